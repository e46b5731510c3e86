//! `plenary [PATH…]`: the reader.

use super::{Exit, load, show};
use crate::app::{App, Setup};
use crate::io::Failure;
use crate::row::Glyphs;
use crate::terminal;
#[cfg(feature = "images")]
use crate::terminal::protocol::Choice;
use crate::ui::theme::Theme;
use std::io::IsTerminal;
use std::path::PathBuf;

/// How the reader looks.
#[derive(Debug, clap::Args)]
pub(super) struct Looks {
    /// Borders and marks in plain ASCII
    #[arg(long)]
    ascii: bool,
}

impl Looks {
    pub(super) fn setup(&self) -> Setup {
        let glyphs = if self.ascii { Glyphs::ASCII } else { Glyphs::UNICODE };
        Setup { glyphs, ..Setup::default() }
    }
}

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Briefings or folders of briefings, `-` for standard input; none: those that come with plenary
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,
    #[command(flatten)]
    looks: Looks,
    /// How pictures are shown: auto, kitty, iterm2, sixel, half-blocks or off
    #[cfg(feature = "images")]
    #[arg(long, value_name = "HOW", default_value = "auto", hide_possible_values = true, value_parser = images)]
    images: Choice,
}

#[cfg(feature = "images")]
fn images(name: &str) -> Result<Choice, String> {
    let names = || Choice::ALL.map(|(name, _)| name).join(", ");
    Choice::named(name).ok_or_else(|| format!("it is one of {}", names()))
}

impl Args {
    /// How the reader starts in a terminal.
    fn setup(&self) -> Setup {
        let setup = self.looks.setup();
        #[cfg(feature = "images")]
        let setup = Setup { images: self.images.way(self.looks.ascii || super::is_set("NO_COLOR")), ..setup };
        setup
    }
}

pub(super) fn run(args: &Args) -> Result<Exit, Failure> {
    let volumes = load::load(&args.paths)?;
    if !std::io::stdout().is_terminal() || super::is_dumb() {
        return show::print_linear(&volumes, args.looks.setup(), None);
    }
    if volumes.iter().all(|volume| volume.briefing.is_none()) {
        load::report_unread(&volumes);
        return Ok(Exit::Faults);
    }
    let theme =
        Theme::named(if super::is_set("NO_COLOR") { "mono" } else { "terminal" }).map_err(Failure::new)?;
    let end = terminal::run(App::new(volumes, args.setup()), &theme)?;
    super::print(&end.printed)?;
    if let Some(signal) = end.signal {
        terminal::die_by(signal);
    }
    Ok(Exit::Well)
}
