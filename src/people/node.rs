//! A full name of a library, with all its appearances.

use super::agree::is_initial;
use super::name::Name;
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// Who owns a name according to the people file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) enum Owner {
    /// The file does not name it.
    #[default]
    Nobody,
    /// The person with this index.
    Entry(usize),
    /// One of several people of the file, who cannot be told apart.
    Unclear,
}

/// A full name, with all its appearances.
#[derive(Clone, Debug, Default)]
pub(super) struct Node {
    pub(super) name: Name,
    pub(super) owner: Owner,
    pub(super) appearances: Vec<usize>,
    /// The titles of each appearance.
    pub(super) titles: Vec<Vec<String>>,
    /// The documents of the appearances, ascending.
    pub(super) documents: Vec<usize>,
    /// The ways in which it is written, with their numbers.
    written: BTreeMap<String, usize>,
    /// True if an appearance shows that the person is a man, and a woman.
    genders: [bool; 2],
}

impl Node {
    /// Returns a name without appearances.
    pub(super) fn new(name: Name, owner: Owner) -> Self {
        Self { name, owner, ..Self::default() }
    }

    /// Adds an appearance with its name.
    pub(super) fn add(&mut self, appearance: usize, document: usize, name: Name) {
        self.appearances.push(appearance);
        self.documents.push(document);
        let rank = |name: &Name| (name.family.len(), Reverse(name.family.clone()));
        let is_better = rank(&name) > rank(&self.name);
        self.titles.push(name.titles);
        *self.written.entry(name.shown).or_default() += 1;
        if let Some(known) = name.woman.and_then(|woman| self.genders.get_mut(usize::from(woman))) {
            *known = true;
        }
        // "Jean Pierre" and "Jean-Pierre" have the same words: the longer family name is right.
        if is_better {
            (self.name.family, self.name.given) = (name.family, name.given);
        }
    }

    /// Sorts the documents, and selects the best way to write the name.
    pub(super) fn finish(&mut self) {
        self.documents.sort_unstable();
        self.documents.dedup();
        self.name.woman = match self.genders {
            [true, false] => Some(false),
            [false, true] => Some(true),
            _ => None,
        };
        let is_mixed =
            |text: &str| text.chars().any(char::is_lowercase) || !text.chars().any(char::is_uppercase);
        let best = self.written.iter().max_by_key(|(text, count)| (is_mixed(text), **count, Reverse(*text)));
        if let Some((best, _)) = best {
            self.name.shown.clone_from(best);
        }
    }

    /// Returns how full the name is, for comparisons.
    pub(super) fn fullness(&self) -> impl Ord + use<> {
        let given = &self.name.given;
        let whole = given.iter().filter(|word| !is_initial(word)).count();
        (
            whole,
            given.len(),
            self.name.generation.is_some(),
            given.concat().len(),
            Reverse(self.name.shown.clone()),
        )
    }
}
