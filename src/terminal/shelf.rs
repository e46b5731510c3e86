//! Opens files of the shelf in threads, so that keys work meanwhile.

use super::queue::InputSender;
use crate::app::{Input, Opened};
use crate::io::{self, Failure, Store};
use crate::memory::Identity;
use std::path::PathBuf;
use std::thread;

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
pub(super) fn reason(failure: &Failure) -> String {
    match &failure.help {
        Some(help) => format!("{}; {help}", failure.message),
        None => failure.message.clone(),
    }
}
