//! Finds where sentences end, with abbreviations in mind.
//!
//! Attribution splits English apart from this, into sentences of tokens: there a quotation and its cue are one.

use crate::import::lexicon::list::List;
use crate::text::{Cut, fold};
use std::ops::Range;

/// Characters that can end a sentence.
const SIGNS: [char; 7] = ['.', '!', '?', '…', '。', '？', '！'];
/// Marks that can come between the end of a sentence and the next one.
const CLOSING: [char; 12] = ['.', '!', '?', '…', '»', '”', '"', '’', ')', ']', '—', '-'];

static ABBREVIATIONS: List = List::of("english", "abbreviations");
static BEFORE_NUMBERS: List = List::of("english", "abbreviations-before-numbers");

/// Returns the sentences of a text in English, without the spaces between them.
pub(crate) fn sentences(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let next = rest.trim_start();
        let (sentence, after) = next.split_at_checked(first_end(next))?;
        rest = after;
        (!sentence.is_empty()).then(|| sentence.trim_end())
    })
}

/// Returns where the first sentence of a text in English ends.
fn first_end(text: &str) -> usize {
    // No sentence ends inside "U.S. Envoy", "Mr. Lee" or "J. Lee".
    let is_inside = |before: &str, after: &str| {
        let word = before.rsplit([' ', '(', '“']).next().unwrap_or_default();
        word.contains('.') || word.chars().count() == 1 || is_abbreviation(word, after)
    };
    let end = signs(text, 0..text.len()).find(|sign| ends(text, sign, is_inside));
    end.map_or(text.len(), |sign| text.len() - after(text, &sign).len())
}

/// Returns the signs in a range of a text that can end a sentence.
pub(crate) fn signs(text: &str, range: Range<usize>) -> impl DoubleEndedIterator<Item = Range<usize>> {
    let start = range.start;
    let signs = text.cut(range).match_indices(SIGNS);
    signs.map(move |(at, sign)| start + at..start + at + sign.len())
}

/// Returns true if a sign ends its sentence.
///
/// `is_inside` recognizes a full stop inside a sentence by the words before and after it.
pub(crate) fn ends(text: &str, sign: &Range<usize>, is_inside: impl Fn(&str, &str) -> bool) -> bool {
    let after = after(text, sign);
    let own = text.cut(sign.clone());
    let spaced =
        after.is_empty() || after.starts_with(char::is_whitespace) || own.contains(fold::writes_no_spaces);
    let next = after.chars().find(|c| !c.is_whitespace() && !matches!(c, '“' | '"' | '(' | '['));
    spaced
        && !next.is_some_and(|c| c.is_lowercase() || matches!(c, ',' | ';' | ':'))
        && !(own == "." && is_inside(text.cut(..sign.start), after.trim_start()))
}

/// Returns where a sentence ends: after its sign and the marks that close with it.
pub(crate) fn end(text: &str, sign: &Range<usize>) -> usize {
    text.len() - after(text, sign).len()
}

/// What follows the sign of a sentence and the marks that close with it.
fn after<'t>(text: &'t str, sign: &Range<usize>) -> &'t str {
    text.cut(sign.end..).trim_start_matches(CLOSING)
}

/// Returns false for a word that is an abbreviation only before a number, if none follows.
pub(crate) fn may_abbreviate(word: &str, after: &str) -> bool {
    // "No. 4", "No. ES-11/1"
    let next = || after.split_whitespace().next().unwrap_or_default();
    let has_number = || next().contains(|c: char| c.is_ascii_digit());
    !BEFORE_NUMBERS.has_in_any_case(word) || has_number()
}

/// Returns true for an English abbreviation with a full stop: "Gov", "vs".
///
/// `after` is what follows its full stop: "No. 4" has an abbreviation, and "No. Next question." has none.
pub(crate) fn is_abbreviation(word: &str, after: &str) -> bool {
    let is_short = word.starts_with(char::is_uppercase) && ABBREVIATIONS.has(&word.to_ascii_lowercase());
    is_short && may_abbreviate(word, after) || matches!(word, "a.m" | "p.m" | "v" | "vs")
}
