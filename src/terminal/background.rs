//! The terminal's background, as far as it is known without asking.

use crate::io;
use crate::theme::Background;
use crate::theme::color::Depth;

/// The variables that tell one terminal from another. Those that differ in every session are left out.
const IDENTITY: [&str; 5] = ["TERM_PROGRAM", "LC_TERMINAL", "TERMINAL_EMULATOR", "COLORTERM", "TERM"];

/// Returns the background, before the terminal is asked.
///
/// It is what this terminal last answered, or else what `COLORFGBG` says. [`Background::Any`] means that the terminal need
/// not be asked: with sixteen colours, there is no theme for dark or for light.
pub fn known_background(depth: Depth) -> Option<Background> {
    if depth == Depth::Sixteen {
        return Some(Background::Any);
    }
    let stated = || of_colours(&std::env::var("COLORFGBG").ok()?);
    io::remembered_background(&terminal()).or_else(stated)
}

/// Remembers the background that the terminal has reported.
pub(super) fn remember(background: Background) {
    let terminal = terminal();
    if io::remembered_background(&terminal) != Some(background) {
        io::remember_background(&terminal, background);
    }
}

/// Returns a name for the terminal, the same in each of its sessions.
fn terminal() -> String {
    let value = |name: &&str| std::env::var(*name).ok().filter(|value| !value.is_empty());
    let mut names: Vec<String> = IDENTITY.iter().filter_map(value).collect();
    // A multiplexer and a remote shell may show another terminal than the one that the variables name.
    names.extend(
        ["TMUX", "STY", "SSH_TTY"].into_iter().filter(|name| value(name).is_some()).map(str::to_owned),
    );
    names.join(" ").replace(['\t', '\n', '\r'], " ")
}

/// Returns the background that `COLORFGBG` names: `15;0` or `0;default;15`.
///
/// The last number is the background, one of the sixteen colours.
fn of_colours(words: &str) -> Option<Background> {
    match words.rsplit(';').next()?.parse::<u8>().ok()? {
        0..=6 | 8 => Some(Background::Dark),
        7 | 9..=15 => Some(Background::Light),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_environment_may_name_the_background() {
        for (words, background) in [
            ("15;0", Some(Background::Dark)),
            ("0;15", Some(Background::Light)),
            ("0;default;15", Some(Background::Light)),
            ("12;8", Some(Background::Dark)),
            ("15;default", None),
            ("", None),
        ] {
            assert_eq!(of_colours(words), background, "{words}");
        }
    }

    #[test]
    fn sixteen_colours_need_no_background() {
        assert_eq!(known_background(Depth::Sixteen), Some(Background::Any));
    }
}
