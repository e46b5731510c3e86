//! Folders: the one that contains a file, and creating new ones.

use super::Failure;
use std::path::Path;

/// The folder that contains `path`: its parent, or the current folder.
pub fn folder_of(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// Creates a folder and its parents if they are missing.
pub fn make_folder(path: &Path) -> Result<(), Failure> {
    std::fs::create_dir_all(path).map_err(|error| Failure::of_write(path, &error))
}
