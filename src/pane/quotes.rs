//! The quotes: of the chosen speaker or of everybody, with what kind each is and whether the text bears it out.

use super::{Languages, Lister, View, hue, mark, proof};
use crate::row::{Role, Row};
use crate::text::bidi::isolated;
use crate::text::width::width;

/// A row as long as this shows the original beside the translation.
const WIDE: usize = 60;

/// The pane.
pub struct Quotes;

impl Lister for Quotes {
    fn title(&self, view: &View<'_>) -> String {
        match view.selection.speaker {
            Some(speaker) => format!("Quotes{}{}", view.glyphs.dot, isolated(&view.briefing[speaker].name)),
            None => "Quotes".to_owned(),
        }
    }

    fn len(&self, view: &View<'_>) -> usize {
        view.quotes().len()
    }

    fn chosen(&self, view: &View<'_>) -> Option<usize> {
        view.quotes().position(view.selection.quote?)
    }

    fn row(&self, view: &View<'_>, index: usize, cells: usize) -> Row {
        let Some(id) = view.quotes().get(index) else { return Row::new() };
        let quote = &view.briefing[id];
        let glyphs = &view.glyphs;
        let mut left = Row::new();
        match (view.jump, quote.speaker) {
            (Some(_), Some(speaker)) => {
                let (role, letters) = view.letters_span(speaker);
                left.push(role, letters);
                left.push(Role::Text, " ");
            }
            (None, Some(speaker)) if view.selection.speaker.is_none() => {
                left.push(hue(speaker), view.letters(speaker));
                left.push(Role::Text, " ");
            }
            (_, None) if view.selection.speaker.is_none() => {
                let letters = view.briefing.speaker_at(0).map_or(0, |first| view.letters(first).len() + 1);
                left.push(Role::Text, " ".repeat(letters));
            }
            _ => {}
        }
        let mark = mark(quote.kind, glyphs);
        left.push(Role::Faint, format!("{mark}{}", " ".repeat(3usize.saturating_sub(width(mark)))));
        // A row shows the beginning; what is behind it would be cut anyway.
        let head = |text: &str| -> String {
            text.chars().take(cells * 2).map(|c| if c == '\n' { ' ' } else { c }).collect()
        };
        let original = quote.original.as_ref().map(|original| &original.text);
        match (original, view.languages) {
            (Some(original), Languages::Original) => left.push_field(Role::Text, &head(original)),
            (Some(original), Languages::Both) if cells >= WIDE => {
                let column = (cells - left.width()) / 2 - 2;
                let mut words = Row::of(Role::Text, "");
                words.push_field(Role::Text, &head(&quote.text));
                let words = words.cut(column, glyphs.ellipsis);
                let blank = column - words.width();
                left.append(words);
                left.push(Role::Text, " ".repeat(blank + 2));
                left.push_field(Role::Text, &head(original));
            }
            _ => left.push_field(Role::Text, &head(&quote.text)),
        }
        let (role, proof) = proof(quote, glyphs);
        Row::spread(left, Row::of(role, proof), cells, glyphs.ellipsis)
    }

    fn empty(&self, view: &View<'_>) -> String {
        match view.selection.speaker {
            Some(speaker) => format!("No quote of {}.", view.briefing[speaker].name),
            None => "This briefing has no quotes.".to_owned(),
        }
    }
}
