//! Reads the files of the shelf in threads, so that keys work meanwhile.

use super::queue::InputSender;
use crate::app::{Input, Opened};
use crate::io::{self, Failure, Store};
use crate::library::shelf::State;
use crate::memory::Identity;
use crate::text::Safe;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant};
use std::vec::IntoIter;

/// How often to update the list.
///
/// Nobody would see faster updates, and each one costs a frame.
const UPDATE_INTERVAL: Duration = Duration::from_millis(40);

/// Reads files in order, on all processors, and keeps only what the list shows of each.
pub(super) fn survey(files: Vec<(usize, PathBuf)>, sender: &InputSender) {
    let workers = thread::available_parallelism().map_or(1, usize::from).min(files.len());
    let files = Arc::new(Mutex::new(files.into_iter()));
    for _ in 0..workers {
        let (files, sender) = (Arc::clone(&files), sender.clone());
        thread::spawn(move || survey_some(&files, &sender));
    }
}

/// Reads the next of the files until none is left.
fn survey_some(files: &Mutex<IntoIter<(usize, PathBuf)>>, sender: &InputSender) {
    let next = || files.lock().unwrap_or_else(PoisonError::into_inner).next();
    let mut batch = Vec::new();
    let mut updated = Instant::now();
    while let Some((index, path)) = next() {
        batch.push((index, look(&path)));
        if updated.elapsed() >= UPDATE_INTERVAL {
            updated = Instant::now();
            if !sender.send(Input::Surveyed(std::mem::take(&mut batch))) {
                return;
            }
        }
    }
    sender.send(Input::Surveyed(batch));
}

/// Reads a file and returns what the list shows of it.
pub(super) fn look(path: &std::path::Path) -> State {
    match io::open(path) {
        Ok(volume) => State::of(&volume),
        Err(failure) => State::Unfit(Safe::clean_line(&reason(&failure))),
    }
}

/// Opens a file and recalls what is remembered of it.
pub(super) fn open(entry: usize, path: PathBuf, store: Store, sender: InputSender) {
    thread::spawn(move || {
        let volume = io::open(&path).map_err(|failure| reason(&failure));
        let recalled = volume.as_ref().map(|volume| store.recall(&Identity::of(volume)));
        let recalled = recalled.unwrap_or_default();
        sender.send(Input::Opened(Box::new(Opened { entry, volume, recalled })));
    });
}

/// Why a file cannot be read, without its name, which is shown next to it.
fn reason(failure: &Failure) -> String {
    match &failure.help {
        Some(help) => format!("{}; {help}", failure.message),
        None => failure.message.clone(),
    }
}
