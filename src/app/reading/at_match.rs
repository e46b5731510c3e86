//! Goes to the current match of the search, and selects the quote that contains it.

use crate::app::App;
use crate::layout::PaneName;
use crate::pane::flow::{BlockKind, Place};
use crate::pane::lit::Here;
use crate::pane::texts::{Spot, Unit};
use crate::search::Match;

impl App {
    /// True if nothing else was selected since the search went to the current match.
    ///
    /// At a match outside every quote, no quote is selected.
    pub(super) fn is_match_selected(&self) -> bool {
        let current = &self.reading.search.current;
        current.here.is_some() && current.quote == self.reading.selection.quote
    }

    /// True if the current match is selected, and no quote contains it.
    pub(in crate::app) fn is_match_unquoted(&self) -> bool {
        self.is_match_selected() && self.reading.selection.quote.is_none() && !self.is_match_out_of_view()
    }

    /// The place of the current match, if it is in the text and selected.
    pub(in crate::app) fn place_of_match(&self) -> Option<Place> {
        match &self.reading.search.current.lit {
            Some(Here::Block(block, range)) if self.is_match_selected() => {
                Some(Place { block: *block, at: range.start })
            }
            _ => None,
        }
    }

    /// True if the search continues from what is in view, not from the current match.
    pub(super) fn has_moved_on(&self) -> bool {
        if !self.is_match_selected() {
            return true;
        }
        self.is_match_out_of_view() && !self.is_quote_in_view()
    }

    /// True if the reader has scrolled since the last move to a match, and it is not in view.
    fn is_match_out_of_view(&self) -> bool {
        let current = &self.reading.search.current;
        let top = self.reading.panes.scroll.text;
        match &current.lit {
            _ if top == current.scroll => false,
            Some(Here::Quote(_)) => false,
            Some(Here::Speaker(_)) | None => true,
            Some(Here::Block(block, range)) => {
                let place = Place { block: *block, at: range.start };
                let (height, cells) = self.text_size();
                place < top || self.view().row_in_view(top, place, height, cells).is_none()
            }
        }
    }

    /// The first position in view, or the start of a quote that begins above the view and ends in it.
    pub(super) fn spot_in_view(&self) -> Spot {
        let stops = self.stops();
        let texts = stops.texts();
        let Place { block, at } = self.reading.panes.scroll.text;
        let own = texts.field(Unit::Block(block), 0).map_or(0, |field| field.own.start);
        let at = own + at;
        let reaching = stops.start_of_quote(block, at).filter(|start| *start < at);
        let section = self.view().section_at(Place { block, at: 0 });
        if let (Some(start), Some(section)) = (reaching, section) {
            let block = self.reading.flow.place_at(section, start).block;
            return Spot { unit: texts.number(block), field: 0, at: start };
        }
        Spot { unit: texts.number(block), field: 0, at }
    }

    /// Makes a match the current one.
    pub(super) fn point_at(&mut self, found: Match) {
        let stops = self.stops();
        let texts = stops.texts();
        let unit = texts.unit(found.unit);
        let quote = unit.and_then(|unit| stops.quote_of(unit, &found.range));
        let lit = unit.and_then(|unit| match unit {
            Unit::Block(block) => {
                let field = texts.field(unit, found.field)?;
                Some(Here::Block(block, field.shifted(&found.range, texts.field_start(block, found.field))))
            }
            Unit::Quote(quote) => Some(Here::Quote(quote)),
            Unit::Speaker(speaker) => Some(Here::Speaker(speaker)),
        });
        let current = &mut self.reading.search.current;
        (current.lit, current.quote) = (lit, quote);
        current.here = Some(found);
        current.scroll = self.reading.panes.scroll.text;
    }

    /// Scrolls to a match, and selects the quote that contains it.
    ///
    /// If no quote contains it, none is selected: keys that act on a quote must not act on another one.
    pub(super) fn go_to_match(&mut self, found: Match) {
        self.point_at(found);
        let quote = self.reading.search.current.quote;
        self.reading.pictures.is_selected = false;
        match self.reading.search.current.lit.clone() {
            Some(Here::Block(block, range)) => {
                self.show_pane(PaneName::Text);
                let start = Place { block, at: range.start };
                let end = Place { block, at: range.end.saturating_sub(1).max(range.start) };
                // The beginning of the quote is shown too, if there is space for both.
                let begins = quote.and_then(|quote| self.reading.flow.words_of(self.briefing(), quote));
                self.bring_into_view(begins.map_or(start, |begins| begins.min(start)), end);
                self.bring_into_view(start, end);
                let section = self.view().section_at(start);
                self.reading.selection.section = section.or(self.reading.selection.section);
                let is_caption = matches!(self.reading.flow.blocks[block].kind, BlockKind::Caption(_));
                if is_caption && self.view().caption(block).is_some_and(|caption| caption.image.is_some()) {
                    self.reading.pictures.select(block);
                }
                self.reading.selection.quote = quote;
            }
            Some(Here::Quote(quote)) => {
                self.show_pane(PaneName::Quotes);
                self.select_quote(quote);
            }
            Some(Here::Speaker(speaker)) => {
                self.show_pane(PaneName::Speakers);
                self.reading.search.revealed = Some(speaker);
                self.reading.selection.quote = None;
            }
            None => {}
        }
        self.reading.search.current.scroll = self.reading.panes.scroll.text;
        self.reading.search.current.arrived = true;
    }

    /// True at the first call after the search moved to the selected quote.
    ///
    /// A search that wraps can reach a quote that is already marked. The first press of the key must not unmark it.
    pub(in crate::app) fn has_arrived(&mut self) -> bool {
        std::mem::take(&mut self.reading.search.current.arrived) && self.is_match_selected()
    }

    /// Focuses a pane if it is not on the screen.
    ///
    /// A list of sections or speakers does not keep the focus when the text is shown: keys act on the match.
    pub(super) fn show_pane(&mut self, pane: PaneName) {
        let layout = self.layout();
        let is_shown = layout.pane(pane).is_some() && (pane != PaneName::Quotes || layout.viewer.is_some());
        let is_elsewhere = matches!(self.reading.panes.focus, PaneName::Agenda | PaneName::Speakers);
        if !is_shown || (is_elsewhere && pane != PaneName::Speakers) {
            self.focus_on(pane);
        }
    }
}
