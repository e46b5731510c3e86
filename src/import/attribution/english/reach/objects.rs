//! Finds where an object that is reported ends, with its modifiers.

use super::{dash_later, quotation, trimmed};
use crate::import::attribution::english::boundary::{
    goes_over, goes_over_to_participle, joins_nouns, names_report, opens_other_report, starts_contrast,
    starts_cue, starts_main_clause,
};
use crate::import::attribution::english::clause::{has_finite, is_finite, is_object_pronoun};
use crate::import::attribution::english::tag::Tag;
use crate::import::attribution::english::tokens::Tokenized;
use crate::import::attribution::english::{lists, noun_phrase, occasions, surroundings};
use crate::import::date;
use std::ops::Range;

/// An object with fewer tokens ends before a month.
const MAX_SHORT: usize = 3;

/// Maximum number of tokens between the two words "as" of a comparison.
const MAX_COMPARED: usize = 5;

/// Returns true for a comma or a conjunction inside a noun phrase.
fn is_inside_phrase(tokens: &Tokenized, at: usize, end: usize) -> bool {
    match tokens.tag(at) {
        Tag::Comma => lists::is_between_modifiers(tokens, at) || is_inside_noun_phrase(tokens, at, end),
        _ => at > 2 && lists::is_between_modifiers(tokens, at - 2),
    }
}

/// The end of an object that is reported, with its modifiers.
///
/// For example "dismissed it *as noise*".
pub(in crate::import::attribution::english) fn object(
    tokens: &Tokenized,
    start: usize,
    range: Range<usize>,
) -> usize {
    if let Some(end) = quotation(tokens, start, range.clone()) {
        return end;
    }
    let (mut clause_inside, mut dashed, mut listing, mut stop, mut that) =
        (false, false, false, range.end, None);
    for at in start + 1..range.end {
        if tokens.is_quoted(at) {
            if ends_after_quotation(tokens, at, range.clone()) {
                stop = at + 1;
                break;
            }
            continue;
        }
        let ends = match tokens.tag(at) {
            Tag::Semicolon => true,
            Tag::Colon => opens_other_report(tokens, at, range.end),
            Tag::Comma if lists::adds_details(tokens, at) => {
                listing = true;
                false
            }
            Tag::Comma | Tag::Conj if is_inside_phrase(tokens, at, range.end) => false,
            Tag::Comma if (listing || clause_inside) && lists::is_between_items(tokens, at, range.end) => {
                false
            }
            // "rejected the plan *– and Lee, who had backed it, left*"
            Tag::Dash if tokens.tag(at + 1) == Tag::Conj && starts_main_clause(tokens, at + 2, range.end) => {
                true
            }
            Tag::Dash if tokens.is_dash(at) && (dashed || dash_later(tokens, at + 1, range.end)) => {
                dashed = !dashed;
                false
            }
            // "the notion that the port, or its quay, leaks"
            Tag::Comma if that.is_some_and(|that| lacks_verb(tokens, that + 1..at)) => false,
            Tag::Comma | Tag::Dash => ends_at_sign(tokens, at, range.end, clause_inside),
            Tag::Conj => ends_at_conjunction(tokens, start, at, clause_inside),
            Tag::Preposition if ends_before_month(tokens, start..at) => true,
            Tag::Preposition => ends_at_occasion(tokens, at, range.end),
            Tag::Adverb => starts_contrast(tokens, at),
            Tag::Subordinator | Tag::Wh if tokens.is(at, &["as"]) => ends_at_as(tokens, start, at),
            Tag::Subordinator => !clause_inside && !tokens.is(at, &["because", "if", "unless"]),
            _ => false,
        };
        if ends {
            stop = at;
            break;
        }
        if opens_subject(tokens, at) {
            that = Some(at);
        }
        clause_inside |= matches!(tokens.tag(at), Tag::That | Tag::Relative)
            || tokens.tag(at) == Tag::Wh && !tokens.is(at, &["when", "where"]);
    }
    trimmed(tokens, start, stop)
}

/// Returns true if a short object ends before a month: "announced *his candidacy* in June 2015".
pub(crate) fn ends_before_month(tokens: &Tokenized, object: Range<usize>) -> bool {
    let (month, after) = (object.end + 1, object.end + 2);
    object.len() < MAX_SHORT
        && tokens.is(object.end, &["in"])
        && date::is_month(tokens.word(month))
        && matches!(tokens.tag(after), Tag::Number | Tag::Stop | Tag::Comma)
}

/// Returns true if an object ends before an occasion.
///
/// In "described it *in an interview* as “old”", what it is called follows.
fn ends_at_occasion(tokens: &Tokenized, occasion: usize, end: usize) -> bool {
    let stop = noun_phrase::right(tokens, occasion + 1, end).unwrap_or(end);
    let named = tokens.is(stop + 1, &["a", "an"]) && !has_finite(tokens, stop..end);
    let complement = tokens.is(occasion, &["at", "during", "in", "on"])
        && tokens.is(stop, &["as"])
        && (named || tokens.tag(stop + 1) == Tag::Open);
    occasions::starts_circumstance(tokens, occasion, end) && !complement
}

/// Returns true if an object ends before a comma or a dash that joins no item of a list.
fn ends_at_sign(tokens: &Tokenized, at: usize, end: usize, clause_inside: bool) -> bool {
    // "reported, citing *two pilots*, that it leaks"
    tokens.tag(at + 1) == Tag::That && !clause_inside
        || goes_over(tokens, at)
        || names_report(tokens, at + 1)
        || !tokens.is_hyphen(at) && !lists::goes_on(tokens, at, end)
}

/// Returns true if another report or the reporter's own verb follows a conjunction.
fn ends_at_conjunction(tokens: &Tokenized, start: usize, at: usize, clause_inside: bool) -> bool {
    let next = at + 1 + usize::from(tokens.tag(at + 1) == Tag::Adverb);
    !joins_nouns(tokens, at)
        && (starts_cue(tokens, at + 1, true)
            || goes_over_to_participle(tokens, start, at)
            || !clause_inside && is_finite(tokens, next))
}

/// Returns true for "that" after a noun and before a subject: "the notion *that* the port leaks", but not "seek help *that* way".
fn opens_subject(tokens: &Tokenized, at: usize) -> bool {
    let subject = match tokens.tag(at + 1) {
        Tag::Determiner | Tag::Possessive | Tag::Name | Tag::Pronoun => true,
        Tag::Noun if tokens.word(at + 1).ends_with('s') => false,
        Tag::Noun => !matches!(
            tokens.tag(at + 2),
            Tag::Comma | Tag::Stop | Tag::Determiner | Tag::Possessive | Tag::Semicolon
        ),
        _ => false,
    };
    tokens.tag(at) == Tag::That && tokens.tag_before(at) == Tag::Noun && subject
}

/// Returns true before the verb of a clause after a noun: "the notion that the port*, or its quay,* leaks".
pub(crate) fn lacks_verb_after_that(tokens: &Tokenized, words: Range<usize>) -> bool {
    let that = words.clone().rev().find(|at| tokens.tag(*at) == Tag::That);
    that.is_some_and(|that| opens_subject(tokens, that) && lacks_verb(tokens, that + 1..words.end))
}

/// Returns true if a clause has no verb yet, besides those of the clauses inside it.
fn lacks_verb(tokens: &Tokenized, words: Range<usize>) -> bool {
    let opens =
        |at: &usize| matches!(tokens.tag(*at), Tag::Relative | Tag::That | Tag::Wh | Tag::Subordinator);
    let verb = |at: &usize| {
        is_finite(tokens, *at) && !matches!(tokens.tag_before(*at), Tag::Auxiliary | Tag::Modal | Tag::Not)
    };
    words.clone().filter(verb).count() <= words.filter(opens).count()
}

/// Returns true if a quotation with a comma closes and the reporter's own words follow it.
fn ends_after_quotation(tokens: &Tokenized, at: usize, range: Range<usize>) -> bool {
    let end = range.end;
    // "a “bad proposal,” adding that"
    let after = tokens.tag(at) == Tag::Close && tokens.tag_before(at) == Tag::Comma;
    after
        && (tokens.tag(at + 1) == Tag::Ing
        // "called it “old,” a word that nobody liked"
        || tokens.is(at + 1, &["a", "an", "another"])
            && !(at + 1..end).any(|later| tokens.tag(later) == Tag::Open)
        || is_finite(tokens, at + 1)
        // "In what she called a “rush,” Lee closed the port."
        || starts_main_clause(tokens, at + 1, end)
            && surroundings::is_in_leading_clause(tokens, at, range.start)
        || tokens.tag(at + 1) == Tag::Conj && starts_main_clause(tokens, at + 2, end))
}

/// Returns true if a comma is inside a noun phrase.
///
/// "accused Lee, *whose port leaks*, of neglect", "a generous, modest pilot".
fn is_inside_noun_phrase(tokens: &Tokenized, comma: usize, end: usize) -> bool {
    let goes_on = |index: usize| tokens.is(index, &["of", "for", "as"]);
    let describes = comma > 1
        && tokens.tag(comma - 2) == Tag::Determiner
        && tokens.tag_before(comma) == Tag::Noun
        && tokens.tag(comma + 1) == Tag::Noun
        && !is_finite(tokens, comma + 1)
        && matches!(tokens.tag(comma + 2), Tag::Noun | Tag::Name | Tag::Conj | Tag::Comma);
    let relative = matches!(tokens.tag(comma + 1), Tag::Relative) || tokens.is(comma + 1, &["whose", "now"]);
    let later = || {
        let mut commas = (comma + 1..end.min(comma + 25)).filter(|index| tokens.tag(*index) == Tag::Comma);
        let first = commas.next();
        // "accused Lee, *whose old, wide port leaks*, of neglect"
        first.is_some_and(|first| goes_on(first + 1) || tokens.tag(first + 1) == Tag::To)
            || commas.any(|comma| tokens.is(comma + 1, &["of"]))
    };
    describes || goes_on(comma + 1) || relative && later()
}

/// Returns true if an object ends before "as", which does not close a comparison: "as old *as* the quay is".
fn ends_at_as(tokens: &Tokenized, start: usize, at: usize) -> bool {
    let before = (start + 1..at).rev().take(MAX_COMPARED).find(|index| tokens.is(*index, &["as"]));
    let compares = before.is_some_and(|before| {
        let described = is_finite(tokens, before - 1) || tokens.tag_before(before) == Tag::Adverb;
        described && !(before..at).any(|index| matches!(tokens.tag(index), Tag::Comma | Tag::Dash))
    });
    starts_clause_after_as(tokens, at + 1) && !compares
}

/// Returns true if the reporter's own clause follows "as".
///
/// For example "as *he …*", "as *the campaign is …*".
fn starts_clause_after_as(tokens: &Tokenized, at: usize) -> bool {
    tokens.tag(at) == Tag::Pronoun && !is_object_pronoun(tokens, at)
        || tokens.tag(at + 1) == Tag::Auxiliary
        || is_finite(tokens, at + 1) && tokens.tag(at) == Tag::Name
}
