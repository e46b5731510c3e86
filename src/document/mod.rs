//! Reads and writes briefings as TOML.
//!
//! [`Document`] mirrors the file, [`resolve`] turns it into a [`Briefing`], and [`write`](write()) makes the text of a
//! file. Reading reports problems instead of failing.

pub(crate) mod build;
mod entry;
mod field;
mod grammar;
mod image_path;
mod import;
mod interrupted;
mod nested;
mod note;
mod parse;
mod raw;
mod resolve;
mod side;
mod side_entry;
mod source;
mod table;
mod write;

use crate::diagnostic::Diagnostic;
use crate::model::Briefing;

pub use entry::{
    CaptionEntry, Document, EventEntry, FigureEntry, ImportEntry, NoteEntry, OriginalEntry, QuoteEntry,
    RejectedEntry, SectionEntry, SourceEntry, SpeakerEntry,
};
pub(crate) use field::{slug, wrong_type};
pub(crate) use grammar::grammar_of;
pub(crate) use nested::Tables;
pub use resolve::resolve;
pub use side::{merge, read_side};
pub use side_entry::{SideDocument, SideNoteEntry, SideQuoteEntry};
pub use source::{decode, imported_from, looks_like_briefing};
pub use write::{Comments, Offer, SectionComments, write};
pub(crate) use write::{lines, wrap};

/// The supported version of the format.
pub const FORMAT: u64 = 1;

/// Reads a briefing from the text of its file, and returns it with all problems in the order of the file.
///
/// Unusable parts are left out. The briefing is `None` if the text is not a briefing or has an unknown format.
pub fn read(source: &str) -> (Option<Briefing>, Vec<Diagnostic>) {
    let mut diagnostics = Vec::new();
    let briefing =
        parse::parse(source, &mut diagnostics).map(|document| resolve(document, source, &mut diagnostics));
    sort(&mut diagnostics);
    (briefing, diagnostics)
}

/// Sorts diagnostics by position; at the same position, errors come first.
pub fn sort(diagnostics: &mut [Diagnostic]) {
    diagnostics
        .sort_by_key(|diagnostic| (diagnostic.span.start, std::cmp::Reverse(diagnostic.fault.severity)));
}

/// Returns the JSON Schema (draft 2020-12) of the format, for editors. Dates and times are strings.
pub fn schema() -> serde_json::Value {
    parse::schema()
}
