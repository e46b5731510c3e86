//! Themes: how each role looks. A theme is a TOML file in `assets/themes/`.

use crate::row::{HUES, Role};
use ratatui::style::{Color, Modifier, Style};
use std::collections::HashMap;

/// The themes that come with the program: name and file.
pub static THEMES: &[(&str, &str)] = &[
    ("terminal", include_str!("../../assets/themes/terminal.toml")),
    ("mono", include_str!("../../assets/themes/mono.toml")),
];

/// How each role looks.
#[derive(Clone, Debug)]
pub struct Theme {
    styles: HashMap<Role, Style>,
}

/// Every role with its name in a theme's file.
const ROLES: [(&str, Role); 23] = [
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
    ("good", Role::Good),
    ("doubt", Role::Doubt),
    ("error", Role::Error),
    ("key", Role::Key),
    ("input", Role::Input),
    ("hit", Role::Hit),
    ("selected", Role::Selected),
    ("current", Role::Current),
    ("border", Role::Border),
    ("focus", Role::Focus),
    ("header", Role::Header),
    ("bar", Role::Bar),
];

impl Theme {
    /// The theme of that name that comes with the program; a message where there is none.
    pub fn named(name: &str) -> Result<Self, String> {
        let file = THEMES.iter().find(|(theme, _)| *theme == name).map(|(_, file)| *file);
        let file = file.ok_or_else(|| format!("there is no theme `{name}`"))?;
        Self::read(file).map_err(|message| format!("the theme `{name}`: {message}"))
    }

    /// Reads a theme from the text of its file.
    ///
    /// Fails, with a message, at a role or a look that there is none of; a role that is not named looks as
    /// running text does.
    pub fn read(file: &str) -> Result<Self, String> {
        let entries: HashMap<String, String> =
            toml::from_str(file).map_err(|error| error.message().to_owned())?;
        let mut styles = HashMap::new();
        for (name, look) in entries {
            let hue = name.strip_prefix("hue-").and_then(|hue| hue.parse::<u8>().ok());
            let hue = hue.filter(|hue| usize::from(*hue) < HUES).map(Role::Hue);
            let role = ROLES.iter().find(|(role, _)| *role == name).map(|(_, role)| *role).or(hue);
            let role = role.ok_or_else(|| format!("there is no role `{name}`"))?;
            styles.insert(role, style(&look)?);
        }
        Ok(Self { styles })
    }

    /// How a role looks.
    pub fn style(&self, role: Role) -> Style {
        self.styles.get(&role).copied().unwrap_or_default()
    }
}

fn style(look: &str) -> Result<Style, String> {
    let mut style = Style::new();
    let mut background = false;
    for word in look.split_whitespace() {
        style = match word {
            "on" => {
                background = true;
                continue;
            }
            "bold" => style.add_modifier(Modifier::BOLD),
            "dim" => style.add_modifier(Modifier::DIM),
            "italic" => style.add_modifier(Modifier::ITALIC),
            "underline" => style.add_modifier(Modifier::UNDERLINED),
            "reverse" => style.add_modifier(Modifier::REVERSED),
            _ => {
                let color = word.replace("bright-", "light").parse::<Color>();
                let color = color.map_err(|_| format!("`{word}` is no colour and no look"))?;
                if background { style.bg(color) } else { style.fg(color) }
            }
        };
    }
    Ok(style)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_theme_names_every_role() {
        for (name, file) in THEMES {
            let theme = Theme::read(file).unwrap();
            assert_eq!(theme.styles.len(), ROLES.len() + HUES, "{name}");
        }
    }

    #[test]
    fn mono_has_no_colour() {
        let theme = Theme::named("mono").unwrap();
        assert!(theme.styles.values().all(|style| style.fg.is_none() && style.bg.is_none()));
    }

    #[test]
    fn a_wrong_word_is_named() {
        assert_eq!(Theme::read("txt = ''").unwrap_err(), "there is no role `txt`");
        assert_eq!(Theme::read("text = 'bald'").unwrap_err(), "`bald` is no colour and no look");
    }
}
