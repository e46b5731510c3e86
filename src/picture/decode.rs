//! The bytes of a file to pixels, within limits that are held before anything is decoded.

use super::{PIXEL_LIMIT, Size};
use image::error::{ImageError, LimitErrorKind};
use image::metadata::Orientation;
use image::{DynamicImage, ImageDecoder, ImageReader, Limits, RgbImage, imageops};
use std::io::Cursor;

/// The most memory that a decoder may take, in bytes: the most pixels, with four bytes each, and some for its own work.
const MEMORY: u64 = PIXEL_LIMIT * 4 + (32 << 20);
const TOO_MUCH: &str = "takes too much memory to be shown";
/// No picture is kept larger than this, on its longer side: no terminal shows more.
const LONGEST: u32 = 2400;

/// A decoded picture, no larger than it can be shown.
#[derive(Clone, Debug)]
pub struct Pixels {
    /// The size that the file has.
    pub size: Size,
    pub(super) image: RgbImage,
}

impl Pixels {
    /// How much memory it takes, in bytes.
    pub fn weight(&self) -> usize {
        self.image.as_raw().len()
    }
}

/// The size of a picture as it is to be seen, from the beginning of its file alone.
///
/// Fails, with the reason in a few words, where the bytes are none that can be shown.
pub fn measure(bytes: &[u8]) -> Result<Size, String> {
    open(bytes).map(|(size, ..)| size)
}

/// Decodes a picture; of a moving one, what it starts with.
///
/// Fails, with the reason in a few words, where the bytes are none that can be shown.
pub fn decode(bytes: &[u8]) -> Result<Pixels, String> {
    let (size, orientation, decoder) = open(bytes)?;
    let mut image = DynamicImage::from_decoder(decoder).map_err(|error| reason(&error))?;
    if image.width().max(image.height()) > LONGEST {
        image = image.thumbnail(LONGEST, LONGEST);
    }
    image.apply_orientation(orientation);
    Ok(Pixels { size, image: opaque(image) })
}

/// Reads the header: the size as it is to be seen, how the pixels must be turned for it, and who decodes them.
fn open(bytes: &[u8]) -> Result<(Size, Orientation, impl ImageDecoder), String> {
    let mut reader =
        ImageReader::new(Cursor::new(bytes)).with_guessed_format().map_err(|_| "is empty".to_owned())?;
    if bytes.is_empty() {
        return Err("is empty".to_owned());
    }
    if reader.format().is_none() {
        return Err("is no picture that can be shown (PNG, JPEG, GIF, WebP)".to_owned());
    }
    let mut limits = Limits::default();
    limits.max_alloc = Some(MEMORY);
    reader.limits(limits);
    let mut decoder = reader.into_decoder().map_err(|error| reason(&error))?;
    let (width, height) = decoder.dimensions();
    let pixels = u64::from(width) * u64::from(height);
    if pixels > PIXEL_LIMIT {
        let most = PIXEL_LIMIT / 1_000_000;
        return Err(format!("is too large: {width}×{height} pixels, and at most {most} million are shown"));
    }
    if pixels == 0 {
        return Err("has no pixels".to_owned());
    }
    // Decoders hold the limit against their own work; what they return is taken from it here.
    if decoder.total_bytes() > MEMORY {
        return Err(TOO_MUCH.to_owned());
    }
    // A wrong note about how the camera was held is no reason not to show what it saw.
    let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    let lies = matches!(
        orientation,
        Orientation::Rotate90
            | Orientation::Rotate270
            | Orientation::Rotate90FlipH
            | Orientation::Rotate270FlipH
    );
    let (width, height) = if lies { (height, width) } else { (width, height) };
    Ok((Size { width, height }, orientation, decoder))
}

/// What shows through a transparent picture is white: most are made to lie on paper.
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
            LimitErrorKind::InsufficientMemory => TOO_MUCH.to_owned(),
            _ => "is too large to be shown".to_owned(),
        },
        ImageError::Unsupported(_) => "is a kind of picture that cannot be shown".to_owned(),
        ImageError::IoError(error) if error.kind() == std::io::ErrorKind::UnexpectedEof => {
            "ends too early: it is damaged or was not copied whole".to_owned()
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

    /// A PNG that says it is this large and holds next to nothing.
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
    fn a_picture_that_says_it_is_enormous_is_refused_before_it_is_decoded() {
        let why = measure(&claiming(60_000, 50_000)).unwrap_err();
        assert_eq!(why, "is too large: 60000×50000 pixels, and at most 50 million are shown");
        assert_eq!(decode(&claiming(60_000, 50_000)).unwrap_err(), why);
        assert!(measure(&claiming(u32::MAX, u32::MAX)).is_err());
    }

    #[test]
    fn deep_pixels_count_by_the_memory_they_take() {
        // 16 bits a channel: twice what the same number of plain pixels takes.
        let mut file = Vec::new();
        let encoder = image::codecs::png::PngEncoder::new(&mut file);
        encoder.write_image(&[0; 8], 1, 1, ExtendedColorType::Rgba16).unwrap();
        file[16..20].copy_from_slice(&7000_u32.to_be_bytes());
        file[20..24].copy_from_slice(&7000_u32.to_be_bytes());
        let sum = crc32(&file[12..29]).to_be_bytes();
        file[29..33].copy_from_slice(&sum);
        assert_eq!(decode(&file).unwrap_err(), "takes too much memory to be shown");
    }

    #[test]
    fn a_file_that_was_cut_off_anywhere_is_refused_with_a_reason_or_shown() {
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
        assert_eq!(decode(&png[..200]).unwrap_err(), "ends too early: it is damaged or was not copied whole");
    }

    #[test]
    fn what_is_no_picture_says_so() {
        assert_eq!(measure(b"").unwrap_err(), "is empty");
        for bytes in [&b"<svg></svg>"[..], b"%PDF-1.7", b"format = 1", b"BM but not really"] {
            assert!(measure(bytes).is_err());
        }
        let why = measure(b"<svg></svg>").unwrap_err();
        assert_eq!(why, "is no picture that can be shown (PNG, JPEG, GIF, WebP)");
        assert_eq!(measure(b"BM but no bitmap").unwrap_err(), "is a kind of picture that cannot be shown");
    }

    #[test]
    fn bytes_turned_over_never_panic() {
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
    fn what_is_transparent_lies_on_white() {
        let clear = image::RgbaImage::from_pixel(2, 2, Rgba([0, 0, 0, 0])).into();
        assert_eq!(decode(&bytes(&clear, ImageFormat::Png)).unwrap().image.get_pixel(0, 0), &Rgb([255; 3]));
    }

    #[test]
    fn a_picture_taken_with_the_camera_on_its_side_stands_upright() {
        let mut file = bytes(&picture(40, 30), ImageFormat::Jpeg);
        // An Exif segment that says so, behind the marker that a JPEG starts with.
        let exif =
            b"\xff\xe1\x00\x22Exif\0\0MM\0\x2a\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0";
        file.splice(2..2, exif.iter().copied());
        assert_eq!(measure(&file), Ok(Size { width: 30, height: 40 }));
        assert_eq!(decode(&file).unwrap().image.dimensions(), (30, 40));
    }

    #[test]
    fn a_large_picture_is_kept_no_larger_than_it_can_be_shown() {
        let file = bytes(&picture(4800, 10), ImageFormat::Png);
        let pixels = decode(&file).unwrap();
        assert_eq!((pixels.size.width, pixels.image.width()), (4800, 2400));
    }
}
