//! The texts of a briefing that a search of the library has found.

use super::flow::{Block, BlockKind, Flow};
use super::texts::Unit;
use crate::model::{Briefing, QuoteId};
use crate::query::{Match, TextKind};
use crate::text::Cut;

/// The texts of a briefing that a search of the library has found: only matches in them are stops of the search.
#[derive(Debug, Default)]
pub struct FoundTexts {
    /// The statements.
    quotes: Vec<QuoteId>,
    /// The blocks of other texts.
    blocks: Vec<usize>,
}

impl FoundTexts {
    /// Collects the texts that were found in a briefing.
    pub fn new(briefing: &Briefing, flow: &Flow, found: &[Match<'_>]) -> Self {
        let quotes = found.iter().filter_map(|one| one.kind.quote()).collect();
        let others: Vec<&Match<'_>> = found.iter().filter(|one| one.kind.quote().is_none()).collect();
        let is_found = |block: &Block| others.iter().any(|one| is_of(briefing, block, one));
        let blocks = if others.is_empty() { Vec::new() } else { positions(&flow.blocks, is_found) };
        Self { quotes, blocks }
    }

    /// Returns true if a statement was found.
    pub(super) fn has_quote(&self, quote: QuoteId) -> bool {
        self.quotes.contains(&quote)
    }

    /// Returns true if a unit is a text that was found, and not a statement.
    pub(super) fn has_unit(&self, unit: Unit) -> bool {
        matches!(unit, Unit::Block(block) if self.blocks.binary_search(&block).is_ok())
    }
}

fn positions(blocks: &[Block], is_wanted: impl Fn(&Block) -> bool) -> Vec<usize> {
    blocks.iter().enumerate().filter(|(_, block)| is_wanted(block)).map(|(index, _)| index).collect()
}

/// Returns true if a block shows a text that was found, or a part of it.
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
        (BlockKind::Paragraph(own), TextKind::Paragraph) => {
            let text = section.text.cut(own.clone()).as_bytes().as_ptr_range();
            found.text.as_bytes().as_ptr_range().contains(&text.start)
        }
        _ => false,
    }
}
