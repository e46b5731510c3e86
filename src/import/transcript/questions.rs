//! Finds the questions of an interview that are paragraphs in bold.

use crate::import::blocks::{Block, BlockKind};
use crate::import::label;
use crate::text::Cut;

/// Minimum number of questions and statements in bold of an interview.
const MIN_ASKED: usize = 3;
/// Minimum number of these that are questions.
const MIN_QUESTIONS: usize = 2;
/// Maximum length of a question, in bytes.
const MAX_QUESTION: usize = 400;

/// Marks before and after words in bold.
const OPENING: [&str; 4] = ["**", "__", "<strong>", "<b>"];
const CLOSING: [&str; 4] = ["**", "__", "</strong>", "</b>"];

/// Marks the paragraphs in bold as headings if they are what an interviewer says.
///
/// Most of them are questions then, and a paragraph that is not in bold follows each.
pub(super) fn mark(text: &str, blocks: &mut [Block]) {
    let is_asked = |index: usize| {
        blocks.get(index).is_some_and(|block| is_bold_sentence(text, block))
            && blocks.get(index + 1).is_some_and(|next| next.is_paragraph() && !is_bold(text, next))
    };
    let asked: Vec<usize> = (0..blocks.len()).filter(|index| is_asked(*index)).collect();
    let is_question =
        |index: &&usize| blocks.get(**index).is_some_and(|block| ends_as_question(block.words.as_str()));
    let questions = asked.iter().filter(is_question).count();
    if asked.len() < MIN_ASKED || questions < MIN_QUESTIONS || questions * 2 < asked.len() {
        return;
    }
    for index in asked {
        if let Some(block) = blocks.get_mut(index) {
            block.kind = BlockKind::Heading(3);
        }
    }
}

/// Returns true if words end with a question mark.
pub(super) fn ends_as_question(words: &str) -> bool {
    words.ends_with(['?', '？'])
}

/// Returns true for a sentence in bold without a label, or a heading that is one.
fn is_bold_sentence(text: &str, block: &Block) -> bool {
    let words = block.words.as_str();
    let is_sentence = ends_as_question(words) || words.ends_with(['.', '…', '!']);
    words.len() < MAX_QUESTION
        && is_sentence
        && (block.kind == BlockKind::Heading(3) || block.is_paragraph())
        && is_bold(text, block)
        && label::find(words, &[]).is_none()
}

/// Returns true if the input has marks for bold around all words of a block.
fn is_bold(text: &str, block: &Block) -> bool {
    let length = block.words.as_str().len();
    if length == 0 {
        return false;
    }
    let place = block.words.place(0..length);
    let before = text.cut(..place.start).trim_end_matches(' ');
    let after = text.cut(place.end..).trim_start_matches(' ');
    OPENING.iter().any(|mark| before.ends_with(mark)) && CLOSING.iter().any(|mark| after.starts_with(mark))
}
