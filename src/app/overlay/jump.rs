//! Jumping to a speaker: each speaker shows letters, and the user types them.

use crate::action::{Action, ReaderAction};
use crate::app::App;
use crate::app::overlay::outcome::{Event, Outcome, Request, Target};
use crate::key::{Code, Key};
use crate::row::Role;

/// Jumping to a speaker.
#[derive(Debug, Default)]
pub struct SpeakerJump {
    /// The letters that were typed.
    pub typed: String,
}

impl SpeakerJump {
    pub(super) fn update(&mut self, event: Event<'_>, app: &App) -> Outcome {
        match event {
            Event::Key(key) => self.key(key, app),
            Event::Action(action, count) => leave_for(action, count),
            Event::Paste(_) | Event::Line(_) | Event::Item(_) | Event::Mouse(..) => Outcome::keep(),
        }
    }

    fn key(&mut self, key: Key, app: &App) -> Outcome {
        match key.code {
            Code::Char(_) if !key.ctrl && !key.alt => {
                if let Code::Char(c) = key.latin().unwrap_or(key).code {
                    self.typed.extend(c.to_lowercase());
                }
            }
            Code::Backspace if !self.typed.is_empty() => {
                self.typed.pop();
            }
            _ => return Outcome::close(),
        }
        let view = app.view();
        let mut matching =
            view.briefing.speaker_ids().filter(|id| view.letters(*id).starts_with(&self.typed));
        match matching.next() {
            None => Outcome::close_and(Request::Say(
                Role::Doubt,
                format!("no speaker has the letters {}", self.typed),
            )),
            Some(id) if view.letters(id) == self.typed => {
                Outcome::close_and(Request::GoTo(Target::Speaker(id)))
            }
            Some(_) => Outcome::keep(),
        }
    }
}

/// Closes the prompt and runs an action that was requested instead of a letter.
pub(super) fn leave_for(action: Action, count: Option<usize>) -> Outcome {
    if ReaderAction::of(action) == Some(ReaderAction::Suspend) {
        return Outcome::suspend();
    }
    Outcome::close_and(Request::Do(action, count))
}
