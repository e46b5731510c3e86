//! Fuzzy matching: the texts that contain the typed letters, the best match first.

use crate::text::fold::loose;
use nucleo_matcher::pattern::{AtomKind, CaseMatching, Normalization, Pattern};
use nucleo_matcher::{Config, Matcher, Utf32Str};

/// The indexes of the texts that match what was typed, best first.
///
/// If nothing was typed, all texts match.
///
/// The texts are folded with [`loose`], so accents, case and the order of words do not matter.
pub(super) fn ranked<T: AsRef<str>>(typed: &str, texts: impl ExactSizeIterator<Item = T>) -> Vec<usize> {
    let query = loose(typed);
    if query.trim().is_empty() {
        return (0..texts.len()).collect();
    }
    let pattern = Pattern::new(&query, CaseMatching::Ignore, Normalization::Never, AtomKind::Fuzzy);
    // A name that starts with what was typed is meant before one that contains it: "link" is the format of that name.
    let mut config = Config::DEFAULT;
    config.prefer_prefix = true;
    let mut matcher = Matcher::new(config);
    let mut buffer = Vec::new();
    let mut scored: Vec<(u32, usize)> = Vec::new();
    for (index, text) in texts.enumerate() {
        if let Some(score) = pattern.score(Utf32Str::new(text.as_ref(), &mut buffer), &mut matcher) {
            scored.push((score, index));
        }
    }
    // Letters scattered over a long text are no match if another text contains them together.
    let best = scored.iter().map(|(score, _)| *score).max().unwrap_or(0);
    scored.retain(|(score, _)| u64::from(*score) * 3 >= u64::from(best) * 2);
    scored.sort_by_key(|(score, index)| (std::cmp::Reverse(*score), *index));
    scored.into_iter().map(|(_, index)| index).collect()
}

/// The same for long texts, which contain almost any letters in some order: if a text has all of the whole words, only
/// such texts match.
pub(super) fn ranked_words(typed: &str, texts: &[String]) -> Vec<usize> {
    let mut ranks = ranked(typed, texts.iter());
    let words = loose(typed);
    let has_words = |index: &usize| {
        texts.get(*index).is_some_and(|text| words.split_whitespace().all(|word| text.contains(word)))
    };
    if ranks.iter().any(has_words) {
        ranks.retain(has_words);
    }
    ranks
}
