//! Settings and themes for a run: which file, what it says, and what is wrong with it on standard error.

use super::Exit;
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

/// Where settings come from.
#[derive(Debug, clap::Args)]
pub(super) struct Place {
    /// Read settings from this file [default: config.toml in the folder that `plenary paths` names]
    #[arg(long, value_name = "FILE")]
    config: Option<PathBuf>,
}

/// What was read.
pub(super) struct Settings {
    /// The file, where there is a place for one.
    pub file: Option<PathBuf>,
    /// What it says.
    pub config: Config,
    /// The person's own themes.
    pub themes: Vec<Theme>,
    /// Their files with faults.
    pub faulty: Vec<Faulty>,
    diagnostics: Vec<Diagnostic>,
    source: String,
}

impl Place {
    /// The file that the command line names, or `PLENARY_CONFIG`.
    fn named(&self) -> Option<PathBuf> {
        let said = std::env::var_os("PLENARY_CONFIG").map(PathBuf::from);
        self.config.clone().or(said).filter(|path| !path.as_os_str().is_empty())
    }

    /// The file of settings: the one that is named, or the one in its usual place.
    fn file(&self) -> Option<PathBuf> {
        self.named().or_else(|| Some(io::config_dir()?.join("config.toml")))
    }

    /// The folder of the person's own templates.
    pub(super) fn templates_folder(&self) -> Option<PathBuf> {
        self.file().as_deref().and_then(Path::parent).map(|folder| folder.join("templates"))
    }

    /// Reads settings. A file that is named must be there; the usual one need not.
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
        // Files of themes are read only where one is asked for.
        if name != AUTO && theme::find(&[], &name).is_none() {
            settings.find_themes()?;
            if theme::find(&settings.themes, &name).is_none() {
                let span = settings.config.theme_span.unwrap_or_default();
                let told = Diagnostic::new(&UNKNOWN_THEME, span, format!("there is no theme \"{name}\""));
                settings.diagnostics.push(told.help(settings.near(&name)));
                settings.config.theme = Config::default().theme;
            }
        }
        Ok(settings)
    }
}

impl Settings {
    /// The folder of the person's own themes.
    pub(super) fn themes_folder(&self) -> Option<PathBuf> {
        self.file.as_deref().and_then(Path::parent).map(|folder| folder.join("themes"))
    }

    /// Reads the person's own themes.
    pub(super) fn find_themes(&mut self) -> Result<(), Failure> {
        let Some(folder) = self.themes_folder().filter(|folder| folder.is_dir()) else { return Ok(()) };
        let (sources, failures) = io::themes_in(&folder);
        if let Some(failure) = failures.into_iter().next() {
            return Err(failure);
        }
        (self.themes, self.faulty) = theme::read(sources);
        Ok(())
    }

    /// What to say of a theme that is not there.
    pub(super) fn near(&self, name: &str) -> String {
        let names: Vec<&str> =
            self.themes.iter().chain(theme::embedded()).map(|theme| &*theme.name).chain([AUTO]).collect();
        suggest(name, names.iter().copied()).unwrap_or_else(|| format!("the themes are {}", names.join(", ")))
    }

    fn name(&self) -> Safe {
        self.file.as_deref().map_or(Safe::default(), |path| Safe::from_world(&path.to_string_lossy()))
    }

    /// Says on standard error what is wrong; returns how the command ends.
    pub(super) fn tell(&self) -> Exit {
        let name = self.name();
        let report = Report { name: &name, source: &self.source, diagnostics: &self.diagnostics };
        super::tell(&report.text(false, WIDTH));
        for faulty in &self.faulty {
            super::tell(&faulty.report().text(false, WIDTH));
        }
        if self.diagnostics.is_empty() && self.faulty.is_empty() { Exit::Well } else { Exit::Faults }
    }

    /// What is wrong, in a line for the reader; `None` when nothing is.
    pub(super) fn complaint(&self) -> Option<String> {
        let name = self.name();
        let report = Report { name: &name, source: &self.source, diagnostics: &self.diagnostics };
        let themes = self.faulty.iter().map(|faulty| faulty.report().short()).collect::<String>();
        let all = report.short() + &themes;
        let mut lines = all.lines();
        let first = lines.next()?.to_owned();
        let first = match self.file.as_deref().and_then(Path::parent) {
            // The folder is long, and known to `plenary paths`.
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
