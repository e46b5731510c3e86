//! The plain text of a briefing, in which programs of qualitative analysis select words by their positions.

use super::collect::Coded;
use crate::export::wording::list;
use crate::model::{Briefing, Quote, QuoteId, SectionId};
use crate::text::Cut;
use crate::text::fold::joins;
use crate::text::line;
use std::collections::HashMap;
use std::ops::Range;

/// The plain text of a briefing.
///
/// It has the texts of all sections, then the statements that are not in the text of their section.
#[derive(Debug, Default)]
pub(super) struct Source {
    pub(super) text: String,
    /// The number of code points so far.
    length: usize,
    /// For each byte of the text of each section, and for its end, the number of code points before it.
    sections: Vec<Vec<usize>>,
    /// The statements that are not in the text of their section.
    statements: HashMap<QuoteId, Range<usize>>,
}

impl Source {
    /// Makes the plain text of a briefing.
    pub(super) fn new(briefing: &Briefing) -> Self {
        let mut source = Self::default();
        let event = &briefing.event;
        let place = event.place.as_ref().map(ToString::to_string);
        source.paragraph(&event.title);
        source.paragraph(&list([place, event.days()], " · "));
        for id in briefing.section_ids() {
            source.section(briefing, id);
        }
        source
    }

    fn section(&mut self, briefing: &Briefing, id: SectionId) {
        let section = &briefing[id];
        self.paragraph(&section.title);
        self.sections.push(Vec::new());
        if !section.paragraphs.is_empty() {
            let places = self.flowing(&section.text);
            if let Some(own) = self.sections.last_mut() {
                *own = places;
            }
            self.add("\n\n");
        }
        for quote in section.quotes.clone().filter_map(|index| briefing.quote_at(index)) {
            let own: &Quote = &briefing[quote];
            if own.anchor.is_found() {
                continue;
            }
            let who = own.speaker.map(|speaker| briefing[speaker].name.as_str());
            self.add(&format!("{} ({}): ", who.unwrap_or("Speaker not named"), own.kind.name()));
            let start = self.length;
            let _ = self.flowing(&own.text);
            self.statements.insert(quote, start..self.length);
            self.add("\n\n");
        }
    }

    /// Returns the positions of coded words, in code points.
    pub(super) fn positions(&self, coded: &Coded<'_>) -> Vec<Range<usize>> {
        if let Some(own) = coded.quote.and_then(|quote| self.statements.get(&quote)) {
            return vec![own.clone()];
        }
        let places = coded.section.and_then(|section| self.sections.get(section.index()));
        let place = |at: usize| places.and_then(|places| places.get(at).copied());
        let own = |range: &Range<usize>| Some(place(range.start)?..place(range.end)?);
        coded.ranges.iter().filter_map(own).filter(|range| !range.is_empty()).collect()
    }

    fn paragraph(&mut self, text: &str) {
        if !text.is_empty() {
            self.add(text);
            self.add("\n\n");
        }
    }

    fn add(&mut self, text: &str) {
        self.text.push_str(text);
        self.length += text.chars().count();
    }

    /// Adds the paragraphs of a text, without the line breaks inside them.
    ///
    /// Returns the number of code points before each byte of it, and before its end.
    fn flowing(&mut self, text: &str) -> Vec<usize> {
        let mut places: Vec<usize> = Vec::with_capacity(text.len() + 1);
        for (index, paragraph) in line::paragraphs(text).into_iter().enumerate() {
            places.resize(paragraph.start, self.length);
            if index > 0 {
                self.add("\n\n");
            }
            let words = text.cut(paragraph);
            let mut rest = words.char_indices().peekable();
            while let Some((at, c)) = rest.next() {
                places.extend(std::iter::repeat_n(self.length, c.len_utf8()));
                let next = rest.peek().map(|(_, next)| *next);
                match c {
                    '\n' if joins(words.cut(..at), next) => {}
                    '\n' => self.push(' '),
                    c => self.push(c),
                }
            }
        }
        places.resize(text.len() + 1, self.length);
        places
    }

    fn push(&mut self, c: char) {
        self.text.push(c);
        self.length += 1;
    }
}
