//! The cells of the text: from a character to its cell, and back.

use super::View;
use super::flow::{BlockKind, Place};
use super::text::row_of;
use crate::text::Cut;
use crate::text::bidi::{self, Bidi};
use crate::text::line;
use crate::text::width::width;
use std::ops::Range;

/// A grapheme cluster and the cells in which it is drawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Drawn {
    /// Its bytes in its block's text.
    pub range: Range<usize>,
    /// Its first cell in the row.
    pub x: usize,
    /// The number of its cells.
    pub width: usize,
}

impl View<'_> {
    /// The clusters of the row at `place`, from left to right.
    ///
    /// The row is laid out on a line of `cells`. A place outside a paragraph has no clusters.
    pub fn drawn(&self, place: Place, cells: usize, bidi: Bidi) -> Vec<Drawn> {
        let Some(block) = self.flow.blocks.get(place.block) else { return Vec::new() };
        if !matches!(block.kind, BlockKind::Paragraph(_)) {
            return Vec::new();
        }
        let text = block.text(self.briefing);
        let lines = self.block_lines(place.block, cells);
        let Some(line) = lines.get(row_of(&lines, place.at)) else { return Vec::new() };
        // The displayed text, and for each of its bytes the byte of the text that it comes from.
        let (mut shown, mut from) = (String::new(), Vec::new());
        let ink = line::ink(&text, line);
        for (at, c) in text.cut(ink.clone()).char_indices() {
            let at = ink.start + at;
            let part = line::part(&text, line, at..at + c.len_utf8());
            from.extend(std::iter::repeat_n(at, part.len()));
            shown.push_str(&part);
        }
        from.push(ink.end);
        let has_rtl = bidi::has_rtl(&text);
        let setting = if has_rtl { self.setting(place.block, &text, line) } else { bidi::Setting::default() };
        let clusters = match bidi {
            Bidi::Plenary if has_rtl => bidi::order(&shown, &setting),
            _ => bidi::logical(&shown),
        };
        let mut x = match setting.direction {
            bidi::Direction::Ltr => 0,
            bidi::Direction::Rtl => cells.saturating_sub(width(&shown)),
        };
        let drawn = clusters.into_iter().map(|cluster| {
            let own = Drawn {
                range: from[cluster.range.start]..from[cluster.range.end],
                x,
                width: width(shown.cut(cluster.range)),
            };
            x += own.width;
            own
        });
        drawn.collect()
    }

    /// The cell of the character at `place` in its row.
    pub fn cell_of(&self, place: Place, cells: usize, bidi: Bidi) -> Option<usize> {
        let drawn = self.drawn(place, cells, bidi);
        drawn.into_iter().find(|own| own.range.contains(&place.at)).map(|own| own.x)
    }

    /// The place of the character at a cell of the row, or of the nearest one.
    pub fn at_cell(&self, row: Place, x: usize, cells: usize, bidi: Bidi) -> Option<Place> {
        let drawn = self.drawn(row, cells, bidi);
        let far =
            |own: &Drawn| if x < own.x { own.x - x } else { x.saturating_sub(own.x + own.width.max(1) - 1) };
        let nearest = drawn.into_iter().filter(|own| own.width > 0).min_by_key(far)?;
        Some(Place { block: row.block, at: nearest.range.start })
    }
}
