//! The role of a block in a section.

use crate::import::blocks::{Block, BlockKind};
use crate::import::lexicon::list::List;

static QUESTIONERS: List = List::all("question-labels");

/// Returns true if a block is a turn of a questioner.
pub(super) fn asks(block: &Block) -> bool {
    let BlockKind::Turn { label, .. } = &block.kind else { return false };
    let label = label.to_uppercase();
    let label = label.trim_matches(['*', ' ']);
    QUESTIONERS.has(label) || label.ends_with("记者") || label.ends_with("記者")
}

/// Returns true if blocks of this kind are in the text of a section.
pub(super) fn is_text(kind: &BlockKind) -> bool {
    matches!(
        kind,
        BlockKind::Paragraph
            | BlockKind::Item
            | BlockKind::Quotation
            | BlockKind::Turn { .. }
            | BlockKind::Direction
            | BlockKind::Dateline
    )
}
