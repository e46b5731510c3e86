//! The people of a library.

use super::find::{People, Searcher};
use crate::io;
use crate::people::{self, Everyone, Person};
use std::path::PathBuf;
use std::sync::{Arc, PoisonError};

/// The people file of a library, or the place for a new one.
#[derive(Debug)]
pub(super) struct Decided {
    pub(super) path: PathBuf,
    /// The text; `None` if there is no file.
    pub(super) source: Option<String>,
}

impl Searcher {
    /// Returns the people, those with the most statements first.
    pub fn people(&mut self) -> Result<Arc<Vec<Person>>, String> {
        Ok(Arc::clone(&self.joined()?.all))
    }

    /// Forgets the people, because the documents may have changed.
    pub(super) fn forget_people(&mut self) {
        *self.people.lock().unwrap_or_else(PoisonError::into_inner) = None;
    }

    /// Joins the speakers of all documents, unless that was done already with the people file that there is now.
    pub(super) fn joined(&mut self) -> Result<Arc<People>, String> {
        let shared = Arc::clone(&self.people);
        let mut known = shared.lock().unwrap_or_else(PoisonError::into_inner);
        let source = self.decided().and_then(|decided| decided.source);
        if let Some(people) = known.as_ref().filter(|people| people.decided == source) {
            return Ok(Arc::clone(people));
        }
        let Everyone { joined, places } = self.documents.everyone(source.as_deref())?;
        let people = Arc::new(People { all: Arc::new(joined.people), places, decided: source });
        *known = Some(Arc::clone(&people));
        Ok(people)
    }

    /// Reads the nearest people file of the library; `None` if the library has no folder.
    pub(super) fn decided(&self) -> Option<Decided> {
        let folder = self.source.folder.as_deref()?;
        let found = io::nearest(folder, people::FILE_NAME);
        let source = found.as_deref().and_then(|path| String::from_utf8(io::read(path).ok()?).ok());
        let path = found.unwrap_or_else(|| folder.join(people::FILE_NAME));
        Some(Decided { path, source })
    }
}
