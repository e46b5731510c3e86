//! One worker that reads and decodes pictures while the loop goes on.

use super::mail::Mailbox;
use crate::app::Input;
use crate::io::{self, Stamp};
use crate::picture::{self, Ask, CellSize, FILE_LIMIT, News, Pixels, Protocol, What};
use std::collections::VecDeque;
use std::path::PathBuf;
use std::sync::{Arc, Condvar, Mutex, PoisonError};

/// The most bytes of decoded pictures that are kept, so that a new size needs no new decoding.
const KEPT: usize = 64 << 20;

/// What is wanted now.
#[derive(Debug)]
pub(super) struct Order {
    pub(super) briefing: PathBuf,
    pub(super) asks: VecDeque<Ask>,
    pub(super) cell: CellSize,
    pub(super) protocol: Protocol,
}

/// The worker, as the loop has it. It ends with this.
#[derive(Debug)]
pub(super) struct Workshop {
    desk: Arc<Desk>,
}

#[derive(Debug, Default)]
struct Desk {
    state: Mutex<State>,
    changed: Condvar,
}

#[derive(Debug, Default)]
struct State {
    /// A new order takes the place of the one before: what is not in it is no longer wanted.
    order: Option<Order>,
    closed: bool,
}

impl Workshop {
    /// A worker that brings what it finds out into the mailbox.
    pub(super) fn open(mailbox: Mailbox) -> std::io::Result<Self> {
        let desk = Arc::new(Desk::default());
        let own = Arc::clone(&desk);
        let worker = move || Worker { mailbox, kept: Vec::new(), id: first_id() }.run(&own);
        std::thread::Builder::new().name("pictures".to_owned()).spawn(worker)?;
        Ok(Self { desk })
    }

    /// Wants these, and nothing that was wanted before.
    pub(super) fn order(&self, order: Order) {
        self.desk.state.lock().unwrap_or_else(PoisonError::into_inner).order = Some(order);
        self.desk.changed.notify_one();
    }
}

impl Drop for Workshop {
    fn drop(&mut self) {
        self.desk.state.lock().unwrap_or_else(PoisonError::into_inner).closed = true;
        self.desk.changed.notify_one();
    }
}

/// One picture to be made.
struct Job {
    briefing: PathBuf,
    ask: Ask,
    cell: CellSize,
    protocol: Protocol,
}

impl Desk {
    /// Waits for the next picture to make; `None` when there will be no more.
    fn next(&self) -> Option<Job> {
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        loop {
            if state.closed {
                return None;
            }
            if let Some(order) = &mut state.order
                && let Some(ask) = order.asks.pop_front()
            {
                let (briefing, cell, protocol) = (order.briefing.clone(), order.cell, order.protocol);
                return Some(Job { briefing, ask, cell, protocol });
            }
            state = self.changed.wait(state).unwrap_or_else(PoisonError::into_inner);
        }
    }
}

struct Worker {
    mailbox: Mailbox,
    /// Decoded pictures; the one used last is the last.
    kept: Vec<(Stamp, Arc<Pixels>)>,
    id: u32,
}

impl Worker {
    fn run(mut self, desk: &Desk) {
        while let Some(job) = desk.next() {
            let what = match self.make(&job) {
                Ok(rendering) => What::Ready(Arc::new(rendering)),
                Err(why) => News::failed(PathBuf::new(), job.ask.image.clone(), &why).what,
            };
            if !self.tell(&job, what) {
                return;
            }
        }
    }

    fn tell(&self, job: &Job, what: What) -> bool {
        let (briefing, image) = (job.briefing.clone(), job.ask.image.clone());
        self.mailbox.post(Input::Picture(News { briefing, image, what }))
    }

    fn make(&mut self, job: &Job) -> Result<picture::Rendering, String> {
        let pixels = self.pixels(job)?;
        self.id = if self.id == 0x00ff_ffff { 1 } else { self.id + 1 };
        picture::render(&pixels, job.ask.room, job.cell, job.protocol, self.id)
    }

    fn pixels(&mut self, job: &Job) -> Result<Arc<Pixels>, String> {
        let found = io::find_beside(&job.briefing, &job.ask.image).map_err(|failure| failure.message)?;
        let pixels = if let Some(at) = self.kept.iter().position(|(stamp, _)| *stamp == found) {
            let (_, pixels) = self.kept.remove(at);
            self.tell(job, What::Measured(pixels.size));
            pixels
        } else {
            let bytes = io::read_beside(&found, FILE_LIMIT).map_err(|failure| failure.message)?;
            // The text makes room for it while it is decoded.
            self.tell(job, What::Measured(picture::measure(&bytes)?));
            Arc::new(picture::decode(&bytes)?)
        };
        self.kept.push((found, Arc::clone(&pixels)));
        let mut weight: usize = self.kept.iter().map(|(_, pixels)| pixels.weight()).sum();
        while weight > KEPT && self.kept.len() > 1 {
            weight -= self.kept.remove(0).1.weight();
        }
        Ok(pixels)
    }
}

/// Where this process begins to count, so that two programs in one window do not take each other's numbers.
fn first_id() -> u32 {
    (std::process::id() & 0xffff) << 8
}
