//! How many colours the terminal has, according to the environment.

use crate::theme::color::Depth;

/// How many colours the terminal has.
pub fn depth() -> Depth {
    let variable = |name| std::env::var(name).unwrap_or_default();
    let is_set = |name| std::env::var_os(name).is_some();
    let term = variable("TERM");
    let depth = depth_of(&term, &variable("COLORTERM"), is_set("WT_SESSION"));
    let knows_more = says_too_little(&term, is_set("XTERM_VERSION"), is_set("TMUX"));
    if knows_more && depth == Depth::Sixteen { Depth::Indexed } else { depth }
}

/// Returns true for terminals that have 256 colours but do not say so in `TERM`, unless they are told to.
///
/// tmux finds the nearest colours of the terminal around it.
fn says_too_little(term: &str, xterm: bool, tmux: bool) -> bool {
    (term == "xterm" && xterm) || (tmux && (term.starts_with("screen") || term.starts_with("tmux")))
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
        assert!(says_too_little("xterm", true, false) && says_too_little("screen", false, true));
        assert!(!says_too_little("screen", true, false) && !says_too_little("linux", false, true));
        assert_eq!(depth_of("linux", "", false), Depth::Sixteen);
        assert_eq!(depth_of("", "", true), Depth::True);
    }
}
