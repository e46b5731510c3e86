//! The tables of a file of side notes, each declared once.

use super::entry::{described, missing_key, table, unknown_key};
use super::field::{Field, Reading, Words};
use super::nested::Tables;
use super::table::Table;
use crate::diagnostic::Span;
use serde_json::{Map, Value, json};
use toml::de::DeTable;

table! {
    /// Notes and tags on a briefing that cannot be changed, in a file beside it or among the user's own files.
    SideDocument {
        /// Notes and tags on its quotes.
        quotes: Tables<SideQuoteEntry<'s>>,
        /// Notes on words of its texts.
        notes: Tables<SideNoteEntry<'s>>,
    }
}

table! {
    /// A note and tags on a quote.
    SideQuoteEntry {
        /// The id of the quote.
        id: Words<'s>,
        /// The id of its section.
        section: Words<'s>,
        /// Its words, to find it again if no quote has the id.
        text (required): Words<'s>,
        /// The words before it in the text of its section.
        before: Words<'s>,
        /// The words after it.
        after: Words<'s>,
        /// The note.
        note: Words<'s>,
        /// Keywords for searching.
        tags: Vec<Words<'s>>,
    }
}

table! {
    /// A note on words of the text of a section.
    SideNoteEntry {
        /// The id of the section.
        section: Words<'s>,
        /// The words.
        text (required): Words<'s>,
        /// The words before them.
        before: Words<'s>,
        /// The words after them.
        after: Words<'s>,
        /// The note.
        note: Words<'s>,
        /// Keywords for searching.
        tags: Vec<Words<'s>>,
    }
}
