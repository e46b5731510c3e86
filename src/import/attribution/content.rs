//! Where reported words begin and end.

use super::lexicon::{self, Form, Frame, Tag, Verb};
use super::reach;
use super::source;
use super::tokens::Read;
use std::ops::Range;

/// Whether tokens hold a clause: a finite verb, or a whole quotation.
pub(super) fn is_clause(read: &Read, range: Range<usize>) -> bool {
    (range.len() >= 3
        && matches!(read.tag(range.start), Tag::Pronoun)
        && !read.is(range.start, &["him", "them", "me", "us", "her", "himself", "herself", "itself"]))
        || range.len() >= 3
            && range.clone().any(|index| {
                read.tokens[index].quoted
                    || reach::finite(read, index)
                    || read.tokens[index].verb.is_some_and(|(_, form)| form != Form::Ing)
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
        let stop = reach::clause(read, comma + 1, range);
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
    let open = (open..range.end.min(open + 25)).find(|index| read.tag(*index) == Tag::Open).filter(|found| {
        *found == open
            || !(open..*found).any(|index| read.tokens[index].verb.is_some())
            || read.tag(*found - 1) == Tag::Comma && !read.tokens[*found + 1].capital
    });
    if let Some(open) = open
        && !read.quotation(open).is_some_and(|quoted| quoted.inner.len() < 40 && named(read, open + 1))
    {
        let stop = reach::clause(read, open, range);
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
            let capital =
                read.tokens[open + 1].capital || !read.word(open + 1).starts_with(char::is_alphabetic);
            let introduced = before.is_none_or(|before| {
                matches!(read.tag(before), Tag::Colon | Tag::Stop)
                    || capital && matches!(read.tag(before), Tag::Comma | Tag::Dash)
            });
            if introduced && close - open > 4 && !(before.is_some() && is_title(read, open + 1..close)) {
                return open;
            }
        }
    }
    range.start
}

/// Whether the quotation that opens before a token is all names: a title.
fn named(read: &Read, first: usize) -> bool {
    let close = (first..read.tokens.len()).find(|index| read.tag(*index) == Tag::Close).unwrap_or(first);
    is_title(read, first..close)
}

/// Quoted words that are mostly names: a title.
fn is_title(read: &Read, range: Range<usize>) -> bool {
    let words = range.clone().filter(|index| !matches!(read.tag(*index), Tag::Comma | Tag::Stop));
    let (capital, all) = words.fold((0, 0), |(capital, all), index| {
        (capital + usize::from(read.tokens[index].capital || read.tag(index) == Tag::Preposition), all + 1)
    });
    capital == all
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
    if let Some(content) = around(read, verb, what, lead, range.clone()) {
        return content;
    }
    let Some(start) = post(read, verb, what, lead, range.clone()) else { return Vec::new() };
    let stop = if is_object(read, verb, start, what, range.clone()) {
        reach::object(read, start, TAKES_AS.contains(&what.lemma), range)
    } else {
        reach::clause(read, start, range)
    };
    (stop > start).then_some(start..stop).into_iter().collect()
}

/// The words around a cue that stands between commas or after a quotation: "“…,” she said, “…”", "The port, she said, grew."
fn around(
    read: &Read,
    verb: usize,
    what: &'static Verb,
    lead: usize,
    range: Range<usize>,
) -> Option<Vec<Range<usize>>> {
    if lead <= range.start || !what.frame.has(Frame::CLAUSE | Frame::TURNS | Frame::HEARER) || verb <= lead {
        return None;
    }
    let last = lead - 1;
    let quote = read.tag(last) == Tag::Close
        || read.tag(last) == Tag::Comma && last > range.start && read.tag(last - 1) == Tag::Close;
    if !quote && !matches!(read.tag(last), Tag::Comma | Tag::Dash) {
        return None;
    }
    let after = past_circumstances(read, verb + 1, what, range.end);
    let closes = matches!(read.tag(after), Tag::Comma | Tag::Stop | Tag::Dash) || after >= range.end;
    if quote {
        let long = read.quotation(last.saturating_sub(1)).is_some_and(|quoted| {
            quoted.inner.len() > 25 || read.text[quoted.inner.clone()].ends_with([',', '?', '!'])
        });
        if !long && !closes {
            return None;
        }
        let mut content = before_at(read, lead, verb + 1, range.clone());
        if content.len() == 1 && read.tag(after) == Tag::Comma && read.tag(after + 1) == Tag::That {
            content.push(after + 1..reach::clause(read, after + 1, range));
        }
        return Some(content);
    }
    if !closes {
        return None;
    }
    if matches!(read.tag(after), Tag::Comma | Tag::Colon)
        && matches!(read.tag(after + 1), Tag::That | Tag::Open)
    {
        let own =
            read.tag(after + 1) == Tag::Open && read.tokens.get(after + 2).is_some_and(|next| next.capital);
        if own || leads_up(read, range.start) || !is_clause(read, range.start..last) {
            return None;
        }
    }
    let goes_on = matches!(read.tag(after), Tag::Comma | Tag::Dash)
        && after + 1 < range.end
        && !matches!(read.tag(after + 1), Tag::Ing | Tag::And | Tag::Subordinator | Tag::Relative);
    let stop = if goes_on { reach::clause(read, after + 1, range.clone()) } else { after };
    let second = goes_on && stop > after + 1;
    if !second && !is_clause(read, range.start..last) && !(after + 1 >= range.end && last - range.start > 1) {
        return None;
    }
    let mut content = before_at(read, lead, verb + 1, range);
    if second && content.len() <= 1 {
        content.push(after + 1..stop);
    }
    Some(content)
}

/// Whether a sentence begins with what leads up to its subject ("After the vote, …").
fn leads_up(read: &Read, start: usize) -> bool {
    (start..start + 3).any(|index| {
        matches!(read.tag(index), Tag::Preposition | Tag::Subordinator | Tag::Wh)
            || index == start && matches!(read.tag(index), Tag::Ing | Tag::To | Tag::Past)
    })
}

/// Past whom a cue speaks to, and when and where: the token after "told reporters on Friday".
fn past_circumstances(read: &Read, mut at: usize, what: &Verb, end: usize) -> usize {
    if what.frame.has(Frame::HEARER)
        && let Some(stop) = source::right(read, at, end)
    {
        at = stop;
    }
    for _ in 0..4 {
        match read.tag(at) {
            Tag::Time | Tag::Adverb => at += 1,
            Tag::Preposition | Tag::To => match source::right(read, at + 1, end) {
                Some(stop) => at = stop,
                None if read.tag(at + 1) == Tag::Time => at += 2,
                None => return at,
            },
            Tag::Noun | Tag::Article if read.is(at, &["last", "this"]) && read.tag(at + 1) == Tag::Noun => {
                at += 2
            }
            _ => return at,
        }
    }
    at
}

/// Verbs whose object goes on with "as".
const TAKES_AS: &[&str] = &[
    "describe",
    "portray",
    "characterize",
    "characterise",
    "label",
    "dismiss",
    "denounce",
    "hail",
    "tout",
    "decry",
    "blast",
    "slam",
    "praise",
    "condemn",
    "cite",
    "present",
    "deride",
    "mock",
    "criticize",
    "criticise",
    "attack",
    "refer",
    "reject",
    "defend",
    "quote",
    "trash",
    "bash",
    "rip",
    "disparage",
    "ridicule",
    "lambaste",
    "speak",
];

/// Whether what begins at `start` is a noun phrase and no clause.
fn is_object(read: &Read, verb: usize, start: usize, what: &Verb, range: Range<usize>) -> bool {
    let lead = (verb + 1..start).any(|index| matches!(read.tag(index), Tag::That | Tag::Colon | Tag::Comma));
    let clause = matches!(read.tag(start), Tag::To | Tag::Open | Tag::Wh | Tag::Subordinator);
    if lead || clause {
        return false;
    }
    let particle = (verb + 1..start).any(|index| particle(read, index, what));
    if particle || !what.frame.has(Frame::CLAUSE) {
        return true;
    }
    what.frame.has(Frame::OBJECT)
        && source::right(read, start, range.end).is_none_or(|stop| {
            let mut stop = stop;
            while read.tag(stop) == Tag::Adverb {
                stop += 1;
            }
            !reach::finite(read, stop) && !matches!(read.tag(stop), Tag::Relative)
        })
}

/// Where the words after a verb begin, past whom it speaks to, when and where.
#[expect(clippy::too_many_lines, reason = "one rule after the other, in the order in which they hold")]
fn post(read: &Read, verb: usize, what: &'static Verb, lead: usize, range: Range<usize>) -> Option<usize> {
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
    let said_of = matches!(what.lemma, "speak" | "talk" | "write");
    if said_of && let Some(start) = after_circumstances(read, at, what, range.end) {
        return Some(start);
    }
    if frame.has(Frame::HEARER)
        && !matches!(
            read.tag(at),
            Tag::That | Tag::Open | Tag::Comma | Tag::Colon | Tag::Wh | Tag::To | Tag::Preposition
        )
    {
        at = hearers(read, at, range.end)?;
        if frame.has(Frame::OBJECT) && what.lemma != "ask" && starts_thing(read, at) {
            return None;
        }
        if what.lemma == "ask" && read.is(at, &["about"]) {
            return Some(at + 1);
        }
    }
    let clausal = frame.has(Frame::CLAUSE);
    if clausal
        && matches!(read.tag(at), Tag::Auxiliary | Tag::Modal)
        && !matches!(read.tag(at + 1), Tag::Pronoun)
    {
        return Some(at);
    }
    let gap = lead > range.start
        && (matches!(read.tag(lead - 1), Tag::Relative | Tag::That) || read.is(lead - 1, &["what"]));
    if gap
        && clausal
        && at < range.end
        && !matches!(read.tag(at), Tag::Stop | Tag::Comma | Tag::That | Tag::Preposition)
    {
        return Some(at);
    }
    if frame.has(Frame::OBJECT) && read.is(at, &["as"]) && TAKES_AS.contains(&what.lemma) {
        return Some(at);
    }
    let as_said = lead > range.start && read.is(lead - 1, &["as"]);
    if clausal
        && read.tag(at) == Tag::Comma
        && (as_said || lead == range.start)
        && !matches!(read.tag(at + 1), Tag::Ing | Tag::And | Tag::Relative)
        && is_clause(read, at + 1..range.end)
    {
        return Some(at + 1);
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
                    let comma = (at..range.end).find(|index| read.tag(*index) == Tag::Comma);
                    let later = comma.is_some_and(|comma| is_clause(read, comma + 1..range.end));
                    return (clausal && !skipped && later && read.tag(at) == Tag::Preposition).then_some(at);
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
                let clause = frame.has(Frame::CLAUSE)
                    && if lexicon::DOUBTFUL.contains(&what.lemma) {
                        !skipped && reach::whole_clause(read, at..range.end)
                    } else {
                        is_clause(read, at..range.end)
                            || what.lemma == "say" && !skipped && range.end - at > 4
                    };
                return clause.then_some(at);
            }
            _ => return None,
        }
    }
    None
}

/// Past when and where, to the words of "spoke at length in Reno about the port".
fn after_circumstances(read: &Read, at: usize, what: &Verb, end: usize) -> Option<usize> {
    let next = past_circumstances(read, at, what, end);
    for stop in [at, next] {
        if particle(read, stop, what) && begins(read, stop + 1, end) {
            return Some(stop + 1);
        }
    }
    (at..next)
        .find(|index| particle(read, *index, what) && read.is(*index, &["about"]))
        .map(|found| found + 1)
}

/// Past those who are spoken to: "Lee", "Lee, Ek and their staff".
fn hearers(read: &Read, at: usize, end: usize) -> Option<usize> {
    let mut stop = source::right(read, at, end)?;
    for _ in 0..4 {
        let joint = match (read.tag(stop), read.tag(stop + 1)) {
            (Tag::And, _) => stop + 1,
            (Tag::Comma, Tag::And) => stop + 2,
            (Tag::Comma, Tag::Name) => stop + 1,
            _ => break,
        };
        match source::right(read, joint, end) {
            Some(next) if matches!(read.tag(next), Tag::To | Tag::And | Tag::Comma | Tag::That) => {
                stop = next
            }
            _ => break,
        }
    }
    Some(stop)
}

fn starts_thing(read: &Read, at: usize) -> bool {
    !matches!(
        read.tag(at),
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

fn begins(read: &Read, at: usize, end: usize) -> bool {
    at < end && !matches!(read.tag(at), Tag::Stop | Tag::Comma | Tag::Close)
}

fn particle(read: &Read, at: usize, what: &Verb) -> bool {
    let word = read.word(at);
    !word.is_empty() && what.particles.split(' ').any(|known| known.eq_ignore_ascii_case(word))
}

/// The end of a quotation that is all of what is reported from `start` on.
pub(super) fn quotation_alone(read: &Read, start: usize, range: Range<usize>) -> Option<usize> {
    if read.tag(start) != Tag::Open {
        return None;
    }
    let close = (start + 1..range.end).find(|index| read.tag(*index) == Tag::Close)?;
    let after = close + 1;
    let short = close - start < 6;
    let ends = matches!(read.tag(after), Tag::Stop | Tag::Comma | Tag::Semicolon | Tag::Dash)
        || !short && matches!(read.tag(after), Tag::Preposition | Tag::Subordinator | Tag::And)
        || matches!(read.tag(close - 1), Tag::Comma | Tag::Stop);
    (after >= range.end || ends && !matches!(read.tag(close - 1), Tag::Article))
        .then_some(after.min(range.end))
}
