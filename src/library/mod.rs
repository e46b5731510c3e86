//! The user's briefings: reads and checks files, and includes the sample briefings.

pub mod hit;
pub mod request;
pub mod shelf;

use crate::check::{self, Files};
use crate::diagnostic::{BAD_TOML, Count, Diagnostic, Lines, NOT_A_BRIEFING, Span, report::Report};
use crate::document;
use crate::import::{self, Unchecked};
use crate::model::Briefing;
use crate::text::Safe;
use std::path::{Path, PathBuf};
use std::time::SystemTime;
use xxhash_rust::xxh3::xxh3_64;

pub use shelf::Shelf;

/// A file that was read, with its briefing and its problems.
#[derive(Clone, Debug)]
pub struct Volume {
    /// The file's name, as the user gave it.
    pub name: Safe,
    /// The path; `None` for a sample briefing or standard input.
    pub path: Option<PathBuf>,
    /// The briefing; `None` if the file is not one.
    pub briefing: Option<Briefing>,
    /// The problems, in the order of the file.
    pub diagnostics: Vec<Diagnostic>,
    /// A hash of the bytes (XXH3, 64 bits), the same on every machine.
    pub print: u64,
    /// The state of the file when it was read; `None` if there is no file.
    pub stamp: Option<Stamp>,
    /// The later state of the file, if it could not be read again.
    pub since: Option<Since>,
    /// True if the article that it was imported from has changed since.
    pub has_changed_article: bool,
    /// The text of the file, kept if there are problems to show.
    source: String,
    /// The document of a file that was imported when it was opened, which nobody has checked.
    imported: Option<Box<Unchecked>>,
}

/// Two volumes are equal if they have the same name, path and bytes.
impl PartialEq for Volume {
    fn eq(&self, other: &Self) -> bool {
        (self.print, &self.name, &self.path) == (other.print, &other.name, &other.path)
    }
}

impl Eq for Volume {}

/// The metadata of a file. A file with the same metadata is the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stamp {
    /// The time of the last change.
    pub written: Option<SystemTime>,
    /// The length in bytes.
    pub bytes: u64,
    /// The inode number, or 0 if there is none. A file that replaces another one has a different number.
    pub number: u64,
}

/// The later state of a file whose briefing is still shown.
#[derive(Clone, Debug)]
pub struct Since {
    /// A description in one line.
    pub words: String,
    /// The current file, if it can be read.
    pub broken: Option<Box<Volume>>,
}

impl Volume {
    /// The name of a file from standard input.
    pub const STANDARD_INPUT: &str = "standard input";

    /// Reads the bytes of a file and checks the briefing.
    ///
    /// An article, a web page or a transcript is imported first.
    pub fn read(name: &str, path: Option<PathBuf>, bytes: Vec<u8>, files: &dyn Files) -> Self {
        let print = xxh3_64(&bytes);
        let (mut text, mut imported) = (String::new(), None);
        let (briefing, mut diagnostics) = match import::open(name, &bytes, files.pdf_to_text()) {
            Some(Ok(mut unchecked)) => {
                // The briefing is saved beside the file.
                if let Some(file) = path.as_deref().and_then(Path::file_name) {
                    unchecked.read_from(&file.to_string_lossy());
                }
                let (briefing, faults) = unchecked.resolve();
                imported = Some(Box::new(unchecked));
                (Some(briefing), faults)
            }
            Some(Err(refusal)) => {
                let fault = Diagnostic::new(&NOT_A_BRIEFING, 0..0, refusal.message).help(refusal.help);
                (None, vec![fault])
            }
            None => {
                let (decoded, mut diagnostics) = document::decode(bytes);
                text = decoded.unwrap_or_default();
                let (briefing, mut faults) =
                    if text.is_empty() { (None, Vec::new()) } else { document::read(&text) };
                diagnostics.append(&mut faults);
                (briefing, diagnostics)
            }
        };
        if let Some(briefing) = &briefing {
            diagnostics.append(&mut check::check(briefing, files));
        }
        document::sort(&mut diagnostics);
        let source = if diagnostics.is_empty() { String::new() } else { text };
        let name = Safe::clean_line(name);
        Self {
            name,
            path,
            briefing,
            diagnostics,
            print,
            stamp: None,
            since: None,
            has_changed_article: false,
            source,
            imported,
        }
    }

    /// Adds the side notes of a file with that name, and their problems.
    ///
    /// The volume then differs from one without them.
    #[must_use]
    pub fn with_side_notes(mut self, name: &str, text: &str) -> Self {
        let Some(briefing) = &mut self.briefing else { return self };
        let lines = Lines::new(text);
        for problem in document::merge(briefing, text) {
            let line = lines.place(problem.span.start).0;
            let message = format!("{name}, line {line}: {}", problem.message);
            let help = problem.help.map(|help| help.to_string());
            self.diagnostics.push(Diagnostic::new(problem.fault, Span::default(), message).maybe_help(help));
        }
        document::sort(&mut self.diagnostics);
        self.print = xxh3_64(&[&self.print.to_le_bytes(), text.as_bytes()].concat());
        self
    }

    /// Makes the volume of a file that was read before, without the text of the file.
    ///
    /// A report of its problems shows no lines of the file.
    pub fn known(
        path: &Path,
        stamp: Option<Stamp>,
        print: u64,
        briefing: Option<Briefing>,
        diagnostics: Vec<Diagnostic>,
    ) -> Self {
        Self {
            name: Safe::clean_line(&path.to_string_lossy()),
            path: Some(path.to_owned()),
            briefing,
            diagnostics,
            print,
            stamp,
            since: None,
            has_changed_article: false,
            source: String::new(),
            imported: None,
        }
    }

    /// Returns the text of a sample briefing; `None` for other briefings.
    pub fn sample_text(&self) -> Option<&'static str> {
        let known = EMBEDDED.iter().find(|(name, _)| *name == &*self.name && self.path.is_none());
        known.filter(|(_, text)| xxh3_64(text.as_bytes()) == self.print).map(|(_, text)| *text)
    }

    /// Returns true if a report of its problems shows lines of the file.
    pub fn has_excerpts(&self) -> bool {
        !self.source.is_empty()
    }

    /// Returns true if the file is not a briefing, or if TOML syntax errors may hide parts of it.
    pub fn is_broken(&self) -> bool {
        self.briefing.is_none() || self.diagnostics.iter().any(|diagnostic| *diagnostic.fault == BAD_TOML)
    }

    /// Returns true if the file is neither a briefing, with or without errors, nor an article.
    pub fn is_refused(&self) -> bool {
        self.briefing.is_none()
            && self.diagnostics.iter().any(|diagnostic| *diagnostic.fault == NOT_A_BRIEFING)
    }

    /// Returns why the file is neither a briefing, with or without errors, nor an article.
    pub fn refusal(&self) -> Option<&str> {
        let first = self.diagnostics.first().filter(|_| self.is_refused());
        first.map(|diagnostic| diagnostic.message.as_str())
    }

    /// Drops the document of an imported file, which is only needed to write it as TOML.
    #[must_use]
    pub fn without_document(self) -> Self {
        Self { imported: None, ..self }
    }

    /// Returns the document of a file that was imported when it was opened.
    pub fn imported(&self) -> Option<&Unchecked> {
        self.imported.as_deref()
    }

    /// Returns the number of errors and warnings.
    pub fn count(&self) -> Count {
        Count::of(&self.diagnostics)
    }

    /// Returns a report of the problems of the current file.
    pub fn report(&self) -> Report<'_> {
        if let Some(broken) = self.since.as_ref().and_then(|since| since.broken.as_ref()) {
            return broken.report();
        }
        Report { name: &self.name, source: &self.source, diagnostics: &self.diagnostics }
    }
}

/// The sample briefings that are part of the program: name and text.
pub static EMBEDDED: &[(&str, &str)] = &[
    ("chongqing-services.toml", include_str!("../../briefings/chongqing-services.toml")),
    ("harbour-forum.toml", include_str!("../../briefings/harbour-forum.toml")),
    ("tour.toml", include_str!("../../briefings/tour.toml")),
];

/// The name of the sample briefing that shows the reader.
pub const TOUR: &str = "tour.toml";

/// Reads the sample briefings.
pub fn embedded() -> Vec<Volume> {
    let read =
        |(name, text): &(&str, &str)| Volume::read(name, None, text.as_bytes().to_vec(), &check::NoFiles);
    EMBEDDED.iter().map(read).collect()
}
