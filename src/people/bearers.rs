//! Finds whom a family name alone means.

use super::alone::Alone;
use super::appearance::Appearance;
use super::draft::Draft;
use super::file::{PeopleFile, Post};
use super::name::{Hints, Name};
use super::node::Node;
use super::person::Reason;
use super::post::{Office, Term};
use std::cmp::Reverse;
use std::collections::{HashMap, HashSet};

/// How many times more documents show that somebody held a post than that somebody else did, whose post is taken for a
/// mistake.
const MANY_TIMES: usize = 10;

/// Whom a family name alone means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Whose {
    /// The person with this index.
    Person(usize, Reason),
    /// Nobody who is known, or one of several people.
    Nobody,
    /// It is not known to be a family name.
    NoName,
}

/// What is known about a person with a full name.
#[derive(Clone, Debug, Default)]
struct Bearer {
    /// True for a woman, false for a man, if known.
    woman: Option<bool>,
    titles: HashSet<String>,
    offices: HashMap<Office, Term>,
    /// The offices in the people file, with their terms.
    decided: Vec<(Office, Term)>,
}

/// The people with full names, by family name and by document.
pub(super) struct Bearers<'a> {
    appearances: &'a [Appearance],
    all: Vec<Bearer>,
    by_family: HashMap<Vec<String>, Vec<usize>>,
    /// The people of each document, with the post that each has there.
    by_document: HashMap<usize, Vec<(usize, Option<Office>)>>,
}

impl<'a> Bearers<'a> {
    /// Collects the people who have one of the family names that are alone somewhere.
    pub(super) fn new(
        appearances: &'a [Appearance],
        file: &PeopleFile,
        nodes: &[Node],
        of_node: &[usize],
        drafts: &[Draft],
        alone: &[Alone],
    ) -> Self {
        let wanted: HashSet<&[String]> = alone.iter().map(|alone| &*alone.name.family).collect();
        let mut new = Self {
            appearances,
            all: vec![Bearer::default(); drafts.len()],
            by_family: HashMap::new(),
            by_document: HashMap::new(),
        };
        for (node, draft) in nodes.iter().zip(of_node) {
            if wanted.contains(&*node.name.family) {
                new.add(node, *draft);
            }
        }
        for (at, draft) in drafts.iter().enumerate() {
            let Some(entry) = draft.entry.and_then(|entry| file.people.get(entry)) else { continue };
            let family = Name::parse(&entry.name, Hints::default()).map(|name| name.family);
            if let Some(family) = family.filter(|family| wanted.contains(&**family)) {
                new.add_to_family(&family, at);
            }
            if let Some(bearer) = new.all.get_mut(at) {
                bearer.decided.extend(entry.posts.iter().filter_map(decided));
            }
        }
        new
    }

    fn add(&mut self, node: &Node, draft: usize) {
        self.add_to_family(&node.name.family, draft);
        let Some(bearer) = self.all.get_mut(draft) else { return };
        bearer.woman = bearer.woman.or(node.name.woman);
        for (at, titles) in node.appearances.iter().zip(&node.titles) {
            let Some(appearance) = self.appearances.get(*at) else { continue };
            bearer.titles.extend(titles.iter().cloned());
            let office = Office::of(appearance, titles);
            if let Some(office) = &office {
                bearer.offices.entry(office.clone()).or_default().add(appearance.day);
            }
            self.by_document.entry(appearance.document).or_default().push((draft, office));
        }
    }

    fn add_to_family(&mut self, family: &[String], draft: usize) {
        let known = self.by_family.entry(family.to_vec()).or_default();
        if !known.contains(&draft) {
            known.push(draft);
        }
    }

    /// Returns the people with a family name.
    pub(super) fn of_family(&self, family: &[String]) -> &[usize] {
        self.by_family.get(family).map_or(&[], Vec::as_slice)
    }

    /// Returns true for a woman and false for a man, if known.
    pub(super) fn woman(&self, at: usize) -> Option<bool> {
        self.all.get(at)?.woman
    }

    /// Returns whom a family name means.
    pub(super) fn of(&self, alone: &Alone) -> Whose {
        let Some(appearance) = self.appearances.get(alone.appearance) else { return Whose::Nobody };
        match self.by_family.get(&alone.name.family) {
            None if alone.is_bare => Whose::NoName,
            None => Whose::Nobody,
            Some(family) => self.one_of(family, alone, appearance).unwrap_or(Whose::Nobody),
        }
    }

    /// Returns the one of several people who is meant.
    fn one_of(&self, family: &[usize], alone: &Alone, appearance: &Appearance) -> Option<Whose> {
        let name = &alone.name;
        let can_be = |at: &usize| {
            let woman = self.all.get(*at).and_then(|bearer| bearer.woman);
            woman.zip(name.woman).is_none_or(|(one, other)| one == other)
        };
        let family: Vec<usize> = family.iter().copied().filter(can_be).collect();
        let here = self.by_document.get(&appearance.document).map_or(&[][..], Vec::as_slice);
        let mut here: Vec<usize> = here.iter().map(|(at, _)| *at).filter(|at| family.contains(at)).collect();
        here.sort_unstable();
        here.dedup();
        let only = |one| Whose::Person(one, Reason::OnlyInDocument(name.shown.clone()));
        let Some(office) = Office::of(appearance, &name.titles) else {
            return <[usize; 1]>::try_from(here).ok().map(|[one]| only(one));
        };
        let known = appearance.role.as_ref().or(appearance.honorific.as_ref()).cloned();
        let post = known.unwrap_or_else(|| name.titles.join(" "));
        let by_post = |one| Whose::Person(one, Reason::OnlyHolder(name.shown.clone(), post.clone()));
        let of = |one| if *here == [one] { only(one) } else { by_post(one) };
        let in_library = self.holder(&family, &office, appearance);
        let in_document = self.holder_in(appearance.document, &here, &office);
        match (in_library, in_document) {
            // The document and the library disagree.
            (Some(one), Some(other)) if one != other => None,
            (Some(one), _) | (None, Some(one)) => Some(of(one)),
            (None, None) => match (self.holder(&here, &office, appearance), &*here) {
                (Some(one), _) => Some(of(one)),
                (None, [one]) => {
                    let is_free = family.iter().all(|at| self.times(*at, &office, appearance) == 0)
                        && !self.has_post(*one, appearance.document);
                    is_free.then(|| only(*one))
                }
                _ => None,
            },
        }
    }

    /// Returns the only one of several people who held an office on the day of an appearance.
    fn holder(&self, of: &[usize], office: &Office, appearance: &Appearance) -> Option<usize> {
        let times = of.iter().map(|at| (self.times(*at, office, appearance), *at));
        let mut holders: Vec<(usize, usize)> = times.filter(|(times, _)| *times > 0).collect();
        holders.sort_unstable_by_key(|holder| Reverse(*holder));
        match *holders {
            [(_, one)] => Some(one),
            [(most, one), (second, _), ..] if most >= second.saturating_mul(MANY_TIMES) => Some(one),
            _ => None,
        }
    }

    /// Returns the only one of several people to whom a document gives an office.
    fn holder_in(&self, document: usize, of: &[usize], office: &Office) -> Option<usize> {
        let here = self.by_document.get(&document)?;
        let holds = |at: &&usize| {
            here.iter().any(|(own, post)| own == *at && post.as_ref().is_some_and(|post| post.agrees(office)))
        };
        let mut holders = of.iter().filter(holds);
        holders.next().copied().filter(|_| holders.next().is_none())
    }

    /// Returns how many appearances show that a person held an office on the day of an appearance.
    fn times(&self, at: usize, office: &Office, appearance: &Appearance) -> usize {
        let Some(bearer) = self.all.get(at) else { return 0 };
        let fits = |own: &Office, term: &Term| own.agrees(office) && term.includes(appearance.day);
        if bearer.decided.iter().any(|(own, term)| fits(own, term)) {
            return usize::MAX;
        }
        let shown = bearer.offices.iter().filter(|known| fits(known.0, known.1));
        shown.map(|(_, term)| term.appearances).sum()
    }

    /// Returns true if a person has a title in a document.
    pub(super) fn has_title(&self, at: usize, title: &str) -> bool {
        self.all.get(at).is_some_and(|bearer| bearer.titles.contains(title))
    }

    /// Returns the offices of a person, in documents and in the people file.
    pub(super) fn offices(&self, at: usize) -> impl Iterator<Item = &Office> {
        let bearer = self.all.get(at);
        let decided = bearer.into_iter().flat_map(|bearer| bearer.decided.iter().map(|(office, _)| office));
        bearer.into_iter().flat_map(|bearer| bearer.offices.keys()).chain(decided)
    }

    /// Returns true if a document gives a person a post.
    fn has_post(&self, at: usize, document: usize) -> bool {
        let here = self.by_document.get(&document);
        here.is_some_and(|here| here.iter().any(|(own, office)| *own == at && office.is_some()))
    }
}

/// Returns the office of a post in the people file, with its term.
fn decided(post: &Post) -> Option<(Office, Term)> {
    let office = Office::new(post.role.as_deref()?, post.organization.as_deref())?;
    Some((office, Term { first: post.since, last: post.until, is_exact: true, appearances: 0 }))
}
