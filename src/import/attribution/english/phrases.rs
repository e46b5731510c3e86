//! Cues that are no verb of reporting: "as she put it", a colon before a quotation.

use crate::import::attribution::english::candidate::Candidate;
use crate::import::attribution::english::lexicon::{Form, Tag, Verb};
use crate::import::attribution::english::noun_phrase::Mention;
use crate::import::attribution::english::tokens::Tokenized;
use crate::import::attribution::english::{clause, content, noun_phrase, reach};
use std::ops::Range;

/// "as Lee put it, …", "Lee put it this way: …".
pub(crate) fn put_it(read: &Tokenized, at: usize, number: usize) -> Option<Candidate> {
    let range = read.sentences[number].clone();
    if !read.is(at, &["put", "puts"]) || !read.is(at + 1, &["it"]) {
        return None;
    }
    let mut start = at;
    while start > range.start && matches!(read.tag(start - 1), Tag::Adverb | Tag::Auxiliary | Tag::Time) {
        start -= 1;
    }
    let source = noun_phrase::subject(read, start, range.start)?;
    let mut content = Vec::new();
    let sign = (at + 2..range.end.min(at + 20))
        .find(|index| matches!(read.tag(*index), Tag::Comma | Tag::Colon | Tag::Open | Tag::Stop));
    let lead = source.start();
    let before = lead.checked_sub(1).filter(|last| *last > range.start && read.is(*last, &["as"]));
    if let Some(last) = before.or(Some(lead)).filter(|last| *last > range.start + 3) {
        content.extend(content::before_cue(read, last, at + 2, range.clone()));
    }
    if content.is_empty()
        && let Some(sign) = sign.filter(|sign| read.tag(*sign) != Tag::Stop)
    {
        let from = if read.tag(sign) == Tag::Open { sign } else { sign + 1 };
        let stop = reach::clause(read, from, range);
        content.extend((stop > from).then_some(from..stop));
    }
    (!content.is_empty()).then(|| Candidate {
        sentence: number,
        content,
        source: Some(source),
        cue: Some(start..at + 2),
        rule: "put-it",
        continued: false,
    })
}

/// "As reported by the Tribune, the port grew."
pub(crate) fn as_reported(read: &Tokenized, at: usize, number: usize) -> Option<Candidate> {
    let range = read.sentences[number].clone();
    let (verb, form) = read.tokens[at].verb?;
    let fits = form == Form::Past
        && verb.frame.has(crate::import::attribution::english::lexicon::Frame::CLAUSE)
        && read.is(at + 1, &["by"]);
    if !fits || at != range.start + 1 || !read.is(range.start, &["as"]) {
        return None;
    }
    let comma = noun_phrase::right(read, at + 2, range.end).filter(|end| read.tag(*end) == Tag::Comma)?;
    let mention = Mention { phrase: at + 2..comma, beside: None };
    let stop = reach::clause(read, comma + 1, range.clone());
    (stop > comma + 3 && read.tag(comma + 1) != Tag::Relative).then(|| Candidate {
        sentence: number,
        content: std::iter::once(comma + 1..stop).collect(),
        source: Some(mention),
        cue: Some(range.start..at + 2),
        rule: "as-reported",
        continued: false,
    })
}

/// "Asked whether it will rain, …", "was asked by a reporter about the port".
pub(crate) fn asked(
    read: &Tokenized,
    at: usize,
    verb: &Verb,
    start: usize,
    number: usize,
) -> Option<Candidate> {
    if verb.lemma != "ask" && verb.lemma != "press" {
        return None;
    }
    let range = read.sentences[number].clone();
    let mut next = at + 1;
    let mut source = None;
    for _ in 0..4 {
        match read.tag(next) {
            Tag::Adverb | Tag::Time => next += 1,
            Tag::Preposition if read.is(next, &["about"]) || read.tag(next + 1) == Tag::Wh => break,
            Tag::Preposition if read.tag(next + 1) == Tag::Time => next += 2,
            Tag::Preposition => {
                let stop = noun_phrase::right(read, next + 1, range.end)?;
                if read.is(next, &["by"]) {
                    source = Some(Mention { phrase: next + 1..stop, beside: None });
                }
                next = stop;
            }
            Tag::Comma if matches!(read.tag(next + 1), Tag::Open) => next += 1,
            _ => break,
        }
    }
    let about =
        read.is(next, &["about"]) || read.tag(next) == Tag::Preposition && read.tag(next + 1) == Tag::Wh;
    if !about && !matches!(read.tag(next), Tag::Wh | Tag::To | Tag::Open | Tag::Subordinator | Tag::Relative)
    {
        return None;
    }
    let from = next + usize::from(about);
    let stop =
        if about { reach::object(read, from, range.clone()) } else { question(read, from, range.clone()) };
    (stop > from).then(|| Candidate {
        sentence: number,
        content: std::iter::once(from..stop).collect(),
        source,
        cue: Some(start..at + 1),
        rule: "asked",
        continued: false,
    })
}

/// The end of a question before the answer's clause: "whether it will rain, …".
fn question(read: &Tokenized, from: usize, range: Range<usize>) -> usize {
    let stop = reach::clause(read, from, range);
    (from..stop)
        .find(|index| {
            let ends = read.tag(*index) == Tag::Comma && !read.tokens[*index].quoted
                || read.tag(*index) == Tag::Close && read.tag(*index - 1) == Tag::Comma;
            ends && noun_phrase::right(read, *index + 1, stop)
                .is_some_and(|next| clause::finite(read, next) || read.tag(next) == Tag::Relative)
        })
        .map_or(stop, |index| index + usize::from(read.tag(index) == Tag::Close))
}

/// "The letter was clear: “We cannot wait for another year.”": a whole quotation after a colon, where no verb reports it.
pub(crate) fn colon(read: &Tokenized, at: usize, number: usize, taken: &[Range<usize>]) -> Option<Candidate> {
    let range = read.sentences[number].clone();
    if read.tag(at) != Tag::Colon || read.tag(at + 1) != Tag::Open || at <= range.start {
        return None;
    }
    let quoted = read.quotation(at + 1)?;
    let words = read.text[quoted.inner.clone()].split_whitespace().count();
    if words < 4 || taken.iter().any(|content| content.start <= at + 1 && at + 1 < content.end) {
        return None;
    }
    let verb = (range.start..at).find(|index| {
        matches!(read.tag(*index), Tag::Auxiliary | Tag::Modal | Tag::Verb | Tag::Past)
            || read.tokens[*index].verb.is_some_and(|(_, form)| matches!(form, Form::Past | Form::Third))
    });
    let source = verb.and_then(|verb| noun_phrase::subject(read, verb, range.start));
    let source = source.or_else(|| noun_phrase::object(read, range.start, at))?;
    Some(Candidate {
        sentence: number,
        content: std::iter::once(at + 1..reach::clause(read, at + 1, range)).collect(),
        source: Some(source),
        cue: Some(at..at + 1),
        rule: "colon-quotation",
        continued: false,
    })
}
