//! Where the user's own files are: settings, themes, saved state and the library.

use crate::theme::Source;
use etcetera::BaseStrategy;
use std::path::{Path, PathBuf};

/// The folder of the settings, or `None` if there is no home folder.
pub fn config_dir() -> Option<PathBuf> {
    base(|base| base.config_dir())
}

/// The folder of saved places and marks, or `None` if there is no home folder.
///
/// `PLENARY_STATE` overrides it.
pub fn state_dir() -> Option<PathBuf> {
    if let Some(folder) = std::env::var_os("PLENARY_STATE").filter(|folder| !folder.is_empty()) {
        return Some(PathBuf::from(folder));
    }
    base(|base| base.state_dir().unwrap_or_else(|| base.data_dir()))
}

/// The folder of caches, which can be deleted at any time, or `None` if there is no home folder.
///
/// `PLENARY_CACHE` overrides it.
pub fn cache_dir() -> Option<PathBuf> {
    if let Some(folder) = std::env::var_os("PLENARY_CACHE").filter(|folder| !folder.is_empty()) {
        return Some(PathBuf::from(folder));
    }
    base(|base| base.cache_dir())
}

/// The folder of the user's library, or `None` if there is no home folder.
///
/// Its briefings are opened when no path is given.
pub fn library_dir() -> Option<PathBuf> {
    Some(base(|base| base.data_dir())?.join("library"))
}

/// The folder of plenary in one of the user's base folders.
///
/// These are the XDG folders (<https://specifications.freedesktop.org/basedir-spec/>), also on macOS, as is usual for
/// terminal programs; on Windows they are the system's.
fn base(dir: impl Fn(&dyn BaseStrategy) -> PathBuf) -> Option<PathBuf> {
    etcetera::choose_base_strategy().ok().map(|strategy| dir(&strategy).join("plenary"))
}

/// The theme files of a folder, sorted by name, and why others could not be read.
pub fn themes_in(folder: &Path) -> (Vec<Source>, Vec<super::Failure>) {
    let (mut sources, mut failures) = (Vec::new(), Vec::new());
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let is_theme = |path: &PathBuf| path.extension().is_some_and(|ending| ending == "toml") && path.is_file();
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.path()).filter(is_theme).collect();
    paths.sort();
    for path in paths {
        let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        match super::read(&path) {
            Ok(bytes) => sources.push(Source {
                name,
                file: path.to_string_lossy().into_owned(),
                text: String::from_utf8_lossy(&bytes).into_owned(),
            }),
            Err(failure) => failures.push(failure),
        }
    }
    (sources, failures)
}
