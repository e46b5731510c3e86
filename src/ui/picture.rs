//! Pictures: as cells where they are made of cells, else as room that is left for them.

use super::Painter;
use crate::app::{Overlay, Page, PageKind};
use crate::pane::picture::Shown;
use crate::picture::{Depth, Drawing, Extent, Rgb, Shared, Way, kitty};
use crate::row::{Role, Row};
use crate::text::Safe;
use ratatui::buffer::CellDiffOption;
use ratatui::layout::Rect;
use ratatui::style::Color;

/// A picture that is not made of cells, and the cell of its upper left corner. The cells under it are left alone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Placement {
    /// From the left.
    pub x: u16,
    /// From the top.
    pub y: u16,
    /// The first of its rows that is in sight.
    pub from: u16,
    /// How many are.
    pub rows: u16,
    /// The picture.
    pub rendering: Shared,
}

/// Where a picture stands: its left column, its first row (which may lie before the screen), and what can be seen.
struct Stand {
    left: u16,
    top: i32,
    clip: Rect,
    /// Whether something lies over it.
    covered: bool,
}

impl Painter<'_> {
    /// Draws the picture of a block of the text, row `row` of which stands on `line`.
    pub(super) fn picture_in_text(&mut self, block: usize, row: u16, line: Rect, area: Rect, cells: usize) {
        let view = self.app.view();
        let Shown::Picture { image, extent } = view.shown_in_text(block, cells) else { return };
        let covered = !matches!(self.app.overlay(), None | Some(Overlay::Jump(_)));
        let stand = Stand {
            left: line.x + u16::try_from(crate::pane::text::INDENT).unwrap_or(0),
            top: i32::from(line.y) - i32::from(row),
            clip: area,
            covered,
        };
        self.picture(image, extent, &stand);
    }

    /// Draws the picture of a page that is one's own.
    pub(super) fn picture_on_page(&mut self, page: &Page, area: Rect) {
        let PageKind::Picture(block) = page.kind else { return };
        let view = self.app.view();
        let (cells, height) = self.app.page_size_of(page.kind);
        let Some(caption) = view.caption(block) else { return };
        let room = view.page_room(caption, cells.into(), height.into());
        let Shown::Picture { image, extent } = view.shown(caption, room) else { return };
        let top = i32::from(area.y) - i32::try_from(page.scroll).unwrap_or(i32::MAX);
        let left = area.x + area.width.saturating_sub(extent.columns) / 2;
        self.picture(image, extent, &Stand { left, top, clip: area, covered: false });
    }

    fn picture(&mut self, image: &Safe, extent: Extent, stand: &Stand) {
        let clip = stand.clip.intersection(self.area);
        let gallery = self.app.gallery();
        let rendering = gallery.rendering(image, extent).cloned();
        match rendering.as_ref().map(|rendering| &rendering.drawing) {
            Some(Drawing::HalfBlocks(pixels)) => {
                let depth = if let Way::On(_, depth) = gallery.way() { depth } else { Depth::default() };
                self.cells(extent, stand, clip, |row, column| {
                    let at = usize::from(row) * usize::from(extent.columns) + usize::from(column);
                    let [upper, lower] = pixels.get(at).copied().unwrap_or_default();
                    ("▀".to_owned(), color(upper, depth), Some(color(lower, depth)))
                });
            }
            Some(Drawing::Kitty { id, in_text: true, .. }) => {
                let [_, red, green, blue] = id.to_be_bytes();
                let paper = self.theme.style(Role::Text).bg;
                self.cells(extent, stand, clip, |row, column| {
                    (kitty::placeholder(row, column), Color::Rgb(red, green, blue), paper)
                });
            }
            Some(Drawing::Kitty { .. } | Drawing::Inline(_))
                if self.place(rendering.as_ref(), stand, clip) => {}
            _ => self.outline(extent, stand, clip),
        }
    }

    /// Leaves room for a picture that is laid over the cells, as far as it is in sight; returns whether it can be shown.
    fn place(&mut self, rendering: Option<&Shared>, stand: &Stand, clip: Rect) -> bool {
        let Some(rendering) = rendering else { return false };
        let extent = rendering.extent;
        let top = stand.top.max(i32::from(clip.y));
        let bottom = (stand.top + i32::from(extent.rows)).min(i32::from(clip.bottom()));
        let narrow = |cells: i32| u16::try_from(cells).unwrap_or(0);
        let (y, from, rows) = (narrow(top), narrow(top - stand.top), narrow(bottom - top));
        let wide = stand.left >= clip.x && stand.left + extent.columns <= clip.right();
        // Only kitty can be told to show a part.
        let cut = rows < extent.rows && matches!(rendering.drawing, Drawing::Inline(_));
        if stand.covered || !wide || cut || rows == 0 {
            return false;
        }
        let paper = self.theme.style(Role::Text);
        // What is drawn under a picture of kitty's does it no harm, and shows beside it where it does not fill its cells.
        let over = matches!(rendering.drawing, Drawing::Kitty { .. });
        for position in Rect::new(stand.left, y, extent.columns, rows).positions() {
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
        self.placements.push(Placement { x: stand.left, y, from, rows, rendering });
        true
    }

    /// Fills the cells of a picture that are in sight.
    fn cells(
        &mut self,
        extent: Extent,
        stand: &Stand,
        clip: Rect,
        look: impl Fn(u16, u16) -> (String, Color, Option<Color>),
    ) {
        for row in 0..extent.rows {
            let Some(y) = u16::try_from(stand.top + i32::from(row)).ok().filter(|y| *y >= clip.y) else {
                continue;
            };
            for column in 0..extent.columns {
                let at = (stand.left + column, y);
                if let Some(cell) = self.buffer.cell_mut(at).filter(|_| clip.contains(at.into())) {
                    let (symbol, front, back) = look(row, column);
                    cell.reset();
                    cell.set_symbol(&symbol).set_fg(front).set_bg(back.unwrap_or(Color::Reset));
                }
            }
        }
    }

    /// Where a picture will be, or would be if it could be cut.
    fn outline(&mut self, extent: Extent, stand: &Stand, clip: Rect) {
        let ascii = self.app.view().glyphs.ascii;
        let [left, line, right, side] =
            if ascii { ["+", "-", "+", "|"] } else { ["┌", "─", "┐", "│"] };
        let [low_left, low_right] = if ascii { ["+", "+"] } else { ["└", "┘"] };
        let within = usize::from(extent.columns.saturating_sub(2));
        for row in 0..extent.rows {
            let Some(y) = u16::try_from(stand.top + i32::from(row)).ok().filter(|y| *y >= clip.y) else {
                continue;
            };
            let text = if row == 0 {
                format!("{left}{}{right}", line.repeat(within))
            } else if row + 1 == extent.rows {
                format!("{low_left}{}{low_right}", line.repeat(within))
            } else {
                format!("{side}{}{side}", " ".repeat(within))
            };
            let place = Rect { x: stand.left, y, width: extent.columns, height: 1 }.intersection(clip);
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
    fn colours_become_the_nearest_that_a_terminal_of_256_has() {
        assert_eq!(indexed([0, 0, 0]), 16);
        assert_eq!(indexed([255, 255, 255]), 231);
        assert_eq!(indexed([255, 0, 0]), 196);
        assert_eq!(indexed([128, 128, 128]), 244);
        assert_eq!(indexed([90, 140, 180]), 67);
    }
}
