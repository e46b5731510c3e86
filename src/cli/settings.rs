//! Reads the settings and themes for a run, and reports their problems.

use super::exit::Exit;
use super::output::{shown, tell};
use crate::config::{self, Config};
use crate::diagnostic::{
    Diagnostic,
    report::{Report, WIDTH},
    suggest,
};
use crate::io::{self, Failure};
use crate::text::Safe;
use crate::theme::{self, AUTO, Faulty, Theme, UNKNOWN_THEME};
use std::path::{Path, PathBuf};

/// The option that names the settings file.
#[derive(Debug, clap::Args)]
pub(super) struct Place {
    /// Read the settings from this file [default: the file that `plenary paths` prints]
    #[arg(long, value_name = "FILE")]
    config: Option<PathBuf>,
}

/// The settings and themes of a run.
pub(super) struct Settings {
    /// The settings file, or `None` if there is no home folder.
    pub file: Option<PathBuf>,
    /// What the file says.
    pub config: Config,
    /// The user's themes.
    pub themes: Vec<Theme>,
    /// The theme files with faults.
    pub faulty: Vec<Faulty>,
    diagnostics: Vec<Diagnostic>,
    source: String,
}

/// Returns true if the settings allow indexes. Problems of the settings are reported elsewhere.
pub(super) fn uses_index() -> bool {
    Place { config: None }.read().is_ok_and(|settings| settings.config.index)
}

impl Place {
    /// The file named by the command line or by `PLENARY_CONFIG`.
    fn named(&self) -> Option<PathBuf> {
        let variable = std::env::var_os("PLENARY_CONFIG").map(PathBuf::from);
        self.config.clone().or(variable).filter(|path| !path.as_os_str().is_empty())
    }

    /// The settings file: the one that was named, or else the default one.
    fn file(&self) -> Option<PathBuf> {
        self.named().or_else(|| Some(io::config_dir()?.join("config.toml")))
    }

    /// The folder of the user's templates.
    pub(super) fn templates_folder(&self) -> Option<PathBuf> {
        self.file().as_deref().and_then(Path::parent).map(|folder| folder.join("templates"))
    }

    /// Reads the settings. A named file must exist; the default one need not.
    pub(super) fn read(&self) -> Result<Settings, Failure> {
        let file = self.file();
        let named = self.named().is_some();
        let bytes = match &file {
            Some(path) if named || path.exists() => io::read(path)?,
            _ => Vec::new(),
        };
        let source = String::from_utf8_lossy(&bytes).into_owned();
        let source = source.strip_prefix('\u{feff}').unwrap_or(&source).to_owned();
        let (config, diagnostics) = config::read(&source);
        let mut settings =
            Settings { file, config, themes: Vec::new(), faulty: Vec::new(), diagnostics, source };
        let name = settings.config.theme.clone();
        // Theme files are read only if one of them is requested.
        if name != AUTO && theme::find(&[], &name).is_none() {
            settings.find_themes()?;
            if theme::find(&settings.themes, &name).is_none() {
                let span = settings.config.theme_span.unwrap_or_default();
                let diagnostic =
                    Diagnostic::new(&UNKNOWN_THEME, span, format!("there is no theme \"{name}\""));
                settings.diagnostics.push(diagnostic.help(settings.similar_theme(&name)));
                settings.config.theme = Config::default().theme;
            }
        }
        Ok(settings)
    }
}

impl Settings {
    /// The folder of the user's themes.
    pub(super) fn themes_folder(&self) -> Option<PathBuf> {
        self.file.as_deref().and_then(Path::parent).map(|folder| folder.join("themes"))
    }

    /// Reads the user's themes.
    pub(super) fn find_themes(&mut self) -> Result<(), Failure> {
        let Some(folder) = self.themes_folder().filter(|folder| folder.is_dir()) else { return Ok(()) };
        let (sources, failures) = io::themes_in(&folder);
        if let Some(failure) = failures.into_iter().next() {
            return Err(failure);
        }
        (self.themes, self.faulty) = theme::read(sources);
        Ok(())
    }

    /// Suggests a theme with a similar name, or lists all themes.
    pub(super) fn similar_theme(&self, name: &str) -> String {
        let names: Vec<&str> =
            self.themes.iter().chain(theme::embedded()).map(|theme| &*theme.name).chain([AUTO]).collect();
        suggest(name, names.iter().copied()).unwrap_or_else(|| format!("the themes are {}", names.join(", ")))
    }

    fn name(&self) -> Safe {
        self.file.as_deref().map(shown).unwrap_or_default()
    }

    /// Reports problems to standard error, and returns how the command ends.
    pub(super) fn report(&self) -> Exit {
        let name = self.name();
        let report = Report { name: &name, source: &self.source, diagnostics: &self.diagnostics };
        tell(&report.text(false, WIDTH));
        for faulty in &self.faulty {
            tell(&faulty.report().text(false, WIDTH));
        }
        if self.diagnostics.is_empty() && self.faulty.is_empty() { Exit::Success } else { Exit::Faults }
    }

    /// The problems in one line for the reader, or `None` if there are none.
    pub(super) fn complaint(&self) -> Option<String> {
        let name = self.name();
        let report = Report { name: &name, source: &self.source, diagnostics: &self.diagnostics };
        let themes = self.faulty.iter().map(|faulty| faulty.report().short()).collect::<String>();
        let all = report.short() + &themes;
        let mut lines = all.lines();
        let first = lines.next()?.to_owned();
        let first = match self.file.as_deref().and_then(Path::parent) {
            // The folder is long, and `plenary paths` prints it.
            Some(folder) => {
                first.replacen(&format!("{}{}", folder.display(), std::path::MAIN_SEPARATOR), "", 1)
            }
            None => first,
        };
        Some(match lines.count() {
            0 => first,
            more => format!("{first} (and {more} more)"),
        })
    }
}
