//! Uses the indexes of folders, and tells the user when one cannot be used.

use super::environment::is_dumb;
use super::output::{counted, shown, size, tell};
use super::selection::{MAX_KEPT, Selection};
use super::settings;
use crate::index::{self, Ahead, Index, Known, Problem, Step, Updated, forget_old, wants_index};
use crate::io::{self, Failure};
use crate::library::Volume;
use crate::model::Date;
use crate::people::{Appearance, Everyone};
use std::collections::{HashMap, HashSet};
use std::io::IsTerminal;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

/// How often to update the line of progress.
const PROGRESS_INTERVAL: Duration = Duration::from_millis(100);

/// What an index knows of a file.
#[derive(Debug)]
pub(super) struct Stored(Known);

/// A folder with its index.
pub(super) struct Library {
    index: Mutex<Index>,
    /// The number of files in the folder.
    files: usize,
    /// The folder, as the user named it.
    folder: PathBuf,
    is_damaged: AtomicBool,
}

/// A folder whose index is up to date.
pub(super) struct Opened {
    pub(super) library: Library,
    /// For each file, in order, what the index knows of it.
    pub(super) documents: Vec<Option<Stored>>,
    /// The files that could not be read, with their positions in the list.
    pub(super) failures: Vec<(usize, Failure)>,
}

impl Stored {
    /// Why the file is not even a broken briefing, if it is none.
    pub(super) fn refusal(&self) -> Option<&str> {
        self.0.refusal.as_deref()
    }

    /// The day of the event.
    pub(super) fn day(&self) -> Option<Date> {
        self.0.day
    }

    pub(super) fn is_briefing(&self) -> bool {
        self.0.is_briefing
    }

    /// Its number in the index.
    pub(super) fn id(&self) -> i64 {
        self.0.id
    }

    /// Returns true if reports of its problems show lines of the file.
    pub(super) fn has_excerpts(&self) -> bool {
        self.0.has_excerpts
    }
}

impl Library {
    /// Returns the volume of a file; `None` if it has to be read from the file.
    pub(super) fn volume(&self, stored: &Stored, path: &Path) -> Option<Volume> {
        let index = self.index.lock().unwrap_or_else(PoisonError::into_inner);
        let body = self.undamaged(&index, index.body(stored.0.id))??;
        drop(index);
        let volume = stored.0.volume(path, &body);
        if volume.is_none() {
            self.note_damage(&self.index.lock().unwrap_or_else(PoisonError::into_inner));
        }
        volume
    }

    /// Returns what the index found; `None` if it cannot be read.
    fn undamaged<T>(&self, index: &Index, found: Result<T, Problem>) -> Option<T> {
        if found.as_ref().is_err_and(Problem::is_damage) {
            self.note_damage(index);
        }
        found.ok()
    }

    /// Tells the user, once, that the index is damaged, and removes it.
    fn note_damage(&self, index: &Index) {
        if !self.is_damaged.swap(true, Ordering::Relaxed) {
            let folder = shown(&self.folder);
            tell(&format!("plenary: the index of {folder} is damaged; reading the files instead\n"));
            // If it stays, the next run finds the damage again.
            let _ = index.discard();
        }
    }

    /// Returns the speakers of each document, by its number; none if they have to be read from the files.
    pub(super) fn casts(&self) -> HashMap<i64, Vec<Appearance>> {
        let index = self.index.lock().unwrap_or_else(PoisonError::into_inner);
        self.undamaged(&index, index.casts()).unwrap_or_default()
    }

    /// Returns the people that were kept with a key, if there are any.
    pub(super) fn everyone(&self, key: u64) -> Option<Everyone> {
        self.index.lock().unwrap_or_else(PoisonError::into_inner).everyone(key)
    }

    /// Keeps people for the next time.
    pub(super) fn keep_everyone(&self, key: u64, everyone: &Everyone) {
        // They can be joined again.
        let _ = self.index.lock().unwrap_or_else(PoisonError::into_inner).keep_everyone(key, everyone);
    }

    /// Returns a test for documents that a selection needs.
    pub(super) fn selects<'s>(&self, selection: &'s Selection) -> impl Fn(&Stored) -> bool + use<'s> {
        let index = self.index.lock().unwrap_or_else(PoisonError::into_inner);
        // Without an answer from the index, every document passes.
        let ids = |found: Result<Option<HashSet<i64>>, Problem>| self.undamaged(&index, found).flatten();
        let matching = selection.lookup.as_ref().and_then(|lookup| ids(index.candidates(lookup)));
        let speaking = selection.speaker.as_ref().and_then(|words| ids(index.speaking(words).map(Some)));
        let groups = selection.half_of.as_ref().filter(|_| self.files > MAX_KEPT);
        let similar = groups.and_then(|groups| ids(index.with_half_of(groups).map(Some)));
        move |stored| {
            let known = &stored.0;
            // A broken briefing has a report to print.
            !known.is_briefing
                || matching.as_ref().is_none_or(|ids| ids.contains(&known.id))
                    && similar.as_ref().is_none_or(|ids| ids.contains(&known.id))
                    && speaking.as_ref().is_none_or(|ids| ids.contains(&known.id))
                    && selection.lookup.as_ref().is_none_or(|lookup| known.is_between(lookup))
        }
    }
}

/// Returns a hash of everything that the people of documents are joined from.
pub(super) fn people_key(stored: &[&Stored], people_file: Option<&str>) -> u64 {
    index::people_key(stored.iter().map(|stored| &stored.0), people_file)
}

/// The indexes of folders, opened while the files of the folders are listed.
#[derive(Default)]
pub(super) struct Early(HashMap<PathBuf, Ahead>);

impl Early {
    /// Opens the indexes of those paths that are folders with one.
    pub(super) fn open(paths: &[PathBuf]) -> Self {
        let caches = io::cache_dir().filter(|_| settings::uses_index());
        let open = |path: &PathBuf| Some((path.clone(), Ahead::read(caches.as_deref()?, path)?));
        Self(paths.iter().filter(|path| path.is_dir()).filter_map(open).collect())
    }
}

/// Opens the index of a folder and brings it up to date; `None` if the files have to be read.
///
/// A folder with few files gets no index.
pub(super) fn open(folder: &Path, early: &mut Early, files: impl FnOnce() -> Vec<PathBuf>) -> Option<Opened> {
    if !settings::uses_index() {
        return None;
    }
    let caches = io::cache_dir()?;
    let files = files();
    if !wants_index(&caches, folder, files.len()) {
        return None;
    }
    match updated((&caches, folder), early.0.remove(folder), &files) {
        Ok((index, updated)) => {
            if let Some(problem) = &updated.problem {
                tell_problem(folder, "could not be written", problem);
            }
            let documents = updated.documents.into_iter().map(|known| known.map(Stored)).collect();
            Some(Opened {
                library: Library {
                    index: Mutex::new(index),
                    files: files.len(),
                    folder: folder.to_owned(),
                    is_damaged: AtomicBool::new(false),
                },
                documents,
                failures: updated.failures,
            })
        }
        Err(problem) => {
            tell_problem(folder, "cannot be used", &problem);
            None
        }
    }
}

/// Opens the index of a folder and brings it up to date, with a line of progress on a terminal.
pub(super) fn updated(
    (caches, folder): (&Path, &Path),
    ahead: Option<Ahead>,
    files: &[PathBuf],
) -> Result<(Index, Updated), Problem> {
    let mut again = |why: &str| {
        tell(&format!("plenary: making the index of {} again, because {why}\n", shown(folder)));
    };
    let is_shown = std::io::stderr().is_terminal() && !is_dumb();
    let mut line: Option<(Instant, usize)> = None;
    let began = Instant::now();
    let mut report = |Step { progress, .. }: &Step<'_>| {
        let last = line.map_or(began, |(written, _)| written);
        if is_shown && last.elapsed() > PROGRESS_INTERVAL {
            let text = format!("indexing: {} of {}", progress.done, counted(progress.all, "file"));
            tell(&format!("\r{text}"));
            line = Some((Instant::now(), text.len()));
        }
    };
    let result = Index::up_to_date((caches, folder), ahead, files, &mut again, &mut report);
    if let Some((_, width)) = line {
        tell(&format!("\r{}\r", " ".repeat(width)));
    }
    let (index, updated) = result?;
    if updated.read > 0 {
        let forgotten = forget_old(caches, &index);
        if forgotten.count > 0 {
            let size = size(forgotten.bytes);
            tell(&format!(
                "plenary: removed {} that were not used ({size})\n",
                counted(forgotten.count, "old index")
            ));
        }
    }
    Ok((index, updated))
}

fn tell_problem(folder: &Path, what: &str, problem: &Problem) {
    let folder = shown(folder);
    tell(&format!("plenary: the index of {folder} {what} ({problem}); reading the files instead\n"));
}
