//! Runs the fuzz targets on the samples and on broken pieces of them.

use crate::project::{files, root, text};
use std::path::Path;

#[path = "../support/fuzzing.rs"]
#[expect(unreachable_pub, reason = "it is a library to the targets")]
mod fuzzing;

/// The samples: whole, cut off, and with a few bytes changed.
fn pieces() -> Vec<Vec<u8>> {
    let mut pieces = vec![Vec::new()];
    for path in files("briefings", ".toml") {
        let whole = text(&path).into_bytes();
        for share in [2, 5] {
            let mut piece = whole[..whole.len() * share / 8].to_vec();
            pieces.push(piece.clone());
            for (at, byte) in piece.iter_mut().enumerate() {
                // A prime, so that each piece is changed at different places.
                if at % 307 == share {
                    *byte ^= 1 << (at % 8);
                }
            }
            pieces.push(piece);
        }
        pieces.push(whole);
    }
    pieces
}

#[test]
fn broken_briefings_open_and_their_output_is_harmless() {
    for piece in pieces() {
        fuzzing::briefing(&piece);
    }
}

#[test]
fn any_bytes_are_imported_or_refused() {
    let formats = u8::try_from(plenary::import::FORMATS.len()).unwrap();
    for piece in pieces() {
        for format in 0..=formats {
            fuzzing::article(&[&[format], &piece[..]].concat());
        }
    }
}

/// Each document whole, cut off, and with a few bytes changed, in the format that its content shows.
#[test]
fn broken_documents_of_every_format_are_imported_or_refused() {
    for path in files("tests/import/corpus", "")
        .into_iter()
        .filter(|path| Path::new(path).extension() != Some("toml".as_ref()))
    {
        let whole = std::fs::read(root(&path)).unwrap();
        if whole.len() > 20_000 {
            continue;
        }
        fuzzing::article(&[&[u8::MAX], &whole[..]].concat());
        for share in [3, 6] {
            let mut piece = [&[u8::MAX], &whole[..whole.len() * share / 8]].concat();
            fuzzing::article(&piece);
            piece.truncate(1);
            piece.extend_from_slice(&whole);
            for (at, byte) in piece.iter_mut().enumerate().skip(60) {
                if at % 307 == share {
                    *byte ^= 1 << (at % 8);
                }
            }
            fuzzing::article(&piece);
        }
    }
}

#[test]
fn the_reader_survives_any_keys() {
    let mut seed: u32 = 1;
    let bytes = std::iter::repeat_with(|| {
        seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        seed.to_be_bytes()[0]
    });
    fuzzing::reader(&bytes.take(2_000).collect::<Vec<_>>());
}

#[test]
fn any_bytes_are_read_as_settings_or_refused() {
    for piece in pieces() {
        fuzzing::setting(&piece);
    }
}
