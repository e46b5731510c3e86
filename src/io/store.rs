//! Stores places and marks: a small file per briefing, replaced under a lock.

use super::read::read_within;
use super::{Failure, private_folder, state_dir};
use crate::memory::{Identity, Memory, Note, Recalled};
use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::sleep;
use std::time::{Duration, Instant};
use xxhash_rust::xxh3::xxh3_64;

/// How many briefings are remembered; those read longest ago are forgotten, except for their marked quotes.
const MAX_MEMORIES: usize = 500;
/// The largest memory, in bytes.
const MAX_MEMORY_SIZE: u64 = 4 << 20;
/// How long to wait for a lock that another reader holds.
///
/// A reader needs milliseconds, unless it was stopped in the middle.
const LOCK_TIMEOUT: Duration = Duration::from_secs(1);

/// The store of places and marks; its clones share one folder.
#[derive(Clone, Debug)]
pub struct Store {
    folder: Option<PathBuf>,
    /// True once the user was told that nothing can be saved.
    has_complained: Arc<AtomicBool>,
}

impl Store {
    /// The store of the current user.
    pub fn of_user() -> Self {
        Self::new(state_dir())
    }

    /// The store in a folder, which is created when something is first saved.
    pub fn new(folder: Option<PathBuf>) -> Self {
        Self { folder: folder.map(|folder| folder.join("briefings")), has_complained: Arc::default() }
    }

    /// What is remembered of a briefing.
    ///
    /// It is found by the path, or by the content if the briefing was moved or copied.
    ///
    /// A briefing of which nothing is remembered is not a problem.
    pub fn recall(&self, identity: &Identity) -> Recalled {
        let Some(folder) = &self.folder else { return Recalled::default() };
        let name = Name::of(identity);
        let Some(path) = name.find(folder) else { return Recalled::default() };
        match load(&path) {
            Ok(memory) => Recalled { memory: memory.map(Box::new), problem: None },
            Err(Refused::Corrupt(why)) => {
                Recalled { memory: None, problem: Some(self.set_aside(&path, &why)) }
            }
            Err(Refused::System(failure)) => Recalled { memory: None, problem: self.complain_once(&failure) },
        }
    }

    /// Applies each note to what is remembered now.
    ///
    /// Returns the results in the order of the notes.
    ///
    /// If nothing can be written, no memory is returned.
    pub fn remember(&self, notes: &[Note]) -> Vec<Recalled> {
        notes.iter().map(|note| self.remember_one(note)).collect()
    }

    fn remember_one(&self, note: &Note) -> Recalled {
        let mut recalled = Recalled::default();
        let changed = match &self.folder {
            Some(folder) => self.change(folder, note, &mut recalled),
            None => Err(Failure::new("there is no home folder")),
        };
        if let Err(failure) = changed {
            recalled.problem = recalled.problem.or_else(|| self.complain_once(&failure));
        }
        recalled
    }

    fn change(&self, folder: &Path, note: &Note, recalled: &mut Recalled) -> Result<(), Failure> {
        let refused = |error: &io::Error| Failure::of_write(folder, error);
        private_folder(folder).map_err(|error| refused(&error))?;
        let _lock = lock(folder)?;
        let name = Name::of(&note.identity);
        let old = name.find(folder);
        let mut memory = Memory::default();
        if let Some(path) = &old {
            match load(path) {
                Ok(known) => memory = known.unwrap_or_default(),
                Err(Refused::Corrupt(why)) => recalled.problem = Some(self.set_aside(path, &why)),
                Err(Refused::System(failure)) => return Err(failure),
            }
        }
        for change in &note.changes {
            memory.apply(change.clone());
        }
        memory.name.clone_from(&note.identity.name);
        let path = folder.join(name.file());
        put(folder, &path, &memory.text()).map_err(|error| refused(&error))?;
        // The briefing was edited since, so its memory has a new name. A memory of a copy elsewhere stays.
        if let Some(old) = old.filter(|old| *old != path && name.is_of_path(old)) {
            let _ = fs::remove_file(old);
        }
        forget_oldest(folder);
        recalled.memory = Some(Box::new(memory));
        Ok(())
    }

    /// Renames a corrupt memory, and returns what to tell the user.
    ///
    /// The user can then repair the file.
    fn set_aside(&self, path: &Path, why: &str) -> String {
        let mut aside = path.as_os_str().to_owned();
        aside.push(".corrupt");
        let aside = PathBuf::from(aside);
        match fs::rename(path, &aside) {
            Ok(()) => format!(
                "the saved places and marks of this briefing could not be read ({why}); they were kept as {}",
                aside.display()
            ),
            Err(error) => self.complain_once(&Failure::of_write(path, &error)).unwrap_or_default(),
        }
    }

    /// What to tell the user about a failure, the first time only.
    fn complain_once(&self, failure: &Failure) -> Option<String> {
        let is_first = !self.has_complained.swap(true, Ordering::Relaxed);
        is_first.then(|| format!("cannot save places and marks: {failure}"))
    }
}

/// The file name of a memory, made of hashes of the briefing's path and content.
struct Name {
    path: String,
    print: String,
}

impl Name {
    fn of(identity: &Identity) -> Self {
        let place = match &identity.path {
            Some(path) => fs::canonicalize(path)
                .or_else(|_| std::path::absolute(path))
                .unwrap_or_else(|_| path.clone())
                .into_os_string()
                .into_encoded_bytes(),
            // A briefing from a pipe or from the program itself has no path; its content identifies it.
            None => format!("{} {:016x}", identity.name, identity.print).into_bytes(),
        };
        Self { path: format!("{:016x}", xxh3_64(&place)), print: format!("{:016x}", identity.print) }
    }

    fn file(&self) -> String {
        format!("{}-{}.json", self.path, self.print)
    }

    fn is_of_path(&self, path: &Path) -> bool {
        path.file_name().and_then(|name| name.to_str()).is_some_and(|name| name.starts_with(&self.path))
    }

    /// The file of this briefing, of an earlier version, or of the same content.
    fn find(&self, folder: &Path) -> Option<PathBuf> {
        let same = folder.join(self.file());
        if same.is_file() {
            return Some(same);
        }
        let ending = format!("-{}.json", self.print);
        let mut copy = None;
        for path in memories(folder) {
            let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
            if name.starts_with(&self.path) {
                return Some(path);
            }
            if name.ends_with(&ending) {
                copy = Some(path);
            }
        }
        copy
    }
}

/// The memory files in a folder.
fn memories(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    let paths = entries.flatten().map(|entry| entry.path());
    paths.filter(|path| path.extension().is_some_and(|ending| ending == "json")).collect()
}

/// Why a memory could not be loaded.
enum Refused {
    /// The file does not contain a memory.
    Corrupt(String),
    /// The file cannot be read.
    System(Failure),
}

/// The memory in a file, or `None` if the file was removed meanwhile.
fn load(path: &Path) -> Result<Option<Memory>, Refused> {
    let bytes = match read_within(path, MAX_MEMORY_SIZE) {
        Ok(bytes) => bytes,
        Err(_) if !path.exists() => return Ok(None),
        Err(failure) => return Err(Refused::System(failure)),
    };
    let text = String::from_utf8(bytes).map_err(|_| Refused::Corrupt("it is not UTF-8".to_owned()))?;
    Memory::read(&text).map(Some).map_err(Refused::Corrupt)
}

/// Waits for the lock of a store; closing the file releases it.
pub(super) fn lock(folder: &Path) -> Result<File, Failure> {
    let path = folder.join("lock");
    let mut options = OpenOptions::new();
    options.write(true).create(true).truncate(false);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let file = options.open(&path).map_err(|error| Failure::of_write(&path, &error))?;
    wait_for(file, &path, LOCK_TIMEOUT)
}

/// Waits for the lock of an open file or folder; `path` is what an error is about.
pub(super) fn wait_for(file: File, path: &Path, timeout: Duration) -> Result<File, Failure> {
    let deadline = Instant::now() + timeout;
    loop {
        match file.try_lock() {
            Ok(()) => return Ok(file),
            Err(TryLockError::WouldBlock) if Instant::now() < deadline => sleep(Duration::from_millis(5)),
            Err(TryLockError::WouldBlock) => return Err(Failure::at(path, "is locked by another plenary")),
            // Some network disks have no locks; the file is still replaced whole.
            Err(TryLockError::Error(error)) if error.kind() == ErrorKind::Unsupported => return Ok(file),
            Err(TryLockError::Error(error)) => return Err(Failure::of_write(path, &error)),
        }
    }
}

/// Replaces a memory whole. Its temporary file is private to the user.
pub(super) fn put(folder: &Path, path: &Path, text: &str) -> io::Result<()> {
    let mut file = tempfile::Builder::new().prefix(".memory-").tempfile_in(folder)?;
    file.write_all(text.as_bytes())?;
    file.as_file().sync_all()?;
    file.persist(path).map_err(|refused| refused.error)?;
    Ok(())
}

/// Deletes the oldest memories over the limit. Those with marked quotes stay.
fn forget_oldest(folder: &Path) {
    let mut all = memories(folder);
    if all.len() <= MAX_MEMORIES {
        return;
    }
    all.sort_by_cached_key(|path| path.metadata().and_then(|metadata| metadata.modified()).ok());
    let has_marked = |path: &&PathBuf| matches!(load(path), Ok(Some(memory)) if !memory.quotes.is_empty());
    for path in all.iter().take(all.len() - MAX_MEMORIES).filter(|path| !has_marked(path)) {
        let _ = fs::remove_file(path);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::memory::{Change, Marked, Spot};

    fn identity(path: &Path, print: u64) -> Identity {
        Identity { name: "forum.toml".to_owned(), path: Some(path.to_owned()), print }
    }

    fn take(identity: &Identity, id: &str) -> Note {
        let marked = Marked { id: id.to_owned(), words: String::new() };
        Note { entry: 0, identity: identity.clone(), changes: vec![Change::Take(marked)] }
    }

    fn ids(recalled: &Recalled) -> Vec<&str> {
        let quotes = recalled.memory.as_ref().map_or(&[][..], |memory| &memory.quotes);
        let mut ids: Vec<_> = quotes.iter().map(|marked| &*marked.id).collect();
        ids.sort_unstable();
        ids
    }

    struct Here {
        folder: tempfile::TempDir,
        store: Store,
        identity: Identity,
    }

    fn here() -> Here {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("forum.toml");
        fs::write(&path, "").unwrap();
        let store = Store::new(Some(folder.path().join("state")));
        Here { store, identity: identity(&path, 1), folder }
    }

    fn files(here: &Here) -> Vec<PathBuf> {
        memories(&here.folder.path().join("state/briefings"))
    }

    #[test]
    fn what_was_saved_is_recalled() {
        let here = here();
        assert_eq!(here.store.recall(&here.identity), Recalled::default());
        assert!(files(&here).is_empty(), "looking writes nothing");
        let spot = Spot { at: 3, ..Spot::default() };
        let note = Note { changes: vec![Change::Mark('a', spot.clone())], ..take(&here.identity, "q") };
        here.store.remember(&[note]);
        let recalled = here.store.recall(&here.identity);
        assert_eq!((recalled.memory.unwrap().marks.get(&'a'), recalled.problem), (Some(&spot), None));
        let other = identity(&here.folder.path().join("other.toml"), 2);
        assert_eq!(here.store.recall(&other).memory, None);
    }

    #[test]
    fn an_edited_file_and_a_moved_file_keep_their_memory() {
        let here = here();
        here.store.remember(&[take(&here.identity, "q")]);
        let edited = Identity { print: 2, ..here.identity.clone() };
        assert_eq!(ids(&here.store.recall(&edited)), ["q"]);
        here.store.remember(&[take(&edited, "r")]);
        assert_eq!(files(&here).len(), 1);
        let moved = identity(&here.folder.path().join("moved.toml"), 2);
        assert_eq!(ids(&here.store.recall(&moved)), ["q", "r"]);
        here.store.remember(&[take(&moved, "s")]);
        assert_eq!(ids(&here.store.recall(&edited)), ["q", "r"], "a copy has its own from then on");
    }

    #[test]
    fn simultaneous_readers_lose_nothing() {
        let here = here();
        std::thread::scope(|scope| {
            for number in 0..8 {
                let identity = &here.identity;
                let store = Store::new(Some(here.folder.path().join("state")));
                scope.spawn(move || {
                    for round in 0..5 {
                        let recalled = store.remember(&[take(identity, &format!("{number}-{round}"))]);
                        assert_eq!(recalled[0].problem, None);
                    }
                });
            }
        });
        assert_eq!(ids(&here.store.recall(&here.identity)).len(), 40);
        let left = fs::read_dir(here.folder.path().join("state/briefings")).unwrap().count();
        assert_eq!(left, 2, "the memory and the lock");
    }

    #[test]
    fn a_corrupt_file_is_kept_under_another_name_and_reported() {
        let here = here();
        here.store.remember(&[take(&here.identity, "q")]);
        let path = files(&here).remove(0);
        fs::write(&path, "{\"version\": 1, \"na").unwrap();
        let recalled = here.store.recall(&here.identity);
        assert_eq!(recalled.memory, None);
        assert!(recalled.problem.is_some_and(|problem| problem.contains("were kept as")));
        let aside = PathBuf::from(format!("{}.corrupt", path.display()));
        assert_eq!(fs::read_to_string(aside).unwrap(), "{\"version\": 1, \"na");
        assert_eq!(here.store.recall(&here.identity), Recalled::default(), "once");
        here.store.remember(&[take(&here.identity, "r")]);
        assert_eq!(ids(&here.store.recall(&here.identity)), ["r"]);
    }

    #[test]
    fn a_store_that_cannot_be_written_is_reported_once() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("file");
        fs::write(&file, "").unwrap();
        for place in [Some(file.join("state")), None] {
            let store = Store::new(place);
            let identity = identity(&file, 1);
            let first = store.remember(&[take(&identity, "q")]).remove(0);
            assert_eq!(first.memory, None);
            assert!(first.problem.is_some_and(|problem| problem.contains("cannot save")));
            assert_eq!(store.remember(&[take(&identity, "r")])[0].problem, None);
        }
    }

    #[cfg(unix)]
    #[test]
    fn only_the_user_can_read_it() {
        use std::os::unix::fs::PermissionsExt;
        let here = here();
        here.store.remember(&[take(&here.identity, "q")]);
        let mode = |path: &Path| path.metadata().unwrap().permissions().mode() & 0o777;
        assert_eq!(mode(&here.folder.path().join("state")), 0o700);
        assert_eq!(mode(&files(&here)[0]), 0o600);
        assert_eq!(mode(&here.folder.path().join("state/briefings/lock")), 0o600);
    }

    #[test]
    fn the_oldest_memories_are_forgotten() {
        let here = here();
        let folder = here.folder.path().join("state/briefings");
        private_folder(&folder).unwrap();
        let old = std::time::UNIX_EPOCH + Duration::from_secs(1);
        for number in 0..MAX_MEMORIES {
            let file = File::create(folder.join(format!("f{number:015}-f{number:015}.json"))).unwrap();
            file.set_modified(old + Duration::from_secs(number as u64)).unwrap();
        }
        here.store.remember(&[take(&here.identity, "q")]);
        assert_eq!(files(&here).len(), MAX_MEMORIES);
        assert!(!folder.join(format!("f{0:015}-f{0:015}.json", 0)).exists());
        assert_eq!(ids(&here.store.recall(&here.identity)), ["q"]);
    }
}
