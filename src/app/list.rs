//! The list of briefings: which of them a few letters leave, and which is pointed at.

use super::picker::ranked;
use super::{App, Effect, Overlay, PageKind};
use crate::action::Action;
use crate::layout::{ListLayout, list_layout};
use crate::library::shelf::Entry;
use crate::row::Role;
use crate::text::fold::loose;
use tui_input::{Input as Line, InputRequest};

/// The list.
#[derive(Debug, Default)]
pub struct List {
    /// What is typed to filter it.
    pub line: Line,
    /// Whether keys are typed into the filter.
    pub typing: bool,
    /// The briefings that are found, by their places on the shelf.
    found: Vec<usize>,
    /// The one that is pointed at, among them.
    chosen: usize,
    /// The first in sight.
    scroll: usize,
}

impl List {
    /// The briefings that are found, by their places on the shelf.
    pub fn found(&self) -> &[usize] {
        &self.found
    }

    /// The one that is pointed at, among those found.
    pub fn chosen(&self) -> usize {
        self.chosen
    }

    /// The first in sight, among those found.
    pub fn scroll(&self) -> usize {
        self.scroll
    }

    /// Whether something is typed, or can be.
    pub fn filters(&self) -> bool {
        self.typing || !self.line.value().is_empty()
    }
}

impl App {
    /// The list of briefings, while it is shown.
    pub fn list(&self) -> Option<&List> {
        self.listing.then_some(&self.list)
    }

    /// Where the parts of the list go.
    pub fn list_layout(&self) -> ListLayout {
        list_layout(self.size.0, self.size.1, self.list.filters())
    }

    /// The briefing that the list points at.
    pub fn listed(&self) -> Option<&Entry> {
        self.list.found.get(self.list.chosen).and_then(|index| self.shelf.entries().get(*index))
    }

    /// Shows the list, if there is more than what is open.
    pub(super) fn show_list(&mut self) {
        self.listing = true;
        self.overlay = None;
    }

    /// Points at a briefing, whatever the filter leaves.
    pub(super) fn point_list_at(&mut self, index: usize) {
        if !self.list.found.contains(&index) {
            self.list.line = Line::default();
            self.filter_list(false);
        }
        self.list.chosen = self.list.found.iter().position(|found| *found == index).unwrap_or(0);
    }

    /// Finds what the filter leaves. `anew`: the best is pointed at, not what was.
    pub(super) fn filter_list(&mut self, anew: bool) {
        let pointed = self.list.found.get(self.list.chosen).copied().filter(|_| !anew);
        let query = self.list.line.value();
        if query.trim().is_empty() {
            if self.list.found.len() != self.shelf.entries().len() {
                self.list.found = (0..self.shelf.entries().len()).collect();
            }
        } else {
            self.list.found = ranked(query, self.shelf.entries().iter().map(Entry::hay));
            // A briefing has many names, over which any letters can be scattered: where words stand as they were typed,
            // nothing else was meant.
            let words = loose(query);
            let whole = |index: &usize| {
                let hay = self.shelf.entries()[*index].hay();
                words.split_whitespace().all(|word| hay.contains(word))
            };
            if self.list.found.iter().any(whole) {
                self.list.found.retain(whole);
            }
        }
        let place = pointed.and_then(|pointed| self.list.found.iter().position(|found| *found == pointed));
        self.list.chosen = place.unwrap_or(0);
    }

    /// A key in the list.
    pub(super) fn list_action(&mut self, action: Action, count: Option<usize>) -> Option<Effect> {
        let page = usize::from(self.list_layout().rows.height).max(1);
        let times = count.unwrap_or(1);
        match action {
            Action::Down | Action::NextBriefing => self.step_list(true, times),
            Action::Up | Action::PreviousBriefing => self.step_list(false, times),
            Action::HalfDown => self.step_list(true, (page / 2).max(1)),
            Action::HalfUp => self.step_list(false, (page / 2).max(1)),
            Action::PageDown => self.step_list(true, page),
            Action::PageUp => self.step_list(false, page),
            Action::Top => self.list.chosen = 0,
            Action::Bottom => self.list.chosen = self.list.found.len().saturating_sub(1),
            Action::Filter => self.list.typing = true,
            Action::Open | Action::Choose => {
                let index = *self.list.found.get(self.list.chosen)?;
                self.list.typing = false;
                return self.open_entry(index, None);
            }
            Action::Help => self.overlay = Some(Overlay::Page(Box::new(self.page(PageKind::Help)))),
            Action::Back if self.list.filters() => {
                self.list.typing = false;
                let pointed = self.list.found.get(self.list.chosen).copied();
                self.list.line = Line::default();
                self.filter_list(true);
                if let Some(index) = pointed {
                    self.point_list_at(index);
                }
            }
            Action::Back if self.open.is_some() => self.listing = false,
            Action::Back => self.say(Role::Faint, "q quits"),
            Action::ClearMarked => return self.clear_marked(),
            Action::Quit => return Some(Effect::Quit),
            _ => {}
        }
        None
    }

    pub(super) fn step_list(&mut self, forward: bool, by: usize) {
        let last = self.list.found.len().saturating_sub(1);
        let chosen = self.list.chosen;
        self.list.chosen =
            if forward { chosen.saturating_add(by).min(last) } else { chosen.saturating_sub(by) };
    }

    /// Points at a row of the list, if there is one.
    pub(super) fn point_at_row(&mut self, row: usize) {
        if row < self.list.found.len() {
            self.list.chosen = row;
        }
    }

    /// Changes what is typed in the filter.
    pub(super) fn edit_filter(&mut self, request: InputRequest) {
        if self.list.line.handle(request).is_some_and(|change| change.value) {
            self.filter_list(true);
        }
    }

    /// Filters by these words, and by nothing else.
    pub(super) fn set_filter(&mut self, words: &str) {
        self.list.line = Line::new(words.to_owned());
        self.list.typing = false;
        self.filter_list(true);
    }

    /// Scrolls the list so that what it points at is in sight.
    pub(super) fn settle_list(&mut self) {
        let height = usize::from(self.list_layout().rows.height).max(1);
        let (len, chosen) = (self.list.found.len(), self.list.chosen);
        self.list.scroll = super::moving::settled(self.list.scroll, len, height, Some(chosen));
    }
}
