//! Marks running heads that contain their page number, also without page breaks: "Harbour Committee 12".

use super::MAX_RUNNING_HEAD;
use crate::import::read::lines::Line;
use crate::import::text::{ends_sentence, is_number};
use std::collections::HashMap;

/// Minimum number of running heads that show a pattern.
const MIN_HEADS: usize = 3;

/// A line that may be a running head.
struct Head {
    line: usize,
    /// Its first and its last word, if they are numbers.
    numbers: Vec<u32>,
    /// True if the line has wide gaps, or is inside a sentence.
    stands_out: bool,
}

/// Marks lines with the same words whose page numbers count up by one.
///
/// Their spacing may vary, and the number may be at either end. "Question 1", "Question 2" are headings, so one of the
/// lines must be inside a sentence, or all have wide gaps.
pub(super) fn mark(text: &str, lines: &mut [Line]) {
    let mut groups: HashMap<Vec<String>, Vec<Head>> = HashMap::new();
    let filled: Vec<usize> =
        (0..lines.len()).filter(|at| lines.get(*at).is_some_and(|line| !line.range.is_empty())).collect();
    for (place, at) in filled.iter().enumerate() {
        let Some(line) = lines.get(*at).filter(|line| line.range.len() < MAX_RUNNING_HEAD) else { continue };
        let words = line.words(text);
        let numbers = numbers_at_ends(words);
        if numbers.is_empty() || !words.contains(char::is_alphabetic) {
            continue;
        }
        let neighbour = |place: Option<usize>| {
            let line = lines.get(*filled.get(place?)?)?;
            Some(line.words(text))
        };
        let above = neighbour(place.checked_sub(1));
        let below = neighbour(Some(place + 1));
        let inside = above.is_some_and(|above| !ends_sentence(above))
            && below.is_some_and(|below| below.starts_with(char::is_lowercase));
        let wide = words.trim().contains("   ");
        groups.entry(key(words)).or_default().push(Head { line: *at, numbers, stands_out: inside || wide });
    }
    for heads in groups.into_values().filter(|heads| heads.len() >= MIN_HEADS && count_up(heads)) {
        let shown = heads.iter().any(|head| head.stands_out);
        for line in heads.iter().filter(|_| shown).map(|head| head.line) {
            if let Some(line) = lines.get_mut(line) {
                line.furniture = true;
            }
        }
    }
}

/// The words of a line in alphabetical order, with "#" for each number.
fn key(words: &str) -> Vec<String> {
    let sign = |word| if is_number(word) { "#" } else { word }.to_owned();
    let mut words: Vec<String> = words.split_whitespace().map(sign).collect();
    words.sort_unstable();
    words
}

/// The numbers that begin and end a line.
fn numbers_at_ends(words: &str) -> Vec<u32> {
    let number = |word: Option<&str>| -> Option<u32> { word.filter(|word| word.len() < 5)?.parse().ok() };
    let mut parts = words.split_whitespace();
    let first = number(parts.next());
    first.into_iter().chain(number(parts.next_back())).collect()
}

/// Returns true if each line has a number that is one more than that of the line before.
fn count_up(heads: &[Head]) -> bool {
    let starts = heads.first().map(|head| head.numbers.as_slice()).unwrap_or_default();
    starts.iter().any(|start| heads.iter().zip(*start..).all(|(head, page)| head.numbers.contains(&page)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::read::lines::lines;
    use crate::text::Cut;

    fn marked(text: &str) -> Vec<&str> {
        let mut lines = lines(text, 0..text.len());
        mark(text, &mut lines);
        lines.into_iter().filter(|line| line.furniture).map(|line| text.cut(line.range).trim()).collect()
    }

    #[test]
    fn heads_with_their_page_number_are_found_without_page_breaks() {
        let text = "Harbour Board 12\n\nThe chair spoke of the lamp, and the\n\nHarbour Board 13\n\nmole as well.\n\n14 Harbour Board\n\nThen she left.\n";
        assert_eq!(marked(text), ["Harbour Board 12", "Harbour Board 13", "14 Harbour Board"]);
        let text = "1     LAMP DEBATE     3 May 2031\n\nOne.\n\n3 May 2031    LAMP DEBATE    2\n\nTwo.\n\n3   LAMP DEBATE   3 May 2031\n\nThree.\n";
        assert_eq!(marked(text).len(), 3);
    }

    #[test]
    fn numbered_headings_are_no_running_heads() {
        let text = "Question 1\n\nIs it lit?\n\nQuestion 2\n\nIs it high?\n\nQuestion 3\n\nIs it old?\n";
        assert!(marked(text).is_empty());
        let text =
            "Harbour Board 12\n\nOne and the\n\nHarbour Board 15\n\nother one.\n\nHarbour Board 13\n\nEnd.\n";
        assert!(marked(text).is_empty());
    }
}
