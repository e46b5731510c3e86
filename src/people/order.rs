//! Finds the names that begin with the family name: "President Hu" shows it for "Hu Weiwei".

use super::appearance::Appearance;
use super::kind::Kind;
use super::name::{Hints, Name, folded, is_title};
use std::collections::{HashMap, HashSet};

/// The parts of an appearance that decide what its name is.
#[derive(PartialEq, Eq, Hash)]
struct Words<'a> {
    name: &'a str,
    family: Option<&'a str>,
    given: Option<&'a str>,
    honorific: Option<&'a str>,
    role: Option<&'a str>,
}

/// The names of a library, each split once.
#[derive(Default)]
pub(super) struct Names<'a> {
    known: HashMap<Words<'a>, Kind>,
    /// The words of names that begin with the family name.
    family_first: HashSet<Vec<String>>,
}

impl<'a> Names<'a> {
    /// Finds out the order of the names.
    pub(super) fn new(appearances: &'a [Appearance]) -> Self {
        // How often the first and the last word of a name is the family name.
        let mut votes: HashMap<Vec<String>, (usize, usize)> = HashMap::new();
        let mut texts: HashMap<&str, Option<(Vec<String>, String)>> = HashMap::new();
        for appearance in appearances.iter().filter(|one| !one.group && !one.unnamed) {
            let parsed = texts.entry(&appearance.name).or_insert_with(|| {
                let name = Name::parse(&appearance.name, Hints::default())?;
                let first = name.given.first().filter(|first| first.chars().count() > 1)?.clone();
                Some((name.key(), first))
            });
            let Some((key, first)) = parsed else { continue };
            let family = appearance.family.as_deref().map(folded);
            let is_first = family.as_ref() == Some(first);
            let by_alias = appearance.aliases.iter().filter(|alias| is_title_with(alias, first)).count();
            let by_last = usize::from(family.is_some() && !is_first);
            if usize::from(is_first) + by_alias + by_last > 0 {
                let votes = votes.entry(key.clone()).or_default();
                votes.0 += usize::from(is_first) + by_alias;
                votes.1 += by_last;
            }
        }
        let first = votes.into_iter().filter(|(_, (first, last))| first > last).map(|(key, _)| key);
        Self { family_first: first.collect(), known: HashMap::new() }
    }

    /// Returns what an appearance is, with the name of a person in parts.
    pub(super) fn kind(&mut self, appearance: &'a Appearance) -> Kind {
        if appearance.group || appearance.unnamed {
            return Kind::of(appearance, false);
        }
        let words = Words {
            name: &appearance.name,
            family: appearance.family.as_deref(),
            given: appearance.given.as_deref(),
            honorific: appearance.honorific.as_deref(),
            role: appearance.role.as_deref(),
        };
        if let Some(kind) = self.known.get(&words) {
            return kind.clone();
        }
        let kind = match Kind::of(appearance, false) {
            Kind::Person(name) if self.family_first.contains(&name.key()) => Kind::of(appearance, true),
            kind => kind,
        };
        self.known.insert(words, kind.clone());
        kind
    }
}

/// Returns true for a title and one word: "President Hu".
fn is_title_with(alias: &str, family: &str) -> bool {
    let Some((before, last)) = alias.rsplit_once(' ') else { return false };
    folded(last) == family && before.split(' ').next_back().is_some_and(is_title)
}
