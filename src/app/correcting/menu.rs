//! The menu of corrections: what can be corrected here, each with its letter and what it would do.

use super::whose::about;
use crate::action::{ACTIONS, Action, Context, CorrectAction};
use crate::app::{App, CorrectMenu, MenuItem, Overlay};
use crate::correct::{kinds_of_quote, next_to_join};
use crate::model::Kind;
use crate::row::{Role, Row};
use crate::text::bidi::isolated;
use crate::text::first_words;

/// Number of words of the quote that the title shows.
const TITLE_WORDS: usize = 6;

impl App {
    /// Opens the menu of corrections.
    pub(in crate::app) fn open_correct_menu(&mut self) {
        let Some(quote) = self.quote_to_correct() else { return };
        let words = first_words(&self.briefing()[quote].text, TITLE_WORDS);
        let rows = ACTIONS.iter().filter(|row| row.context == Context::Correct);
        let items = rows.filter_map(|own| {
            let words = self.would_do(own.action)?;
            let keys = self.bindings().shown_keys(own);
            let row = Row::of(Role::Key, format!("{keys:<3}")).with(Role::Text, words);
            Some(MenuItem { action: own.action, row })
        });
        let menu = CorrectMenu::new(format!("Correct: {}", isolated(&words)), items.collect());
        self.overlay = Some(Overlay::Correct(Box::new(menu)));
    }

    /// What a correction would do here; `None` if it is not for the menu, or cannot be made here.
    fn would_do(&self, action: Action) -> Option<String> {
        use CorrectAction as A;
        let briefing = self.briefing();
        let quote = self.selected_quote()?;
        let own = &briefing[quote];
        let speaker = own.speaker.map(|id| &briefing[id]);
        let name = speaker.map_or("nobody".to_owned(), |speaker| isolated(&speaker.name).to_string());
        let is_unchecked = briefing.is_checked(own) == Some(false);
        let is_named = speaker.is_some();
        let count = own.speaker.map_or(0, |id| briefing[id].quotes.len());
        let words = match CorrectAction::of(action)? {
            A::Confirm if is_unchecked => "confirm it, and go to the next unchecked one".to_owned(),
            A::WhoseWords => format!("change the speaker (now {name})"),
            A::ChangeKind => {
                let others: Vec<&str> =
                    kinds_of_quote(briefing, quote).into_iter().skip(1).map(Kind::name).collect();
                if others.is_empty() {
                    return None;
                }
                format!(
                    "change the kind to {} (now {}: {})",
                    others.join(" or "),
                    own.kind.name(),
                    about(own.kind)
                )
            }
            A::ChangeBounds if own.anchor.is_found() => "change where it begins and ends".to_owned(),
            A::SplitQuote if own.anchor.is_found() => "split it in two".to_owned(),
            A::JoinNext if next_to_join(briefing, quote).is_ok() => "join it with the next quote".to_owned(),
            A::RejectQuote => "remove this quote".to_owned(),
            A::RenameSpeaker if is_named => format!("change the name, role or organization of {name}"),
            A::MergeSpeakers if is_named && briefing.speakers.len() > 1 => {
                format!("merge {name} into another speaker")
            }
            A::PartSpeaker if count > 1 => {
                format!("give some of the {count} quotes of {name} to another speaker")
            }
            A::Annotate => "write a note on it".to_owned(),
            A::TagQuote => "tag it".to_owned(),
            A::ConfirmSpeaker if is_unchecked && count > 1 => {
                format!("confirm all {count} quotes of {name}")
            }
            A::ConfirmAll if briefing.checks().is_some() => {
                format!("confirm all {} quotes of the briefing", briefing.quotes.len())
            }
            A::ImportAgain if self.volume().is_some_and(|volume| volume.has_changed_article) => {
                "import the changed article again; what you checked or noted stays".to_owned()
            }
            _ => return None,
        };
        Some(words)
    }
}
