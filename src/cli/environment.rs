//! What the environment variables and the terminal say about colours and screens.

use clap::ValueEnum;
use std::ffi::OsStr;
use std::io::IsTerminal;

/// When to use colours.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(super) enum Color {
    /// On a terminal, unless `NO_COLOR` is set
    #[default]
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

impl Color {
    /// Returns true if standard output gets colours.
    ///
    /// Follows <https://no-color.org> and <https://bixense.com/clicolors>.
    pub(super) fn is_on(self) -> bool {
        match self {
            Self::Always => true,
            Self::Never => false,
            Self::Auto if is_set("NO_COLOR") => false,
            Self::Auto if is_switched_on("CLICOLOR_FORCE") => true,
            Self::Auto => std::io::stdout().is_terminal() && !is_dumb(),
        }
    }
}

/// True if an environment variable is set and not empty.
pub(super) fn is_set(name: &str) -> bool {
    variable_is(name, |value| !value.is_empty())
}

/// True if an environment variable is set, not empty and not `0`.
pub(super) fn is_switched_on(name: &str) -> bool {
    variable_is(name, |value| !value.is_empty() && value != "0")
}

/// Returns true if the terminal says that it can only print.
pub(super) fn is_dumb() -> bool {
    variable_is("TERM", |term| term == "dumb")
}

fn variable_is(name: &str, so: impl Fn(&OsStr) -> bool) -> bool {
    std::env::var_os(name).is_some_and(|value| so(&value))
}
