//! Compares the words of a document with the text of its file.

use std::borrow::Cow;

/// Returns true if a hidden character is a control that the file contains unescaped.
///
/// Such a control is a syntax error, which has been reported.
pub(super) fn is_bare_control(raw: &str, what: &str) -> bool {
    let code =
        what.trim_end_matches('…').strip_prefix("U+").map_or(Ok(0x1b), |code| u32::from_str_radix(code, 16));
    let control = code.ok().and_then(char::from_u32).filter(char::is_ascii_control);
    control.is_some_and(|control| control != '\r' && raw.contains(control))
}

/// Returns the position in `source` of a text that borrows from it.
#[expect(clippy::ptr_arg, reason = "the function must know if the text is borrowed")]
pub(super) fn within(source: &str, words: &Cow<'_, str>) -> Option<usize> {
    let Cow::Borrowed(words) = words else { return None };
    let at = (words.as_ptr() as usize).checked_sub(source.as_ptr() as usize)?;
    (source.get(at..at + words.len())? == *words).then_some(at)
}
