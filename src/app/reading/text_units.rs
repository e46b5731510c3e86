//! The running text of a section in characters, words, sentences and paragraphs.

use crate::model::SectionId;
use crate::pane::View;
use crate::pane::flow::{BlockKind, Place};
use crate::text::{Cut, bidi, word};
use std::ops::Range;

/// A unit by which a selection grows or shrinks.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum TextUnit {
    Character,
    Word,
    Sentence,
    Paragraph,
}

/// The running text of a section. All positions are bytes of that text.
#[derive(Clone, Copy)]
pub(super) struct SectionText<'a> {
    pub(super) view: View<'a>,
    pub(super) section: SectionId,
}

impl<'a> SectionText<'a> {
    /// The text.
    pub(super) fn text(&self) -> &'a str {
        &self.view.briefing[self.section].text
    }

    /// The range of a block in a paragraph; empty for blocks of other kinds.
    pub(super) fn piece(&self, block: usize) -> Range<usize> {
        match self.view.flow.blocks.get(block).map(|block| &block.kind) {
            Some(BlockKind::Paragraph(range)) => range.clone(),
            _ => 0..0,
        }
    }

    /// The place of a byte.
    pub(super) fn place(&self, at: usize) -> Place {
        self.view.flow.place_at(self.section, at)
    }

    /// The units of a block, in order.
    pub(super) fn units(&self, unit: TextUnit, block: usize) -> Vec<Range<usize>> {
        let piece = self.piece(block);
        let text = self.text().cut(piece.clone());
        let units = match unit {
            TextUnit::Character => word::characters(text),
            TextUnit::Word => word::words(text),
            TextUnit::Sentence => word::sentences(text),
            TextUnit::Paragraph => {
                let paragraphs = &self.view.briefing[self.section].paragraphs;
                let first = paragraphs.partition_point(|own| own.end <= piece.start);
                return paragraphs.get(first).cloned().into_iter().collect();
            }
        };
        units.into_iter().map(|own| own.start + piece.start..own.end + piece.start).collect()
    }

    /// The first unit at or after `at` that `is_wanted` accepts.
    pub(super) fn next(
        &self,
        unit: TextUnit,
        at: usize,
        is_wanted: impl Fn(&Range<usize>) -> bool,
    ) -> Option<Range<usize>> {
        let first = self.place(at).block;
        let last = self.view.flow.blocks_of(self.section).end;
        let mut pieces = (first..last).filter(|block| !self.piece(*block).is_empty());
        pieces.find_map(|block| self.units(unit, block).into_iter().find(&is_wanted))
    }

    /// The last unit at or before `at` that `is_wanted` accepts.
    pub(super) fn previous(
        &self,
        unit: TextUnit,
        at: usize,
        is_wanted: impl Fn(&Range<usize>) -> bool,
    ) -> Option<Range<usize>> {
        let last = self.place(at).block;
        let first = self.view.flow.blocks_of(self.section).start;
        let mut pieces = (first..=last).rev().filter(|block| !self.piece(*block).is_empty());
        pieces.find_map(|block| self.units(unit, block).into_iter().rfind(&is_wanted))
    }

    /// The character that ends at or before `at`.
    pub(super) fn character_before(&self, at: usize) -> Option<Range<usize>> {
        self.previous(TextUnit::Character, at, |own| own.end <= at)
    }

    /// The character that starts at or after `at`.
    pub(super) fn character_after(&self, at: usize) -> Option<Range<usize>> {
        self.next(TextUnit::Character, at, |own| own.start >= at)
    }

    /// Returns true if the paragraph at `at` is written right to left.
    pub(super) fn is_rtl(&self, at: usize) -> bool {
        let paragraphs = &self.view.briefing[self.section].paragraphs;
        let paragraph = paragraphs.get(paragraphs.partition_point(|own| own.end <= at));
        let text = paragraph.and_then(|own| self.text().get(own.clone()));
        text.is_some_and(|text| bidi::direction(text) == bidi::Direction::Rtl)
    }
}
