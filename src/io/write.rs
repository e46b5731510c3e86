//! Writing a file so that nothing is lost: beside and then renamed, or added at the end under a lock.

use super::read::missing;
use super::{Failure, words};
use std::fmt;
use std::fs::{self, File, Metadata, OpenOptions};
use std::io::{self, ErrorKind, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use tempfile::NamedTempFile;

/// What may happen to a file that is there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// Nothing: a file is made only where none is.
    New,
    /// It is replaced; its permissions stay.
    Overwrite,
    /// It is added to; a missing file is made.
    Append {
        /// What stands between what was there and what is added, when anything was there.
        joint: &'static str,
    },
    /// Quotes come under the heading of their briefing, those that are there already not again; a missing file is made.
    Notebook,
}

/// A file that was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    /// Where: the path that was asked for, with the home folder filled in.
    pub path: PathBuf,
    /// How many bytes were written; for [`Mode::Append`] with the joint.
    pub bytes: usize,
    /// Whether there was no such file before.
    pub created: bool,
}

/// Why nothing was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WriteFailure {
    /// Something stands there already, and [`Mode::New`] replaces nothing.
    Exists(PathBuf),
    /// The world refused.
    World(Failure),
}

impl From<Failure> for WriteFailure {
    fn from(failure: Failure) -> Self {
        Self::World(failure)
    }
}

impl From<WriteFailure> for Failure {
    fn from(failure: WriteFailure) -> Self {
        match failure {
            WriteFailure::Exists(path) => {
                Self::at(&path, "is there already, and was not touched").help("choose another name")
            }
            WriteFailure::World(failure) => failure,
        }
    }
}

impl fmt::Display for WriteFailure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&Failure::from(self.clone()), f)
    }
}

impl std::error::Error for WriteFailure {}

/// Writes `contents` to `path`, whole or not at all.
///
/// A `~/` at the start of `path` is the home folder. A device or a named pipe (`/dev/stdout`) holds nothing that could be
/// lost and is written to directly, whatever the mode.
pub fn write(path: &Path, contents: &str, mode: Mode) -> Result<Written, WriteFailure> {
    write_and(path, contents, mode, Wait::ForDisk)
}

/// Writes one of many files that can all be made again: as [`write()`] does, but the disk is not waited for, which would
/// take far longer than making them.
pub fn write_one_of_many(path: &Path, contents: &str, mode: Mode) -> Result<Written, WriteFailure> {
    write_and(path, contents, mode, Wait::No)
}

/// Whether what is written has to outlast a power cut that comes right after it.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Wait {
    ForDisk,
    No,
}

fn write_and(path: &Path, contents: &str, mode: Mode, wait: Wait) -> Result<Written, WriteFailure> {
    let path = expand(path);
    let there = fs::metadata(&path).ok();
    check_place(&path, there.as_ref())?;
    let done = match mode {
        _ if there.as_ref().is_some_and(|metadata| !metadata.is_file()) => {
            to_device(&path, contents).map(|()| (contents.len(), false))
        }
        Mode::New => new(&path, contents, wait).map(|()| (contents.len(), true)),
        Mode::Overwrite => overwrite(&path, contents, wait).map(|()| (contents.len(), there.is_none())),
        Mode::Append { joint } => append(&path, joint, contents),
        Mode::Notebook => super::notebook::add(&path, contents),
    };
    match done {
        Ok((bytes, created)) => Ok(Written { path, bytes, created }),
        Err(error) if error.kind() == ErrorKind::AlreadyExists => Err(WriteFailure::Exists(path)),
        Err(error) => Err(Failure::of(&path, "written", &error).into()),
    }
}

/// A path as a person types it: `~` and `~/` are the home folder.
pub fn expand(path: &Path) -> PathBuf {
    expand_to(path, std::env::home_dir().as_deref())
}

fn expand_to(path: &Path, home: Option<&Path>) -> PathBuf {
    match (path.strip_prefix("~"), home) {
        (Ok(rest), Some(home)) if !home.as_os_str().is_empty() => {
            // Joining nothing would leave a slash at the end.
            if rest.as_os_str().is_empty() { home.to_owned() } else { home.join(rest) }
        }
        _ => path.to_owned(),
    }
}

/// What is known before anything is tried, so that it can be said in plain words.
fn check_place(path: &Path, there: Option<&Metadata>) -> Result<(), Failure> {
    let folder_meant = path.as_os_str().as_encoded_bytes().ends_with(b"/");
    if path.as_os_str().is_empty() {
        return Err(Failure::new("a file needs a name"));
    }
    if there.is_some_and(Metadata::is_dir) || folder_meant || path.file_name().is_none() {
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
                None => Err(failure.help("make the folder first, or choose another")),
            }
        }
        _ => Ok(()),
    }
}

fn folder_of(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

fn new(path: &Path, contents: &str, wait: Wait) -> io::Result<()> {
    // Said early, so that nothing is made for nothing; what counts is that the file is put there without replacing.
    if fs::symlink_metadata(path).is_ok() {
        return Err(ErrorKind::AlreadyExists.into());
    }
    match beside(path, contents, wait)?.persist_noclobber(path) {
        Ok(_) => {
            sync_folder(path, wait);
            Ok(())
        }
        Err(refused) if refused.error.kind() == ErrorKind::AlreadyExists => Err(refused.error),
        // A file system that knows neither hard links nor a rename that replaces nothing (FAT): the name is taken first.
        Err(_) => {
            let mut file = OpenOptions::new().write(true).create_new(true).open(path)?;
            file.write_all(contents.as_bytes()).and_then(|()| file.sync_all()).inspect_err(|_| {
                // What went wrong is told; that half a file could not be taken away adds nothing to it.
                let _ = fs::remove_file(path);
            })
        }
    }
}

pub(super) fn overwrite(path: &Path, contents: &str, wait: Wait) -> io::Result<()> {
    let target = follow(path)?;
    let old = match OpenOptions::new().write(true).open(&target) {
        // Opened for writing, so that a file that may not be written is not replaced by way of its folder.
        Ok(file) => Some(file.metadata()?),
        Err(error) if error.kind() == ErrorKind::NotFound => None,
        Err(error) => return Err(error),
    };
    let file = beside(&target, contents, wait)?;
    if let Some(old) = old {
        keep_owner(file.as_file(), &old);
        file.as_file().set_permissions(old.permissions())?;
    }
    file.persist(&target).map_err(|refused| refused.error)?;
    sync_folder(&target, wait);
    Ok(())
}

/// Adds at the end. Returns how many bytes were added and whether the file was made.
fn append(path: &Path, joint: &str, contents: &str) -> io::Result<(usize, bool)> {
    let created = !path.exists();
    let mut file = OpenOptions::new().read(true).append(true).create(true).open(path)?;
    match file.lock() {
        Err(error) if error.kind() != ErrorKind::Unsupported => return Err(error),
        // Where files cannot be locked (some network disks), one write at the end is still one write.
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
        // Back to what it was; should that fail too, the first cause is the one to tell.
        let _ = file.set_len(before);
        if created && before == 0 {
            let _ = fs::remove_file(path);
        }
    })?;
    Ok((added.len(), created))
}

fn to_device(path: &Path, contents: &str) -> io::Result<()> {
    OpenOptions::new().write(true).open(path)?.write_all(contents.as_bytes())
}

/// A finished file beside `path`, under a name of its own; it goes away unless it is given its place.
fn beside(path: &Path, contents: &str, wait: Wait) -> io::Result<NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(".plenary-");
    #[cfg(unix)]
    {
        // Like any new file: the umask decides what others may do, not the rules for secret temporary files.
        use std::os::unix::fs::PermissionsExt;
        builder.permissions(fs::Permissions::from_mode(0o666));
    }
    // Only the cause: tempfile adds the name of a file that nobody asked for.
    let mut file = builder.tempfile_in(folder_of(path)).map_err(|error| match error.kind() {
        ErrorKind::Other => io::Error::other(words(&error)),
        kind => kind.into(),
    })?;
    file.as_file_mut().write_all(contents.as_bytes())?;
    if wait == Wait::ForDisk {
        file.as_file().sync_all()?;
    }
    Ok(file)
}

/// Where a path leads: a symbolic link is followed to its end, so that the file is replaced and not the link.
fn follow(path: &Path) -> io::Result<PathBuf> {
    // As many links as Linux itself follows.
    let mut at = path.to_owned();
    for _ in 0..40 {
        match fs::read_link(&at) {
            Ok(to) => at = folder_of(&at).join(to),
            Err(_) => return Ok(at),
        }
    }
    Err(io::Error::other("its links lead in a circle"))
}

/// Gives a file the owner of the one it replaces, where that is allowed; where not, it belongs to who wrote it.
#[cfg(unix)]
fn keep_owner(file: &File, old: &Metadata) {
    use std::os::unix::fs::{MetadataExt, fchown};
    if fchown(file, Some(old.uid()), Some(old.gid())).is_err() {
        let _ = fchown(file, None, Some(old.gid()));
    }
}

#[cfg(not(unix))]
fn keep_owner(_: &File, _: &Metadata) {}

/// Makes the new name last through a power cut, where a folder can be synced; the file itself is safe already.
fn sync_folder(path: &Path, wait: Wait) {
    if wait == Wait::ForDisk
        && let Ok(folder) = File::open(folder_of(path))
    {
        let _ = folder.sync_all();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const JOINT: Mode = Mode::Append { joint: "\n---\n\n" };

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
    fn a_new_file_is_written_and_nothing_else_is_left() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("quote.md");
        let written = write(&path, "words\n", Mode::New).unwrap();
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
        write(&folder.path().join("ours"), "", Mode::New).unwrap();
        assert_eq!(mode("ours"), mode("plain"));
    }

    #[test]
    fn a_file_that_is_there_is_not_touched_by_a_new_one() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("quote.md");
        fs::write(&path, "old").unwrap();
        assert_eq!(write(&path, "new", Mode::New), Err(WriteFailure::Exists(path.clone())));
        assert_eq!(text(&path), "old");
        assert_eq!(names(folder.path()), ["quote.md"]);
    }

    #[test]
    fn of_many_that_write_one_new_file_at_once_exactly_one_does() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("quote.md");
        let won = std::thread::scope(|scope| {
            let tries: Vec<_> =
                (0..8).map(|_| scope.spawn(|| write(&path, "words", Mode::New).is_ok())).collect();
            tries.into_iter().map(|one| one.join().unwrap()).filter(|won| *won).count()
        });
        assert_eq!(won, 1);
        assert_eq!(names(folder.path()), ["quote.md"]);
    }

    #[test]
    fn overwriting_replaces_all_and_leaves_nothing_beside() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("quote.md");
        fs::write(&path, "something longer").unwrap();
        let written = write(&path, "new", Mode::Overwrite).unwrap();
        assert!(!written.created);
        assert_eq!(text(&path), "new");
        assert!(write(&folder.path().join("other.md"), "x", Mode::Overwrite).unwrap().created);
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

        write(&folder.path().join("link.md"), "new", Mode::Overwrite).unwrap();
        assert_eq!(text(&target), "new");
        assert_eq!(fs::metadata(&target).unwrap().permissions().mode() & 0o777, 0o640);
        assert!(folder.path().join("link.md").is_symlink());
        assert_eq!(names(&folder.path().join("far")), ["quote.md"]);

        symlink("far/none.md", folder.path().join("dangling.md")).unwrap();
        let dangling = folder.path().join("dangling.md");
        assert_eq!(write(&dangling, "x", Mode::New), Err(WriteFailure::Exists(dangling.clone())));
        write(&dangling, "made", Mode::Overwrite).unwrap();
        assert_eq!(text(&folder.path().join("far/none.md")), "made");

        symlink("b", folder.path().join("a")).unwrap();
        symlink("a", folder.path().join("b")).unwrap();
        let circle = write(&folder.path().join("a"), "x", Mode::Overwrite).unwrap_err().to_string();
        assert!(circle.ends_with("its links lead in a circle"), "{circle}");
    }

    #[test]
    fn appending_makes_the_file_and_then_adds_with_the_joint_between() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("notebook.md");
        assert!(write(&path, "one\n", JOINT).unwrap().created);
        let second = write(&path, "two\n", JOINT).unwrap();
        assert_eq!((second.bytes, second.created), (10, false));
        assert_eq!(text(&path), "one\n\n---\n\ntwo\n");
        assert_eq!(names(folder.path()), ["notebook.md"]);
    }

    #[test]
    fn what_stood_there_without_a_line_end_gets_one_before_anything_is_added() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("notebook.md");
        fs::write(&path, "mine").unwrap();
        write(&path, "two\n", Mode::Append { joint: "\n" }).unwrap();
        assert_eq!(text(&path), "mine\n\ntwo\n");
    }

    #[test]
    fn many_that_append_at_once_lose_nothing() {
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
    fn a_missing_folder_is_named_with_a_way_out() {
        let folder = tempfile::tempdir().unwrap();
        for mode in [Mode::New, Mode::Overwrite, JOINT] {
            let Err(WriteFailure::World(failure)) = write(&folder.path().join("no/quote.md"), "x", mode)
            else {
                panic!("written where there is no folder");
            };
            assert!(failure.message.starts_with("there is no folder"), "{failure}");
            assert_eq!(failure.help.as_deref(), Some("make the folder first, or choose another"));
        }
        assert!(names(folder.path()).is_empty());
    }

    #[test]
    fn a_folder_is_not_written_to() {
        let folder = tempfile::tempdir().unwrap();
        for mode in [Mode::New, Mode::Overwrite, JOINT] {
            for path in [folder.path().to_owned(), folder.path().join("new/"), folder.path().join("..")] {
                let failure = write(&path, "x", mode).unwrap_err().to_string();
                assert!(failure.ends_with("is a folder"), "{failure}");
            }
        }
        assert_eq!(write(Path::new(""), "x", Mode::New).unwrap_err().to_string(), "a file needs a name");
    }

    #[cfg(unix)]
    #[test]
    fn what_may_not_be_written_stays_and_the_refusal_is_in_plain_words() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("quote.md");
        fs::write(&path, "old").unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o444)).unwrap();
        fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o555)).unwrap();
        // The administrator may write everywhere, and so proves nothing here.
        if File::create(folder.path().join("probe")).is_err() {
            for (name, mode) in [("quote.md", Mode::Overwrite), ("quote.md", JOINT), ("new.md", Mode::New)] {
                let failure = write(&folder.path().join(name), "new", mode).unwrap_err().to_string();
                assert!(failure.ends_with("you do not have permission for it to be written"), "{failure}");
            }
            assert_eq!(text(&path), "old");
            assert_eq!(names(folder.path()), ["quote.md"]);
        }
        fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o755)).unwrap();
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn a_device_is_written_to_directly_and_a_full_one_says_so() {
        for mode in [Mode::New, Mode::Overwrite, JOINT] {
            assert!(!write(Path::new("/dev/null"), "x", mode).unwrap().created);
            let failure = write(Path::new("/dev/full"), "x", mode).unwrap_err().to_string();
            assert_eq!(failure, "/dev/full: there is no space left on the disk");
        }
        assert!(!Path::new("/dev/null").is_file());
    }

    #[test]
    fn a_tilde_at_the_start_is_the_home_folder() {
        let home = Some(Path::new("/home/ada"));
        assert_eq!(expand_to(Path::new("~/q.md"), home), Path::new("/home/ada/q.md"));
        assert_eq!(expand_to(Path::new("~"), home), Path::new("/home/ada"));
        assert_eq!(expand_to(Path::new("~bo/q.md"), home), Path::new("~bo/q.md"));
        assert_eq!(expand_to(Path::new("a/~/q.md"), home), Path::new("a/~/q.md"));
        assert_eq!(expand_to(Path::new("~/q.md"), None), Path::new("~/q.md"));
    }
}
