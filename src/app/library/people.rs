//! The list of people over all events.

use super::LibraryScreen;
use crate::action::{Action, PeopleAction as A, PickerAction};
use crate::app::cursor::{Cursor, steps};
use crate::app::fuzzy::ranked_words;
use crate::app::overlay::prompt::Prompt;
use crate::app::{App, Effect, PageKind};
use crate::library::request::Question;
use crate::pane::results::main_posts;
use crate::people::{HeldPost, Person};
use crate::row::{Glyphs, Role};
use crate::text::fold::loose;
use std::sync::Arc;

/// The list of people.
#[derive(Debug, Default)]
pub struct PeopleList {
    /// What is typed to find a person.
    pub prompt: Prompt,
    /// True while it is typed.
    pub is_typing: bool,
    /// The people who were found, by their indexes among all.
    pub found: Vec<usize>,
    /// The selected person and the first one in view, by their indexes among those found.
    cursor: Cursor,
    /// The person to select as soon as the people are known.
    wanted: Option<String>,
}

impl PeopleList {
    /// The selected person, by the index among those found.
    pub fn selected(&self) -> usize {
        self.cursor.selected
    }

    /// The first person in view, by the index among those found.
    pub fn scroll(&self) -> usize {
        self.cursor.first
    }

    pub(super) fn settle(&mut self, height: usize) {
        self.cursor.settle(self.found.len(), height);
    }

    /// Selects a person by the index among those found; returns true if there is one.
    pub(in crate::app) fn select(&mut self, index: usize) -> bool {
        self.cursor.select(index, self.found.len())
    }

    /// Finds the people with what is typed in one of their names or in a post; keeps the selected one if `stays`.
    fn find(&mut self, people: &[Person], stays: bool) {
        let old = self.found.get(self.cursor.selected).filter(|_| stays).copied();
        let typed = self.prompt.typed();
        let hays: Vec<String> = people.iter().map(hay).collect();
        self.found = ranked_words(typed, &hays);
        let place = |old| self.found.iter().position(|one| *one == old);
        self.cursor.selected = old.and_then(place).unwrap_or(0);
    }
}

/// The text in which a person is found.
fn hay(person: &Person) -> String {
    let mut words = person.name.clone();
    for name in &person.names {
        words.push(' ');
        words.push_str(&name.name);
    }
    words.push(' ');
    words.push_str(&person.post.words());
    loose(&words)
}

/// The posts of a person over time, the latest first: "Chair 2029–2031, Deputy 2027".
pub(super) fn posts(person: &Person, glyphs: &Glyphs) -> String {
    let one = |post: &HeldPost| {
        let years = match (post.first, post.last) {
            (Some(first), Some(last)) if first.year != last.year => format!(" {}–{}", first.year, last.year),
            (Some(day), _) | (None, Some(day)) => format!(" {}", day.year),
            (None, None) => String::new(),
        };
        format!("{}{years}", post.words())
    };
    let posts: Vec<String> = main_posts(person).into_iter().map(one).collect();
    posts.join(glyphs.dot)
}

impl App {
    /// Shows the people of the library.
    pub(in crate::app) fn show_people(&mut self) -> Option<Effect> {
        if !self.has_library() {
            self.say(Role::Faint, "only one briefing is open; `s` lists its speakers");
            return None;
        }
        self.shelf.list.typing = false;
        self.end_text_selection();
        let mut list = PeopleList::default();
        list.find(self.people(), false);
        self.show_screen(LibraryScreen::People(Box::new(list)));
        self.library.people.is_none().then_some(Effect::Ask(Question::People))
    }

    pub(super) fn people_list_mut(&mut self) -> Option<&mut PeopleList> {
        match self.library.screens.last_mut() {
            Some(LibraryScreen::People(list)) if self.library.is_shown => Some(list),
            _ => None,
        }
    }

    /// Takes over the people of the library.
    pub(super) fn people_known(&mut self, people: Arc<Vec<Person>>) {
        let old = self.library.people.replace(people);
        let all = self.library.people.as_deref().map_or(&[][..], Vec::as_slice);
        for screen in &mut self.library.screens {
            let LibraryScreen::People(list) = screen else { continue };
            let id = list.wanted.take().or_else(|| {
                let index = *list.found.get(list.cursor.selected)?;
                Some(old.as_ref()?.get(index)?.id.clone())
            });
            list.find(all, false);
            let is_it =
                |index: &usize| id.is_some() && all.get(*index).map(|person| &person.id) == id.as_ref();
            list.cursor.selected = list.found.iter().position(is_it).unwrap_or(0);
        }
    }

    /// The selected person.
    pub(in crate::app) fn selected_person(&self) -> Option<&Person> {
        let list = self.people_list()?;
        self.people().get(*list.found.get(list.cursor.selected)?)
    }

    /// Runs an action of the list of people.
    pub(super) fn people_action(&mut self, action: Action, count: Option<usize>) -> Option<Effect> {
        let page = usize::from(self.library_layout().rows.height).max(1);
        let is_typing = self.is_typing_in_library();
        let list = self.people_list_mut()?;
        let typed = PickerAction::of(action).filter(|_| is_typing);
        list.is_typing &= !matches!(typed, Some(PickerAction::Back | PickerAction::Choose));
        if typed == Some(PickerAction::Back) {
            return None;
        }
        let action = typed.map_or(action, PickerAction::in_a_list);
        if let Some(step) = steps(action, page, count.unwrap_or(1)) {
            list.cursor.step(step, list.found.len());
            return None;
        }
        match A::of(action)? {
            A::Down | A::Up | A::HalfDown | A::HalfUp | A::PageDown | A::PageUp | A::Top | A::Bottom => {}
            A::Open => return self.open_selected_person(),
            A::Filter => list.is_typing = true,
            A::SearchAll => return self.search_all(),
            A::SamePerson => return self.ask_same_person(),
            A::OtherPerson => return self.ask_other_person(),
            A::Undo => return self.undo(),
            A::Redo => return self.redo(),
            A::Back if !list.prompt.typed().is_empty() => return self.set_name(""),
            A::Back => return self.close_screen(),
            A::Help => self.open_page(PageKind::Help),
            A::Suspend => return Some(Effect::Suspend),
            A::Quit | A::QuitNow => return Some(Effect::Quit),
        }
        None
    }

    pub(in crate::app) fn open_selected_person(&mut self) -> Option<Effect> {
        let id = self.selected_person()?.id.clone();
        self.open_person(&id)
    }

    /// Replaces what is typed to find a person.
    pub(in crate::app) fn set_name(&mut self, typed: &str) -> Option<Effect> {
        let people = self.library.people.clone().unwrap_or_default();
        let list = self.people_list_mut()?;
        list.prompt.replace(typed);
        list.is_typing = false;
        list.find(&people, typed.is_empty());
        None
    }

    /// Changes what is typed to find a person.
    pub(super) fn type_name(&mut self, change: impl FnOnce(&mut Prompt) -> bool) {
        let people = self.library.people.clone().unwrap_or_default();
        let Some(list) = self.people_list_mut() else { return };
        if change(&mut list.prompt) {
            list.find(&people, false);
        }
    }
}
