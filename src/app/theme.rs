//! The theme: the one that is drawn, and the one that is kept.

use super::{App, Effect, Overlay, Picker, Target};
use crate::row::Role;
use crate::text::Safe;
use crate::theme::{self, AUTO, Background, Theme};

impl App {
    /// The theme to draw in: the one that is previewed, or the one that is kept.
    pub fn theme(&self) -> &Theme {
        let previewed = match &self.overlay {
            Some(Overlay::Picker(picker)) => match picker.target() {
                Some(Target::Theme(index)) => self.theme_names().nth(index),
                _ => None,
            },
            _ => None,
        };
        let name = match (previewed.unwrap_or(&self.setup.theme), self.background) {
            (AUTO, Some(Background::Dark)) => "plenary-dark",
            (AUTO, Some(Background::Light)) => "plenary-light",
            (name, _) => name,
        };
        theme::find(&self.setup.themes, name).unwrap_or(theme::fallback())
    }

    /// True if the theme depends on the terminal's background, and the terminal should be asked.
    ///
    /// A background that was remembered may be out of date, so the terminal is asked all the same.
    pub fn wants_background(&self) -> bool {
        self.background != Some(Background::Any) && self.setup.theme == AUTO
    }

    /// The names of all themes, with `auto` last.
    ///
    /// A theme of the user replaces a built-in theme of the same name.
    fn theme_names(&self) -> impl Iterator<Item = &str> {
        let own = &self.setup.themes;
        let others =
            theme::embedded().iter().filter(|theme| own.iter().all(|other| other.name != theme.name));
        others.chain(own).map(|theme| &*theme.name).chain([AUTO])
    }

    /// Opens the list of themes, and requests the user's own.
    pub(super) fn pick_theme(&mut self) -> Option<Effect> {
        self.open_picker(self.theme_picker());
        self.setup.themes_folder.clone().map(Effect::FindThemes)
    }

    /// Handles the user's own themes.
    pub(super) fn found_themes(&mut self, themes: Vec<Theme>, complaint: Option<String>) {
        self.setup.themes = themes;
        if let Some(complaint) = complaint {
            self.say(Role::Error, Safe::clean_line(&complaint).to_string());
        }
        if self.is_picking(|target| matches!(target, Target::Theme(_))) {
            self.open_picker(self.theme_picker());
        }
    }

    fn theme_picker(&self) -> Picker {
        let items = self.theme_names().map(|name| {
            let theme = theme::find(&self.setup.themes, name);
            let about =
                theme.map_or("dark or light, to match the terminal's background", |theme| &*theme.about);
            (name.to_owned(), about.to_owned())
        });
        let current = self.theme_names().position(|name| name == self.setup.theme);
        Self::theme_picker_of(items.collect(), current)
    }

    /// Keeps a theme until the reader closes, and says how to keep it permanently.
    pub(super) fn keep_theme(&mut self, index: usize) {
        let Some(name) = self.theme_names().nth(index).map(str::to_owned) else { return };
        let words = format!("until you quit; to keep it, set theme = \"{name}\" in config.toml");
        self.say(Role::Good, words);
        self.setup.theme = name;
    }
}
