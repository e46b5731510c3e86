//! Finds sentences that name the speaker of the quotation after them.
//!
//! For example "Ada Ling agreed. “It leaks.”"

use super::mention::{self, Mention};
use super::subject::group;
use super::tag::{Form, Tag};
use super::tokens::Tokenized;
use super::verb::Frame;
use super::{circumstances, clause, noun_phrase, occasions, speaking};
use crate::import::lexicon::list::List;
use std::ops::Range;

pub(super) static VERBS_OF_ISSUING: List = List::of("english", "verbs-of-issuing");

/// Maximum number of tokens of a sentence that announces a quotation.
const MAX_TOKENS: usize = 30;

/// The name of the rule.
pub(crate) const RULE: &str = "announced-quotation";

/// Who speaks in the next sentence, and the cue.
///
/// The sentence has a verb of saying without content, "Ling agreed with Ek.", "Ling said in a letter.", or tells that
/// something was said, "Ling issued a statement on Friday."
pub(crate) fn speaker(tokens: &Tokenized, sentence: &Range<usize>) -> Option<(Mention, Range<usize>)> {
    let last = sentence.end.checked_sub(1)?;
    let whole = tokens.tag(last) == Tag::Stop && tokens.word(last) == ".";
    if !whole || sentence.len() > MAX_TOKENS || sentence.clone().any(|at| tokens.is_quoted(at)) {
        return None;
    }
    let at = sentence.clone().find(|at| clause::is_finite(tokens, *at) && !is_auxiliary(tokens, *at))?;
    let group = group(tokens, at, sentence.start);
    if group.passive || group.modal || group.infinitive {
        return None;
    }
    let source = mention::subject(tokens, group.start, sentence.start)?;
    let opens = source.start() == sentence.start
        || matches!(tokens.tag_before(source.start()), Tag::Conj | Tag::Comma);
    let after = if VERBS_OF_ISSUING.has(tokens.word(at)) {
        after_text(tokens, at + 1, last)?
    } else {
        let (verb, _) = tokens.verb(at).filter(|(verb, form)| {
            matches!(form, Form::Past | Form::Third)
                && verb.frame.has(Frame::CLAUSE | Frame::INVERSION)
                && !verb.frame.has(Frame::NOUN_LIKE)
        })?;
        circumstances::skip(tokens, at + 1, verb, last)
    };
    (opens && after >= last && speaking::can_speak(tokens, &source)).then_some((source, group.start..at + 1))
}

fn is_auxiliary(tokens: &Tokenized, at: usize) -> bool {
    matches!(tokens.tag(at), Tag::Auxiliary | Tag::Modal)
}

/// The token after a noun phrase for a text and its times and places: the full stop in "a statement on Friday."
pub(super) fn after_text(tokens: &Tokenized, first: usize, end: usize) -> Option<usize> {
    let stop = noun_phrase::right(tokens, first, end)?;
    let text = (first..stop).any(|at| occasions::is_text(tokens, at));
    text.then(|| circumstances::skip_times_and_places(tokens, stop, end))
}
