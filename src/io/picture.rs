//! Reads pictures from a briefing's folder, and from nowhere else.

use super::read::read_within;
use super::{Failure, folder_of};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

/// A file that was found; it differs from one found earlier if the file changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FoundFile {
    path: PathBuf,
    bytes: u64,
    modified: Option<SystemTime>,
}

/// Finds a file by its path relative to the folder of a briefing.
///
/// Fails if there is none, if it is outside the folder once links are followed, or if it is not a regular file (a named
/// pipe could be waited for without end). The failure does not name the path; the caller knows it.
pub fn find_beside(briefing: &Path, relative: &str) -> Result<FoundFile, Failure> {
    let refused = |error: std::io::Error| without_path(Failure::of_read(Path::new(relative), &error));
    let folder = folder_of(briefing).canonicalize().map_err(refused)?;
    let path = folder.join(relative).canonicalize().map_err(refused)?;
    if !path.starts_with(&folder) {
        return Err(Failure::new("is outside the briefing's folder"));
    }
    let metadata = path.metadata().map_err(refused)?;
    if metadata.is_dir() {
        return Err(Failure::new("is a folder"));
    }
    if !metadata.is_file() {
        return Err(Failure::new("is not a regular file"));
    }
    Ok(FoundFile { path, bytes: metadata.len(), modified: metadata.modified().ok() })
}

/// Reads a file that was found, up to `limit` bytes.
pub fn read_beside(found: &FoundFile, limit: u64) -> Result<Vec<u8>, Failure> {
    read_within(&found.path, limit).map_err(without_path)
}

fn without_path(mut failure: Failure) -> Failure {
    failure.path = None;
    failure.help = None;
    failure
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    fn read(briefing: &Path, relative: &str) -> Result<Vec<u8>, String> {
        find_beside(briefing, relative)
            .and_then(|found| read_beside(&found, 8))
            .map_err(|failure| failure.to_string())
    }

    #[test]
    fn a_file_in_the_briefings_folder_is_read_up_to_the_limit() {
        let folder = tempfile::tempdir().unwrap();
        let briefing = folder.path().join("a.toml");
        fs::create_dir(folder.path().join("images")).unwrap();
        fs::write(folder.path().join("images/a.png"), "12345678").unwrap();
        fs::write(folder.path().join("long.png"), "123456789").unwrap();
        assert_eq!(read(&briefing, "images/a.png").unwrap(), b"12345678");
        let told = |relative| read(&briefing, relative).unwrap_err();
        assert_eq!(told("long.png"), "is larger than the limit of 8 bytes");
        assert_eq!(told("images"), "is a folder");
        assert_eq!(told("none.png"), "there is no such file");
        assert_eq!(told("../../../../../../etc/passwd"), "is outside the briefing's folder");
        assert_eq!(told("/etc/passwd"), "is outside the briefing's folder");
    }

    #[cfg(unix)]
    #[test]
    fn links_cannot_leave_the_folder_and_a_pipe_is_not_opened() {
        use std::os::unix::fs::symlink;
        let around = tempfile::tempdir().unwrap();
        let folder = around.path().join("inner");
        fs::create_dir(&folder).unwrap();
        fs::write(around.path().join("secret.png"), "s").unwrap();
        fs::write(folder.join("own.png"), "o").unwrap();
        symlink("../secret.png", folder.join("out.png")).unwrap();
        symlink("..", folder.join("up")).unwrap();
        symlink("own.png", folder.join("in.png")).unwrap();
        let made = std::process::Command::new("mkfifo").arg(folder.join("pipe.png")).status().unwrap();
        assert!(made.success());
        let briefing = folder.join("a.toml");
        assert_eq!(read(&briefing, "in.png").unwrap(), b"o");
        for outside in ["out.png", "up/secret.png"] {
            assert_eq!(read(&briefing, outside).unwrap_err(), "is outside the briefing's folder");
        }
        assert_eq!(read(&briefing, "pipe.png").unwrap_err(), "is not a regular file");
    }

    #[test]
    fn a_file_that_changed_differs_from_the_one_found_before() {
        let folder = tempfile::tempdir().unwrap();
        let briefing = folder.path().join("a.toml");
        fs::write(folder.path().join("a.png"), "1").unwrap();
        let before = find_beside(&briefing, "a.png").unwrap();
        assert_eq!(find_beside(&briefing, "a.png").unwrap(), before);
        fs::write(folder.path().join("a.png"), "12").unwrap();
        assert_ne!(find_beside(&briefing, "a.png").unwrap(), before);
    }
}
