//! Applies edits and corrections to files, each under a lock, so that no program undoes what another one wrote.

use super::replace::{PREFIX, sweep};
use super::side::{side_file, side_file_in_state};
use super::store::wait_for;
use super::{Failure, folder_of, make_folder, open, read, remove_file, write};
use crate::config;
use crate::correct::{Correction, Target, annotate_beside, correct as corrected};
use crate::document::imported_from;
use crate::edit::{Conflict, Edit};
use crate::export::WriteMode;
use std::fs::{File, OpenOptions};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::time::Duration;

/// How long to wait while other programs change files of the same folder; each needs milliseconds.
const LOCK_TIMEOUT: Duration = Duration::from_secs(5);

/// Applies an edit to its file, or with `undo`, undoes it.
///
/// Fails, without a change, if the file does not have the text that the edit replaces. A file that the edit made is
/// removed when that is undone.
pub fn apply(edit: &Edit, undo: bool) -> Result<(), Failure> {
    let path = &edit.path;
    let _lock = lock(path)?;
    let is_new = edit.creates && !undo && !path.exists();
    let text = if is_new { String::new() } else { text_of(path)? };
    let conflict = |conflict: Conflict| {
        let what = if undo { "undone" } else { "made" };
        let Conflict { wanted, found } = conflict;
        let words = format!(
            "has changed meanwhile; the change cannot be {what}: found \"{found}\" instead of \"{wanted}\""
        );
        Failure::at(path, words)
    };
    let new = edit.apply(&text, undo).map_err(conflict)?;
    if new.is_empty() && edit.creates && undo {
        return remove_file(path).map_err(|error| Failure::of_write(path, &error));
    }
    let mode = if is_new { WriteMode::New } else { WriteMode::Overwrite };
    write(path, &new, mode)?;
    Ok(())
}

/// Makes corrections in a briefing, one after another; returns the edit of each.
///
/// They are made in the text that the file has now, whoever wrote it. If one of them cannot be made, none is.
pub fn correct(target: &Target, corrections: &[Correction]) -> Result<Vec<Edit>, Failure> {
    if let Target::File(path) = target
        && corrections.iter().all(|own| matches!(own, Correction::Note(..) | Correction::Tags(..)))
        && !can_replace(path)
    {
        return corrections.iter().map(|correction| annotate(path, correction)).collect();
    }
    let mut edits = Vec::new();
    revise(target, |path, text| {
        let (made, text) = planned(path, text.to_owned(), corrections)?;
        edits = made;
        Ok(text)
    })?;
    Ok(edits)
}

/// Writes a note or tags on a briefing that cannot be changed: beside it, or else in the folder of saved state.
fn annotate(path: &Path, correction: &Correction) -> Result<Edit, Failure> {
    let beside = side_file(path);
    let in_state = side_file_in_state(path);
    let side = if can_replace(&beside) { Some(beside) } else { in_state };
    let side =
        side.ok_or_else(|| Failure::at(path, "cannot be changed, and there is no folder for notes on it"))?;
    make_folder(folder_of(&side))?;
    let _lock = lock(&side)?;
    let old = if side.exists() { Some(text_of(&side)?) } else { None };
    let briefing = open(path)?.briefing.ok_or_else(|| Failure::at(path, "is not a briefing"))?;
    let done = annotate_beside(old.as_deref().unwrap_or_default(), &briefing, correction);
    let done = done.map_err(|refusal| Failure::at(&side, refusal.to_string()))?;
    let mode = if old.is_some() { WriteMode::Overwrite } else { WriteMode::New };
    let written = write(&side, &done.text, mode)?;
    Ok(Edit::between(written.path, old.as_deref(), &done.text, done.what))
}

/// Returns true if a file can be replaced, or made if there is none.
fn can_replace(path: &Path) -> bool {
    let is_open = match OpenOptions::new().write(true).open(path) {
        Ok(_) => true,
        Err(error) => error.kind() == ErrorKind::NotFound,
    };
    is_open && tempfile::Builder::new().prefix(PREFIX).tempfile_in(folder_of(path)).is_ok()
}

/// Changes the text of a briefing, which is made first if there is none.
///
/// `change` gets the path and the text of the file, and returns the new text. Nothing is written if it is the same.
pub fn revise(
    target: &Target,
    change: impl FnOnce(&Path, &str) -> Result<String, Failure>,
) -> Result<(), Failure> {
    let path = match target {
        Target::File(path) => path.clone(),
        Target::New(places) => make_briefing(places)?,
    };
    let _lock = lock(&path)?;
    let old = text_of(&path)?;
    let new = change(&path, &old)?;
    if new != old {
        write(&path, &new, WriteMode::Overwrite)?;
    }
    Ok(())
}

/// Returns the edits that corrections of a file with this text make, and the text that the file has then.
pub fn planned(
    path: &Path,
    mut text: String,
    corrections: &[Correction],
) -> Result<(Vec<Edit>, String), Failure> {
    let mut edits = Vec::with_capacity(corrections.len());
    for correction in corrections {
        let done = corrected(&text, correction).map_err(|refusal| Failure::at(path, refusal.to_string()))?;
        let new = done.text.clone();
        edits.push(done.edit(path.to_owned(), &text));
        text = new;
    }
    Ok((edits, text))
}

/// Makes a briefing at the first place that can be written to; returns its path.
///
/// A briefing that is there already is left as it is if it was made from the same text.
fn make_briefing(places: &[(PathBuf, String)]) -> Result<PathBuf, Failure> {
    let mut refused = None;
    for (path, text) in places {
        if path.exists() {
            if imported_from(&text_of(path)?) == imported_from(text) {
                return Ok(path.clone());
            }
            return Err(Failure::at(path, "is another briefing, so the corrections cannot be written there")
                .help("rename one of the two files"));
        }
        // The folder for briefings in a library is made when it is needed.
        let made = if refused.is_some() { make_folder(folder_of(path)) } else { Ok(()) };
        match made.and_then(|()| Ok(write(path, text, WriteMode::New)?)) {
            Ok(written) => return Ok(written.path),
            // Another reader may have made it a moment ago.
            Err(_) if path.exists() && imported_from(&text_of(path)?) == imported_from(text) => {
                return Ok(path.clone());
            }
            Err(failure) => refused = refused.or(Some(failure)),
        }
    }
    Err(refused.unwrap_or_else(|| Failure::new("there is no folder to write the briefing to")))
}

/// Waits until no other program changes the file. The lock is that of its folder, since the file is replaced.
fn lock(path: &Path) -> Result<Option<File>, Failure> {
    // Where a folder cannot be opened, the file is still replaced as a whole.
    let Ok(folder) = File::open(folder_of(path)) else { return Ok(None) };
    let lock = wait_for(folder, path, LOCK_TIMEOUT)?;
    sweep(folder_of(path));
    Ok(Some(lock))
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

/// Returns the text of a file.
pub fn text_of(path: &Path) -> Result<String, Failure> {
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

    const BRIEFING: &str = "format = 1\n[event]\ntitle = \"A\"\n[import]\nfrom = \"a.md\"\n";

    #[test]
    fn corrections_by_many_at_once_are_all_kept() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.toml");
        let quote = |own| format!("[[sections.quotes]]\nid = \"q{own}\"\ntext = \"word {own}\"\n");
        let quotes = (0..10).map(quote).collect::<Vec<_>>().concat();
        let text = [BRIEFING, "[[sections]]\nid = \"s\"\ntitle = \"B\"\n", &quotes].concat();
        std::fs::write(&path, text).unwrap();
        std::thread::scope(|scope| {
            for own in 0..10 {
                let target = Target::File(path.clone());
                scope.spawn(move || {
                    correct(&target, &[Correction::Confirm(vec![format!("q{own}")])]).unwrap()
                });
            }
        });
        let text = std::fs::read_to_string(&path).unwrap();
        assert_eq!(text.matches("checked = true").count(), 10);
    }

    #[test]
    fn what_a_killed_program_left_is_deleted() {
        let folder = tempfile::tempdir().unwrap();
        let file = |name: &str| folder.path().join(name);
        for name in ["a.toml", ".plenary-Ab3dEf", ".plenary-Zz9yXx", ".plenary-notes.txt"] {
            std::fs::write(file(name), BRIEFING).unwrap();
        }
        let old = std::time::SystemTime::now() - Duration::from_hours(1);
        for name in [".plenary-Ab3dEf", ".plenary-notes.txt"] {
            File::options().write(true).open(file(name)).unwrap().set_modified(old).unwrap();
        }
        correct(&Target::File(file("a.toml")), &[Correction::ConfirmAll]).unwrap();
        assert!(!file(".plenary-Ab3dEf").exists());
        assert!(file(".plenary-Zz9yXx").exists() && file(".plenary-notes.txt").exists());
    }

    #[test]
    fn notes_on_a_briefing_that_cannot_be_changed_are_beside_it() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.toml");
        let sections =
            "[[sections]]\nid = \"s\"\ntitle = \"B\"\n[[sections.quotes]]\nid = \"q\"\ntext = \"Come.\"\n";
        let text = [BRIEFING, sections].concat();
        std::fs::write(&path, &text).unwrap();
        let noted = crate::correct::Noted::Quote("q".to_owned());
        let edit = annotate(&path, &Correction::Note(noted.clone(), "Ask.".to_owned())).unwrap();
        annotate(&path, &Correction::Tags(noted.clone(), vec!["tide".to_owned()])).unwrap();
        assert_eq!(edit.path, folder.path().join("a.notes.toml"));
        let briefing = open(&path).unwrap().briefing.unwrap();
        assert_eq!(briefing.quotes[0].note.as_deref(), Some("Ask."));
        assert_eq!(briefing.quotes[0].tags.len(), 1);
        assert_eq!(std::fs::read_to_string(&path).unwrap(), text, "the briefing itself is as it was");
        annotate(&path, &Correction::Tags(noted.clone(), Vec::new())).unwrap();
        apply(&edit, true).unwrap();
        assert!(!edit.path.exists());
        let refused = annotate(&path, &Correction::ConfirmAll).unwrap_err();
        assert!(refused.to_string().contains("cannot be changed"), "{refused}");
    }

    #[test]
    fn an_article_gets_a_briefing_where_there_is_none() {
        let folder = tempfile::tempdir().unwrap();
        let beside = folder.path().join("missing/a.toml");
        let inside = folder.path().join("briefings/a.toml");
        let places = vec![(beside, BRIEFING.to_owned()), (inside.clone(), BRIEFING.to_owned())];
        let target = Target::New(places);
        let edits = correct(&target, &[Correction::ConfirmAll]).unwrap();
        assert_eq!(edits[0].path, inside);
        let again = correct(&target, &[Correction::ConfirmAll]).unwrap_err();
        assert!(again.to_string().contains("already says this"), "{again}");
        let other = BRIEFING.replace("a.md", "b.md");
        let other = correct(&Target::New(vec![(inside, other)]), &[Correction::ConfirmAll]).unwrap_err();
        assert!(other.to_string().contains("another briefing"), "{other}");
    }
}
