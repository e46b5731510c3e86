//! Adds a quote that the rules have missed.

use super::file::{Change, File};
use super::quotes::said;
use super::value::{boolean, line, prose};
use super::{Refusal, Whose, Words, kinds_of_words};
use crate::model::{Kind, Quote, QuoteId, SectionId};

impl File<'_> {
    /// Makes words of a section a quote.
    pub(super) fn add(
        &self,
        words: &Words,
        whose: &Whose,
        kind: Kind,
        cue: Option<&str>,
    ) -> Result<Change, Refusal> {
        let (section, range) = self.find(words)?;
        if !kinds_of_words(&self.briefing, section, range.clone(), None).contains(&kind) {
            return Err(Refusal::Wrong(format!(
                "by the quotation marks in the text, these words are not {}",
                kind.name()
            )));
        }
        let text = said(&self.briefing[section].text, &range, kind)?;
        let is_same = |own: &Quote| own.section == Some(section) && own.text.as_str() == text;
        if self.briefing.quotes.iter().any(|own| is_same(own) && own.anchor.start() == Some(range.start)) {
            return Err(Refusal::Wrong(
                "these words are already a quote; change its speaker instead".to_owned(),
            ));
        }
        let (id, name, mut splices) = self.whose(whose)?;
        let mut fields = Vec::new();
        fields.extend(id.map(|id| line("speaker", &id)));
        fields.push(line("kind", kind.name()));
        fields.push(prose("text", &text));
        fields.extend(cue.map(|cue| line("cue", cue)));
        fields.extend(self.briefing.import.as_ref().map(|_| boolean("checked", true)));
        let header = "[[sections.quotes]]";
        splices.push(match self.neighbours(section, range.start) {
            (Some(before), _) => self.quote_place(before)?.add_after(header, &fields),
            (None, Some(after)) => {
                let place = self.quote_place(after)?;
                if place.is_inline() {
                    place.add_after(header, &fields)
                } else {
                    place.add_before(header, &fields)
                }
            }
            (None, None) => self.section_place(section)?.add_first("quotes", header, &fields),
        });
        Ok((self.with_import(splices), format!("new quote: the words are {name}")))
    }

    /// The quotes of a section before and after a byte of its text.
    fn neighbours(&self, section: SectionId, at: usize) -> (Option<QuoteId>, Option<QuoteId>) {
        let quotes = self.briefing[section].quotes.clone();
        let quotes: Vec<QuoteId> = quotes.filter_map(|index| self.briefing.quote_at(index)).collect();
        let is_before = |id: &&QuoteId| self.briefing[**id].anchor.start().is_none_or(|start| start <= at);
        let before = quotes
            .iter()
            .rev()
            .find(|id| self.briefing[**id].anchor.start().is_some_and(|start| start <= at));
        let first = quotes.iter().take_while(is_before).last();
        (before.or(first).copied(), quotes.first().copied())
    }
}
