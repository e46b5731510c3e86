//! Pictures that are not made of cells: sends, places and deletes them.

use crate::picture::{Drawing, Gallery, Shared, kitty};
use crate::ui::Placement;
use crossterm::cursor::MoveTo;
use crossterm::queue;
use crossterm::style::ResetColor;
use std::io::{self, Write};
use std::sync::{Arc, Mutex, PoisonError};

/// The ids of the pictures that kitty keeps.
///
/// They are global because every way of ending the program must delete them.
static KEPT: Mutex<Vec<u32>> = Mutex::new(Vec::new());

/// The pictures on the terminal.
#[derive(Debug)]
pub(super) struct Graphics {
    placed: Vec<Placement>,
    /// True inside tmux, which passes only wrapped sequences on to its terminal.
    wrap: bool,
}

impl Graphics {
    pub(super) fn new() -> Self {
        Self { placed: Vec::new(), wrap: in_tmux() }
    }

    /// Before a frame: updates the pictures that kitty keeps.
    ///
    /// Sends the missing ones, and deletes those that are no longer in the gallery.
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

    /// After a frame: places the new pictures.
    ///
    /// The cells have already been drawn over the old ones.
    pub(super) fn after(&mut self, placements: Vec<Placement>, out: &mut impl Write) -> io::Result<()> {
        // Kitty lays pictures over the cells, so they must be removed explicitly.
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
                    // Clear the cells below it, which were not drawn.
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

    /// Forgets all pictures: the screen was cleared, or another program used it.
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

/// The id of a picture that kitty places over the cells.
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

/// Each sequence wrapped for tmux, in which an inner ESC is doubled.
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

/// The sequences that delete every picture that kitty keeps.
pub(super) fn deletions() -> Vec<u8> {
    // In a panic, the lock may be held by the thread that panics.
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
    fn a_picture_is_placed_again_only_if_it_moved_or_the_screen_was_cleared() {
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
    fn each_sequence_is_wrapped_for_tmux() {
        assert_eq!(
            wrapped(b"\x1b_Ga\x1b\\\x1b_Gb\x1b\\"),
            b"\x1bPtmux;\x1b\x1b_Ga\x1b\x1b\\\x1b\\\x1bPtmux;\x1b\x1b_Gb\x1b\x1b\\\x1b\\"
        );
    }
}
