//! Moving: rows of the text, items of the lists, and the focus between them.

use super::App;
use crate::action::Action;
use crate::layout::{PaneName, Shape};
use crate::pane::flow::{BlockKind, Place};
use crate::pane::lister;
use crate::row::Role;

/// How far a movement goes.
enum Step {
    Rows(usize),
    Half(usize),
    Page(usize),
    End,
}

impl App {
    /// Moves in the pane that has the keys.
    pub(super) fn go(&mut self, action: Action, count: Option<usize>) {
        let times = count.unwrap_or(1);
        self.history.strolled = !matches!(action, Action::Top | Action::Bottom);
        let (forward, step) = match action {
            Action::Down => (true, Step::Rows(times)),
            Action::Up => (false, Step::Rows(times)),
            Action::HalfDown => (true, Step::Half(times)),
            Action::HalfUp => (false, Step::Half(times)),
            Action::PageDown => (true, Step::Page(times)),
            Action::PageUp => (false, Step::Page(times)),
            Action::Top => (false, Step::End),
            _ => (true, Step::End),
        };
        if self.focus == PaneName::Text {
            self.go_in_text(forward, &step);
        } else {
            self.go_in_list(forward, &step);
        }
    }

    fn go_in_text(&mut self, forward: bool, step: &Step) {
        if let Some(blocks) = self.blocks_of(step) {
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
            Step::Rows(rows) => *rows,
            Step::Half(times) => (height / 2).max(1).saturating_mul(*times),
            Step::Page(times) => height.saturating_sub(2).max(1).saturating_mul(*times),
            Step::End => {
                let place = if forward { Place { block: usize::MAX, at: 0 } } else { Place::default() };
                self.look_at_top(place);
                return self.follow_text();
            }
        };
        let view = self.view();
        let place = if forward {
            view.down(self.scroll.text, rows, cells)
        } else {
            view.up(self.scroll.text, rows, cells)
        };
        self.look_at_top(place);
        self.follow_text();
    }

    /// How many paragraphs a step goes over where there is no screen; `None` where there is one, and for the ends.
    fn blocks_of(&self, step: &Step) -> Option<usize> {
        let page = super::lines::PAGE;
        match step {
            _ if !self.is_linear() => None,
            Step::Rows(rows) => Some(*rows),
            Step::Half(times) => Some((page / 2).saturating_mul(*times)),
            Step::Page(times) => Some(page.saturating_mul(*times)),
            Step::End => None,
        }
    }

    /// Scrolls the text by some rows.
    pub(super) fn scroll_text(&mut self, down: bool, rows: usize) {
        self.go_in_text(down, &Step::Rows(rows));
    }

    /// Puts a place into the first row, unless the text ends before the pane does.
    pub(super) fn look_at_top(&mut self, place: Place) {
        let (height, cells) = self.text_size();
        let last = self.view().last_top(height, cells);
        let last = if last.block < self.flow.blocks.len() { last } else { Place::default() };
        self.scroll.text = if place < last { self.view().row_start(place, cells) } else { last };
        self.picture = None;
        self.at_picture = false;
    }

    /// Scrolls as little as it takes for a reader to see a passage in its surroundings; not at all if it is
    /// in sight.
    pub(super) fn bring_into_sight(&mut self, start: Place, end: Place) {
        if self.is_linear() {
            return self.look_at_top(Place { at: 0, ..start });
        }
        let (height, cells) = self.text_size();
        let view = self.view();
        let top = self.scroll.text;
        let behind = view.down(top, height, cells);
        let ends = behind == view.down(top, height.saturating_sub(1), cells);
        if start >= top && (end < behind || ends) {
            return;
        }
        // A third of the pane above it is what led to it.
        let place = view.up(start, height / 3, cells);
        let too_long = view.down(place, height, cells) <= end;
        let place = if too_long { view.up(start, 1, cells) } else { place };
        self.look_at_top(place);
    }

    /// Reading on moves the agenda's mark, and the chosen quote to one in sight.
    pub(super) fn follow_text(&mut self) {
        let (height, cells) = self.text_size();
        let view = self.view();
        let top = self.scroll.text;
        let bottom = view.down(top, height, cells);
        let at_end = top >= view.last_top(height, cells);
        let section =
            if at_end && top != Place::default() { view.section_at(bottom) } else { view.section_at(top) };
        let section = section.or_else(|| self.briefing().section_at(0));
        let in_sight = |quote| {
            let place = self.flow.place_of(self.briefing(), quote);
            place.is_some_and(|place| top <= place && place < bottom)
        };
        let quote = self.selection.quote.filter(|quote| in_sight(*quote));
        let quote = quote.or_else(|| self.first_quote_in_sight(top, bottom)).or(self.selection.quote);
        self.selection.section = section;
        self.selection.quote = quote;
    }

    fn first_quote_in_sight(&self, top: Place, bottom: Place) -> Option<crate::model::QuoteId> {
        let quotes = self.view().quotes();
        let ours = |quote| quotes.position(quote).is_some();
        for number in top.block..=bottom.block.min(self.flow.blocks.len().saturating_sub(1)) {
            let block = &self.flow.blocks[number];
            match (&block.kind, block.section) {
                (BlockKind::Quote(quote), _) if ours(*quote) => return Some(*quote),
                (BlockKind::Paragraph(range), Some(section)) => {
                    let from = if number == top.block { range.start + top.at } else { range.start };
                    let to = if number == bottom.block { range.start + bottom.at } else { range.end };
                    let window = from..to.max(from);
                    let mut stands = self.flow.stands_in(section, &window);
                    let first = stands.find(|stand| stand.range.start >= window.start && ours(stand.quote));
                    if let Some(stand) = first {
                        return Some(stand.quote);
                    }
                }
                _ => {}
            }
        }
        None
    }

    fn go_in_list(&mut self, forward: bool, step: &Step) {
        let Some(list) = lister(self.focus) else { return };
        let view = self.view();
        let Some(last) = list.len(&view).checked_sub(1) else { return };
        let height = self.list_height(self.focus);
        let chosen = list.chosen(&view);
        let by = match step {
            Step::Rows(rows) => *rows,
            Step::Half(times) => (height / 2).max(1).saturating_mul(*times),
            Step::Page(times) => height.saturating_sub(1).max(1).saturating_mul(*times),
            Step::End => usize::MAX,
        };
        let index = match (chosen, forward) {
            (None, true) => 0,
            (None, false) => last,
            (Some(index), true) => index.saturating_add(by).min(last),
            (Some(index), false) => index.saturating_sub(by),
        };
        self.choose_item(self.focus, index);
    }

    /// Chooses an item of a list.
    pub(super) fn choose_item(&mut self, pane: PaneName, index: usize) {
        match pane {
            PaneName::Agenda => {
                if let Some(section) = self.briefing().section_at(index) {
                    self.choose_section(section);
                }
            }
            PaneName::Speakers => {
                let speaker = index.checked_sub(1).and_then(|index| self.briefing().speaker_at(index));
                self.choose_speaker(speaker);
            }
            PaneName::Quotes => {
                if let Some(quote) = self.view().quotes().get(index) {
                    self.choose_quote(quote);
                }
            }
            PaneName::Text => {}
        }
    }

    /// How many items of a list are in sight.
    fn list_height(&self, pane: PaneName) -> usize {
        let layout = self.layout();
        let rect = layout.pane(pane).map(|rect| layout.inside(rect).height);
        usize::from(rect.unwrap_or(self.size.1).max(1))
    }

    /// Scrolls every list so that its chosen item is in sight.
    pub(super) fn settle(&mut self) {
        for (index, pane) in [PaneName::Agenda, PaneName::Speakers, PaneName::Quotes].into_iter().enumerate()
        {
            let Some(list) = lister(pane) else { continue };
            let height = self.list_height(pane);
            let view = self.view();
            let (len, chosen) = (list.len(&view), list.chosen(&view));
            let revealed = self.revealed.filter(|_| pane == PaneName::Speakers);
            let chosen = revealed.map(|speaker| speaker.index() + 1).or(chosen);
            let scroll = match pane {
                PaneName::Agenda => &mut self.scroll.agenda,
                PaneName::Speakers => &mut self.scroll.speakers,
                _ => &mut self.scroll.quotes,
            };
            let now = (len, height, chosen);
            let wanted = if self.settled[index] == now { None } else { chosen };
            *scroll = settled(*scroll, len, height, wanted);
            self.settled[index] = now;
        }
    }

    /// Gives the keys to a pane.
    pub(super) fn focus_on(&mut self, pane: PaneName) {
        // Who has the keys may get more room, at the cost of the text.
        self.relayout(|app| app.focus = pane);
    }

    /// Gives the keys to the pane `by` places on in the order of their numbers.
    pub(super) fn focus_next(&mut self, forward: bool) {
        let index = PaneName::ALL.iter().position(|pane| *pane == self.focus).unwrap_or(0);
        let len = PaneName::ALL.len();
        let next = if forward { index + 1 } else { index + len - 1 };
        self.focus_on(PaneName::ALL[next % len]);
    }

    /// Gives the keys to the pane beside this one, as panes stand on the screen.
    pub(super) fn focus_beside(&mut self, right: bool) {
        let layout = self.layout();
        let Some(here) = layout.pane(self.focus) else { return };
        if layout.shape == Shape::One || self.zoom {
            let index = PaneName::ALL.iter().position(|pane| *pane == self.focus).unwrap_or(0);
            let next = if right { index + 1 } else { index.wrapping_sub(1) };
            return self.focus_on(PaneName::ALL.get(next).copied().unwrap_or(self.focus));
        }
        let beside = layout
            .panes
            .iter()
            .filter(|(_, rect)| if right { rect.x >= here.right() } else { rect.right() <= here.x });
        let near = beside.min_by_key(|(_, rect)| {
            let across = if right { rect.x - here.right() } else { here.x - rect.right() };
            (across, rect.y.abs_diff(here.y))
        });
        self.focus_on(near.map_or(self.focus, |(pane, _)| *pane));
    }
}

/// The pane that an action gives the keys to.
pub(super) fn pane_of(action: Action) -> Option<PaneName> {
    Some(match action {
        Action::FocusAgenda => PaneName::Agenda,
        Action::FocusSpeakers => PaneName::Speakers,
        Action::FocusText => PaneName::Text,
        Action::FocusQuotes => PaneName::Quotes,
        _ => return None,
    })
}

/// The first row of a list of `len` items in `height` rows, as near to `first` as the chosen item allows.
pub(super) fn settled(first: usize, len: usize, height: usize, chosen: Option<usize>) -> usize {
    let most = len.saturating_sub(height);
    let first = match chosen {
        // A far jump puts the item into the middle; a near one scrolls by as much as it must.
        Some(item) if item + height < first || item > first + 2 * height => item.saturating_sub(height / 2),
        Some(item) if item < first => item,
        Some(item) if item >= first + height => item + 1 - height,
        _ => first,
    };
    first.min(most)
}

#[cfg(test)]
mod tests {
    use super::settled;

    #[test]
    fn a_list_scrolls_no_more_than_it_must() {
        assert_eq!(settled(0, 10, 4, Some(3)), 0);
        assert_eq!(settled(0, 10, 4, Some(4)), 1);
        assert_eq!(settled(5, 10, 4, Some(4)), 4);
        assert_eq!(settled(0, 100, 4, Some(50)), 48);
        assert_eq!(settled(9, 3, 4, Some(1)), 0);
    }
}
