//! One reversible change to the text of one file.
//!
//! It keeps what it replaced, with the text around it. So it can be undone and done again, also after another program has
//! changed another part of the file.

use crate::text::Cut;
use std::path::PathBuf;

/// The number of bytes of text around a change by which its place is found again.
const AROUND: usize = 120;

/// The number of bytes from which a text that is there once is surely the one that was changed.
const TELLING: usize = 16;

/// A change to the text of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// The file.
    pub path: PathBuf,
    /// What the file says after it, in a few words: "Ada Ling and A. Ling are one person".
    pub what: String,
    /// True if it makes the file.
    pub creates: bool,
    /// The first byte that it changes.
    at: usize,
    removed: String,
    added: String,
    /// The text before and after the change.
    before: String,
    after: String,
}

/// The reason why an edit cannot be applied: the text at its place is another one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Conflict;

impl Edit {
    /// Returns the edit that leads from one text of a file to another one; `None` for `old` if there is no file yet.
    pub fn between(path: PathBuf, old: Option<&str>, new: &str, what: String) -> Self {
        let creates = old.is_none();
        let old = old.unwrap_or_default();
        let same = |(a, b): &(u8, u8)| a == b;
        let start = old.bytes().zip(new.bytes()).take_while(same).count();
        let start = new.floor_char_boundary(old.floor_char_boundary(start));
        let (old_rest, new_rest) = (old.cut(start..), new.cut(start..));
        let end = old_rest.bytes().rev().zip(new_rest.bytes().rev()).take_while(same).count();
        let old_end = old.ceil_char_boundary(old.len() - end);
        let end = old.len() - old_end;
        let new_end = new.ceil_char_boundary(new.len() - end);
        let end = new.len() - new_end;
        let old_end = old.len() - end;
        Self {
            path,
            what,
            creates,
            at: start,
            removed: old.cut(start..old_end).to_owned(),
            added: new.cut(start..new_end).to_owned(),
            before: old.cut(old.floor_char_boundary(start.saturating_sub(AROUND))..start).to_owned(),
            after: old.cut(old_end..old.ceil_char_boundary((old_end + AROUND).min(old.len()))).to_owned(),
        }
    }

    /// Returns a text with the edit applied, or with `undo`, without it.
    pub fn apply(&self, text: &str, undo: bool) -> Result<String, Conflict> {
        let (from, to) = if undo { (&self.added, &self.removed) } else { (&self.removed, &self.added) };
        let whole = [&*self.before, from, &self.after].concat();
        let expected = self.at - self.before.len();
        let is_there = text.get(expected..).is_some_and(|rest| rest.starts_with(&whole));
        let start = if is_there {
            expected + self.before.len()
        } else if let Some(place) = only(text, &whole) {
            place + self.before.len()
        } else {
            // Something near it has changed: long words that are there once are still the same ones.
            only(text, from).filter(|_| from.len() >= TELLING).ok_or(Conflict)?
        };
        Ok([text.cut(..start), to, text.cut(start + from.len()..)].concat())
    }
}

/// Returns where a text contains a part, if it does once.
fn only(text: &str, part: &str) -> Option<usize> {
    let first = text.find(part).filter(|_| !part.is_empty())?;
    let is_only = text.rfind(part) == Some(first);
    is_only.then_some(first)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn edit(old: &str, new: &str) -> Edit {
        Edit::between(PathBuf::from("people.toml"), Some(old), new, "a change".to_owned())
    }

    #[test]
    fn other_changes_of_the_file_stay() {
        let edit = edit("id = \"a\"\nname = \"Ling\"\n", "id = \"a\"\nname = \"Ada Ling\"\n");
        let elsewhere = "# mine\nid = \"a\"\nname = \"Ada Ling\"\n";
        assert_eq!(edit.apply(elsewhere, true).as_deref(), Ok("# mine\nid = \"a\"\nname = \"Ling\"\n"));
        assert_eq!(edit.apply("id = \"a\"\nname = \"Bo\"\n", true), Err(Conflict));
        let long = self::edit("# one\nx\n", "# one\n[[people]]\nid = \"ada-ling\"\nx\n");
        let near = "# two\n[[people]]\nid = \"ada-ling\"\nx\n";
        assert_eq!(long.apply(near, true).as_deref(), Ok("# two\nx\n"), "the line before it was changed");
        assert_eq!(edit.apply(elsewhere, false), Err(Conflict), "it is done already");
    }

    #[test]
    fn a_place_that_is_not_clear_is_a_conflict() {
        let edit = edit("x", "y");
        assert_eq!(edit.apply("yy", true).as_deref(), Ok("xy"), "its own place");
        assert_eq!(edit.apply(" yy", true), Err(Conflict));
    }

    proptest! {
        #[test]
        fn an_edit_can_be_undone_and_done_again(old in "[aé大\n]{0,12}", new in "[aé大\n]{0,12}") {
            let edit = edit(&old, &new);
            prop_assert_eq!(edit.apply(&old, false), Ok(new.clone()));
            prop_assert_eq!(edit.apply(&new, true), Ok(old));
        }
    }
}
