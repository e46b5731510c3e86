//! Starts to select words in the text: at the selected quote, at a match, or at the first word in view.

use crate::app::App;
use crate::app::reading::text_selection::TextSelection;
use crate::app::reading::text_units::{SectionText, TextUnit};
use crate::layout::PaneName;
use crate::model::SectionId;
use crate::pane::flow::Place;
use crate::row::Role;
use std::ops::Range;

impl App {
    /// Starts to select words.
    ///
    /// It starts at the selected quote, which is scrolled into view, or at a match outside every quote. Without
    /// them it starts at the first word in view.
    pub(in crate::app) fn start_selecting(&mut self) {
        self.focus_on(PaneName::Text);
        if let Some(quote) = self.reading.selection.quote.filter(|_| !self.is_linear()) {
            self.select_quote(quote);
        } else if let Some(place) = self.place_of_match() {
            self.bring_into_view(place, place);
        }
        let Some((section, anchor)) = self.first_word() else {
            return self.say(Role::Faint, "there is no running text to select words from");
        };
        let head = anchor.end;
        self.reading.text_selection = Some(TextSelection::new(section, anchor, head));
        self.text_selection_changed();
    }

    /// Selects from one unit of a section's text to another.
    pub(super) fn select_between(&mut self, section: SectionId, anchor: Range<usize>, to: &Range<usize>) {
        let head = anchor.end;
        let mut own = TextSelection::new(section, anchor, head);
        own.jump(&self.section_text(section), to);
        self.reading.text_selection = Some(own);
        self.text_selection_changed();
    }

    /// Selects words of a section, or only the first sentence of them; the end can be moved.
    pub(in crate::app) fn select_words(&mut self, section: SectionId, range: Range<usize>, is_first: bool) {
        let text = self.section_text(section);
        let word = text.next(TextUnit::Word, range.start, |word| word.start >= range.start);
        let anchor = word.filter(|word| word.end <= range.end).unwrap_or(range.clone());
        let sentence = text.next(TextUnit::Sentence, range.start, |own| own.end > range.start);
        let anchor = range.start..anchor.end.max(range.start);
        // A quote of one sentence is split after a word of it.
        let first = sentence.map(|own| own.end).filter(|end| *end < range.end).unwrap_or(anchor.end);
        let end = if is_first { first } else { range.end };
        self.reading.text_selection = Some(TextSelection::new(section, anchor, end));
        self.text_selection_changed();
    }

    fn first_word(&self) -> Option<(SectionId, Range<usize>)> {
        let (height, cells) = self.text_size();
        let view = self.view();
        let top = self.reading.panes.scroll.text;
        let rows = view.text_rows(top, height, cells);
        let last = rows.last()?.place;
        if let Some(word) = self.place_of_match().and_then(|place| self.word_of_match(place)) {
            return Some(word);
        }
        if let Some(quote) = self.reading.selection.quote.map(|quote| &self.briefing()[quote])
            && let (Some(section), Some(at)) = (quote.section, quote.anchor.start())
            && let Some(word) = self.section_text(section).next(TextUnit::Word, at, |word| word.start >= at)
            && (top..=last).contains(&view.row_start(view.flow.place_at(section, word.start), cells))
        {
            return Some((section, word));
        }
        (top.block..view.flow.blocks.len()).find_map(|block| {
            let section = view.flow.blocks[block].section?;
            let text = SectionText { view, section };
            let piece = text.piece(block);
            if piece.is_empty() {
                return None;
            }
            let from = if block == top.block { piece.start + top.at } else { piece.start };
            let word = text.units(TextUnit::Word, block).into_iter().find(|word| word.start >= from)?;
            Some((section, word))
        })
    }

    /// The first word of a match outside every quote.
    fn word_of_match(&self, place: Place) -> Option<(SectionId, Range<usize>)> {
        let section = self.view().section_at(place).filter(|_| self.is_match_unquoted())?;
        let text = self.section_text(section);
        let piece = text.piece(place.block);
        let at = piece.start + place.at;
        let word = text.next(TextUnit::Word, at, |word| word.end > at);
        word.filter(|_| !piece.is_empty()).map(|word| (section, word))
    }
}
