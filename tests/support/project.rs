//! The files of the project, read the same way on every system.

use std::path::{Path, PathBuf};

/// A path of the project.
pub(crate) fn root(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// The text of a file of the project, with Unix line ends.
pub(crate) fn text(path: &str) -> String {
    std::fs::read_to_string(root(path)).unwrap_or_else(|why| panic!("{path}: {why}")).replace("\r\n", "\n")
}

/// Every file under a folder of the project with this ending, as sorted paths from the project's root.
pub(crate) fn files(folder: &str, ending: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(root(&folder)).unwrap_or_else(|why| panic!("{folder}: {why}")) {
            let entry = entry.unwrap();
            let path = format!("{folder}/{}", entry.file_name().to_str().unwrap());
            if entry.file_type().unwrap().is_dir() {
                folders.push(path);
            } else if path.ends_with(ending) {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}
