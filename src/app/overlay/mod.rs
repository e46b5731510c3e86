//! Overlays: what is drawn over the panes.
//!
//! Each type of overlay handles the events that it gets while it is open.

pub(super) mod asked;
pub(super) mod export;
mod export_choices;
pub(super) mod field;
mod help;
mod jump;
pub(super) mod line;
pub(super) mod mark;
pub(super) mod menu;
pub(super) mod outcome;
pub(super) mod page;
pub(super) mod page_search;
pub(super) mod picker;
mod pickers;
pub(super) mod prompt;
mod search_line;

pub use jump::SpeakerJump;
pub use search_line::SearchLine;

use super::{App, Effect, Wrote};
use crate::action::Context;
use crate::key::{Code, Key};
use crate::row::Role;
use asked::Asked;
use export::ExportDialog;
use line::AnswerLine;
use mark::MarkPrompt;
use menu::CorrectMenu;
use outcome::{Event, Outcome, Request};
use page::{Page, PageKind};
use picker::Picker;

/// What is drawn over the panes.
#[derive(Debug)]
pub enum Overlay {
    /// The speakers show their letters, and one is typed.
    Jump(SpeakerJump),
    /// A list to pick from.
    Picker(Box<Picker>),
    /// A page to read.
    Page(Box<Page>),
    /// The export dialog.
    Export(Box<ExportDialog>),
    /// A prompt for a letter, to give to this place or to go to its place.
    Mark(MarkPrompt),
    /// The line in which a search is typed.
    Search(SearchLine),
    /// A line in which a question is answered.
    Answer(AnswerLine),
    /// The menu of corrections.
    Correct(Box<CorrectMenu>),
}

impl Overlay {
    /// The context of its keys.
    pub(super) fn context(&self) -> Context {
        match self {
            Self::Jump(_) | Self::Mark(_) => Context::Reader,
            Self::Picker(_) | Self::Answer(_) => Context::Picker,
            Self::Page(page) if page.is_typing() => Context::Search,
            Self::Page(_) => Context::Page,
            Self::Export(_) => Context::Export,
            Self::Search(_) => Context::Search,
            Self::Correct(_) => Context::Correct,
        }
    }

    /// Returns true if the overlay gets a key before its binding is looked up.
    ///
    /// That is so for all keys but those that suspend and quit.
    pub(super) fn takes_every_key(&self, key: Key) -> bool {
        let leaves = key.ctrl && matches!(key.latin().unwrap_or(key).code, Code::Char('c' | 'z'));
        self.awaits_letter() && !leaves
    }

    /// Returns true if keys that are bound to nothing are typed into it.
    pub(super) fn is_typed_in(&self) -> bool {
        match self {
            Self::Picker(_) | Self::Export(_) | Self::Search(_) | Self::Answer(_) => true,
            Self::Page(page) => page.is_typing(),
            Self::Jump(_) | Self::Mark(_) | Self::Correct(_) => false,
        }
    }

    /// Returns true while it waits for a letter: of a speaker, or of a place.
    pub(super) fn awaits_letter(&self) -> bool {
        matches!(self, Self::Jump(_) | Self::Mark(_))
    }

    /// The letters typed so far to jump to a speaker.
    pub(super) fn typed_letters(&self) -> Option<&str> {
        if let Self::Jump(jump) = self { Some(&jump.typed) } else { None }
    }

    fn update(&mut self, event: Event<'_>, app: &App) -> Outcome {
        match self {
            Self::Jump(jump) => jump.update(event, app),
            Self::Picker(picker) => picker.update(event, app),
            Self::Page(page) => page.update(event, app),
            Self::Export(dialog) => dialog.update(event, app),
            Self::Mark(prompt) => prompt.update(event),
            Self::Search(line) => line.update(event, app),
            Self::Answer(line) => line.update(event),
            Self::Correct(menu) => menu.update(event, app),
        }
    }
}

impl App {
    /// Opens a page.
    pub(super) fn open_page(&mut self, kind: PageKind) {
        self.overlay = Some(Overlay::Page(Box::new(Page::new(kind, self))));
    }

    /// Opens a list to pick from.
    pub(super) fn open_picker(&mut self, picker: Picker) {
        self.overlay = Some(Overlay::Picker(Box::new(picker)));
    }

    /// The block of the caption whose picture is open on a page.
    pub(super) fn picture_on_page(&self) -> Option<usize> {
        match &self.overlay {
            Some(Overlay::Page(page)) => page.kind.picture(),
            _ => None,
        }
    }

    /// True while a search is typed.
    pub(super) fn is_typing_search(&self) -> bool {
        matches!(self.overlay, Some(Overlay::Search(_)))
    }

    /// Gives an event to the overlay and does what it asks for.
    pub(super) fn send_to_overlay(&mut self, event: Event<'_>) -> Option<Effect> {
        let mut overlay = self.overlay.take()?;
        let outcome = overlay.update(event, self);
        self.conclude(overlay, outcome)
    }

    /// Handles the result of writing a file.
    ///
    /// It is the file of the export dialog if that is open, and otherwise a saved imported briefing.
    pub(super) fn wrote(&mut self, wrote: Wrote) -> Option<Effect> {
        match self.overlay.take() {
            Some(Overlay::Export(mut dialog)) => {
                let outcome = dialog.wrote(wrote);
                self.conclude(Overlay::Export(dialog), outcome)
            }
            other => {
                self.overlay = other;
                self.imported_saved(wrote)
            }
        }
    }

    /// Uses the answer to a question.
    fn answered(&mut self, asked: Asked, words: &str) -> Option<Effect> {
        match asked {
            Asked::NameOfQuery => self.keep_query_as(words),
            Asked::NewSpeaker => self.give_to_new(words),
            Asked::Post => self.rename(words),
            Asked::Note => self.write_note(words),
            Asked::Tags => self.write_tags(words),
        }
    }

    fn conclude(&mut self, overlay: Overlay, outcome: Outcome) -> Option<Effect> {
        if outcome.stays {
            self.overlay = Some(overlay);
        }
        self.grant(outcome.request?)
    }

    /// Does what an overlay asks for.
    fn grant(&mut self, request: Request) -> Option<Effect> {
        match request {
            Request::Effect(effect) => return Some(effect),
            Request::Say(role, words) => self.say(role, words),
            Request::Do(action, count) => return self.do_action(action, count),
            Request::GoTo(target) => return self.go_to(target),
            Request::SetMark(letter) => return self.set_mark(letter),
            Request::GoToMark(letter) => self.go_to_mark(letter),
            Request::StepPicture { forward, times } => {
                self.step_picture(forward, times);
                if let (Some(Overlay::Page(page)), Some(block)) =
                    (&mut self.overlay, self.reading.pictures.current)
                {
                    page.show_picture(block);
                }
            }
            Request::Search(typed) => self.search_typed(&typed),
            Request::KeepSearch(typed) => self.keep_search(&typed),
            Request::CancelSearch => self.cancel_search(),
            Request::StepMatch(forward) => self.step_match(forward, 1),
            Request::RememberSearch(typed) => self.reading.search.remember(&typed),
            Request::Answer(asked, words) => return self.answered(asked, &words),
            Request::RunExport(effect) => return self.run_export(effect),
            Request::FinishExport { joint, words } => {
                self.end_text_selection();
                self.say(Role::Good, words);
                if joint {
                    self.unmark_exported();
                    return self.save();
                }
            }
        }
        None
    }
}
