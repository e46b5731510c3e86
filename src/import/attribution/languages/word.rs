//! A word of a language with spaces between words.

use crate::import::attribution::languages::entries::Words;
use std::ops::Range;

/// A word, and the punctuation before it.
#[derive(Clone, Debug)]
pub(crate) struct Word<'a> {
    pub(crate) text: &'a str,
    /// In lower case, with straight apostrophes.
    pub(crate) lower: String,
    pub(crate) range: Range<usize>,
    /// The punctuation between the previous word and this one.
    pub(crate) gap: &'a str,
}

impl<'a> Word<'a> {
    pub(super) fn new(text: &'a str, range: Range<usize>, gap: &'a str) -> Self {
        Self { text, lower: text.to_lowercase().replace('’', "'"), range, gap }
    }

    /// Returns true if the word begins with a capital.
    pub(super) fn has_capital(&self) -> bool {
        self.text.starts_with(char::is_uppercase)
    }

    /// Returns true if a list has the word.
    pub(super) fn is(&self, words: &Words) -> bool {
        words.has(&self.lower)
    }

    /// Returns true if punctuation before the word ends a phrase.
    pub(super) fn is_parted(&self) -> bool {
        !self.gap.is_empty()
    }
}
