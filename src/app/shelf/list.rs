//! The list of briefings: which ones pass the filter, and which one is selected.

use super::list_filter::{ListFilter, Sort, hay};
use crate::action::{ListAction, PickerAction};
use crate::app::fuzzy::ranked;
use crate::app::reading::movement::settled;
use crate::app::{App, Effect, PageKind};
use crate::layout::{ListLayout, list_layout};
use crate::library::Shelf;
use crate::library::request::Question;
use crate::library::shelf::Entry;
use crate::pane::shelf::ListShape;
use crate::row::Role;
use crate::text::fold::loose;
use tui_input::{Input as Line, InputRequest};

/// The list of briefings.
#[derive(Debug, Default)]
pub struct List {
    /// What is typed to filter it.
    pub line: Line,
    /// True while keys are typed into the filter.
    pub typing: bool,
    /// The order.
    pub sort: Sort,
    /// What the columns can leave out.
    pub shape: ListShape,
    /// All briefings in the order of the list, by their indexes on the shelf.
    order: Vec<usize>,
    /// Those that pass the filter.
    found: Vec<usize>,
    /// The selected briefing, by its index among those found.
    selected: usize,
    /// The first one in view.
    scroll: usize,
    /// True once the user has moved; until then the first one stays selected while the list fills.
    has_moved: bool,
}

/// Maximum number of characters of pasted text that are typed into the filter.
const MAX_PASTED_CHARS: usize = 200;

impl List {
    /// The briefings that pass the filter, by their indexes on the shelf.
    pub fn found(&self) -> &[usize] {
        &self.found
    }

    /// The selected briefing, by its index among those found.
    pub fn selected(&self) -> usize {
        self.selected
    }

    /// The first briefing in view, by its index among those found.
    pub fn scroll(&self) -> usize {
        self.scroll
    }

    /// True if a filter is set or being typed.
    pub fn has_filter(&self) -> bool {
        self.typing || !self.line.value().is_empty()
    }

    /// The index on the shelf of the selected briefing.
    pub(in crate::app) fn selected_entry(&self) -> Option<usize> {
        self.found.get(self.selected).copied()
    }

    /// Selects a briefing by its index among those found; returns true if there is one.
    pub(in crate::app) fn select(&mut self, index: usize) -> bool {
        let exists = index < self.found.len();
        if exists {
            self.has_moved = true;
            self.selected = index;
        }
        exists
    }

    /// Moves the selection.
    pub(in crate::app) fn step(&mut self, forward: bool, by: usize) {
        let last = self.found.len().saturating_sub(1);
        self.has_moved = true;
        self.selected = if forward {
            self.selected.saturating_add(by).min(last)
        } else {
            self.selected.saturating_sub(by)
        };
    }

    /// Finds the briefings that pass the filter.
    ///
    /// With `best`, selects the best match; otherwise the selected briefing stays selected.
    fn find(&mut self, shelf: &Shelf, best: bool) {
        let selected = self.selected_entry().filter(|_| !best && self.has_moved);
        let entries = shelf.entries();
        let filter = ListFilter::parse(self.line.value());
        self.order = (0..entries.len()).filter(|index| !entries[*index].is_gone).collect();
        self.sort.apply(&mut self.order, entries);
        let passing = self.order.iter().copied().filter(|index| filter.passes(&entries[*index]));
        let mut found: Vec<usize> = passing.collect();
        let is_ranked = !filter.words.trim().is_empty();
        if is_ranked {
            let hays: Vec<String> = found.iter().map(|index| hay(&entries[*index])).collect();
            let mut ranks = ranked(&filter.words, hays.iter());
            // A briefing contains so many names that almost any letters match. If whole words match, keep only those.
            let words = loose(&filter.words);
            let has_words = |rank: &usize| words.split_whitespace().all(|word| hays[*rank].contains(word));
            let is_by_words = ranks.iter().any(has_words);
            if is_by_words {
                ranks.retain(has_words);
            }
            found = ranks.into_iter().map(|rank| found[rank]).collect();
        }
        self.shape = ListShape::of(found.iter().map(|index| &entries[*index]));
        self.found = found;
        let index = selected.and_then(|selected| self.found.iter().position(|found| *found == selected));
        self.selected = index
            .unwrap_or_else(|| if best { 0 } else { self.selected.min(self.found.len().saturating_sub(1)) });
    }

    /// All briefings in the order of the list, also those that the filter hides.
    pub(in crate::app) fn order(&self) -> &[usize] {
        &self.order
    }

    /// Selects a briefing by its index on the shelf; clears a filter that hides it.
    fn select_entry(&mut self, shelf: &Shelf, entry: usize) {
        if !self.found.contains(&entry) {
            self.line = Line::default();
            self.find(shelf, false);
        }
        self.has_moved = true;
        self.selected = self.found.iter().position(|found| *found == entry).unwrap_or(0);
    }
}

impl App {
    /// The list of briefings, while it is shown.
    pub fn list(&self) -> Option<&List> {
        (self.shelf.listing && !self.library.is_shown).then_some(&self.shelf.list)
    }

    /// The layout of the list.
    pub fn list_layout(&self) -> ListLayout {
        list_layout(self.size.0, self.size.1, self.shelf.list.has_filter())
    }

    /// The selected briefing of the list.
    pub fn listed(&self) -> Option<&Entry> {
        self.shelf.library.entries().get(self.shelf.list.selected_entry()?)
    }

    /// Shows the list.
    pub(in crate::app) fn show_list(&mut self) {
        self.shelf.listing = true;
        self.overlay = None;
    }

    /// Selects a briefing by its index on the shelf; clears a filter that hides it.
    pub(super) fn select_in_list(&mut self, entry: usize) {
        self.shelf.list.select_entry(&self.shelf.library, entry);
    }

    /// Finds the briefings that pass the filter.
    ///
    /// With `best`, selects the best match; otherwise the selected briefing stays selected.
    pub(in crate::app) fn filter_list(&mut self, best: bool) {
        self.shelf.list.find(&self.shelf.library, best);
    }

    /// Runs an action of the list.
    pub(in crate::app) fn list_action(&mut self, action: ListAction, count: Option<usize>) -> Option<Effect> {
        use ListAction as A;
        let page = usize::from(self.list_layout().rows.height).max(1);
        let times = count.unwrap_or(1);
        let is_folder = !self.setup.library_name.is_empty();
        let list = &mut self.shelf.list;
        match action {
            A::Down | A::NextBriefing => list.step(true, times),
            A::Up | A::PreviousBriefing => list.step(false, times),
            A::HalfDown => list.step(true, (page / 2).max(1)),
            A::HalfUp => list.step(false, (page / 2).max(1)),
            A::PageDown => list.step(true, page),
            A::PageUp => list.step(false, page),
            A::Top => list.step(false, usize::MAX),
            A::Bottom => list.step(true, usize::MAX),
            A::Filter => list.typing = true,
            A::SearchAll => return self.search_all(),
            A::People => return self.show_people(),
            A::Sort => {
                list.sort = list.sort.next(is_folder);
                let words = list.sort.words();
                self.filter_list(false);
                self.say(Role::Faint, words);
            }
            A::Reload => return self.refresh_list(),
            A::Undo => return self.undo(),
            A::Redo => return self.redo(),
            A::Open => return self.open_selected(),
            A::Help => self.open_page(PageKind::Help),
            A::Back => self.leave_list(),
            A::ClearMarked => return self.clear_marked(),
            A::Suspend => return Some(Effect::Suspend),
            A::Quit | A::QuitNow => return Some(Effect::Quit),
        }
        None
    }

    /// Runs an action while the filter is typed.
    pub(in crate::app) fn filter_action(&mut self, action: PickerAction) -> Option<Effect> {
        match action {
            PickerAction::Down => self.list_action(ListAction::Down, None),
            PickerAction::Up => self.list_action(ListAction::Up, None),
            PickerAction::PageDown => self.list_action(ListAction::PageDown, None),
            PickerAction::PageUp => self.list_action(ListAction::PageUp, None),
            PickerAction::Choose => self.list_action(ListAction::Open, None),
            PickerAction::Back => self.list_action(ListAction::Back, None),
            PickerAction::Suspend => self.list_action(ListAction::Suspend, None),
            PickerAction::QuitNow => self.list_action(ListAction::QuitNow, None),
        }
    }

    /// Opens the selected briefing.
    pub(in crate::app) fn open_selected(&mut self) -> Option<Effect> {
        let index = self.shelf.list.selected_entry()?;
        self.shelf.list.typing = false;
        self.open_entry(index, None)
    }

    /// Compares the list with the files.
    fn refresh_list(&mut self) -> Option<Effect> {
        if !self.setup.has_library {
            self.say(Role::Faint, "these briefings are built in");
            return None;
        }
        self.say(Role::Faint, "comparing the list with the files");
        Some(Effect::Ask(Question::Refresh))
    }

    /// Clears the filter, or returns to the open briefing.
    fn leave_list(&mut self) {
        let list = &mut self.shelf.list;
        if list.has_filter() {
            let selected = list.selected_entry();
            list.typing = false;
            list.line = Line::default();
            list.find(&self.shelf.library, true);
            if let Some(entry) = selected {
                list.select_entry(&self.shelf.library, entry);
            }
        } else if self.shelf.open.is_some() {
            self.shelf.listing = false;
        } else {
            self.say_how_to_quit();
        }
    }

    /// Edits the filter.
    pub(in crate::app) fn edit_filter(&mut self, request: InputRequest) {
        if self.shelf.list.line.handle(request).is_some_and(|change| change.value) {
            self.filter_list(true);
        }
    }

    /// Types pasted text into the filter.
    pub(in crate::app) fn paste_into_filter(&mut self, text: &str) {
        for c in text.chars().filter(|c| !c.is_control()).take(MAX_PASTED_CHARS) {
            self.edit_filter(InputRequest::InsertChar(c));
        }
    }

    /// Replaces the filter.
    pub(in crate::app) fn set_filter(&mut self, words: &str) {
        self.shelf.list.line = Line::new(words.to_owned());
        self.shelf.list.typing = false;
        self.filter_list(true);
    }

    /// Scrolls the list so that the selected briefing is in view.
    pub(in crate::app) fn settle_list(&mut self) {
        let height = usize::from(self.list_layout().rows.height).max(1);
        let list = &mut self.shelf.list;
        list.scroll = settled(list.scroll, list.found.len(), height, Some(list.selected), |_| 1);
    }
}
