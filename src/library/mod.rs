//! The briefings that a reader has at hand: read, checked, and those that come with the program.

pub mod shelf;

use crate::check::{self, World};
use crate::diagnostic::{BAD_TOML, Count, Diagnostic, NOT_A_BRIEFING, report::Report};
use crate::document;
use crate::import::{self, Unchecked};
use crate::model::Briefing;
use crate::text::Safe;
use std::path::PathBuf;
use std::time::SystemTime;
use xxhash_rust::xxh3::xxh3_64;

pub use shelf::Shelf;

/// A file that was read: its briefing as far as there is one, and what is wrong with it.
#[derive(Clone, Debug)]
pub struct Volume {
    /// The file's name as the reader gave it.
    pub name: Safe,
    /// Where it is, unless it came with the program or from standard input.
    pub path: Option<PathBuf>,
    /// What could be read; `None` when it is no briefing.
    pub briefing: Option<Briefing>,
    /// What is wrong, in the order of the file.
    pub diagnostics: Vec<Diagnostic>,
    /// A number made of its bytes, by which the same file is known again: XXH3, the same on every machine.
    pub print: u64,
    /// How the file was told from a later one when it was read; `None` where there is no file.
    pub stamp: Option<Stamp>,
    /// What became of the file after this was read, where it could not be read again.
    pub since: Option<Since>,
    /// The text of the file, kept while there is something wrong to be shown in it.
    source: String,
    /// The document that was made of an article when it was opened, by rules, and that nobody has checked.
    imported: Option<Box<Unchecked>>,
}

/// Two are equal when the same bytes were read under the same name.
impl PartialEq for Volume {
    fn eq(&self, other: &Self) -> bool {
        (self.print, &self.name, &self.path) == (other.print, &other.name, &other.path)
    }
}

impl Eq for Volume {}
/// What is known of a file without reading it. Where it is the same, the file is the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stamp {
    /// When it was written last.
    pub written: Option<SystemTime>,
    /// How many bytes it has.
    pub bytes: u64,
    /// The number that the system knows it by, 0 where it has none: a file that takes another's place has its own.
    pub number: u64,
}

/// What became of a file whose briefing is still shown.
#[derive(Clone, Debug)]
pub struct Since {
    /// What is to be said of it, in a line.
    pub words: String,
    /// The file as it is now, if it can be read at all.
    pub broken: Option<Box<Volume>>,
}

impl Volume {
    /// The name of what came from standard input.
    pub const STANDARD_INPUT: &str = "standard input";

    /// Reads the bytes of a file and holds the briefing against every rule. What is no briefing but an article, a page
    /// or a transcript is imported first.
    pub fn read(name: &str, path: Option<PathBuf>, bytes: Vec<u8>, world: &dyn World) -> Self {
        let print = xxh3_64(&bytes);
        let (mut text, mut imported) = (String::new(), None);
        let (briefing, mut diagnostics) = match import::open(name, &bytes) {
            Some(Ok(unchecked)) => {
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
            diagnostics.append(&mut check::check(briefing, world));
        }
        document::sort(&mut diagnostics);
        let source = if diagnostics.is_empty() { String::new() } else { text };
        let name = Safe::from_world(name);
        Self { name, path, briefing, diagnostics, print, stamp: None, since: None, source, imported }
    }

    /// Whether it is no briefing, or one of which an unknown part is lost because the file breaks the rules of TOML.
    pub fn is_broken(&self) -> bool {
        self.briefing.is_none() || self.diagnostics.iter().any(|diagnostic| *diagnostic.fault == BAD_TOML)
    }

    /// The document of an article that was imported when it was opened.
    pub fn imported(&self) -> Option<&Unchecked> {
        self.imported.as_deref()
    }

    /// How many faults of which kind there are.
    pub fn count(&self) -> Count {
        Count::of(&self.diagnostics)
    }

    /// What is wrong with the file as it is now, ready to be shown.
    pub fn report(&self) -> Report<'_> {
        if let Some(broken) = self.since.as_ref().and_then(|since| since.broken.as_ref()) {
            return broken.report();
        }
        Report { name: &self.name, source: &self.source, diagnostics: &self.diagnostics }
    }
}

/// A briefing that comes with the program: its name and its text.
pub static EMBEDDED: &[(&str, &str)] = &[
    ("chongqing-services.toml", include_str!("../../briefings/chongqing-services.toml")),
    ("harbour-forum.toml", include_str!("../../briefings/harbour-forum.toml")),
    ("tour.toml", include_str!("../../briefings/tour.toml")),
];

/// The briefings that come with the program, read.
pub fn embedded() -> Vec<Volume> {
    let read =
        |(name, text): &(&str, &str)| Volume::read(name, None, text.as_bytes().to_vec(), &check::Nowhere);
    EMBEDDED.iter().map(read).collect()
}
