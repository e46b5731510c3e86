//! Notes about a library: which of its documents are known already, and which have marked quotes.

use super::store::{lock, put};
use super::{Failure, private_folder, read, state_dir};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeSet, HashSet};
use std::path::{Path, PathBuf};
use xxhash_rust::xxh3::xxh3_64;

/// The version of the file format.
const VERSION: u32 = 1;

/// What is remembered of a library between sessions.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LibraryNotes {
    /// The documents that are not new any more, by the hashes of their paths; `None` if the library is opened for the first
    /// time.
    known: Option<HashSet<u64>>,
    /// The documents with marked quotes.
    pub marked: BTreeSet<PathBuf>,
}

/// The file of the notes.
#[derive(Serialize, Deserialize)]
struct Stored {
    version: u32,
    /// The folder of the library, for people who read the file.
    folder: String,
    /// The hashes of the known paths, 8 bytes each, as Base64.
    known: String,
    marked: Vec<PathBuf>,
}

impl LibraryNotes {
    /// Reads the notes of the library in a folder. Notes that cannot be read count as none.
    pub fn read(folder: &Path) -> Self {
        state_dir().map_or_else(Self::default, |state| Self::read_in(&state, folder))
    }

    fn read_in(state: &Path, folder: &Path) -> Self {
        let stored = read(&file_of(state, folder)).ok();
        let stored: Option<Stored> = stored.and_then(|bytes| serde_json::from_slice(&bytes).ok());
        let Some(stored) = stored.filter(|stored| stored.version == VERSION) else { return Self::default() };
        let bytes = STANDARD.decode(&stored.known).unwrap_or_default();
        let known = bytes.as_chunks().0.iter().map(|hash| u64::from_le_bytes(*hash)).collect();
        Self { known: Some(known), marked: stored.marked.into_iter().collect() }
    }

    /// Returns true if a document arrived since the library was last opened.
    pub fn is_new(&self, path: &Path) -> bool {
        self.known.as_ref().is_some_and(|known| !known.contains(&hash(path)))
    }

    /// Adds documents that are not new any more, replaces the documents with marked quotes among those that were `opened`, and
    /// saves the notes.
    ///
    /// Changes of other readers of the same library stay.
    pub fn save(
        folder: &Path,
        known: &mut dyn Iterator<Item = &Path>,
        opened: &[PathBuf],
        marked: &[PathBuf],
    ) -> Result<(), Failure> {
        match state_dir() {
            Some(state) => Self::save_in(&state, folder, known, opened, marked),
            None => Ok(()),
        }
    }

    fn save_in(
        state: &Path,
        folder: &Path,
        known: &mut dyn Iterator<Item = &Path>,
        opened: &[PathBuf],
        marked: &[PathBuf],
    ) -> Result<(), Failure> {
        let libraries = state.join("libraries");
        let refused = |error: &std::io::Error| Failure::of_write(&libraries, error);
        private_folder(&libraries).map_err(|error| refused(&error))?;
        let _lock = lock(&libraries)?;
        let mut notes = Self::read_in(state, folder);
        let mut hashes: Vec<u64> =
            notes.known.unwrap_or_default().into_iter().chain(known.map(hash)).collect();
        hashes.sort_unstable();
        hashes.dedup();
        for path in opened {
            notes.marked.remove(path);
        }
        notes.marked.extend(marked.iter().cloned());
        let bytes: Vec<u8> = hashes.iter().flat_map(|hash| hash.to_le_bytes()).collect();
        let stored = Stored {
            version: VERSION,
            folder: folder.to_string_lossy().into_owned(),
            known: STANDARD.encode(bytes),
            marked: notes.marked.into_iter().collect(),
        };
        let text = serde_json::to_string_pretty(&stored).unwrap_or_default() + "\n";
        put(&libraries, &file_of(state, folder), &text).map_err(|error| refused(&error))
    }
}

fn file_of(state: &Path, folder: &Path) -> PathBuf {
    let whole = folder.canonicalize().unwrap_or_else(|_| folder.to_owned());
    state.join("libraries").join(format!("{:016x}.json", hash(&whole)))
}

fn hash(path: &Path) -> u64 {
    xxh3_64(path.as_os_str().as_encoded_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_arrived_since_is_new_and_marks_of_others_stay() {
        let (state, library) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        let path = |name: &str| PathBuf::from(name);
        let (a, b, c) = (path("a.txt"), path("b.txt"), path("c.txt"));
        let read = || LibraryNotes::read_in(state.path(), library.path());
        assert!(!read().is_new(&a), "nothing is new in a library that is opened for the first time");
        let save = |known: &[&PathBuf], opened: &[PathBuf], marked: &[PathBuf]| {
            let mut known = known.iter().map(|path| path.as_path());
            LibraryNotes::save_in(state.path(), library.path(), &mut known, opened, marked).unwrap();
        };
        let only = std::slice::from_ref;
        save(&[&a], only(&a), only(&a));
        assert!(!read().is_new(&a) && read().is_new(&b));
        save(&[&b], only(&b), only(&b));
        assert!(!read().is_new(&a) && !read().is_new(&b) && read().is_new(&c));
        assert_eq!(read().marked, [a.clone(), b.clone()].into());
        save(&[], &[a], &[]);
        assert_eq!(read().marked, [b].into());
    }

    #[test]
    fn damaged_notes_count_as_none() {
        let (state, library) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        let file = file_of(state.path(), library.path());
        std::fs::create_dir_all(file.parent().unwrap()).unwrap();
        std::fs::write(&file, "{").unwrap();
        assert_eq!(LibraryNotes::read_in(state.path(), library.path()), LibraryNotes::default());
    }
}
