//! Where the words after a verb begin: past whom it speaks to, when and where.

use crate::import::attribution::english::circumstances::{addressees, after_circumstances};
use crate::import::attribution::english::clause::{begins, is_clause, particle};
use crate::import::attribution::english::lexicon::{Form, Frame, Tag, Verb};
use crate::import::attribution::english::tokens::Tokenized;
use crate::import::attribution::english::{clause, lexicon, noun_phrase, reach};
use crate::import::lexicon::old::List;
use std::ops::Range;

/// A verb whose words are looked for after it.
pub(crate) struct After<'r, 'a> {
    pub(crate) read: &'r Tokenized<'a>,
    pub(crate) verb: usize,
    pub(crate) what: &'static Verb,
    /// Where its source, or the verb itself, begins.
    pub(crate) lead: usize,
    pub(crate) range: Range<usize>,
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
    pub(crate) fn start(&self) -> Option<usize> {
        let mut at = self.verb + 1;
        if particle(self.read, at, self.what) {
            return self.after_particle(at);
        }
        while at < self.range.end && matches!(self.read.tag(at), Tag::Adverb | Tag::Time) {
            at += 1;
        }
        if at > self.verb + 1 && particle(self.read, at, self.what) {
            return self.after_particle(at);
        }
        at = self.verb + 1;
        while at < self.range.end && self.read.tag(at) == Tag::Adverb {
            at += 1;
        }
        if matches!(self.what.lemma, "speak" | "talk" | "write")
            && let Some(start) = after_circumstances(self.read, at, self.what, self.range.end)
        {
            return Some(start);
        }
        if self.tells(at) {
            at = addressees(self.read, at, self.range.end)?;
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
                Step::Nothing => return self.that_later(at),
            }
        }
        self.that_later(at)
    }

    /// "told the newspaper of Reno, where she lives, that …": where "that" opens the words after much else.
    fn that_later(&self, at: usize) -> Option<usize> {
        let read = self.read;
        if !self.what.frame.has(Frame::CLAUSE | Frame::ADDRESSEE) {
            return None;
        }
        let mut relative = false;
        let that = (at..self.range.end.min(at + 25)).find(|index| {
            match read.tag(*index) {
                Tag::Comma => relative = matches!(read.tag(*index + 1), Tag::Relative | Tag::Wh),
                Tag::That | Tag::Open | Tag::Stop | Tag::Semicolon => return true,
                _ => return !relative && clause::finite(read, *index),
            }
            false
        })?;
        if read.tag(that) == Tag::Open {
            let whole = read.tag(that - 1) == Tag::Comma
                && read.tokens.get(that + 1).is_some_and(|next| next.capital);
            return (whole && self.what.frame.has(Frame::INVERSION)).then_some(that);
        }
        let clause = read.tag(that) == Tag::That
            && matches!(
                read.tag(that - 1),
                Tag::Name | Tag::Comma | Tag::Time | Tag::Number | Tag::BracketEnd | Tag::Adverb | Tag::Close
            )
            && !matches!(
                read.tag(that + 1),
                Tag::Auxiliary | Tag::Modal | Tag::Verb | Tag::Stop | Tag::Comma
            )
            && is_clause(read, that + 1..self.range.end);
        clause.then_some(that + 1)
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
        self.what.frame.has(Frame::ADDRESSEE)
            && !matches!(
                self.read.tag(at),
                Tag::That
                    | Tag::Open
                    | Tag::Comma
                    | Tag::Colon
                    | Tag::Wh
                    | Tag::To
                    | Tag::Preposition
                    | Tag::Subordinator
                    | Tag::Relative
                    | Tag::Time
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
        let named = frame.has(Frame::OBJECT) && read.is(at, &["as"]) && TAKES_AS.has(self.what.lemma);
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
            && !matches!(read.tag(at + 1), Tag::Ing | Tag::Conj | Tag::Relative | Tag::Wh)
            && is_clause(read, at + 1..self.range.end)
    }

    fn step(&self, at: usize, skipped: bool) -> Step {
        let (read, frame) = (self.read, self.what.frame);
        match read.tag(at) {
            Tag::That if read.tag(at + 1) == Tag::Stop => Step::Nothing,
            Tag::That if lexicon::NOUNISH.has(self.what.lemma) && clause::finite(read, at + 1) => {
                Step::Nothing
            }
            Tag::That if !frame.has(Frame::CLAUSE | Frame::ADDRESSEE) && self.shown(at) => Step::Begins(at),
            Tag::That | Tag::Colon => Step::Begins(at + 1),
            Tag::Open => Step::Begins(at),
            Tag::Comma if matches!(read.tag(at + 1), Tag::Open | Tag::That) => Step::Past(at + 1, false),
            Tag::Comma if self.that_later(at).is_some() => {
                self.that_later(at).map_or(Step::Nothing, Step::Begins)
            }
            Tag::Comma if skipped && self.clause_after_comma(at) => Step::Begins(at + 1),
            Tag::Wh | Tag::Subordinator
                if frame.has(Frame::CLAUSE | Frame::ADDRESSEE | Frame::OBJECT)
                    && !read.is(at, &["as", "when", "where", "while", "because", "although", "though"]) =>
            {
                Step::Begins(at)
            }
            Tag::To if frame.has(Frame::INFINITIVE) => Step::Begins(at),
            Tag::Not if frame.has(Frame::INFINITIVE) && read.tag(at + 1) == Tag::To => Step::Begins(at),
            Tag::Relative if matches!(self.what.lemma, "ask" | "tell") => Step::Begins(at),
            Tag::Subordinator if frame.has(Frame::CLAUSE) && self.reason(at) => Step::Begins(at),
            Tag::Subordinator | Tag::Wh
                if read.is(at, &["as", "when", "while"]) && self.quotation_after(at).is_some() =>
            {
                self.quotation_after(at).map_or(Step::Nothing, Step::Begins)
            }
            Tag::To | Tag::Preposition => self.preposition(at, skipped),
            Tag::Time if read.tag(at + 1) == Tag::Other => self.thing(at, skipped),
            Tag::Time => {
                let more = (at + 1..self.range.end).find(|index| {
                    !matches!(read.word(*index), "morning" | "night" | "afternoon" | "evening")
                });
                Step::Past(more.unwrap_or(self.range.end), true)
            }
            Tag::Noun | Tag::Determiner
                if read.is(at, &["last", "this", "next"]) && read.is_in(at + 1, &noun_phrase::TIME_NOUNS) =>
            {
                Step::Past(at + 2, true)
            }
            Tag::Adverb => Step::Past(at + 1, false),
            Tag::Determiner
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

    /// "that claim": a noun that is pointed at.
    fn shown(&self, at: usize) -> bool {
        let read = self.read;
        read.tag(at + 1) == Tag::Noun && !reach::whole_clause(read, at + 1..self.range.end)
    }

    /// "said because it rained, nobody came": a reason that stands before its clause.
    fn reason(&self, at: usize) -> bool {
        let read = self.read;
        read.is(at, &["because", "although", "though", "while", "once", "unless"])
            && (at + 4..self.range.end).any(|comma| {
                read.tag(comma) == Tag::Comma
                    && !read.tokens[comma].quoted
                    && (read.tag(comma + 1) == Tag::Open
                        || reach::main_clause(read, comma + 1, self.range.end))
            })
    }

    /// "said as she left, “We will come.”": the quotation after what happened meanwhile.
    fn quotation_after(&self, at: usize) -> Option<usize> {
        let read = self.read;
        let open = (at + 2..self.range.end.min(at + 20)).find(|index| read.tag(*index) == Tag::Open)?;
        (read.tag(open - 1) == Tag::Comma && self.what.frame.has(Frame::INVERSION)).then_some(open)
    }

    fn clause_after_comma(&self, at: usize) -> bool {
        let read = self.read;
        self.what.frame.has(Frame::INVERSION)
            && self.what.frame.has(Frame::CLAUSE)
            && !matches!(read.tag(at + 1), Tag::Ing | Tag::Conj)
            && is_clause(read, at + 1..self.range.end)
            && !read.tokens[at..self.range.end].iter().any(|token| token.verb.is_some())
    }

    fn preposition(&self, at: usize, skipped: bool) -> Step {
        let (read, frame) = (self.read, self.what.frame);
        if frame.has(Frame::OBJECT) && !frame.has(Frame::CLAUSE) {
            return Step::Nothing;
        }
        if read.tag(at + 1) == Tag::Ing || read.is(at + 1, &["being", "having", "all"]) {
            // "said despite losing the vote, she will stay"
            let comma = (at..self.range.end).find(|index| read.tag(*index) == Tag::Comma);
            let later = comma.is_some_and(|comma| is_clause(read, comma + 1..self.range.end));
            let own = frame.has(Frame::CLAUSE) && !skipped && later && read.tag(at) == Tag::Preposition;
            return if own { Step::Begins(at) } else { Step::Nothing };
        }
        if read.is(at, &["at"]) && read.is(at + 1, &["least", "most"]) {
            return self.thing(at, skipped);
        }
        let deed = read
            .tokens
            .get(at + 1)
            .is_some_and(|next| next.tag == Tag::Noun && next.action == Some(Form::Base));
        if read.tag(at) == Tag::To && deed {
            return Step::Nothing;
        }
        let time = (read.tag(at + 1) == Tag::Time).then_some(at + 2);
        let shown = usize::from(read.tag(at + 1) == Tag::That);
        noun_phrase::right(read, at + 1 + shown, self.range.end)
            .or(time)
            .map_or(Step::Nothing, |next| Step::Past(next, true))
    }

    /// Whether what is shared is something that can be told: "her views", "what they learned", not "a line".
    fn is_told(&self, at: usize) -> bool {
        let read = self.read;
        let stop = noun_phrase::right(read, at, self.range.end).unwrap_or(at + 1);
        (at..stop).any(|index| read.is_in(index, &TOLD))
    }

    /// A noun phrase: what is spoken about, or the beginning of a clause.
    fn thing(&self, at: usize, skipped: bool) -> Step {
        let (frame, rest) = (self.what.frame, at..self.range.end);
        let clause = || {
            if lexicon::DOUBTFUL.has(self.what.lemma) {
                !skipped && reach::whole_clause(self.read, rest.clone())
            } else {
                is_clause(self.read, rest.clone()) || self.what.lemma == "say" && !skipped && rest.len() > 3
            }
        };
        if self.what.lemma == "share" && !self.is_told(at) {
            return Step::Nothing;
        }
        if frame.has(Frame::OBJECT) && !skipped || frame.has(Frame::CLAUSE) && clause() {
            Step::Begins(at)
        } else {
            Step::Nothing
        }
    }
}

/// What somebody tells who "shares" it.
static TOLD: List = List::new(
    "view views opinion opinions story stories experience experiences thought thoughts insight insights \
     anecdote anecdotes concern concerns detail details vision idea ideas perspective perspectives advice \
     remarks lesson lessons finding findings hope hopes message news plans observations practices journey \
     memories belief beliefs grievances analysis report reports statement",
);

/// Verbs whose object goes on with "as".
static TAKES_AS: List = List::new(
    "describe portray characterize characterise label dismiss denounce hail tout decry blast slam praise \
     condemn cite present deride mock criticize criticise attack refer reject defend quote trash bash rip \
     disparage ridicule lambaste speak",
);

/// Whether what begins at `start` is a noun phrase and no clause.
pub(crate) fn is_object(
    read: &Tokenized,
    verb: usize,
    start: usize,
    what: &Verb,
    range: Range<usize>,
) -> bool {
    let lead = (verb + 1..start).any(|index| matches!(read.tag(index), Tag::That | Tag::Colon | Tag::Comma));
    let clause = matches!(read.tag(start), Tag::To | Tag::Open | Tag::Wh | Tag::Subordinator);
    if lead || clause {
        return false;
    }
    let particle = (verb + 1..start).any(|index| particle(read, index, what));
    if particle || !what.frame.has(Frame::CLAUSE) {
        return true;
    }
    let comma = (start..range.end)
        .find(|index| matches!(read.tag(*index), Tag::Comma | Tag::Dash))
        .unwrap_or(range.end);
    what.frame.has(Frame::OBJECT)
        && !(what.frame.has(Frame::INVERSION) && reach::whole_clause(read, start..comma))
        && noun_phrase::right(read, start, range.end).is_none_or(|stop| {
            let mut stop = stop;
            while read.tag(stop) == Tag::Adverb {
                stop += 1;
            }
            !clause::finite(read, stop) && !matches!(read.tag(stop), Tag::Relative)
        })
}

fn starts_thing(read: &Tokenized, at: usize) -> bool {
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
