//! Cuts text by byte offsets without panicking.

use std::slice::SliceIndex;

/// Parts of a text by byte range.
pub trait Cut {
    /// Returns the part of the text in a byte range, such as `2..5`, `..at` or `at..`.
    ///
    /// The part is empty if the range ends outside of the text or inside a character.
    fn cut<R: SliceIndex<str, Output = str>>(&self, range: R) -> &str;
}

impl Cut for str {
    #[inline]
    fn cut<R: SliceIndex<str, Output = str>>(&self, range: R) -> &str {
        self.get(range).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_range_outside_the_text_gives_an_empty_part() {
        let text = "é.";
        assert_eq!((text.cut(..2), text.cut(2..), text.cut(0..3)), ("é", ".", "é."));
        assert_eq!((text.cut(1..), text.cut(..4), text.cut(9..)), ("", "", ""));
    }
}
