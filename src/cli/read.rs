//! `plenary [PATH…]`: the reader.

use super::{Exit, load, show};
use crate::app::{App, Setup};
use crate::io::Failure;
use crate::row::Glyphs;
use crate::terminal;
use crate::text::bidi::Bidi;
use crate::ui::theme::Theme;
use std::io::IsTerminal;
use std::path::PathBuf;

/// How the reader looks.
#[derive(Debug, clap::Args)]
pub(super) struct Looks {
    /// Borders and marks in plain ASCII
    #[arg(long)]
    ascii: bool,
    /// Who puts Arabic and Hebrew into visual order: `terminal` for one that does so itself
    #[arg(long, value_name = "WHO", default_value = "plenary", value_parser = bidi)]
    bidi: Bidi,
}

fn bidi(name: &str) -> Result<Bidi, String> {
    Bidi::from_name(name).ok_or_else(|| "it is `plenary` or `terminal`".to_owned())
}

impl Looks {
    pub(super) fn setup(&self) -> Setup {
        let glyphs = if self.ascii { Glyphs::ASCII } else { Glyphs::UNICODE };
        Setup { glyphs, bidi: self.bidi, ..Setup::default() }
    }
}

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Briefings or folders of briefings, `-` for standard input; none: those that come with plenary
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,
    #[command(flatten)]
    looks: Looks,
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
    let end = terminal::run(App::new(volumes, args.looks.setup()), &theme)?;
    super::print(&end.printed)?;
    if let Some(signal) = end.signal {
        terminal::die_by(signal);
    }
    Ok(Exit::Well)
}
