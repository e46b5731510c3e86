//! A briefing from its file, held against the folder in which it stands.

use super::{Failure, has_file, read};
use crate::check::World;
use crate::library::Volume;
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
    let bytes = read(path)?;
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    Ok(Volume::read(&path.to_string_lossy(), Some(path.to_owned()), bytes, &Folder(folder)))
}
