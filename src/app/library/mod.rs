//! The library: a search over all its briefings, its people, and changes of its files.

mod acting;
mod asking;
mod deciding;
mod groups;
mod news;
mod people;
mod renewal;
mod results;

use super::overlay::prompt::Prompt;
use super::{App, Effect, Mouse};
use crate::action::Action;
use crate::layout::Position;
use crate::library::Volume;
use crate::library::hit::Hit;
use crate::library::request::Question;
use crate::people::Person;
use std::collections::{HashSet, VecDeque};
use std::path::{Path, PathBuf};
use std::sync::Arc;

pub(in crate::app) use acting::Goal;
pub use groups::{Group, ResultRow};
pub use news::Notes;
pub use people::PeopleList;
pub use results::Results;

/// The number of briefings that are kept for previews.
const MAX_FETCHED: usize = 6;

/// A screen over the library.
#[derive(Debug)]
pub enum LibraryScreen {
    /// The results of a search, or what a person said.
    Results(Box<Results>),
    /// The list of people.
    People(Box<PeopleList>),
}

/// What is known of the library as a whole.
#[derive(Debug, Default)]
pub(super) struct LibraryState {
    /// The screens that are open, the last one in front.
    screens: Vec<LibraryScreen>,
    /// True while the last screen is shown.
    pub(super) is_shown: bool,
    /// The number of the last search.
    number: u64,
    /// The people; `None` until they are asked for, or after a change.
    people: Option<Arc<Vec<Person>>>,
    /// Briefings that were read for previews, the latest first.
    fetched: VecDeque<Volume>,
    /// The briefing that is being read for a preview.
    fetching: Option<PathBuf>,
    /// Briefings that could not be read.
    unreadable: HashSet<PathBuf>,
    /// The documents with marked quotes that are still to be read.
    marked: VecDeque<PathBuf>,
    /// The documents that were opened.
    opened: HashSet<PathBuf>,
    /// The state of the files: counts how often they have changed.
    state: u64,
    /// True if documents were listed, or went, since the list last agreed with the files.
    has_changed: bool,
    /// How many of the changed files were read, and of how many.
    progress: Option<(usize, usize)>,
    /// True once the list agrees with the files.
    is_up_to_date: bool,
    /// How many files are not read, and why.
    note: String,
}

impl App {
    /// The screen of the library that is shown.
    pub fn library_screen(&self) -> Option<&LibraryScreen> {
        self.library.screens.last().filter(|_| self.library.is_shown)
    }

    /// The results that are shown.
    pub fn results(&self) -> Option<&Results> {
        match self.library_screen()? {
            LibraryScreen::Results(results) => Some(results),
            LibraryScreen::People(_) => None,
        }
    }

    /// The list of people that is shown.
    pub fn people_list(&self) -> Option<&PeopleList> {
        match self.library_screen()? {
            LibraryScreen::People(people) => Some(people),
            LibraryScreen::Results(_) => None,
        }
    }

    /// The people of the library, as far as they are known.
    pub fn people(&self) -> &[Person] {
        self.library.people.as_ref().map_or(&[], |people| people)
    }

    /// How many of the changed files were read, and of how many; `None` if none has to be read.
    pub fn library_progress(&self) -> Option<(usize, usize)> {
        self.library.progress
    }

    /// True once the list agrees with the files.
    pub fn is_up_to_date(&self) -> bool {
        self.library.is_up_to_date
    }

    /// True while the list does not have all events of the library.
    pub fn is_being_listed(&self) -> bool {
        self.setup.has_library && !self.library.is_up_to_date
    }

    /// How many files of the library are not read, and why; empty if there are none.
    pub fn library_note(&self) -> &str {
        &self.library.note
    }

    /// The name of the library; empty if it has none.
    pub fn library_name(&self) -> &str {
        &self.setup.library_name
    }

    /// Returns true if the statement of a result is marked for export.
    pub fn is_hit_marked(&self, hit: &Hit) -> bool {
        let entry = self.shelf.library.index_of(&hit.event.path);
        let quote = hit.kind.quote();
        entry.zip(quote).is_some_and(|(entry, quote)| self.shelf.memory.is_marked(entry, quote))
    }

    /// A briefing in memory, also one that was only read for a preview.
    pub fn peek(&self, path: &Path) -> Option<&Volume> {
        let index = self.shelf.library.index_of(path);
        let open = index.and_then(|index| self.shelf.library.whole(index));
        open.or_else(|| self.library.fetched.iter().find(|volume| volume.path.as_deref() == Some(path)))
    }

    /// Returns true if the reader shows several briefings, which can be searched together.
    pub(in crate::app) fn has_library(&self) -> bool {
        self.setup.has_library || self.shelf.library.entries().len() > 1
    }

    /// True while a line of the library's screens is typed.
    pub(in crate::app) fn is_typing_in_library(&self) -> bool {
        match self.library_screen() {
            Some(LibraryScreen::Results(results)) => results.is_typing,
            Some(LibraryScreen::People(people)) => people.is_typing,
            None => false,
        }
    }

    /// Shows a screen of the library in front.
    fn show_screen(&mut self, screen: LibraryScreen) {
        self.library.screens.push(screen);
        self.library.is_shown = true;
        self.overlay = None;
    }

    /// Returns to the screen of the library from which a briefing was opened; returns false if there is none.
    pub(in crate::app) fn return_to_library(&mut self) -> bool {
        self.library.is_shown = !self.library.screens.is_empty();
        self.library.is_shown
    }

    /// Closes the screen in front. Behind the last one is the list, or the open briefing.
    fn close_screen(&mut self) -> Option<Effect> {
        self.cancel_goal();
        self.library.screens.pop();
        if self.library.screens.is_empty() {
            self.library.is_shown = false;
            self.shelf.listing = self.shelf.library.entries().len() > 1;
            return Some(Effect::Ask(Question::Forget));
        }
        self.renew_results()
    }

    /// Forgets the screens of the library when a briefing is opened otherwise.
    pub(in crate::app) fn leave_library(&mut self) {
        self.library.is_shown = false;
        self.library.screens.clear();
    }

    /// Runs an action of the screen in front.
    pub(in crate::app) fn library_action(&mut self, action: Action, count: Option<usize>) -> Option<Effect> {
        match self.library_screen()? {
            LibraryScreen::Results(_) => self.results_action(action, count),
            LibraryScreen::People(_) => self.people_action(action, count),
        }
    }

    /// Changes what is typed in the line of the screen in front.
    pub(in crate::app) fn type_in_library(
        &mut self,
        change: impl FnOnce(&mut Prompt) -> bool,
    ) -> Option<Effect> {
        if self.results().is_some() {
            return self.type_query(change);
        }
        self.type_name(change);
        None
    }

    /// Replaces what is typed in the line of the screen in front.
    pub(in crate::app) fn library_line(&mut self, words: &str) -> Option<Effect> {
        if self.results().is_some() { self.set_query(words) } else { self.set_name(words) }
    }

    /// Opens an item of the screen in front, by its index.
    pub(in crate::app) fn library_item(&mut self, index: usize) -> Option<Effect> {
        if let Some(results) = self.results_mut() {
            return if results.select_hit(index) { self.open_result() } else { None };
        }
        let is_there = self.people_list_mut()?.select(index);
        if is_there { self.open_selected_person() } else { None }
    }

    /// Selects or opens the row at a position, or scrolls.
    pub(in crate::app) fn mouse_in_library(&mut self, at: Position, mouse: Mouse) -> Option<Effect> {
        let rows = self.library_layout().rows;
        let (action, times) = match mouse {
            Mouse::WheelDown => (Action::Down, Mouse::WHEEL_ROWS),
            Mouse::WheelUp => (Action::Up, Mouse::WHEEL_ROWS),
            Mouse::Click | Mouse::DoubleClick if rows.contains(at) => {
                let row = usize::from(at.y - rows.y);
                let is_again = match self.library.screens.last_mut()? {
                    LibraryScreen::Results(results) => {
                        let row = results.scroll() + row;
                        let is_again = results.selected() == row;
                        results.select_row(row) && is_again
                    }
                    LibraryScreen::People(people) => {
                        let row = people.scroll() + row;
                        let is_again = people.selected() == row;
                        people.select(row) && is_again
                    }
                };
                return if is_again { self.library_action(Action::Open, None) } else { None };
            }
            _ => return None,
        };
        self.library_action(action, Some(times))
    }

    /// Requests the briefing of the selected result or list entry, if a preview needs it.
    pub(in crate::app) fn look_for_preview(&mut self) -> Option<Effect> {
        if self.library.fetching.is_some() {
            return None;
        }
        let path = self.library.marked.front().cloned().or_else(|| self.wanted_preview())?;
        self.library.fetching = Some(path.clone());
        Some(Effect::Ask(Question::Fetch(path)))
    }

    /// The briefing that the preview shows and that is not in memory.
    fn wanted_preview(&self) -> Option<PathBuf> {
        let path = match self.library_screen() {
            Some(LibraryScreen::Results(results)) => results.selected_hit()?.event.path.clone(),
            None if self.shelf.listing && self.list_layout().preview.is_some() => {
                let entry = self.listed()?;
                entry.state.summary().filter(|summary| summary.details.is_none())?;
                entry.path.clone()?
            }
            Some(LibraryScreen::People(_)) | None => return None,
        };
        let is_known = self.peek(&path).is_some() || self.library.unreadable.contains(&path);
        (!is_known).then_some(path)
    }

    /// Scrolls the screen in front so that what is selected is in view.
    pub(in crate::app) fn settle_library(&mut self) {
        if !self.library.is_shown {
            return;
        }
        let height = usize::from(self.library_layout().rows.height).max(1);
        match self.library.screens.last_mut() {
            Some(LibraryScreen::Results(results)) => results.settle(height),
            Some(LibraryScreen::People(people)) => people.settle(height),
            None => {}
        }
    }
}
