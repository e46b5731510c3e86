//! Pictures on the screen: drawn as cells, or as cells that are left empty.

use super::Painter;
use crate::app::{Overlay, Page, PageKind};
use crate::pane::picture::Shown;
use crate::picture::{Depth, Drawing, Extent, PictureMode, Rgb, Shared, kitty};
use crate::row::{Role, Row};
use crate::text::Safe;
use ratatui::buffer::CellDiffOption;
use ratatui::layout::Rect;
use ratatui::style::Color;

/// A picture that is not made of cells, with its upper left cell.
///
/// The cells under it are left alone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Placement {
    /// The column.
    pub x: u16,
    /// The row.
    pub y: u16,
    /// The first of its rows in view.
    pub from: u16,
    /// The number of its rows in view.
    pub rows: u16,
    /// The picture.
    pub rendering: Shared,
}

/// The position of a picture.
struct Position {
    left: u16,
    /// The first row, which may be above the screen.
    top: i32,
    /// The area in which it can be seen.
    clip: Rect,
    /// True if an overlay covers it.
    covered: bool,
}

impl Painter<'_> {
    /// Draws the picture of a block of the text, with its row `row` on `line`.
    pub(super) fn picture_in_text(&mut self, block: usize, row: u16, line: Rect, area: Rect, cells: usize) {
        let view = self.app.view();
        let Shown::Picture { image, extent } = view.shown_in_text(block, cells) else { return };
        let covered = !matches!(self.app.overlay(), None | Some(Overlay::Jump(_) | Overlay::Search(_)));
        let position = Position {
            left: line.x + u16::try_from(crate::pane::flow::INDENT).unwrap_or(0),
            top: i32::from(line.y) - i32::from(row),
            clip: area,
            covered,
        };
        self.picture(image, extent, &position);
    }

    /// Draws the picture on its own page.
    pub(super) fn picture_on_page(&mut self, page: &Page, area: Rect) {
        let PageKind::Picture(block) = page.kind else { return };
        let view = self.app.view();
        let (cells, height) = self.app.page_size_of(page.kind);
        let Some(caption) = view.caption(block) else { return };
        let bounds = view.page_bounds(caption, cells.into(), height.into());
        let Shown::Picture { image, extent } = view.shown(caption, bounds) else { return };
        let top = i32::from(area.y) - i32::try_from(page.scroll).unwrap_or(i32::MAX);
        let left = area.x + area.width.saturating_sub(extent.columns) / 2;
        self.picture(image, extent, &Position { left, top, clip: area, covered: false });
    }

    fn picture(&mut self, image: &Safe, extent: Extent, position: &Position) {
        let clip = position.clip.intersection(self.area);
        let gallery = self.app.gallery();
        let rendering = gallery.rendering(image, extent).cloned();
        match rendering.as_ref().map(|rendering| &rendering.drawing) {
            Some(Drawing::HalfBlocks(pixels)) => {
                let depth =
                    if let PictureMode::On(_, depth) = gallery.mode() { depth } else { Depth::default() };
                self.cells(extent, position, clip, |row, column| {
                    let at = usize::from(row) * usize::from(extent.columns) + usize::from(column);
                    let [upper, lower] = pixels.get(at).copied().unwrap_or_default();
                    ("▀".to_owned(), color(upper, depth), Some(color(lower, depth)))
                });
            }
            Some(Drawing::Kitty { id, in_text: true, .. }) => {
                let [_, red, green, blue] = id.to_be_bytes();
                let paper = self.theme.style(Role::Text).bg;
                self.cells(extent, position, clip, |row, column| {
                    (kitty::placeholder(row, column), Color::Rgb(red, green, blue), paper)
                });
            }
            Some(Drawing::Kitty { .. } | Drawing::Inline(_))
                if self.place(rendering.as_ref(), position, clip) => {}
            _ => self.outline(extent, position, clip),
        }
    }

    /// Leaves cells for a picture over them; returns false if it cannot be shown.
    fn place(&mut self, rendering: Option<&Shared>, position: &Position, clip: Rect) -> bool {
        let Some(rendering) = rendering else { return false };
        let extent = rendering.extent;
        let top = position.top.max(i32::from(clip.y));
        let bottom = (position.top + i32::from(extent.rows)).min(i32::from(clip.bottom()));
        let narrow = |cells: i32| u16::try_from(cells).unwrap_or(0);
        let (y, from, rows) = (narrow(top), narrow(top - position.top), narrow(bottom - top));
        let wide = position.left >= clip.x && position.left + extent.columns <= clip.right();
        // Only the kitty protocol can show a part of a picture.
        let cut = rows < extent.rows && matches!(rendering.drawing, Drawing::Inline(_));
        if position.covered || !wide || cut || rows == 0 {
            return false;
        }
        let paper = self.theme.style(Role::Text);
        // With the kitty protocol, the background shows where the picture does not fill its cells.
        let over = matches!(rendering.drawing, Drawing::Kitty { .. });
        for position in Rect::new(position.left, y, extent.columns, rows).positions() {
            if let Some(cell) = self.buffer.cell_mut(position) {
                cell.reset();
                if over {
                    cell.set_style(paper);
                } else {
                    cell.set_diff_option(CellDiffOption::Skip);
                }
            }
        }
        let rendering = Shared::clone(rendering);
        self.placements.push(Placement { x: position.left, y, from, rows, rendering });
        true
    }

    /// Fills the cells of a picture that are in view.
    fn cells(
        &mut self,
        extent: Extent,
        position: &Position,
        clip: Rect,
        look: impl Fn(u16, u16) -> (String, Color, Option<Color>),
    ) {
        for row in 0..extent.rows {
            let Some(y) = u16::try_from(position.top + i32::from(row)).ok().filter(|y| *y >= clip.y) else {
                continue;
            };
            for column in 0..extent.columns {
                let at = (position.left + column, y);
                if let Some(cell) = self.buffer.cell_mut(at).filter(|_| clip.contains(at.into())) {
                    let (symbol, front, back) = look(row, column);
                    cell.reset();
                    cell.set_symbol(&symbol).set_fg(front).set_bg(back.unwrap_or(Color::Reset));
                }
            }
        }
    }

    /// Draws the outline of a picture that is not ready, or cannot be shown in part.
    fn outline(&mut self, extent: Extent, position: &Position, clip: Rect) {
        let ascii = self.app.view().glyphs.ascii;
        let [left, line, right, side] =
            if ascii { ["+", "-", "+", "|"] } else { ["┌", "─", "┐", "│"] };
        let [low_left, low_right] = if ascii { ["+", "+"] } else { ["└", "┘"] };
        let within = usize::from(extent.columns.saturating_sub(2));
        for row in 0..extent.rows {
            let Some(y) = u16::try_from(position.top + i32::from(row)).ok().filter(|y| *y >= clip.y) else {
                continue;
            };
            let text = if row == 0 {
                format!("{left}{}{right}", line.repeat(within))
            } else if row + 1 == extent.rows {
                format!("{low_left}{}{low_right}", line.repeat(within))
            } else {
                format!("{side}{}{side}", " ".repeat(within))
            };
            let place = Rect { x: position.left, y, width: extent.columns, height: 1 }.intersection(clip);
            self.row(&Row::of(Role::Faint, text), place);
        }
    }
}

fn color([red, green, blue]: Rgb, depth: Depth) -> Color {
    match depth {
        Depth::True => Color::Rgb(red, green, blue),
        Depth::Indexed => Color::Indexed(indexed([red, green, blue])),
    }
}

/// The nearest of the 256 colours of xterm: of its cube of 216, or of its 24 greys.
fn indexed(color: Rgb) -> u8 {
    const STEPS: [u8; 6] = [0, 95, 135, 175, 215, 255];
    let distance =
        |other: Rgb| -> u32 { color.iter().zip(other).map(|(a, b)| u32::from(a.abs_diff(b)).pow(2)).sum() };
    let nearest =
        |part: u8| (0..6_u8).min_by_key(|step| STEPS[usize::from(*step)].abs_diff(part)).unwrap_or(0);
    let [red, green, blue] = color.map(nearest);
    let in_cube = [red, green, blue].map(|step| STEPS[usize::from(step)]);
    let sum: u16 = color.iter().map(|part| u16::from(*part)).sum();
    let grey = u8::try_from((sum / 3).saturating_sub(3) / 10).unwrap_or(23).min(23);
    if distance([8 + grey * 10; 3]) < distance(in_cube) {
        232 + grey
    } else {
        16 + 36 * red + 6 * green + blue
    }
}

#[cfg(test)]
mod tests {
    use super::indexed;

    #[test]
    fn colours_become_the_nearest_of_256() {
        assert_eq!(indexed([0, 0, 0]), 16);
        assert_eq!(indexed([255, 255, 255]), 231);
        assert_eq!(indexed([255, 0, 0]), 196);
        assert_eq!(indexed([128, 128, 128]), 244);
        assert_eq!(indexed([90, 140, 180]), 67);
    }
}
