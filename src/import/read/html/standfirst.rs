//! Recognizes the standfirst: the line between the title and the article that sums it up.

use crate::import::blocks::{Block, BlockKind};
use crate::import::lexicon::list::List;
use crate::import::read::html::find::Article;
use crate::import::read::html::parts;
use crate::import::read::html::tree::Tree;
use crate::import::sentence;
use crate::import::text::{OPENING_MARKS, ends_sentence};
use std::ops::Range;

static CLASSES: List = List::of("english", "classes-of-standfirsts");

/// Number of bytes of a standfirst.
const BYTES: Range<usize> = 30..300;
/// A shorter heading below the title is that of a section.
const MIN_HEADING: usize = 60;
/// A longer line between the title and the standfirst is text of the article.
const MAX_SMALL: usize = 80;

/// Returns true if a block is the standfirst. `blocks` are those before it.
///
/// A paragraph counts only if the page tells it apart from the text, and if it is one sentence without a quotation.
pub(super) fn is(
    tree: &Tree,
    article: &Article,
    blocks: &[Block],
    index: usize,
    words: &str,
    kind: &BlockKind,
) -> bool {
    if !BYTES.contains(&words.len()) || words.ends_with(':') || !is_first(blocks) {
        return false;
    }
    let in_header = tree.is_inside(index, &["header"]);
    match kind {
        BlockKind::Heading(level @ 2..) => {
            let is_above = in_header || article.leads_to(index);
            words.len() >= MIN_HEADING
                && (is_above || is_named(tree, index) || !has_heading_after(tree, article, index, *level))
        }
        BlockKind::Paragraph => {
            (in_header || is_named(tree, index))
                && !words.contains(OPENING_MARKS)
                && sentence::sentences(words).count() == 1
        }
        _ => false,
    }
}

/// Returns true if the classes of one of the elements around a text say that it is a standfirst.
fn is_named(tree: &Tree, index: usize) -> bool {
    let parent = tree.node(index).parent;
    [parent, tree.node(parent).parent].iter().map(|at| tree.node(*at)).any(|node| {
        node.attribute("itemprop") == Some("description") || parts::is_named(&parts::classes(node), &CLASSES)
    })
}

/// Returns true if there is a title, and no text of the article since.
fn is_first(blocks: &[Block]) -> bool {
    let is_title = |block: &Block| matches!(block.kind, BlockKind::Title | BlockKind::Heading(1));
    let Some(title) = blocks.iter().rposition(is_title) else { return false };
    blocks.iter().skip(title + 1).all(|block| {
        let words = block.words.as_str();
        matches!(block.kind, BlockKind::Boilerplate | BlockKind::Caption { .. } | BlockKind::Dateline)
            || (block.is_paragraph() || block.kind == BlockKind::Item)
                && words.len() < MAX_SMALL
                && !ends_sentence(words)
    })
}

fn has_heading_after(tree: &Tree, article: &Article, index: usize, level: u8) -> bool {
    let name = format!("h{level}");
    let mut after = tree.nodes().iter().enumerate().skip(index);
    after.any(|(at, node)| node.name == name && article.contains(at))
}
