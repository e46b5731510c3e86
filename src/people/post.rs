//! Posts: compares offices, and tells who held which one when.

use super::appearance::Appearance;
use super::name::folded;
use crate::import::lexicon::list::List;
use crate::import::lexicon::{offices, small_words, speakers};
use crate::model::Date;
use crate::text::fold::writes_no_spaces;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

static RANKS: List = List::all("ranks-of-offices");
static IN_FULL: List = List::of("english", "titles-in-full");

/// How many days before its first and after its last appearance a post may have been held.
pub(super) const MAX_DAYS_OUTSIDE: i64 = 366;

/// A post, and when it was held.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct HeldPost {
    /// The role, such as "Chair".
    pub role: Option<String>,
    /// The organization.
    pub organization: Option<String>,
    /// The first day on which a document names it.
    pub first: Option<Date>,
    /// The last day on which a document names it.
    pub last: Option<Date>,
    /// The number of documents that name it.
    pub documents: usize,
}

impl HeldPost {
    /// Returns role and organization: `Chair, Harbour City Council`.
    pub fn words(&self) -> String {
        let parts = [self.role.as_deref(), self.organization.as_deref()];
        parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
    }
}

/// An office in comparable words.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Office {
    /// Its noun: "secretary".
    noun: String,
    /// "deputy", "former".
    ranks: Vec<String>,
    /// All words, sorted, with those of the organization.
    words: Vec<String>,
}

impl Office {
    /// Returns the office of an appearance, from the role or from a title that is an office.
    pub(super) fn of(appearance: &Appearance, titles: &[String]) -> Option<Self> {
        let role = appearance.role.as_deref();
        let organization = appearance.organization.as_deref();
        role.and_then(|role| Self::new(role, organization))
            .or_else(|| Self::new(&titles.join(" "), organization))
    }

    /// Returns an office from its words, or `None` if they name none.
    pub(super) fn new(role: &str, organization: Option<&str>) -> Option<Self> {
        if role.contains(writes_no_spaces) {
            let words = vec![folded(role)];
            return Some(Self { noun: folded(role), ranks: Vec::new(), words });
        }
        // The noun comes before the field: "Secretary of State".
        let head = role.split(',').next().unwrap_or(role);
        let before_field = head.split_whitespace().take_while(|word| !small_words::is_small_in_office(word));
        let head: Vec<String> = before_field.map(in_full).collect();
        let noun =
            head.iter().rev().find(|word| offices::is_office(word) || speakers::is_person(word))?.clone();
        let mut ranks: Vec<String> = head.into_iter().filter(|word| RANKS.has(word)).collect();
        ranks.sort_unstable();
        let all = role.split(|c: char| !c.is_alphanumeric() && !matches!(c, '.' | '\'' | '’'));
        let all = all.chain(organization.unwrap_or_default().split_whitespace());
        let mut words: Vec<String> = all
            .filter(|word| !small_words::is_small_in_office(word))
            .map(in_full)
            .filter(|word| !word.is_empty())
            .collect();
        words.sort_unstable();
        words.dedup();
        Some(Self { noun, ranks, words })
    }

    /// Returns true if two posts can be the same: one may only have more words.
    pub(super) fn agrees(&self, other: &Self) -> bool {
        let (fewer, more) = if self.words.len() <= other.words.len() { (self, other) } else { (other, self) };
        self.noun == other.noun
            && self.ranks == other.ranks
            && fewer.words.iter().all(|word| more.words.binary_search(word).is_ok())
    }

    /// Returns the number of words.
    pub(super) fn len(&self) -> usize {
        self.words.len()
    }
}

/// Returns a folded word, and the whole word for an abbreviated title.
fn in_full(word: &str) -> String {
    let word = folded(word);
    IN_FULL.pairs().find(|(short, _)| **short == word).map_or(word, |(_, full)| full.to_owned())
}

/// The days between which a post was held, as far as they are known.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Term {
    pub(super) first: Option<Date>,
    pub(super) last: Option<Date>,
    /// True if the days are known exactly.
    pub(super) is_exact: bool,
    /// The number of appearances that show it.
    pub(super) appearances: usize,
}

impl Term {
    /// Extends the term to a day.
    pub(super) fn add(&mut self, day: Option<Date>) {
        self.appearances += 1;
        self.first = self.first.into_iter().chain(day).min();
        self.last = self.last.into_iter().chain(day).max();
    }

    /// Returns true if the post was held on a day; an unknown day or term excludes nothing.
    pub(super) fn includes(&self, day: Option<Date>) -> bool {
        let Some(day) = day.map(Date::days_since_1970) else { return true };
        let outside = if self.is_exact { 0 } else { MAX_DAYS_OUTSIDE };
        self.first.is_none_or(|first| first.days_since_1970() - outside <= day)
            && self.last.is_none_or(|last| day <= last.days_since_1970() + outside)
    }
}

/// Returns the posts of appearances, the earliest first.
pub(super) fn history<'a>(appearances: impl Iterator<Item = &'a Appearance>) -> Vec<HeldPost> {
    let mut posts: BTreeMap<(String, String), HeldPost> = BTreeMap::new();
    for appearance in appearances {
        let role = appearance.role.clone();
        let organization = appearance.organization.clone();
        if role.is_none() && organization.is_none() {
            continue;
        }
        let key = |text: &Option<String>| folded(text.as_deref().unwrap_or_default());
        let post = posts.entry((key(&role), key(&organization))).or_default();
        // Of several spellings, the first in order of letters is shown, whatever the order of the documents.
        if post.documents == 0 || (&role, &organization) < (&post.role, &post.organization) {
            (post.role, post.organization) = (role, organization);
        }
        post.documents += 1;
        post.first = post.first.into_iter().chain(appearance.day).min();
        post.last = post.last.into_iter().chain(appearance.day).max();
    }
    let mut posts: Vec<HeldPost> = posts.into_values().collect();
    posts.sort_by(|a, b| {
        (a.first, a.last, &a.role, &a.organization).cmp(&(b.first, b.last, &b.role, &b.organization))
    });
    posts
}

/// Returns the latest post: of the posts that more than one document names, if there are any.
pub(super) fn latest(posts: &[HeldPost]) -> Option<&HeldPost> {
    let office = |post: &HeldPost| Office::new(post.role.as_deref()?, post.organization.as_deref());
    let all: Vec<Option<Office>> = posts.iter().map(office).collect();
    let agree = |one: usize, other: usize| match (all.get(one), all.get(other)) {
        (Some(Some(one)), Some(Some(other))) => one.agrees(other),
        _ => one == other,
    };
    let documents = |at: usize| -> usize {
        posts.iter().enumerate().filter(|(other, _)| agree(at, *other)).map(|(_, post)| post.documents).sum()
    };
    let most_documents = |at: &usize| posts.get(*at).map_or(0, |post| post.documents);
    let last = |at: usize| {
        posts
            .iter()
            .enumerate()
            .filter(|(other, _)| agree(at, *other))
            .filter_map(|(_, post)| post.last)
            .max()
    };
    let is_confirmed = |at: &usize| documents(*at) > 1;
    let any_confirmed = (0..posts.len()).any(|at| is_confirmed(&at));
    let found = (0..posts.len()).filter(|at| !any_confirmed || is_confirmed(at));
    let best = found.max_by_key(|at| (last(*at), most_documents(at), std::cmp::Reverse(*at)))?;
    posts.get(best)
}
