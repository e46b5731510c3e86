//! The mouse: a click selects or opens an item, and the wheel scrolls.

use crate::action::Action;
use crate::app::keys::Pending;
use crate::app::overlay::outcome::Event;
use crate::app::{App, Effect, Mouse, PageKind};
use crate::layout::{Layout, MARGIN, PaneName, Position};
use crate::pane::flow::BlockKind;
use crate::pane::lister;
use crate::row::Role;

/// Number of rows that one turn of the wheel scrolls.
const WHEEL_ROWS: usize = 3;

impl App {
    /// True if the reader uses the mouse; otherwise the terminal selects text with it.
    pub fn mouse(&self) -> bool {
        self.setup.mouse
    }

    /// Gives the mouse to the terminal, or takes it back.
    pub(in crate::app) fn toggle_mouse(&mut self) -> Effect {
        self.setup.mouse = !self.setup.mouse;
        if self.setup.mouse {
            self.say(Role::Faint, "the mouse selects and scrolls here");
        } else {
            let words = "the mouse selects text in the terminal";
            self.say_with_key(Role::Faint, words, Action::ToggleMouse, "takes it back");
        }
        Effect::TakeMouse(self.setup.mouse)
    }

    /// Handles the mouse at a cell of the screen.
    pub(in crate::app) fn mouse_at(&mut self, x: u16, y: u16, mouse: Mouse) -> Option<Effect> {
        let at = Position { x, y };
        if mouse == Mouse::Click {
            self.notice = None;
            self.pending = Pending::default();
        }
        // A click replaces the letter that the prompt waits for.
        self.overlay.take_if(|overlay| overlay.awaits_letter());
        if self.overlay.is_some() {
            return self.send_to_overlay(Event::Mouse(at, mouse));
        }
        if self.shelf.listing { self.mouse_in_list(at, mouse) } else { self.mouse_in_panes(at, mouse) }
    }

    fn mouse_in_list(&mut self, at: Position, mouse: Mouse) -> Option<Effect> {
        let rows = self.list_layout().rows;
        match mouse {
            Mouse::WheelDown => self.shelf.list.step(true, WHEEL_ROWS),
            Mouse::WheelUp => self.shelf.list.step(false, WHEEL_ROWS),
            Mouse::Click if rows.contains(at) => {
                let index = self.shelf.list.scroll() + usize::from(at.y - rows.y);
                if index == self.shelf.list.selected() {
                    return self.open_selected();
                }
                self.shelf.list.select(index);
            }
            Mouse::Click => {}
        }
        None
    }

    fn mouse_in_panes(&mut self, at: Position, mouse: Mouse) -> Option<Effect> {
        let layout = self.layout();
        if mouse == Mouse::Click {
            self.click_around_panes(at, &layout);
        }
        let pane = layout.panes.iter().find(|(_, rect)| rect.contains(at)).map(|(pane, _)| *pane)?;
        let inside = layout.inside(layout.pane(pane)?);
        match mouse {
            Mouse::WheelDown => self.wheel(pane, true),
            Mouse::WheelUp => self.wheel(pane, false),
            Mouse::Click if !inside.contains(at) => self.focus_on(pane),
            Mouse::Click if pane == PaneName::Text => self.click_in_text(at),
            Mouse::Click => self.click_in_list(pane, usize::from(at.y - inside.y)),
        }
        None
    }

    /// Handles a click outside the panes: on a tab, the bar of faults or the quote.
    fn click_around_panes(&mut self, at: Position, layout: &Layout) {
        let room = usize::from(self.size.0).saturating_sub(self.view().chips().width());
        if let Some(pane) = layout.tab_at(at, room) {
            self.focus_on(pane);
        } else if layout.bar.is_some_and(|bar| bar.contains(at)) {
            self.open_page(PageKind::Faults);
        } else if layout.viewer.is_some_and(|viewer| viewer.contains(at))
            && self.reading.selection.quote.is_some()
        {
            self.open_page(PageKind::Quote);
        }
    }

    /// Selects the item in a row of a list; a second click opens it.
    fn click_in_list(&mut self, pane: PaneName, row: usize) {
        let (Some(list), Some(first)) = (lister(pane), self.reading.panes.scroll.of_list(pane)) else {
            return;
        };
        let view = self.view();
        let (len, selected) = (list.len(&view), list.selected(&view));
        let item = first + row;
        let is_second = self.reading.panes.focus == pane && selected == Some(item);
        self.focus_on(pane);
        if is_second {
            self.open_in_pane();
        } else if item < len {
            self.select_item(pane, item);
        }
    }

    fn wheel(&mut self, pane: PaneName, down: bool) {
        self.reading.history.scrolled = true;
        // A list scrolls without changing its selected item.
        match self.reading.panes.scroll.of_list_mut(pane) {
            None => self.scroll_text(down, WHEEL_ROWS),
            Some(first) if down => *first += WHEEL_ROWS,
            Some(first) => *first = first.saturating_sub(WHEEL_ROWS),
        }
    }

    /// Selects the quote or the picture at a cell of the text; a second click opens it.
    fn click_in_text(&mut self, at: Position) {
        self.focus_on(PaneName::Text);
        let layout = self.layout();
        let Some(area) = layout.text_area(self.setup.measure).filter(|area| area.contains(at)) else {
            return;
        };
        let (height, cells) = self.text_size();
        let view = self.view();
        let rows = view.text_rows(self.reading.panes.scroll.text, height, cells);
        let Some(row) = rows.get(usize::from(at.y - area.y)).map(|row| row.place) else { return };
        let x = usize::from((at.x - area.x).saturating_sub(MARGIN));
        let place = view.at_cell(row, x, cells, self.setup.bidi).unwrap_or(row);
        let caption = match view.flow.blocks.get(place.block).map(|block| &block.kind) {
            Some(BlockKind::Caption(_)) => Some(place.block),
            Some(BlockKind::Picture(_)) => Some(place.block + 1),
            _ => None,
        };
        let caption = caption.filter(|caption| view.caption(*caption).is_some());
        let section = view.section_at(place);
        let quote = self.quote_around(place);
        self.reading.selection.section = section.or(self.reading.selection.section);
        let pictures = &mut self.reading.pictures;
        if let Some(caption) = caption {
            if pictures.selected() == Some(caption) {
                return self.open_in_pane();
            }
            pictures.select(caption);
        } else if let Some(quote) = quote {
            if self.reading.selection.quote == Some(quote) && !pictures.is_selected {
                return self.open_in_pane();
            }
            self.reading.selection.quote = Some(quote);
            pictures.is_selected = false;
        }
    }
}
