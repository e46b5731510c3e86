//! Changes of files: who is one person; undoing and making them again.

use crate::action::Action;
use crate::app::overlay::outcome::Target;
use crate::app::{AnswerLine, App, Asked, Effect, Overlay, Picker};
use crate::edit::Edit;
use crate::library::request::Question;
use crate::people::Person;
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
    /// True while a change is being undone or made again.
    is_waiting: bool,
}

impl Changes {
    /// Records that an edit was made, or undone.
    fn record(&mut self, edit: Edit, is_undone: bool) {
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
}

impl App {
    /// The person whom a change would be about: the selected one, or the speaker of the selected result.
    fn person_here(&self) -> Option<&Person> {
        if let Some(person) = self.selected_person() {
            return Some(person);
        }
        let results = self.results()?;
        if let Some(person) = &results.person {
            return self.people().iter().find(|own| own.id == person.id);
        }
        let speaker = results.selected_hit()?.speaker.clone()?;
        self.people().iter().find(|person| person.names.iter().any(|name| name.name == speaker.plain))
    }

    /// Lets the user pick who is the same person.
    pub(super) fn ask_same_person(&mut self) -> Option<Effect> {
        self.ask_about_person(Self::person_picker, "there is nobody else")
    }

    /// Lets the user pick a name that is somebody else's.
    pub(super) fn ask_other_person(&mut self) -> Option<Effect> {
        self.ask_about_person(Self::name_picker, "no other name was joined with this one")
    }

    /// Opens a list to pick from for the person whom a change is about; says why if there is nothing to pick from.
    fn ask_about_person(&mut self, picker: fn(&Self, &str) -> Picker, nothing: &str) -> Option<Effect> {
        if self.library.people.is_none() {
            self.say(Role::Faint, "finding out who is who; press the key again in a moment");
            return Some(Effect::Ask(Question::People));
        }
        let picker = self.person_here().map(|person| picker(self, &person.id));
        match picker {
            None => self.say(Role::Faint, "nobody who is named is selected"),
            Some(picker) if picker.count().1 == 0 => self.say(Role::Faint, nothing),
            Some(picker) => self.open_picker(picker),
        }
        None
    }

    /// Writes what was picked.
    pub(in crate::app) fn decide(&mut self, target: Target) -> Option<Effect> {
        let person = |index: usize| self.people().get(index).map(|person| person.id.clone());
        let question = match target {
            Target::SamePerson(one, other) => {
                Question::Decide { one: person(one)?, other: person(other)?, are_same: true }
            }
            Target::OtherPerson(one, name) => {
                let name = self.people().get(one)?.names.get(name)?.name.clone();
                Question::Decide { one: person(one)?, other: name, are_same: false }
            }
            _ => return None,
        };
        self.library.changes.is_waiting = true;
        Some(Effect::Ask(question))
    }

    /// True while a file is being changed.
    pub fn is_changing(&self) -> bool {
        self.library.changes.is_waiting
    }

    /// Undoes the last change of a file.
    pub(in crate::app) fn undo(&mut self) -> Option<Effect> {
        let edit = self.library.changes.done.last().cloned();
        self.apply(edit, true)
    }

    /// Makes the change again that was undone last.
    pub(in crate::app) fn redo(&mut self) -> Option<Effect> {
        let edit = self.library.changes.undone.last().cloned();
        self.apply(edit, false)
    }

    /// Requests that an edit be undone or made again, unless another one is still on its way.
    fn apply(&mut self, edit: Option<Edit>, is_undone: bool) -> Option<Effect> {
        if self.library.changes.is_waiting {
            return None;
        }
        let Some(edit) = edit else {
            let what = if is_undone { "undo" } else { "make again" };
            self.say(Role::Faint, format!("there is nothing to {what}"));
            return None;
        };
        self.library.changes.is_waiting = true;
        Some(Effect::Ask(Question::Edit { edit, is_undone }))
    }

    /// Asks for a name under which to keep the query of the results.
    pub(super) fn ask_name_of_query(&mut self) {
        let is_there = self.results().is_some_and(|results| !results.prompt.typed().trim().is_empty());
        if self.setup.settings_file.is_none() {
            self.say(Role::Doubt, "there is no settings file in which queries could be kept");
        } else if is_there {
            self.overlay = Some(Overlay::Answer(AnswerLine::new(Asked::NameOfQuery)));
        } else {
            self.say(Role::Faint, "there is no query to keep");
        }
    }

    /// Uses the answer to a question.
    pub(in crate::app) fn answered(&mut self, asked: Asked, words: &str) -> Option<Effect> {
        let name = words.trim().to_owned();
        let Asked::NameOfQuery = asked;
        if name.is_empty() {
            return None;
        }
        let query = self.results()?.prompt.typed().trim().to_owned();
        let file = self.setup.settings_file.clone()?;
        self.setup.queries.retain(|(own, _)| *own != name);
        self.setup.queries.push((name.clone(), query.clone()));
        self.library.changes.is_waiting = true;
        Some(Effect::Ask(Question::KeepQuery { file, name, query }))
    }

    /// Handles a change that was made or undone.
    pub(super) fn changed(&mut self, edit: Edit, is_undone: bool) {
        if is_undone && self.setup.settings_file.as_ref() == Some(&edit.path) {
            self.setup.queries.pop();
        }
        let file = edit.path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let (words, action, does) = if is_undone {
            (format!("undone in {file}: {}", edit.what), Action::Redo, "makes it again")
        } else {
            (format!("{}, says {file} now", edit.what), Action::Undo, "undoes it")
        };
        self.library.changes.record(edit, is_undone);
        self.say_with_key(Role::Good, &words, action, does);
    }

    /// Handles a change that could not be made.
    pub(super) fn not_changed(&mut self, why: String) {
        self.library.changes.is_waiting = false;
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
