//! The mouse: a click chooses what is under it, the wheel scrolls it.

use super::{App, Effect, Overlay, PageKind, Scroll};
use crate::action::Action;
use crate::layout::{MARGIN, PaneName, Position};
use crate::pane::flow::BlockKind;
use crate::pane::lister;
use crate::row::Role;

/// So many rows the wheel scrolls at once.
const NOTCH: usize = 3;

/// What is done with the mouse.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mouse {
    /// The left button is pressed.
    Click,
    /// The wheel is turned to what is below.
    WheelDown,
    /// The wheel is turned to what is above.
    WheelUp,
}

impl App {
    /// Whether the mouse is the reader's; else it is the terminal's, to choose text with.
    pub fn mouse(&self) -> bool {
        self.setup.mouse
    }

    /// Gives the mouse to the terminal, or takes it back.
    pub(super) fn toggle_mouse(&mut self) -> Effect {
        self.setup.mouse = !self.setup.mouse;
        let key = self.bindings().key_of(crate::action::Context::Reader, Action::ToggleMouse);
        let words = if self.setup.mouse {
            "the mouse chooses and scrolls here".to_owned()
        } else {
            format!("the mouse is the terminal's, to mark text with; {key} takes it back")
        };
        self.say(Role::Faint, words);
        Effect::TakeMouse(self.setup.mouse)
    }

    /// Takes in what was done with the mouse at a cell of the screen.
    pub(super) fn pointed(&mut self, x: u16, y: u16, mouse: Mouse) -> Option<Effect> {
        let at = Position { x, y };
        if mouse == Mouse::Click {
            self.notice = None;
            self.pending = super::Pending::default();
        }
        match self.overlay.take() {
            Some(Overlay::Picker(mut picker)) => {
                match mouse {
                    Mouse::Click => {
                        let (first, rows) = self.picker_rows(&picker);
                        if rows.contains(at) && picker.row(first + usize::from(y - rows.y)).is_some() {
                            picker.chosen = first + usize::from(y - rows.y);
                            return self.picker_action(picker, Action::Choose);
                        }
                    }
                    Mouse::WheelDown => picker.step(true, NOTCH),
                    Mouse::WheelUp => picker.step(false, NOTCH),
                }
                self.overlay = Some(Overlay::Picker(picker));
                None
            }
            Some(Overlay::Page(page)) => match mouse {
                Mouse::Click => {
                    self.overlay = Some(Overlay::Page(page));
                    None
                }
                Mouse::WheelDown => self.page_action(page, Action::Down, Some(NOTCH)),
                Mouse::WheelUp => self.page_action(page, Action::Up, Some(NOTCH)),
            },
            Some(Overlay::Export(mut dialog)) => {
                match mouse {
                    Mouse::Click => {}
                    Mouse::WheelDown => drop(self.dialog_action(&mut dialog, Action::PageDown)),
                    Mouse::WheelUp => drop(self.dialog_action(&mut dialog, Action::PageUp)),
                }
                self.overlay = Some(Overlay::Export(dialog));
                None
            }
            overlay @ Some(Overlay::Search(_)) => {
                self.overlay = overlay;
                None
            }
            None | Some(Overlay::Jump(_) | Overlay::Mark(_)) if self.listing => {
                self.pointed_at_list(at, mouse)
            }
            // A letter was waited for; whoever points needs none.
            None | Some(Overlay::Jump(_) | Overlay::Mark(_)) => self.pointed_at_pane(at, mouse),
        }
    }

    fn pointed_at_list(&mut self, at: Position, mouse: Mouse) -> Option<Effect> {
        let rows = self.list_layout().rows;
        match mouse {
            Mouse::WheelDown => self.step_list(true, NOTCH),
            Mouse::WheelUp => self.step_list(false, NOTCH),
            Mouse::Click if rows.contains(at) => {
                let index = self.list.scroll() + usize::from(at.y - rows.y);
                if index == self.list.chosen() {
                    return self.list_action(Action::Open, None);
                }
                self.point_at_row(index);
            }
            Mouse::Click => {}
        }
        None
    }

    fn pointed_at_pane(&mut self, at: Position, mouse: Mouse) -> Option<Effect> {
        let layout = self.layout();
        if mouse == Mouse::Click {
            if let Some(pane) =
                layout.tab_at(at, usize::from(self.size.0).saturating_sub(self.view().chips().width()))
            {
                self.focus_on(pane);
            } else if layout.bar.is_some_and(|bar| bar.contains(at)) {
                self.overlay = Some(Overlay::Page(Box::new(self.page(PageKind::Faults))));
            } else if layout.viewer.is_some_and(|viewer| viewer.contains(at))
                && self.selection.quote.is_some()
            {
                self.overlay = Some(Overlay::Page(Box::new(self.page(PageKind::Quote))));
            }
        }
        let pane = layout.panes.iter().find(|(_, rect)| rect.contains(at)).map(|(pane, _)| *pane)?;
        let inside = layout.inside(layout.pane(pane)?);
        match mouse {
            Mouse::WheelDown | Mouse::WheelUp => self.wheel(pane, mouse == Mouse::WheelDown),
            Mouse::Click if !inside.contains(at) => self.focus_on(pane),
            Mouse::Click if pane == PaneName::Text => self.click_in_text(at),
            Mouse::Click => {
                let row = usize::from(at.y - inside.y);
                let view = self.view();
                let list = lister(pane)?;
                let (len, chosen) = (list.len(&view), list.chosen(&view));
                let item = *first_of(&mut self.scroll, pane)? + row;
                let again = self.focus == pane && chosen == Some(item);
                self.focus_on(pane);
                if again {
                    self.open_here();
                } else if item < len {
                    self.choose_item(pane, item);
                }
            }
        }
        None
    }

    fn wheel(&mut self, pane: PaneName, down: bool) {
        self.history.strolled = true;
        if pane == PaneName::Text {
            return self.scroll_text(down, NOTCH);
        }
        // A list scrolls under its chosen item, which stays chosen.
        if let Some(first) = first_of(&mut self.scroll, pane) {
            *first = if down { *first + NOTCH } else { first.saturating_sub(NOTCH) };
        }
    }

    /// A click in the text chooses the quote that is there, or the picture; again, it opens it.
    fn click_in_text(&mut self, at: Position) {
        self.focus_on(PaneName::Text);
        let layout = self.layout();
        let Some(area) = layout.text_area(self.setup.measure).filter(|area| area.contains(at)) else {
            return;
        };
        let (height, cells) = self.text_size();
        let view = self.view();
        let rows = view.text_rows(self.scroll.text, height, cells);
        let Some(row) = rows.get(usize::from(at.y - area.y)).map(|row| row.place) else { return };
        let x = usize::from((at.x - area.x).saturating_sub(MARGIN));
        let place = view.at_cell(row, x, cells, self.setup.bidi).unwrap_or(row);
        let caption = match self.flow.blocks.get(place.block).map(|block| &block.kind) {
            Some(BlockKind::Caption(_)) => Some(place.block),
            Some(BlockKind::Picture(_)) => Some(place.block + 1),
            _ => None,
        };
        let section = view.section_at(place);
        let quote = self.quote_around(place);
        self.selection.section = section.or(self.selection.section);
        if let Some(caption) = caption.filter(|caption| self.view().caption(*caption).is_some()) {
            if self.at_picture && self.picture == Some(caption) {
                return self.open_here();
            }
            (self.picture, self.at_picture) = (Some(caption), true);
        } else if let Some(quote) = quote {
            if self.selection.quote == Some(quote) && !self.at_picture {
                return self.open_here();
            }
            self.selection.quote = Some(quote);
            self.at_picture = false;
        }
    }
}

/// The first row in sight of a list.
fn first_of(scroll: &mut Scroll, pane: PaneName) -> Option<&mut usize> {
    Some(match pane {
        PaneName::Agenda => &mut scroll.agenda,
        PaneName::Speakers => &mut scroll.speakers,
        PaneName::Quotes => &mut scroll.quotes,
        PaneName::Text => return None,
    })
}
