//! The words of a paragraph that have a note.

use super::View;
use super::flow::{Block, BlockKind};
use crate::row::Role;
use std::ops::Range;

impl View<'_> {
    /// The words with a note, as ranges of the text of a block.
    pub(super) fn noted_in(&self, number: usize) -> Vec<(Range<usize>, Role)> {
        let Some(Block { kind: BlockKind::Paragraph(own), section: Some(section), .. }) =
            self.flow.blocks.get(number)
        else {
            return Vec::new();
        };
        let places = self.briefing.notes_of(*section).filter_map(|note| self.briefing[note].place.clone());
        let inside = places.filter(|place| place.start < own.end && own.start < place.end);
        let shifted = |place: Range<usize>| place.start.saturating_sub(own.start)..place.end - own.start;
        inside.map(|place| (shifted(place), Role::Noted)).collect()
    }
}
