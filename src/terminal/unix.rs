//! The terminal on Unix: waits for keys, signals and workers together.
//!
//! Waiting costs nothing while nothing happens.

use super::decode::{Decoded, Decoder};
use super::event::{Event, no_terminal};
use super::queue::InputQueue;
use super::signals::{Defaults, ENDING, Signals, signals};
use super::{job, screen};
use crate::io::{Failure, words};
use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::io::Errno;
use signal_hook::consts::{SIGCONT, SIGHUP, SIGTERM, SIGTSTP, SIGWINCH};
use std::collections::VecDeque;
use std::fs::File;
use std::io::{self, Write};
use std::sync::atomic::Ordering;
use std::time::{Duration, Instant};

/// How long to wait for the rest of a sequence.
///
/// ESC is a key and also starts a sequence, which a slow line may split. A user does not notice this delay, and nothing
/// waits that long while no key is pressed.
const SEQUENCE_TIMEOUT: Timespec = Timespec { tv_sec: 0, tv_nsec: 30_000_000 };

/// How long to wait for the rest of a sequence that may be an answer.
const ANSWER_TIMEOUT: Timespec = Timespec { tv_sec: 0, tv_nsec: 150_000_000 };
/// How long to expect the start of an answer.
const ANSWER_WAIT: Duration = Duration::from_secs(3);
/// How long to wait for an answer before the terminal is given back.
const LEAVE_TIMEOUT: Duration = Duration::from_millis(300);

/// The terminal, taken over as long as this lives.
///
/// Dropping it gives the terminal back. There is only one at a time.
pub struct Tty {
    input: File,
    signals: Signals,
    decoder: Decoder,
    /// When the terminal was last asked a question.
    asked: Option<Instant>,
    events: VecDeque<Event>,
    queue: InputQueue,
    /// The size in the last resize event.
    size: (u16, u16),
    /// True after SIGTSTP: its sender decides which other processes stop.
    asked_to_stop: bool,
    default: Defaults,
}

impl std::fmt::Debug for Tty {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Tty").field("input", &self.input).field("size", &self.size).finish_non_exhaustive()
    }
}

impl Tty {
    /// Takes the terminal over.
    ///
    /// That means raw mode, the alternate screen, no cursor, and marked pastes.
    ///
    /// It asks the terminal nothing, so it never waits.
    pub fn enter() -> Result<Self, Failure> {
        let input = screen::input().map_err(|error| no_terminal(&error))?;
        let (signals, default) =
            signals().map_err(|error| Failure::new(format!("cannot handle signals: {}", words(&error))))?;
        default.set(false);
        let mut tty = Self {
            input,
            signals,
            decoder: Decoder::default(),
            asked: None,
            events: VecDeque::new(),
            queue: InputQueue::new()
                .map_err(|error| Failure::new(format!("cannot start workers: {}", words(&error))))?,
            size: screen::size(),
            asked_to_stop: false,
            default,
        };
        tty.retake()?;
        Ok(tty)
    }

    /// Takes the terminal over again after [`leave`](Self::leave).
    ///
    /// Does nothing if it is taken over.
    pub fn retake(&mut self) -> Result<(), Failure> {
        screen::take().map_err(|error| no_terminal(&error))?;
        // Interrupts and stops that were typed to another program were meant for that program.
        self.receive(|signal| matches!(signal, SIGTERM | SIGHUP | SIGWINCH))
    }

    /// Waits for the next event, without waking up in between.
    #[expect(clippy::should_implement_trait, reason = "it can fail and never ends, so it is not an iterator")]
    pub fn next(&mut self) -> Result<Event, Failure> {
        loop {
            if let Some(event) = self.events.pop_front() {
                return Ok(event);
            }
            match self.decoder.next() {
                Some(Decoded::Key(key)) => return Ok(Event::Key(key)),
                Some(Decoded::Paste(text)) => return Ok(Event::Paste(text)),
                Some(Decoded::Mouse(x, y, mouse)) => return Ok(Event::Mouse(x, y, mouse)),
                Some(Decoded::Background(background)) => return Ok(Event::Background(background)),
                None => self.wait()?,
            }
        }
    }

    /// Returns true if [`next`](Self::next) would return at once.
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

    /// Gives the terminal back and stops the program.
    ///
    /// Returns when the program continues; [`Event::Resumed`] is then the next event.
    ///
    /// Does nothing if no shell could continue the program.
    pub fn suspend(&mut self) -> Result<(), Failure> {
        let group = !std::mem::take(&mut self.asked_to_stop);
        if !job::can_stop() {
            return Ok(());
        }
        self.drain_answer();
        screen::give_back();
        let stopped = job::stop(group);
        self.retake()?;
        stopped.map_err(|error| Failure::new(format!("cannot stop the program: {}", words(&error))))?;
        self.push_resumed();
        Ok(())
    }

    pub(super) fn push_resumed(&mut self) {
        self.events.push_back(Event::Resumed);
        // A program in the background is not told about a new size.
        self.resize();
    }

    /// Lets Ctrl+Z stop this program at once.
    ///
    /// It stops together with the program that has the terminal.
    ///
    /// If that program stopped alone, the shell would wait for this one, and this one for that program.
    pub(super) fn allow_stop(&mut self, stop: bool) {
        self.default.stopping.store(stop && job::can_stop(), Ordering::SeqCst);
    }

    /// Asks the terminal, through `out`, for its background. The answer, if any, is [`Event::Background`].
    ///
    /// A second question, which every terminal and tmux answers, marks the end of the answer.
    pub fn ask_background(&mut self, out: &mut dyn Write) -> io::Result<()> {
        self.decoder.expect_answer();
        self.asked = Some(Instant::now());
        out.write_all(b"\x1b]11;?\x1b\\\x1b[c")?;
        out.flush()
    }

    /// Returns true if the terminal may still answer.
    fn expects_answer(&self) -> bool {
        self.decoder.expects_answer() && self.asked.is_some_and(|asked| asked.elapsed() < ANSWER_WAIT)
    }

    /// Reads an answer that is on its way, so that no other program gets it as text.
    pub(super) fn drain_answer(&mut self) {
        let start = Instant::now();
        while self.expects_answer() && start.elapsed() < LEAVE_TIMEOUT {
            let mut sources = [PollFd::new(&self.input, PollFlags::IN)];
            match poll(&mut sources, Some(&ANSWER_TIMEOUT)) {
                Ok(1..) if self.read().is_ok() && self.events.is_empty() => {}
                _ => return,
            }
        }
    }

    /// Gives the signals their default effects again.
    pub(super) fn restore_signals(&mut self) {
        self.default.set(true);
    }

    pub(super) fn queue(&self) -> &InputQueue {
        &self.queue
    }

    /// Everything that can wake the program: the keyboard, signals and workers.
    fn sources(&self) -> [PollFd<'_>; 3] {
        [
            PollFd::new(&self.input, PollFlags::IN),
            PollFd::new(self.signals.get_read(), PollFlags::IN),
            PollFd::new(self.queue.wake_source(), PollFlags::IN),
        ]
    }

    fn wait(&mut self) -> Result<(), Failure> {
        // An answer begins like a key; while one is expected, its rest may take longer.
        let timeout = if self.expects_answer() { &ANSWER_TIMEOUT } else { &SEQUENCE_TIMEOUT };
        let timeout = self.decoder.is_ambiguous().then_some(timeout);
        let mut sources = self.sources();
        let count = match poll(&mut sources, timeout) {
            Ok(count) => count,
            // A signal, which is in the pipe by now.
            Err(Errno::INTR) => return Ok(()),
            Err(errno) => return Err(no_terminal(&errno.into())),
        };
        let [typed, signalled, sent] = sources.map(|source| source.revents());
        if count == 0 {
            self.decoder.settle();
        }
        if !sent.is_empty() {
            self.events.extend(self.queue.take().into_iter().map(Event::Sent));
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

    /// Ends the program, because the terminal is gone.
    ///
    /// The system sends SIGHUP too, but not to every process.
    fn hang_up(&mut self) {
        self.events.push_back(Event::Terminate(SIGHUP));
    }

    /// Turns the signals that arrived and are wanted into events.
    fn receive(&mut self, is_wanted: impl Fn(i32) -> bool) -> Result<(), Failure> {
        let arrived: Vec<i32> = self.signals.pending().filter(|signal| is_wanted(*signal)).collect();
        for ending in ENDING {
            if arrived.contains(&ending) {
                self.events.push_front(Event::Terminate(ending));
            }
        }
        if arrived.contains(&SIGCONT) {
            // A stop that cannot be handled: the shell has used the terminal since. An earlier SIGTSTP is done with.
            screen::retake().map_err(|error| no_terminal(&error))?;
            self.events.push_back(Event::Resumed);
        } else if arrived.contains(&SIGTSTP) {
            self.asked_to_stop = true;
            self.events.push_back(Event::Suspend);
        }
        if arrived.contains(&SIGWINCH) || arrived.contains(&SIGCONT) {
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
