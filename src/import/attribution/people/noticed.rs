//! Finds whom a pronoun means: a subject before it, somebody whom a sentence introduces, or whoever was asked.

use super::People;
use super::names::{is_honorific, is_title};
use super::runs::{has_capital, is_given_name, lower_word, name_after_post, name_at, words};
use crate::import::attribution::english::clause::is_finite;
use crate::import::attribution::english::mention::{Mention, subject};
use crate::import::attribution::english::noun_phrase::right;
use crate::import::attribution::english::tag::Tag;
use crate::import::attribution::english::tokens::Tokenized;
use crate::import::lexicon::list::List;
use crate::import::lexicon::speakers;
use std::ops::Range;

/// The subject of a sentence begins within this many tokens.
const SUBJECT_WITHIN: usize = 10;

static PREPOSITIONS_LIKE_CONJUNCTIONS: List = List::of("english", "prepositions-like-conjunctions");
static PLACES: List = List::of("english", "places-before-names");
static PLACE_PREPOSITIONS: List = List::of("english", "prepositions-before-places");

impl People {
    /// The person or the group that a pronoun means.
    pub(super) fn of_pronoun(&self, pronoun: &str) -> Option<usize> {
        match pronoun {
            "she" | "her" | "herself" => self.recent_person(true),
            "he" | "his" | "himself" => self.recent_person(false),
            "they" | "their" => self.last_several,
            "it" | "its" => self.last_group,
            _ => None,
        }
    }

    fn recent_person(&self, woman: bool) -> Option<usize> {
        let gender = |index: usize| self.known.get(index).and_then(|known| known.woman);
        let can_be = |index: &usize| gender(*index) != Some(!woman);
        let unclear: Vec<usize> = self.unclear.iter().copied().filter(can_be).collect();
        match *unclear {
            [] => {}
            [one] => return Some(one),
            _ => return None,
        }
        let last = self.recent.last().copied().filter(can_be);
        let find = |fits: &dyn Fn(&usize) -> bool| self.recent.iter().rev().copied().find(fits);
        last.or_else(|| find(&|index: &usize| gender(*index) == Some(woman))).or_else(|| find(&can_be))
    }

    /// Records that a person is a woman or a man if "she" or "he" means them.
    pub(super) fn learn_gender(&mut self, who: usize, pronoun: &str) {
        let woman = match pronoun {
            "she" => true,
            "he" => false,
            _ => return,
        };
        if let Some(known) = self.known.get_mut(who).filter(|known| !known.person.group) {
            known.woman.get_or_insert(woman);
        }
    }

    /// Records whom the next pronoun probably means.
    ///
    /// This is the subject of a sentence, or else somebody whom it introduces: "Police arrested *Peter Lund*, 44."
    pub(crate) fn notice(&mut self, tokens: &Tokenized, block: usize, sentence: &Range<usize>) {
        if let Some(subject) = described_subject(tokens, sentence) {
            let named = name_after_post(tokens, &subject).is_some();
            let others = if named { Vec::new() } else { self.introduced(tokens, subject.end..sentence.end) };
            let who = self.meant(tokens, block, &Mention { phrase: subject, beside: None });
            if !others.is_empty() {
                self.unclear = others.into_iter().chain(who).collect();
            }
        } else if let Some(who) = self.named_subject(tokens, block, sentence) {
            self.mention_last(who);
        } else {
            match *self.introduced(tokens, sentence.clone()) {
                [] => {}
                [one] => self.mention_last(one),
                ref several => self.unclear = several.to_vec(),
            }
        }
    }

    /// Makes the subject of a leading clause the person whom a pronoun means: "When *Ada Ling* left, she said …".
    ///
    /// The sentence begins at `start`.
    pub(crate) fn notice_leading_clause(&mut self, tokens: &Tokenized, start: usize, pronoun: usize) {
        let opens = |at: usize| {
            matches!(tokens.tag(at), Tag::Subordinator | Tag::Wh) && !tokens.is(at, &["if", "unless"])
                || tokens.is_in(at, &PREPOSITIONS_LIKE_CONJUNCTIONS)
        };
        let first = (start..pronoun).find(|at| !matches!(tokens.tag(*at), Tag::Conj | Tag::Adverb));
        let Some(first) = first.filter(|at| opens(*at) || tokens.tag(*at) == Tag::Preposition) else {
            return;
        };
        let whole =
            tokens.tag_before(pronoun) == Tag::Comma && !(start..pronoun).any(|at| tokens.is_quoted(at));
        let Some(link) = (first..pronoun).rfind(|at| opens(*at)).filter(|_| whole) else { return };
        let Some(mut verb) = (link + 1..pronoun).find(|at| is_finite(tokens, *at)) else { return };
        while tokens.tag_before(verb) == Tag::Adverb {
            verb -= 1;
        }
        let subject = subject(tokens, verb, link + 1).map(|found| found.phrase);
        let name = subject.and_then(|phrase| {
            phrase.clone().find_map(|at| name_at(tokens, at)).filter(|name| name.end == phrase.end)
        });
        let woman = tokens.is(pronoun, &["she"]);
        let who = name.and_then(|name| self.person_named(tokens, &name));
        // "When Ling left, the mayor stayed, she said": the mayor may be she, unless Ling is known to be a woman.
        let alone = (link..pronoun - 1).all(|at| tokens.tag(at) != Tag::Comma);
        let fits = |who: &usize| {
            let known = self.known.get(*who).and_then(|known| known.woman);
            known == Some(woman) || alone && known.is_none()
        };
        if let Some(who) = who.filter(fits) {
            self.mention_last(who);
        }
    }

    /// Makes the person asked the one whom the next pronoun means: "“Why?” Ling asked *Ek*. “No reason,” he said."
    pub(crate) fn notice_asked(&mut self, tokens: &Tokenized, addressee: usize) {
        let name = name_at(tokens, addressee);
        if let Some(who) = name.and_then(|name| self.person_named(tokens, &name)) {
            self.mention_last(who);
        }
    }

    /// Makes the example of a group the person whom the next pronoun means: "Pilots like *Ada Ling* say it leaks. She left."
    pub(super) fn notice_example(&mut self, tokens: &Tokenized, block: usize, group: &Range<usize>) {
        let like = group.clone().find(|at| tokens.is(*at, &["like"]));
        let name = like.and_then(|like| name_at(tokens, like + 1)).filter(|name| name.end <= group.end);
        if let Some(name) = name {
            let example = self.named(tokens, name, block);
            self.mention_last(example);
        }
    }

    /// Returns true if a sentence is about somebody, whom it calls "he" or "she": "A pilot from Reno, *she* has two boats."
    ///
    /// Nobody else may be its subject or be named before the pronoun.
    pub(crate) fn is_about(&self, tokens: &Tokenized, sentence: &Range<usize>, who: usize) -> bool {
        let Some(known) = self.known.get(who) else { return false };
        let is_subject = |at: usize| {
            let opens = at == sentence.start
                || matches!(tokens.tag_before(at), Tag::Comma | Tag::Conj | Tag::Adverb | Tag::Subordinator);
            let pronoun = if tokens.is(at, &["she"]) { Some(true) } else { None };
            let pronoun = pronoun.or_else(|| tokens.is(at, &["he"]).then_some(false));
            opens && is_finite(tokens, at + 1) && pronoun.is_some_and(|woman| known.woman != Some(!woman))
        };
        let Some(pronoun) = sentence.clone().find(|at| is_subject(*at)) else { return false };
        let is_other = |at: usize| {
            let Some(name) = name_at(tokens, at) else { return false };
            let named = self.person_named(tokens, &name).is_some_and(|named| named != who);
            named && (at < pronoun || is_finite(tokens, name.end))
        };
        !sentence.clone().any(is_other)
    }

    /// The person whose name is the subject of a sentence.
    fn named_subject(&mut self, tokens: &Tokenized, block: usize, sentence: &Range<usize>) -> Option<usize> {
        let start = sentence.start..sentence.end.min(sentence.start + SUBJECT_WITHIN);
        let verb = start.clone().find(|at| is_finite(tokens, *at)).unwrap_or(start.end);
        let before_verb = start.start..verb.max(start.start + 1);
        // "Asked if it leaked, *Ling* laughed."
        let after_comma = (verb.max(start.start + 1)..sentence.end).filter(|at| {
            let name = name_at(tokens, *at).map_or(*at, |name| name.end);
            let verb = name + usize::from(tokens.tag(name) == Tag::Adverb);
            tokens.tag_before(*at) == Tag::Comma && name > *at && is_finite(tokens, verb)
        });
        let names: Vec<(usize, Range<usize>)> =
            before_verb.chain(after_comma).filter_map(|at| Some((at, name_at(tokens, at)?))).collect();
        names.into_iter().find_map(|(at, name)| {
            let whole = !is_place(tokens, &name) && !tokens.token(name.start).quoted;
            // "Ms. Ling laughed."
            let opens = at == sentence.start || tokens.tag_before(at) == Tag::Comma;
            let title = at < name.start && opens && is_honorific(tokens.lower(at));
            let known = self.person_named(tokens, &name).filter(|_| whole);
            known.or_else(|| (title && whole).then(|| self.named(tokens, name, block)))
        })
    }

    /// The known person with a name.
    fn person_named(&self, tokens: &Tokenized, name: &Range<usize>) -> Option<usize> {
        let full = words(tokens, name);
        let found = self.find(&full).or_else(|| self.find(tokens.word(name.end - 1).trim_end_matches('.')));
        found.filter(|who| self.known.get(*who).is_some_and(|known| !known.person.group))
    }

    /// The people whom words name in full and who are not already meant by a pronoun in these words.
    fn introduced(&self, tokens: &Tokenized, range: Range<usize>) -> Vec<usize> {
        let mut found = Vec::new();
        for at in range {
            if tokens.is_quoted(at) {
                continue;
            }
            // "He hired Peter Lund in May."
            if tokens.tag(at) == Tag::Pronoun && tokens.is(at, &["he", "she"]) {
                break;
            }
            let Some(name) = name_at(tokens, at) else { continue };
            let titled = name.start > at && (at..name.start).all(|index| is_title(tokens.lower(index)));
            let preposition =
                at.checked_sub(1).is_some_and(|before| tokens.is_in(before, &PLACE_PREPOSITIONS));
            let aged = tokens.tag(name.end) == Tag::Comma && tokens.tag(name.end + 1) == Tag::Number;
            let Some(who) = self.person_named(tokens, &name) else { continue };
            let known = self.known.get(who).is_some_and(|known| known.speaks || known.person.role.is_some());
            let whole = name.len() > 1 && self.find(&words(tokens, &name)) == Some(who);
            let person = titled || whole && (is_given_name(tokens, name.start) || aged || known);
            if person && !preposition && !found.contains(&who) {
                found.push(who);
            }
        }
        found
    }
}

/// The subject of a sentence, if it is a noun for somebody: "*A passing pilot* laughed", "*Her brother Tim* shrugged".
fn described_subject(tokens: &Tokenized, sentence: &Range<usize>) -> Option<Range<usize>> {
    let lead = |at: &usize| matches!(tokens.tag(*at), Tag::Conj | Tag::Adverb);
    let start = sentence.clone().find(|at| !lead(at)).filter(|at| !tokens.is_quoted(*at))?;
    if let Some(subject) = subject_of_action(tokens, start..sentence.end) {
        return Some(subject);
    }
    let end = right(tokens, start, sentence.end)?;
    let verb = (start + 2..end).find(|at| is_finite(tokens, *at)).unwrap_or(end);
    let phrase = start..verb;
    let goes_on = is_finite(tokens, verb) || matches!(tokens.tag(verb), Tag::Comma | Tag::Relative);
    let of = (start + 1..verb).find(|at| tokens.tag(*at) == Tag::Preposition).unwrap_or(verb);
    let noun = of.checked_sub(1).filter(|noun| *noun > start)?;
    // "*The keeper*, a tall man, spat."
    let introduced =
        tokens.is(start, &["the"]) && tokens.tag(verb) == Tag::Comma && tokens.is(verb + 1, &["a", "an"]);
    let indefinite = (introduced || tokens.is(start, &["a", "an", "one", "another"]))
        && !has_capital(tokens, noun)
        && speakers::is_person(&lower_word(tokens, noun));
    (goes_on && (indefinite || name_after_post(tokens, &phrase).is_some())).then_some(phrase)
}

/// The subject of an action right before a quotation: "*The skipper* spat. “The sea was high,” he said."
fn subject_of_action(tokens: &Tokenized, sentence: Range<usize>) -> Option<Range<usize>> {
    let start = sentence.start;
    let verb = start + 2;
    let is_person = tokens.is(start, &["the"])
        && speakers::is_person(&lower_word(tokens, start + 1))
        && verb < sentence.end;
    // A verb that is in no list looks like a noun.
    let is_verb = is_finite(tokens, verb)
        || tokens.tag(verb) == Tag::Noun
            && matches!(
                tokens.tag(verb + 1),
                Tag::Stop | Tag::Preposition | Tag::Determiner | Tag::Possessive | Tag::Adverb | Tag::To
            );
    (is_person && is_verb && tokens.tag(sentence.end) == Tag::Open).then_some(start..verb)
}

/// Returns true for the name of a place or a programme.
///
/// For example "In *North Ellery*, …", "With *Tide II*".
fn is_place(tokens: &Tokenized, name: &Range<usize>) -> bool {
    let after_preposition =
        name.start.checked_sub(1).is_some_and(|before| tokens.tag(before) == Tag::Preposition);
    let last = tokens.word(name.end - 1);
    let numbered = last == "V" || last.len() > 1 && last.chars().all(|c| matches!(c, 'I' | 'V' | 'X'));
    after_preposition
        || numbered && !is_given_name(tokens, name.start)
        || name.len() > 1 && PLACES.has(tokens.word(name.start))
}
