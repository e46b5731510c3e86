//! Where reported words begin and end.

use super::lexicon::{Form, Frame, Tag, Verb};
use super::source;
use super::tokens::Read;
use std::ops::Range;

/// Whether tokens hold a clause: a finite verb, or a whole quotation.
pub(super) fn is_clause(read: &Read, range: Range<usize>) -> bool {
    range.len() >= 3
        && range.clone().any(|index| {
            read.tokens[index].quoted
                || matches!(read.tag(index), Tag::Auxiliary | Tag::Modal | Tag::Verb | Tag::Past)
                || read.tokens[index].verb.is_some_and(|(_, form)| form != Form::Ing)
                || read.tag(index) == Tag::Noun && read.word(index).ends_with('s')
        })
}

/// The words around "according to X".
pub(super) fn around_phrase(read: &Read, at: usize, end: usize, range: Range<usize>) -> Vec<Range<usize>> {
    let mut content = Vec::new();
    if at > range.start {
        let start = clause_start(read, at, range.clone());
        let stop = trim_end(read, start, at);
        if stop > start {
            content.push(start..stop);
        }
    }
    let rest = (end..range.end).find(|index| read.tag(*index) == Tag::Comma);
    let first = at == range.start || content.is_empty();
    if let Some(comma) = rest
        && (first || comma == end)
        && comma + 1 < range.end
    {
        let stop = self::end(read, comma + 1, range);
        if is_clause(read, comma + 1..stop)
            && (first || !matches!(read.tag(comma + 1), Tag::Relative | Tag::Article))
        {
            content.push(comma + 1..stop);
        }
    }
    content
}

/// The words before a cue, and those that go on after it.
pub(super) fn before_cue(read: &Read, verb: usize, after: usize, range: Range<usize>) -> Vec<Range<usize>> {
    before_at(read, verb, after, range)
}

fn before_at(read: &Read, lead: usize, after: usize, range: Range<usize>) -> Vec<Range<usize>> {
    let mut content = Vec::new();
    let start = clause_start(read, lead, range.clone());
    let stop = trim_end(read, start, lead);
    if stop <= start {
        return content;
    }
    content.push(start..stop);
    if let Some(rest) = goes_on(read, after, range) {
        content.push(rest);
    }
    content
}

/// What goes on after the cue: "…, “and we won.”"
fn goes_on(read: &Read, after: usize, range: Range<usize>) -> Option<Range<usize>> {
    let open = (after..range.end).find(|index| {
        matches!(read.tag(*index), Tag::Open | Tag::Comma | Tag::Dash | Tag::Colon | Tag::Semicolon)
    })?;
    let open = (open..range.end.min(open + 25))
        .find(|index| read.tag(*index) == Tag::Open)
        .filter(|found| *found == open || !(open..*found).any(|index| read.tokens[index].verb.is_some()));
    if let Some(open) = open {
        let stop = end(read, open, range);
        return (stop > open).then_some(open..stop);
    }
    None
}

/// Where the clause before a cue begins: at the sentence's start, or after another cue's words.
fn clause_start(read: &Read, lead: usize, range: Range<usize>) -> usize {
    if lead > range.start {
        let last = lead - 1;
        let close = if read.tag(last) == Tag::Close {
            Some(last)
        } else {
            last.checked_sub(1).filter(|close| {
                read.tag(last) == Tag::Comma && *close > range.start && read.tag(*close) == Tag::Close
            })
        };
        if let Some(close) = close
            && let Some(open) = (range.start..close).rev().find(|index| read.tag(*index) == Tag::Open)
        {
            // A quotation that stands alone, or after words that introduce it.
            let before = open.checked_sub(1).filter(|before| *before >= range.start);
            if before.is_none_or(|before| matches!(read.tag(before), Tag::Comma | Tag::Colon | Tag::Stop))
                && close - open > 4
            {
                return open;
            }
        }
    }
    range.start
}

fn trim_end(read: &Read, start: usize, mut end: usize) -> usize {
    while end > start && matches!(read.tag(end - 1), Tag::Comma | Tag::Dash | Tag::And | Tag::Semicolon) {
        end -= 1;
    }
    end
}

/// The words that a verb reports: before its source, after it, or both.
pub(super) fn of_verb(
    read: &Read,
    verb: usize,
    what: &'static Verb,
    lead: usize,
    range: Range<usize>,
) -> Vec<Range<usize>> {
    let after = post(read, verb, what, range.clone());
    if verb > lead && lead > range.start + 1 {
        let last = lead - 1;
        let quote =
            read.tag(last) == Tag::Close || read.tag(last) == Tag::Comma && read.tag(last - 1) == Tag::Close;
        let comma = quote || matches!(read.tag(last), Tag::Comma | Tag::Dash);
        let begins = range.start;
        let opener = matches!(
            read.tag(begins),
            Tag::Preposition | Tag::Subordinator | Tag::Ing | Tag::To | Tag::Wh | Tag::Past
        );
        let direct = after.is_some_and(|after| {
            read.tag(after) == Tag::That
                || after == verb + 1
                || read.tag(after) == Tag::Open && after <= verb + 2
        });
        let parenthetic =
            read.tag(verb + 1) == Tag::Comma || read.tag(verb + 1) == Tag::Stop || after.is_none();
        let alone = quote
            && (read.quotation(last.saturating_sub(1)).is_some_and(|quoted| quoted.inner.len() > 25)
                || after.is_none());
        if comma
            && what.frame.has(Frame::CLAUSE | Frame::TURNS | Frame::HEARER)
            && (alone || parenthetic && is_clause(read, range.start..last) && !(opener && direct))
            && !(direct && !quote && read.tag(verb + 1) != Tag::Comma)
        {
            let mut content = before_at(read, lead, verb + 1, range.clone());
            if content.len() == 1 && read.tag(verb + 1) == Tag::Comma && !content.is_empty() && !quote {
                let stop = end(read, verb + 2, range);
                if is_clause(read, verb + 2..stop) && read.tag(verb + 2) != Tag::Ing {
                    content.push(verb + 2..stop);
                }
            }
            return content;
        }
    }
    let Some(start) = after else { return Vec::new() };
    let stop = end(read, start, range);
    (stop > start).then_some(start..stop).into_iter().collect()
}

/// Where the words after a verb begin, past whom it speaks to, when and where.
#[expect(clippy::too_many_lines, reason = "one rule after the other, in the order in which they hold")]
fn post(read: &Read, verb: usize, what: &'static Verb, range: Range<usize>) -> Option<usize> {
    let mut at = verb + 1;
    let frame = what.frame;
    if particle(read, at, what) {
        let next = at + 1;
        if what.lemma == "point" && read.is(at, &["out"]) {
            return (next < range.end).then_some(if read.tag(next) == Tag::That { next + 1 } else { next });
        }
        let start = if what.lemma == "lash" && read.is(next, &["at", "against"]) { next + 1 } else { next };
        return begins(read, start, range.end).then_some(start);
    }
    while at < range.end && matches!(read.tag(at), Tag::Adverb) {
        at += 1;
    }
    if frame.has(Frame::HEARER)
        && !matches!(
            read.tag(at),
            Tag::That | Tag::Open | Tag::Comma | Tag::Colon | Tag::Wh | Tag::To | Tag::Preposition
        )
    {
        at = source::right(read, at, range.end)?;
        if frame.has(Frame::OBJECT)
            && !matches!(
                read.tag(at),
                Tag::To | Tag::Wh | Tag::Subordinator | Tag::Comma | Tag::Preposition | Tag::That
            )
        {
            return None;
        }
    }
    let mut skipped = false;
    for _ in 0..8 {
        if at >= range.end {
            return None;
        }
        match read.tag(at) {
            Tag::That => {
                return (at + 1 < range.end && !matches!(read.tag(at + 1), Tag::Stop | Tag::Comma)
                    || read.tag(at + 1) == Tag::Comma)
                    .then_some(at + 1);
            }
            Tag::Open => return Some(at),
            Tag::Colon => return (at + 1 < range.end).then_some(at + 1),
            Tag::Comma if matches!(read.tag(at + 1), Tag::Open | Tag::That) => at += 1,
            Tag::Comma
                if skipped
                    && frame.has(Frame::TURNS)
                    && read.tag(at + 1) != Tag::Ing
                    && read.tag(at + 1) != Tag::And
                    && is_clause(read, at + 1..range.end)
                    && frame.has(Frame::CLAUSE)
                    && !read.tokens[at..range.end].iter().any(|token| token.verb.is_some()) =>
            {
                return Some(at + 1);
            }
            Tag::Wh | Tag::Subordinator
                if frame.has(Frame::CLAUSE | Frame::HEARER | Frame::OBJECT)
                    && !read.is(at, &["as", "when", "where", "while", "because", "although", "though"]) =>
            {
                return Some(at);
            }
            Tag::To if frame.has(Frame::PLAN) => return Some(at),
            Tag::To | Tag::Preposition => {
                if frame.has(Frame::OBJECT) && !frame.has(Frame::CLAUSE) {
                    return None;
                }
                if matches!(read.tag(at + 1), Tag::Ing) {
                    return None;
                }
                let next = source::right(read, at + 1, range.end)
                    .or_else(|| (read.tag(at + 1) == Tag::Time).then_some(at + 2));
                at = next?;
                skipped = true;
            }
            Tag::Time => {
                at += 1;
                while matches!(read.word(at), "morning" | "night" | "afternoon" | "evening") {
                    at += 1;
                }
                skipped = true;
            }
            Tag::Noun | Tag::Article
                if matches!(read.word(at), "last" | "this" | "next")
                    && matches!(
                        read.word(at + 1),
                        "week"
                            | "month"
                            | "year"
                            | "summer"
                            | "spring"
                            | "fall"
                            | "winter"
                            | "morning"
                            | "weekend"
                    ) =>
            {
                at += 2;
                skipped = true;
            }
            Tag::Adverb => at += 1,
            Tag::Article
            | Tag::Pronoun
            | Tag::Name
            | Tag::Noun
            | Tag::Number
            | Tag::Possessive
            | Tag::Ing
            | Tag::Past => {
                if frame.has(Frame::OBJECT) && !skipped {
                    return Some(at);
                }
                let clause = frame.has(Frame::CLAUSE) && is_clause(read, at..range.end);
                return clause.then_some(at);
            }
            _ => return None,
        }
    }
    None
}

fn begins(read: &Read, at: usize, end: usize) -> bool {
    at < end && !matches!(read.tag(at), Tag::Stop | Tag::Comma | Tag::Close)
}

fn particle(read: &Read, at: usize, what: &Verb) -> bool {
    let word = read.word(at);
    !word.is_empty() && what.particles.split(' ').any(|known| known.eq_ignore_ascii_case(word))
}

/// Where words that begin at `start` end: at the sentence's end, or before the next one's cue.
pub(super) fn end(read: &Read, start: usize, range: Range<usize>) -> usize {
    let mut stop = range.end;
    if read.tag(start) == Tag::Open
        && let Some(close) = (start + 1..range.end).find(|index| read.tag(*index) == Tag::Close)
    {
        let after = close + 1;
        let short = close - start < 6;
        let ends = matches!(read.tag(after), Tag::Stop | Tag::Comma | Tag::Semicolon | Tag::Dash)
            || !short && matches!(read.tag(after), Tag::Preposition | Tag::Subordinator | Tag::And)
            || matches!(read.tag(close - 1), Tag::Comma | Tag::Stop);
        if after >= range.end || ends && !matches!(read.tag(close - 1), Tag::Article) {
            return after.min(range.end);
        }
    }
    for at in start + 1..range.end {
        if read.tokens[at].quoted {
            continue;
        }
        match read.tag(at) {
            Tag::Comma | Tag::Dash => {
                let mut next = at + 1;
                let joined = read.tag(next) == Tag::And;
                if joined {
                    next += 1;
                }
                while matches!(read.tag(next), Tag::Adverb) {
                    next += 1;
                }
                if read.is(next, &["according"]) || new_cue(read, next, joined) {
                    stop = at;
                    break;
                }
            }
            Tag::Semicolon => {
                stop = at;
                break;
            }
            Tag::And if new_cue(read, at + 1, true) => {
                stop = at;
                break;
            }
            _ => {}
        }
    }
    while stop > start && matches!(read.tag(stop - 1), Tag::Stop | Tag::Comma) {
        stop -= 1;
    }
    stop
}

/// Whether another report begins here: "adding that", "and said", "but Lee denied".
fn new_cue(read: &Read, at: usize, joined: bool) -> bool {
    let verb = |index: usize, forms: &[Form]| {
        read.tokens.get(index).and_then(|token| token.verb).is_some_and(|(_, form)| forms.contains(&form))
    };
    if verb(at, &[Form::Ing]) {
        return !joined;
    }
    if joined && verb(at, &[Form::Past, Form::Third]) {
        return true;
    }
    let limit = read.tokens.len().min(at + 8);
    let Some(stop) = source::right(read, at, limit) else { return false };
    let mut stop = stop;
    while matches!(read.tag(stop), Tag::Adverb | Tag::Auxiliary) {
        stop += 1;
    }
    verb(stop, &[Form::Past, Form::Third])
        && (joined || read.tag(stop + 1) == Tag::Comma || read.tag(stop + 1) == Tag::Stop)
}
