//! The text: the flow of blocks laid out in rows, with the words of quotes marked.

use super::flow::{Block, BlockKind, Place, Stand};
use super::picture::Shown;
use super::{View, hue, mark};
use crate::model::SectionId;
use crate::row::{Role, Row};
use crate::text::fold::joins;
use crate::text::line;
use std::ops::Range;

/// A row of the text with the place that it starts at.
#[derive(Clone, Debug)]
pub struct TextRow {
    /// The place of its first byte.
    pub place: Place,
    /// What stands in the margin: whose words these are.
    pub margin: Row,
    /// The words.
    pub row: Row,
    /// Which row of a picture stands here.
    pub picture: Option<u16>,
}

/// How many cells the mark before a caption takes.
pub const INDENT: usize = 2;

impl View<'_> {
    /// The rows of a block as ranges of its text; a gap behind it is empty ranges at its end.
    pub fn block_lines(&self, number: usize, cells: usize) -> Vec<Range<usize>> {
        let Some(block) = self.flow.blocks.get(number) else { return Vec::new() };
        if let BlockKind::Picture(_) = block.kind {
            return match self.shown_in_text(number, cells) {
                Shown::Nothing => Vec::new(),
                // Rows of a picture have no text to count by: as in a gap, they are counted themselves.
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
                lines.extend(line::lines(&text, paragraph, cells));
            }
        }
        lines.extend(std::iter::repeat_n(text.len()..text.len(), usize::from(block.gap)));
        lines
    }

    /// Goes `rows` rows down from the row at `place`, not behind the last.
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

    /// Goes `rows` rows up from the row at `place`, not before the first.
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
                // Nothing to stand on: as if it were not there.
                left += 1;
                index = 0;
                continue;
            }
            index = lines.len() - 1;
        }
        let index = index.saturating_sub(left);
        Self::at_row(block, &lines, index)
    }

    /// The place of row `index` of a block. Rows of a gap share their byte with the end of the text; they
    /// are told apart by counting on behind it.
    fn at_row(block: usize, lines: &[Range<usize>], index: usize) -> Place {
        let at = lines.get(index).map_or(0, |line| line.start);
        let same = lines[..index.min(lines.len())].iter().rev().take_while(|line| line.start == at).count();
        Place { block, at: at + same }
    }

    /// The last place from which the rows to the end fill `height` rows.
    pub fn last_top(&self, height: usize, cells: usize) -> Place {
        let block = self.flow.blocks.len().saturating_sub(1);
        let lines = self.block_lines(block, cells);
        let gap = self.flow.blocks.last().map_or(0, |block| usize::from(block.gap));
        let last = lines.len().saturating_sub(1 + gap);
        let end = Self::at_row(block, &lines, last);
        self.up(end, height.saturating_sub(1), cells)
    }

    /// The row that a place is in, as the place of its start.
    pub fn row_start(&self, place: Place, cells: usize) -> Place {
        self.down(place, 0, cells)
    }

    /// The section that a place is in.
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
            for index in skip..lines.len() {
                if rows.len() == height {
                    break;
                }
                rows.push(self.text_row(block, &lines, index, cells));
            }
            skip = 0;
            block += 1;
        }
        rows
    }

    /// Which of the rows in sight a place is in, if it is in sight.
    pub fn row_in_sight(&self, top: Place, place: Place, height: usize, cells: usize) -> Option<usize> {
        let behind = self.down(top, height, cells);
        let rows = self.text_rows(top, height, cells);
        let full = rows.len() == height && place >= behind;
        rows.iter().rposition(|row| row.place <= place).filter(|_| !full)
    }

    fn text_row(&self, number: usize, lines: &[Range<usize>], index: usize, cells: usize) -> TextRow {
        let block = &self.flow.blocks[number];
        let line = lines[index].clone();
        if let BlockKind::Picture(_) = block.kind {
            return self.picture_row(Self::at_row(number, lines, index), line, index, cells);
        }
        let text = block.text(self.briefing);
        let place = Self::at_row(number, lines, index);
        let role = match block.kind {
            BlockKind::EventTitle => Role::Title,
            BlockKind::Title => Role::Heading,
            BlockKind::EventFacts | BlockKind::Facts => Role::Faint,
            BlockKind::Caption(_) => Role::Caption,
            _ => Role::Text,
        };
        let mut row = Row::new();
        let mut margin = Row::new();
        if !line.is_empty() {
            match &block.kind {
                BlockKind::Caption(_) => row.push(Role::Caption, format!("{} ", self.glyphs.picture)),
                BlockKind::Quote(_) => row.push(Role::Text, " ".repeat(INDENT)),
                _ => {}
            }
        }
        match (&block.kind, block.section) {
            (BlockKind::Paragraph(range), Some(section)) if !line.is_empty() => {
                let shift = range.start;
                let own = line.start + shift..line.end + shift;
                let stands: Vec<&Stand> = self.flow.stands_in(section, &own).collect();
                margin = self.margin(&stands, &own);
                self.marked(&text, &line, shift, &stands, &mut row);
            }
            (BlockKind::Figure(figure), Some(section)) => {
                let value = self.briefing[section].figures[*figure].value.len();
                let cut = value.clamp(line.start, line.end);
                row.push(Role::Figure, line::shown(&text, line.start..cut));
                row.push(Role::Text, " ".repeat(usize::from(cut > line.start && cut < line.end) * 2));
                row.push(Role::Text, line::shown(&text, cut..line.end).trim_start().to_owned());
            }
            (BlockKind::Quote(quote), _) => {
                let role = if self.selection.quote == Some(*quote) { Role::Chosen } else { Role::Text };
                if line.start == 0 && !line.is_empty() {
                    margin = Row::of(Role::Faint, mark(self.briefing[*quote].kind, &self.glyphs));
                }
                row.push(role, line::shown(&text, line));
            }
            _ => row.push(role, line::shown(&text, line)),
        }
        TextRow { place, margin, row, picture: None }
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

    /// Whose words a row holds: a bar in their colour, or their letter while it can be typed.
    fn margin(&self, stands: &[&Stand], own: &Range<usize>) -> Row {
        let chosen = stands.iter().find(|stand| self.selection.quote == Some(stand.quote));
        let said = stands
            .iter()
            .find(|stand| self.selection.speaker.is_some() && stand.speaker == self.selection.speaker);
        let Some(stand) = chosen.or(said).or(stands.first()) else { return Row::new() };
        let role = stand.speaker.map_or(Role::Faint, hue);
        if self.jump.is_some() {
            let starts = stands.iter().find(|stand| own.contains(&stand.range.start));
            if let Some(speaker) = starts.and_then(|stand| stand.speaker) {
                let (role, letters) = self.letters_span(speaker);
                return Row::of(role, letters);
            }
        }
        Row::of(role, if chosen.is_some() { self.glyphs.thick_bar } else { self.glyphs.bar })
    }

    /// The words of a line of a paragraph, those of the chosen quote and of the chosen speaker marked.
    fn marked(&self, text: &str, line: &Range<usize>, shift: usize, stands: &[&Stand], row: &mut Row) {
        let role_of = |stand: &Stand| {
            if self.selection.quote == Some(stand.quote) {
                Some(Role::Chosen)
            } else if self.selection.speaker.is_some() && stand.speaker == self.selection.speaker {
                Some(Role::Said)
            } else {
                None
            }
        };
        let within = |at: usize| at.saturating_sub(shift).clamp(line.start, line.end);
        let mut cuts = vec![line.start, line.end];
        for stand in stands.iter().filter(|stand| role_of(stand).is_some()) {
            cuts.extend([within(stand.range.start), within(stand.range.end)]);
        }
        cuts.sort_unstable();
        cuts.dedup();
        for pair in cuts.windows(2) {
            let covers = |stand: &&&Stand| {
                within(stand.range.start) <= pair[0]
                    && pair[1] <= within(stand.range.end)
                    && stand.range.end > shift
            };
            let roles = stands.iter().filter(covers).filter_map(|stand| role_of(stand));
            // The chosen quote shows through whatever else covers it.
            let role = roles.max_by_key(|role| *role == Role::Chosen).unwrap_or(Role::Text);
            let last = pair[1] == line.end;
            row.push(role, piece(text, pair[0]..pair[1], last));
        }
    }
}

/// A piece of a line; only at the line's end is white space left out.
fn piece(text: &str, range: Range<usize>, last: bool) -> String {
    let shown = line::shown(text, range.clone());
    let ink = range.start + text[range.clone()].trim_end().len();
    let broken = text[ink..range.end].contains('\n') && joins(&text[..ink], text[range.end..].chars().next());
    if last || ink == range.end || broken { shown.into_owned() } else { format!("{shown} ") }
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
        _ => 0,
    }
}

/// The row of a block that byte `at` is in; behind its text, the rows of its gap.
fn row_of(lines: &[Range<usize>], at: usize) -> usize {
    let row = lines.partition_point(|line| line.start <= at).saturating_sub(1);
    let Some(start) = lines.get(row).map(|line| line.start) else { return 0 };
    // Several rows may start at one byte (gaps): the first of them is meant by that byte.
    let first = lines.partition_point(|line| line.start < start);
    if lines[row].is_empty() { (first + (at - start)).min(lines.len() - 1) } else { row }
}
