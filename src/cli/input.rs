//! Reads one file, or standard input, and tells a user who waits for it.

use super::environment::is_dumb;
use super::files::is_standard_input;
use super::output::tell;
use crate::io::{self, Failure};
use crate::library::Volume;
use std::io::IsTerminal;
use std::path::{Path, PathBuf};
use std::sync::mpsc;
use std::time::Duration;

/// How long standard input is read before the user is informed.
const PATIENCE: Duration = Duration::from_millis(600);

/// How long to wait for standard input that no `-` asked for before telling the user.
const LONG_PATIENCE: Duration = Duration::from_secs(1);

/// Reads the briefing of one file, or of standard input.
pub(super) fn read(path: &Path) -> Result<Volume, Failure> {
    if !is_standard_input(path) {
        return io::open(path);
    }
    let bytes = stdin()?;
    let name = Volume::STANDARD_INPUT;
    io::catch_panic(Path::new(name), || Volume::read(name, None, bytes, &io::NoFolder))
}

/// The paths, or `-` if there are none and standard input is a pipe or file with content.
pub(super) fn or_standard_input(paths: &[PathBuf]) -> Vec<PathBuf> {
    if !paths.is_empty() || !io::is_input_piped() {
        return paths.to_vec();
    }
    let is_empty = while_telling(tell_reading, io::is_input_empty);
    if is_empty { Vec::new() } else { vec![PathBuf::from("-")] }
}

/// Reads one input file, or standard input, and returns its name and its bytes.
pub(super) fn input(path: &Path) -> Result<(String, Vec<u8>), Failure> {
    if is_standard_input(path) {
        Ok((Volume::STANDARD_INPUT.to_owned(), stdin()?))
    } else {
        Ok((path.to_string_lossy().into_owned(), io::read(path)?))
    }
}

/// Reads standard input to its end, and tells a user who waits how to end it.
pub(super) fn stdin() -> Result<Vec<u8>, Failure> {
    let bytes = while_telling(tell_waiting, io::read_stdin)?;
    if bytes.is_empty() {
        return Err(Failure::new("standard input is empty")
            .help("run the command before the `|` alone to see what it prints"));
    }
    Ok(bytes)
}

/// Reads; if that takes long, a thread tells the user what plenary waits for.
fn while_telling<T>(tell: fn(&mpsc::Receiver<()>), read: impl FnOnce() -> T) -> T {
    let (done, reading) = mpsc::channel::<()>();
    let waiting = std::thread::spawn(move || tell(&reading));
    let result = read();
    drop(done);
    // The thread only prints, so its failure does not affect the result.
    let _ = waiting.join();
    result
}

/// Tells the user that plenary reads standard input, if that takes long.
fn tell_reading(reading: &mpsc::Receiver<()>) {
    if reading.recv_timeout(LONG_PATIENCE) != Err(mpsc::RecvTimeoutError::Timeout) {
        return;
    }
    let line = "plenary: reading standard input …";
    if !std::io::stderr().is_terminal() || is_dumb() {
        return tell(&format!("{line}\n"));
    }
    tell(line);
    let _ = reading.recv();
    tell(&format!("\r{}\r", " ".repeat(line.len())));
}

fn tell_waiting(reading: &mpsc::Receiver<()>) {
    let has_terminal = std::io::stderr().is_terminal() && !is_dumb();
    if !has_terminal || reading.recv_timeout(PATIENCE) != Err(mpsc::RecvTimeoutError::Timeout) {
        return;
    }
    if std::io::stdin().is_terminal() {
        tell("plenary: type or paste the text, then press Ctrl+D at the start of a line\n");
        return;
    }
    let line = "plenary: reading standard input; press Ctrl+C to stop";
    tell(line);
    let _ = reading.recv();
    tell(&format!("\r{}\r", " ".repeat(line.len())));
}
