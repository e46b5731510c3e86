//! The reader's loop without a screen: reads lines, and writes the answers.

use super::effects::{Effects, End, Host, Outcome};
use super::line_input::{LineEvent, LineInput};
use super::queue::InputSender;
use crate::app::{App, Effect, Input};
use crate::catalog::Source;
use crate::io::{Failure, words};
use crate::linear::Linear;
use std::convert::Infallible;
use std::io::{self, ErrorKind, IsTerminal, Write};
use std::time::Duration;

/// How often to report progress to a user who waits.
const PROGRESS_INTERVAL: Duration = Duration::from_secs(2);
/// The longest line, in columns, however wide the terminal is.
const MAX_COLUMNS: u16 = 100;

/// The stream that the reader writes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stream {
    /// Standard output.
    Output,
    /// Standard error, if standard output is reserved for the selected quotes.
    Error,
}

/// Runs the reader line by line until the user ends it or there are no more lines.
///
/// If `input_is_taken`, standard input contains a briefing, and lines come from the terminal.
pub fn read_lines(
    app: App,
    stream: Stream,
    input_is_taken: bool,
    library: Option<Source>,
) -> Result<End, Failure> {
    let mut input = LineInput::new(input_is_taken)?;
    let mut effects = Effects::without_screen(library);
    let mut linear = Linear::new(app);
    let result = read(&mut linear, &mut input, &mut effects, stream);
    effects.end.problem = effects.save(linear.app_mut());
    result.map(|()| effects.end)
}

fn read(
    linear: &mut Linear,
    lines: &mut LineInput,
    effects: &mut Effects,
    stream: Stream,
) -> Result<(), Failure> {
    let is_interactive = lines.is_terminal();
    linear.start(&mut |effect| carry_out(effect, effects, lines));
    let mut prompted = false;
    loop {
        let ended = linear.has_ended();
        // A line from a pipe waits for the results of the lines before it; a user does not have to wait.
        let wants_line = !linear.awaits() || is_interactive;
        let text = linear.take(columns(stream));
        let mut said = String::new();
        if !text.is_empty() && prompted {
            said.push('\n');
            prompted = false;
        }
        said.push_str(&text);
        if is_interactive && wants_line && !prompted && !ended {
            said.push_str(linear.prompt());
            prompted = true;
        }
        if !say(stream, &said)? || ended {
            return Ok(());
        }
        effects.watch(linear.app(), &lines.sender());
        let within = linear.awaits().then_some(PROGRESS_INTERVAL);
        match lines.next(wants_line, within)? {
            LineEvent::Line(line) => {
                // The typed line also ended the line of the prompt.
                prompted = false;
                linear.line(&line, &mut |effect| carry_out(effect, effects, lines));
            }
            LineEvent::Sent(input) => {
                linear.input(input, &mut |effect| carry_out(effect, effects, lines));
            }
            LineEvent::Resumed => {
                // The shell has written something since, so the prompt must be repeated.
                prompted = false;
                effects.check_file(false);
            }
            LineEvent::Timeout => linear.tell_progress(),
            LineEvent::End => {
                if prompted {
                    say(stream, "\n")?;
                }
                return Ok(());
            }
            LineEvent::Signal(signal) => {
                if prompted {
                    say(stream, "\n")?;
                }
                effects.end.signal = Some(signal);
                return Ok(());
            }
        }
    }
}

/// Carries out an effect without a screen; returns what to tell the app.
fn carry_out(effect: Effect, effects: &mut Effects, input: &mut LineInput) -> Option<Input> {
    let mut host = LineHost { input, sink: io::sink() };
    // The reader itself checks which effects end it.
    let Ok(outcome) = effects.carry_out(effect, &mut host);
    match outcome {
        Outcome::Answer(input) => Some(input),
        Outcome::Done | Outcome::End => None,
    }
}

/// A reader without a screen, which writes nothing but lines to the terminal.
struct LineHost<'l> {
    input: &'l mut LineInput,
    sink: io::Sink,
}

impl Host for LineHost<'_> {
    type Error = Infallible;

    fn app(&mut self) -> Option<&mut App> {
        None
    }

    fn out(&mut self) -> &mut dyn Write {
        &mut self.sink
    }

    fn sender(&self) -> InputSender {
        self.input.sender()
    }

    fn suspend(&mut self) -> Result<Option<Input>, Infallible> {
        Ok(LineInput::suspend().err().map(|why| Input::Edited(Err(why))))
    }

    fn lend(&mut self, edit: impl FnOnce() -> Result<(), String>) -> Result<Result<(), String>, Infallible> {
        let edited = if LineInput::can_edit() {
            edit()
        } else {
            Err("cannot start an editor: there is no terminal for it".to_owned())
        };
        self.input.forget_interrupts();
        Ok(edited)
    }

    fn take_mouse(&mut self, _taken: bool) -> Result<(), Infallible> {
        Ok(())
    }
}

/// The columns of a line; `None` if output is not a terminal, so lines stay whole.
fn columns(stream: Stream) -> Option<usize> {
    let is_terminal = match stream {
        Stream::Output => io::stdout().is_terminal(),
        Stream::Error => io::stderr().is_terminal(),
    };
    is_terminal.then(|| usize::from(super::screen::size().0.clamp(20, MAX_COLUMNS)))
}

/// Writes text; returns false if nobody reads it any longer.
fn say(stream: Stream, text: &str) -> Result<bool, Failure> {
    let written = match stream {
        Stream::Output => {
            let mut out = io::stdout().lock();
            out.write_all(text.as_bytes()).and_then(|()| out.flush())
        }
        Stream::Error => io::stderr().lock().write_all(text.as_bytes()),
    };
    match written {
        Ok(()) => Ok(true),
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(false),
        Err(error) => Err(Failure::new(format!("cannot write: {}", words(&error)))),
    }
}
