//! Words between a verb and its content: addressee, time, place and occasion.

use super::clause::{can_begin, has_finite, is_finite, is_particle};
use super::mention::is_time_noun;
use super::noun_phrase;
use super::tag::{Form, Tag};
use super::tokens::Tokenized;
use super::verb::{Frame, Verb};
use crate::import::lexicon::list::List;

static PARTS_OF_THE_DAY: List = List::of("english", "parts-of-the-day");
static PERIODS: List = List::of("english", "periods");

/// The token after the addressee, time and place.
///
/// In "told reporters on Friday that …", this is "that".
pub(super) fn skip(tokens: &Tokenized, mut at: usize, verb: &Verb, end: usize) -> usize {
    if (verb.frame.has(Frame::ADDRESSEE) || verb.lemma == "write" && tokens.tag(at) == Tag::Name)
        && let Some(stop) = noun_phrase::right(tokens, at, end)
    {
        at = stop;
    }
    if tokens.tag(at) == Tag::To && verb.frame.has(Frame::INFINITIVE) && tokens.tag(at + 1) == Tag::Noun {
        return at;
    }
    skip_times_and_places(tokens, at, end)
}

/// Returns true for "to" before a verb, also one that no list has: "to stay", "to *carve out the* stone".
fn opens_infinitive(tokens: &Tokenized, to: usize) -> bool {
    let verb = to + 1;
    let unknown = tokens.tag(verb) == Tag::Noun
        && !tokens.word(verb).ends_with('s')
        && (matches!(tokens.tag(verb + 1), Tag::Determiner | Tag::Possessive)
            || tokens.is(verb + 1, &["away", "down", "off", "out", "up"]));
    unknown || tokens.token(verb).action == Some(Form::Base)
}

/// Returns true for "late" or "early" before a day: "reported *late Tuesday* that it leaks".
pub(super) fn is_late(tokens: &Tokenized, at: usize) -> bool {
    tokens.is(at, &["early", "late"]) && tokens.tag(at + 1) == Tag::Time
}

/// The token after a period: "last week", "late Tuesday", "a few days later".
pub(super) fn after_period(tokens: &Tokenized, at: usize) -> Option<usize> {
    let two = matches!(tokens.tag(at), Tag::Noun | Tag::Determiner)
        && tokens.is(at, &["last", "this", "next"])
        && is_time_noun(tokens, at + 1)
        && tokens.tag(at + 2) != Tag::Other;
    if two || is_late(tokens, at) {
        return Some(at + 2);
    }
    let later = (at + 1..at + 5).find(|index| tokens.is(*index, &["ago", "earlier", "later"]))?;
    let mut quantity = (at..later - 1)
        .map(|index| matches!(tokens.tag(index), Tag::Determiner | Tag::Number | Tag::Adverb | Tag::Noun));
    (is_period(tokens, later - 1) && quantity.all(|part| part)).then_some(later + 1)
}

/// Returns true if a period and "after" or "before" begin at a token: "hours after it broke", "a day before the vote".
pub(super) fn starts_time_before(tokens: &Tokenized, at: usize) -> bool {
    let noun = at + usize::from(matches!(tokens.tag(at), Tag::Determiner | Tag::Number));
    is_period(tokens, noun) && tokens.is(noun + 1, &["after", "before"])
}

/// Returns true for a noun for a period: "week", "hours".
fn is_period(tokens: &Tokenized, at: usize) -> bool {
    PERIODS.has(tokens.word(at).trim_end_matches('s'))
}

/// The token after the times right after a verb: "by" in "last week *by* the Tribune".
pub(super) fn skip_times(tokens: &Tokenized, mut at: usize, end: usize) -> usize {
    while at < end
        && let Some(next) = after_time(tokens, at)
    {
        at = next;
    }
    at
}

/// The token after a time or an adverb: after "Friday night", "this week", "on Friday".
fn after_time(tokens: &Tokenized, at: usize) -> Option<usize> {
    match tokens.tag(at) {
        Tag::Time => Some(after_day(tokens, at)),
        Tag::Adverb => Some(at + 1),
        Tag::Noun | Tag::Determiner
            if tokens.is(at, &["last", "this"]) && tokens.tag(at + 1) == Tag::Noun =>
        {
            Some(at + 2)
        }
        _ if is_late(tokens, at) => Some(at + 2),
        Tag::Preposition if tokens.tag(at + 1) == Tag::Time => Some(at + 2),
        _ => None,
    }
}

/// The token after a day right after a verb: "spoke out *Friday morning* about the port".
pub(super) fn skip_days(tokens: &Tokenized, at: usize, end: usize) -> usize {
    if at < end && tokens.tag(at) == Tag::Time { after_day(tokens, at) } else { at }
}

/// The token after a day and a part of it: "Friday *afternoon*".
fn after_day(tokens: &Tokenized, day: usize) -> usize {
    day + 1 + usize::from(tokens.is_in(day + 1, &PARTS_OF_THE_DAY))
}

/// The token after time and place: "that" in "on Friday in Reno that …".
pub(super) fn skip_times_and_places(tokens: &Tokenized, mut at: usize, end: usize) -> usize {
    for _ in 0..4 {
        match tokens.tag(at) {
            Tag::To if opens_infinitive(tokens, at) => return at,
            Tag::Preposition | Tag::To => match noun_phrase::right(tokens, at + 1, end) {
                Some(stop) => at = stop,
                None if tokens.tag(at + 1) == Tag::Time => at += 2,
                None => return at,
            },
            _ => match after_time(tokens, at) {
                Some(next) => at = next,
                None => return at,
            },
        }
    }
    at
}

/// The content after those whom it is shared with: "shared with the crew *that it rained*", "with Lee *her views*".
pub(super) fn shared_with(tokens: &Tokenized, at: usize, end: usize) -> Option<usize> {
    let stop = tokens.is(at, &["with"]).then(|| noun_phrase::right(tokens, at + 1, end))??;
    match tokens.tag(stop) {
        Tag::That => Some(stop + 1),
        Tag::Determiner | Tag::Possessive | Tag::Wh if stop < end => Some(stop),
        _ => None,
    }
}

/// The content after time and place.
///
/// In "spoke at length in Reno about the port", this is "the port".
pub(super) fn content_after(tokens: &Tokenized, at: usize, verb: &Verb, end: usize) -> Option<usize> {
    let next = skip(tokens, at, verb, end);
    for stop in [at, next] {
        if is_particle(tokens, stop, verb) && can_begin(tokens, stop + 1, end) {
            return Some(stop + 1);
        }
    }
    let about = |index: &usize| {
        tokens.tag(*index) == Tag::Preposition
            && is_particle(tokens, *index, verb)
            && tokens.is(*index, &["about"])
    };
    let goes_on = |index: &usize| !is_finite(tokens, *index) && !ends_phrase(tokens.tag(*index));
    let later = (at..end.min(at + 9)).take_while(goes_on).find(about);
    (at..next).find(about).or(later).map(|found| found + 1)
}

/// Returns true for a tag that no words about the place or the manner contain.
fn ends_phrase(tag: Tag) -> bool {
    matches!(
        tag,
        Tag::Comma
            | Tag::Colon
            | Tag::Stop
            | Tag::Semicolon
            | Tag::Dash
            | Tag::Open
            | Tag::That
            | Tag::Wh
            | Tag::Relative
            | Tag::Subordinator
            | Tag::To
    )
}

/// The token after the addressees: after "Lee", "Lee, Ek and their staff".
pub(super) fn skip_addressees(tokens: &Tokenized, at: usize, end: usize) -> Option<usize> {
    let mut stop = noun_phrase::right(tokens, at, end)?;
    for _ in 0..4 {
        let joint = match (tokens.tag(stop), tokens.tag(stop + 1)) {
            (Tag::Comma, Tag::Conj) => stop + 2,
            (Tag::Conj, _) | (Tag::Comma, Tag::Name) => stop + 1,
            _ => break,
        };
        match noun_phrase::right(tokens, joint, end) {
            Some(next) if matches!(tokens.tag(next), Tag::To | Tag::Conj | Tag::Comma | Tag::That) => {
                stop = next;
            }
            _ => break,
        }
    }
    Some(after_apposition(tokens, stop, end).unwrap_or(stop))
}

/// The token after words about an addressee: "to" in "asked Lee, the mayor, *to* resign".
fn after_apposition(tokens: &Tokenized, comma: usize, end: usize) -> Option<usize> {
    if tokens.tag(comma) != Tag::Comma {
        return None;
    }
    let close = (comma + 1..end.min(comma + 25)).find(|at| tokens.tag(*at) == Tag::Comma)?;
    let content = matches!(tokens.tag(close + 1), Tag::To | Tag::That | Tag::Open);
    let relative = tokens.tag(comma + 1) == Tag::Relative;
    (content && (relative || !has_finite(tokens, comma + 1..close))).then_some(close + 1)
}
