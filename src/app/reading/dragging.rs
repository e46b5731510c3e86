//! Selecting words with the mouse: by dragging, or a sentence by a double click.

use crate::app::App;
use crate::app::reading::text_units::TextUnit;
use crate::layout::{MARGIN, PaneName, Position};
use crate::model::SectionId;
use crate::pane::flow::Place;
use std::ops::Range;

impl App {
    /// The row and the place of the text at a cell of its pane; a cell outside means the nearest one.
    pub(super) fn place_at_cell(&self, at: Position) -> Option<Place> {
        let area = self.layout().text_area(self.setup.measure)?;
        let y = at.y.clamp(area.y, area.bottom().saturating_sub(1).max(area.y));
        let (height, cells) = self.text_size();
        let view = self.view();
        let rows = view.text_rows(self.reading.panes.scroll.text, height, cells);
        let row = rows.get(usize::from(y - area.y)).map(|row| row.place)?;
        let x = usize::from(at.x.saturating_sub(area.x).saturating_sub(MARGIN));
        Some(view.at_cell(row, x, cells, self.setup.bidi).unwrap_or(row))
    }

    /// Selects the words from where the button was pressed to a cell.
    pub(super) fn drag_to(&mut self, at: Position) {
        let Some(from) = self.reading.pressed.filter(|pressed| *pressed != at) else { return };
        let (Some((section, anchor)), Some((other, to))) =
            (self.unit_at(from, TextUnit::Word), self.unit_at(at, TextUnit::Word))
        else {
            return;
        };
        if section == other {
            self.select_between(section, anchor, &to);
        }
    }

    /// Selects the sentence at a cell.
    pub(super) fn select_sentence(&mut self, at: Position) {
        if let Some((section, sentence)) = self.unit_at(at, TextUnit::Sentence) {
            self.focus_on(PaneName::Text);
            self.select_between(section, sentence.clone(), &sentence);
        }
    }

    /// The word or sentence at a cell, or the next one in the same paragraph.
    fn unit_at(&self, at: Position, unit: TextUnit) -> Option<(SectionId, Range<usize>)> {
        let place = self.place_at_cell(at)?;
        let section = self.view().section_at(place)?;
        let text = self.section_text(section);
        let piece = text.piece(place.block);
        let byte = piece.start + place.at;
        let units = text.units(unit, place.block);
        let found = units.iter().find(|own| own.end > byte).or(units.last()).filter(|_| !piece.is_empty())?;
        Some((section, found.clone()))
    }
}
