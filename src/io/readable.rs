//! Which files of a folder plenary can read, by their names.

use super::Failure;
use super::walk::{Known, Listing, walk};
use crate::import::{self, FORMATS};
use std::path::Path;

/// Returns which files with a name extension are articles, pages or transcripts.
pub fn known(ending: &str) -> Known {
    match FORMATS.iter().find(|format| format.endings.contains(&ending)) {
        Some(_) if import::is_shared(ending) => Known::ByContent(import::begins_like_a_format),
        Some(_) => Known::Yes,
        None => Known::No,
    }
}

/// Lists the files of a folder and its subfolders that plenary can read.
pub fn list(folder: &Path) -> Result<Listing, Failure> {
    walk(folder, known)
}
