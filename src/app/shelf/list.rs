//! The list of briefings: which ones pass the filter, and which one is selected.

use super::list_filter::{ListFilter, Sort, hay};
use crate::action::{Action, ListAction, PickerAction};
use crate::app::cursor::{Cursor, steps};
use crate::app::fuzzy::ranked_words;
use crate::app::overlay::prompt::Prompt;
use crate::app::{App, Effect, PageKind};
use crate::layout::{ListLayout, list_layout};
use crate::library::Shelf;
use crate::library::request::Question;
use crate::library::shelf::Entry;
use crate::pane::shelf::ListShape;
use crate::row::Role;

/// The list of briefings.
#[derive(Debug, Default)]
pub struct List {
    /// What is typed to filter it.
    pub prompt: Prompt,
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
    /// The queries that were kept: name and query.
    queries: Vec<(String, String)>,
    /// The number of queries that are shown above the briefings: all, or none while there is a filter.
    lead: usize,
    /// The selected row and the first one in view: of the queries, and then of those found.
    cursor: Cursor,
    /// True once the user has moved; until then the first one stays selected while the list fills.
    has_moved: bool,
}

impl List {
    /// The briefings that pass the filter, by their indexes on the shelf.
    pub fn found(&self) -> &[usize] {
        &self.found
    }

    /// The number of rows: the kept queries that are shown, and the briefings that pass the filter.
    pub fn rows(&self) -> usize {
        self.lead + self.found.len()
    }

    /// The kept query in a row: its name, and the query.
    pub fn query_in_row(&self, row: usize) -> Option<(&str, &str)> {
        let (name, query) = self.queries.get(row).filter(|_| row < self.lead)?;
        Some((name, query))
    }

    /// The briefing in a row, by its index on the shelf.
    pub fn entry_in_row(&self, row: usize) -> Option<usize> {
        self.found.get(row.checked_sub(self.lead)?).copied()
    }

    /// The selected row.
    pub fn selected(&self) -> usize {
        self.cursor.selected
    }

    /// The first row in view.
    pub fn scroll(&self) -> usize {
        self.cursor.first
    }

    /// True if a filter is set or being typed.
    pub fn has_filter(&self) -> bool {
        self.typing || !self.prompt.typed().is_empty()
    }

    /// The index on the shelf of the selected briefing.
    pub(in crate::app) fn selected_entry(&self) -> Option<usize> {
        self.entry_in_row(self.cursor.selected)
    }

    /// Selects a row; returns true if there is one.
    pub(in crate::app) fn select(&mut self, row: usize) -> bool {
        let exists = self.cursor.select(row, self.rows());
        self.has_moved |= exists;
        exists
    }

    /// Moves the selection.
    pub(in crate::app) fn step(&mut self, step: (bool, usize)) {
        self.has_moved = true;
        self.cursor.step(step, self.rows());
    }

    /// Finds the briefings that pass the filter.
    ///
    /// With `best`, selects the best match; otherwise the selected briefing stays selected.
    fn find(&mut self, shelf: &Shelf, best: bool) {
        let selected = self.selected_entry().filter(|_| !best && self.has_moved);
        let entries = shelf.entries();
        let filter = ListFilter::parse(self.prompt.typed());
        self.order = (0..entries.len()).filter(|index| !entries[*index].is_gone).collect();
        self.sort.apply(&mut self.order, entries);
        let passing = self.order.iter().copied().filter(|index| filter.passes(&entries[*index]));
        let mut found: Vec<usize> = passing.collect();
        let is_ranked = !filter.words.trim().is_empty();
        if is_ranked {
            let hays: Vec<String> = found.iter().map(|index| hay(&entries[*index])).collect();
            let ranks = ranked_words(&filter.words, &hays);
            found = ranks.into_iter().map(|rank| found[rank]).collect();
        }
        self.shape = ListShape::of(found.iter().map(|index| &entries[*index]));
        self.found = found;
        let index = selected.and_then(|selected| self.found.iter().position(|found| *found == selected));
        let last = self.rows().saturating_sub(1);
        let is_first = best || !self.has_moved;
        let kept = if is_first { self.lead } else { self.cursor.selected };
        self.cursor.selected = index.map_or(kept.min(last), |index| self.lead + index);
    }

    /// Shows the kept queries above the briefings, unless there is a filter; what is selected stays selected.
    fn show_queries(&mut self, queries: &[(String, String)]) {
        let lead = if self.has_filter() { 0 } else { queries.len() };
        if self.queries != queries {
            queries.clone_into(&mut self.queries);
        }
        if lead != self.lead {
            let entry = self.cursor.selected.checked_sub(self.lead);
            let entry = entry.or(if self.has_moved && lead > 0 { None } else { Some(0) });
            self.cursor.selected = entry.map_or(0, |entry| lead + entry);
            self.lead = lead;
        }
    }

    /// All briefings in the order of the list, also those that the filter hides.
    pub(in crate::app) fn order(&self) -> &[usize] {
        &self.order
    }

    /// Selects a briefing by its index on the shelf; clears a filter that hides it.
    fn select_entry(&mut self, shelf: &Shelf, entry: usize) {
        if !self.found.contains(&entry) {
            self.prompt = Prompt::default();
            self.find(shelf, false);
        }
        self.has_moved = true;
        let index = self.found.iter().position(|found| *found == entry);
        self.cursor.selected = self.lead + index.unwrap_or(0);
    }

    /// Scrolls so that the selected row is in view, and the queries with the first briefing.
    fn settle(&mut self, height: usize) {
        self.cursor.settle(self.rows(), height);
        if self.cursor.selected <= self.lead && self.lead < height {
            self.cursor.first = 0;
        }
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
    pub(in crate::app) fn list_action(&mut self, action: Action, count: Option<usize>) -> Option<Effect> {
        use ListAction as A;
        let page = usize::from(self.list_layout().rows.height).max(1);
        let is_folder = !self.setup.library_name.is_empty();
        let list = &mut self.shelf.list;
        if let Some(step) = steps(action, page, count.unwrap_or(1)) {
            list.step(step);
            return None;
        }
        match A::of(action)? {
            A::Down
            | A::Up
            | A::HalfDown
            | A::HalfUp
            | A::PageDown
            | A::PageUp
            | A::Top
            | A::Bottom
            | A::NextBriefing
            | A::PreviousBriefing => {}
            A::Filter => list.typing = true,
            A::SearchAll => return self.search_all(),
            A::People => return self.show_people(),
            A::Sort => {
                list.sort = list.sort.next(is_folder);
                let words = list.sort.words();
                self.filter_list(false);
                self.say(Role::Faint, words);
            }
            A::Reload => return Some(self.refresh_list()),
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
        self.list_action(action.in_a_list(), None)
    }

    /// Opens the selected briefing.
    pub(in crate::app) fn open_selected(&mut self) -> Option<Effect> {
        let list = &mut self.shelf.list;
        if let Some((_, query)) = list.query_in_row(list.selected()) {
            let query = query.to_owned();
            return self.search_all().or_else(|| self.set_query(&query));
        }
        let index = list.selected_entry()?;
        list.typing = false;
        self.open_entry(index, None)
    }

    /// Compares the list with the files.
    fn refresh_list(&mut self) -> Effect {
        self.say(Role::Faint, "comparing the list with the files");
        Effect::Ask(Question::Refresh)
    }

    /// Clears the filter, or returns to the open briefing.
    fn leave_list(&mut self) {
        let list = &mut self.shelf.list;
        if list.has_filter() {
            let selected = list.selected_entry();
            list.typing = false;
            list.prompt = Prompt::default();
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

    /// Changes what is typed in the filter.
    pub(in crate::app) fn type_filter(&mut self, change: impl FnOnce(&mut Prompt) -> bool) {
        if change(&mut self.shelf.list.prompt) {
            self.filter_list(true);
        }
    }

    /// Replaces the filter.
    pub(in crate::app) fn set_filter(&mut self, words: &str) {
        self.shelf.list.prompt.replace(words);
        self.shelf.list.typing = false;
        self.filter_list(true);
    }

    /// Scrolls the list so that the selected briefing is in view.
    pub(in crate::app) fn settle_list(&mut self) {
        let height = usize::from(self.list_layout().rows.height).max(1);
        let list = &mut self.shelf.list;
        list.show_queries(&self.setup.queries);
        list.settle(height);
    }
}
