//! Queries over many briefings: words, phrases and filters, typed in one line.
//!
//! The reader's search finds typed letters anywhere. A query instead finds statements and paragraphs that contain every
//! word, in any order. Each word must match the start of a word in the text.

mod matching;
mod parse;
#[cfg(test)]
pub(crate) mod sample;
mod words;

use crate::model::Kind;
use crate::text::find::Needle;
use std::fmt;
use std::ops::Range;

pub use matching::{Match, TextKind};
pub use words::{Lookup, Word, names_of, telling_words, words_of};

/// A parsed query.
#[derive(Clone, Debug, Default)]
pub struct Query {
    /// What a text must contain, or must not.
    terms: Vec<Term>,
    filters: Vec<Filter>,
}

/// A word or a phrase.
#[derive(Clone, Debug)]
struct Term {
    needle: Needle,
    /// True if it must end where a word ends.
    is_whole: bool,
    /// True if a text must not contain it.
    is_excluded: bool,
}

/// A filter: `by:ling`.
#[derive(Clone, Debug)]
struct Filter {
    kind: FilterKind,
    /// True if it excludes what it matches: `-by:ling`.
    is_excluded: bool,
}

#[derive(Clone, Debug)]
enum FilterKind {
    /// Words of the speaker's name.
    By(Vec<Needle>),
    /// The kind of a quote.
    Kind(Kind),
    /// Words of the title of the event or of the section.
    In(Vec<Needle>),
    /// A tag of the quote or of the event, folded.
    Tag(String),
    /// The language (BCP 47), in lowercase; `en` also stands for `en-GB`.
    Language(String),
    /// The first day, month or year, in ISO 8601.
    Since(String),
    /// The last day, month or year, in ISO 8601.
    Until(String),
    /// Whether a person has checked who said it.
    Checked(bool),
}

/// An error in a query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QueryError {
    /// What is wrong, without a full stop.
    pub message: String,
    /// How to write it instead.
    pub help: String,
    /// The byte range in the query.
    pub span: Range<usize>,
}

impl fmt::Display for QueryError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.message, self.help)
    }
}

impl std::error::Error for QueryError {}
