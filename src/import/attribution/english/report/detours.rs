//! Words between a verb and its content that are not reported: times, places, reasons, inserted words.

use super::{Report, Step};
use crate::import::attribution::english::clause::{is_clause, is_finite};
use crate::import::attribution::english::mention::is_time_noun;
use crate::import::attribution::english::tag::{Form, Tag};
use crate::import::attribution::english::verb::Frame;
use crate::import::attribution::english::{boundary, circumstances, noun_phrase, occasions};
use crate::import::lexicon::list::List;

/// Maximum number of tokens of an aside between dashes.
const MAX_ASIDE: usize = 60;

static FOCUSING_WORDS: List = List::of("english", "focusing-words");
static CONJUNCTIONS_OF_REASON: List = List::of("english", "conjunctions-of-reason");

impl Report<'_, '_> {
    /// Returns true if "on" and a day begin at a token: "reported *on Monday* that it leaks".
    pub(super) fn is_day(&self, at: usize) -> bool {
        self.tokens.is(at, &["on"]) && self.tokens.tag(at + 1) == Tag::Time
    }

    /// Returns true if an object follows a day: "reported on Monday *a rise* in floods".
    pub(super) fn has_object_after_day(&self, at: usize) -> bool {
        self.verb.frame.has(Frame::OBJECT) && self.tokens.is(at + 2, &["a", "an", "the"])
    }

    /// Content after the addressee of a promise: "promised the crew *that she would stay*".
    pub(super) fn after_promise(&self, at: usize) -> Option<usize> {
        let (tokens, end) = (self.tokens, self.range.end);
        let that = noun_phrase::right(tokens, at, end).filter(|stop| tokens.tag(*stop) == Tag::That)?;
        (self.verb.lemma == "promise" && !is_finite(tokens, that + 1)).then_some(that + 1)
    }

    /// Returns true if what is asked for follows an addressee: "asked the port *for help*".
    ///
    /// In "asked Lee, the keeper for the port, to leave", it does not.
    pub(super) fn asks_for(&self, addressee: usize, at: usize) -> bool {
        let tokens = self.tokens;
        let whole = || !(addressee..at).any(|index| tokens.tag(index) == Tag::Comma);
        tokens.is(at, &["about"]) || tokens.is(at, &["for"]) && whole()
    }

    /// The token after a title that names where something is said: "said on Harbour Radio’s *“Night Watch”*".
    pub(in super::super) fn after_title(&self, open: usize) -> Option<usize> {
        let tokens = self.tokens;
        let close = (open + 1..self.range.end).find(|at| tokens.tag(*at) == Tag::Close)?;
        // "told the harbour’s *“Night Watch”* on Monday that …"
        let direct = open == self.at + 1 && tokens.tag(close + 1) == Tag::That;
        let addressee =
            self.verb.frame.has(Frame::ADDRESSEE) && (direct || tokens.is(open - 1, &["’s", "'s"]));
        if direct && addressee {
            let title =
                (open + 1..close).all(|at| tokens.token(at).capital || tokens.tag(at) == Tag::Determiner);
            return title.then_some(close + 1);
        }
        let place = (addressee || (self.at + 1..open).any(|at| tokens.tag(at) == Tag::Preposition))
            && (matches!(tokens.tag_before(open), Tag::Preposition | Tag::Noun | Tag::Name)
                || tokens.is(open - 1, &["’s", "'s"])
                // "said in her book, *“Night Watch”*"
                || tokens.tag_before(open) == Tag::Comma && occasions::is_text(tokens, open - 2));
        let capital = |at: usize| {
            tokens.token(at).capital || matches!(tokens.tag(at), Tag::Comma | Tag::Stop | Tag::Preposition)
        };
        (place && close < open + 8 && (open + 1..close).all(capital)).then_some(close + 1)
    }

    /// The content of "what Lee said": "What Lee said was *that it leaks*", "What Lee said is: *“It leaks”*".
    pub(super) fn after_what(&self, at: usize) -> Option<usize> {
        let tokens = self.tokens;
        let what = self.lead > self.range.start && tokens.is(self.lead - 1, &["what"]);
        let next = at + 1 + usize::from(matches!(tokens.tag(at + 1), Tag::That | Tag::Colon | Tag::Comma));
        let opens = tokens.tag(at + 1) == Tag::That || tokens.tag(next) == Tag::Open;
        (what && tokens.is(at, &["is", "was"]) && opens).then_some(next)
    }

    /// Returns true if the content begins with "just because": "said *just because it leaks* does not mean it is old".
    pub(super) fn starts_with_just_because(&self) -> bool {
        let (tokens, next) = (self.tokens, self.at + 1);
        let because = tokens.is(next, &["just"]) && tokens.is(next + 1, &["because"]);
        because && self.verb.frame.has(Frame::CLAUSE)
    }

    /// Returns true if the content begins with a word that limits it: "said *only* two are open", "said *not* all are".
    pub(super) fn starts_with_focus(&self) -> bool {
        let (tokens, next) = (self.tokens, self.at + 1);
        let opens = match tokens.tag(next + 1) {
            Tag::Determiner | Tag::Pronoun | Tag::Possessive => true,
            Tag::Name | Tag::Noun | Tag::Number | Tag::Adverb => !is_time_noun(tokens, next + 2),
            Tag::Auxiliary | Tag::Modal => tokens.is(next, &["never"]),
            _ => false,
        };
        let again = tokens.is(next, &["never"]) && tokens.is(next + 1, &["again"]);
        self.verb.frame.has(Frame::CLAUSE)
            && tokens.is_in(next, &FOCUSING_WORDS)
            && (opens || again)
            && !is_time_noun(tokens, next + 1)
            && circumstances::after_period(tokens, next + 1).is_none()
            && is_clause(tokens, next + 1..self.range.end)
    }

    pub(super) fn comma(&self, at: usize, skipped: bool) -> Step {
        let (tokens, frame) = (self.tokens, self.verb.frame);
        if frame.has(Frame::OBJECT) && at == self.at + 1 && tokens.tag(at + 1) == Tag::Preposition {
            // "described, in plain terms, *a set of rules*"
            let close = (at + 2..self.range.end.min(at + 9)).find(|index| tokens.tag(*index) == Tag::Comma);
            let object = close.map(|close| close + 1).filter(|first| {
                matches!(tokens.tag(*first), Tag::Determiner | Tag::Possessive)
                    || tokens.tag(*first) == Tag::Wh
            });
            return object.map_or(Step::Ends, Step::Begins);
        }
        if matches!(tokens.tag(at + 1), Tag::Open | Tag::That) {
            return Step::Skips(at + 1, false);
        }
        if let Some(start) = self.after_later_that(at) {
            return Step::Begins(start);
        }
        // "saying, *if elected, she would stay*"
        if frame.has(Frame::CLAUSE)
            && frame.has(Frame::INVERSION)
            && tokens.is(at + 1, &["if"])
            && (at + 2..self.range.end).any(|comma| {
                tokens.tag(comma) == Tag::Comma
                    && boundary::starts_main_clause(tokens, comma + 1, self.range.end)
            })
        {
            return Step::Begins(at + 1);
        }
        // "claimed at one point, *the port grew*"
        let point = self.at > self.lead
            && !frame.has(Frame::OBJECT | Frame::DOUBTFUL)
            && boundary::starts_main_clause(tokens, at + 1, self.range.end);
        if skipped && (self.is_after_as() || point) && self.is_comma_before_clause(at) {
            return Step::Begins(at + 1);
        }
        let clause = skipped
            && frame.has(Frame::INVERSION)
            && frame.has(Frame::CLAUSE)
            && !matches!(tokens.tag(at + 1), Tag::Ing | Tag::Conj)
            && is_clause(tokens, at + 1..self.range.end)
            && !tokens.slice(at..self.range.end).iter().any(|token| token.verb.is_some());
        if clause { Step::Begins(at + 1) } else { Step::Ends }
    }

    /// Returns true if "who" opens the content: "asked *who* will come", "announces *who* has won".
    pub(super) fn asks_or_tells_who(&self, at: usize) -> bool {
        let first = at == self.at + 1 && matches!(self.verb.lemma, "announce" | "reveal" | "say");
        first || matches!(self.verb.lemma, "ask" | "tell")
    }

    /// The content after an addressee with a relative clause: "tells pilots who wonder why that *it leaks*".
    pub(super) fn after_addressee_who(&self, at: usize) -> Option<usize> {
        let tokens = self.tokens;
        let that = (at + 2..self.range.end).find(|index| {
            let end = matches!(tokens.tag(*index), Tag::Comma | Tag::Open | Tag::Semicolon);
            end || tokens.tag(*index) == Tag::That && tokens.tag(index + 1) != Tag::Noun
        })?;
        let addressee = self.verb.lemma == "tell" && at > self.at + 1;
        (addressee && tokens.tag(that) == Tag::That).then_some(that + 1)
    }

    /// A dash before inserted words: "said – on the radio – *that it grew*", "said – after a pause – *“it grew”*".
    pub(super) fn dash(&self, at: usize) -> Step {
        let (tokens, frame) = (self.tokens, self.verb.frame);
        let mut dashes = (at + 1..self.range.end.min(at + MAX_ASIDE)).filter(|index| tokens.is_dash(*index));
        let Some(next) = dashes.next().map(|close| close + 1) else { return Step::Ends };
        match tokens.tag(next) {
            Tag::That if frame.has(Frame::CLAUSE | Frame::ADDRESSEE) => Step::Begins(next + 1),
            Tag::Open if frame.has(Frame::INVERSION) => Step::Begins(next),
            _ => Step::Ends,
        }
    }

    /// Returns true if a reason before its main clause begins here.
    ///
    /// For example "said because it rained, nobody came".
    pub(super) fn is_reason(&self, at: usize) -> bool {
        let tokens = self.tokens;
        tokens.is_in(at, &CONJUNCTIONS_OF_REASON)
            && (at + 4..self.range.end).any(|comma| {
                tokens.tag(comma) == Tag::Comma
                    && !tokens.is_quoted(comma)
                    && (tokens.tag(comma + 1) == Tag::Open
                        || boundary::starts_main_clause(tokens, comma + 1, self.range.end))
            })
    }

    /// A quotation after an adverbial clause: "said as she left, “We will come.”"
    pub(super) fn quotation_after(&self, at: usize) -> Option<usize> {
        let tokens = self.tokens;
        let open = (at + 2..self.range.end.min(at + 20)).find(|index| tokens.tag(*index) == Tag::Open)?;
        (tokens.tag_before(open) == Tag::Comma && self.verb.frame.has(Frame::INVERSION)).then_some(open)
    }

    /// Content after a role: "admitted as a part of her plea *that it leaked*".
    pub(super) fn content_after_role(&self, at: usize) -> Option<usize> {
        let tokens = self.tokens;
        let role = tokens.is(at, &["as"]) && tokens.tag(at + 1) == Tag::Determiner;
        let that = noun_phrase::right(tokens, at + 1, self.range.end).filter(|_| role)?;
        let takes_clause = self.verb.frame.has(Frame::CLAUSE) && tokens.tag(that) == Tag::That;
        takes_clause.then_some(that + 1)
    }

    pub(super) fn preposition(&self, at: usize, skipped: bool) -> Step {
        let (tokens, frame) = (self.tokens, self.verb.frame);
        if frame.has(Frame::OBJECT) && !frame.has(Frame::CLAUSE) {
            // "questioned in recent days *whether it leaks*"
            let next = circumstances::skip_times_and_places(tokens, at, self.range.end);
            let asks = tokens.is(next, &["whether", "why", "how", "if"]);
            // "described to the crew *her plan*"
            let object = tokens.tag(at) == Tag::To
                && matches!(tokens.tag(next), Tag::Determiner | Tag::Possessive)
                && next > at + 1;
            return if asks || object { Step::Begins(next) } else { Step::Ends };
        }
        if tokens.tag(at + 1) == Tag::Ing || tokens.is(at + 1, &["being", "having", "all"]) {
            // "said despite losing the vote, she will stay"
            let comma = (at..self.range.end).find(|index| tokens.tag(*index) == Tag::Comma);
            let clause = comma.is_some_and(|comma| is_clause(tokens, comma + 1..self.range.end));
            let begins = frame.has(Frame::CLAUSE) && !skipped && clause && tokens.tag(at) == Tag::Preposition;
            return if begins { Step::Begins(at) } else { Step::Ends };
        }
        if tokens.is(at, &["at"]) && tokens.is(at + 1, &["least", "most"]) {
            return self.noun_phrase(at, skipped);
        }
        let next = tokens.token(at + 1);
        if tokens.tag(at) == Tag::To && next.tag == Tag::Noun && next.action == Some(Form::Base) {
            return Step::Ends;
        }
        let time = (next.tag == Tag::Time).then_some(at + 2);
        let determiner = usize::from(next.tag == Tag::That);
        let stop = noun_phrase::right(tokens, at + 1 + determiner, self.range.end).or(time);
        // "described to the crew *her plan*"
        if let Some(object) = stop
            && tokens.tag(at) == Tag::To
            && frame.has(Frame::OBJECT)
            && matches!(tokens.tag(object), Tag::Determiner | Tag::Possessive)
        {
            return Step::Begins(object);
        }
        stop.map_or(Step::Ends, |next| Step::Skips(next, true))
    }

    /// The quotation after an addressee that begins with a title in marks.
    ///
    /// For example "told “Night Watch” host Bo Ek, *“We will.”*"
    pub(super) fn quotation_after_named_addressee(&self, at: usize) -> Option<usize> {
        let (tokens, end) = (self.tokens, self.range.end);
        if !self.verb.frame.has(Frame::ADDRESSEE) || tokens.tag(at) != Tag::Open {
            return None;
        }
        let close = (at + 1..end.min(at + 8)).find(|index| tokens.tag(*index) == Tag::Close)?;
        let is_title = (at + 1..close).any(|index| tokens.token(index).capital)
            && !matches!(tokens.tag_before(close), Tag::Comma | Tag::Stop);
        let comma =
            noun_phrase::right(tokens, close + 1, end).filter(|comma| tokens.tag(*comma) == Tag::Comma)?;
        (is_title && tokens.tag(comma + 1) == Tag::Open).then_some(comma + 1)
    }
}
