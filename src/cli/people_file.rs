//! Opens the people file of a library, and writes it.

use crate::diagnostic::report::Report;
use crate::diagnostic::{Count, Diagnostic};
use crate::export::WriteMode;
use crate::io::{self, Failure};
use crate::people::{self, PeopleFile};
use std::path::{Path, PathBuf};

/// The people file of a library, or the place for a new one.
pub(super) struct OpenFile {
    pub(super) path: PathBuf,
    /// The path, safe to show.
    name: String,
    /// The text; `None` if there is no file.
    pub(super) source: Option<String>,
    pub(super) file: PeopleFile,
    diagnostics: Vec<Diagnostic>,
}

impl OpenFile {
    /// Reads the nearest people file of the library that a path names. Without a path it is the user's library.
    ///
    /// Returns `None` if there is no folder, such as for standard input.
    pub(super) fn of(paths: &[PathBuf]) -> Result<Option<Self>, Failure> {
        let folder = match paths.first() {
            Some(path) if path.as_os_str() == "-" => None,
            Some(path) if path.is_dir() => Some(path.clone()),
            Some(path) => Some(io::folder_of(path).to_owned()),
            None => io::library_dir().filter(|folder| folder.is_dir()),
        };
        folder.map(|folder| Self::read(&folder)).transpose()
    }

    fn read(folder: &Path) -> Result<Self, Failure> {
        let found = io::nearest(folder, people::FILE_NAME);
        let bytes = found.as_deref().map(io::read).transpose()?;
        let path = found.unwrap_or_else(|| folder.join(people::FILE_NAME));
        let not_utf8 = |_| Failure::at(&path, "is not UTF-8 text").help("save it as UTF-8 in your editor");
        let mut source = bytes.map(String::from_utf8).transpose().map_err(not_utf8)?;
        if let Some(text) = &mut source
            && text.starts_with('\u{feff}')
        {
            text.remove(0);
        }
        let (file, diagnostics) = people::read(source.as_deref().unwrap_or_default());
        let name = super::output::shown(&path).to_string();
        Ok(Self { path, name, source, file, diagnostics })
    }

    /// The problems of the file.
    pub(super) fn report(&self) -> Report<'_> {
        let source = self.source.as_deref().unwrap_or_default();
        Report { name: &self.name, source, diagnostics: &self.diagnostics }
    }

    /// The number of problems.
    pub(super) fn count(&self) -> Count {
        Count::of(&self.diagnostics)
    }

    /// The path, safe to show.
    pub(super) fn name(&self) -> &str {
        &self.name
    }

    /// Replaces the text of the file, or creates it.
    pub(super) fn write(&self, text: &str) -> Result<(), Failure> {
        let mode = if self.source.is_some() { WriteMode::Overwrite } else { WriteMode::New };
        io::write(&self.path, text, mode)?;
        Ok(())
    }
}
