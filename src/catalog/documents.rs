//! The documents of a library, the newest first, from the index or from the files.

use super::document::{Document, Wish};
#[cfg(feature = "index")]
use crate::index::Interrupter;
use crate::library::Volume;
use crate::people::Everyone;
use crate::query::Lookup;
use std::fmt::Debug;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The documents of a library. Errors are messages.
pub(super) trait Documents: Debug + Send {
    /// Passes on the wanted documents, the newest first, until `take` breaks or the wish is stale.
    fn each(
        &mut self,
        wish: Wish<'_>,
        is_stale: &dyn Fn() -> bool,
        take: &mut dyn FnMut(&Document<'_>) -> ControlFlow<()>,
    ) -> Result<(), String>;

    /// Returns the people of all documents; those of the people file are as it says.
    fn everyone(&mut self, people_file: Option<&str>) -> Result<Everyone, String>;

    /// Reads a document.
    fn fetch(&mut self, path: &Path) -> Result<Volume, String>;

    /// Takes over the files that the library has now.
    fn set_files(&mut self, files: &Arc<Vec<PathBuf>>);

    /// Returns true if the documents come from an index.
    fn is_indexed(&self) -> bool {
        false
    }

    /// Returns a word of a lookup that no text has, and the most similar one that texts have, if that is known.
    fn nearest(&self, _: &Lookup) -> Option<(String, String)> {
        None
    }

    /// Returns a handle with which another thread ends what it waits for, if it can wait long.
    #[cfg(feature = "index")]
    fn interrupter(&self) -> Option<Interrupter> {
        None
    }
}
