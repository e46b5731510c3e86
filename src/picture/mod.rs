//! Pictures: how much of the screen each takes, and what a terminal is given to show it.
//!
//! Nothing here reads a file or knows a terminal. What the app knows of the pictures is the [`Gallery`]; what it takes to
//! show one is a [`Rendering`], made elsewhere from the bytes of a file.

#[cfg(feature = "images")]
mod decode;
#[cfg(feature = "images")]
mod encode;
mod gallery;
pub mod kitty;
#[cfg(feature = "images")]
mod sixel;

#[cfg(feature = "images")]
pub use decode::{Pixels, decode, measure};
#[cfg(feature = "images")]
pub use encode::render;
pub use gallery::{Ask, Gallery, Known, News, What};

use std::sync::Arc;

/// The most bytes of a file that are read for a picture.
pub const FILE_LIMIT: u64 = 32 << 20;
/// The most pixels that a picture may have: what its header says is believed before anything is decoded.
pub const PIXEL_LIMIT: u64 = 50_000_000;

/// By which road a picture reaches the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Protocol {
    /// The graphics protocol of kitty, with pictures laid over the cells.
    Kitty,
    /// The same with placeholders that stand in the text, which a multiplexer moves about without knowing what they are.
    /// kitty has them since its version 0.28, and nothing in the environment says which version it is.
    Placeholders,
    /// The inline images of iTerm2.
    Iterm2,
    /// Sixel, as the VT340 had it.
    Sixel,
    /// Half-blocks: two pixels a cell, for every terminal with colours.
    HalfBlocks,
}

/// How many colours half-blocks may have.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Depth {
    /// The 256 of xterm.
    #[default]
    Indexed,
    /// All.
    True,
}

/// Whether pictures are shown, and how.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// They are not, for a reason in a few words; it may be empty.
    Off(&'static str),
    /// They are.
    On(Protocol, Depth),
}

impl Default for Way {
    fn default() -> Self {
        Self::Off("")
    }
}

/// The size of a picture in pixels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Size {
    /// From left to right.
    pub width: u32,
    /// From top to bottom.
    pub height: u32,
}

/// The size of a cell of the terminal in pixels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CellSize {
    /// From left to right.
    pub width: u16,
    /// From top to bottom.
    pub height: u16,
}

impl Default for CellSize {
    /// For terminals that do not say; what counts is that a cell is twice as high as it is wide.
    fn default() -> Self {
        Self { width: 10, height: 20 }
    }
}

/// A part of the screen in cells.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Extent {
    /// From left to right.
    pub columns: u16,
    /// From top to bottom.
    pub rows: u16,
}

/// Room for a picture, and how many times it may be enlarged to fill it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Room {
    /// At most these cells.
    pub extent: Extent,
    /// At most so many times its own size.
    pub enlarge: u16,
}

impl Room {
    /// The pixels that a picture has here: as large as there is room for, its proportions kept.
    pub fn pixels(self, size: Size, cell: CellSize) -> Size {
        let columns = self.extent.columns.clamp(1, kitty::MOST);
        let rows = self.extent.rows.clamp(1, kitty::MOST);
        let wide = u64::from(columns) * u64::from(cell.width.max(1));
        let high = u64::from(rows) * u64::from(cell.height.max(1));
        let (own_width, own_height) = (u64::from(size.width.max(1)), u64::from(size.height.max(1)));
        let mut width = wide.min(own_width * u64::from(self.enlarge.max(1)));
        let mut height = (own_height * width / own_width).max(1);
        if height > high {
            height = high;
            width = (own_width * height / own_height).max(1);
        }
        let narrow = |pixels| u32::try_from(pixels).unwrap_or(u32::MAX);
        Size { width: narrow(width), height: narrow(height) }
    }

    /// The cells that a picture takes here.
    pub fn fit(self, size: Size, cell: CellSize) -> Extent {
        let pixels = self.pixels(size, cell);
        let cells = |pixels: u32, cell: u16| {
            u16::try_from(pixels.div_ceil(u32::from(cell.max(1)))).unwrap_or(u16::MAX)
        };
        Extent { columns: cells(pixels.width, cell.width), rows: cells(pixels.height, cell.height) }
    }
}

/// Red, green and blue.
pub type Rgb = [u8; 3];

/// A picture made ready for some cells of one terminal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rendering {
    /// The cells.
    pub extent: Extent,
    /// What is drawn there.
    pub drawing: Drawing,
}

/// What is drawn for a picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Drawing {
    /// The upper and the lower colour of each cell, row by row.
    HalfBlocks(Box<[[Rgb; 2]]>),
    /// A picture that kitty keeps under a number.
    Kitty {
        /// The number; 24 bits, since placeholders say it by their colour.
        id: u32,
        /// What is sent once.
        upload: Box<[u8]>,
        /// How many pixels high a row of cells is.
        row: u32,
        /// Whether placeholders show it.
        in_text: bool,
    },
    /// What is sent each time, the cursor in the upper left cell.
    Inline(Box<[u8]>),
}

impl Rendering {
    /// About how much memory it takes, in bytes.
    pub fn weight(&self) -> usize {
        match &self.drawing {
            Drawing::HalfBlocks(cells) => cells.len() * 6,
            Drawing::Kitty { upload: bytes, .. } | Drawing::Inline(bytes) => bytes.len(),
        }
    }
}

/// A rendering that several hold.
pub type Shared = Arc<Rendering>;

#[cfg(test)]
mod tests {
    use super::*;

    fn room(columns: u16, rows: u16, enlarge: u16) -> Room {
        Room { extent: Extent { columns, rows }, enlarge }
    }

    fn fit(size: (u32, u32), columns: u16, rows: u16, enlarge: u16) -> (u16, u16) {
        let size = Size { width: size.0, height: size.1 };
        let extent = room(columns, rows, enlarge).fit(size, CellSize::default());
        (extent.columns, extent.rows)
    }

    #[test]
    fn a_picture_keeps_its_proportions_within_its_room() {
        assert_eq!(fit((640, 400), 70, 40, 1), (64, 20));
        assert_eq!(fit((640, 400), 32, 40, 1), (32, 10));
        assert_eq!(fit((640, 400), 70, 10, 1), (32, 10));
        assert_eq!(fit((640, 400), 128, 99, 2), (128, 40));
        assert_eq!(fit((16, 16), 70, 40, 1), (2, 1));
    }

    #[test]
    fn extreme_sizes_take_at_least_one_cell_and_at_most_their_room() {
        for size in [(1, 1), (1, 50_000_000), (50_000_000, 1), (0, 0), (u32::MAX, u32::MAX)] {
            for (columns, rows) in [(1, 1), (0, 0), (80, 24), (u16::MAX, u16::MAX)] {
                let (wide, high) = fit(size, columns, rows, 4);
                assert!((1..=columns.max(1)).contains(&wide), "{size:?} {columns} {wide}");
                assert!((1..=rows.max(1)).contains(&high), "{size:?} {rows} {high}");
            }
        }
    }
}
