//! Filters: which quotes are shown, by speaker, kind, section and tag.

use super::{View, mark};
use crate::model::{Briefing, Kind, NoteId, Quote, QuoteId, SectionId, SpeakerId, TagId};
use crate::row::{Role, Row};
use crate::text::width::cut;

/// One thing that quotes can be filtered by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Facet {
    /// Its speaker.
    Speaker(SpeakerId),
    /// Its kind.
    Kind(Kind),
    /// Its section.
    Section(SectionId),
    /// One of its tags.
    Tag(TagId),
}

/// The maximum number of cells for a filter in the header.
const MAX_CHIP_CELLS: usize = 20;

/// The number of kinds of filter.
const FACETS: usize = 4;

/// The filters that are set; a quote passes if it passes all of them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// In the order in which they were set, at most one of each kind.
    set: [Option<Facet>; FACETS],
}

impl Facet {
    /// True if a quote passes.
    pub fn passes(self, briefing: &Briefing, id: QuoteId) -> bool {
        let quote: &Quote = &briefing[id];
        match self {
            Self::Speaker(speaker) => quote.speaker == Some(speaker),
            Self::Kind(kind) => quote.kind == kind,
            Self::Section(section) => quote.section == Some(section),
            Self::Tag(tag) => quote.tags.contains(&briefing.tags()[tag.index()].name),
        }
    }

    /// True if a note on words passes. Notes have no speaker and no kind.
    pub fn passes_note(self, briefing: &Briefing, id: NoteId) -> bool {
        match self {
            Self::Speaker(_) | Self::Kind(_) => false,
            Self::Section(section) => briefing[id].section == section,
            Self::Tag(tag) => briefing[id].tags.contains(&briefing.tags()[tag.index()].name),
        }
    }

    fn same_kind(self, other: Self) -> bool {
        std::mem::discriminant(&self) == std::mem::discriminant(&other)
    }

    /// In a word or two: `Ada Ling`, `direct`, `#customs`.
    pub fn words(self, view: &View<'_>) -> String {
        match self {
            Self::Speaker(speaker) => view.briefing[speaker].name.to_string(),
            Self::Kind(kind) => format!("{} {}", mark(kind, &view.glyphs), kind.name()),
            Self::Section(section) => view.briefing[section].title.to_string(),
            Self::Tag(tag) => format!("#{}", view.briefing.tags()[tag.index()].name),
        }
    }

    /// The same without a glyph: `speaker Ada Ling`, `kind direct`.
    pub fn plain_words(self, view: &View<'_>) -> String {
        match self {
            Self::Speaker(speaker) => format!("speaker {}", view.briefing[speaker].name),
            Self::Kind(kind) => format!("kind {}", kind.name()),
            Self::Section(section) => format!("section {}", view.briefing[section].title),
            Self::Tag(tag) => format!("tag {}", view.briefing.tags()[tag.index()].name),
        }
    }
}

impl View<'_> {
    /// The filters for the header, in the order in which they were set.
    pub fn chips(&self) -> Row {
        let mut chips = Row::new();
        for facet in self.selection.filter.facets() {
            chips.push(
                Role::Key,
                format!("[{}]", cut(&facet.words(self), MAX_CHIP_CELLS, self.glyphs.ellipsis)),
            );
            chips.push(Role::Faint, " ");
        }
        chips
    }
}

impl Filter {
    /// The filters, in the order in which they were set.
    pub fn facets(&self) -> impl DoubleEndedIterator<Item = Facet> {
        self.set.into_iter().flatten()
    }

    /// True if none is set.
    pub fn is_empty(&self) -> bool {
        self.set[0].is_none()
    }

    /// The speaker whose quotes are shown; `None` for everybody's.
    pub fn speaker(&self) -> Option<SpeakerId> {
        self.facets().find_map(|facet| if let Facet::Speaker(speaker) = facet { Some(speaker) } else { None })
    }

    /// True if exactly this filter is set.
    pub fn has(&self, facet: Facet) -> bool {
        self.facets().any(|other| other == facet)
    }

    /// Sets a filter; it replaces another of its kind.
    pub fn add(&mut self, facet: Facet) {
        self.retain(|other| !other.same_kind(facet));
        if let Some(free) = self.set.iter_mut().find(|set| set.is_none()) {
            *free = Some(facet);
        }
    }

    /// Clears the filters that `keep` does not keep.
    pub fn retain(&mut self, keep: impl Fn(Facet) -> bool) {
        let mut left = self.set.into_iter().flatten().filter(|facet| keep(*facet));
        self.set = std::array::from_fn(|_| left.next());
    }

    /// Clears the filter that was set last.
    pub fn pop(&mut self) -> Option<Facet> {
        self.set.iter_mut().rev().find_map(Option::take)
    }

    /// Returns true if a quote passes all filters, except one of the kind of `but`.
    pub fn passes(&self, briefing: &Briefing, quote: QuoteId, but: Option<Facet>) -> bool {
        self.facets()
            .filter(|facet| but.is_none_or(|but| !but.same_kind(*facet)))
            .all(|facet| facet.passes(briefing, quote))
    }

    /// Returns true if a note on words passes all filters, except one of the kind of `but`.
    pub fn passes_note(&self, briefing: &Briefing, note: NoteId, but: Option<Facet>) -> bool {
        self.facets()
            .filter(|facet| but.is_none_or(|but| !but.same_kind(*facet)))
            .all(|facet| facet.passes_note(briefing, note))
    }

    /// The quotes that pass.
    ///
    /// Empty if there is no filter, or only a speaker: the briefing has lists for these.
    pub fn passing(&self, briefing: &Briefing) -> Vec<QuoteId> {
        match self.set {
            [None, ..] | [Some(Facet::Speaker(_)), None, ..] => Vec::new(),
            _ => briefing.quote_ids().filter(|quote| self.passes(briefing, *quote, None)).collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_is_one_filter_of_each_kind_and_the_last_is_cleared_first() {
        let mut filter = Filter::default();
        filter.add(Facet::Kind(Kind::Direct));
        filter.add(Facet::Section(SectionId::at(1)));
        filter.add(Facet::Kind(Kind::Mixed));
        let set: Vec<Facet> = filter.facets().collect();
        assert_eq!(set, [Facet::Section(SectionId::at(1)), Facet::Kind(Kind::Mixed)]);
        assert_eq!(filter.pop(), Some(Facet::Kind(Kind::Mixed)));
        assert_eq!(filter.pop(), Some(Facet::Section(SectionId::at(1))));
        assert_eq!(filter.pop(), None);
        assert!(filter.is_empty());
    }
}
