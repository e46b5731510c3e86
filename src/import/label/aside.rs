//! Reads brackets in labels, and labels for people without a name.

use crate::import::lexicon::list::List;
use crate::import::text::head;
use crate::text::Cut;

static UNNAMED: List = List::all("unnamed");
static MANNERS: List = List::all("manners");

/// Brackets, also those of Chinese and Japanese.
const OPENING: [char; 4] = ['(', '[', '（', '【'];
const CLOSING: [char; 4] = [')', ']', '）', '】'];

/// The list entry that a label in lower case matches, such as "reporter".
///
/// A long label may have one letter wrong: "audiece member".
pub(super) fn unnamed(lower: &str) -> Option<&'static str> {
    if let Some(known) = UNNAMED.entries().iter().find(|known| **known == lower) {
        return Some(known);
    }
    if !(10..40).contains(&lower.len()) || !lower.contains(' ') {
        return None;
    }
    let is_misspelt =
        |known: &&&str| known.contains(' ') && known.len() > 9 && strsim::osa_distance(known, lower) <= 1;
    UNNAMED.entries().iter().find(is_misspelt).copied()
}

/// Splits a label into the words outside brackets and those in each pair.
pub(super) fn without_asides(label: &str) -> (String, Vec<String>) {
    let mut plain = String::new();
    let mut asides = Vec::new();
    let mut rest = label;
    while let Some((before, opened)) = rest.split_once(OPENING) {
        plain.push_str(before.trim_end());
        let (aside, after) = opened.split_once(CLOSING).unwrap_or((opened, ""));
        asides.push(aside.trim().to_owned());
        rest = after;
    }
    plain.push_str(rest);
    if plain.trim().is_empty() { (label.to_owned(), Vec::new()) } else { (plain, asides) }
}

/// Returns true if brackets say how somebody was heard, not who it is.
///
/// For example "(voice-over)", "(spoke in French)".
pub(super) fn is_manner(aside: &str) -> bool {
    let lower = aside.to_lowercase();
    let first = lower.split([' ', '-', '\'']).next().unwrap_or_default();
    // "(D-OR)" is a party and a state.
    let is_party = aside.len() < 6 && aside.as_bytes().get(1) == Some(&b'-');
    is_party || !aside.chars().any(char::is_alphabetic) || MANNERS.has(first)
}

/// The words in a pair of brackets around all of them.
pub(super) fn enclosed(raw: &str) -> Option<&str> {
    let inner = raw.strip_prefix(OPENING)?.strip_suffix(CLOSING)?;
    (!inner.contains(OPENING) && !inner.contains(CLOSING)).then_some(inner)
}

/// The words after brackets and a colon: "And?" in "(through interpreter): And?".
pub(super) fn after_aside(words: &str) -> Option<&str> {
    let inside = head(words, 80).strip_prefix(['(', '['])?;
    let close = inside.find([')', ']'])?;
    words.cut(close + 2..).strip_prefix([':', '：']).map(str::trim_start).filter(|said| !said.is_empty())
}
