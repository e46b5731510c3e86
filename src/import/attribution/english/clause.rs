//! Clauses: finite verbs, and whether a range of tokens holds a clause.

use crate::import::attribution::english::lexicon::{Form, Tag, Verb};
use crate::import::attribution::english::tokens::Tokenized;
use std::ops::Range;
/// A finite verb, as far as its form and its place tell.
pub(crate) fn finite(read: &Tokenized, at: usize) -> bool {
    let Some(token) = read.tokens.get(at) else { return false };
    if matches!(token.tag, Tag::Auxiliary | Tag::Modal | Tag::Verb) {
        return true;
    }
    let before = at.checked_sub(1).map_or(Tag::Stop, |before| read.tag(before));
    if matches!(token.tag, Tag::Preposition | Tag::Adverb | Tag::Subordinator) {
        return false;
    }
    if matches!(before, Tag::Determiner | Tag::Possessive | Tag::Preposition | Tag::To) {
        return false;
    }
    let report = token.verb.is_some_and(|(_, form)| matches!(form, Form::Past | Form::Third));
    match token.action {
        _ if token.tag == Tag::Past || report && token.tag != Tag::Name => true,
        Some(Form::Past) => true,
        Some(Form::Third) => {
            matches!(
                before,
                Tag::Noun | Tag::Name | Tag::Pronoun | Tag::Relative | Tag::Adverb | Tag::BracketEnd
            )
        }
        Some(Form::Base) => {
            let plural = at.checked_sub(1).is_some_and(|before| read.word(before).ends_with('s'));
            matches!(before, Tag::Pronoun | Tag::Relative)
                || plural && matches!(before, Tag::Noun | Tag::Name)
        }
        _ => false,
    }
}

/// Whether any of the tokens is a finite verb.
pub(crate) fn any_finite(read: &Tokenized, range: Range<usize>) -> bool {
    range.into_iter().any(|index| finite(read, index))
}

/// Whether tokens hold a finite verb outside of relative clauses, or words that somebody quoted.
pub(crate) fn clause_of_its_own(read: &Tokenized, range: Range<usize>) -> bool {
    let mut relative = 0_usize;
    for at in range.clone() {
        if read.tokens[at].quoted {
            return true;
        }
        if at > range.start && matches!(read.tag(at), Tag::Relative | Tag::Wh) {
            relative += 1;
        }
        let again = at > range.start
            && matches!(read.tag(at - 1), Tag::Auxiliary | Tag::Modal | Tag::Not | Tag::Adverb);
        let verb = finite(read, at)
            || read.tokens[at].verb.is_some_and(|(_, form)| form != Form::Ing) && read.tag(at) != Tag::Name;
        if verb && !(again && any_finite(read, range.start..at)) {
            if relative == 0 {
                return true;
            }
            relative -= 1;
        }
    }
    false
}

/// Whether tokens hold a clause: a finite verb, or a whole quotation.
pub(crate) fn is_clause(read: &Tokenized, range: Range<usize>) -> bool {
    (range.len() >= 3
        && matches!(read.tag(range.start), Tag::Pronoun)
        && !read.is(range.start, &["him", "them", "me", "us", "her", "himself", "herself", "itself"]))
        || range.len() >= 3
            && range.clone().any(|index| {
                read.tokens[index].quoted
                    || finite(read, index)
                    || read.tokens[index].verb.is_some_and(|(_, form)| form != Form::Ing)
            })
}

/// The end of a quotation that is all of what is reported from `start` on.
pub(crate) fn quotation_alone(read: &Tokenized, start: usize, range: Range<usize>) -> Option<usize> {
    if read.tag(start) != Tag::Open {
        return None;
    }
    let close = (start + 1..range.end).find(|index| read.tag(*index) == Tag::Close)?;
    let after = close + 1;
    let short = close - start < 6;
    let ends = matches!(read.tag(after), Tag::Stop | Tag::Comma | Tag::Semicolon | Tag::Dash)
        || !short && matches!(read.tag(after), Tag::Preposition | Tag::Subordinator | Tag::Conj)
        || matches!(read.tag(close - 1), Tag::Comma | Tag::Stop);
    (after >= range.end || ends && !matches!(read.tag(close - 1), Tag::Determiner))
        .then_some(after.min(range.end))
}

pub(crate) fn begins(read: &Tokenized, at: usize, end: usize) -> bool {
    at < end && !matches!(read.tag(at), Tag::Stop | Tag::Comma | Tag::Close)
}

pub(crate) fn particle(read: &Tokenized, at: usize, what: &Verb) -> bool {
    let word = read.word(at);
    !word.is_empty() && what.particles.split(' ').any(|known| known.eq_ignore_ascii_case(word))
}
