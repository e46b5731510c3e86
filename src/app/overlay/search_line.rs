//! The line in which a search is typed; the matches are highlighted as you type.

use crate::action::SearchAction;
use crate::app::App;
use crate::app::overlay::outcome::{Event, Outcome, Request};
use crate::app::overlay::prompt::{Prompt, line_edit};

/// The line in which a search is typed.
#[derive(Debug, Default)]
pub struct SearchLine {
    /// The line.
    pub prompt: Prompt,
}

impl SearchLine {
    pub(super) fn update(&mut self, event: Event<'_>, app: &App) -> Outcome {
        let changed = match event {
            Event::Action(action, _) => {
                return SearchAction::of(action)
                    .map_or_else(Outcome::keep, |action| self.action(action, app));
            }
            Event::Key(key) => line_edit(key).is_some_and(|request| self.prompt.edit(request)),
            Event::Paste(text) => self.prompt.paste(text),
            Event::Line(words) => {
                self.prompt.replace(words);
                true
            }
            Event::Item(_) | Event::Mouse(..) => false,
        };
        self.search_if(changed)
    }

    fn search_if(&self, changed: bool) -> Outcome {
        let typed = || Request::Search(self.prompt.typed().to_owned());
        if changed { Outcome::keep_and(typed()) } else { Outcome::keep() }
    }

    fn action(&mut self, action: SearchAction, app: &App) -> Outcome {
        match action {
            SearchAction::Back => Outcome::close_and(Request::CancelSearch),
            SearchAction::Keep => Outcome::close_and(Request::KeepSearch(self.prompt.typed().to_owned())),
            SearchAction::OlderSearch => {
                let changed = self.prompt.recall(&app.reading.search.past, true);
                self.search_if(changed)
            }
            SearchAction::NewerSearch => {
                let changed = self.prompt.recall(&app.reading.search.past, false);
                self.search_if(changed)
            }
            SearchAction::NextMatch => Outcome::keep_and(Request::StepMatch(true)),
            SearchAction::PreviousMatch => Outcome::keep_and(Request::StepMatch(false)),
            SearchAction::Suspend => Outcome::suspend(),
            SearchAction::QuitNow => Outcome::quit(),
        }
    }
}
