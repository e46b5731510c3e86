//! Where the words after a verb begin: past whom it speaks to, when and where.

use super::content::is_clause;
use super::lexicon::{self, Frame, Tag, Verb};
use super::reach;
use super::source;
use super::tokens::Read;
use std::ops::Range;

/// A verb whose words are looked for after it.
pub(super) struct After<'r, 'a> {
    pub(super) read: &'r Read<'a>,
    pub(super) verb: usize,
    pub(super) what: &'static Verb,
    /// Where its source, or the verb itself, begins.
    pub(super) lead: usize,
    pub(super) range: Range<usize>,
}

/// What a token after a verb is to it.
enum Step {
    /// The words begin here.
    Begins(usize),
    /// Nothing yet; `true` after time, place or occasion.
    Past(usize, bool),
    /// There are none.
    Nothing,
}

impl After<'_, '_> {
    /// Where the words begin, past whom the verb speaks to, when and where.
    pub(super) fn start(&self) -> Option<usize> {
        let mut at = self.verb + 1;
        if particle(self.read, at, self.what) {
            return self.after_particle(at);
        }
        while at < self.range.end && self.read.tag(at) == Tag::Adverb {
            at += 1;
        }
        if matches!(self.what.lemma, "speak" | "talk" | "write")
            && let Some(start) = after_circumstances(self.read, at, self.what, self.range.end)
        {
            return Some(start);
        }
        if self.tells(at) {
            at = hearers(self.read, at, self.range.end)?;
            if self.what.lemma == "ask" && self.read.is(at, &["about"]) {
                return Some(at + 1);
            }
            if self.what.frame.has(Frame::OBJECT) && self.what.lemma != "ask" && starts_thing(self.read, at) {
                return None;
            }
        }
        if self.gap(at) {
            return Some(at);
        }
        if self.as_said(at) {
            return Some(at + 1);
        }
        let mut skipped = false;
        for _ in 0..8 {
            if at >= self.range.end {
                return None;
            }
            match self.step(at, skipped) {
                Step::Begins(start) => return (start < self.range.end).then_some(start),
                Step::Past(next, circumstance) => {
                    at = next;
                    skipped |= circumstance;
                }
                Step::Nothing => return None,
            }
        }
        None
    }

    fn after_particle(&self, at: usize) -> Option<usize> {
        let next = at + 1;
        if self.what.lemma == "point" && self.read.is(at, &["out"]) {
            let start = next + usize::from(self.read.tag(next) == Tag::That);
            return (next < self.range.end).then_some(start);
        }
        let against = self.what.lemma == "lash" && self.read.is(next, &["at", "against"]);
        let start = next + usize::from(against);
        begins(self.read, start, self.range.end).then_some(start)
    }

    /// Whether somebody spoken to stands here.
    fn tells(&self, at: usize) -> bool {
        self.what.frame.has(Frame::HEARER)
            && !matches!(
                self.read.tag(at),
                Tag::That | Tag::Open | Tag::Comma | Tag::Colon | Tag::Wh | Tag::To | Tag::Preposition
            )
    }

    /// "which she said *were lost*", "what he described *as noise*": the words lack what stands before the source.
    fn gap(&self, at: usize) -> bool {
        let (read, frame) = (self.read, self.what.frame);
        let clausal = frame.has(Frame::CLAUSE);
        let finite = matches!(read.tag(at), Tag::Auxiliary | Tag::Modal) && read.tag(at + 1) != Tag::Pronoun;
        let before = self.lead.checked_sub(1).filter(|before| *before >= self.range.start);
        let relative = before.is_some_and(|before| {
            matches!(read.tag(before), Tag::Relative | Tag::That) || read.is(before, &["what"])
        });
        let opens = at < self.range.end
            && !matches!(read.tag(at), Tag::Stop | Tag::Comma | Tag::That | Tag::Preposition);
        let named = frame.has(Frame::OBJECT) && read.is(at, &["as"]) && TAKES_AS.contains(&self.what.lemma);
        clausal && (finite || relative && opens) || named
    }

    /// "As Lee noted, *the port grew*", "Lee says, *the port grew*".
    fn as_said(&self, at: usize) -> bool {
        let read = self.read;
        let leads =
            self.lead == self.range.start || self.lead > self.range.start && read.is(self.lead - 1, &["as"]);
        self.what.frame.has(Frame::CLAUSE)
            && read.tag(at) == Tag::Comma
            && leads
            && !matches!(read.tag(at + 1), Tag::Ing | Tag::And | Tag::Relative)
            && is_clause(read, at + 1..self.range.end)
    }

    fn step(&self, at: usize, skipped: bool) -> Step {
        let (read, frame) = (self.read, self.what.frame);
        match read.tag(at) {
            Tag::That if read.tag(at + 1) == Tag::Stop => Step::Nothing,
            Tag::That | Tag::Colon => Step::Begins(at + 1),
            Tag::Open => Step::Begins(at),
            Tag::Comma if matches!(read.tag(at + 1), Tag::Open | Tag::That) => Step::Past(at + 1, false),
            Tag::Comma if skipped && self.clause_after_comma(at) => Step::Begins(at + 1),
            Tag::Wh | Tag::Subordinator
                if frame.has(Frame::CLAUSE | Frame::HEARER | Frame::OBJECT)
                    && !read.is(at, &["as", "when", "where", "while", "because", "although", "though"]) =>
            {
                Step::Begins(at)
            }
            Tag::To if frame.has(Frame::PLAN) => Step::Begins(at),
            Tag::To | Tag::Preposition => self.preposition(at, skipped),
            Tag::Time => {
                let more = (at + 1..self.range.end).find(|index| {
                    !matches!(read.word(*index), "morning" | "night" | "afternoon" | "evening")
                });
                Step::Past(more.unwrap_or(self.range.end), true)
            }
            Tag::Noun | Tag::Article
                if read.is(at, &["last", "this", "next"]) && read.is(at + 1, source::SPELLS) =>
            {
                Step::Past(at + 2, true)
            }
            Tag::Adverb => Step::Past(at + 1, false),
            Tag::Article
            | Tag::Pronoun
            | Tag::Name
            | Tag::Noun
            | Tag::Number
            | Tag::Possessive
            | Tag::Ing
            | Tag::Past => self.thing(at, skipped),
            _ => Step::Nothing,
        }
    }

    fn clause_after_comma(&self, at: usize) -> bool {
        let read = self.read;
        self.what.frame.has(Frame::TURNS)
            && self.what.frame.has(Frame::CLAUSE)
            && !matches!(read.tag(at + 1), Tag::Ing | Tag::And)
            && is_clause(read, at + 1..self.range.end)
            && !read.tokens[at..self.range.end].iter().any(|token| token.verb.is_some())
    }

    fn preposition(&self, at: usize, skipped: bool) -> Step {
        let (read, frame) = (self.read, self.what.frame);
        if frame.has(Frame::OBJECT) && !frame.has(Frame::CLAUSE) {
            return Step::Nothing;
        }
        if read.tag(at + 1) == Tag::Ing {
            // "said despite losing the vote, she will stay"
            let comma = (at..self.range.end).find(|index| read.tag(*index) == Tag::Comma);
            let later = comma.is_some_and(|comma| is_clause(read, comma + 1..self.range.end));
            let own = frame.has(Frame::CLAUSE) && !skipped && later && read.tag(at) == Tag::Preposition;
            return if own { Step::Begins(at) } else { Step::Nothing };
        }
        let time = (read.tag(at + 1) == Tag::Time).then_some(at + 2);
        source::right(read, at + 1, self.range.end)
            .or(time)
            .map_or(Step::Nothing, |next| Step::Past(next, true))
    }

    /// A noun phrase: what is spoken about, or the beginning of a clause.
    fn thing(&self, at: usize, skipped: bool) -> Step {
        let (frame, rest) = (self.what.frame, at..self.range.end);
        let clause = || {
            if lexicon::DOUBTFUL.contains(&self.what.lemma) {
                !skipped && reach::whole_clause(self.read, rest.clone())
            } else {
                is_clause(self.read, rest.clone()) || self.what.lemma == "say" && !skipped && rest.len() > 3
            }
        };
        if frame.has(Frame::OBJECT) && !skipped || frame.has(Frame::CLAUSE) && clause() {
            Step::Begins(at)
        } else {
            Step::Nothing
        }
    }
}

/// Past whom a cue speaks to, and when and where: the token after "told reporters on Friday".
pub(super) fn past_circumstances(read: &Read, mut at: usize, what: &Verb, end: usize) -> usize {
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
                at += 2;
            }
            _ => return at,
        }
    }
    at
}

/// Verbs whose object goes on with "as".
pub(super) const TAKES_AS: &[&str] = &[
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
pub(super) fn is_object(read: &Read, verb: usize, start: usize, what: &Verb, range: Range<usize>) -> bool {
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
            (Tag::Comma, Tag::And) => stop + 2,
            (Tag::And, _) | (Tag::Comma, Tag::Name) => stop + 1,
            _ => break,
        };
        match source::right(read, joint, end) {
            Some(next) if matches!(read.tag(next), Tag::To | Tag::And | Tag::Comma | Tag::That) => {
                stop = next;
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
