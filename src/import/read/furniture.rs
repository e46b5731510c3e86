//! Marks page numbers and running heads among lines.

mod numbered;

use crate::import::read::lines::Line;
use crate::import::text::{ends_sentence, is_number};
use crate::import::transcript::directions::is_column_mark;
use std::collections::{HashMap, HashSet};

/// A line with more characters that is not a whole sentence continues after a page number.
const MIN_BROKEN: usize = 40;
/// Minimum length of a first line that later pages repeat, in bytes.
const MIN_TITLE: usize = 10;
/// A running head is shorter than this, in bytes.
const MAX_RUNNING_HEAD: usize = 200;

/// Marks page numbers, and lines at the top or bottom of most pages.
pub(super) fn mark(text: &str, lines: &mut [Line]) {
    for line in lines.iter_mut() {
        line.furniture = is_page_number(line.words(text)) || is_column_mark(line.words(text));
    }
    mark_bare_numbers(text, lines);
    mark_repeated_title(text, lines);
    numbered::mark(text, lines);
    let mut pages: Vec<Vec<(usize, &Line)>> = vec![Vec::new()];
    for (index, line) in lines.iter().enumerate() {
        if line.page {
            pages.push(Vec::new());
        }
        if let Some(page) = pages.last_mut().filter(|_| !line.range.is_empty()) {
            page.push((index, line));
        }
    }
    if pages.len() < 3 {
        mark_beside_numbers(text, lines);
        return;
    }
    let mut edges: HashMap<String, Vec<usize>> = HashMap::new();
    for page in &pages {
        let tail = page.iter().rev().take(2).filter(|_| page.len() > 4);
        for (index, line) in page.iter().take(2).chain(tail) {
            if line.range.len() < MAX_RUNNING_HEAD {
                edges.entry(running_head(line.words(text), true)).or_default().push(*index);
            }
        }
    }
    let most = pages.len() / 2;
    let heads: HashSet<usize> =
        edges.into_values().filter(|lines| lines.len() > most.max(2)).flatten().collect();
    for (index, line) in lines.iter_mut().enumerate() {
        line.furniture |= heads.contains(&index);
    }
}

/// Marks the first line of the text where later pages repeat it beside their page number.
fn mark_repeated_title(text: &str, lines: &mut [Line]) {
    let is_filled = |line: &Line| !line.range.is_empty() && !line.furniture;
    let Some(first) = lines.iter().position(is_filled) else { return };
    let title = running_head(lines.get(first).map(|line| line.words(text)).unwrap_or_default(), false);
    if title.len() < MIN_TITLE || title.len() > MAX_RUNNING_HEAD {
        return;
    }
    let is_page = |rest: &str| {
        let number = rest.trim_matches([' ', '|', '-', '–', '.']);
        number.len() < 5 && is_number(number)
    };
    let has_number = |head: &str| {
        let rest = head.strip_prefix(&title).or_else(|| head.strip_suffix(&title));
        rest.is_some_and(is_page)
    };
    let opening = title.split(' ').next().unwrap_or_default();
    let last = title.rsplit(' ').next().unwrap_or_default();
    // Nearly all lines begin and end with other words.
    let may_repeat =
        |words: &str| words.trim_start().starts_with(opening) || words.trim_end().ends_with(last);
    let heads: Vec<Option<String>> = lines
        .iter()
        .map(|line| line.words(text))
        .map(|words| may_repeat(words).then(|| running_head(words, false)))
        .collect();
    if !heads.iter().flatten().any(|head| has_number(head)) {
        return;
    }
    for (line, head) in lines.iter_mut().zip(&heads).skip(first + 1) {
        line.furniture |= head.as_ref().is_some_and(|head| *head == title || has_number(head));
    }
}

/// Marks page numbers without any other sign: they count up, and one of them is inside a sentence.
fn mark_bare_numbers(text: &str, lines: &mut [Line]) {
    let number = |line: &Line| {
        let words = line.words(text);
        if words.len() < 5 && is_number(words) { words.parse::<u32>().ok() } else { None }
    };
    let (mut found, mut before, mut is_inside, mut broken) = (Vec::new(), None, false, false);
    let mut above: Option<&Line> = None;
    for (index, line) in lines.iter().enumerate().filter(|(_, line)| !line.range.is_empty()) {
        if let Some(own) = number(line) {
            if before.is_some_and(|before| own != before + 1) {
                return;
            }
            before = Some(own);
            found.push(index);
            broken = above.is_some_and(|above| !ends_sentence(above.words(text)));
            is_inside |= broken && above.is_some_and(|above| above.length > MIN_BROKEN);
        } else {
            is_inside |= broken && line.words(text).starts_with(char::is_lowercase);
            broken = false;
            above = Some(line);
        }
    }
    if found.len() < 2 || !is_inside {
        return;
    }
    for index in found {
        if let Some(line) = lines.get_mut(index) {
            line.furniture = true;
        }
    }
}

/// Marks running heads if only page numbers separate the pages.
///
/// A running head is next to several page numbers.
fn mark_beside_numbers(text: &str, lines: &mut [Line]) {
    let filled: Vec<&Line> = lines.iter().filter(|line| !line.range.is_empty()).collect();
    let is_short = |line: &&Line| line.range.len() < MAX_RUNNING_HEAD;
    let head = |line: &Line| running_head(line.words(text), false);
    let mut beside: HashMap<String, usize> = HashMap::new();
    for (index, line) in filled.iter().enumerate().filter(|(_, line)| is_short(line) && !line.furniture) {
        let is_furniture =
            |at: Option<usize>| at.and_then(|at| filled.get(at)).is_some_and(|line| line.furniture);
        if is_furniture(index.checked_sub(1)) || is_furniture(Some(index + 1)) {
            *beside.entry(head(line)).or_default() += 1;
        }
    }
    beside.retain(|_, times| *times > 1);
    if beside.is_empty() {
        return;
    }
    for line in lines.iter_mut().filter(|line| !line.range.is_empty()) {
        line.furniture |= is_short(&&*line) && beside.contains_key(&head(line));
    }
}

/// The words of a running head with single spaces, to find it again on other pages.
///
/// If `numbered` is true, the page number at either end is left out and other digits count as the same.
fn running_head(words: &str, numbered: bool) -> String {
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    if !numbered {
        return words;
    }
    let is_number = |c: char| c.is_ascii_digit() || matches!(c, ' ' | '|' | '-' | '–');
    let bare = words.trim_matches(is_number);
    let bare = if bare.contains(char::is_alphabetic) { bare } else { words.as_str() };
    bare.replace(|c: char| c.is_ascii_digit(), "#")
}

/// Returns true if a line is a page number: `Page 3 of 12`, `- 3 -`, `3/12`.
fn is_page_number(words: &str) -> bool {
    // "2/18        25-07712": the page, the number of pages, and the document number.
    let mut parts = words.split_whitespace();
    let of = |part: &str| {
        let count = |part: &str| part.len() < 5 && is_number(part);
        part.split_once('/').is_some_and(|(page, of)| count(page) && count(of))
    };
    let print =
        |part: &str| part.len() < 14 && part.bytes().all(|b| b.is_ascii_digit() || b"-/()".contains(&b));
    let (first, second) = (parts.next().unwrap_or_default(), parts.next());
    if second.is_some_and(|second| of(first) && print(second) || print(first) && of(second))
        && parts.next().is_none()
    {
        return true;
    }
    if words.len() > 24 || !words.bytes().any(|byte| byte.is_ascii_digit()) {
        return false;
    }
    let lower = words.to_ascii_lowercase();
    let bare = lower.trim_matches(|c: char| matches!(c, '-' | '–' | '—' | ' ' | '[' | ']'));
    let counts = |rest: &str| rest.split([' ', '/']).all(|part| part == "of" || is_number(part));
    // "[[Page H1204]]" in records that are printed in columns.
    let marked = lower.strip_prefix("[[page ").and_then(|rest| rest.strip_suffix("]]"));
    if let Some(page) = marked {
        return page.len() < 12 && page.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
    }
    match bare.strip_prefix("page ").or_else(|| bare.strip_prefix("p. ")) {
        Some(rest) => counts(rest),
        None => bare.len() < words.len() && bare.len() <= 4 && counts(bare),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::read::lines::{lines, paragraphs};
    use crate::text::Cut;

    fn read(text: &str) -> Vec<String> {
        let lines = marked(text);
        let words = |group: &Vec<Line>| {
            group.iter().map(|line| text.cut(line.range.clone())).collect::<Vec<_>>().join(" ")
        };
        paragraphs(text, &lines, |_| false, |_| false).iter().map(words).collect()
    }
    #[test]
    fn running_heads_next_to_page_numbers_are_marked() {
        let text = "FORUM   FINAL\n\nThe hall was full when the chair opened the forum and\nit will\n\nPage 1 of 3\nFORUM   FINAL\n\nstay so until the end.\n\nPage 2 of 3\nFORUM   FINAL\n\nThe end.\n\nPage 3 of 3\n";
        let read = read(text);
        assert!(
            read.contains(
                &"The hall was full when the chair opened the forum and it will stay so until the end."
                    .to_owned()
            ),
            "{read:#?}"
        );
        let lines = marked(text);
        assert_eq!(lines.iter().filter(|line| line.furniture).count(), 6);
    }

    #[test]
    fn marks_of_pages_do_not_break_sentences() {
        let text = "  The keeper of the lighthouse rose to speak about the lamp\nof the mole. It burns every night, he said, and it burned for\n\n[[Page K12]]\n\nOstler and his boat. That is what the lamp is for.\n  The next speaker was brief.\n";
        assert_eq!(
            read(text),
            [
                "The keeper of the lighthouse rose to speak about the lamp of the mole. It burns every night, he said, and it burned for Ostler and his boat. That is what the lamp is for.",
                "[[Page K12]]",
                "The next speaker was brief."
            ]
        );
    }

    #[test]
    fn page_numbers_alone_are_marked() {
        let text = "The keeper lit the lamp of\n\n 1\n\nthe mole.\n\nThen she slept.\n\n 2\n\nThe end.\n";
        assert_eq!(
            read(text),
            ["The keeper lit the lamp of the mole.", "1", "Then she slept.", "2", "The end."]
        );
        let chapters = "Of lamps\n\n1\n\nThe keeper lit the lamp.\n\n2\n\nThen she slept.\n";
        assert!(marked(chapters).iter().all(|line| !line.furniture));
    }

    #[test]
    fn a_line_between_two_page_numbers_is_no_running_head() {
        let text = "One.\n\n- 1 -\n\nThe keeper slept.\n\n- 2 -\n\nThree.\n";
        assert_eq!(marked(text).iter().filter(|line| line.furniture).count(), 2);
    }

    #[test]
    fn running_heads_are_marked_whatever_their_spaces_and_page_numbers() {
        let page = |head: &str, words: &str| {
            format!(
                "{head}\n\n{words} and some more of it.\nThen came {words}\nand after {words}\nthe rest of {words}.\n\u{c}"
            )
        };
        let text = page("LAMP  BOARD      3", "one")
            + &page("4   LAMP BOARD", "two")
            + &page("LAMP BOARD   5", "three")
            + &page("6      LAMP   BOARD", "four");
        let lines = marked(&text);
        assert_eq!(lines.iter().filter(|line| line.furniture).count(), 4);
    }

    #[test]
    fn running_heads_do_not_break_paragraphs() {
        let page = |number: usize, from: &str, to: &str| {
            format!(
                "Forum transcript, day {number}\n\n{from} opens this page of the transcript here\nand fills it with words and words and\nmore words for the width of it, and {to}\n\nPage {number} of 3\n\u{c}"
            )
        };
        let text = page(1, "Ada", "goes on")
            + &page(2, "without a break and", "then stops.")
            + &page(3, "Bo", "ends.");
        let read = read(&text);
        assert!(read.iter().any(|p| p.contains("and goes on without a break and opens")), "{read:#?}");
        assert_eq!(read.iter().filter(|p| p.starts_with("Forum transcript")).count(), 3);
    }

    #[test]
    fn the_first_line_is_marked_where_later_pages_repeat_it() {
        let text = "LAMP BRIEFING          4 May 2031\n\nWe begin with the mole.\n\nLAMP BRIEFING    4 May 2031        2\n\nThe mole is dark.\n";
        assert_eq!(furniture(text), ["LAMP BRIEFING    4 May 2031        2"]);
        let text = "Question time 1\n\nWe begin.\n\nQuestion time 2\n\nWe go on.\n";
        assert!(furniture(text).is_empty());
    }

    fn marked(text: &str) -> Vec<Line> {
        let mut lines = lines(text, 0..text.len());
        mark(text, &mut lines);
        lines
    }

    fn furniture(text: &str) -> Vec<&str> {
        let lines = marked(text);
        lines.into_iter().filter(|line| line.furniture).map(|line| text.cut(line.range)).collect()
    }
}
