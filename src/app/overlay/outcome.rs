//! The events that an overlay handles, and what it returns.

use crate::action::Action;
use crate::app::effect::Effect;
use crate::app::input::Mouse;
use crate::app::overlay::asked::Asked;
use crate::key::Key;
use crate::layout::Position;
use crate::model::{Kind, QuoteId, SectionId, SpeakerId};
use crate::pane::filter::Facet;
use crate::row::Role;

/// An event for an overlay.
#[derive(Clone, Copy, Debug)]
pub(in crate::app) enum Event<'a> {
    /// An action, asked for by its key or by its name, with a count.
    Action(Action, Option<usize>),
    /// A key that is bound to no action.
    Key(Key),
    /// Text that was pasted.
    Paste(&'a str),
    /// A whole line that replaces what was typed.
    Line(&'a str),
    /// An item that was asked for by its index.
    Item(usize),
    /// The mouse, at a cell of the screen.
    Mouse(Position, Mouse),
}

/// What an overlay returns for an event.
#[derive(Debug, PartialEq, Eq)]
pub(in crate::app) struct Outcome {
    /// True if the overlay stays open.
    pub(in crate::app) stays: bool,
    /// What the app has to do.
    pub(in crate::app) request: Option<Request>,
}

/// What an overlay asks of the app.
#[derive(Debug, PartialEq, Eq)]
pub(in crate::app) enum Request {
    /// Return this effect.
    Effect(Effect),
    /// Show a notice.
    Say(Role, String),
    /// Run an action as if there were no overlay.
    Do(Action, Option<usize>),
    /// Go to what was picked.
    GoTo(Target),
    /// Give this place a letter.
    SetMark(char),
    /// Go to the place of a letter.
    GoToMark(char),
    /// Go to another picture, on the page that shows one.
    StepPicture {
        /// True to go forward.
        forward: bool,
        /// The number of pictures to move by.
        times: usize,
    },
    /// Search for what is typed now.
    Search(String),
    /// End typing: keep the matches of what was typed highlighted.
    KeepSearch(String),
    /// End typing and return to where it began.
    CancelSearch,
    /// Go to the next match, or to the previous one.
    StepMatch(bool),
    /// Remember what was searched for on a page.
    RememberSearch(String),
    /// Use the answer to a question.
    Answer(Asked, String),
    /// Run the export of the open dialog.
    RunExport(Effect),
    /// Finish an export that was carried out, and show a notice.
    FinishExport {
        /// True if the marked quotes were exported.
        joint: bool,
        /// The notice.
        words: String,
    },
}

/// What an item of a picker leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    /// A speaker.
    Speaker(SpeakerId),
    /// A section.
    Section(SectionId),
    /// A theme, by its index in the list.
    Theme(usize),
    /// A filter to set or to clear.
    Facet(Facet),
    /// An action to run.
    Action(Action),
    /// A format to copy in, by its index.
    Format(usize),
    /// Two people who are one, by their indexes.
    SamePerson(usize, usize),
    /// A name that is not that of a person, by their indexes.
    OtherPerson(usize, usize),
    /// Who said a quote.
    Whose(SpeakerId),
    /// Somebody who is not yet a speaker said it.
    NewSpeaker,
    /// Nobody who is named said it.
    Nobody,
    /// A kind of a quote.
    Kind(Kind),
    /// The speaker who is the same person.
    Merge(SpeakerId),
    /// A quote that is somebody else's.
    PartQuote(QuoteId),
    /// All quotes that are somebody else's have been picked.
    PartDone,
}

impl Target {
    /// Returns true for what a correction needs to know.
    pub(in crate::app) fn is_correction(self) -> bool {
        matches!(
            self,
            Self::Whose(_)
                | Self::NewSpeaker
                | Self::Nobody
                | Self::Kind(_)
                | Self::Merge(_)
                | Self::PartQuote(_)
                | Self::PartDone
        )
    }
}

impl Outcome {
    /// The overlay stays open.
    pub(in crate::app) fn keep() -> Self {
        Self { stays: true, request: None }
    }

    /// The overlay closes.
    pub(in crate::app) fn close() -> Self {
        Self { stays: false, request: None }
    }

    /// The overlay stays open and asks something of the app.
    pub(in crate::app) fn keep_and(request: Request) -> Self {
        Self { stays: true, request: Some(request) }
    }

    /// The overlay closes and asks something of the app.
    pub(in crate::app) fn close_and(request: Request) -> Self {
        Self { stays: false, request: Some(request) }
    }

    /// The overlay stays open while the program is suspended.
    pub(in crate::app) fn suspend() -> Self {
        Self::keep_and(Request::Effect(Effect::Suspend))
    }

    /// The program ends.
    pub(in crate::app) fn quit() -> Self {
        Self::keep_and(Request::Effect(Effect::Quit))
    }
}
