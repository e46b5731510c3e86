//! Finds the subject that a verb form without its own subject shares with another verb.
//!
//! "*Ada Ling* closed the quay, saying that …", "*Ada Ling* said the mole leaks and asked for …", "forced *Ada Ling* to
//! admit …".

use super::group;
use crate::import::attribution::english::candidate::Candidate;
use crate::import::attribution::english::clause::is_finite;
use crate::import::attribution::english::mention::{self, Mention};
use crate::import::attribution::english::noun_phrase::{left, right};
use crate::import::attribution::english::tag::{self, Tag};
use crate::import::attribution::english::tokens::Tokenized;
use crate::import::attribution::english::{boundary, occasions, speaking};
use crate::import::lexicon::list::List;
use std::ops::Range;

static CLAUSE_LINKS: List = List::of("english", "clause-links");
static CAUSING_VERBS: List = List::of("english", "causing-verbs");

/// A verb form that shares the subject of another verb.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(in crate::import::attribution::english) enum Form {
    Participle,
    Second,
    Infinitive,
}

/// The sentence before a verb, and what was found in it.
#[derive(Clone, Copy)]
pub(in crate::import::attribution::english) struct Earlier<'r, 'a> {
    pub(in crate::import::attribution::english) tokens: &'r Tokenized<'a>,
    /// Where the sentence begins.
    pub(in crate::import::attribution::english) start: usize,
    pub(in crate::import::attribution::english) found: &'r [Candidate],
}

impl Earlier<'_, '_> {
    /// The source of the last report.
    pub(in crate::import::attribution::english) fn last(&self) -> Option<&Mention> {
        self.found.iter().rev().find_map(|candidate| candidate.source.as_ref())
    }

    /// The subject of the nearest verb before `end` that is not itself reported.
    ///
    /// A participle shares no subject with a relative clause: "Ling met *Ek, who lost*, saying …".
    pub(in crate::import::attribution::english) fn subject(&self, end: usize, form: Form) -> Option<Mention> {
        let tokens = self.tokens;
        let participle = form == Form::Participle;
        // "Ling met Ek, who lost, *and* said …"
        let closed = tokens.tag(end) == Tag::Comma || tokens.tag_before(end) == Tag::Comma;
        let (mut end, mut silent) = (end, None);
        while let Some(at) = end.checked_sub(1).filter(|at| *at >= self.start) {
            end = at;
            if tokens.is_quoted(at) || self.is_reported(at) {
                continue;
            }
            if let Some(report) = self.report_at(at) {
                if report.rule == "participle" && !participle {
                    continue;
                }
                if let Some(relative) = restrictive(tokens, report).filter(|_| participle) {
                    end = relative;
                    continue;
                }
                return report.source.clone();
            }
            // "with five ports – Reno, Ellery and Norwick – *listed* as open, calling for more"
            let after_dash = at > 0 && tokens.is_dash(at - 1);
            if !is_finite(tokens, at)
                || tokens.tag(at) == Tag::Past && (after_dash || tokens.is(at + 1, &["by"]))
            {
                continue;
            }
            let group = group(tokens, at, self.start);
            end = group.start;
            let Some(subject) = mention::subject(tokens, group.start, self.start) else { continue };
            let relative = matches!(tokens.tag(subject.phrase.end - 1), Tag::Relative | Tag::That);
            let inserted =
                closed && subject.phrase.len() > 1 && tokens.tag(subject.phrase.end - 2) == Tag::Comma;
            if relative && (participle || inserted)
                || participle && closed && self.is_subordinate(&subject)
                || form != Form::Infinitive && self.is_embedded(&subject, group.start)
            {
                end = subject.phrase.start.max(self.start + 1).min(end);
            } else if speaking::can_speak(tokens, &subject) {
                return Some(subject);
            } else {
                silent = silent.or(Some(subject));
            }
        }
        silent
    }

    /// Returns true if a subject begins a clause after the main clause: "Lee left after *they* came, saying …".
    fn is_subordinate(&self, subject: &Mention) -> bool {
        let tokens = self.tokens;
        let before = subject.phrase.start.checked_sub(1).filter(|at| *at > self.start);
        before.is_some_and(|before| {
            let opens = tokens.tag(before) == Tag::Subordinator
                || tokens.is(before, &["after", "before", "when", "while"]);
            tokens.is(subject.phrase.start, &["it", "they"])
                && opens
                && (self.start..before).any(|at| is_finite(tokens, at) && !tokens.is_quoted(at))
        })
    }

    /// Returns true if a subject begins a clause inside another one, or is no subject.
    ///
    /// "forecast that *the quay* would close", "who *Ling* met", "says *Ling* left", "rejected *the plan*, ruled".
    fn is_embedded(&self, subject: &Mention, verb: usize) -> bool {
        let tokens = self.tokens;
        let Some(before) = subject.phrase.start.checked_sub(1).filter(|at| *at >= self.start) else {
            return false;
        };
        let finite = is_finite(tokens, before) && tokens.tag(before) != Tag::Auxiliary;
        let listed = tokens.tag_before(verb) == Tag::Comma && subject.beside.is_none();
        listed || finite || tokens.is_in(before, &CLAUSE_LINKS)
    }

    /// The report whose cue a token belongs to.
    fn report_at(&self, at: usize) -> Option<&Candidate> {
        self.found.iter().find(|report| report.cue.as_ref().is_some_and(|cue| cue.contains(&at)))
    }

    /// Returns true if a token belongs to reported words.
    fn is_reported(&self, at: usize) -> bool {
        self.found.iter().any(|report| report.content.iter().any(|content| content.contains(&at)))
    }

    /// Who a participle of saying belongs to.
    ///
    /// `before` is the token before it and its adverbs.
    pub(in crate::import::attribution::english) fn of_participle(
        &self,
        before: usize,
        content: &[Range<usize>],
        end: usize,
    ) -> Option<Mention> {
        let tokens = self.tokens;
        if let Some(own) = self.beside_participle(before) {
            return Some(own);
        }
        let leads = !(self.start..=before).any(|at| !tokens.is_quoted(at) && is_finite(tokens, at));
        if leads {
            let first = content.first().map_or(before, |first| first.start);
            return self.before_comma(before).or_else(|| self.main_subject(first, end));
        }
        self.subject(before + 1, Form::Participle)
    }

    /// The noun phrase right before a participle, if it is the one that speaks.
    ///
    /// "with *the pilots* saying", "a film of *Ada Ling* saying", "*each* saying"; but not "issued a statement saying".
    fn beside_participle(&self, before: usize) -> Option<Mention> {
        let tokens = self.tokens;
        let one = tokens.is(before, &["one"]);
        let alone = || (one || tokens.tag(before) == Tag::Determiner).then_some(before..before + 1);
        let noun =
            !one && matches!(tokens.tag(before), Tag::Noun | Tag::Name | Tag::BracketEnd | Tag::Number);
        let phrase = if noun { left(tokens, before, self.start)? } else { alone()? };
        let inner = innermost(tokens, &phrase);
        if inner.start > self.start && tokens.is(inner.start - 1, &["with"]) {
            return Some(Mention { phrase: inner, beside: None });
        }
        if phrase.start > self.start && tokens.is(phrase.start - 1, &["with"]) || !noun {
            return Some(Mention { phrase, beside: None });
        }
        // "spoke to *the pilots* saying …"
        if tokens.tag_before(inner.start) == Tag::To {
            return None;
        }
        let whole = if tokens.tag(before) == Tag::Name { inner } else { phrase };
        let mention = Mention { phrase: whole, beside: None };
        let text = occasions::is_text(tokens, before) || speaking::is_document(tokens, &mention);
        (!text && speaking::can_speak(tokens, &mention)).then_some(mention)
    }

    /// The subject before a comma and a participle with a preposition: "*Ada Ling*, after saying …, left".
    fn before_comma(&self, before: usize) -> Option<Mention> {
        let tokens = self.tokens;
        let comma = (self.start + 1..=before).rev().take(4).find(|at| tokens.tag(*at) == Tag::Comma)?;
        let phrase = left(tokens, comma - 1, self.start)?;
        let mention = match mention::name_before_post(tokens, &phrase, self.start) {
            Some(name) => Mention { phrase: name, beside: Some(phrase) },
            None => Mention { phrase, beside: None },
        };
        let opens =
            mention.phrase.start == self.start || tokens.tag_before(mention.phrase.start) == Tag::Conj;
        (opens && speaking::can_speak(tokens, &mention)).then_some(mention)
    }

    /// The subject of the main clause after words that lead up to it: "After saying that it rained, *Ling* left."
    pub(in crate::import::attribution::english) fn main_subject(
        &self,
        from: usize,
        end: usize,
    ) -> Option<Mention> {
        let tokens = self.tokens;
        (from.max(self.start + 1) - 1..end).filter(|at| opens_main_clause(tokens, *at)).find_map(|sign| {
            let subject = sign + 1;
            let stop = right(tokens, subject, end)?;
            let verb = |at: &usize| tokens.is_saying(*at, &[tag::Form::Past, tag::Form::Third]);
            let stop = (subject + 1..stop).find(verb).unwrap_or(stop);
            boundary::starts_main_clause(tokens, subject, end)
                .then_some(Mention { phrase: subject..stop, beside: None })
        })
    }

    /// Who says what an infinitive reports.
    ///
    /// "for *critics* to say", "forced *Ada Ling* to say", "*Ada Ling* tried to say".
    pub(in crate::import::attribution::english) fn of_infinitive(&self, verb: usize) -> Option<Mention> {
        let tokens = self.tokens;
        let to = verb - usize::from(tokens.tag_before(verb) == Tag::To);
        if let Some(phrase) = to.checked_sub(1).and_then(|last| left(tokens, last, self.start)) {
            let inner = innermost(tokens, &phrase);
            if inner.start > self.start && tokens.is(inner.start - 1, &["for"]) {
                return Some(Mention { phrase: inner, beside: None });
            }
        }
        self.caused(to).or_else(|| self.subject(to, Form::Infinitive))
    }

    /// The object of a verb of causing before "to": "forced *Ada Ling* to say".
    fn caused(&self, to: usize) -> Option<Mention> {
        let tokens = self.tokens;
        let mut before = (self.start..to).rev().take(14).take_while(|at| {
            let ends = matches!(
                tokens.tag(*at),
                Tag::Comma | Tag::Stop | Tag::That | Tag::Relative | Tag::Semicolon
            );
            !ends && !tokens.is_quoted(*at)
        });
        let verb = before.find(|at| tokens.is_in(*at, &CAUSING_VERBS) || is_finite(tokens, *at))?;
        let stop = right(tokens, verb + 1, to).filter(|_| tokens.is_in(verb, &CAUSING_VERBS))?;
        let mention = Mention { phrase: verb + 1..stop, beside: None };
        (tokens.tag_before(verb) != Tag::To && speaking::can_speak(tokens, &mention)).then_some(mention)
    }
}

/// Where the source of a report in a restrictive relative clause begins: "*a pilot who* said".
fn restrictive(tokens: &Tokenized, report: &Candidate) -> Option<usize> {
    let phrase = &report.source.as_ref()?.phrase;
    let relative = matches!(tokens.tag(phrase.end - 1), Tag::Relative | Tag::That);
    (relative && phrase.len() > 1 && tokens.tag(phrase.end - 2) != Tag::Comma).then_some(phrase.start)
}

/// The last noun phrase of a phrase with prepositions: "Ada Ling" of "a film of Ada Ling".
pub(in crate::import::attribution::english) fn innermost(
    tokens: &Tokenized,
    phrase: &Range<usize>,
) -> Range<usize> {
    let preposition = phrase.clone().rev().find(|at| tokens.tag(*at) == Tag::Preposition);
    preposition.map_or(phrase.start, |at| at + 1)..phrase.end
}

/// Returns true for a comma, or for a mark that closes a quotation with a comma.
fn opens_main_clause(tokens: &Tokenized, at: usize) -> bool {
    match tokens.tag(at) {
        Tag::Comma => !tokens.is_quoted(at),
        Tag::Close => tokens.tag_before(at) == Tag::Comma,
        _ => false,
    }
}
