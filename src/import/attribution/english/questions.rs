//! Finds what somebody was asked: "Asked if it leaks, …", "was asked about it".

use super::candidate::Candidate;
use super::mention::Mention;
use super::tag::Tag;
use super::tokens::Tokenized;
use super::verb::Verb;
use super::{boundary, circumstances, clause, noun_phrase, occasions, reach, speaking};
use std::iter::once;
use std::ops::Range;

/// The name of the rule for questions that somebody was asked.
pub(super) const ASKED: &str = "asked";

/// "Asked whether it will rain, …", "was asked by a reporter about the port".
pub(super) fn asked(
    tokens: &Tokenized,
    at: usize,
    verb: &Verb,
    start: usize,
    number: usize,
) -> Option<Candidate> {
    if verb.lemma != "ask" && verb.lemma != "press" {
        return None;
    }
    let range = tokens.sentence(number);
    let mut next = at + 1;
    let mut source = None;
    for _ in 0..4 {
        next = circumstances::skip_times(tokens, next, range.end);
        match tokens.tag(next) {
            Tag::Preposition if tokens.is(next, &["about"]) || tokens.tag(next + 1) == Tag::Wh => break,
            Tag::Preposition => {
                let stop = noun_phrase::right(tokens, next + 1, range.end)?;
                if tokens.is(next, &["by"]) {
                    source = Some(Mention { phrase: next + 1..stop, beside: None });
                }
                next = stop;
            }
            Tag::Comma if matches!(tokens.tag(next + 1), Tag::Open) => next += 1,
            _ => break,
        }
    }
    let about = tokens.is(next, &["about"])
        || tokens.tag(next) == Tag::Preposition && tokens.tag(next + 1) == Tag::Wh;
    // "was asked *a direct question about the lock*"
    let is_question = tokens.tag(next) == Tag::Determiner
        && noun_phrase::right(tokens, next, range.end)
            .is_some_and(|stop| (next..stop).any(|at| tokens.is(at, &["question", "questions"])));
    if !about
        && !is_question
        && !matches!(tokens.tag(next), Tag::Wh | Tag::To | Tag::Open | Tag::Subordinator | Tag::Relative)
    {
        return None;
    }
    let from = next + usize::from(about);
    let stop = if about || is_question {
        reach::object(tokens, from, range.clone())
    } else {
        question(tokens, from, range.clone())
    };
    // "asked about the quay: “It leaks.”"
    let colon =
        (from..stop).find(|index| tokens.tag(*index) == Tag::Colon && tokens.tag(index + 1) == Tag::Open);
    let mut stop = colon.unwrap_or(stop);
    // "was asked to keep it *by the council*"
    if tokens.tag(from) == Tag::To
        && source.is_none()
        && let Some(by) = asker(tokens, from..stop)
    {
        source = Some(Mention { phrase: by + 1..stop, beside: None });
        stop = by;
    }
    (stop > from).then(|| Candidate::new(ASKED, number, start..at + 1, once(from..stop), source))
}

/// The last "by" of words, if a noun phrase of people or a group is all that follows: "to keep it *by the council*".
fn asker(tokens: &Tokenized, words: Range<usize>) -> Option<usize> {
    let by = words.clone().rev().find(|at| tokens.is(*at, &["by"]))?;
    let phrase = by + 1..noun_phrase::right(tokens, by + 1, words.end)?;
    let noun = tokens.tag_before(by) != Tag::Past;
    let whole = phrase.end == words.end || tokens.tag(phrase.end) == Tag::Preposition;
    (noun && whole && speaking::can_speak(tokens, &Mention { phrase, beside: None })).then_some(by)
}

/// The end of a question, before its answer or the occasion: "whether it will rain, …", "why it rained *in an interview*".
fn question(tokens: &Tokenized, from: usize, range: Range<usize>) -> usize {
    let stop = reach::clause(tokens, from, range);
    let answers = |at: usize| {
        noun_phrase::right(tokens, at, stop)
            .is_some_and(|next| clause::is_finite(tokens, next) || tokens.tag(next) == Tag::Relative)
    };
    let is_dash = |at: usize| tokens.is_dash(at) && !tokens.is_quoted(at);
    let ends = |at: &usize| match tokens.tag(*at) {
        Tag::Comma => !tokens.is_quoted(*at) && answers(*at + 1),
        Tag::Close => tokens.tag_before(*at) == Tag::Comma && answers(*at + 1),
        // "how she sees the “tide” – *Ek’s word* – Ling laughed"
        Tag::Dash if is_dash(*at) => {
            let close = (*at + 1..stop).find(|close| is_dash(*close));
            close.is_some_and(|close| boundary::starts_main_clause(tokens, close + 1, stop))
        }
        Tag::Preposition => !tokens.is_quoted(*at) && occasions::names_occasion(tokens, *at, stop),
        _ => false,
    };
    (from..stop).find(ends).map_or(stop, |at| at + usize::from(tokens.tag(at) == Tag::Close))
}
