//! Applies edits to files.

use super::{Failure, folder_of, make_folder, read, remove_file, write};
use crate::config;
use crate::edit::Edit;
use crate::export::WriteMode;
use std::path::{Path, PathBuf};

/// Applies an edit to its file, or with `undo`, undoes it.
///
/// Fails, without a change, if the file does not have the text that the edit replaces. A file that the edit made is
/// removed when that is undone.
pub fn apply(edit: &Edit, undo: bool) -> Result<(), Failure> {
    let path = &edit.path;
    let is_new = edit.creates && !undo && !path.exists();
    let text = if is_new { String::new() } else { text_of(path)? };
    let conflict = |_| {
        let what = if undo { "undone" } else { "made" };
        Failure::at(path, format!("has changed meanwhile, so that this change cannot be {what}"))
    };
    let new = edit.apply(&text, undo).map_err(conflict)?;
    if new.is_empty() && edit.creates && undo {
        return remove_file(path).map_err(|error| Failure::of_write(path, &error));
    }
    let mode = if is_new { WriteMode::New } else { WriteMode::Overwrite };
    write(path, &new, mode)?;
    Ok(())
}

/// Keeps a query under a name in the settings file, and returns the edit.
pub fn keep_query(file: PathBuf, name: &str, query: &str) -> Result<Edit, Failure> {
    let source = if file.exists() { Some(text_of(&file)?) } else { None };
    let text = config::with_query(source.as_deref().unwrap_or_default(), name, query);
    let text = text.map_err(|message| Failure::at(&file, message))?;
    if source.is_none() {
        make_folder(folder_of(&file))?;
    }
    let edit = Edit::between(file, source.as_deref(), &text, format!("the query \"{name}\" is kept"));
    apply(&edit, false)?;
    Ok(edit)
}

fn text_of(path: &Path) -> Result<String, Failure> {
    String::from_utf8(read(path)?).map_err(|_| Failure::at(path, "is not UTF-8 text"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_made_changed_and_restored() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("people.toml");
        let make = Edit::between(path.clone(), None, "a\n", "made".to_owned());
        apply(&make, false).unwrap();
        let change = Edit::between(path.clone(), Some("a\n"), "a\nb\n", "changed".to_owned());
        apply(&change, false).unwrap();
        assert_eq!(std::fs::read_to_string(&path).unwrap(), "a\nb\n");
        std::fs::write(&path, "# mine\na\nb\n").unwrap();
        apply(&change, true).unwrap();
        assert_eq!(std::fs::read_to_string(&path).unwrap(), "# mine\na\n");
        std::fs::write(&path, "other\n").unwrap();
        let failure = apply(&make, true).unwrap_err();
        assert!(failure.to_string().contains("has changed meanwhile"), "{failure}");
        assert_eq!(std::fs::read_to_string(&path).unwrap(), "other\n");
        std::fs::write(&path, "a\n").unwrap();
        apply(&make, true).unwrap();
        assert!(!path.exists());
    }
}
