//! The text: the blocks laid out in rows, with the words of quotes highlighted.

use super::flow::{Block, BlockKind, INDENT, Place, QuoteRange};
use super::lit::Here;
use super::picture::Shown;
use super::texts::{Texts, Unit};
use super::{View, hue, mark, notes};
use crate::model::SectionId;
use crate::row::{Role, Row};
use crate::text::bidi::{self, Direction, Setting};
use crate::text::line;
use std::ops::Range;

/// A row of the text, with the place at which it starts.
#[derive(Clone, Debug)]
pub struct TextRow {
    /// The place of its first byte.
    pub place: Place,
    /// The margin, which shows whose words these are.
    pub margin: Row,
    /// The words.
    pub row: Row,
    /// The index of the row in its picture, if it is part of one.
    pub picture: Option<u16>,
}

/// How the words of a block look, on all its rows.
struct BlockLooks {
    /// The role of words that have no other.
    role: Role,
    /// The names of speakers.
    names: Vec<(Range<usize>, Role)>,
    /// The words with a note.
    noted: Vec<(Range<usize>, Role)>,
    /// The matches of the search.
    lit: Vec<(Range<usize>, Role)>,
    /// The length of its label, if it is a paragraph of a transcript; 0 without a label.
    label: Option<usize>,
}

impl View<'_> {
    /// The rows of a block as ranges of its text.
    ///
    /// The rows of the gap after it are empty ranges at its end.
    pub fn block_lines(&self, number: usize, cells: usize) -> Vec<Range<usize>> {
        let Some(block) = self.flow.blocks.get(number) else { return Vec::new() };
        if let BlockKind::Picture(_) = block.kind {
            return match self.shown_in_text(number, cells) {
                Shown::Nothing => Vec::new(),
                // The rows of a picture have no text; like those of a gap, they are counted as bytes.
                Shown::Picture { extent, .. } => vec![0..0; usize::from(extent.rows)],
                Shown::Words(words) => {
                    line::lines(&words, 0..words.len(), cells.saturating_sub(INDENT).max(1))
                }
            };
        }
        let text = block.text(self.briefing);
        let cells = cells.saturating_sub(indent(block)).max(1);
        let mut lines = Vec::new();
        if !text.is_empty() {
            for paragraph in paragraphs(block, &text) {
                if !lines.is_empty() && !matches!(block.kind, BlockKind::Caption(_)) {
                    let end = lines.last().map_or(0, |line: &Range<usize>| line.end);
                    lines.push(end..end);
                }
                // The label of a turn has a line of its own.
                let words = self.label_line(number, &text).filter(|words| paragraph.contains(words));
                if let Some(words) = words {
                    lines.extend(line::lines(&text, paragraph.start..words, cells));
                }
                let paragraph = words.unwrap_or(paragraph.start)..paragraph.end;
                lines.extend(line::lines(&text, paragraph, cells));
            }
        }
        lines.extend(std::iter::repeat_n(text.len()..text.len(), usize::from(block.gap)));
        lines
    }

    /// The place `rows` rows below the row at `place`, at most the last row.
    pub fn down(&self, place: Place, rows: usize, cells: usize) -> Place {
        let mut lines = self.block_lines(place.block, cells);
        let mut block = place.block;
        let mut index = row_of(&lines, place.at) + rows;
        while index >= lines.len() && block + 1 < self.flow.blocks.len() {
            index -= lines.len();
            block += 1;
            lines = self.block_lines(block, cells);
        }
        let index = index.min(lines.len().saturating_sub(1));
        Self::at_row(block, &lines, index)
    }

    /// The place `rows` rows above the row at `place`, at least the first row.
    pub fn up(&self, place: Place, rows: usize, cells: usize) -> Place {
        let mut lines = self.block_lines(place.block, cells);
        let mut block = place.block;
        let mut left = rows;
        let mut index = row_of(&lines, place.at);
        while left > index && block > 0 {
            left -= index + 1;
            block -= 1;
            lines = self.block_lines(block, cells);
            if lines.is_empty() {
                // A block without rows is skipped.
                left += 1;
                index = 0;
                continue;
            }
            index = lines.len() - 1;
        }
        let index = index.saturating_sub(left);
        Self::at_row(block, &lines, index)
    }

    /// The place of row `index` of a block.
    ///
    /// The rows of a gap share the byte at the end of the text, so they are counted as bytes after it.
    fn at_row(block: usize, lines: &[Range<usize>], index: usize) -> Place {
        let at = lines.get(index).map_or(0, |line| line.start);
        let same = lines[..index.min(lines.len())].iter().rev().take_while(|line| line.start == at).count();
        Place { block, at: at + same }
    }

    /// The last place from which the text fills `height` rows.
    pub fn last_top(&self, height: usize, cells: usize) -> Place {
        let block = self.flow.blocks.len().saturating_sub(1);
        let lines = self.block_lines(block, cells);
        let gap = self.flow.blocks.last().map_or(0, |block| usize::from(block.gap));
        let last = lines.len().saturating_sub(1 + gap);
        let end = Self::at_row(block, &lines, last);
        self.up(end, height.saturating_sub(1), cells)
    }

    /// The start of the row that contains a place.
    pub fn row_start(&self, place: Place, cells: usize) -> Place {
        self.down(place, 0, cells)
    }

    /// The section that contains a place.
    pub fn section_at(&self, place: Place) -> Option<SectionId> {
        self.flow.blocks.get(place.block).and_then(|block| block.section)
    }

    /// At most `height` rows from the row at `top`.
    pub fn text_rows(&self, top: Place, height: usize, cells: usize) -> Vec<TextRow> {
        let mut rows = Vec::with_capacity(height);
        let mut block = top.block;
        let mut skip = row_of(&self.block_lines(block, cells), top.at);
        while rows.len() < height && block < self.flow.blocks.len() {
            let lines = self.block_lines(block, cells);
            let text = self.flow.blocks[block].text(self.briefing);
            let looks = self.looks_of(block, &text);
            let rtl = bidi::has_rtl(&text);
            for index in skip..lines.len() {
                if rows.len() == height {
                    break;
                }
                let setting = rtl.then(|| self.setting(block, &text, &lines[index]));
                let mut row = self.text_row(block, &lines, index, &looks, cells);
                row.row = row.row.set(setting);
                rows.push(row);
            }
            skip = 0;
            block += 1;
        }
        rows
    }

    fn looks_of(&self, number: usize, text: &str) -> BlockLooks {
        let spoken = self.spoken(number);
        BlockLooks {
            role: match &spoken {
                Some(spoken) => self.role_of_words(spoken),
                None => role_of(&self.flow.blocks[number]),
            },
            names: self.named(number, text, spoken.as_ref()),
            noted: self.noted_in(number),
            lit: self.lit_in(number),
            label: spoken.map(|spoken| spoken.label),
        }
    }

    /// The direction and context of a row in a block with right-to-left text.
    pub(super) fn setting(&self, block: usize, text: &str, line: &Range<usize>) -> Setting {
        let block = &self.flow.blocks[block];
        let whole = match (&block.kind, block.section.map(|section| &self.briefing[section])) {
            // The first words of a paragraph decide the direction of all its pieces.
            (BlockKind::Paragraph(range), Some(section)) => {
                let index = section.paragraphs.partition_point(|paragraph| paragraph.end <= range.start);
                section.paragraphs.get(index).and_then(|paragraph| section.text.get(paragraph.clone()))
            }
            _ => {
                let own = line::paragraphs(text).into_iter().find(|own| line.start < own.end);
                own.and_then(|own| text.get(own))
            }
        };
        Setting::new(whole.map_or(Direction::Ltr, bidi::direction), text, line)
    }

    /// The matches of the search in a block that pass the filters, with their roles.
    fn lit_in(&self, block: usize) -> Vec<(Range<usize>, Role)> {
        let Some(lit) = self.lit else { return Vec::new() };
        let is_here = |range: &Range<usize>| matches!(lit.here, Some(Here::Block(here, at)) if *here == block && at.start == range.start);
        let mut found = Texts::new(self.briefing, self.flow).in_block(lit.needle, block);
        let start = match self.flow.blocks.get(block).map(|block| &block.kind) {
            Some(BlockKind::Paragraph(own)) => own.start,
            _ => 0,
        };
        let stops = self.stops();
        found.retain(|own| stops.passes_filters(Unit::Block(block), &(own.start + start..own.end + start)));
        let role = |range: &Range<usize>| if is_here(range) { Role::Here } else { Role::Hit };
        found.into_iter().map(|range| (range.clone(), role(&range))).collect()
    }

    /// The index of the row in view that contains a place; `None` if it is not in view.
    pub fn row_in_view(&self, top: Place, place: Place, height: usize, cells: usize) -> Option<usize> {
        let after = self.down(top, height, cells);
        let rows = self.text_rows(top, height, cells);
        let full = rows.len() == height && place >= after;
        rows.iter().rposition(|row| row.place <= place).filter(|_| !full)
    }

    fn text_row(
        &self,
        number: usize,
        lines: &[Range<usize>],
        index: usize,
        looks: &BlockLooks,
        cells: usize,
    ) -> TextRow {
        let block = &self.flow.blocks[number];
        let line = lines[index].clone();
        if let BlockKind::Picture(_) = block.kind {
            return self.picture_row(Self::at_row(number, lines, index), line, index, cells);
        }
        let text = block.text(self.briefing);
        let place = Self::at_row(number, lines, index);
        let mut row = if line.is_empty() { Row::new() } else { self.indentation(block, line.start) };
        let mut margin = Row::new();
        let (mut marks, mut picks) = ([&*looks.names, &*looks.noted].concat(), Vec::new());
        match (&block.kind, block.section) {
            (BlockKind::Paragraph(range), Some(section)) if !line.is_empty() => {
                let shift = range.start;
                // A label belongs to the words after it.
                let end = line.end.max(looks.label.map_or(0, |label| label + 1));
                let own = line.start + shift..end + shift;
                let quotes: Vec<&QuoteRange> = self.flow.quotes_in(section, &own).collect();
                margin = self.margin(&quotes, &own, looks.label.is_some());
                marks.extend(self.marks(shift, &quotes, looks.label.is_some()));
                if let Some(picked) = self.picked.filter(|picked| picked.section == section) {
                    let own =
                        |own: &Range<usize>| own.start.saturating_sub(shift)..own.end.saturating_sub(shift);
                    picks.extend([(own(&picked.range), Role::Picked), (own(&picked.caret), Role::Caret)]);
                }
            }
            (BlockKind::Figure(figure), Some(section)) => {
                marks.push((0..self.briefing[section].figures[*figure].value.len(), Role::Figure));
            }
            (BlockKind::Quote(quote), _) => {
                if self.selection.quote == Some(*quote) {
                    marks.push((0..text.len(), Role::Chosen));
                }
                if line.start == 0 && !line.is_empty() {
                    margin = Row::of(Role::Faint, mark(self.briefing[*quote].kind, &self.glyphs));
                }
            }
            _ => {}
        }
        marks.extend(looks.lit.iter().cloned());
        // Selected words are highlighted over everything else.
        marks.append(&mut picks);
        push_marked(&text, &line, looks.role, &marks, &mut row);
        TextRow { place, margin, row, picture: None }
    }

    /// The indentation of a row that starts at a byte: the glyph of a caption, the blanks of a quote, or the lead of a note.
    fn indentation(&self, block: &Block, start: usize) -> Row {
        match block.kind {
            BlockKind::Note(_) if start == 0 => Row::of(Role::Faint, notes::LEAD),
            BlockKind::Note(_) => Row::of(Role::Text, " ".repeat(notes::LEAD.len())),
            BlockKind::Caption(_) => Row::of(Role::Caption, format!("{} ", self.glyphs.picture)),
            BlockKind::Quote(_) => Row::of(Role::Text, " ".repeat(INDENT)),
            _ => Row::new(),
        }
    }

    fn picture_row(&self, place: Place, line: Range<usize>, index: usize, cells: usize) -> TextRow {
        let (mut row, mut picture) = (Row::new(), None);
        match self.shown_in_text(place.block, cells) {
            Shown::Words(words) => {
                row.push(Role::Faint, format!("{} ", self.glyphs.picture));
                row.push(Role::Faint, line::shown(&words, line));
            }
            _ => picture = u16::try_from(index).ok(),
        }
        TextRow { place, margin: Row::new(), row, picture }
    }

    /// The margin of a row: a bar in the speaker's colour, or letters to type.
    ///
    /// In a transcript, where all words are quotes, only those of the selected quote and speaker have a bar.
    fn margin(&self, quotes: &[&QuoteRange], own: &Range<usize>, spoken: bool) -> Row {
        let selected = quotes.iter().find(|quoted| self.selection.quote == Some(quoted.quote));
        let said = quotes.iter().find(|quoted| {
            self.selection.filter.speaker().is_some() && quoted.speaker == self.selection.filter.speaker()
        });
        let others = quotes.first().filter(|_| !spoken || self.jump.is_some());
        let Some(quoted) = selected.or(said).or(others) else { return Row::new() };
        let role = quoted.speaker.map_or(Role::Faint, hue);
        if self.jump.is_some() {
            let starts = quotes.iter().find(|quoted| own.contains(&quoted.range.start));
            if let Some(speaker) = starts.and_then(|quoted| quoted.speaker) {
                let (role, letters) = self.letters_span(speaker);
                return Row::of(role, letters);
            }
        }
        Row::of(role, if selected.is_some() { self.glyphs.thick_bar } else { self.glyphs.bar })
    }

    /// The words of the selected speaker, then those of the selected quote.
    ///
    /// They are ranges of a paragraph that starts at byte `shift` of the section's text. In a transcript, only the selected
    /// quote is marked.
    fn marks(&self, shift: usize, quotes: &[&QuoteRange], spoken: bool) -> Vec<(Range<usize>, Role)> {
        let own = |quoted: &QuoteRange| {
            quoted.range.start.saturating_sub(shift)..quoted.range.end.saturating_sub(shift)
        };
        let speaker = self.selection.filter.speaker();
        let said = quotes.iter().filter(|quoted| !spoken && speaker.is_some() && quoted.speaker == speaker);
        let selected = quotes.iter().filter(|quoted| self.selection.quote == Some(quoted.quote));
        let said = said.map(|quoted| (own(quoted), Role::Said));
        said.chain(selected.map(|quoted| (own(quoted), Role::Chosen))).collect()
    }
}

/// The role of the text of a block.
fn role_of(block: &Block) -> Role {
    match block.kind {
        BlockKind::EventTitle => Role::Title,
        BlockKind::Title => Role::Heading,
        BlockKind::EventFacts | BlockKind::Facts | BlockKind::Note(_) => Role::Faint,
        BlockKind::Caption(_) => Role::Caption,
        _ => Role::Text,
    }
}

/// Adds the words of a line, each in the role of the last mark that covers it.
pub(super) fn push_marked(
    text: &str,
    line: &Range<usize>,
    role: Role,
    marks: &[(Range<usize>, Role)],
    row: &mut Row,
) {
    let marks: Vec<_> =
        marks.iter().filter(|(range, _)| range.start < line.end && line.start < range.end).collect();
    let mut cuts = vec![line.start, line.end];
    for (range, _) in &marks {
        cuts.extend([range.start.max(line.start), range.end.min(line.end)]);
    }
    cuts.sort_unstable();
    cuts.dedup();
    for pair in cuts.windows(2) {
        let cover = marks.iter().rev().find(|(range, _)| range.start <= pair[0] && pair[1] <= range.end);
        row.push(cover.map_or(role, |(_, role)| *role), line::part(text, line, pair[0]..pair[1]));
    }
}

fn paragraphs(block: &Block, text: &str) -> Vec<Range<usize>> {
    match block.kind {
        BlockKind::Paragraph(_) | BlockKind::Summary(_) => std::iter::once(0..text.len()).collect(),
        _ => line::paragraphs(text),
    }
}

fn indent(block: &Block) -> usize {
    match block.kind {
        BlockKind::Caption(_) | BlockKind::Quote(_) => INDENT,
        BlockKind::Note(_) => notes::LEAD.len(),
        _ => 0,
    }
}

/// The index of the row that contains byte `at` of a block.
///
/// Bytes after the text mean the rows of its gap.
pub(super) fn row_of(lines: &[Range<usize>], at: usize) -> usize {
    let row = lines.partition_point(|line| line.start <= at).saturating_sub(1);
    let Some(start) = lines.get(row).map(|line| line.start) else { return 0 };
    // The rows of a gap start at the same byte, which stands for the first of them.
    let first = lines.partition_point(|line| line.start < start);
    if lines[row].is_empty() { (first + (at - start)).min(lines.len() - 1) } else { row }
}
