//! Noun phrases: who stands before a verb, or after it, with what is said of them between commas.

use crate::import::attribution::english::lexicon::{Form, Tag};
use crate::import::attribution::english::tokens::Tokenized;
use crate::import::lexicon::old::List;
use std::ops::Range;

/// A mention beside a cue, in tokens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Mention {
    /// The noun phrase.
    pub(crate) phrase: Range<usize>,
    /// What stands with it between commas.
    pub(crate) beside: Option<Range<usize>>,
}

impl Mention {
    pub(crate) fn start(&self) -> usize {
        self.phrase.start
    }

    pub(crate) fn end(&self) -> usize {
        self.beside.as_ref().map_or(self.phrase.end, |beside| beside.end)
    }
}

fn nominal(read: &Tokenized, index: usize) -> bool {
    match read.tag(index) {
        Tag::Noun => {
            read.tokens[index].verb.is_none_or(|(_, form)| form == Form::Base || form == Form::Third)
        }
        Tag::Name | Tag::Number => true,
        // "a tour of morning *shows*"
        Tag::Verb => {
            read.is(index, &["shows", "plans", "needs", "looks"])
                && matches!(read.tag(index + 1), Tag::Stop | Tag::Comma | Tag::Dash)
        }
        Tag::Time => {
            matches!(read.tag(index + 1), Tag::Noun | Tag::Name | Tag::Other)
                && !read.is(index, &["earlier", "today"])
        }
        Tag::Other => matches!(read.word(index), "’s" | "'s" | "’" | "'" | "&" | "/"),
        _ => false,
    }
}

/// A participle or a word in "-ly" before a noun.
fn describes(read: &Tokenized, index: usize) -> bool {
    match read.tag(index) {
        Tag::Past | Tag::Ing => true,
        Tag::Adverb => read.word(index).ends_with("ly"),
        Tag::Noun => read.tokens[index].verb.is_some(),
        _ => false,
    }
}

/// The noun phrase whose last token is `last`, not reaching before `floor`.
pub(crate) fn left(read: &Tokenized, last: usize, floor: usize) -> Option<Range<usize>> {
    match read.tag(last) {
        Tag::Pronoun
            if !read
                .is(last, &["him", "them", "me", "us", "there", "nothing", "something", "everything"]) =>
        {
            return Some(last..last + 1);
        }
        Tag::Determiner if !read.is(last, &["the", "a", "an", "no", "every"]) => return Some(last..last + 1),
        Tag::Relative => return Some(last..last + 1),
        _ => {}
    }
    let surveyed = read.tag(last) == Tag::Past && last > floor && read.is(last - 1, &["those"]);
    if surveyed {
        return Some(last - 1..last + 1);
    }
    let mut at = last + 1;
    while at > floor {
        let here = at - 1;
        if nominal(read, here) {
            at = here;
            continue;
        }
        match read.tag(here) {
            Tag::Determiner | Tag::Possessive => at = here,
            Tag::Past | Tag::Ing | Tag::Dash
                if at <= last
                    && here > floor
                    && (matches!(
                        read.tag(here - 1),
                        Tag::Determiner | Tag::Possessive | Tag::Comma | Tag::Close
                    ) || read.is_hyphen(here)) =>
            {
                at = here;
                continue;
            }
            Tag::BracketEnd => {
                let open = (floor..here).rev().take(12).find(|index| read.tag(*index) == Tag::Bracket);
                if let Some(open) = open {
                    at = open;
                    continue;
                }
            }
            Tag::Conj
                if at <= last
                    && here > floor
                    && read.is(here, &["and"])
                    && read.tokens[here - 1].capital
                    && read.tokens[at].capital
                    && read.tag(here - 1) == Tag::Name =>
            {
                at = here;
                continue;
            }
            _ => {}
        }
        let before = at.checked_sub(1).filter(|before| *before > floor);
        if let Some(before) = before
            && at <= last
            && read.tag(before) == Tag::Preposition
            && (read.is(before, &["of", "for"])
                || read.is(before, &["at", "from", "with", "in"])
                    && read.tag(before - 1) == Tag::Noun
                    && read.tag(at) != Tag::Time)
            && matches!(read.tag(before - 1), Tag::Noun | Tag::Name)
            && nominal(read, before - 1)
        {
            at = before;
            continue;
        }
        break;
    }
    while at <= last && matches!(read.tag(at), Tag::Other | Tag::Dash) {
        at += 1;
    }
    let phrase = at..last + 1;
    let real = phrase.clone().any(|index| matches!(read.tag(index), Tag::Noun | Tag::Name | Tag::Number));
    let owner = read.tag(last) == Tag::Other;
    (real && !owner && at <= last).then_some(phrase)
}

/// The end of the noun phrase that begins at `first`.
pub(crate) fn right(read: &Tokenized, first: usize, end: usize) -> Option<usize> {
    let mut at = first;
    if at < end && read.tag(at) == Tag::Pronoun {
        return Some(at + 1);
    }
    if at < end && read.is(at, &["her"]) && !nominal(read, at + 1) && !describes(read, at + 1) {
        return Some(at + 1);
    }
    while at < end && matches!(read.tag(at), Tag::Determiner | Tag::Possessive | Tag::Adverb) {
        at += 1;
    }
    if at > first
        && at < end
        && read.is(
            at - 1,
            &["some", "many", "most", "all", "each", "both", "one", "several", "few", "any", "half"],
        )
        && read.is(at, &["of"])
    {
        return right(read, at + 1, end);
    }
    let start = at;
    while at < end {
        let adjective =
            at + 1 < end && describes(read, at) && (nominal(read, at + 1) || describes(read, at + 1));
        let gerund = read.tag(at) == Tag::Ing
            && at > first
            && read.tokens[at].verb.is_none()
            && (matches!(read.tag(at - 1), Tag::Determiner | Tag::Possessive)
                || matches!(read.word(at - 1), "’s" | "'s"));
        let adjective = adjective || gerund;
        if read.tokens[at].quoted || !(nominal(read, at) || adjective || read.is_hyphen(at)) {
            if read.tag(at) == Tag::Bracket
                && let Some(close) = (at..end.min(at + 12)).find(|index| read.tag(*index) == Tag::BracketEnd)
            {
                at = close + 1;
                continue;
            }
            let of = read.is(at, &["of", "for", "at", "from", "with"]);
            if of
                && at > start
                && at + 1 < end
                && (nominal(read, at + 1) || matches!(read.tag(at + 1), Tag::Determiner | Tag::Possessive))
                && !read.tokens[at + 1].quoted
            {
                at += 1;
                while at < end && matches!(read.tag(at), Tag::Determiner | Tag::Possessive) {
                    at += 1;
                }
                continue;
            }
            break;
        }
        at += 1;
    }
    (at > start).then_some(at)
}

/// The mention that ends before a verb group that begins at `verb`: past times, brackets and appositions.
pub(crate) fn subject(read: &Tokenized, verb: usize, floor: usize) -> Option<Mention> {
    let mut last = verb.checked_sub(1).filter(|last| *last >= floor)?;
    last = past_time(read, last, floor);
    if read.tokens[last].quoted && read.tag(last) == Tag::Close {
        // "Ada Ling, known as “the pilot,” said"
        let inner = last > floor && read.tag(last - 1) == Tag::Comma;
        let open = (floor..last).rev().find(|index| read.tag(*index) == Tag::Open)?;
        let short = last - open < 9 && open > floor && read.tag(open - 1) != Tag::Comma;
        return (inner && short).then(|| between_commas(read, last, floor)).flatten();
    }
    match read.tag(last) {
        Tag::Comma | Tag::Dash => between_commas(read, last, floor),
        Tag::Relative | Tag::That => {
            let mut before = last.checked_sub(1).filter(|before| *before >= floor)?;
            if read.tag(before) == Tag::Comma {
                before = before.checked_sub(1).filter(|before| *before >= floor)?;
            }
            let phrase = left(read, before, floor)?;
            (read.tag(last) == Tag::Relative || phrase.len() < 6).then_some(())?;
            Some(Mention { phrase: phrase.start..last + 1, beside: None })
        }
        _ => left(read, last, floor).map(|phrase| {
            let mut phrase =
                listed(read, phrase.clone(), floor).unwrap_or_else(|| widened(read, phrase, floor));
            // "she and Mr. Lee said"
            if phrase.start >= floor + 2
                && read.is(phrase.start - 1, &["and"])
                && read.is(phrase.start - 2, &["he", "she", "they", "we"])
            {
                phrase.start -= 2;
            }
            Mention { phrase, beside: None }
        }),
    }
}

/// The noun phrase that begins the clause before a verb, where none ends beside the verb: "*Officials* whose work had
/// been lost said".
pub(crate) fn first_of(read: &Tokenized, last: usize, floor: usize) -> Option<Mention> {
    let boundary = (floor..last).rev().find(|index| {
        matches!(
            read.tag(*index),
            Tag::Comma
                | Tag::Stop
                | Tag::Subordinator
                | Tag::That
                | Tag::Dash
                | Tag::Semicolon
                | Tag::Bracket
                | Tag::Colon
                | Tag::Close
        ) || read.is(*index, &["but"])
    });
    let start = boundary.map_or(floor, |index| index + 1);
    let stop = right(read, start, last + 1)?;
    Some(Mention { phrase: start..stop, beside: None })
}

/// Stretches of time that "this" or "last" may stand before.
pub(crate) static TIME_NOUNS: List =
    List::new("week month year morning night summer fall spring winter weekend quarter decade season term");

/// Before "on Thursday", "this month" or "together", which stand between a subject and its verb.
fn past_time(read: &Tokenized, mut last: usize, floor: usize) -> usize {
    let spare = |last: usize| last > floor;
    if read.is(last, &["together", "all", "both", "himself", "herself", "themselves", "each"])
        && spare(last)
        && matches!(
            read.tag(last - 1),
            Tag::Name | Tag::Noun | Tag::Pronoun | Tag::Relative | Tag::BracketEnd
        )
    {
        return last - 1;
    }
    if read.is_in(last, &TIME_NOUNS)
        && last > floor + 1
        && read.is(last - 1, &["this", "last", "that", "next"])
    {
        return last - 2;
    }
    let year = read.tag(last) == Tag::Number && read.word(last).len() == 4;
    if (read.tag(last) == Tag::Time || year) && spare(last) {
        let preposition = read.tag(last - 1) == Tag::Preposition;
        if preposition && last > floor + 1 {
            last -= 2;
        } else if !year {
            last -= 1;
        }
    }
    last
}

/// A noun phrase with all that leads to it in its clause, where that is no verb and no preposition of its own:
/// "A study released by *the agency*", "Officials in Reno and *their staff*".
fn widened(read: &Tokenized, phrase: Range<usize>, floor: usize) -> Range<usize> {
    let mut start = phrase.start;
    while start > floor && phrase.start - start < 30 {
        let before = start - 1;
        let passes = match read.tag(before) {
            Tag::Noun | Tag::Name | Tag::Number => {
                !crate::import::attribution::english::clause::finite(read, before)
                    || reduced(read, before, phrase.start)
            }
            Tag::Past => reduced(read, before, phrase.start),
            Tag::Bracket => (before..phrase.start).any(|index| read.tag(index) == Tag::BracketEnd),
            Tag::Determiner
            | Tag::Possessive
            | Tag::Preposition
            | Tag::Conj
            | Tag::Ing
            | Tag::Other
            | Tag::Adverb
            | Tag::Time
            | Tag::BracketEnd => !read.is(before, &["but", "so", "before", "after", "since", "until"]),
            _ => false,
        };
        if !passes {
            break;
        }
        start = before;
    }
    let stopped_by_verb = start > floor
        && (crate::import::attribution::english::clause::finite(read, start - 1)
            || matches!(read.tag(start - 1), Tag::To | Tag::Relative));
    while start < phrase.start && matches!(read.tag(start), Tag::Adverb | Tag::Conj | Tag::Other) {
        start += 1;
    }
    let nominal_start = matches!(
        read.tag(start),
        Tag::Determiner | Tag::Possessive | Tag::Noun | Tag::Name | Tag::Number | Tag::Past
    );
    if stopped_by_verb || !nominal_start { phrase } else { start..phrase.end }
}

/// "firms including A, B and *C*": the whole group, with those whom it lists.
fn listed(read: &Tokenized, phrase: Range<usize>, floor: usize) -> Option<Range<usize>> {
    let joined = phrase.clone().any(|index| read.tag(index) == Tag::Conj);
    let before = phrase.start.checked_sub(1).filter(|before| *before > floor + 1)?;
    if read.tag(before) != Tag::Conj && !(joined && read.tag(before) == Tag::Comma) {
        return None;
    }
    let list = (floor..phrase.start).rev().take(40).take_while(|index| {
        matches!(read.tag(*index), Tag::Name | Tag::Noun | Tag::Number | Tag::Comma | Tag::Conj | Tag::Other)
            || matches!(read.tag(*index), Tag::Determiner | Tag::Preposition | Tag::Possessive)
    });
    let lead = list.into_iter().find(|index| read.is(*index, &["including"]))?;
    let group = left(read, lead.checked_sub(1)?, floor)?;
    Some(widened(read, group, floor).start..phrase.end)
}

/// A participle that only describes: "released by", "called on".
fn reduced(read: &Tokenized, at: usize, end: usize) -> bool {
    at + 1 < end
        && matches!(read.tag(at + 1), Tag::Preposition | Tag::To)
        && (read.tag(at) == Tag::Past || read.tokens[at].verb.is_some_and(|(_, form)| form == Form::Past))
}

/// "Ann Lee, a judge in Reno, said": the phrase before the comma that opens the apposition.
fn between_commas(read: &Tokenized, closing: usize, floor: usize) -> Option<Mention> {
    let same = if read.tag(closing) == Tag::Close { Tag::Comma } else { read.tag(closing) };
    let mut best = None;
    for comma in (floor..closing).rev().take(45) {
        if read.tokens[comma].tag == Tag::Semicolon
            || read.tokens[comma].quoted && read.tag(comma) == Tag::Close
        {
            break;
        }
        if read.tag(comma) != same || comma == floor || read.tokens[comma].quoted {
            continue;
        }
        let Some(phrase) = left(read, comma - 1, floor) else { continue };
        let phrase = widened(read, phrase, floor);
        let clean = phrase.start == floor
            || matches!(
                read.tag(phrase.start - 1),
                Tag::Comma
                    | Tag::Conj
                    | Tag::That
                    | Tag::Close
                    | Tag::Subordinator
                    | Tag::Stop
                    | Tag::Colon
                    | Tag::Wh
                    | Tag::Dash
            );
        let begins = comma + 1;
        let starts_well = matches!(
            read.tag(begins),
            Tag::Determiner
                | Tag::Relative
                | Tag::Possessive
                | Tag::Noun
                | Tag::Name
                | Tag::Number
                | Tag::Preposition
                | Tag::Past
                | Tag::Ing
                | Tag::Adverb
                | Tag::Pronoun
                | Tag::Time
                | Tag::Wh
                | Tag::Conj
                | Tag::Open
                | Tag::Subordinator
        );
        if starts_well && clean {
            let mention = Mention { phrase, beside: Some(comma + 1..closing) };
            let head = mention
                .phrase
                .clone()
                .find(|index| matches!(read.tag(*index), Tag::Preposition | Tag::Bracket))
                .map_or(mention.phrase.end, |stop| stop.max(mention.phrase.start + 1));
            let named = read.tag(head - 1) == Tag::Name;
            if named || best.is_none() {
                let done = named && !matches!(read.tag(begins), Tag::Conj);
                best = Some(mention);
                if done {
                    break;
                }
            }
        }
    }
    best.or_else(|| {
        let last = closing.checked_sub(1).filter(|last| *last >= floor)?;
        left(read, last, floor).map(|phrase| Mention { phrase, beside: None })
    })
}

/// The mention after a verb: "said Ann Lee, a judge in Reno."
pub(crate) fn object(read: &Tokenized, first: usize, end: usize) -> Option<Mention> {
    let stop = right(read, first, end)?;
    let mut beside = None;
    if read.tag(stop) == Tag::Comma
        && stop + 1 < end
        && matches!(read.tag(stop + 1), Tag::Determiner | Tag::Relative | Tag::Noun | Tag::Name)
    {
        let close = (stop + 1..end).find(|index| {
            matches!(read.tag(*index), Tag::Comma | Tag::Stop | Tag::Open | Tag::Semicolon | Tag::Dash)
        });
        beside = Some(stop + 1..close.unwrap_or(end));
    }
    Some(Mention { phrase: first..stop, beside })
}
