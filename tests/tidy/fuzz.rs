//! What the fuzzer's targets hold, tried on the samples and on broken pieces of them, so that the targets stay true.

use super::{files, text};

#[path = "../../fuzz/body.rs"]
#[expect(unreachable_pub, reason = "it is a library to the targets")]
mod body;

/// The samples whole, cut off at many places, and with a few bytes changed.
fn pieces() -> Vec<Vec<u8>> {
    let mut pieces = vec![Vec::new()];
    for path in files("briefings", ".toml") {
        let whole = text(&path).into_bytes();
        for share in [2, 5] {
            let mut piece = whole[..whole.len() * share / 8].to_vec();
            pieces.push(piece.clone());
            for (at, byte) in piece.iter_mut().enumerate() {
                // A prime, so that other places are hit in other pieces.
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
fn broken_briefings_open_and_what_comes_out_of_them_is_harmless() {
    for piece in pieces() {
        body::briefing(&piece);
    }
}

#[test]
fn anything_imports_to_a_briefing_or_is_refused() {
    for piece in pieces() {
        for format in 0..=8 {
            body::article(&[&[format], &piece[..]].concat());
        }
    }
}

#[test]
fn any_bytes_are_keys_that_the_reader_survives() {
    let mut seed: u32 = 1;
    let bytes = std::iter::repeat_with(|| {
        seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        seed.to_be_bytes()[0]
    });
    body::reader(&bytes.take(2_000).collect::<Vec<_>>());
}

#[test]
fn any_bytes_are_settings_or_told_to_be_none() {
    for piece in pieces() {
        body::setting(&piece);
    }
}
