//! `plenary themes`: every theme, its background, and where it comes from.

use super::exit::Exit;
use super::output::print;
use super::settings;
use crate::io::Failure;
use crate::theme::{AUTO, embedded};

pub(super) fn run(args: &settings::Place) -> Result<Exit, Failure> {
    let mut settings = args.read()?;
    settings.find_themes()?;
    let mut out = String::new();
    for theme in embedded().iter().chain(&settings.themes) {
        let place = theme.file.as_deref().unwrap_or("comes with plenary");
        out.push_str(&format!(
            "{:<16}{:<7}{}  ({place})\n",
            theme.name,
            theme.background.name(),
            theme.about
        ));
    }
    out.push_str(&format!(
        "{AUTO:<16}{:<7}plenary-dark or plenary-light, to suit the terminal's background\n",
        "any"
    ));
    print(&out)?;
    Ok(settings.report())
}
