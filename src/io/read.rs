//! Reads whole files within a limit.

use super::{Failure, folder_of};
use std::ffi::OsStr;
use std::fs::{self, File};
use std::io::{self, BufRead, ErrorKind, Read};
use std::path::{Path, PathBuf};

/// The largest file that is read, in bytes: 256 MiB.
///
/// A briefing is thousands of times smaller, and an endless file (`/dev/zero`, a pipe that never closes) must not fill the
/// memory.
pub const LIMIT: u64 = 256 << 20;

/// Maximum number of names in a folder that are compared with a missing name.
const MAX_NAMES: usize = 10_000;

/// Reads a whole file, named pipe or device, up to [`LIMIT`] bytes.
pub fn read(path: &Path) -> Result<Vec<u8>, Failure> {
    read_within(path, LIMIT)
}

/// Reads standard input to its end, up to [`LIMIT`] bytes.
pub fn read_stdin() -> Result<Vec<u8>, Failure> {
    drain(io::stdin().lock(), 0, LIMIT).map_err(|error| {
        Failure::new(format!("standard input: {}", refusal(Path::new(""), LIMIT, &error).message))
    })
}

/// True if standard input is a pipe or a regular file; false if it is a terminal, a device or a socket.
#[cfg(unix)]
pub fn is_input_piped() -> bool {
    use std::os::fd::AsFd;
    use std::os::unix::fs::FileTypeExt;
    let input = io::stdin().as_fd().try_clone_to_owned().map(File::from);
    let metadata = input.and_then(|input| input.metadata());
    metadata.is_ok_and(|metadata| metadata.is_file() || metadata.file_type().is_fifo())
}

/// True if standard input is not a terminal.
#[cfg(not(unix))]
pub fn is_input_piped() -> bool {
    !io::IsTerminal::is_terminal(&io::stdin())
}

/// Waits for the first byte of standard input, which is still read later; true if there is none.
pub fn is_input_empty() -> bool {
    io::stdin().lock().fill_buf().is_ok_and(<[u8]>::is_empty)
}

/// Reads a whole file of at most `limit` bytes.
pub(super) fn read_within(path: &Path, limit: u64) -> Result<Vec<u8>, Failure> {
    let read = || {
        let file = File::open(path)?;
        let metadata = file.metadata()?;
        if metadata.is_dir() {
            return Err(ErrorKind::IsADirectory.into());
        }
        // Only a regular file has a known size; one that is too large is refused without being read.
        if metadata.len() > limit {
            return Err(ErrorKind::FileTooLarge.into());
        }
        drain(file, metadata.len(), limit)
    };
    read().map_err(|error| refusal(path, limit, &error))
}

/// Reads to the end.
///
/// Fails with [`ErrorKind::FileTooLarge`] if there are more than `limit` bytes.
fn drain(from: impl Read, expected: u64, limit: u64) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::with_capacity(usize::try_from(expected).unwrap_or(0));
    from.take(limit + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > limit {
        return Err(ErrorKind::FileTooLarge.into());
    }
    Ok(bytes)
}

/// Why a file could not be read.
fn refusal(path: &Path, limit: u64, error: &io::Error) -> Failure {
    match error.kind() {
        ErrorKind::NotFound if is_web_address(path) => web_address(path),
        ErrorKind::NotFound => missing(path),
        ErrorKind::IsADirectory => Failure::at(path, "is a folder").help("name a file in it"),
        ErrorKind::FileTooLarge if limit >= 1 << 20 => {
            Failure::at(path, format!("is larger than the limit of {} MiB", limit >> 20))
        }
        ErrorKind::FileTooLarge => Failure::at(path, format!("is larger than the limit of {limit} bytes")),
        _ => Failure::of_read(path, error),
    }
}

/// Returns true if the folder has a file at the relative path.
///
/// The file must be inside the folder, even when links are followed.
pub fn has_file(folder: &Path, relative: &str) -> bool {
    let inside = |path: &Path, folder: &Path| path.is_file() && path.starts_with(folder);
    match (folder.join(relative).canonicalize(), folder.canonicalize()) {
        (Ok(path), Ok(folder)) => inside(&path, &folder),
        _ => false,
    }
}

fn is_web_address(path: &Path) -> bool {
    let text = path.to_string_lossy().to_lowercase();
    text.starts_with("https://") || text.starts_with("http://")
}

/// A failure that says how to read a page of the web.
fn web_address(path: &Path) -> Failure {
    // Within single quotes, a shell expands nothing.
    let address = path.to_string_lossy().replace('\'', "%27");
    Failure::at(path, "this is a web address, and plenary opens no network connection")
        .help(format!("save the page first: curl -L -o page.html '{address}' && plenary page.html"))
}

/// A failure that names the missing part of a path.
///
/// Its help suggests a similar name that exists.
pub(super) fn missing(path: &Path) -> Failure {
    let mut part = path;
    while let Some(parent) = part.parent().filter(|parent| !parent.as_os_str().is_empty() && !parent.exists())
    {
        part = parent;
    }
    let failure = if part == path {
        Failure::at(path, "there is no such file")
    } else {
        Failure::at(path, format!("there is no folder \"{}\"", part.display()))
    };
    match similar(part) {
        Some(near) => failure.help(format!("did you mean \"{}\"?", near.display())),
        None => failure,
    }
}

/// The path in the same folder with the most similar name, if any is close.
fn similar(path: &Path) -> Option<PathBuf> {
    let lower = |name: &OsStr| name.to_string_lossy().to_lowercase();
    let wanted = lower(path.file_name()?);
    let folder = path.parent()?;
    let distance = |name: &str| {
        // Only the extension is missing: the best match there is.
        let bare = name.strip_prefix(&wanted).is_some_and(|rest| rest.starts_with('.'));
        if bare { 0 } else { strsim::damerau_levenshtein(&wanted, name) }
    };
    // Extensions are often the same, so only the stem decides how similar two names are.
    let stem = Path::new(&wanted).file_stem().map_or(0, |stem| stem.to_string_lossy().chars().count());
    let max_distance = (stem / 3).max(1);
    let names = fs::read_dir(folder_of(path)).ok()?.flatten().take(MAX_NAMES).map(|entry| entry.file_name());
    let (_, name) = names
        .filter(|name| !name.as_encoded_bytes().starts_with(b"."))
        .map(|name| (distance(&lower(&name)), name))
        .filter(|(distance, _)| *distance <= max_distance)
        .min()?;
    Some(folder.join(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folder(names: &[&str]) -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        for name in names {
            fs::write(folder.path().join(name), "x").unwrap();
        }
        folder
    }

    #[test]
    fn a_web_address_is_not_read_and_the_help_says_how_to_save_the_page() {
        let failure = read(Path::new("https://example.org/a?b='c'")).unwrap_err();
        assert!(failure.message.contains("no network"), "{failure}");
        let help = failure.help.unwrap();
        assert!(help.contains("curl -L -o page.html 'https://example.org/a?b=%27c%27'"), "{help}");
    }

    #[test]
    fn a_missing_file_suggests_a_similar_name() {
        let folder = folder(&["harbour.toml", "tour.toml"]);
        let failure = read(&folder.path().join("harbor.toml")).unwrap_err();
        assert!(failure.to_string().ends_with("harbor.toml: there is no such file"), "{failure}");
        let near = folder.path().join("harbour.toml");
        assert_eq!(failure.help, Some(format!("did you mean \"{}\"?", near.display())));
        assert_eq!(read(&folder.path().join("harbour")).unwrap_err().help, failure.help, "no ending");
        assert_eq!(read(&folder.path().join("Harbour.TOML")).unwrap_err().help, failure.help, "other case");
        assert_eq!(read(&folder.path().join("b.toml")).unwrap_err().help, None, "nothing near");
    }

    #[test]
    fn a_missing_folder_in_a_path_is_named() {
        let folder = folder(&[]);
        fs::create_dir(folder.path().join("briefings")).unwrap();
        let failure = read(&folder.path().join("briefing/a.toml")).unwrap_err();
        assert!(failure.message.starts_with("there is no folder"), "{failure}");
        assert!(failure.help.unwrap().ends_with("briefings\"?"));
    }

    #[test]
    fn a_folder_is_not_read_as_a_file() {
        let folder = folder(&[]);
        assert_eq!(read(folder.path()).unwrap_err().message, "is a folder");
    }

    #[test]
    fn a_file_in_the_middle_of_a_path_is_reported() {
        let folder = folder(&["a"]);
        let failure = read(&folder.path().join("a/b")).unwrap_err();
        assert_eq!(failure.message, "a part of the path is a file, not a folder");
    }

    #[test]
    fn a_file_over_the_limit_is_refused_even_if_its_size_is_unknown() {
        let folder = folder(&["a"]);
        let path = folder.path().join("a");
        fs::write(&path, [b'a'; 9]).unwrap();
        assert_eq!(read_within(&path, 9).unwrap().len(), 9);
        let failure = read_within(&path, 8).unwrap_err();
        assert_eq!(failure.message, "is larger than the limit of 8 bytes");
        assert!(drain(io::repeat(0), 0, 1000).is_err());
        if Path::new("/dev/zero").exists() {
            let failure = read_within(Path::new("/dev/zero"), 1 << 20).unwrap_err();
            assert_eq!(failure.message, "is larger than the limit of 1 MiB");
        }
    }

    #[test]
    fn a_name_that_is_too_long_is_reported() {
        let failure = read(&std::env::temp_dir().join("a".repeat(300))).unwrap_err();
        assert_eq!(failure.message, "the name is too long or not a valid name");
    }

    #[cfg(unix)]
    #[test]
    fn a_named_pipe_is_read_to_its_end() {
        let folder = folder(&[]);
        let pipe = folder.path().join("pipe");
        let made = std::process::Command::new("mkfifo").arg(&pipe).status().unwrap();
        assert!(made.success());
        let there = pipe.clone();
        let writer = std::thread::spawn(move || fs::write(there, "through a pipe"));
        assert_eq!(read(&pipe).unwrap(), b"through a pipe");
        writer.join().unwrap().unwrap();
    }
}
