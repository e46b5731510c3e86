//! Finds the question that best describes an exchange.

use super::{MAX_LENGTH, content, lead};
use crate::import::blocks::Block;
use crate::import::briefing::role::asks;
use crate::import::lexicon::list::List;
use crate::import::sentence::sentences;

/// Number of turns of questioners that are searched for the question.
const MAX_TURNS: usize = 14;

static COURTESIES: List = List::of("english", "courtesies-in-questions");
static BACK: List = List::of("english", "words-that-refer-back");

/// Returns the first question with the highest score.
pub(super) fn best(blocks: &[Block]) -> Option<&str> {
    let mut best: Option<(usize, &str)> = None;
    let questions = blocks
        .iter()
        .filter(|block| asks(block))
        .take(MAX_TURNS)
        .flat_map(|block| sentences(block.words.as_str()))
        .filter(|sentence| sentence.ends_with(['?', '？']));
    for (order, sentence) in questions.enumerate() {
        let question = lead::without(sentence);
        let Some(score) = score(question, order) else { continue };
        if best.is_none_or(|(most, _)| score > most) {
            best = Some((score, question));
        }
    }
    best.map(|(_, question)| question)
}

/// Scores how well a question shows by itself what it is about.
///
/// Later questions score less. Returns `None` for a poor question.
fn score(question: &str, order: usize) -> Option<usize> {
    let broken = question.contains(['—', '…', '(', '[']) || question.contains("--");
    let about = content(question);
    let small = question.starts_with(char::is_lowercase);
    let courtesy = COURTESIES.is_in(&question.to_lowercase());
    if question.split(' ').count() < 4 || about == 0 || courtesy || small && broken {
        return None;
    }
    let back = question
        .split(|c: char| !c.is_alphanumeric() && c != '’')
        .filter(|word| BACK.has(&word.to_lowercase()))
        .count();
    let named = question
        .split(' ')
        .skip(1)
        .any(|word| word.chars().count() > 2 && word.starts_with(char::is_uppercase));
    let long = question.chars().count() > MAX_LENGTH;
    let good = 20 + 4 * about.min(4) + 4 * usize::from(named);
    let bad = 3 * back.min(4) + 6 * usize::from(broken) + 4 * usize::from(small) + 5 * usize::from(long);
    Some((good.saturating_sub(bad) + 20).saturating_sub(2 * order.min(18)))
}
