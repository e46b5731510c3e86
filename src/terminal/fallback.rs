//! The terminal where there are no signals (Windows): crossterm's events, waited for.

use super::screen;
use super::tty::{Event, no_terminal};
use crate::io::Failure;
use crossterm::event::{self, KeyEventKind};

/// The terminal, taken over as long as this lives.
///
/// Dropping it gives the terminal back. One at a time.
#[derive(Debug)]
pub struct Tty(());

impl Tty {
    /// Takes the terminal over: raw mode, the alternate screen, no cursor, pastes marked as such.
    pub fn enter() -> Result<Self, Failure> {
        let mut tty = Self(());
        tty.again()?;
        Ok(tty)
    }

    /// Takes the terminal again after [`leave`](Self::leave); nothing if it is taken.
    pub fn again(&mut self) -> Result<(), Failure> {
        screen::take().map_err(|error| no_terminal(&error))
    }

    /// What happens next.
    pub fn next(&mut self) -> Result<Event, Failure> {
        loop {
            match event::read().map_err(|error| no_terminal(&error))? {
                event::Event::Key(key) if key.kind != KeyEventKind::Release => return Ok(Event::Key(key)),
                event::Event::Paste(text) => return Ok(Event::Paste(text)),
                event::Event::Resize(width, height) => return Ok(Event::Resize { width, height }),
                _ => {}
            }
        }
    }

    /// There is no stopping here: nothing happens.
    pub fn suspend(&mut self) -> Result<(), Failure> {
        Ok(())
    }

    /// Asks nothing: an answer would come as keys here.
    pub fn ask_ground(&mut self, _out: &mut dyn std::io::Write) -> std::io::Result<()> {
        Ok(())
    }

    pub(super) fn drain(&mut self) {}

    pub(super) fn end(&mut self) {}
}
