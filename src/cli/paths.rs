//! `plenary paths`: the paths of settings, themes, saved state, library and cache.

use super::exit::Exit;
use super::output::{print, shown};
use super::settings;
use crate::io::{self, Failure};

pub(super) fn run(args: &settings::Place) -> Result<Exit, Failure> {
    let settings = args.read()?;
    let places = [
        ("settings", settings.file.clone()),
        ("themes", settings.themes_folder()),
        ("state", io::state_dir()),
        ("library", io::library_dir()),
        ("cache", io::cache_dir()),
    ];
    let lines = places.into_iter().map(|(name, path)| match path {
        Some(path) => {
            let missing = if path.exists() { "" } else { "  (does not exist)" };
            format!("{name:<10}{}{missing}\n", shown(&path))
        }
        None => format!("{name:<10}none: there is no home folder\n"),
    });
    print(&lines.collect::<String>())?;
    Ok(settings.report())
}
