//! Encodes pixels for a terminal, in the size of its cells.

use super::{Bounds, CellSize, Drawing, Extent, Pixels, Protocol, Rendering, Size, kitty, sixel};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use image::codecs::png::{CompressionType, FilterType, PngEncoder};
use image::imageops::{self, FilterType as Scaling};
use image::{ExtendedColorType, ImageEncoder, RgbImage, RgbaImage};

/// Renders a picture for the cells that it takes. `id` is the number under which kitty stores it.
///
/// Fails, with the reason in a few words, if the picture cannot be encoded.
pub fn render(
    pixels: &Pixels,
    bounds: Bounds,
    cell: CellSize,
    protocol: Protocol,
    id: u32,
) -> Result<Rendering, String> {
    let extent = bounds.fit(pixels.size, cell);
    let drawing = if protocol == Protocol::HalfBlocks {
        Drawing::HalfBlocks(half_blocks(pixels, extent))
    } else {
        let image = scaled(&pixels.image, bounds.pixels(pixels.size, cell));
        match protocol {
            Protocol::Kitty | Protocol::Placeholders => {
                let in_text = protocol == Protocol::Placeholders;
                let png = whole_cells(&image, extent, cell)?;
                let upload = kitty::upload(id, in_text.then_some(extent), &png).into();
                Drawing::Kitty { id, upload, row: cell.height.max(1).into(), in_text }
            }
            Protocol::Iterm2 => Drawing::Inline(iterm2(&image)?.into()),
            _ => Drawing::Inline(sixel::encode(&image).into()),
        }
    };
    Ok(Rendering { extent, drawing })
}

fn scaled(image: &RgbImage, size: Size) -> RgbImage {
    // For a much smaller picture, an unweighted average is good enough and faster.
    if image.width() / 2 > size.width && image.height() / 2 > size.height {
        return imageops::thumbnail(image, size.width, size.height);
    }
    imageops::resize(image, size.width, size.height, Scaling::Triangle)
}

/// Returns two pixels per cell, one above the other.
fn half_blocks(pixels: &Pixels, extent: Extent) -> Box<[[super::Rgb; 2]]> {
    let size = Size { width: extent.columns.into(), height: u32::from(extent.rows) * 2 };
    let image = scaled(&pixels.image, size);
    let rows = 0..u32::from(extent.rows);
    let cell = |row: u32, column: u32| [row * 2, row * 2 + 1].map(|y| image.get_pixel(column, y).0);
    rows.flat_map(|row| (0..u32::from(extent.columns)).map(move |column| cell(row, column))).collect()
}

fn png(image: &RgbImage) -> Result<Vec<u8>, String> {
    written(image.as_raw(), image.dimensions(), ExtendedColorType::Rgb8)
}

fn written(raw: &[u8], (width, height): (u32, u32), kind: ExtendedColorType) -> Result<Vec<u8>, String> {
    let mut out = Vec::new();
    let encoder = PngEncoder::new_with_quality(&mut out, CompressionType::Fast, FilterType::Adaptive);
    encoder.write_image(raw, width, height, kind).map_err(|_| "cannot be sent to the terminal".to_owned())?;
    Ok(out)
}

/// Returns a PNG of the size of whole cells, with transparent edges.
///
/// It can be cut between rows of cells, and the terminal does not stretch it.
fn whole_cells(image: &RgbImage, extent: Extent, cell: CellSize) -> Result<Vec<u8>, String> {
    let width = u32::from(extent.columns) * u32::from(cell.width.max(1));
    let height = u32::from(extent.rows) * u32::from(cell.height.max(1));
    if image.dimensions() == (width, height) {
        return png(image);
    }
    let mut whole = RgbaImage::new(width, height);
    for (x, y, pixel) in image.enumerate_pixels() {
        let [red, green, blue] = pixel.0;
        whole.put_pixel(x, y, image::Rgba([red, green, blue, 255]));
    }
    written(whole.as_raw(), whole.dimensions(), ExtendedColorType::Rgba8)
}

/// Returns an inline image (<https://iterm2.com/documentation-images.html>).
fn iterm2(image: &RgbImage) -> Result<Vec<u8>, String> {
    let png = png(image)?;
    let (width, height) = image.dimensions();
    let head = format!(
        "\x1b]1337;File=inline=1;size={};width={width}px;height={height}px;doNotMoveCursor=1:",
        png.len()
    );
    let mut out = head.into_bytes();
    out.extend_from_slice(STANDARD.encode(png).as_bytes());
    out.push(7);
    Ok(out)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::picture::decode;

    /// A picture that is red above and blue below.
    fn two_halves() -> Pixels {
        let color = |_, y| image::Rgb(if y < 20 { [255, 0, 0] } else { [0, 0, 255] });
        let image = RgbImage::from_fn(40, 40, color);
        decode(&png(&image).unwrap()).unwrap()
    }

    fn drawn(protocol: Protocol) -> Rendering {
        let bounds = Bounds { extent: Extent { columns: 4, rows: 9 }, enlarge: 1 };
        render(&two_halves(), bounds, CellSize::default(), protocol, 5).unwrap()
    }

    #[test]
    fn half_blocks_have_two_colours_per_cell() {
        let rendering = drawn(Protocol::HalfBlocks);
        assert_eq!(rendering.extent, Extent { columns: 4, rows: 2 });
        let Drawing::HalfBlocks(cells) = rendering.drawing else { panic!("no half-blocks") };
        assert_eq!(cells.len(), 8);
        assert_eq!(cells[0], [[255, 0, 0]; 2]);
        assert_eq!(cells[7], [[0, 0, 255]; 2]);
    }

    #[test]
    fn the_other_protocols_get_a_complete_sequence() {
        for (protocol, head) in
            [(Protocol::Kitty, &b"\x1b_Ga=t,"[..]), (Protocol::Placeholders, b"\x1b_Ga=T,U=1,")]
        {
            let Drawing::Kitty { id: 5, upload, row: 20, .. } = drawn(protocol).drawing else {
                panic!("not for kitty")
            };
            assert!(upload.starts_with(head) && upload.ends_with(b"\x1b\\"));
        }
        let Drawing::Inline(iterm2) = drawn(Protocol::Iterm2).drawing else { panic!("not inline") };
        assert!(iterm2.starts_with(b"\x1b]1337;File=inline=1;") && iterm2.ends_with(b"\x07"));
        let Drawing::Inline(sixel) = drawn(Protocol::Sixel).drawing else { panic!("not inline") };
        assert!(sixel.starts_with(b"\x1bP") && sixel.ends_with(b"\x1b\\"));
    }

    #[test]
    fn a_picture_of_one_pixel_is_rendered_by_every_protocol() {
        let one = decode(&png(&RgbImage::new(1, 1)).unwrap()).unwrap();
        let bounds = Bounds { extent: Extent { columns: 80, rows: 24 }, enlarge: 2 };
        for protocol in [Protocol::HalfBlocks, Protocol::Kitty, Protocol::Iterm2, Protocol::Sixel] {
            let rendering = render(&one, bounds, CellSize::default(), protocol, 1).unwrap();
            assert_eq!(rendering.extent, Extent { columns: 1, rows: 1 }, "{protocol:?}");
        }
    }
}
