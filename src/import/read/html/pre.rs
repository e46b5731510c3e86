//! Reads preformatted text of a page like plain text, and ignores markup in its lines.

use crate::import::blocks::{Block, Words};
use crate::import::read::html::elements::INLINE;
use crate::import::read::html::tree::Tree;
use crate::import::read::html::verbatim;
use crate::import::read::plain;

/// Returns true if a preformatted element contains no other blocks.
pub(super) fn has_only_lines(tree: &Tree, index: usize) -> bool {
    tree.within(index).iter().all(|node| node.is_text() || node.name == "br" || node.is_one_of(INLINE))
}

/// Returns the blocks of a preformatted element.
pub(super) fn blocks(tree: &Tree, text: &str, index: usize) -> Vec<Block> {
    let mut lines = Words::default();
    let mut at = 0;
    for node in tree.within(index) {
        if node.is_text() {
            verbatim(text, node.text.clone(), &mut lines);
            at = node.text.end;
        } else if node.name == "br" {
            lines.push_for("\n", at..at);
        }
    }
    let mut blocks = Vec::new();
    plain::blocks(lines.as_str(), 0..lines.as_str().len(), &mut blocks);
    for block in &mut blocks {
        block.words = block.words.through(&lines);
    }
    blocks
}
