//! Keeps the list of a library up to date: lists what is known at once, then compares the files and reads what changed.

use super::Source;
use crate::io::{self, LibraryNotes};
use crate::library::Stamp;
use crate::library::request::News;
use crate::library::shelf::{Listed, State};
use crate::text::Safe;
use std::collections::{HashMap, HashSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

#[cfg(feature = "index")]
use crate::index::{Ahead, Index, Problem, Step, forget_old, wants_index};

/// How often the list is updated while files are read: nobody would see faster updates.
const INTERVAL: Duration = Duration::from_millis(100);

/// Keeps the list of a library up to date.
#[derive(Debug)]
pub struct Keeper {
    source: Source,
    notes: LibraryNotes,
    /// The files that were listed, with their stamps if they were read without an index.
    listed: HashMap<PathBuf, Option<Stamp>>,
    #[cfg(feature = "index")]
    has_warned: bool,
    /// The index that is kept in memory, because there cannot be one on the disk.
    #[cfg(feature = "index")]
    in_memory: Option<Index>,
}

/// The result of comparing the files with the list.
#[derive(Debug)]
pub struct Compared {
    /// The files that the library has.
    pub files: Arc<Vec<PathBuf>>,
    /// How many files are not read, in a few words.
    note: String,
}

impl Compared {
    /// What to say once those who search know the files.
    pub fn news(self) -> News {
        News::UpToDate(self.note)
    }
}

/// Returns the first documents of the list, from the index; `None` if the library has none.
pub fn first_page(source: &Source, limit: usize) -> Option<Vec<Listed>> {
    #[cfg(feature = "index")]
    {
        let (caches, folder) = (source.caches.as_deref()?, source.folder.as_deref()?);
        let shown = Index::existing(caches, folder)?.shown(Some(limit)).ok()?;
        Some(shown.into_iter().map(|(path, state)| Listed { path, state, is_new: false }).collect())
    }
    #[cfg(not(feature = "index"))]
    {
        let _ = (source, limit);
        None
    }
}

impl Keeper {
    /// Makes a keeper, which knows nothing yet.
    pub fn new(source: Source) -> Self {
        Self {
            source,
            notes: LibraryNotes::default(),
            listed: HashMap::new(),
            #[cfg(feature = "index")]
            has_warned: false,
            #[cfg(feature = "index")]
            in_memory: None,
        }
    }

    /// The folder of the library.
    pub fn folder(&self) -> Option<&Path> {
        self.source.folder.as_deref()
    }

    /// Lists what is known, then compares the files.
    pub fn begin(&mut self, send: &mut dyn FnMut(News)) -> Compared {
        if let Some(folder) = &self.source.folder {
            self.notes = LibraryNotes::read(folder);
        }
        #[cfg(feature = "index")]
        self.list_known(send);
        if !self.notes.marked.is_empty() {
            send(News::Marked(self.notes.marked.iter().cloned().collect()));
        }
        self.refresh(send)
    }

    /// Lists what the index knows.
    #[cfg(feature = "index")]
    fn list_known(&mut self, send: &mut dyn FnMut(News)) {
        let (Some(caches), Some(folder)) = (&self.source.caches, &self.source.folder) else { return };
        let shown = Index::existing(caches, folder).and_then(|index| index.shown(None).ok());
        let shown = shown.unwrap_or_default();
        self.listed.extend(shown.iter().map(|(path, _)| (path.clone(), None)));
        let listed = shown.into_iter().map(|(path, state)| self.listed(path, state)).collect();
        send(News::Listed(listed));
    }

    fn listed(&self, path: PathBuf, state: State) -> Listed {
        let is_new = self.notes.is_new(&path);
        Listed { path, state, is_new }
    }

    /// Compares the files with the list, and reads what changed.
    pub fn refresh(&mut self, send: &mut dyn FnMut(News)) -> Compared {
        let (files, note) = match self.source.folder.as_deref().map(io::list) {
            None => (self.source.files.clone(), String::new()),
            Some(Ok(listing)) => (listing.files, skipped(listing.skipped.len())),
            Some(Err(failure)) => {
                send(News::Note(Safe::clean_line(&failure.to_string()).to_string()));
                let files = self.listed.keys().cloned().collect::<Vec<_>>().into();
                return Compared { files, note: String::new() };
            }
        };
        let current: HashSet<&PathBuf> = files.iter().collect();
        let gone: Vec<PathBuf> = self.listed.keys().filter(|path| !current.contains(path)).cloned().collect();
        for path in &gone {
            self.listed.remove(path);
        }
        if !gone.is_empty() {
            send(News::Gone(gone));
        }
        #[cfg(feature = "index")]
        let is_indexed = self.update_index(&files, send);
        #[cfg(not(feature = "index"))]
        let is_indexed = false;
        if !is_indexed {
            self.survey(&files, send);
        }
        Compared { files: files.into(), note }
    }

    /// Brings the index up to date; returns false if the library has none, or if it cannot be used.
    #[cfg(feature = "index")]
    fn update_index(&mut self, files: &[PathBuf], send: &mut dyn FnMut(News)) -> bool {
        let (Some(caches), Some(folder)) = (self.source.caches.clone(), self.source.folder.clone()) else {
            return false;
        };
        if !wants_index(&caches, &folder, files.len()) {
            return false;
        }
        if self.in_memory.is_none() {
            let (what, problem) = match self.try_update((&caches, &folder), None, files, send) {
                Ok((_, None)) => return true,
                Ok((_, Some(problem))) => ("cannot be written", problem),
                Err(problem) => ("cannot be used", problem),
            };
            self.warn(what, &problem, send);
            self.in_memory = Index::in_memory(&folder).ok();
        }
        let Some(index) = self.in_memory.take() else { return false };
        let updated = self.try_update((&caches, &folder), Some(Ahead::of(index)), files, send);
        self.in_memory = updated.ok().and_then(|(index, problem)| problem.is_none().then_some(index));
        self.in_memory.is_some()
    }

    #[cfg(feature = "index")]
    fn try_update(
        &mut self,
        place: (&Path, &Path),
        ahead: Option<Ahead>,
        files: &[PathBuf],
        send: &mut dyn FnMut(News),
    ) -> Result<(Index, Option<Problem>), Problem> {
        let mut reasons = Vec::new();
        let mut batch = Vec::new();
        let mut sent = Instant::now();
        let notes = &self.notes;
        let listed = &mut self.listed;
        let mut again = |why: &str| reasons.push(format!("the index is rebuilt, because {why}"));
        let mut report = |step: &Step<'_>| {
            let state = match step.read {
                Ok(Some(volume)) => Some(State::brief(volume)),
                Ok(None) => None,
                Err(failure) => Some(State::Unfit(Safe::clean_line(&failure.message))),
            };
            if let Some(state) = state {
                let path = step.path.to_owned();
                listed.insert(path.clone(), None);
                batch.push(Listed { is_new: notes.is_new(&path), path, state });
            }
            if sent.elapsed() >= INTERVAL {
                sent = Instant::now();
                send(News::Listed(std::mem::take(&mut batch)));
                send(News::Progress { done: step.progress.done, all: step.progress.all });
            }
        };
        let (index, updated) = Index::up_to_date(place, ahead, files, &mut again, &mut report)?;
        for reason in reasons {
            send(News::Note(reason));
        }
        if !batch.is_empty() {
            send(News::Listed(batch));
        }
        if updated.read > 0 {
            forget_old(place.0, &index);
        }
        Ok((index, updated.problem))
    }

    /// Says once that there is no index on the disk.
    #[cfg(feature = "index")]
    fn warn(&mut self, what: &str, problem: &Problem, send: &mut dyn FnMut(News)) {
        if !std::mem::replace(&mut self.has_warned, true) {
            send(News::Note(format!(
                "the index {what} ({problem}); it is kept in memory until plenary ends"
            )));
        }
    }

    /// Reads the files that are new or have changed, on all processors.
    fn survey(&mut self, files: &[PathBuf], send: &mut dyn FnMut(News)) {
        let stamps = io::stamps(files);
        let is_changed = |(path, stamp): &(&PathBuf, Option<Stamp>)| {
            stamp.is_none() || self.listed.get(*path).copied().flatten() != *stamp
        };
        let changed: Vec<(&PathBuf, Option<Stamp>)> = files.iter().zip(stamps).filter(is_changed).collect();
        let (mut batch, mut sent, mut done) = (Vec::new(), Instant::now(), 0);
        let _ = io::in_order(
            &changed,
            |(path, _)| match io::open(path) {
                Ok(volume) => State::brief(&volume),
                Err(failure) => State::Unfit(Safe::clean_line(&failure.message)),
            },
            |(path, stamp), state| {
                self.listed.insert((*path).clone(), *stamp);
                batch.push(self.listed((*path).clone(), state));
                done += 1;
                if sent.elapsed() >= INTERVAL {
                    sent = Instant::now();
                    send(News::Listed(std::mem::take(&mut batch)));
                    send(News::Progress { done, all: changed.len() });
                }
                Ok::<(), ()>(())
            },
        );
        if !batch.is_empty() {
            send(News::Listed(batch));
        }
    }
}

/// How many files are not read, in a few words.
fn skipped(count: usize) -> String {
    match count {
        0 => String::new(),
        1 => "1 file is not read; `plenary check` says why".to_owned(),
        _ => format!("{count} files are not read; `plenary check` says why"),
    }
}
