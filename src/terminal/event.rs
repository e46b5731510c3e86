//! Events of the terminal, as the reader's loop sees them.

use crate::app::{Input, Mouse};
use crate::io::{Failure, words};
use crate::theme::Background;
use crossterm::event::KeyEvent;
use std::io;

/// An event of the terminal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event {
    /// A key was pressed or repeats; releasing a key is not an event.
    Key(KeyEvent),
    /// Text was pasted, with its line ends and control characters as they are.
    Paste(String),
    /// The mouse was used at this column and row, from 0.
    Mouse(u16, u16, Mouse),
    /// The terminal said what its background is.
    Background(Background),
    /// The terminal has a new size.
    Resize {
        /// Columns.
        width: u16,
        /// Rows.
        height: u16,
    },
    /// The program must end by this signal; see [`die_by`](super::die_by).
    Terminate(i32),
    /// The program must stop: call [`Tty::suspend`](super::Tty::suspend).
    Suspend,
    /// A worker sent a result.
    Sent(Input),
    /// The program was stopped and continues: everything must be drawn again.
    Resumed,
}

/// The failure for a terminal that cannot be used.
pub(super) fn no_terminal(error: &io::Error) -> Failure {
    Failure::new(format!("cannot use the terminal: {}", words(error)))
        .help("print the briefing as plain text with `plenary show`")
}
