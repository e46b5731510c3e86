//! Lines to paragraphs: which line breaks only wrap, and which lines belong to the page of a print and not to the text.

use crate::import::text::{ends_sentence, item_mark};
use std::collections::HashMap;
use std::ops::Range;

/// A line of the input without white space at its ends; empty for a blank one.
#[derive(Clone, Debug)]
pub(crate) struct Line {
    /// Its bytes in the input.
    pub range: Range<usize>,
    /// How many characters of white space stand before it.
    pub indent: usize,
    /// How long it is, in characters.
    pub length: usize,
    /// Whether a new page begins with it.
    pub page: bool,
    /// It belongs to the page: a running head, a page number.
    pub furniture: bool,
    /// The number in front of it, where lines are counted.
    pub number: Option<Range<usize>>,
}

/// Longer lines than this are paragraphs of their own.
const WIDEST: usize = 160;

/// The lines of a stretch of the input.
pub(crate) fn lines(text: &str, range: Range<usize>) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut at = range.start;
    let mut page = false;
    for raw in text[range].split_inclusive(['\n', '\u{c}', '\u{2028}', '\u{2029}']) {
        let body = raw.trim_end();
        let bare = body.trim_start().trim_start_matches('\u{feff}').trim_start();
        let start = at + body.len() - bare.len();
        let indent = body.len() - bare.len();
        let range = start..start + bare.len();
        lines.push(Line {
            range,
            indent,
            length: bare.chars().count(),
            page,
            furniture: false,
            number: None,
        });
        page = raw.ends_with('\u{c}');
        at += raw.len();
    }
    take_numbers(text, &mut lines);
    mark_furniture(text, &mut lines);
    lines
}

/// Takes the numbers off lines that are counted, page by page, as transcripts of courts have them.
fn take_numbers(text: &str, lines: &mut [Line]) {
    const LEAST: usize = 10;
    let number = |line: &Line| {
        let words = &text[line.range.clone()];
        let digits = words.bytes().take_while(u8::is_ascii_digit).count();
        let ends = words.len() == digits || words[digits..].starts_with([' ', '\t']);
        ((1..4).contains(&digits) && ends).then(|| (digits, words[..digits].parse::<u32>().unwrap_or(0)))
    };
    let (mut filled, mut counted, mut longest, mut before) = (0, 0, 0, 0);
    for line in lines.iter().filter(|line| !line.range.is_empty()) {
        filled += 1;
        let Some((_, number)) = number(line) else { continue };
        if number == before + 1 {
            counted += 1;
            longest = longest.max(number);
        }
        before = number;
    }
    if longest < 10 || counted < LEAST || counted * 10 < filled * 7 {
        return;
    }
    for line in lines {
        let Some((digits, _)) = number(line) else { continue };
        let words = &text[line.range.clone()];
        let bare = words[digits..].trim_start();
        line.number = Some(line.range.start..line.range.start + digits);
        line.indent = words.len() - bare.len();
        line.length = bare.chars().count();
        line.range.start = line.range.end - bare.len();
    }
}

/// The lines that belong together, each group one paragraph; a line of the page stands alone.
/// `starts` says of a line that it is no continuation, `alone` that nothing continues it either.
pub(crate) fn paragraphs(
    text: &str,
    lines: &[Line],
    starts: impl Fn(&str) -> bool,
    alone: impl Fn(&str) -> bool,
) -> Vec<Vec<Line>> {
    let width = width(text, lines);
    let mut paragraphs: Vec<Vec<Line>> = Vec::new();
    let mut last: Option<&Line> = None;
    // A paragraph that a page's end broke goes on behind what belongs to the page.
    let mut open: Option<usize> = None;
    let mut crossed = false;
    for line in lines {
        if line.range.is_empty() {
            last = None;
            continue;
        }
        if line.furniture {
            last = None;
            crossed = true;
            paragraphs.push(vec![line.clone()]);
            continue;
        }
        let words = &text[line.range.clone()];
        if alone(words) {
            last = None;
            open = None;
            crossed = false;
            paragraphs.push(vec![line.clone()]);
            continue;
        }
        let wraps = |before: &Line| {
            (width.is_some_and(|width| wraps(text, before, line, width)) || centred(text, before, line))
                && !starts(words)
        };
        let goes_on = crossed && words.starts_with(char::is_lowercase);
        let unfinished = |index: &usize| {
            paragraphs[*index].last().is_some_and(|before| !ends_sentence(&text[before.range.clone()]))
        };
        let index = match open.filter(|index| last.is_some_and(wraps) || (goes_on && unfinished(index))) {
            Some(index) => index,
            None => {
                paragraphs.push(Vec::new());
                paragraphs.len() - 1
            }
        };
        paragraphs[index].push(line.clone());
        open = Some(index);
        crossed = false;
        last = Some(line);
    }
    paragraphs
}

/// How wide the lines are wrapped, if they are.
fn width(text: &str, lines: &[Line]) -> Option<usize> {
    let followed =
        |pair: &[Line]| !pair[0].range.is_empty() && !pair[1].range.is_empty() && !pair[0].furniture;
    let before: Vec<&Line> = lines.windows(2).filter(|pair| followed(pair)).map(|pair| &pair[0]).collect();
    if before.is_empty() {
        return None;
    }
    let mut lengths: Vec<usize> = before.iter().map(|line| line.length).collect();
    lengths.sort_unstable();
    // A few lines hold an address or a table; they do not tell.
    let width = lengths[(lengths.len() - 1) * 97 / 100];
    let long = lines.iter().filter(|line| line.length > WIDEST).count();
    // Lines that only wrap mostly end in the middle of a sentence, not far from the edge.
    let amid = |line: &&&Line| line.length * 10 > width * 6 && !ends_sentence(&text[line.range.clone()]);
    let wrapped = before.iter().filter(amid).count() * 10 >= before.len() * 3;
    // A line that goes on in small letters was wrapped, whatever the others are.
    let goes_on = |pair: &&[Line]| {
        followed(pair)
            && !ends_sentence(&text[pair[0].range.clone()])
            && text[pair[1].range.clone()].starts_with(char::is_lowercase)
    };
    let soft = lines.windows(2).filter(goes_on).count();
    // One short line over another proves nothing: a title over the line under it.
    if before.len() == 1 && soft == 0 && width < 60 {
        return None;
    }
    let wraps = wrapped || (soft > 1 && soft * 8 >= before.len());
    ((24..=WIDEST).contains(&width) && long * 10 <= lengths.len() && wraps).then_some(width)
}

/// Whether two lines are one heading: both in capitals, and both in the middle of the page.
fn centred(text: &str, first: &Line, second: &Line) -> bool {
    let capitals = |line: &Line| {
        let words = &text[line.range.clone()];
        line.indent > 5
            && line.length < 76
            && words.contains(char::is_uppercase)
            && !words.contains(char::is_lowercase)
            && !ends_sentence(words)
    };
    capitals(first) && capitals(second)
}

/// Whether the break between two lines only wraps: the first word of the second had no room on the first.
fn wraps(text: &str, first: &Line, second: &Line, width: usize) -> bool {
    let words = &text[second.range.clone()];
    if second.indent > first.indent + 1
        && second.indent < first.indent + 12
        && ends_sentence(&text[first.range.clone()])
    {
        return false;
    }
    let wide = words.chars().next().is_some_and(crate::text::fold::writes_no_spaces);
    let next = if wide { 1 } else { words.split_whitespace().next().unwrap_or_default().chars().count() };
    let full = first.length + 1 + next > width;
    let nearly = first.length * 100 > width * 82 && !ends_sentence(&text[first.range.clone()]);
    let goes_on = words.starts_with(char::is_lowercase) && first.length * 2 > width;
    (full || nearly || goes_on) && !starts_item(words)
}

/// Whether a line starts an item of a list.
pub(crate) fn starts_item(words: &str) -> bool {
    item_mark(words).is_some()
}

/// Marks what belongs to the page: page numbers, and lines that stand at the edge of most pages.
fn mark_furniture(text: &str, lines: &mut [Line]) {
    for line in lines.iter_mut() {
        line.furniture = is_page_number(&text[line.range.clone()]);
    }
    let mut pages = vec![Vec::new()];
    for (index, line) in lines.iter().enumerate() {
        if line.page {
            pages.push(Vec::new());
        }
        if let Some(page) = pages.last_mut().filter(|_| !line.range.is_empty()) {
            page.push(index);
        }
    }
    if pages.len() < 3 {
        beside_numbers(text, lines);
        return;
    }
    let mut edges: HashMap<String, Vec<usize>> = HashMap::new();
    for page in &pages {
        let tail = page.iter().rev().take(2).filter(|_| page.len() > 4);
        for index in page.iter().take(2).chain(tail) {
            let words = text[lines[*index].range.clone()].replace(|c: char| c.is_ascii_digit(), "#");
            if words.len() < 200 {
                edges.entry(words).or_default().push(*index);
            }
        }
    }
    for indexes in edges.into_values().filter(|indexes| indexes.len() * 2 > pages.len() && indexes.len() > 2)
    {
        for index in indexes {
            lines[index].furniture = true;
        }
    }
}

/// Marks the running heads of pages that only their numbers part: lines that stand beside several of these.
fn beside_numbers(text: &str, lines: &mut [Line]) {
    let filled: Vec<usize> = (0..lines.len()).filter(|index| !lines[*index].range.is_empty()).collect();
    let mut beside: HashMap<&str, usize> = HashMap::new();
    for (place, index) in filled.iter().enumerate().filter(|(_, index)| lines[**index].furniture) {
        let around = [place.checked_sub(1), Some(place + 1)];
        for near in
            around.into_iter().flatten().filter_map(|place| filled.get(place)).filter(|near| *near != index)
        {
            *beside.entry(&text[lines[*near].range.clone()]).or_default() += 1;
        }
    }
    beside.retain(|words, times| *times > 1 && words.len() < 200);
    for index in filled {
        let head = beside.contains_key(&text[lines[index].range.clone()]);
        lines[index].furniture |= head;
    }
}

/// `Page 3 of 12`, `- 3 -`, `3/12`: a line that only counts pages.
fn is_page_number(words: &str) -> bool {
    // "2/18        25-07712": the page, of how many, and a number of the print.
    let mut parts = words.split_whitespace();
    let of = |part: &str| {
        let count = |part: &str| (1..5).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
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
    let counts = |rest: &str| {
        rest.split([' ', '/'])
            .all(|part| part == "of" || (!part.is_empty() && part.bytes().all(|b| b.is_ascii_digit())))
    };
    match bare.strip_prefix("page ").or_else(|| bare.strip_prefix("p. ")) {
        Some(rest) => counts(rest),
        None => bare.len() < words.len() && bare.len() <= 4 && counts(bare),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<String> {
        let lines = lines(text, 0..text.len());
        let words = |group: &Vec<Line>| {
            group.iter().map(|line| &text[line.range.clone()]).collect::<Vec<_>>().join(" ")
        };
        paragraphs(text, &lines, |_| false, |_| false).iter().map(words).collect()
    }

    #[test]
    fn lines_that_only_wrap_are_one_paragraph() {
        let wrapped = "The hall was full when the chair\nopened the forum, and it stayed so\nuntil the end.\nA new paragraph starts here, with\nno blank line before it.\n\nShort\n";
        assert_eq!(
            read(wrapped),
            [
                "The hall was full when the chair opened the forum, and it stayed so until the end.",
                "A new paragraph starts here, with no blank line before it.",
                "Short"
            ]
        );
    }

    #[test]
    fn a_line_a_paragraph_stays_so() {
        let long = "word ".repeat(60);
        let text = format!("Title\n{long}\nA heading\n{long}\n{long}\n");
        assert_eq!(read(&text).len(), 5);
    }

    #[test]
    fn running_heads_beside_page_numbers_belong_to_the_page() {
        let text = "FORUM   FINAL\n\nThe hall was full when the chair opened the forum and\nit will\n\nPage 1 of 3\nFORUM   FINAL\n\nstay so until the end.\n\nPage 2 of 3\nFORUM   FINAL\n\nThe end.\n\nPage 3 of 3\n";
        let read = read(text);
        assert!(
            read.contains(
                &"The hall was full when the chair opened the forum and it will stay so until the end."
                    .to_owned()
            ),
            "{read:#?}"
        );
        let lines = lines(text, 0..text.len());
        assert_eq!(lines.iter().filter(|line| line.furniture).count(), 6);
    }

    #[test]
    fn items_and_short_lines_are_not_joined() {
        let text = "Contact:\nAda Ling\npress@example.org\n\n- one item of a list that is long\n- another item of this list\n";
        assert_eq!(read(text).len(), 5);
    }

    #[test]
    fn what_belongs_to_the_page_breaks_no_paragraph() {
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
}
