//! Maps sections, speakers, quotes and places to a new reading of the same file.

use super::flow::{Block, BlockKind, Flow, Place};
use crate::model::{Briefing, QuoteId, SectionId, SpeakerId};
use crate::text::moved::moved;
use std::ops::Range;

/// Two readings of the same file.
#[derive(Clone, Copy, Debug)]
pub struct Rereading<'a> {
    /// The old reading.
    pub old: (&'a Briefing, &'a Flow),
    /// The new reading.
    pub new: (&'a Briefing, &'a Flow),
}

impl Rereading<'_> {
    /// The section with the same id, or else the same title, or else the same index.
    pub fn section(&self, old: SectionId) -> Option<SectionId> {
        let (known, sections) = (&self.old.0[old], &self.new.0.sections);
        let by_id = sections.iter().position(|section| section.id == known.id && !section.id.is_empty());
        let found = by_id.or_else(|| sections.iter().position(|section| section.title == known.title));
        let index = found.unwrap_or(old.index().min(sections.len().saturating_sub(1)));
        self.new.0.section_at(index)
    }

    /// The speaker with the same id, else with the same name.
    pub fn speaker(&self, old: SpeakerId) -> Option<SpeakerId> {
        let (known, speakers) = (&self.old.0[old], &self.new.0.speakers);
        let by_id = speakers.iter().position(|speaker| speaker.id == known.id);
        let found = by_id.or_else(|| speakers.iter().position(|speaker| speaker.name == known.name));
        self.new.0.speaker_at(found?)
    }

    /// The same quote if it is still there, by its id or else by its words.
    pub fn same_quote(&self, old: QuoteId) -> Option<QuoteId> {
        let (was, is) = (self.old.0, self.new.0);
        let known = &was[old];
        if known.id.is_some() {
            let by_id = is.quotes.iter().position(|quote| quote.id == known.id);
            if let Some(found) = by_id.and_then(|index| is.quote_at(index)) {
                return Some(found);
            }
        }
        // The name of a quote is made from its words, so only quotes with the same words can have it.
        let same_words = || is.quote_ids().filter(|id| is[*id].text == known.text);
        let name = was.quote_name(old);
        let section = known.section.and_then(|section| self.section(section));
        same_words()
            .find(|id| is.quote_name(*id) == name)
            .or_else(|| same_words().find(|id| is[*id].section == section))
            .or_else(|| same_words().next())
    }

    /// The quote that best replaces an old one.
    ///
    /// It is the same quote, or else the one between the same neighbours, or else the one with the same
    /// index in its section.
    pub fn quote(&self, old: QuoteId) -> Option<QuoteId> {
        self.same_quote(old).or_else(|| self.by_neighbours(old)).or_else(|| {
            let known = self.old.0[old].section?;
            let quotes = &self.new.0[self.section(known)?].quotes;
            let index = old.index().saturating_sub(self.old.0[known].quotes.start);
            let last = quotes.len().checked_sub(1);
            let index = last.map_or(quotes.start, |last| quotes.start + index.min(last));
            self.new.0.quote_at(index.min(self.new.0.quotes.len().checked_sub(1)?))
        })
    }

    fn by_neighbours(&self, old: QuoteId) -> Option<QuoteId> {
        let (was, is) = (self.old.0, self.new.0);
        let section = was[old].section?;
        let of_section = |id: &QuoteId| was[*id].section == Some(section);
        let before = old.index().checked_sub(1).and_then(|index| was.quote_at(index)).filter(of_section);
        let after = was.quote_at(old.index() + 1).filter(of_section);
        let here = |id: &QuoteId| is[*id].section == self.section(section);
        let next = |id: QuoteId| is.quote_at(id.index() + 1).filter(here);
        let previous =
            |id: QuoteId| id.index().checked_sub(1).and_then(|index| is.quote_at(index)).filter(here);
        let by_before = before.and_then(|id| self.same_quote(id)).and_then(next);
        by_before.or_else(|| after.and_then(|id| self.same_quote(id)).and_then(previous))
    }

    /// The place of the same words, or the nearest place.
    pub fn place(&self, old: Place) -> Place {
        let Some(block) = self.old.1.blocks.get(old.block) else {
            // The place is after the end.
            return Place { block: self.new.1.blocks.len(), at: 0 };
        };
        // The rows of a gap are counted as bytes after the text of their block.
        let len = block.text(self.old.0).len();
        let gap = old.at.saturating_sub(len);
        let at = old.at.min(len);
        let place = match &block.kind {
            BlockKind::EventTitle | BlockKind::EventFacts => Some(old),
            BlockKind::Summary(range) => self.in_summary(range, at),
            _ => block.section.and_then(|section| self.in_section(section, block, at)),
        };
        let place = place.unwrap_or_default();
        Place { at: place.at + gap, ..place }
    }

    fn in_summary(&self, range: &Range<usize>, at: usize) -> Option<Place> {
        let (old, new) = (self.old.0.event.summary.as_deref()?, self.new.0.event.summary.as_deref()?);
        let at = moved(old, new, range.start + at);
        let pieces = self.new.1.blocks.iter().enumerate().take_while(|(_, block)| block.section.is_none());
        let before = pieces.filter_map(|(index, block)| match &block.kind {
            BlockKind::Summary(piece) if piece.start <= at => {
                Some(Place { block: index, at: at - piece.start })
            }
            _ => None,
        });
        before.last()
    }

    fn in_section(&self, section: SectionId, block: &Block, at: usize) -> Option<Place> {
        let new = self.section(section)?;
        let (was, is) = (&self.old.0[section], &self.new.0[new]);
        let title = self.new.1.section_start(new);
        let blocks = self.new.1.blocks_of(new);
        let of_kind = |kind: BlockKind| {
            let index = self.new.1.blocks[blocks.clone()].iter().position(|block| block.kind == kind)?;
            Some(Place { block: blocks.start + index, at })
        };
        let in_text = |at: usize| {
            if is.paragraphs.is_empty() {
                title
            } else {
                self.new.1.place_at(new, moved(&was.text, &is.text, at))
            }
        };
        Some(match &block.kind {
            BlockKind::Facts => Place { block: title.block + 1, at },
            BlockKind::Paragraph(range) => in_text(range.start + at),
            BlockKind::Quote(quote) => {
                self.quote(*quote).and_then(|quote| of_kind(BlockKind::Quote(quote))).unwrap_or(title)
            }
            BlockKind::Caption(index) => {
                let same = is.captions.iter().position(|caption| caption.text == was.captions[*index].text);
                same.and_then(|index| of_kind(BlockKind::Caption(index)))
                    .unwrap_or_else(|| in_text(block.from))
            }
            BlockKind::Figure(index) => {
                let old = &was.figures[*index];
                let mut figures = is.figures.iter();
                let same = figures.position(|figure| figure.value == old.value && figure.label == old.label);
                same.and_then(|index| of_kind(BlockKind::Figure(index)))
                    .unwrap_or_else(|| in_text(block.from))
            }
            BlockKind::Note(_) => {
                let text = block.text(self.old.0);
                let new = &self.new.1.blocks[blocks.clone()];
                let is_same = |other: &Block| {
                    matches!(other.kind, BlockKind::Note(_)) && other.text(self.new.0) == text
                };
                let same =
                    new.iter().position(is_same).map(|index| Place { block: blocks.start + index, at });
                same.unwrap_or_else(|| in_text(block.from))
            }
            _ => Place { at, ..title },
        })
    }
}
