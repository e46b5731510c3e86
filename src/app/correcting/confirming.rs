//! Confirming who said a quote, and going to the next one that nobody has checked.

use crate::app::{App, Effect};
use crate::correct::{Correction, unchecked_of};
use crate::model::QuoteId;
use crate::row::Role;

impl App {
    /// Confirms the selected quote, and goes to the next unchecked one.
    pub(in crate::app) fn confirm(&mut self) -> Option<Effect> {
        let quote = self.quote_to_correct()?;
        if self.briefing().is_checked(&self.briefing()[quote]) != Some(false) {
            let words = self.go_to_unchecked("already checked");
            self.say(Role::Faint, words);
            return None;
        }
        self.correcting.goes_on = true;
        let name = self.name_of_quote(quote);
        self.correct(Correction::Confirm(vec![name]))
    }

    /// Confirms all quotes of the speaker of the selected quote.
    pub(in crate::app) fn confirm_speaker(&mut self) -> Option<Effect> {
        let quote = self.quote_to_correct()?;
        let names = unchecked_of(self.briefing(), self.briefing()[quote].speaker);
        if names.is_empty() {
            self.say(Role::Faint, "all quotes of this speaker are checked");
            return None;
        }
        self.correcting.goes_on = true;
        self.correct(Correction::Confirm(names))
    }

    /// Confirms the whole briefing.
    pub(in crate::app) fn confirm_all(&mut self) -> Option<Effect> {
        self.correct(Correction::ConfirmAll)
    }

    /// Selects the next quote that nobody has checked; returns the words with how many are left.
    pub(super) fn go_to_unchecked(&mut self, words: &str) -> String {
        let left = self.unchecked();
        if left.is_empty() {
            let all = self.briefing().checks().is_none();
            return format!(
                "{words}; {} is checked",
                if all { "the whole briefing" } else { "every quote that passes the filters" }
            );
        }
        let here = self.reading.selection.quote;
        let next = left.iter().find(|id| here.is_none_or(|here| **id > here)).or(left.first()).copied();
        if let Some(next) = next {
            self.select_quote(next);
        }
        format!("{words}; {} unchecked left", left.len())
    }

    /// The quotes that pass the filters and that nobody has checked.
    fn unchecked(&self) -> Vec<QuoteId> {
        let (briefing, quotes) = (self.briefing(), self.view().quotes());
        let all = (0..quotes.len()).filter_map(|index| quotes.get(index));
        all.filter(|id| briefing.is_checked(&briefing[*id]) == Some(false)).collect()
    }
}
