//! Changes of files by the reader: undoing and redoing them.

use crate::action::Action;
use crate::app::{App, Applied, Effect};
use crate::edit::Edit;
use crate::library::request::Question;
use crate::people;
use crate::row::Role;

/// The number of changes that can be undone.
const MAX_CHANGES: usize = 500;

/// The changes of this session.
#[derive(Debug, Default)]
pub(in crate::app) struct Changes {
    /// The changes that were made, the latest last.
    done: Vec<Edit>,
    /// The changes that were undone, the latest last.
    undone: Vec<Edit>,
    /// True while a change is being undone or redone.
    is_waiting: bool,
}

impl Changes {
    /// Notes that a change is on its way.
    pub(in crate::app) fn wait(&mut self) {
        self.is_waiting = true;
    }

    /// Records that an edit was made, or undone.
    pub(in crate::app) fn record(&mut self, edit: Edit, is_undone: bool) {
        self.is_waiting = false;
        if is_undone {
            self.done.retain(|own| *own != edit);
            self.undone.push(edit);
            return;
        }
        // A new change cannot be followed by one that was undone before it.
        if self.undone.last() == Some(&edit) {
            self.undone.pop();
        } else {
            self.undone.clear();
        }
        self.done.push(edit);
        let over = self.done.len().saturating_sub(MAX_CHANGES);
        self.done.drain(..over);
    }

    /// Forgets the change that would be undone or redone next.
    fn drop_last(&mut self, is_undone: bool) {
        let _ = if is_undone { self.done.pop() } else { self.undone.pop() };
    }
}

impl App {
    /// True while a file is being changed.
    pub fn is_changing(&self) -> bool {
        self.changes.is_waiting
    }

    /// Undoes the last change of a file.
    pub(in crate::app) fn undo(&mut self) -> Option<Effect> {
        let edit = self.changes.done.last().cloned();
        self.apply(edit, true)
    }

    /// Redoes the change that was undone last.
    pub(in crate::app) fn redo(&mut self) -> Option<Effect> {
        let edit = self.changes.undone.last().cloned();
        self.apply(edit, false)
    }

    /// Requests that an edit be undone or redone, unless another one is still on its way.
    fn apply(&mut self, edit: Option<Edit>, is_undone: bool) -> Option<Effect> {
        if self.changes.is_waiting {
            return None;
        }
        let Some(edit) = edit else {
            let what = if is_undone { "undo" } else { "redo" };
            self.say(Role::Faint, format!("there is nothing to {what}"));
            return None;
        };
        self.changes.wait();
        Some(Effect::Apply { edit: Box::new(edit), is_undone })
    }

    /// Handles the result of undoing or redoing a change.
    pub(super) fn applied(&mut self, applied: Applied) -> Option<Effect> {
        let Applied { edit, is_undone, result, fresh } = applied;
        if let Some((index, fresh)) = self.entry_at(&edit.path).zip(fresh) {
            self.replace(index, fresh.into_volume());
            if self.shelf.open == Some(index) && is_undone {
                self.select_changed(edit.end());
            }
        }
        match result {
            Ok(()) => self.changed(edit, is_undone),
            Err(why) => {
                // A second try would be refused too.
                self.changes.drop_last(is_undone);
                self.not_changed(why);
                None
            }
        }
    }

    /// Selects the quote whose table ends at or after a byte of the file, so that the change is seen.
    fn select_changed(&mut self, end: usize) {
        let quotes = self.view().quotes();
        let briefing = self.briefing();
        let all = (0..quotes.len()).filter_map(|index| quotes.get(index));
        let changed = all.filter(|id| briefing[*id].span.range().start <= end).max();
        if let Some(quote) = changed {
            self.select_quote(quote);
        }
    }

    /// Handles a change that was made or undone.
    ///
    /// A change of the people file is followed by the question who the people are now.
    pub(super) fn changed(&mut self, edit: Edit, is_undone: bool) -> Option<Effect> {
        let is_people = edit.path.file_name().is_some_and(|name| name == people::FILE_NAME);
        if is_undone && self.setup.settings_file.as_ref() == Some(&edit.path) {
            self.setup.queries.pop();
        }
        let file = edit.path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let (words, action, does) = if is_undone {
            (format!("undone in {file}: “{}”", edit.what), Action::Redo, "redoes it")
        } else {
            (format!("{}, says {file} now", edit.what), Action::Undo, "undoes it")
        };
        self.changes.record(edit, is_undone);
        self.say_with_key(Role::Good, &words, action, does);
        is_people.then_some(Effect::Ask(Question::People))
    }

    /// Handles a change that could not be made.
    pub(super) fn not_changed(&mut self, why: String) {
        self.changes.is_waiting = false;
        self.say(Role::Error, why);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::path::PathBuf;

    fn edit(number: usize) -> Edit {
        Edit::between(PathBuf::from("a"), Some("x"), &format!("x{number}"), number.to_string())
    }

    #[test]
    fn changes_are_undone_in_turn_and_a_new_one_ends_redoing() {
        let mut changes = Changes::default();
        changes.record(edit(1), false);
        changes.record(edit(2), false);
        changes.record(edit(2), true);
        changes.record(edit(1), true);
        assert_eq!((changes.done.len(), changes.undone.len()), (0, 2));
        changes.record(edit(1), false);
        assert_eq!((changes.done.len(), changes.undone.len()), (1, 1));
        changes.record(edit(3), false);
        assert_eq!((changes.done.len(), changes.undone.len()), (2, 0));
    }
}
