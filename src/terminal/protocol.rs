//! The protocol for pictures on this terminal, according to the environment.
//!
//! Asking the terminal would mean waiting for it.

use crate::picture::{Depth, PictureMode, Protocol};
use std::ffi::OsString;

/// How the user wants pictures to be shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Choice {
    /// By the best protocol that the terminal is known to have; else half-blocks.
    #[default]
    Auto,
    /// Not at all.
    Off,
    /// By this protocol, whatever the terminal is.
    Only(Protocol),
}

impl Choice {
    /// Every choice with its name.
    pub const ALL: [(&str, Self); 6] = [
        ("auto", Self::Auto),
        ("kitty", Self::Only(Protocol::Kitty)),
        ("iterm2", Self::Only(Protocol::Iterm2)),
        ("sixel", Self::Only(Protocol::Sixel)),
        ("half-blocks", Self::Only(Protocol::HalfBlocks)),
        ("off", Self::Off),
    ];

    /// The choice of that name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.iter().find(|(known, _)| *known == name).map(|(_, choice)| *choice)
    }

    /// How pictures are shown on this terminal.
    ///
    /// If `plain`, the user wants nothing but text, and only a protocol chosen by name shows pictures.
    pub fn mode(self, plain: bool) -> PictureMode {
        self.mode_in(plain, |name| std::env::var_os(name))
    }

    fn mode_in(self, plain: bool, var: impl Fn(&str) -> Option<OsString>) -> PictureMode {
        let text =
            |name: &str| var(name).map(|value| value.to_string_lossy().into_owned()).unwrap_or_default();
        let depth = match &*text("COLORTERM") {
            "truecolor" | "24bit" => Depth::True,
            _ => Depth::Indexed,
        };
        let term = text("TERM");
        match self {
            Self::Off => PictureMode::Off(""),
            Self::Auto if plain => PictureMode::Off(""),
            Self::Auto if !text("TMUX").is_empty() || term.starts_with("tmux") => {
                PictureMode::Off("not shown inside tmux")
            }
            Self::Auto if !text("STY").is_empty() || term.starts_with("screen") => {
                PictureMode::Off("not shown inside screen")
            }
            Self::Auto => PictureMode::On(known(&text), depth),
            // tmux passes a picture on, but does not know its position.
            Self::Only(Protocol::Kitty) if !text("TMUX").is_empty() => {
                PictureMode::On(Protocol::Placeholders, depth)
            }
            Self::Only(protocol) => PictureMode::On(protocol, depth),
        }
    }
}

/// The best protocol that the terminal is known to support.
///
/// The terminal's own name counts more than variables, which other terminals inherit when they are started from it.
fn known(text: &impl Fn(&str) -> String) -> Protocol {
    match &*text("TERM") {
        "xterm-kitty" | "xterm-ghostty" => return Protocol::Kitty,
        term if term.starts_with("foot") || matches!(term, "contour" | "mlterm" | "yaft-256color") => {
            return Protocol::Sixel;
        }
        "wezterm" | "mintty" => return Protocol::Iterm2,
        _ => {}
    }
    match &*text("TERM_PROGRAM") {
        "kitty" | "ghostty" => return Protocol::Kitty,
        "iTerm.app" | "WezTerm" | "mintty" | "rio" => return Protocol::Iterm2,
        "" => {}
        _ => return Protocol::HalfBlocks,
    }
    let any = |names: &[&str]| names.iter().any(|name| !text(name).is_empty());
    let konsole = text("KONSOLE_VERSION").parse::<u32>().unwrap_or(0);
    if any(&["XTERM_VERSION", "VTE_VERSION"]) {
        Protocol::HalfBlocks
    } else if konsole > 0 {
        // Sixel came with the release of April 2022.
        if konsole >= 22_04_00 { Protocol::Sixel } else { Protocol::HalfBlocks }
    } else if any(&["KITTY_WINDOW_ID", "GHOSTTY_RESOURCES_DIR"]) {
        Protocol::Kitty
    } else if text("LC_TERMINAL") == "iTerm2" || any(&["WEZTERM_PANE"]) {
        Protocol::Iterm2
    } else {
        Protocol::HalfBlocks
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mode(choice: Choice, vars: &[(&str, &str)]) -> PictureMode {
        choice.mode_in(false, |name| {
            vars.iter().find(|(known, _)| *known == name).map(|(_, value)| OsString::from(value))
        })
    }

    fn auto(vars: &[(&str, &str)]) -> Option<Protocol> {
        match mode(Choice::Auto, vars) {
            PictureMode::On(protocol, _) => Some(protocol),
            PictureMode::Off(_) => None,
        }
    }

    #[test]
    fn terminals_are_known_by_their_names() {
        for (vars, protocol) in [
            (&[("TERM", "xterm-kitty")][..], Protocol::Kitty),
            (&[("TERM", "xterm-256color"), ("KITTY_WINDOW_ID", "1")], Protocol::Kitty),
            (&[("TERM", "xterm-ghostty")], Protocol::Kitty),
            (&[("TERM", "foot-extra")], Protocol::Sixel),
            (&[("TERM_PROGRAM", "iTerm.app")], Protocol::Iterm2),
            (&[("TERM_PROGRAM", "WezTerm"), ("TERM", "xterm-256color")], Protocol::Iterm2),
            (&[("LC_TERMINAL", "iTerm2")], Protocol::Iterm2),
            (&[("KONSOLE_VERSION", "230401")], Protocol::Sixel),
            (&[("KONSOLE_VERSION", "210400")], Protocol::HalfBlocks),
            (&[("TERM", "xterm-256color")], Protocol::HalfBlocks),
            (&[("TERM_PROGRAM", "Apple_Terminal")], Protocol::HalfBlocks),
            (&[], Protocol::HalfBlocks),
        ] {
            assert_eq!(auto(vars), Some(protocol), "{vars:?}");
        }
    }

    #[test]
    fn a_terminal_started_from_another_is_not_mistaken_for_it() {
        assert_eq!(auto(&[("TERM", "foot"), ("KITTY_WINDOW_ID", "1")]), Some(Protocol::Sixel));
        assert_eq!(
            auto(&[("TERM", "xterm-256color"), ("XTERM_VERSION", "XTerm(379)"), ("KITTY_WINDOW_ID", "1")]),
            Some(Protocol::HalfBlocks)
        );
    }

    #[test]
    fn inside_a_multiplexer_pictures_are_off_unless_they_are_asked_for() {
        let tmux = [("TERM", "tmux-256color"), ("TMUX", "x"), ("KITTY_WINDOW_ID", "1")];
        assert_eq!(mode(Choice::Auto, &tmux), PictureMode::Off("not shown inside tmux"));
        assert_eq!(
            mode(Choice::Auto, &[("TERM", "screen-256color")]),
            PictureMode::Off("not shown inside screen")
        );
        let asked = Choice::named("half-blocks").unwrap();
        assert_eq!(mode(asked, &tmux), PictureMode::On(Protocol::HalfBlocks, Depth::Indexed));
        let kitty = Choice::named("kitty").unwrap();
        assert_eq!(mode(kitty, &tmux), PictureMode::On(Protocol::Placeholders, Depth::Indexed));
    }

    #[test]
    fn plain_text_has_no_pictures_unless_a_protocol_is_named() {
        assert_eq!(Choice::Auto.mode_in(true, |_| None), PictureMode::Off(""));
        let asked = Choice::Only(Protocol::Sixel);
        assert_eq!(asked.mode_in(true, |_| None), PictureMode::On(Protocol::Sixel, Depth::Indexed));
        assert_eq!(mode(Choice::Off, &[("TERM", "xterm-kitty")]), PictureMode::Off(""));
    }

    #[test]
    fn half_blocks_have_all_colours_if_the_terminal_says_so() {
        let vars = [("COLORTERM", "truecolor")];
        assert_eq!(mode(Choice::Auto, &vars), PictureMode::On(Protocol::HalfBlocks, Depth::True));
    }
}
