//! Writes files so that nothing is lost: as a whole, or appended under a lock.

use super::read::missing;
use super::replace::{Durability, create, replace};
use super::{Failure, folder_of, notebook};
use crate::export::WriteMode;
use std::fmt;
use std::fs::{self, Metadata, OpenOptions};
use std::io::{self, ErrorKind, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

/// A file that was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    /// The path that was asked for, with `~` replaced by the home folder.
    pub path: PathBuf,
    /// The number of bytes written, including the separator of [`WriteMode::Append`].
    pub bytes: usize,
    /// True if there was no such file before.
    pub created: bool,
}

/// Why nothing was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WriteFailure {
    /// The file exists, and [`WriteMode::New`] replaces nothing.
    Exists(PathBuf),
    /// The system refused.
    System(Failure),
}

impl From<Failure> for WriteFailure {
    fn from(failure: Failure) -> Self {
        Self::System(failure)
    }
}

impl From<WriteFailure> for Failure {
    fn from(failure: WriteFailure) -> Self {
        match failure {
            WriteFailure::Exists(path) => {
                Self::at(&path, "already exists and was not changed").help("choose another name")
            }
            WriteFailure::System(failure) => failure,
        }
    }
}

impl fmt::Display for WriteFailure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&Failure::from(self.clone()), f)
    }
}

impl std::error::Error for WriteFailure {}

/// Writes `contents` to `path`, completely or not at all.
///
/// A `~/` at the start of `path` is the home folder. A device or a named pipe (`/dev/stdout`) contains nothing that could
/// be lost, so it is written to directly in every mode.
pub fn write(path: &Path, contents: &str, mode: WriteMode) -> Result<Written, WriteFailure> {
    write_durably(path, contents, mode, Durability::OnDisk)
}

/// Writes one of many files that could be made again.
///
/// Like [`write()`], but it does not wait for the disk, which would take far longer than making the files.
pub fn write_one_of_many(path: &Path, contents: &str, mode: WriteMode) -> Result<Written, WriteFailure> {
    write_durably(path, contents, mode, Durability::Accepted)
}

fn write_durably(
    path: &Path,
    contents: &str,
    mode: WriteMode,
    durability: Durability,
) -> Result<Written, WriteFailure> {
    let path = expand(path);
    let old = fs::metadata(&path).ok();
    check_place(&path, old.as_ref())?;
    let written = match mode {
        _ if old.as_ref().is_some_and(|metadata| !metadata.is_file()) => {
            write_to_device(&path, contents.as_bytes()).map(|()| (contents.len(), false))
        }
        WriteMode::New => create(&path, contents.as_bytes(), durability).map(|()| (contents.len(), true)),
        WriteMode::Overwrite => {
            replace(&path, contents, durability).map(|()| (contents.len(), old.is_none()))
        }
        WriteMode::Append(joint) => append(&path, joint, contents),
        WriteMode::Notebook => notebook::add(&path, contents),
    };
    finished(path, written)
}

/// Writes a new file that need not be text, by the rules of [`write()`].
pub fn write_new_bytes(path: &Path, contents: &[u8]) -> Result<Written, WriteFailure> {
    let path = expand(path);
    let old = fs::metadata(&path).ok();
    check_place(&path, old.as_ref())?;
    let written = match old {
        Some(metadata) if !metadata.is_file() => {
            write_to_device(&path, contents).map(|()| (contents.len(), false))
        }
        _ => create(&path, contents, Durability::OnDisk).map(|()| (contents.len(), true)),
    };
    finished(path, written)
}

fn finished(path: PathBuf, written: io::Result<(usize, bool)>) -> Result<Written, WriteFailure> {
    match written {
        Ok((bytes, created)) => Ok(Written { path, bytes, created }),
        Err(error) if error.kind() == ErrorKind::AlreadyExists => Err(WriteFailure::Exists(path)),
        Err(error) => Err(Failure::of_write(&path, &error).into()),
    }
}

/// A path as typed, with a leading `~` replaced by the home folder.
pub fn expand(path: &Path) -> PathBuf {
    expand_to(path, std::env::home_dir().as_deref())
}

fn expand_to(path: &Path, home: Option<&Path>) -> PathBuf {
    match (path.strip_prefix("~"), home) {
        (Ok(rest), Some(home)) if !home.as_os_str().is_empty() => {
            // Joining an empty path would add a slash at the end.
            if rest.as_os_str().is_empty() { home.to_owned() } else { home.join(rest) }
        }
        _ => path.to_owned(),
    }
}

/// Refuses a path that no file can have, with a reason in plain words.
fn check_place(path: &Path, old: Option<&Metadata>) -> Result<(), Failure> {
    let names_folder = path.as_os_str().as_encoded_bytes().ends_with(b"/");
    if path.as_os_str().is_empty() {
        return Err(Failure::new("a file needs a name"));
    }
    if old.is_some_and(Metadata::is_dir) || names_folder || path.file_name().is_none() {
        return Err(Failure::at(path, "is a folder").help("add the name of a file"));
    }
    let folder = folder_of(path);
    match fs::metadata(folder) {
        Ok(metadata) if !metadata.is_dir() => {
            Err(Failure::at(path, format!("\"{}\" is a file, not a folder", folder.display())))
        }
        Err(error) if error.kind() == ErrorKind::NotFound => {
            let failure = missing(path);
            match failure.help {
                Some(_) => Err(failure),
                None => Err(failure.help("create the folder first, or choose another")),
            }
        }
        _ => Ok(()),
    }
}

/// Appends to a file.
///
/// Returns how many bytes were added, and true if the file was created.
fn append(path: &Path, joint: &str, contents: &str) -> io::Result<(usize, bool)> {
    let created = !path.exists();
    let mut file = OpenOptions::new().read(true).append(true).create(true).open(path)?;
    match file.lock() {
        Err(error) if error.kind() != ErrorKind::Unsupported => return Err(error),
        // Where files cannot be locked (some network disks), a single write at the end is the best there is.
        _ => {}
    }
    let before = file.metadata()?.len();
    let mut added = String::with_capacity(joint.len() + contents.len() + 1);
    if before > 0 {
        let mut last = [0];
        file.seek(SeekFrom::Start(before - 1))?;
        file.read_exact(&mut last)?;
        if last != *b"\n" {
            added.push('\n');
        }
        added.push_str(joint);
    }
    added.push_str(contents);
    file.write_all(added.as_bytes()).and_then(|()| file.sync_all()).inspect_err(|_| {
        // Undo what was written. If that fails too, the first error is the one to report.
        let _ = file.set_len(before);
        if created && before == 0 {
            let _ = fs::remove_file(path);
        }
    })?;
    Ok((added.len(), created))
}

fn write_to_device(path: &Path, contents: &[u8]) -> io::Result<()> {
    OpenOptions::new().write(true).open(path)?.write_all(contents)
}

#[cfg(test)]
mod tests {
    use super::*;

    const JOINT: WriteMode = WriteMode::Append("\n---\n\n");

    fn names(folder: &Path) -> Vec<String> {
        let mut names: Vec<_> = fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        names.sort();
        names
    }

    fn text(path: &Path) -> String {
        fs::read_to_string(path).unwrap()
    }

    #[test]
    fn a_new_file_is_written_and_no_other_file_stays() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("quote.md");
        let written = write(&path, "words\n", WriteMode::New).unwrap();
        assert_eq!(written, Written { path: path.clone(), bytes: 6, created: true });
        assert_eq!(text(&path), "words\n");
        assert_eq!(names(folder.path()), ["quote.md"]);
    }

    #[cfg(unix)]
    #[test]
    fn a_new_file_has_the_permissions_of_any_new_file() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let mode = |name: &str| fs::metadata(folder.path().join(name)).unwrap().permissions().mode();
        fs::write(folder.path().join("plain"), "").unwrap();
        write(&folder.path().join("ours"), "", WriteMode::New).unwrap();
        assert_eq!(mode("ours"), mode("plain"));
    }

    #[test]
    fn a_new_file_does_not_change_an_existing_one() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("quote.md");
        fs::write(&path, "old").unwrap();
        assert_eq!(write(&path, "new", WriteMode::New), Err(WriteFailure::Exists(path.clone())));
        assert_eq!(text(&path), "old");
        assert_eq!(names(folder.path()), ["quote.md"]);
    }

    #[test]
    fn one_of_many_simultaneous_writers_creates_the_file() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("quote.md");
        let won = std::thread::scope(|scope| {
            let tries: Vec<_> =
                (0..8).map(|_| scope.spawn(|| write(&path, "words", WriteMode::New).is_ok())).collect();
            tries.into_iter().map(|one| one.join().unwrap()).filter(|won| *won).count()
        });
        assert_eq!(won, 1);
        assert_eq!(names(folder.path()), ["quote.md"]);
    }

    #[test]
    fn overwriting_replaces_everything_and_no_other_file_stays() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("quote.md");
        fs::write(&path, "something longer").unwrap();
        let written = write(&path, "new", WriteMode::Overwrite).unwrap();
        assert!(!written.created);
        assert_eq!(text(&path), "new");
        assert!(write(&folder.path().join("other.md"), "x", WriteMode::Overwrite).unwrap().created);
        assert_eq!(names(folder.path()), ["other.md", "quote.md"]);
    }

    #[cfg(unix)]
    #[test]
    fn overwriting_keeps_permissions_and_follows_a_link_to_its_end() {
        use std::os::unix::fs::{PermissionsExt, symlink};
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("far")).unwrap();
        let target = folder.path().join("far/quote.md");
        fs::write(&target, "old").unwrap();
        fs::set_permissions(&target, fs::Permissions::from_mode(0o640)).unwrap();
        symlink("far/quote.md", folder.path().join("near.md")).unwrap();
        symlink("near.md", folder.path().join("link.md")).unwrap();

        write(&folder.path().join("link.md"), "new", WriteMode::Overwrite).unwrap();
        assert_eq!(text(&target), "new");
        assert_eq!(fs::metadata(&target).unwrap().permissions().mode() & 0o777, 0o640);
        assert!(folder.path().join("link.md").is_symlink());
        assert_eq!(names(&folder.path().join("far")), ["quote.md"]);

        symlink("far/none.md", folder.path().join("dangling.md")).unwrap();
        let dangling = folder.path().join("dangling.md");
        assert_eq!(write(&dangling, "x", WriteMode::New), Err(WriteFailure::Exists(dangling.clone())));
        write(&dangling, "made", WriteMode::Overwrite).unwrap();
        assert_eq!(text(&folder.path().join("far/none.md")), "made");

        symlink("b", folder.path().join("a")).unwrap();
        symlink("a", folder.path().join("b")).unwrap();
        let circle = write(&folder.path().join("a"), "x", WriteMode::Overwrite).unwrap_err().to_string();
        assert!(circle.ends_with("the symbolic links form a loop"), "{circle}");
    }

    #[test]
    fn appending_creates_the_file_and_then_adds_after_a_separator() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("notebook.md");
        assert!(write(&path, "one\n", JOINT).unwrap().created);
        let second = write(&path, "two\n", JOINT).unwrap();
        assert_eq!((second.bytes, second.created), (10, false));
        assert_eq!(text(&path), "one\n\n---\n\ntwo\n");
        assert_eq!(names(folder.path()), ["notebook.md"]);
    }

    #[test]
    fn a_missing_line_end_is_added_before_appending() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("notebook.md");
        fs::write(&path, "mine").unwrap();
        write(&path, "two\n", WriteMode::Append("\n")).unwrap();
        assert_eq!(text(&path), "mine\n\ntwo\n");
    }

    #[test]
    fn simultaneous_appends_lose_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("notebook.md");
        std::thread::scope(|scope| {
            for _ in 0..8 {
                scope.spawn(|| write(&path, &"word ".repeat(1000), JOINT).unwrap());
            }
        });
        assert_eq!(text(&path).split("\n\n---\n\n").filter(|part| part.trim_end().len() == 4999).count(), 8);
    }

    #[test]
    fn a_missing_folder_is_named_with_a_fix() {
        let folder = tempfile::tempdir().unwrap();
        for mode in [WriteMode::New, WriteMode::Overwrite, JOINT] {
            let Err(WriteFailure::System(failure)) = write(&folder.path().join("no/quote.md"), "x", mode)
            else {
                panic!("a file was written without its folder");
            };
            assert!(failure.message.starts_with("there is no folder"), "{failure}");
            assert_eq!(failure.help.as_deref(), Some("create the folder first, or choose another"));
        }
        assert!(names(folder.path()).is_empty());
    }

    #[test]
    fn a_folder_is_not_written_to() {
        let folder = tempfile::tempdir().unwrap();
        for mode in [WriteMode::New, WriteMode::Overwrite, JOINT] {
            for path in [folder.path().to_owned(), folder.path().join("new/"), folder.path().join("..")] {
                let failure = write(&path, "x", mode).unwrap_err().to_string();
                assert!(failure.ends_with("is a folder"), "{failure}");
            }
        }
        assert_eq!(write(Path::new(""), "x", WriteMode::New).unwrap_err().to_string(), "a file needs a name");
    }

    #[cfg(unix)]
    #[test]
    fn a_read_only_file_stays_and_the_reason_is_in_plain_words() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("quote.md");
        fs::write(&path, "old").unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o444)).unwrap();
        fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o555)).unwrap();
        // An administrator may write everywhere, which would prove nothing.
        if fs::File::create(folder.path().join("probe")).is_err() {
            for (name, mode) in
                [("quote.md", WriteMode::Overwrite), ("quote.md", JOINT), ("new.md", WriteMode::New)]
            {
                let failure = write(&folder.path().join(name), "new", mode).unwrap_err().to_string();
                assert!(failure.ends_with("permission denied"), "{failure}");
            }
            assert_eq!(text(&path), "old");
            assert_eq!(names(folder.path()), ["quote.md"]);
        }
        fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o755)).unwrap();
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn a_device_is_written_to_directly_and_a_full_one_is_reported() {
        for mode in [WriteMode::New, WriteMode::Overwrite, JOINT] {
            assert!(!write(Path::new("/dev/null"), "x", mode).unwrap().created);
            let failure = write(Path::new("/dev/full"), "x", mode).unwrap_err().to_string();
            assert_eq!(failure, "/dev/full: there is no space left on the disk");
        }
        assert!(!Path::new("/dev/null").is_file());
    }

    #[test]
    fn a_leading_tilde_is_the_home_folder() {
        let home = Some(Path::new("/home/ada"));
        assert_eq!(expand_to(Path::new("~/q.md"), home), Path::new("/home/ada/q.md"));
        assert_eq!(expand_to(Path::new("~"), home), Path::new("/home/ada"));
        assert_eq!(expand_to(Path::new("~bo/q.md"), home), Path::new("~bo/q.md"));
        assert_eq!(expand_to(Path::new("a/~/q.md"), home), Path::new("a/~/q.md"));
        assert_eq!(expand_to(Path::new("~/q.md"), None), Path::new("~/q.md"));
    }
}
