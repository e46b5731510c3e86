//! Catches a panic while one file is read, so that the run can continue.

use super::Failure;
use std::any::Any;
use std::cell::RefCell;
use std::panic::{AssertUnwindSafe, PanicHookInfo, catch_unwind};
use std::path::Path;

thread_local! {
    /// The state of this thread for panics.
    static GUARD: RefCell<Guard> = const { RefCell::new(Guard::Off) };
}

/// What happens to a panic in a thread.
enum Guard {
    /// A panic is not caught.
    Off,
    /// A panic is caught by [`catch_panic`].
    On,
    /// A panic was caught: its message and its place in the source.
    Caught(String),
}

/// Runs `read` on the file at `path`, and turns a panic into a [`Failure`].
///
/// This is the only place that catches a panic. Whatever `read` was working on is lost with the panic, so it must not
/// leave anything half-changed that is used afterwards: give it a file to read, and take what it returns.
pub fn catch_panic<T>(path: &Path, read: impl FnOnce() -> T) -> Result<T, Failure> {
    let outer = GUARD.replace(Guard::On);
    let result = catch_unwind(AssertUnwindSafe(|| {
        panic_if_tested(&path.file_name().unwrap_or_default().to_string_lossy());
        read()
    }));
    let caught = GUARD.replace(outer);
    result.map_err(|payload| {
        let message = match caught {
            Guard::Caught(message) => message,
            Guard::On | Guard::Off => message_of(&*payload),
        };
        Failure::bug(path, &message)
    })
}

/// The message of a panic that no hook of this module has seen.
fn message_of(payload: &(dyn Any + Send)) -> String {
    let literal = payload.downcast_ref::<&str>().copied();
    literal.or(payload.downcast_ref::<String>().map(String::as_str)).unwrap_or("no message").to_owned()
}

/// Installs a panic hook that passes uncaught panics on to `report`.
///
/// A caught panic prints nothing: its message becomes part of the [`Failure`].
pub fn set_panic_hook(report: impl Fn(&PanicHookInfo<'_>) + Send + Sync + 'static) {
    std::panic::set_hook(Box::new(move |info| {
        let is_caught = GUARD.with_borrow_mut(|guard| {
            let is_caught = !matches!(guard, Guard::Off);
            if is_caught {
                let message = info.payload_as_str().unwrap_or("no message");
                let place = info.location().map(|place| format!(" ({place})")).unwrap_or_default();
                *guard = Guard::Caught(format!("{message}{place}"));
            }
            is_caught
        });
        if !is_caught {
            report(info);
        }
    }));
}

/// Panics on purpose, for tests; does nothing in a release build.
///
/// # Panics
///
/// Panics in a debug build if the variable `PLENARY_TEST_PANIC` is `name`.
pub fn panic_if_tested(name: &str) {
    let is_wanted =
        || std::env::var_os("PLENARY_TEST_PANIC").is_some_and(|wanted| !name.is_empty() && wanted == name);
    assert!(!cfg!(debug_assertions) || !is_wanted(), "asked for by PLENARY_TEST_PANIC");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_becomes_a_failure_that_names_the_file() {
        let failure = catch_panic(Path::new("bad.toml"), || panic!("no speaker {}", 7)).unwrap_err();
        assert!(failure.is_bug());
        let line = failure.to_string();
        assert!(line.starts_with("bad.toml: plenary failed on this file (a bug): no speaker 7"), "{line}");
        assert!(failure.help.is_some_and(|help| help.starts_with("please report it")));
    }

    #[test]
    fn a_file_after_a_panic_is_read_as_usual() {
        let path = Path::new("bad.toml");
        assert!(catch_panic(path, || panic!("first")).is_err());
        assert_eq!(catch_panic(path, || 7), Ok(7));
        let nested = catch_panic(path, || catch_panic(path, || panic!("inner")).is_err());
        assert_eq!(nested, Ok(true));
    }
}
