//! Joins lines into paragraphs.

use crate::import::text::{ends_sentence, item_mark};
use crate::text::Cut;
use crate::text::fold::writes_no_spaces;
use std::ops::Range;

/// A line of the input without white space at its ends.
#[derive(Clone, Debug)]
pub(super) struct Line {
    /// Its byte range in the input.
    pub range: Range<usize>,
    /// The width of the white space before it, in bytes.
    pub indent: usize,
    /// Its length in characters.
    pub length: usize,
    /// True if it begins a new page.
    pub page: bool,
    /// True if it is a running head or a page number.
    pub furniture: bool,
    /// The number before it, if the lines are numbered.
    pub number: Option<Range<usize>>,
}

impl Line {
    /// Returns the words of the line in the input.
    pub(super) fn words<'t>(&self, text: &'t str) -> &'t str {
        text.cut(self.range.clone())
    }
}

/// A line with more characters is a separate paragraph.
const MAX_WIDTH: usize = 160;
/// Minimum number of numbered lines.
const MIN_NUMBERED: u32 = 10;

/// Returns the lines of a range of the input. A blank line is empty.
pub(super) fn lines(text: &str, range: Range<usize>) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut at = range.start;
    let mut page = false;
    for raw in text.cut(range).split_inclusive(['\n', '\u{c}', '\u{2028}', '\u{2029}']) {
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
    lines
}

/// Removes the numbers of numbered lines, which court transcripts have.
fn take_numbers(text: &str, lines: &mut [Line]) {
    let number = |line: &Line| {
        let words = line.words(text);
        let (number, rest) = words.split_at_checked(words.bytes().take_while(u8::is_ascii_digit).count())?;
        let ends = rest.is_empty() || rest.starts_with([' ', '\t']);
        ((1..4).contains(&number.len()) && ends).then(|| (rest, number.parse::<u32>().unwrap_or(0)))
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
    if longest < MIN_NUMBERED || counted < MIN_NUMBERED || counted * 10 < filled * 7 {
        return;
    }
    for line in lines {
        let Some((rest, _)) = number(line) else { continue };
        let bare = rest.trim_start();
        line.number = Some(line.range.start..line.range.end - rest.len());
        line.indent = line.range.len() - bare.len();
        line.length = bare.chars().count();
        line.range.start = line.range.end - bare.len();
    }
}

/// Returns the lines of each paragraph.
///
/// Running heads and page numbers are separate. A line for which `starts` is true does not continue another line.
/// A line for which `alone` is true is also not continued by the next one.
pub(super) fn paragraphs(
    text: &str,
    lines: &[Line],
    starts: impl Fn(&str) -> bool,
    alone: impl Fn(&str) -> bool,
) -> Vec<Vec<Line>> {
    let width = width(text, lines);
    let mut paragraphs: Vec<Vec<Line>> = Vec::new();
    let mut last: Option<&Line> = None;
    // A paragraph that a page break interrupts continues after the page number and running head.
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
        let words = line.words(text);
        if alone(words) {
            (last, open, crossed) = (None, None, false);
            paragraphs.push(vec![line.clone()]);
            continue;
        }
        let goes_on = |lines: &[Line]| {
            let Some((first, before)) = lines.first().zip(lines.last()) else { return false };
            let wraps = last.is_some()
                && !starts(words)
                && (is_parted(text, before, line)
                    || width.is_some_and(|width| wraps(text, before, line, width))
                    || are_centred(text, before, line));
            let is_small = words.starts_with(char::is_lowercase);
            let is_unfinished = || !ends_sentence(before.words(text));
            // A line in lower case continues a turn that ends inside a sentence.
            let is_spoken_on = || last.is_some() && is_small && starts(first.words(text)) && is_unfinished();
            // After a page break, a full line that ends inside a sentence continues.
            let is_full = || {
                let is_long = width.is_some_and(|width| before.length * 10 > width * 8);
                is_long && line.indent <= before.indent && !starts(words)
            };
            wraps || is_spoken_on() || crossed && is_unfinished() && (is_small || is_full())
        };
        match open.and_then(|index| paragraphs.get_mut(index)) {
            Some(paragraph) if goes_on(paragraph) => paragraph.push(line.clone()),
            _ => {
                open = Some(paragraphs.len());
                paragraphs.push(vec![line.clone()]);
            }
        }
        crossed = false;
        last = Some(line);
    }
    paragraphs
}

/// Returns the width at which lines are wrapped, or `None` if they are not.
fn width(text: &str, lines: &[Line]) -> Option<usize> {
    let pairs: Vec<(&Line, &Line)> = lines
        .iter()
        .zip(lines.iter().skip(1))
        .filter(|(line, next)| !line.range.is_empty() && !next.range.is_empty() && !line.furniture)
        .collect();
    let mut lengths: Vec<usize> = pairs.iter().map(|(line, _)| line.length).collect();
    lengths.sort_unstable();
    // The longest lines may contain an address or a table.
    let width = *lengths.get(lengths.len().saturating_sub(1) * 97 / 100)?;
    let long = lines.iter().filter(|line| line.length > MAX_WIDTH).count();
    // A wrapped line usually ends inside a sentence and near the margin.
    let inside = |line: &Line| !ends_sentence(line.words(text));
    let near_edge = |line: &Line| line.length * 10 > width * 6;
    let wrapped = pairs.iter().filter(|(line, _)| near_edge(line) && inside(line)).count();
    // A line of any length was wrapped if the next one continues in lower case.
    let goes_on =
        |(line, next): &&(&Line, &Line)| inside(line) && next.words(text).starts_with(char::is_lowercase);
    let soft = pairs.iter().filter(goes_on).count();
    // A short line above another may be a title above its subtitle.
    if pairs.len() == 1 && soft == 0 && width < 60 {
        return None;
    }
    // In minutes without full stops, every line is a sentence, and no line continues another.
    let opens = |words: &str| words.starts_with(char::is_uppercase) && words.contains(char::is_lowercase);
    let begun = pairs.iter().filter(|(line, next)| inside(line) && opens(next.words(text))).count();
    if soft == 0 && begun > 2 {
        return None;
    }
    let wraps = wrapped * 10 >= pairs.len() * 3 || (soft > 1 && soft * 8 >= pairs.len());
    ((24..=MAX_WIDTH).contains(&width) && long * 10 <= pairs.len() && wraps).then_some(width)
}

/// Returns true if a hyphen at the end of a line splits a word that continues in the next line.
fn is_parted(text: &str, first: &Line, second: &Line) -> bool {
    let before = first.words(text).strip_suffix(['-', '‐']).unwrap_or_default();
    let last = before.rsplit(' ').next().unwrap_or_default();
    // "Anglo-" and "French"
    let is_name = last.starts_with(char::is_uppercase) && last.contains(char::is_lowercase);
    before.ends_with(char::is_alphabetic)
        && second.words(text).starts_with(|c: char| c.is_lowercase() || is_name && c.is_uppercase())
}

/// Returns true if two lines are one heading: both in capitals and centred.
fn are_centred(text: &str, first: &Line, second: &Line) -> bool {
    let capitals = |line: &Line| {
        let words = line.words(text);
        line.indent > 5
            && line.length < 76
            && words.contains(char::is_uppercase)
            && !words.contains(char::is_lowercase)
            && !ends_sentence(words)
    };
    capitals(first) && capitals(second)
}

/// Returns true if a line break only wraps the text.
///
/// The first word of the second line then did not fit on the first.
fn wraps(text: &str, first: &Line, second: &Line, width: usize) -> bool {
    let words = second.words(text);
    let ends = ends_sentence(first.words(text));
    if second.indent > first.indent + 1 && second.indent < first.indent + 12 && ends {
        return false;
    }
    let unspaced = words.chars().next().is_some_and(writes_no_spaces);
    let next = if unspaced { 1 } else { words.split_whitespace().next().unwrap_or_default().chars().count() };
    let full = first.length + 1 + next > width;
    let nearly = first.length * 100 > width * 82 && !ends;
    let goes_on = words.starts_with(char::is_lowercase) && first.length * 2 > width;
    (full || nearly || goes_on) && item_mark(words).is_none()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<String> {
        let lines = lines(text, 0..text.len());
        let words = |group: &Vec<Line>| {
            group.iter().map(|line| text.cut(line.range.clone())).collect::<Vec<_>>().join(" ")
        };
        paragraphs(text, &lines, |_| false, |_| false).iter().map(words).collect()
    }

    #[test]
    fn wrapped_lines_are_one_paragraph() {
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
    fn lines_without_full_stops_that_all_begin_with_a_capital_are_separate() {
        let minutes = "Ling opened the meeting at nine\nReyes said that the pier needs new planks in spring\nHolm asked who pays for the planks\nLing answered that the county has the money";
        assert_eq!(read(minutes).len(), 4);
    }

    #[test]
    fn one_line_per_paragraph_is_kept() {
        let long = "word ".repeat(60);
        let text = format!("Title\n{long}\nA heading\n{long}\n{long}\n");
        assert_eq!(read(&text).len(), 5);
    }

    #[test]
    fn items_and_short_lines_are_not_joined() {
        let text = "Contact:\nAda Ling\npress@example.org\n\n- one item of a list that is long\n- another item of this list\n";
        assert_eq!(read(text).len(), 5);
    }

    #[test]
    fn a_word_in_two_parts_is_one_paragraph() {
        assert_eq!(read("A light-\nhouse.\n"), ["A light- house."]);
    }
}
