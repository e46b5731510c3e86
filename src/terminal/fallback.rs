//! The terminal where there are no signals (Windows): crossterm's events, waited for.

use super::mail::Letters;
use super::screen;
use super::tty::{Event, no_terminal};
use crate::app::Mouse;
use crate::io::{Failure, words};
use crossterm::event::{self, KeyEventKind, MouseButton, MouseEvent, MouseEventKind};
use std::collections::VecDeque;
use std::time::Duration;

/// How long what a worker brought may lie; nothing wakes up while there is no worker.
const GLANCE: Duration = Duration::from_millis(30);

/// The terminal, taken over as long as this lives.
///
/// Dropping it gives the terminal back. One at a time.
#[derive(Debug)]
pub struct Tty {
    letters: Letters,
    brought: VecDeque<Event>,
}

impl Tty {
    /// Takes the terminal over: raw mode, the alternate screen, no cursor, pastes marked as such.
    pub fn enter() -> Result<Self, Failure> {
        let letters = Letters::new()
            .map_err(|error| Failure::new(format!("workers cannot be heard: {}", words(&error))))?;
        let mut tty = Self { letters, brought: VecDeque::new() };
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
            self.brought.extend(self.letters.take().into_iter().map(Event::Brought));
            if let Some(brought) = self.brought.pop_front() {
                return Ok(brought);
            }
            if self.letters.expected() && !event::poll(GLANCE).map_err(|error| no_terminal(&error))? {
                continue;
            }
            match event::read().map_err(|error| no_terminal(&error))? {
                event::Event::Key(key) if key.kind != KeyEventKind::Release => return Ok(Event::Key(key)),
                event::Event::Paste(text) => return Ok(Event::Paste(text)),
                event::Event::Mouse(MouseEvent { kind, column, row, .. }) => {
                    let mouse = match kind {
                        MouseEventKind::Down(MouseButton::Left) => Mouse::Click,
                        MouseEventKind::ScrollDown => Mouse::WheelDown,
                        MouseEventKind::ScrollUp => Mouse::WheelUp,
                        _ => continue,
                    };
                    return Ok(Event::Mouse(column, row, mouse));
                }
                event::Event::Resize(width, height) => return Ok(Event::Resize { width, height }),
                _ => {}
            }
        }
    }

    /// There is no stopping here: nothing happens.
    pub fn suspend(&mut self) -> Result<(), Failure> {
        Ok(())
    }

    /// Whether something has happened already, so that [`next`](Self::next) would not wait.
    pub fn is_ready(&mut self) -> Result<bool, Failure> {
        self.brought.extend(self.letters.take().into_iter().map(Event::Brought));
        Ok(!self.brought.is_empty() || event::poll(Duration::ZERO).map_err(|error| no_terminal(&error))?)
    }

    pub(super) fn letters(&self) -> &Letters {
        &self.letters
    }

    /// Asks nothing: an answer would come as keys here.
    pub fn ask_ground(&mut self, _out: &mut dyn std::io::Write) -> std::io::Result<()> {
        Ok(())
    }

    pub(super) fn resumed(&mut self) {
        self.brought.push_back(Event::Resumed);
    }

    pub(super) fn let_stop(&mut self, _stop: bool) {}

    pub(super) fn drain(&mut self) {}

    pub(super) fn end(&mut self) {}
}
