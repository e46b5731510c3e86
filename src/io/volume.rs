//! A briefing from its file, held against the folder in which it stands.

use super::{Failure, has_file, read};
use crate::check::World;
use crate::library::{Stamp, Volume};
use std::fs::Metadata;
use std::path::Path;

/// The folder of a briefing, as far as its rules may look.
struct Folder<'a>(&'a Path);

impl World for Folder<'_> {
    fn has_file(&self, path: &str) -> Option<bool> {
        Some(has_file(self.0, path))
    }
}

/// Reads the briefing at a path.
pub fn open(path: &Path) -> Result<Volume, Failure> {
    // Taken first: a file that changes while it is read is told from this one.
    let stamp = stamp(path);
    let bytes = read(path)?;
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut volume = Volume::read(&path.to_string_lossy(), Some(path.to_owned()), bytes, &Folder(folder));
    volume.stamp = stamp;
    Ok(volume)
}

/// What tells the file at a path from what stood there before; `None` where there is no file.
pub fn stamp(path: &Path) -> Option<Stamp> {
    let known = path.metadata().ok().filter(Metadata::is_file)?;
    Some(Stamp { written: known.modified().ok(), bytes: known.len(), number: number(&known) })
}

/// The number that the system knows a folder by, 0 where it has none; `None` where there is no folder.
pub fn folder_number(path: &Path) -> Option<u64> {
    path.metadata().ok().filter(Metadata::is_dir).map(|known| number(&known))
}

#[cfg(unix)]
fn number(known: &Metadata) -> u64 {
    std::os::unix::fs::MetadataExt::ino(known)
}

#[cfg(not(unix))]
fn number(_: &Metadata) -> u64 {
    0
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    #[test]
    fn a_stamp_tells_a_file_from_what_stood_there_before() {
        let folder = tempfile::tempdir().unwrap();
        let (path, other) = (folder.path().join("a.toml"), folder.path().join("b.toml"));
        assert_eq!(stamp(&path), None);
        fs::write(&path, "one").unwrap();
        let first = stamp(&path);
        assert!(first.is_some());
        assert_eq!(stamp(&path), first);
        fs::write(&path, "longer").unwrap();
        let second = stamp(&path);
        assert_ne!(second, first);
        fs::write(&other, "longer").unwrap();
        fs::File::open(&other).unwrap().set_modified(second.unwrap().written.unwrap()).unwrap();
        fs::rename(&other, &path).unwrap();
        assert!(cfg!(not(unix)) || stamp(&path) != second);
        assert_eq!(stamp(folder.path()), None);
    }
}
