//! Offices before a name, which are no part of it: "Project Scientist Ada Ling", "Secretary of the Treasury Bo Chen".

use crate::import::attribution::english::mention::Mention;
use crate::import::attribution::english::tag::Tag;
use crate::import::attribution::english::tokens::Tokenized;
use crate::import::attribution::people::names::{is_office, is_title, lower};
use crate::import::attribution::people::{People, name_at};
use crate::import::attribution::spans::stretch;
use crate::import::lexicon::names::BODIES;
use crate::import::lexicon::{given, speakers};
use crate::import::person::Person;
use std::ops::Range;

/// What an office is held of, where no more than a name can follow it.
const HELD_OF: &[&str] = &[
    "state",
    "defense",
    "defence",
    "war",
    "treasury",
    "transportation",
    "transport",
    "education",
    "energy",
    "labor",
    "labour",
    "commerce",
    "trade",
    "agriculture",
    "interior",
    "staff",
    "health",
    "justice",
    "finance",
    "foreign",
    "affairs",
    "economy",
    "environment",
    "operations",
    "security",
    "homeland",
    "planning",
    "industry",
    "culture",
    "tourism",
];

/// What follows a family name.
const SUFFIXES: &[&str] = &["jr", "sr", "ii", "iii", "iv", "md", "phd"];

/// Offices that nobody holds together with another one who is named with it.
const HIGH: &[&str] = &[
    "president",
    "king",
    "queen",
    "prince",
    "princess",
    "governor",
    "mayor",
    "senator",
    "premier",
    "chancellor",
    "pope",
];

impl People {
    /// Learns the names of a title, where every word may have a capital: only those that a given name begins.
    pub(crate) fn learn_of_title(&mut self, read: &Tokenized, block: usize) {
        for at in 0..read.tokens.len() {
            let given = read.tag(at) == Tag::Name && given::woman(&lower(read.word(at))).is_some();
            let initial = read.word(at + 1).chars().filter(|c| c.is_alphabetic()).count() == 1;
            let end = at + 2 + usize::from(initial);
            let whole = (at..end).all(|index| read.tag(index) == Tag::Name);
            let body = (at..end).any(|index| BODIES.contains(&&*lower(read.word(index))));
            if given && whole && !body && !read.word(end - 1).ends_with(['’', '\'']) {
                self.named(read, at..end, block);
            }
        }
    }

    /// "President Ling" where the text knows a First Lady Ada Ling: another one of that family.
    pub(crate) fn namesake(
        &mut self,
        read: &Tokenized,
        titles: &Range<usize>,
        name: Range<usize>,
        block: usize,
    ) -> Option<usize> {
        let title =
            titles.clone().map(|index| lower(read.word(index))).find(|word| HIGH.contains(&&**word))?;
        let family = lower(read.word(name.start));
        if name.len() != 1 {
            return None;
        }
        let key = format!("{title} {family}");
        if let Some(&known) = self.by_word.get(&key) {
            return Some(known);
        }
        let known = &self.known[*self.by_word.get(&family)?].person;
        let role = known.role.as_deref()?.to_lowercase();
        let stem = title.get(..5).unwrap_or(&title);
        if role.contains(stem) || role.contains("former") || known.name.to_lowercase() == family {
            return None;
        }
        let person = Person {
            name: read.word(name.start).to_owned(),
            mentions: vec![stretch(read, block, &name)],
            ..Person::default()
        };
        Some(self.add(person, &key))
    }
}

/// The name beside an office that names nobody.
pub(crate) fn name_beside(read: &Tokenized, mention: &Mention) -> Option<Range<usize>> {
    let beside = mention.beside.clone()?;
    let (name, end) = name_at(read, beside.start)?;
    let whole = name.start == beside.start && end == beside.end && name.len() > 1;
    (whole && is_bare_office(read, &mention.phrase)).then_some(name)
}

/// Whether a word makes of a run of capitals the name of a house or a thing.
fn is_thing(word: &str) -> bool {
    BODIES.contains(&word)
        || speakers::is_group(word)
        || matches!(word, "project" | "order" | "act" | "award" | "program" | "programme" | "prize" | "medal")
        || matches!(
            word,
            "day" | "week" | "summit" | "forum" | "hall" | "tower" | "building" | "library" | "plan"
        )
}

/// Where a person's name begins in a run of capitals: behind the last office that stands before it.
pub(crate) fn name_start(read: &Tokenized, run: Range<usize>) -> usize {
    let start = run.start + held_of(read, &run);
    let rest_is_name = |from: usize| {
        let rest = from..run.end;
        !rest.is_empty()
            && rest.len() <= 5
            && !rest.clone().all(|index| SUFFIXES.contains(&&*lower(read.word(index))))
            && !rest.clone().any(|index| is_thing(&lower(read.word(index))))
    };
    let behind = (start..run.end).rev().find(|index| {
        let named = *index > start && given::woman(&lower(read.word(*index - 1))).is_some();
        let word = read.word(*index);
        (is_office(word) || is_title(word)) && !named && rest_is_name(index + 1)
    });
    behind.map_or(start, |office| office + 1)
}

/// How many words of a run an office before it is held of: "Secretary of *State* Rubio".
fn held_of(read: &Tokenized, run: &Range<usize>) -> usize {
    if office_of(read, run.start).is_none() {
        return 0;
    }
    let known = run.clone().take_while(|index| HELD_OF.contains(&&*lower(read.word(*index)))).count();
    // A given name says where the name begins.
    let given = (run.start + 1..run.end.saturating_sub(1))
        .find(|index| given::woman(&lower(read.word(*index))).is_some());
    match given {
        _ if run
            .clone()
            .take(given.map_or(known, |given| given - run.start))
            .any(|index| is_office(read.word(index))) =>
        {
            0
        }
        Some(given) => given - run.start,
        None if known > 0 && (1..4).contains(&(run.len() - known)) => known,
        None => 0,
    }
}

/// Where "of" stands, where the words before `at` are an office and "of": "Secretary of the", "Secretary of Health and".
fn office_of(read: &Tokenized, at: usize) -> Option<usize> {
    let joined = at.checked_sub(1).is_some_and(|before| read.tag(before) == Tag::Conj);
    let within = if joined { 6 } else { 2 };
    let small = |index: usize| !read.tokens[index].capital && !read.is(index, &["the", "and"]);
    let of = (0..at).rev().take(within).find(|index| small(*index))?;
    let near = joined || of + 1 == at || read.is(of + 1, &["the"]);
    (near && read.is(of, &["of", "for"]) && of > 0 && is_office(read.word(of - 1))).then_some(of)
}

/// Where the office before a run of capitals begins, what it is held of with it.
pub(crate) fn office_start(read: &Tokenized, at: usize) -> usize {
    let from = office_of(read, at).unwrap_or(at);
    let capitals = (0..from).rev().take_while(|index| read.tag(*index) == Tag::Name);
    if from < at { capitals.last().unwrap_or(at) } else { at }
}

/// The name behind an office and what it is held of, in a noun phrase: "the Secretary of State *Ada Ling*".
pub(crate) fn behind_office(read: &Tokenized, phrase: &Range<usize>, of: usize) -> Option<Range<usize>> {
    if of <= phrase.start || !read.is(of, &["of", "for"]) || !is_office(read.word(of - 1)) {
        return None;
    }
    let inside = |index: &usize| matches!(read.tag(*index), Tag::Name | Tag::Determiner | Tag::Conj);
    let end = (of + 1..phrase.end).find(|index| !inside(index)).unwrap_or(phrase.end);
    let start = (of + 1..end).rev().take_while(|index| read.tag(*index) == Tag::Name).last()?;
    let name = start + held_of(read, &(start..end))..end;
    (name.start > start && !name.clone().any(|index| is_office(read.word(index)))).then_some(name)
}

/// Whether a phrase is an office and names nobody: "Chair of the Walkers' Trust".
pub(crate) fn is_bare_office(read: &Tokenized, phrase: &Range<usize>) -> bool {
    let first = phrase.start + usize::from(read.tag(phrase.start) == Tag::Determiner);
    let end = (first..phrase.end)
        .find(|index| !matches!(read.tag(*index), Tag::Name | Tag::Noun | Tag::Dash))
        .unwrap_or(phrase.end);
    end > first && is_office(read.word(end - 1)) && behind_office(read, phrase, end).is_none()
}
