//! Replaces a file as a whole: writes a new one beside it, then renames it.

use super::{folder_of, words};
use std::fs::{self, File, Metadata, OpenOptions};
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};
use std::time::Duration;
use tempfile::NamedTempFile;

/// How many symbolic links are followed; Linux follows as many.
const MAX_LINKS: usize = 40;

/// The start of the names of temporary files.
pub(super) const PREFIX: &str = ".plenary-";

/// The age from which nobody writes a temporary file any more.
const STALE_AGE: Duration = Duration::from_mins(10);

/// When a write is complete.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Durability {
    /// When the file would survive a power cut.
    OnDisk,
    /// When the system has accepted the file.
    Accepted,
}

/// Creates a file; fails with [`ErrorKind::AlreadyExists`] if there is one.
pub(super) fn create(path: &Path, contents: &[u8], durability: Durability) -> io::Result<()> {
    // An early test saves the work; the rename below is what makes sure that nothing is replaced.
    if fs::symlink_metadata(path).is_ok() {
        return Err(ErrorKind::AlreadyExists.into());
    }
    match write_beside(path, contents, durability)?.persist_noclobber(path) {
        Ok(_) => {
            sync_folder(path, durability);
            Ok(())
        }
        Err(refused) if refused.error.kind() == ErrorKind::AlreadyExists => Err(refused.error),
        // A file system without hard links or a rename that replaces nothing (FAT): reserve the name first.
        Err(_) => {
            let mut file = OpenOptions::new().write(true).create_new(true).open(path)?;
            file.write_all(contents).and_then(|()| file.sync_all()).inspect_err(|_| {
                // The first error is the one to report, even if half a file stays.
                let _ = fs::remove_file(path);
            })
        }
    }
}

/// Replaces a file, or creates it.
///
/// The new file keeps the permissions and the owner of the old one.
pub(super) fn replace(path: &Path, contents: &str, durability: Durability) -> io::Result<()> {
    let target = follow(path)?;
    let old = match OpenOptions::new().write(true).open(&target) {
        // Opened for writing: a file that may not be written must not be replaced through its folder.
        Ok(file) => Some(file.metadata()?),
        Err(error) if error.kind() == ErrorKind::NotFound => None,
        Err(error) => return Err(error),
    };
    let file = write_beside(&target, contents.as_bytes(), durability)?;
    if let Some(old) = old {
        keep_owner(file.as_file(), &old);
        file.as_file().set_permissions(old.permissions())?;
    }
    file.persist(&target).map_err(|refused| refused.error)?;
    sync_folder(&target, durability);
    Ok(())
}

/// Deletes what killed programs were writing in a folder; once for each folder, since that reads the whole folder.
pub(super) fn sweep(folder: &Path) {
    static SWEPT: Mutex<Vec<PathBuf>> = Mutex::new(Vec::new());
    {
        let mut swept = SWEPT.lock().unwrap_or_else(PoisonError::into_inner);
        if swept.iter().any(|own| own == folder) {
            return;
        }
        swept.push(folder.to_owned());
    }
    let Ok(entries) = fs::read_dir(folder) else { return };
    for entry in entries.flatten() {
        let name = entry.file_name();
        let is_temporary = name.to_str().is_some_and(|name| {
            name.strip_prefix(PREFIX)
                .is_some_and(|rest| rest.len() == 6 && rest.chars().all(char::is_alphanumeric))
        });
        // A file that is being written is younger.
        let age = || entry.metadata().ok()?.modified().ok()?.elapsed().ok();
        if is_temporary && age().is_some_and(|age| age > STALE_AGE) {
            let _ = fs::remove_file(entry.path());
        }
    }
}

/// Writes a temporary file next to `path`; it is deleted unless it is renamed.
fn write_beside(path: &Path, contents: &[u8], durability: Durability) -> io::Result<NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(PREFIX);
    #[cfg(unix)]
    {
        // Like any new file: the umask decides who may read it, not the rules for secret temporary files.
        use std::os::unix::fs::PermissionsExt;
        builder.permissions(fs::Permissions::from_mode(0o666));
    }
    // Only the cause: tempfile adds the name of a file that the user did not ask for.
    let mut file = builder.tempfile_in(folder_of(path)).map_err(|error| match error.kind() {
        ErrorKind::Other => io::Error::other(words(&error)),
        kind => kind.into(),
    })?;
    file.as_file_mut().write_all(contents)?;
    if durability == Durability::OnDisk {
        file.as_file().sync_all()?;
    }
    Ok(file)
}

/// The file at the end of a chain of symbolic links.
///
/// That file is replaced, and not the link.
fn follow(path: &Path) -> io::Result<PathBuf> {
    let mut at = path.to_owned();
    for _ in 0..MAX_LINKS {
        match fs::read_link(&at) {
            Ok(to) => at = folder_of(&at).join(to),
            Err(_) => return Ok(at),
        }
    }
    Err(io::Error::other("the symbolic links form a loop"))
}

/// Gives a new file the owner and group of the old one, if the system allows it.
#[cfg(unix)]
fn keep_owner(file: &File, old: &Metadata) {
    use std::os::unix::fs::{MetadataExt, fchown};
    if fchown(file, Some(old.uid()), Some(old.gid())).is_err() {
        let _ = fchown(file, None, Some(old.gid()));
    }
}

#[cfg(not(unix))]
fn keep_owner(_: &File, _: &Metadata) {}

/// Makes a rename survive a power cut, if the system can sync a folder.
///
/// The content of the file is safe already.
fn sync_folder(path: &Path, durability: Durability) {
    if durability == Durability::OnDisk
        && let Ok(folder) = File::open(folder_of(path))
    {
        let _ = folder.sync_all();
    }
}
