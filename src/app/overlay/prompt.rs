//! A line of typed text, with the editing keys and a history of searches.

use crate::key::{Code, Key};
use tui_input::{Input as Line, InputRequest};

/// A line of typed text.
#[derive(Debug)]
pub struct Prompt {
    /// The text and the cursor.
    pub line: Line,
    /// How many searches back it shows; 0 is the one that is being typed.
    back: usize,
    /// What was being typed before an older search was shown.
    draft: String,
    /// The maximum length in characters.
    max_chars: usize,
}

/// Maximum length of a search in characters, so that searching stays fast.
const MAX_CHARS: usize = 200;

impl Default for Prompt {
    fn default() -> Self {
        Self::up_to(MAX_CHARS)
    }
}

impl Prompt {
    /// Returns an empty line that accepts at most this many characters.
    pub(in crate::app) fn up_to(max_chars: usize) -> Self {
        Self { line: Line::default(), back: 0, draft: String::new(), max_chars }
    }

    /// What is typed.
    pub fn typed(&self) -> &str {
        self.line.value()
    }

    /// Edits the line; returns true if its text has changed.
    pub(in crate::app) fn edit(&mut self, request: InputRequest) -> bool {
        if matches!(request, InputRequest::InsertChar(_)) && self.typed().chars().count() >= self.max_chars {
            return false;
        }
        let changed = self.line.handle(request).is_some_and(|change| change.value);
        if changed {
            self.back = 0;
        }
        changed
    }

    /// Inserts pasted text; returns true if the text has changed.
    ///
    /// White space and control characters become spaces.
    pub(in crate::app) fn paste(&mut self, text: &str) -> bool {
        let chars = text.trim().chars().map(|c| if c.is_whitespace() || c.is_control() { ' ' } else { c });
        let mut changed = false;
        for c in chars.take(self.max_chars) {
            changed |= self.edit(InputRequest::InsertChar(c));
        }
        changed
    }

    /// Replaces the text.
    pub(in crate::app) fn replace(&mut self, text: &str) {
        self.line = Line::default();
        self.paste(text);
    }

    /// Shows the next older or newer search; returns true if there is one.
    pub(in crate::app) fn recall(&mut self, past: &[String], older: bool) -> bool {
        let back = if older { self.back + 1 } else { self.back.saturating_sub(1) };
        if back == self.back || back > past.len() {
            return false;
        }
        if self.back == 0 {
            self.draft = self.line.value().to_owned();
        }
        let words = if back == 0 { &self.draft } else { &past[past.len() - back] };
        self.line = Line::new(words.clone());
        self.back = back;
        true
    }
}

/// What a key does to a line of typed text; `None` if it does nothing.
pub(in crate::app) fn line_edit(key: Key) -> Option<InputRequest> {
    Some(match (key.code, key.ctrl, key.alt) {
        (Code::Char(c), false, false) => InputRequest::InsertChar(c),
        (Code::Char('a'), true, false) | (Code::Home, false, _) => InputRequest::GoToStart,
        (Code::Char('e'), true, false) | (Code::End, false, _) => InputRequest::GoToEnd,
        (Code::Char('w'), true, false) | (Code::Backspace, _, true) | (Code::Backspace, true, _) => {
            InputRequest::DeletePrevWord
        }
        (Code::Char('u'), true, false) => InputRequest::DeleteLine,
        (Code::Char('h'), true, false) | (Code::Backspace, false, false) => InputRequest::DeletePrevChar,
        (Code::Delete, _, _) => InputRequest::DeleteNextChar,
        (Code::Left, true, _) => InputRequest::GoToPrevWord,
        (Code::Right, true, _) => InputRequest::GoToNextWord,
        (Code::Left, false, _) => InputRequest::GoToPrevChar,
        (Code::Right, false, _) => InputRequest::GoToNextChar,
        _ => return None,
    })
}
