//! Ways of looking at a briefing: what a pane's items are, as rows, without drawing anything.

pub mod about;
pub mod agenda;
pub mod cells;
pub mod filter;
pub mod flow;
pub mod kept;
pub mod linear;
pub mod lit;
pub mod picture;
pub mod quotes;
pub mod shelf;
pub mod speakers;
pub mod text;
pub mod texts;
pub mod viewer;

use crate::layout::PaneName;
use crate::model::{Briefing, Kind, Quote, QuoteId, SectionId, SpeakerId, Standing};
use crate::row::{Glyphs, HUES, Role, Row};
use filter::{Facet, Filter};
use flow::Flow;
use lit::Lit;
use picture::Pictures;
use std::ops::Range;

/// What is chosen: every pane is a view of it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Selection {
    /// The section that is being read.
    pub section: Option<SectionId>,
    /// Which quotes are looked at.
    pub filter: Filter,
    /// The quote that would be taken out.
    pub quote: Option<QuoteId>,
}

/// Which words of a quote that was translated are shown; what is copied and exported holds both.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Languages {
    /// The translation and the original, beside each other where there is room.
    #[default]
    Both,
    /// The translation.
    Translation,
    /// The original.
    Original,
}

impl Languages {
    /// The next in turn.
    #[must_use]
    pub fn next(self) -> Self {
        match self {
            Self::Both => Self::Translation,
            Self::Translation => Self::Original,
            Self::Original => Self::Both,
        }
    }

    /// What is shown, in a few words.
    pub fn words(self) -> &'static str {
        match self {
            Self::Both => "translation and original",
            Self::Translation => "translation only",
            Self::Original => "original only",
        }
    }
}

/// Words that are being chosen in the text of a section.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picked {
    /// The section.
    pub section: SectionId,
    /// The bytes of its text.
    pub range: Range<usize>,
    /// The character at the end that moves.
    pub caret: Range<usize>,
}

/// All that a pane looks at.
#[derive(Clone, Copy, Debug)]
pub struct View<'a> {
    /// The briefing.
    pub briefing: &'a Briefing,
    /// Its text in blocks.
    pub flow: &'a Flow,
    /// What is chosen.
    pub selection: Selection,
    /// The marks to write with.
    pub glyphs: Glyphs,
    /// The letters typed so far, while a speaker is being jumped to.
    pub jump: Option<&'a str>,
    /// The quotes that are marked for a joint export, ascending.
    pub marked: &'a [QuoteId],
    /// The quotes that pass the filters, where those ask for more than a speaker.
    pub passing: &'a [QuoteId],
    /// What is searched for.
    pub lit: Option<Lit<'a>>,
    /// The words that are being chosen in the text.
    pub picked: Option<&'a Picked>,
    /// Which words of translated quotes to show.
    pub languages: Languages,
    /// What is known of the pictures; none where there is no screen to show them on.
    pub pictures: Option<Pictures<'a>>,
}

/// A pane that lists things.
pub trait Lister: Sync {
    /// What stands in its border.
    fn title(&self, view: &View<'_>) -> String;
    /// How many items there are.
    fn len(&self, view: &View<'_>) -> usize;
    /// The item that is chosen.
    fn chosen(&self, view: &View<'_>) -> Option<usize>;
    /// An item as a row of at most `cells`.
    fn row(&self, view: &View<'_>, index: usize, cells: usize) -> Row;
    /// What to say where there are no items.
    fn empty(&self, view: &View<'_>) -> String;
    /// Whether an item is what a search has gone to.
    fn is_here(&self, _: &View<'_>, _: usize) -> bool {
        false
    }
}

/// The pane of that name, if it is one that lists things.
pub fn lister(name: PaneName) -> Option<&'static dyn Lister> {
    match name {
        PaneName::Agenda => Some(&agenda::Agenda),
        PaneName::Speakers => Some(&speakers::Speakers),
        PaneName::Quotes => Some(&quotes::Quotes),
        PaneName::Text => None,
    }
}

impl<'a> View<'a> {
    /// The quotes that are looked at: those that pass the filters, or all.
    pub fn quotes(&self) -> Quoted<'a> {
        let mut facets = self.selection.filter.facets();
        match (facets.next(), facets.next()) {
            (None, _) => Quoted::All(self.briefing),
            (Some(Facet::Speaker(speaker)), None) => Quoted::Of(&self.briefing[speaker].quotes),
            _ => Quoted::Of(self.passing),
        }
    }

    /// A speaker's letters, by which `f` jumps: one, or as many as it takes for all to be equally long.
    pub fn letters(&self, speaker: SpeakerId) -> String {
        letters(speaker.index(), self.briefing.speakers.len())
    }

    /// The letters as a span: lit while they can be typed.
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
    /// How many there are.
    pub fn len(&self) -> usize {
        match self {
            Self::All(briefing) => briefing.quotes.len(),
            Self::Of(ids) => ids.len(),
        }
    }

    /// Whether there are none.
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

    /// Where a quote stands among them.
    pub fn position(&self, quote: QuoteId) -> Option<usize> {
        match self {
            Self::All(briefing) => (quote.index() < briefing.quotes.len()).then_some(quote.index()),
            Self::Of(ids) => ids.binary_search(&quote).ok(),
        }
    }

    /// How many stand in a range of the briefing's list.
    pub fn within(&self, range: &Range<usize>) -> usize {
        match self {
            Self::All(_) => range.len(),
            Self::Of(ids) => {
                let before = |end: usize| ids.partition_point(|id| id.index() < end);
                before(range.end) - before(range.start)
            }
        }
    }

    /// How many stand before a quote, whether or not it is among them.
    pub fn before(&self, quote: QuoteId) -> usize {
        match self {
            Self::All(_) => quote.index(),
            Self::Of(ids) => ids.partition_point(|id| *id < quote),
        }
    }
}

fn letters(index: usize, count: usize) -> String {
    let mut len = 1;
    let mut room = 26;
    while room < count {
        len += 1;
        room *= 26;
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

/// The mark before a quote.
pub fn mark(kind: Kind, glyphs: &Glyphs) -> &'static str {
    match kind {
        Kind::Direct => glyphs.direct,
        Kind::Indirect => glyphs.indirect,
        Kind::Mixed => glyphs.mixed,
    }
}

/// The mark behind a quote: whether its text bears it out.
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
