//! Choosing words in the text by keyboard: by character, word, sentence, row and paragraph of a section.
//!
//! One end of the selection stays at the unit with which it began, the other moves. It grows and shrinks by whole
//! units, so that words need no trimming by hand.

use super::{App, Dialog, Effect, Overlay};
use crate::action::Action;
use crate::export::{Cover, Excerpt};
use crate::layout::PaneName;
use crate::model::{QuoteId, SectionId};
use crate::pane::flow::{BlockKind, Place};
use crate::pane::kept::Kept;
use crate::pane::{Picked, View};
use crate::row::Role;
use crate::text::{bidi, first_words, word};
use std::ops::Range;

/// A selection in the text of a section; all places are bytes of that text.
#[derive(Clone, Debug)]
pub struct Selecting {
    /// The unit at which it began, which stays chosen.
    anchor: Range<usize>,
    /// The end that moves: behind the last character when it is behind the anchor, before the first when it is
    /// before it.
    head: usize,
    /// The cell that moving by rows keeps to.
    goal: Option<usize>,
    /// What is chosen, for drawing.
    picked: Picked,
    /// How much it is, and whose words they are.
    note: String,
}

/// By how much the moving end moves.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Unit {
    Character,
    Word,
    Sentence,
    Paragraph,
}

/// Words are counted in so many bytes; who chooses more does not count them.
const COUNTED: usize = 16 * 1024;

impl Selecting {
    /// What is chosen.
    pub fn picked(&self) -> &Picked {
        &self.picked
    }

    /// How much is chosen, and whose words they are: `12 words · said by Ada Ling`.
    pub fn note(&self) -> &str {
        &self.note
    }

    /// The same selection in another reading of the file, if the text that it is in did not change.
    pub(super) fn carried(mut self, kept: &Kept<'_>) -> Option<Self> {
        let section = kept.section(self.picked.section)?;
        let same = kept.old.0[self.picked.section].text == kept.new.0[section].text;
        self.picked.section = section;
        same.then_some(self)
    }

    fn range(&self) -> Range<usize> {
        if self.head > self.anchor.start { self.anchor.start..self.head } else { self.head..self.anchor.end }
    }
}

/// The running text of a section, unit by unit.
#[derive(Clone, Copy)]
struct Ground<'a> {
    view: View<'a>,
    section: SectionId,
}

impl<'a> Ground<'a> {
    fn text(&self) -> &'a str {
        &self.view.briefing[self.section].text
    }

    fn piece(&self, block: usize) -> Range<usize> {
        match self.view.flow.blocks.get(block).map(|block| &block.kind) {
            Some(BlockKind::Paragraph(range)) => range.clone(),
            _ => 0..0,
        }
    }

    fn place(&self, at: usize) -> Place {
        self.view.flow.place_at(self.section, at)
    }

    fn units(&self, unit: Unit, block: usize) -> Vec<Range<usize>> {
        let piece = self.piece(block);
        let text = &self.text()[piece.clone()];
        let units = match unit {
            Unit::Character => word::characters(text),
            Unit::Word => word::words(text),
            Unit::Sentence => word::sentences(text),
            Unit::Paragraph => {
                let paragraphs = &self.view.briefing[self.section].paragraphs;
                let first = paragraphs.partition_point(|own| own.end <= piece.start);
                return paragraphs.get(first).cloned().into_iter().collect();
            }
        };
        units.into_iter().map(|own| own.start + piece.start..own.end + piece.start).collect()
    }

    /// The first unit behind or at `at` that is wanted.
    fn next(&self, unit: Unit, at: usize, wanted: impl Fn(&Range<usize>) -> bool) -> Option<Range<usize>> {
        let first = self.place(at).block;
        let last = self.view.flow.blocks_of(self.section).end;
        let mut pieces = (first..last).filter(|block| !self.piece(*block).is_empty());
        pieces.find_map(|block| self.units(unit, block).into_iter().find(&wanted))
    }

    /// The last unit before or at `at` that is wanted.
    fn previous(
        &self,
        unit: Unit,
        at: usize,
        wanted: impl Fn(&Range<usize>) -> bool,
    ) -> Option<Range<usize>> {
        let last = self.place(at).block;
        let first = self.view.flow.blocks_of(self.section).start;
        let mut pieces = (first..=last).rev().filter(|block| !self.piece(*block).is_empty());
        pieces.find_map(|block| self.units(unit, block).into_iter().rfind(&wanted))
    }

    /// The character that ends at or before `at`.
    fn before(&self, at: usize) -> Option<Range<usize>> {
        self.previous(Unit::Character, at, |own| own.end <= at)
    }

    /// The character that begins at or behind `at`.
    fn behind(&self, at: usize) -> Option<Range<usize>> {
        self.next(Unit::Character, at, |own| own.start >= at)
    }

    /// Whether the paragraph at `at` begins at the right.
    fn is_rtl(&self, at: usize) -> bool {
        let paragraphs = &self.view.briefing[self.section].paragraphs;
        let paragraph = paragraphs.get(paragraphs.partition_point(|own| own.end <= at));
        paragraph.is_some_and(|own| bidi::direction(&self.text()[own.clone()]) == bidi::Direction::Rtl)
    }
}

impl App {
    /// The selection in the text, while there is one.
    pub fn selecting(&self) -> Option<&Selecting> {
        self.selecting.as_ref()
    }

    fn ground(&self, section: SectionId) -> Ground<'_> {
        Ground { view: self.view(), section }
    }

    /// Starts choosing words: at the chosen quote if it is in sight, else at the first word in sight or behind it.
    pub(super) fn start_selecting(&mut self) {
        self.focus_on(PaneName::Text);
        let Some((section, anchor)) = self.first_word() else {
            return self.say(Role::Faint, "there is no running text to choose words from");
        };
        let picked = Picked { section, range: anchor.clone(), caret: anchor.clone() };
        let head = anchor.end;
        self.selecting = Some(Selecting { anchor, head, goal: None, picked, note: String::new() });
        self.selected();
    }

    fn first_word(&self) -> Option<(SectionId, Range<usize>)> {
        let (height, cells) = self.text_size();
        let view = self.view();
        let top = self.scroll.text;
        let rows = view.text_rows(top, height, cells);
        let last = rows.last()?.place;
        if let Some(quote) = self.selection.quote.map(|quote| &self.briefing()[quote])
            && let (Some(section), Some(at)) = (quote.section, quote.anchor.start())
            && let Some(word) = self.ground(section).next(Unit::Word, at, |word| word.start >= at)
            && (top..=last).contains(&view.row_start(view.flow.place_at(section, word.start), cells))
        {
            return Some((section, word));
        }
        (top.block..view.flow.blocks.len()).find_map(|block| {
            let section = view.flow.blocks[block].section?;
            let ground = Ground { view, section };
            let piece = ground.piece(block);
            if piece.is_empty() {
                return None;
            }
            let from = if block == top.block { piece.start + top.at } else { piece.start };
            let word = ground.units(Unit::Word, block).into_iter().find(|word| word.start >= from)?;
            Some((section, word))
        })
    }

    /// An action while words are being chosen.
    pub(super) fn select_action(&mut self, action: Action) -> Option<Effect> {
        let mut own = self.selecting.take()?;
        let ground = self.ground(own.picked.section);
        let rtl = ground.is_rtl(own.picked.caret.start);
        let goal = own.goal.take();
        let moved = match action {
            Action::Back => return None,
            Action::CopyAs => {
                self.selecting = Some(own);
                return self.copy_as();
            }
            Action::Copy | Action::Export => {
                let excerpt = self.excerpt(&own);
                self.selecting = Some(own);
                return self.take_out(action, excerpt?);
            }
            Action::SwapEnds => {
                swap(&mut own, &ground);
                true
            }
            Action::CharacterRight => step(&mut own, &ground, Unit::Character, !rtl),
            Action::CharacterLeft => step(&mut own, &ground, Unit::Character, rtl),
            Action::NextWord => step(&mut own, &ground, Unit::Word, true),
            Action::PreviousWord => step(&mut own, &ground, Unit::Word, false),
            Action::NextSentence => step(&mut own, &ground, Unit::Sentence, true),
            Action::PreviousSentence => step(&mut own, &ground, Unit::Sentence, false),
            Action::NextParagraph => step(&mut own, &ground, Unit::Paragraph, true),
            Action::PreviousParagraph => step(&mut own, &ground, Unit::Paragraph, false),
            Action::RowStart | Action::RowEnd => {
                self.to_row_edge(&mut own, &ground, action == Action::RowEnd)
            }
            _ => self.by_row(&mut own, &ground, action == Action::Down, goal),
        };
        self.selecting = Some(own);
        if moved {
            self.selected();
        } else {
            self.say(Role::Faint, "the section’s text goes no further");
        }
        None
    }

    /// The selection goes to the first or last character of the row that its moving end is in.
    fn to_row_edge(&self, own: &mut Selecting, ground: &Ground<'_>, end: bool) -> bool {
        let (_, cells) = self.text_size();
        let place = ground.place(own.picked.caret.start);
        let start = ground.piece(place.block).start;
        let drawn = ground.view.drawn(place, cells, self.setup.bidi).into_iter();
        let ranges = drawn.map(|own| own.range.start + start..own.range.end + start);
        let ranges = ranges.filter(|own| !ground.text()[own.clone()].trim().is_empty());
        let edge = if end { ranges.max_by_key(|own| own.start) } else { ranges.min_by_key(|own| own.start) };
        if let Some(edge) = edge {
            jump(own, ground, &edge);
        }
        true
    }

    /// The moving end goes a row up or down, to the same cell as far as there is one.
    fn by_row(&self, own: &mut Selecting, ground: &Ground<'_>, down: bool, goal: Option<usize>) -> bool {
        let (_, cells) = self.text_size();
        let (view, bidi) = (&ground.view, self.setup.bidi);
        let place = ground.place(own.picked.caret.start);
        let cell = goal.or_else(|| view.cell_of(place, cells, bidi)).unwrap_or(0);
        let blocks = view.flow.blocks_of(ground.section);
        let mut row = view.row_start(place, cells);
        loop {
            let next = if down { view.down(row, 1, cells) } else { view.up(row, 1, cells) };
            if next == row || !blocks.contains(&next.block) {
                return false;
            }
            row = next;
            let Some(at) = view.at_cell(row, cell, cells, bidi) else { continue };
            let at = ground.piece(row.block).start + at.at;
            // A blank has no character of its own.
            let Some(on) = ground.behind(at).or_else(|| ground.before(at)) else { return false };
            jump(own, ground, &on);
            own.goal = Some(cell);
            return true;
        }
    }

    /// Works out what the selection shows, and brings its moving end into sight.
    fn selected(&mut self) {
        let Some(mut own) = self.selecting.take() else { return };
        let section = own.picked.section;
        let ground = self.ground(section);
        let range = own.range();
        let forward = own.head > own.anchor.start;
        let caret = if forward { ground.before(own.head) } else { ground.behind(own.head) };
        own.picked =
            Picked { section, caret: caret.unwrap_or(range.start..range.start), range: range.clone() };
        own.note = self.note(section, &range);
        let place = ground.place(own.picked.caret.start);
        self.selecting = Some(own);
        let (height, cells) = self.text_size();
        let view = self.view();
        let row = view.row_start(place, cells);
        if row < self.scroll.text {
            self.look_at_top(row);
        } else if row > view.down(self.scroll.text, height.saturating_sub(1), cells) {
            self.look_at_top(view.up(row, height.saturating_sub(1), cells));
        }
    }

    /// Lays the selection out anew where rows became others.
    pub(super) fn reselect(&mut self) {
        if let Some(own) = &mut self.selecting {
            own.goal = None;
            self.selected();
        }
    }

    fn note(&self, section: SectionId, range: &Range<usize>) -> String {
        let text = &self.briefing()[section].text[range.clone()];
        let counted = &text[..text.floor_char_boundary(COUNTED)];
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
        // A quote that covers all of it covers what is in its middle.
        let text = &self.briefing()[section].text;
        let range = word::trimmed(text, range.clone());
        let middle = text.floor_char_boundary(range.start.midpoint(range.end));
        let stands: Vec<QuoteId> =
            self.flow.stands_in(section, &(middle..middle + 1)).map(|stand| stand.quote).collect();
        Cover::of(self.briefing(), section, range, stands)
    }

    /// The words that are being chosen, as a quote of their own.
    pub(super) fn chosen_words(&self) -> Option<Excerpt> {
        self.excerpt(self.selecting.as_ref()?)
    }

    fn excerpt(&self, own: &Selecting) -> Option<Excerpt> {
        let cover = self.cover(own.picked.section, &own.range())?;
        Some(Excerpt::new(self.briefing(), own.picked.section, &cover))
    }

    fn take_out(&mut self, action: Action, excerpt: Excerpt) -> Option<Effect> {
        if action == Action::Copy {
            let record = excerpt.record(self.briefing());
            return match self.choose(vec![record.clone()]) {
                None => Some(Effect::Copy(Self::clip(vec![record]))),
                chosen => self.take_or_say(chosen),
            };
        }
        let dialog: Dialog = self.dialog_for(Some(super::Subject::Words(Box::new(excerpt))), 0);
        self.overlay = Some(Overlay::Export(Box::new(dialog)));
        self.find_templates()
    }

    /// Ends choosing words when they were taken out; returns the first of them.
    pub(super) fn taken_out(&mut self) -> Option<String> {
        let own = self.selecting.take()?;
        let text = &self.briefing()[own.picked.section].text[own.range()];
        Some(first_words(text, 5))
    }
}

/// Moves the end by a unit; `false` where there is none.
fn step(own: &mut Selecting, ground: &Ground<'_>, unit: Unit, forward: bool) -> bool {
    if forward { step_forward(own, ground, unit) } else { step_back(own, ground, unit) }
}

fn step_forward(own: &mut Selecting, ground: &Ground<'_>, unit: Unit) -> bool {
    let anchor = own.anchor.clone();
    let from = if own.head == anchor.start { anchor.end } else { own.head };
    let found = if from > anchor.start {
        ground.next(unit, from, |own| own.end > from).map(|own| own.end)
    } else {
        let next = ground.next(unit, from, |own| own.start > from).map_or(anchor.start, |own| own.start);
        Some(if next >= anchor.start { anchor.end } else { next })
    };
    found.map(|found| own.head = found).is_some()
}

fn step_back(own: &mut Selecting, ground: &Ground<'_>, unit: Unit) -> bool {
    let anchor = own.anchor.clone();
    let first = ground.behind(anchor.start).unwrap_or(anchor.clone());
    let single = first.end >= anchor.end;
    let from =
        if own.head == anchor.end && (unit != Unit::Character || single) { anchor.start } else { own.head };
    if from > anchor.start {
        let ends = ground.previous(unit, from, |own| own.end < from).map_or(anchor.end, |own| own.end);
        if from > anchor.end {
            own.head = ends.max(anchor.end);
        } else {
            // Shrinking into the unit at which it began leaves its first character to begin at.
            own.head = ends.max(first.end);
            own.anchor = first;
        }
        return true;
    }
    let found = ground.previous(unit, from, |own| own.start < from).map(|own| own.start);
    found.map(|found| own.head = found).is_some()
}

/// Moves the end to a character.
fn jump(own: &mut Selecting, ground: &Ground<'_>, to: &Range<usize>) {
    if to.start < own.anchor.start {
        own.head = to.start;
        return;
    }
    own.head = to.end;
    if to.end < own.anchor.end
        && let Some(first) = ground.behind(own.anchor.start)
    {
        own.anchor = first;
    }
}

/// The end that stayed moves from now on, and the other stays: the whole word there, if it ends with one.
fn swap(own: &mut Selecting, ground: &Ground<'_>) {
    let range = own.range();
    let inside = |own: &Range<usize>| range.start <= own.start && own.end <= range.end;
    if own.head > own.anchor.start {
        let word = ground.previous(Unit::Word, range.end, |own| own.end <= range.end);
        let word = word.filter(|own| own.end == range.end && inside(own));
        own.anchor = word.or_else(|| ground.before(range.end)).unwrap_or(range.clone());
        own.head = range.start;
    } else {
        let word = ground.next(Unit::Word, range.start, |own| own.start >= range.start);
        let word = word.filter(|own| own.start == range.start && inside(own));
        own.anchor = word.or_else(|| ground.behind(range.start)).unwrap_or(range.clone());
        own.head = range.end;
    }
}
