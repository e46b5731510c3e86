//! Opening an address in the person's browser.

use super::clipboard::Surroundings;
use super::mail::Mailbox;
use crate::app::Input;
use std::ffi::OsString;
use std::process::{Command, Stdio};
use std::thread;

/// Whether a browser would open where the person is. Who set `BROWSER` has seen to that, over ssh too.
pub(super) fn is_reachable(surroundings: &Surroundings) -> bool {
    preferred().is_some() || (surroundings.display && !surroundings.ssh)
}

/// Opens an address, beside the loop; what came of it is brought as [`Input::Browsed`].
pub(super) fn open(url: String, mailbox: &Mailbox) {
    let sender = mailbox.clone();
    let started = thread::Builder::new().name("browser".to_owned()).spawn(move || {
        sender.post(Input::Browsed(run(&url)));
    });
    if let Err(error) = started {
        mailbox.post(Input::Browsed(Err(format!("no browser can be started: {error}"))));
    }
}

/// The first of the browsers that `BROWSER` names.
fn preferred() -> Option<OsString> {
    let all = std::env::var_os("BROWSER")?;
    let first = std::env::split_paths(&all).next()?;
    (!first.as_os_str().is_empty()).then(|| first.into_os_string())
}

fn run(url: &str) -> Result<(), String> {
    let mut commands = match preferred() {
        Some(browser) => {
            let mut command = Command::new(browser);
            command.arg(url);
            vec![command]
        }
        None => open::commands(url),
    };
    for command in &mut commands {
        // Nothing of what it says may get onto the screen.
        command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        if command.status().is_ok_and(|status| status.success()) {
            return Ok(());
        }
    }
    Err(format!("no browser could be opened: {url}"))
}
