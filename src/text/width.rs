//! Widths in terminal cells, and cutting text to them.
//!
//! A cell's width is that of its grapheme cluster (UAX #29) by `unicode-width` (UAX #11), which is also how
//! the screen places them: a text's width is the sum over its clusters.

use std::borrow::Cow;
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// How many cells `text` takes.
pub fn width(text: &str) -> usize {
    if text.is_ascii() { text.len() } else { text.graphemes(true).map(UnicodeWidthStr::width).sum() }
}

/// `text` if it fits into `cells`, else as many whole clusters as fit before an ellipsis.
///
/// The result is never wider than `cells`; with no room at all it is empty.
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

/// Splits `text` behind the last whole cluster that fits into `cells`.
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
    fn widths_are_those_of_clusters() {
        assert_eq!(width("abc"), 3);
        assert_eq!(width("大门"), 4);
        assert_eq!(width("e\u{301}"), 1);
        assert_eq!(width("👩\u{200d}🔬"), 2);
        assert_eq!(width("ที่"), 1);
    }

    #[test]
    fn a_cut_never_splits_a_cluster_nor_goes_over() {
        assert_eq!(cut("opening", 7, "…"), "opening");
        assert_eq!(cut("opening", 5, "…"), "open…");
        assert_eq!(cut("大门敞开", 4, "…"), "大…");
        assert_eq!(cut("opening", 0, "…"), "");
        assert_eq!(cut("word word", 6, "…"), "word…");
    }
}
