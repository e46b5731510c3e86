//! Finds the content around "according to X".

use super::{clause_start, trim_end};
use crate::import::attribution::english::clause::{has_main_clause, is_clause, is_finite};
use crate::import::attribution::english::reach;
use crate::import::attribution::english::tag::Tag;
use crate::import::attribution::english::tokens::Tokenized;
use std::ops::Range;

/// The content around "according to X".
pub(in crate::import::attribution::english) fn around_phrase(
    tokens: &Tokenized,
    at: usize,
    end: usize,
    range: Range<usize>,
) -> Vec<Range<usize>> {
    let mut content = Vec::new();
    // "said that, according to the report, …"
    let last = at.saturating_sub(1 + usize::from(tokens.tag_before(at) == Tag::Comma));
    // "grew because, according to Lee, …"
    let opener = last + 1 < at
        && (matches!(tokens.tag(last), Tag::Subordinator | Tag::Wh) || tokens.is(last, &["after", "before"]));
    let opener = opener && tokens.tag(end) == Tag::Comma && is_clause(tokens, end + 1..range.end);
    let inner = last > range.start && (tokens.tag(last) == Tag::That || opener);
    // "It leaks, but according to Lee, it will last."
    let joined = at > range.start && tokens.tag_before(at) == Tag::Conj && tokens.tag(end) == Tag::Comma;
    let mut before = None;
    if at > range.start && !inner && !joined {
        let start = clause_start(tokens, at, range.clone());
        let stop = trim_end(tokens, start, at);
        if stop > start {
            before = Some(start..stop);
            content.push(own_clause(tokens, start..stop).unwrap_or(start)..stop);
        }
    }
    let rest = (end..range.end).find(|index| tokens.tag(*index) == Tag::Comma && !tokens.is_quoted(*index));
    let first = at == range.start || content.is_empty();
    if let Some(comma) = rest
        && (first || comma == end)
        && comma + 1 < range.end
    {
        let mut stop = reach::clause(tokens, comma + 1, range.clone());
        if first {
            while tokens.tag(stop) == Tag::Comma
                && tokens.tag(stop + 1) == Tag::Conj
                && tokens.tag(stop + 2) == Tag::Pronoun
            {
                stop = reach::clause(tokens, stop + 2, range.clone());
            }
        }
        // "It leaks, according to Lee*, but it will last*": the reporter goes on.
        let apart = before.as_ref().is_some_and(|before| is_clause(tokens, before.clone()))
            && (tokens.is(comma + 1, &["but"]) || tokens.tag(comma + 1) == Tag::Subordinator);
        // "It needs, according to Lee*, a new quay*"
        let lacks_object = before.as_ref().is_some_and(|before| {
            tokens.tag_before(before.end) != Tag::Auxiliary && is_finite(tokens, before.end - 1)
        });
        if lacks_object
            || !apart
                && is_clause(tokens, comma + 1..stop)
                && (first
                    || !matches!(tokens.tag(comma + 1), Tag::Relative | Tag::Determiner)
                    || tokens.tag(comma + 1) == Tag::Determiner
                        && before.is_some_and(|before| !is_clause(tokens, before)))
        {
            content.push(comma + 1..stop);
        }
    }
    content
}

/// Where the last clause of the words before "according to" begins, if only that clause has the source.
fn own_clause(tokens: &Tokenized, words: Range<usize>) -> Option<usize> {
    let plain = |at: &usize| !tokens.is_quoted(*at);
    let whole = |at: usize| has_main_clause(tokens, words.start..at);
    let bracket = words
        .clone()
        .rev()
        .filter(plain)
        .find(|at| matches!(tokens.tag(*at), Tag::Bracket | Tag::BracketEnd));
    if let Some(bracket) = bracket.filter(|at| tokens.tag(*at) == Tag::Bracket) {
        return Some(bracket + 1);
    }
    let colon = words.clone().rev().filter(plain).find(|at| tokens.tag(*at) == Tag::Colon);
    if let Some(colon) = colon.filter(|at| whole(*at) && has_main_clause(tokens, at + 1..words.end)) {
        return Some(colon + 1);
    }
    let comma = words.clone().rev().filter(plain).find(|at| tokens.tag(*at) == Tag::Comma);
    let comma = comma.filter(|at| *at > words.start && whole(*at))?;
    let next = comma + 1;
    // "It grew, with *a third of its ships coming from Reno*"
    let counts = (words.start..comma).any(|at| tokens.tag(at) == Tag::Number);
    (tokens.is(next, &["with"]) && next + 3 < words.end && !counts).then_some(next + 1)
}
