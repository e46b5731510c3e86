//! The terminal on systems without signals (Windows), through crossterm's events.

use super::event::{Event, no_terminal};
use super::queue::InputQueue;
use super::screen;
use crate::app::Mouse;
use crate::io::{Failure, words};
use crossterm::event::{self, KeyEventKind, MouseButton, MouseEvent, MouseEventKind};
use std::collections::VecDeque;
use std::time::Duration;

/// How long a worker's result may wait. Without a worker, nothing wakes up.
const POLL_INTERVAL: Duration = Duration::from_millis(30);

/// The terminal, taken over as long as this lives.
///
/// Dropping it gives the terminal back. There is only one at a time.
#[derive(Debug)]
pub struct Tty {
    queue: InputQueue,
    events: VecDeque<Event>,
}

impl Tty {
    /// Takes the terminal over.
    ///
    /// That means raw mode, the alternate screen, no cursor, and marked pastes.
    pub fn enter() -> Result<Self, Failure> {
        let queue = InputQueue::new()
            .map_err(|error| Failure::new(format!("cannot start workers: {}", words(&error))))?;
        let mut tty = Self { queue, events: VecDeque::new() };
        tty.retake()?;
        Ok(tty)
    }

    /// Takes the terminal over again after [`leave`](Self::leave).
    ///
    /// Does nothing if it is taken over.
    pub fn retake(&mut self) -> Result<(), Failure> {
        screen::take().map_err(|error| no_terminal(&error))
    }

    /// Waits for the next event.
    pub fn next(&mut self) -> Result<Event, Failure> {
        loop {
            self.events.extend(self.queue.take().into_iter().map(Event::Sent));
            if let Some(event) = self.events.pop_front() {
                return Ok(event);
            }
            if self.queue.has_senders() && !event::poll(POLL_INTERVAL).map_err(|error| no_terminal(&error))? {
                continue;
            }
            match event::read().map_err(|error| no_terminal(&error))? {
                event::Event::Key(key) if key.kind != KeyEventKind::Release => return Ok(Event::Key(key)),
                event::Event::Paste(text) => return Ok(Event::Paste(text)),
                event::Event::Mouse(MouseEvent { kind, column, row, .. }) => {
                    let mouse = match kind {
                        MouseEventKind::Down(MouseButton::Left) => Mouse::Click,
                        MouseEventKind::Drag(MouseButton::Left) => Mouse::Drag,
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

    /// Does nothing: this system cannot stop programs.
    pub fn suspend(&mut self) -> Result<(), Failure> {
        Ok(())
    }

    /// Returns true if [`next`](Self::next) would return at once.
    pub fn is_ready(&mut self) -> Result<bool, Failure> {
        self.events.extend(self.queue.take().into_iter().map(Event::Sent));
        Ok(!self.events.is_empty() || event::poll(Duration::ZERO).map_err(|error| no_terminal(&error))?)
    }

    pub(super) fn queue(&self) -> &InputQueue {
        &self.queue
    }

    /// Asks nothing: here, an answer would arrive as keys.
    pub fn ask_background(&mut self, _out: &mut dyn std::io::Write) -> std::io::Result<()> {
        Ok(())
    }

    pub(super) fn push_resumed(&mut self) {
        self.events.push_back(Event::Resumed);
    }

    pub(super) fn allow_stop(&mut self, _stop: bool) {}

    pub(super) fn drain_answer(&mut self) {}

    pub(super) fn restore_signals(&mut self) {}
}
