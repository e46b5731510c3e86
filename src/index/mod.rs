//! The index of a library: a cache of what was read from its files, in `SQLite`.
//!
//! It can be deleted at any moment; the files stay the only truth. Each document is stored as it was read, so that nothing
//! is read or imported twice. A full-text index (FTS5) finds the documents that can match a query; the query itself then
//! decides, so results are the same with and without the index.

mod ahead;
mod body;
mod changed;
mod document;
mod everyone;
mod listing;
mod place;
mod rows;
mod schema;
mod search;
mod select;
mod update;
mod writer;

use crate::io::Failure;
use crate::text::Safe;
use rusqlite::{Connection, ErrorCode};
use std::fmt;
use std::path::{Path, PathBuf};

pub use ahead::Ahead;
pub use document::Known;
pub use everyone::people_key;
pub use place::{Forgotten, Status, clear, clear_all, forget_old, indexed_folder, statuses, wants_index};
pub use search::Interrupter;
pub use select::Owners;
pub use update::{Progress, Step, Updated};

/// The index of one library.
#[derive(Debug)]
pub struct Index {
    connection: Connection,
    /// The file of the index; `None` if it is kept in memory.
    file: Option<PathBuf>,
    /// The folder of the library, without links.
    root: PathBuf,
    /// The folder that the user named: that of the library, or one inside it.
    named: PathBuf,
    /// The path of the named folder inside the library.
    inside: PathBuf,
}

/// Why an index cannot be used. The files are then read instead.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    message: String,
    code: Option<ErrorCode>,
}

impl Problem {
    fn new(message: &str) -> Self {
        Self { message: message.to_owned(), code: None }
    }

    fn of_io(error: &std::io::Error) -> Self {
        Self { message: crate::io::words(error), code: None }
    }

    /// Returns true if the cause is the disk or another process, not the index.
    fn is_of_disk(&self) -> bool {
        matches!(
            self.code,
            None | Some(
                ErrorCode::DatabaseBusy
                    | ErrorCode::DatabaseLocked
                    | ErrorCode::CannotOpen
                    | ErrorCode::DiskFull
                    | ErrorCode::ReadOnly
                    | ErrorCode::PermissionDenied
                    | ErrorCode::SystemIoFailure
            )
        )
    }

    /// Returns true if the index is damaged, and has to be rebuilt.
    pub fn is_damage(&self) -> bool {
        matches!(self.code, Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase))
    }
}

impl From<rusqlite::Error> for Problem {
    fn from(error: rusqlite::Error) -> Self {
        // Unlike SQLite's own failures, a missing table or row and a value of another type mean that bytes were changed.
        let code = match error {
            rusqlite::Error::SqliteFailure(..) => error.sqlite_error_code(),
            _ => Some(ErrorCode::DatabaseCorrupt),
        };
        let message = match code {
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => "another process is writing it",
            Some(ErrorCode::DiskFull) => "the disk is full",
            Some(ErrorCode::ReadOnly) => "it is read-only",
            Some(ErrorCode::CannotOpen | ErrorCode::PermissionDenied) => "it cannot be opened",
            Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase) => "it is damaged",
            _ => return Self { message: Safe::clean_line(&error.to_string()).to_string(), code },
        };
        Self { message: message.to_owned(), code }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Problem {}

impl From<Problem> for Failure {
    fn from(problem: Problem) -> Self {
        Self::new(format!("the index cannot be used: {problem}"))
    }
}

impl Index {
    /// Opens the index of a folder, or that of a folder around it, and makes it if there is none.
    ///
    /// `caches` is the folder of caches. The second value says why an unusable index was rebuilt.
    pub fn open(caches: &Path, named: &Path) -> Result<(Self, Option<&'static str>), Problem> {
        let whole = named.canonicalize().map_err(|error| Problem::of_io(&error))?;
        let root = indexed_folder(caches, &whole).unwrap_or_else(|| whole.clone());
        let folder = place::folder_of_indexes(caches);
        crate::io::private_folder(&folder).map_err(|error| Problem::of_io(&error))?;
        let file = place::file_of(caches, &root);
        let (connection, why) = schema::open(&file, &root)?;
        let inside = whole.strip_prefix(&root).unwrap_or(Path::new("")).to_owned();
        let index = Self { connection, file: Some(file), root, named: named.to_owned(), inside };
        index.note_use();
        Ok((index, why))
    }

    /// Opens the index of a folder that is kept in memory until its last connection ends, and makes it if there is none.
    pub fn in_memory(named: &Path) -> Result<Self, Problem> {
        let root = named.canonicalize().map_err(|error| Problem::of_io(&error))?;
        Ok(Self::over(schema::open_in_memory(&root)?, root, named))
    }

    /// Opens the index of a folder that is kept in memory; `None` if there is none.
    pub(crate) fn existing_in_memory(named: &Path) -> Option<Self> {
        let root = named.canonicalize().ok()?;
        Some(Self::over(schema::existing_in_memory(&root)?, root, named))
    }

    fn over(connection: Connection, root: PathBuf, named: &Path) -> Self {
        Self { connection, file: None, root, named: named.to_owned(), inside: PathBuf::new() }
    }

    /// Removes the index from the disk, and makes an empty one.
    pub fn rebuild(self) -> Result<Self, Problem> {
        let Self { connection, file, root, named, inside } = self;
        drop(connection);
        let connection = match &file {
            Some(file) => {
                schema::remove(file)?;
                schema::open(file, &root)?.0
            }
            None => schema::open_in_memory(&root)?,
        };
        Ok(Self { connection, file, root, named, inside })
    }

    /// Removes a damaged index from the disk, so that the next run rebuilds it.
    pub fn discard(&self) -> Result<(), Problem> {
        self.file.as_deref().map_or(Ok(()), schema::remove)
    }

    /// Returns the folder of the library.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// Returns the path inside the library of a file that the user named, or that is in a folder that the user named.
    fn inner(&self, path: &Path) -> PathBuf {
        self.inside.join(path.strip_prefix(&self.named).unwrap_or(path))
    }
}
