//! Resizing: the screen, and the length of lines, with the same text in view.

use crate::app::App;
use crate::pane::flow::Place;
use crate::row::Role;

/// The minimum and the maximum length of a line of text, in cells.
const MEASURES: (u16, u16) = (30, 200);
/// Number of cells by which a line of text gets longer or shorter.
const MEASURE_STEP: usize = 4;

impl App {
    /// Lays out everything for a screen of this size.
    pub(in crate::app) fn resize(&mut self, width: u16, height: u16) {
        let in_view = self.is_quote_in_view();
        let matched = self.place_of_match().filter(|_| self.is_match_unquoted());
        let (picture, at_picture) = (self.reading.pictures.current, self.reading.pictures.is_selected);
        self.size = (width, height);
        let (height, cells) = self.text_size();
        let last = self.view().last_top(height, cells);
        // A selected quote or match that was in view stays in view; otherwise the first row stays first.
        let top = self.reading.panes.scroll.text.min(last);
        self.reading.panes.scroll.text = self.view().row_start(top, cells);
        if let (Some(quote), true) = (self.reading.selection.quote, in_view) {
            self.select_quote(quote);
            self.reading.pictures.current = picture;
            self.reading.pictures.is_selected = at_picture;
        } else if let Some(place) = matched {
            self.bring_into_view(place, place);
            self.reading.pictures.current = picture;
            self.reading.pictures.is_selected = at_picture;
        }
        self.refresh_text_selection();
    }

    /// True if the selected quote is in view.
    pub(in crate::app) fn is_quote_in_view(&self) -> bool {
        let (height, cells) = self.text_size();
        let top = self.reading.panes.scroll.text;
        let after = self.view().down(top, height, cells);
        let quote = self.reading.selection.quote;
        let place = quote.and_then(|quote| self.reading.flow.place_of(self.briefing(), quote));
        place.is_some_and(|place: Place| top <= place && place < after)
    }

    /// Changes the size of the text, and keeps what is being read in view.
    pub(in crate::app) fn relayout(&mut self, change: impl FnOnce(&mut Self)) {
        change(self);
        let (width, height) = self.size;
        self.resize(width, height);
    }

    /// Makes the lines of text longer or shorter.
    pub(in crate::app) fn change_measure(&mut self, times: usize, wider: bool) {
        let step = u16::try_from(times.saturating_mul(MEASURE_STEP)).unwrap_or(u16::MAX);
        let measure = self.setup.measure;
        let measure = if wider { measure.saturating_add(step) } else { measure.saturating_sub(step) };
        let measure = measure.clamp(MEASURES.0, MEASURES.1);
        self.relayout(|app| app.setup.measure = measure);
        self.say(Role::Faint, format!("lines of up to {measure} cells"));
    }
}
