//! Rejects verbs of saying that report nothing where they are.
//!
//! "Thousands have called the helpline" and "She welcomed guests to the quay" tell what was done, not what was said.

use super::candidate::Candidate;
use super::clause::{is_finite, is_particle, short_answer};
use super::mention::Mention;
use super::subject::Group;
use super::tag::{Form, Tag};
use super::tokens::Tokenized;
use super::verb::{Frame, Verb};
use super::{boundary, continued, noun_phrase, nouns, object, passive, questions, speaking};
use crate::import::lexicon::list::List;
use crate::import::lexicon::speakers;
use std::ops::Range;

static NEGATIVE_SOURCES: List = List::of("english", "negative-sources");
static ADVERBS_OF_DEGREE: List = List::of("english", "adverbs-of-degree");
static ENDINGS_OF_ADJECTIVES: List = List::of("english", "endings-of-adjectives");
static OBJECT_PRONOUNS: List = List::of("english", "object-pronouns");
static NAMING_VERBS: List = List::of("english", "naming-verbs");
static VERBS_OF_SHOWING: List = List::of("english", "verbs-of-showing");
static VERBS_OF_TELLING: List = List::of("english", "verbs-of-telling");
static VERBS_OF_PEOPLE: List = List::of("english", "verbs-of-people");
static THINGS_WITHOUT_WORDS: List = List::of("english", "things-without-words");
static WORDS_BEFORE_UNSAID: List = List::of("english", "words-before-unsaid");
static VERBS_OF_URGING: List = List::of("english", "verbs-of-urging");

/// Number of tokens after a verb in which it may say what somebody is asked to do.
const MAX_REST: usize = 60;

/// Number of tokens from "it" to an impersonal infinitive: "*it is far too soon to* say".
const MAX_IMPERSONAL: usize = 7;

/// A verb of saying with its source and content.
pub(super) struct Use<'r, 'a> {
    pub(super) tokens: &'r Tokenized<'a>,
    pub(super) at: usize,
    pub(super) verb: &'static Verb,
    pub(super) form: Form,
    pub(super) content: &'r [Range<usize>],
    pub(super) source: Option<&'r Mention>,
}

impl Use<'_, '_> {
    /// Returns true if the verb reports something here.
    pub(super) fn reports(&self, group: &Group) -> bool {
        let reports_deed = match self.verb.lemma {
            lemma if NAMING_VERBS.has(lemma) => self.names_or_summons() || self.visits(),
            "welcome" => self.receives(),
            "invite" => self.hosts(),
            "write" => self.names_a_work(),
            "say" => self.greets(),
            _ => false,
        };
        let by_thing =
            VERBS_OF_URGING.has(self.verb.lemma) && !self.follows_that() && self.comes_from_a_thing()
                || VERBS_OF_PEOPLE.has(self.verb.lemma) && self.comes_from_a_document()
                || VERBS_OF_SHOWING.has(self.verb.lemma)
                    && !((self.is_after_that()
                        || self.content_starts_with_number()
                        || self.content_precedes_source())
                        && self.comes_from_a_document());
        let silent = self.is_impersonal()
            || self.is_adjective(group)
            || self.is_refused(group)
            || self.comes_from_nobody();
        !(reports_deed || silent || by_thing)
    }

    fn content(&self) -> Option<&Range<usize>> {
        self.content.first().filter(|_| self.content.len() == 1)
    }

    /// Returns true if "that" introduces the content: "the data indicate that it leaks".
    fn follows_that(&self) -> bool {
        matches!(self.verb.lemma, "indicate" | "imply") && self.is_after_that()
    }

    /// Returns true if the subject of the content is a number: "found *40 percent* agree".
    fn content_starts_with_number(&self) -> bool {
        let number = |content: &Range<usize>| {
            self.tokens.tag(content.start) == Tag::Number
                && boundary::starts_main_clause(self.tokens, content.start, content.end)
        };
        self.content().is_some_and(number)
    }

    /// Returns true if the content comes before its source: "*the port leaks*, records show".
    fn content_precedes_source(&self) -> bool {
        let source = self.source.map(|source| source.phrase.start);
        self.content().zip(source).is_some_and(|(content, source)| content.end <= source)
    }

    fn is_after_that(&self) -> bool {
        self.content().is_some_and(|content| self.tokens.tag_before(content.start) == Tag::That)
    }

    /// Returns true if "call" has an object and no word that says what somebody calls it.
    ///
    /// "called the helpline", "a rock called Otter", but "called the plan a mistake".
    fn names_or_summons(&self) -> bool {
        let tokens = self.tokens;
        let Some(content) = self.content().filter(|content| content.start == self.at + 1) else {
            return false;
        };
        // "called this a success"
        let this = tokens.tag(content.start) == Tag::Determiner && tokens.is(content.start + 1, &["a", "an"]);
        // "called *to service* by the mayor"
        let summoned = tokens.tag(content.start) == Tag::To
            && tokens.tag(content.start + 1) == Tag::Noun
            && tokens.token(content.start + 1).action != Some(Form::Base)
            && !tokens.is_saying(content.start + 1, &[Form::Base])
            && (tokens.is(content.start + 1, &["mind"])
                || matches!(tokens.tag(content.start + 2), Tag::Preposition | Tag::Comma | Tag::Stop));
        if summoned {
            return true;
        }
        if this || content.clone().any(|at| tokens.is_quoted(at)) || tokens.tag(content.start) == Tag::To {
            return false;
        }
        let Some(stop) = noun_phrase::right(tokens, content.start, content.end) else { return false };
        if tokens.tag(content.start) == Tag::Pronoun {
            return stop >= content.end || matches!(tokens.tag(stop), Tag::To | Tag::Preposition | Tag::Time);
        }
        let inside = content.start..stop;
        let lower = |at: usize| tokens.tag(at) == Tag::Noun && !tokens.token(at).capital;
        let after_name = inside
            .clone()
            .skip(1)
            .any(|at| lower(at) && tokens.tag_before(at) == Tag::Name && at + 1 == stop)
            && tokens.tag(content.start) == Tag::Name;
        let describes = |at: usize| {
            let word = tokens.word(at);
            tokens.tag(at) == Tag::Adverb
                || at > content.start + 1
                    && lower(at)
                    && ENDINGS_OF_ADJECTIVES.entries().iter().any(|end| word.ends_with(end))
        };
        let says_what = matches!(
            tokens.tag(stop),
            Tag::Determiner
                | Tag::Possessive
                | Tag::Adverb
                | Tag::Past
                | Tag::Ing
                | Tag::Noun
                | Tag::Name
                | Tag::Not
                | Tag::Pronoun
        ) && stop < content.end;
        let goes_on = content.clone().any(|at| matches!(tokens.tag(at), Tag::Comma | Tag::Dash));
        let complement = || object::complement(tokens, content.start, content.end).is_some();
        !(says_what || after_name || goes_on || inside.clone().any(describes) || complement())
    }

    /// Returns true for a visit: "called on the neighbours in the evening", but not "called on them to help".
    fn visits(&self) -> bool {
        let tokens = self.tokens;
        let asks = |at: usize| tokens.tag(at) == Tag::To || tokens.is(at, &["for"]) || tokens.is_quoted(at);
        let rest =
            |from: usize| (from..tokens.len()).take(MAX_REST).take_while(|at| tokens.tag(*at) != Tag::Stop);
        let people = |content: &Range<usize>| {
            let stop = noun_phrase::right(tokens, content.start, content.end);
            stop.is_some_and(|stop| self.names_people(content.start..stop))
        };
        tokens.is(self.at + 1, &["on"])
            && self.content().is_some_and(|content| people(content) && !rest(content.start).any(asks))
    }

    /// Returns true if "write" has the title of a work: "wrote “The Long Winter” in May".
    fn names_a_work(&self) -> bool {
        let tokens = self.tokens;
        let Some(content) = self.content().filter(|content| content.start == self.at + 1) else {
            return false;
        };
        let close = content.clone().find(|at| tokens.tag(*at) == Tag::Close);
        let inside = close.map(|close| content.start + 1..close).filter(|inside| inside.len() > 1);
        tokens.tag(content.start) == Tag::Open
            && inside.is_some_and(|inside| continued::is_title(tokens, inside))
    }

    /// Returns true if "say" has a greeting, a prayer or nothing as its object: "said goodbye to the crew", "said little".
    fn greets(&self) -> bool {
        let tokens = self.tokens;
        let Some(content) = self.content().filter(|content| content.start == self.at + 1) else {
            return false;
        };
        let article = usize::from(tokens.tag(content.start) == Tag::Determiner);
        let mut nouns = content.start..=content.start + article;
        nouns.find(|at| tokens.is_in(*at, &THINGS_WITHOUT_WORDS)).is_some_and(|noun| {
            let next = noun + 1 + usize::from(tokens.tag(noun + 1) == Tag::Adverb);
            !is_finite(tokens, next)
        })
    }

    /// Returns true if "welcome" has guests and a place: "welcomed guests to the quay".
    fn receives(&self) -> bool {
        let tokens = self.tokens;
        let Some(content) = self.content() else { return false };
        let Some(stop) = noun_phrase::right(tokens, content.start, content.end) else { return false };
        let to_place = tokens.tag(stop) == Tag::To
            && tokens.token(stop + 1).action != Some(Form::Base)
            && noun_phrase::right(tokens, stop + 1, content.end).is_some_and(|end| end > stop + 2);
        let people = self.names_people(content.start..stop);
        let ends = matches!(tokens.tag(stop), Tag::Preposition | Tag::Conj | Tag::Comma | Tag::Stop);
        to_place || people && (stop >= content.end || ends)
    }

    /// Returns true unless a public is asked to do something: "invited pilots *to speak up*".
    ///
    /// "Invited pilots to the quay" and "invited her to stay" tell what was done.
    fn hosts(&self) -> bool {
        let tokens = self.tokens;
        self.content().is_none_or(|content| {
            let next = tokens.tag(content.start + 1);
            let guest = tokens.tag(self.at + 1);
            content.start == self.at + 1
                || content.len() < 4
                || matches!(guest, Tag::Pronoun | Tag::Name)
                || matches!(next, Tag::Determiner | Tag::Possessive | Tag::Name | Tag::Number)
        })
    }

    /// Returns true for a noun phrase that names people: "guests at the gate", "Ada Ling", "her".
    fn names_people(&self, phrase: Range<usize>) -> bool {
        let tokens = self.tokens;
        let head = phrase.clone().find(|at| tokens.tag(*at) == Tag::Preposition).unwrap_or(phrase.end);
        let noun = (phrase.start..head).rev().find(|at| tokens.tag(*at) == Tag::Noun);
        let named = phrase.clone().all(|at| matches!(tokens.tag(at), Tag::Name | Tag::Pronoun))
            || tokens.is_in(phrase.start, &OBJECT_PRONOUNS);
        named || noun.is_some_and(|at| speakers::is_noun_of_people(tokens.word(at)))
    }

    /// Returns true for a participle before a noun: "very detailed advice", "six confirmed cases are".
    fn is_adjective(&self, group: &Group) -> bool {
        let tokens = self.tokens;
        let counted = |source: &Mention| {
            let noun = |at: usize| matches!(tokens.tag(at), Tag::Noun | Tag::Name | Tag::Pronoun);
            let number = |at: usize| matches!(tokens.tag(at), Tag::Number | Tag::Determiner);
            let last = source.phrase.end - 1;
            last + 1 == self.at && number(last) && !source.phrase.clone().any(noun)
        };
        let degree = self.at.checked_sub(1).is_some_and(|before| tokens.is_in(before, &ADVERBS_OF_DEGREE));
        // "a lead of 400 *pledged* delegates"
        let number = tokens.tag_before(self.at) == Tag::Number;
        self.form == Form::Past
            && !group.helped
            && (degree
                || (number || self.source.is_some_and(counted)) && tokens.word(self.at + 1).ends_with('s'))
            && matches!(tokens.tag(self.at + 1), Tag::Noun | Tag::Name | Tag::Past | Tag::Ing | Tag::Conj)
    }

    /// Returns true after "it is" and an adjective: "*it is safe* to say", "*it's worth* noting".
    fn is_impersonal(&self) -> bool {
        let tokens = self.tokens;
        let infinitive = tokens.tag_before(self.at) == Tag::To;
        let first =
            (self.at.saturating_sub(MAX_IMPERSONAL)..self.at).rev().find(|at| tokens.is(*at, &["it"]));
        first.is_some_and(|it| {
            let is = tokens.is(it + 1, &["is", "was", "’s", "'s", "would", "may", "might"]);
            let plain = (it + 1..self.at).all(|at| {
                !matches!(
                    tokens.tag(at),
                    Tag::Comma | Tag::Conj | Tag::That | Tag::Relative | Tag::Open | Tag::Past
                )
            });
            // "it was easy for the pilots to say" names who says it.
            let plain = plain && !(it..self.at).any(|at| tokens.is(at, &["for", "of"]));
            // "it was to report" has no adjective.
            let adjective = it + 3 < self.at;
            is && plain
                && (infinitive && adjective || self.form == Form::Ing && tokens.is(self.at - 1, &["worth"]))
        })
    }

    /// Returns true if somebody does not promise or agree: "did not agree to pay".
    fn is_refused(&self, group: &Group) -> bool {
        let negated = (group.start..self.at).any(|at| self.tokens.is_negation(at));
        negated && self.content().is_some_and(|content| self.tokens.tag(content.start) == Tag::To)
    }

    fn comes_from_nobody(&self) -> bool {
        // "*All told*, a dozen pilots left."
        if self.verb.lemma == "tell"
            && self.tokens.tag(self.at + 1) == Tag::Comma
            && self.source.is_some_and(|source| self.tokens.is(source.phrase.start, &["all"]))
        {
            return true;
        }
        self.source.is_some_and(|source| {
            self.tokens.is_in(source.phrase.start, &NEGATIVE_SOURCES)
                && (source.phrase.len() == 1 || self.tokens.is(source.phrase.start, &["no"]))
        })
    }

    /// Returns true if the source is a document: "This report confirms our plan" reports nothing.
    fn comes_from_a_document(&self) -> bool {
        self.source.is_some_and(|source| speaking::is_document(self.tokens, source))
    }

    /// Returns true if the source is a common noun, but not one for people, groups or documents.
    fn comes_from_a_thing(&self) -> bool {
        self.source.is_some_and(|source| !speaking::can_speak(self.tokens, source))
    }
}

/// Returns true for a question that somebody was asked, if the text does not say by whom.
///
/// "Asked whether the quay leaks, Ling said it does" reports only Ling's words.
pub(crate) fn is_question_of_nobody(candidate: &Candidate) -> bool {
    candidate.rule == questions::ASKED && candidate.source.is_none()
}

/// Returns true for what somebody did not say, or may say: "did not say when", "is expected to say", "if Lee says".
pub(crate) fn is_left_unsaid(tokens: &Tokenized, candidate: &Candidate) -> bool {
    let Some(cue) = &candidate.cue else { return false };
    let source = candidate.source.as_ref().map(|source| source.phrase.start);
    let after = |at: usize, words: &[&str]| at > 0 && tokens.is(at - 1, words);
    let negated = cue.clone().any(|at| tokens.is_negation(at) || tokens.is(at, &["never", "neither", "nor"]))
        || source.is_some_and(|source| tokens.is(source, &["neither"]));
    let is_denied = || {
        let tells = tokens.verb(cue.end - 1).is_some_and(|(verb, _)| VERBS_OF_TELLING.has(verb.lemma));
        let quotes = |at: usize| tokens.tag(at) == Tag::Open && tokens.tag_before(at) == Tag::Colon;
        tells && !candidate.content.iter().cloned().flatten().any(quotes)
    };
    let is_conditional = || source.is_some_and(|source| after(source, &["if", "unless"]));
    let is_avoided = || {
        let short = cue.start > 1 && after(cue.start, &["of", "than"]);
        after(cue.start, &["without"]) || short && after(cue.start - 1, &["short", "instead", "rather"])
    };
    let is_intended = || tokens.tag_before(cue.start) == Tag::To && is_before_unsaid(tokens, cue.start - 1);
    negated && is_denied() || is_conditional() || is_avoided() || is_intended()
}

/// Returns true if the words before an infinitive say that it did not happen: "wants Lee *to say*".
fn is_before_unsaid(tokens: &Tokenized, to: usize) -> bool {
    let before = (to.saturating_sub(6)..to).rev();
    let words = before.take_while(|at| !matches!(tokens.tag(*at), Tag::Comma | Tag::Stop | Tag::Close));
    for at in words {
        if tokens.is_in(at, &WORDS_BEFORE_UNSAID) {
            return true;
        }
        if is_finite(tokens, at) {
            return false;
        }
    }
    false
}

/// Returns true for words that nobody would quote: fewer than four, without a verb or quotation marks.
pub(crate) fn is_too_little(tokens: &Tokenized, candidate: &Candidate) -> bool {
    let verb = candidate.cue.as_ref().and_then(|cue| tokens.verb(cue.end - 1)).map(|(verb, _)| verb);
    // "responded to the request"
    let responds = verb.is_some_and(|verb| verb.lemma == "respond")
        && candidate
            .content
            .first()
            .is_some_and(|content| content.start > 0 && tokens.tag_before(content.start) == Tag::To);
    // "said as much"
    let answer = candidate
        .content
        .first()
        .is_some_and(|content| short_answer(tokens, content.start, tokens.len()) == Some(content.end));
    if candidate.rule == passive::RULE || candidate.rule == nouns::ALONE || responds || answer {
        return true;
    }
    let content = || candidate.content.iter().cloned().flatten();
    let has_verb = |at: usize| {
        is_finite(tokens, at)
            || tokens.is_quoted(at)
            || matches!(tokens.tag(at), Tag::Ing | Tag::To | Tag::Wh | Tag::Past | Tag::Pronoun)
    };
    let is_word = |at: &usize| tokens.word(*at).starts_with(char::is_alphabetic);
    let words = content().filter(is_word).count();
    // What follows "said" is a clause, even if its verb is in no list.
    let clause = verb.is_none_or(|verb| {
        // "agreed *on* a price"
        let particle = candidate.cue.as_ref().is_some_and(|cue| is_particle(tokens, cue.end, verb));
        verb.frame.has(Frame::CLAUSE) && !verb.frame.has(Frame::OBJECT) && !particle
    });
    let that = candidate.content.first().is_some_and(|content| tokens.tag_before(content.start) == Tag::That);
    let reports_clause = that || clause && candidate.rule.starts_with("verb");
    words < if reports_clause { 2 } else { 4 } && !content().any(has_verb)
}
