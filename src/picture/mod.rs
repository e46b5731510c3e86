//! Pictures: their size on the screen, and the data that a terminal needs to show them.
//!
//! Nothing here reads files or uses the terminal. The app keeps what it knows about pictures in the [`Gallery`]. A
//! [`Rendering`] has the data for the terminal, and is made elsewhere from the bytes of a file.

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
pub use gallery::{Gallery, Known, PictureRequest, PictureResult, PictureUpdate};

use std::sync::Arc;

/// The maximum size of a picture file in bytes.
pub const FILE_LIMIT: u64 = 32 << 20;
/// The maximum number of pixels of a picture, checked before decoding.
pub const PIXEL_LIMIT: u64 = 50_000_000;

/// How a picture is sent to the terminal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Protocol {
    /// The graphics protocol of kitty, with pictures placed over cells.
    Kitty,
    /// The graphics protocol of kitty, with placeholders in the text.
    ///
    /// A multiplexer moves placeholders like text.
    ///
    /// kitty has supported placeholders since version 0.28, but the environment does not tell its version.
    Placeholders,
    /// The inline images of iTerm2.
    Iterm2,
    /// Sixel graphics of the VT340.
    Sixel,
    /// Half blocks with two pixels per cell, for every terminal with colours.
    HalfBlocks,
}

/// The colours of half blocks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Depth {
    /// The 256 colours of xterm.
    #[default]
    Indexed,
    /// All colours.
    True,
}

/// How pictures are shown, if at all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PictureMode {
    /// Pictures are not shown, for a reason in a few words, which may be empty.
    Off(&'static str),
    /// Pictures are shown.
    On(Protocol, Depth),
}

impl Default for PictureMode {
    fn default() -> Self {
        Self::Off("")
    }
}

/// The size of a picture in pixels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Size {
    /// The width.
    pub width: u32,
    /// The height.
    pub height: u32,
}

/// The size of a cell of the terminal in pixels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CellSize {
    /// The width.
    pub width: u16,
    /// The height.
    pub height: u16,
}

impl Default for CellSize {
    /// The size for terminals that do not report it: a cell is twice as high as it is wide.
    fn default() -> Self {
        Self { width: 10, height: 20 }
    }
}

/// A size in cells.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Extent {
    /// The width.
    pub columns: u16,
    /// The height.
    pub rows: u16,
}

/// The maximum size of a picture, and how much it may be enlarged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bounds {
    /// The maximum size in cells.
    pub extent: Extent,
    /// The largest scale.
    pub enlarge: u16,
}

impl Bounds {
    /// Returns the size of a picture in pixels: as large as possible, with its proportions.
    pub fn pixels(self, size: Size, cell: CellSize) -> Size {
        let columns = self.extent.columns.clamp(1, kitty::MAX_CELLS);
        let rows = self.extent.rows.clamp(1, kitty::MAX_CELLS);
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

    /// Returns the size of a picture in cells.
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

/// A picture that is ready for some cells of the terminal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rendering {
    /// The cells.
    pub extent: Extent,
    /// The data to draw.
    pub drawing: Drawing,
}

/// The data that draws a picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Drawing {
    /// The upper and the lower colour of each cell, row by row.
    HalfBlocks(Box<[[Rgb; 2]]>),
    /// A picture that kitty stores under a number.
    Kitty {
        /// The number, of 24 bits because placeholders encode it as a colour.
        id: u32,
        /// The data to send once.
        upload: Box<[u8]>,
        /// The height of a row of cells in pixels.
        row: u32,
        /// True if placeholders show it.
        in_text: bool,
    },
    /// The data to send each time, with the cursor in the upper left cell.
    Inline(Box<[u8]>),
}

impl Rendering {
    /// Returns the approximate memory in bytes.
    pub fn weight(&self) -> usize {
        match &self.drawing {
            Drawing::HalfBlocks(cells) => cells.len() * 6,
            Drawing::Kitty { upload: bytes, .. } | Drawing::Inline(bytes) => bytes.len(),
        }
    }
}

/// A shared rendering.
pub type Shared = Arc<Rendering>;

#[cfg(test)]
mod tests {
    use super::*;

    fn bounds(columns: u16, rows: u16, enlarge: u16) -> Bounds {
        Bounds { extent: Extent { columns, rows }, enlarge }
    }

    fn fit(size: (u32, u32), columns: u16, rows: u16, enlarge: u16) -> (u16, u16) {
        let size = Size { width: size.0, height: size.1 };
        let extent = bounds(columns, rows, enlarge).fit(size, CellSize::default());
        (extent.columns, extent.rows)
    }

    #[test]
    fn a_picture_keeps_its_proportions() {
        assert_eq!(fit((640, 400), 70, 40, 1), (64, 20));
        assert_eq!(fit((640, 400), 32, 40, 1), (32, 10));
        assert_eq!(fit((640, 400), 70, 10, 1), (32, 10));
        assert_eq!(fit((640, 400), 128, 99, 2), (128, 40));
        assert_eq!(fit((16, 16), 70, 40, 1), (2, 1));
    }

    #[test]
    fn extreme_sizes_take_at_least_one_cell_and_fit() {
        for size in [(1, 1), (1, 50_000_000), (50_000_000, 1), (0, 0), (u32::MAX, u32::MAX)] {
            for (columns, rows) in [(1, 1), (0, 0), (80, 24), (u16::MAX, u16::MAX)] {
                let (wide, high) = fit(size, columns, rows, 4);
                assert!((1..=columns.max(1)).contains(&wide), "{size:?} {columns} {wide}");
                assert!((1..=rows.max(1)).contains(&high), "{size:?} {rows} {high}");
            }
        }
    }
}
