//! Finds posts and ministries whose field is a list: "Minister of Housing, Roads and Rivers Ada Ling".

use super::clause::is_finite;
use super::noun_phrase::left;
use super::tag::{Form, Tag};
use super::tokens::Tokenized;
use crate::import::lexicon::offices::{is_honorific, is_institution, is_office};
use crate::import::lexicon::{given, speakers};
use std::ops::Range;

/// Maximum number of tokens of a post with its fields.
const MAX_TOKENS: usize = 30;

/// Returns true for the preposition between an office and its field.
///
/// For example "Minister *of*", "Secretary of State *for*", "Ministry *of*".
pub(crate) fn is_after_office(tokens: &Tokenized, at: usize) -> bool {
    let post =
        |word: &str| is_office(word) || is_institution(word) || speakers::is_person(&word.to_lowercase());
    let office = |at: usize| at.checked_sub(1).is_some_and(|before| post(tokens.word(before)));
    let of_state = || {
        at.checked_sub(2)
            .is_some_and(|of| tokens.is(of, &["of"]) && tokens.tag(of + 1) == Tag::Name && office(of))
    };
    tokens.is(at, &["of", "for"]) && (office(at) || of_state())
}

/// The end of a list of fields, and of a name after it: "of Housing, Roads and Rivers Ada Ling".
///
/// `of` is the preposition after the office. `None` if the list has fewer than three parts, or names people.
pub(crate) fn end_of_list(tokens: &Tokenized, of: usize, end: usize) -> Option<usize> {
    let inside = |at: &usize| match tokens.tag(*at) {
        Tag::Name | Tag::Comma | Tag::Determiner => true,
        Tag::Conj => tokens.is(*at, &["and"]),
        Tag::Other => tokens.is(*at, &["&", "’", "'", "’s", "'s"]),
        Tag::Noun => !is_finite(tokens, *at) && !tokens.is_saying(*at, &[Form::Past, Form::Third]),
        // "Levelling Up"
        _ => tokens.token(*at).capital,
    };
    let limit = end.min(of + MAX_TOKENS);
    let and = (of + 1..limit)
        .take_while(inside)
        .find(|at| tokens.tag(*at) == Tag::Conj || tokens.is(*at, &["&"]))?;
    let comma = (of + 1..and - 1).find(|at| tokens.tag(*at) == Tag::Comma)?;
    let stop = (and + 1..limit).find(|at| !inside(at) || tokens.tag(*at) == Tag::Comma).unwrap_or(limit);
    let names_somebody = |at: usize| {
        let word = tokens.word(at);
        let may_be_given = at < and || tokens.tag_before(at) != Tag::Name;
        let given = || tokens.tag(at + 1) == Tag::Name && given::woman(&word.to_lowercase()).is_some();
        let noun = at > comma && !tokens.token(at).capital && speakers::is_noun_of_speaker(word);
        may_be_given && given() || is_honorific(word) || is_office(word) || noun
    };
    (stop > and + 1 && !(of + 1..stop).any(names_somebody)).then_some(stop)
}

/// A phrase that ends the list of fields of a post, with the whole post.
///
/// For example "*Minister of Housing, Roads and Rivers Ada Ling*".
pub(super) fn with_post(tokens: &Tokenized, phrase: &Range<usize>, floor: usize) -> Option<Range<usize>> {
    let joined = phrase.clone().any(|at| tokens.tag(at) == Tag::Conj)
        || phrase.start > floor && tokens.tag_before(phrase.start) == Tag::Conj;
    if !joined {
        return None;
    }
    let of = (floor..phrase.start)
        .rev()
        .take(MAX_TOKENS)
        .take_while(|at| {
            tokens.token(*at).capital
                || matches!(
                    tokens.tag(*at),
                    Tag::Noun | Tag::Comma | Tag::Preposition | Tag::Determiner | Tag::Conj
                )
        })
        .find(|at| is_after_office(tokens, *at))?;
    let post = left(tokens, of - 1, floor)?;
    (end_of_list(tokens, of, phrase.end)? == phrase.end).then_some(post.start..phrase.end)
}

/// The post whose list of fields goes on after a comma, or `None` if no list does.
pub(crate) fn post(tokens: &Tokenized, first: usize, comma: usize, end: usize) -> Option<Range<usize>> {
    let of = (first + 1..comma).rev().find(|at| is_after_office(tokens, *at))?;
    let stop = end_of_list(tokens, of, end)?;
    let closes = matches!(tokens.tag(stop), Tag::Stop | Tag::Comma | Tag::Open) || stop >= end;
    (closes && stop > comma).then_some(first..stop)
}
