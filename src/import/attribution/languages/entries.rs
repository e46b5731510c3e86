//! The word lists of one language: words with values, and nouns with endings.

use crate::import::lexicon::list::{self, WordMap};
use crate::import::lexicon::{Language, given};

/// A word list of one language, with the value after the colon of each entry.
pub(crate) struct Words(WordMap<&'static str, &'static str>);

impl Words {
    pub(super) fn of(language: &Language, name: &str) -> Self {
        Self(language.list(name).map(list::pair).collect())
    }

    /// Returns true if the list has a word.
    pub(super) fn has(&self, word: &str) -> bool {
        self.0.contains_key(word)
    }

    /// The value after the colon of a word's entry.
    pub(super) fn value(&self, word: &str) -> Option<&'static str> {
        self.0.get(word).copied()
    }

    /// Returns true if a word's entry says "woman", false if it says "man".
    pub(super) fn woman(&self, word: &str) -> Option<bool> {
        given::gender(self.value(word)?)
    }

    /// Returns true if a word ends like an entry of more than `longer_than` bytes.
    pub(super) fn ends(&self, word: &str, longer_than: usize) -> bool {
        self.0.keys().any(|ending| ending.len() > longer_than && word.ends_with(ending))
    }
}

/// Nouns that are listed as whole words or by an ending: `-sprecher`.
pub(super) struct Nouns {
    words: Words,
    endings: Vec<&'static str>,
}

impl Nouns {
    pub(super) fn of(language: &Language, name: &str) -> Self {
        let endings = language.list(name).filter_map(|entry| entry.strip_prefix('-')).collect();
        Self { words: Words::of(language, name), endings }
    }

    /// Returns true for a listed noun or a noun with a listed ending.
    pub(super) fn has(&self, word: &str) -> bool {
        self.has_whole(word) || self.endings.iter().any(|ending| word.ends_with(ending))
    }

    /// Returns true for a noun that is listed as a whole word.
    pub(super) fn has_whole(&self, word: &str) -> bool {
        self.words.has(word)
    }
}
