//! Finds where noun phrases begin and end.

use super::tag::{Form, Tag};
use super::tokens::Tokenized;
use super::verb::Frame;
use crate::import::lexicon::list::List;
use std::ops::Range;

static NOUNS_LIKE_FINITE_VERBS: List = List::of("english", "nouns-like-finite-verbs");
static OBJECT_PRONOUNS: List = List::of("english", "object-pronouns");
static IMPERSONAL_PRONOUNS: List = List::of("english", "impersonal-pronouns");
static DETERMINERS_WITH_NOUNS: List = List::of("english", "determiners-with-nouns");
static QUANTIFIERS_BEFORE_OF: List = List::of("english", "quantifiers-before-of");
static ADJECTIVES_OF_RELATION: List = List::of("english", "adjectives-of-relation");
static SMALL_NUMBERS: List = List::of("english", "small-numbers");
static PREPOSITIONS_AFTER_NOUNS: List = List::of("english", "prepositions-after-nouns");

/// Returns true for a noun, a name, a number, or a part of one ("’s", "&").
fn is_nominal(tokens: &Tokenized, index: usize) -> bool {
    match tokens.tag(index) {
        Tag::Noun => {
            !tokens.is_saying(index, &[Form::Past, Form::Ing]) && !is_verb_after_subject(tokens, index)
        }
        Tag::Name | Tag::Number => true,
        // "a tour of morning *shows*"
        Tag::Verb => {
            tokens.is_in(index, &NOUNS_LIKE_FINITE_VERBS)
                && matches!(tokens.tag(index + 1), Tag::Stop | Tag::Comma | Tag::Dash)
        }
        Tag::Time => {
            matches!(tokens.tag(index + 1), Tag::Noun | Tag::Name | Tag::Other)
                && !tokens.is(index, &["earlier", "today"])
        }
        Tag::Other => matches!(tokens.word(index), "’s" | "'s" | "’" | "'" | "&" | "/"),
        _ => false,
    }
}

/// Returns true for a verb in "-s" after a name or a pronoun: "Lee *tells* voters", "it *assumes* pilots will stay".
fn is_verb_after_subject(tokens: &Tokenized, index: usize) -> bool {
    if index > 0 && tokens.is(index - 1, &["he", "it", "she"]) {
        return tokens.word(index).ends_with('s') && !tokens.token(index).capital;
    }
    let verb = tokens.verb(index);
    verb.is_some_and(|(verb, form)| form == Form::Third && !verb.frame.has(Frame::NOUN_LIKE))
        && tokens.tag_before(index) == Tag::Name
}

/// Returns true if a token may modify the noun after it.
///
/// Such tokens are participles and words in "-ly".
fn is_modifier(tokens: &Tokenized, index: usize) -> bool {
    match tokens.tag(index) {
        Tag::Past | Tag::Ing => true,
        Tag::Adverb => tokens.word(index).ends_with("ly"),
        Tag::Noun => tokens.verb(index).is_some(),
        _ => false,
    }
}

/// The noun phrase that ends with `last` and begins at `floor` or later.
pub(crate) fn left(tokens: &Tokenized, last: usize, floor: usize) -> Option<Range<usize>> {
    if stands_alone(tokens, last) {
        return Some(last..last + 1);
    }
    if tokens.tag(last) == Tag::Past && last > floor && tokens.is(last - 1, &["those"]) {
        return Some(last - 1..last + 1);
    }
    let mut at = start(tokens, last, floor);
    while at <= last && matches!(tokens.tag(at), Tag::Other | Tag::Dash) {
        at += 1;
    }
    let phrase = at..last + 1;
    let has_noun =
        phrase.clone().any(|index| matches!(tokens.tag(index), Tag::Noun | Tag::Name | Tag::Number));
    let possessive = tokens.tag(last) == Tag::Other;
    (has_noun && !possessive && at <= last).then_some(phrase)
}

/// Returns true if a token is a whole noun phrase: "she", "many", "who".
fn stands_alone(tokens: &Tokenized, at: usize) -> bool {
    match tokens.tag(at) {
        Tag::Pronoun => !tokens.is_in(at, &OBJECT_PRONOUNS) && !tokens.is_in(at, &IMPERSONAL_PRONOUNS),
        Tag::Determiner => !tokens.is_in(at, &DETERMINERS_WITH_NOUNS),
        Tag::Relative => true,
        _ => false,
    }
}

/// Where the noun phrase that ends with `last` begins.
fn start(tokens: &Tokenized, last: usize, floor: usize) -> usize {
    let mut at = last + 1;
    while at > floor {
        if let Some(next) = step_left(tokens, at, last, floor) {
            at = next;
            continue;
        }
        if matches!(tokens.tag_before(at), Tag::Determiner | Tag::Possessive) {
            at -= 1;
        }
        match preposition_before(tokens, at, last, floor) {
            Some(before) => at = before,
            None => break,
        }
    }
    at
}

/// The start of the part of the phrase before a token, if there is one.
///
/// The part is a noun, a modifier, brackets, or an "and" between names.
fn step_left(tokens: &Tokenized, at: usize, last: usize, floor: usize) -> Option<usize> {
    let here = at - 1;
    let inside = at <= last && here > floor;
    let before = tokens.tag_before(here);
    match tokens.tag(here) {
        _ if is_nominal(tokens, here) => Some(here),
        Tag::Past | Tag::Ing | Tag::Dash => {
            let opens = matches!(before, Tag::Determiner | Tag::Possessive | Tag::Comma | Tag::Close);
            (inside && (opens || tokens.is_hyphen(here))).then_some(here)
        }
        Tag::BracketEnd => (floor..here).rev().take(30).find(|index| tokens.tag(*index) == Tag::Bracket),
        Tag::Conj => {
            let names = before == Tag::Name && tokens.token(here - 1).capital && tokens.token(at).capital;
            (inside && names && tokens.is(here, &["and"])).then_some(here)
        }
        _ => None,
    }
}

/// The preposition before a token, if it continues a noun phrase.
///
/// For example "officials *from* the port".
fn preposition_before(tokens: &Tokenized, at: usize, last: usize, floor: usize) -> Option<usize> {
    let before = at.checked_sub(1).filter(|before| *before > floor && at <= last)?;
    let noun = tokens.tag_before(before);
    let continues = tokens.is(before, &["of", "for"])
        || (tokens.is_in(before, &PREPOSITIONS_AFTER_NOUNS) || tokens.is(before, &["in"]))
            && noun == Tag::Noun
            && tokens.tag(at) != Tag::Time;
    // "four in *ten*"
    if tokens.is(before, &["in"]) && is_count(tokens, before - 1) && is_count(tokens, at) {
        return Some(before);
    }
    (tokens.tag(before) == Tag::Preposition
        && continues
        && matches!(noun, Tag::Noun | Tag::Name)
        && is_nominal(tokens, before - 1))
    .then_some(before)
}

/// The end of the noun phrase that begins at `first`.
pub(crate) fn right(tokens: &Tokenized, first: usize, end: usize) -> Option<usize> {
    let mut at = first;
    if at < end && tokens.tag(at) == Tag::Pronoun {
        return Some(at + 1);
    }
    if at < end && tokens.is(at, &["her"]) && !is_nominal(tokens, at + 1) && !is_modifier(tokens, at + 1) {
        return Some(at + 1);
    }
    while at < end && matches!(tokens.tag(at), Tag::Determiner | Tag::Possessive | Tag::Adverb) {
        at += 1;
    }
    if at > first && at < end && tokens.is_in(at - 1, &QUANTIFIERS_BEFORE_OF) && tokens.is(at, &["of"]) {
        return right(tokens, at + 1, end);
    }
    let start = at;
    while at < end {
        let adjective = at + 1 < end
            && is_modifier(tokens, at)
            && !is_verb_of_name(tokens, first..at)
            && (is_nominal(tokens, at + 1) || is_modifier(tokens, at + 1));
        let gerund = tokens.tag(at) == Tag::Ing
            && at > first
            && tokens.verb(at).is_none()
            && (matches!(tokens.tag_before(at), Tag::Determiner | Tag::Possessive)
                || matches!(tokens.word(at - 1), "’s" | "'s"));
        let inside = is_nominal(tokens, at) || adjective || gerund || tokens.is_hyphen(at);
        if inside && !tokens.is_quoted(at) {
            at += 1;
        } else if let Some(close) = closing_bracket(tokens, at, end) {
            at = close + 1;
        } else if at > start && at + 1 < end && is_after_relation(tokens, at) {
            // "a person close *to him*"
            if tokens.tag(at + 1) == Tag::Pronoun {
                return Some(at + 2);
            }
            at += 1;
            while at < end && matches!(tokens.tag(at), Tag::Determiner | Tag::Possessive) {
                at += 1;
            }
        } else if at > start && at + 1 < end && continues(tokens, at) {
            at += 1;
            while at < end && matches!(tokens.tag(at), Tag::Determiner | Tag::Possessive) {
                at += 1;
            }
        } else {
            break;
        }
    }
    (at > start).then_some(at)
}

/// Returns true for a word in "-ed" right after nothing but a name: "Lee *fired* back".
///
/// In "the Port Partnership announced last year", it describes a thing.
fn is_verb_of_name(tokens: &Tokenized, mut before: Range<usize>) -> bool {
    let at = before.end;
    !before.is_empty()
        && (tokens.tag(at) == Tag::Past || tokens.is_saying(at, &[Form::Past]))
        && !tokens.token(at).capital
        && before.all(|index| tokens.tag(index) == Tag::Name)
}

/// The bracket that closes the one at a token, not far after it.
fn closing_bracket(tokens: &Tokenized, at: usize, end: usize) -> Option<usize> {
    (tokens.tag(at) == Tag::Bracket)
        .then(|| (at..end.min(at + 12)).find(|index| tokens.tag(*index) == Tag::BracketEnd))?
}

/// Returns true for a small number, in figures or as a word: "10", "three".
fn is_count(tokens: &Tokenized, at: usize) -> bool {
    tokens.tag(at) == Tag::Number || tokens.is_in(at, &SMALL_NUMBERS)
}

/// Returns true for the preposition of an adjective after a noun: "a person close *to* the talks".
fn is_after_relation(tokens: &Tokenized, at: usize) -> bool {
    tokens.is(at, &["to", "with"]) && tokens.is_in(at - 1, &ADJECTIVES_OF_RELATION)
}

/// Returns true for a preposition that continues a noun phrase.
///
/// For example "officials *from* the port".
fn continues(tokens: &Tokenized, at: usize) -> bool {
    // "one *in* four", "three *in* ten pilots"
    if tokens.is(at, &["in"]) && is_count(tokens, at.saturating_sub(1)) && is_count(tokens, at + 1) {
        return true;
    }
    tokens.is_in(at, &PREPOSITIONS_AFTER_NOUNS)
        && (is_nominal(tokens, at + 1) || matches!(tokens.tag(at + 1), Tag::Determiner | Tag::Possessive))
        && !tokens.is_quoted(at + 1)
}
