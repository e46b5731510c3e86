//! Finds the articles in a folder and its subfolders.

use super::Failure;
use super::read::missing;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

/// How many levels of subfolders are searched.
///
/// A link may lead back to a parent folder.
const MAX_DEPTH: usize = 32;

/// The wanted files of a folder and its subfolders, sorted.
///
/// Paths are relative to the folder. `is_wanted` decides by the extension.
///
/// Hidden files and folders are left out.
pub fn articles_in(folder: &Path, is_wanted: impl Fn(&str) -> bool) -> Result<Vec<PathBuf>, Failure> {
    let mut found = Vec::new();
    let mut folders = vec![(PathBuf::new(), 0)];
    while let Some((inside, depth)) = folders.pop() {
        let here = folder.join(&inside);
        let entries = fs::read_dir(&here).map_err(|error| match error.kind() {
            ErrorKind::NotFound => missing(&here),
            _ => Failure::of_read(&here, &error),
        })?;
        for entry in entries {
            let entry = entry.map_err(|error| Failure::of_read(&here, &error))?;
            let name = entry.file_name();
            if name.as_encoded_bytes().starts_with(b".") {
                continue;
            }
            let relative = inside.join(&name);
            let path = entry.path();
            if path.is_dir() {
                if depth < MAX_DEPTH {
                    folders.push((relative, depth + 1));
                }
            } else if path.is_file()
                && relative.extension().is_some_and(|ending| is_wanted(&ending.to_string_lossy()))
            {
                found.push(relative);
            }
        }
    }
    found.sort();
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn articles_of_all_subfolders_are_found_and_sorted() {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir_all(folder.path().join("b/c")).unwrap();
        for name in ["z.txt", "a.md", "b/c/d.txt", "b/.hidden.txt", "notes.pdf"] {
            fs::write(folder.path().join(name), "x").unwrap();
        }
        let found = articles_in(folder.path(), |ending| ending == "txt" || ending == "md").unwrap();
        assert_eq!(found, [Path::new("a.md"), Path::new("b/c/d.txt"), Path::new("z.txt")]);
        assert!(articles_in(&folder.path().join("nowhere"), |_| true).is_err());
    }
}
