//! Recognizes the sentences that an article ends or begins with, about its author.

use crate::import::blocks::{Block, BlockKind, Layout};
use crate::import::lexicon::list::List;

static VERBS: List = List::all("verbs-about-authors");

/// A longer paragraph about the author is text of the article.
const MAX_NOTE: usize = 1200;
/// A paragraph is at an end of the article if there is at most this share of the text between, in percent.
const MAX_BETWEEN: usize = 20;
/// Quotation marks: a note quotes nobody.
const MARKS: [char; 6] = ['“', '”', '"', '«', '»', '„'];

/// Marks the notes about the authors, who are known from the metadata or the byline.
pub(super) fn mark(layout: &mut Layout) {
    let Layout { blocks, meta, .. } = layout;
    if blocks.iter().any(|block| matches!(block.kind, BlockKind::Turn { .. })) {
        return;
    }
    let authors: Vec<&str> =
        meta.authors.iter().map(String::as_str).filter(|name| name.contains(' ')).collect();
    let bytes = |block: &Block| if is_text(block) { block.words.as_str().len() } else { 0 };
    let all: usize = blocks.iter().map(bytes).sum();
    let mut before = 0;
    let mut is_below = false;
    for block in blocks.iter_mut().filter(|block| is_text(block)) {
        let words = block.words.as_str();
        let len = words.len();
        let between = before.min(all - before - len);
        before += len;
        let is_note = len < MAX_NOTE
            && between * 100 <= all * MAX_BETWEEN
            && !words.contains(MARKS)
            && authors.iter().any(|author| is_about(words, author) || is_below && mentions(words, author));
        is_below = is_note;
        if is_note {
            block.kind = BlockKind::Boilerplate;
        }
    }
}

fn is_text(block: &Block) -> bool {
    block.is_paragraph() || matches!(block.kind, BlockKind::Item | BlockKind::Direction)
}

/// Returns true if a paragraph begins with the author's name and says who that is.
fn is_about(words: &str, author: &str) -> bool {
    let start = words.trim_start_matches(|c: char| !c.is_alphanumeric());
    let Some(rest) = start.strip_prefix(author) else { return false };
    // Between the name and the verb, there may be a title: "Ada Ling, CFP, is a …".
    let verb = match rest.strip_prefix(',').and_then(|rest| rest.split_once(", ")) {
        Some((title, verb)) if title.len() < 40 => verb,
        _ => rest.strip_prefix(' ').unwrap_or_default(),
    };
    let verb = verb.split([' ', ',', '.']).next().unwrap_or_default();
    VERBS.has(verb)
}

/// Returns true if a paragraph has a part of the author's name.
fn mentions(words: &str, author: &str) -> bool {
    author.split(' ').filter(|part| part.len() > 2).any(|part| words.contains(part))
}
