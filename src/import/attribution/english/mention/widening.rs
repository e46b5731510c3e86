//! Widens a noun phrase to the words before it in its clause.

use crate::import::attribution::english::clause::{is_finite, is_object_pronoun};
use crate::import::attribution::english::tag::{Form, Tag};
use crate::import::attribution::english::tokens::Tokenized;
use crate::import::lexicon::list::List;
use crate::import::lexicon::offices::is_office;
use crate::import::lexicon::speakers;
use std::ops::Range;

static ADJECTIVES_OF_RELATION: List = List::of("english", "adjectives-of-relation");
static NOT_INSIDE_SUBJECTS: List = List::of("english", "not-inside-subjects");

/// A noun phrase with the words before it in its clause, up to a verb.
///
/// "A study released by *the agency*", "Officials in Reno and *their staff*". A verb or "to" before those words leaves
/// the phrase as it is.
pub(in crate::import::attribution::english) fn widened(
    tokens: &Tokenized,
    phrase: Range<usize>,
    floor: usize,
) -> Range<usize> {
    // "late on Saturday *she* said", but "*Ada and I* say"
    let joined = phrase.start > floor && tokens.tag_before(phrase.start) == Tag::Conj;
    if !joined
        && phrase.len() == 1
        && tokens.tag(phrase.start) == Tag::Pronoun
        && !is_object_pronoun(tokens, phrase.start)
    {
        return phrase;
    }
    let mut start = phrase.start;
    while start > floor && phrase.start - start < 30 {
        let before = start - 1;
        if !goes_on(tokens, before, &phrase, floor) {
            break;
        }
        start = before;
    }
    let stopped_by_verb = start > floor
        && (is_finite(tokens, start - 1) || matches!(tokens.tag_before(start), Tag::To | Tag::Relative));
    while start < phrase.start && matches!(tokens.tag(start), Tag::Adverb | Tag::Conj | Tag::Other) {
        start += 1;
    }
    let opens_phrase = matches!(
        tokens.tag(start),
        Tag::Determiner | Tag::Possessive | Tag::Noun | Tag::Name | Tag::Number | Tag::Past
    );
    if stopped_by_verb || !opens_phrase { phrase } else { start..phrase.end }
}

/// Returns true if a token belongs to a noun phrase that ends with `phrase`.
fn goes_on(tokens: &Tokenized, before: usize, phrase: &Range<usize>, floor: usize) -> bool {
    let start = before + 1;
    match tokens.tag(before) {
        // "her years *as* secretary of the club"
        _ if tokens.is(before, &["as"]) => {
            tokens.tag_before(before) == Tag::Noun
                && tokens.tag(start) == Tag::Noun
                && speakers::is_person(tokens.word(start))
        }
        Tag::Noun | Tag::Name | Tag::Number => {
            !is_finite(tokens, before) || is_reduced_relative(tokens, before, phrase.start)
        }
        Tag::Past => {
            // "half of *registered* voters"
            let adjective = tokens.tag(start) == Tag::Noun
                && (matches!(tokens.tag_before(before), Tag::Preposition | Tag::Determiner | Tag::Number)
                    || tokens.tag_before(before) == Tag::Name
                        && tokens.tag_before(before - 1) == Tag::Preposition);
            adjective || is_reduced_relative(tokens, before, phrase.start)
        }
        Tag::To => goes_on_before_to(tokens, before, floor),
        // "a panel *led* by the mayor"
        Tag::Verb => tokens.is(before + 1, &["by"]),
        Tag::Bracket => (before..phrase.start).any(|index| tokens.tag(index) == Tag::BracketEnd),
        Tag::Determiner
        | Tag::Possessive
        | Tag::Preposition
        | Tag::Conj
        | Tag::Ing
        | Tag::Other
        | Tag::Adverb
        | Tag::Time
        | Tag::BracketEnd => !tokens.is_in(before, &NOT_INSIDE_SUBJECTS),
        _ => false,
    }
}

/// Returns true if "to" continues a noun phrase: "aides *to* the mayor", "pilots trying *to* regain the lock".
fn goes_on_before_to(tokens: &Tokenized, to: usize, floor: usize) -> bool {
    let related = tokens.is_in(to.saturating_sub(1), &ADJECTIVES_OF_RELATION);
    let noun =
        tokens.tag_before(to) == Tag::Noun || related || to > floor && tokens.word(to - 1).ends_with('s');
    // "the country’s Ambassador *to* Norland"
    let office = to > floor + 1
        && is_office(tokens.word(to - 1))
        && (tokens.tag_before(to - 1) == Tag::Determiner || tokens.is(to - 2, &["’s", "'s"]));
    // "a letter from *Ling to* Ek"
    let sender = tokens.tag_before(to) == Tag::Name
        && (floor..to).rev().take(6).any(|at| {
            at > floor
                && tokens.is(at, &["from", "by"])
                && matches!(tokens.tag_before(at), Tag::Noun | Tag::Past)
        });
    sender || noun && matches!(tokens.tag(to + 1), Tag::Name | Tag::Determiner | Tag::Possessive)
        || office && tokens.tag(to + 1) == Tag::Name
        || related && tokens.tag(to + 1) == Tag::Noun
        || tokens.tag_before(to) == Tag::Ing
        // "the part devoted *to* the lock"
        || to > floor + 1
            && tokens.tag_before(to) == Tag::Past
            && matches!(tokens.tag_before(to - 1), Tag::Noun | Tag::Name)
}

/// Returns true if a participle only describes the noun before it.
///
/// For example "released by", "called on".
fn is_reduced_relative(tokens: &Tokenized, at: usize, end: usize) -> bool {
    at + 1 < end
        && matches!(tokens.tag(at + 1), Tag::Preposition | Tag::To)
        && (tokens.tag(at) == Tag::Past || tokens.is_saying(at, &[Form::Past]))
}
