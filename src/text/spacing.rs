//! White space: texts on one line, and scripts that are written without spaces.

use super::Cut;
use super::ascii::{has_two_spaces, printable_len};
use std::borrow::Cow;

/// Trims `text` and replaces each run of white space by one space.
///
/// A line break between two characters of a script without spaces (Han, kana) is removed (CSS Text 3, segment break
/// transformation).
pub fn one_line(text: Cow<'_, str>) -> Cow<'_, str> {
    let trimmed = text.trim();
    if has_single_spaces(trimmed) {
        if trimmed.len() == text.len() {
            return text;
        }
        return Cow::Owned(trimmed.to_owned());
    }
    let mut out = String::with_capacity(trimmed.len());
    for line in trimmed.split('\n').map(str::trim).filter(|line| !line.is_empty()) {
        if !out.is_empty() && !joins(&out, line.chars().next()) {
            out.push(' ');
        }
        // Two no-break spaces become one space, if there is a line break.
        let is_plain = line.is_ascii() || !line.contains(is_significant_space);
        if is_plain && has_single_spaces(line) {
            out.push_str(line);
        } else {
            push_single_spaced(line, &mut out);
        }
    }
    Cow::Owned(out)
}

/// Adds a line with one space for each run of white space.
fn push_single_spaced(line: &str, out: &mut String) {
    let mut rest = line;
    while let Some(at) = rest.find(char::is_whitespace) {
        let (before, from) = (rest.cut(..at), rest.cut(at..));
        rest = from.trim_start();
        let mut spaces = from.chars();
        let first = spaces.next().unwrap_or(' ');
        let is_alone = spaces.as_str().len() == rest.len();
        out.push_str(before);
        out.push(if is_alone && is_significant_space(first) { first } else { ' ' });
    }
    out.push_str(rest);
}

/// Returns true if all white space inside `text` is single or significant spaces.
fn has_single_spaces(text: &str) -> bool {
    let bytes = text.as_bytes();
    let mut at = 0;
    loop {
        at += printable_len(&bytes[at..]);
        match text.cut(at..).chars().next() {
            None => return !has_two_spaces(bytes),
            Some(c) if c.is_whitespace() && !is_significant_space(c) => return false,
            Some(c) => at += c.len_utf8(),
        }
    }
}

/// Returns true if `text` has single spaces between words, no other white space, and no character that `is_odd` names.
pub fn is_evenly_spaced(text: &str, is_odd: impl Fn(char) -> bool) -> bool {
    let bytes = text.as_bytes();
    let mut at = 0;
    loop {
        at += printable_len(&bytes[at..]);
        match text.cut(at..).chars().next() {
            None => return !text.starts_with(' ') && !text.ends_with(' ') && !has_two_spaces(bytes),
            Some(c) if c.is_whitespace() || is_odd(c) => return false,
            Some(c) => at += c.len_utf8(),
        }
    }
}

/// Returns true for no-break spaces and the ideographic space, which are kept.
fn is_significant_space(c: char) -> bool {
    matches!(c, '\u{a0}' | '\u{202f}' | '\u{3000}')
}

/// Returns true if a line break between `before` and `next` is not a space.
///
/// This is the case if both belong to scripts without spaces.
pub fn joins(before: &str, next: Option<char>) -> bool {
    before.trim_end().chars().next_back().is_some_and(writes_no_spaces) && next.is_some_and(writes_no_spaces)
}

/// Returns true for characters of East Asian scripts without spaces.
#[inline]
pub fn writes_no_spaces(c: char) -> bool {
    // Nearly all characters of other scripts come before these.
    c >= '\u{3001}'
        && matches!(c,
        '\u{3001}'..='\u{303f}' | '\u{3040}'..='\u{30ff}' | '\u{31f0}'..='\u{31ff}' | '\u{3400}'..='\u{4dbf}'
        | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{fe30}'..='\u{fe4f}' | '\u{ff01}'..='\u{ff60}'
        | '\u{20000}'..='\u{3ffff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_line_has_single_spaces_and_no_breaks() {
        let line = |text| one_line(Cow::Borrowed(text)).into_owned();
        assert_eq!(line("  a \n b  "), "a b");
        assert_eq!(line("大\n门"), "大门");
        assert_eq!(line("大\nA"), "大 A");
        assert_eq!(line("10\u{a0}000"), "10\u{a0}000");
        assert_eq!(line("10\u{a0}\u{a0}000\u{a0}\n  b\t c\n\n大 \n 门"), "10 000 b c 大门");
    }
}
