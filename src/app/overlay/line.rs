//! A line to answer a question in, such as the name of a query.

use crate::action::PickerAction;
use crate::app::overlay::asked::Asked;
use crate::app::overlay::outcome::{Event, Outcome, Request};
use crate::app::overlay::prompt::{Prompt, line_edit};
use crate::text::fold::loose;

/// A line to answer a question in.
#[derive(Debug)]
pub struct AnswerLine {
    /// What is asked for.
    pub asked: Asked,
    /// What is typed.
    pub prompt: Prompt,
    /// The words by which Tab completes what is typed.
    known: Vec<String>,
    /// What was typed before it was completed, and the index of the next completion.
    completing: Option<(String, usize)>,
}

impl AnswerLine {
    pub(in crate::app) fn new(asked: Asked) -> Self {
        let prompt = Prompt::up_to(asked.max_chars());
        Self { asked, prompt, known: Vec::new(), completing: None }
    }

    /// Sets the words by which Tab completes what is typed.
    pub(in crate::app) fn complete_with(&mut self, known: Vec<String>) {
        self.known = known;
    }

    /// Completes the word after the last comma by the next word that begins with it.
    fn complete(&mut self) {
        let (typed, next) = self.completing.take().unwrap_or_else(|| (self.prompt.typed().to_owned(), 0));
        let start = typed.rfind(',').map_or(0, |at| at + 1);
        let (before, last) = typed.split_at(start);
        let last = loose(last.trim());
        let fits: Vec<&String> = self.known.iter().filter(|own| loose(own).starts_with(&last)).collect();
        if let Some(found) = fits.get(next % fits.len().max(1)) {
            let space = if before.is_empty() { "" } else { " " };
            self.prompt.replace(&[before, space, found].concat());
        }
        self.completing = Some((typed, next + 1));
    }

    pub(super) fn update(&mut self, event: Event<'_>) -> Outcome {
        match event {
            Event::Action(action, _) => match PickerAction::of(action) {
                Some(PickerAction::Choose) => return self.answer(),
                Some(PickerAction::Back) => return Outcome::close(),
                Some(PickerAction::Suspend) => return Outcome::suspend(),
                Some(PickerAction::QuitNow) => return Outcome::quit(),
                Some(PickerAction::Down) => self.complete(),
                _ => {}
            },
            Event::Key(key) => {
                self.completing = None;
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
