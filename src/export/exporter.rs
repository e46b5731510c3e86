//! The interface of an export format: how it writes quotes, and what it can do.

use super::{Refusal, Style};
use crate::guard::Released;
use std::fmt;

/// A format that quotes can be written in.
///
/// An exporter writes to a [`fmt::Write`] and opens no file. The same records give the same bytes on every machine and
/// in every locale.
pub trait Exporter: fmt::Debug + Send + Sync {
    /// Returns the name that the user types: `text`.
    fn name(&self) -> &str;

    /// Returns the extension of its files, without the dot: `txt`.
    fn ending(&self) -> &str;

    /// Returns its media type (RFC 6838): `text/plain`.
    fn media_type(&self) -> &str;

    /// Returns what the format is for, in a few words.
    fn purpose(&self) -> &str;

    /// Writes all `records` as one well-formed document that ends with a line feed.
    ///
    /// Fails if a record lacks something that the format requires.
    fn write(&self, records: &[Released<'_>], style: Style, out: &mut dyn fmt::Write) -> Result<(), Refusal>;

    /// Returns true if it follows the [`Style`].
    ///
    /// Formats for people do. Data for programs is always the same.
    fn is_styled(&self) -> bool {
        false
    }

    /// Returns true if it can write the question that the words answer.
    fn has_questions(&self) -> bool {
        false
    }

    /// Returns the text that separates two documents of this format in one file.
    ///
    /// `None` if nothing can be appended to a document of this format.
    fn joint(&self) -> Option<&'static str>;

    /// Returns true if documents with [`Exporter::joint`] between them can be written one by one.
    ///
    /// They are then the document of all their quotes, and no quote is refused after others were written.
    fn is_streamed(&self) -> bool {
        false
    }

    /// Returns true if notebooks in this format have headings and no duplicates.
    ///
    /// Each briefing has one heading, and each quote is added once.
    fn has_headings(&self) -> bool {
        false
    }

    /// Returns the format that is copied with this one, for programs that paste HTML.
    fn html(&self) -> Option<&'static dyn Exporter> {
        None
    }
}

/// Returns all `records` as one document with long attributions.
///
/// The document is empty if the format refuses the records; [`export_as`] returns the reason.
pub fn export(exporter: &dyn Exporter, records: &[Released<'_>]) -> String {
    export_as(exporter, records, Style::default()).unwrap_or_default()
}

/// Returns all `records` as one document, or why the format refuses them.
pub fn export_as(exporter: &dyn Exporter, records: &[Released<'_>], style: Style) -> Result<String, Refusal> {
    let mut out = String::new();
    exporter.write(records, style, &mut out)?;
    Ok(out)
}

/// Writes each record with `write`, and `joint` between two of them.
pub(super) fn joined(
    records: &[Released<'_>],
    joint: &str,
    out: &mut dyn fmt::Write,
    write: impl Fn(&Released<'_>, &mut dyn fmt::Write) -> Result<(), Refusal>,
) -> Result<(), Refusal> {
    for (index, record) in records.iter().enumerate() {
        if index > 0 {
            out.write_str(joint)?;
        }
        write(record, out)?;
    }
    Ok(())
}
