//! Problems of a file: what is wrong, where, and how to fix it.

pub mod report;

use crate::text::{Cut, Safe};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::ops::Range;

/// The severity of a fault.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// The briefing can be used, but something is doubtful.
    Warning,
    /// A part of the file could not be used.
    Error,
}

impl Severity {
    /// Returns `error` or `warning`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
        }
    }
}

/// A kind of fault.
#[derive(Debug, PartialEq, Eq)]
pub struct Fault {
    /// The name, which never changes: words joined by `-`.
    pub name: &'static str,
    /// The severity.
    pub severity: Severity,
    /// What the fault means, in one line.
    pub meaning: &'static str,
}

macro_rules! faults {
    ($($severity:ident $constant:ident $name:literal $meaning:literal;)*) => {
        $(#[doc = $meaning] pub static $constant: Fault =
            Fault { name: $name, severity: Severity::$severity, meaning: $meaning };)*
        /// Every kind of fault, errors first.
        pub static FAULTS: &[&Fault] = &[$(&$constant),*];
    };
}

faults! {
    Error NOT_A_BRIEFING "not-a-briefing" "The file is not a briefing.";
    Error NOT_UTF8 "not-utf8" "The file is not UTF-8 text.";
    Error BAD_TOML "bad-toml" "The file is not valid TOML 1.1 here.";
    Error DUPLICATE_KEY "duplicate-key" "A key or table is given twice.";
    Error UNKNOWN_FORMAT "unknown-format" "The file uses a version of the format that this program does not support.";
    Error WRONG_TYPE "wrong-type" "A value has the wrong type for its key.";
    Error BAD_VALUE "bad-value" "A value has the right type, but its key does not allow it.";
    Error MISSING_KEY "missing-key" "A required key is missing.";
    Error DUPLICATE_ID "duplicate-id" "Two speakers, sections, quotes or people have the same id.";
    Error UNKNOWN_SPEAKER "unknown-speaker" "No speaker has this id.";
    Error UNSAFE_IMAGE_PATH "unsafe-image-path" "An image's path leaves the folder of the briefing.";
    Warning UNKNOWN_KEY "unknown-key" "The format has no key of this name.";
    Warning NOT_IN_TEXT "not-in-text" "A direct quote is not in its section's text.";
    Warning LOST_NOTE "lost-note" "The words of a note are not in its section's text.";
    Warning SILENT_SPEAKER "silent-speaker" "A speaker is on no programme, and has no quote or figure.";
    Warning MISSING_IMAGE "missing-image" "A caption's image does not exist.";
    Warning END_BEFORE_START "end-before-start" "Something ends before it starts.";
    Warning MISPLACED_CAPTION "misplaced-caption" "A caption comes after more paragraphs than its section has.";
    Warning HIDDEN_CHARACTER "hidden-character" "A text contains control characters or invisible characters.";
}

/// A range of bytes in a file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Span {
    /// The first byte.
    pub start: usize,
    /// The byte after the last.
    pub end: usize,
}

impl From<Range<usize>> for Span {
    fn from(range: Range<usize>) -> Self {
        Self { start: range.start, end: range.end }
    }
}

impl Span {
    /// Returns the span as a range.
    pub fn range(self) -> Range<usize> {
        self.start..self.end
    }
}

/// One fault at one position of a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Diagnostic {
    /// The kind of fault.
    #[serde(serialize_with = "write_fault", deserialize_with = "read_fault")]
    pub fault: &'static Fault,
    /// The position in the file.
    pub span: Span,
    /// The problem, as a sentence without a full stop.
    pub message: Safe,
    /// A few words for the marked position.
    pub label: Safe,
    /// How to fix it, if known.
    pub help: Option<Safe>,
    /// A related position and what it is, such as the first of two equal ids.
    pub related: Option<(Span, Safe)>,
}

/// Writes the name of a fault.
#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes a reference")]
fn write_fault<S: Serializer>(fault: &&'static Fault, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(fault.name)
}

/// Reads the name of a fault of briefings.
fn read_fault<'de, D: Deserializer<'de>>(deserializer: D) -> Result<&'static Fault, D::Error> {
    let name = String::deserialize(deserializer)?;
    let fault = FAULTS.iter().find(|fault| fault.name == name);
    fault.copied().ok_or_else(|| serde::de::Error::custom("there is no such fault"))
}

impl Diagnostic {
    /// Makes a diagnostic with a message.
    pub fn new(fault: &'static Fault, span: impl Into<Span>, message: impl AsRef<str>) -> Self {
        Self {
            fault,
            span: span.into(),
            message: Safe::clean_line(message.as_ref()),
            label: Safe::default(),
            help: None,
            related: None,
        }
    }

    /// Adds a few words for the marked position.
    #[must_use]
    pub fn label(mut self, label: impl AsRef<str>) -> Self {
        self.label = Safe::clean_line(label.as_ref());
        self
    }

    /// Adds how to fix it.
    #[must_use]
    pub fn help(mut self, help: impl AsRef<str>) -> Self {
        self.help = Some(Safe::clean_line(help.as_ref()));
        self
    }

    /// Adds how to fix it, if known.
    #[must_use]
    pub fn maybe_help(self, help: Option<String>) -> Self {
        match help {
            Some(help) => self.help(help),
            None => self,
        }
    }

    /// Adds a related position.
    #[must_use]
    pub fn related(mut self, span: Span, label: impl AsRef<str>) -> Self {
        self.related = Some((span, Safe::clean_line(label.as_ref())));
        self
    }

    /// Returns true for an error, false for a warning.
    pub fn is_error(&self) -> bool {
        self.fault.severity == Severity::Error
    }
}

/// The number of errors and warnings.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Count {
    /// Errors.
    pub errors: usize,
    /// Warnings.
    pub warnings: usize,
}

impl Count {
    /// Counts `diagnostics`.
    pub fn of(diagnostics: &[Diagnostic]) -> Self {
        let errors = diagnostics.iter().filter(|diagnostic| diagnostic.is_error()).count();
        Self { errors, warnings: diagnostics.len() - errors }
    }

    /// Returns `2 errors, 1 warning`; empty if there are none.
    pub fn words(self) -> String {
        let one = |count: usize, name: &str| match count {
            0 => None,
            1 => Some(format!("1 {name}")),
            _ => Some(format!("{count} {name}s")),
        };
        let parts = [one(self.errors, "error"), one(self.warnings, "warning")];
        parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
    }
}

/// Suggests the most similar known word: `did you mean "ada-ling"?`.
///
/// The Damerau–Levenshtein distance must be at most a third of the word's length, and at least 1 is allowed.
pub fn suggest<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Option<String> {
    let most = (word.chars().count() / 3).max(1);
    known
        .into_iter()
        .filter(|candidate| candidate.len().abs_diff(word.len()) <= most * 4)
        .map(|candidate| (strsim::damerau_levenshtein(word, candidate), candidate))
        .filter(|(distance, _)| *distance <= most)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| format!("did you mean \"{candidate}\"?"))
}

/// The starts of lines, to convert byte offsets into lines and columns.
#[derive(Debug)]
pub struct Lines<'a> {
    source: &'a str,
    starts: Vec<usize>,
}

impl<'a> Lines<'a> {
    /// Finds the lines of `source`.
    pub fn new(source: &'a str) -> Self {
        let breaks = memchr::memchr_iter(b'\n', source.as_bytes()).map(|at| at + 1);
        Self { source, starts: std::iter::once(0).chain(breaks).collect() }
    }

    /// Returns the line and the column of a byte offset, from 1.
    ///
    /// Columns count characters (Unicode scalar values).
    pub fn place(&self, at: usize) -> (usize, usize) {
        let at = self.source.floor_char_boundary(at);
        let line = self.starts.partition_point(|start| *start <= at).max(1);
        let column = self.source.cut(self.starts[line - 1]..at).chars().count() + 1;
        (line, column)
    }

    /// Returns the byte range of a line (from 1) without its line ending.
    pub fn line(&self, line: usize) -> Range<usize> {
        let start = self.starts.get(line - 1).copied().unwrap_or(self.source.len());
        let end = self.starts.get(line).map_or(self.source.len(), |next| next - 1);
        let end = if self.source.cut(start..end).ends_with('\r') { end - 1 } else { end };
        start..end
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_similar_word_is_suggested() {
        assert_eq!(
            suggest("ada-lnig", ["bo-marsh", "ada-ling"]).as_deref(),
            Some("did you mean \"ada-ling\"?")
        );
        assert_eq!(suggest("zzz", ["bo-marsh", "ada-ling"]), None);
    }

    #[test]
    fn lines_and_columns_count_from_one() {
        let lines = Lines::new("a\n门b\r\nc");
        assert_eq!(lines.place(0), (1, 1));
        assert_eq!(lines.place(5), (2, 2));
        assert_eq!(lines.place(8), (3, 1));
        assert_eq!(lines.line(2), 2..6);
        assert_eq!(lines.place(99), (3, 2));
    }

    #[test]
    fn every_fault_has_a_unique_name() {
        let mut names: Vec<_> = FAULTS.iter().map(|fault| fault.name).collect();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), FAULTS.len());
    }
}
