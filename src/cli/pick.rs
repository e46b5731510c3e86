//! `plenary pick PATH`: the reader on the terminal, what is chosen in it on standard output.

use super::form::{Form, Format};
use super::read::{Looks, Screen, run_with};
use super::{Exit, load};
use crate::app::{App, Pick};
use crate::export::Exporter;
use crate::io::Failure;
use crate::terminal::{self, Voice};
use std::io::IsTerminal;
use std::path::PathBuf;

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Briefings or folders of briefings, `-` for standard input; none: your library, or those that come with plenary
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,
    #[command(flatten)]
    form: Form,
    #[command(flatten)]
    screen: Screen,
    #[command(flatten)]
    looks: Looks,
}

pub(super) fn run(args: &Args) -> Result<Exit, Failure> {
    let format: &'static dyn Exporter = match args.form.format(args.looks.templates_folder()) {
        Ok(Format::Own(exporter)) => exporter,
        // It is asked for by everything that the reader does from here on.
        Ok(Format::Template(template)) => Box::leak(template),
        Err(exit) => return Ok(exit),
    };
    let mut setup = args.looks.setup()?;
    setup.pick = Some(Pick { format, style: args.form.style() });
    let shelf = load::shelf(&args.paths)?;
    if load::report_single(&shelf) {
        return Ok(Exit::Faults);
    }
    let setup = args.screen.settle(setup, std::io::stderr().is_terminal());
    let end = run_with(App::new(shelf, setup), Voice::Error, &args.paths)?;
    super::print(&end.printed)?;
    if let Some(problem) = end.problem {
        super::complain(&Failure::new(problem));
    }
    if let Some(signal) = end.signal {
        terminal::die_by(signal);
    }
    // As programs do that choose from a list: nothing chosen is no success.
    Ok(if end.printed.is_empty() { Exit::Faults } else { Exit::Well })
}
