//! The list of briefings on the screen: its rows, the filter and the preview.

use super::{Painter, line};
use crate::action::Action;
use crate::app::List;
use crate::pane::shelf;
use crate::row::{Role, Row};
use ratatui::layout::Rect;

impl Painter<'_> {
    /// Draws the list; returns the position of the cursor while the filter is typed.
    pub(super) fn list_of_briefings(&mut self, list: &List) -> Option<(u16, u16)> {
        let layout = self.app.list_layout();
        self.list_header();
        let glyphs = self.app.view().glyphs;
        let (found, all) = (list.found().len(), self.app.shelf().entries().len());
        if layout.borders {
            let place = if list.has_filter() {
                format!("Briefings  {found} of {all}")
            } else {
                "Briefings".to_owned()
            };
            self.border(layout.list, &place, true);
        }
        let cursor = layout.filter.map(|line| self.typed(inner(line), "/ ", &list.line, list.typing));
        let cells = usize::from(layout.rows.width.saturating_sub(3));
        if let Some(heads) = layout.heads {
            let mut row = Row::of(Role::Text, "  ");
            row.append(shelf::head(cells, &glyphs));
            self.row(&row, heads);
        }
        if found == 0
            && let Some(line) = line(layout.rows, 0)
        {
            let bindings = self.app.bindings();
            let words =
                bindings.with_hint("  No match", self.app.context(), Action::Back, "shows all briefings");
            self.row(&Row::of(Role::Faint, words), line);
        }
        for index in 0..usize::from(layout.rows.height).min(found.saturating_sub(list.scroll())) {
            let Some(line) = line(layout.rows, index) else { break };
            let place = list.scroll() + index;
            let Some(entry) = self.app.shelf().entries().get(list.found()[place]) else { break };
            let selected = place == list.selected();
            let mut row = Row::of(Role::Text, format!("{} ", if selected { glyphs.pointer } else { " " }));
            row.append(shelf::row(entry, cells, &glyphs));
            self.row(&row, line);
            if selected {
                self.stand_at(true, line.x, line.y);
                self.look(Role::Selected, line);
            }
        }
        if layout.borders {
            self.scroll_mark(layout.rows, list.scroll(), found, true);
        }
        if let Some(preview) = layout.preview {
            self.preview(preview);
        }
        cursor.filter(|_| list.typing)
    }

    fn list_header(&mut self) {
        let view = self.app.view();
        let dot = view.glyphs.dot;
        let shelf = self.app.shelf();
        let (seen, all) = (shelf.seen(), shelf.entries().len());
        let count = if all == 1 { "1 briefing".to_owned() } else { format!("{} briefings", thousands(all)) };
        let left = Row::of(Role::Header, " plenary   ").with(Role::Header, count);
        let mut right = Row::new();
        let marked = self.app.marked();
        if marked > 0 {
            right.push(Role::Key, format!("{marked} marked"));
            right.push(Role::Faint, if seen < all { dot } else { "" });
        }
        if seen < all {
            right.push(Role::Faint, format!("reading {} of {}", thousands(seen), thousands(all)));
        }
        right.push(Role::Faint, " ");
        let header = Rect { height: 1.min(self.area.height), ..self.area };
        let row = Row::spread(left, right, usize::from(header.width), view.glyphs.ellipsis);
        self.row(&row, header);
    }

    fn preview(&mut self, rect: Rect) {
        self.border(rect, "Preview", false);
        let Some(entry) = self.app.listed() else { return };
        let area = Rect {
            x: rect.x + 2,
            y: rect.y + 1,
            width: rect.width.saturating_sub(4),
            height: rect.height.saturating_sub(2),
        };
        let rows = shelf::preview(
            entry,
            usize::from(area.width.max(1)),
            &self.app.view().glyphs,
            self.app.bindings(),
        );
        for (index, row) in rows.into_iter().enumerate() {
            let Some(line) = line(area, index) else { break };
            let row = self.cut(row, line.width);
            self.row(&row, line);
        }
    }
}

/// A line without the cells of the pointer.
fn inner(line: Rect) -> Rect {
    let left = 2.min(line.width);
    Rect { x: line.x + left, width: line.width - left, ..line }
}

/// `1,000`.
fn thousands(count: usize) -> String {
    let digits = count.to_string();
    let mut out = String::with_capacity(digits.len() + digits.len() / 3);
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

#[cfg(test)]
mod tests {
    #[test]
    fn thousands_are_separated_by_commas() {
        let shown = [0, 12, 999, 1_000, 1_234_567].map(super::thousands);
        assert_eq!(shown, ["0", "12", "999", "1,000", "1,234,567"]);
    }
}
