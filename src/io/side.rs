//! Where side notes are: notes and tags on a briefing that cannot be changed.

use super::{folder_of, state_dir};
use std::fs;
use std::path::{Path, PathBuf};
use xxhash_rust::xxh3::xxh3_64;

/// The ending of the names of files with side notes.
const ENDING: &str = "notes.toml";

/// Returns the file of side notes beside a briefing: `NAME.notes.toml`, whether or not it exists.
///
/// Only `.toml` is left out of the name, so that `a.txt` and `a.html` have different files.
pub fn side_file(path: &Path) -> PathBuf {
    let is_toml = path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("toml"));
    let name = if is_toml { path.file_stem() } else { path.file_name() };
    let mut name = name.unwrap_or_default().to_owned();
    name.push(".");
    name.push(ENDING);
    folder_of(path).join(name)
}

/// Returns the file of side notes in the folder of saved state, for a briefing in a folder that cannot be written.
///
/// `None` if there is no home folder.
pub fn side_file_in_state(path: &Path) -> Option<PathBuf> {
    Some(in_folder(&state_dir()?.join("notes"), path))
}

fn in_folder(folder: &Path, path: &Path) -> PathBuf {
    let whole =
        fs::canonicalize(path).or_else(|_| std::path::absolute(path)).unwrap_or_else(|_| path.to_owned());
    let hash = xxh3_64(whole.as_os_str().as_encoded_bytes());
    let name = side_file(path).file_name().unwrap_or_default().to_string_lossy().into_owned();
    folder.join(format!("{hash:016x}-{name}"))
}

/// Returns the files of side notes that exist, that beside the briefing first.
pub(super) fn side_files(path: &Path) -> Vec<PathBuf> {
    let mut files = vec![side_file(path)];
    // Few people have side notes there; the path is only resolved for them.
    let folder = state_dir().map(|folder| folder.join("notes")).filter(|folder| folder.is_dir());
    files.extend(folder.map(|folder| in_folder(&folder, path)));
    files.retain(|file| file.is_file());
    files
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn side_notes_have_the_name_of_their_briefing() {
        assert_eq!(side_file(Path::new("b/a.toml")), Path::new("b/a.notes.toml"));
        assert_eq!(side_file(Path::new("b/a.txt")), Path::new("b/a.txt.notes.toml"));
        let (one, other) = (
            in_folder(Path::new("s"), Path::new("a.toml")),
            in_folder(Path::new("s"), Path::new("b/a.toml")),
        );
        assert!(one != other && one.to_string_lossy().ends_with("-a.notes.toml"), "{one:?}");
    }
}
