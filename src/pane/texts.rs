//! The texts of a briefing in reading order, for a search.
//!
//! A unit is a block of the flow, the fields of a quote that are not in the text, or the fields of a speaker. The event
//! comes first, then each section with its blocks and its quotes, then the speakers. Nothing is collected in advance,
//! so that a search of any briefing can start at once.

use super::flow::{Block, BlockKind, Flow};
use super::notes;
use crate::model::{Briefing, QuoteId, SectionId, SpeakerId};
use crate::text::Cut;
use crate::text::find::Needle;
use std::borrow::Cow;
use std::ops::Range;

/// The texts of a briefing.
#[derive(Clone, Copy, Debug)]
pub struct Texts<'a> {
    briefing: &'a Briefing,
    flow: &'a Flow,
}

/// A position in the texts, ordered as the texts are read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Spot {
    /// The index of the unit.
    pub unit: usize,
    /// The index of the text in the unit.
    pub field: usize,
    /// A byte of that text.
    pub at: usize,
}

/// The thing that the texts belong to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// A block of the flow.
    Block(usize),
    /// A quote: its fields that are not in the text of its section.
    Quote(QuoteId),
    /// A speaker.
    Speaker(SpeakerId),
}

/// One text of a unit.
#[derive(Clone, Debug)]
pub struct Field<'a> {
    /// The text, which may start before the unit and go on after it.
    pub text: Cow<'a, str>,
    /// The bytes of it that belong to the unit.
    pub own: Range<usize>,
    /// Its name, if it is not part of the text: `original`.
    pub name: &'static str,
}

/// The number of bytes that are searched at once.
const WINDOW: usize = 8 * 1024;

impl<'a> Texts<'a> {
    /// The texts of a briefing and its flow.
    pub fn new(briefing: &'a Briefing, flow: &'a Flow) -> Self {
        Self { briefing, flow }
    }

    /// The number of units.
    pub fn len(&self) -> usize {
        self.flow.blocks.len() + self.briefing.quotes.len() + self.briefing.speakers.len()
    }

    /// True if there are none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The first unit of a section, or the first unit after all sections.
    fn first_of(&self, section: usize) -> usize {
        let blocks = SectionId::at(section);
        let quotes =
            self.briefing.sections.get(section).map_or(self.briefing.quotes.len(), |own| own.quotes.start);
        self.flow.blocks_of(blocks).start + quotes
    }

    /// The unit with an index.
    pub fn unit(&self, number: usize) -> Option<Unit> {
        let sections = self.briefing.sections.len();
        let speakers = self.first_of(sections);
        if number >= speakers {
            return self.briefing.speaker_at(number - speakers).map(Unit::Speaker);
        }
        let (mut low, mut high) = (0, sections);
        while low < high {
            let middle = usize::midpoint(low, high);
            if self.first_of(middle) <= number { low = middle + 1 } else { high = middle }
        }
        let Some(section) = low.checked_sub(1) else { return Some(Unit::Block(number)) };
        let blocks = self.flow.blocks_of(SectionId::at(section));
        let own = number - self.first_of(section);
        if own < blocks.len() {
            return Some(Unit::Block(blocks.start + own));
        }
        self.briefing.quote_at(number - blocks.end).map(Unit::Quote)
    }

    /// The index of the unit of a block.
    pub fn number(&self, block: usize) -> usize {
        let section = self.flow.blocks.get(block).and_then(|block| block.section);
        block + section.map_or(0, |section| self.briefing[section].quotes.start)
    }

    /// The maximum number of texts in a unit.
    pub fn fields(&self, unit: Unit) -> usize {
        match unit {
            Unit::Block(block) => match self.flow.blocks.get(block).map(|block| &block.kind) {
                Some(BlockKind::Caption(_)) => 2,
                Some(BlockKind::Figure(_)) => 3,
                _ => 1,
            },
            Unit::Quote(_) => 6,
            Unit::Speaker(_) => 4,
        }
    }

    /// A text of a unit, if the unit has it.
    pub fn field(&self, unit: Unit, field: usize) -> Option<Field<'a>> {
        match unit {
            Unit::Block(block) => self.block_field(block, field),
            Unit::Quote(quote) => self.quote_field(quote, field),
            Unit::Speaker(speaker) => self.speaker_field(speaker, field),
        }
    }

    fn block_field(&self, number: usize, field: usize) -> Option<Field<'a>> {
        let block = self.flow.blocks.get(number)?;
        let section = block.section.map(|section| &self.briefing[section]);
        let text = match (&block.kind, section, field) {
            (BlockKind::Paragraph(own), Some(section), _) => {
                return Some(self.piece(number, &section.text, own));
            }
            (BlockKind::Summary(own), ..) => {
                return Some(self.piece(number, self.briefing.event.summary.as_deref()?, own));
            }
            (BlockKind::Caption(index), Some(section), 0) => Cow::Borrowed(&*section.captions[*index].text),
            (BlockKind::Caption(index), Some(section), _) => {
                Cow::Borrowed(section.captions[*index].credit.as_deref()?)
            }
            (BlockKind::Figure(index), Some(section), 0) => Cow::Borrowed(&*section.figures[*index].value),
            (BlockKind::Figure(index), Some(section), 1) => {
                Cow::Borrowed(section.figures[*index].label.as_deref()?)
            }
            (BlockKind::Figure(index), Some(section), _) => {
                Cow::Borrowed(&*self.briefing[section.figures[*index].speaker?].name)
            }
            _ => block.text(self.briefing),
        };
        Some(Field::whole(text, ""))
    }

    /// A piece of a text, with the next piece if the paragraph or the turn continues there.
    fn piece(&self, number: usize, text: &'a str, own: &Range<usize>) -> Field<'a> {
        let next = self.next_piece(number).filter(|next| next.start >= own.end);
        let end = next.filter(|_| self.runs_on(number)).map_or(own.end, |next| next.end);
        Field { text: Cow::Borrowed(text.get(..end).unwrap_or(text)), own: own.clone(), name: "" }
    }

    /// True if the paragraph of a block, or the turn of a speaker in it, continues in the next block.
    fn runs_on(&self, number: usize) -> bool {
        let Some(block) = self.flow.blocks.get(number) else { return false };
        let (Some(own), Some(next)) = (piece_of(&block.kind), self.next_piece(number)) else { return false };
        let Some(section) = block.section else { return block.gap == 0 };
        let paragraphs = &self.briefing[section].paragraphs;
        if paragraphs.binary_search_by_key(&next.start, |paragraph| paragraph.start).is_err() {
            return true;
        }
        let end = own.end.saturating_sub(1)..own.end;
        let mut last = self.flow.quotes_in(section, &end);
        last.any(|quoted| self.briefing.turn_continues_after(quoted.quote.index()))
    }

    /// The next piece of the same text, if there are only notes between the two.
    fn next_piece(&self, number: usize) -> Option<&'a Range<usize>> {
        let section = self.flow.blocks.get(number)?.section;
        let rest = self.flow.blocks.get(number + 1..)?;
        let next = rest.iter().find(|block| !matches!(block.kind, BlockKind::Note(_)))?;
        piece_of(&next.kind).filter(|_| next.section == section)
    }

    /// The previous block, if there are only notes between the two.
    fn block_before(&self, number: usize) -> Option<usize> {
        let is_note = |block: &Block| matches!(block.kind, BlockKind::Note(_));
        self.flow.blocks.get(..number)?.iter().rposition(|block| !is_note(block))
    }

    fn quote_field(&self, id: QuoteId, field: usize) -> Option<Field<'a>> {
        let quote = &self.briefing[id];
        let (text, name): (Cow<'a, str>, _) = match field {
            // A quote that is in the text, or is itself a block, is found there.
            0 => {
                let beside =
                    quote.section.is_some_and(|section| !self.briefing[section].paragraphs.is_empty());
                (Cow::Borrowed((beside && !quote.anchor.is_found()).then_some(&*quote.text)?), "quote")
            }
            1 => (Cow::Borrowed(&*quote.original.as_ref()?.text), "original"),
            // A note that is shown beside the text is found there, with its tags.
            2 | 3 if notes::is_beside(self.briefing, id) => return None,
            2 => (Cow::Borrowed(quote.note.as_deref()?), "note"),
            3 if quote.tags.is_empty() => return None,
            3 => (Cow::Owned(quote.tags.iter().map(AsRef::as_ref).collect::<Vec<_>>().join(", ")), "tags"),
            4 => (Cow::Borrowed(quote.cue.as_deref()?), "cue"),
            _ => (Cow::Borrowed(quote.original.as_ref()?.translator.as_deref()?), "translator"),
        };
        Some(Field::whole(text, name))
    }

    fn speaker_field(&self, id: SpeakerId, field: usize) -> Option<Field<'a>> {
        let speaker = &self.briefing[id];
        let (text, name) = match field {
            0 => (Cow::Owned(speaker.full_name()), "speaker"),
            1 => (Cow::Borrowed(speaker.native.as_deref()?), "name"),
            2 => (Cow::Owned(speaker.post()), "role"),
            _ => (Cow::Borrowed(speaker.bio.as_deref()?), "life"),
        };
        Some(Field::whole(text, name))
    }

    /// The byte of a block's own text at which one of its texts starts.
    pub fn field_start(&self, block: usize, field: usize) -> usize {
        let Some(block) = self.flow.blocks.get(block).filter(|_| field > 0) else { return 0 };
        let Some(section) = block.section.map(|section| &self.briefing[section]) else { return 0 };
        match block.kind {
            BlockKind::Caption(index) => section.captions[index].text.len() + "\n\n".len(),
            BlockKind::Figure(index) => {
                let figure = &section.figures[index];
                let label = figure.label.as_ref().filter(|_| field > 1);
                figure.value.len() + "  ".len() + label.map_or(0, |label| "  ".len() + label.len())
            }
            _ => 0,
        }
    }

    /// The matches of a needle in a block, as ranges of the block's own text.
    pub fn in_block(&self, needle: &Needle, number: usize) -> Vec<Range<usize>> {
        let mut found = Vec::new();
        if let Some(before) = self.block_before(number).filter(|before| self.runs_on(*before))
            && let Some(field) = self.block_field(before, 0)
            && let Some(own) = self.flow.blocks.get(number).and_then(|block| piece_of(&block.kind))
        {
            let over = field.found(needle).last().filter(|range| range.end > own.start);
            found.extend(over.map(|range| 0..range.end - own.start));
        }
        for index in 0..self.fields(Unit::Block(number)) {
            let Some(field) = self.block_field(number, index) else { continue };
            let start = self.field_start(number, index);
            found.extend(field.found(needle).map(|range| field.shifted(&range, start)));
        }
        found
    }
}

impl<'a> Field<'a> {
    fn whole(text: Cow<'a, str>, name: &'static str) -> Self {
        Self { own: 0..text.len(), text, name }
    }

    /// The end of the window that starts at a byte; after a space if there is one.
    pub fn window_end(&self, from: usize) -> usize {
        if self.own.end.saturating_sub(from) <= WINDOW {
            return self.own.end;
        }
        let half = self.text.floor_char_boundary(from + WINDOW / 2);
        let full = self.text.floor_char_boundary(from + WINDOW);
        let tail = self.text.cut(half..full);
        tail.rfind(' ').map_or(full, |space| half + space + 1)
    }

    /// The matches of a needle, window by window.
    pub fn found(&self, needle: &Needle) -> impl Iterator<Item = Range<usize>> {
        let mut from = self.own.start;
        let mut found = Vec::new();
        while from < self.own.end {
            let end = self.window_end(from);
            found.extend(needle.within(&self.text, from..end));
            from = end;
        }
        found.into_iter()
    }

    /// Converts a range of the text to a range of the block.
    ///
    /// `start` is the byte of the block at which the unit's own bytes start.
    pub fn shifted(&self, range: &Range<usize>, start: usize) -> Range<usize> {
        let end = range.end.min(self.own.end);
        range.start - self.own.start + start..end - self.own.start + start
    }
}

fn piece_of(kind: &BlockKind) -> Option<&Range<usize>> {
    match kind {
        BlockKind::Paragraph(range) | BlockKind::Summary(range) => Some(range),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::NoFiles;
    use crate::library::{EMBEDDED, Volume};

    #[test]
    fn every_unit_has_its_index_and_every_text_is_where_its_block_shows_it() {
        for (name, text) in EMBEDDED {
            let volume = Volume::read(name, None, text.as_bytes().to_vec(), &NoFiles);
            let briefing = volume.briefing.unwrap();
            let flow = Flow::new(&briefing);
            let texts = Texts::new(&briefing, &flow);
            let units: Vec<Unit> = (0..texts.len()).map(|number| texts.unit(number).unwrap()).collect();
            assert_eq!(texts.unit(texts.len()), None);
            let count = |is: fn(&Unit) -> bool| units.iter().filter(|unit| is(unit)).count();
            assert_eq!(count(|unit| matches!(unit, Unit::Block(_))), flow.blocks.len());
            assert_eq!(count(|unit| matches!(unit, Unit::Quote(_))), briefing.quotes.len());
            for (number, unit) in units.iter().enumerate() {
                let Unit::Block(block) = *unit else { continue };
                assert_eq!(texts.number(block), number);
                let whole = flow.blocks[block].text(&briefing);
                for index in 0..texts.fields(*unit) {
                    let Some(field) = texts.field(*unit, index) else { continue };
                    let place = field.shifted(&field.own, texts.field_start(block, index));
                    assert_eq!(whole.get(place), field.text.get(field.own.clone()));
                }
            }
        }
    }
}
