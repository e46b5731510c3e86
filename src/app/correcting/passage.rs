//! Corrections for which words are selected in the text: where a quote begins and ends, and where it is split.

use super::Purpose;
use crate::action::{Action, Context};
use crate::app::{App, Effect};
use crate::correct::{Correction, Words};
use crate::layout::PaneName;
use crate::model::{QuoteId, SectionId};
use crate::row::Role;
use crate::text::Cut;
use std::ops::Range;

impl App {
    /// Selects the words of the selected quote, so that their ends can be moved.
    pub(in crate::app) fn ask_bounds(&mut self) {
        let Some(quote) = self.quote_to_correct() else { return };
        let purpose = Purpose::Bounds(self.name_of_quote(quote));
        self.select_words_of(quote, &purpose);
    }

    /// Selects the first sentence of the selected quote, after which it is split.
    pub(in crate::app) fn ask_split(&mut self) {
        let Some(quote) = self.quote_to_correct() else { return };
        let purpose = Purpose::Split(self.name_of_quote(quote));
        self.select_words_of(quote, &purpose);
    }

    /// Selects the words of a quote, or only its first sentence.
    fn select_words_of(&mut self, quote: QuoteId, purpose: &Purpose) {
        let is_first = matches!(purpose, Purpose::Split(_));
        let Some((section, range)) = self.range_of(quote) else {
            return self.say(Role::Doubt, "the words of the quote are not in the text of its section");
        };
        self.focus_on(PaneName::Text);
        self.select_quote(quote);
        self.select_words(section, range, is_first);
        self.correcting.purpose = Some(purpose.clone());
        let words = match purpose {
            Purpose::Bounds(_) => "move the end of the quote",
            Purpose::Split(_) => "move to the end of the first part",
        };
        let hint = |action, does| self.bindings().hint(Context::Select, action, does);
        let (take, other) = (hint(Action::Take, "applies it"), hint(Action::SwapEnds, "moves the other end"));
        let keys: Vec<String> = [take, other.filter(|_| !is_first)].into_iter().flatten().collect();
        self.say(Role::Faint, format!("{words}; {}", keys.join(", ")));
    }

    /// Joins the selected quote with the next one.
    pub(in crate::app) fn join_next(&mut self) -> Option<Effect> {
        let quote = self.quote_to_correct()?;
        let name = self.name_of_quote(quote);
        self.correct(Correction::Join(name))
    }

    /// Says that the selected quote is none.
    pub(in crate::app) fn reject(&mut self) -> Option<Effect> {
        let quote = self.quote_to_correct()?;
        let name = self.name_of_quote(quote);
        self.correct(Correction::Reject(name))
    }

    /// The section and the range of a quote's words in its text.
    fn range_of(&self, quote: QuoteId) -> Option<(SectionId, Range<usize>)> {
        let own = &self.briefing()[quote];
        own.section.zip(own.anchor.whole())
    }

    /// Uses the selected words for what they were asked for; without a purpose they become a quote.
    pub(in crate::app) fn take_words(&mut self) -> Option<Effect> {
        let Some(purpose) = self.correcting.purpose.clone() else {
            self.ask_new_quote();
            return None;
        };
        let (section, range) = self.selected_range()?;
        let correction = match purpose {
            Purpose::Bounds(name) => Correction::Bounds(name, Words::of(self.briefing(), section, range)),
            Purpose::Split(name) => {
                let briefing = self.briefing();
                let quote = briefing.quote_named(&name)?;
                let own = self.range_of(quote)?.1;
                if range.start < own.start || own.end <= range.end {
                    self.say(Role::Doubt, "the first part must end inside the quote");
                    return None;
                }
                let first = briefing[section].text.cut(own.start..range.end);
                let at = place_after(&briefing[quote].text, first);
                Correction::Split(name, at)
            }
        };
        self.end_text_selection();
        self.correct(correction)
    }

    /// The section and the range of the words that are selected.
    pub(super) fn selected_range(&self) -> Option<(SectionId, Range<usize>)> {
        let picked = self.text_selection()?.picked();
        Some((picked.section, picked.range.clone()))
    }
}

/// The byte of a quote's words after as many letters and digits as the first words of the text have.
///
/// The marks and spaces of the two may differ.
fn place_after(words: &str, first: &str) -> usize {
    let count = first.chars().filter(|c| c.is_alphanumeric()).count();
    let mut seen = 0;
    for (at, c) in words.char_indices() {
        if seen == count && (c.is_whitespace() || c.is_alphanumeric()) {
            return at;
        }
        seen += usize::from(c.is_alphanumeric());
    }
    words.len()
}

#[cfg(test)]
mod tests {
    use super::place_after;
    use crate::text::Cut;

    #[test]
    fn the_place_in_the_words_is_after_the_marks_of_the_first_part() {
        let words = "It opens. “Today,” she said.";
        assert_eq!(words.cut(place_after(words, "It  opens")..), " “Today,” she said.");
        assert_eq!(words.cut(place_after(words, "It opens. \"Today")..), " she said.");
        assert_eq!(place_after(words, words), words.len());
        assert_eq!(place_after("大会开幕。今天。", "大会开幕。"), "大会开幕。".len());
    }
}
