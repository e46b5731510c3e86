//! The list of people over all events.

use super::LibraryScreen;
use crate::action::{Action, PeopleAction as A, PickerAction};
use crate::app::fuzzy::ranked;
use crate::app::reading::movement::settled;
use crate::app::{App, Effect, PageKind};
use crate::library::request::Question;
use crate::pane::results::main_posts;
use crate::people::{HeldPost, Person};
use crate::row::{Glyphs, Role};
use crate::text::fold::loose;
use std::sync::Arc;
use tui_input::{Input as Line, InputRequest};

/// The list of people.
#[derive(Debug, Default)]
pub struct PeopleList {
    /// What is typed to find a person.
    pub line: Line,
    /// True while it is typed.
    pub is_typing: bool,
    /// The people who were found, by their indexes among all.
    pub found: Vec<usize>,
    selected: usize,
    scroll: usize,
    /// The person to select as soon as the people are known.
    wanted: Option<String>,
}

impl PeopleList {
    /// The selected person, by the index among those found.
    pub fn selected(&self) -> usize {
        self.selected
    }

    /// The first person in view, by the index among those found.
    pub fn scroll(&self) -> usize {
        self.scroll
    }

    pub(super) fn settle(&mut self, height: usize) {
        self.scroll = settled(self.scroll, self.found.len(), height, Some(self.selected), |_| 1);
    }

    /// Selects a person by the index among those found; returns true if there is one.
    pub(in crate::app) fn select(&mut self, index: usize) -> bool {
        let exists = index < self.found.len();
        if exists {
            self.selected = index;
        }
        exists
    }

    fn step(&mut self, forward: bool, by: usize) {
        let last = self.found.len().saturating_sub(1);
        self.selected = if forward {
            self.selected.saturating_add(by).min(last)
        } else {
            self.selected.saturating_sub(by)
        };
    }

    /// Finds the people with what is typed in one of their names or in a post; keeps the selected one if `stays`.
    fn find(&mut self, people: &[Person], stays: bool) {
        let old = self.found.get(self.selected).filter(|_| stays).copied();
        let words = loose(self.line.value());
        let hays: Vec<String> = people.iter().map(hay).collect();
        self.found = ranked(&words, hays.iter().map(String::as_str));
        // Names contain almost any letters in some order. If whole words match, keep only those.
        let has_words = |index: &usize| {
            hays.get(*index).is_some_and(|hay| words.split_whitespace().all(|word| hay.contains(word)))
        };
        if self.found.iter().any(has_words) {
            self.found.retain(has_words);
        }
        if words.trim().is_empty() {
            self.found.sort_unstable();
        }
        self.selected = old.and_then(|old| self.found.iter().position(|one| *one == old)).unwrap_or(0);
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
                let index = *list.found.get(list.selected)?;
                Some(old.as_ref()?.get(index)?.id.clone())
            });
            list.find(all, false);
            let is_it =
                |index: &usize| id.is_some() && all.get(*index).map(|person| &person.id) == id.as_ref();
            list.selected = list.found.iter().position(is_it).unwrap_or(list.selected.min(list.found.len()));
        }
    }

    /// The selected person.
    pub(in crate::app) fn selected_person(&self) -> Option<&Person> {
        let list = self.people_list()?;
        self.people().get(*list.found.get(list.selected)?)
    }

    /// Runs an action of the list of people.
    pub(super) fn people_action(&mut self, action: Action, count: Option<usize>) -> Option<Effect> {
        let page = usize::from(self.library_layout().rows.height).max(1);
        let times = count.unwrap_or(1);
        let is_typing = self.is_typing_in_library();
        let list = self.people_list_mut()?;
        if is_typing {
            match PickerAction::of(action) {
                Some(PickerAction::Choose) => {
                    list.is_typing = false;
                    return self.open_selected_person();
                }
                Some(PickerAction::Back) => {
                    list.is_typing = false;
                    return None;
                }
                _ => {}
            }
        }
        match A::of(action)? {
            A::Down => list.step(true, times),
            A::Up => list.step(false, times),
            A::HalfDown => list.step(true, (page / 2).max(1)),
            A::HalfUp => list.step(false, (page / 2).max(1)),
            A::PageDown => list.step(true, page),
            A::PageUp => list.step(false, page),
            A::Top => list.step(false, usize::MAX),
            A::Bottom => list.step(true, usize::MAX),
            A::Open => return self.open_selected_person(),
            A::Filter => list.is_typing = true,
            A::SearchAll => return self.search_all(),
            A::SamePerson => return self.ask_same_person(),
            A::OtherPerson => return self.ask_other_person(),
            A::Undo => return self.undo(),
            A::Redo => return self.redo(),
            A::Back if !list.line.value().is_empty() => return self.set_name(""),
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
        list.line = Line::new(typed.to_owned());
        list.is_typing = false;
        list.find(&people, typed.is_empty());
        None
    }

    /// Edits what is typed to find a person.
    pub(in crate::app) fn edit_name(&mut self, request: InputRequest) {
        let people = self.library.people.clone().unwrap_or_default();
        let Some(list) = self.people_list_mut() else { return };
        if list.line.handle(request).is_some_and(|change| change.value) {
            list.find(&people, false);
        }
    }
}
