//! Exit codes: how a run ended, as the shell sees it.

use crate::io::Failure;
use std::process::ExitCode;

/// How a run ended; of two results, the greater one is worse.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Exit {
    /// Everything went well.
    Success,
    /// The input has faults, or nothing was found.
    Faults,
    /// The command line is wrong.
    Usage,
    /// A file or the terminal failed.
    System,
    /// Plenary itself failed on a file; the same code as that of a Rust panic.
    Bug,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(match exit {
            Exit::Success => 0,
            Exit::Faults => 1,
            Exit::Usage => 2,
            Exit::System => 3,
            Exit::Bug => 101,
        })
    }
}

impl From<&Failure> for Exit {
    fn from(failure: &Failure) -> Self {
        if failure.is_bug() { Self::Bug } else { Self::System }
    }
}
