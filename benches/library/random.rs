//! Numbers that look random and are the same on every run.

/// A number for two others (the finalizer of `MurmurHash3`).
pub(crate) fn mixed(one: u64, other: u64) -> u64 {
    let mut hash = one ^ other.wrapping_mul(0x9e37_79b9_7f4a_7c15);
    for factor in [0xff51_afd7_ed55_8ccd, 0xc4ce_b9fe_1a85_ec53] {
        hash = (hash ^ (hash >> 33)).wrapping_mul(factor);
    }
    hash ^ (hash >> 33)
}

/// A number for a text and another number (FNV-1a, mixed).
pub(crate) fn of_text(text: &str, other: u64) -> u64 {
    let hash = text.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    });
    mixed(hash, other)
}

/// One of the items, by a number.
pub(crate) fn one_of<T>(items: &[T], number: u64) -> Option<&T> {
    let len = u64::try_from(items.len()).ok().filter(|len| *len > 0)?;
    items.get(usize::try_from(number % len).ok()?)
}

/// An invented name of two or three syllables.
pub(crate) fn name(number: u64) -> String {
    const SYLLABLES: [&str; 24] = [
        "ba", "dor", "el", "fen", "gar", "hol", "is", "ka", "lin", "mar", "nor", "o", "pel", "quin", "ros",
        "sta", "tor", "ul", "ven", "wen", "yar", "zel", "dun", "mir",
    ];
    let parts = (0..2 + number % 2).filter_map(|part| one_of(&SYLLABLES, mixed(number, part + 1)));
    parts.copied().collect()
}

/// A text whose first letter is a capital.
pub(crate) fn capitalized(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
