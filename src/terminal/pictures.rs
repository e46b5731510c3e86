//! A worker thread that reads and decodes pictures.

use super::queue::InputSender;
use crate::app::Input;
use crate::io::{self, FoundFile};
use crate::picture::{
    self, CellSize, FILE_LIMIT, PictureRequest, PictureResult, PictureUpdate, Pixels, Protocol,
};
use std::collections::VecDeque;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Condvar, Mutex, PoisonError};

/// Maximum number of bytes of decoded pictures that are kept.
///
/// With them, a new size needs no new decoding.
const MAX_KEPT: usize = 64 << 20;

/// The pictures that are wanted now.
#[derive(Debug)]
pub(super) struct Request {
    pub(super) briefing: PathBuf,
    pub(super) requests: VecDeque<PictureRequest>,
    pub(super) cell: CellSize,
    pub(super) protocol: Protocol,
}

/// The loop's handle of the worker. Dropping it ends the worker.
#[derive(Debug)]
pub(super) struct PictureWorker {
    inbox: Arc<Inbox>,
}

#[derive(Debug, Default)]
struct Inbox {
    state: Mutex<State>,
    changed: Condvar,
}

#[derive(Debug, Default)]
struct State {
    /// The last request, which replaces the ones before it.
    request: Option<Request>,
    closed: bool,
}

impl PictureWorker {
    /// Starts a worker that sends its results to the loop.
    pub(super) fn start(sender: InputSender) -> std::io::Result<Self> {
        let inbox = Arc::new(Inbox::default());
        let own = Arc::clone(&inbox);
        let worker = move || Worker { sender, kept: Vec::new(), id: first_id() }.run(&own);
        std::thread::Builder::new().name("pictures".to_owned()).spawn(worker)?;
        Ok(Self { inbox })
    }

    /// Requests pictures; this replaces the previous request.
    pub(super) fn request(&self, request: Request) {
        self.inbox.state.lock().unwrap_or_else(PoisonError::into_inner).request = Some(request);
        self.inbox.changed.notify_one();
    }
}

impl Drop for PictureWorker {
    fn drop(&mut self) {
        self.inbox.state.lock().unwrap_or_else(PoisonError::into_inner).closed = true;
        self.inbox.changed.notify_one();
    }
}

/// A single picture to make.
struct Job {
    briefing: PathBuf,
    request: PictureRequest,
    cell: CellSize,
    protocol: Protocol,
}

impl Inbox {
    /// Waits for the next picture to make, or returns `None` if there will be no more.
    fn next(&self) -> Option<Job> {
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        loop {
            if state.closed {
                return None;
            }
            if let Some(wanted) = &mut state.request
                && let Some(request) = wanted.requests.pop_front()
            {
                let (briefing, cell, protocol) = (wanted.briefing.clone(), wanted.cell, wanted.protocol);
                return Some(Job { briefing, request, cell, protocol });
            }
            state = self.changed.wait(state).unwrap_or_else(PoisonError::into_inner);
        }
    }
}

/// The worker in its thread.
struct Worker {
    sender: InputSender,
    /// Decoded pictures, in the order in which they were last used.
    kept: Vec<(FoundFile, Arc<Pixels>)>,
    id: u32,
}

impl Worker {
    fn run(mut self, inbox: &Inbox) {
        while let Some(job) = inbox.next() {
            let made = io::catch_panic(Path::new(&*job.request.image), || self.make(&job));
            let result = match made.unwrap_or_else(|failure| Err(failure.message)) {
                Ok(rendering) => PictureResult::Ready(Arc::new(rendering)),
                Err(why) => PictureUpdate::failed(PathBuf::new(), job.request.image.clone(), &why).result,
            };
            if !self.tell(&job, result) {
                return;
            }
        }
    }

    /// Sends what was found out about a picture. Returns false if the loop has ended.
    fn tell(&self, job: &Job, result: PictureResult) -> bool {
        let (briefing, image) = (job.briefing.clone(), job.request.image.clone());
        self.sender.send(Input::Picture(PictureUpdate { briefing, image, result }))
    }

    fn make(&mut self, job: &Job) -> Result<picture::Rendering, String> {
        let pixels = self.pixels(job)?;
        self.id = if self.id == 0x00ff_ffff { 1 } else { self.id + 1 };
        picture::render(&pixels, job.request.bounds, job.cell, job.protocol, self.id)
    }

    fn pixels(&mut self, job: &Job) -> Result<Arc<Pixels>, String> {
        let found = io::find_beside(&job.briefing, &job.request.image).map_err(|failure| failure.message)?;
        let pixels = if let Some(at) = self.kept.iter().position(|(known, _)| *known == found) {
            let (_, pixels) = self.kept.remove(at);
            self.tell(job, PictureResult::Measured(pixels.size));
            pixels
        } else {
            let bytes = io::read_beside(&found, FILE_LIMIT).map_err(|failure| failure.message)?;
            // The text can leave space for it while it is decoded.
            self.tell(job, PictureResult::Measured(picture::measure(&bytes)?));
            Arc::new(picture::decode(&bytes)?)
        };
        self.kept.push((found, Arc::clone(&pixels)));
        let mut bytes: usize = self.kept.iter().map(|(_, pixels)| pixels.weight()).sum();
        while bytes > MAX_KEPT && self.kept.len() > 1 {
            bytes -= self.kept.remove(0).1.weight();
        }
        Ok(pixels)
    }
}

/// The first id of this process.
///
/// Two programs in one window must not use the same ids.
fn first_id() -> u32 {
    (std::process::id() & 0xffff) << 8
}
