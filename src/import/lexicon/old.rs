//! A list of words that spaces divide, in which a word is looked up at once.

use std::collections::HashSet;
use std::sync::OnceLock;

/// Words in small letters.
pub(crate) struct List {
    words: &'static str,
    set: OnceLock<HashSet<&'static str>>,
}

impl List {
    pub(crate) const fn new(words: &'static str) -> Self {
        Self { words, set: OnceLock::new() }
    }

    /// Whether a word in small letters is in it.
    pub(crate) fn has(&self, word: &str) -> bool {
        self.set.get_or_init(|| self.words.split_ascii_whitespace().collect()).contains(word)
    }
}
