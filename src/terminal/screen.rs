//! Taking the screen and giving it back, from wherever the program ends.

use crate::picture::CellSize;
use crossterm::event::{DisableBracketedPaste, EnableBracketedPaste};
use crossterm::style::ResetColor;
use crossterm::terminal::{self, EndSynchronizedUpdate, EnterAlternateScreen, LeaveAlternateScreen};
use crossterm::{cursor, queue};
use std::io::{self, Write};
use std::sync::atomic::{AtomicBool, Ordering};

/// Whether the screen is taken. It is one for the whole program, since a panic must be able to give it back.
static TAKEN: AtomicBool = AtomicBool::new(false);

/// Whether the terminal is asked to leave characters in the order in which they come.
static ORDERED: AtomicBool = AtomicBool::new(false);
/// Bidirectional support mode (ECMA-48, 7.2.1, BDSM): reset, the order is that of who writes; set, the terminal
/// reorders. Terminals that never do pass over it.
const EXPLICIT: &[u8] = b"\x1b[8l";
const IMPLICIT: &[u8] = b"\x1b[8h";

/// Whether the mouse is reported.
static POINTED: AtomicBool = AtomicBool::new(false);
/// Presses and the wheel (xterm's modes 1000 and 1006), and no movement, which would wake the program for nothing.
const MOUSE: &[u8] = b"\x1b[?1000h\x1b[?1006h";
const NO_MOUSE: &[u8] = b"\x1b[?1006l\x1b[?1000l";

/// What is drawn on.
#[cfg(unix)]
pub type Out = std::fs::File;
/// What is drawn on.
#[cfg(not(unix))]
pub type Out = io::Stdout;

/// The terminal to draw on: standard output, or the controlling terminal when standard output is a file or a pipe.
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

/// The terminal that keys come from: standard input, or the controlling terminal when that is a file or a pipe. The same
/// that crossterm sets to raw mode.
#[cfg(unix)]
pub(super) fn input() -> io::Result<std::fs::File> {
    use std::io::IsTerminal;
    use std::os::fd::AsFd;
    let stdin = io::stdin();
    if stdin.is_terminal() { Ok(stdin.as_fd().try_clone_to_owned()?.into()) } else { controlling() }
}

#[cfg(unix)]
pub(super) fn controlling() -> io::Result<std::fs::File> {
    std::fs::File::options().read(true).write(true).open("/dev/tty")
}

/// Takes the screen; nothing if it is taken.
pub(super) fn take() -> io::Result<()> {
    if TAKEN.swap(true, Ordering::SeqCst) {
        return Ok(());
    }
    prepare().inspect_err(|_| give_back())
}

/// Asks the terminal, now and whenever the screen is taken again, to leave characters in the order in which they come,
/// since what is written right to left is already in visual order.
pub(super) fn keep_order() -> io::Result<()> {
    ORDERED.store(true, Ordering::SeqCst);
    let mut out = out()?;
    out.write_all(EXPLICIT)?;
    out.flush()
}

/// Has the mouse reported, now and whenever the screen is taken again, or no longer.
pub(super) fn take_mouse(taken: bool) -> io::Result<()> {
    if POINTED.swap(taken, Ordering::SeqCst) == taken {
        return Ok(());
    }
    let mut out = out()?;
    out.write_all(if taken { MOUSE } else { NO_MOUSE })?;
    out.flush()
}

/// Takes the screen anew where somebody else changed it meanwhile (a stop that could not be handled); nothing if it is
/// not taken.
pub(super) fn retake() -> io::Result<()> {
    if !TAKEN.load(Ordering::SeqCst) {
        return Ok(());
    }
    // crossterm believes that raw mode is on, and would do nothing.
    terminal::disable_raw_mode()?;
    prepare()
}

/// Raw mode comes first: a program in the background is stopped by it, before it writes over somebody else's screen.
fn prepare() -> io::Result<()> {
    terminal::enable_raw_mode()?;
    let mut out = out()?;
    let mut bytes = Vec::new();
    queue!(bytes, EnterAlternateScreen, cursor::Hide, EnableBracketedPaste)?;
    if ORDERED.load(Ordering::SeqCst) {
        bytes.extend(EXPLICIT);
    }
    if POINTED.load(Ordering::SeqCst) {
        bytes.extend(MOUSE);
    }
    out.write_all(&bytes)?;
    out.flush()
}

/// Gives the screen back as it was; nothing if it is not taken.
pub(super) fn give_back() {
    if !TAKEN.swap(false, Ordering::SeqCst) {
        return;
    }
    // A terminal that is gone cannot be given back, and there is nobody left to tell: errors are let go.
    let mut bytes = super::graphics::farewell();
    if ORDERED.load(Ordering::SeqCst) {
        bytes.extend(IMPLICIT);
    }
    if POINTED.load(Ordering::SeqCst) {
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

/// How large a cell is in pixels, where the terminal says so.
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

/// Columns and rows. A terminal that does not know its size (a serial line) is taken for one of 80 by 24.
pub(super) fn size() -> (u16, u16) {
    // Not `terminal::size` on Unix, which runs a program when it cannot tell.
    #[cfg(unix)]
    let size = terminal::window_size().map(|size| (size.columns, size.rows));
    #[cfg(not(unix))]
    let size = terminal::size();
    match size {
        Ok((columns, rows)) if columns > 0 && rows > 0 => (columns, rows),
        _ => (80, 24),
    }
}
