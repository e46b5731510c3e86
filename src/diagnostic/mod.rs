//! One thing to tell an author about a file: what, where, and a way out.

pub mod report;

use crate::text::Safe;
use std::ops::Range;

/// How bad a fault is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// The briefing reads, but something is doubtful.
    Warning,
    /// A part of the file could not be used.
    Error,
}

impl Severity {
    /// `error` or `warning`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
        }
    }
}

/// A kind of fault: its name, which never changes, and what it means.
#[derive(Debug, PartialEq, Eq)]
pub struct Fault {
    /// A name to search for: words joined by `-`.
    pub name: &'static str,
    /// How bad it is.
    pub severity: Severity,
    /// What is wrong when it is reported, in one line.
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
    Error NOT_A_BRIEFING "not-a-briefing" "The file holds nothing that a briefing is made of.";
    Error NOT_UTF8 "not-utf8" "The file is not UTF-8 text.";
    Error BAD_TOML "bad-toml" "The file breaks the rules of TOML 1.1 at this place.";
    Error DUPLICATE_KEY "duplicate-key" "A key or table is given twice.";
    Error UNKNOWN_FORMAT "unknown-format" "The file is written in a version of the format that this program does not know.";
    Error WRONG_TYPE "wrong-type" "A value is of another type than its key takes.";
    Error BAD_VALUE "bad-value" "A value is of the right type, but is none that its key takes.";
    Error MISSING_KEY "missing-key" "A key that must be there is not.";
    Error DUPLICATE_ID "duplicate-id" "Two things of one kind have the same id.";
    Error UNKNOWN_SPEAKER "unknown-speaker" "A speaker is named by an id that no speaker has.";
    Error UNSAFE_IMAGE_PATH "unsafe-image-path" "An image's path leaves the folder of the briefing.";
    Warning UNKNOWN_KEY "unknown-key" "A key is not one of the format's.";
    Warning NOT_IN_TEXT "not-in-text" "A direct quote does not stand in its section's text.";
    Warning SILENT_SPEAKER "silent-speaker" "A speaker is on no section's programme, and no quote or figure is theirs.";
    Warning MISSING_IMAGE "missing-image" "A caption's image is not there.";
    Warning END_BEFORE_START "end-before-start" "Something ends before it starts.";
    Warning PLACED_BEHIND "placed-behind" "A caption is to stand after more paragraphs than its section has.";
    Warning HIDDEN_CHARACTER "hidden-character" "A text holds characters that act or hide instead of being read.";
}

/// A range of bytes in a file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// The first byte.
    pub start: usize,
    /// The byte behind the last.
    pub end: usize,
}

impl From<Range<usize>> for Span {
    fn from(range: Range<usize>) -> Self {
        Self { start: range.start, end: range.end }
    }
}

impl Span {
    /// The span as a range.
    pub fn range(self) -> Range<usize> {
        self.start..self.end
    }
}

/// One fault at one place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// What kind of fault it is.
    pub fault: &'static Fault,
    /// Where it is in the file.
    pub span: Span,
    /// What is wrong, as a sentence without a full stop.
    pub message: Safe,
    /// A few words to stand beside the place.
    pub label: Safe,
    /// A way out, where there is one.
    pub help: Option<Safe>,
    /// Another place that belongs to it, with what it is (the first of two equal ids).
    pub related: Option<(Span, Safe)>,
}

impl Diagnostic {
    /// A fault at a place, with what is wrong.
    pub fn new(fault: &'static Fault, span: impl Into<Span>, message: impl AsRef<str>) -> Self {
        Self {
            fault,
            span: span.into(),
            message: Safe::from_world(message.as_ref()),
            label: Safe::default(),
            help: None,
            related: None,
        }
    }

    /// With words that stand beside the place.
    #[must_use]
    pub fn label(mut self, label: impl AsRef<str>) -> Self {
        self.label = Safe::from_world(label.as_ref());
        self
    }

    /// With a way out.
    #[must_use]
    pub fn help(mut self, help: impl AsRef<str>) -> Self {
        self.help = Some(Safe::from_world(help.as_ref()));
        self
    }

    /// With a way out, if there is one.
    #[must_use]
    pub fn maybe_help(self, help: Option<String>) -> Self {
        match help {
            Some(help) => self.help(help),
            None => self,
        }
    }

    /// With another place that belongs to it.
    #[must_use]
    pub fn related(mut self, span: Span, label: impl AsRef<str>) -> Self {
        self.related = Some((span, Safe::from_world(label.as_ref())));
        self
    }

    /// Whether it is an error.
    pub fn is_error(&self) -> bool {
        self.fault.severity == Severity::Error
    }
}

/// How many errors and warnings there are.
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

    /// `2 errors, 1 warning`; empty when there is nothing.
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

/// The nearest of `known` to a word that is not among them: `did you mean "ada-ling"?`.
///
/// Near is a Damerau–Levenshtein distance of at most a third of the word's length (one, for short words).
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

/// Where lines begin, to turn byte offsets into what an editor calls a place.
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

    /// Line and column of a byte offset, both from 1; columns count characters (Unicode scalar values).
    pub fn place(&self, at: usize) -> (usize, usize) {
        let at = self.source.floor_char_boundary(at);
        let line = self.starts.partition_point(|start| *start <= at).max(1);
        let column = self.source[self.starts[line - 1]..at].chars().count() + 1;
        (line, column)
    }

    /// The bytes of a line (from 1) without its line end.
    pub fn line(&self, line: usize) -> Range<usize> {
        let start = self.starts.get(line - 1).copied().unwrap_or(self.source.len());
        let end = self.starts.get(line).map_or(self.source.len(), |next| next - 1);
        let end = if self.source[start..end].ends_with('\r') { end - 1 } else { end };
        start..end
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_near_word_is_suggested_and_a_far_one_is_not() {
        assert_eq!(
            suggest("ada-lnig", ["bo-marsh", "ada-ling"]).as_deref(),
            Some("did you mean \"ada-ling\"?")
        );
        assert_eq!(suggest("zzz", ["bo-marsh", "ada-ling"]), None);
    }

    #[test]
    fn places_count_lines_and_characters_from_one() {
        let lines = Lines::new("a\n门b\r\nc");
        assert_eq!(lines.place(0), (1, 1));
        assert_eq!(lines.place(5), (2, 2));
        assert_eq!(lines.place(8), (3, 1));
        assert_eq!(lines.line(2), 2..6);
        assert_eq!(lines.place(99), (3, 2));
    }

    #[test]
    fn every_fault_has_a_name_of_its_own() {
        let mut names: Vec<_> = FAULTS.iter().map(|fault| fault.name).collect();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), FAULTS.len());
    }
}
