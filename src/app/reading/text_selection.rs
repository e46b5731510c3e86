//! Selecting words in the text of a section with the keyboard.
//!
//! The selection grows by character, word, sentence, row or paragraph.
//!
//! One end of the selection stays at the unit where it began; the other end moves, by whole units.

use crate::action::SelectAction;
use crate::app::reading::text_units::{SectionText, TextUnit};
use crate::app::{App, Effect, PageKind};
use crate::export::{Cover, Excerpt};
use crate::model::{QuoteId, SectionId};
use crate::pane::Picked;
use crate::pane::rereading::Rereading;
use crate::row::Role;
use crate::text::{Cut, first_words, word};
use std::ops::Range;

/// A selection in the text of a section. All positions are bytes of that text.
#[derive(Clone, Debug)]
pub struct TextSelection {
    /// The unit where the selection began, which stays selected.
    anchor: Range<usize>,
    /// The end that moves.
    ///
    /// After the anchor, it is the end of the last character; before it, the start of the first.
    head: usize,
    /// The cell that movement by rows tries to keep.
    goal: Option<usize>,
    /// What is selected, for drawing.
    picked: Picked,
    /// The number of words, and whose words they are.
    note: String,
}

/// Maximum number of bytes in which words are counted.
///
/// For a longer selection, the count is "more than" that many words.
const MAX_COUNTED_BYTES: usize = 16 * 1024;
/// Number of words that a notice about a copy repeats.
const NOTICE_WORDS: usize = 5;

impl TextSelection {
    /// Words of a section: the unit where it begins, and the end that moves.
    pub(super) fn new(section: SectionId, anchor: Range<usize>, head: usize) -> Self {
        let picked = Picked { section, range: anchor.start..head, caret: anchor.clone() };
        Self { anchor, head, goal: None, picked, note: String::new() }
    }

    /// What is selected.
    pub fn picked(&self) -> &Picked {
        &self.picked
    }

    /// The number of words, and whose words they are: `12 words · said by Ada Ling`.
    pub fn note(&self) -> &str {
        &self.note
    }

    /// The same selection in a new reading, if the text of its section is the same.
    pub(in crate::app) fn carried(mut self, files: &Rereading<'_>) -> Option<Self> {
        let section = files.section(self.picked.section)?;
        let is_same = files.old.0[self.picked.section].text == files.new.0[section].text;
        self.picked.section = section;
        is_same.then_some(self)
    }

    fn range(&self) -> Range<usize> {
        if self.head > self.anchor.start { self.anchor.start..self.head } else { self.head..self.anchor.end }
    }

    /// Moves the end by a unit; returns false if there is none.
    fn step(&mut self, text: &SectionText<'_>, unit: TextUnit, forward: bool) -> bool {
        if forward { self.step_forward(text, unit) } else { self.step_back(text, unit) }
    }

    fn step_forward(&mut self, text: &SectionText<'_>, unit: TextUnit) -> bool {
        let anchor = self.anchor.clone();
        let from = if self.head == anchor.start { anchor.end } else { self.head };
        let found = if from > anchor.start {
            text.next(unit, from, |own| own.end > from).map(|own| own.end)
        } else {
            let next = text.next(unit, from, |own| own.start > from).map_or(anchor.start, |own| own.start);
            Some(if next >= anchor.start { anchor.end } else { next })
        };
        found.map(|found| self.head = found).is_some()
    }

    fn step_back(&mut self, text: &SectionText<'_>, unit: TextUnit) -> bool {
        let anchor = self.anchor.clone();
        let first = text.character_after(anchor.start).unwrap_or(anchor.clone());
        let is_single = first.end >= anchor.end;
        let at_anchor = self.head == anchor.end && (unit != TextUnit::Character || is_single);
        let from = if at_anchor { anchor.start } else { self.head };
        if from > anchor.start {
            let ends = text.previous(unit, from, |own| own.end < from).map_or(anchor.end, |own| own.end);
            if from > anchor.end {
                self.head = ends.max(anchor.end);
            } else {
                // Shrinking into the unit where it began leaves the first character of that unit.
                self.head = ends.max(first.end);
                self.anchor = first;
            }
            return true;
        }
        let found = text.previous(unit, from, |own| own.start < from).map(|own| own.start);
        found.map(|found| self.head = found).is_some()
    }

    /// Moves the end to a character.
    pub(super) fn jump(&mut self, text: &SectionText<'_>, to: &Range<usize>) {
        if to.start < self.anchor.start {
            self.head = to.start;
            return;
        }
        self.head = to.end;
        if to.end < self.anchor.end
            && let Some(first) = text.character_after(self.anchor.start)
        {
            self.anchor = first;
        }
    }

    /// Swaps the ends.
    ///
    /// If the selection ends with a whole word, that word becomes the end that stays.
    fn swap_ends(&mut self, text: &SectionText<'_>) {
        let range = self.range();
        let is_inside = |own: &Range<usize>| range.start <= own.start && own.end <= range.end;
        if self.head > self.anchor.start {
            let word = text.previous(TextUnit::Word, range.end, |own| own.end <= range.end);
            let word = word.filter(|own| own.end == range.end && is_inside(own));
            self.anchor = word.or_else(|| text.character_before(range.end)).unwrap_or(range.clone());
            self.head = range.start;
        } else {
            let word = text.next(TextUnit::Word, range.start, |own| own.start >= range.start);
            let word = word.filter(|own| own.start == range.start && is_inside(own));
            self.anchor = word.or_else(|| text.character_after(range.start)).unwrap_or(range.clone());
            self.head = range.end;
        }
    }
}

impl App {
    /// The selection in the text, while there is one.
    pub fn text_selection(&self) -> Option<&TextSelection> {
        self.reading.text_selection.as_ref()
    }

    pub(super) fn section_text(&self, section: SectionId) -> SectionText<'_> {
        SectionText { view: self.view(), section }
    }

    /// Runs an action while words are being selected.
    pub(in crate::app) fn select_action(&mut self, action: SelectAction) -> Option<Effect> {
        use SelectAction as A;
        let mut own = self.reading.text_selection.clone()?;
        let text = self.section_text(own.picked.section);
        let rtl = text.is_rtl(own.picked.caret.start);
        let goal = own.goal.take();
        let has_moved = match action {
            A::Back => {
                self.end_text_selection();
                return None;
            }
            A::Copy | A::Export if self.selected_words().is_none() => return None,
            A::Take => return self.take_words(),
            A::Annotate => {
                self.ask_note();
                return None;
            }
            A::TagQuote => {
                self.ask_tags();
                return None;
            }
            A::Copy => return self.copy(1),
            A::Export => return self.open_export(1),
            A::CopyAs => return self.copy_as(),
            A::Help => {
                self.open_page(PageKind::Help);
                return None;
            }
            A::Suspend => return Some(Effect::Suspend),
            A::QuitNow => return Some(Effect::Quit),
            A::SwapEnds => {
                own.swap_ends(&text);
                true
            }
            A::CharacterRight => own.step(&text, TextUnit::Character, !rtl),
            A::CharacterLeft => own.step(&text, TextUnit::Character, rtl),
            A::NextWord => own.step(&text, TextUnit::Word, true),
            A::PreviousWord => own.step(&text, TextUnit::Word, false),
            A::NextSentence => own.step(&text, TextUnit::Sentence, true),
            A::PreviousSentence => own.step(&text, TextUnit::Sentence, false),
            A::NextParagraph => own.step(&text, TextUnit::Paragraph, true),
            A::PreviousParagraph => own.step(&text, TextUnit::Paragraph, false),
            A::RowStart => self.move_to_row_end(&mut own, &text, false),
            A::RowEnd => self.move_to_row_end(&mut own, &text, true),
            A::Down => self.move_by_row(&mut own, &text, true, goal),
            A::Up => self.move_by_row(&mut own, &text, false, goal),
        };
        self.reading.text_selection = Some(own);
        if has_moved {
            self.text_selection_changed();
        } else {
            let end = "there is no more text in this section";
            self.say(Role::Faint, end);
        }
        None
    }

    /// Moves the end to the first or last character of its row.
    fn move_to_row_end(&self, own: &mut TextSelection, text: &SectionText<'_>, to_end: bool) -> bool {
        let (_, cells) = self.text_size();
        let place = text.place(own.picked.caret.start);
        let start = text.piece(place.block).start;
        let drawn = text.view.drawn(place, cells, self.setup.bidi).into_iter();
        let ranges = drawn.map(|own| own.range.start + start..own.range.end + start);
        let is_blank = |own: &Range<usize>| text.text().cut(own.clone()).trim().is_empty();
        let ranges = ranges.filter(|own| !is_blank(own));
        let edge =
            if to_end { ranges.max_by_key(|own| own.start) } else { ranges.min_by_key(|own| own.start) };
        if let Some(edge) = edge {
            own.jump(text, &edge);
        }
        true
    }

    /// Moves the end up or down a row, to the same cell if the row is long enough.
    fn move_by_row(
        &self,
        own: &mut TextSelection,
        text: &SectionText<'_>,
        down: bool,
        goal: Option<usize>,
    ) -> bool {
        let (_, cells) = self.text_size();
        let (view, bidi) = (&text.view, self.setup.bidi);
        let place = text.place(own.picked.caret.start);
        let cell = goal.or_else(|| view.cell_of(place, cells, bidi)).unwrap_or(0);
        let blocks = view.flow.blocks_of(text.section);
        let mut row = view.row_start(place, cells);
        loop {
            let next = if down { view.down(row, 1, cells) } else { view.up(row, 1, cells) };
            if next == row || !blocks.contains(&next.block) {
                return false;
            }
            row = next;
            let Some(at) = view.at_cell(row, cell, cells, bidi) else { continue };
            let at = text.piece(row.block).start + at.at;
            // A blank has no character of its own.
            let character = text.character_after(at).or_else(|| text.character_before(at));
            let Some(character) = character else { return false };
            own.jump(text, &character);
            own.goal = Some(cell);
            return true;
        }
    }

    /// Recomputes what the selection shows, and scrolls to its moving end.
    pub(super) fn text_selection_changed(&mut self) {
        let Some(mut own) = self.reading.text_selection.take() else { return };
        let section = own.picked.section;
        let text = self.section_text(section);
        let range = own.range();
        let is_forward = own.head > own.anchor.start;
        let caret = if is_forward { text.character_before(own.head) } else { text.character_after(own.head) };
        own.picked =
            Picked { section, caret: caret.unwrap_or(range.start..range.start), range: range.clone() };
        own.note = self.note(section, &range);
        let place = text.place(own.picked.caret.start);
        self.reading.text_selection = Some(own);
        let (height, cells) = self.text_size();
        let view = self.view();
        let row = view.row_start(place, cells);
        let top = self.reading.panes.scroll.text;
        if row < top {
            self.look_at_top(row);
        } else if row > view.down(top, height.saturating_sub(1), cells) {
            self.look_at_top(view.up(row, height.saturating_sub(1), cells));
        }
    }

    /// Updates the selection after the rows of the text have changed.
    pub(super) fn refresh_text_selection(&mut self) {
        if let Some(own) = &mut self.reading.text_selection {
            own.goal = None;
            self.text_selection_changed();
        }
    }

    fn note(&self, section: SectionId, range: &Range<usize>) -> String {
        let text = self.briefing()[section].text.cut(range.clone());
        let counted = text.cut(..text.floor_char_boundary(MAX_COUNTED_BYTES));
        let count = match (word::words(counted).len(), counted.len() < text.len()) {
            (1, false) => "1 word".to_owned(),
            (count, false) => format!("{count} words"),
            (count, true) => format!("more than {count} words"),
        };
        match self.cover(section, range) {
            Some(cover) => format!("{count}{}{}", self.setup.glyphs.dot, cover.words(self.briefing())),
            None => count,
        }
    }

    fn cover(&self, section: SectionId, range: &Range<usize>) -> Option<Cover> {
        // A quote that covers the whole selection also covers its middle. In a turn, a statement covers the middle or the start.
        let text = &self.briefing()[section].text;
        let range = word::trimmed(text, range.clone());
        let middle = text.floor_char_boundary(range.start.midpoint(range.end));
        let mut quotes: Vec<QuoteId> = Vec::new();
        for at in [middle, range.start] {
            let here = at..at + 1;
            quotes.extend(self.reading.flow.quotes_in(section, &here).map(|quoted| quoted.quote));
        }
        quotes.dedup();
        Cover::of(self.briefing(), section, range, quotes)
    }

    /// The words that are selected in the text, as a quote of their own.
    pub(in crate::app) fn selected_words(&self) -> Option<Excerpt> {
        let own = self.reading.text_selection.as_ref()?;
        let cover = self.cover(own.picked.section, &own.range())?;
        Some(Excerpt::new(self.briefing(), own.picked.section, &cover))
    }

    /// Ends the selection of words; returns the first of them.
    pub(in crate::app) fn end_text_selection(&mut self) -> Option<String> {
        self.correcting.purpose = None;
        let own = self.reading.text_selection.take()?;
        let text = self.briefing()[own.picked.section].text.cut(own.range());
        Some(first_words(text, NOTICE_WORDS))
    }
}
