//! `plenary tour`: a tour of the reader, in eleven screens.

use super::environment::is_dumb;
use super::exit::Exit;
use super::load::{Loaded, Opened};
use super::looks::{Looks, ScreenOption};
use super::plan::Unread;
use super::read::run_reader;
use super::show;
use crate::io::Failure;
use crate::library::{self, Volume};
use crate::terminal::Stream;
use std::io::IsTerminal;

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    #[command(flatten)]
    screen: ScreenOption,
    #[command(flatten)]
    looks: Looks,
}

pub(super) fn run(args: &Args) -> Result<Exit, Failure> {
    let setup = args.screen.settle(args.looks.setup()?, std::io::stdout().is_terminal());
    let volumes: Vec<Volume> =
        library::embedded().into_iter().filter(|volume| &*volume.name == library::TOUR).collect();
    if !setup.linear && (!std::io::stdout().is_terminal() || is_dumb()) {
        return show::print_linear(&Loaded { volumes, unread: Unread::default() }, &setup, None);
    }
    run_reader(Opened { shelf: volumes.into(), library: None, instead: None }, setup, Stream::Output, &[])?;
    Ok(Exit::Success)
}
