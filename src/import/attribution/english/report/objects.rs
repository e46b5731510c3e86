//! Words right after a verb: an object, the beginning of a clause, or another cue.

use super::{Report, Step};
use crate::import::attribution::english::clause::{is_clause, is_finite, is_particle};
use crate::import::attribution::english::mention::is_time_noun;
use crate::import::attribution::english::tag::{Form, Tag};
use crate::import::attribution::english::verb::Frame;
use crate::import::attribution::english::{boundary, circumstances, noun_phrase, reach};
use crate::import::lexicon::list::List;

static THINGS_SHARED: List = List::of("english", "things-shared");

impl Report<'_, '_> {
    /// Returns true if "of" and a noun have a relative clause without a pronoun: "said of the talks *she had last week*".
    pub(super) fn has_contact_clause(&self, at: usize) -> bool {
        let tokens = self.tokens;
        let topic = at == self.at + 1 && tokens.is(at, &["of"]);
        topic
            && noun_phrase::right(tokens, at + 1, self.range.end)
                .is_some_and(|stop| tokens.tag_before(stop) == Tag::Noun && tokens.tag(stop) == Tag::Pronoun)
    }

    /// A noun phrase: an object, or the beginning of a clause.
    pub(super) fn noun_phrase(&self, at: usize, skipped: bool) -> Step {
        let (tokens, frame, rest) = (self.tokens, self.verb.frame, at..self.range.end);
        let clause = || {
            if frame.has(Frame::DOUBTFUL) {
                // "adding weight to the nets, the keeper left" adds no statement.
                // "maintained their lead as they left"
                if self.verb.lemma == "maintain" && !boundary::starts_main_clause(tokens, at, self.range.end)
                {
                    return false;
                }
                let comma = rest.clone().find(|index| tokens.tag(*index) == Tag::Comma);
                let first = rest.start..comma.filter(|_| self.at == self.lead).unwrap_or(rest.end);
                !skipped && reach::starts_clause(tokens, first)
            } else {
                is_clause(tokens, rest.clone()) || self.verb.lemma == "say" && !skipped && rest.len() > 3
            }
        };
        // "shared her views", not "shared its cranes"
        if self.verb.lemma == "share" {
            let stop = noun_phrase::right(tokens, at, self.range.end).unwrap_or(at + 1);
            if !(at..stop).any(|index| tokens.is_in(index, &THINGS_SHARED)) {
                return Step::Ends;
            }
        }
        // "will announce later this month *a plan* for the quay"
        let after_time = || {
            let time = tokens.tag_before(at) == Tag::Time || is_time_noun(tokens, at - 1);
            time && frame.has(Frame::INVERSION)
                && matches!(tokens.tag(at), Tag::Determiner | Tag::Number | Tag::Possessive)
        };
        if frame.has(Frame::OBJECT) && (!skipped || after_time()) || frame.has(Frame::CLAUSE) && clause() {
            Step::Begins(at)
        } else {
            Step::Ends
        }
    }

    /// Returns true if the content at `start` is a noun phrase, not a clause.
    pub(in super::super) fn is_object(&self, start: usize) -> bool {
        let (tokens, frame) = (self.tokens, self.verb.frame);
        let between = || self.at + 1..start;
        if between().any(|index| matches!(tokens.tag(index), Tag::That | Tag::Colon | Tag::Comma))
            || matches!(tokens.tag(start), Tag::To | Tag::Open | Tag::Wh | Tag::Subordinator)
        {
            return false;
        }
        if between().any(|index| is_particle(tokens, index, self.verb)) || !frame.has(Frame::CLAUSE) {
            return true;
        }
        let end = self.range.end;
        // "announced *a new quay* and closed the old one"
        let second_verb = |index: usize| {
            let adjective = tokens.tag(index + 1) == Tag::Past && tokens.tag(index + 2) == Tag::Noun;
            let base = tokens.token(index + 1).action == Some(Form::Base);
            tokens.tag(index) == Tag::Conj && !adjective && !base && is_finite(tokens, index + 1)
        };
        let comma = (start..end)
            .find(|index| matches!(tokens.tag(*index), Tag::Comma | Tag::Dash) || second_verb(*index))
            .unwrap_or(end);
        frame.has(Frame::OBJECT)
            && !(frame.has(Frame::INVERSION) && reach::starts_clause(tokens, start..comma))
            && noun_phrase::right(tokens, start, end).is_none_or(|mut stop| {
                while tokens.tag(stop) == Tag::Adverb {
                    stop += 1;
                }
                !is_finite(tokens, stop) && tokens.tag(stop) != Tag::Relative
            })
    }

    /// Returns true if a participle of saying directly follows this verb: "responded *writing* that it leaks".
    pub(super) fn starts_other_cue(&self, at: usize) -> bool {
        let tokens = self.tokens;
        let opens = matches!(tokens.tag(at + 1), Tag::That | Tag::Comma | Tag::Colon | Tag::Open);
        at == self.at + 1 && tokens.verb(at).is_some() && opens
    }

    /// "announced *plans* to sail": the noun looks like a verb.
    pub(super) fn announces_plans(&self, at: usize) -> bool {
        let next = circumstances::skip_times(self.tokens, at + 1, self.range.end);
        at == self.at + 1
            && self.verb.frame.has(Frame::OBJECT)
            && self.tokens.is(at, &["plans"])
            && self.tokens.tag(next) == Tag::To
    }
}
