//! A line to answer a question in, such as the name of a query.

use crate::action::PickerAction;
use crate::app::overlay::asked::Asked;
use crate::app::overlay::outcome::{Event, Outcome, Request};
use crate::app::overlay::prompt::{Prompt, line_edit};

/// A line to answer a question in.
#[derive(Debug)]
pub struct AnswerLine {
    /// What is asked for.
    pub asked: Asked,
    /// What is typed.
    pub prompt: Prompt,
}

impl AnswerLine {
    pub(in crate::app) fn new(asked: Asked) -> Self {
        Self { asked, prompt: Prompt::default() }
    }

    pub(super) fn update(&mut self, event: Event<'_>) -> Outcome {
        match event {
            Event::Action(action, _) => match PickerAction::of(action) {
                Some(PickerAction::Choose) => return self.answer(),
                Some(PickerAction::Back) => return Outcome::close(),
                Some(PickerAction::Suspend) => return Outcome::suspend(),
                Some(PickerAction::QuitNow) => return Outcome::quit(),
                _ => {}
            },
            Event::Key(key) => {
                line_edit(key).map(|request| self.prompt.edit(request));
            }
            Event::Paste(text) => {
                self.prompt.paste(text);
            }
            Event::Line(words) => {
                self.prompt.replace(words);
                return self.answer();
            }
            Event::Item(_) | Event::Mouse(..) => {}
        }
        Outcome::keep()
    }

    fn answer(&self) -> Outcome {
        Outcome::close_and(Request::Answer(self.asked, self.prompt.typed().to_owned()))
    }
}
