//! Moving: rows of the text, items of the lists, and the focus between the panes.

use crate::action::Action;
use crate::app::App;
use crate::layout::{Layout, PaneName, Shape};
use crate::model::QuoteId;
use crate::pane::flow::{BlockKind, Place};
use crate::pane::linear::item::is_said;
use crate::pane::{Space, lister, whole_height};
use crate::row::Role;

/// How far to move.
#[derive(Clone, Copy)]
pub(in crate::app) enum Step {
    /// A number of rows or items.
    Rows(usize),
    /// A number of half pages.
    Half(usize),
    /// A number of pages.
    Page(usize),
    /// To the start or the end.
    End,
}

/// Number of paragraphs in a page if there is no screen.
const PAGE_PARAGRAPHS: usize = 10;

impl App {
    /// Moves in the focused pane.
    pub(in crate::app) fn go(&mut self, forward: bool, step: Step) {
        self.reading.history.scrolled = !matches!(step, Step::End);
        if self.reading.panes.focus == PaneName::Text {
            self.go_in_text(forward, step);
        } else {
            self.go_in_list(forward, step);
        }
    }

    fn go_in_text(&mut self, forward: bool, step: Step) {
        if let Some(blocks) = self.blocks_in(step) {
            if self.go_by_blocks(forward, blocks) {
                self.follow_text();
            } else {
                let end = if forward { "end" } else { "start" };
                self.say(Role::Faint, format!("the {end} of the briefing"));
            }
            return;
        }
        let (height, cells) = self.text_size();
        let rows = match step {
            Step::Rows(rows) => rows,
            Step::Half(times) => (height / 2).max(1).saturating_mul(times),
            Step::Page(times) => height.saturating_sub(2).max(1).saturating_mul(times),
            Step::End => {
                let place = if forward { Place { block: usize::MAX, at: 0 } } else { Place::default() };
                self.look_at_top(place);
                return self.follow_text();
            }
        };
        let (view, top) = (self.view(), self.reading.panes.scroll.text);
        let place = if forward { view.down(top, rows, cells) } else { view.up(top, rows, cells) };
        self.look_at_top(place);
        self.follow_text();
    }

    /// The number of paragraphs in a step if there is no screen.
    ///
    /// `None` on a screen, and for moving to the start or the end.
    fn blocks_in(&self, step: Step) -> Option<usize> {
        match step {
            _ if !self.is_linear() => None,
            Step::Rows(rows) => Some(rows),
            Step::Half(times) => Some((PAGE_PARAGRAPHS / 2).saturating_mul(times)),
            Step::Page(times) => Some(PAGE_PARAGRAPHS.saturating_mul(times)),
            Step::End => None,
        }
    }

    /// Moves by a number of paragraphs; returns true if there was one to move to.
    ///
    /// Empty paragraphs do not count.
    fn go_by_blocks(&mut self, forward: bool, blocks: usize) -> bool {
        let view = self.view();
        let is_said = |block: &usize| is_said(&view, *block);
        let here = self.reading.panes.scroll.text.block;
        let found = if forward {
            let all = (here + 1..view.flow.blocks.len()).filter(is_said);
            all.take(blocks).last()
        } else {
            let all = (0..here).rev().filter(is_said);
            all.take(blocks).last()
        };
        if let Some(block) = found {
            self.look_at_top(Place { block, at: 0 });
        }
        found.is_some()
    }

    /// Scrolls the text by a number of rows.
    pub(super) fn scroll_text(&mut self, down: bool, rows: usize) {
        self.go_in_text(down, Step::Rows(rows));
    }

    /// Scrolls a place to the top, but not past the last full view.
    pub(in crate::app) fn look_at_top(&mut self, place: Place) {
        let (height, cells) = self.text_size();
        let last = self.view().last_top(height, cells);
        let last = if last.block < self.reading.flow.blocks.len() { last } else { Place::default() };
        self.reading.panes.scroll.text =
            if place < last { self.view().row_start(place, cells) } else { last };
        self.reading.pictures.deselect();
    }

    /// Scrolls a passage into view, with some of the text before it.
    ///
    /// Does nothing if the passage is already in view.
    pub(in crate::app) fn bring_into_view(&mut self, start: Place, end: Place) {
        if self.is_linear() {
            return self.look_at_top(Place { at: 0, ..start });
        }
        let (height, cells) = self.text_size();
        let view = self.view();
        let top = self.reading.panes.scroll.text;
        let after = view.down(top, height, cells);
        let is_at_end = after == view.down(top, height.saturating_sub(1), cells);
        if start >= top && (end < after || is_at_end) {
            return;
        }
        // A third of the pane shows the text before the passage.
        let place = view.up(start, height / 3, cells);
        let is_too_long = view.down(place, height, cells) <= end;
        let place = if is_too_long { view.up(start, 1, cells) } else { place };
        self.look_at_top(place);
    }

    /// Selects the section in view, and a quote in view if there is one.
    pub(in crate::app) fn follow_text(&mut self) {
        let (height, cells) = self.text_size();
        let view = self.view();
        let top = self.reading.panes.scroll.text;
        let bottom = view.down(top, height, cells);
        let at_end = top >= view.last_top(height, cells);
        let section =
            if at_end && top != Place::default() { view.section_at(bottom) } else { view.section_at(top) };
        let section = section.or_else(|| self.briefing().section_at(0));
        let is_in_view = |quote| {
            let place = self.reading.flow.place_of(self.briefing(), quote);
            place.is_some_and(|place| top <= place && place < bottom)
        };
        let quotes = view.quotes();
        let selected = self.reading.selection.quote.filter(|quote| quotes.position(*quote).is_some());
        let quote = selected.filter(|quote| is_in_view(*quote));
        let quote = quote.or_else(|| self.first_quote_in_view(top, bottom)).or(selected);
        self.reading.selection.section = section;
        self.reading.selection.quote = quote;
    }

    /// The first quote in view, of those that pass the filters.
    pub(super) fn quote_in_view(&self) -> Option<QuoteId> {
        let (height, cells) = self.text_size();
        let top = self.reading.panes.scroll.text;
        self.first_quote_in_view(top, self.view().down(top, height, cells))
    }

    fn first_quote_in_view(&self, top: Place, bottom: Place) -> Option<QuoteId> {
        let quotes = self.view().quotes();
        let passes = |quote| quotes.position(quote).is_some();
        let flow = &self.reading.flow;
        for number in top.block..=bottom.block.min(flow.blocks.len().saturating_sub(1)) {
            let block = &flow.blocks[number];
            match (&block.kind, block.section) {
                (BlockKind::Quote(quote), _) if passes(*quote) => return Some(*quote),
                (BlockKind::Paragraph(range), Some(section)) => {
                    let from = if number == top.block { range.start + top.at } else { range.start };
                    let to = if number == bottom.block { range.start + bottom.at } else { range.end };
                    let window = from..to.max(from);
                    let mut quotes = flow.quotes_in(section, &window);
                    let first =
                        quotes.find(|quoted| quoted.range.start >= window.start && passes(quoted.quote));
                    if let Some(quoted) = first {
                        return Some(quoted.quote);
                    }
                }
                _ => {}
            }
        }
        None
    }

    fn go_in_list(&mut self, forward: bool, step: Step) {
        let Some(list) = lister(self.reading.panes.focus) else { return };
        let view = self.view();
        let Some(last) = list.len(&view).checked_sub(1) else { return };
        let height = self.items_in_view(self.reading.panes.focus);
        let by = match step {
            Step::Rows(rows) => rows,
            Step::Half(times) => (height / 2).max(1).saturating_mul(times),
            Step::Page(times) => height.saturating_sub(1).max(1).saturating_mul(times),
            Step::End => usize::MAX,
        };
        let is_quotes = self.reading.panes.focus == PaneName::Quotes;
        let index = match (list.selected(&view), forward) {
            (None, true) if is_quotes => self.quotes_before_here().min(last),
            (None, false) if is_quotes => self.quotes_before_here().saturating_sub(1),
            (None, true) => 0,
            (None, false) => last,
            (Some(index), true) => index.saturating_add(by).min(last),
            (Some(index), false) => index.saturating_sub(by),
        };
        self.select_item(self.reading.panes.focus, index);
    }

    /// The space of a list, or of the screen if the pane is hidden.
    pub(in crate::app) fn list_space(&self, pane: PaneName) -> Space {
        self.space_in(&self.layout(), pane)
    }

    fn space_in(&self, layout: &Layout, pane: PaneName) -> Space {
        let rect = layout.pane(pane).map(|rect| layout.inside(rect));
        let (width, height) = rect.map_or(self.size, |rect| (rect.width, rect.height));
        Space::of(width, height.max(1))
    }

    /// The number of items of a list in view.
    fn items_in_view(&self, pane: PaneName) -> usize {
        let (Some(list), Some(first)) = (lister(pane), self.reading.panes.scroll.of_list(pane)) else {
            return 1;
        };
        let (view, space) = (self.view(), self.list_space(pane));
        let mut left = space.rows;
        let fits = |index: &usize| {
            let height = whole_height(list, &view, *index, space);
            left.checked_sub(height).map(|rest| left = rest).is_some()
        };
        (first..list.len(&view)).take_while(fits).count().max(1)
    }

    /// Scrolls every list so that its selected item is in view.
    pub(in crate::app) fn settle(&mut self) {
        let layout = self.layout();
        let lists = [PaneName::Agenda, PaneName::Speakers, PaneName::Quotes];
        for (index, pane) in lists.into_iter().enumerate() {
            let Some(list) = lister(pane) else { continue };
            let space = self.space_in(&layout, pane);
            let view = self.view();
            let (len, selected) = (list.len(&view), list.selected(&view));
            let revealed = self.reading.search.revealed.filter(|_| pane == PaneName::Speakers);
            let selected = revealed.map(|speaker| speaker.index() + 1).or(selected);
            // Without a selected quote, the list shows those around what is being read.
            let near = || (pane == PaneName::Quotes).then(|| self.quotes_before_here().min(len.max(1) - 1));
            let selected = selected.or_else(near);
            let now = Some((len, space, selected));
            let wanted = if self.reading.panes.settled[index] == now { None } else { selected };
            let first = self.reading.panes.scroll.of_list(pane).unwrap_or(0);
            let height = |item| whole_height(list, &view, item, space);
            let first = settled(first, len, space.rows, wanted, height);
            if let Some(scroll) = self.reading.panes.scroll.of_list_mut(pane) {
                *scroll = first;
            }
            self.reading.panes.settled[index] = now;
        }
    }

    /// Focuses a pane.
    pub(in crate::app) fn focus_on(&mut self, pane: PaneName) {
        // The focused pane may grow, which leaves less space for the text.
        self.relayout(|app| app.reading.panes.focus = pane);
    }

    /// Focuses the next pane by number, or the previous one.
    pub(in crate::app) fn focus_next(&mut self, forward: bool) {
        let focus = self.reading.panes.focus;
        let index = PaneName::ALL.iter().position(|pane| *pane == focus).unwrap_or(0);
        let len = PaneName::ALL.len();
        let next = if forward { index + 1 } else { index + len - 1 };
        self.focus_on(PaneName::ALL[next % len]);
    }

    /// Focuses the pane beside the focused one on the screen.
    pub(in crate::app) fn focus_beside(&mut self, right: bool) {
        let focus = self.reading.panes.focus;
        let layout = self.layout();
        let Some(here) = layout.pane(focus) else { return };
        if layout.shape == Shape::One || self.reading.panes.zoom {
            let index = PaneName::ALL.iter().position(|pane| *pane == focus).unwrap_or(0);
            let next = if right { index + 1 } else { index.wrapping_sub(1) };
            return self.focus_on(PaneName::ALL.get(next).copied().unwrap_or(focus));
        }
        let beside = layout
            .panes
            .iter()
            .filter(|(_, rect)| if right { rect.x >= here.right() } else { rect.right() <= here.x });
        let nearest = beside.min_by_key(|(_, rect)| {
            let across = if right { rect.x - here.right() } else { here.x - rect.right() };
            (across, rect.y.abs_diff(here.y))
        });
        self.focus_on(nearest.map_or(focus, |(pane, _)| *pane));
    }

    /// The action that focuses a pane.
    pub fn focus_action(pane: PaneName) -> Action {
        match pane {
            PaneName::Agenda => Action::FocusAgenda,
            PaneName::Speakers => Action::FocusSpeakers,
            PaneName::Text => Action::FocusText,
            PaneName::Quotes => Action::FocusQuotes,
        }
    }

    /// The pane that an action focuses, if it focuses one.
    pub fn pane_of(action: Action) -> Option<PaneName> {
        PaneName::ALL.into_iter().find(|pane| Self::focus_action(*pane) == action)
    }
}

/// The first item in view of a list of `len` items in `rows` rows, of which each item takes `height`.
///
/// It is as near to `first` as the selected item allows.
pub(in crate::app) fn settled(
    first: usize,
    len: usize,
    rows: usize,
    selected: Option<usize>,
    height: impl Fn(usize) -> usize,
) -> usize {
    // The first of the items that fit into `rows` and end before `end`.
    let first_before = |end: usize, rows: usize| {
        let mut left = rows;
        let fits = |item: &usize| left.checked_sub(height(*item)).map(|rest| left = rest).is_some();
        end - (0..end).rev().take_while(fits).count().max(usize::from(end > 0))
    };
    let first = match selected.filter(|item| *item < len) {
        // A far jump puts the item in the middle; a near one scrolls as little as possible.
        Some(item) if item + rows < first || item > first + 2 * rows => first_before(item + 1, rows / 2 + 1),
        Some(item) if item < first => item,
        Some(item) => first.max(first_before(item + 1, rows)),
        None => first,
    };
    first.min(first_before(len, rows))
}

#[cfg(test)]
mod tests {
    use super::settled;

    #[test]
    fn a_list_scrolls_as_little_as_possible() {
        let single = |first, len, rows, selected| settled(first, len, rows, selected, |_| 1);
        assert_eq!(single(0, 10, 4, Some(3)), 0);
        assert_eq!(single(0, 10, 4, Some(4)), 1);
        assert_eq!(single(5, 10, 4, Some(4)), 4);
        assert_eq!(single(0, 100, 4, Some(50)), 48);
        assert_eq!(single(9, 3, 4, Some(1)), 0);
        // Items of two rows, of which two fit.
        assert_eq!(settled(0, 10, 5, Some(2), |_| 2), 1);
        assert_eq!(settled(9, 10, 5, None, |_| 2), 8);
        // An item that is higher than the list is in view all the same.
        assert_eq!(settled(0, 3, 1, Some(1), |_| 2), 1);
        assert_eq!(settled(0, 0, 4, None, |_| 2), 0);
    }
}
