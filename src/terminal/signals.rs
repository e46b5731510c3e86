//! Signals, in a form that can be waited for together with the keyboard.

use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP, SIGWINCH};
use signal_hook::iterator::backend::SignalDelivery;
use signal_hook::iterator::exfiltrator::SignalOnly;
use std::io;
use std::os::unix::net::UnixStream;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, OnceLock};

/// Signals as a source that can be waited for.
pub(super) type Signals = SignalDelivery<UnixStream, SignalOnly>;

/// The signals that end the program.
pub(super) const ENDING: [i32; 4] = [SIGTERM, SIGHUP, SIGINT, SIGQUIT];

/// Which signals have their default effect.
///
/// They have it before the terminal is taken over, and after it is given back.
#[derive(Clone, Debug, Default)]
pub(super) struct Defaults {
    /// True if the signals that end the program do so at once.
    ending: Arc<AtomicBool>,
    /// True if SIGTSTP stops the program at once.
    pub(super) stopping: Arc<AtomicBool>,
}

impl Defaults {
    /// Gives all signals their default effects, or none.
    pub(super) fn set(&self, default: bool) {
        self.ending.store(default, Ordering::SeqCst);
        self.stopping.store(default, Ordering::SeqCst);
    }

    /// Gives only SIGTSTP its default effect; the other signals are events.
    pub(super) fn only_stop(&self) {
        self.ending.store(false, Ordering::SeqCst);
        self.stopping.store(true, Ordering::SeqCst);
    }
}

/// The signals to wait for, and which of them have their default effect.
///
/// A handled signal stays handled until the program ends, so its default effect must be emulated.
pub(super) fn signals() -> io::Result<(Signals, Defaults)> {
    static DEFAULT: OnceLock<Defaults> = OnceLock::new();
    let default = if let Some(default) = DEFAULT.get() {
        default.clone()
    } else {
        let default = Defaults::default();
        for signal in ENDING {
            signal_hook::flag::register_conditional_default(signal, Arc::clone(&default.ending))?;
        }
        signal_hook::flag::register_conditional_default(SIGTSTP, Arc::clone(&default.stopping))?;
        DEFAULT.get_or_init(|| default).clone()
    };
    let (read, write) = UnixStream::pair()?;
    let handled = ENDING.into_iter().chain([SIGTSTP, SIGCONT, SIGWINCH]);
    Ok((SignalDelivery::with_pipe(read, write, SignalOnly, handled)?, default))
}
