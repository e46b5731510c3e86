//! Searching a page: what it shows is lit, and the next place comes into sight.

use super::prompt::edit;
use super::prompt::{Prompt, remember};
use super::{App, Overlay, Page, SearchWords};
use crate::action::Action;
use crate::key::Key;
use crate::pane::lit::light;
use crate::row::{Role, Row};
use crate::text::find::Needle;

/// A search in a page.
#[derive(Debug)]
pub struct PageSearch {
    /// The line, while words are typed.
    pub prompt: Option<Prompt>,
    needle: Option<Needle>,
    /// The occurrence that was gone to.
    here: Option<usize>,
    /// The first row in sight when it began.
    origin: usize,
}

impl App {
    /// The rows of a page as they are shown, with what is searched for lit.
    pub fn shown_page(&self, page: &Page, cells: usize) -> Vec<Row> {
        let mut rows = self.page_rows(page, cells);
        if let Some(search) = &page.search
            && let Some(needle) = &search.needle
        {
            light(&mut rows, needle, search.here);
        }
        rows
    }

    /// The search in a page, in words.
    pub fn page_search_words(&self, page: &Page) -> Option<SearchWords> {
        let search = page.search.as_ref()?;
        let needle = search.needle.as_ref()?;
        let total = self.rows_found(page, needle).len();
        let count = match (total, search.here) {
            (0, _) => "nothing found".to_owned(),
            (total, Some(here)) => format!("{} of {total}", here + 1),
            (total, None) => total.to_string(),
        };
        Some(SearchWords { typed: needle.typed().to_owned(), count })
    }

    /// The rows in which a needle is found, once for each time.
    fn rows_found(&self, page: &Page, needle: &Needle) -> Vec<usize> {
        light(&mut self.page_rows(page, usize::from(self.page_size().0)), needle, None)
    }

    pub(super) fn open_page_search(page: &mut Page) {
        let origin = page.scroll;
        page.search = Some(PageSearch { prompt: Some(Prompt::default()), needle: None, here: None, origin });
    }

    /// Takes in a key that is typed.
    pub(super) fn page_key(&self, page: &mut Page, key: Key) {
        let Some(prompt) = page.prompt() else { return };
        if edit(key).is_some_and(|request| prompt.edit(request)) {
            self.page_typed(page);
        }
    }

    /// Searches anew for what is typed now, from where it began.
    pub(super) fn page_typed(&self, page: &mut Page) {
        let Some(search) = &mut page.search else { return };
        let typed = search.prompt.as_ref().map(|prompt| prompt.typed().to_owned());
        page.scroll = search.origin;
        search.here = None;
        search.needle = Needle::new(&typed.unwrap_or_default());
        self.page_match(page, None);
    }

    /// What a key that is bound means while words are typed.
    pub(super) fn page_typing_action(&mut self, mut page: Box<Page>, action: Action) {
        match action {
            Action::Back => page.scroll = page.search.take().map_or(0, |search| search.origin),
            Action::Keep => {
                let prompt = page.search.as_mut().and_then(|search| search.prompt.take());
                let typed = prompt.map_or(String::new(), |prompt| prompt.typed().to_owned());
                if Needle::new(&typed).is_some() {
                    remember(&mut self.searched, &typed);
                } else {
                    page.search = None;
                }
            }
            Action::OlderSearch | Action::NewerSearch => {
                let older = action == Action::OlderSearch;
                if page.prompt().is_some_and(|prompt| prompt.leaf(&self.searched, older)) {
                    self.page_typed(&mut page);
                }
            }
            Action::NextMatch | Action::PreviousMatch => {
                self.step_page_match(&mut page, action == Action::NextMatch, 1);
            }
            _ => {}
        }
        self.overlay = Some(Overlay::Page(page));
    }

    /// Goes some occurrences on or back.
    pub(super) fn step_page_match(&mut self, page: &mut Page, forward: bool, times: usize) {
        if page.search.as_ref().is_none_or(|search| search.needle.is_none()) {
            return self.say(Role::Faint, self.no_search());
        }
        if self.page_match(page, Some((forward, times))) {
            let end = if forward { "start" } else { "end" };
            self.say(Role::Faint, format!("search wrapped to the {end}"));
        }
    }

    /// Goes to an occurrence: some on or back, or the first from the first row in sight; whether that led around an end.
    fn page_match(&self, page: &mut Page, step: Option<(bool, usize)>) -> bool {
        let needle = page.search.as_ref().and_then(|search| search.needle.clone());
        let Some(needle) = needle else { return false };
        let found = self.rows_found(page, &needle);
        let total = found.len();
        if total == 0 {
            return false;
        }
        let in_sight = found.partition_point(|row| *row < page.scroll);
        let here = page.search.as_ref().and_then(|search| search.here);
        let (next, around) = match (step, here) {
            (Some((true, times)), Some(here)) => ((here + times) % total, here + times >= total),
            (Some((false, times)), Some(here)) => ((here + total - times % total) % total, times > here),
            (Some((false, times)), None) => ((in_sight + total - times % total) % total, times > in_sight),
            (_, None) | (None, _) => (in_sight % total, in_sight == total),
        };
        if let Some(search) = &mut page.search {
            search.here = Some(next);
        }
        let height = usize::from(self.page_size().1);
        if found[next] < page.scroll || found[next] >= page.scroll + height {
            page.scroll = found[next].saturating_sub(height / 3);
        }
        around
    }
}

impl Page {
    /// The line in which words to search for are typed, if they are.
    pub(super) fn prompt(&mut self) -> Option<&mut Prompt> {
        self.search.as_mut()?.prompt.as_mut()
    }

    /// Whether words to search for are typed.
    pub fn is_typing(&self) -> bool {
        self.search.as_ref().is_some_and(|search| search.prompt.is_some())
    }
}
