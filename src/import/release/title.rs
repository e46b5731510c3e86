//! Finds the title and the publisher of a release.

use crate::import::blocks::{Block, BlockKind, Meta};
use crate::import::release::names::is_name;
use crate::import::release::small_lines::is_small;
use crate::import::release::stamps::{is_kind, publisher_beside_kind};

/// Maximum length of a title, in characters.
const MAX_TITLE: usize = 220;

/// Maximum length of a title that ends like a sentence, in characters.
const MAX_SENTENCE: usize = 140;

/// Marks the first possible title, if the blocks have none.
pub(super) fn find_title(blocks: &mut [Block], meta: &mut Meta) {
    if blocks.iter().any(|block| block.kind == BlockKind::Title) {
        return;
    }
    find_publisher(blocks, meta);
    let Some(first) = blocks.iter().position(|block| block.is_paragraph() && !is_small(block.words.as_str()))
    else {
        return;
    };
    let Some((above, [title, below @ ..])) = blocks.split_at_mut_checked(first) else { return };
    if above.iter().any(|block| matches!(block.kind, BlockKind::Turn { .. } | BlockKind::Heading(_))) {
        return;
    }
    let words = title.words.as_str();
    let length = words.chars().count();
    let followed = below.iter().any(|block| block.kind != BlockKind::Boilerplate);
    // A short headline may end in a full stop.
    let is_sentence = words.ends_with(['.', '。']) && length > MAX_SENTENCE;
    if followed && length <= MAX_TITLE && !is_sentence {
        title.kind = BlockKind::Title;
    }
}

/// Finds the publisher in the lines above the title.
///
/// For example "Council of the Harbours", "Press release".
fn find_publisher(blocks: &mut [Block], meta: &mut Meta) {
    if let [first, second, ..] = blocks
        && first.is_paragraph()
        && !is_kind(first.words.as_str())
        && second.is_paragraph()
        && is_kind(second.words.as_str())
        && first.words.as_str().len() < 60
        && is_name(first.words.as_str())
    {
        meta.publisher.get_or_insert(first.words.as_str().to_owned());
        first.kind = BlockKind::Boilerplate;
    }
    for line in blocks.iter_mut().take(3).filter(|block| block.is_paragraph()) {
        if let Some(publisher) = publisher_beside_kind(line.words.as_str()).filter(|name| is_name(name)) {
            meta.publisher = meta.publisher.take().or(Some(publisher.to_owned()));
            line.kind = BlockKind::Boilerplate;
            return;
        }
    }
}
