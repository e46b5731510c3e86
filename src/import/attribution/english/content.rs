//! Where reported words begin and end.

use crate::import::attribution::english::circumstances::past_circumstances;
use crate::import::attribution::english::clause::is_clause;
use crate::import::attribution::english::complement::{After, is_object};
use crate::import::attribution::english::lexicon::{Frame, Tag, Verb};
use crate::import::attribution::english::tokens::Tokenized;
use crate::import::attribution::english::{clause, lexicon, reach};
use std::ops::Range;

/// The words around "according to X".
pub(crate) fn around_phrase(
    read: &Tokenized,
    at: usize,
    end: usize,
    range: Range<usize>,
) -> Vec<Range<usize>> {
    let mut content = Vec::new();
    // "said that, according to the report, …"
    let last = at.saturating_sub(1 + usize::from(at > 0 && read.tag(at - 1) == Tag::Comma));
    let inner = last > range.start && read.tag(last) == Tag::That;
    if at > range.start && !inner {
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
            && (first
                || !matches!(read.tag(comma + 1), Tag::Relative | Tag::Determiner)
                || read.tag(comma + 1) == Tag::Determiner
                    && content.first().is_some_and(|before| !is_clause(read, before.clone())))
        {
            content.push(comma + 1..stop);
        }
    }
    content
}

/// The words before a cue, and those that go on after it.
pub(crate) fn before_cue(
    read: &Tokenized,
    lead: usize,
    after: usize,
    range: Range<usize>,
) -> Vec<Range<usize>> {
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
fn goes_on(read: &Tokenized, after: usize, range: Range<usize>) -> Option<Range<usize>> {
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
fn clause_start(read: &Tokenized, lead: usize, range: Range<usize>) -> usize {
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
fn named(read: &Tokenized, first: usize) -> bool {
    let close = (first..read.tokens.len()).find(|index| read.tag(*index) == Tag::Close).unwrap_or(first);
    is_title(read, first..close)
}

/// Quoted words that are mostly names: a title.
fn is_title(read: &Tokenized, range: Range<usize>) -> bool {
    let words = range.clone().filter(|index| !matches!(read.tag(*index), Tag::Comma | Tag::Stop));
    let (capital, all) = words.fold((0, 0), |(capital, all), index| {
        (capital + usize::from(read.tokens[index].capital || read.tag(index) == Tag::Preposition), all + 1)
    });
    capital == all
}

fn trim_end(read: &Tokenized, start: usize, mut end: usize) -> usize {
    while end > start && matches!(read.tag(end - 1), Tag::Comma | Tag::Dash | Tag::Conj | Tag::Semicolon) {
        end -= 1;
    }
    end
}

/// The words that a verb reports: before its source, after it, or both.
pub(crate) fn of_verb(
    read: &Tokenized,
    verb: usize,
    what: &'static Verb,
    lead: usize,
    range: Range<usize>,
) -> Vec<Range<usize>> {
    if let Some(content) = around(read, verb, what, lead, range.clone()) {
        return content;
    }
    let after = After { read, verb, what, lead, range: range.clone() };
    let Some(start) = after.start() else { return Vec::new() };
    let stop = if is_object(read, verb, start, what, range.clone()) {
        reach::object(read, start, range.clone())
    } else {
        reach::clause(read, start, range.clone())
    };
    let relative = read.tag(lead.max(1) - 1) == Tag::Relative && lead > range.start;
    let inserted = relative && lead > range.start + 1 && read.tag(lead - 2) == Tag::Comma;
    let ends = (start..stop).find(|at| {
        inserted && read.tag(*at) == Tag::Comma && !read.tokens[*at].quoted && clause::finite(read, at + 1)
    });
    let stop = ends.unwrap_or(stop);
    let whose = (lead..verb).rev().find(|index| !matches!(read.tag(*index), Tag::Adverb | Tag::Auxiliary));
    if whose.is_some_and(|index| read.tag(index) == Tag::Relative)
        && !clause::any_finite(read, range.start..lead)
    {
        let clause = (verb + 1..start).any(|index| read.tag(index) == Tag::That)
            || reach::whole_clause(
                read,
                start..(start..stop).find(|at| read.tag(*at) == Tag::Comma).unwrap_or(stop),
            );
        let stop = trim_end(read, start, reach::before_main_verb(read, start, stop, clause));
        return (stop > start).then_some(start..stop).into_iter().collect();
    }
    let subject = verb == lead
        && read.tag(verb) == Tag::Ing
        && verb > range.start
        && matches!(read.tag(verb - 1), Tag::Noun)
        && !clause::any_finite(read, range.start..verb);
    let stop = if subject {
        let clause = read.tag(start) == Tag::Pronoun || reach::whole_clause(read, start..stop);
        reach::before_main_verb(read, start, stop, clause)
    } else {
        stop
    };
    (stop > start).then_some(start..stop).into_iter().collect()
}

/// The words around a cue that stands between commas or after a quotation: "“…,” she said, “…”", "The port, she said, grew."
fn around(
    read: &Tokenized,
    verb: usize,
    what: &'static Verb,
    lead: usize,
    range: Range<usize>,
) -> Option<Vec<Range<usize>>> {
    if lead <= range.start
        || !what.frame.has(Frame::CLAUSE | Frame::INVERSION | Frame::ADDRESSEE)
        || verb <= lead
    {
        return None;
    }
    if (lead..verb).any(|index| read.tag(index) == Tag::Relative) {
        return None;
    }
    let last = lead - 1;
    let quote = read.tag(last) == Tag::Close
        || read.tag(last) == Tag::Comma && last > range.start && read.tag(last - 1) == Tag::Close;
    if !quote && !matches!(read.tag(last), Tag::Comma | Tag::Dash) {
        return None;
    }
    let after = past_circumstances(read, verb + 1, what, range.end);
    let spare = |index: usize| {
        clause::finite(read, index) || matches!(read.tag(index), Tag::Open | Tag::Comma | Tag::That)
    };
    let closes = matches!(read.tag(after), Tag::Comma | Tag::Stop | Tag::Dash | Tag::Semicolon)
        || after >= range.end
        || after > verb + 1
            && !what.frame.has(Frame::OBJECT | Frame::INFINITIVE)
            && !lexicon::DOUBTFUL.has(what.lemma)
            && !leads_up(read, range.start)
            && !(after..range.end).any(spare);
    if quote {
        let long = read.quotation(last.saturating_sub(1)).is_some_and(|quoted| {
            quoted.inner.len() > 25 || read.text[quoted.inner.clone()].ends_with([',', '?', '!'])
        });
        let open = (range.start..last).rev().find(|index| read.tag(*index) == Tag::Open);
        let leads = read.tag(last) == Tag::Close
            && matches!(read.tag(range.start), Tag::Preposition | Tag::Ing)
            && (matches!(read.tag(after), Tag::That | Tag::Open | Tag::Colon)
                || open.is_some_and(|open| is_title(read, open + 1..last)));
        if !long && !closes || leads {
            return None;
        }
        let mut content = before_cue(read, lead, verb + 1, range.clone());
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
        && !matches!(read.tag(after + 1), Tag::Ing | Tag::Conj | Tag::Subordinator | Tag::Relative);
    let stop = if goes_on { reach::clause(read, after + 1, range.clone()) } else { after };
    let second = goes_on && stop > after + 1;
    let whole = after + 1 >= range.end
        && last - range.start > 1
        && (!leads_up(read, range.start) || is_clause(read, range.start..last));
    if !(second || whole || is_clause(read, range.start..last)) {
        return None;
    }
    let mut content = before_cue(read, lead, verb + 1, range);
    if second {
        content.truncate(1);
        content.push(after + 1..stop);
    }
    Some(content)
}

/// Whether a sentence begins with what leads up to its subject ("After the vote, …").
fn leads_up(read: &Tokenized, start: usize) -> bool {
    (start..start + 3).any(|index| {
        matches!(read.tag(index), Tag::Preposition | Tag::Subordinator | Tag::Wh)
            || index == start && matches!(read.tag(index), Tag::Ing | Tag::To | Tag::Past)
    })
}
