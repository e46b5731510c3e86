//! Tests for finite verbs and clauses.

use super::noun_phrase;
use super::tag::{Form, Tag};
use super::tokens::Tokenized;
use super::verb::{Frame, Verb};
use crate::import::lexicon::list::List;
use std::ops::Range;

static OBJECT_PRONOUNS: List = List::of("english", "object-pronouns");
static REFLEXIVE_PRONOUNS: List = List::of("english", "reflexive-pronouns");

/// Maximum number of tokens between an auxiliary and its verb.
const MAX_INSERTED: usize = 16;

/// Returns true if a token looks like a finite verb.
///
/// Its form and the token before it decide.
pub(crate) fn is_finite(tokens: &Tokenized, at: usize) -> bool {
    let token = tokens.token(at);
    if matches!(token.tag, Tag::Auxiliary | Tag::Modal | Tag::Verb) {
        return true;
    }
    let before = tokens.tag_before(at);
    if matches!(token.tag, Tag::Preposition | Tag::Adverb | Tag::Subordinator) {
        return false;
    }
    // "some *hope* to stay"
    let after_quantifier = || {
        token.action == Some(Form::Base)
            && tokens.tag(at + 1) == Tag::To
            && tokens.is(at - 1, &["some", "many", "most", "several", "few", "all", "both"])
    };
    if matches!(before, Tag::Determiner | Tag::Possessive | Tag::Preposition | Tag::To) {
        return before == Tag::Determiner && after_quantifier();
    }
    // "Lee’s *continued* absence"
    if token.tag == Tag::Past && at > 0 && tokens.is(at - 1, &["’s", "'s"]) && tokens.tag(at + 1) == Tag::Noun
    {
        return false;
    }
    if token.tag == Tag::Past || token.tag != Tag::Name && token.is_saying(&[Form::Past, Form::Third]) {
        return true;
    }
    let says = token.verb.filter(|(verb, form)| *form == Form::Base && !verb.frame.has(Frame::NOUN_LIKE));
    match token.action.or(says.map(|(_, form)| form)) {
        Some(Form::Past) => true,
        // "to prevent bomb *attacks* on the port"
        Some(Form::Third) if follows_object_of_infinitive(tokens, at) => false,
        Some(Form::Third) => {
            matches!(
                before,
                Tag::Noun | Tag::Name | Tag::Pronoun | Tag::Relative | Tag::Adverb | Tag::BracketEnd
            )
        }
        Some(Form::Base) => {
            // "they *also say*"
            let subject = at.saturating_sub(1 + usize::from(before == Tag::Adverb));
            let tag = tokens.tag_before(subject + 1);
            matches!(tag, Tag::Pronoun | Tag::Relative)
                || matches!(tag, Tag::Noun | Tag::Name)
                    && (tokens.word(subject).ends_with('s') || ends_plural(tokens, subject, at))
        }
        None => is_unknown_verb(tokens, at),
        _ => false,
    }
}

/// Returns true after "to", a verb and one noun without an article, which begins a compound.
fn follows_object_of_infinitive(tokens: &Tokenized, at: usize) -> bool {
    at > 2
        && tokens.tag_before(at) == Tag::Noun
        && !tokens.word(at - 1).ends_with('s')
        && tokens.tag_before(at - 2) == Tag::To
        && tokens.token(at - 2).action == Some(Form::Base)
}

/// Returns true if a noun ends a phrase whose head is plural, before a verb with its object: "pilots with *training* need help".
fn ends_plural(tokens: &Tokenized, noun: usize, verb: usize) -> bool {
    let before = noun.wrapping_sub(1);
    noun > 1
        && tokens.is(before, &["from", "in", "with", "without"])
        && tokens.tag_before(before) == Tag::Noun
        && tokens.word(before - 1).ends_with('s')
        && matches!(tokens.tag(verb + 1), Tag::Noun | Tag::Determiner | Tag::Possessive | Tag::To | Tag::That)
}

/// Returns true for a word in "-s" that no list has but whose place shows a verb: "who *guards*", "Lee *guards the* port".
fn is_unknown_verb(tokens: &Tokenized, at: usize) -> bool {
    let token = tokens.token(at);
    let word = tokens.word(at);
    let third = token.tag == Tag::Noun
        && !token.capital
        && token.verb.is_none()
        && word.len() > 3
        && word.ends_with('s')
        && !word.ends_with("ss");
    let object = || matches!(tokens.tag(at + 1), Tag::Determiner | Tag::Possessive | Tag::That);
    third
        && match tokens.tag_before(at) {
            Tag::Relative | Tag::Pronoun => true,
            Tag::Name => object(),
            _ => false,
        }
}

/// The comma that ends words inside a verb, if another one opens them: "would not*,* as Ek had suggested*,* resign".
pub(crate) fn interrupts_verb(tokens: &Tokenized, comma: usize, end: usize) -> Option<usize> {
    if !matches!(tokens.tag(comma + 1), Tag::Subordinator | Tag::Wh) {
        return None;
    }
    let helper = (0..comma).rev().find(|at| !matches!(tokens.tag(*at), Tag::Not | Tag::Adverb))?;
    if !matches!(tokens.tag(helper), Tag::Modal | Tag::To) {
        return None;
    }
    let close = (comma + 1..end.min(comma + MAX_INSERTED)).find(|at| tokens.tag(*at) == Tag::Comma)?;
    let verb = (close + 1..end).find(|at| tokens.tag(*at) != Tag::Adverb)?;
    let token = tokens.token(verb);
    let is_base = token.action == Some(Form::Base) || tokens.is_saying(verb, &[Form::Base]);
    let unknown = token.tag == Tag::Noun && !token.capital && token.action.is_none() && token.verb.is_none();
    let is_verb = is_base || unknown || tokens.is(verb, &["be", "have"]);
    is_verb.then_some(close)
}

/// Returns true if any of the tokens is a finite verb.
pub(crate) fn has_finite(tokens: &Tokenized, mut range: Range<usize>) -> bool {
    range.any(|index| is_finite(tokens, index))
}

/// Returns true for a verb of saying in any form other than "-ing".
fn is_saying(tokens: &Tokenized, at: usize) -> bool {
    tokens.is_saying(at, &[Form::Base, Form::Third, Form::Past])
}

/// Returns true if tokens contain quoted words or a main verb.
///
/// A main verb is a finite verb outside relative clauses.
pub(super) fn has_main_clause(tokens: &Tokenized, range: Range<usize>) -> bool {
    let mut relative = 0_usize;
    for at in range.clone() {
        if tokens.is_quoted(at) {
            return true;
        }
        if at > range.start && matches!(tokens.tag(at), Tag::Relative | Tag::Wh) {
            relative += 1;
        }
        let same_verb = at > range.start
            && matches!(tokens.tag_before(at), Tag::Auxiliary | Tag::Modal | Tag::Not | Tag::Adverb)
            && has_finite(tokens, range.start..at);
        let verb = is_finite(tokens, at) || is_saying(tokens, at) && tokens.tag(at) != Tag::Name;
        if verb && !same_verb {
            if relative == 0 {
                return true;
            }
            relative -= 1;
        }
    }
    false
}

/// Returns true for a pronoun that cannot be a subject: "him", "itself".
pub(super) fn is_object_pronoun(tokens: &Tokenized, at: usize) -> bool {
    tokens.is_in(at, &OBJECT_PRONOUNS) || tokens.is_in(at, &REFLEXIVE_PRONOUNS)
}

/// Returns true if tokens contain a subject pronoun, a verb or quoted words.
pub(super) fn is_clause(tokens: &Tokenized, mut range: Range<usize>) -> bool {
    let subject = tokens.tag(range.start) == Tag::Pronoun && !is_object_pronoun(tokens, range.start);
    range.len() >= 3
        && (subject
            || range
                .any(|index| tokens.is_quoted(index) || is_finite(tokens, index) || is_saying(tokens, index)))
}

/// The end of a quotation that is the whole content from `start`.
pub(super) fn lone_quotation(tokens: &Tokenized, start: usize, range: Range<usize>) -> Option<usize> {
    if tokens.tag(start) != Tag::Open {
        return None;
    }
    let close = (start + 1..range.end).find(|index| tokens.tag(*index) == Tag::Close)?;
    let after = close + 1;
    let short = close - start < 6;
    // "said “it leaks” or “it will leak”"
    if matches!(tokens.tag(after), Tag::Conj | Tag::Subordinator) && tokens.tag(after + 1) == Tag::Open {
        return None;
    }
    // "said “it leaks”, “may break” and “should be closed”"
    let listed = tokens.tag(after) == Tag::Comma && tokens.tag(after + 1) == Tag::Open;
    if listed && !tokens.token(after + 2).capital && tokens.tag_before(close) != Tag::Comma {
        return None;
    }
    let ends = matches!(tokens.tag(after), Tag::Stop | Tag::Comma | Tag::Semicolon | Tag::Dash)
        || closes_with_note(tokens, after, range.end)
        || !short && matches!(tokens.tag(after), Tag::Preposition | Tag::Subordinator | Tag::Conj)
        || matches!(tokens.tag_before(close), Tag::Comma | Tag::Stop);
    (after >= range.end || ends && tokens.tag_before(close) != Tag::Determiner)
        .then_some(after.min(range.end))
}

/// Returns true if brackets at a token are all that is left before the end: "“It leaks” *[Statement, 3/1]*".
pub(crate) fn closes_with_note(tokens: &Tokenized, at: usize, end: usize) -> bool {
    let stops = (at..end).rev().take_while(|index| tokens.tag(*index) == Tag::Stop).count();
    let last = end - stops;
    tokens.tag(at) == Tag::Bracket && last > at && tokens.tag(last - 1) == Tag::BracketEnd
}

/// The end of words that stand for what was said before or asked: "Lee said *as much* on Friday", "Ek said *no*".
pub(crate) fn short_answer(tokens: &Tokenized, at: usize, end: usize) -> Option<usize> {
    let two = tokens.is(at, &["as"]) && tokens.is(at + 1, &["much"])
        || tokens.is(at, &["the"]) && tokens.is(at + 1, &["same", "opposite"]);
    let stop = at + 1 + usize::from(two);
    let closes = stop >= end
        || matches!(
            tokens.tag(stop),
            Tag::Stop
                | Tag::Comma
                | Tag::Semicolon
                | Tag::Dash
                | Tag::Preposition
                | Tag::Time
                | Tag::Conj
                | Tag::Wh
                | Tag::Subordinator
                | Tag::To
        ) && !tokens.is(stop, &["as"]);
    let about = tokens.is(at, &["the"]) && tokens.is(stop, &["of", "about"]);
    let one = tokens.is(at, &["so"])
        || tokens.is(at, &["yes", "no"]) && !matches!(tokens.tag(stop), Tag::To | Tag::Preposition);
    if !closes || !two && !one {
        return None;
    }
    Some(if about { noun_phrase::right(tokens, stop + 1, end).unwrap_or(stop) } else { stop })
}

/// Returns true if content can begin at a token.
pub(super) fn can_begin(tokens: &Tokenized, at: usize, end: usize) -> bool {
    // "wrote about *on the same day*"
    let circumstance = tokens.tag(at) == Tag::Preposition
        && matches!(tokens.tag(at + 1), Tag::Determiner | Tag::Time | Tag::Possessive)
        && tokens.is(at, &["at", "during", "in", "on"]);
    at < end && !circumstance && !matches!(tokens.tag(at), Tag::Stop | Tag::Comma | Tag::Close | Tag::Dash)
}

/// Returns true if a token is a particle of the verb: "for" after "called".
pub(super) fn is_particle(tokens: &Tokenized, at: usize, verb: &Verb) -> bool {
    verb.has_particle(tokens.word(at))
}

/// Returns true if an object or an addressee can begin with a token.
pub(super) fn starts_object(tag: Tag) -> bool {
    !matches!(
        tag,
        Tag::To
            | Tag::Wh
            | Tag::Subordinator
            | Tag::Comma
            | Tag::Preposition
            | Tag::That
            | Tag::Open
            | Tag::Time
    )
}
