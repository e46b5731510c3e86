//! Separates reports where the content of one holds another.
//!
//! Only the outermost report is kept, unless the other one is the reporter's own: "Lee said the quay leaks, *which Ek
//! denied*".

use super::candidate::Candidate;
use super::tag::{Form, Tag};
use super::tokens::Tokenized;
use super::verb::Frame;
use super::{boundary, circumstances, clause, lists, noun_phrase, nouns, passive, phrases};
use std::ops::Range;

/// Ends contents before the reporter's next report, and drops reports inside the content of another one.
pub(super) fn outermost(tokens: &Tokenized, mut sentence: Vec<Candidate>) -> Vec<Candidate> {
    divide_joined(tokens, &mut sentence);
    drop_introductions(tokens, &mut sentence);
    for outer in 0..sentence.len() {
        let end = sentence
            .get(outer)
            .and_then(|outer| sentence.iter().filter_map(|inner| end_before(tokens, outer, inner)).min());
        if let (Some(end), Some(outer)) = (end, sentence.get_mut(outer))
            && let Some(content) = outer.content.last_mut()
        {
            content.end = end;
            outer.bounded = true;
        }
    }
    cut_at_quotations(tokens, &mut sentence);
    join_inserted(tokens, &mut sentence);
    let later = |one: &Candidate, other: &Candidate| {
        one.cue.as_ref().map(|cue| cue.start) > other.cue.as_ref().map(|cue| cue.start)
    };
    // If two contain each other, the later one reports the whole sentence: "She will come, they said Monday."
    let inner = |candidate: &Candidate| {
        sentence
            .iter()
            .any(|other| other.holds(candidate) && !(candidate.holds(other) && later(candidate, other)))
    };
    let nested: Vec<bool> = sentence.iter().map(inner).collect();
    sentence.into_iter().zip(nested).filter(|(_, nested)| !nested).map(|(candidate, _)| candidate).collect()
}

/// Drops a clause that only introduces a quotation with its own cue: "*Not all agreed:* “It leaks,” said Lee".
///
/// In "Lee was clear: “It leaks,” she said", the pronoun means the same person, and in "Lee said: “It leaks,” the Mail
/// wrote" the paper quotes her.
fn drop_introductions(tokens: &Tokenized, sentence: &mut Vec<Candidate>) {
    let start = |candidate: &Candidate| candidate.content.first().map(|content| content.start);
    let is_named = |candidate: &Candidate| {
        let mut source = candidate.source.iter().flat_map(|source| source.phrase.clone());
        source.any(|at| tokens.tag(at) == Tag::Name || tokens.is(at, &["he", "she", "they", "i", "we"]))
    };
    let is_dropped = |first: &Candidate| {
        if is_named(first) && first.rule != phrases::COLON {
            return false;
        }
        let (Some(cue), Some(open)) = (&first.cue, start(first)) else { return false };
        let clause = tokens.sentence(first.sentence).start..open;
        open > 0
            && tokens.tag(open) == Tag::Open
            && tokens.tag(open - 1) == Tag::Colon
            && cue.end <= open
            && clause::has_finite(tokens, clause)
            && sentence.iter().any(|later| {
                let is_pronoun = later
                    .source
                    .as_ref()
                    .is_none_or(|source| tokens.tag(source.phrase.start) == Tag::Pronoun);
                start(later) == Some(open)
                    && later.cue.as_ref().is_some_and(|own| own.start > open)
                    && !is_pronoun
            })
    };
    let dropped: Vec<bool> = sentence.iter().map(is_dropped).collect();
    let mut dropped = dropped.into_iter();
    sentence.retain(|_| !dropped.next().unwrap_or(false));
}

/// Divides joined reports if each has its cue after its words: "“It leaks,” said Lee; “it rusts,” said Ek".
fn divide_joined(tokens: &Tokenized, sentence: &mut [Candidate]) {
    for later in 1..sentence.len() {
        let (before, rest) = sentence.split_at_mut(later);
        let Some(second) = rest.first_mut() else { continue };
        let Some(words) = second.content.first().cloned() else { continue };
        if second.cue.as_ref().is_none_or(|cue| cue.start < words.end) {
            continue;
        }
        let Some(first) = before.iter_mut().rev().find(|first| second.holds(first)) else { continue };
        let Some(cue) = first.cue.clone() else { continue };
        let source = first.source.as_ref().map_or(cue.end, |source| cue.end.max(source.end()));
        let mut signs = (source..words.end).filter(|at| !tokens.is_quoted(*at) && is_sign(tokens, *at));
        let Some(sign) = signs.next().filter(|at| joins_reports(tokens, *at)) else { continue };
        let joined = tokens.tag(sign + 1) == Tag::Conj || tokens.is(sign + 1, &["while", "whereas"]);
        let start = sign + 1 + usize::from(joined);
        let precedes = first.content.first().is_some_and(|own| own.end <= cue.start);
        let follows = || tokens.tag(start) == Tag::Open && first.content.iter().all(|own| own.end <= sign);
        if (precedes || follows()) && start < words.end {
            first.content.retain(|own| own.start < sign);
            if let Some(words) = second.content.first_mut() {
                words.start = start;
            }
        }
    }
}

fn is_sign(tokens: &Tokenized, at: usize) -> bool {
    matches!(tokens.tag(at), Tag::Comma | Tag::Semicolon | Tag::Dash | Tag::Colon)
}

/// Returns true for a semicolon, and for a comma and a conjunction before a quotation: "said Lee*, and “*it rusts,” said Ek".
fn joins_reports(tokens: &Tokenized, at: usize) -> bool {
    let quotation = || tokens.tag(at + 1) == Tag::Conj && tokens.tag(at + 2) == Tag::Open;
    // "It leaks, Lee reported, *while in Reno* it is dry, Ek reported."
    let contrast = || tokens.is(at + 1, &["while", "whereas"]);
    tokens.tag(at) == Tag::Semicolon || tokens.tag(at) == Tag::Comma && (quotation() || contrast())
}

/// Ends a report before the second part of an interrupted quotation: "“…,” said Lee, speaking of *the port*, “and it leaks”".
fn cut_at_quotations(tokens: &Tokenized, sentence: &mut [Candidate]) {
    let later =
        |candidate: &Candidate| candidate.content.iter().skip(1).map(|part| part.start).collect::<Vec<_>>();
    let starts: Vec<usize> = sentence.iter().flat_map(later).collect();
    for candidate in sentence {
        let (Some(cue), Some(content)) = (candidate.cue.clone(), candidate.content.last_mut()) else {
            continue;
        };
        let quotation = starts.iter().copied().filter(|start| {
            content.start + 1 < *start
                && *start < content.end
                && tokens.tag(*start) == Tag::Open
                && tokens.tag_before(*start) == Tag::Comma
        });
        if content.start >= cue.end
            && let Some(start) = quotation.min()
        {
            content.end = start - 1;
            candidate.bounded = true;
        }
    }
}

/// Joins a report with an inserted cue of the same speaker: "Lee said it leaks – no surprise, *she said*, at that age".
///
/// The joined report has the first source, the second cue, and starts where the first one starts.
fn join_inserted(tokens: &Tokenized, sentence: &mut Vec<Candidate>) {
    let mut joined = Vec::new();
    for later in 1..sentence.len() {
        let (before, rest) = sentence.split_at_mut(later);
        let Some(inserted) = rest.first_mut() else { continue };
        let first = before.iter().position(|first| {
            let forward = |own: &Range<usize>| first.cue.as_ref().is_some_and(|cue| own.start >= cue.end);
            let plain = |own: &Range<usize>| !own.clone().any(|at| tokens.is_quoted(at));
            let [own] = first.content.as_slice() else { return false };
            forward(own)
                && inserted.content.first().is_some_and(|part| plain(part) && own.start < part.end)
                && inserted.holds(first)
                && !says_between(tokens, first, inserted)
                && is_same_speaker(tokens, first, inserted)
        });
        if let Some(position) = first
            && let Some(first) = before.get(position)
            && let (Some(part), Some(own)) = (inserted.content.first_mut(), first.content.first())
        {
            part.start = own.start;
            inserted.source.clone_from(&first.source);
            joined.push(position);
        }
    }
    let mut position = 0..sentence.len();
    sentence.retain(|_| position.next().is_none_or(|position| !joined.contains(&position)));
}

/// Returns true if another verb of saying is between two cues: "*Lee says* it leaks, but Ek says it is new and, *he adds*, dry".
fn says_between(tokens: &Tokenized, first: &Candidate, later: &Candidate) -> bool {
    let says = |at: usize| {
        tokens.is_saying(at, &[Form::Base, Form::Past, Form::Third])
            && tokens.verb(at).is_some_and(|(verb, _)| !verb.frame.has(Frame::NOUN_LIKE | Frame::DOUBTFUL))
    };
    let (Some(first), Some(later)) = (&first.cue, &later.cue) else { return false };
    let source = later.start.saturating_sub(1);
    (first.end..source).any(|at| !tokens.is_quoted(at) && says(at))
}

/// Returns true if the source of a later report is a pronoun or the same last name.
fn is_same_speaker(tokens: &Tokenized, first: &Candidate, later: &Candidate) -> bool {
    let last = |candidate: &Candidate| candidate.source.as_ref().map(|source| source.phrase.end - 1);
    last(first).zip(last(later)).is_some_and(|(first, later)| {
        tokens.is(later, &["he", "she", "they", "it", "i", "we"]) && tokens.tag(first) == Tag::Name
            || tokens.word(first) == tokens.word(later)
    })
}

/// Where the outer content ends if the inner report is the reporter's own: at the comma or dash before it.
fn end_before(tokens: &Tokenized, outer: &Candidate, inner: &Candidate) -> Option<usize> {
    let content = outer.content.last()?;
    let (cue, own) = (outer.cue.as_ref()?, inner.cue.as_ref()?);
    let after = content.start >= cue.end && content.start < own.start && own.end <= content.end;
    if !after || belongs_inside(inner) || inner.holds(outer) {
        return None;
    }
    let reaches = inner.content.iter().map(|range| range.end).max()?.max(own.end);
    let source = inner.source.as_ref().map(|source| source.phrase.start);
    let first = source.filter(|start| content.contains(start) && *start < own.start).unwrap_or(own.start);
    let sign = sign_before(tokens, first, content)?;
    if let Some(bracket) = bracket_before(tokens, content.start, sign) {
        return (bracket > content.start + 1).then_some(bracket);
    }
    (reaches + 6 >= content.end && can_end(tokens, outer, content.start..sign)).then_some(sign)
}

/// Returns true for a report that mostly belongs to the words around it: "said *his claim that* it leaks is wrong".
fn belongs_inside(report: &Candidate) -> bool {
    matches!(
        report.rule,
        "infinitive" | "modal" | "noun" | "noun-that" | "noun-is-that" | nouns::ALONE | passive::RULE
    )
}

/// The comma or dash before a later report that follows the words of a report: "rejected the lock*,* which Lee said leaks".
///
/// `None` if the words would not be whole there.
pub(crate) fn limit_before(tokens: &Tokenized, report: &Candidate, later: &Candidate) -> Option<usize> {
    let content = report.content.last()?;
    let (cue, own) = (report.cue.as_ref()?, later.cue.as_ref()?);
    let source = later.source.as_ref().map_or(own.start, |source| source.phrase.start);
    let first = later.content.first().map_or(own.start, |words| words.start).min(source).min(own.start);
    if content.start < cue.end || first < content.end || belongs_inside(later) {
        return None;
    }
    let sign = sign_before(tokens, first, &(content.start..own.end))?;
    let sign = bracket_before(tokens, content.start, sign).unwrap_or(sign);
    (sign > content.start && can_end(tokens, report, content.start..sign)).then_some(sign)
}

/// The bracket that opens before a comma and does not close: "said it leaks *(*not so, according to Ek)".
fn bracket_before(tokens: &Tokenized, start: usize, sign: usize) -> Option<usize> {
    let bracket = (start + 1..sign).rev().find(|at| tokens.tag(*at) == Tag::Bracket)?;
    lists::is_bracketed(tokens, start, sign).then_some(bracket)
}

/// The comma or dash before the clause of a report that begins at a token.
fn sign_before(tokens: &Tokenized, first: usize, content: &Range<usize>) -> Option<usize> {
    let mut at = first;
    if matches!(tokens.tag_before(at), Tag::Relative | Tag::That) {
        let pronoun = at - 1;
        // "…, and that Lee said": the report goes on.
        if tokens.tag(pronoun) == Tag::That
            && matches!(tokens.tag_before(pronoun), Tag::Comma | Tag::Conj | Tag::Dash)
        {
            return None;
        }
        // "in a *move that* Lee called"
        at = match noun_phrase::left(tokens, pronoun.checked_sub(1)?, content.start) {
            Some(phrase) if tokens.tag_before(pronoun) != Tag::Comma => phrase.start,
            _ => pronoun,
        };
        at -= usize::from(tokens.tag_before(at) == Tag::Preposition);
    } else {
        at = start_of_time(tokens, at, content.start);
        if matches!(tokens.tag_before(at), Tag::Conj | Tag::Subordinator | Tag::Wh) {
            at -= 1;
        }
    }
    let sign = at.checked_sub(1).filter(|sign| content.contains(sign))?;
    if tokens.is_quoted(sign) {
        // "said it is “safe,” which Ek denied"
        let closes = tokens.tag(sign) == Tag::Close && tokens.tag_before(sign) == Tag::Comma;
        return closes.then_some(at);
    }
    let ends = tokens.tag(sign) == Tag::Comma || tokens.is_dash(sign);
    // "thanked Ek*, and in that spirit,* she promised …"
    let joint = boundary::joint_before_lead(tokens, content.start, sign);
    ends.then_some(joint.unwrap_or(sign))
}

/// The first token of a time before a subject: "late" in "defended it, but *late on Saturday* she said".
fn start_of_time(tokens: &Tokenized, subject: usize, floor: usize) -> usize {
    let mut at = subject;
    while at > floor + 1
        && (tokens.tag_before(at) == Tag::Time
            || at < subject && tokens.tag_before(at) == Tag::Preposition
            || at < subject && circumstances::is_late(tokens, at - 1))
    {
        at -= 1;
    }
    at
}

/// Returns true if words are a whole report, not only what leads up to its main clause.
fn can_end(tokens: &Tokenized, outer: &Candidate, words: Range<usize>) -> bool {
    // "reported *spending a million*"
    let gerund = outer.cue.as_ref().is_some_and(|cue| cue.end == words.start);
    let leads_up = matches!(tokens.tag(words.start), Tag::Preposition | Tag::Subordinator)
        || tokens.tag(words.start) == Tag::Ing && !gerund
        || tokens.is(words.start, &["when", "where"]);
    let verb = outer.cue.as_ref().and_then(|cue| tokens.verb(cue.end - 1));
    let object = verb.is_some_and(|(verb, _)| verb.frame.has(Frame::OBJECT));
    let clause = object || clause::has_finite(tokens, words.clone()) || tokens.tag(words.start) == Tag::To;
    let noun = matches!(outer.rule, "noun" | "asked");
    // "used to support *Lee*, but now says that …"
    let thing = object && !clause::has_finite(tokens, words.clone());
    (noun || thing && !leads_up) && !words.is_empty() || words.len() > 3 && clause && !leads_up
}
