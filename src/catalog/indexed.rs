//! The documents of a library with an index.

use super::Source;
use super::document::{Document, Wish};
use super::documents::Documents;
use crate::index::{Index, Interrupter, Known, Owners, Problem, people_key};
use crate::io;
use crate::library::Volume;
use crate::people::{self, Appearance, Everyone};
use crate::query::Lookup;
use crate::text::fold::natural_key;
use std::collections::{HashMap, HashSet};
use std::ffi::OsStr;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The index of a library, with what is known of all its documents.
#[derive(Debug)]
pub(super) struct Indexed {
    index: Index,
    /// The version of the index from which the rest is.
    version: Option<i64>,
    owners: Owners,
    /// The documents whose files the library has now.
    known: HashMap<i64, Known>,
    /// The files that the library has now, once they are listed.
    files: Option<Arc<Vec<PathBuf>>>,
}

impl Indexed {
    /// Opens the index of a library; `None` if there is none.
    pub(super) fn open(source: &Source) -> Option<Self> {
        let index = Index::existing(source.caches.as_deref()?, source.folder.as_deref()?)?;
        Some(Self { index, version: None, owners: Owners::default(), known: HashMap::new(), files: None })
    }

    /// Learns what another process, or the keeper, has written.
    fn refresh(&mut self) -> Result<(), Problem> {
        let version = self.index.version()?;
        if self.version == Some(version) {
            return Ok(());
        }
        self.owners = self.index.owners()?;
        let files = self.files.as_ref();
        let files: Option<HashSet<&OsStr>> =
            files.map(|files| files.iter().map(|path| path.as_os_str()).collect());
        // Whatever was known is dropped before more is read.
        self.known = HashMap::new();
        let mut documents = self.index.documents()?;
        documents.retain(|known| {
            let path = self.index.path_of(known);
            path.is_some_and(|path| files.as_ref().is_none_or(|files| files.contains(path.as_os_str())))
        });
        self.known = documents.into_iter().map(|known| (known.id, known)).collect();
        self.version = Some(version);
        Ok(())
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
            let Some(known) = self.known.get(&id).filter(|known| is_wanted && known.is_between(lookup))
            else {
                return ControlFlow::Continue(());
            };
            if !seen.insert(id) {
                return ControlFlow::Continue(());
            }
            let Some(path) = self.index.path_of(known) else { return ControlFlow::Continue(()) };
            let body = match self.index.body(id) {
                Ok(body) => body.unwrap_or_default(),
                Err(error) => {
                    problem = Some(error);
                    return ControlFlow::Break(());
                }
            };
            let volume = known.volume(&path, &body).or_else(|| io::open(&path).ok());
            let Some(briefing) = volume.as_ref().and_then(|volume| volume.briefing.as_ref()) else {
                return ControlFlow::Continue(());
            };
            take(&Document { number, order, path: &path, briefing })
        };
        let found = self.index.newest(lookup, &self.owners, wish.before, &mut read);
        match found.err().or(problem) {
            Some(problem) if !is_stale() => Err(problem.to_string()),
            _ => Ok(()),
        }
    }

    fn everyone(&mut self, people_file: Option<&str>) -> Result<Everyone, String> {
        let words = |problem: Problem| problem.to_string();
        self.refresh().map_err(words)?;
        let mut all: Vec<&Known> = self.known.values().filter(|known| known.is_briefing).collect();
        // The order in which the commands list files, so that they find the same people.
        let path = |known: &Known| self.index.path_of(known).unwrap_or_default();
        all.sort_by_cached_key(|known| natural_key(&path(known).to_string_lossy()));
        let key = people_key(all.iter().copied(), people_file);
        if let Some(everyone) = self.index.everyone(key) {
            return Ok(everyone);
        }
        let mut casts = self.index.casts().map_err(words)?;
        let mut appearances = Vec::new();
        for (order, known) in all.iter().enumerate() {
            let cast = casts.remove(&known.id).unwrap_or_default();
            appearances.extend(cast.into_iter().map(|one| Appearance { document: order, ..one }));
        }
        let file = people_file.map(|source| people::read(source).0);
        let number = |order: usize| all.get(order).and_then(|known| usize::try_from(known.id).ok());
        let everyone = Everyone::of(&appearances, file.as_ref())
            .with_documents(|order| number(order).unwrap_or(usize::MAX));
        // Without it, they are joined once more the next time.
        let _ = self.index.keep_everyone(key, &everyone);
        Ok(everyone)
    }

    fn fetch(&mut self, path: &Path) -> Result<Volume, String> {
        // If the index cannot be read, the file can.
        let known = self.index.document(path).ok().flatten();
        let current = known.filter(|known| io::stamp(path) == Some(known.stamp));
        let stored = current.and_then(|known| {
            let body = self.index.body(known.id).ok()??;
            known.volume(path, &body)
        });
        match stored {
            Some(volume) => Ok(volume),
            None => io::open(path).map(Volume::without_document).map_err(|failure| failure.message),
        }
    }

    fn set_files(&mut self, files: &Arc<Vec<PathBuf>>) {
        self.files = Some(Arc::clone(files));
        self.version = None;
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
