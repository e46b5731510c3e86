//! Recognizes lines that are only names.

use crate::import::lexicon::small_words::is_small_in_name;

/// Returns true if words are only names.
///
/// For example "Jonathan Deal", "Marshall Space Flight Center, Huntsville, Ala."
pub(super) fn is_name(words: &str) -> bool {
    let mut parts = words.split([' ', ',', '/']).filter(|part| !part.is_empty());
    let fits = |part: &str| {
        part.starts_with(|c: char| c.is_uppercase() || matches!(c, '–' | '-' | '|' | '&'))
            || is_small_in_name(part)
    };
    words.chars().count() < 90
        && parts.clone().count() < 12
        && parts.all(fits)
        && !words.ends_with([':', '!', '?', '”'])
}
