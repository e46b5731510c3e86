//! Adds quotes to a notebook under a lock, each one only once.

use super::replace::{Durability, replace};
use crate::export::notebook::merged;
use std::fs::{self, File, OpenOptions};
use std::io::{self, ErrorKind, Read, Write};
use std::path::Path;

/// Adds a page of quotes.
///
/// Returns how many bytes were added, and true if the notebook was created.
pub(super) fn add(path: &Path, page: &str) -> io::Result<(usize, bool)> {
    loop {
        let created = !path.exists();
        let mut file = OpenOptions::new().read(true).append(true).create(true).open(path)?;
        match file.lock() {
            Err(error) if error.kind() != ErrorKind::Unsupported => return Err(error),
            // Where files cannot be locked (some network disks), there is nothing better to do.
            _ => {}
        }
        // The last holder of the lock may have replaced the file.
        if !is_same_file(&file, path) {
            continue;
        }
        let mut notebook = String::new();
        file.read_to_string(&mut notebook)?;
        let Some(whole) = merged(&notebook, page) else { return Ok((0, false)) };
        match whole.strip_prefix(&notebook) {
            Some(tail) => {
                file.write_all(tail.as_bytes()).and_then(|()| file.sync_all()).inspect_err(|_| {
                    // Undo what was written. If that fails too, the first error is the one to report.
                    let _ = file.set_len(notebook.len() as u64);
                    if created && notebook.is_empty() {
                        let _ = fs::remove_file(path);
                    }
                })?;
            }
            None => replace(path, &whole, Durability::OnDisk)?,
        }
        return Ok((whole.len() - notebook.len(), created));
    }
}

/// Returns true if the open file is still the one at `path`.
#[cfg(unix)]
fn is_same_file(file: &File, path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    let id =
        |metadata: io::Result<fs::Metadata>| metadata.map(|metadata| (metadata.dev(), metadata.ino())).ok();
    id(file.metadata()) == id(fs::metadata(path))
}

#[cfg(not(unix))]
fn is_same_file(_: &File, _: &Path) -> bool {
    true
}

#[cfg(test)]
mod tests {
    use super::super::write;
    use crate::export::WriteMode;
    use std::fs;

    fn page(briefing: usize, quote: usize) -> String {
        format!(
            "## Briefing {briefing}\n\n<!-- plenary q{quote}@{briefing} -->\n> Words {briefing}.{quote}\n"
        )
    }

    #[test]
    fn simultaneous_additions_lose_and_repeat_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("quotes.md");
        std::thread::scope(|scope| {
            for thread in 0..8 {
                let path = &path;
                scope.spawn(move || {
                    for quote in 0..4 {
                        write(path, &page((thread + quote) % 3, quote), WriteMode::Notebook).unwrap();
                    }
                });
            }
        });
        let whole = fs::read_to_string(&path).unwrap();
        for briefing in 0..3 {
            assert_eq!(whole.matches(&format!("## Briefing {briefing}\n")).count(), 1, "{whole}");
            for quote in 0..4 {
                assert_eq!(whole.matches(&format!("> Words {briefing}.{quote}\n")).count(), 1, "{whole}");
            }
        }
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[test]
    fn a_quote_in_the_notebook_is_not_added_again() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("quotes.md");
        let first = write(&path, &page(1, 1), WriteMode::Notebook).unwrap();
        assert!(first.created && first.bytes > 0);
        let again = write(&path, &page(1, 1), WriteMode::Notebook).unwrap();
        assert_eq!((again.created, again.bytes), (false, 0));
    }

    #[test]
    fn a_file_that_is_not_text_is_not_changed() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("quotes.md");
        fs::write(&path, b"\xff\xfe").unwrap();
        let failure = write(&path, &page(1, 1), WriteMode::Notebook).unwrap_err().to_string();
        assert!(failure.contains("is not UTF-8 text"), "{failure}");
        assert_eq!(fs::read(&path).unwrap(), b"\xff\xfe");
    }
}
