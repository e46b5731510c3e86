//! `plenary pick PATH`: selects quotes in the reader and prints them.

use super::exit::Exit;
use super::form::{Form, QuoteFormat};
use super::load;
use super::looks::{Looks, ScreenOption};
use super::read::run_reader;
use crate::app::Pick;
use crate::export::Exporter;
use crate::io::Failure;
use crate::terminal::Stream;
use std::io::IsTerminal;
use std::path::PathBuf;

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Briefings, articles, or folders of them; `-` reads standard input [default: your library, or the briefings that come
    /// with plenary]
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,
    #[command(flatten)]
    form: Form,
    #[command(flatten)]
    screen: ScreenOption,
    #[command(flatten)]
    looks: Looks,
}

pub(super) fn run(args: &Args) -> Result<Exit, Failure> {
    let format: &'static dyn Exporter = match args.form.format(args.looks.templates_folder()) {
        Ok(QuoteFormat::BuiltIn(exporter)) => exporter,
        // The reader uses the template until the program ends.
        Ok(QuoteFormat::Template(template)) => Box::leak(template),
        Err(exit) => return Ok(exit),
    };
    let mut setup = args.looks.setup()?;
    setup.pick = Some(Pick { format, style: args.form.style() });
    let opened = load::Opened::of(&args.paths)?;
    if load::report_single(&opened.shelf) {
        return Ok(Exit::Faults);
    }
    let setup = args.screen.settle(setup, std::io::stderr().is_terminal());
    let printed = run_reader(opened, setup, Stream::Error, &args.paths)?;
    // As in other programs that select from a list, selecting nothing is not a success.
    Ok(if printed.is_empty() { Exit::Faults } else { Exit::Success })
}
