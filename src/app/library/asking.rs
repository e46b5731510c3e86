//! Asks for results: of what is typed, of a person, of changed files, and for more of them.

use super::results::{OfPerson, Results};
use super::{LibraryScreen, people::posts};
use crate::app::overlay::prompt::Prompt;
use crate::app::{App, Effect};
use crate::library::request::{Find, Found, Question};
use crate::query::Query;
use crate::row::Role;

/// How many rows before the end of the results more are asked for.
const AHEAD: usize = 80;

impl App {
    /// Opens the search over all briefings, or goes on with the one that is open.
    pub(in crate::app) fn search_all(&mut self) -> Option<Effect> {
        if !self.has_library() {
            self.say(Role::Faint, "only one briefing is open; `plenary FOLDER` opens a folder to search");
            return None;
        }
        self.shelf.list.typing = false;
        self.end_text_selection();
        if self.library.is_shown
            && let Some(LibraryScreen::Results(results)) = self.library.screens.last_mut()
        {
            results.is_typing = true;
            return None;
        }
        let queries = self.setup.queries.clone();
        let mut results = Results { is_typing: true, queries, is_done: true, ..Results::default() };
        results.regroup();
        self.show_screen(LibraryScreen::Results(Box::new(results)));
        None
    }

    /// Replaces the query.
    pub(in crate::app) fn set_query(&mut self, typed: &str) -> Option<Effect> {
        let results = self.results_mut()?;
        results.prompt.replace(typed);
        results.is_typing = false;
        self.ask_results()
    }

    /// Shows everything that a person said.
    pub(super) fn open_person(&mut self, id: &str) -> Option<Effect> {
        let person = self.people().iter().find(|person| person.id == id)?;
        let person = OfPerson {
            id: person.id.clone(),
            name: person.name.clone(),
            posts: posts(person, &self.setup.glyphs),
        };
        self.show_screen(LibraryScreen::Results(Box::new(Results {
            person: Some(person),
            ..Results::default()
        })));
        self.ask_results()
    }

    /// Searches for what is typed now.
    pub(super) fn ask_results(&mut self) -> Option<Effect> {
        let (number, state) = (self.library.number + 1, self.library.state);
        let queries = self.setup.queries.clone();
        self.cancel_goal();
        let results = self.results_mut()?;
        results.queries = queries;
        let typed = results.prompt.typed().to_owned();
        let is_all = results.person.is_some() && typed.trim().is_empty();
        results.error = Query::parse(&typed).err().filter(|_| !is_all && !typed.trim().is_empty());
        if results.error.is_some() {
            // What is shown belongs to the last query that could be read, and the title says so.
            return None;
        }
        results.number = number;
        results.asked_query.clone_from(&typed);
        (results.is_done, results.resume, results.is_resuming) = (false, None, false);
        (results.renewal, results.of_state) = (None, state);
        if results.is_empty_query() {
            results.take(Found { number, is_done: true, ..Found::default() });
            self.library.number = number;
            return Some(Effect::Ask(Question::Forget));
        }
        let person = results.person.as_ref().map(|person| person.id.clone());
        self.library.number = number;
        Some(Effect::Ask(Question::Find(Find { number, typed, person, from: None })))
    }

    /// Handles what a search has found.
    pub(super) fn found(&mut self, found: Found) {
        if let Some(problem) = &found.problem {
            self.say(Role::Error, format!("the search has ended: {problem}"));
        }
        let number = found.number;
        let own = self.library.screens.iter_mut().find_map(|screen| match screen {
            LibraryScreen::Results(results) if results.number == number => Some(results),
            _ => None,
        });
        let Some(results) = own else { return };
        let renewed = results.renewed;
        results.take(found);
        if results.renewed > renewed {
            self.say(Role::Faint, "files have changed, and so have the results");
        }
    }

    /// Asks again for the results in front if files have changed; until then, the old ones are shown.
    pub(super) fn renew_results(&mut self) -> Option<Effect> {
        let (number, state) = (self.library.number + 1, self.library.state);
        let Some(LibraryScreen::Results(results)) = self.library.screens.last_mut() else { return None };
        let find = results.renew(number, state)?;
        self.library.number = number;
        Some(Effect::Ask(Question::Find(find)))
    }

    /// Requests more results, if the end of those that were found is near.
    pub(in crate::app) fn look_for_more(&mut self) -> Option<Effect> {
        let results = self.results_mut()?;
        if let Some(renewal) = &mut results.renewal {
            let from = renewal.next()?;
            return Some(Effect::Ask(Question::Find(results.find(Some(from)))));
        }
        let is_near = results.cursor.selected + AHEAD >= results.rows.len();
        if is_near { self.more_results() } else { None }
    }

    /// Requests more results, if there are any and none are on their way.
    pub(in crate::app) fn more_results(&mut self) -> Option<Effect> {
        let results = self.results_mut()?;
        let resume = results.resume.filter(|_| results.is_done && !results.is_resuming)?;
        results.is_resuming = true;
        results.resume = None;
        Some(Effect::Ask(Question::Find(results.find(Some(resume)))))
    }

    /// Changes what is typed of the query.
    pub(super) fn type_query(&mut self, change: impl FnOnce(&mut Prompt) -> bool) -> Option<Effect> {
        if change(&mut self.results_mut()?.prompt) { self.ask_results() } else { None }
    }
}
