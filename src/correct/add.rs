//! Adds a quote that the rules have missed.

use super::file::{Change, File};
use super::kinds::must_be;
use super::quotes::{QUOTE, said};
use super::value::{self, boolean};
use super::{Refusal, Whose, Words, kinds_of_words};
use crate::model::{Kind, Quote, QuoteId, SectionId};
use crate::text::Safe;
use std::borrow::Cow;

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
        must_be(kind, &kinds_of_words(&self.briefing, section, range.clone(), None))?;
        let text = said(&self.briefing[section].text, &range, kind)?;
        let is_same = |own: &Quote| own.section == Some(section) && own.text.as_str() == text;
        if self.briefing.quotes.iter().any(|own| is_same(own) && own.anchor.start() == Some(range.start)) {
            return Err(Refusal::Wrong(
                "these words are already a quote; change its speaker instead".to_owned(),
            ));
        }
        let (id, name, mut splices) = self.whose(whose)?;
        let quote = Quote {
            kind,
            text: Safe::prose(Cow::Owned(text)).0,
            cue: cue.map(Safe::clean_line),
            ..Quote::default()
        };
        let mut fields = value::quote(id.as_deref(), &quote);
        fields.extend(self.briefing.import.as_ref().map(|_| boolean("checked", true)));
        splices.push(match self.neighbours(section, range.start) {
            (Some(before), _) => self.quote_place(before)?.add_after(QUOTE, &fields),
            (None, Some(after)) => {
                let place = self.quote_place(after)?;
                if place.is_inline() {
                    place.add_after(QUOTE, &fields)
                } else {
                    place.add_before(QUOTE, &fields)
                }
            }
            (None, None) => self.section_place(section)?.add_first("quotes", QUOTE, &fields),
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
