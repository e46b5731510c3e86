//! Themes: the look of each role, read from TOML files in `assets/themes/` or from the user's own.

pub mod color;
mod read;

use crate::diagnostic::{Diagnostic, Fault, Severity, report::Report};
use crate::row::{HUES, Role};
use crate::text::Safe;
use color::Color;
use std::collections::HashMap;
use std::sync::LazyLock;

/// The built-in themes: name and file. The first one is the default.
pub static THEMES: &[(&str, &str)] = &[
    ("terminal", include_str!("../../assets/themes/terminal.toml")),
    ("plenary-dark", include_str!("../../assets/themes/plenary-dark.toml")),
    ("plenary-light", include_str!("../../assets/themes/plenary-light.toml")),
    ("high-contrast", include_str!("../../assets/themes/high-contrast.toml")),
    ("mono", include_str!("../../assets/themes/mono.toml")),
];

/// The name for the dark or the light theme, depending on the terminal's background.
pub const AUTO: &str = "auto";

/// Every role with its name in a theme file, except the hues of speakers, which are `hue-0` and so on.
pub const ROLES: &[(&str, Role)] = &[
    ("text", Role::Text),
    ("title", Role::Title),
    ("heading", Role::Heading),
    ("faint", Role::Faint),
    ("name", Role::Name),
    ("said", Role::Said),
    ("chosen", Role::Chosen),
    ("question", Role::Question),
    ("noted", Role::Noted),
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

/// Returns every role with its name, including the hues of speakers.
pub fn roles() -> impl Iterator<Item = (String, Role)> {
    let hues =
        (0..HUES).filter_map(|hue| u8::try_from(hue).ok()).map(|hue| (format!("hue-{hue}"), Role::Hue(hue)));
    ROLES.iter().map(|(name, role)| ((*name).to_owned(), *role)).chain(hues)
}

/// A theme has an unknown role or key.
pub static UNKNOWN_ROLE: Fault =
    Fault { name: "unknown-role", severity: Severity::Error, meaning: "A theme has an unknown role or key." };
/// A look has a word that is not a colour or a style.
pub static UNKNOWN_COLOR: Fault = Fault {
    name: "unknown-color",
    severity: Severity::Error,
    meaning: "A look has a word that is not a colour or a style.",
};
/// A theme does not exist or inherits from itself.
pub static UNKNOWN_THEME: Fault = Fault {
    name: "unknown-theme",
    severity: Severity::Error,
    meaning: "A theme does not exist, or inherits from itself.",
};

/// The background that a theme is made for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Background {
    /// A dark background.
    Dark,
    /// A light background.
    Light,
    /// Any background.
    #[default]
    Any,
}

impl Background {
    /// All values.
    pub const ALL: [Self; 3] = [Self::Dark, Self::Light, Self::Any];

    /// Returns the name in a theme file.
    pub fn name(self) -> &'static str {
        match self {
            Self::Dark => "dark",
            Self::Light => "light",
            Self::Any => "any",
        }
    }
}

/// A text style.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// Bold.
    Bold,
    /// Dim.
    Dim,
    /// Italic.
    Italic,
    /// Underlined.
    Underline,
    /// Text and background colours swapped.
    Reverse,
}

impl Style {
    /// All styles with their names.
    pub const ALL: [(&'static str, Self); 5] = [
        ("bold", Self::Bold),
        ("dim", Self::Dim),
        ("italic", Self::Italic),
        ("underline", Self::Underline),
        ("reverse", Self::Reverse),
    ];
}

/// The look of a role. Unset parts are the same as in the surrounding text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Look {
    /// The text colour.
    pub ink: Option<Color>,
    /// The background colour.
    pub paper: Option<Color>,
    /// The styles.
    pub styles: Vec<Style>,
}

/// The look of each role.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Theme {
    /// The name.
    pub name: Safe,
    /// The file; `None` for a built-in theme.
    pub file: Option<Safe>,
    /// A description in one line.
    pub about: Safe,
    /// The background that it is made for.
    pub background: Background,
    looks: HashMap<Role, Look>,
}

impl Theme {
    /// Returns the look of a role, if the theme has one.
    pub fn look(&self, role: Role) -> Option<&Look> {
        self.looks.get(&role)
    }
}

/// A theme file before it is read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// The theme's name: the file's name without its extension.
    pub name: String,
    /// The file's name for messages.
    pub file: String,
    /// The text of the file.
    pub text: String,
}

/// A theme file with problems.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Faulty {
    /// The file.
    pub file: Safe,
    /// The problems, in the order of the file.
    pub diagnostics: Vec<Diagnostic>,
    /// The text of the file.
    text: String,
}

impl Faulty {
    /// Returns a report of the problems.
    pub fn report(&self) -> Report<'_> {
        Report { name: &self.file, source: &self.text, diagnostics: &self.diagnostics }
    }
}

/// Returns the built-in themes.
pub fn embedded() -> &'static [Theme] {
    static EMBEDDED: LazyLock<Vec<Theme>> = LazyLock::new(|| read::read(Vec::new()).0);
    &EMBEDDED
}

/// Reads the user's own themes, which may inherit from each other and from built-in themes.
///
/// Returns the themes without their unusable parts, and the files with problems.
pub fn read(files: Vec<Source>) -> (Vec<Theme>, Vec<Faulty>) {
    let (mut themes, faulty) = read::read(files);
    themes.drain(..THEMES.len());
    (themes, faulty)
}

/// Returns the theme with that name; the user's own themes come first.
pub fn find<'a>(own: &'a [Theme], name: &str) -> Option<&'a Theme> {
    own.iter().chain(embedded()).find(|theme| &*theme.name == name)
}

/// Returns the default theme, which is also used if a theme does not exist.
pub fn fallback() -> &'static Theme {
    &embedded()[0]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_built_in_theme_has_every_role() {
        for theme in embedded() {
            for (name, role) in roles() {
                assert!(theme.look(role).is_some(), "{} does not define {name}", theme.name);
            }
            assert!(!theme.about.is_empty(), "{} has no description", theme.name);
        }
    }

    #[test]
    fn built_in_themes_have_no_problems() {
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
