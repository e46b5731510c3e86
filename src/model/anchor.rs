//! Anchors: the position of a quote's words in its section's text.
//!
//! Texts are compared in Unicode NFC. Runs of white space equal one space, and typographic quotation marks, apostrophes
//! and dashes equal straight ones. `...`, `…`, `[...]` and `[…]` in a quote skip words of the text.

use crate::text::fold::Folded;
use crate::text::{Cut, many};
use memchr::memmem;
use serde::{Deserialize, Serialize};
use std::collections::HashMap;
use std::ops::Range;
use unicode_normalization::char::is_combining_mark;

/// The position of a quote's words in its section's text.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Anchor {
    /// The section has no text.
    #[default]
    NoText,
    /// The words are not in the section's text.
    Missing,
    /// The byte range of the words.
    Found(Range<usize>),
    /// The byte ranges of the words, in order, with omitted words between them.
    Pieces(Box<[Range<usize>]>),
    /// The byte ranges of the words, in order, with only their attribution or marks between them.
    Passages(Box<[Range<usize>]>),
}

impl Anchor {
    /// Returns the byte ranges in the section's text, in order; none if the words are missing.
    pub fn ranges(&self) -> &[Range<usize>] {
        match self {
            Self::NoText | Self::Missing => &[],
            Self::Found(range) => std::slice::from_ref(range),
            Self::Pieces(ranges) | Self::Passages(ranges) => ranges,
        }
    }

    /// Returns the byte range from the first to the last of the words, with all that is between them.
    pub fn whole(&self) -> Option<Range<usize>> {
        let ranges = self.ranges();
        Some(ranges.first()?.start..ranges.last()?.end)
    }

    /// Returns the first byte of the words in the section's text.
    pub fn start(&self) -> Option<usize> {
        self.ranges().first().map(|range| range.start)
    }

    /// Returns true if the words are in the text.
    pub fn is_found(&self) -> bool {
        self.start().is_some()
    }
}

/// Finds each of `quotes` in `text`.
///
/// Each quote is first searched after the previous one, because quotes are usually in the order of the text. Occurrences of
/// whole words are preferred. The time is linear in the length of the text and the quotes, found or not.
pub fn find(text: &str, quotes: &[&str]) -> Vec<Anchor> {
    if text.trim().is_empty() {
        return vec![Anchor::NoText; quotes.len()];
    }
    let mut anchors = vec![Anchor::Missing; quotes.len()];
    let mut from = 0;
    let mut left = Vec::new();
    let mut budget = Budget::new(text.len(), quotes.len());
    for (index, quote) in quotes.iter().enumerate() {
        let words = quote.trim();
        match exact(text, budget.window(from, text.len()), words, &mut budget) {
            // Words that are part of longer words here may be whole words elsewhere.
            Some(range) if Fit::of(text, &range) == Fit::Words => {
                from = range.end;
                anchors[index] = Anchor::Found(range);
            }
            _ => left.push(Needle::new(index, words, from)),
        }
    }
    if !left.is_empty() {
        find_folded(text, left, &mut anchors);
    }
    anchors
}

/// The number of bytes that searches for single quotes may still read.
struct Budget {
    left: usize,
    each: usize,
}

impl Budget {
    /// The maximum number of times that all searches together read the text.
    const TIMES: usize = 8;
    /// The minimum length of one search in bytes. Most quotes are this close to the previous one.
    const MIN_BYTES: usize = 4 * 1024;

    fn new(text: usize, quotes: usize) -> Self {
        let left = text * Self::TIMES;
        Self { left, each: (left / quotes.max(1)).max(Self::MIN_BYTES) }
    }

    /// Returns the range that a search from `from` may read.
    fn window(&self, from: usize, end: usize) -> Range<usize> {
        from..end.min(from + self.each.min(self.left))
    }

    fn read(&mut self, bytes: usize) {
        self.left = self.left.saturating_sub(bytes);
    }
}

/// Returns the first exact occurrence in a window of the text; whole words are preferred.
fn exact(text: &str, window: Range<usize>, words: &str, budget: &mut Budget) -> Option<Range<usize>> {
    if words.is_empty() || words.len() > window.len() {
        return None;
    }
    let from = window.start;
    let bytes = &text.as_bytes()[window];
    let mut first = None;
    let mut found = None;
    // Searching for the beginning of long words is faster, because a long needle takes time to prepare.
    let head = &words.as_bytes()[..words.len().min(HEAD_BYTES)];
    let begins = memmem::find_iter(bytes, head).take(MAX_BEGINNINGS);
    let whole = begins.filter(|at| bytes[*at..].starts_with(words.as_bytes()));
    for at in whole.map(|at| at + from).take(MAX_TRIED) {
        let range = at..at + words.len();
        match Fit::of(text, &range) {
            Fit::Words => {
                found = Some(range);
                break;
            }
            Fit::Letters => first = first.or(Some(range)),
            Fit::None => {}
        }
    }
    budget.read(found.as_ref().map_or(bytes.len(), |range| range.end - from));
    found.or(first)
}

/// The length of a needle that can be found without building a table, in bytes.
const HEAD_BYTES: usize = 32;

/// The maximum number of occurrences of a beginning compared with the whole needle.
const MAX_BEGINNINGS: usize = 4096;

/// The maximum number of occurrences tried to find whole words.
const MAX_TRIED: usize = 64;

/// How an occurrence fits word boundaries.
#[derive(PartialEq)]
enum Fit {
    /// It begins and ends at word boundaries.
    Words,
    /// It begins or ends inside a word.
    Letters,
    /// It separates a letter from its combining marks, so it is a different letter.
    None,
}

impl Fit {
    fn of(text: &str, range: &Range<usize>) -> Self {
        let before = text.cut(..range.start).chars().next_back();
        let after = text.cut(range.end..).chars().next();
        if after.is_some_and(is_combining_mark)
            || text.cut(range.start..).chars().next().is_some_and(is_combining_mark)
        {
            return Self::None;
        }
        let inside = text.cut(range.clone());
        let joined = |a: Option<char>, b: Option<char>| {
            a.zip(b).is_some_and(|(a, b)| spells_words(a) && spells_words(b))
        };
        if joined(before, inside.chars().next()) || joined(inside.chars().next_back(), after) {
            Self::Letters
        } else {
            Self::Words
        }
    }
}

/// Returns true for letters and digits of scripts that put spaces between words.
pub(crate) fn spells_words(c: char) -> bool {
    c.is_alphanumeric() && !crate::text::fold::writes_no_spaces(c) && !crate::text::is_southeast_asian(c)
}

/// Returns true if all ranges begin and end at word boundaries.
pub(crate) fn is_whole(text: &str, ranges: &[Range<usize>]) -> bool {
    ranges.iter().all(|range| Fit::of(text, range) == Fit::Words)
}

/// Finds quotes without an exact occurrence: by folded text, and with omissions.
fn find_folded(text: &str, mut left: Vec<Needle>, anchors: &mut [Anchor]) {
    let hay = Folded::new(text);
    let mut budget = Budget::new(hay.as_str().len(), left.len());
    let mut from = 0;
    left.retain(|needle| {
        from = from.max(hay.folded(needle.from));
        let Some(ranges) = close_after(hay.as_str(), from, needle, &mut budget) else { return true };
        from = ranges.last().map_or(from, |range| range.end);
        anchors[needle.index] = pieces(&hay, ranges);
        false
    });
    let firsts = Firsts::new(hay.as_str(), left.iter().flat_map(Needle::patterns));
    let mut budget = Budget::new(hay.as_str().len(), 1);
    for needle in &left {
        if let Some(range) = firsts.of(&needle.whole) {
            anchors[needle.index] = Anchor::Found(hay.own(range));
        } else if let Some(ranges) = in_order(hay.as_str(), &needle.pieces, &firsts, &mut budget) {
            anchors[needle.index] = pieces(&hay, ranges);
        }
    }
}

/// Finds a quote soon after the previous one, without searching the whole text.
///
/// Most quotes are there.
fn close_after(hay: &str, from: usize, needle: &Needle, budget: &mut Budget) -> Option<Vec<Range<usize>>> {
    /// The distance in bytes that is searched.
    const CLOSE_BYTES: usize = 8 * 1024;
    let end = hay.len().min(from + CLOSE_BYTES);
    let mut whole_words = |from: usize, words: &str| {
        let range = exact(hay, budget.window(from, end), words, budget)?;
        (Fit::of(hay, &range) == Fit::Words).then_some(range)
    };
    if let Some(range) = whole_words(from, &needle.whole) {
        return Some(vec![range]);
    }
    let mut from = from;
    let mut ranges = Vec::with_capacity(needle.pieces.len());
    for piece in &needle.pieces {
        let range = whole_words(from, piece)?;
        from = range.end;
        ranges.push(range);
    }
    if ranges.is_empty() {
        return None;
    }
    draw_together(hay, &needle.pieces, &mut ranges, budget);
    Some(ranges)
}

fn pieces(hay: &Folded, ranges: Vec<Range<usize>>) -> Anchor {
    match &ranges[..] {
        [one] => Anchor::Found(hay.own(one.clone())),
        _ => Anchor::Pieces(ranges.into_iter().map(|range| hay.own(range)).collect()),
    }
}

/// A quote to find: the whole, and the parts between its ellipses.
struct Needle {
    index: usize,
    /// The end of the previous quote in the text.
    from: usize,
    whole: String,
    pieces: Vec<String>,
}

impl Needle {
    fn new(index: usize, words: &str, from: usize) -> Self {
        let whole = Folded::new(words).into_string();
        let mut pieces = Vec::new();
        if whole.contains("...") {
            let bare = whole.replace("[...]", "...");
            let found = bare.split("...").map(|piece| piece.trim_matches([' ', '.']));
            pieces.extend(found.filter(|piece| !piece.is_empty()).map(str::to_owned));
        }
        Self { index, from, whole, pieces }
    }

    /// Returns the whole and the parts.
    fn patterns(&self) -> impl Iterator<Item = &str> {
        std::iter::once(self.whole.as_str()).chain(self.pieces.iter().map(String::as_str))
    }
}

/// The first occurrence of each pattern, found in one pass over the text; whole words are preferred.
struct Firsts<'p> {
    numbers: HashMap<&'p str, usize>,
    /// True for whole words, and the position.
    firsts: Vec<Option<(bool, Range<usize>)>>,
}

impl<'p> Firsts<'p> {
    fn new(hay: &str, patterns: impl Iterator<Item = &'p str>) -> Self {
        let mut numbers = HashMap::new();
        let mut different = Vec::new();
        for pattern in patterns.filter(|pattern| !pattern.is_empty()) {
            numbers.entry(pattern).or_insert_with(|| {
                different.push(pattern);
                different.len() - 1
            });
        }
        let mut firsts: Vec<Option<(bool, Range<usize>)>> = vec![None; different.len()];
        many::occurrences(hay, &different, |pattern, range| {
            let first = &mut firsts[pattern];
            if first.as_ref().is_some_and(|(words, known)| *words && known.start <= range.start) {
                return;
            }
            let words = match Fit::of(hay, &range) {
                Fit::Words => true,
                Fit::Letters => false,
                Fit::None => return,
            };
            let better = |(known, at): &(bool, Range<usize>)| {
                (words && !known) || (words == *known && range.start < at.start)
            };
            if first.as_ref().is_none_or(better) {
                *first = Some((words, range));
            }
        });
        Self { numbers, firsts }
    }

    fn of(&self, pattern: &str) -> Option<Range<usize>> {
        let first = self.firsts.get(*self.numbers.get(pattern)?)?.as_ref();
        first.map(|(_, range)| range.clone())
    }
}

/// Finds the parts one after the other, so that the last one ends as early as possible.
fn in_order(
    hay: &str,
    pieces: &[String],
    firsts: &Firsts<'_>,
    budget: &mut Budget,
) -> Option<Vec<Range<usize>>> {
    // If one part is missing, the others need not be found.
    let known: Option<Vec<Range<usize>>> = pieces.iter().map(|piece| firsts.of(piece)).collect();
    let mut ranges: Vec<Range<usize>> = Vec::with_capacity(pieces.len());
    let mut from = 0;
    for (piece, first) in pieces.iter().zip(known?) {
        let range = if first.start >= from {
            first
        } else {
            exact(hay, budget.window(from, hay.len()), piece, budget)?
        };
        from = range.end;
        ranges.push(range);
    }
    if ranges.is_empty() {
        return None;
    }
    draw_together(hay, pieces, &mut ranges, budget);
    Some(ranges)
}

/// Moves each part as close as possible to the next one, from the last to the first.
fn draw_together(hay: &str, pieces: &[String], ranges: &mut [Range<usize>], budget: &mut Budget) {
    for index in (0..ranges.len().saturating_sub(1)).rev() {
        let start = ranges[index].end;
        let window = start..ranges[index + 1].start.max(start);
        let window = window.end.saturating_sub(budget.left).max(start)..window.end;
        let piece = pieces[index].as_bytes();
        let nearest = memmem::rfind_iter(&hay.as_bytes()[window.clone()], piece)
            .take(MAX_TRIED)
            .map(|at| window.start + at..window.start + at + piece.len())
            .find(|range| Fit::of(hay, range) == Fit::Words);
        budget.read(window.end - nearest.as_ref().map_or(window.start, |range| range.start));
        ranges[index] = nearest.unwrap_or_else(|| ranges[index].clone());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words_at(text: &str, quote: &str) -> Vec<String> {
        find(text, &[quote])[0].ranges().iter().map(|range| text.cut(range.clone()).to_owned()).collect()
    }

    #[test]
    fn exact_words_are_found() {
        assert_eq!(find("Our doors are open.", &["doors are"]), [Anchor::Found(4..13)]);
        assert_eq!(find("Our doors are open.", &["windows"]), [Anchor::Missing]);
        assert_eq!(find(" \n ", &["windows"]), [Anchor::NoText]);
    }

    #[test]
    fn typographic_variants_are_equal() {
        assert_eq!(words_at("She said: “It’s open” — now.", "\"It's open\" - now"), ["“It’s open” — now"]);
        assert_eq!(
            words_at("It's a self-made \"door\".", "It’s a self‑made “door”"),
            ["It's a self-made \"door\""]
        );
        assert_eq!(
            words_at("one  two\nthree\u{a0}four", "one two three four"),
            ["one  two\nthree\u{a0}four"]
        );
    }

    #[test]
    fn composed_and_decomposed_letters_are_equal() {
        assert_eq!(words_at("un cafe\u{301} noir", "café noir"), ["cafe\u{301} noir"]);
        assert_eq!(words_at("un café noir", "cafe\u{301}"), ["café"]);
        assert_eq!(find("un cafe\u{301}", &["cafe"]), [Anchor::Missing]);
        assert_eq!(find("x\u{20d7}", &["x"]), [Anchor::Missing]);
    }

    #[test]
    fn ellipses_skip_words() {
        let text = "We open, slowly and with care, every door we have.";
        for quote in ["We open … every door", "We open, [...] every door", "We open[…]every door"] {
            assert_eq!(
                words_at(text, quote),
                [if quote.contains(',') { "We open," } else { "We open" }, "every door"]
            );
        }
        assert_eq!(words_at(text, "… every door we have."), ["every door we have"]);
        assert_eq!(words_at(text, "every door … We open"), Vec::<String>::new());
        assert_eq!(words_at("the end. We see the end of the road", "the … road"), ["the", "road"]);
        assert_eq!(find("the end. We see the end of the road", &["the … road"])[0].start(), Some(27));
    }

    #[test]
    fn an_ellipsis_in_the_text_itself_skips_nothing() {
        assert_eq!(words_at("Well… we wait.", "Well... we wait"), ["Well… we wait"]);
    }

    #[test]
    fn chinese_and_thai_are_found_without_word_breaks() {
        assert_eq!(words_at("他说，我们的大门\n是敞开的。", "大门是敞开的"), ["大门\n是敞开的"]);
        assert_eq!(words_at("ประเทศไทยเปิดประตู", "เปิดประตู"), ["เปิดประตู"]);
    }

    #[test]
    fn equal_quotes_are_found_in_order() {
        assert_eq!(
            find("open. Again: open.", &["open", "open"]),
            [Anchor::Found(0..4), Anchor::Found(13..17)]
        );
        assert_eq!(
            find("It’s so. Again: It’s so.", &["It's so", "It's so"]),
            [Anchor::Found(0..9), Anchor::Found(18..27)]
        );
        // Quotes out of order are still found.
        assert_eq!(find("first second", &["second", "first"]), [Anchor::Found(6..12), Anchor::Found(0..5)]);
    }

    #[test]
    fn whole_words_are_preferred() {
        assert_eq!(find("a start in art", &["art"]), [Anchor::Found(11..14)]);
        assert_eq!(find("only a start", &["art"]), [Anchor::Found(9..12)]);
        let far = format!("a start {} art", "of something else ".repeat(4000));
        let many: Vec<&str> = std::iter::once("art").chain(std::iter::repeat_n("nothing", 99)).collect();
        assert_eq!(find(&far, &many)[0], Anchor::Found(far.len() - 3..far.len()));
    }
}
