//! Requests without keys: an action by name, an item by index, a whole line.

use super::keys::Pending;
use super::overlay::outcome::Event;
use super::{App, Effect};
use crate::action::Action;
use crate::pane::texts::Texts;

/// Number of bytes of context before and after a match that is read out.
const CONTEXT_BYTES: usize = 90;

impl App {
    /// True if the reader is used line by line, without a screen.
    pub fn is_linear(&self) -> bool {
        self.setup.linear
    }

    /// True while a file is being opened.
    pub fn is_opening(&self) -> bool {
        self.shelf.is_opening()
    }

    /// Runs an action by its name.
    pub(super) fn asked_for(&mut self, action: Action, count: Option<usize>) -> Option<Effect> {
        self.notice = None;
        self.reading.search.revealed = None;
        self.pending = Pending::default();
        self.act(action, count.filter(|count| *count > 0))
    }

    /// Selects an item in the overlay, the list of briefings or the focused pane.
    pub(super) fn item(&mut self, index: usize) -> Option<Effect> {
        self.notice = None;
        if self.overlay.is_some() {
            return self.send_to_overlay(Event::Item(index));
        }
        if self.library.is_shown {
            return self.library_item(index);
        }
        if self.shelf.listing {
            return if self.shelf.list.select(index) { self.open_selected() } else { None };
        }
        self.select_item(self.reading.panes.focus, index);
        None
    }

    /// Replaces what is typed in the overlay or in the filter of the list.
    pub(super) fn whole_line(&mut self, words: &str) -> Option<Effect> {
        self.notice = None;
        if self.overlay.is_some() {
            return self.send_to_overlay(Event::Line(words));
        }
        if self.library.is_shown {
            return self.library_line(words);
        }
        if self.shelf.listing {
            self.set_filter(words);
        }
        None
    }

    /// Types pasted text into the overlay or into the filter of the list.
    ///
    /// Anywhere else, pasted text would run as commands, so it is ignored.
    pub(super) fn paste(&mut self, text: &str) -> Option<Effect> {
        if self.overlay.is_some() {
            return self.send_to_overlay(Event::Paste(text));
        }
        if self.is_typing_in_library() {
            return self.type_in_library(|prompt| prompt.paste(text));
        }
        if self.shelf.listing && self.shelf.list.typing {
            self.type_filter(|prompt| prompt.paste(text));
        }
        None
    }

    /// The current match of the search, with some words around it.
    pub fn words_around_match(&self) -> Option<String> {
        let here = self.current_match()?;
        let texts = Texts::new(self.briefing(), self.view().flow);
        let field = texts.field(texts.unit(here.unit)?, here.field)?;
        let text = &*field.text;
        let start = text.floor_char_boundary(here.range.start.saturating_sub(CONTEXT_BYTES));
        let end = text.ceil_char_boundary((here.range.end + CONTEXT_BYTES).min(text.len()));
        let (mut head, mut tail) = (text.get(start..here.range.start)?, text.get(here.range.end..end)?);
        let (is_first, is_last) = (start == 0, end == text.len());
        // In languages that separate words by spaces, keep whole words only.
        if !is_first {
            head = head.split_once(' ').map_or(head, |(_, whole)| whole);
        }
        if !is_last {
            tail = tail.rsplit_once(' ').map_or(tail, |(whole, _)| whole);
        }
        let words = [head, text.get(here.range.clone())?, tail].concat();
        let (before, after) = (if is_first { "" } else { "… " }, if is_last { "" } else { " …" });
        Some(format!("{before}{}{after}", words.split_whitespace().collect::<Vec<_>>().join(" ")))
    }
}
