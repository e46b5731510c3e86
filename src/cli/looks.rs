//! The look of the reader: the options that commands share, and the settings.

use super::environment::{is_dumb, is_set, is_switched_on};
use super::settings;
use crate::app::Setup;
use crate::io::Failure;
use crate::picture::PictureMode;
use crate::row::Glyphs;
use crate::terminal;
use crate::text::bidi::Bidi;
use crate::theme::{AUTO, find};
use std::io::IsTerminal;
use std::path::PathBuf;

/// How the reader looks.
#[derive(Debug, clap::Args)]
pub(super) struct Looks {
    /// Draw borders and marks in plain ASCII
    #[arg(long)]
    ascii: bool,
    /// Use this theme; `plenary themes` lists them, and "auto" follows the terminal's background
    #[arg(long, value_name = "NAME")]
    theme: Option<String>,
    /// Choose who reorders Arabic and Hebrew for display: "plenary", or "terminal" if yours does
    #[arg(long, value_name = "WHO", value_parser = bidi)]
    bidi: Option<Bidi>,
    #[command(flatten)]
    settings: settings::Place,
}

/// The option to read without a screen.
#[derive(Debug, clap::Args)]
pub(super) struct ScreenOption {
    /// Read line by line, without a screen, for screen readers and terminals that can only print
    #[arg(long)]
    linear: bool,
}

impl ScreenOption {
    /// The setup of a reader with or without a screen.
    ///
    /// There is no screen if the user requested that, or if the terminal can only print. `on_terminal` is true if the
    /// reader's output is a terminal.
    pub(super) fn settle(&self, setup: Setup, on_terminal: bool) -> Setup {
        let is_interactive = on_terminal && std::io::stdin().is_terminal();
        if self.linear || is_switched_on("PLENARY_LINEAR") || is_dumb() && is_interactive {
            Setup { linear: true, glyphs: Glyphs::SPOKEN, images: PictureMode::default(), ..setup }
        } else {
            let background = terminal::known_background(terminal::depth());
            Setup { background, ..setup }
        }
    }
}

fn bidi(name: &str) -> Result<Bidi, String> {
    Bidi::from_name(name).ok_or_else(|| "choose `plenary` or `terminal`".to_owned())
}

impl Looks {
    /// The folder of the user's templates.
    pub(super) fn templates_folder(&self) -> Option<PathBuf> {
        self.settings.templates_folder()
    }

    /// The setup from the command line, the environment and the settings.
    ///
    /// The first of these that sets a value wins.
    pub(super) fn setup(&self) -> Result<Setup, Failure> {
        self.setup_and_images().map(|(setup, _)| setup)
    }

    /// The setup, and the name in the settings for how to show pictures.
    pub(super) fn setup_and_images(&self) -> Result<(Setup, &'static str), Failure> {
        let mut settings = self.settings.read()?;
        let theme = self.theme(&mut settings)?;
        let setup = Setup {
            glyphs: if self.ascii || settings.config.ascii { Glyphs::ASCII } else { Glyphs::UNICODE },
            measure: settings.config.measure,
            theme,
            themes_folder: settings.themes_folder(),
            templates_folder: self.settings.templates_folder(),
            complaint: settings.complaint(),
            bidi: self.bidi.or(Bidi::from_name(settings.config.bidi)).unwrap_or_default(),
            queries: settings.config.queries,
            settings_file: settings.file,
            editor: settings.config.editor,
            mouse: settings.config.mouse,
            bindings: settings.config.bindings,
            themes: settings.themes,
            ..Setup::default()
        };
        Ok((setup, settings.config.images))
    }

    /// The name of the theme to start with.
    ///
    /// Reads the user's themes if one is requested by name.
    fn theme(&self, settings: &mut settings::Settings) -> Result<String, Failure> {
        match &self.theme {
            Some(name) => {
                settings.find_themes()?;
                if name != AUTO && find(&settings.themes, name).is_none() {
                    let failure = Failure::new(format!("there is no theme \"{name}\""));
                    return Err(failure.help(settings.similar_theme(name)));
                }
                Ok(name.clone())
            }
            None if is_set("NO_COLOR") => Ok("mono".to_owned()),
            None => Ok(settings.config.theme.clone()),
        }
    }
}
