//! Sizes: of the screen and of the text's lines, with what is read kept in its place.

use super::App;
use crate::pane::flow::Place;
use crate::row::Role;

/// The longest and the shortest line of text that can be asked for.
const MEASURES: (u16, u16) = (30, 200);

impl App {
    pub(super) fn resize(&mut self, width: u16, height: u16) {
        let in_sight = self.chosen_in_sight();
        let at_picture = self.at_picture;
        self.size = (width, height);
        let (height, cells) = self.text_size();
        let last = self.view().last_top(height, cells);
        // What was chosen and in sight stays in sight; else the first row stays the first.
        self.scroll.text = self.view().row_start(self.scroll.text.min(last), cells);
        if let (Some(quote), true) = (self.selection.quote, in_sight) {
            let picture = self.picture;
            self.choose_quote(quote);
            self.picture = picture;
            self.at_picture = at_picture;
        }
        self.reselect();
    }

    pub(super) fn chosen_in_sight(&self) -> bool {
        let (height, cells) = self.text_size();
        let behind = self.view().down(self.scroll.text, height, cells);
        let place = self.selection.quote.and_then(|quote| self.flow.place_of(self.briefing(), quote));
        place.is_some_and(|place: Place| self.scroll.text <= place && place < behind)
    }

    /// Changes how wide or high the text is and keeps its place.
    pub(super) fn relayout(&mut self, change: impl FnOnce(&mut Self)) {
        change(self);
        let (width, height) = self.size;
        self.resize(width, height);
    }

    pub(super) fn change_measure(&mut self, times: usize, wider: bool) {
        let step = u16::try_from(times.saturating_mul(4)).unwrap_or(u16::MAX);
        let measure = self.setup.measure;
        let measure = if wider { measure.saturating_add(step) } else { measure.saturating_sub(step) };
        let measure = measure.clamp(MEASURES.0, MEASURES.1);
        self.relayout(|app| app.setup.measure = measure);
        self.say(Role::Faint, format!("lines of at most {measure} cells"));
    }
}
