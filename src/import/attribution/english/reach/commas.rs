//! Finds out whether reported words end at a comma.

use super::{joins_main_verb, joins_other_clause, tells_consequence};
use crate::import::attribution::english::boundary::{
    answers_it, goes_over, joint_before_lead, names_report, repeats_cue, starts_main_clause, starts_share,
};
use crate::import::attribution::english::clause::{has_finite, interrupts_verb, is_finite};
use crate::import::attribution::english::mention::Mention;
use crate::import::attribution::english::tag::Tag;
use crate::import::attribution::english::tokens::Tokenized;
use crate::import::attribution::english::{circumstances, lists, noun_phrase, occasions, speaking};
use crate::import::lexicon::list::List;
use std::ops::Range;

static PARTICIPLES_OF_REFUSAL: List = List::of("english", "participles-of-refusal");
static APPOSITION_OPENERS: List = List::of("english", "apposition-openers");

/// Maximum number of tokens of "it is" and the words that it points out.
const MAX_CLEFT: usize = 12;

/// Where in its sentence a report is.
#[derive(Clone, Copy)]
pub(super) struct Place {
    /// In a clause before the main clause: "While Lee said it leaks, …".
    pub(super) held: bool,
    /// In a clause between a subject and its verb: "Lee, though she said it leaks, …".
    pub(super) between: bool,
}

/// Returns true if a clause ends at the comma after these words.
pub(super) fn ends_at_comma(tokens: &Tokenized, words: Range<usize>, end: usize, place: Place) -> bool {
    let (start, comma) = (words.start, words.end);
    let next = comma + 1;
    let has_verb = || has_finite(tokens, words.clone());
    if tells_consequence(tokens, words.clone()) {
        return true;
    }
    if is_inside(tokens, comma, end) {
        return false;
    }
    if repeats_cue(tokens, start, comma, end) && has_verb() {
        return true;
    }
    if is_whole_object(tokens, words.clone()) || opens_own_words(tokens, words.clone(), end) {
        return true;
    }
    if place.held {
        return goes_over(tokens, comma) || starts_main_clause(tokens, next, end);
    }
    if place.between {
        let adverbs = (next..end).take_while(|index| tokens.tag(*index) == Tag::Adverb).count();
        // "Lee, who said that the port, and its quays, must grow, left"
        let may_end = tokens.tag_before(start) != Tag::That || has_verb();
        return may_end && is_finite(tokens, next + adverbs) || goes_over(tokens, comma);
    }
    if tokens.tag(next) == Tag::Ing {
        return !inserted_before_relative(tokens, words.clone(), end)
            && (has_verb() || !inserted(tokens, comma, end));
    }
    // "said that, *if it rains*, a quay would flood"
    if is_lead(tokens, start, comma, end) {
        return false;
    }
    // "called it old, *to which Ek replied*"
    if answers_it(tokens, next) && names_report(tokens, next + 2) {
        return true;
    }
    // "Lee said it leaks, *which, Ek said, is not true*"
    if tokens.is(next, &["which"]) && tokens.tag(next + 1) == Tag::Comma && names_report(tokens, next + 2) {
        return true;
    }
    // Words about the last name only ("…, who leads the port", "…, a judge") are mostly the reporter's own.
    if tokens.is_in(next, &APPOSITION_OPENERS) {
        let last = !(next..end).any(|later| tokens.tag(later) == Tag::Comma);
        return goes_over(tokens, comma) || last && !is_partly_quoted(tokens, next, end);
    }
    // "vowed to stay, thanked the crew and left"
    tokens.tag(start) == Tag::To && joins_main_verb(tokens, start, comma)
        || joins_other_clause(tokens, words.clone(), end)
        || starts_second_relative_clause(tokens, start, comma)
        || starts_share(tokens, start, comma, end) && has_verb()
        || goes_over(tokens, comma)
}

/// Returns true if the reporter's own words about a report follow a comma.
///
/// For example ", without giving proof", ", something Ek denies", ", before storming out", ", hours before the vote",
/// ", in a letter to the crew", ", though unions disagree".
pub(crate) fn opens_own_words(tokens: &Tokenized, words: Range<usize>, end: usize) -> bool {
    let next = words.end + 1;
    let participle = tokens.tag(next + 1) == Tag::Ing;
    let without = tokens.is(next, &["without"]) && tokens.is_in(next + 1, &PARTICIPLES_OF_REFUSAL);
    let something = tokens.is(next, &["something"]) && starts_main_clause(tokens, next + 1, end);
    let then = participle && tokens.is(next, &["after", "before"]);
    let other = || {
        let stop = noun_phrase::right(tokens, next + 1, end).unwrap_or(next + 1);
        let subject = Mention { phrase: next + 1..stop, beside: None };
        let pronoun = tokens.tag(next + 1) == Tag::Pronoun;
        stop > next + 1 && !pronoun && is_finite(tokens, stop) && speaking::can_speak(tokens, &subject)
    };
    let doubt = tokens.is(next, &["although", "though"]) && other();
    tokens.tag(words.end) == Tag::Comma
        && (without
            || something
            || then
            || doubt
            || circumstances::starts_time_before(tokens, next)
            || occasions::closes_with_occasion(tokens, next, end))
        && has_finite(tokens, words)
}

/// Returns true for a pronoun or an object before another report: "admit *this*, but …", "criticize *Lee*, Ek said".
fn is_whole_object(tokens: &Tokenized, words: Range<usize>) -> bool {
    let start = words.start;
    if words.len() == 1 && tokens.is(start, &["it", "so", "that", "these", "this", "those"]) {
        return true;
    }
    let leads = matches!(
        tokens.tag(start),
        Tag::To | Tag::Preposition | Tag::Subordinator | Tag::Wh | Tag::Time | Tag::Adverb | Tag::Ing
    );
    !leads
        && tokens.tag_before(start) != Tag::That
        && names_report(tokens, words.end + 1)
        && !has_finite(tokens, words)
}

/// Returns true for a clause with "which" that has the speaker's own words: "hoped for a crowd, *which “will help” the port*".
fn is_partly_quoted(tokens: &Tokenized, at: usize, end: usize) -> bool {
    let open = (at..end).find(|index| tokens.tag(*index) == Tag::Open);
    tokens.is(at, &["which"])
        && open.is_some_and(|open| !(at..open).any(|index| tokens.verb(index).is_some()))
}

/// Returns true for a comma between modifiers or between an auxiliary and its verb.
fn is_inside(tokens: &Tokenized, comma: usize, end: usize) -> bool {
    lists::is_between_modifiers(tokens, comma) || interrupts_verb(tokens, comma, end).is_some()
}

/// Returns true if a comma joins a relative clause to the one of the report: "Lee, who vowed to stay*, and who* leads".
fn starts_second_relative_clause(tokens: &Tokenized, start: usize, comma: usize) -> bool {
    tokens.tag(comma + 1) == Tag::Conj
        && tokens.tag(comma + 2) == Tag::Relative
        && !(start..comma).any(|at| tokens.tag(at) == Tag::Relative)
}

/// Returns true if the words up to a comma lead up to a main clause: "*even if it rains*, a quay is dry".
pub(crate) fn is_lead(tokens: &Tokenized, start: usize, comma: usize, end: usize) -> bool {
    // "said that*,* even if it rains, …"
    let start = start + usize::from(tokens.tag(start) == Tag::Comma);
    let first = start + usize::from(tokens.is(start, &["even"]));
    tokens.tag(first) == Tag::Subordinator
        && !tokens.is(first, &["as", "whether"])
        && !(start..comma).any(|at| tokens.tag(at) == Tag::Comma)
        && starts_main_clause(tokens, comma + 1, end)
}

/// Returns true if the words up to a comma lead up to a second main clause: "it leaks, *but beyond that*, it is dry".
pub(crate) fn leads_after_conjunction(tokens: &Tokenized, start: usize, comma: usize, end: usize) -> bool {
    joint_before_lead(tokens, start, comma).is_some() && starts_main_clause(tokens, comma + 1, end)
}

/// Returns true if another comma and a verb follow a comma.
///
/// For example "the books, *being old*, were sold".
fn inserted(tokens: &Tokenized, comma: usize, end: usize) -> bool {
    let next = (comma + 1..end).find(|index| tokens.tag(*index) == Tag::Comma && !tokens.is_quoted(*index));
    next.is_some_and(|next| {
        matches!(tokens.tag(next + 1), Tag::Auxiliary | Tag::Modal | Tag::Verb | Tag::Past)
    })
}

/// Returns true if a comma and "who" follow the words after a comma: "it is Lee*, being the keeper,* who leads".
fn inserted_before_relative(tokens: &Tokenized, words: Range<usize>, end: usize) -> bool {
    let cleft = tokens.is(words.start, &["it", "it’s", "it's"]) && words.len() < MAX_CLEFT;
    let close = || (words.end + 1..end).find(|at| tokens.tag(*at) == Tag::Comma && !tokens.is_quoted(*at));
    cleft && close().is_some_and(|close| tokens.is(close + 1, &["that", "which", "who"]))
}
