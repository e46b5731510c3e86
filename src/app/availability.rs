//! Which actions are available, and why the others are not.

use super::{App, NoSubject};
use crate::action::{Action, Context, ReaderAction};
use crate::layout::PaneName;

impl App {
    /// Returns true for actions that only change the display or the mouse.
    pub fn needs_screen(action: Action) -> bool {
        use Action as A;
        matches!(
            action,
            A::Zoom | A::Wider | A::Narrower | A::PickTheme | A::ToggleMouse | A::PaneLeft | A::PaneRight
        )
    }

    /// Why an action would do nothing in the panes now; `None` if it is available.
    #[expect(clippy::match_same_arms, reason = "a line for each group of actions")]
    pub fn unavailable(&self, action: Action) -> Option<String> {
        use ReaderAction as A;
        if self.is_linear() && Self::needs_screen(action) {
            return Some("there is no screen".to_owned());
        }
        let briefing = self.briefing();
        let because = |missing: bool, why: &str| missing.then(|| why.to_owned());
        let no_quotes = || because(briefing.quotes.is_empty(), "no quote in this briefing");
        match ReaderAction::of(action)? {
            A::NextSpeaker | A::PreviousSpeaker | A::JumpToSpeaker | A::PickSpeaker => {
                because(briefing.speakers.is_empty(), "no speaker is named")
            }
            A::NextQuote | A::PreviousQuote => no_quotes().or_else(|| self.no_quote_passes()),
            A::NextSection | A::PreviousSection | A::PickSection => {
                because(briefing.sections.is_empty(), "no section in this briefing")
            }
            A::NextPicture | A::PreviousPicture => {
                because(self.reading.flow.pictures().is_empty(), "no picture in this briefing")
            }
            A::NextBriefing | A::PreviousBriefing | A::ListBriefings => {
                because(self.shelf.library.entries().len() < 2, "only one briefing")
            }
            A::SearchAll | A::People => because(!self.has_library(), "only one briefing"),
            A::Browse => because(self.source_url().is_none(), "the briefing gives no address of its source"),
            A::Filter => no_quotes(),
            A::NextMatch | A::PreviousMatch => (!self.reading.search.has_any()).then(|| self.no_search()),
            A::Open if matches!(self.reading.panes.focus, PaneName::Agenda | PaneName::Speakers) => None,
            A::Open if self.reading.panes.focus == PaneName::Text && self.picture_here().is_some() => None,
            A::Open if self.is_pick() && self.marked() > 0 => None,
            A::Export if self.marked() > 0 => None,
            A::Open | A::Copy | A::CopyAs | A::Export | A::MarkQuote => self.nothing_selected(),
            A::Confirm | A::Correct | A::WhoseWords | A::ChangeKind | A::ChangeBounds | A::SplitQuote => {
                self.nothing_selected()
            }
            A::JoinNext | A::RejectQuote | A::ConfirmSpeaker => self.nothing_selected(),
            A::RenameSpeaker | A::MergeSpeakers | A::PartSpeaker => {
                because(self.speaker_to_correct().is_none(), "no quote of a speaker who is named is selected")
            }
            A::ConfirmAll => because(briefing.checks().is_none(), "nothing is left to check"),
            A::ImportAgain => because(briefing.import.is_none(), "the briefing was not imported"),
            // These report it themselves if they cannot do anything.
            A::Annotate | A::TagQuote => None,
            A::Search | A::JumpBack | A::JumpForward | A::SetMark | A::GoToMark => None,
            A::ClearMarked | A::Select | A::SaveImported => None,
            A::Down | A::Up | A::HalfDown | A::HalfUp | A::PageDown | A::PageUp | A::Top | A::Bottom => None,
            A::NextPane | A::PreviousPane | A::PaneLeft | A::PaneRight => None,
            A::FocusAgenda | A::FocusSpeakers | A::FocusText | A::FocusQuotes => None,
            A::Zoom | A::Wider | A::Narrower | A::Languages | A::PickTheme | A::ToggleMouse => None,
            A::Back | A::About | A::Faults | A::Reload | A::Edit | A::Commands | A::Help => None,
            A::Suspend | A::Quit | A::QuitNow | A::Undo | A::Redo => None,
        }
    }

    /// Why there is nothing to act on; a quote that is out of view can be shown.
    fn nothing_selected(&self) -> Option<String> {
        let why = self.selected().err()?;
        Some(match why {
            NoSubject::NotQuoted => self.with_key(why.words(), Action::NextQuote, "goes to the next quote"),
            NoSubject::NoQuote | NoSubject::OutOfView(_) => why.words().to_owned(),
        })
    }

    /// Why there is no quote to go to, if the filters leave none.
    fn no_quote_passes(&self) -> Option<String> {
        let none = self.view().quotes().is_empty();
        none.then(|| self.with_key("no quote matches the filters", Action::Back, "clears the last filter"))
    }

    /// What to say if nothing was searched for yet.
    pub(super) fn no_search(&self) -> String {
        self.bindings().with_hint("no search yet", Context::Reader, Action::Search, "searches")
    }
}
