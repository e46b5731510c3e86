//! A fault of the program itself, told where it can be read.

use super::screen;
use crate::text::Safe;
use std::backtrace::{Backtrace, BacktraceStatus};
use std::borrow::Cow;
use std::io::Write;
use std::panic::PanicHookInfo;

/// From now on a panic gives the terminal back before it is told, also where it ends the program at once
/// (`panic = "abort"`).
pub fn install_panic_hook() {
    std::panic::set_hook(Box::new(|info| {
        screen::give_back();
        let trace = Backtrace::capture();
        let trace = (trace.status() == BacktraceStatus::Captured).then(|| trace.to_string());
        // Nothing can be done about a standard error that cannot be written to.
        let _ = std::io::stderr().write_all(report(info, trace.as_deref()).as_bytes());
    }));
}

fn report(info: &PanicHookInfo<'_>, trace: Option<&str>) -> String {
    let message = Safe::block(Cow::Borrowed(info.payload_as_str().unwrap_or("no message"))).0;
    let place = info.location().map(|place| format!(" at {place}")).unwrap_or_default();
    let trace = trace.map(|trace| format!("{trace}\n")).unwrap_or_default();
    let version = env!("CARGO_PKG_VERSION");
    format!(
        "plenary: internal error{place}: {message}\n{trace}\
         This is a fault of plenary {version}, not yours. Please report it with the line above and what you did last.\n"
    )
}
