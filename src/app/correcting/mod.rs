//! Correcting a briefing: confirming quotes, changing them, noting something on them.

mod confirming;
mod lines;
mod menu;
mod passage;
mod people;
mod whose;

use super::shelf::imported::article_places;
use super::{App, Corrected, Effect};
use crate::action::{Action, ReaderAction};
use crate::app::overlay::field::Subject;
use crate::correct::{Correction, Noted, Target, Words};
use crate::model::QuoteId;
use crate::row::Role;
use std::path::PathBuf;

/// What a correction that is being made is about.
#[derive(Debug, Default)]
pub(super) struct Correcting {
    /// The ids of the quotes whose speaker is being picked.
    quotes: Vec<String>,
    /// The words that become a quote when their speaker is picked.
    words: Option<Words>,
    /// What the note or the tags that are being typed are about.
    noted: Option<Noted>,
    /// The id of the speaker who is being changed.
    speaker: Option<String>,
    /// What the words that are being selected are for; `None` if they are to be copied.
    pub(super) purpose: Option<Purpose>,
    /// True if the next unchecked quote is selected after the correction.
    goes_on: bool,
}

/// What selected words are for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::app) enum Purpose {
    /// They become the words of this quote.
    Bounds(String),
    /// They become the first of the two quotes that this quote is split into.
    Split(String),
}

impl App {
    /// Runs an action that corrects, confirms or notes something; other actions do nothing here.
    pub(super) fn correct_action(&mut self, action: ReaderAction) -> Option<Effect> {
        use ReaderAction as A;
        match action {
            A::Confirm => return self.confirm(),
            A::Correct => self.open_correct_menu(),
            A::Annotate => self.ask_note(),
            A::TagQuote => self.ask_tags(),
            A::WhoseWords => self.ask_whose(),
            A::ChangeKind => return self.ask_kind(),
            A::ChangeBounds => self.ask_bounds(),
            A::SplitQuote => self.ask_split(),
            A::JoinNext => return self.join_next(),
            A::RejectQuote => return self.reject(),
            A::RenameSpeaker => self.ask_rename(),
            A::MergeSpeakers => self.ask_merge(),
            A::PartSpeaker => self.ask_part(),
            A::ConfirmSpeaker => return self.confirm_speaker(),
            A::ConfirmAll => return self.confirm_all(),
            A::ImportAgain => return self.import_again(),
            _ => {}
        }
        None
    }

    /// Requests that the article of the open briefing be imported again.
    fn import_again(&mut self) -> Option<Effect> {
        if self.is_changing() {
            return None;
        }
        let volume = self.volume()?;
        let why = match &volume.path {
            _ if volume.imported().is_some() => {
                "this article has no briefing yet; the first correction makes one"
            }
            Some(path) if self.briefing().import.is_some() => {
                let path = path.clone();
                self.changes.wait();
                return Some(Effect::ImportAgain(path));
            }
            _ => "this briefing was not imported from an article",
        };
        self.say(Role::Faint, why);
        None
    }

    /// Says that the article of the briefing that was just opened has changed.
    pub(super) fn offer_import(&mut self) {
        if self.volume().is_some_and(|volume| volume.has_changed_article) && self.notice.is_none() {
            let words = "the article has changed since it was imported";
            self.say_with_key(Role::Doubt, words, Action::Correct, "and then u imports it again");
        }
    }

    /// Requests a correction of the open briefing.
    fn correct(&mut self, correction: Correction) -> Option<Effect> {
        if self.is_changing() {
            return None;
        }
        match self.correction_target() {
            Ok(target) => {
                self.changes.wait();
                Some(Effect::Correct { target, corrections: vec![correction] })
            }
            Err(why) => {
                self.say(Role::Doubt, why);
                None
            }
        }
    }

    /// The file to which corrections of the open briefing are written.
    fn correction_target(&self) -> Result<Target, &'static str> {
        let volume = self.volume().ok_or("no briefing is open")?;
        if volume.since.is_some() || volume.is_broken() {
            return Err("the file has errors; correct them first");
        }
        if let Some(unchecked) = volume.imported() {
            return Ok(Target::New(article_places(volume, unchecked, self.setup.library_folder.as_deref())));
        }
        if let Some(path) = &volume.path {
            return Ok(Target::File(path.clone()));
        }
        // A briefing that comes with the program is copied.
        let text = volume.sample_text().ok_or("this briefing is not a file, so it cannot be corrected")?;
        let name = PathBuf::from(volume.name.as_str());
        let folder = self.setup.library_folder.clone().unwrap_or_default();
        Ok(Target::New(vec![(folder.join(name), text.to_owned())]))
    }

    /// Handles a correction that was made, or could not be made.
    pub(super) fn corrected(&mut self, corrected: Corrected) {
        let Corrected { result, fresh } = corrected;
        let goes_on = std::mem::take(&mut self.correcting.goes_on);
        let was = self.volume().and_then(|volume| volume.path.clone());
        if let Some((index, fresh)) = self.shelf.open.zip(fresh) {
            self.replace(index, fresh.into_volume());
        }
        let edits = match result {
            Ok(edits) => edits,
            Err(why) => return self.not_changed(why),
        };
        let mut what = Vec::new();
        for edit in edits {
            what.push(edit.what.clone());
            self.changes.record(edit, false);
        }
        let mut words = what.join("; ");
        let is = self.volume().and_then(|volume| volume.path.clone());
        if let Some(path) = is.filter(|is| was.as_ref() != Some(is)) {
            let file = path.file_name().unwrap_or_default().to_string_lossy();
            words = format!("{words}; written to {file}, which you are reading now");
        }
        if goes_on {
            words = self.go_to_unchecked(&words);
        }
        self.say_with_key(Role::Good, &words, Action::Undo, "undoes it");
    }

    /// The quote that a correction is about, which is on the screen; says why if there is none.
    fn quote_to_correct(&mut self) -> Option<QuoteId> {
        match self.act_on()? {
            Subject::Quote(quote) => Some(quote),
            Subject::Words(_) => {
                self.say(Role::Faint, "words are selected; press Esc to cancel the selection");
                None
            }
        }
    }

    /// The id of a quote.
    fn name_of_quote(&self, quote: QuoteId) -> String {
        self.briefing().quote_name(quote)
    }
}
