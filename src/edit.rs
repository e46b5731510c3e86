//! One reversible change to the text of one file.
//!
//! It keeps what it replaced, with the text around it. So it can be undone and done again, also after another program has
//! changed another part of the file.

use crate::text::Cut;
use std::ops::Range;
use std::path::PathBuf;

/// The number of bytes of text around a change by which its place is found again.
const AROUND: usize = 120;

/// The number of bytes from which a text that is there once is surely the one that was changed.
const TELLING: usize = 16;

/// Maximum number of characters of a line that a conflict shows.
const SHOWN_CHARS: usize = 60;

/// A change to the text of a file, at one place or at several.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// The file.
    pub path: PathBuf,
    /// What the file says after it, in a few words: "Ada Ling and A. Ling are one person".
    pub what: String,
    /// True if it makes the file.
    pub creates: bool,
    /// The places, in order.
    hunks: Vec<Hunk>,
}

/// What is changed at one place.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Hunk {
    /// The first byte that it changes, in the text before the edit.
    at: usize,
    removed: String,
    added: String,
    /// The text before and after it, up to the next places that are changed.
    before: String,
    after: String,
}

/// New text for a range of bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Splice {
    /// The range that it replaces; empty to insert text.
    pub range: Range<usize>,
    /// The new text; empty to delete the range.
    pub text: String,
}

/// The reason why an edit cannot be applied: the text at its place is another one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conflict {
    /// The first line of what should be there.
    pub wanted: String,
    /// The line that is there now.
    pub found: String,
}

impl Edit {
    /// Returns the edit that leads from one text of a file to another one; `None` for `old` if there is no file yet.
    pub fn between(path: PathBuf, old: Option<&str>, new: &str, what: String) -> Self {
        let creates = old.is_none();
        let old = old.unwrap_or_default();
        let splice = difference(old, new);
        Self { path, what, creates, hunks: hunks(old, &[splice]) }
    }

    /// Returns the edit that makes splices in the text of a file. They must be in order and must not overlap.
    pub fn of_splices(path: PathBuf, old: &str, splices: &[Splice], what: String) -> Self {
        Self { path, what, creates: false, hunks: hunks(old, splices) }
    }

    /// Returns the end of the last place that it changes, in the text before it.
    pub fn end(&self) -> usize {
        self.hunks.last().map_or(0, |hunk| hunk.at + hunk.removed.len())
    }

    /// Returns a text with the edit applied, or with `undo`, without it.
    pub fn apply(&self, text: &str, undo: bool) -> Result<String, Conflict> {
        let mut splices = Vec::with_capacity(self.hunks.len());
        let (mut grown, mut shrunk, mut end) = (0, 0, 0);
        for hunk in &self.hunks {
            let (from, to) = hunk.sides(undo);
            let expected = if undo { (hunk.at + grown).saturating_sub(shrunk) } else { hunk.at };
            let start = hunk.find(text, from, expected).filter(|start| *start >= end);
            let start = start.ok_or_else(|| Conflict::at(text, expected, from))?;
            end = start + from.len();
            splices.push(Splice { range: start..end, text: to.to_owned() });
            grown += hunk.added.len();
            shrunk += hunk.removed.len();
        }
        Ok(spliced(text, &splices))
    }
}

impl Conflict {
    fn at(text: &str, expected: usize, wanted: &str) -> Self {
        let at = text.floor_char_boundary(expected.min(text.len()));
        let start = text.cut(..at).rfind('\n').map_or(0, |end| end + 1);
        let first_line = |text: &str| {
            let line = text.lines().map(str::trim).find(|line| !line.is_empty()).unwrap_or_default();
            line.chars().take(SHOWN_CHARS).collect()
        };
        Self { wanted: first_line(wanted), found: first_line(text.cut(start..)) }
    }
}

impl Hunk {
    /// The text that is there before it is applied or undone, and the text that is there after.
    fn sides(&self, undo: bool) -> (&str, &str) {
        if undo { (&self.added, &self.removed) } else { (&self.removed, &self.added) }
    }

    /// Returns where the text that is replaced starts, at the expected byte or anywhere else if it is there once.
    fn find(&self, text: &str, from: &str, expected: usize) -> Option<usize> {
        let whole = [&*self.before, from, &self.after].concat();
        let place = expected.checked_sub(self.before.len());
        let is_there = |place: &usize| text.get(*place..).is_some_and(|rest| rest.starts_with(&whole));
        if let Some(place) = place.filter(is_there).or_else(|| only(text, &whole)) {
            return Some(place + self.before.len());
        }
        // Something near it has changed: long words that are there once are still the same ones.
        only(text, from).filter(|_| from.len() >= TELLING)
    }
}

/// Makes splices in a text. They must be in order and must not overlap.
pub fn spliced(text: &str, splices: &[Splice]) -> String {
    let mut out = String::with_capacity(text.len());
    let mut from = 0;
    for splice in splices {
        out.push_str(text.cut(from..splice.range.start));
        out.push_str(&splice.text);
        from = splice.range.end;
    }
    out.push_str(text.cut(from..));
    out
}

/// Returns the smallest splice that leads from one text to another one.
fn difference(old: &str, new: &str) -> Splice {
    let same = |(a, b): &(u8, u8)| a == b;
    let start = old.bytes().zip(new.bytes()).take_while(same).count();
    let start = new.floor_char_boundary(old.floor_char_boundary(start));
    let (old_rest, new_rest) = (old.cut(start..), new.cut(start..));
    let end = old_rest.bytes().rev().zip(new_rest.bytes().rev()).take_while(same).count();
    let old_end = old.ceil_char_boundary(old.len() - end);
    let end = old.len() - old_end;
    let new_end = new.ceil_char_boundary(new.len() - end);
    let end = new.len() - new_end;
    Splice { range: start..old.len() - end, text: new.cut(start..new_end).to_owned() }
}

fn hunks(old: &str, splices: &[Splice]) -> Vec<Hunk> {
    let hunk = |(index, splice): (usize, &Splice)| {
        let Range { start, end } = splice.range;
        let earliest =
            index.checked_sub(1).and_then(|index| splices.get(index)).map_or(0, |own| own.range.end);
        let latest = splices.get(index + 1).map_or(old.len(), |own| own.range.start);
        let first = old.floor_char_boundary(start.saturating_sub(AROUND)).max(earliest);
        let last = old.ceil_char_boundary((end + AROUND).min(old.len())).min(latest);
        Hunk {
            at: start,
            removed: old.cut(start..end).to_owned(),
            added: splice.text.clone(),
            before: old.cut(first..start).to_owned(),
            after: old.cut(end..last).to_owned(),
        }
    };
    splices.iter().enumerate().map(hunk).collect()
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
        assert!(edit.apply("id = \"a\"\nname = \"Bo\"\n", true).is_err());
        let long = self::edit("# one\nx\n", "# one\n[[people]]\nid = \"ada-ling\"\nx\n");
        let near = "# two\n[[people]]\nid = \"ada-ling\"\nx\n";
        assert_eq!(long.apply(near, true).as_deref(), Ok("# two\nx\n"), "the line before it was changed");
        assert!(edit.apply(elsewhere, false).is_err(), "it is done already");
    }

    #[test]
    fn a_place_that_is_not_clear_is_a_conflict() {
        let edit = edit("x", "y");
        assert_eq!(edit.apply("yy", true).as_deref(), Ok("xy"), "its own place");
        assert!(edit.apply(" yy", true).is_err());
    }

    #[test]
    fn several_places_are_changed_together_or_not_at_all() {
        let old = "a = 1\nb = 2\nc = 3\n";
        let splice = |range, text: &str| Splice { range, text: text.to_owned() };
        let splices = [splice(4..5, "10"), splice(12..12, "# new\n"), splice(16..17, "30")];
        let edit = Edit::of_splices(PathBuf::from("a.toml"), old, &splices, "changes".to_owned());
        let new = edit.apply(old, false).unwrap();
        assert_eq!(new, "a = 10\nb = 2\n# new\nc = 30\n");
        assert_eq!(edit.apply(&new, true).as_deref(), Ok(old));
        let longer = ["# mine\n", &new, "d = 4\n"].concat();
        assert_eq!(edit.apply(&longer, true), Ok(["# mine\n", old, "d = 4\n"].concat()));
        assert!(edit.apply("a = 10\nb = 2\nc = 30\n", true).is_err());
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
