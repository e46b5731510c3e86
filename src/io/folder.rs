//! Folders: the one that contains a file, and creating new ones.

use super::Failure;
use std::path::{Path, PathBuf};

/// Maximum number of links that are followed on a path, as on Linux.
const MAX_LINKS: usize = 40;

/// The folder that contains `path`: its parent, or the current folder.
pub fn folder_of(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// Returns the path of every symbolic link that a path leads through, in order.
///
/// Any part of a path may be a link, and a link may lead to another one.
pub fn links_on(path: &Path) -> Vec<PathBuf> {
    let mut links = Vec::new();
    let Ok(whole) = std::path::absolute(path) else { return links };
    let mut at = PathBuf::new();
    let mut rest: Vec<PathBuf> = parts(&whole);
    while let Some(part) = rest.pop() {
        if part == Path::new("..") {
            at.pop();
            continue;
        }
        if part == Path::new(".") {
            continue;
        }
        let here = at.join(part);
        match std::fs::read_link(&here) {
            Ok(target) if links.len() < MAX_LINKS => {
                // The target is relative to the folder of the link; an absolute one replaces it.
                rest.extend(parts(&target));
                links.push(here);
            }
            _ => at = here,
        }
    }
    links
}

/// The parts of a path, the first one last.
fn parts(path: &Path) -> Vec<PathBuf> {
    path.components().rev().map(|part| PathBuf::from(part.as_os_str())).collect()
}

/// Creates a folder and its parents if they are missing.
pub fn make_folder(path: &Path) -> Result<(), Failure> {
    std::fs::create_dir_all(path).map_err(|error| Failure::of_write(path, &error))
}

#[cfg(all(test, unix))]
mod tests {
    use super::links_on;
    use std::os::unix::fs::symlink;

    #[test]
    fn every_link_on_a_path_is_found_also_after_other_links() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path().canonicalize().unwrap();
        std::fs::create_dir_all(root.join("v1/day")).unwrap();
        std::fs::write(root.join("v1/day/talk.toml"), "").unwrap();
        symlink("v1", root.join("now")).unwrap();
        symlink(root.join("now"), root.join("live")).unwrap();
        symlink("../v1/day/talk.toml", root.join("v1/latest")).unwrap();
        assert!(links_on(&root.join("v1/day/talk.toml")).is_empty());
        assert_eq!(links_on(&root.join("live/day/talk.toml")), [root.join("live"), root.join("now")]);
        assert_eq!(links_on(&root.join("now/latest")), [root.join("now"), root.join("v1/latest")]);
        // A link to itself ends.
        symlink("loop", root.join("loop")).unwrap();
        assert!(!links_on(&root.join("loop/talk.toml")).is_empty());
    }
}
