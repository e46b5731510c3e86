//! The terminal on every system: its size, its modes, and lending it.

use super::event::no_terminal;
use super::queue::InputSender;
use super::screen;
use crate::io::Failure;
use crate::picture::CellSize;

#[cfg(not(unix))]
pub use super::fallback::Tty;
#[cfg(unix)]
pub use super::unix::Tty;
pub use screen::Out;

impl Tty {
    /// What to draw on. Each write goes to the terminal at once, so it needs a buffer.
    pub fn out(&self) -> Result<Out, Failure> {
        screen::out().map_err(|error| no_terminal(&error))
    }

    /// Where workers send their results.
    pub fn sender(&self) -> InputSender {
        self.queue().sender()
    }

    /// The columns and rows.
    pub fn size(&self) -> (u16, u16) {
        screen::size()
    }

    /// Asks the terminal not to reorder characters.
    pub fn keep_order(&mut self) -> Result<(), Failure> {
        screen::keep_order().map_err(|error| no_terminal(&error))
    }

    /// Turns mouse reports on, or leaves the mouse to the terminal.
    ///
    /// The reports come as [`Event::Mouse`](super::Event::Mouse).
    pub fn take_mouse(&mut self, taken: bool) -> Result<(), Failure> {
        screen::take_mouse(taken).map_err(|error| no_terminal(&error))
    }

    /// The size of a cell in pixels, or the usual one if the terminal does not say.
    pub fn cell_size(&self) -> CellSize {
        screen::cell_size()
    }

    /// Lends the terminal to another program while `run` runs.
    ///
    /// Afterwards the terminal is taken over again, and the next event is [`Event::Resumed`](super::Event::Resumed).
    pub fn lend<T>(&mut self, run: impl FnOnce() -> T) -> Result<T, Failure> {
        self.leave();
        self.allow_stop(true);
        let result = run();
        self.allow_stop(false);
        self.retake()?;
        self.push_resumed();
        Ok(result)
    }

    /// Gives the terminal back, for another program or at the end.
    ///
    /// Does nothing if that was done already.
    pub fn leave(&mut self) {
        self.drain_answer();
        screen::give_back();
    }
}

impl Drop for Tty {
    fn drop(&mut self) {
        self.leave();
        self.restore_signals();
    }
}
