//! Reads what an index knows while the files of its folder are still being listed.

use super::document::Known;
use super::{Index, Problem, place};
use std::path::Path;

/// An index with its documents, read before the files are compared.
#[derive(Debug)]
pub struct Ahead {
    pub(super) index: Index,
    /// Why the index was rebuilt, if it was.
    pub(super) why: Option<&'static str>,
    pub(super) documents: Result<Vec<Known>, Problem>,
}

impl Ahead {
    /// Reads the index of a folder, or that of a folder around it; `None` if there is none that can be opened.
    pub fn read(caches: &Path, folder: &Path) -> Option<Self> {
        place::indexed_folder(caches, folder)?;
        Self::open(caches, folder).ok()
    }

    /// Opens the index of a folder, or that of a folder around it, and makes it if there is none.
    pub(super) fn open(caches: &Path, folder: &Path) -> Result<Self, Problem> {
        let (index, why) = Index::open(caches, folder)?;
        Ok(Self { why, ..Self::of(index) })
    }

    /// Reads an index that is open.
    pub fn of(index: Index) -> Self {
        let documents = index.documents();
        Self { index, why: None, documents }
    }
}
