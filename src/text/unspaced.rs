//! Finds words in scripts that put no spaces between them.
//!
//! Chinese and Japanese use the models of `BudouX`, which are small and know names that no dictionary has. In Japanese, a word
//! has its particles with it. Thai, Khmer, Lao and Burmese use dictionaries.

use super::spacing::writes_no_spaces;
use super::{Cut, line};
use budouy::{Parser, model};
use encoding_rs::BIG5;
use std::sync::LazyLock;
use unicode_segmentation::UnicodeSegmentation;

static JAPANESE: LazyLock<Parser> = LazyLock::new(model::load_default_japanese_parser);
static SIMPLIFIED: LazyLock<Parser> = LazyLock::new(model::load_default_simplified_chinese_parser);
static TRADITIONAL: LazyLock<Parser> = LazyLock::new(model::load_default_traditional_chinese_parser);

/// The scripts whose words are found in the same way.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Script {
    /// Scripts with spaces, and punctuation.
    Spaced,
    /// Han and kana.
    EastAsian,
    /// Thai, Lao, Burmese and Khmer.
    SoutheastAsian,
}

/// Returns false if every word of `text` ends at a space or at punctuation.
pub(super) fn has_unspaced(text: &str) -> bool {
    !text.is_ascii() && text.chars().any(|c| script(c) != Script::Spaced)
}

/// Returns the byte offsets in `text` where a word may begin or end, in order, without 0 and the end.
pub(super) fn word_breaks(text: &str) -> Vec<usize> {
    let mut breaks = Vec::new();
    let mut start = 0;
    for (script, end) in runs(text) {
        if start > 0 {
            breaks.push(start);
        }
        let run = text.cut(start..end);
        match script {
            Script::Spaced => breaks.extend(run.split_word_bound_indices().skip(1).map(|(at, _)| start + at)),
            Script::EastAsian => breaks.extend(phrase_breaks(run).into_iter().map(|at| start + at)),
            Script::SoutheastAsian => breaks.extend(line::breaks(run).into_iter().map(|at| start + at)),
        }
        start = end;
    }
    breaks
}

/// Returns the runs of one script, each with its end. Marks belong to the character that they stand on.
fn runs(text: &str) -> Vec<(Script, usize)> {
    let mut runs: Vec<(Script, usize)> = Vec::new();
    for (at, cluster) in text.grapheme_indices(true) {
        let script = cluster.chars().next().map_or(Script::Spaced, script);
        let end = at + cluster.len();
        match runs.last_mut() {
            Some(run) if run.0 == script => run.1 = end,
            _ => runs.push((script, end)),
        }
    }
    runs
}

/// Returns the byte offsets between the words of a run of Han and kana.
fn phrase_breaks(run: &str) -> Vec<usize> {
    let clusters: Vec<usize> = run.grapheme_indices(true).map(|(at, _)| at).collect();
    let offsets: Vec<usize> = run.char_indices().map(|(at, _)| at).collect();
    let breaks = parser(run).parse_boundaries(run);
    let breaks = breaks.into_iter().filter_map(|index| offsets.get(index).copied());
    breaks.filter(|at| clusters.binary_search(at).is_ok()).collect()
}

/// Returns the model for the language of a run.
fn parser(run: &str) -> &'static Parser {
    if run.chars().any(|c| matches!(c, '\u{3041}'..='\u{30ff}')) {
        return &JAPANESE;
    }
    // Big5 has the traditional characters. Most simplified ones are not in it.
    let (_, _, has_others) = BIG5.encode(run);
    if has_others { &SIMPLIFIED } else { &TRADITIONAL }
}

fn script(c: char) -> Script {
    let is_wide_latin = || matches!(c, '\u{ff01}'..='\u{ff60}');
    if is_southeast_asian(c) {
        Script::SoutheastAsian
    } else if writes_no_spaces(c) && c.is_alphanumeric() && !is_wide_latin() {
        Script::EastAsian
    } else {
        Script::Spaced
    }
}

/// Returns true for characters of Thai, Lao, Burmese and Khmer.
pub(crate) fn is_southeast_asian(c: char) -> bool {
    matches!(c, '\u{e00}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}' | '\u{a9e0}'..='\u{a9ff}'
        | '\u{aa60}'..='\u{aa7f}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(text: &str) -> Vec<&str> {
        let ends = word_breaks(text).into_iter().chain([text.len()]);
        ends.scan(0, |start, end| Some(text.cut(std::mem::replace(start, end)..end))).collect()
    }

    #[test]
    fn chinese_words_are_found_in_both_scripts() {
        assert_eq!(parts("港口将继续开放"), ["港口", "将", "继续", "开放"]);
        assert_eq!(parts("我們的大門是敞開的"), ["我們", "的", "大門", "是", "敞開", "的"]);
    }

    #[test]
    fn japanese_words_keep_their_particles() {
        assert_eq!(parts("港の門は開いています"), ["港の", "門は", "開いています"]);
    }

    #[test]
    fn thai_words_come_from_a_dictionary() {
        assert_eq!(parts("เปิดประตู"), ["เปิด", "ประตู"]);
    }

    #[test]
    fn a_mark_stays_with_its_character_and_scripts_do_not_mix() {
        assert_eq!(parts("葛\u{e0100}城の門"), ["葛\u{e0100}城の", "門"]);
        assert_eq!(parts("用AI的港口，2026年"), ["用", "AI", "的", "港口", "，", "2026", "年"]);
    }

    #[test]
    fn only_scripts_without_spaces_need_this() {
        assert!(has_unspaced("Port 港"));
        assert!(!has_unspaced("Port « d’accueil »"));
    }
}
