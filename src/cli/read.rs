//! `plenary [PATH…]`: the reader.

use super::{Exit, load, show};
use crate::app::{App, Setup};
use crate::io::Failure;
use crate::row::Glyphs;
use crate::terminal;
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
}

pub(super) fn run(args: &Args) -> Result<Exit, Failure> {
    if !std::io::stdout().is_terminal() || super::is_dumb() {
        return show::print_linear(&load::load(&args.paths)?, args.looks.setup(), None);
    }
    let shelf = load::shelf(&args.paths)?;
    if load::report_single(&shelf) {
        return Ok(Exit::Faults);
    }
    let theme =
        Theme::named(if super::is_set("NO_COLOR") { "mono" } else { "terminal" }).map_err(Failure::new)?;
    let end = terminal::run(App::new(shelf, args.looks.setup()), &theme)?;
    super::print(&end.printed)?;
    if let Some(problem) = end.problem {
        super::complain(&Failure::new(problem));
    }
    if let Some(signal) = end.signal {
        terminal::die_by(signal);
    }
    Ok(Exit::Well)
}
