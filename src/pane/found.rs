//! The texts of a briefing that a search of the library has found.

use super::flow::{Block, BlockKind, Flow};
use super::texts::Unit;
use crate::model::{Briefing, QuoteId};
use crate::query::{Match, TextKind};
use crate::text::Cut;
use std::ops::Range;

/// The texts of a briefing that a search of the library has found: only matches in them are stops of the search.
#[derive(Debug)]
pub struct FoundTexts {
    /// The statements, in order.
    quotes: Vec<QuoteId>,
    /// The blocks of other texts, in order.
    blocks: Vec<usize>,
}

impl FoundTexts {
    /// Collects the texts that were found in a briefing.
    pub fn new(briefing: &Briefing, flow: &Flow, found: &[Match<'_>]) -> Self {
        let mut quotes: Vec<QuoteId> = found.iter().filter_map(|one| one.kind.quote()).collect();
        quotes.sort_unstable();
        let (paragraphs, others): (Vec<_>, Vec<_>) = found
            .iter()
            .filter(|one| one.kind.quote().is_none())
            .partition(|one| one.kind == TextKind::Paragraph);
        let mut paragraphs: Vec<Range<usize>> = paragraphs.into_iter().map(|one| place(one.text)).collect();
        paragraphs.sort_unstable_by_key(|own| own.start);
        let is_found = |block: &Block| match (&block.kind, block.section) {
            (BlockKind::Paragraph(own), Some(section)) => {
                let start = place(briefing[section].text.cut(own.clone())).start;
                let before = paragraphs.partition_point(|own| own.start <= start).checked_sub(1);
                before.is_some_and(|index| start < paragraphs[index].end)
            }
            _ => others.iter().any(|one| is_of(briefing, block, one)),
        };
        let blocks = flow.blocks.iter().enumerate();
        let blocks = blocks.filter(|(_, block)| is_found(block)).map(|(index, _)| index).collect();
        Self { quotes, blocks }
    }

    /// Returns true if a statement was found.
    pub(super) fn has_quote(&self, quote: QuoteId) -> bool {
        self.quotes.binary_search(&quote).is_ok()
    }

    /// Returns true if a unit is a text that was found, and not a statement.
    pub(super) fn has_unit(&self, unit: Unit) -> bool {
        matches!(unit, Unit::Block(block) if self.blocks.binary_search(&block).is_ok())
    }
}

/// Returns the place of a text in memory. Texts of one briefing do not overlap.
fn place(text: &str) -> Range<usize> {
    let start = text.as_ptr().addr();
    start..start + text.len()
}

/// Returns true if a block shows a text that was found, which is no paragraph.
fn is_of(briefing: &Briefing, block: &Block, found: &Match<'_>) -> bool {
    let section = found.section.map(|section| &briefing[section]);
    match (&block.kind, found.kind) {
        (BlockKind::Note(own), TextKind::Note(noted)) => return *own == noted,
        (BlockKind::EventTitle, TextKind::Title) => return section.is_none(),
        (BlockKind::Summary(_), TextKind::Summary) => return true,
        _ if block.section != found.section => return false,
        _ => {}
    }
    let Some(section) = section else { return false };
    match (&block.kind, found.kind) {
        (BlockKind::Title, TextKind::Title) => true,
        (BlockKind::Caption(index), TextKind::Caption) => section
            .captions
            .get(*index)
            .is_some_and(|caption| std::ptr::eq(caption.text.as_str(), found.text)),
        _ => false,
    }
}
