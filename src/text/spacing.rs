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
    let mut chars = trimmed.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        if !c.is_whitespace() {
            out.push(c);
            continue;
        }
        let mut broke = c == '\n';
        let mut alone = true;
        while let Some((_, next)) = chars.next_if(|(_, next)| next.is_whitespace()) {
            broke |= next == '\n';
            alone = false;
        }
        if alone && !broke {
            out.push(if is_significant_space(c) { c } else { ' ' });
        } else if !(broke && joins(trimmed.cut(..at), chars.peek().map(|(_, next)| *next))) {
            out.push(' ');
        }
    }
    Cow::Owned(out)
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
pub fn writes_no_spaces(c: char) -> bool {
    matches!(c,
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
    }
}
