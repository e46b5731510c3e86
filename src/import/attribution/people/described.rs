//! Resolves noun phrases to people, by name or by description.

use super::names::{is_organization, is_title, lower};
use super::runs::{has_capital, name_after_office, name_start, words};
use super::{Known, People};
use crate::import::attribution::english::tag::Tag;
use crate::import::attribution::english::tokens::Tokenized;
use crate::import::attribution::spans::stretch;
use crate::import::person::Person;
use std::ops::Range;

/// The parts of a noun phrase that show if it names somebody.
struct Head {
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
    fn of(tokens: &Tokenized, phrase: &Range<usize>) -> Self {
        let end = head_end(tokens, phrase);
        let capitals = (phrase.start..end).rev().take_while(|index| tokens.tag(*index) == Tag::Name);
        let start = match capitals.last() {
            Some(first) if !is_title(tokens.word(end - 1)) => name_start(tokens, first..end),
            _ => end,
        };
        Self {
            start,
            end,
            after_article: tokens.tag(phrase.start) == Tag::Determiner && start == phrase.start + 1,
            organization: (start..end).any(|index| is_organization(tokens.word(index))),
            joined: (phrase.start..end).any(|index| tokens.tag(index) == Tag::Conj),
        }
    }

    /// The name of the person whom the phrase names.
    fn name(&self, tokens: &Tokenized, phrase: &Range<usize>) -> Option<Range<usize>> {
        let name = self.start..self.end;
        let of = tokens.is(self.end, &["of"]) && self.end < phrase.end;
        let owner = tokens.is(self.end, &["’s", "'s"]);
        let named = (1..=4).contains(&name.len())
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
    pub(super) fn described(&mut self, tokens: &Tokenized, block: usize, phrase: &Range<usize>) -> usize {
        let head = Head::of(tokens, phrase);
        if let Some(name) = name_after_office(tokens, phrase, head.end) {
            let titles = phrase.start..name.start;
            let who = self.named(tokens, name, block);
            self.give_titles(tokens, who, titles);
            return who;
        }
        if let Some(name) = head.name(tokens, phrase)
            && !self.is_plural(tokens, &name, phrase)
        {
            let titles = phrase.start..name.start;
            let namesake = self.namesake(tokens, &titles, &name, block);
            let who = namesake.unwrap_or_else(|| self.named(tokens, name, block));
            self.give_titles(tokens, who, titles);
            return who;
        }
        self.unnamed(tokens, block, phrase, &head)
    }

    /// Returns true for a plural noun that opens a phrase: "Republicans".
    ///
    /// It must not be a known name.
    fn is_plural(&self, tokens: &Tokenized, name: &Range<usize>, phrase: &Range<usize>) -> bool {
        let word = tokens.word(name.start);
        name.len() == 1
            && name.start == phrase.start
            && word.ends_with('s')
            && self.find(word.trim_end_matches('.')).is_none()
    }

    /// A person without a name, by the whole description.
    fn unnamed(&mut self, tokens: &Tokenized, block: usize, phrase: &Range<usize>, head: &Head) -> usize {
        let text = words(tokens, phrase);
        let key = text.to_lowercase();
        if let Some(&known) = self.by_words.get(&key) {
            return known;
        }
        let last = lower(tokens.word(head.end.max(phrase.start + 1) - 1));
        let organization = head.organization || head.after_article;
        let group = organization || head.joined || last.ends_with('s') || is_organization(&last);
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

/// Where the head of a noun phrase ends: before "of", a relative clause or a verb.
fn head_end(tokens: &Tokenized, phrase: &Range<usize>) -> usize {
    let ends = |index: &usize| {
        let tag = tokens.tag(*index);
        let after_name = tokens.tag(index - 1) == Tag::Name && !has_capital(tokens, *index);
        matches!(tag, Tag::Preposition | Tag::Comma | Tag::Bracket | Tag::Relative | Tag::That)
            || after_name && matches!(tag, Tag::Adverb | Tag::Verb | Tag::Past | Tag::Auxiliary)
    };
    (phrase.start + 1..phrase.end).find(ends).unwrap_or(phrase.end)
}
