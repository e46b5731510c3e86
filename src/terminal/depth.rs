//! How many colours the terminal has, according to the environment.

use crate::theme::color::Depth;

/// How many colours the terminal has.
pub fn depth() -> Depth {
    let variable = |name| std::env::var(name).unwrap_or_default();
    depth_of(&variable("TERM"), &variable("COLORTERM"), std::env::var_os("WT_SESSION").is_some())
}

fn depth_of(term: &str, colorterm: &str, windows_terminal: bool) -> Depth {
    let is_stated =
        ["truecolor", "24bit"].contains(&colorterm) || term.ends_with("-direct") || windows_terminal;
    let is_known =
        ["kitty", "alacritty", "foot", "ghostty", "wezterm"].iter().any(|name| term.contains(name));
    match () {
        () if is_stated || is_known => Depth::True,
        () if term.contains("256color") => Depth::Indexed,
        () => Depth::Sixteen,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_environment_says_how_many_colours_a_terminal_has() {
        assert_eq!(depth_of("xterm-256color", "truecolor", false), Depth::True);
        assert_eq!(depth_of("xterm-kitty", "", false), Depth::True);
        assert_eq!(depth_of("xterm-256color", "", false), Depth::Indexed);
        assert_eq!(depth_of("linux", "", false), Depth::Sixteen);
        assert_eq!(depth_of("", "", true), Depth::True);
    }
}
