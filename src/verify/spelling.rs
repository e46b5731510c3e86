//! The ways in which a passage may be spelled in a briefing.

/// Returns words without the punctuation that the surrounding sentence added at the end.
pub(super) fn without_end(words: &str) -> &str {
    words.trim().trim_end_matches([',', '.', ';', ':', '，', '。', '、', ' '])
}

/// Returns the ways in which a passage may be spelled in a briefing.
///
/// They are without punctuation at the end, with a lower-case or upper-case first letter, and without an editor's words in
/// brackets.
pub(super) fn spellings(words: &str) -> Vec<String> {
    let words = without_end(words);
    let mut bare = String::new();
    let mut rest = words;
    while let Some((before, bracket)) = rest.split_once('[') {
        let Some((inside, after)) = bracket.split_once(']') else { break };
        bare.push_str(before);
        if inside.chars().count() == 1 && inside.chars().all(char::is_alphabetic) {
            bare.push_str(inside);
        } else {
            bare.push_str("...");
        }
        rest = after;
    }
    bare.push_str(rest);
    let mut spellings = vec![words.to_owned()];
    for text in [words, &bare] {
        let mut letters = text.chars();
        let Some(first) = letters.next() else { continue };
        let other: String = if first.is_uppercase() {
            first.to_lowercase().collect()
        } else {
            first.to_uppercase().collect()
        };
        spellings.push(text.to_owned());
        spellings.push(other + letters.as_str());
    }
    spellings.sort_unstable();
    spellings.dedup();
    spellings
}
