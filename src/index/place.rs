//! The files of indexes in the folder of caches: their names, their sizes, and which of them are removed.

use super::{Index, Problem, schema};
use crate::io;
use rusqlite::{Connection, OpenFlags};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};
use xxhash_rust::xxh3::xxh3_64;

/// How long an index is kept without being used.
const MAX_AGE: Duration = Duration::from_hours(90 * 24);

/// The size of all indexes, in bytes, beyond which the oldest are removed.
const MAX_BYTES: u64 = 2 << 30;

/// The name extension of an index.
const ENDING: &str = "index";

/// An index on the disk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Status {
    /// The file of the index.
    pub file: PathBuf,
    /// The folder of its library; `None` if the index cannot be read.
    pub folder: Option<PathBuf>,
    /// The size in bytes, with the journal.
    pub bytes: u64,
    /// The number of documents.
    pub documents: u64,
    /// When it was last used.
    pub used: Option<SystemTime>,
}

/// The folder of indexes in the folder of caches.
pub(super) fn folder_of_indexes(caches: &Path) -> PathBuf {
    caches.join("indexes")
}

/// The file of the index of a library; `root` is its folder without links.
pub(super) fn file_of(caches: &Path, root: &Path) -> PathBuf {
    let hash = xxh3_64(root.as_os_str().as_encoded_bytes());
    folder_of_indexes(caches).join(format!("{hash:016x}.{ENDING}"))
}

/// Returns the nearest folder with an index that is or contains a folder.
pub fn indexed_folder(caches: &Path, folder: &Path) -> Option<PathBuf> {
    let root = folder.canonicalize().ok()?;
    root.ancestors().find(|folder| file_of(caches, folder).is_file()).map(Path::to_owned)
}

/// The number of files from which a folder gets an index.
const MIN_FILES: usize = 200;

/// Returns true if a folder with this number of files has an index, or should get one.
pub fn wants_index(caches: &Path, folder: &Path, files: usize) -> bool {
    files >= MIN_FILES || indexed_folder(caches, folder).is_some()
}

/// Returns a path from its bytes.
#[cfg(unix)]
pub(super) fn path_from(bytes: &[u8]) -> PathBuf {
    use std::os::unix::ffi::OsStrExt;
    PathBuf::from(std::ffi::OsStr::from_bytes(bytes))
}

/// Returns a path from its bytes.
#[cfg(not(unix))]
pub(super) fn path_from(bytes: &[u8]) -> PathBuf {
    PathBuf::from(String::from_utf8_lossy(bytes).into_owned())
}

impl Index {
    /// Notes that the index is in use: the time of the last change of its file.
    pub(super) fn note_use(&self) {
        // Without it, the index may be removed early; nothing else is lost.
        if let Some(file) = &self.file {
            let _ = io::touch(file);
        }
    }
}

/// Returns the indexes on the disk, most recently used first.
pub fn statuses(caches: &Path) -> Vec<Status> {
    let is_index = |path: &PathBuf| path.extension().is_some_and(|ending| ending == ENDING);
    let mut all: Vec<Status> =
        io::names_in(&folder_of_indexes(caches)).into_iter().filter(is_index).map(status).collect();
    all.sort_by(|a, b| (b.used, &a.file).cmp(&(a.used, &b.file)));
    all
}

fn status(file: PathBuf) -> Status {
    let stamp = io::stamp(&file);
    let beside = |ending: &str| {
        let mut path = file.as_os_str().to_owned();
        path.push(ending);
        io::stamp(Path::new(&path)).map_or(0, |stamp| stamp.bytes)
    };
    let bytes = ["", "-wal", "-shm"].into_iter().map(beside).sum();
    let about = about(&file);
    let (folder, documents) = about.map_or((None, 0), |(folder, count)| (Some(folder), count));
    Status { folder, bytes, documents, used: stamp.and_then(|stamp| stamp.written), file }
}

/// Returns the folder of the library of an index, and the number of documents.
fn about(file: &Path) -> Option<(PathBuf, u64)> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(file, flags).ok()?;
    // A message is not worth waiting for another process.
    connection.busy_timeout(Duration::ZERO).ok()?;
    let root: Vec<u8> =
        connection.query_row("select value from about where name = 'root'", (), |row| row.get(0)).ok()?;
    let count: i64 = connection.query_row("select count(*) from documents", (), |row| row.get(0)).ok()?;
    Some((path_from(&root), u64::try_from(count).unwrap_or(0)))
}

/// Removes the index of a folder; returns false if there is none.
pub fn clear(caches: &Path, folder: &Path) -> Result<bool, Problem> {
    let root = folder.canonicalize().map_err(|error| Problem::of_io(&error))?;
    let file = file_of(caches, &root);
    let exists = file.exists();
    schema::remove(&file)?;
    Ok(exists)
}

/// Removes every index; returns how many there were.
pub fn clear_all(caches: &Path) -> Result<usize, Problem> {
    let all = statuses(caches);
    all.iter().try_for_each(|status| schema::remove(&status.file))?;
    Ok(all.len())
}

/// Indexes that were removed because they are old, or because all together are too large.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Forgotten {
    /// The number of indexes.
    pub count: usize,
    /// Their size in bytes.
    pub bytes: u64,
}

/// Removes indexes that were not used for 90 days, and then the oldest while all together are larger than 2 GiB.
///
/// The index that is in use stays.
pub fn forget_old(caches: &Path, index: &Index) -> Forgotten {
    let now = SystemTime::now();
    let mut forgotten = Forgotten::default();
    let mut all = 0;
    for status in statuses(caches) {
        all += status.bytes;
        // A clock that was set back makes no index old.
        let age = status.used.and_then(|used| now.duration_since(used).ok()).unwrap_or_default();
        let is_old = age > MAX_AGE || all > MAX_BYTES;
        if is_old && Some(&status.file) != index.file.as_ref() && schema::remove(&status.file).is_ok() {
            forgotten.count += 1;
            forgotten.bytes += status.bytes;
        }
    }
    forgotten
}
