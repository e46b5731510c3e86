//! Finds headings between the turns of a transcript.

use crate::import::blocks::{Block, BlockKind};
use crate::import::label::Label;
use crate::import::lexicon::list::List;
use crate::import::text::ends_sentence;
use crate::text::Cut;

static SMALL_WORDS: List = List::all("small-words-in-headings");
static RECORD_HEADINGS: List = List::all("record-headings");

/// Joins the lines of a heading in capitals that are separate blocks.
pub(super) fn join_lines(text: &str, blocks: &mut Vec<Block>, labels: &mut Vec<Option<Label>>) {
    let is_heading = |block: &Block| {
        let words = block.words.as_str();
        block.is_paragraph() && words.contains(' ') && !words.contains(char::is_lowercase)
    };
    let Some(first) = labels.iter().position(Option::is_some) else { return };
    let old = std::mem::take(blocks).into_iter().zip(std::mem::take(labels));
    for (index, (block, label)) in old.enumerate() {
        if index > first
            && label.is_none()
            && labels.last().is_some_and(Option::is_none)
            && is_in_capitals(&block)
            && let Some(above) = blocks.last_mut().filter(|above| is_heading(above))
        {
            let end = above.words.place(0..above.words.as_str().len()).end;
            let start = block.words.place(0..1).start;
            let is_next_line = text.cut(end..start).matches('\n').count() == 1;
            if is_next_line && !ends_sentence(above.words.as_str()) {
                above.words.space(end..start);
                above.words.push_part(&block.words, 0..block.words.as_str().len());
                continue;
            }
        }
        blocks.push(block);
        labels.push(label);
    }
}

/// Marks the lines between turns that look like headings.
///
/// The lines above the first turn belong to the whole transcript and stay as they are.
pub(super) fn mark(blocks: &mut [Block], labels: &[Option<Label>]) {
    let first = labels.iter().position(Option::is_some).unwrap_or(0);
    for (block, pair) in blocks.iter_mut().zip(labels.windows(2)).skip(first) {
        let [None, next] = pair else { continue };
        if next.is_some() && has_capitals(block) || is_in_capitals(block) {
            block.kind = BlockKind::Heading(3);
        }
    }
}

/// Returns true if the words of a line begin with capitals: "General Leave".
fn has_capitals(block: &Block) -> bool {
    let words = block.words.as_str();
    let fits = |part: &str| {
        SMALL_WORDS.has(part) || part.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit())
    };
    block.is_paragraph()
        && (2..=14).contains(&words.split(' ').count())
        && words.len() < 110
        && words.split(' ').all(fits)
        && words.ends_with(|c: char| c.is_alphanumeric() || c == ')')
        && words.contains(char::is_alphabetic)
}

/// Returns true if a line is all in capitals: "OPENING STATEMENT OF ADA LING".
fn is_in_capitals(block: &Block) -> bool {
    let words = block.words.as_str();
    block.is_paragraph()
        && words.len() < 300
        && (words.contains(' ') || RECORD_HEADINGS.suffix_of(words).is_some())
        && words.chars().filter(|c| c.is_uppercase()).count() > 7
        && !words.starts_with(['(', '['])
        && !words.contains(char::is_lowercase)
        && words.ends_with(|c: char| c.is_alphanumeric() || c == ')')
}
