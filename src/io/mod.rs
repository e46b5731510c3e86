//! The only place that reads or writes files, and what the world says when it refuses.

mod articles;
mod notebook;
mod paths;
mod picture;
mod read;
mod store;
mod template;
mod volume;
mod write;

use crate::text::Safe;
use std::fmt;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

pub use articles::{articles_in, make_folder};
pub use paths::{config_dir, library_dir, state_dir, themes_in};
pub use picture::{Stamp, find_beside, read_beside};
pub use read::{LIMIT, briefings_in, has_file, read, read_stdin};
pub use store::Store;
pub use template::{template, templates_in};
pub use volume::{folder_number, open, stamp};
pub use write::{Mode, WriteFailure, Written, expand, write, write_one_of_many};

/// What the world refused, in words for people who do not program.
///
/// [`Display`](fmt::Display) is one safe line, `harbor.toml: there is no such file`; the help stands apart, as it does in
/// a [`Diagnostic`](crate::diagnostic::Diagnostic).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure {
    /// The file or folder, as it was asked for.
    pub path: Option<PathBuf>,
    /// What is wrong, as a sentence without a full stop.
    pub message: String,
    /// A way out, where there is one.
    pub help: Option<String>,
}

impl Failure {
    /// Something that no file has to do with.
    pub fn new(message: impl Into<String>) -> Self {
        Self { path: None, message: message.into(), help: None }
    }

    /// Something about a file or a folder.
    pub fn at(path: &Path, message: impl Into<String>) -> Self {
        Self { path: Some(path.to_owned()), message: message.into(), help: None }
    }

    /// With a way out.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// What the system said when standard output was to be written.
    pub fn of_output(error: &io::Error) -> Self {
        Self::of(Path::new("standard output"), "written", error)
    }

    /// What the system said of `path`, when it was to be `deed`: `read` or `written`.
    fn of(path: &Path, deed: &str, error: &io::Error) -> Self {
        let message = match error.kind() {
            ErrorKind::NotFound => "there is no such file".to_owned(),
            ErrorKind::PermissionDenied => format!("you do not have permission for it to be {deed}"),
            ErrorKind::IsADirectory => "is a folder".to_owned(),
            ErrorKind::NotADirectory => "a part of the path is a file, not a folder".to_owned(),
            ErrorKind::InvalidData => "is not text in UTF-8".to_owned(),
            ErrorKind::StorageFull => "there is no space left on the disk".to_owned(),
            ErrorKind::QuotaExceeded => "you have used up the space that you may use on the disk".to_owned(),
            ErrorKind::ReadOnlyFilesystem => "the disk can be read, but not written".to_owned(),
            ErrorKind::InvalidFilename => "the name is too long, or no name at all".to_owned(),
            ErrorKind::FileTooLarge => "the file would become too large".to_owned(),
            ErrorKind::InvalidInput if path.as_os_str().as_encoded_bytes().contains(&0) => {
                "a name cannot hold a NUL character".to_owned()
            }
            _ => format!("cannot be {deed}: {}", words(error)),
        };
        let failure = Self::at(path, message);
        match way_out(error.kind(), deed) {
            Some(help) => failure.help(help),
            None => failure,
        }
    }
}

/// What can be done where something cannot be written.
fn way_out(kind: ErrorKind, deed: &str) -> Option<&'static str> {
    match kind {
        _ if deed != "written" => None,
        ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => Some("choose another folder"),
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => {
            Some("make room on it, or choose a folder on another")
        }
        ErrorKind::InvalidFilename => Some("choose another name"),
        _ => None,
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(path) = &self.path {
            write!(f, "{}: ", Safe::from_world(&path.to_string_lossy()))?;
        }
        write!(f, "{}", Safe::from_world(&self.message))
    }
}

impl std::error::Error for Failure {}

/// What the system says, without its number, which helps nobody.
pub(crate) fn words(error: &io::Error) -> String {
    let words = error.to_string();
    match words.find(" (os error") {
        Some(end) => words[..end].to_lowercase(),
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
    fn a_refusal_is_told_without_the_number_of_the_error() {
        let path = Path::new("quotes.md");
        let told = |number| Failure::of(path, "written", &io::Error::from_raw_os_error(number)).to_string();
        assert_eq!(told(28), "quotes.md: there is no space left on the disk");
        assert_eq!(told(13), "quotes.md: you do not have permission for it to be written");
        let help = |number| Failure::of(path, "written", &io::Error::from_raw_os_error(number)).help;
        assert!([13, 28, 30].into_iter().all(|number| help(number).is_some()));
        assert_eq!(told(30), "quotes.md: the disk can be read, but not written");
        assert!(!told(5).contains("os error"), "{}", told(5));
    }
}
