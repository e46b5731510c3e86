//! `plenary paths`: where settings, themes, state and the library are, and which of them are there.

use super::{Exit, settings};
use crate::io::{self, Failure};
use crate::text::Safe;

pub(super) fn run(args: &settings::Place) -> Result<Exit, Failure> {
    let settings = args.read()?;
    let places = [
        ("settings", settings.file.clone()),
        ("themes", settings.themes_folder()),
        ("state", io::state_dir()),
        ("library", io::library_dir()),
    ];
    let lines = places.into_iter().map(|(name, path)| match path {
        Some(path) => {
            let there = if path.exists() { "" } else { "  (not there)" };
            format!("{name:<10}{}{there}\n", Safe::from_world(&path.to_string_lossy()))
        }
        None => format!("{name:<10}nowhere: there is no home folder\n"),
    });
    super::print(&lines.collect::<String>())?;
    Ok(settings.tell())
}
