//! The overlays on the screen: marks, pickers and pages.

use super::{Painter, cells, line};
use crate::action::{Action, Context};
use crate::app::{CorrectMenu, MarkPrompt, Overlay, Page, Picker};
use crate::layout;
use crate::row::{Role, Row};
use crate::text::bidi::{Bidi, caret, has_rtl};
use ratatui::layout::Rect;

impl Painter<'_> {
    /// Draws the overlay; returns the position of the cursor while text is typed.
    pub(super) fn overlay(&mut self) -> Option<(u16, u16)> {
        match self.app.overlay()? {
            Overlay::Jump(_) | Overlay::Search(_) | Overlay::Answer(_) => None,
            Overlay::Mark(prompt) => {
                self.marks(*prompt);
                None
            }
            Overlay::Picker(picker) => self.picker(picker),
            Overlay::Page(page) => {
                self.page(page);
                None
            }
            Overlay::Export(dialog) => self.dialog(dialog),
            Overlay::Correct(menu) => {
                self.correct_menu(menu);
                None
            }
        }
    }

    /// Draws the menu of corrections.
    fn correct_menu(&mut self, menu: &CorrectMenu) {
        let (width, height) = menu.size();
        let area = self.window(width, height, &menu.title);
        let first = menu.first_in_view(usize::from(area.height));
        for (index, item) in menu.items().iter().enumerate().skip(first) {
            let Some(line) = line(area, index - first) else { break };
            let row = self.cut(item.row.clone(), line.width);
            self.row(&row, line);
            if index == menu.selected() {
                self.stand_at(true, line.x, line.y);
                self.look(Role::Selected, line);
            }
        }
    }

    /// Draws an empty box in the middle of the screen; returns its inner area.
    pub(super) fn window(&mut self, width: u16, height: u16, title: &str) -> Rect {
        let (rect, inside) = layout::window((self.area.width, self.area.height), width, height);
        // A blank column on either side sets the box apart from gutters and bars beside it.
        let margin = u16::from(rect.width < self.area.width);
        let wider = Rect { x: rect.x.saturating_sub(margin), width: rect.width + 2 * margin, ..rect };
        self.blank(wider.intersection(self.area));
        // A wide character that this would cut in half is removed.
        let wider =
            Rect { x: wider.x.saturating_sub(1), width: wider.width + 1, ..wider }.intersection(self.area);
        for y in wider.top()..wider.bottom() {
            if let Some(cell) = self.buffer.cell_mut((wider.x, y))
                && cells(cell.symbol()) > 1
            {
                cell.set_symbol(" ");
            }
        }
        self.blank(rect);
        self.border(rect, title, true);
        inside
    }

    /// Draws the places that have a letter, while a letter is to be typed.
    fn marks(&mut self, prompt: MarkPrompt) {
        let mut rows = self.app.mark_rows();
        if rows.is_empty() {
            rows.push(Row::of(Role::Faint, "No place has a letter yet."));
        }
        let height = u16::try_from(rows.len()).unwrap_or(u16::MAX).saturating_add(2);
        let title = match prompt {
            MarkPrompt::Set => "Give this place a letter",
            MarkPrompt::GoTo => "Go to the place of a letter",
        };
        let area = self.window((self.area.width * 4 / 5).clamp(20, 84), height, title);
        for (index, row) in rows.into_iter().enumerate() {
            let Some(line) = line(area, index) else { break };
            let row = self.cut(row, line.width);
            self.row(&row, line);
        }
    }

    fn page(&mut self, page: &Page) {
        let (width, height) = self.app.page_size_of(page.kind);
        let rows = page.shown(self.app, usize::from(width));
        let height = height.min(u16::try_from(rows.len()).unwrap_or(u16::MAX).max(3));
        let place = if rows.len() > usize::from(height) {
            format!(
                "{}  {}-{} of {}",
                page.kind.title(),
                page.scroll + 1,
                (page.scroll + usize::from(height)).min(rows.len()),
                rows.len()
            )
        } else {
            page.kind.title().to_owned()
        };
        let area = self.window(width + 4, height + 2, &place);
        for (index, row) in rows.into_iter().skip(page.scroll).enumerate() {
            let Some(line) = line(area, index) else { break };
            let row = self.cut(row, line.width);
            self.row(&row, line);
        }
        self.stand_at(true, area.x, area.y);
        self.picture_on_page(page, area);
    }

    fn picker(&mut self, picker: &Picker) -> Option<(u16, u16)> {
        let (found, all) = picker.count();
        let (width, height) = layout::picker_size((self.area.width, self.area.height), all);
        let area = self.window(width, height, &format!("{}  {found} of {all}", picker.title));
        let cursor = line(area, 0).map(|line| self.typed(line, "> ", &picker.line, true));
        let list = layout::picker_rows(area);
        let first = picker.first_in_view(usize::from(list.height));
        if found == 0
            && let Some(line) = line(list, 0)
        {
            let words = self.app.bindings().with_hint("No match", Context::Picker, Action::Back, "goes back");
            self.row(&Row::of(Role::Faint, words), line);
        }
        for index in 0..usize::from(list.height) {
            let (Some(line), Some(row)) = (line(list, index), picker.row(first + index)) else { break };
            let row = self.cut(row.clone(), line.width);
            self.row(&row, line);
            if first + index == picker.selected {
                self.stand_at(picker.has_moved(), line.x, line.y);
                self.look(Role::Selected, line);
            }
        }
        cursor.filter(|_| !picker.has_moved())
    }

    /// Draws a line of typed text; returns the position of its cursor.
    pub(super) fn typed(
        &mut self,
        line: Rect,
        prompt: &str,
        input: &tui_input::Input,
        active: bool,
    ) -> (u16, u16) {
        let prompt_width = cells(prompt);
        let room = line.width.saturating_sub(prompt_width).max(1);
        let scroll = input.visual_scroll(usize::from(room) - 1);
        let shown = skip_cells(input.value(), scroll);
        let role = if active { Role::Input } else { Role::Text };
        let mut row = Row::of(Role::Faint, prompt);
        row.push_field(role, shown);
        self.row(&row, line);
        let cells = input.visual_cursor().saturating_sub(scroll);
        let cursor = if self.app.bidi() == Bidi::Plenary && has_rtl(shown) {
            let before = crate::text::width::split(shown, cells).0.len();
            match caret(shown, before) {
                Some(cells) => cells,
                // After the last letter, which is on its left, in the blank of the prompt.
                None => return (line.x + prompt_width.saturating_sub(1), line.y),
            }
        } else {
            cells
        };
        let cursor = u16::try_from(cursor).unwrap_or(0);
        (line.x + prompt_width + cursor.min(room), line.y)
    }
}

/// The text without its first `cells` cells, but never empty.
fn skip_cells(text: &str, cells: usize) -> &str {
    if cells == 0 {
        return text;
    }
    let (head, tail) = crate::text::width::split(text, cells);
    if head.is_empty() { text } else { tail }
}
