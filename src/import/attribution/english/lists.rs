//! Finds out whether a list goes on after a comma or a semicolon.

use super::clause::{has_finite, is_finite};
use super::tag::{Form, Tag};
use super::tokens::Tokenized;
use super::{boundary, noun_phrase};
use crate::import::lexicon::list::List;
use std::ops::Range;

static PARTICIPLES_OF_CONTENT: List = List::of("english", "participles-of-content");

/// Returns true if a list continues after a comma.
pub(crate) fn goes_on(tokens: &Tokenized, comma: usize, end: usize) -> bool {
    let next = comma + 1;
    match tokens.tag(next) {
        Tag::Open => return true,
        Tag::Relative => return false,
        Tag::Conj => {
            return !is_finite(tokens, next + 1)
                && !boundary::starts_main_clause(tokens, next + 1, end)
                && noun_phrase::right(tokens, next + 1, end).is_some();
        }
        _ => {}
    }
    let Some(stop) = noun_phrase::right(tokens, next, end) else { return false };
    if matches!(tokens.tag(next), Tag::Noun | Tag::Name)
        && let Some(and) = (stop..end.min(stop + 10)).find(|index| {
            matches!(tokens.tag(*index), Tag::Conj | Tag::Comma | Tag::Open) || is_finite(tokens, *index)
        })
        && tokens.tag(and) == Tag::Conj
        && !is_finite(tokens, and + 1)
    {
        return true;
    }
    tokens.tag(stop) == Tag::Conj && !is_finite(tokens, stop + 1)
        || tokens.tag(stop) == Tag::Comma && goes_on(tokens, stop, end) && tokens.tag(stop + 1) != Tag::Open
}

/// Returns true if words after a comma say what the noun before it is about.
///
/// For example "shared their plans, *focusing on* the port".
pub(super) fn adds_details(tokens: &Tokenized, comma: usize) -> bool {
    tokens.is_in(comma + 1, &PARTICIPLES_OF_CONTENT)
}

/// Returns true for a comma between the items of a list that a later "and" closes.
///
/// For example "plans that name the goals*,* set the steps and count the costs".
pub(crate) fn is_between_items(tokens: &Tokenized, comma: usize, end: usize) -> bool {
    let starts_other =
        |at: usize| boundary::starts_main_clause(tokens, at, end) || boundary::goes_over(tokens, comma);
    if tokens.tag(comma + 1) == Tag::Conj {
        return !starts_other(comma + 2);
    }
    let mut later = (comma + 1..end).filter(|at| !tokens.is_quoted(*at));
    let closes = later.find_map(|at| match tokens.tag(at) {
        Tag::Comma if boundary::goes_over(tokens, at) => Some(false),
        Tag::Semicolon | Tag::Dash | Tag::Subordinator | Tag::Relative => Some(false),
        Tag::Conj => Some(true),
        _ => None,
    });
    closes == Some(true) && !starts_other(comma + 1) && tokens.tag(comma + 1) != Tag::Relative
}

/// Returns true if the comma after words is the last one of a list: "every man, woman*,* and child is safe".
pub(super) fn closes_list(tokens: &Tokenized, words: &Range<usize>) -> bool {
    let earlier = words.clone().rev().find(|at| tokens.tag(*at) == Tag::Comma);
    earlier.is_some_and(|comma| noun_phrase::right(tokens, comma + 1, words.end) == Some(words.end))
}

/// Returns true if words end with a comma, a conjunction and the subject of another clause: "it leaks*, and Bo Ek*, who …".
pub(crate) fn ends_with_subject(tokens: &Tokenized, words: Range<usize>) -> bool {
    let joined = (words.start + 1..words.end).rev().take(10).find(|at| tokens.tag(*at) == Tag::Conj);
    joined.is_some_and(|joined| {
        let before = words.start..joined - 1;
        tokens.tag_before(joined) == Tag::Comma
            && noun_phrase::right(tokens, joined + 1, words.end) == Some(words.end)
            && has_finite(tokens, before.clone())
            && !closes_list(tokens, &before)
    })
}

/// Returns true inside brackets that open at `start` or later: "it leaks (the quay is old, *as is the port*)".
pub(crate) fn is_bracketed(tokens: &Tokenized, start: usize, at: usize) -> bool {
    let sign = (start..at).rev().find(|index| matches!(tokens.tag(*index), Tag::Bracket | Tag::BracketEnd));
    sign.is_some_and(|sign| tokens.tag(sign) == Tag::Bracket)
}

/// Returns true for a comma between words that describe the noun after them: "their full*,* timely and lasting work".
pub(super) fn is_between_modifiers(tokens: &Tokenized, comma: usize) -> bool {
    let opens = |at: usize| matches!(tokens.tag(at), Tag::Determiner | Tag::Possessive);
    let is_described = |at: usize| matches!(tokens.tag(at), Tag::Noun | Tag::Past | Tag::Ing | Tag::Adverb);
    let joined = || {
        opens(comma - 2)
            && tokens.tag(comma - 1) != Tag::Name
            && tokens.tag(comma + 1) != Tag::Name
            && tokens.tag(comma + 2) == Tag::Conj
            && is_described(comma + 3)
    };
    comma > 1 && tokens.tag(comma) == Tag::Comma && (is_before_participle(tokens, comma) || joined())
}

/// Returns true for a comma between an adjective and a participle before their noun: "has real*,* lasting worth".
fn is_before_participle(tokens: &Tokenized, comma: usize) -> bool {
    let opens = matches!(tokens.tag(comma - 2), Tag::Determiner | Tag::Possessive | Tag::Auxiliary);
    let noun = comma + 2;
    opens
        && tokens.tag(comma - 1) == Tag::Noun
        && !tokens.word(comma - 1).ends_with('s')
        && tokens.tag(comma + 1) == Tag::Ing
        && tokens.tag(noun) == Tag::Noun
        && matches!(tokens.tag(noun + 1), Tag::Preposition | Tag::To | Tag::Comma | Tag::Stop | Tag::Conj)
}

/// Returns true if reported words go on after a semicolon.
///
/// For example "said *that the port will grow; and that …*", "the port will grow; serve more ships",
/// "the port will: (a) grow; and (b) serve more ships".
pub(super) fn goes_on_after_semicolon(tokens: &Tokenized, before: Range<usize>, end: usize) -> bool {
    let after_that = tokens.tag_before(before.start) == Tag::That || tokens.tag(before.start) == Tag::That;
    let first = before.end + 1 + usize::from(tokens.tag(before.end + 1) == Tag::Conj);
    let another = after_that && tokens.is(first, &["that"]) && tokens.tag(first + 1) != Tag::Stop;
    another
        || is_enumerator(tokens, first)
        || names_go_on(tokens, &before, end)
        || verb_goes_on(tokens, before, end)
}

/// Returns true for the letter or the number of a point in a list: "(a)", "(ii)".
fn is_enumerator(tokens: &Tokenized, at: usize) -> bool {
    let mark = tokens.word(at + 1);
    tokens.tag(at) == Tag::Bracket
        && tokens.tag(at + 2) == Tag::BracketEnd
        && mark.len() < 4
        && mark.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
}

/// Returns true if a list of names goes on after a semicolon: "with Ada Ling, the mayor*; Bo Ek, a pilot;* and others".
fn names_go_on(tokens: &Tokenized, before: &Range<usize>, end: usize) -> bool {
    let first = before.end + 1 + usize::from(tokens.tag(before.end + 1) == Tag::Conj);
    let next = (first..end).find(|at| tokens.tag(*at) == Tag::Semicolon).unwrap_or(end);
    let is_name = |at: usize| tokens.tag(at) == Tag::Name;
    let clause = (first..next).any(|at| is_finite(tokens, at));
    is_name(first) && is_name(before.end - 1) && !clause
}

/// Returns true if the words after a semicolon share the subject and the modal verb of those before it.
///
/// For example "the port will grow in the east; serve more ships".
fn verb_goes_on(tokens: &Tokenized, before: Range<usize>, end: usize) -> bool {
    let first = before.end + 1 + usize::from(tokens.tag(before.end + 1) == Tag::Conj);
    let next = (first..end).find(|at| tokens.tag(*at) == Tag::Semicolon).unwrap_or(end);
    let helped = before.clone().any(|at| matches!(tokens.tag(at), Tag::Modal | Tag::To));
    let base = tokens.token(first).action == Some(Form::Base)
        || matches!(tokens.tag(first), Tag::Noun | Tag::Verb) && !tokens.word(first).ends_with('s');
    let takes_object = !matches!(
        tokens.tag(first + 1),
        Tag::Comma | Tag::Stop | Tag::Semicolon | Tag::Auxiliary | Tag::Modal | Tag::Verb
    );
    let goes_on = || first < end && !boundary::starts_main_clause(tokens, first, next);
    // "had spoken for the port; helped its pilots; and mended its quays"
    let perfect = || {
        before.clone().any(|at| tokens.is(at, &["had", "has", "have"]))
            && (tokens.tag(first) == Tag::Past || tokens.token(first).action == Some(Form::Past))
            && tokens.verb(first).is_none()
            && (tokens.tag(before.end + 1) == Tag::Conj || closes_later(tokens, next, end))
    };
    (helped && base && takes_object || perfect()) && goes_on()
}

/// Returns true if a semicolon and "and" open the last part of a list, at a token or later.
fn closes_later(tokens: &Tokenized, at: usize, end: usize) -> bool {
    (at..end).any(|at| tokens.tag(at) == Tag::Semicolon && tokens.tag(at + 1) == Tag::Conj)
}
