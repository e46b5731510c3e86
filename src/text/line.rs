//! Breaks paragraphs into lines (UAX #14).
//!
//! Thai, Khmer, Lao and Burmese use dictionaries.
//!
//! A line is a byte range of the text. Every byte is in exactly one line, in order. White space at a line break belongs to
//! the line before the break and takes no cells.

use super::Cut;
use super::fold::joins;
use super::width::{split, width};
use icu_segmenter::{LineSegmenter, LineSegmenterBorrowed, options::LineBreakOptions};
use std::borrow::Cow;
use std::ops::Range;

/// The maximum number of bytes laid out at once.
///
/// Longer paragraphs are split first.
pub const MAX_PIECE_BYTES: usize = 8 * 1024;

/// Breaks `text[piece]` into lines of at most `cells` cells.
///
/// A wider cluster has its own line.
///
/// A line feed counts as a space, or as nothing between characters of a script without spaces. The ranges of `text` have
/// no gaps. `cells` of 0 counts as 1. An empty piece has one empty line.
pub fn lines(text: &str, piece: Range<usize>, cells: usize) -> Vec<Range<usize>> {
    let cells = cells.max(1);
    let flat = flat(text.cut(piece.clone()));
    let mut lines = Vec::new();
    let mut start = 0;
    let mut used = 0;
    let mut from = 0;
    for to in segmenter().segment_str(&flat).filter(|to| *to > 0) {
        let unit = flat.cut(from..to);
        let ink = width(unit.trim_end());
        if used > 0 && used + ink > cells {
            lines.push(start..from);
            start = from;
            used = 0;
        }
        let mut rest = unit;
        while used == 0 && width(rest.trim_end()) > cells {
            let (head, tail) = split(rest, cells);
            let (head, tail) = if head.is_empty() { first_cluster(rest) } else { (head, tail) };
            if tail.is_empty() {
                break;
            }
            lines.push(start..start + head.len());
            start += head.len();
            rest = tail;
        }
        used += width(rest);
        from = to;
    }
    lines.push(start..flat.len());
    for line in &mut lines {
        *line = line.start + piece.start..line.end + piece.start;
    }
    lines
}

/// Returns the visible text of a line, without white space at the end.
///
/// Line feeds become spaces or nothing.
pub fn shown(text: &str, line: Range<usize>) -> Cow<'_, str> {
    part(text, &line, line.clone())
}

/// Returns the visible text of a part of a line.
///
/// Together, the parts of a line show the same text as the line.
pub fn part<'a>(text: &'a str, line: &Range<usize>, part: Range<usize>) -> Cow<'a, str> {
    let ink = ink(text, line);
    let part = part.start.clamp(ink.start, ink.end)..part.end.clamp(ink.start, ink.end);
    let own = text.cut(part.clone());
    if !own.contains('\n') {
        return Cow::Borrowed(own);
    }
    let mut out = String::with_capacity(own.len());
    for (at, c) in own.char_indices() {
        let at = part.start + at;
        match c {
            '\n' if is_ignored(text, &ink, at) => {}
            '\n' => out.push(' '),
            _ => out.push(c),
        }
    }
    Cow::Owned(out)
}

/// Returns the byte range of the visible text of a line.
pub fn ink(text: &str, line: &Range<usize>) -> Range<usize> {
    let ink = text.cut(line.clone()).trim_end();
    let end = line.start + ink.len();
    if line.start == 0 || text.cut(..line.start).ends_with('\n') {
        line.start + (ink.len() - ink.trim_start_matches('\n').len())..end
    } else {
        line.start..end
    }
}

/// Returns true if the line feed at `at` does not count as a space.
///
/// This is the case in scripts without spaces.
fn is_ignored(text: &str, ink: &Range<usize>, at: usize) -> bool {
    joins(text.cut(ink.start..at), text.cut(at + 1..ink.end).chars().next())
}

/// Returns the paragraphs of a text, without surrounding white space.
///
/// Blank lines separate paragraphs.
pub fn paragraphs(text: &str) -> Vec<Range<usize>> {
    let mut paragraphs = Vec::new();
    let mut start = 0;
    for at in memchr::memchr_iter(b'\n', text.as_bytes()).chain(std::iter::once(text.len())) {
        let blank = text.cut(at..).chars().skip(1).find(|c| *c == '\n' || !c.is_whitespace()) == Some('\n');
        if blank || at == text.len() {
            push_trimmed(text, start..at, &mut paragraphs);
            start = at;
        }
    }
    paragraphs
}

fn push_trimmed(text: &str, range: Range<usize>, out: &mut Vec<Range<usize>>) {
    let whole = text.cut(range.clone());
    let ink = whole.trim();
    if !ink.is_empty() {
        let start = range.start + (whole.len() - whole.trim_start().len());
        out.push(start..start + ink.len());
    }
}

/// Splits a long paragraph into pieces, at spaces if possible.
pub fn pieces(text: &str, paragraph: Range<usize>, out: &mut Vec<Range<usize>>) {
    let mut start = paragraph.start;
    while paragraph.end - start > MAX_PIECE_BYTES {
        let half = text.floor_char_boundary(start + MAX_PIECE_BYTES / 2);
        let full = text.floor_char_boundary(start + MAX_PIECE_BYTES);
        let end = text.cut(half..full).rfind(' ').map_or(full, |space| half + space + 1);
        out.push(start..end);
        start = end;
    }
    out.push(start..paragraph.end);
}

/// Returns the byte offsets in `text` where a line may break, in order, without 0 and the end.
pub(super) fn breaks(text: &str) -> Vec<usize> {
    segmenter().segment_str(text).filter(|at| *at > 0 && *at < text.len()).collect()
}

fn segmenter() -> LineSegmenterBorrowed<'static> {
    LineSegmenter::new_dictionary(LineBreakOptions::default())
}

/// Replaces line feeds by spaces, because segmenters always break at line feeds.
pub(super) fn flat(text: &str) -> Cow<'_, str> {
    if text.contains('\n') { Cow::Owned(text.replace('\n', " ")) } else { Cow::Borrowed(text) }
}

fn first_cluster(text: &str) -> (&str, &str) {
    use unicode_segmentation::UnicodeSegmentation;
    let len = text.graphemes(true).next().map_or(0, str::len);
    text.split_at(len)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn laid(text: &str, cells: usize) -> Vec<String> {
        lines(text, 0..text.len(), cells).into_iter().map(|line| shown(text, line).into_owned()).collect()
    }

    #[test]
    fn words_stay_whole_if_they_fit() {
        assert_eq!(laid("Our doors are open to all", 10), ["Our doors", "are open", "to all"]);
        assert_eq!(laid("one\ntwo", 20), ["one two"]);
        assert_eq!(laid("", 20), [""]);
    }

    #[test]
    fn a_long_word_is_broken_between_clusters() {
        assert_eq!(laid("abcdefgh ij", 3), ["abc", "def", "gh", "ij"]);
        assert_eq!(laid("大门", 1), ["大", "门"]);
    }

    #[test]
    fn chinese_breaks_between_characters_but_not_before_a_full_stop() {
        assert_eq!(laid("我们的大门是敞开的。", 8), ["我们的大", "门是敞开", "的。"]);
        assert_eq!(laid("开放。你", 6), ["开放。", "你"]);
        assert_eq!(laid("开\n放", 6), ["开放"]);
    }

    #[test]
    fn thai_breaks_between_words() {
        assert_eq!(laid("เปิดประตู", 5), ["เปิด", "ประตู"]);
        assert_eq!(laid("ประเทศไทยเปิดประตู", 9), ["ประเทศไทย", "เปิดประตู"]);
    }

    #[test]
    fn parts_of_a_line_show_the_same_as_the_line() {
        for text in ["one  two \nthree", "开\n放  门", "\none\ntwo \n"] {
            let line = 0..text.len();
            for cut in text.char_indices().map(|(at, _)| at) {
                let parts = [part(text, &line, 0..cut), part(text, &line, cut..text.len())].concat();
                assert_eq!(parts, shown(text, line.clone()), "{text:?} at {cut}");
            }
        }
    }

    #[test]
    fn emoji_and_combining_marks_stay_whole() {
        assert_eq!(laid("👩\u{200d}🔬👩\u{200d}🔬", 2), ["👩\u{200d}🔬", "👩\u{200d}🔬"]);
        assert_eq!(laid("e\u{301}e\u{301}e\u{301}", 2), ["e\u{301}e\u{301}", "e\u{301}"]);
    }

    #[test]
    fn blank_lines_separate_paragraphs() {
        let text = "\none\ntwo\n\n \nthree \n  \nfour";
        let found: Vec<_> = paragraphs(text).into_iter().map(|range| text.cut(range)).collect();
        assert_eq!(found, ["one\ntwo", "three", "four"]);
        assert!(paragraphs(" \n \n").is_empty());
    }

    #[test]
    fn long_paragraphs_are_split_without_loss() {
        let text = format!("{} {}", "word ".repeat(5000), "长".repeat(9000));
        let mut out = Vec::new();
        pieces(&text, 0..text.len(), &mut out);
        assert!(out.len() > 4);
        assert_eq!(out.iter().map(|r| text.cut(r.clone())).collect::<String>(), text);
    }
}
