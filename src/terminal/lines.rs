//! The loop without a screen: a line goes in, what is to be said comes out behind what was said before.

use super::editor::{self, Spot};
use super::outside::{End, Outside};
use super::typed::{Came, Typed};
use crate::app::{App, Effect, Input};
use crate::io::{Failure, words};
use crate::linear::Linear;
use std::io::{self, ErrorKind, IsTerminal, Write};
use std::time::Duration;

/// How often somebody who waits is told how far it is.
const PACE: Duration = Duration::from_secs(2);
/// Lines are no longer than this, however wide the terminal is.
const WIDEST: u16 = 100;

/// Where to what is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Voice {
    /// Standard output.
    Output,
    /// Standard error, where standard output is for what is chosen.
    Error,
}

/// Reads with the app line by line until somebody ends it or there are no more lines. `input_is_taken`: standard input
/// holds a briefing, and lines come from the terminal.
pub fn read_lines(app: App, voice: Voice, input_is_taken: bool) -> Result<End, Failure> {
    let mut typed = Typed::new(input_is_taken)?;
    let mut outside = Outside::without_screen();
    let mut linear = Linear::new(app);
    let read = read(&mut linear, &mut typed, &mut outside, voice);
    outside.end.problem = outside.leave(linear.app_mut());
    read.map(|()| outside.end)
}

fn read(linear: &mut Linear, typed: &mut Typed, outside: &mut Outside, voice: Voice) -> Result<(), Failure> {
    let person = typed.is_terminal();
    linear.start(&mut |effect| carry_out(effect, outside, typed));
    let mut prompted = false;
    loop {
        let ended = linear.has_ended();
        // Through a pipe every line finds what the lines before it asked for; a person need not wait.
        let wanted = !linear.awaits() || person;
        let text = linear.take(columns(voice));
        let mut said = String::new();
        if !text.is_empty() && prompted {
            said.push('\n');
            prompted = false;
        }
        said.push_str(&text);
        if person && wanted && !prompted && !ended {
            said.push_str(linear.prompt());
            prompted = true;
        }
        if !say(voice, &said)? || ended {
            return Ok(());
        }
        outside.watch(linear.app(), &typed.mailbox());
        let within = linear.awaits().then_some(PACE);
        match typed.next(wanted, within)? {
            Came::Line(line) => {
                // What was typed ended the line that the prompt stood on.
                prompted = false;
                linear.line(&line, &mut |effect| carry_out(effect, outside, typed));
            }
            Came::Brought(input) => linear.input(input, &mut |effect| carry_out(effect, outside, typed)),
            Came::Resumed => {
                // The shell has written since, and the prompt is out of sight.
                prompted = false;
                outside.look(false);
            }
            Came::Nothing => linear.tell_progress(),
            Came::End => {
                if prompted {
                    say(voice, "\n")?;
                }
                return Ok(());
            }
            Came::Signal(signal) => {
                if prompted {
                    say(voice, "\n")?;
                }
                outside.end.signal = Some(signal);
                return Ok(());
            }
        }
    }
}

/// Does what the app wants done. Nothing is written to the terminal for it.
fn carry_out(effect: Effect, outside: &mut Outside, typed: &mut Typed) -> Option<Input> {
    match effect {
        Effect::Choose(text) => {
            outside.end.printed.push_str(&text);
            None
        }
        Effect::Suspend => Typed::suspend().err().map(|why| Input::Edited(Err(why))),
        Effect::Edit { editor, path, at, words } => {
            let edited = if Typed::can_edit() {
                editor::edit(&editor, &path, &Spot { at, words })
            } else {
                Err("there is no terminal for an editor".to_owned())
            };
            typed.forget_interrupts();
            outside.look(false);
            Some(Input::Edited(edited))
        }
        effect => outside.carry_out(effect, &mut io::sink(), &typed.mailbox()),
    }
}

/// How long lines may be: none is broken where no terminal shows them.
fn columns(voice: Voice) -> Option<usize> {
    let shown = match voice {
        Voice::Output => io::stdout().is_terminal(),
        Voice::Error => io::stderr().is_terminal(),
    };
    shown.then(|| usize::from(super::screen::size().0.clamp(20, WIDEST)))
}

/// Says something; `false` when nobody listens any longer.
fn say(voice: Voice, text: &str) -> Result<bool, Failure> {
    let written = match voice {
        Voice::Output => {
            let mut out = io::stdout().lock();
            out.write_all(text.as_bytes()).and_then(|()| out.flush())
        }
        Voice::Error => io::stderr().lock().write_all(text.as_bytes()),
    };
    match written {
        Ok(()) => Ok(true),
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(false),
        Err(error) => Err(Failure::new(format!("nothing can be said: {}", words(&error)))),
    }
}
