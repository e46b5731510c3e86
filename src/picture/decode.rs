//! Decodes picture files, and checks limits before decoding.

use super::{PIXEL_LIMIT, Size};
use image::error::{ImageError, LimitErrorKind};
use image::metadata::Orientation;
use image::{DynamicImage, ImageDecoder, ImageReader, Limits, RgbImage, imageops};
use std::io::Cursor;

/// The maximum memory of a decoder in bytes: four per pixel, and some for its work.
const MAX_MEMORY: u64 = PIXEL_LIMIT * 4 + (32 << 20);
const NEEDS_TOO_MUCH_MEMORY: &str = "needs too much memory to be shown";
/// The maximum length of the longer side of a decoded picture, in pixels.
///
/// No terminal shows more.
const MAX_SIDE: u32 = 2400;

/// A decoded picture, scaled down if it is larger than a terminal can show.
#[derive(Clone, Debug)]
pub struct Pixels {
    /// The size in the file.
    pub size: Size,
    pub(super) image: RgbImage,
}

impl Pixels {
    /// Returns the memory in bytes.
    pub fn weight(&self) -> usize {
        self.image.as_raw().len()
    }
}

/// Returns the size of a picture as it is shown, from the header of its file.
///
/// Fails, with the reason in a few words, if the picture cannot be shown.
pub fn measure(bytes: &[u8]) -> Result<Size, String> {
    open(bytes).map(|(size, ..)| size)
}

/// Decodes a picture, or the first frame of an animation.
///
/// Fails, with the reason in a few words, if the picture cannot be shown.
pub fn decode(bytes: &[u8]) -> Result<Pixels, String> {
    let (size, orientation, decoder) = open(bytes)?;
    let mut image = DynamicImage::from_decoder(decoder).map_err(|error| reason(&error))?;
    if image.width().max(image.height()) > MAX_SIDE {
        image = image.thumbnail(MAX_SIDE, MAX_SIDE);
    }
    image.apply_orientation(orientation);
    Ok(Pixels { size, image: opaque(image) })
}

/// Reads the header and returns the shown size, the orientation of the pixels, and the decoder.
fn open(bytes: &[u8]) -> Result<(Size, Orientation, impl ImageDecoder), String> {
    let mut reader =
        ImageReader::new(Cursor::new(bytes)).with_guessed_format().map_err(|_| "is empty".to_owned())?;
    if bytes.is_empty() {
        return Err("is empty".to_owned());
    }
    if reader.format().is_none() {
        return Err("is not a picture that can be shown (PNG, JPEG, GIF, WebP)".to_owned());
    }
    let mut limits = Limits::default();
    limits.max_alloc = Some(MAX_MEMORY);
    reader.limits(limits);
    let mut decoder = reader.into_decoder().map_err(|error| reason(&error))?;
    let (width, height) = decoder.dimensions();
    let pixels = u64::from(width) * u64::from(height);
    if pixels > PIXEL_LIMIT {
        let most = PIXEL_LIMIT / 1_000_000;
        return Err(format!("is too large: {width}×{height} pixels, but the limit is {most} million"));
    }
    if pixels == 0 {
        return Err("has no pixels".to_owned());
    }
    // Decoders limit only their own memory, not the memory of the result.
    if decoder.total_bytes() > MAX_MEMORY {
        return Err(NEEDS_TOO_MUCH_MEMORY.to_owned());
    }
    // A picture with an invalid orientation is still shown.
    let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    let is_rotated = matches!(
        orientation,
        Orientation::Rotate90
            | Orientation::Rotate270
            | Orientation::Rotate90FlipH
            | Orientation::Rotate270FlipH
    );
    let (width, height) = if is_rotated { (height, width) } else { (width, height) };
    Ok((Size { width, height }, orientation, decoder))
}

/// Puts a transparent picture on white, because most are made for a white page.
fn opaque(image: DynamicImage) -> RgbImage {
    if !image.color().has_alpha() {
        return image.into_rgb8();
    }
    let mut paper = image::RgbaImage::from_pixel(image.width(), image.height(), image::Rgba([255; 4]));
    imageops::overlay(&mut paper, &image.into_rgba8(), 0, 0);
    DynamicImage::ImageRgba8(paper).into_rgb8()
}

fn reason(error: &ImageError) -> String {
    match error {
        ImageError::Limits(limit) => match limit.kind() {
            LimitErrorKind::InsufficientMemory => NEEDS_TOO_MUCH_MEMORY.to_owned(),
            _ => "is too large to be shown".to_owned(),
        },
        ImageError::Unsupported(_) => "is a kind of picture that cannot be shown".to_owned(),
        ImageError::IoError(error) if error.kind() == std::io::ErrorKind::UnexpectedEof => {
            "ends too early: it is damaged or was not copied completely".to_owned()
        }
        _ => "is damaged: it cannot be decoded".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use image::{ExtendedColorType, ImageEncoder, ImageFormat, Rgb, Rgba};

    fn bytes(image: &DynamicImage, format: ImageFormat) -> Vec<u8> {
        let mut out = Cursor::new(Vec::new());
        image.write_to(&mut out, format).unwrap();
        out.into_inner()
    }

    fn picture(width: u32, height: u32) -> DynamicImage {
        let color = |x: u32, y: u32| Rgb([x, y, x ^ y].map(|part| u8::try_from(part * 37 % 256).unwrap()));
        RgbImage::from_fn(width, height, color).into()
    }

    /// A tiny PNG that claims to have a size.
    fn claiming(width: u32, height: u32) -> Vec<u8> {
        let mut png = bytes(&picture(1, 1), ImageFormat::Png);
        png[16..20].copy_from_slice(&width.to_be_bytes());
        png[20..24].copy_from_slice(&height.to_be_bytes());
        let sum = crc32(&png[12..29]).to_be_bytes();
        png[29..33].copy_from_slice(&sum);
        png
    }

    fn crc32(bytes: &[u8]) -> u32 {
        let step = |sum: u32, byte: &u8| {
            (0..8)
                .fold(sum ^ u32::from(*byte), |sum, _| (sum >> 1) ^ (0xedb8_8320 & (sum & 1).wrapping_neg()))
        };
        !bytes.iter().fold(u32::MAX, step)
    }

    #[test]
    fn every_format_is_measured_and_decoded() {
        for format in [ImageFormat::Png, ImageFormat::Jpeg, ImageFormat::Gif, ImageFormat::WebP] {
            let file = bytes(&picture(40, 30), format);
            assert_eq!(measure(&file), Ok(Size { width: 40, height: 30 }), "{format:?}");
            assert_eq!(decode(&file).unwrap().image.dimensions(), (40, 30), "{format:?}");
        }
    }

    #[test]
    fn a_picture_that_claims_to_be_enormous_is_refused_before_decoding() {
        let why = measure(&claiming(60_000, 50_000)).unwrap_err();
        assert_eq!(why, "is too large: 60000×50000 pixels, but the limit is 50 million");
        assert_eq!(decode(&claiming(60_000, 50_000)).unwrap_err(), why);
        assert!(measure(&claiming(u32::MAX, u32::MAX)).is_err());
    }

    #[test]
    fn deep_pixels_count_by_their_memory() {
        // 16 bits per channel need twice the memory of normal pixels.
        let mut file = Vec::new();
        let encoder = image::codecs::png::PngEncoder::new(&mut file);
        encoder.write_image(&[0; 8], 1, 1, ExtendedColorType::Rgba16).unwrap();
        file[16..20].copy_from_slice(&7000_u32.to_be_bytes());
        file[20..24].copy_from_slice(&7000_u32.to_be_bytes());
        let sum = crc32(&file[12..29]).to_be_bytes();
        file[29..33].copy_from_slice(&sum);
        assert_eq!(decode(&file).unwrap_err(), NEEDS_TOO_MUCH_MEMORY);
    }

    #[test]
    fn a_truncated_file_is_refused_with_a_reason_or_shown() {
        for format in [ImageFormat::Png, ImageFormat::Jpeg, ImageFormat::Gif, ImageFormat::WebP] {
            let file = bytes(&picture(40, 30), format);
            for end in 0..file.len() {
                if let Err(why) = decode(&file[..end]) {
                    assert!(why.starts_with("is ") || why.starts_with("ends "), "{format:?} {end}: {why}");
                }
            }
            let half = decode(&file[..file.len() / 3]);
            assert!(half.is_err(), "{format:?}");
        }
        let png = bytes(&picture(40, 30), ImageFormat::Png);
        assert_eq!(
            decode(&png[..200]).unwrap_err(),
            "ends too early: it is damaged or was not copied completely"
        );
    }

    #[test]
    fn a_file_that_is_not_a_picture_says_so() {
        assert_eq!(measure(b"").unwrap_err(), "is empty");
        for bytes in [&b"<svg></svg>"[..], b"%PDF-1.7", b"format = 1", b"BM but not really"] {
            assert!(measure(bytes).is_err());
        }
        let why = measure(b"<svg></svg>").unwrap_err();
        assert_eq!(why, "is not a picture that can be shown (PNG, JPEG, GIF, WebP)");
        assert_eq!(measure(b"BM but no bitmap").unwrap_err(), "is a kind of picture that cannot be shown");
    }

    #[test]
    fn damaged_bytes_never_panic() {
        for format in [ImageFormat::Png, ImageFormat::Jpeg, ImageFormat::Gif, ImageFormat::WebP] {
            let file = bytes(&picture(24, 18), format);
            for at in 0..file.len().min(400) {
                let mut broken = file.clone();
                broken[at] ^= 0x5a;
                let _ = decode(&broken);
            }
        }
    }

    #[test]
    fn a_transparent_picture_is_put_on_white() {
        let clear = image::RgbaImage::from_pixel(2, 2, Rgba([0, 0, 0, 0])).into();
        assert_eq!(decode(&bytes(&clear, ImageFormat::Png)).unwrap().image.get_pixel(0, 0), &Rgb([255; 3]));
    }

    #[test]
    fn a_rotated_photo_is_shown_upright() {
        let mut file = bytes(&picture(40, 30), ImageFormat::Jpeg);
        // An Exif segment with the orientation, after the start marker of the JPEG.
        let exif =
            b"\xff\xe1\x00\x22Exif\0\0MM\0\x2a\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0";
        file.splice(2..2, exif.iter().copied());
        assert_eq!(measure(&file), Ok(Size { width: 30, height: 40 }));
        assert_eq!(decode(&file).unwrap().image.dimensions(), (30, 40));
    }

    #[test]
    fn a_large_picture_is_scaled_down() {
        let file = bytes(&picture(4800, 10), ImageFormat::Png);
        let pixels = decode(&file).unwrap();
        assert_eq!((pixels.size.width, pixels.image.width()), (4800, 2400));
    }
}
