//! Prompts for the letter of a place: to set it, or to go to the place.

use crate::app::overlay::jump::leave_for;
use crate::app::overlay::outcome::{Event, Outcome, Request};
use crate::key::{Code, Key};
use crate::row::Role;

/// What the letter is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MarkPrompt {
    /// To give it to this place.
    Set,
    /// To go to its place.
    GoTo,
}

impl MarkPrompt {
    pub(super) fn update(self, event: Event<'_>) -> Outcome {
        match event {
            Event::Key(key) => self.key(key),
            Event::Action(action, count) => leave_for(action, count),
            Event::Paste(_) | Event::Line(_) | Event::Item(_) | Event::Mouse(..) => Outcome::keep(),
        }
    }

    fn key(self, key: Key) -> Outcome {
        let Code::Char(letter) = key.code else { return Outcome::close() };
        if key.ctrl || key.alt || !letter.is_alphanumeric() {
            return Outcome::close_and(Request::Say(Role::Faint, "a mark is a letter or a digit".to_owned()));
        }
        Outcome::close_and(match self {
            Self::Set => Request::SetMark(letter),
            Self::GoTo => Request::GoToMark(letter),
        })
    }
}
