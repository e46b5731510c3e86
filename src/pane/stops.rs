//! The matches at which a search stops: one in each quote, and only those that pass the filters.

use super::filter::Filter;
use super::flow::{BlockKind, Flow, QuoteRange};
use super::found::FoundTexts;
use super::texts::{Field, Texts, Unit};
use super::{Quoted, View};
use crate::model::{Briefing, NoteId, Noted, QuoteId, SectionId};
use crate::text::Cut;
use crate::text::find::Needle;
use std::ops::Range;

/// The matches of a briefing at which a search stops.
#[derive(Clone, Copy, Debug)]
pub struct Stops<'a> {
    briefing: &'a Briefing,
    flow: &'a Flow,
    /// The quotes that pass the filters; `None` if no filter is set.
    passing: Option<Quoted<'a>>,
    filter: Filter,
    /// The texts that a search of the library has found, if the search is for its words.
    found: Option<&'a FoundTexts>,
}

/// The number of bytes of a long quote that are searched at once.
const CHUNK: usize = 4 * 1024;

impl<'a> View<'a> {
    /// The matches at which a search stops with these filters.
    pub fn stops(&self) -> Stops<'a> {
        let filter = self.selection.filter;
        let passing = (!filter.is_empty()).then(|| self.quotes());
        Stops {
            briefing: self.briefing,
            flow: self.flow,
            passing,
            filter,
            found: self.lit.and_then(|lit| lit.texts),
        }
    }
}

impl<'a> Stops<'a> {
    /// The stops in all of a briefing, without filters.
    pub fn everywhere(briefing: &'a Briefing, flow: &'a Flow) -> Self {
        Self { briefing, flow, passing: None, filter: Filter::default(), found: None }
    }

    /// The same stops, but only in texts that a search of the library has found.
    #[must_use]
    pub fn in_found(self, found: Option<&'a FoundTexts>) -> Self {
        Self { found, ..self }
    }

    /// The texts that are searched.
    pub fn texts(&self) -> Texts<'a> {
        Texts::new(self.briefing, self.flow)
    }

    fn passes(&self, quote: QuoteId) -> bool {
        self.passing.is_none_or(|passing| passing.position(quote).is_some())
    }

    fn passes_note(&self, note: NoteId) -> bool {
        self.filter.passes_note(self.briefing, note, None)
    }

    /// The quotes at a range of a section's text, of those that pass the filters.
    fn quotes_at(&self, section: SectionId, range: &Range<usize>) -> impl Iterator<Item = &'a QuoteRange> {
        let this = *self;
        self.flow.quotes_in(section, range).filter(move |quoted| this.passes(quoted.quote))
    }

    /// The quote that contains a match, or else the first one that shares words with it.
    ///
    /// It is one that passes the filters. The range is one of the text of the unit.
    pub fn quote_of(&self, unit: Unit, range: &Range<usize>) -> Option<QuoteId> {
        let block = match unit {
            Unit::Speaker(_) => return None,
            Unit::Quote(quote) => return Some(quote).filter(|quote| self.passes(*quote)),
            Unit::Block(block) => self.flow.blocks.get(block)?,
        };
        match (&block.kind, block.section) {
            (BlockKind::Quote(quote) | BlockKind::Note(Noted::Quote(quote)), _) => {
                Some(*quote).filter(|quote| self.passes(*quote))
            }
            (BlockKind::Paragraph(_), Some(section)) => {
                let contains = |own: &Range<usize>| own.start <= range.start && range.end <= own.end;
                let whole = self.quotes_at(section, range).find(|quoted| contains(&quoted.range));
                whole.or_else(|| self.quotes_at(section, range).next()).map(|quoted| quoted.quote)
            }
            _ => None,
        }
    }

    /// The byte of the section's text at which the quote at byte `at` of it starts, if there is one.
    pub fn start_of_quote(&self, block: usize, at: usize) -> Option<usize> {
        let block = self.flow.blocks.get(block)?;
        let section = block.section.filter(|_| matches!(block.kind, BlockKind::Paragraph(_)))?;
        self.quotes_at(section, &(at..at + 1)).map(|quoted| quoted.range.start).next()
    }

    /// True if a match is in a text that the search of the library has found.
    fn is_found(&self, unit: Unit, range: &Range<usize>) -> bool {
        self.found.is_none_or(|found| {
            found.has_unit(unit) || self.quote_of(unit, range).is_some_and(|quote| found.has_quote(quote))
        })
    }

    /// True if a match passes the filters: all its words are words of quotes that pass.
    pub fn passes_filters(&self, unit: Unit, range: &Range<usize>) -> bool {
        if !self.is_found(unit, range) {
            return false;
        }
        if self.passing.is_none() {
            return true;
        }
        let block = match unit {
            Unit::Speaker(_) => return false,
            Unit::Quote(quote) => return self.passes(quote),
            Unit::Block(block) => self.flow.blocks.get(block),
        };
        match block.map(|block| (&block.kind, block.section)) {
            Some((BlockKind::Quote(quote) | BlockKind::Note(Noted::Quote(quote)), _)) => self.passes(*quote),
            Some((BlockKind::Note(Noted::Words(note)), _)) => self.passes_note(*note),
            Some((BlockKind::Paragraph(_), Some(section))) => self.is_quoted(section, range),
            _ => false,
        }
    }

    /// True if every word of a range of a section's text is in a quote that passes.
    fn is_quoted(&self, section: SectionId, range: &Range<usize>) -> bool {
        let text = &self.briefing[section].text;
        let has_words = |range: Range<usize>| text.cut(range).contains(char::is_alphanumeric);
        let mut at = range.start;
        let mut is_touched = false;
        for quoted in self.quotes_at(section, range) {
            if at < quoted.range.start && has_words(at..quoted.range.start) {
                return false;
            }
            at = at.max(quoted.range.end);
            is_touched = true;
        }
        is_touched && (at >= range.end || !has_words(at..range.end))
    }

    /// The stops among the matches that begin in a window of a field.
    ///
    /// `index` is the index of the field in its unit.
    pub fn within(
        &self,
        needle: &Needle,
        unit: Unit,
        index: usize,
        field: &Field<'_>,
        window: Range<usize>,
    ) -> Vec<Range<usize>> {
        let mut found = needle.within(&field.text, window);
        let mut last = None;
        found.retain(|range| {
            if !self.passes_filters(unit, range) {
                return false;
            }
            if self.found.is_some_and(|found| found.has_unit(unit)) {
                // A text that the library lists once is one stop.
                return !occurs(needle, &field.text, field.own.start..range.start, |_| true);
            }
            let Some(quote) = self.quote_of(unit, range) else { return true };
            // Looking back is only needed for the first match of a quote in this window.
            let is_first = last != Some(quote) && !self.has_earlier(needle, quote, unit, index, range.start);
            last = Some(quote);
            is_first
        });
        found
    }

    /// True if a quote has a match before byte `at` of a field.
    fn has_earlier(&self, needle: &Needle, quote: QuoteId, unit: Unit, index: usize, at: usize) -> bool {
        let texts = self.texts();
        match unit {
            Unit::Quote(_) => {
                let earlier = (0..=index).filter_map(|own| Some((own, texts.field(unit, own)?)));
                self.is_in_text(needle, quote, usize::MAX)
                    || earlier.into_iter().any(|(own, field)| {
                        let end = if own == index { at } else { field.text.len() };
                        occurs(needle, &field.text, 0..end, |_| true)
                    })
            }
            Unit::Block(_) | Unit::Speaker(_) => self.is_in_text(needle, quote, at),
        }
    }

    /// True if a quote has a match before byte `end` of the text that contains it.
    fn is_in_text(&self, needle: &Needle, id: QuoteId, end: usize) -> bool {
        let quote = &self.briefing[id];
        let Some(section) = quote.section else { return false };
        let text = &self.briefing[section].text;
        if self.briefing[section].paragraphs.is_empty() {
            // The quote is a block of its own.
            return occurs(needle, &quote.text, 0..end.min(quote.text.len()), |_| true);
        }
        quote.anchor.ranges().iter().filter(|own| own.start < end).any(|own| {
            let unit = Unit::Block(self.flow.place_at(section, own.start).block);
            let counts = |range: &Range<usize>| {
                self.passes_filters(unit, range) && self.quote_of(unit, range) == Some(id)
            };
            occurs(needle, text, own.start..own.end.min(end), counts)
        })
    }
}

/// True if a match that counts begins in a range of a text.
fn occurs(needle: &Needle, text: &str, range: Range<usize>, counts: impl Fn(&Range<usize>) -> bool) -> bool {
    let mut from = range.start;
    while from < range.end {
        let to = text.floor_char_boundary((from + CHUNK).min(range.end)).max(from + 1);
        let to = text.ceil_char_boundary(to);
        if needle.within(text, from..to).iter().any(&counts) {
            return true;
        }
        from = to;
    }
    false
}
