//! The terminal taken over: what comes from it, and how it is left and taken again.

use super::mail::Mailbox;
use super::screen;
use crate::app::{Input, Mouse};
use crate::io::{Failure, words};
use crate::picture::CellSize;
use crate::theme::Ground;
use crossterm::event::KeyEvent;
use std::io;

#[cfg(not(unix))]
pub use super::fallback::Tty;
#[cfg(unix)]
pub use super::unix::Tty;
pub use screen::Out;

/// Something that happened at the terminal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event {
    /// A key was pressed, or repeats; a released key is no event.
    Key(KeyEvent),
    /// A text was pasted, with whatever line ends and control characters it has.
    Paste(String),
    /// Something was done with the mouse at this column and row, from 0.
    Mouse(u16, u16, Mouse),
    /// The terminal said what its background is.
    Ground(Ground),
    /// The terminal has another size.
    Resize {
        /// Columns.
        width: u16,
        /// Rows.
        height: u16,
    },
    /// The program is to end, by the signal of this number; see [`die_by`](super::die_by).
    Terminate(i32),
    /// The program is to stop: call [`Tty::suspend`].
    Suspend,
    /// A worker brought something.
    Brought(Input),
    /// The program was stopped and goes on: everything must be drawn again.
    Resumed,
}

impl Tty {
    /// What to draw on. Each write goes to the terminal at once: put a buffer before it.
    pub fn out(&self) -> Result<Out, Failure> {
        screen::out().map_err(|error| no_terminal(&error))
    }

    /// Where workers put what the loop is to hear of.
    pub fn mailbox(&self) -> Mailbox {
        self.letters().mailbox()
    }

    /// Columns and rows.
    pub fn size(&self) -> (u16, u16) {
        screen::size()
    }

    /// Asks the terminal to leave characters in the order in which they come.
    pub fn keep_order(&mut self) -> Result<(), Failure> {
        screen::keep_order().map_err(|error| no_terminal(&error))
    }

    /// Has the mouse reported as [`Event::Mouse`], or leaves it to the terminal.
    pub fn take_mouse(&mut self, taken: bool) -> Result<(), Failure> {
        screen::take_mouse(taken).map_err(|error| no_terminal(&error))
    }

    /// The size of a cell in pixels, or what it mostly is.
    pub fn cell_size(&self) -> CellSize {
        screen::cell_size()
    }

    /// Gives the terminal to another program while `run` lasts, and takes it back; [`Event::Resumed`] comes next.
    pub fn lend<T>(&mut self, run: impl FnOnce() -> T) -> Result<T, Failure> {
        self.leave();
        self.let_stop(true);
        let result = run();
        self.let_stop(false);
        self.again()?;
        self.resumed();
        Ok(result)
    }

    /// Gives the terminal back, for another program to use or at the end; nothing if that was done.
    pub fn leave(&mut self) {
        self.drain();
        screen::give_back();
    }
}

impl Drop for Tty {
    fn drop(&mut self) {
        self.leave();
        self.end();
    }
}

pub(super) fn no_terminal(error: &io::Error) -> Failure {
    Failure::new(format!("there is no terminal to read in: {}", words(error)))
        .help("`plenary show` prints a briefing as plain text")
}
