//! The theme: which is kept, which is tried on, and what `auto` stands for.

use super::{App, Effect, Overlay, Picker, Target};
use crate::row::Role;
use crate::text::Safe;
use crate::theme::{self, AUTO, Ground, Theme};

impl App {
    /// The theme to draw in: the one that a list of themes points at, or the one that is kept.
    pub fn theme(&self) -> &Theme {
        let tried = match &self.overlay {
            Some(Overlay::Picker(picker)) => match picker.target() {
                Some(Target::Theme(index)) => self.theme_names().nth(index),
                _ => None,
            },
            _ => None,
        };
        let name = tried.unwrap_or(&self.setup.theme);
        let name = match (name, self.ground) {
            (AUTO, Some(Ground::Dark)) => "plenary-dark",
            (AUTO, Some(Ground::Light)) => "plenary-light",
            (name, _) => name,
        };
        theme::find(&self.setup.themes, name).unwrap_or(theme::fallback())
    }

    /// Whether it matters to the theme what the terminal's background is, and nobody has said.
    pub fn wants_ground(&self) -> bool {
        self.ground.is_none() && self.setup.theme == AUTO
    }

    /// Every theme, `auto` last; of two of one name the person's own.
    fn theme_names(&self) -> impl Iterator<Item = &str> {
        let own = &self.setup.themes;
        let others =
            theme::embedded().iter().filter(|theme| own.iter().all(|other| other.name != theme.name));
        others.chain(own).map(|theme| &*theme.name).chain([AUTO])
    }

    /// Opens the list of the themes that are known; those of the person's own are read meanwhile.
    pub(super) fn pick_theme(&mut self) -> Option<Effect> {
        self.overlay = Some(Overlay::Picker(Box::new(self.theme_picker())));
        self.setup.themes_folder.clone().map(Effect::FindThemes)
    }

    /// Takes in the person's own themes.
    pub(super) fn found_themes(&mut self, themes: Vec<Theme>, complaint: Option<String>) {
        self.setup.themes = themes;
        if let Some(complaint) = complaint {
            self.say(Role::Error, Safe::from_world(&complaint).to_string());
        }
        let open = matches!(&self.overlay, Some(Overlay::Picker(picker)) if picker.is_of_themes());
        if open {
            self.overlay = Some(Overlay::Picker(Box::new(self.theme_picker())));
        }
    }

    /// A list of themes.
    fn theme_picker(&self) -> Picker {
        let items = self.theme_names().map(|name| {
            let theme = theme::find(&self.setup.themes, name);
            let about = theme.map_or("dark or light, as the terminal's background is", |theme| &*theme.about);
            (name.to_owned(), about.to_owned())
        });
        let current = self.theme_names().position(|name| name == self.setup.theme);
        Picker::of_themes(items.collect(), current)
    }

    /// Keeps a theme until the reader closes, and says how to keep it for good.
    pub(super) fn keep_theme(&mut self, index: usize) {
        let Some(name) = self.theme_names().nth(index).map(str::to_owned) else { return };
        self.say(Role::Good, format!("until you quit; to keep it: theme = \"{name}\" in config.toml"));
        self.setup.theme = name;
    }
}
