//! The quotes that pass the filters, with their kind and anchor.

use super::filter::Facet;
use super::lit::Here;
use super::{Languages, Lister, Space, View, hue, is_unchecked, mark};
use crate::action::{Action, Context};
use crate::binding::Bindings;
use crate::model::{QuoteId, Standing};
use crate::row::{Role, Row};
use crate::text::bidi::isolated;
use crate::text::line;
use crate::text::width::width;

/// Width from which a row shows the original beside the translation, in cells.
const WIDE: usize = 60;
/// Minimum number of rows of the pane in which a quote may have two lines.
const MIN_ROWS: usize = 10;

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

    fn rows(&self, view: &View<'_>, index: usize, space: Space) -> Vec<Row> {
        let Some(id) = view.quotes().get(index) else { return Vec::new() };
        let (quote, cells, glyphs) = (&view.briefing[id], space.cells, &view.glyphs);
        let mut left = before_words(view, index);
        let words = first_words(view, id, cells * 2);
        if self.height(view, index, space) > 1 {
            let indent = left.width();
            let room = cells.saturating_sub(indent + 2).max(1);
            let end = line::lines(&words, 0..words.len(), room).first().map_or(0, |line| line.end);
            let (first, rest) = words.split_at_checked(end).unwrap_or((words.as_str(), ""));
            left.push_field(Role::Text, first.trim_end());
            let mut second = Row::of(Role::Text, " ".repeat(indent));
            second.push_field(Role::Text, rest);
            let first = Row::spread(left, exceptions(view, id), cells, glyphs.ellipsis);
            return vec![first, second.cut(cells, glyphs.ellipsis)];
        }
        let original = quote.original.as_ref().map(|original| &original.text);
        match original.filter(|_| view.languages == Languages::Both && cells >= WIDE) {
            Some(original) => {
                let column = (cells - left.width()) / 2 - 2;
                let mut own = Row::of(Role::Text, "");
                own.push_field(Role::Text, &words);
                let own = own.cut(column, glyphs.ellipsis);
                let blank = column - own.width();
                left.append(own);
                left.push(Role::Text, " ".repeat(blank + 2));
                left.push_field(Role::Text, &head(original, cells * 2));
            }
            None => left.push_field(Role::Text, &words),
        }
        vec![Row::spread(left, exceptions(view, id), cells, glyphs.ellipsis)]
    }

    /// A quote has two lines if it needs them and the pane is high enough.
    fn height(&self, view: &View<'_>, index: usize, space: Space) -> usize {
        if space.rows < MIN_ROWS {
            return 1;
        }
        let Some(id) = view.quotes().get(index) else { return 1 };
        let is_beside = view.languages == Languages::Both && space.cells >= WIDE;
        if is_beside && view.briefing[id].original.is_some() {
            return 1;
        }
        let room = space.cells.saturating_sub(before_words(view, index).width() + 3);
        if width(&first_words(view, id, room + 1)) <= room { 1 } else { 2 }
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

/// The letters of the speaker and the kind of a quote, before its words.
fn before_words(view: &View<'_>, index: usize) -> Row {
    let mut left = Row::new();
    let Some(quote) = view.quotes().get(index).map(|id| &view.briefing[id]) else { return left };
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
    let mark = mark(quote.kind, &view.glyphs);
    left.push(Role::Faint, format!("{mark}{}", " ".repeat(3usize.saturating_sub(width(mark)))));
    left
}

/// The first characters of a quote, in the language that is shown.
fn first_words(view: &View<'_>, id: QuoteId, most: usize) -> String {
    let quote = &view.briefing[id];
    match &quote.original {
        Some(original) if view.languages == Languages::Original => head(&original.text, most),
        _ => head(&quote.text, most),
    }
}

/// The first characters of a text, on one line.
fn head(text: &str, most: usize) -> String {
    text.chars().take(most).map(|c| if c == '\n' { ' ' } else { c }).collect()
}

/// The marks after a quote: for export, and what sets it apart from other quotes.
///
/// Most quotes are in the text, so only the others are marked; so it is with those that nobody has checked.
fn exceptions(view: &View<'_>, id: QuoteId) -> Row {
    let (quote, glyphs) = (&view.briefing[id], &view.glyphs);
    let mut right = Row::new();
    if view.marked.binary_search(&id).is_ok() {
        right.push(Role::Key, glyphs.marked);
    }
    if quote.standing() == Standing::Doubtful {
        right.push(Role::Text, if right.spans.is_empty() { "" } else { " " });
        right.push(Role::Doubt, glyphs.doubtful);
    }
    if is_unchecked(view, quote) && view.flow.has_checked {
        right.push(Role::Doubt, glyphs.unchecked);
    }
    right
}
