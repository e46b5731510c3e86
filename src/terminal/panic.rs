//! Reports a panic after giving the terminal back, so that it can be read.

use super::screen;
use crate::io;
use crate::text::Safe;
use std::backtrace::{Backtrace, BacktraceStatus};
use std::borrow::Cow;
use std::io::Write;
use std::panic::PanicHookInfo;
use std::thread;

/// The exit code of a program that panics, as the standard library has it.
const EXIT_CODE: i32 = 101;

/// Installs the panic hook: a panic gives the terminal back and is then reported.
///
/// A panic that [`io::catch_panic`] catches does neither. Any other ends the program, in whatever thread it happens,
/// because a reader without one of its workers would be of no use.
pub fn install_panic_hook() {
    let main = thread::current().id();
    io::set_panic_hook(move |info| {
        screen::give_back();
        let trace = Backtrace::capture();
        let trace = (trace.status() == BacktraceStatus::Captured).then(|| trace.to_string());
        // If standard error cannot be written, there is nowhere left to report that.
        let _ = std::io::stderr().write_all(report(info, trace.as_deref()).as_bytes());
        if thread::current().id() != main {
            std::process::exit(EXIT_CODE);
        }
    });
}

fn report(info: &PanicHookInfo<'_>, trace: Option<&str>) -> String {
    let message = Safe::block(Cow::Borrowed(info.payload_as_str().unwrap_or("no message"))).0;
    let place = info.location().map(|place| format!(" at {place}")).unwrap_or_default();
    let trace = trace.map(|trace| format!("{trace}\n")).unwrap_or_default();
    let version = env!("CARGO_PKG_VERSION");
    format!(
        "plenary: internal error{place}: {message}\n{trace}\
         This is a bug in plenary {version}. Please report it with the line above and what you did last.\n"
    )
}
