//! The text of a briefing as blocks, and places that do not depend on the width.

use super::facts::{event_facts, section_facts};
use super::notes;
use crate::model::{Briefing, Caption, Noted, QuoteId, Section, SectionId, SpeakerId};
use crate::text::Cut;
use crate::text::bidi::isolated;
use crate::text::line;
use crate::text::width::width;
use std::borrow::Cow;
use std::ops::Range;

/// The kind of a block.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BlockKind {
    /// The title of the event.
    EventTitle,
    /// The day and place of the event.
    EventFacts,
    /// The summary of the event, or a part of it.
    Summary(Range<usize>),
    /// The title of a section.
    Title,
    /// The time, room and speakers of a section.
    Facts,
    /// A paragraph of a section, or a piece of a very long one.
    Paragraph(Range<usize>),
    /// The picture of a caption. It has no text, and as many rows as it takes.
    Picture(usize),
    /// The caption of a picture.
    Caption(usize),
    /// A figure of a section.
    Figure(usize),
    /// A quote of a section without text.
    Quote(QuoteId),
    /// A note, below the paragraph that it is on.
    Note(Noted),
}

/// A part of the text that is laid out on its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    /// Its section; `None` for the event.
    pub section: Option<SectionId>,
    /// Its kind.
    pub kind: BlockKind,
    /// The byte of its section's text at which it starts; ascending within a section.
    pub from: usize,
    /// The number of blank rows after it.
    pub gap: u16,
}

/// The cells before the text of a caption or of a quote in its own block.
pub const INDENT: usize = 2;

/// A place in the flow: a block, and a byte of its text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The index of the block.
    pub block: usize,
    /// A byte of its text.
    pub at: usize,
}

/// A range of a section's text that contains words of a quote.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QuoteRange {
    /// The byte range in the section's text.
    pub range: Range<usize>,
    /// The quote.
    pub quote: QuoteId,
    /// Its speaker.
    pub speaker: Option<SpeakerId>,
}

/// The quotes of a section, by position.
#[derive(Clone, Debug, Default)]
struct QuoteRanges {
    by_start: Vec<QuoteRange>,
    /// The length of the longest quote: no quote starts further before a byte in it.
    longest: usize,
}

/// The sizes of a section in the agenda.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AgendaItem {
    /// The day before it, if it is the first section on that day and there are several days.
    pub day: Option<Box<str>>,
    /// The width of its title.
    pub title: u16,
    /// The width of its time and its number of quotes, with the spaces beside them.
    pub around: u16,
}

/// The text of a briefing, block by block.
#[derive(Clone, Debug, Default)]
pub struct Flow {
    /// The blocks in reading order.
    pub blocks: Vec<Block>,
    /// The first block of each section.
    starts: Vec<usize>,
    quotes: Vec<QuoteRanges>,
    /// The blocks that are captions.
    pictures: Vec<usize>,
    /// The sections, as they are in the agenda.
    pub agenda: Vec<AgendaItem>,
    /// True if some attributions of an import were checked, so that the others stand out.
    pub has_checked: bool,
}

impl Flow {
    /// The blocks of a briefing.
    pub fn new(briefing: &Briefing) -> Self {
        let mut flow = Self::default();
        flow.event(briefing);
        for id in briefing.section_ids() {
            flow.starts.push(flow.blocks.len());
            flow.section(id, briefing);
            flow.quotes.push(QuoteRanges::new(&briefing[id], briefing));
        }
        let pictures =
            flow.blocks.iter().enumerate().filter(|(_, block)| matches!(block.kind, BlockKind::Caption(_)));
        flow.pictures = pictures.map(|(index, _)| index).collect();
        flow.agenda = agenda(briefing);
        flow.has_checked = briefing.checks().is_some_and(|checks| checks.checked > 0);
        flow
    }

    fn push(&mut self, section: Option<SectionId>, kind: BlockKind, from: usize, gap: u16) {
        self.blocks.push(Block { section, kind, from, gap });
    }

    fn event(&mut self, briefing: &Briefing) {
        let event = &briefing.event;
        self.push(None, BlockKind::EventTitle, 0, 0);
        self.push(None, BlockKind::EventFacts, 0, 1);
        if let Some(summary) = &event.summary {
            for paragraph in line::paragraphs(summary) {
                self.pieces(None, summary, paragraph, BlockKind::Summary);
            }
        }
    }

    /// Adds a paragraph, in pieces if it is very long.
    ///
    /// Only the last piece has a gap after it.
    fn pieces(
        &mut self,
        section: Option<SectionId>,
        text: &str,
        paragraph: Range<usize>,
        kind: impl Fn(Range<usize>) -> BlockKind,
    ) {
        let mut pieces = Vec::new();
        line::pieces(text, paragraph, &mut pieces);
        let last = pieces.len();
        for (index, piece) in pieces.into_iter().enumerate() {
            self.push(section, kind(piece.clone()), piece.start, u16::from(index + 1 == last));
        }
    }

    fn section(&mut self, id: SectionId, briefing: &Briefing) {
        let section = &briefing[id];
        self.push(Some(id), BlockKind::Title, 0, 0);
        self.push(Some(id), BlockKind::Facts, 0, 1);
        let count = section.paragraphs.len();
        let mut captions: Vec<(usize, usize)> = section
            .captions
            .iter()
            .enumerate()
            .map(|(index, caption): (usize, &Caption)| (caption.after.unwrap_or(count).min(count), index))
            .collect();
        captions.sort_by_key(|(after, _)| *after);
        let mut captions = captions.into_iter().peekable();
        let mut notes = notes::below(briefing, id).into_iter().peekable();
        while let Some((_, caption)) = captions.next_if(|(after, _)| *after == 0) {
            self.caption(id, section, caption, 0);
        }
        for (index, paragraph) in section.paragraphs.iter().enumerate() {
            let end = paragraph.end;
            self.pieces(Some(id), &section.text, paragraph.clone(), BlockKind::Paragraph);
            while let Some((_, on)) = notes.next_if(|(after, _)| *after == index + 1) {
                self.note(id, on, end);
            }
            while let Some((_, caption)) = captions.next_if(|(after, _)| *after == index + 1) {
                self.caption(id, section, caption, end);
            }
        }
        let end = section.text.len();
        if section.paragraphs.is_empty() {
            for quote in section.quotes.clone().filter_map(|index| briefing.quote_at(index)) {
                self.push(Some(id), BlockKind::Quote(quote), end, 1);
                if notes::is_beside(briefing, quote) {
                    self.note(id, Noted::Quote(quote), end);
                }
            }
        }
        notes.for_each(|(_, on)| self.note(id, on, end));
        let figures = section.figures.len();
        for index in 0..figures {
            self.push(Some(id), BlockKind::Figure(index), end, u16::from(index + 1 == figures));
        }
    }

    fn caption(&mut self, id: SectionId, section: &Section, index: usize, from: usize) {
        if section.captions[index].image.is_some() {
            self.push(Some(id), BlockKind::Picture(index), from, 0);
        }
        self.push(Some(id), BlockKind::Caption(index), from, 1);
    }

    /// Adds a note without a gap before it.
    fn note(&mut self, section: SectionId, on: Noted, from: usize) {
        let above = self.blocks.last_mut();
        if let Some(above) = above.filter(|above| !matches!(above.kind, BlockKind::Facts)) {
            above.gap = 0;
        }
        self.push(Some(section), BlockKind::Note(on), from, 1);
    }

    /// The number of rows of the agenda in lines of `cells`, at most `most`.
    pub fn agenda_rows(&self, cells: usize, most: usize) -> usize {
        let mut rows = 0;
        for item in self.agenda.iter().take(most) {
            let room = cells.saturating_sub(usize::from(item.around));
            rows += 1 + usize::from(item.day.is_some()) + usize::from(usize::from(item.title) > room);
        }
        rows.min(most)
    }

    /// The blocks of a section.
    pub fn blocks_of(&self, section: SectionId) -> Range<usize> {
        let start = self.starts.get(section.index()).copied().unwrap_or(self.blocks.len());
        let end = self.starts.get(section.index() + 1).copied().unwrap_or(self.blocks.len());
        start..end
    }

    /// The place at which a section starts.
    pub fn section_start(&self, section: SectionId) -> Place {
        Place { block: self.blocks_of(section).start, at: 0 }
    }

    /// The place of a quote.
    ///
    /// It is the start of its words in the text, or its own block in a section without text, or else the
    /// start of its section.
    pub fn place_of(&self, briefing: &Briefing, quote: QuoteId) -> Option<Place> {
        let section = briefing[quote].section?;
        self.words_of(briefing, quote).or(Some(self.section_start(section)))
    }

    /// The place at which the words of a quote start; `None` if they are not in the text.
    pub fn words_of(&self, briefing: &Briefing, quote: QuoteId) -> Option<Place> {
        let section = briefing[quote].section?;
        let blocks = self.blocks_of(section);
        if let Some(at) = briefing[quote].anchor.start() {
            return Some(self.place_at(section, at));
        }
        // The quotes of a section without text are in order between its captions and its figures.
        let before = |block: &Block| match block.kind {
            BlockKind::Quote(other) | BlockKind::Note(Noted::Quote(other)) => other < quote,
            BlockKind::Figure(_) => false,
            _ => true,
        };
        let own = blocks.start + self.blocks[blocks.clone()].partition_point(before);
        let is_block = self.blocks.get(own).is_some_and(|block| block.kind == BlockKind::Quote(quote));
        is_block.then_some(Place { block: own, at: 0 })
    }

    /// The place of a byte of a section's text.
    pub fn place_at(&self, section: SectionId, at: usize) -> Place {
        let range = self.blocks_of(section);
        let blocks = &self.blocks[range.clone()];
        let after = blocks.partition_point(|block| block.from <= at);
        // A caption may start where a paragraph ends; the byte then belongs to the paragraph.
        let index = (0..after)
            .rev()
            .find(|index| matches!(blocks[*index].kind, BlockKind::Paragraph(_)))
            .unwrap_or(0);
        let start = blocks.get(index).map_or(0, |block| block.from);
        Place { block: range.start + index, at: at.saturating_sub(start) }
    }

    /// The blocks that are captions of pictures, ascending.
    pub fn pictures(&self) -> &[usize] {
        &self.pictures
    }

    /// The quotes in a range of the text of a section, by where they start.
    pub fn quotes_in(&self, section: SectionId, range: &Range<usize>) -> impl Iterator<Item = &QuoteRange> {
        let quotes = self.quotes.get(section.index());
        let (list, longest) = quotes.map_or((&[][..], 0), |quotes| (&quotes.by_start[..], quotes.longest));
        let first = list.partition_point(|quoted| quoted.range.start + longest < range.start);
        let (start, end) = (range.start, range.end);
        list[first..]
            .iter()
            .take_while(move |quoted| quoted.range.start < end)
            .filter(move |quoted| quoted.range.end > start)
    }
}

impl QuoteRanges {
    fn new(section: &Section, briefing: &Briefing) -> Self {
        let mut by_start = Vec::new();
        for id in section.quotes.clone().filter_map(|index| briefing.quote_at(index)) {
            let quote = &briefing[id];
            for range in quote.anchor.ranges() {
                by_start.push(QuoteRange { range: range.clone(), quote: id, speaker: quote.speaker });
            }
        }
        by_start.sort_by_key(|quoted| (quoted.range.start, quoted.quote));
        let longest = by_start.iter().map(|quoted| quoted.range.len()).max().unwrap_or(0);
        Self { by_start, longest }
    }
}

impl Block {
    /// Its text; places count its bytes.
    pub fn text<'a>(&self, briefing: &'a Briefing) -> Cow<'a, str> {
        let section = self.section.map(|section| &briefing[section]);
        match (&self.kind, section) {
            (BlockKind::EventTitle, _) => Cow::Borrowed(&briefing.event.title),
            (BlockKind::EventFacts, _) => Cow::Owned(event_facts(briefing)),
            (BlockKind::Summary(range), _) => Cow::Borrowed(
                briefing
                    .event
                    .summary
                    .as_deref()
                    .and_then(|text| text.get(range.clone()))
                    .unwrap_or_default(),
            ),
            (BlockKind::Quote(quote), _) => Cow::Borrowed(&briefing[*quote].text),
            (BlockKind::Note(on), _) => Cow::Owned(notes::text(briefing, *on)),
            (BlockKind::Title, Some(section)) => Cow::Borrowed(&section.title),
            (BlockKind::Facts, Some(section)) => Cow::Owned(section_facts(briefing, section)),
            (BlockKind::Paragraph(range), Some(section)) => Cow::Borrowed(section.text.cut(range.clone())),
            (BlockKind::Caption(index), Some(section)) => {
                let caption = &section.captions[*index];
                match &caption.credit {
                    Some(credit) => Cow::Owned(format!("{}\n\n{credit}", caption.text)),
                    None => Cow::Borrowed(&caption.text),
                }
            }
            (BlockKind::Figure(index), Some(section)) => {
                let figure = &section.figures[*index];
                let label =
                    figure.label.as_ref().map_or(String::new(), |label| format!("  {}", isolated(label)));
                let speaker = figure
                    .speaker
                    .map_or(String::new(), |speaker| format!(" ({})", isolated(&briefing[speaker].name)));
                Cow::Owned(format!("{}{label}{speaker}", figure.value))
            }
            _ => Cow::Borrowed(""),
        }
    }
}

fn agenda(briefing: &Briefing) -> Vec<AgendaItem> {
    let day = |section: &Section| section.start.and_then(|start| start.day());
    let days: Vec<Option<String>> = briefing.sections.iter().map(day).collect();
    let first = days.iter().flatten().next();
    let has_several = days.iter().flatten().any(|day| Some(day) != first);
    let narrow = |cells: usize| u16::try_from(cells).unwrap_or(u16::MAX);
    let mut before: Option<&String> = None;
    let items = briefing.sections.iter().zip(&days).map(|(section, day)| {
        let is_new = has_several && day.is_some() && day.as_ref() != before;
        before = day.as_ref().or(before);
        let clock = section.start.and_then(|start| start.clock()).map_or(0, |clock| width(&clock) + 2);
        let count = match section.quotes.len() {
            0 => 0,
            count => count.to_string().len() + 1,
        };
        AgendaItem {
            day: day.clone().filter(|_| is_new).map(String::into_boxed_str),
            title: narrow(width(&section.title)),
            around: narrow(clock + count),
        }
    });
    items.collect()
}
