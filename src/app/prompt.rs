//! A line that is typed in: what keys do to it, and what was searched for before.

use crate::key::{Code, Key};
use tui_input::{Input as Line, InputRequest};

/// The line.
#[derive(Debug, Default)]
pub struct Prompt {
    /// What is typed.
    pub line: Line,
    /// How many searches back it shows; 0: what is being typed.
    back: usize,
    /// What was being typed before those were shown.
    draft: String,
}

/// Nobody searches for more characters than this, and a search must stay quick.
const LONGEST: usize = 200;

impl Prompt {
    /// What is typed.
    pub fn typed(&self) -> &str {
        self.line.value()
    }

    /// Changes what is typed; whether that made it another.
    pub(super) fn edit(&mut self, request: InputRequest) -> bool {
        if matches!(request, InputRequest::InsertChar(_)) && self.typed().chars().count() >= LONGEST {
            return false;
        }
        let changed = self.line.handle(request).is_some_and(|change| change.value);
        if changed {
            self.back = 0;
        }
        changed
    }

    /// Adds what was pasted; white space and what cannot be typed as spaces.
    pub(super) fn paste(&mut self, text: &str) -> bool {
        let chars = text.trim().chars().map(|c| if c.is_whitespace() || c.is_control() { ' ' } else { c });
        let mut changed = false;
        for c in chars.take(LONGEST) {
            changed |= self.edit(InputRequest::InsertChar(c));
        }
        changed
    }

    /// Shows an older search or a newer one; whether there is one.
    pub(super) fn leaf(&mut self, history: &[String], older: bool) -> bool {
        let back = if older { self.back + 1 } else { self.back.saturating_sub(1) };
        if back == self.back || back > history.len() {
            return false;
        }
        if self.back == 0 {
            self.draft = self.line.value().to_owned();
        }
        let words = if back == 0 { &self.draft } else { &history[history.len() - back] };
        self.line = Line::new(words.clone());
        self.back = back;
        true
    }
}

/// Remembers a search as the last one.
pub(super) fn remember(history: &mut Vec<String>, typed: &str) {
    history.retain(|other| other != typed);
    history.push(typed.to_owned());
}

/// What a key does to a line that is being typed.
pub(super) fn edit(key: Key) -> Option<InputRequest> {
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
