//! Finds the words and sentences of a text (UAX #29).
//!
//! A line feed inside a paragraph is not the end of a sentence.

use super::line::flat;
use super::{Cut, unspaced};
use std::ops::Range;
use unicode_segmentation::UnicodeSegmentation;

/// Returns the words of `text`, without white space and punctuation.
pub fn words(text: &str) -> Vec<Range<usize>> {
    let flat = flat(text);
    let is_word = |range: &Range<usize>| flat.cut(range.clone()).contains(char::is_alphanumeric);
    if !unspaced::has_unspaced(&flat) {
        let parts = flat.split_word_bound_indices().map(|(at, part)| at..at + part.len());
        return parts.filter(is_word).collect();
    }
    let breaks = unspaced::word_breaks(&flat);
    let starts = std::iter::once(0).chain(breaks.iter().copied());
    let ends = breaks.iter().copied().chain([flat.len()]);
    starts.zip(ends).map(|(start, end)| start..end).filter(is_word).collect()
}

/// Returns the first place of words in a text, from a byte on, that is not a part of other words.
pub(crate) fn find_whole(text: &str, words: &str, from: usize) -> Option<Range<usize>> {
    // Scripts without spaces have no whole words.
    let is_wordy = |c: char| c.is_alphanumeric() && u32::from(c) < 0x3000;
    if words.is_empty() {
        return None;
    }
    let mut start = from;
    while let Some(at) = text.get(start..)?.find(words) {
        let own = start + at..start + at + words.len();
        let before = text.get(..own.start)?.chars().next_back();
        let after = text.get(own.end..)?.chars().next();
        if !before.is_some_and(is_wordy) && !after.is_some_and(is_wordy) {
            return Some(own);
        }
        start = own.end;
    }
    None
}

/// Returns the sentences of `text`, without white space between them.
pub fn sentences(text: &str) -> Vec<Range<usize>> {
    let flat = flat(text);
    let parts = flat.split_sentence_bound_indices();
    let sentences = parts.map(|(at, part)| trimmed(text, at..at + part.len()));
    sentences.filter(|sentence| !sentence.is_empty()).collect()
}

/// Returns the grapheme clusters of `text`, without white space.
pub fn characters(text: &str) -> Vec<Range<usize>> {
    let clusters = text.grapheme_indices(true).map(|(at, cluster)| at..at + cluster.len());
    clusters.filter(|range| !text.cut(range.clone()).trim().is_empty()).collect()
}

/// Returns a range of a text without surrounding white space.
pub fn trimmed(text: &str, range: Range<usize>) -> Range<usize> {
    let own = text.cut(range.clone());
    let start = range.start + (own.len() - own.trim_start().len());
    start..(range.start + own.trim_end().len()).max(start)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_found_as_whole_words() {
        assert_eq!(find_whole("Lingering Ling", "Ling", 0), Some(10..14));
        assert_eq!(find_whole("Ling, Ling", "Ling", 4), Some(6..10));
        assert_eq!(find_whole("主席凌雅达说", "凌雅达", 0), Some(6..15));
        assert_eq!(find_whole("Lingering", "Ling", 0), None);
        assert_eq!(find_whole("Ling", "", 2), None);
    }

    fn cut(text: &str, ranges: &[Range<usize>]) -> Vec<String> {
        ranges.iter().map(|range| text.cut(range.clone()).to_owned()).collect()
    }

    #[test]
    fn words_are_found_with_and_without_spaces() {
        for (text, expected) in [
            ("“It’s open,” she\nsaid.", vec!["It’s", "open", "she", "said"]),
            ("我们的大门是敞开的。", vec!["我们", "的", "大门", "是", "敞开", "的"]),
            ("ประเทศไทยเปิดประตู", vec!["ประเทศไทย", "เปิด", "ประตู"]),
            ("नमस्ते दुनिया", vec!["नमस्ते", "दुनिया"]),
            ("البحر لا يسأل", vec!["البحر", "لا", "يسأل"]),
            ("1,400+ ships 🚢", vec!["1,400", "ships"]),
            ("", vec![]),
        ] {
            assert_eq!(cut(text, &words(text)), expected, "{text}");
        }
    }

    #[test]
    fn sentences_end_at_full_stops_and_not_at_line_breaks() {
        let text = "We open\nat nine. “Who asks?” Nobody.";
        assert_eq!(cut(text, &sentences(text)), ["We open\nat nine.", "“Who asks?”", "Nobody."]);
        let text = "大门敞开。我们等。";
        assert_eq!(cut(text, &sentences(text)), ["大门敞开。", "我们等。"]);
        assert!(sentences(" \n").is_empty());
    }

    #[test]
    fn characters_are_visible_clusters() {
        let text = "e\u{301} 👩\u{200d}🔬\nन";
        assert_eq!(cut(text, &characters(text)), ["e\u{301}", "👩\u{200d}🔬", "न"]);
    }
}
