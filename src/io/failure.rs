//! Failures of the environment, such as files and the terminal, in plain words.

use crate::text::Safe;
use std::fmt;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

/// A failure of the environment, in words for people who do not program.
///
/// [`Display`](fmt::Display) is one safe line, `harbor.toml: there is no such file`. The help is separate, as it is in a
/// [`Diagnostic`](crate::diagnostic::Diagnostic).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure {
    /// The file or folder, as the user named it.
    pub path: Option<PathBuf>,
    /// What failed and why, as a sentence without a full stop.
    pub message: String,
    /// What to do about it, if anything can be done.
    pub help: Option<String>,
    /// True if plenary itself is at fault, and not the environment.
    is_bug: bool,
}

impl Failure {
    /// A failure that concerns no file.
    pub fn new(message: impl Into<String>) -> Self {
        Self { path: None, message: message.into(), help: None, is_bug: false }
    }

    /// A failure that concerns a file or a folder.
    pub fn at(path: &Path, message: impl Into<String>) -> Self {
        Self { path: Some(path.to_owned()), ..Self::new(message) }
    }

    /// Adds what to do about it.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// A panic while plenary read the file at `path`.
    pub(super) fn bug(path: &Path, panic: &str) -> Self {
        let failure = Self::at(path, format!("plenary failed on this file (a bug): {panic}"));
        Self { is_bug: true, ..failure }.help(format!(
            "please report it with this line, the file if you can share it, and the version: {}",
            env!("CARGO_PKG_VERSION")
        ))
    }

    /// Returns true if plenary itself is at fault, and not the environment.
    pub fn is_bug(&self) -> bool {
        self.is_bug
    }

    /// Why standard output could not be written.
    pub fn of_output(error: &io::Error) -> Self {
        Self::of_write(Path::new("standard output"), error)
    }

    /// Why `path` could not be read.
    pub(super) fn of_read(path: &Path, error: &io::Error) -> Self {
        Self::at(path, reason(path, error).unwrap_or_else(|| format!("cannot be read: {}", words(error))))
    }

    /// Why `path` could not be written, with what to do about it.
    pub(super) fn of_write(path: &Path, error: &io::Error) -> Self {
        let reason = reason(path, error).unwrap_or_else(|| format!("cannot be written: {}", words(error)));
        let failure = Self::at(path, reason);
        match write_help(error.kind()) {
            Some(help) => failure.help(help),
            None => failure,
        }
    }
}

/// The reason for an error that has plain words of its own.
fn reason(path: &Path, error: &io::Error) -> Option<String> {
    let words = match error.kind() {
        ErrorKind::NotFound => "there is no such file",
        ErrorKind::PermissionDenied => "permission denied",
        ErrorKind::IsADirectory => "is a folder",
        ErrorKind::NotADirectory => "a part of the path is a file, not a folder",
        ErrorKind::InvalidData => "is not UTF-8 text",
        ErrorKind::StorageFull => "there is no space left on the disk",
        ErrorKind::QuotaExceeded => "your disk quota is used up",
        ErrorKind::ReadOnlyFilesystem => "the disk is read-only",
        ErrorKind::InvalidFilename => "the name is too long or not a valid name",
        ErrorKind::FileTooLarge => "the file would become too large",
        ErrorKind::InvalidInput if path.as_os_str().as_encoded_bytes().contains(&0) => {
            "a name cannot contain a NUL character"
        }
        _ => return None,
    };
    Some(words.to_owned())
}

/// What to do about a file that cannot be written.
fn write_help(kind: ErrorKind) -> Option<&'static str> {
    match kind {
        ErrorKind::PermissionDenied => Some("choose another folder, or change the permissions"),
        ErrorKind::ReadOnlyFilesystem => Some("choose another folder"),
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => {
            Some("free some space, or choose a folder on another disk")
        }
        ErrorKind::InvalidFilename => Some("choose another name"),
        _ => None,
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(path) = &self.path {
            write!(f, "{}: ", Safe::clean_line(&path.to_string_lossy()))?;
        }
        write!(f, "{}", Safe::clean_line(&self.message))
    }
}

impl std::error::Error for Failure {}

/// The system's words for an error, without the error number.
pub(crate) fn words(error: &io::Error) -> String {
    let words = error.to_string();
    match words.split_once(" (os error") {
        Some((words, _)) => words.to_lowercase(),
        None => words,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failure_is_one_safe_line() {
        let failure = Failure::at(Path::new("a\u{1b}[31m\nb.toml"), "is a folder").help("give a file");
        let line = failure.to_string();
        assert!(!line.contains(['\u{1b}', '\n']), "{line:?}");
        assert!(line.ends_with("b.toml: is a folder"), "{line:?}");
        assert_eq!(Failure::new("there is no terminal").to_string(), "there is no terminal");
    }

    #[test]
    fn a_failure_does_not_show_the_error_number() {
        let path = Path::new("quotes.md");
        let failure = |number| Failure::of_write(path, &io::Error::from_raw_os_error(number));
        assert_eq!(failure(28).to_string(), "quotes.md: there is no space left on the disk");
        assert_eq!(failure(13).to_string(), "quotes.md: permission denied");
        assert!([13, 28, 30].into_iter().all(|number| failure(number).help.is_some()));
        assert_eq!(failure(30).to_string(), "quotes.md: the disk is read-only");
        assert!(!failure(5).to_string().contains("os error"), "{}", failure(5));
    }
}
