//! Drawing the app into a frame. Drawing changes nothing.

mod bidi;
mod coloured;
mod export;
mod frame;
mod hints;
mod library;
mod link;
mod list;
mod overlay;
mod pane;
mod picture;
pub mod theme;

use crate::app::App;
use crate::layout::Shape;
use crate::row::{Role, Row, wrapped};
use crate::text::width::width;
pub use coloured::coloured;
use link::Linked;
pub use picture::Placement;
use ratatui::Frame;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::{Modifier, Style};
use ratatui::widgets::{Clear, Widget};
use theme::Theme;

/// What is left to do after the cells are drawn.
#[derive(Debug, Default)]
pub struct Drawn {
    /// The pictures to place over their empty cells.
    pub placements: Vec<Placement>,
    /// Where to leave the hidden cursor: at the selected row, or at the end of selected words.
    ///
    /// Screen readers, braille displays and magnifiers follow it. `None` while the cursor is shown.
    pub point: Option<(u16, u16)>,
}

/// Draws the app.
///
/// Set `links` if the terminal can show addresses as links.
pub fn draw(app: &App, theme: &Theme, links: bool, frame: &mut Frame<'_>) -> Drawn {
    let area = frame.area();
    let Painted { cursor, point, placements, linked } = paint(app, theme, area, frame.buffer_mut());
    if links {
        linked.mark(frame.buffer_mut());
    }
    if let Some((x, y)) = cursor
        && x < area.right()
        && y < area.bottom()
    {
        frame.set_cursor_position((x, y));
        return Drawn { placements, point: None };
    }
    Drawn { placements, point: point.filter(|(x, y)| *x < area.right() && *y < area.bottom()) }
}

/// Where the cursor is after the app is drawn, shown or hidden.
pub fn cursor(app: &App, theme: &Theme, (width, height): (u16, u16)) -> Option<(u16, u16)> {
    let mut buffer = Buffer::empty(Rect::new(0, 0, width, height));
    let painted = paint(app, theme, buffer.area, &mut buffer);
    painted.cursor.or(painted.point)
}

/// Draws the app into a buffer; returns the cursor's position if text is typed.
pub fn draw_buffer(app: &App, theme: &Theme, area: Rect, buffer: &mut Buffer) -> Option<(u16, u16)> {
    paint(app, theme, area, buffer).cursor
}

/// The result of drawing, apart from the cells.
#[derive(Default)]
struct Painted {
    cursor: Option<(u16, u16)>,
    point: Option<(u16, u16)>,
    placements: Vec<Placement>,
    linked: Linked,
}

fn paint(app: &App, theme: &Theme, area: Rect, buffer: &mut Buffer) -> Painted {
    let layout = app.layout();
    let (placements, linked) = (Vec::new(), Linked::default());
    let mut painter = Painter { app, theme, area, buffer, point: None, placements, linked };
    painter.blank(area);
    if layout.shape == Shape::Nothing {
        painter.too_small();
        return Painted::default();
    }
    let typed = match (app.library_screen(), app.list()) {
        (Some(screen), _) => painter.library(screen),
        (None, Some(list)) => painter.list_of_briefings(list),
        (None, None) => {
            painter.header(&layout);
            painter.bar(&layout);
            painter.panes(&layout);
            None
        }
    };
    let cursor = painter.overlay().or(typed);
    let cursor = painter.footer(&layout).or(cursor);
    Painted { cursor, point: painter.point, placements: painter.placements, linked: painter.linked }
}

/// The screen of an app as a buffer, without a terminal.
pub fn screen(app: &App, theme: &Theme, (width, height): (u16, u16)) -> Buffer {
    let mut buffer = Buffer::empty(Rect::new(0, 0, width, height));
    draw_buffer(app, theme, buffer.area, &mut buffer);
    buffer
}

/// The state that drawing needs.
struct Painter<'a> {
    app: &'a App,
    theme: &'a Theme,
    /// The screen, which may have a newer size than the one that the app knows.
    area: Rect,
    buffer: &'a mut Buffer,
    /// Where to leave the cursor while it is hidden.
    point: Option<(u16, u16)>,
    /// The pictures that are not made of cells.
    placements: Vec<Placement>,
    linked: Linked,
}

impl Painter<'_> {
    /// Draws a row on a line, cut at the end of the line.
    fn row(&mut self, row: &Row, line: Rect) {
        let line = line.intersection(self.area);
        if line.is_empty() {
            return;
        }
        if row.has_rtl() {
            return self.visual_row(row, line);
        }
        let mut x = line.x;
        for span in &row.spans {
            let style = self.theme.style(span.role);
            let left = usize::from(line.right() - x);
            let (next, _) = self.buffer.set_stringn(x, line.y, &span.text, left, style);
            if let Role::Title | Role::Link = span.role {
                self.linked.add(self.app.address_of(span.role, &span.text), line.y, x..next);
            }
            x = next;
            if x >= line.right() {
                break;
            }
        }
    }

    /// Gives a whole line the style of a role.
    ///
    /// Cells with a background of their own keep it, with their colours.
    fn look(&mut self, role: Role, line: Rect) {
        let style = self.theme.style(role);
        let plain = self.theme.style(Role::Text).bg.unwrap_or_default();
        for position in line.intersection(self.area).positions() {
            let cell = &mut self.buffer[position];
            let own = cell.bg != plain;
            cell.set_style(if own { Style::new().add_modifier(style.add_modifier) } else { style });
        }
    }

    /// Clears an area, in the style of text.
    fn blank(&mut self, area: Rect) {
        Clear.render(area, self.buffer);
        self.linked.cover(area);
        self.buffer.set_style(area, self.theme.style(Role::Text));
    }

    /// Gives a whole line the background of a role, and nothing else of its style.
    fn background(&mut self, role: Role, line: Rect) {
        let Some(paper) = self.theme.style(role).bg else { return };
        let plain = self.theme.style(Role::Text).bg.unwrap_or_default();
        for position in line.intersection(self.area).positions() {
            let cell = &mut self.buffer[position];
            if cell.bg == plain {
                cell.set_bg(paper);
            }
        }
    }

    /// Gives a drawn row the style of the selected one.
    ///
    /// Matches of a search stay visible in it.
    fn point(&mut self, row: &Row, role: Role, line: Rect) {
        self.look(role, line);
        let reversed = self.theme.style(role).add_modifier.contains(Modifier::REVERSED);
        let mut x = line.x;
        for span in &row.spans {
            let width = cells(&span.text).min(line.right().saturating_sub(x));
            let own = Rect { x, width, ..line }.intersection(self.area);
            if reversed && matches!(span.role, Role::Hit | Role::Here) {
                let style = self.theme.style(span.role);
                self.buffer.set_style(
                    own,
                    style.remove_modifier(Modifier::REVERSED).add_modifier(Modifier::UNDERLINED),
                );
            }
            x += width;
        }
    }

    /// Leaves the hidden cursor at a cell, if `wanted`.
    fn stand_at(&mut self, wanted: bool, x: u16, y: u16) {
        if wanted {
            self.point = Some((x, y));
        }
    }

    fn cut(&self, row: Row, cells: u16) -> Row {
        row.cut(usize::from(cells), self.app.view().glyphs.ellipsis)
    }

    fn too_small(&mut self) {
        let (width, height) = crate::layout::SMALLEST;
        let missing = match (self.area.width < width, self.area.height < height) {
            (true, true) => format!("too small: needs {width} columns and {height} rows"),
            (true, false) => format!("too narrow: needs {width} columns"),
            _ => format!("too low: needs {height} rows"),
        };
        let rows = wrapped(Role::Text, &missing, usize::from(self.area.width.max(1)));
        for (index, row) in rows.iter().enumerate() {
            let Some(line) = line(self.area, index) else { break };
            self.row(row, line);
        }
    }
}

/// The line `index` of an area, if there is one.
fn line(area: Rect, index: usize) -> Option<Rect> {
    let index = u16::try_from(index).ok().filter(|index| *index < area.height)?;
    Some(Rect { y: area.y + index, height: 1, ..area })
}

/// The cells of a text.
fn cells(text: &str) -> u16 {
    u16::try_from(width(text)).unwrap_or(u16::MAX)
}

/// The text of a buffer, a line for each row, without trailing blanks.
pub fn text_of(buffer: &Buffer) -> String {
    let mut text = String::new();
    for y in buffer.area.top()..buffer.area.bottom() {
        let mut line = String::new();
        let mut x = buffer.area.left();
        while x < buffer.area.right() {
            let symbol = buffer.cell((x, y)).map_or(" ", ratatui::buffer::Cell::symbol);
            line.push_str(symbol);
            // The cell after a wide character belongs to it.
            x += cells(symbol).max(1);
        }
        text.push_str(line.trim_end());
        text.push('\n');
    }
    text
}
