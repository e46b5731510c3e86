//! Waiting for keys and signals together, at no cost while there are none.

use super::decode::{Decoder, Input};
use super::mail::Letters;
use super::tty::{Event, no_terminal};
use super::{job, screen};
use crate::io::{Failure, words};
use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::io::Errno;
use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP, SIGWINCH};
use signal_hook::iterator::backend::SignalDelivery;
use signal_hook::iterator::exfiltrator::SignalOnly;
use std::collections::VecDeque;
use std::fs::File;
use std::io::{self, Write};
use std::os::unix::net::UnixStream;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, OnceLock};
use std::time::{Duration, Instant};

/// How long the rest of a sequence may take. ESC alone is a key as well as the start of one, and over a slow line the
/// two come apart; a person does not notice this much. Nothing waits that long while nothing is pressed.
const REST: Timespec = Timespec { tv_sec: 0, tv_nsec: 30_000_000 };

/// The same while the terminal is to answer.
const ANSWER: Timespec = Timespec { tv_sec: 0, tv_nsec: 150_000_000 };
/// An answer that has not begun to come after this long does not.
const LATE: Duration = Duration::from_secs(3);
/// How long the terminal is kept for an answer when it is given back.
const FAREWELL: Duration = Duration::from_millis(300);

/// Signals as something that can be waited for.
pub(super) type Signals = SignalDelivery<UnixStream, SignalOnly>;

/// Signals that end the program.
const ENDING: [i32; 4] = [SIGTERM, SIGHUP, SIGINT, SIGQUIT];

/// Whether a signal ends the program.
pub(super) fn ends(signal: i32) -> bool {
    ENDING.contains(&signal)
}

/// The terminal, taken over as long as this lives.
///
/// Dropping it gives the terminal back. One at a time.
pub struct Tty {
    input: File,
    signals: Signals,
    decoder: Decoder,
    /// When the terminal was last asked something.
    asked: Option<Instant>,
    events: VecDeque<Event>,
    letters: Letters,
    /// The size that was last told.
    size: (u16, u16),
    /// Somebody sent SIGTSTP to this process: who else stops is theirs to say.
    asked_to_stop: bool,
    default: Defaults,
}

impl std::fmt::Debug for Tty {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Tty").field("input", &self.input).field("size", &self.size).finish_non_exhaustive()
    }
}

impl Tty {
    /// Takes the terminal over: raw mode, the alternate screen, no cursor, pastes marked as such. The terminal is asked
    /// nothing, so nothing need be waited for.
    pub fn enter() -> Result<Self, Failure> {
        let input = screen::input().map_err(|error| no_terminal(&error))?;
        let (signals, default) = signals()
            .map_err(|error| Failure::new(format!("signals cannot be listened to: {}", words(&error))))?;
        default.set(false);
        let mut tty = Self {
            input,
            signals,
            decoder: Decoder::default(),
            asked: None,
            events: VecDeque::new(),
            letters: Letters::new()
                .map_err(|error| Failure::new(format!("workers cannot be heard: {}", words(&error))))?,
            size: screen::size(),
            asked_to_stop: false,
            default,
        };
        tty.again()?;
        Ok(tty)
    }

    /// Takes the terminal again after [`leave`](Self::leave); nothing if it is taken.
    pub fn again(&mut self) -> Result<(), Failure> {
        screen::take().map_err(|error| no_terminal(&error))?;
        // What was typed to interrupt, quit or stop while the terminal was another program's was meant for that one.
        self.receive(|signal| matches!(signal, SIGTERM | SIGHUP | SIGWINCH))
    }

    /// What happens next. Waits for it without ever waking up in between.
    #[expect(
        clippy::should_implement_trait,
        reason = "it never ends, and it can fail: an iterator is something else"
    )]
    pub fn next(&mut self) -> Result<Event, Failure> {
        loop {
            if let Some(event) = self.events.pop_front() {
                return Ok(event);
            }
            match self.decoder.next() {
                Some(Input::Key(key)) => return Ok(Event::Key(key)),
                Some(Input::Paste(text)) => return Ok(Event::Paste(text)),
                Some(Input::Mouse(x, y, mouse)) => return Ok(Event::Mouse(x, y, mouse)),
                Some(Input::Ground(ground)) => return Ok(Event::Ground(ground)),
                None => self.wait()?,
            }
        }
    }

    /// Whether something has happened already, so that [`next`](Self::next) would not wait.
    pub fn is_ready(&mut self) -> Result<bool, Failure> {
        if !self.events.is_empty() || self.decoder.is_ready() {
            return Ok(true);
        }
        let mut sources = self.sources();
        match poll(&mut sources, Some(&Timespec { tv_sec: 0, tv_nsec: 0 })) {
            Ok(count) => Ok(count > 0),
            Err(Errno::INTR) => Ok(true),
            Err(errno) => Err(no_terminal(&errno.into())),
        }
    }

    /// Stops the program, the terminal given back meanwhile; returns when it goes on, the terminal taken again and
    /// [`Event::Resumed`] next. Where nobody could continue it (it was started without a shell), it does not stop, and
    /// nothing happens.
    pub fn suspend(&mut self) -> Result<(), Failure> {
        let group = !std::mem::take(&mut self.asked_to_stop);
        if !job::can_stop() {
            return Ok(());
        }
        self.leave();
        let stopped = job::stop(group);
        self.again()?;
        stopped.map_err(|error| Failure::new(format!("the program cannot be stopped: {}", words(&error))))?;
        self.resumed();
        Ok(())
    }

    pub(super) fn resumed(&mut self) {
        self.events.push_back(Event::Resumed);
        // Who is in the background is not told that the window changes.
        self.resize();
    }

    /// Whether Ctrl+Z stops this program without further ado, together with the program that has the terminal: if that
    /// one stopped alone, the shell would wait for this one, and this one for that one.
    pub(super) fn let_stop(&mut self, stop: bool) {
        self.default.stopping.store(stop && job::can_stop(), Ordering::SeqCst);
    }

    /// Asks the terminal what its background is, on the way to it that is given; [`Event::Ground`] is the answer, if
    /// there is one. What the terminal is, which every terminal and tmux answers, is asked behind it as an end.
    pub fn ask_ground(&mut self, out: &mut dyn Write) -> io::Result<()> {
        self.decoder.asked();
        self.asked = Some(Instant::now());
        out.write_all(b"\x1b]11;?\x1b\\\x1b[c")?;
        out.flush()
    }

    fn awaits_within(&self, time: Duration) -> bool {
        self.decoder.awaits() && self.asked.is_some_and(|asked| asked.elapsed() < time)
    }

    /// Takes in an answer that is on its way, so that it is not typed to whoever has the terminal next.
    pub(super) fn drain(&mut self) {
        let start = Instant::now();
        while self.awaits_within(LATE) && start.elapsed() < FAREWELL {
            let mut sources = [PollFd::new(&self.input, PollFlags::IN)];
            match poll(&mut sources, Some(&ANSWER)) {
                Ok(1..) if self.read().is_ok() && self.events.is_empty() => {}
                _ => return,
            }
        }
    }

    /// Signals do again what they do to any program.
    pub(super) fn end(&mut self) {
        self.default.set(true);
    }

    pub(super) fn letters(&self) -> &Letters {
        &self.letters
    }

    /// All that can wake the program: the keyboard, signals, workers.
    fn sources(&self) -> [PollFd<'_>; 3] {
        [
            PollFd::new(&self.input, PollFlags::IN),
            PollFd::new(self.signals.get_read(), PollFlags::IN),
            PollFd::new(self.letters.source(), PollFlags::IN),
        ]
    }

    fn wait(&mut self) -> Result<(), Failure> {
        // The first bytes of an answer are also those of keys; while one is awaited they may take longer.
        let asked = self.awaits_within(LATE);
        let rest = self.decoder.doubts().then_some(if asked { &ANSWER } else { &REST });
        let mut sources = self.sources();
        let count = match poll(&mut sources, rest) {
            Ok(count) => count,
            // A signal; it is in the pipe by now.
            Err(Errno::INTR) => return Ok(()),
            Err(errno) => return Err(no_terminal(&errno.into())),
        };
        let [typed, signalled, brought] = sources.map(|source| source.revents());
        if count == 0 {
            self.decoder.settle();
        }
        if !brought.is_empty() {
            self.events.extend(self.letters.take().into_iter().map(Event::Brought));
        }
        if !signalled.is_empty() {
            self.receive(|_| true)?;
        }
        if typed.contains(PollFlags::IN) {
            self.read()?;
        } else if !typed.is_empty() {
            self.hang_up();
        }
        Ok(())
    }

    fn read(&mut self) -> Result<(), Failure> {
        let mut bytes = [0; 4096];
        match rustix::io::read(&self.input, &mut bytes) {
            Ok(0) | Err(Errno::IO | Errno::NXIO | Errno::BADF) => self.hang_up(),
            Ok(count) => self.decoder.push(&bytes[..count]),
            Err(Errno::INTR | Errno::AGAIN) => {}
            Err(errno) => return Err(no_terminal(&errno.into())),
        }
        Ok(())
    }

    /// The terminal is gone. The system says so by SIGHUP too, but not to everybody.
    fn hang_up(&mut self) {
        self.events.push_back(Event::Terminate(SIGHUP));
    }

    /// Turns the signals that came and are `wanted` into events.
    fn receive(&mut self, wanted: impl Fn(i32) -> bool) -> Result<(), Failure> {
        let came: Vec<i32> = self.signals.pending().filter(|signal| wanted(*signal)).collect();
        for ending in ENDING {
            if came.contains(&ending) {
                self.events.push_front(Event::Terminate(ending));
            }
        }
        if came.contains(&SIGCONT) {
            // Stopped by what cannot be handled: the shell has used the terminal since, and it is not as it was left.
            // A SIGTSTP from before it has been answered by it.
            screen::retake().map_err(|error| no_terminal(&error))?;
            self.events.push_back(Event::Resumed);
        } else if came.contains(&SIGTSTP) {
            self.asked_to_stop = true;
            self.events.push_back(Event::Suspend);
        }
        if came.contains(&SIGWINCH) || came.contains(&SIGCONT) {
            self.resize();
        }
        Ok(())
    }

    fn resize(&mut self) {
        let size = screen::size();
        if size != self.size {
            self.size = size;
            self.events.push_back(Event::Resize { width: size.0, height: size.1 });
        }
    }
}

/// Whether signals act as if they were not handled: before the terminal is taken and after it is left for good.
#[derive(Clone, Debug, Default)]
pub(super) struct Defaults {
    /// Those that end the program.
    ending: Arc<AtomicBool>,
    /// The one that stops it.
    stopping: Arc<AtomicBool>,
}

impl Defaults {
    pub(super) fn set(&self, default: bool) {
        self.ending.store(default, Ordering::SeqCst);
        self.stopping.store(default, Ordering::SeqCst);
    }

    /// What stops a program stops it; what would end it is told instead.
    pub(super) fn only_stop(&self) {
        self.ending.store(false, Ordering::SeqCst);
        self.stopping.store(true, Ordering::SeqCst);
    }
}

/// The signals as something that can be waited for, and whether they do what they do by default.
///
/// A signal once handled stays handled until the program ends, so that the default must be acted out where it is wanted.
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
    let heard = ENDING.into_iter().chain([SIGTSTP, SIGCONT, SIGWINCH]);
    Ok((SignalDelivery::with_pipe(read, write, SignalOnly, heard)?, default))
}
