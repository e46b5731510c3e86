//! Finds where the content after a verb of saying begins.

mod detours;
mod objects;

use super::clause::{can_begin, has_finite, is_clause, is_finite, is_particle, short_answer, starts_object};
use super::mention::is_time_noun;
use super::tag::{Form, Tag};
use super::tokens::Tokenized;
use super::verb::{Frame, Verb};
use super::{boundary, circumstances, noun_phrase, reach};
use crate::import::lexicon::list::List;
use std::ops::Range;

static PARTS_OF_THE_DAY: List = List::of("english", "parts-of-the-day");
static ADVERBIAL_CONJUNCTIONS: List = List::of("english", "adverbial-conjunctions");

/// A verb of saying in its sentence.
pub(super) struct Report<'r, 'a> {
    pub(super) tokens: &'r Tokenized<'a>,
    /// The verb's token.
    pub(super) at: usize,
    pub(super) verb: &'static Verb,
    /// Where its source begins; the verb itself if the source is elsewhere.
    pub(super) lead: usize,
    /// The sentence.
    pub(super) range: Range<usize>,
}

/// What a token after a verb means for its content.
enum Step {
    /// The content begins here.
    Begins(usize),
    /// The content may begin here or later.
    ///
    /// The flag is true after a time, a place or an occasion.
    Skips(usize, bool),
    /// The verb has no content, unless a later "that" introduces it.
    Ends,
}

impl Report<'_, '_> {
    /// Where the content begins, after the addressee, the time and the place.
    pub(super) fn content_start(&self) -> Option<usize> {
        let (tokens, next) = (self.tokens, self.at + 1);
        let end = self.range.end;
        let after = |tags: &[Tag]| {
            (next..end).find(|index| !tags.contains(&tokens.tag(*index))).unwrap_or(end.max(next))
        };
        for particle in [next, after(&[Tag::Adverb, Tag::Time])] {
            let day = self.is_day(particle);
            if day && self.has_object_after_day(particle) {
                return Some(particle + 2);
            }
            if is_particle(tokens, particle, self.verb) && !day {
                return self.after_particle(particle);
            }
        }
        if self.starts_with_just_because() || self.starts_with_focus() {
            return Some(next);
        }
        let mut at = after(&[Tag::Adverb]);
        if let Some(start) = self.quotation_after_named_addressee(at) {
            return Some(start);
        }
        if matches!(self.verb.lemma, "speak" | "talk" | "write" | "complain" | "brag" | "boast" | "testify")
            && let Some(start) = circumstances::content_after(tokens, at, self.verb, end)
        {
            return Some(start);
        }
        if self.verb.lemma == "share"
            && let Some(start) = circumstances::shared_with(tokens, at, end)
        {
            return Some(start);
        }
        if self.has_addressee(at) && !self.is_subject_of_content(at) {
            let after = circumstances::skip_addressees(tokens, at, end)?;
            // "reminded the crew *of the rules*"
            let first = at;
            at = (at + 1..after).find(|index| is_particle(tokens, *index, self.verb)).unwrap_or(after);
            let asks = self.verb.lemma == "ask";
            if asks && self.asks_for(first, at) {
                return Some(at + 1);
            }
            if !asks && is_particle(tokens, at, self.verb) {
                return self.after_particle(at);
            }
            if self.verb.frame.has(Frame::OBJECT) && !asks && starts_object(tokens.tag(at)) {
                return None;
            }
        }
        if self.has_gap(at) {
            return Some(self.after_what(at).unwrap_or(at));
        }
        if let Some(start) = self.after_promise(at) {
            return Some(start);
        }
        if self.is_comma_before_clause(at) {
            return Some(at + 1);
        }
        self.walk(at)
    }

    /// Where the content begins at or after a token, step by step.
    fn walk(&self, mut at: usize) -> Option<usize> {
        let mut skipped = false;
        for _ in 0..8 {
            if at >= self.range.end {
                return None;
            }
            match self.step(at, skipped) {
                Step::Begins(start) => return (start < self.range.end).then_some(start),
                Step::Skips(next, circumstance) => {
                    at = next;
                    skipped |= circumstance;
                }
                Step::Ends => break,
            }
        }
        self.after_later_that(at)
    }

    /// Content that a later "that" introduces.
    ///
    /// For example "told the newspaper of Reno, where she lives, that …".
    fn after_later_that(&self, at: usize) -> Option<usize> {
        let tokens = self.tokens;
        if !self.verb.frame.has(Frame::CLAUSE | Frame::ADDRESSEE) {
            return None;
        }
        let mut relative = false;
        let that = (at..self.range.end.min(at + 25)).find(|index| {
            match tokens.tag(*index) {
                Tag::Comma => {
                    relative = matches!(tokens.tag(*index + 1), Tag::Relative | Tag::Wh | Tag::Past);
                }
                Tag::That | Tag::Open | Tag::Stop | Tag::Semicolon => return true,
                _ => return !relative && is_finite(tokens, *index),
            }
            false
        })?;
        let before = tokens.tag_before(that);
        if tokens.tag(that) == Tag::Open {
            let whole = before == Tag::Comma && tokens.token(that + 1).capital;
            return (whole && self.verb.frame.has(Frame::INVERSION)).then_some(that);
        }
        let opens_clause = tokens.tag(that) == Tag::That
            && (matches!(
                before,
                Tag::Name | Tag::Comma | Tag::Time | Tag::Number | Tag::BracketEnd | Tag::Adverb | Tag::Close
            ) || is_time_noun(tokens, that - 1)
                || tokens.is(that - 1, &["day"]))
            && !matches!(
                tokens.tag(that + 1),
                Tag::Auxiliary | Tag::Modal | Tag::Verb | Tag::Stop | Tag::Comma
            )
            && (tokens.tag(that + 1) != Tag::Past || tokens.tag(that + 2) == Tag::Noun)
            && is_clause(tokens, that + 1..self.range.end);
        opens_clause.then_some(that + 1)
    }

    /// Content after a particle of the verb: "pointed out that …", "lashed out at …".
    fn after_particle(&self, at: usize) -> Option<usize> {
        let next = at + 1;
        if self.verb.lemma == "point" && self.tokens.is(at, &["out"]) {
            // "As Lee pointed out in a column, *the port grew*."
            let skipped = circumstances::skip_times_and_places(self.tokens, next, self.range.end);
            if self.is_comma_before_clause(skipped) {
                return Some(skipped + 1);
            }
            // "pointed out *last* year’s flaws"
            let next = if self.tokens.tag(skipped) == Tag::Other { next } else { skipped };
            let start = next + usize::from(self.tokens.tag(next) == Tag::That);
            let ends = matches!(self.tokens.tag(next), Tag::Stop | Tag::Comma) && next > at + 1;
            return (next < self.range.end && !ends).then_some(start);
        }
        let out = matches!(self.verb.lemma, "lash" | "speak") && self.tokens.is(at, &["out"]);
        // "spoke out on Friday" has no content, "spoke out Friday about the port" has.
        let next = if out { circumstances::skip_days(self.tokens, next, self.range.end) } else { next };
        let against = out && self.tokens.is(next, &["about", "against", "at", "on"]);
        if self.verb.lemma == "speak" && self.tokens.is(at, &["out"]) && !against {
            return None;
        }
        if self.verb.lemma == "agree"
            && let Some(stop) = noun_phrase::right(self.tokens, next, self.range.end)
            && self.tokens.tag(stop) == Tag::That
        {
            // "agreed with Lee that the port grew"
            return Some(stop + 1);
        }
        let start = next + usize::from(against);
        can_begin(self.tokens, start, self.range.end).then_some(start)
    }

    /// Returns true if the addressee of the verb begins at a token.
    fn has_addressee(&self, at: usize) -> bool {
        self.verb.frame.has(Frame::ADDRESSEE)
            && !matches!(self.tokens.tag(at), Tag::Colon | Tag::Relative)
            && starts_object(self.tokens.tag(at))
    }

    /// Returns true if a noun phrase after the verb is the subject of what is said: "warned *the lamps* could fail".
    ///
    /// In "told reporters leaks are fine", the first noun is the addressee.
    fn is_subject_of_content(&self, at: usize) -> bool {
        let tokens = self.tokens;
        let Some(stop) = noun_phrase::right(tokens, at, self.range.end) else { return false };
        let is_one = stop == at + 1 || matches!(tokens.tag(at), Tag::Determiner | Tag::Possessive);
        let is_verb = matches!(tokens.tag(stop), Tag::Auxiliary | Tag::Modal) || is_finite(tokens, stop);
        self.verb.lemma != "tell" && self.verb.frame.has(Frame::CLAUSE) && is_one && is_verb
    }

    /// Returns true if the content lacks words that come before the source.
    ///
    /// "which she said *were lost*", "what he described *as noise*".
    fn has_gap(&self, at: usize) -> bool {
        let (tokens, frame) = (self.tokens, self.verb.frame);
        let finite =
            matches!(tokens.tag(at), Tag::Auxiliary | Tag::Modal) && tokens.tag(at + 1) != Tag::Pronoun;
        let before = self.lead.checked_sub(1).filter(|before| *before >= self.range.start);
        let relative = before.is_some_and(|before| {
            matches!(tokens.tag(before), Tag::Relative | Tag::That) || tokens.is(before, &["what"])
        });
        let opens = at < self.range.end
            && !matches!(tokens.tag(at), Tag::Stop | Tag::Comma | Tag::That | Tag::Preposition);
        frame.has(Frame::CLAUSE) && (finite || relative && opens)
            || frame.has(Frame::AS) && tokens.is(at, &["as"])
    }

    /// Returns true if "as" comes before the source: "*As* Lee noted, the port grew".
    pub(super) fn is_after_as(&self) -> bool {
        self.lead > self.range.start && self.tokens.is(self.lead - 1, &["as"])
    }

    /// "As Lee noted, *the port grew*", "Lee says, *the port grew*".
    pub(super) fn is_comma_before_clause(&self, at: usize) -> bool {
        let (tokens, floor) = (self.tokens, self.range.start);
        let after_as = self.is_after_as();
        // "As Lee noted, *closing it* leaves one quay"
        let gerund = || {
            let rest = at + 1..self.range.end;
            let sign = rest.clone().find(|index| matches!(tokens.tag(*index), Tag::Comma | Tag::Stop));
            after_as && has_finite(tokens, rest.start..sign.unwrap_or(rest.end))
        };
        let begins = match tokens.tag(at + 1) {
            Tag::Conj | Tag::Relative | Tag::Wh => false,
            Tag::Modal | Tag::Auxiliary => after_as,
            Tag::Ing => gerund(),
            // "told a crowd in Reno, *Norland*, on Friday that it leaks"
            Tag::Name => self.after_later_that(at).is_none(),
            _ => true,
        };
        (self.lead == floor || after_as)
            && (self.verb.frame.has(Frame::CLAUSE) || self.verb.lemma == "point")
            && tokens.tag(at) == Tag::Comma
            && begins
            && is_clause(tokens, at + 1..self.range.end)
    }

    fn step(&self, at: usize, skipped: bool) -> Step {
        let (tokens, frame) = (self.tokens, self.verb.frame);
        let after_period = circumstances::after_period(tokens, at).unwrap_or(at);
        match tokens.tag(at) {
            Tag::That => self.that(at),
            _ if self.is_short_answer(at) => Step::Begins(at),
            Tag::Colon if boundary::shares_out(tokens, at + 1) => Step::Ends,
            Tag::Colon => Step::Begins(at + 1),
            Tag::Open => self.after_title(at).map_or(Step::Begins(at), |next| Step::Skips(next, true)),
            Tag::Comma => self.comma(at, skipped),
            Tag::Dash if tokens.is_dash(at) => self.dash(at),
            Tag::Wh | Tag::Subordinator
                if frame.has(Frame::CLAUSE | Frame::ADDRESSEE | Frame::OBJECT)
                    && (!tokens.is_in(at, &ADVERBIAL_CONJUNCTIONS) || self.is_open_question(at)) =>
            {
                Step::Begins(at)
            }
            Tag::To if frame.has(Frame::INFINITIVE) => Step::Begins(at),
            Tag::Not if frame.has(Frame::INFINITIVE) && tokens.tag(at + 1) == Tag::To => Step::Begins(at),
            Tag::Relative if self.asks_or_tells_who(at) => {
                Step::Begins(self.after_addressee_who(at).unwrap_or(at))
            }
            Tag::Subordinator if frame.has(Frame::CLAUSE) && self.is_reason(at) => Step::Begins(at),
            Tag::Subordinator | Tag::Wh if tokens.is(at, &["as", "when", "while"]) => {
                let begins = self.quotation_after(at).or_else(|| self.content_after_role(at));
                begins.map_or(Step::Ends, Step::Begins)
            }
            Tag::Ing if self.starts_other_cue(at) => Step::Ends,
            Tag::Preposition if self.has_contact_clause(at) => Step::Ends,
            Tag::To | Tag::Preposition => self.preposition(at, skipped),
            Tag::Time if tokens.tag(at + 1) == Tag::Other => self.noun_phrase(at, skipped),
            Tag::Time => {
                let more = (at + 1..self.range.end).find(|index| !PARTS_OF_THE_DAY.has(tokens.word(*index)));
                Step::Skips(more.unwrap_or(self.range.end), true)
            }
            _ if after_period > at => Step::Skips(after_period, true),
            Tag::Adverb => Step::Skips(at + 1, false),
            // "told the crew on the quay *and* in the hall that it leaks"
            Tag::Conj if skipped && tokens.tag(at + 1) == Tag::Preposition => Step::Skips(at + 1, true),
            Tag::Verb if self.announces_plans(at) => Step::Begins(at),
            Tag::Determiner
            | Tag::Pronoun
            | Tag::Name
            | Tag::Noun
            | Tag::Number
            | Tag::Possessive
            | Tag::Ing
            | Tag::Past => self.noun_phrase(at, skipped),
            _ => Step::Ends,
        }
    }

    fn is_short_answer(&self, at: usize) -> bool {
        let frame = self.verb.frame;
        at == self.at + 1
            && frame.has(Frame::CLAUSE)
            && (!frame.has(Frame::OBJECT) || self.tokens.is(at, &["as"]))
            && short_answer(self.tokens, at, self.range.end).is_some()
    }

    /// Returns true for "when" or "where" that asks: "did not say *when* it would open", "declined to say *where* it is".
    fn is_open_question(&self, at: usize) -> bool {
        let tokens = self.tokens;
        let infinitive = self.at == self.lead && tokens.tag_before(self.at) == Tag::To;
        let negated = || (self.lead..self.at).any(|index| tokens.is_negation(index));
        at == self.at + 1 && tokens.is(at, &["when", "where"]) && (infinitive || negated())
    }

    fn that(&self, at: usize) -> Step {
        let (tokens, frame) = (self.tokens, self.verb.frame);
        // "states that *vote* in March"
        let plural = || {
            let base = tokens.token(at + 1).action == Some(Form::Base);
            let object = matches!(tokens.tag(at + 2), Tag::Determiner | Tag::Possessive | Tag::Preposition);
            at == self.at + 1 && tokens.word(self.at).ends_with('s') && base && object
        };
        // "adds to the tale *that* has grown"
        let after_noun = at > self.at + 1
            && tokens.tag_before(at) == Tag::Noun
            && tokens.tag(at + 1) == Tag::Auxiliary
            && !frame.has(Frame::ADDRESSEE);
        // "claim *that talks had failed*"
        let subject = tokens.tag(at + 1) == Tag::Noun
            && matches!(tokens.tag(at + 2), Tag::Auxiliary | Tag::Modal | Tag::Verb | Tag::Past);
        let finite = is_finite(tokens, at + 1) && !subject;
        let relative = after_noun || frame.has(Frame::NOUN_LIKE) && (finite || plural());
        // "that claim"
        let determiner = !frame.has(Frame::CLAUSE | Frame::ADDRESSEE)
            && tokens.tag(at + 1) == Tag::Noun
            && (matches!(tokens.tag(at + 2), Tag::Preposition | Tag::Comma | Tag::Stop)
                || tokens.is(at + 2, &["as"])
                || !reach::starts_clause(tokens, at + 1..self.range.end));
        if tokens.tag(at + 1) == Tag::Stop || relative {
            Step::Ends
        } else if determiner {
            Step::Begins(at)
        } else {
            Step::Begins(at + 1)
        }
    }
}
