//! How many colours a terminal says that it has.

use crate::theme::color::Depth;

/// How many colours the terminal has, by what the environment says of it.
pub fn depth() -> Depth {
    let said = |name| std::env::var(name).unwrap_or_default();
    depth_of(&said("TERM"), &said("COLORTERM"), std::env::var_os("WT_SESSION").is_some())
}

fn depth_of(term: &str, colorterm: &str, windows_terminal: bool) -> Depth {
    let all = ["truecolor", "24bit"].contains(&colorterm) || term.ends_with("-direct") || windows_terminal;
    let known = ["kitty", "alacritty", "foot", "ghostty", "wezterm"].iter().any(|name| term.contains(name));
    match () {
        () if all || known => Depth::True,
        () if term.contains("256color") => Depth::Indexed,
        () => Depth::Sixteen,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_terminal_has_the_colours_that_it_says() {
        assert_eq!(depth_of("xterm-256color", "truecolor", false), Depth::True);
        assert_eq!(depth_of("xterm-kitty", "", false), Depth::True);
        assert_eq!(depth_of("xterm-256color", "", false), Depth::Indexed);
        assert_eq!(depth_of("linux", "", false), Depth::Sixteen);
        assert_eq!(depth_of("", "", true), Depth::True);
    }
}
