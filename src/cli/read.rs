//! `plenary [PATH…]`: the reader.

use super::{Exit, load, settings, show};
use crate::app::{App, Setup};
use crate::io::Failure;
use crate::picture::Way;
use crate::row::Glyphs;
#[cfg(feature = "images")]
use crate::terminal::protocol::Choice;
use crate::terminal::{self, Voice};
use crate::text::bidi::Bidi;
use crate::theme::{AUTO, find};
use std::io::IsTerminal;
use std::path::PathBuf;

/// How the reader looks.
#[derive(Debug, clap::Args)]
pub(super) struct Looks {
    /// Borders and marks in plain ASCII
    #[arg(long)]
    ascii: bool,
    /// The theme; `plenary themes` lists them, and "auto" is the dark or the light one
    #[arg(long, value_name = "NAME")]
    theme: Option<String>,
    /// Who puts Arabic and Hebrew into visual order: "plenary", or "terminal" for one that does so itself
    #[arg(long, value_name = "WHO", value_parser = bidi)]
    bidi: Option<Bidi>,
    #[command(flatten)]
    settings: settings::Place,
}

/// Whether there is a screen.
#[derive(Debug, clap::Args)]
pub(super) struct Screen {
    /// Without a screen: lines of words in, lines out, for screen readers and dumb terminals
    #[arg(long)]
    linear: bool,
}

impl Screen {
    /// The setup of a reader that has a screen or none: none where that was asked for, or where a person sits at a
    /// terminal that can only print.
    pub(super) fn settle(&self, setup: Setup, out: bool) -> Setup {
        let person = out && std::io::stdin().is_terminal();
        if super::is_linear(self.linear) || super::is_dumb() && person {
            Setup { linear: true, glyphs: Glyphs::SPOKEN, images: Way::default(), ..setup }
        } else {
            setup
        }
    }
}

fn bidi(name: &str) -> Result<Bidi, String> {
    Bidi::from_name(name).ok_or_else(|| "it is `plenary` or `terminal`".to_owned())
}

impl Looks {
    /// The folder of the person's own templates.
    pub(super) fn templates_folder(&self) -> Option<PathBuf> {
        self.settings.templates_folder()
    }

    /// How the reader starts: what the command line says, or the environment, or the settings.
    pub(super) fn setup(&self) -> Result<Setup, Failure> {
        self.settled().map(|(setup, _)| setup)
    }

    /// How the reader starts, and how the settings want pictures to be shown.
    fn settled(&self) -> Result<(Setup, &'static str), Failure> {
        let mut settings = self.settings.read()?;
        let mut theme = settings.config.theme.clone();
        if let Some(name) = &self.theme {
            settings.find_themes()?;
            if name != AUTO && find(&settings.themes, name).is_none() {
                let failure = Failure::new(format!("there is no theme \"{name}\""));
                return Err(failure.help(settings.near(name)));
            }
            theme.clone_from(name);
        } else if super::is_set("NO_COLOR") {
            "mono".clone_into(&mut theme);
        }
        let complaint = settings.complaint();
        let themes_folder = settings.themes_folder();
        let templates_folder = self.settings.templates_folder();
        let ascii = self.ascii || settings.config.ascii;
        let images = settings.config.images;
        let setup = Setup {
            glyphs: if ascii { Glyphs::ASCII } else { Glyphs::UNICODE },
            measure: settings.config.measure,
            bindings: settings.config.bindings,
            theme,
            themes: settings.themes,
            themes_folder,
            templates_folder,
            complaint,
            bidi: self.bidi.or(Bidi::from_name(settings.config.bidi)).unwrap_or_default(),
            editor: settings.config.editor.clone(),
            mouse: settings.config.mouse,
            ..Setup::default()
        };
        Ok((setup, images))
    }
}

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Briefings or folders of briefings, `-` for standard input; none: your library, or those that come with plenary
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,
    #[command(flatten)]
    screen: Screen,
    #[command(flatten)]
    looks: Looks,
    /// How pictures are shown: auto, kitty, iterm2, sixel, half-blocks or off [default: auto]
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
    Choice::named(name).ok_or_else(|| format!("it is one of {}", names()))
}

impl Args {
    /// How the reader starts in a terminal.
    fn setup(&self) -> Result<Setup, Failure> {
        let (mut setup, images) = self.looks.settled()?;
        setup.mouse &= !self.no_mouse;
        #[cfg(feature = "images")]
        let setup = {
            let choice = self.images.or_else(|| Choice::named(images)).unwrap_or_default();
            Setup { images: choice.way(setup.glyphs.ascii || super::is_set("NO_COLOR")), ..setup }
        };
        #[cfg(not(feature = "images"))]
        let _ = images;
        Ok(setup)
    }
}

/// Runs the reader: on the screen, or without one.
pub(super) fn run_with(app: App, voice: Voice, paths: &[PathBuf]) -> Result<terminal::End, Failure> {
    if app.is_linear() {
        let input_is_taken = paths.iter().any(|path| path.as_os_str() == "-");
        return terminal::read_lines(app, voice, input_is_taken);
    }
    terminal::run(app, terminal::depth())
}

pub(super) fn run(args: &Args) -> Result<Exit, Failure> {
    let setup = args.screen.settle(args.setup()?, std::io::stdout().is_terminal());
    if !setup.linear && (!std::io::stdout().is_terminal() || super::is_dumb()) {
        return show::print_linear(&load::load(&args.paths)?, &setup, None);
    }
    let shelf = load::shelf(&args.paths)?;
    if load::report_single(&shelf) {
        return Ok(Exit::Faults);
    }
    let end = run_with(App::new(shelf, setup), Voice::Output, &args.paths)?;
    super::print(&end.printed)?;
    if let Some(problem) = end.problem {
        super::complain(&Failure::new(problem));
    }
    if let Some(signal) = end.signal {
        terminal::die_by(signal);
    }
    Ok(Exit::Well)
}
