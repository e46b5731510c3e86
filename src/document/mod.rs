//! TOML to a briefing: [`Document`] is what a file says, [`resolve`] makes a [`Briefing`]
//! of it, and both report what is wrong instead of failing. [`write`](write()) makes the file's text.

pub(crate) mod build;
mod entry;
mod field;
mod grammar;
mod nested;
mod resolve;
mod source;
mod write;

use crate::diagnostic::Diagnostic;
use crate::model::Briefing;

pub use entry::{
    CaptionEntry, Document, EventEntry, FigureEntry, OriginalEntry, QuoteEntry, SectionEntry, SourceEntry,
    SpeakerEntry,
};
pub(crate) use field::{slug, wrong_type};
pub(crate) use grammar::grammar_of;
pub(crate) use nested::Tables;
pub use resolve::resolve;
pub use source::decode;
pub(crate) use write::wrap;
pub use write::{Comments, Offer, SectionComments, write};

/// The version of the format that is read.
pub const FORMAT: u64 = 1;

/// Reads a briefing from the text of its file.
///
/// Returns the briefing as far as it could be read, `None` when the text is no briefing or one of an
/// unknown format, and everything that is wrong, in the order of the file.
pub fn read(source: &str) -> (Option<Briefing>, Vec<Diagnostic>) {
    let mut diagnostics = Vec::new();
    let briefing =
        entry::parse(source, &mut diagnostics).map(|document| resolve(document, source, &mut diagnostics));
    sort(&mut diagnostics);
    (briefing, diagnostics)
}

/// Puts diagnostics in the order of the file, errors first where two are at one place.
pub fn sort(diagnostics: &mut [Diagnostic]) {
    diagnostics
        .sort_by_key(|diagnostic| (diagnostic.span.start, std::cmp::Reverse(diagnostic.fault.severity)));
}

/// The JSON Schema (draft 2020-12) of the format, for editors; dates and times are strings in it.
pub fn schema() -> serde_json::Value {
    entry::schema()
}
