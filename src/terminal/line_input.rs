//! Waits for lines from a user or a pipe, together with signals and workers.

#[cfg(unix)]
use super::event::no_terminal;
use super::queue::{InputQueue, InputSender};
#[cfg(unix)]
use super::signals::{Defaults, ENDING, Signals, signals};
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

/// What to do if standard input cannot be used for commands.
const INPUT_IS_TAKEN: &str = "standard input contains the briefing; save it to a file and open that";

/// The longest line, in bytes; a longer one is cut into several.
#[cfg(unix)]
const MAX_LINE: usize = 64 * 1024;

/// An event for a reader without a screen.
#[cfg_attr(not(unix), expect(dead_code, reason = "there are no signals"))]
pub(super) enum LineEvent {
    /// A line was typed; its end is left out.
    Line(String),
    /// There are no more lines.
    End,
    /// A worker sent a result.
    Sent(Input),
    /// The program must end, by the signal of this number.
    Signal(i32),
    /// The program was stopped and continues.
    Resumed,
    /// Nothing happened in the given time.
    Timeout,
}

/// The source of lines.
pub(super) struct LineInput {
    queue: InputQueue,
    sent: std::collections::VecDeque<Input>,
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

impl LineInput {
    /// Returns true if the lines are typed at a terminal.
    pub(super) fn is_terminal(&self) -> bool {
        self.terminal
    }

    /// Where workers send their results.
    pub(super) fn sender(&self) -> InputSender {
        self.queue.sender()
    }
}

#[cfg(unix)]
impl LineInput {
    /// Lines from standard input.
    ///
    /// If standard input contains a briefing, the lines come from the terminal.
    pub(super) fn new(input_is_taken: bool) -> Result<Self, Failure> {
        let input = if input_is_taken {
            super::screen::controlling()
        } else {
            std::io::stdin().as_fd().try_clone_to_owned().map(Into::into)
        };
        let input: std::fs::File = input.map_err(|error| {
            let failure = Failure::new(format!("cannot read commands: {}", words(&error)));
            failure.help(INPUT_IS_TAKEN)
        })?;
        let (signals, default) =
            signals().map_err(|error| Failure::new(format!("cannot handle signals: {}", words(&error))))?;
        default.only_stop();
        Ok(Self {
            queue: queue()?,
            sent: std::collections::VecDeque::new(),
            terminal: input.is_terminal(),
            input,
            bytes: Vec::new(),
            ended: false,
            signals,
            default,
        })
    }

    /// Waits for the next event, at most for the time `within`.
    ///
    /// Lines are read only if they are wanted.
    pub(super) fn next(&mut self, wanted: bool, within: Option<Duration>) -> Result<LineEvent, Failure> {
        loop {
            if let Some(input) = self.sent.pop_front() {
                return Ok(LineEvent::Sent(input));
            }
            if wanted && let Some(line) = self.line() {
                return Ok(line);
            }
            let timeout = within.and_then(|within| Timespec::try_from(within).ok());
            let reads = wanted && !self.ended;
            let mut sources = vec![
                PollFd::new(self.signals.get_read(), PollFlags::IN),
                PollFd::new(self.queue.wake_source(), PollFlags::IN),
            ];
            if reads {
                sources.push(PollFd::new(&self.input, PollFlags::IN));
            }
            match poll(&mut sources, timeout.as_ref()) {
                Ok(0) => return Ok(LineEvent::Timeout),
                Ok(_) => {}
                Err(Errno::INTR) => continue,
                Err(errno) => return Err(no_terminal(&errno.into())),
            }
            let is_ready =
                |index: usize| sources.get(index).is_some_and(|source| !source.revents().is_empty());
            let [signalled, sent, typed] = [0, 1, 2].map(is_ready);
            if signalled {
                let arrived: Vec<i32> = self.signals.pending().collect();
                if let Some(signal) = arrived.iter().copied().find(|signal| ENDING.contains(signal)) {
                    return Ok(LineEvent::Signal(signal));
                }
                if arrived.contains(&signal_hook::consts::SIGCONT) {
                    return Ok(LineEvent::Resumed);
                }
            }
            if sent {
                self.sent.extend(self.queue.take());
            }
            if typed {
                self.read();
            }
        }
    }

    fn read(&mut self) {
        let mut bytes = [0; 4096];
        match rustix::io::read(&self.input, &mut bytes) {
            Ok(count @ 1..) => self.bytes.extend(&bytes[..count]),
            Err(Errno::INTR | Errno::AGAIN) => {}
            // A terminal that is gone ends the input, like the end of a pipe.
            Ok(0) | Err(_) => self.ended = true,
        }
    }

    /// The next complete line, or the end of the input.
    fn line(&mut self) -> Option<LineEvent> {
        let end = memchr::memchr(b'\n', &self.bytes);
        let (line, rest) = match end {
            Some(end) => (end, end + 1),
            None if self.bytes.len() >= MAX_LINE || (self.ended && !self.bytes.is_empty()) => {
                (self.bytes.len(), self.bytes.len())
            }
            None => return self.ended.then_some(LineEvent::End),
        };
        let text = String::from_utf8_lossy(&self.bytes[..line]).into_owned();
        self.bytes.drain(..rest);
        Some(LineEvent::Line(text))
    }

    /// Returns true if an editor can use a terminal.
    pub(super) fn can_edit() -> bool {
        super::screen::input().is_ok_and(|input| input.is_terminal())
    }

    /// Stops the program as Ctrl+Z does, and returns when it continues.
    pub(super) fn suspend() -> Result<(), String> {
        if !super::job::can_stop() {
            return Err("cannot stop: no shell could continue the program".to_owned());
        }
        rustix::process::kill_current_process_group(rustix::process::Signal::TSTP)
            .map_err(|errno| words(&errno.into()))
    }

    /// Ignores interrupts that were meant for another program.
    ///
    /// Signals that end this program still count.
    pub(super) fn forget_interrupts(&mut self) {
        use signal_hook::consts::{SIGHUP, SIGTERM};
        let ending = self.signals.pending().find(|signal| matches!(*signal, SIGHUP | SIGTERM));
        if let Some(signal) = ending {
            let _ = signal_hook::low_level::raise(signal);
        }
    }
}

#[cfg(unix)]
impl Drop for LineInput {
    fn drop(&mut self) {
        self.default.set(true);
    }
}

#[cfg(not(unix))]
impl LineInput {
    /// Lines from standard input.
    pub(super) fn new(input_is_taken: bool) -> Result<Self, Failure> {
        if input_is_taken {
            return Err(Failure::new("cannot read commands").help(INPUT_IS_TAKEN));
        }
        Ok(Self {
            queue: queue()?,
            sent: std::collections::VecDeque::new(),
            terminal: std::io::stdin().is_terminal(),
        })
    }

    /// Waits for the next event.
    ///
    /// Lines are read only if they are wanted. Results of workers are handled between lines.
    pub(super) fn next(&mut self, wanted: bool, within: Option<Duration>) -> Result<LineEvent, Failure> {
        let start = std::time::Instant::now();
        loop {
            self.sent.extend(self.queue.take());
            if let Some(input) = self.sent.pop_front() {
                return Ok(LineEvent::Sent(input));
            }
            if wanted {
                let mut line = String::new();
                return match std::io::stdin().read_line(&mut line) {
                    Ok(0) => Ok(LineEvent::End),
                    Ok(_) => Ok(LineEvent::Line(line.trim_end_matches(['\r', '\n']).to_owned())),
                    Err(error) => Err(Failure::new(format!("cannot read commands: {}", words(&error)))),
                };
            }
            if within.is_some_and(|within| start.elapsed() >= within) {
                return Ok(LineEvent::Timeout);
            }
            std::thread::sleep(Duration::from_millis(20));
        }
    }

    /// Returns true if an editor can use a terminal.
    pub(super) fn can_edit() -> bool {
        std::io::stdin().is_terminal()
    }

    /// Fails: this system cannot stop programs.
    pub(super) fn suspend() -> Result<(), String> {
        Err("cannot stop: this system stops no programs".to_owned())
    }

    pub(super) fn forget_interrupts(&mut self) {}
}

fn queue() -> Result<InputQueue, Failure> {
    InputQueue::new().map_err(|error| Failure::new(format!("cannot start workers: {}", words(&error))))
}
