//! Reads PDFs, of which another program extracts the text.

use crate::import::imported::{Extracted, Options, Refusal};
use crate::import::read::plain;
use crate::text::Cut;
use std::fmt::Write;

/// The bytes that every PDF begins with.
const MAGIC: &[u8] = b"%PDF-";

/// Minimum width of the gap between two columns, in characters.
const MIN_GAP: usize = 2;
/// Minimum width of a column, in characters.
const MIN_COLUMN: usize = 18;
/// Minimum number of lines with words on both sides of a gap.
const MIN_LINES: usize = 6;

/// Returns true if the bytes are a PDF.
pub(super) fn is(bytes: &[u8]) -> bool {
    bytes.starts_with(MAGIC)
}

/// Reads a PDF, or refuses it if no program can extract its text.
pub(super) fn read(bytes: &[u8], options: Options<'_>) -> Result<Extracted, Refusal> {
    let help = "convert it with `pdftotext -layout FILE.pdf FILE.txt` and open the text";
    let pages = match options.pdf_to_text.and_then(|convert| convert(bytes)) {
        None => return Err(Refusal::new("this is a PDF, and `pdftotext` is not installed to read it", help)),
        Some(Err(why)) => {
            return Err(Refusal::new(format!("this is a PDF that cannot be read: {why}"), help));
        }
        Some(Ok(pages)) => pages,
    };
    if !pages.contains(char::is_alphanumeric) {
        return Err(Refusal::new(
            "this is a PDF that contains pictures of pages, no text",
            "recognize its text first, for example with `ocrmypdf`",
        ));
    }
    let text = in_reading_order(&pages);
    let layout = plain::read(&text);
    Ok(Extracted { text, layout, notes: Vec::new() })
}

/// Returns the text of pages, in which columns follow each other.
fn in_reading_order(pages: &str) -> String {
    let mut out = String::with_capacity(pages.len());
    for page in pages.split_inclusive('\u{c}') {
        let (body, end) = match page.strip_suffix('\u{c}') {
            Some(body) => (body, "\u{c}"),
            None => (page, ""),
        };
        let lines: Vec<&str> = body.lines().map(str::trim_end).collect();
        columns(&lines, &mut out);
        out.push_str(end);
    }
    out
}

/// Adds the lines of a page. Where a gap divides them, the left column comes before the right one.
fn columns(lines: &[&str], out: &mut String) {
    let Some(gap) = gap(lines) else {
        for line in lines {
            let _ = writeln!(out, "{line}");
        }
        return;
    };
    let mut left: Vec<&str> = Vec::new();
    let mut right: Vec<&str> = Vec::new();
    for line in lines {
        match split(line, gap) {
            Some((one, other)) => {
                left.push(one);
                right.push(other);
            }
            None => {
                // A line across both columns ends them.
                flush(&mut left, &mut right, out);
                let _ = writeln!(out, "{line}");
            }
        }
    }
    flush(&mut left, &mut right, out);
}

/// Adds both columns, without the indentation that all lines of the right one have.
fn flush(left: &mut Vec<&str>, right: &mut Vec<&str>, out: &mut String) {
    let indent = |line: &&&str| line.len() - line.trim_start().len();
    let least =
        right.iter().filter(|line| !line.trim().is_empty()).map(|line| indent(&line)).min().unwrap_or(0);
    for line in left.drain(..) {
        let _ = writeln!(out, "{}", line.trim_end());
    }
    let mut lines = right.drain(..).peekable();
    while lines.next_if(|line| line.trim().is_empty()).is_some() {}
    for line in lines {
        let _ = writeln!(out, "{}", line.cut(least.min(line.len())..).trim_end());
    }
}

/// The parts of a line before and after a gap, or `None` if words cross it.
fn split(line: &str, gap: usize) -> Option<(&str, &str)> {
    let Some((at, _)) = line.char_indices().nth(gap) else { return Some((line, "")) };
    let (one, other) = line.split_at_checked(at)?;
    let touches = !one.is_empty() && !one.ends_with(' ') && !other.starts_with(' ');
    let is_empty = one.trim().is_empty() || other.trim().is_empty();
    let is_parted = is_empty || one.ends_with(' ') && wide_gap(one, other);
    (!touches && is_parted).then_some((one, other))
}

/// Returns true if at least two spaces are around the position between two parts of a line.
fn wide_gap(one: &str, other: &str) -> bool {
    let before = one.len() - one.trim_end_matches(' ').len();
    let after = other.len() - other.trim_start_matches(' ').len();
    before + after >= MIN_GAP
}

/// The column of characters at which a page is divided, if words are on both sides in most of its lines.
fn gap(lines: &[&str]) -> Option<usize> {
    let width = lines.iter().map(|line| line.chars().count()).max().unwrap_or(0).min(400);
    if width < 2 * MIN_COLUMN + MIN_GAP {
        return None;
    }
    let filled: Vec<Vec<bool>> = lines
        .iter()
        .filter(|line| !line.trim().is_empty())
        .map(|line| line.chars().map(|c| c != ' ').collect())
        .collect();
    let is_set = |line: &Vec<bool>, at: usize| line.get(at).copied().unwrap_or(false);
    let mut best: Option<(usize, usize)> = None;
    for at in MIN_COLUMN..width.saturating_sub(MIN_COLUMN) {
        let (mut both, mut crossed) = (0_usize, 0_usize);
        for line in &filled {
            if is_set(line, at) || is_set(line, at - 1) {
                crossed += 1;
                continue;
            }
            let left = line.iter().take(at - 1).any(|set| *set);
            let right = line.iter().skip(at + 1).any(|set| *set);
            both += usize::from(left && right);
        }
        // A table has short cells; columns of text are full.
        if both >= MIN_LINES && crossed * 6 <= both && best.is_none_or(|(most, _)| both > most) {
            best = Some((both, at));
        }
    }
    let (both, at) = best.filter(|(both, _)| both * 5 >= filled.len() * 2)?;
    let words = |line: &Vec<bool>, range: std::ops::Range<usize>| {
        line.iter().skip(range.start).take(range.len()).filter(|set| **set).count()
    };
    let full = filled
        .iter()
        .filter(|line| words(line, 0..at) * 2 >= at && words(line, at..width) * 2 >= (width - at).min(at))
        .count();
    (full * 2 >= both).then_some(at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_read_one_after_the_other() {
        let left = [
            "The quay of the harbour",
            "is open, and the lamps",
            "are lit by night, so",
            "that all boats find the",
            "doors of the hall and",
            "the stairs to the mole,",
            "and the bell rings.",
        ];
        let right = [
            "On Monday the mayor of",
            "the city said that no",
            "boat should wait, and",
            "the pilots agreed with",
            "her, because the water",
            "is deep enough for the",
            "largest of them all.",
        ];
        let mut page = String::from("                    A HEAD ACROSS BOTH COLUMNS OF IT\n\n");
        for (one, other) in left.iter().zip(right) {
            page.push_str(&format!("{one:<28}{other}\n"));
        }
        let read = in_reading_order(&page);
        let lines: Vec<&str> = read.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
        let all: Vec<&str> =
            ["A HEAD ACROSS BOTH COLUMNS OF IT"].into_iter().chain(left).chain(right).collect();
        assert_eq!(lines, all);
    }

    #[test]
    fn text_in_one_column_and_tables_stay() {
        let page = "Lamps         3      12\nDoors         4      14\nBells         5      16\nBoats         6      18\nQuays         7      20\nStairs        8      22\nMoles         9      24\n";
        assert_eq!(in_reading_order(page), page);
        let text = "The quay of the harbour is open, and the lamps are lit by night.\n".repeat(12);
        assert_eq!(in_reading_order(&text), text);
    }

    #[test]
    fn without_a_program_it_is_refused() {
        let refusal = read(b"%PDF-1.7", Options::default()).err().unwrap();
        assert!(refusal.help.contains("pdftotext -layout"), "{}", refusal.help);
    }
}
