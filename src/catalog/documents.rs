//! The documents of a library, the newest first, from the index or from the files.

use super::Source;
use super::document::{Document, Wish};
use super::files::Files;
#[cfg(feature = "index")]
use super::indexed::Indexed;
use crate::library::Volume;
use crate::people::Appearance;
use crate::query::Lookup;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

/// The documents of a library.
#[derive(Debug)]
pub(super) enum Documents {
    #[cfg(feature = "index")]
    Indexed(Box<Indexed>),
    Files(Files),
}

impl Documents {
    /// Opens the index of a library if it has one; otherwise its files are read when they are needed.
    pub(super) fn open(source: &Source) -> Self {
        #[cfg(feature = "index")]
        if let Some(indexed) = Indexed::open(source) {
            return Self::Indexed(Box::new(indexed));
        }
        Self::Files(Files::new(source))
    }

    /// Passes on the wanted documents, the newest first, until `take` breaks.
    #[cfg_attr(not(feature = "index"), expect(clippy::unnecessary_wraps, reason = "the index can fail"))]
    pub(super) fn each(
        &mut self,
        wish: Wish<'_>,
        is_stale: &dyn Fn() -> bool,
        take: &mut dyn FnMut(&Document<'_>) -> ControlFlow<()>,
    ) -> Result<(), String> {
        match self {
            #[cfg(feature = "index")]
            Self::Indexed(indexed) => indexed.each(wish, is_stale, take),
            Self::Files(files) => {
                files.each(wish, is_stale, take);
                Ok(())
            }
        }
    }

    /// Returns the speakers of all documents.
    #[cfg_attr(not(feature = "index"), expect(clippy::unnecessary_wraps, reason = "the index can fail"))]
    pub(super) fn casts(&mut self) -> Result<Vec<Appearance>, String> {
        match self {
            #[cfg(feature = "index")]
            Self::Indexed(indexed) => indexed.casts(),
            Self::Files(files) => Ok(files.casts()),
        }
    }

    /// Reads a document.
    pub(super) fn fetch(&mut self, path: &Path) -> Result<Volume, String> {
        match self {
            #[cfg(feature = "index")]
            Self::Indexed(indexed) => indexed.fetch(path),
            Self::Files(files) => files.fetch(path),
        }
    }

    /// Returns a word of a lookup that no text has, and the most similar one that texts have.
    pub(super) fn nearest(&self, lookup: &Lookup) -> Option<(String, String)> {
        match self {
            #[cfg(feature = "index")]
            Self::Indexed(indexed) => indexed.nearest(lookup),
            Self::Files(_) => {
                let _ = lookup;
                None
            }
        }
    }

    /// Returns true if the documents come from an index.
    pub(super) fn is_indexed(&self) -> bool {
        !matches!(self, Self::Files(_))
    }

    /// Takes over the files that the library has now.
    pub(super) fn set_files(&mut self, files: Vec<PathBuf>) {
        match self {
            #[cfg(feature = "index")]
            Self::Indexed(indexed) => indexed.set_files(&files),
            Self::Files(own) => own.set_files(files),
        }
    }
}
