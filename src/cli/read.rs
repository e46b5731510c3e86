//! `plenary [PATH…]`: the reader.

use super::environment::is_dumb;
#[cfg(feature = "images")]
use super::environment::is_set;
use super::exit::Exit;
use super::files::is_standard_input;
use super::looks::{Looks, ScreenOption};
use super::output::{complain, print};
use super::selection::UsesIndex;
use super::{help, input, load, show};
use crate::app::{App, Setup};
use crate::io::Failure;
#[cfg(feature = "images")]
use crate::terminal::protocol::Choice;
use crate::terminal::{self, Stream};
use std::io::IsTerminal;
use std::path::PathBuf;

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Briefings, articles, or folders of them; `-` reads standard input [default: piped standard input, else your library,
    /// else the briefings that come with plenary]
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,
    #[command(flatten)]
    screen: ScreenOption,
    #[command(flatten)]
    looks: Looks,
    /// Show pictures this way: auto, kitty, iterm2, sixel, half-blocks or off [default: auto]
    #[cfg(feature = "images")]
    #[arg(long, value_name = "HOW", value_parser = images)]
    images: Option<Choice>,
    /// Leave the mouse to the terminal
    #[arg(long)]
    no_mouse: bool,
}

#[cfg(feature = "images")]
fn images(name: &str) -> Result<Choice, String> {
    let names = || Choice::ALL.map(|(name, _)| name).join(", ");
    Choice::named(name).ok_or_else(|| format!("choose one of {}", names()))
}

impl Args {
    /// How the reader starts in a terminal.
    fn setup(&self) -> Result<Setup, Failure> {
        let (mut setup, images) = self.looks.setup_and_images()?;
        setup.mouse &= !self.no_mouse;
        #[cfg(feature = "images")]
        let setup = {
            let choice = self.images.or_else(|| Choice::named(images)).unwrap_or_default();
            Setup { images: choice.mode(setup.glyphs.ascii || is_set("NO_COLOR")), ..setup }
        };
        #[cfg(not(feature = "images"))]
        let _ = images;
        Ok(setup)
    }
}

pub(super) fn run(args: &Args) -> Result<Exit, Failure> {
    let mut setup = args.screen.settle(args.setup()?, std::io::stdout().is_terminal());
    setup.is_new = help::is_first_start();
    if let Some(failure) = help::mistyped(args.paths.first().map(PathBuf::as_path)) {
        complain(&failure);
        return Ok(Exit::Usage);
    }
    // With `--linear`, standard input contains commands.
    let paths = if setup.linear { args.paths.clone() } else { input::or_standard_input(&args.paths) };
    if !setup.linear && (!std::io::stdout().is_terminal() || is_dumb()) {
        return show::print_linear(&load::load(&paths, &UsesIndex::default())?, &setup, None);
    }
    let opened = load::Opened::of(&paths)?;
    if load::report_single(&opened.shelf) {
        return Ok(Exit::Faults);
    }
    run_reader(opened, setup, Stream::Output, &paths)?;
    Ok(Exit::Success)
}

/// Runs the reader, then prints and returns what the user selected for printing.
///
/// If a signal ended the reader, the program ends by the same signal.
pub(super) fn run_reader(
    opened: load::Opened,
    setup: Setup,
    stream: Stream,
    paths: &[PathBuf],
) -> Result<String, Failure> {
    let setup = opened.set_up(setup);
    let load::Opened { shelf, library, .. } = opened;
    let app = App::new(shelf, setup);
    let end = if app.is_linear() {
        let input_is_taken = paths.iter().any(|path| is_standard_input(path));
        terminal::read_lines(app, stream, input_is_taken, library)?
    } else {
        terminal::run(app, terminal::depth(), library)?
    };
    print(&end.printed)?;
    if let Some(problem) = end.problem {
        complain(&Failure::new(problem));
    }
    if let Some(signal) = end.signal {
        terminal::die_by(signal);
    }
    Ok(end.printed)
}
