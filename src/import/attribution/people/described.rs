//! Resolves noun phrases to people, by name or by description.

use super::names::{is_honorific, is_organization, is_title};
use super::namesakes::Meant;
use super::posts::ends_post;
use super::runs::{
    count_words, has_capital, lists_fields, lower_word, name_after_field, name_after_office, name_after_post,
    name_after_two_posts, name_at, name_start, words,
};
use super::{Known, People};
use crate::import::attribution::english::tag::Tag;
use crate::import::attribution::english::tokens::Tokenized;
use crate::import::attribution::spans::stretch;
use crate::import::lexicon::list::List;
use crate::import::lexicon::offices::is_institution;
use crate::import::lexicon::speakers;
use crate::import::person::Person;
use std::ops::Range;

/// "Another" can mean a person who was described this many blocks before.
const NEAR: usize = 1;

static PREPOSITIONS: List = List::of("english", "prepositions");
static ENDS_OF_HEADS: List = List::of("english", "relative-pronouns");

/// The parts of a noun phrase that show if it names somebody.
pub(super) struct Head {
    /// Where the name begins, if there is one.
    start: usize,
    /// Where the head ends, before "of" and relative clauses.
    end: usize,
    /// Only an article is before the name: "the Senate".
    after_article: bool,
    /// The name contains a word for an organization.
    organization: bool,
    /// The phrase has two heads joined by "and".
    joined: bool,
}

impl Head {
    pub(super) fn of(tokens: &Tokenized, phrase: &Range<usize>) -> Self {
        let end = head_end(tokens, phrase);
        let capitals = (phrase.start..end).rev().take_while(|index| tokens.tag(*index) == Tag::Name);
        let first = capitals.last();
        let institution = first.is_some_and(|first| first + 1 < end && is_institution(tokens.word(end - 1)));
        let start = match first {
            // "the Met *Office*"
            Some(first) if institution => first,
            Some(first) if !is_title(tokens.lower(end - 1)) => name_start(tokens, first..end),
            _ => end,
        };
        Self {
            start,
            end,
            after_article: tokens.tag(phrase.start) == Tag::Determiner && start == phrase.start + 1,
            organization: institution || (start..end).any(|index| is_organization(tokens.lower(index))),
            joined: (phrase.start..end).any(|index| tokens.tag(index) == Tag::Conj),
        }
    }

    /// The name of the person whom the phrase names.
    fn name(&self, tokens: &Tokenized, phrase: &Range<usize>) -> Option<Range<usize>> {
        let name = self.start..self.end;
        let of = tokens.is(self.end, &["of"]) && self.end < phrase.end;
        let owner = tokens.is(self.end, &["’s", "'s"]);
        let named = (1..=4).contains(&count_words(tokens, &name))
            && !self.after_article
            && !self.organization
            && !owner
            && !self.joined
            && (!of || name.len() > 1);
        named.then_some(name)
    }
}

impl People {
    /// The person or the group that a noun phrase means.
    ///
    /// `None` if a family name is that of several people and nothing shows which one.
    pub(super) fn described(
        &mut self,
        tokens: &Tokenized,
        block: usize,
        phrase: &Range<usize>,
    ) -> Option<usize> {
        if let Some(pair) = self.pair(tokens, block, phrase) {
            return Some(pair);
        }
        if let Some(another) = self.another(tokens, block, phrase) {
            return Some(another);
        }
        let mut head = Head::of(tokens, phrase);
        if is_enumeration(tokens, phrase) && !lists_fields(tokens, phrase) {
            head.joined = true;
            return Some(self.unnamed(tokens, block, phrase, &head));
        }
        // "A spokesman for the candidate Ada Ling" is not Ada Ling.
        let person =
            speakers::is_noun_of_speaker(tokens.word(head.end - 1)) && !has_capital(tokens, head.end - 1);
        if let Some(name) = name_after_post(tokens, phrase).filter(|name| name.start > head.end && !person) {
            let titles = phrase.start..name.start;
            let who = self.named(tokens, name, block);
            self.give_titles(tokens, who, titles);
            return Some(who);
        }
        let after_title = || name_after_title(tokens, phrase, head.end);
        let after_field = || name_after_field(tokens, phrase, head.end);
        let after_posts = || name_after_two_posts(tokens, phrase);
        if let Some(name) = name_after_office(tokens, phrase, head.end)
            .or_else(after_title)
            .or_else(after_field)
            .or_else(after_posts)
        {
            let titles = phrase.start..name.start;
            let who = self.named(tokens, name, block);
            self.give_titles(tokens, who, titles);
            return Some(who);
        }
        if let Some(name) = head.name(tokens, phrase)
            && !self.is_plural(tokens, &name, phrase)
        {
            let titles = phrase.start..name.start;
            let namesake = self.namesake(tokens, &titles, &name, block);
            let unclear = || self.of_family(tokens, &name, block) == Some(Meant::Unclear);
            if namesake.is_none() && name.len() == 1 && unclear() {
                return None;
            }
            let who = namesake.unwrap_or_else(|| self.named(tokens, name, block));
            self.give_titles(tokens, who, titles);
            return Some(who);
        }
        Some(self.unnamed(tokens, block, &without_relative(tokens, phrase), &head))
    }

    /// Returns true for a noun that opens a phrase: "Republicans", "More than half of the pilots".
    ///
    /// It must not be a known name.
    fn is_plural(&self, tokens: &Tokenized, name: &Range<usize>, phrase: &Range<usize>) -> bool {
        let word = tokens.word(name.start);
        let goes_on = matches!(
            tokens.tag(name.end),
            Tag::Past | Tag::Preposition | Tag::To | Tag::Noun | Tag::Ing | Tag::Subordinator
        );
        name.len() == 1
            && name.start == phrase.start
            && (word.ends_with('s') || goes_on && name.end < phrase.end)
            && self.find(word.trim_end_matches('.')).is_none()
    }

    /// Two people with their posts: "Ada Ling, a judge, and Bo Ek".
    fn pair(&mut self, tokens: &Tokenized, block: usize, phrase: &Range<usize>) -> Option<usize> {
        let and = (phrase.start..phrase.end).rev().find(|at| tokens.is(*at, &["and"]))?;
        let second = name_at(tokens, and + 1).filter(|name| name.end == phrase.end)?;
        let first = name_at(tokens, phrase.start).filter(|name| name.len() > 1 && second.len() > 1)?;
        let closing = and.checked_sub(1).filter(|comma| {
            tokens.tag(*comma) == Tag::Comma && tokens.tag(first.end) == Tag::Comma && first.end + 1 < *comma
        })?;
        let name = format!("{} and {}", words(tokens, &first), words(tokens, &second));
        let one = self.named(tokens, first.clone(), block);
        self.give_post(tokens, one, first.end + 1..closing);
        self.named(tokens, second, block);
        Some(self.group_named(name, stretch(tokens, block, phrase)))
    }

    /// "another", "a third": one more of the people that the last description names, such as "another engineer".
    fn another(&mut self, tokens: &Tokenized, block: usize, phrase: &Range<usize>) -> Option<usize> {
        let ordinal = phrase.len() == 2
            && tokens.is(phrase.start, &["a"])
            && tokens.is(phrase.start + 1, &["second", "third", "fourth", "fifth"]);
        if !(ordinal || phrase.len() == 1 && tokens.is(phrase.start, &["another"])) {
            return None;
        }
        let (last, _) = self.last_described.filter(|(_, at)| at + NEAR >= block)?;
        let head = head_of_description(&self.known.get(last)?.person.name)?.join(" ");
        let name = format!("another {head}");
        let mentions = vec![stretch(tokens, block, phrase)];
        let index = self.known.len();
        self.known.push(Known {
            person: Person { name, unnamed: true, mentions, ..Person::default() },
            ..Known::default()
        });
        Some(index)
    }

    /// The only person whom the text described before: "a senior official in her ministry" is then "the official".
    fn described_before(&self, tokens: &Tokenized, phrase: &Range<usize>) -> Option<usize> {
        if phrase.len() != 2 || !tokens.is(phrase.start, &["the", "this", "that"]) {
            return None;
        }
        let noun = lower_word(tokens, phrase.start + 1);
        let is_meant = |known: &Known| {
            let person = &known.person;
            let head = head_of_description(&person.name).filter(|_| person.unnamed && !person.group);
            head.is_some_and(|head| head.last().is_some_and(|last| last.trim_end_matches(',') == noun))
        };
        let mut meant = self.known.iter().enumerate().filter(|(_, known)| is_meant(known));
        meant.next().filter(|_| meant.next().is_none()).map(|(index, _)| index)
    }

    /// A person without a name, by the whole description.
    pub(super) fn unnamed(
        &mut self,
        tokens: &Tokenized,
        block: usize,
        phrase: &Range<usize>,
        head: &Head,
    ) -> usize {
        let text = words(tokens, phrase);
        let key = text.to_lowercase();
        if let Some(&known) = self.by_words.get(&key) {
            return known;
        }
        if let Some(before) = self.described_before(tokens, phrase) {
            if let Some(known) = self.known.get_mut(before) {
                known.person.mentions.push(stretch(tokens, block, phrase));
            }
            self.by_words.insert(key, before);
            return before;
        }
        let last = lower_word(tokens, head.end.max(phrase.start + 1) - 1);
        let organization = head.organization || head.after_article;
        let joined = head.joined && !lists_fields(tokens, phrase);
        let several = last.ends_with('s') && !last.ends_with("ss");
        let group = organization || joined || several || is_organization(&last);
        let named = organization && phrase.clone().any(|index| tokens.tag(index) == Tag::Name);
        let mentions = vec![stretch(tokens, block, phrase)];
        let index = self.known.len();
        self.known.push(Known {
            person: Person { name: text, group, unnamed: !named, mentions, ..Person::default() },
            ..Known::default()
        });
        self.by_words.insert(key, index);
        index
    }
}

/// The nouns and adjectives of one person whom a text describes: "old engineer" in "an old engineer at the lock".
fn head_of_description(name: &str) -> Option<Vec<&str>> {
    let (article, rest) = name.split_once(' ')?;
    let is_one = matches!(article.to_lowercase().as_str(), "a" | "an" | "one" | "another");
    let ends = |word: &&str| ENDS_OF_HEADS.has(word) || PREPOSITIONS.has(word);
    is_one.then(|| rest.split(' ').take_while(|word| !ends(word)).collect())
}

/// The name after a title that ends a post: "Master of the Rolls Sir *Bo Ek*".
fn name_after_title(tokens: &Tokenized, phrase: &Range<usize>, of: usize) -> Option<Range<usize>> {
    let capital = |at: usize| tokens.tag(at) == Tag::Name && tokens.token(at).capital;
    let of = Some(of).filter(|of| tokens.is(*of, &["of", "for"]) && capital(of - 1))?;
    let run = (of + 1..phrase.end).rev().take_while(|at| capital(*at)).last()?;
    if (of..run).any(|at| tokens.tag(at) == Tag::Conj) {
        return None;
    }
    let title =
        (run..phrase.end).rev().find(|at| is_honorific(tokens.lower(*at)) && !ends_post(tokens, *at))?;
    let name = title + 1..phrase.end;
    (1..=4).contains(&name.len()).then_some(name)
}

/// Returns true for a list of people or groups: "Ada Ling (Arbor), Bo Ek and the pilots".
fn is_enumeration(tokens: &Tokenized, phrase: &Range<usize>) -> bool {
    let comma = phrase.clone().find(|at| tokens.tag(*at) == Tag::Comma);
    let and = phrase.clone().rev().find(|at| tokens.is(*at, &["and"]));
    let relative = phrase.clone().any(|at| matches!(tokens.tag(at), Tag::Relative | Tag::That));
    comma.zip(and).is_some_and(|(comma, and)| comma < and && !relative)
}

/// The phrase without a relative pronoun at its end: "residents" of "residents who".
fn without_relative(tokens: &Tokenized, phrase: &Range<usize>) -> Range<usize> {
    let ends = |at: usize| matches!(tokens.tag(at), Tag::Relative | Tag::That | Tag::Comma | Tag::Dash);
    let mut end = phrase.end;
    while end > phrase.start + 1 && ends(end - 1) {
        end -= 1;
    }
    phrase.start..end
}

/// Where the head of a noun phrase ends: before "of", a relative clause or a verb.
fn head_end(tokens: &Tokenized, phrase: &Range<usize>) -> usize {
    let ends = |index: &usize| {
        let tag = tokens.tag(*index);
        let after_name = tokens.tag(index - 1) == Tag::Name && !has_capital(tokens, *index);
        matches!(tag, Tag::Preposition | Tag::To | Tag::Comma | Tag::Bracket | Tag::Relative | Tag::That)
            || after_name && matches!(tag, Tag::Adverb | Tag::Verb | Tag::Past | Tag::Auxiliary)
    };
    (phrase.start + 1..phrase.end).find(ends).unwrap_or(phrase.end)
}
