//! Stands in for indexes where the program is built without them: every file is read.

use super::selection::Selection;
use crate::io::Failure;
use crate::library::Volume;
use crate::model::Date;
use crate::people::{Appearance, Everyone};
use std::collections::HashMap;
use std::convert::Infallible;
use std::path::{Path, PathBuf};

/// What an index knows of a file: there is none.
#[derive(Debug)]
pub(super) struct Stored(Infallible);

/// A folder with its index: there is none.
pub(super) struct Library(Infallible);

/// A folder whose index is up to date: there is none.
pub(super) struct Opened {
    pub(super) library: Library,
    pub(super) documents: Vec<Option<Stored>>,
    pub(super) failures: Vec<(usize, Failure)>,
}

impl Stored {
    pub(super) fn day(&self) -> Option<Date> {
        match self.0 {}
    }

    pub(super) fn refusal(&self) -> Option<&str> {
        match self.0 {}
    }

    pub(super) fn has_excerpts(&self) -> bool {
        match self.0 {}
    }

    pub(super) fn is_briefing(&self) -> bool {
        match self.0 {}
    }

    pub(super) fn id(&self) -> i64 {
        match self.0 {}
    }
}

impl Library {
    pub(super) fn volume(&self, _: &Stored, _: &Path) -> Option<Volume> {
        match self.0 {}
    }

    pub(super) fn casts(&self) -> HashMap<i64, Vec<Appearance>> {
        match self.0 {}
    }

    pub(super) fn everyone(&self, _: u64) -> Option<Everyone> {
        match self.0 {}
    }

    pub(super) fn keep_everyone(&self, _: u64, _: &Everyone) {
        match self.0 {}
    }

    pub(super) fn selects<'s>(&self, _: &'s Selection) -> impl Fn(&Stored) -> bool + use<'s> {
        match self.0 {}
        #[expect(unreachable_code, reason = "the type of the closure")]
        |_: &Stored| true
    }
}

/// Returns a hash of everything that the people of documents are joined from: there is nothing.
pub(super) fn people_key(_: &[&Stored], _: Option<&str>) -> u64 {
    0
}

/// The indexes of folders, opened while the files of the folders are listed: there is none.
#[derive(Default)]
pub(super) struct Early;

impl Early {
    pub(super) fn open(_: &[PathBuf]) -> Self {
        Self
    }
}

/// Returns `None`: the files have to be read.
pub(super) fn open(_: &Path, _: &mut Early, _: impl FnOnce() -> Vec<PathBuf>) -> Option<Opened> {
    None
}
