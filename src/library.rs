//! The briefings that a reader has at hand: read, checked, and those that come with the program.

use crate::check::{self, World};
use crate::diagnostic::{Count, Diagnostic, NOT_A_BRIEFING, report::Report};
use crate::document;
use crate::import;
use crate::model::Briefing;
use crate::text::Safe;
use std::path::PathBuf;

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
    /// The text of the file, kept while there is something wrong to be shown in it; of an imported one the briefing's.
    source: String,
    /// It was an article when it was opened, and became a briefing by rules that nobody has checked.
    imported: bool,
}

impl Volume {
    /// Reads the bytes of a file and holds the briefing against every rule. What is no briefing but an article, a page
    /// or a transcript is imported first.
    pub fn read(name: &str, path: Option<PathBuf>, bytes: Vec<u8>, world: &dyn World) -> Self {
        let opened = import::open(name, &bytes);
        let imported = matches!(opened, Some(Ok(_)));
        let (text, mut diagnostics) = match opened {
            Some(Ok(toml)) => (Some(toml), Vec::new()),
            Some(Err(refusal)) => {
                let fault = Diagnostic::new(&NOT_A_BRIEFING, 0..0, refusal.message).help(refusal.help);
                (None, vec![fault])
            }
            None => document::decode(bytes),
        };
        let text = text.unwrap_or_default();
        let mut briefing = None;
        if !text.is_empty() {
            let (read, mut faults) = document::read(&text);
            diagnostics.append(&mut faults);
            if let Some(read) = &read {
                diagnostics.append(&mut check::check(read, world));
            }
            document::sort(&mut diagnostics);
            briefing = read;
        }
        let source = if diagnostics.is_empty() && !imported { String::new() } else { text };
        Self { name: Safe::from_world(name), path, briefing, diagnostics, source, imported }
    }

    /// The briefing as TOML where it was imported when it was opened, and not checked by anybody.
    pub fn imported(&self) -> Option<&str> {
        self.imported.then_some(&self.source)
    }

    /// How many faults of which kind there are.
    pub fn count(&self) -> Count {
        Count::of(&self.diagnostics)
    }

    /// What is wrong, ready to be shown.
    pub fn report(&self) -> Report<'_> {
        Report { name: &self.name, source: &self.source, diagnostics: &self.diagnostics }
    }
}

/// A briefing that comes with the program: its name and its text.
pub static EMBEDDED: &[(&str, &str)] = &[
    ("chongqing-services.toml", include_str!("../briefings/chongqing-services.toml")),
    ("harbour-forum.toml", include_str!("../briefings/harbour-forum.toml")),
    ("tour.toml", include_str!("../briefings/tour.toml")),
];

/// The briefings that come with the program, read.
pub fn embedded() -> Vec<Volume> {
    let read =
        |(name, text): &(&str, &str)| Volume::read(name, None, text.as_bytes().to_vec(), &check::Nowhere);
    EMBEDDED.iter().map(read).collect()
}
