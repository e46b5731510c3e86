//! The articles of a folder, with all folders in it.

use super::Failure;
use super::read::missing;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

/// Folders deeper than this are not looked into: a link may lead back to where it stands.
const DEEPEST: usize = 32;

/// The files of a folder and of the folders in it whose names end as `wanted` says, sorted, relative to the folder.
/// What is hidden is left out.
pub fn articles_in(folder: &Path, wanted: impl Fn(&str) -> bool) -> Result<Vec<PathBuf>, Failure> {
    let mut found = Vec::new();
    let mut folders = vec![(PathBuf::new(), 0)];
    while let Some((inside, depth)) = folders.pop() {
        let here = folder.join(&inside);
        let entries = fs::read_dir(&here).map_err(|error| match error.kind() {
            ErrorKind::NotFound => missing(&here),
            _ => Failure::of(&here, "read", &error),
        })?;
        for entry in entries {
            let entry = entry.map_err(|error| Failure::of(&here, "read", &error))?;
            let name = entry.file_name();
            if name.as_encoded_bytes().starts_with(b".") {
                continue;
            }
            let relative = inside.join(&name);
            let path = entry.path();
            if path.is_dir() {
                if depth < DEEPEST {
                    folders.push((relative, depth + 1));
                }
            } else if path.is_file()
                && relative.extension().is_some_and(|ending| wanted(&ending.to_string_lossy()))
            {
                found.push(relative);
            }
        }
    }
    found.sort();
    Ok(found)
}

/// Makes a folder and the ones around it, where they are not there yet.
pub fn make_folder(path: &Path) -> Result<(), Failure> {
    fs::create_dir_all(path).map_err(|error| Failure::of(path, "written", &error))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn articles_are_found_in_all_folders_and_sorted() {
        let folder = tempfile::tempdir().unwrap();
        make_folder(&folder.path().join("b/c")).unwrap();
        for name in ["z.txt", "a.md", "b/c/d.txt", "b/.hidden.txt", "notes.pdf"] {
            fs::write(folder.path().join(name), "x").unwrap();
        }
        let found = articles_in(folder.path(), |ending| ending == "txt" || ending == "md").unwrap();
        assert_eq!(found, [Path::new("a.md"), Path::new("b/c/d.txt"), Path::new("z.txt")]);
        assert!(articles_in(&folder.path().join("nowhere"), |_| true).is_err());
    }
}
