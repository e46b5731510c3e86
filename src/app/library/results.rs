//! The results of a search over the library, or of everything that a person said.

use super::LibraryScreen;
use super::groups::{Group, ResultRow, rows};
use super::renewal::{Renewal, place_of};
use crate::action::{Action, PickerAction, ResultsAction as A};
use crate::app::cursor::{Cursor, steps};
use crate::app::overlay::prompt::Prompt;
use crate::app::{App, Effect, PageKind};
use crate::layout::{ListLayout, library_layout};
use crate::library::hit::{Counts, Hit};
use crate::library::request::{Find, Found, Resume};
use crate::query::QueryError;

/// The person whose statements are shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OfPerson {
    /// The id.
    pub id: String,
    /// The name.
    pub name: String,
    /// The posts over time, in words.
    pub posts: String,
}

/// The results of a search.
#[derive(Debug, Default)]
pub struct Results {
    /// The query as it is typed.
    pub prompt: Prompt,
    /// True while the query is typed.
    pub is_typing: bool,
    /// The person whose statements are shown.
    pub person: Option<OfPerson>,
    /// The queries that were kept: name and query. They are listed while nothing is typed.
    pub queries: Vec<(String, String)>,
    /// What is wrong with the query.
    pub error: Option<QueryError>,
    /// The query to which the results belong.
    pub shown_query: String,
    /// The texts that were found.
    pub hits: Vec<Hit>,
    /// The rows of the list.
    pub rows: Vec<ResultRow>,
    /// How they are grouped.
    pub group: Group,
    /// The numbers of all that was found.
    pub counts: Counts,
    /// True once all was searched.
    pub is_done: bool,
    /// A word that no text has, and the most similar one that texts have.
    pub nearest: Option<(String, String)>,
    /// The number of the search that was asked for last, and its query.
    pub(super) number: u64,
    pub(super) asked_query: String,
    /// The number of the search whose results are shown.
    pub(super) answered: u64,
    pub(super) resume: Option<Resume>,
    /// True while more hits were asked for.
    pub(super) is_resuming: bool,
    /// The state of the library that was searched; it is counted.
    pub(super) of_state: u64,
    /// The results that will replace those that are shown, because files have changed.
    pub(super) renewal: Option<Renewal>,
    /// How often results were replaced by other ones because files had changed.
    pub(super) renewed: usize,
    /// The selected row and the first one in view.
    pub(super) cursor: Cursor,
}

impl Results {
    /// The selected row.
    pub fn selected(&self) -> usize {
        self.cursor.selected
    }

    /// The first row in view.
    pub fn scroll(&self) -> usize {
        self.cursor.first
    }

    /// The selected hit.
    pub fn selected_hit(&self) -> Option<&Hit> {
        self.hit_in_row(self.cursor.selected)
    }

    /// The hit in a row.
    pub fn hit_in_row(&self, row: usize) -> Option<&Hit> {
        match self.rows.get(row)? {
            ResultRow::Hit(index) => self.hits.get(*index),
            ResultRow::Heading(_) | ResultRow::Query(_) => None,
        }
    }

    /// The selected query of those that were kept.
    pub(super) fn selected_query(&self) -> Option<&str> {
        match self.rows.get(self.cursor.selected)? {
            ResultRow::Query(index) => self.queries.get(*index).map(|(_, query)| &**query),
            ResultRow::Heading(_) | ResultRow::Hit(_) => None,
        }
    }

    /// True if what is shown belongs to an older query than the one that is typed.
    pub fn is_waiting(&self) -> bool {
        self.answered != self.number
    }

    /// How often results were replaced by other ones because files had changed.
    pub fn renewed(&self) -> usize {
        self.renewed
    }

    /// True if there are more results than those that were passed on.
    pub fn has_more(&self) -> bool {
        self.resume.is_some() || self.is_resuming
    }

    /// True while more results are on their way.
    pub fn is_resuming(&self) -> bool {
        self.is_resuming
    }

    /// True if there is nothing to search for.
    pub fn is_empty_query(&self) -> bool {
        self.person.is_none() && self.prompt.typed().trim().is_empty()
    }

    /// The number of the selected hit among the hits, from 0.
    pub fn hit_number(&self) -> Option<usize> {
        match self.rows.get(self.cursor.selected)? {
            ResultRow::Hit(index) => Some(*index),
            ResultRow::Heading(_) | ResultRow::Query(_) => None,
        }
    }

    pub(super) fn settle(&mut self, height: usize) {
        self.cursor.settle(self.rows.len(), height);
        // The heading of the first group stays in view.
        if self.cursor.selected <= 1 {
            self.cursor.first = 0;
        }
    }

    /// Moves the selection by hits; headings are passed over.
    fn step(&mut self, (forward, by): (bool, usize)) {
        let is_hit =
            |row: &usize| matches!(self.rows.get(*row), Some(ResultRow::Hit(_) | ResultRow::Query(_)));
        let found = if forward {
            (self.cursor.selected + 1..self.rows.len()).filter(is_hit).take(by).last()
        } else {
            (0..self.cursor.selected).rev().filter(is_hit).take(by).last()
        };
        if let Some(row) = found {
            self.cursor.selected = row;
        }
    }

    /// Selects a hit by its index; returns true if there is one.
    pub(super) fn select_hit(&mut self, index: usize) -> bool {
        let row = self.rows.iter().position(|row| *row == ResultRow::Hit(index));
        self.cursor.selected = row.unwrap_or(self.cursor.selected);
        row.is_some()
    }

    /// Selects a row; returns true if it is a hit.
    pub(in crate::app) fn select_row(&mut self, row: usize) -> bool {
        let is_hit = matches!(self.rows.get(row), Some(ResultRow::Hit(_) | ResultRow::Query(_)));
        if is_hit {
            self.cursor.selected = row;
        }
        is_hit
    }

    pub(super) fn regroup(&mut self) {
        let hit = self.hit_number();
        self.rows = rows(&self.hits, self.group);
        if self.is_empty_query() && !self.queries.is_empty() {
            self.rows = vec![ResultRow::Heading("Kept queries".to_owned())];
            self.rows.extend((0..self.queries.len()).map(ResultRow::Query));
        }
        if !hit.is_some_and(|hit| self.select_hit(hit)) {
            self.cursor.selected = 0;
            self.step((true, 1));
        }
    }

    /// Takes over what a search has found.
    pub(super) fn take(&mut self, found: Found) {
        if found.number != self.number {
            return;
        }
        if let Some(mut renewal) = self.renewal.take() {
            if renewal.take(found) {
                self.replace(renewal);
            } else {
                self.renewal = Some(renewal);
            }
            return;
        }
        let is_first = self.answered != self.number;
        if is_first {
            self.answered = self.number;
            self.shown_query.clone_from(&self.asked_query);
            self.hits.clear();
            self.rows.clear();
            self.nearest = None;
            self.cursor = Cursor::default();
        }
        if !self.is_resuming {
            self.counts = found.counts;
        }
        self.is_done |= found.is_done && !self.is_resuming;
        if self.resume.is_none() || self.is_resuming {
            self.resume = found.resume;
        }
        if found.is_done {
            self.is_resuming = false;
        }
        self.nearest = found.nearest.or(self.nearest.take());
        if !found.hits.is_empty() || is_first {
            self.hits.extend(found.hits);
            self.regroup();
        }
    }

    /// Replaces the hits by those of changed files; what is selected stays selected, in the same row of the screen.
    fn replace(&mut self, renewal: Renewal) {
        let selected = self.selected_hit().cloned();
        let below = self.cursor.selected.saturating_sub(self.cursor.first);
        let Renewal { hits, counts, nearest, resume, .. } = renewal;
        self.renewed += usize::from(hits != self.hits || counts != self.counts);
        (self.hits, self.counts, self.nearest, self.resume) = (hits, counts, nearest, resume);
        (self.is_done, self.is_resuming) = (true, false);
        let row = self.cursor.selected;
        self.regroup();
        let place = selected.and_then(|hit| place_of(&hit, &self.hits));
        if !place.is_some_and(|place| self.select_hit(place)) {
            self.cursor.selected = row.min(self.rows.len().saturating_sub(1));
            if !self.select_row(self.cursor.selected) {
                self.step((true, 1));
            }
        }
        self.cursor.first = self.cursor.selected.saturating_sub(below);
    }

    /// Returns the search for results of changed files, if they have to be asked for.
    pub(super) fn renew(&mut self, number: u64, state: u64) -> Option<Find> {
        if std::mem::replace(&mut self.of_state, state) == state || self.is_empty_query() {
            return None;
        }
        let is_searching = self.is_waiting() || !self.is_done;
        self.number = number;
        if is_searching && self.renewal.is_none() {
            // There is nothing to keep in its place yet.
            (self.is_done, self.resume, self.is_resuming) = (false, None, false);
            return Some(Find { typed: self.asked_query.clone(), ..self.find(None) });
        }
        (self.answered, self.is_resuming) = (number, false);
        self.renewal = Some(Renewal::new(self.hits.len()));
        Some(self.find(None))
    }

    /// Returns the search for the results that are shown, or for more of them.
    pub(super) fn find(&self, from: Option<Resume>) -> Find {
        let person = self.person.as_ref().map(|person| person.id.clone());
        Find { number: self.number, typed: self.shown_query.clone(), person, from }
    }
}

impl App {
    /// The layout of the screen in front.
    pub fn library_layout(&self) -> ListLayout {
        let has_heads = match self.library_screen() {
            Some(LibraryScreen::Results(results)) => results.person.is_some() || results.error.is_some(),
            _ => false,
        };
        library_layout(self.size.0, self.size.1, has_heads)
    }

    pub(super) fn results_mut(&mut self) -> Option<&mut Results> {
        match self.library.screens.last_mut() {
            Some(LibraryScreen::Results(results)) if self.library.is_shown => Some(results),
            _ => None,
        }
    }

    /// Runs an action of the results.
    pub(super) fn results_action(&mut self, action: Action, count: Option<usize>) -> Option<Effect> {
        let page = usize::from(self.library_layout().rows.height).max(2) - 1;
        let is_typing = self.is_typing_in_library();
        let results = self.results_mut()?;
        let typed = PickerAction::of(action).filter(|_| is_typing);
        if typed == Some(PickerAction::Back) && !results.hits.is_empty() {
            results.is_typing = false;
            return None;
        }
        let action = typed.map_or(action, PickerAction::in_a_list);
        if let Some(step) = steps(action, page, count.unwrap_or(1)) {
            results.step(step);
            return None;
        }
        match A::of(action)? {
            A::Down | A::Up | A::HalfDown | A::HalfUp | A::PageDown | A::PageUp | A::Top | A::Bottom => {}
            A::Open => return self.open_result(),
            A::SearchAll => results.is_typing = true,
            A::Group => {
                results.group = results.group.next();
                results.regroup();
            }
            A::People => return self.show_people(),
            A::MarkQuote => return self.act_on_result(Action::MarkQuote),
            A::Copy => return self.act_on_result(Action::Copy),
            A::CopyAs => return self.act_on_result(Action::CopyAs),
            A::Export => return self.act_on_result(Action::Export),
            A::ClearMarked => return self.clear_marked(),
            A::KeepQuery => self.ask_name_of_query(),
            A::SamePerson => return self.ask_same_person(),
            A::OtherPerson => return self.ask_other_person(),
            A::Undo => return self.undo(),
            A::Redo => return self.redo(),
            A::Back => return self.close_screen(),
            A::Help => self.open_page(PageKind::Help),
            A::Suspend => return Some(Effect::Suspend),
            A::Quit | A::QuitNow => return Some(Effect::Quit),
        }
        None
    }
}
