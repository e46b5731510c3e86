//! Where files of a person's own belong: settings, what is remembered, briefings.

use crate::theme::Source;
use etcetera::BaseStrategy;
use std::path::{Path, PathBuf};

/// The folder of settings; `None` where there is no home.
pub fn config_dir() -> Option<PathBuf> {
    base(|base| base.config_dir())
}

/// The folder of what is remembered from one time to the next: `PLENARY_STATE` if that is set; `None` where there is no
/// home.
pub fn state_dir() -> Option<PathBuf> {
    if let Some(folder) = std::env::var_os("PLENARY_STATE").filter(|folder| !folder.is_empty()) {
        return Some(PathBuf::from(folder));
    }
    base(|base| base.state_dir().unwrap_or_else(|| base.data_dir()))
}

/// The folder of a person's own briefings, which are opened when no path is given; `None` where there is no home.
pub fn library_dir() -> Option<PathBuf> {
    Some(base(|base| base.data_dir())?.join("library"))
}

/// XDG's folders (<https://specifications.freedesktop.org/basedir-spec/>), on macOS too, as terminal programs do;
/// those of the system on Windows.
fn base(dir: impl Fn(&dyn BaseStrategy) -> PathBuf) -> Option<PathBuf> {
    etcetera::choose_base_strategy().ok().map(|strategy| dir(&strategy).join("plenary"))
}

/// The theme files of a folder, sorted by name; a file that cannot be read is left out, with why.
pub fn themes_in(folder: &Path) -> (Vec<Source>, Vec<super::Failure>) {
    let (mut sources, mut failures) = (Vec::new(), Vec::new());
    for path in super::briefings_in(folder).unwrap_or_default() {
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
