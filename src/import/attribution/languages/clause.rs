//! Cuts out the words near a quotation and the quoted words.
//!
//! For languages with spaces between words.

use crate::import::attribution::languages::word::Word;
use crate::import::text::ends_sentence;
use crate::text::Cut;
use std::ops::Range;

/// Maximum distance from a quotation to the far end of its cue.
const MAX_REACH_BYTES: usize = 400;

/// The part at the end of a range that can contain a cue.
pub(super) fn near_end(text: &str, range: Range<usize>) -> Range<usize> {
    let start = range.end.saturating_sub(MAX_REACH_BYTES).max(range.start);
    text.floor_char_boundary(start).max(range.start)..range.end
}

/// The part at the start of a range that can contain a cue.
pub(super) fn near_start(text: &str, range: Range<usize>) -> Range<usize> {
    range.start..text.floor_char_boundary((range.start + MAX_REACH_BYTES).min(range.end))
}

/// Number of words in a range, at most twelve.
pub(super) fn count(text: &str, range: &Range<usize>) -> usize {
    let words = text.cut(range.clone()).split_whitespace();
    words.filter(|word| word.contains(char::is_alphanumeric)).take(12).count()
}

/// Quoted words without the mark that closes them.
pub(super) fn unclosed<'a>(text: &'a str, mark: &Range<usize>) -> &'a str {
    text.cut(mark.clone()).trim_end_matches(['»', '”', '“', '"', '«', ' ', '\u{a0}', '\u{202f}'])
}

/// Quoted words without the mark that opens them.
pub(super) fn unopened<'a>(text: &'a str, mark: &Range<usize>) -> &'a str {
    text.cut(mark.clone()).trim_start_matches(|c: char| !c.is_alphanumeric())
}

/// Returns true if quoted words end like a sentence.
pub(super) fn ends_as_sentence(text: &str, mark: &Range<usize>) -> bool {
    ends_sentence(unclosed(text, mark))
}

/// The bytes of a range of words.
pub(super) fn bytes(words: &[Word<'_>], range: &Range<usize>) -> Range<usize> {
    let words = words.get(range.clone()).unwrap_or_default();
    let end = words.last().map_or(0, |last| last.range.end);
    words.first().map_or(end, |first| first.range.start)..end
}
