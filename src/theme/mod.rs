//! Themes: how each role looks, read from TOML. A theme is a file in `assets/themes/`, or one of the reader's own.

pub mod color;
mod read;

use crate::diagnostic::{Diagnostic, Fault, Severity, report::Report};
use crate::row::{HUES, Role};
use crate::text::Safe;
use color::Color;
use std::collections::HashMap;
use std::sync::LazyLock;

/// The themes that come with the program: name and file. The first is the one that is used when none is asked for.
pub static THEMES: &[(&str, &str)] = &[
    ("terminal", include_str!("../../assets/themes/terminal.toml")),
    ("plenary-dark", include_str!("../../assets/themes/plenary-dark.toml")),
    ("plenary-light", include_str!("../../assets/themes/plenary-light.toml")),
    ("high-contrast", include_str!("../../assets/themes/high-contrast.toml")),
    ("mono", include_str!("../../assets/themes/mono.toml")),
];

/// The name that stands for the dark or the light theme, as the terminal's background is.
pub const AUTO: &str = "auto";

/// Every role with its name in a theme's file; the hues of speakers are `hue-0` and so on besides.
pub const ROLES: &[(&str, Role)] = &[
    ("text", Role::Text),
    ("title", Role::Title),
    ("heading", Role::Heading),
    ("faint", Role::Faint),
    ("name", Role::Name),
    ("said", Role::Said),
    ("chosen", Role::Chosen),
    ("picked", Role::Picked),
    ("caret", Role::Caret),
    ("caption", Role::Caption),
    ("figure", Role::Figure),
    ("link", Role::Link),
    ("good", Role::Good),
    ("doubt", Role::Doubt),
    ("error", Role::Error),
    ("key", Role::Key),
    ("input", Role::Input),
    ("hit", Role::Hit),
    ("here", Role::Here),
    ("selected", Role::Selected),
    ("current", Role::Current),
    ("border", Role::Border),
    ("focus", Role::Focus),
    ("header", Role::Header),
    ("bar", Role::Bar),
];

/// Every role, those of speakers too, with its name.
pub fn roles() -> impl Iterator<Item = (String, Role)> {
    let hues =
        (0..HUES).filter_map(|hue| u8::try_from(hue).ok()).map(|hue| (format!("hue-{hue}"), Role::Hue(hue)));
    ROLES.iter().map(|(name, role)| ((*name).to_owned(), *role)).chain(hues)
}

/// A theme names a role that there is none of.
pub static UNKNOWN_ROLE: Fault = Fault {
    name: "unknown-role",
    severity: Severity::Error,
    meaning: "A theme names a role, or another key, that there is none of.",
};
/// A role's look holds a word that is no colour and no style.
pub static UNKNOWN_COLOR: Fault = Fault {
    name: "unknown-color",
    severity: Severity::Error,
    meaning: "A look holds a word that is no colour and no style.",
};
/// A theme is named that is not there.
pub static UNKNOWN_THEME: Fault = Fault {
    name: "unknown-theme",
    severity: Severity::Error,
    meaning: "A theme is named that there is none of, or that leads back to itself.",
};

/// For which background a theme is made.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Ground {
    /// A dark one.
    Dark,
    /// A light one.
    Light,
    /// Either.
    #[default]
    Any,
}

impl Ground {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Dark, Self::Light, Self::Any];

    /// Its name in a theme's file.
    pub fn name(self) -> &'static str {
        match self {
            Self::Dark => "dark",
            Self::Light => "light",
            Self::Any => "any",
        }
    }
}

/// Something besides colour that letters can be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// Heavier.
    Bold,
    /// Weaker.
    Dim,
    /// Slanted.
    Italic,
    /// With a line below.
    Underline,
    /// With the colours of text and background exchanged.
    Reverse,
}

impl Style {
    /// All of them with their names.
    pub const ALL: [(&'static str, Self); 5] = [
        ("bold", Self::Bold),
        ("dim", Self::Dim),
        ("italic", Self::Italic),
        ("underline", Self::Underline),
        ("reverse", Self::Reverse),
    ];
}

/// How a role looks; what is not said is as in the text around it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Look {
    /// The colour of letters.
    pub ink: Option<Color>,
    /// The colour behind them.
    pub paper: Option<Color>,
    /// What else they are.
    pub styles: Vec<Style>,
}

/// How each role looks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Theme {
    /// Its name.
    pub name: Safe,
    /// The file that it is in; none for one that comes with the program.
    pub file: Option<Safe>,
    /// What it is, in a line.
    pub about: Safe,
    /// For which background it is made.
    pub ground: Ground,
    looks: HashMap<Role, Look>,
}

impl Theme {
    /// How a role looks; `None` when the theme does not say.
    pub fn look(&self, role: Role) -> Option<&Look> {
        self.looks.get(&role)
    }
}

/// A theme's file, before it is read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// The theme's name: that of the file without its ending.
    pub name: String,
    /// The file, as it is told.
    pub file: String,
    /// What it says.
    pub text: String,
}

/// A theme's file that has faults.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Faulty {
    /// The file.
    pub file: Safe,
    /// What is wrong, in the order of the file.
    pub diagnostics: Vec<Diagnostic>,
    /// What it says.
    text: String,
}

impl Faulty {
    /// What is wrong, ready to be shown.
    pub fn report(&self) -> Report<'_> {
        Report { name: &self.file, source: &self.text, diagnostics: &self.diagnostics }
    }
}

/// The themes that come with the program.
pub fn embedded() -> &'static [Theme] {
    static EMBEDDED: LazyLock<Vec<Theme>> = LazyLock::new(|| read::read(Vec::new()).0);
    &EMBEDDED
}

/// Reads a person's own themes. Each may build on any other and on those that come with the program.
///
/// Returns them as far as they could be read, and the files in which something is wrong.
pub fn read(files: Vec<Source>) -> (Vec<Theme>, Vec<Faulty>) {
    let (mut themes, faulty) = read::read(files);
    themes.drain(..THEMES.len());
    (themes, faulty)
}

/// The theme of that name: one's own before one that comes with the program.
pub fn find<'a>(own: &'a [Theme], name: &str) -> Option<&'a Theme> {
    own.iter().chain(embedded()).find(|theme| &*theme.name == name)
}

/// The theme that is used when nothing else is asked for, or when what is asked for is not there.
pub fn fallback() -> &'static Theme {
    &embedded()[0]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_theme_names_every_role() {
        for theme in embedded() {
            for (name, role) in roles() {
                assert!(theme.look(role).is_some(), "{} says nothing of {name}", theme.name);
            }
            assert!(!theme.about.is_empty(), "{} says nothing of itself", theme.name);
        }
    }

    #[test]
    fn the_themes_that_come_with_the_program_have_no_fault() {
        let names: Vec<_> = embedded().iter().map(|theme| theme.name.to_string()).collect();
        assert_eq!(names, ["terminal", "plenary-dark", "plenary-light", "high-contrast", "mono"]);
        for (name, text) in THEMES {
            let source = Source { name: "x".into(), file: "x.toml".into(), text: (*text).into() };
            let (_, faulty) = read(vec![source]);
            assert!(faulty.is_empty(), "{name}: {}", faulty[0].report().short());
        }
    }

    #[test]
    fn mono_has_no_colour() {
        let mono = find(&[], "mono").unwrap();
        assert!(mono.looks.values().all(|look| look.ink.is_none() && look.paper.is_none()));
    }
}
