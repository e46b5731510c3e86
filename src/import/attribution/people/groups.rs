//! Finds the people whom "they" means: several people of the sentence before.

use super::People;
use super::runs::lower_word;
use crate::import::attribution::english::clause::is_finite;
use crate::import::attribution::english::mention::subject;
use crate::import::attribution::english::noun_phrase::right;
use crate::import::attribution::english::tag::Tag;
use crate::import::attribution::english::tokens::Tokenized;
use crate::import::attribution::spans::stretch;
use crate::import::lexicon::given;
use crate::import::lexicon::list::List;
use crate::import::lexicon::offices::is_office;
use crate::import::lexicon::speakers;
use std::ops::Range;

/// Maximum number of tokens from a verb of meeting to "with": "spoke *by telephone on Monday* with".
const MAX_TO_WITH: usize = 7;

/// Maximum number of tokens of a noun phrase for several people that are not all names.
///
/// Longer ones contain a verb that no list has.
const MAX_PHRASE: usize = 14;

static VERBS_OF_MEETING: List = List::of("english", "verbs-of-meeting");
static PLURALS_WITHOUT_S: List = List::of("english", "plurals-without-s");

impl People {
    /// Records whom "they" means after a sentence.
    ///
    /// These are several people who are its subject, "*The pilots* left", "*Lee and Ek* left", or people who meet:
    /// "*Lee* spoke with *Mayor Ek*", "Lee met *the pilots*". One name alone is never "they".
    pub(crate) fn notice_several(&mut self, tokens: &Tokenized, block: usize, sentence: &Range<usize>) {
        let Some(verb) = sentence.clone().find(|at| is_finite(tokens, *at)) else { return };
        if tokens.is_quoted(verb) {
            return;
        }
        let meets = tokens.is_in(verb, &VERBS_OF_MEETING);
        // Most sentences are about one person or thing; finding their subject costs more than this look at their words.
        let may_be_several = |at: usize| tokens.is(at, &["and"]) || is_plural(tokens, at);
        if !meets && !(sentence.start..verb).any(may_be_several) {
            return;
        }
        let Some(first) = subject(tokens, verb, sentence.start).map(|found| found.phrase) else { return };
        let second = if meets { met(tokens, verb, sentence.end) } else { None };
        if let Some(second) = &second
            && !is_several(tokens, &first, sentence.start)
        {
            self.last_several = if is_several(tokens, second, sentence.start) {
                self.group(tokens, block, second)
            } else {
                self.pair_who_meet(tokens, block, &first, second)
            };
        } else if is_several(tokens, &first, sentence.start) {
            let group = self.group(tokens, block, &first);
            self.last_several = group.or(self.last_several);
        }
    }

    /// Several people whom a noun phrase describes.
    fn group(&mut self, tokens: &Tokenized, block: usize, phrase: &Range<usize>) -> Option<usize> {
        let who = self.described(tokens, block, phrase)?;
        self.known.get(who).is_some_and(|known| known.person.group).then_some(who)
    }

    /// Two people who meet, as one speaker; `None` if it is not clear who they are.
    fn pair_who_meet(
        &mut self,
        tokens: &Tokenized,
        block: usize,
        first: &Range<usize>,
        second: &Range<usize>,
    ) -> Option<usize> {
        let one = self.met(tokens, block, first)?;
        let other = self.met(tokens, block, second)?;
        let more = matches!(tokens.tag(second.end), Tag::Comma | Tag::Conj)
            && tokens.token(second.end + 1).capital
            && !tokens.is(second.end + 1, &["they"]);
        if more || one == other {
            return None;
        }
        let name = |who: usize| self.known.get(who).map(|known| known.person.name.clone());
        let name = format!("{} and {}", name(one)?, name(other)?);
        let mention = stretch(tokens, block, &(first.start..second.end));
        Some(self.group_named(name, mention))
    }

    /// Somebody who meets somebody else, if a name or an office tells who it is.
    fn met(&mut self, tokens: &Tokenized, block: usize, phrase: &Range<usize>) -> Option<usize> {
        let named = phrase.clone().any(|at| tokens.tag(at) == Tag::Name);
        let who = self.described(tokens, block, phrase).filter(|_| named)?;
        self.known.get(who).is_some_and(|known| !known.person.group).then_some(who)
    }
}

/// Whom the subject of a verb meets: "met with *Mayor Ek* of Norwick".
fn met(tokens: &Tokenized, verb: usize, end: usize) -> Option<Range<usize>> {
    let with = (verb + 1..end.min(verb + MAX_TO_WITH)).find(|at| tokens.is(*at, &["with"]));
    let direct = || tokens.is(verb, &["met", "meets"]).then_some(verb + 1);
    let from = with.map(|with| with + 1).or_else(direct)?;
    let whole = right(tokens, from, end)?;
    // "Prime Minister Ek *of Norland*", but "Minister *of Ports* Bo Ek"
    let place =
        (from + 1..whole).find(|at| tokens.tag(*at) == Tag::Preposition && !is_office(tokens.word(at - 1)));
    Some(from..place.unwrap_or(whole))
}

/// Returns true for a noun phrase for several people: "the pilots", "Lee and Ek", "hundreds of residents".
fn is_several(tokens: &Tokenized, phrase: &Range<usize>, floor: usize) -> bool {
    // "lithium and cobalt" are not people.
    let is_person = |at: usize| {
        let word = lower_word(tokens, at);
        given::woman(&word).is_some() || speakers::is_person(&word) || is_plural(tokens, at)
    };
    let joined = || phrase.clone().any(|at| tokens.is(at, &["and"])) && phrase.clone().any(is_person);
    let head = phrase.clone().find(|at| tokens.tag(*at) == Tag::Preposition && !tokens.is(*at, &["of"]));
    let last = head.unwrap_or(phrase.end).max(phrase.start + 1) - 1;
    let whole = phrase.clone().all(|at| !is_finite(tokens, at));
    let is_name = |at: usize| {
        matches!(tokens.tag(at), Tag::Name | Tag::Comma | Tag::Conj | Tag::Preposition | Tag::Determiner)
    };
    let opens = tokens.tag(phrase.start) != Tag::Relative
        && (phrase.len() <= MAX_PHRASE || phrase.clone().all(is_name))
        && !tokens.is(phrase.start, &["neither", "no"])
        && phrase.start >= floor;
    whole && opens && (joined() || is_plural(tokens, last))
}

/// Returns true for a noun for people in the plural: "pilots", "CEOs".
fn is_plural(tokens: &Tokenized, at: usize) -> bool {
    if !matches!(tokens.tag(at), Tag::Noun | Tag::Name) {
        return false;
    }
    let word = lower_word(tokens, at);
    match word.strip_suffix('s') {
        Some(one) => speakers::is_person(one) || one.strip_suffix('e').is_some_and(speakers::is_person),
        None => PLURALS_WITHOUT_S.has(&word) && speakers::is_person(&word),
    }
}
