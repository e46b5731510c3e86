//! Lines as they are typed or come through a pipe, together with signals and what workers bring.

use super::mail::{Letters, Mailbox};
#[cfg(unix)]
use super::tty::no_terminal;
#[cfg(unix)]
use super::unix::{Defaults, Signals, signals};
use crate::app::Input;
use crate::io::{Failure, words};
use std::io::IsTerminal;
use std::time::Duration;
#[cfg(unix)]
use {
    rustix::event::{PollFd, PollFlags, Timespec, poll},
    rustix::io::Errno,
    std::os::fd::AsFd,
};

/// Nobody types a longer line; what is one is cut into several.
#[cfg(unix)]
const LONGEST: usize = 64 * 1024;

/// What happens where there is no screen.
#[cfg_attr(not(unix), expect(dead_code, reason = "there are no signals"))]
pub(super) enum Came {
    /// A line, without its end.
    Line(String),
    /// There will be no more lines.
    End,
    /// A worker brought something.
    Brought(Input),
    /// A signal asks the program to end.
    Signal(i32),
    /// The program goes on after it was stopped.
    Resumed,
    /// Nothing in the time that was given.
    Nothing,
}

/// Where lines come from.
pub(super) struct Typed {
    letters: Letters,
    brought: std::collections::VecDeque<Input>,
    terminal: bool,
    #[cfg(unix)]
    input: std::fs::File,
    #[cfg(unix)]
    bytes: Vec<u8>,
    #[cfg(unix)]
    ended: bool,
    #[cfg(unix)]
    signals: Signals,
    #[cfg(unix)]
    default: Defaults,
}

impl Typed {
    /// Whether a person types them.
    pub(super) fn is_terminal(&self) -> bool {
        self.terminal
    }

    pub(super) fn mailbox(&self) -> Mailbox {
        self.letters.mailbox()
    }
}

#[cfg(unix)]
impl Typed {
    /// Lines from standard input, or from the terminal where that holds a briefing.
    pub(super) fn new(input_is_taken: bool) -> Result<Self, Failure> {
        let input = if input_is_taken {
            super::screen::controlling()
        } else {
            std::io::stdin().as_fd().try_clone_to_owned().map(Into::into)
        };
        let input: std::fs::File = input.map_err(|error| {
            let told = Failure::new(format!("there is nothing to read words from: {}", words(&error)));
            told.help("standard input holds the briefing; save it to a file and name that")
        })?;
        let (signals, default) = signals()
            .map_err(|error| Failure::new(format!("signals cannot be listened to: {}", words(&error))))?;
        default.only_stop();
        Ok(Self {
            letters: letters()?,
            brought: std::collections::VecDeque::new(),
            terminal: input.is_terminal(),
            input,
            bytes: Vec::new(),
            ended: false,
            signals,
            default,
        })
    }

    /// What happens next; lines only when they are `wanted`.
    pub(super) fn next(&mut self, wanted: bool, within: Option<Duration>) -> Result<Came, Failure> {
        loop {
            if let Some(input) = self.brought.pop_front() {
                return Ok(Came::Brought(input));
            }
            if wanted && let Some(line) = self.line() {
                return Ok(line);
            }
            let timeout = within.and_then(|within| Timespec::try_from(within).ok());
            let reads = wanted && !self.ended;
            let mut sources = vec![
                PollFd::new(self.signals.get_read(), PollFlags::IN),
                PollFd::new(self.letters.source(), PollFlags::IN),
            ];
            if reads {
                sources.push(PollFd::new(&self.input, PollFlags::IN));
            }
            match poll(&mut sources, timeout.as_ref()) {
                Ok(0) => return Ok(Came::Nothing),
                Ok(_) => {}
                Err(Errno::INTR) => continue,
                Err(errno) => return Err(no_terminal(&errno.into())),
            }
            let came: Vec<bool> = sources.iter().map(|source| !source.revents().is_empty()).collect();
            if came[0] {
                let all: Vec<i32> = self.signals.pending().collect();
                if let Some(signal) = all.iter().copied().find(|signal| super::unix::ends(*signal)) {
                    return Ok(Came::Signal(signal));
                }
                if all.contains(&signal_hook::consts::SIGCONT) {
                    return Ok(Came::Resumed);
                }
            }
            if came[1] {
                self.brought.extend(self.letters.take());
            }
            if came.get(2) == Some(&true) {
                self.read();
            }
        }
    }

    fn read(&mut self) {
        let mut bytes = [0; 4096];
        match rustix::io::read(&self.input, &mut bytes) {
            Ok(count @ 1..) => self.bytes.extend(&bytes[..count]),
            Err(Errno::INTR | Errno::AGAIN) => {}
            // A terminal that is gone is the end of what is typed, as the end of a pipe is.
            Ok(0) | Err(_) => self.ended = true,
        }
    }

    /// The next line that has come whole, or the end.
    fn line(&mut self) -> Option<Came> {
        let end = memchr::memchr(b'\n', &self.bytes);
        let (line, rest) = match end {
            Some(end) => (end, end + 1),
            None if self.bytes.len() >= LONGEST || (self.ended && !self.bytes.is_empty()) => {
                (self.bytes.len(), self.bytes.len())
            }
            None => return self.ended.then_some(Came::End),
        };
        let text = String::from_utf8_lossy(&self.bytes[..line]).into_owned();
        self.bytes.drain(..rest);
        Some(Came::Line(text))
    }

    /// Whether there is a terminal for an editor.
    pub(super) fn can_edit() -> bool {
        super::screen::input().is_ok_and(|input| input.is_terminal())
    }

    /// Stops the program as Ctrl+Z does; returns when it goes on.
    pub(super) fn suspend() -> Result<(), String> {
        if !super::job::can_stop() {
            return Err("nobody could make the program go on, so it does not stop".to_owned());
        }
        rustix::process::kill_current_process_group(rustix::process::Signal::TSTP)
            .map_err(|errno| words(&errno.into()))
    }

    /// Forgets what was typed to interrupt another program that had the terminal meanwhile.
    pub(super) fn forget_interrupts(&mut self) {
        use signal_hook::consts::{SIGHUP, SIGTERM};
        let ending = self.signals.pending().find(|signal| matches!(*signal, SIGHUP | SIGTERM));
        if let Some(signal) = ending {
            let _ = signal_hook::low_level::raise(signal);
        }
    }
}

#[cfg(unix)]
impl Drop for Typed {
    fn drop(&mut self) {
        self.default.set(true);
    }
}

#[cfg(not(unix))]
impl Typed {
    /// Lines from standard input.
    pub(super) fn new(input_is_taken: bool) -> Result<Self, Failure> {
        if input_is_taken {
            let told = Failure::new("there is nothing to read words from");
            return Err(told.help("standard input holds the briefing; save it to a file and name that"));
        }
        Ok(Self {
            letters: letters()?,
            brought: std::collections::VecDeque::new(),
            terminal: std::io::stdin().is_terminal(),
        })
    }

    /// What happens next; lines only when they are `wanted`. What workers bring is heard between lines.
    pub(super) fn next(&mut self, wanted: bool, within: Option<Duration>) -> Result<Came, Failure> {
        let start = std::time::Instant::now();
        loop {
            self.brought.extend(self.letters.take());
            if let Some(input) = self.brought.pop_front() {
                return Ok(Came::Brought(input));
            }
            if wanted {
                let mut line = String::new();
                return match std::io::stdin().read_line(&mut line) {
                    Ok(0) => Ok(Came::End),
                    Ok(_) => Ok(Came::Line(line.trim_end_matches(['\r', '\n']).to_owned())),
                    Err(error) => Err(Failure::new(format!("no words can be read: {}", words(&error)))),
                };
            }
            if within.is_some_and(|within| start.elapsed() >= within) {
                return Ok(Came::Nothing);
            }
            std::thread::sleep(Duration::from_millis(20));
        }
    }

    /// Whether there is a terminal for an editor.
    pub(super) fn can_edit() -> bool {
        std::io::stdin().is_terminal()
    }

    /// There is no stopping here.
    pub(super) fn suspend() -> Result<(), String> {
        Err("this system stops no programs".to_owned())
    }

    pub(super) fn forget_interrupts(&mut self) {}
}

fn letters() -> Result<Letters, Failure> {
    Letters::new().map_err(|error| Failure::new(format!("workers cannot be heard: {}", words(&error))))
}
