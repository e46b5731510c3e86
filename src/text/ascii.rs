//! Fast checks for ASCII text, many bytes at a time.

/// The size of a block in bytes. A block is checked in a few instructions.
const BLOCK: usize = 32;
/// The value 1 in each byte of a word.
const ONES: u64 = u64::MAX / 0xff;
/// The highest bit of each byte of a word.
const HIGHS: u64 = ONES * 0x80;
/// A space in each byte of a word.
const SPACES: u64 = ONES * b' ' as u64;

/// Returns the number of bytes of printable ASCII, including spaces, at the start.
pub(super) fn printable_len(bytes: &[u8]) -> usize {
    let printable = |byte: &u8| (b' '..=b'~').contains(byte);
    let all = |block: &&[u8; BLOCK]| block.iter().fold(true, |all, byte| all & printable(byte));
    let len = bytes.as_chunks().0.iter().take_while(all).count() * BLOCK;
    for (index, word) in bytes[len..].as_chunks().0.iter().enumerate() {
        if let Some(at) = first_other(*word) {
            return len + index * 8 + at;
        }
    }
    // The last word overlaps bytes that were checked before.
    match bytes.last_chunk() {
        Some(word) => first_other(*word).map_or(bytes.len(), |at| bytes.len() - 8 + at),
        None => bytes.iter().position(|byte| !printable(byte)).unwrap_or(bytes.len()),
    }
}

/// Returns the index of the first byte of a word that is not printable ASCII.
///
/// Carries affect only later bytes.
fn first_other(word: [u8; 8]) -> Option<usize> {
    let word = u64::from_le_bytes(word);
    let others = (word | word.wrapping_add(ONES) | word.wrapping_sub(SPACES)) & HIGHS;
    (others != 0).then(|| others.trailing_zeros() as usize / 8)
}

/// Returns true for printable ASCII with single spaces, and none at the ends.
pub(super) fn is_plain_line(bytes: &[u8]) -> bool {
    bytes.first() != Some(&b' ')
        && bytes.last() != Some(&b' ')
        && printable_len(bytes) == bytes.len()
        && !has_two_spaces(bytes)
}

/// Returns true if the bytes contain two adjacent spaces.
pub(super) fn has_two_spaces(bytes: &[u8]) -> bool {
    let mut rest = bytes;
    while let Some(word) = rest.first_chunk() {
        let other = u64::from_le_bytes(*word) ^ SPACES;
        // A byte is zero if it and the next byte are spaces. The last byte has no next one here.
        let pairs = other | other >> 8 | 0xff << 56;
        if pairs.wrapping_sub(ONES) & !pairs & HIGHS != 0 {
            return true;
        }
        rest = &rest[7..];
    }
    rest.windows(2).any(|pair| pair == b"  ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fast_checks_agree_with_checks_of_single_bytes() {
        let words = "as even as a line of many words can be; ".repeat(3).into_bytes();
        for at in 0..words.len() {
            for odd in [&b" "[..], b"  ", b"\n", b"\x1f", b"\x7f", b"\xff\x01", b"\xc3\xa9", b"~", b""] {
                let mut bytes = words.clone();
                bytes.splice(at..at, odd.iter().copied());
                for part in [&bytes[..], &bytes[at..], &bytes[..at + odd.len()]] {
                    let other = part.iter().position(|byte| !(b' '..=b'~').contains(byte));
                    assert_eq!(printable_len(part), other.unwrap_or(part.len()), "{odd:?} at {at}");
                    let twice = part.windows(2).any(|pair| pair == b"  ");
                    assert_eq!(has_two_spaces(part), twice, "{odd:?} at {at}");
                    let ends = part.starts_with(b" ") || part.ends_with(b" ");
                    assert_eq!(is_plain_line(part), other.is_none() && !twice && !ends, "{odd:?} at {at}");
                }
            }
        }
    }
}
