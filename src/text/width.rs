//! Measures text in terminal cells and cuts it to a width.
//!
//! The width of a text is the sum of the widths of its grapheme clusters (UAX #29) by `unicode-width` (UAX #11), as on the
//! screen.

use std::borrow::Cow;
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// Returns the width of `text` in cells.
pub fn width(text: &str) -> usize {
    if text.is_ascii() { text.len() } else { text.graphemes(true).map(UnicodeWidthStr::width).sum() }
}

/// Returns `text`, shortened with an ellipsis if it does not fit into `cells`.
///
/// The result is never wider than `cells`, and empty if not even the ellipsis fits.
pub fn cut<'a>(text: &'a str, cells: usize, ellipsis: &str) -> Cow<'a, str> {
    if width(text) <= cells {
        return Cow::Borrowed(text);
    }
    let mark = width(ellipsis);
    if cells < mark {
        return Cow::Borrowed("");
    }
    let (head, _) = split(text, cells - mark);
    Cow::Owned(format!("{}{ellipsis}", head.trim_end()))
}

/// Splits `text` after the last whole cluster that fits into `cells`.
pub fn split(text: &str, cells: usize) -> (&str, &str) {
    let mut used = 0;
    for (at, cluster) in text.grapheme_indices(true) {
        used += cluster.width();
        if used > cells {
            return text.split_at(at);
        }
    }
    (text, "")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn widths_are_measured_by_cluster() {
        assert_eq!(width("abc"), 3);
        assert_eq!(width("大门"), 4);
        assert_eq!(width("e\u{301}"), 1);
        assert_eq!(width("👩\u{200d}🔬"), 2);
        assert_eq!(width("ที่"), 1);
    }

    #[test]
    fn a_cut_text_fits_and_splits_no_cluster() {
        assert_eq!(cut("opening", 7, "…"), "opening");
        assert_eq!(cut("opening", 5, "…"), "open…");
        assert_eq!(cut("大门敞开", 4, "…"), "大…");
        assert_eq!(cut("opening", 0, "…"), "");
        assert_eq!(cut("word word", 6, "…"), "word…");
    }
}
