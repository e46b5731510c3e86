//! Sixel graphics: pixels in bands of six rows, one colour of a band at a time.
//!
//! <https://vt100.net/docs/vt3xx-gp/chapter14.html>

use color_quant::NeuQuant;
use image::{DynamicImage, RgbImage, imageops};
use std::borrow::Cow;

/// The maximum number of colours.
///
/// Terminals have 256 colour registers and may use some of them themselves.
const MAX_COLORS: usize = 250;
/// The sampling factor for choosing colours: every tenth pixel, which is fast enough while scrolling.
const SAMPLE_FACTOR: i32 = 10;

/// Returns the sequence that draws a picture with its upper left corner at the cursor.
pub(super) fn encode(image: &RgbImage) -> Vec<u8> {
    let (width, height) = image.dimensions();
    let mut pixels = DynamicImage::ImageRgb8(image.clone()).into_rgba8();
    let colors = NeuQuant::new(SAMPLE_FACTOR, MAX_COLORS, &repeated(pixels.as_raw()));
    // Dithering needs a pixel to the right and a pixel below.
    if width > 1 && height > 1 {
        imageops::dither(&mut pixels, &colors);
    }
    let indices = imageops::index_colors(&pixels, &colors);

    let mut out = format!("\x1bP0;1;0q\"1;1;{width};{height}").into_bytes();
    let percent = |part: u8| (u32::from(part) * 100 + 127) / 255;
    for (number, color) in colors.color_map_rgb().chunks_exact(3).enumerate() {
        let [red, green, blue] = [0, 1, 2].map(|part| percent(color[part]));
        out.extend_from_slice(format!("#{number};2;{red};{green};{blue}").as_bytes());
    }
    let wide = width as usize;
    for band in indices.as_raw().chunks(wide * 6) {
        self::band(band, wide, &mut out);
        out.push(b'-');
    }
    out.extend_from_slice(b"\x1b\\");
    out
}

/// Repeats the pixels of a small picture, because choosing colours needs many pixels.
fn repeated(pixels: &[u8]) -> Cow<'_, [u8]> {
    /// The minimum size in bytes, with four per pixel.
    const MIN_BYTES: usize = 128 << 10;
    if pixels.len() >= MIN_BYTES {
        pixels.into()
    } else {
        pixels.repeat(MIN_BYTES.div_ceil(pixels.len().max(1))).into()
    }
}

/// Writes a band of at most six rows: for each colour, the pixels of each column that have it.
fn band(pixels: &[u8], wide: usize, out: &mut Vec<u8>) {
    let mut used = [false; 256];
    for pixel in pixels {
        used[usize::from(*pixel)] = true;
    }
    let mut column = vec![0; wide];
    for color in (0..=u8::MAX).filter(|color| used[usize::from(*color)]) {
        column.fill(0);
        for (row, line) in pixels.chunks(wide).enumerate() {
            for (bits, pixel) in column.iter_mut().zip(line) {
                *bits |= u8::from(*pixel == color) << row;
            }
        }
        out.extend_from_slice(format!("#{color}").as_bytes());
        for run in column.chunk_by(|a, b| a == b) {
            let sign = b'?' + run[0];
            match run.len() {
                count @ 1..=3 => out.extend(std::iter::repeat_n(sign, count)),
                count => {
                    out.extend_from_slice(format!("!{count}").as_bytes());
                    out.push(sign);
                }
            }
        }
        // Return to the left end of the band for the next colour.
        out.push(b'$');
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Cut;

    /// Draws a sequence; pixels that it does not draw are `None`.
    fn draw(sequence: &[u8], wide: usize, high: usize) -> Vec<Option<[u32; 3]>> {
        let text = std::str::from_utf8(sequence).unwrap();
        let body = text.strip_prefix(&format!("\x1bP0;1;0q\"1;1;{wide};{high}")).unwrap();
        let body = body.strip_suffix("\x1b\\").unwrap();
        let mut pixels = vec![None; wide * high];
        let mut colors = std::collections::HashMap::new();
        let (mut color, mut x, mut y, mut times) = (0, 0, 0, 1);
        let mut rest = body;
        while let Some(sign) = rest.chars().next() {
            rest = rest.cut(sign.len_utf8()..);
            let numbers =
                rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit() || c == ';').len();
            let (words, after) = rest.split_at(numbers);
            let words: Vec<u32> = words.split(';').filter_map(|word| word.parse().ok()).collect();
            match sign {
                '#' => {
                    color = words[0];
                    if let [_, 2, red, green, blue] = words[..] {
                        colors.insert(color, [red, green, blue]);
                    }
                    rest = after;
                }
                '!' => {
                    times = words[0] as usize;
                    rest = after;
                }
                '$' => x = 0,
                '-' => (x, y) = (0, y + 6),
                sign => {
                    let bits = u32::from(sign) - u32::from('?');
                    for _ in 0..times {
                        for row in (0..6).filter(|row| bits >> row & 1 == 1) {
                            pixels[(y + row) * wide + x] = Some(colors[&color]);
                        }
                        x += 1;
                    }
                    times = 1;
                }
            }
        }
        pixels
    }

    #[test]
    fn every_pixel_is_drawn_with_a_similar_colour() {
        for (wide, high) in [(20, 14), (1, 1), (1, 9), (9, 1), (64, 6)] {
            let color = |x: u32, _| image::Rgb(if x < 10 { [255, 0, 0] } else { [0, 0, 255] });
            let image = RgbImage::from_fn(wide, high, color);
            let drawn = draw(&encode(&image), wide as usize, high as usize);
            for (pixel, own) in drawn.iter().zip(image.pixels()) {
                let [red, _, blue] = pixel.unwrap();
                let near = |percent: u32, part: u8| percent.abs_diff(u32::from(part) * 100 / 255) < 8;
                assert!(near(red, own.0[0]) && near(blue, own.0[2]), "{wide}x{high}: {pixel:?} {own:?}");
            }
        }
    }
}
