//! The catalog of a library, for the reader: lists it, searches it and knows its people.
//!
//! It answers from the index, or if there is none, by reading the files. [`Searcher`] and [`Keeper`] run in a thread each, so
//! that a search never waits for files that are read.

mod decide;
mod document;
mod documents;
mod files;
mod find;
#[cfg(feature = "index")]
mod indexed;
mod keep;
mod people;

use crate::library::Volume;
use std::path::PathBuf;

#[cfg(feature = "index")]
pub use crate::index::Interrupter;
pub use find::Searcher;
pub use keep::{Keeper, first_page};

/// The documents of a library.
#[derive(Clone, Debug, Default)]
pub struct Source {
    /// The folder, if one was named; its files are found again whenever it changes.
    pub folder: Option<PathBuf>,
    /// The files that are known from the start.
    pub files: Vec<PathBuf>,
    /// Briefings without a file.
    pub fixed: Vec<Volume>,
    /// The folder of caches; `None` if no index may be used.
    pub caches: Option<PathBuf>,
}

/// Opens the index of a library if it has one; otherwise its files are read when they are needed.
fn open(source: &Source) -> Box<dyn documents::Documents> {
    #[cfg(feature = "index")]
    if let Some(indexed) = indexed::Indexed::open(source) {
        return Box::new(indexed);
    }
    Box::new(files::Files::new(source))
}
