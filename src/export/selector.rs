//! Selectors: how another program finds the words again in the section's text, even where they occur twice.

use crate::guard::Released;
use memchr::memmem;
use std::ops::Range;
use unicode_segmentation::UnicodeSegmentation;

/// A piece of a section's text with as much around it as tells it from every other place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Selector<'a> {
    /// The words as they stand in the text.
    pub exact: &'a str,
    /// What stands before them.
    pub prefix: &'a str,
    /// What stands behind them.
    pub suffix: &'a str,
    /// Where they begin and end, counted in code points of the text.
    pub position: Range<usize>,
}

/// How many characters of context a selector begins with, on either side.
const CONTEXT: usize = 32;

/// A selector for each piece of a record's words in its section's text; none where they are not found in it.
pub fn selectors<'a>(record: &Released<'a>) -> Vec<Selector<'a>> {
    let Some(section) = record.section else { return Vec::new() };
    let text = section.text.as_str();
    record.places().into_iter().map(|place| selector(text, place.range)).collect()
}

fn selector(text: &str, range: Range<usize>) -> Selector<'_> {
    let mut context = CONTEXT;
    let (start, end) = loop {
        let start = back(text, range.start, context);
        let end = forward(text, range.end, context);
        // The whole text stands in itself once: this ends.
        if (start == 0 && end == text.len()) || is_unique(text, &text[start..end]) {
            break (start, end);
        }
        context *= 2;
    };
    let first = text[..range.start].chars().count();
    let exact = &text[range.clone()];
    Selector {
        exact,
        prefix: &text[start..range.start],
        suffix: &text[range.end..end],
        position: first..first + exact.chars().count(),
    }
}

/// Whether words stand in a text once; places that overlap count.
pub(super) fn is_unique(text: &str, words: &str) -> bool {
    let finder = memmem::Finder::new(words);
    let Some(first) = finder.find(text.as_bytes()) else { return false };
    finder.find(&text.as_bytes()[first + 1..]).is_none()
}

/// The byte `count` characters before `at`.
fn back(text: &str, at: usize, count: usize) -> usize {
    let taken: usize = text[..at].graphemes(true).rev().take(count).map(str::len).sum();
    at - taken
}

/// The byte `count` characters behind `at`.
fn forward(text: &str, at: usize, count: usize) -> usize {
    let taken: usize = text[at..].graphemes(true).take(count).map(str::len).sum();
    at + taken
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_occur_twice_are_told_apart_by_what_stands_around_them() {
        let filler = "and so on without any end, ".repeat(5);
        let text = format!("门 first {filler}open {filler} then {filler}open {filler} last");
        let at: Vec<usize> = text.match_indices("open").map(|(at, _)| at).collect();
        for at in at {
            let found = selector(&text, at..at + 4);
            let whole = format!("{}{}{}", found.prefix, found.exact, found.suffix);
            assert_eq!(text.matches(&whole).count(), 1);
            assert_eq!(text.find(&whole), Some(at - found.prefix.len()));
            let chars: String = text.chars().skip(found.position.start).take(found.position.len()).collect();
            assert_eq!(chars, "open");
        }
    }

    #[test]
    fn a_text_that_is_nothing_but_the_words_needs_nothing_around_them() {
        let found = selector("open", 0..4);
        assert_eq!((found.prefix, found.suffix, found.position), ("", "", 0..4));
        let twice = selector("aaaa", 1..3);
        assert_eq!((twice.prefix, twice.exact, twice.suffix), ("a", "aa", "a"));
    }
}
