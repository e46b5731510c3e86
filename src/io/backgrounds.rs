//! Remembers which terminals have a dark background, and which a light one.

use super::replace::{Durability, replace};
use super::{private_folder, state_dir};
use crate::theme::Background;
use std::path::Path;

/// Name of the file in the folder of saved state. Each line has a background, a tab and a terminal.
const FILE: &str = "backgrounds";
/// How many terminals are remembered; the one that was added first is forgotten first.
const MAX_TERMINALS: usize = 50;

/// Returns the background that a terminal last reported; `None` if it is not known.
pub fn remembered_background(terminal: &str) -> Option<Background> {
    remembered_in(&state_dir()?, terminal)
}

/// Remembers the background of a terminal.
///
/// Nothing is reported if that fails, because it only costs a change of colours at the next start.
pub fn remember_background(terminal: &str, background: Background) {
    if let Some(folder) = state_dir() {
        remember_in(&folder, terminal, background);
    }
}

fn remembered_in(folder: &Path, terminal: &str) -> Option<Background> {
    let text = std::fs::read_to_string(folder.join(FILE)).ok()?;
    let name = text.lines().find_map(|line| name_of(line, terminal))?;
    Background::ALL.into_iter().find(|background| background.name() == name)
}

fn remember_in(folder: &Path, terminal: &str, background: Background) {
    let path = folder.join(FILE);
    let text = std::fs::read_to_string(&path).unwrap_or_default();
    let mut lines: Vec<&str> = text.lines().filter(|line| name_of(line, terminal).is_none()).collect();
    let own = format!("{}\t{terminal}", background.name());
    lines.push(&own);
    let first = lines.len().saturating_sub(MAX_TERMINALS);
    let text = lines.into_iter().skip(first).flat_map(|line| [line, "\n"]).collect::<String>();
    let _ = private_folder(folder).and_then(|()| replace(&path, &text, Durability::Accepted));
}

/// Returns the name of the background in a line, if the line is about this terminal.
fn name_of<'a>(line: &'a str, terminal: &str) -> Option<&'a str> {
    let (name, of) = line.split_once('\t')?;
    (of == terminal).then_some(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_background_of_each_terminal_is_remembered() {
        let folder = tempfile::tempdir().unwrap();
        let folder = folder.path().join("state");
        assert_eq!(remembered_in(&folder, "kitty"), None);
        remember_in(&folder, "kitty", Background::Dark);
        remember_in(&folder, "foot", Background::Light);
        assert_eq!(remembered_in(&folder, "kitty"), Some(Background::Dark));
        remember_in(&folder, "kitty", Background::Light);
        assert_eq!(remembered_in(&folder, "kitty"), Some(Background::Light));
        assert_eq!(remembered_in(&folder, "foot"), Some(Background::Light));
        for number in 0..MAX_TERMINALS {
            remember_in(&folder, &format!("terminal {number}"), Background::Dark);
        }
        assert_eq!(remembered_in(&folder, "kitty"), None);
        std::fs::write(folder.join(FILE), "no line\nblue\tfoot\n").unwrap();
        assert_eq!(remembered_in(&folder, "foot"), None);
    }
}
