//! Standard output for data, and standard error for messages.

use crate::diagnostic::report::WIDTH;
use crate::io::Failure;
use crate::library::Volume;
use crate::text::Safe;
use std::io::{ErrorKind, Write};
use std::path::Path;

/// Why a command stops before it has printed everything.
#[derive(Debug)]
pub(super) enum Stop {
    /// Nobody reads standard output any more, as after `head`; this is not an error.
    Closed,
    Failed(Failure),
}

impl From<Failure> for Stop {
    fn from(failure: Failure) -> Self {
        Self::Failed(failure)
    }
}

impl Stop {
    /// Returns the failure, if there was one.
    pub(super) fn failure<T: Default>(self) -> Result<T, Failure> {
        match self {
            Self::Closed => Ok(T::default()),
            Self::Failed(failure) => Err(failure),
        }
    }
}

/// Prints data to standard output; a closed pipe is not an error.
pub(super) fn print(text: &str) -> Result<(), Failure> {
    print_part(text).or_else(Stop::failure)
}

/// Prints a part of the data to standard output, and says if there is no use in more.
pub(super) fn print_part(text: &str) -> Result<(), Stop> {
    write_out(text.as_bytes())
}

/// Writes data that is not text to standard output; a closed pipe is not an error.
pub(super) fn print_bytes(bytes: &[u8]) -> Result<(), Failure> {
    write_out(bytes).or_else(Stop::failure)
}

fn write_out(bytes: &[u8]) -> Result<(), Stop> {
    let mut out = std::io::stdout().lock();
    out.write_all(bytes).and_then(|()| out.flush()).map_err(|error| match error.kind() {
        ErrorKind::BrokenPipe => Stop::Closed,
        _ => Stop::Failed(Failure::of_output(&error)),
    })
}

/// Prints a message to standard error.
pub(super) fn tell(text: &str) {
    // If standard error cannot be written, there is nowhere left to report that.
    let _ = std::io::stderr().lock().write_all(text.as_bytes());
}

/// Reports why a file contains no briefing; returns true if it has none.
pub(super) fn report_unread(volume: &Volume) -> bool {
    let is_unread = volume.briefing.is_none();
    if is_unread {
        tell(&volume.report().text(false, WIDTH));
    }
    is_unread
}

/// Prints a failure and what to do about it to standard error.
pub(super) fn complain(failure: &Failure) {
    tell(&format!("plenary: {failure}\n"));
    if let Some(help) = &failure.help {
        tell(&format!("         {}\n", Safe::clean_line(help)));
    }
}

/// The file to write to, or `None` for standard output (no path, or `-`).
pub(super) fn output_file(output: Option<&Path>) -> Option<&Path> {
    output.filter(|path| path.as_os_str() != "-")
}

/// A path as it is shown in a message.
pub(super) fn shown(path: &Path) -> Safe {
    Safe::clean_line(&path.to_string_lossy())
}

/// A size in words: `812 bytes`, `34 kB`, `1.2 GB`.
#[cfg(feature = "index")]
pub(super) fn size(bytes: u64) -> String {
    let mut rest = bytes;
    let mut tenths = 0;
    for unit in ["", "kB", "MB", "GB"] {
        if rest < 1000 || unit == "GB" {
            return match unit {
                "" => counted(usize::try_from(bytes).unwrap_or(usize::MAX), "byte"),
                _ if rest < 10 => format!("{rest}.{tenths} {unit}"),
                _ => format!("{rest} {unit}"),
            };
        }
        (rest, tenths) = (rest / 1000, rest % 1000 / 100);
    }
    String::new()
}

/// A number with its noun: `1 quote`, `3 quotes`.
pub(super) fn counted(count: usize, noun: &str) -> String {
    match count {
        1 => format!("1 {noun}"),
        _ => format!("{count} {noun}s"),
    }
}
