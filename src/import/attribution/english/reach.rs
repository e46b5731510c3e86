//! Finds where reported words end.
//!
//! They end with the sentence, or where the reporter's own words continue.

mod commas;
mod dashes;
mod objects;

use super::boundary::{
    goes_over, goes_over_to_participle, opens_other_report, precedes_participle_of_saying, starts_contrast,
    starts_cue, starts_main_clause,
};
use super::clause::{has_finite, is_finite, lone_quotation};
use super::mention::Mention;
use super::tag::{Form, Tag};
use super::tokens::Tokenized;
use super::{boundary, lists, noun_phrase, occasions, speaking, surroundings};
use crate::import::lexicon::list::List;
use std::ops::Range;

use commas::{Place, ends_at_comma};
pub(crate) use commas::{is_lead, leads_after_conjunction, opens_own_words};
use dashes::ends_at_dash;
pub(crate) use dashes::{aside, dash_later, is_comment_after_dash};
pub(super) use objects::object;
pub(crate) use objects::{ends_before_month, lacks_verb_after_that};

static PARTICIPLES_OF_CONSEQUENCE: List = List::of("english", "participles-of-consequence");

/// The end of reported words inside a subject, before its verb.
///
/// For example "Her promise *to go and stay* has changed much."
pub(super) fn before_main_verb(tokens: &Tokenized, start: usize, stop: usize, clause: bool) -> usize {
    let mut own = usize::from(clause);
    let verb = (start + 1..stop).find(|at| {
        if matches!(tokens.tag(*at), Tag::Relative | Tag::That | Tag::Wh | Tag::Subordinator) {
            own += 1;
        }
        let mut first = *at;
        while first > start && tokens.tag_before(first) == Tag::Adverb {
            first -= 1;
        }
        let again =
            matches!(tokens.tag_before(first), Tag::Auxiliary | Tag::Modal | Tag::Not | Tag::To | Tag::Conj);
        // "was becoming *involved*"
        let again = again || tokens.tag_before(*at) == Tag::Ing && tokens.tag(*at) == Tag::Past;
        let noun_next = matches!(tokens.tag(*at + 1), Tag::Noun | Tag::Name);
        if tokens.is_quoted(*at)
            || again
            || !is_finite(tokens, *at)
            || matches!(tokens.tag(*at), Tag::Past | Tag::Noun) && noun_next
        {
            return false;
        }
        if own == 0 {
            return true;
        }
        own -= 1;
        false
    });
    // "those who often *said*" ends before "often".
    let mut stop = verb.unwrap_or(stop);
    while verb.is_some() && stop > start + 1 && tokens.tag_before(stop) == Tag::Adverb {
        stop -= 1;
    }
    stop
}

/// The end of a quotation that begins at `start`, if the reporter's own words follow it.
///
/// Without a comma or a full stop inside its marks, it is a part of what is said: "said “it leaks” at every tide".
fn quotation(tokens: &Tokenized, start: usize, range: Range<usize>) -> Option<usize> {
    let end = lone_quotation(tokens, start, range.clone())?;
    let open = !matches!(tokens.tag_before(end.saturating_sub(1)), Tag::Comma | Tag::Stop);
    let goes_on = match tokens.tag(end) {
        Tag::Preposition => !occasions::starts_circumstance(tokens, end, range.end),
        Tag::Subordinator => !tokens.is(end, &["as", "while", "after", "before"]),
        Tag::Conj => true,
        _ => false,
    };
    (!open || !goes_on || end >= range.end).then_some(end)
}

/// The end of a clause that begins at `start`.
pub(super) fn clause(tokens: &Tokenized, start: usize, range: Range<usize>) -> usize {
    if let Some(end) = quotation(tokens, start, range.clone()) {
        return end;
    }
    let held = surroundings::is_in_leading_clause(tokens, start, range.start);
    let between = !held && surroundings::is_in_inserted_clause(tokens, start, range.start);
    let place = Place { held, between };
    let dashed = surroundings::is_after_dash(tokens, start, range.start);
    let aside = aside(tokens, start..range.end);
    let stop = (start + 1..range.end)
        .filter(|at| !tokens.is_quoted(*at) || tokens.tag(*at) == Tag::Close)
        .filter(|at| tokens.tag(*at) == Tag::BracketEnd || !lists::is_bracketed(tokens, start, *at))
        .find(|at| match tokens.tag(*at) {
            // "at “lesser quays,” Bo Ek said"
            Tag::Close => {
                tokens.tag_before(*at) == Tag::Comma
                    && (boundary::answers_it(tokens, *at + 1)
                        || held && starts_main_clause(tokens, *at + 1, range.end)
                        || tokens.is_saying(*at + 1, &[Form::Ing])
                        || starts_cue(tokens, *at + 1, true))
            }
            Tag::Dash if aside.as_ref().is_some_and(|aside| aside.end == *at + 1) => false,
            Tag::Dash if tokens.is_dash(*at) => {
                dashed && *at > start + 1 || ends_at_dash(tokens, *at, range.end)
            }
            Tag::Dash => goes_over(tokens, *at),
            Tag::Comma => ends_at_comma(tokens, start..*at, range.end, place),
            Tag::Colon => opens_other_report(tokens, *at, range.end),
            Tag::Adverb => starts_contrast(tokens, *at),
            Tag::Preposition if occasions::closes_with_occasion(tokens, *at, range.end) => {
                has_finite(tokens, start..*at)
            }
            Tag::Preposition | Tag::Subordinator | Tag::Wh => {
                occasions::is_condition(tokens, *at) || precedes_participle_of_saying(tokens, *at)
            }
            Tag::Semicolon => !lists::goes_on_after_semicolon(tokens, start..*at, range.end),
            Tag::BracketEnd => !(start..*at).any(|index| tokens.tag(index) == Tag::Bracket),
            Tag::Conj => ends_at_conjunction(tokens, start, *at),
            _ => false,
        })
        .map_or(range.end, |at| at + usize::from(tokens.tag(at) == Tag::Close));
    trimmed(tokens, start, stop)
}

/// The end of content that is a sentence after a colon: "said: *The port – all of it – leaks*."
///
/// With a quotation, a semicolon or another report in it, this is the end of its first clause.
pub(super) fn after_colon(tokens: &Tokenized, start: usize, range: Range<usize>) -> usize {
    let starts_report = |at: usize| starts_cue(tokens, at + 1, true);
    let mut rest = start + 1..range.end;
    let other = rest.find(|at| match tokens.tag(*at) {
        Tag::Open | Tag::Semicolon => true,
        Tag::Comma | Tag::Dash | Tag::Conj => starts_report(*at),
        _ => false,
    });
    if other.is_some() { clause(tokens, start, range) } else { trimmed(tokens, start, range.end) }
}

/// Returns true if another report or the reporter's own verb follows a conjunction.
fn ends_at_conjunction(tokens: &Tokenized, start: usize, at: usize) -> bool {
    // "had not *yet* agreed", "may *or* may not stay"
    let open = matches!(
        tokens.tag_before(at),
        Tag::Auxiliary | Tag::Modal | Tag::Not | Tag::To | Tag::Determiner | Tag::Possessive
    );
    if open && !tokens.is(at, &["but"]) || boundary::joins_nouns(tokens, at) {
        return false;
    }
    // "both he and Lee promised" has two subjects.
    let another = at + 1 < tokens.len() && tokens.verb(at + 1).is_none() && !tokens.is(at, &["but"]);
    starts_cue(tokens, at + 1, true)
        && !tells_on_in_past(tokens, start, at)
        && (!another || tokens.is_quoted(at - 1) || ends_clause(tokens, start..at))
        || goes_over_to_participle(tokens, start, at)
        || tells_next_act(tokens, start, at)
        || tokens.tag(start) == Tag::To && joins_main_verb(tokens, start, at)
        || matches!(tokens.tag(at + 1), Tag::Auxiliary | Tag::Modal)
            && !tokens.is(at + 1, &["be", "do", "don't", "don’t", "have"])
            && !has_finite(tokens, start..at)
}

/// Returns true if a verb after "and" tells what the source did next: "said *the kitchen was filthy* and fined the owner".
///
/// What is said must be about a thing, which does nothing to an object.
pub(crate) fn tells_next_act(tokens: &Tokenized, start: usize, conjunction: usize) -> bool {
    let next = conjunction + 1;
    let acts = (tokens.tag(next) == Tag::Past || tokens.token(next).action == Some(Form::Past))
        && matches!(
            tokens.tag(next + 1),
            Tag::Determiner | Tag::Possessive | Tag::Pronoun | Tag::Number | Tag::Name
        );
    let says = tokens.is_saying(start.saturating_sub(1), &[Form::Past])
        || tokens.tag_before(start) == Tag::That && tokens.is_saying(start.saturating_sub(2), &[Form::Past]);
    let verb = (start + 1..conjunction).find(|at| is_finite(tokens, *at));
    let is_state = |verb: usize| tokens.is(verb, &["was", "were"]) && tokens.tag(verb + 1) != Tag::Past;
    let thing = |verb: usize| {
        noun_phrase::right(tokens, start, verb) == Some(verb)
            && tokens.tag(start) != Tag::Pronoun
            && !speaking::can_speak(tokens, &Mention { phrase: start..verb, beside: None })
    };
    tokens.is(conjunction, &["and"]) && acts && says && verb.is_some_and(|verb| is_state(verb) && thing(verb))
}

/// Returns true if a second verb in the past is part of what somebody says now: "*says* she met Lee *and asked* him to stay".
fn tells_on_in_past(tokens: &Tokenized, start: usize, conjunction: usize) -> bool {
    let cue = (start.saturating_sub(3)..start).rev().find_map(|at| tokens.verb(at));
    // "she *met*": after one person, a verb without "-s" is in the past.
    let irregular = |at: usize| {
        tokens.tag(at) == Tag::Verb
            && !tokens.word(at).ends_with('s')
            && tokens.is(start, &["he", "she", "it"])
    };
    let past = |at: usize| {
        tokens.tag(at) == Tag::Past || tokens.token(at).action == Some(Form::Past) || irregular(at)
    };
    cue.is_some_and(|(_, form)| form == Form::Third)
        && tokens.is_saying(conjunction + 1, &[Form::Past])
        && tokens.tag(start) == Tag::Pronoun
        && (start..conjunction)
            .any(|at| is_finite(tokens, at) && past(at) && tokens.tag_before(at) != Tag::Auxiliary)
}

/// Returns true if the reporter's own clause follows words without a clause, a comma and a conjunction.
///
/// For example "pledged *to stay*, but they will not", "denied *any role*, and the port grew".
pub(crate) fn joins_other_clause(tokens: &Tokenized, words: Range<usize>, end: usize) -> bool {
    let comma = words.end;
    let without_clause = || tokens.tag(words.start) == Tag::To || !has_finite(tokens, words.clone());
    tokens.tag(comma) == Tag::Comma
        && tokens.tag(comma + 1) == Tag::Conj
        && !lists::closes_list(tokens, &words)
        && (is_comment(tokens, comma + 2) || without_clause() && starts_main_clause(tokens, comma + 2, end))
}

/// Returns true if words end with a whole clause, so that a conjunction after them joins another one to it.
///
/// In "it leaks *because Lee* and Ek agreed to stay", it joins two names.
fn ends_clause(tokens: &Tokenized, words: Range<usize>) -> bool {
    let opener = words
        .clone()
        .rev()
        .find(|at| matches!(tokens.tag(*at), Tag::That | Tag::Relative | Tag::Wh | Tag::Subordinator));
    has_finite(tokens, opener.unwrap_or(words.start)..words.end)
}

/// Returns true for a pronoun and an auxiliary alone: "said it would rain, and *it did*."
fn is_comment(tokens: &Tokenized, at: usize) -> bool {
    tokens.tag(at) == Tag::Pronoun
        && matches!(tokens.tag(at + 1), Tag::Auxiliary | Tag::Modal)
        && tokens.tag(at + 2) == Tag::Stop
}

/// Returns true if a participle after words without a clause tells what the source did, or what came of it.
///
/// For example "announced *a new quay*, adding berths"; but not "accused Lee of *lying, cheating* and stealing".
pub(crate) fn tells_what_follows(tokens: &Tokenized, words: Range<usize>) -> bool {
    let participle = words.end + 1;
    let leads = matches!(tokens.tag(words.start), Tag::Wh | Tag::Past | Tag::Preposition | Tag::Subordinator);
    // "a big, free-standing crane"
    let listed = matches!(tokens.tag(participle + 1), Tag::Conj | Tag::Comma)
        || tokens.word(participle).contains('-')
        || words.clone().any(|at| tokens.tag(at) == Tag::Ing)
            && lists::is_between_items(tokens, words.end, tokens.len());
    matches!(tokens.tag(words.end), Tag::Comma | Tag::Dash)
        && tokens.tag(participle) == Tag::Ing
        && !leads
        && !listed
        && !has_finite(tokens, words)
}

/// Returns true if a participle after words tells what came of saying them: "said *it was safe*, sparking anger".
///
/// In "said it could break, sparking anger", it tells what could come of breaking.
pub(crate) fn tells_consequence(tokens: &Tokenized, mut words: Range<usize>) -> bool {
    tokens.tag(words.end) == Tag::Comma
        && tokens.is_in(words.end + 1, &PARTICIPLES_OF_CONSEQUENCE)
        && has_finite(tokens, words.clone())
        && !words.any(|at| tokens.tag(at) == Tag::Modal)
}

/// Returns true if a conjunction joins a finite verb to the verb before "to".
///
/// For example "vowed *to stay and* thanked the crew".
fn joins_main_verb(tokens: &Tokenized, start: usize, conjunction: usize) -> bool {
    let next = conjunction + 1 + usize::from(tokens.tag(conjunction + 1) == Tag::Adverb);
    is_finite(tokens, next)
        && tokens.token(next).action != Some(Form::Base)
        && !tokens.is(next, &["be", "have", "do"])
        && !has_finite(tokens, start + 2..conjunction)
}

/// Returns true if tokens begin with a clause that has a main verb.
///
/// A main verb is a finite verb outside relative clauses.
pub(crate) fn starts_clause(tokens: &Tokenized, range: Range<usize>) -> bool {
    let mut inner = 0_usize;
    for at in range.clone() {
        match tokens.tag(at) {
            _ if tokens.is_quoted(at) => return at > range.start || range.len() > 3,
            Tag::Relative | Tag::That | Tag::Wh if at > range.start => inner += 1,
            Tag::Comma | Tag::Semicolon if at > range.start + 12 => return false,
            _ if at > range.start
                && matches!(tokens.tag_before(at), Tag::Auxiliary | Tag::Modal | Tag::Adverb | Tag::Not)
                && has_finite(tokens, range.start..at) => {}
            _ if is_finite(tokens, at) => {
                if inner == 0 {
                    return at > range.start;
                }
                inner -= 1;
            }
            _ => {}
        }
    }
    false
}

fn trimmed(tokens: &Tokenized, start: usize, mut stop: usize) -> usize {
    while stop > start && matches!(tokens.tag_before(stop), Tag::Stop | Tag::Comma | Tag::Dash) {
        stop -= 1;
    }
    stop
}
