//! `plenary themes`: every theme, from where it is, and for which background.

use super::{Exit, settings};
use crate::io::Failure;
use crate::theme::{AUTO, embedded};

pub(super) fn run(args: &settings::Place) -> Result<Exit, Failure> {
    let mut settings = args.read()?;
    settings.find_themes()?;
    let mut out = String::new();
    for theme in embedded().iter().chain(&settings.themes) {
        let place = theme.file.as_deref().map_or("comes with plenary", |file| file);
        out.push_str(&format!("{:<16}{:<7}{}  ({place})\n", theme.name, theme.ground.name(), theme.about));
    }
    out.push_str(&format!(
        "{AUTO:<16}{:<7}plenary-dark or plenary-light, as the terminal's background is\n",
        "any"
    ));
    super::print(&out)?;
    Ok(settings.tell())
}
