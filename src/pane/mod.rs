//! The panes: their items as rows, without drawing anything.

pub mod about;
pub mod agenda;
pub mod around;
pub mod cells;
mod facts;
pub mod filter;
pub mod flow;
pub mod found;
pub mod linear;
pub mod lit;
mod noted;
pub mod notes;
pub mod number;
pub mod picture;
pub mod quotes;
pub mod rereading;
pub mod results;
pub mod shelf;
pub mod speakers;
pub mod status;
pub mod stops;
pub mod text;
pub mod texts;
mod turn;
pub mod viewer;

use crate::binding::Bindings;
use crate::layout::PaneName;
use crate::model::{Briefing, Kind, Quote, QuoteId, SectionId, SpeakerId, Standing};
use crate::row::{Glyphs, HUES, Role, Row};
use filter::{Facet, Filter};
use flow::Flow;
use lit::Lit;
use picture::Pictures;
use std::ops::Range;

/// What is selected; every pane follows it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Selection {
    /// The section that is being read.
    pub section: Option<SectionId>,
    /// Which quotes are shown.
    pub filter: Filter,
    /// The selected quote.
    pub quote: Option<QuoteId>,
}

/// The wordings of translated quotes that are shown.
///
/// Copies and exports always contain both.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Languages {
    /// The translation and the original, side by side if there is space.
    #[default]
    Both,
    /// The translation.
    Translation,
    /// The original.
    Original,
}

impl Languages {
    /// The next choice; after the last, the first.
    #[must_use]
    pub fn next(self) -> Self {
        match self {
            Self::Both => Self::Translation,
            Self::Translation => Self::Original,
            Self::Original => Self::Both,
        }
    }

    /// The choice in a few words.
    pub fn words(self) -> &'static str {
        match self {
            Self::Both => "translation and original",
            Self::Translation => "translation only",
            Self::Original => "original only",
        }
    }
}

/// Words that are being selected in the text of a section.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picked {
    /// The section.
    pub section: SectionId,
    /// The bytes of its text.
    pub range: Range<usize>,
    /// The character at the moving end.
    pub caret: Range<usize>,
}

/// Everything that a pane shows.
#[derive(Clone, Copy, Debug)]
pub struct View<'a> {
    /// The briefing.
    pub briefing: &'a Briefing,
    /// Its text as blocks.
    pub flow: &'a Flow,
    /// The selected section and quote, and the filters.
    pub selection: Selection,
    /// The glyphs to draw with.
    pub glyphs: Glyphs,
    /// The letters typed so far, while jumping to a speaker.
    pub jump: Option<&'a str>,
    /// The quotes that are marked for export, ascending.
    pub marked: &'a [QuoteId],
    /// The quotes that pass the filters; empty if at most a speaker is set.
    pub passing: &'a [QuoteId],
    /// The search whose matches are highlighted.
    pub lit: Option<Lit<'a>>,
    /// The words that are being selected in the text.
    pub picked: Option<&'a Picked>,
    /// Which wordings of translated quotes are shown.
    pub languages: Languages,
    /// What is known of the pictures; `None` if there is no screen for them.
    pub pictures: Option<Pictures<'a>>,
}

/// The space in which a list shows its items.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Space {
    /// The cells of a row.
    pub cells: usize,
    /// The rows of the whole list.
    pub rows: usize,
}

impl Space {
    /// The space inside a list of this width and height.
    ///
    /// The pointer takes two cells, and one stays blank at the end.
    pub fn of(width: u16, height: u16) -> Self {
        Self { cells: usize::from(width.saturating_sub(3)), rows: usize::from(height) }
    }
}

/// A pane that is a list.
pub trait Lister: Sync {
    /// The title in its border.
    fn title(&self, view: &View<'_>) -> String;
    /// The number of items.
    fn len(&self, view: &View<'_>) -> usize;
    /// The index of the selected item.
    fn selected(&self, view: &View<'_>) -> Option<usize>;
    /// An item as rows: as many as its [height](Self::height).
    fn rows(&self, view: &View<'_>, index: usize, space: Space) -> Vec<Row>;
    /// The number of rows of an item.
    fn height(&self, _: &View<'_>, _: usize, _: Space) -> usize {
        1
    }
    /// The heading before an item, if it begins a group. It takes a row.
    fn lead(&self, _: &View<'_>, _: usize) -> Option<Row> {
        None
    }
    /// What to show if there are no items.
    fn empty(&self, view: &View<'_>, bindings: &Bindings) -> String;
    /// True if an item is the current match of the search.
    fn is_here(&self, _: &View<'_>, _: usize) -> bool {
        false
    }
}

/// The number of rows of an item with its heading, at least one.
pub fn whole_height(list: &dyn Lister, view: &View<'_>, index: usize, space: Space) -> usize {
    list.height(view, index, space).max(1) + usize::from(list.lead(view, index).is_some())
}

/// The pane of this name, if it is a list.
pub fn lister(name: PaneName) -> Option<&'static dyn Lister> {
    match name {
        PaneName::Agenda => Some(&agenda::Agenda),
        PaneName::Speakers => Some(&speakers::Speakers),
        PaneName::Quotes => Some(&quotes::Quotes),
        PaneName::Text => None,
    }
}

impl<'a> View<'a> {
    /// The quotes that pass the filters, or all quotes.
    pub fn quotes(&self) -> Quoted<'a> {
        let mut facets = self.selection.filter.facets();
        match (facets.next(), facets.next()) {
            (None, _) => Quoted::All(self.briefing),
            (Some(Facet::Speaker(speaker)), None) => Quoted::Of(&self.briefing[speaker].quotes),
            _ => Quoted::Of(self.passing),
        }
    }

    /// The letters that jump to a speaker; all speakers have equally many.
    pub fn letters(&self, speaker: SpeakerId) -> String {
        letters(speaker.index(), self.briefing.speakers.len())
    }

    /// The letters and their role: highlighted while they can be typed.
    fn letters_span(&self, speaker: SpeakerId) -> (Role, String) {
        let letters = self.letters(speaker);
        match self.jump {
            Some(typed) if letters.starts_with(typed) => (Role::Hit, letters),
            Some(_) => (Role::Faint, letters),
            None => (hue(speaker), letters),
        }
    }
}

/// Some quotes in the order of the briefing.
#[derive(Clone, Copy, Debug)]
pub enum Quoted<'a> {
    /// All of a briefing.
    All(&'a Briefing),
    /// These.
    Of(&'a [QuoteId]),
}

impl Quoted<'_> {
    /// The number of quotes.
    pub fn len(&self) -> usize {
        match self {
            Self::All(briefing) => briefing.quotes.len(),
            Self::Of(ids) => ids.len(),
        }
    }

    /// True if there are none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The quote at `index`.
    pub fn get(&self, index: usize) -> Option<QuoteId> {
        match self {
            Self::All(briefing) => briefing.quote_at(index),
            Self::Of(ids) => ids.get(index).copied(),
        }
    }

    /// The index of a quote among them.
    pub fn position(&self, quote: QuoteId) -> Option<usize> {
        match self {
            Self::All(briefing) => (quote.index() < briefing.quotes.len()).then_some(quote.index()),
            Self::Of(ids) => ids.binary_search(&quote).ok(),
        }
    }

    /// The number of them in a range of the briefing's quotes.
    pub fn within(&self, range: &Range<usize>) -> usize {
        match self {
            Self::All(_) => range.len(),
            Self::Of(ids) => {
                let before = |end: usize| ids.partition_point(|id| id.index() < end);
                before(range.end) - before(range.start)
            }
        }
    }

    /// The number of them before a quote, which need not be one of them.
    pub fn before(&self, quote: QuoteId) -> usize {
        match self {
            Self::All(_) => quote.index(),
            Self::Of(ids) => ids.partition_point(|id| *id < quote),
        }
    }
}

fn letters(index: usize, count: usize) -> String {
    let mut len = 1;
    let mut names = 26;
    while names < count {
        len += 1;
        names *= 26;
    }
    let mut rest = index;
    let mut letters = Vec::with_capacity(len);
    for _ in 0..len {
        letters.push(char::from(b'a' + u8::try_from(rest % 26).unwrap_or(0)));
        rest /= 26;
    }
    letters.iter().rev().collect()
}

/// A speaker's colour.
pub fn hue(speaker: SpeakerId) -> Role {
    Role::Hue(u8::try_from(speaker.index() % HUES).unwrap_or(0))
}

/// The glyph before a quote: its kind.
pub fn mark(kind: Kind, glyphs: &Glyphs) -> &'static str {
    match kind {
        Kind::Direct => glyphs.direct,
        Kind::Indirect => glyphs.indirect,
        Kind::Mixed => glyphs.mixed,
    }
}

/// Returns true if only rules found who said a quote.
pub fn is_unchecked(view: &View<'_>, quote: &Quote) -> bool {
    view.briefing.is_checked(quote) == Some(false)
}

/// The reliability of a quote in words: `verbatim, attribution not checked`.
pub fn reliability(view: &View<'_>, quote: &Quote) -> String {
    let caution = if is_unchecked(view, quote) { ", attribution not checked" } else { "" };
    format!("{}{caution}", quote.standing_words())
}

/// The glyph after a quote, which says if it was found in the text.
fn proof(quote: &Quote, glyphs: &Glyphs) -> (Role, &'static str) {
    match quote.standing() {
        Standing::Verbatim => (Role::Good, glyphs.verbatim),
        Standing::Doubtful => (Role::Doubt, glyphs.doubtful),
        _ => (Role::Faint, ""),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_are_equally_long_and_all_different() {
        assert_eq!(letters(0, 10), "a");
        assert_eq!(letters(25, 26), "z");
        assert_eq!(letters(0, 27), "aa");
        assert_eq!(letters(26, 27), "ba");
        let all: std::collections::HashSet<_> = (0..800).map(|index| letters(index, 800)).collect();
        assert_eq!(all.len(), 800);
    }
}
