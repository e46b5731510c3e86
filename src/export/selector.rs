//! Selectors, with which other programs find the words in the section's text.

use crate::guard::Released;
use crate::text::Cut;
use memchr::memmem;
use std::ops::Range;
use unicode_segmentation::UnicodeSegmentation;

/// A part of a section's text with enough context to be unique in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Selector<'a> {
    /// The words of the text.
    pub exact: &'a str,
    /// The text before them.
    pub prefix: &'a str,
    /// The text after them.
    pub suffix: &'a str,
    /// Their start and end, in code points of the text.
    pub position: Range<usize>,
}

/// The number of characters of context that is tried first, on each side.
const FIRST_CONTEXT: usize = 32;

/// Returns a selector for each part of a record's words.
///
/// There are none if the words are not in the section's text.
pub fn selectors<'a>(record: &Released<'a>) -> Vec<Selector<'a>> {
    let Some(section) = record.section else { return Vec::new() };
    let text = section.text.as_str();
    record.places().into_iter().map(|place| selector(text, place.range)).collect()
}

fn selector(text: &str, range: Range<usize>) -> Selector<'_> {
    let mut context = FIRST_CONTEXT;
    let (start, end) = loop {
        let start = back(text, range.start, context);
        let end = forward(text, range.end, context);
        // The loop ends: the whole text is unique.
        if (start == 0 && end == text.len()) || is_unique(text, text.cut(start..end)) {
            break (start, end);
        }
        context *= 2;
    };
    let first = text.cut(..range.start).chars().count();
    let exact = text.cut(range.clone());
    Selector {
        exact,
        prefix: text.cut(start..range.start),
        suffix: text.cut(range.end..end),
        position: first..first + exact.chars().count(),
    }
}

/// Returns true if words occur once in a text; overlapping occurrences count.
pub(super) fn is_unique(text: &str, words: &str) -> bool {
    let finder = memmem::Finder::new(words);
    let Some(first) = finder.find(text.as_bytes()) else { return false };
    text.as_bytes().get(first + 1..).is_none_or(|rest| finder.find(rest).is_none())
}

/// Returns the byte offset `count` characters before `at`.
fn back(text: &str, at: usize, count: usize) -> usize {
    let taken: usize = text.cut(..at).graphemes(true).rev().take(count).map(str::len).sum();
    at - taken
}

/// Returns the byte offset `count` characters after `at`.
fn forward(text: &str, at: usize, count: usize) -> usize {
    let taken: usize = text.cut(at..).graphemes(true).take(count).map(str::len).sum();
    at + taken
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_occur_twice_get_enough_context_to_be_unique() {
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
    fn a_text_that_is_only_the_words_needs_no_context() {
        let found = selector("open", 0..4);
        assert_eq!((found.prefix, found.suffix, found.position), ("", "", 0..4));
        let twice = selector("aaaa", 1..3);
        assert_eq!((twice.prefix, twice.exact, twice.suffix), ("a", "aa", "a"));
    }
}
