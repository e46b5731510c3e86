//! Finds nouns of saying that are cues: "his claim that …", "criticism of …".

use super::candidate::Candidate;
use super::mention::Mention;
use super::subject::first_subject;
use super::subject::governing::{self, Earlier};
use super::tag::{Form, Tag};
use super::tokens::Tokenized;
use super::{circumstances, clause, mention, noun_phrase, object, reach, speaking};
use crate::import::lexicon::list::List;
use std::iter::once;
use std::ops::Range;

/// The name of the rule for a noun that belongs to nobody.
///
/// [`reports_nothing`](super::reports_nothing) never offers what it finds.
pub(super) const ALONE: &str = "noun-alone";

static NOUNS_WITHOUT_OWNER: List = List::of("english", "nouns-without-owner");
static LIGHT_VERBS: List = List::of("english", "light-verbs");

/// Returns the attribution of a noun of saying.
pub(super) fn cue(at: usize, number: usize, earlier: Earlier<'_, '_>) -> Option<Candidate> {
    let tokens = earlier.tokens;
    let leads = tokens.token(at).cue_noun?;
    let range = tokens.sentence(number);
    if let Some(candidate) = copular(tokens, at, number) {
        return Some(candidate);
    }
    let lead = lead(tokens, at, &range, leads);
    if lead + 1 >= range.end || !leads.split(' ').any(|word| tokens.is(lead, &[word])) {
        return None;
    }
    // "her statement on Friday"
    if tokens.tag(lead + 1) == Tag::Time || calls_somebody(tokens, at, lead) {
        return None;
    }
    let that = tokens.tag(lead) == Tag::That;
    // "a charge *that Lee calls* “old”"
    let names = |at: usize| tokens.is(at, &["called", "calls"]) && tokens.tag(at + 1) == Tag::Open;
    if that && (lead + 2..lead + 6).any(names) {
        return None;
    }
    if that && matches!(tokens.tag(lead + 1), Tag::Auxiliary | Tag::Modal | Tag::Verb | Tag::Past) {
        return None;
    }
    let light_verb = (range.start..at).rev().take(5).find(|index| tokens.is_in(*index, &LIGHT_VERBS));
    let source = owner(tokens, at, range.start).or_else(|| by(tokens, at, range.end)).or_else(|| {
        light_verb.and_then(|verb| {
            mention::subject(tokens, verb, range.start)
                .or_else(|| earlier.last().cloned())
                .or_else(|| first_subject(tokens, range.start, verb + 1))
        })
    });
    let source = source.or_else(|| new_from(earlier, at).filter(|_| that));
    if source.is_none() && !that && !alone(tokens, at, lead) {
        return None;
    }
    let infinitive = tokens.tag(lead) == Tag::To;
    let start = if infinitive { lead } else { lead + 1 };
    let subject = light_verb.is_none() && !clause::has_finite(tokens, range.start..at);
    let stop = if that || infinitive {
        reach::clause(tokens, start, range)
    } else {
        reach::object(tokens, start, range)
    };
    let stop = if subject { reach::before_main_verb(tokens, start, stop, that) } else { stop };
    let rule = match source {
        _ if that => "noun-that",
        Some(_) => "noun",
        None => ALONE,
    };
    (stop > start)
        .then(|| Candidate::new(rule, number, light_verb.unwrap_or(at)..at + 1, once(start..stop), source))
}

/// Returns true for a call by telephone: "a call to the office".
fn calls_somebody(tokens: &Tokenized, noun: usize, lead: usize) -> bool {
    let next = lead + 1;
    let verb = tokens.token(next).action == Some(Form::Base) || tokens.verb(next).is_some();
    tokens.is(noun, &["call", "calls"])
        && tokens.tag(lead) == Tag::To
        && !verb
        && !tokens.is(next, &["be", "do", "have"])
}

/// Returns true for a noun that reports although nobody is named: "amid calls for a new quay".
fn alone(tokens: &Tokenized, noun: usize, lead: usize) -> bool {
    let leads =
        NOUNS_WITHOUT_OWNER.pairs().find(|(word, _)| tokens.is(noun, &[word])).map(|(_, leads)| leads);
    lead == noun + 1 && leads.is_some_and(|leads| leads.split(' ').any(|word| tokens.is(lead, &[word])))
}

/// The word that introduces the content.
///
/// A speaker, a time or a place may come before "that": "the claim by critics on Friday *that* it leaks".
fn lead(tokens: &Tokenized, at: usize, range: &Range<usize>, leads: &str) -> usize {
    let next = at + 1;
    // "criticism from pilots *of* the plan"
    if tokens.is(next, &["by", "from"])
        && let Some(stop) = noun_phrase::right(tokens, next + 1, range.end)
        && leads.split(' ').any(|word| tokens.is(stop, &[word]))
    {
        return stop;
    }
    if !leads.split(' ').any(|word| word == "that")
        || !tokens.is(next, &["by", "from", "in", "on", "during", "at"]) && tokens.tag(next) != Tag::Time
    {
        return next;
    }
    let that = circumstances::skip_times_and_places(tokens, next, range.end);
    if tokens.tag(that) == Tag::That && that < range.end { that } else { next }
}

/// "Her claim is that …": a noun, "is", and "that" or a question word.
fn copular(tokens: &Tokenized, at: usize, number: usize) -> Option<Candidate> {
    let range = tokens.sentence(number);
    let clause = tokens.tag(at + 2) == Tag::That || tokens.is(at + 2, &["whether", "why", "how"]);
    if !tokens.is(at + 1, &["is", "was"]) || !clause {
        return None;
    }
    let source = owner(tokens, at, range.start);
    if source.is_none() && tokens.tag(at + 2) != Tag::That {
        return None;
    }
    let start = at + 2 + usize::from(tokens.tag(at + 2) == Tag::That);
    let stop = reach::clause(tokens, start, range.clone());
    (stop > start + 2).then(|| Candidate::new("noun-is-that", number, at..at + 2, once(start..stop), source))
}

/// "his" of "his claim", "Lee’s" of "Lee’s repeated claim", "a Tribune" of "a Tribune report".
fn owner(tokens: &Tokenized, noun: usize, floor: usize) -> Option<Mention> {
    let names =
        (floor..noun).rev().take_while(|at| tokens.tag(*at) == Tag::Name && tokens.token(*at).capital);
    if let Some(first) =
        names.last().filter(|first| *first > floor && tokens.tag_before(*first) == Tag::Determiner)
    {
        return Some(Mention { phrase: first - 1..noun, beside: None });
    }
    for at in (floor..noun).rev().take(4) {
        if tokens.tag(at) == Tag::Possessive {
            return Some(Mention { phrase: at..at + 1, beside: None });
        }
        if tokens.is(at, &["’s", "'s", "’"]) && at > floor {
            return noun_phrase::left(tokens, at - 1, floor).map(|phrase| Mention { phrase, beside: None });
        }
        if matches!(tokens.tag(at), Tag::Comma | Tag::Preposition | Tag::Conj | Tag::Verb) {
            break;
        }
    }
    None
}

/// Who says something new: "*Ada Ling* surprised everybody with a claim that …".
fn new_from(earlier: Earlier<'_, '_>, noun: usize) -> Option<Mention> {
    let tokens = earlier.tokens;
    let article = (earlier.start..noun).rev().take(3).find(|at| tokens.tag(*at) == Tag::Determiner)?;
    if !tokens.is(article, &["a", "an"]) {
        return None;
    }
    earlier.subject(article, governing::Form::Participle).filter(|source| speaking::can_speak(tokens, source))
}

/// "by critics" of "the claim by critics that …".
fn by(tokens: &Tokenized, noun: usize, end: usize) -> Option<Mention> {
    if !tokens.is(noun + 1, &["by", "from"]) {
        return None;
    }
    object::mention(tokens, noun + 2, end)
}
