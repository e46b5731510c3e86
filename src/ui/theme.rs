//! Themes as styles for drawing, in the colours that the terminal has.

use crate::row::Role;
use crate::theme::color::{Color, Depth};
use crate::theme::{self, Look, roles};
use ratatui::style::{Color as Paint, Modifier, Style};
use std::collections::HashMap;

/// The style of each role.
#[derive(Clone, Debug)]
pub struct Theme {
    styles: HashMap<Role, Style>,
}

impl Theme {
    /// A theme in the colours of a terminal with this depth.
    pub fn new(theme: &theme::Theme, depth: Depth) -> Self {
        let text = theme.look(Role::Text).cloned().unwrap_or_default();
        let look = |role| theme.look(role).cloned().unwrap_or_default();
        Self { styles: roles().map(|(_, role)| (role, style(&look(role), &text, depth))).collect() }
    }

    /// The built-in theme of this name in all its colours, or an error message.
    pub fn named(name: &str) -> Result<Self, String> {
        let theme = theme::find(&[], name).ok_or_else(|| format!("there is no theme `{name}`"))?;
        Ok(Self::new(theme, Depth::True))
    }

    /// The style of a role.
    pub fn style(&self, role: Role) -> Style {
        self.styles.get(&role).copied().unwrap_or_default()
    }
}

fn style(look: &Look, text: &Look, depth: Depth) -> Style {
    let at = |color: Option<Color>| color.map(|color| color.at(depth));
    let (mut ink, paper) = (at(look.ink), at(look.paper));
    if depth == Depth::Sixteen && look.paper.is_some_and(|paper| paper.rgb().is_some()) {
        // Colours that differed may now be too similar to read.
        ink = ink.or(at(text.ink)).zip(paper).map(|(ink, paper)| ink.legible_on(paper));
    }
    let mut style = Style::new();
    style.fg = ink.map(paint);
    style.bg = paper.map(paint);
    for mark in &look.styles {
        style = style.add_modifier(match mark {
            theme::Style::Bold => Modifier::BOLD,
            theme::Style::Dim => Modifier::DIM,
            theme::Style::Italic => Modifier::ITALIC,
            theme::Style::Underline => Modifier::UNDERLINED,
            theme::Style::Reverse => Modifier::REVERSED,
        });
    }
    style
}

fn paint(color: Color) -> Paint {
    const NAMED: [Paint; 16] = [
        Paint::Black,
        Paint::Red,
        Paint::Green,
        Paint::Yellow,
        Paint::Blue,
        Paint::Magenta,
        Paint::Cyan,
        Paint::Gray,
        Paint::DarkGray,
        Paint::LightRed,
        Paint::LightGreen,
        Paint::LightYellow,
        Paint::LightBlue,
        Paint::LightMagenta,
        Paint::LightCyan,
        Paint::White,
    ];
    match color {
        Color::Default => Paint::Reset,
        Color::Ansi(index) => NAMED[usize::from(index % 16)],
        Color::Indexed(index) => Paint::Indexed(index),
        Color::Rgb(r, g, b) => Paint::Rgb(r, g, b),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_terminal_gets_the_nearest_colours_that_it_has() {
        let dark = theme::find(&[], "plenary-dark").unwrap();
        let all = Theme::new(dark, Depth::True);
        let few = Theme::new(dark, Depth::Indexed);
        let least = Theme::new(dark, Depth::Sixteen);
        for (name, role) in roles() {
            let is = |theme: &Theme, fits: fn(&Paint) -> bool| {
                let style = theme.style(role);
                [style.fg, style.bg].iter().flatten().all(fits)
            };
            assert!(is(&all, |paint| matches!(paint, Paint::Rgb(..))), "{name}");
            assert!(is(&few, |paint| matches!(paint, Paint::Indexed(16..))), "{name}");
            assert!(is(&least, |paint| !matches!(paint, Paint::Rgb(..) | Paint::Indexed(_))), "{name}");
            assert!(least.style(role).fg.is_none() || least.style(role).fg != least.style(role).bg, "{name}");
        }
    }

    #[test]
    fn an_unknown_theme_is_named_in_the_error() {
        assert_eq!(Theme::named("plaid").unwrap_err(), "there is no theme `plaid`");
    }
}
