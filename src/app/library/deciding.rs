//! Says who is one person and who is not, and keeps queries.

use crate::app::overlay::outcome::Target;
use crate::app::{AnswerLine, App, Asked, Effect, Overlay, Picker};
use crate::library::request::Question;
use crate::people::Person;
use crate::row::Role;

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
            None => self.say(Role::Faint, "select a person or a quote with a named speaker first"),
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
        self.changes.wait();
        Some(Effect::Ask(question))
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

    /// Keeps the query of the results under a name.
    pub(in crate::app) fn keep_query_as(&mut self, name: &str) -> Option<Effect> {
        let name = name.trim().to_owned();
        if name.is_empty() {
            return None;
        }
        let query = self.results()?.prompt.typed().trim().to_owned();
        let file = self.setup.settings_file.clone()?;
        self.setup.queries.retain(|(own, _)| *own != name);
        self.setup.queries.push((name.clone(), query.clone()));
        self.changes.wait();
        Some(Effect::Ask(Question::KeepQuery { file, name, query }))
    }
}
