//! Finds the nearest file of a name: in a folder, or in a folder above it.

use std::path::{Path, PathBuf};

/// Returns the path of the nearest file called `name`, in a folder or in the nearest folder above it that has one.
pub fn nearest(folder: &Path, name: &str) -> Option<PathBuf> {
    // The folder itself keeps the path that the user knows.
    let own = folder.join(name);
    if own.is_file() {
        return Some(own);
    }
    let whole = folder.canonicalize().ok()?;
    whole.ancestors().skip(1).map(|above| above.join(name)).find(|path| path.is_file())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    #[test]
    fn the_nearest_file_upward_is_found() {
        let folder = tempfile::tempdir().unwrap();
        let inner = folder.path().join("2030/may");
        fs::create_dir_all(&inner).unwrap();
        let name = "nearest-of-a-test.toml";
        assert_eq!(nearest(&inner, name), None);
        fs::write(folder.path().join(name), "").unwrap();
        assert_eq!(nearest(&inner, name), Some(folder.path().canonicalize().unwrap().join(name)));
        fs::write(inner.join(name), "").unwrap();
        assert_eq!(nearest(&inner, name), Some(inner.join(name)));
        assert_eq!(nearest(&inner.join("nowhere"), name), None);
    }
}
