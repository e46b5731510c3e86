//! Where files of a person's own belong: what is remembered.

use etcetera::BaseStrategy;
use std::path::PathBuf;

/// The folder of what is remembered from one time to the next: `PLENARY_STATE` if that is set; `None` where there is no
/// home.
///
/// XDG's folder (<https://specifications.freedesktop.org/basedir-spec/>), on macOS too, as terminal programs do; that of
/// the system on Windows.
pub fn state_dir() -> Option<PathBuf> {
    if let Some(folder) = std::env::var_os("PLENARY_STATE").filter(|folder| !folder.is_empty()) {
        return Some(PathBuf::from(folder));
    }
    let base = etcetera::choose_base_strategy().ok()?;
    Some(base.state_dir().unwrap_or_else(|| base.data_dir()).join("plenary"))
}
