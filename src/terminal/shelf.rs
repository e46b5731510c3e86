//! Reading the files of a shelf beside the loop, so that keys act meanwhile.

use super::mail::Mailbox;
use crate::app::{Input, Opened};
use crate::io::{self, Failure, Store};
use crate::library::shelf::State;
use crate::memory::Identity;
use crate::text::Safe;
use std::path::PathBuf;
use std::thread;
use std::time::{Duration, Instant};

/// How often the list is told what was read: nobody sees more, and each time costs a frame.
const PACE: Duration = Duration::from_millis(40);

/// Reads files one after the other; only what the list shows of each is kept.
pub(super) fn survey(files: Vec<(usize, PathBuf)>, mailbox: Mailbox) {
    thread::spawn(move || {
        let mut batch = Vec::new();
        let mut told = Instant::now();
        for (index, path) in files {
            batch.push((index, look(&path)));
            if told.elapsed() >= PACE {
                told = Instant::now();
                if !mailbox.post(Input::Surveyed(std::mem::take(&mut batch))) {
                    return;
                }
            }
        }
        mailbox.post(Input::Surveyed(batch));
    });
}

/// What a file is, as the list shows it.
pub fn look(path: &std::path::Path) -> State {
    match io::open(path) {
        Ok(volume) => State::of(&volume),
        Err(failure) => State::Unfit(Safe::from_world(&reason(&failure))),
    }
}

/// Opens a file, with what is remembered of it.
pub(super) fn open(entry: usize, path: PathBuf, store: Store, mailbox: Mailbox) {
    thread::spawn(move || {
        let volume = io::open(&path).map_err(|failure| reason(&failure));
        let recalled = volume.as_ref().map(|volume| store.recall(&Identity::of(volume)));
        let recalled = recalled.unwrap_or_default();
        mailbox.post(Input::Opened(Box::new(Opened { entry, volume, recalled })));
    });
}

/// Why a file cannot be read, without its name, which stands beside it.
fn reason(failure: &Failure) -> String {
    match &failure.help {
        Some(help) => format!("{}; {help}", failure.message),
        None => failure.message.clone(),
    }
}
