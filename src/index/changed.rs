//! Reads a changed file, and prepares what is written into the index.

use super::body;
use super::document::Known;
use super::rows::{Row, rows};
use crate::io::{self, Failure};
use crate::library::{Stamp, Volume};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

/// A file that was written this shortly before it was read can change again without another time of writing.
const RECENT: Duration = Duration::from_secs(2);

/// A file that has to be read.
pub(super) struct Changed<'f> {
    /// Its position in the list of files.
    pub(super) at: usize,
    pub(super) path: &'f Path,
    /// Its path inside the library.
    pub(super) inner: PathBuf,
    /// Its document in the index, if it was read before.
    pub(super) old: Option<Known>,
}

/// What was read from a file, ready to be written.
pub(super) struct Prepared {
    /// Without the time of writing if the file may change again without another one.
    pub(super) stamp: Stamp,
    pub(super) print: u64,
    /// `None` if the index has the same bytes already.
    pub(super) content: Option<Content>,
}

/// The content of a file, ready to be written.
pub(super) struct Content {
    pub(super) volume: Volume,
    pub(super) rows: Vec<Row>,
    pub(super) body: Vec<u8>,
}

impl Changed<'_> {
    /// Reads the file.
    pub(super) fn prepare(&self) -> Result<Prepared, Failure> {
        let now = SystemTime::now();
        let volume = io::open(self.path)?.without_document();
        let mut stamp = volume.stamp.unwrap_or(Stamp { written: None, bytes: 0, number: 0 });
        // Only a file that was left alone for a while surely has another stamp when it changes again.
        // The clock of a file server can be a little ahead.
        let is_recent = |written: SystemTime| {
            now.duration_since(written).unwrap_or_else(|ahead| ahead.duration()) < RECENT
        };
        if stamp.written.is_some_and(is_recent) || io::stamp(self.path) != volume.stamp {
            stamp.written = None;
        }
        let print = volume.print;
        if self.old.as_ref().is_some_and(|old| old.print == print) {
            return Ok(Prepared { stamp, print, content: None });
        }
        let rows = volume.briefing.as_ref().map(rows).unwrap_or_default();
        let body = body::store(&volume).unwrap_or_default();
        Ok(Prepared { stamp, print, content: Some(Content { volume, rows, body }) })
    }
}
