//! Adds quotes to the sections of a briefing, in the order of the text.

use super::plan::{Plan, Stays, text_of};
use super::same::is_rejected;
use crate::correct::Refusal;
use crate::correct::quotes::QUOTE;
use crate::correct::toml::{Field, headed};
use crate::correct::value::line;
use crate::model::{QuoteId, SectionId};
use std::ops::Range;

/// A table of a quote that is inserted into a section.
enum Insert {
    New(Vec<Field>),
    /// The text of a table that was at another place.
    Raw(String),
}

impl Plan<'_, '_> {
    /// Adds the quotes that are in the fresh briefing only.
    pub(super) fn add_new_quotes(&mut self) -> Result<(), Refusal> {
        for section in self.fresh.section_ids() {
            let quotes = self.fresh[section].quotes.clone().filter_map(|index| self.fresh.quote_at(index));
            let new: Vec<QuoteId> = quotes.filter(|id| self.is_new(section, *id)).collect();
            for id in &new {
                self.again.new.push(self.fresh[*id].text.to_string());
            }
            match self.section_in_file(section) {
                Some(own) => self.add_to_section(own, section, &new)?,
                None => self.add_section(section, &new)?,
            }
        }
        Ok(())
    }

    /// Returns true if a quote is neither in the file nor rejected.
    fn is_new(&self, section: SectionId, id: QuoteId) -> bool {
        let own = &self.fresh[id];
        let overlaps = |stays: &Stays| {
            let is_apart =
                |range: &Range<usize>| range.end <= stays.range.start || stays.range.end <= range.start;
            stays.section == section && !own.anchor.ranges().iter().all(is_apart)
        };
        let text = self.fresh[section].text.as_str();
        let mut rejected = self.file.briefing.import.iter().flat_map(|import| &import.rejected);
        let is_rejected = rejected.any(|rejected| is_rejected(rejected, own, text));
        !is_rejected && !self.stays.iter().any(overlaps)
    }

    fn add_to_section(&mut self, own: SectionId, section: SectionId, new: &[QuoteId]) -> Result<(), Refusal> {
        let place = self.file.section_place(own)?;
        let mut inserts = self.out_of_order(own, section)?;
        for id in new {
            let start = self.fresh[*id].anchor.whole().map_or(0, |range| range.start);
            inserts.push((start, Insert::New(self.fields(*id)?)));
        }
        inserts.sort_by_key(|(start, _)| *start);
        for (start, insert) in inserts {
            let is_here = |stays: &&Stays| {
                stays.section == section && self.file.briefing[stays.quote].section == Some(own)
            };
            let here = self.stays.iter().filter(is_here);
            let before =
                here.clone().filter(|stays| stays.range.start <= start).max_by_key(|own| own.range.start);
            let first = here.min_by_key(|own| own.quote);
            let before = before.map(|before| self.file.quote_place(before.quote)).transpose()?;
            let first = first.map(|first| self.file.quote_place(first.quote)).transpose()?;
            let splice = match (insert, before, first) {
                (Insert::New(fields), Some(before), _) => before.add_after(QUOTE, &fields),
                (Insert::New(fields), None, Some(first)) if first.is_inline() => {
                    first.add_after(QUOTE, &fields)
                }
                (Insert::New(fields), None, Some(first)) => first.add_before(QUOTE, &fields),
                (Insert::New(fields), None, None) => place.add_first("quotes", QUOTE, &fields),
                (Insert::Raw(text), Some(before), _) => before.add_raw(&text),
                (Insert::Raw(text), None, Some(first)) => first.add_raw_before(&text),
                (Insert::Raw(_), None, None) => continue,
            };
            self.splices.push(splice);
        }
        Ok(())
    }

    /// Takes out quotes that are before others in the file but after them in the text, to insert them again.
    fn out_of_order(&mut self, own: SectionId, section: SectionId) -> Result<Vec<(usize, Insert)>, Refusal> {
        let mut here: Vec<(QuoteId, usize)> = Vec::new();
        for stays in self.stays.iter().filter(|stays| stays.section == section) {
            if self.file.briefing[stays.quote].section == Some(own) {
                here.push((stays.quote, stays.range.start));
            }
        }
        here.sort_unstable();
        let (mut last, mut inserts) = (0, Vec::new());
        for (quote, start) in here {
            let place = self.file.quote_place(quote)?;
            let is_changed = self.splices.iter().any(|own| place.holds(&own.range));
            if start >= last || place.is_inline() || is_changed {
                last = last.max(start);
                continue;
            }
            self.splices.push(place.delete());
            inserts.push((start, Insert::Raw(place.raw())));
            self.stays.retain(|stays| stays.quote != quote);
        }
        Ok(inserts)
    }

    /// Adds a section that the article did not have.
    fn add_section(&mut self, section: SectionId, new: &[QuoteId]) -> Result<(), Refusal> {
        let own = &self.fresh[section];
        let mut text = headed(
            "[[sections]]",
            &[line("id", &self.new_section_id(&own.id)), line("title", &own.title), text_of(&own.text)],
            self.file.source,
        );
        for id in new {
            let fields = self.fields(*id)?;
            text.push_str(&headed(QUOTE, &fields, self.file.source));
        }
        let before = self.sections.iter().rposition(|own| own.is_some_and(|own| own < section));
        let places = self.file.root().tables("sections");
        let after = before.and_then(|index| places.get(index)).or(places.last());
        let after = after.ok_or_else(|| Refusal::Wrong("the briefing has no sections".to_owned()))?;
        self.splices.push(after.add_raw(&text));
        Ok(())
    }
}
