//! Pictures on the screen that are not made of cells: sent when they are needed, and gone when they are not.

use crate::picture::{Drawing, Gallery, Shared, kitty};
use crate::ui::Placement;
use crossterm::cursor::MoveTo;
use crossterm::queue;
use crossterm::style::ResetColor;
use std::io::{self, Write};
use std::sync::{Arc, Mutex, PoisonError};

/// The numbers under which kitty keeps pictures. They are the whole program's, since every ending must delete them.
static KEPT: Mutex<Vec<u32>> = Mutex::new(Vec::new());

/// What the terminal has of pictures.
#[derive(Debug)]
pub(super) struct Graphics {
    placed: Vec<Placement>,
    /// Inside tmux, which hands on to the terminal around it only what is wrapped.
    wrap: bool,
}

impl Graphics {
    pub(super) fn new() -> Self {
        Self { placed: Vec::new(), wrap: in_tmux() }
    }

    /// Before a frame: kitty gets the pictures that it has not, and gives up those that nobody keeps any more.
    pub(super) fn before(&mut self, gallery: &Gallery, out: &mut dyn Write) -> io::Result<()> {
        let mut kept = KEPT.lock().unwrap_or_else(PoisonError::into_inner);
        let mut wanted = Vec::new();
        for rendering in gallery.renderings() {
            let Drawing::Kitty { id, upload, .. } = &rendering.drawing else { continue };
            wanted.push(*id);
            if !kept.contains(id) {
                kept.push(*id);
                self.send(upload, out)?;
            }
        }
        for id in kept.extract_if(.., |id| !wanted.contains(id)) {
            self.send(kitty::forget(id).as_bytes(), out)?;
        }
        Ok(())
    }

    /// After a frame: places what is not there yet. What was there and is not now was drawn over by the cells.
    pub(super) fn after(&mut self, placements: Vec<Placement>, out: &mut impl Write) -> io::Result<()> {
        // What is laid over the cells is not drawn over by them.
        for id in self.placed.iter().filter_map(laid) {
            if !placements.iter().any(|placement| laid(placement) == Some(id)) {
                out.write_all(kitty::lift(id).as_bytes())?;
            }
        }
        for placement in &placements {
            if self.placed.iter().any(|placed| is_same(placed, placement)) {
                continue;
            }
            let columns = placement.rendering.extent.columns;
            match &placement.rendering.drawing {
                Drawing::Inline(bytes) => {
                    // It takes the place of cells that nobody has drawn.
                    queue!(out, ResetColor)?;
                    for row in 0..placement.rows {
                        queue!(out, MoveTo(placement.x, placement.y + row))?;
                        out.write_all(" ".repeat(columns.into()).as_bytes())?;
                    }
                    queue!(out, MoveTo(placement.x, placement.y))?;
                    out.write_all(bytes)?;
                }
                Drawing::Kitty { id, row, .. } => {
                    queue!(out, MoveTo(placement.x, placement.y))?;
                    let sequence = kitty::lay(*id, columns, placement.from, placement.rows, *row);
                    out.write_all(sequence.as_bytes())?;
                }
                Drawing::HalfBlocks(_) => {}
            }
        }
        self.placed = placements;
        Ok(())
    }

    /// The terminal has none of it any more: its screen was cleared, or was another program's.
    pub(super) fn forget(&mut self) {
        self.placed.clear();
        KEPT.lock().unwrap_or_else(PoisonError::into_inner).clear();
    }

    fn send(&self, sequences: &[u8], out: &mut dyn Write) -> io::Result<()> {
        out.write_all(&if self.wrap { wrapped(sequences) } else { sequences.to_vec() })
    }
}

fn in_tmux() -> bool {
    std::env::var_os("TMUX").is_some_and(|value| !value.is_empty())
}

/// The number of a picture that kitty lays over the cells.
fn laid(placement: &Placement) -> Option<u32> {
    match placement.rendering.drawing {
        Drawing::Kitty { id, .. } => Some(id),
        _ => None,
    }
}

fn is_same(one: &Placement, other: &Placement) -> bool {
    let same = |a: &Shared, b: &Shared| Arc::ptr_eq(a, b);
    let place = |placement: &Placement| (placement.x, placement.y, placement.from, placement.rows);
    place(one) == place(other) && same(&one.rendering, &other.rendering)
}

/// Each sequence in the wrapping of tmux: an ESC inside is doubled.
fn wrapped(sequences: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(sequences.len() + sequences.len() / 64 + 64);
    for sequence in sequences.split_inclusive(|byte| *byte == b'\\') {
        out.extend_from_slice(b"\x1bPtmux;");
        for byte in sequence {
            if *byte == 0x1b {
                out.push(0x1b);
            }
            out.push(*byte);
        }
        out.extend_from_slice(b"\x1b\\");
    }
    out
}

/// What is sent when the screen is given back: kitty is to keep nothing.
pub(super) fn farewell() -> Vec<u8> {
    // At a panic somebody may hold it who will never let go.
    let Ok(mut kept) = KEPT.try_lock() else { return Vec::new() };
    let sequences: String = kept.drain(..).map(kitty::forget).collect();
    if in_tmux() { wrapped(sequences.as_bytes()) } else { sequences.into_bytes() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::picture::{Extent, Rendering};

    fn placement(x: u16, rendering: &Shared) -> Placement {
        Placement { x, y: 1, from: 0, rows: 1, rendering: Arc::clone(rendering) }
    }

    #[test]
    fn a_picture_is_placed_once_and_again_where_it_moved_or_the_screen_was_cleared() {
        let extent = Extent { columns: 2, rows: 1 };
        let picture = Arc::new(Rendering { extent, drawing: Drawing::Inline((*b"<picture>").into()) });
        let mut graphics = Graphics { placed: Vec::new(), wrap: false };
        let placed = |graphics: &mut Graphics, x: u16| {
            let mut out = Vec::new();
            graphics.after(vec![placement(x, &picture)], &mut out).unwrap();
            String::from_utf8(out).unwrap()
        };
        assert_eq!(placed(&mut graphics, 3), "\x1b[0m\x1b[2;4H  \x1b[2;4H<picture>");
        assert_eq!(placed(&mut graphics, 3), "");
        assert!(placed(&mut graphics, 4).ends_with("\x1b[2;5H<picture>"));
        graphics.forget();
        assert!(placed(&mut graphics, 4).ends_with("\x1b[2;5H<picture>"));
    }

    #[test]
    fn what_goes_through_tmux_is_wrapped_one_by_one() {
        assert_eq!(
            wrapped(b"\x1b_Ga\x1b\\\x1b_Gb\x1b\\"),
            b"\x1bPtmux;\x1b\x1b_Ga\x1b\x1b\\\x1b\\\x1bPtmux;\x1b\x1b_Gb\x1b\x1b\\\x1b\\"
        );
    }
}
