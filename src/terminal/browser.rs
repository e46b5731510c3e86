//! Opens an address in the user's browser.

use super::clipboard::Environment;
use super::queue::InputSender;
use super::screen;
use crate::app::Input;
use crate::io::words;
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread;

/// Browsers that run in the terminal.
const IN_TERMINAL: [&str; 8] =
    ["w3m", "lynx", "links", "links2", "elinks", "www-browser", "browsh", "carbonyl"];

/// Returns true if a browser would open on the user's own machine.
///
/// Users who set `BROWSER` take care of that, also over ssh.
pub(super) fn is_reachable(environment: &Environment) -> bool {
    preferred("").is_some() || (environment.display && !environment.ssh)
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

/// Returns true if the browser that the user prefers runs in the terminal.
pub(super) fn needs_terminal() -> bool {
    let program = preferred("").and_then(|line| line.into_iter().next());
    program.is_some_and(|program| is_in_terminal(&program))
}

/// Opens an address in a browser that runs in the terminal, and waits for it to close.
pub(super) fn open_in_terminal(url: &str) -> Result<(), String> {
    let mut line = preferred(url).unwrap_or_default().into_iter();
    let program = line.next().unwrap_or_default();
    let mut command = Command::new(&program);
    command.args(line);
    screen::give_to(&mut command);
    match command.status() {
        Ok(status) if status.success() => Ok(()),
        Ok(_) => Err(format!("{program} failed; the address is {url}")),
        Err(error) => Err(format!("cannot start {program}: {}; the address is {url}", words(&error))),
    }
}

fn is_in_terminal(program: &str) -> bool {
    let name = Path::new(program).file_stem().unwrap_or_default();
    IN_TERMINAL.iter().any(|known| name == *known)
}

/// The command line of the first browser in `BROWSER` that is installed, or of the first one.
fn preferred(url: &str) -> Option<Vec<String>> {
    let all = std::env::var("BROWSER").ok()?;
    let lines: Vec<Vec<String>> = candidates(&all, url);
    let first = lines.iter().find(|line| line.first().is_some_and(|program| is_installed(program)));
    first.or(lines.first()).cloned()
}

/// The command lines of a list such as `one %s:two`; the address replaces `%s` or comes last.
fn candidates(all: &str, url: &str) -> Vec<Vec<String>> {
    let separator = if cfg!(windows) { ';' } else { ':' };
    let lines = all.split(separator).filter(|line| !line.trim().is_empty()).map(|line| {
        let line = line.trim();
        // It may be a path with spaces in it.
        let parts = if Path::new(line).is_file() { None } else { shlex::split(line) };
        let mut parts = parts.unwrap_or_else(|| vec![line.to_owned()]);
        let has_place = parts.iter().any(|part| part.contains("%s"));
        parts.iter_mut().skip(1).for_each(|part| *part = part.replace("%s", url));
        if !has_place {
            parts.push(url.to_owned());
        }
        parts
    });
    lines.collect()
}

fn is_installed(program: &str) -> bool {
    if Path::new(program).components().count() > 1 {
        return Path::new(program).is_file();
    }
    let path = std::env::var_os("PATH").unwrap_or_default();
    std::env::split_paths(&path).any(|folder| folder.join(program).is_file())
}

fn run(url: &str) -> Result<(), String> {
    let mut commands = match preferred(url) {
        Some(line) => {
            let mut line = line.into_iter();
            let mut command = Command::new(line.next().unwrap_or_default());
            command.args(line);
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
    Err(format!("cannot open a browser; the address is {url}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_of_browsers_is_split_and_the_address_takes_its_place() {
        let url = "https://example.org/a";
        let found = candidates("one -n %s --new:two:'my browser' x", url);
        assert_eq!(found, [vec!["one", "-n", url, "--new"], vec!["two", url], vec!["my browser", "x", url]]);
        assert!(candidates(" : ", url).is_empty());
    }

    #[test]
    fn browsers_that_run_in_the_terminal_are_known() {
        assert!(is_in_terminal("/usr/bin/w3m") && is_in_terminal("lynx"));
        assert!(!is_in_terminal("firefox"));
    }
}
