//! The interface of a check, and the files that it may ask for.

use crate::diagnostic::Diagnostic;
use crate::import::PdfToText;
use crate::model::Briefing;

/// The files that a check may ask for.
pub trait Files {
    /// Returns true if a file exists at a path relative to the briefing.
    ///
    /// `None` if that is unknown, as for a briefing from standard input.
    fn has_file(&self, path: &str) -> Option<bool>;

    /// Returns the function that converts PDFs to text, if there may be one.
    fn pdf_to_text(&self) -> Option<PdfToText> {
        None
    }
}

/// No files are known, as for a briefing from standard input.
pub struct NoFiles;

impl Files for NoFiles {
    fn has_file(&self, _: &str) -> Option<bool> {
        None
    }
}

/// A check of a briefing.
pub trait Checker: Sync {
    /// Adds the problems of the briefing to `out`.
    fn check(&self, briefing: &Briefing, files: &dyn Files, out: &mut Vec<Diagnostic>);
}
