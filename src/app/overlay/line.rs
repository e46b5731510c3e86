//! A line to answer a question in, such as the name of a query.

use crate::action::PickerAction;
use crate::app::overlay::asked::Asked;
use crate::app::overlay::outcome::{Event, Outcome, Request};
use crate::app::overlay::prompt::line_edit;
use tui_input::{Input as Line, InputRequest};

/// A line to answer a question in.
#[derive(Debug)]
pub struct AnswerLine {
    /// What is asked for.
    pub asked: Asked,
    /// What is typed.
    pub line: Line,
}

/// Maximum number of characters of an answer.
const MAX_CHARS: usize = 200;

impl AnswerLine {
    pub(in crate::app) fn new(asked: Asked) -> Self {
        Self { asked, line: Line::default() }
    }

    pub(super) fn update(&mut self, event: Event<'_>) -> Outcome {
        match event {
            Event::Action(action, _) => match PickerAction::of(action) {
                Some(PickerAction::Choose) => {
                    return Outcome::close_and(Request::Answer(self.asked, self.line.value().to_owned()));
                }
                Some(PickerAction::Back) => return Outcome::close(),
                Some(PickerAction::Suspend) => return Outcome::suspend(),
                Some(PickerAction::QuitNow) => return Outcome::quit(),
                _ => {}
            },
            Event::Key(key) => {
                if let Some(request) = line_edit(key) {
                    self.line.handle(request);
                }
            }
            Event::Paste(text) => {
                for c in text.chars().filter(|c| !c.is_control()).take(MAX_CHARS) {
                    self.line.handle(InputRequest::InsertChar(c));
                }
            }
            Event::Line(words) => {
                return Outcome::close_and(Request::Answer(self.asked, words.to_owned()));
            }
            Event::Item(_) | Event::Mouse(..) => {}
        }
        Outcome::keep()
    }
}
