//! Why an action is off: what is missing for it to do anything.

use super::App;
use crate::action::Action;
use crate::layout::PaneName;

impl App {
    /// Whether an action only changes how something looks, or what the mouse does.
    pub fn needs_screen(action: Action) -> bool {
        use Action as A;
        matches!(
            action,
            A::Zoom | A::Wider | A::Narrower | A::PickTheme | A::ToggleMouse | A::PaneLeft | A::PaneRight
        )
    }

    /// Why an action of the reader would do nothing now; `None` when it is on.
    pub fn off(&self, action: Action) -> Option<String> {
        let briefing = self.briefing();
        let because = |off: bool, why: &str| off.then(|| why.to_owned());
        match action {
            _ if self.is_linear() && Self::needs_screen(action) => Some("there is no screen".to_owned()),
            Action::NextSpeaker | Action::PreviousSpeaker | Action::JumpToSpeaker | Action::PickSpeaker => {
                because(briefing.speakers.is_empty(), "nobody is named")
            }
            Action::NextQuote | Action::PreviousQuote => {
                because(briefing.quotes.is_empty(), "no quote in this briefing").or_else(|| {
                    because(self.view().quotes().is_empty(), "no quote passes the filters; Esc clears them")
                })
            }
            Action::NextSection | Action::PreviousSection | Action::PickSection => {
                because(briefing.sections.is_empty(), "no section in this briefing")
            }
            Action::NextPicture | Action::PreviousPicture => {
                because(self.flow.pictures().is_empty(), "no picture in this briefing")
            }
            Action::NextBriefing | Action::PreviousBriefing | Action::ListBriefings => {
                because(self.shelf.entries().len() < 2, "only one briefing")
            }
            Action::Browse => {
                because(self.source_url().is_none(), "the briefing names no address of its source")
            }
            Action::Filter => because(briefing.quotes.is_empty(), "no quote in this briefing"),
            Action::NextMatch | Action::PreviousMatch => (!self.has_searched()).then(|| self.no_search()),
            Action::Open if matches!(self.focus, PaneName::Agenda | PaneName::Speakers) => None,
            Action::Open if self.focus == PaneName::Text && self.picture_here().is_some() => None,
            Action::Open | Action::Copy | Action::CopyAs | Action::Export => {
                because(self.selection.quote.is_none(), "no quote is chosen")
            }
            _ => None,
        }
    }
}
