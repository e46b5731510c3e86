//! Finds the mention after a verb.

use super::clause::is_finite;
use super::fields;
use super::mention::{self, Mention};
use super::noun_phrase::right;
use super::tag::Tag;
use super::tokens::Tokenized;
use crate::import::lexicon::offices::is_office;
use std::ops::Range;

/// Maximum number of tokens between commas about an object.
const MAX_ABOUT: usize = 20;

/// The mention after a verb: "said Ann Lee, a judge in Reno."
pub(super) fn mention(tokens: &Tokenized, first: usize, end: usize) -> Option<Mention> {
    // "said *another*"
    let another = tokens.is(first, &["another"]).then_some(first + 1);
    let stop = right(tokens, first, end).or(another)?;
    let stop = name_after_posts(tokens, first, stop, end).unwrap_or(stop);
    let stop = name_after_to(tokens, first, stop, end).unwrap_or(stop);
    let stop = before_topic(tokens, first..stop).unwrap_or(stop);
    let stop = with_second(tokens, first..stop, end).unwrap_or(stop);
    let stop = with_example(tokens, stop, end).unwrap_or(stop);
    if let Some(mention) = post_before_name(tokens, first, stop, end) {
        return Some(mention);
    }
    if tokens.tag(stop) == Tag::Comma
        && let Some(phrase) = fields::post(tokens, first, stop, end)
    {
        return Some(Mention { phrase, beside: None });
    }
    let apposition = tokens.tag(stop) == Tag::Comma
        && stop + 1 < end
        && matches!(tokens.tag(stop + 1), Tag::Determiner | Tag::Relative | Tag::Noun | Tag::Name);
    let beside = apposition.then(|| {
        let close = (stop + 1..end).find(|index| {
            matches!(tokens.tag(*index), Tag::Comma | Tag::Stop | Tag::Open | Tag::Semicolon | Tag::Dash)
        });
        stop + 1..close.unwrap_or(end)
    });
    Some(Mention { phrase: first..stop, beside })
}

/// The end of a name with a second one or with others: "said Ada Ling *and Bo Ek*", "said Lee *and others*".
fn with_second(tokens: &Tokenized, first: Range<usize>, end: usize) -> Option<usize> {
    let and = first.end;
    if !tokens.is(and, &["and"]) {
        return None;
    }
    if tokens.is(and + 1, &["others"]) {
        return Some(and + 2);
    }
    let is_name =
        |range: Range<usize>| range.len() > 1 && range.clone().all(|at| tokens.tag(at) == Tag::Name);
    let stop = right(tokens, and + 1, end)?;
    let closes = matches!(tokens.tag(stop), Tag::Stop | Tag::Comma | Tag::Preposition) || stop >= end;
    (is_name(first) && is_name(and + 1..stop) && closes).then_some(stop)
}

/// The end of a name before what is talked of: "says *Ada Ling* of the plan".
fn before_topic(tokens: &Tokenized, phrase: Range<usize>) -> Option<usize> {
    let of = phrase.clone().find(|at| tokens.tag(*at) != Tag::Name)?;
    let topic = matches!(tokens.tag(of + 1), Tag::Determiner | Tag::Possessive) && tokens.is(of, &["of"]);
    let is_name = of > phrase.start && !is_office(tokens.word(of - 1));
    let small = !(of + 2..phrase.end).any(|at| tokens.token(at).capital);
    (topic && is_name && small).then_some(of)
}

/// The end of a group with an example: "say pilots *like Ada Ling*".
fn with_example(tokens: &Tokenized, stop: usize, end: usize) -> Option<usize> {
    let like = stop < end && tokens.is(stop, &["like"]) && tokens.word(stop - 1).ends_with('s');
    like.then(|| right(tokens, stop + 1, end))?
}

/// The end of a name after two posts: "said pilot and author *Ada Ling*", "said Founder and CEO *Ada Ling*".
fn name_after_posts(tokens: &Tokenized, first: usize, stop: usize, end: usize) -> Option<usize> {
    let is_post = |at: usize| tokens.tag(at) == Tag::Name && is_office(tokens.word(at));
    let capitals = stop > first
        && is_post(stop - 1)
        && (first..stop).all(|at| tokens.tag(at) == Tag::Name || tokens.is_hyphen(at));
    let posts = (tokens.tag(first) == Tag::Noun || capitals) && tokens.tag(stop) == Tag::Conj;
    let second = right(tokens, stop + 1, end).filter(|_| posts)?;
    if capitals && !(stop + 1..second.saturating_sub(2)).any(is_post) {
        return None;
    }
    let name = tokens.tag_before(second) == Tag::Name && second > stop + 2;
    (name && tokens.tag(second - 2) == Tag::Name).then_some(second)
}

/// The end of a name after an office and a place: "said envoy to Norwick *Ada Ling*".
fn name_after_to(tokens: &Tokenized, first: usize, stop: usize, end: usize) -> Option<usize> {
    let office = tokens.tag(stop) == Tag::To
        && !tokens.token(stop - 1).capital
        && is_office(tokens.word(stop - 1))
        && !matches!(tokens.tag(first), Tag::Determiner | Tag::Possessive);
    let names = (stop + 1..end).take_while(|at| tokens.tag(*at) == Tag::Name).count();
    (office && names > 2).then_some(stop + 1 + names)
}

/// A long post before the name of its holder: "said Aide to the Mayor and Head of the Office, *Ada Ling*."
fn post_before_name(tokens: &Tokenized, first: usize, stop: usize, end: usize) -> Option<Mention> {
    let goes_on = matches!(tokens.tag(stop), Tag::To | Tag::Preposition | Tag::Conj);
    if !tokens.token(first).capital || !goes_on {
        return None;
    }
    let inside = |at: &usize| {
        matches!(
            tokens.tag(*at),
            Tag::Name | Tag::Noun | Tag::Preposition | Tag::To | Tag::Determiner | Tag::Conj | Tag::Other
        ) && !is_finite(tokens, *at)
    };
    let comma =
        (stop..end.min(first + 30)).find(|at| !inside(at)).filter(|at| tokens.tag(*at) == Tag::Comma)?;
    let name = comma + 1..(comma + 1..end).find(|at| tokens.tag(*at) != Tag::Name).unwrap_or(end);
    let closes = matches!(tokens.tag(name.end), Tag::Stop | Tag::Comma) || name.end >= end;
    ((2..=4).contains(&name.len()) && closes).then_some(Mention { phrase: first..comma, beside: Some(name) })
}

/// The noun phrase that says what an object is called: "called the plan for the port *a mistake*".
///
/// It begins with "a" or a quotation right after a noun, which no phrase with one noun contains.
pub(super) fn complement(tokens: &Tokenized, start: usize, end: usize) -> Option<usize> {
    let first = right(tokens, start, end)?;
    // "called the chief, *Bo Ek,* a coward"
    let apposition = right(tokens, first + 1, end).filter(|_| tokens.tag(first) == Tag::Comma);
    if let Some(close) = apposition.filter(|close| tokens.tag(*close) == Tag::Comma) {
        let next = close + 1;
        return (tokens.tag(next) == Tag::Open || tokens.is(next, &["a", "an"])).then_some(next);
    }
    // "called the chief, *a pilot who had lost the vote,* a coward"
    if tokens.tag(first) == Tag::Comma && tokens.tag(first + 1) == Tag::Determiner {
        let close = (first + 2..end.min(first + MAX_ABOUT)).find(|at| tokens.tag(*at) == Tag::Comma)?;
        return tokens.is(close + 1, &["a", "an"]).then_some(close + 1);
    }
    // "calling him, *among other things,* “a coward”"
    if tokens.tag(first) == Tag::Comma && tokens.tag(first + 1) == Tag::Preposition {
        let close = (first + 2..end.min(first + 7)).find(|at| tokens.tag(*at) == Tag::Comma)?;
        return (tokens.tag(close + 1) == Tag::Open).then_some(close + 1);
    }
    let mut inner = 0_usize;
    for at in first..end {
        let noun = matches!(
            tokens.tag_before(at),
            Tag::Noun | Tag::Name | Tag::Time | Tag::Number | Tag::BracketEnd | Tag::Past
        );
        let quotation = tokens.tag(at) == Tag::Open;
        if noun && (quotation || tokens.is(at, &["a", "an"])) && !mention::is_time_noun(tokens, at + 1) {
            return Some(at);
        }
        match tokens.tag(at) {
            Tag::Relative | Tag::That => inner += 1,
            Tag::Comma
            | Tag::Stop
            | Tag::Semicolon
            | Tag::Colon
            | Tag::Dash
            | Tag::Subordinator
            | Tag::Open => return None,
            _ if is_finite(tokens, at) && tokens.tag_before(at) != Tag::Auxiliary => {
                inner = inner.checked_sub(1)?;
            }
            _ => {}
        }
    }
    None
}
