//! The panes on the screen: borders, lists, the text, and the whole selected quote.

use super::{Painter, cells, line};
use crate::action::{Action, Context};
use crate::app::NoSubject;
use crate::layout::{Layout, MARGIN, PaneName};
use crate::pane::lit::light;
use crate::pane::status::status;
use crate::pane::{Lister, Space, lister, viewer};
use crate::row::{Role, Row, wrapped};
use crate::text::bidi::{Bidi, visual, without_marks};
use crate::text::width::cut;
use ratatui::layout::Rect;
use ratatui::symbols::border;
use ratatui::widgets::{Block, Widget};

/// Borders without line drawing characters.
const ASCII_BORDER: border::Set<'static> = border::Set {
    top_left: "+",
    top_right: "+",
    bottom_left: "+",
    bottom_right: "+",
    vertical_left: "|",
    vertical_right: "|",
    horizontal_top: "-",
    horizontal_bottom: "-",
};

impl Painter<'_> {
    pub(super) fn panes(&mut self, layout: &Layout) {
        for (pane, rect) in &layout.panes {
            let focused = *pane == self.app.focus();
            let title = match lister(*pane) {
                Some(list) => list.title(&self.app.view()),
                None => pane.title().to_owned(),
            };
            if layout.borders {
                self.border(*rect, &format!("{} {title}", pane.number()), focused);
            }
            if layout.borders && *pane == PaneName::Text {
                self.status_on_border(*rect);
            }
            match lister(*pane) {
                Some(list) => self.list(list, *pane, layout.inside(*rect), focused),
                None => self.text(layout),
            }
        }
        if let Some(rect) = layout.viewer {
            if layout.borders {
                self.border(rect, "Quote", false);
            } else {
                let rule = if self.app.view().glyphs.ascii { "-" } else { "─" };
                self.row(
                    &Row::of(Role::Border, rule.repeat(usize::from(rect.width))),
                    Rect { height: 1, ..rect },
                );
            }
            let inside = if layout.borders { layout.inside(rect) } else { shifted(rect) };
            self.quote(padded(inside));
        }
        if let Some(line) = layout.status {
            let row = status(&self.app.view(), usize::from(line.width.saturating_sub(1)));
            let mut whole = Row::of(Role::Text, " ");
            whole.append(row.unwrap_or_default());
            self.row(&whole, line);
        }
    }

    /// Writes who says the selected quote into the lower border of a pane.
    fn status_on_border(&mut self, rect: Rect) {
        let room = rect.width.saturating_sub(6);
        if rect.height < 4 || room < 10 {
            return;
        }
        let Some(row) = status(&self.app.view(), usize::from(room)) else { return };
        let mut whole = Row::of(Role::Text, " ");
        whole.append(row);
        whole.push(Role::Text, " ");
        let line = Rect { x: rect.x + 2, y: rect.bottom() - 1, width: cells_of(&whole), height: 1 };
        // The border under it is bold.
        self.blank(line);
        self.row(&whole, line);
    }

    /// Draws a border with its title, in the style of a focused pane or of another one.
    pub(super) fn border(&mut self, rect: Rect, title: &str, focused: bool) {
        let rect = rect.intersection(self.area);
        let glyphs = self.app.view().glyphs;
        let style = self.theme.style(if focused { Role::Focus } else { Role::Border });
        let room = usize::from(rect.width.saturating_sub(4));
        let title = cut(title, room.saturating_sub(1), glyphs.ellipsis);
        let title = match self.app.bidi() {
            Bidi::Plenary => format!(" {} ", visual(&title)),
            Bidi::Terminal => format!(" {} ", without_marks(title.into_owned())),
        };
        let set = match (glyphs.ascii, focused) {
            (true, _) => ASCII_BORDER,
            (false, true) => border::THICK,
            (false, false) => border::ROUNDED,
        };
        // The title has a style of its own; the line does not.
        let title_style = self.theme.style(if focused { Role::Focus } else { Role::Faint });
        let title = ratatui::text::Span::styled(title, title_style);
        Block::bordered().border_set(set).border_style(style).title(title).render(rect, self.buffer);
    }

    fn list(&mut self, list: &dyn Lister, pane: PaneName, area: Rect, focused: bool) {
        let view = self.app.view();
        let (len, selected) = (list.len(&view), list.selected(&view));
        if len == 0 {
            for (index, row) in
                wrapped(Role::Faint, &list.empty(&view, self.app.bindings()), usize::from(area.width))
                    .iter()
                    .enumerate()
            {
                if let Some(line) = line(area, index) {
                    self.row(row, line);
                }
            }
            return;
        }
        let first = self.app.scroll().of_list(pane).unwrap_or(0);
        // With filters, only the quotes that pass are searched.
        let lit = view.lit.filter(|_| pane == PaneName::Quotes || view.selection.filter.is_empty());
        let space = Space::of(area.width, area.height);
        let mut y = 0;
        for item in first..len {
            if let (Some(lead), Some(line)) = (list.lead(&view, item), line(area, y)) {
                self.row(&self.cut(lead, line.width), line);
                y += 1;
            }
            let is_selected = selected == Some(item);
            for (index, mut row) in list.rows(&view, item, space).into_iter().enumerate() {
                let Some(line) = line(area, y) else { break };
                if let Some(lit) = lit {
                    lit.item(&mut row, list.is_here(&view, item));
                }
                let pointer = if is_selected && index == 0 { view.glyphs.pointer } else { " " };
                let mut whole = Row::of(Role::Text, format!("{pointer} "));
                whole.append(row);
                self.row(&whole, line);
                if is_selected {
                    self.point(&whole, if focused { Role::Selected } else { Role::Current }, line);
                    self.stand_at(focused && index == 0, line.x, line.y);
                }
                y += 1;
            }
            if y >= usize::from(area.height) {
                break;
            }
        }
        self.scroll_mark(area, first, len, focused);
    }

    fn text(&mut self, layout: &Layout) {
        let Some(area) = layout.text_area(self.app.measure()) else { return };
        let cells = usize::from(area.width.saturating_sub(MARGIN).max(1));
        let view = self.app.view();
        let focused = self.app.focus() == PaneName::Text;
        let (picking, mut has_point) = (self.app.text_selection().is_some(), false);
        self.stand_at(focused, area.x, area.y);
        let mut drawn = None;
        for (index, row) in
            view.text_rows(self.app.scroll().text, usize::from(area.height), cells).iter().enumerate()
        {
            let Some(line) = line(area, index) else { break };
            self.row(&row.margin, Rect { width: MARGIN.min(line.width), ..line });
            let margin = MARGIN.min(line.width);
            let words = Rect { x: line.x + margin, width: line.width - margin, ..line };
            self.row(&row.row, words);
            if let Some(x) = cell_of(&row.row, if picking { Role::Caret } else { Role::Chosen }) {
                self.stand_at(focused && !has_point, words.x + x, words.y);
                has_point = true;
            }
            // The first row in view draws the whole picture.
            if let Some(picture) = row.picture.filter(|_| drawn != Some(row.place.block)) {
                drawn = Some(row.place.block);
                self.picture_in_text(row.place.block, picture, words, area, cells);
            }
        }
        if let Some(pane) = layout.pane(PaneName::Text) {
            let (first, blocks) = (self.app.scroll().text.block, view.flow.blocks.len());
            self.scroll_mark(layout.inside(pane), first, blocks, focused);
        }
    }

    /// Draws the whole selected quote.
    fn quote(&mut self, area: Rect) {
        let view = self.app.view();
        let cells = usize::from(area.width.max(1));
        let mut rows = match view.selection.quote {
            Some(quote) => viewer::rows(&view, quote, cells),
            None if matches!(self.app.subject(), Err(NoSubject::NotQuoted)) => {
                wrapped(Role::Faint, "The match is in no quote.", cells)
            }
            None => wrapped(Role::Faint, "No quote is selected.", cells),
        };
        if let Some(lit) = view.lit {
            light(&mut rows, lit.needle, None);
        }
        let room = usize::from(area.height);
        let open = self.app.bindings().hint(Context::Reader, Action::Open, "shows all").unwrap_or_default();
        for (index, row) in rows.iter().take(room).enumerate() {
            let Some(line) = line(area, index) else { break };
            let more = index + 1 == room && rows.len() > room;
            let row = if more {
                Row::of(Role::Faint, format!("{} {open}", view.glyphs.ellipsis))
            } else {
                row.clone()
            };
            let row = self.cut(row, line.width);
            self.row(&row, line);
        }
    }

    /// Draws how far a pane is scrolled, as a thumb on its right border.
    pub(super) fn scroll_mark(&mut self, area: Rect, first: usize, len: usize, focused: bool) {
        let height = usize::from(area.height);
        if len <= height || height < 2 || area.right() >= self.area.right() {
            return;
        }
        let last = len - height.min(len - 1);
        let offset = (first.min(last) * (height - 1)) / last.max(1);
        if let Some(line) = line(area, offset.min(height - 1)) {
            let mark = if self.app.view().glyphs.ascii { "#" } else { "█" };
            let role = if focused { Role::Focus } else { Role::Border };
            self.row(&Row::of(role, mark), Rect { x: area.right(), width: 1, ..line });
        }
    }
}

/// The first cell of a row in which a role is drawn.
fn cell_of(row: &Row, role: Role) -> Option<u16> {
    let index = row.spans.iter().position(|span| span.role == role)?;
    Some(row.spans.iter().take(index).map(|span| cells(&span.text)).sum())
}

fn cells_of(row: &Row) -> u16 {
    u16::try_from(row.width()).unwrap_or(u16::MAX)
}

/// An area without its first line.
fn shifted(rect: Rect) -> Rect {
    Rect { y: rect.y + 1.min(rect.height), height: rect.height.saturating_sub(1), ..rect }
}

/// An area with a blank cell on either side.
fn padded(rect: Rect) -> Rect {
    if rect.width < 10 { rect } else { Rect { x: rect.x + 1, width: rect.width - 2, ..rect } }
}
