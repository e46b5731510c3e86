//! Opens an address in the user's browser.

use super::clipboard::Environment;
use super::queue::InputSender;
use crate::app::Input;
use crate::io::words;
use std::ffi::OsString;
use std::process::{Command, Stdio};
use std::thread;

/// Returns true if a browser would open on the user's own machine.
///
/// Users who set `BROWSER` take care of that, also over ssh.
pub(super) fn is_reachable(environment: &Environment) -> bool {
    preferred().is_some() || (environment.display && !environment.ssh)
}

/// Opens an address in a thread, which sends [`Input::Browsed`].
pub(super) fn open(url: String, sender: &InputSender) {
    let from_thread = sender.clone();
    let started = thread::Builder::new().name("browser".to_owned()).spawn(move || {
        from_thread.send(Input::Browsed(run(&url)));
    });
    if let Err(error) = started {
        sender.send(Input::Browsed(Err(format!("cannot start a browser: {}", words(&error)))));
    }
}

/// The first browser that `BROWSER` names.
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
        // Its output must not appear on the screen.
        command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        if command.status().is_ok_and(|status| status.success()) {
            return Ok(());
        }
    }
    Err(format!("cannot open a browser: {url}"))
}
