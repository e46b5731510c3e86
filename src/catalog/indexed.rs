//! The documents of a library with an index.

use super::Source;
use super::document::{Document, Wish};
use super::documents::Documents;
use crate::index::{Index, Interrupter, Known, Owners, Problem};
use crate::io;
use crate::library::Volume;
use crate::people::Appearance;
use crate::query::Lookup;
use std::collections::{HashMap, HashSet};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

/// The index of a library, with what is known of all its documents.
#[derive(Debug)]
pub(super) struct Indexed {
    index: Index,
    /// The version of the index from which the rest is.
    version: Option<i64>,
    owners: Owners,
    known: HashMap<i64, (PathBuf, Known)>,
    numbers: HashMap<PathBuf, i64>,
    /// The files that the library has now, once they are listed.
    files: Option<HashSet<PathBuf>>,
}

impl Indexed {
    /// Opens the index of a library; `None` if there is none.
    pub(super) fn open(source: &Source) -> Option<Self> {
        let index = Index::existing(source.caches.as_deref()?, source.folder.as_deref()?)?;
        Some(Self {
            index,
            version: None,
            owners: Owners::default(),
            known: HashMap::new(),
            numbers: HashMap::new(),
            files: None,
        })
    }

    /// Learns what another process, or the keeper, has written.
    fn refresh(&mut self) -> Result<(), Problem> {
        let version = self.index.version()?;
        if self.version == Some(version) {
            return Ok(());
        }
        self.owners = self.index.owners()?;
        self.known.clear();
        self.numbers.clear();
        for known in self.index.documents()? {
            let Some(path) = self.index.path_of(&known) else { continue };
            self.numbers.insert(path.clone(), known.id);
            self.known.insert(known.id, (path, known));
        }
        self.version = Some(version);
        Ok(())
    }

    /// Returns the path of a document that is in the library now.
    fn path(&self, id: i64) -> Option<&(PathBuf, Known)> {
        let known = self.known.get(&id)?;
        self.files.as_ref().is_none_or(|files| files.contains(&known.0)).then_some(known)
    }
}

impl Documents for Indexed {
    fn each(
        &mut self,
        wish: Wish<'_>,
        is_stale: &dyn Fn() -> bool,
        take: &mut dyn FnMut(&Document<'_>) -> ControlFlow<()>,
    ) -> Result<(), String> {
        self.refresh().map_err(|problem| problem.to_string())?;
        let nothing = Lookup::default();
        let lookup = wish.lookup.unwrap_or(&nothing);
        let mut problem = None;
        let mut seen = HashSet::new();
        let mut read = |id: i64, order: i64| {
            if is_stale() {
                return ControlFlow::Break(());
            }
            let Ok(number) = usize::try_from(id) else { return ControlFlow::Continue(()) };
            let is_wanted = wish.speakers.is_none_or(|wanted| wanted.contains_key(&number));
            let Some((path, known)) =
                self.path(id).filter(|(_, known)| is_wanted && known.is_between(lookup))
            else {
                return ControlFlow::Continue(());
            };
            if !seen.insert(id) {
                return ControlFlow::Continue(());
            }
            let body = match self.index.body(id) {
                Ok(body) => body.unwrap_or_default(),
                Err(error) => {
                    problem = Some(error);
                    return ControlFlow::Break(());
                }
            };
            let volume = known.volume(path, &body).or_else(|| io::open(path).ok());
            let Some(briefing) = volume.as_ref().and_then(|volume| volume.briefing.as_ref()) else {
                return ControlFlow::Continue(());
            };
            take(&Document { number, order, path, briefing })
        };
        let found = self.index.newest(lookup, &self.owners, wish.before, &mut read);
        match found.err().or(problem) {
            Some(problem) if !is_stale() => Err(problem.to_string()),
            _ => Ok(()),
        }
    }

    fn casts(&mut self) -> Result<Vec<Appearance>, String> {
        let words = |problem: Problem| problem.to_string();
        self.refresh().map_err(words)?;
        let mut all: Vec<(i64, Vec<Appearance>)> = self.index.casts().map_err(words)?.into_iter().collect();
        all.sort_unstable_by_key(|(id, _)| *id);
        let all = all.into_iter().filter(|(id, _)| self.path(*id).is_some());
        let numbered = all.flat_map(|(id, cast)| {
            let document = usize::try_from(id).unwrap_or_default();
            cast.into_iter().map(move |one| Appearance { document, ..one })
        });
        Ok(numbered.collect())
    }

    fn fetch(&mut self, path: &Path) -> Result<Volume, String> {
        // If the index cannot be read, the file can.
        let _ = self.refresh();
        let known = self.numbers.get(path).and_then(|id| self.known.get(id));
        let current = known.filter(|(_, known)| io::stamp(path) == Some(known.stamp));
        let stored = current.and_then(|(_, known)| {
            let body = self.index.body(known.id).ok()??;
            known.volume(path, &body)
        });
        match stored {
            Some(volume) => Ok(volume),
            None => io::open(path).map(Volume::without_document).map_err(|failure| failure.message),
        }
    }

    fn set_files(&mut self, files: &[PathBuf]) {
        self.files = Some(files.iter().cloned().collect());
    }

    fn is_indexed(&self) -> bool {
        true
    }

    fn interrupter(&self) -> Option<Interrupter> {
        Some(self.index.interrupter())
    }

    fn nearest(&self, lookup: &Lookup) -> Option<(String, String)> {
        self.index.nearest_word(lookup).ok()?
    }
}
