//! Takes the screen over and gives it back, however the program ends.

use crate::picture::CellSize;
use crossterm::event::{DisableBracketedPaste, EnableBracketedPaste};
use crossterm::style::ResetColor;
use crossterm::terminal::{self, EndSynchronizedUpdate, EnterAlternateScreen, LeaveAlternateScreen};
use crossterm::{cursor, queue};
use std::io::{self, Write};
use std::process::Command;
use std::sync::atomic::{AtomicBool, Ordering};

/// True while the screen is taken over.
///
/// It is global because a panic must be able to give the screen back.
static IS_TAKEN: AtomicBool = AtomicBool::new(false);

/// True if the terminal is asked not to reorder characters.
static KEEPS_ORDER: AtomicBool = AtomicBool::new(false);
/// Bidirectional support mode (ECMA-48, 7.2.1, BDSM).
///
/// If it is reset, the program orders characters; if it is set, the terminal does. Terminals that never reorder
/// ignore it.
const EXPLICIT: &[u8] = b"\x1b[8l";
const IMPLICIT: &[u8] = b"\x1b[8h";

/// True if the mouse is reported.
static REPORTS_MOUSE: AtomicBool = AtomicBool::new(false);
/// Reports of mouse buttons, the wheel, and movement while a button is pressed (xterm's modes 1000, 1002 and 1006).
///
/// Other movement is left out, because it would wake the program for nothing.
const MOUSE: &[u8] = b"\x1b[?1000h\x1b[?1002h\x1b[?1006h";
const NO_MOUSE: &[u8] = b"\x1b[?1006l\x1b[?1002l\x1b[?1000l";

/// What the reader draws on.
#[cfg(unix)]
pub type Out = std::fs::File;
/// What the reader draws on.
#[cfg(not(unix))]
pub type Out = io::Stdout;

/// The terminal to draw on.
///
/// It is standard output, or the controlling terminal if that is a file or a pipe.
#[cfg(unix)]
pub(super) fn out() -> io::Result<Out> {
    use std::io::IsTerminal;
    use std::os::fd::AsFd;
    let stdout = io::stdout();
    if stdout.is_terminal() { Ok(stdout.as_fd().try_clone_to_owned()?.into()) } else { controlling() }
}

#[cfg(not(unix))]
pub(super) fn out() -> io::Result<Out> {
    Ok(io::stdout())
}

/// The terminal that keys come from.
///
/// It is standard input, or the controlling terminal if that is a file or a pipe.
///
/// It is the same terminal that crossterm sets to raw mode.
#[cfg(unix)]
pub(super) fn input() -> io::Result<std::fs::File> {
    use std::io::IsTerminal;
    use std::os::fd::AsFd;
    let stdin = io::stdin();
    if stdin.is_terminal() { Ok(stdin.as_fd().try_clone_to_owned()?.into()) } else { controlling() }
}

/// Gives the terminal to a program that is to be started, even if the reader's own input or output is a pipe.
///
/// Elsewhere than on Unix, it has the reader's own.
#[cfg_attr(not(unix), expect(unused_variables, reason = "there is nothing to change"))]
pub(super) fn give_to(command: &mut Command) {
    #[cfg(unix)]
    if let (Ok(input), Ok(out), Ok(err)) = (input(), out(), out()) {
        use std::process::Stdio;
        command.stdin(Stdio::from(input)).stdout(Stdio::from(out)).stderr(Stdio::from(err));
    }
}

/// The controlling terminal.
#[cfg(unix)]
pub(super) fn controlling() -> io::Result<std::fs::File> {
    std::fs::File::options().read(true).write(true).open("/dev/tty")
}

/// Takes the screen over; does nothing if it is taken over already.
pub(super) fn take() -> io::Result<()> {
    if IS_TAKEN.swap(true, Ordering::SeqCst) {
        return Ok(());
    }
    prepare().inspect_err(|_| give_back())
}

/// Asks the terminal not to reorder characters, now and after each takeover.
///
/// Right-to-left text is already written in visual order.
pub(super) fn keep_order() -> io::Result<()> {
    KEEPS_ORDER.store(true, Ordering::SeqCst);
    let mut out = out()?;
    out.write_all(EXPLICIT)?;
    out.flush()
}

/// Turns mouse reports on or off, now and after each takeover.
pub(super) fn take_mouse(taken: bool) -> io::Result<()> {
    if REPORTS_MOUSE.swap(taken, Ordering::SeqCst) == taken {
        return Ok(());
    }
    let mut out = out()?;
    out.write_all(if taken { MOUSE } else { NO_MOUSE })?;
    out.flush()
}

/// Takes the screen over again after another program changed it.
///
/// That happens after a stop that could not be handled.
///
/// Does nothing if it is not taken over.
#[cfg(unix)]
pub(super) fn retake() -> io::Result<()> {
    if !IS_TAKEN.load(Ordering::SeqCst) {
        return Ok(());
    }
    // crossterm would do nothing, since it believes that raw mode is on.
    terminal::disable_raw_mode()?;
    prepare()
}

/// Prepares the terminal, starting with raw mode.
///
/// Raw mode stops a program in the background before it writes over another screen.
fn prepare() -> io::Result<()> {
    terminal::enable_raw_mode()?;
    let mut out = out()?;
    let mut bytes = Vec::new();
    queue!(bytes, EnterAlternateScreen, cursor::Hide, EnableBracketedPaste)?;
    if KEEPS_ORDER.load(Ordering::SeqCst) {
        bytes.extend(EXPLICIT);
    }
    if REPORTS_MOUSE.load(Ordering::SeqCst) {
        bytes.extend(MOUSE);
    }
    out.write_all(&bytes)?;
    out.flush()
}

/// Gives the screen back as it was; does nothing if it is not taken over.
pub(super) fn give_back() {
    if !IS_TAKEN.swap(false, Ordering::SeqCst) {
        return;
    }
    // Errors are ignored: a terminal that is gone cannot be given back, and there is nowhere to report that.
    let mut bytes = super::graphics::deletions();
    if KEEPS_ORDER.load(Ordering::SeqCst) {
        bytes.extend(IMPLICIT);
    }
    if REPORTS_MOUSE.load(Ordering::SeqCst) {
        bytes.extend(NO_MOUSE);
    }
    let queued = queue!(
        bytes,
        EndSynchronizedUpdate,
        ResetColor,
        DisableBracketedPaste,
        cursor::Show,
        LeaveAlternateScreen
    );
    if let (Ok(()), Ok(mut out)) = (queued, out()) {
        let _ = out.write_all(&bytes).and_then(|()| out.flush());
    }
    let _ = terminal::disable_raw_mode();
}

/// The size of a cell in pixels, or the usual one if the terminal does not say.
pub(super) fn cell_size() -> CellSize {
    #[cfg(unix)]
    if let Ok(size) = terminal::window_size()
        && size.columns > 0
        && size.rows > 0
        && size.width >= size.columns
        && size.height >= size.rows
    {
        return CellSize { width: size.width / size.columns, height: size.height / size.rows };
    }
    CellSize::default()
}

/// The columns and rows; 80 by 24 if the terminal does not know (a serial line).
pub(super) fn size() -> (u16, u16) {
    // On Unix `terminal::size` would run a program if the terminal does not know.
    #[cfg(unix)]
    let size = terminal::window_size().map(|size| (size.columns, size.rows));
    #[cfg(not(unix))]
    let size = terminal::size();
    match size {
        Ok((columns, rows)) if columns > 0 && rows > 0 => (columns, rows),
        _ => (80, 24),
    }
}
