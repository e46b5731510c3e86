//! A search in a page: highlights the matches and scrolls to the current one.

use crate::app::overlay::prompt::Prompt;
use crate::app::reading::search::SearchWords;
use crate::pane::lit::light;
use crate::row::Row;
use crate::text::find::Needle;

/// A search in a page.
#[derive(Debug)]
pub struct PageSearch {
    /// The line, while the search is typed.
    pub prompt: Option<Prompt>,
    needle: Option<Needle>,
    /// The index of the current match.
    current: Option<usize>,
    /// The first row in view when the search began.
    pub(super) origin: usize,
}

/// The rows of a page and the part of them that is in view.
pub(super) struct PageRows {
    pub(super) rows: Vec<Row>,
    pub(super) scroll: usize,
    pub(super) height: usize,
}

/// Where a search goes in a page.
#[derive(Clone, Copy, Debug)]
pub(super) enum PageStep {
    /// To the first match at or after the top of the view.
    First,
    /// Some matches forward.
    Forward(usize),
    /// Some matches back.
    Back(usize),
}

impl PageSearch {
    /// Starts a search on a page that is scrolled to row `origin`.
    pub(super) fn new(origin: usize) -> Self {
        Self { prompt: Some(Prompt::default()), needle: None, current: None, origin }
    }

    /// Returns true once something is searched for.
    pub(super) fn has_needle(&self) -> bool {
        self.needle.is_some()
    }

    /// Searches for what is typed now.
    pub(super) fn restart(&mut self) {
        let typed = self.prompt.as_ref().map_or("", |prompt| prompt.typed());
        self.current = None;
        self.needle = Needle::new(typed);
    }

    /// Ends typing; returns what was typed, if it can be searched for.
    pub(super) fn end_typing(&mut self) -> Option<String> {
        let typed = self.prompt.take()?.typed().to_owned();
        Needle::new(&typed).map(|_| typed)
    }

    /// Highlights the matches in the rows.
    pub(super) fn highlight(&self, rows: &mut [Row]) {
        if let Some(needle) = &self.needle {
            light(rows, needle, self.current);
        }
    }

    /// The search and its number of matches, for the footer.
    pub(super) fn words(&self, mut rows: Vec<Row>) -> Option<SearchWords> {
        let needle = self.needle.as_ref()?;
        let total = light(&mut rows, needle, None).len();
        let count = match (total, self.current) {
            (0, _) => "no match".to_owned(),
            (total, Some(current)) => format!("{} of {total}", current + 1),
            (total, None) => total.to_string(),
        };
        Some(SearchWords { typed: needle.typed().to_owned(), count })
    }

    /// Goes to a match. Returns the first row to show, and true if the search wrapped.
    pub(super) fn go(&mut self, page: PageRows, step: PageStep) -> (usize, bool) {
        let PageRows { mut rows, scroll, height } = page;
        let Some(needle) = &self.needle else { return (scroll, false) };
        let found = light(&mut rows, needle, None);
        let total = found.len();
        if total == 0 {
            return (scroll, false);
        }
        let in_view = found.partition_point(|row| *row < scroll);
        let (next, wrapped) = match (step, self.current) {
            (PageStep::Forward(times), Some(current)) => {
                ((current + times) % total, current + times >= total)
            }
            (PageStep::Back(times), Some(current)) => {
                ((current + total - times % total) % total, times > current)
            }
            (PageStep::Back(times), None) => ((in_view + total - times % total) % total, times > in_view),
            (PageStep::First, _) | (PageStep::Forward(_), None) => (in_view % total, in_view == total),
        };
        self.current = Some(next);
        let row = found[next];
        let is_in_view = (scroll..scroll + height).contains(&row);
        (if is_in_view { scroll } else { row.saturating_sub(height / 3) }, wrapped)
    }
}
