//! The mouse: a click selects or opens an item, or does what the footer shows; the wheel scrolls.

use crate::action::Action;
use crate::app::keys::Pending;
use crate::app::overlay::outcome::Event;
use crate::app::{App, Effect, Mouse, PageKind};
use crate::layout::{Layout, PaneName, Position};
use crate::pane::flow::BlockKind;
use crate::pane::{lister, whole_height};
use crate::row::Role;

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
        let is_footer = mouse == Mouse::Click && y.checked_add(1) == Some(self.size.1);
        let wanted = if is_footer { self.hint_at(x) } else { None };
        if mouse == Mouse::Click {
            self.notice = None;
            self.pending = Pending::default();
        }
        if mouse == Mouse::Click {
            self.reading.pressed = None;
        }
        if let Some(action) = wanted {
            return self.act(action, None);
        }
        // A click replaces the letter that the prompt waits for.
        self.overlay.take_if(|overlay| overlay.awaits_letter());
        if self.overlay.is_some() {
            return self.send_to_overlay(Event::Mouse(at, mouse));
        }
        if self.library.is_shown {
            return self.mouse_in_library(at, mouse);
        }
        if self.shelf.listing { self.mouse_in_list(at, mouse) } else { self.mouse_in_panes(at, mouse) }
    }

    fn mouse_in_list(&mut self, at: Position, mouse: Mouse) -> Option<Effect> {
        let rows = self.list_layout().rows;
        match mouse {
            Mouse::WheelDown => self.shelf.list.step((true, Mouse::WHEEL_ROWS)),
            Mouse::WheelUp => self.shelf.list.step((false, Mouse::WHEEL_ROWS)),
            Mouse::Click | Mouse::DoubleClick if rows.contains(at) => {
                let index = self.shelf.list.scroll() + usize::from(at.y - rows.y);
                if index == self.shelf.list.selected() {
                    return self.open_selected();
                }
                self.shelf.list.select(index);
            }
            Mouse::Click | Mouse::DoubleClick | Mouse::Drag => {}
        }
        None
    }

    fn mouse_in_panes(&mut self, at: Position, mouse: Mouse) -> Option<Effect> {
        let layout = self.layout();
        match mouse {
            Mouse::Click => self.click_around_panes(at, &layout),
            Mouse::Drag => {
                self.drag_to(at);
                return None;
            }
            Mouse::DoubleClick if layout.pane(PaneName::Text).is_some_and(|rect| rect.contains(at)) => {
                self.select_sentence(at);
                return None;
            }
            Mouse::DoubleClick => return self.mouse_in_panes(at, Mouse::Click),
            Mouse::WheelDown | Mouse::WheelUp => {}
        }
        let pane = layout.panes.iter().find(|(_, rect)| rect.contains(at)).map(|(pane, _)| *pane)?;
        let inside = layout.inside(layout.pane(pane)?);
        match mouse {
            Mouse::WheelDown => self.wheel(pane, true),
            Mouse::WheelUp => self.wheel(pane, false),
            Mouse::Click if !inside.contains(at) => self.focus_on(pane),
            Mouse::Click if pane == PaneName::Text => self.click_in_text(at),
            Mouse::Click => self.click_in_list(pane, usize::from(at.y - inside.y)),
            // These were handled above.
            Mouse::Drag | Mouse::DoubleClick => {}
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
        let (len, selected, space) = (list.len(&view), list.selected(&view), self.list_space(pane));
        let mut end = 0;
        let is_above = |item: &usize| {
            end += whole_height(list, &view, *item, space);
            end <= row
        };
        let item = first + (first..len).take_while(is_above).count();
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
            None => self.scroll_text(down, Mouse::WHEEL_ROWS),
            Some(first) if down => *first += Mouse::WHEEL_ROWS,
            Some(first) => *first = first.saturating_sub(Mouse::WHEEL_ROWS),
        }
    }

    /// Selects the quote or the picture at a cell of the text; a second click opens the picture.
    fn click_in_text(&mut self, at: Position) {
        self.focus_on(PaneName::Text);
        self.reading.text_selection = None;
        let layout = self.layout();
        if !layout.text_area(self.setup.measure).is_some_and(|area| area.contains(at)) {
            return;
        }
        let Some(place) = self.place_at_cell(at) else { return };
        self.reading.pressed = Some(at);
        let view = self.view();
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
            self.reading.selection.quote = Some(quote);
            pictures.is_selected = false;
        }
    }
}
