//! The quotes that pass the filters, with their kind and anchor.

use super::filter::Facet;
use super::lit::Here;
use super::{Languages, Lister, View, hue, is_unchecked, mark, proof};
use crate::action::{Action, Context};
use crate::binding::Bindings;
use crate::row::{Role, Row};
use crate::text::bidi::isolated;
use crate::text::width::width;

/// Width from which a row shows the original beside the translation, in cells.
const WIDE: usize = 60;

/// The pane.
pub struct Quotes;

impl Lister for Quotes {
    fn title(&self, view: &View<'_>) -> String {
        let filters = view.selection.filter.facets().map(|facet| isolated(&facet.words(view)).into_owned());
        std::iter::once("Quotes".to_owned()).chain(filters).collect::<Vec<_>>().join(view.glyphs.dot)
    }

    fn len(&self, view: &View<'_>) -> usize {
        view.quotes().len()
    }

    fn selected(&self, view: &View<'_>) -> Option<usize> {
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
            (None, Some(speaker)) if view.selection.filter.speaker().is_none() => {
                left.push(hue(speaker), view.letters(speaker));
                left.push(Role::Text, " ");
            }
            (_, None) if view.selection.filter.speaker().is_none() => {
                let letters = view.briefing.speaker_at(0).map_or(0, |first| view.letters(first).len() + 1);
                left.push(Role::Text, " ".repeat(letters));
            }
            _ => {}
        }
        let mark = mark(quote.kind, glyphs);
        left.push(Role::Faint, format!("{mark}{}", " ".repeat(3usize.saturating_sub(width(mark)))));
        // The rest of the text would be cut anyway.
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
        let mut right = Row::new();
        if view.marked.binary_search(&id).is_ok() {
            right.push(Role::Key, glyphs.marked);
            right.push(Role::Text, if proof.is_empty() { "" } else { " " });
        }
        right.push(role, proof);
        if is_unchecked(view, quote) {
            right.push(Role::Doubt, glyphs.unchecked);
        }
        Row::spread(left, right, cells, glyphs.ellipsis)
    }

    fn is_here(&self, view: &View<'_>, index: usize) -> bool {
        let here = view.lit.and_then(|lit| lit.here);
        matches!(here, Some(Here::Quote(quote)) if view.quotes().get(index) == Some(*quote))
    }

    fn empty(&self, view: &View<'_>, bindings: &Bindings) -> String {
        let mut filters = view.selection.filter.facets();
        match (filters.next(), filters.next()) {
            (Some(Facet::Speaker(speaker)), None) => format!("No quote by {}.", view.briefing[speaker].name),
            (Some(_), _) => {
                let does = "clears the last filter";
                bindings.with_hint("No quote matches the filters", Context::Reader, Action::Back, does)
            }
            _ => "This briefing has no quotes.".to_owned(),
        }
    }
}
