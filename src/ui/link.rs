//! Links: cells with a web address, for terminals that can open it.

use ratatui::buffer::{Buffer, CellDiffOption};
use ratatui::layout::Rect;
use std::num::NonZeroU16;
use std::ops::Range;

/// Cells and their addresses.
#[derive(Debug, Default)]
pub(super) struct Linked {
    addresses: Vec<String>,
    /// A row, its columns, and the index of the address.
    runs: Vec<(u16, Range<u16>, usize)>,
}

impl Linked {
    /// Links the cells of a row to an address, if there is one.
    pub(super) fn add(&mut self, address: Option<&str>, y: u16, columns: Range<u16>) {
        let Some(address) = address else { return };
        let known = self.addresses.iter().position(|known| *known == in_ascii(address));
        let number = known.unwrap_or_else(|| {
            self.addresses.push(in_ascii(address));
            self.addresses.len() - 1
        });
        self.runs.push((y, columns, number));
    }

    /// Removes the links in an area that is drawn over.
    pub(super) fn cover(&mut self, area: Rect) {
        let runs = std::mem::take(&mut self.runs);
        for (y, columns, number) in runs {
            if y < area.top() || y >= area.bottom() {
                self.runs.push((y, columns, number));
                continue;
            }
            let left = columns.start..columns.end.min(area.left());
            let right = columns.start.max(area.right())..columns.end;
            let rest = [left, right].into_iter().filter(|rest| !rest.is_empty());
            self.runs.extend(rest.map(|rest| (y, rest, number)));
        }
    }

    /// Makes the cells links, with OSC 8 around each of them.
    ///
    /// Any of the cells may be drawn alone. Terminals join neighbours with the same address into one link. See
    /// <https://gist.github.com/egmontkob/eb114294efbcd5adb1944c9f3cb5feda>.
    pub(super) fn mark(&self, buffer: &mut Buffer) {
        for (y, columns, number) in &self.runs {
            let mut x = columns.start;
            while x < columns.end {
                let Some(cell) = buffer.cell_mut((x, *y)) else { break };
                let width = super::cells(cell.symbol()).max(1);
                // The cell after a wide character belongs to it.
                x += width;
                let Some(width) = NonZeroU16::new(width) else { continue };
                let linked =
                    format!("\x1b]8;;{}\x1b\\{}\x1b]8;;\x1b\\", self.addresses[*number], cell.symbol());
                cell.set_symbol(&linked).set_diff_option(CellDiffOption::ForcedWidth(width));
            }
        }
    }
}

/// The address in ASCII, as OSC 8 requires: all other bytes are percent-encoded.
fn in_ascii(address: &str) -> String {
    let mut out = String::with_capacity(address.len());
    for byte in address.bytes() {
        if byte.is_ascii_graphic() {
            out.push(char::from(byte));
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_that_are_drawn_over_are_not_linked() {
        let mut linked = Linked::default();
        linked.add(Some("https://a.example"), 1, 0..10);
        linked.add(None, 1, 20..30);
        linked.add(Some("https://a.example"), 5, 0..10);
        linked.cover(Rect::new(3, 0, 4, 3));
        assert_eq!(linked.runs, [(1, 0..3, 0), (1, 7..10, 0), (5, 0..10, 0)]);
    }

    #[test]
    fn each_cell_is_its_own_link_and_keeps_its_width() {
        let mut buffer = Buffer::with_lines(["ab会议"]);
        let mut linked = Linked::default();
        linked.add(Some("https://a.example/é"), 0, 1..6);
        linked.mark(&mut buffer);
        assert_eq!(buffer[(0, 0)].symbol(), "a");
        assert_eq!(buffer[(1, 0)].symbol(), "\x1b]8;;https://a.example/%C3%A9\x1b\\b\x1b]8;;\x1b\\");
        assert!(buffer[(2, 0)].symbol().contains('会'));
        let forced =
            |x: u16| buffer[(x, 0)].diff_option == CellDiffOption::ForcedWidth(NonZeroU16::new(2).unwrap());
        assert!(forced(2) && forced(4));
    }
}
