//! Splits a paragraph of a turn into statements: whole sentences of a length that can be quoted.

use crate::import::lexicon::list::List;
use crate::import::sentence;
use crate::model::anchor::spells_words;
use crate::text::{Cut, word};
use std::ops::Range;

/// Maximum number of words of a statement of several sentences.
const MAX_WORDS: usize = 80;
/// Marks that open a part of a sentence, and the marks that close it.
const PAIRS: [(char, char); 10] = [
    ('“', '”'),
    ('„', '“'),
    ('«', '»'),
    ('「', '」'),
    ('『', '』'),
    ('(', ')'),
    ('（', '）'),
    ('[', ']'),
    ('【', '】'),
    ('《', '》'),
];
/// Maximum length of words in marks that are kept together.
const MAX_ENCLOSED_BYTES: usize = 800;
/// Closing marks that belong to the sentence before them, in scripts without spaces.
const CLOSING: [char; 6] = ['」', '』', '）', '》', '】', '”'];

static ABBREVIATIONS: List = List::all("abbreviations");

/// Returns the statements of a paragraph, in order.
///
/// A paragraph of at most [`MAX_WORDS`] words is one statement. A longer one is split into as few statements as possible,
/// which are about equally long. A longer sentence is a statement of its own.
pub(super) fn statements(text: &str) -> Vec<Range<usize>> {
    let whole = word::trimmed(text, 0..text.len());
    // Most paragraphs are short, and finding their words takes more time than finding out that they are.
    if most_words(text.cut(whole.clone())) <= MAX_WORDS {
        return vec![whole];
    }
    let sentences = sentences(text, &whole);
    let counts: Vec<usize> =
        sentences.iter().map(|sentence| word::words(text.cut(sentence.clone())).len()).collect();
    if counts.iter().sum::<usize>() <= MAX_WORDS {
        return vec![whole];
    }
    let runs = runs(&counts).into_iter();
    runs.filter_map(|run| {
        let own = sentences.get(run)?;
        Some(own.first()?.start..own.last()?.end)
    })
    .collect()
}

/// Returns a number of words that a text does not exceed.
fn most_words(text: &str) -> usize {
    let (mut most, mut is_inside) = (0, false);
    for c in text.chars() {
        // In scripts without spaces, every character may be a word.
        let spells = spells_words(c);
        most += usize::from(c.is_alphanumeric() && !(spells && is_inside));
        is_inside = spells;
    }
    most
}

/// Returns the sentences in a range of a text. Quotation marks and brackets keep sentences together.
fn sentences(text: &str, whole: &Range<usize>) -> Vec<Range<usize>> {
    let is_inside = |before: &str, after: &str| {
        let word = before.rsplit([' ', '\u{a0}', '(', '“']).next().unwrap_or_default();
        let is_number = word.len() < 3 && word.bytes().all(|b| b.is_ascii_digit());
        word.contains('.')
            || word.chars().count() == 1
            || is_number
            || ABBREVIATIONS.has(&word.to_lowercase()) && sentence::may_abbreviate(word, after)
            || sentence::is_abbreviation(word, after)
    };
    let inner = enclosed(text);
    let mut sentences = Vec::new();
    let mut start = whole.start;
    for sign in sentence::signs(text, whole.clone()) {
        if sign.start < start || !sentence::ends(text, &sign, is_inside) {
            continue;
        }
        let after = text.cut(sentence::end(text, &sign)..);
        let end = text.len() - after.trim_start_matches(CLOSING).len();
        let place = inner.partition_point(|own| own.end < end);
        let is_enclosed = inner.get(place).is_some_and(|own| own.start < end && end < own.end);
        if end < whole.end && !is_enclosed {
            sentences.push(start..end);
            start = text.len() - text.cut(end..).trim_start().len();
        }
    }
    sentences.push(start..whole.end);
    sentences
}

/// Returns the ranges that are enclosed in marks, the outermost ones only, in order.
///
/// Long ranges are left out: they are too long for one statement, or a mark is missing.
fn enclosed(text: &str) -> Vec<Range<usize>> {
    let mut open: Vec<(char, usize)> = Vec::new();
    let mut found: Vec<Range<usize>> = Vec::new();
    for (at, c) in text.char_indices() {
        let end = at + c.len_utf8();
        let opened = open.iter().rposition(|(mark, _)| PAIRS.contains(&(*mark, c)) || c == '"' && *mark == c);
        if let Some(start) = opened.and_then(|index| open.drain(index..).next()) {
            while found.pop_if(|inner| inner.start > start.1).is_some() {}
            if end - start.1 <= MAX_ENCLOSED_BYTES {
                found.push(start.1..end);
            }
        } else if c == '"' || PAIRS.iter().any(|(mark, _)| *mark == c) {
            // The limit keeps the search fast if closing marks are missing.
            if open.len() < 16 {
                open.push((c, at));
            }
        }
    }
    found
}

/// Splits sentences with so many words into runs.
///
/// There are as few runs as possible, and their lengths are as equal as possible.
fn runs(counts: &[usize]) -> Vec<Range<usize>> {
    // The best way to split the sentences before each position: the number of runs, the sum of the squares of their
    // lengths, and where the last run starts.
    let mut best: Vec<(usize, usize, usize)> = vec![(0, 0, 0)];
    for end in 1..=counts.len() {
        let mut words = 0;
        let mut chosen: Option<(usize, usize, usize)> = None;
        for (start, count) in counts.iter().enumerate().take(end).rev() {
            words += count;
            if words > MAX_WORDS && start + 1 < end {
                break;
            }
            let Some((runs, squares, _)) = best.get(start) else { break };
            let own = (runs + 1, squares + words * words, start);
            if chosen.is_none_or(|known| (own.0, own.1) < (known.0, known.1)) {
                chosen = Some(own);
            }
        }
        best.push(chosen.unwrap_or_default());
    }
    let mut runs = Vec::new();
    let mut end = counts.len();
    while let Some((_, _, start)) = best.get(end).filter(|_| end > 0) {
        runs.push(*start..end);
        end = *start;
    }
    runs.reverse();
    runs
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lengths(counts: &[usize]) -> Vec<usize> {
        runs(counts).into_iter().map(|run| counts.get(run).unwrap().iter().sum()).collect()
    }

    #[test]
    fn runs_are_few_and_about_equally_long() {
        assert_eq!(lengths(&[10; 12]), [60, 60]);
        assert_eq!(lengths(&[70, 20, 20, 60]), [70, 40, 60]);
        assert_eq!(lengths(&[5, 200, 5]), [5, 200, 5]);
        assert_eq!(lengths(&[30; 100]).iter().max(), Some(&60));
        assert!(lengths(&[]).is_empty());
    }

    #[test]
    fn no_text_has_more_words_than_expected() {
        for text in [
            "",
            "It’s 1,400 m – no, 1.5!",
            "我们的大门是敞开的。",
            "ประเทศไทยเปิดประตู",
            "نافذة مفتوحة",
            "カタカナ語 a-b",
        ] {
            assert!(word::words(text).len() <= most_words(text), "{text}");
        }
        assert_eq!(most_words("One two, three."), 3);
    }

    #[test]
    fn a_short_paragraph_is_one_statement() {
        for text in ["", "Yes.", &"We count every lamp. ".repeat(20)] {
            assert_eq!(statements(text), vec![0..text.trim_end().len()]);
        }
    }

    #[test]
    fn statements_are_whole_sentences_and_lose_nothing() {
        let one = "Mr. Quell of the U.S. Harbour Board asked us on May 3. June was better, and we said so. ";
        let text = one.repeat(12);
        let statements = statements(&text);
        assert_eq!(statements.len(), 3);
        for (statement, next) in statements.iter().zip(statements.iter().skip(1)) {
            assert_eq!(text.cut(statement.end..next.start), " ");
        }
        for statement in &statements {
            let words = text.cut(statement.clone());
            assert!(words.starts_with("Mr. Quell") && words.ends_with("we said so."), "{words}");
        }
    }

    #[test]
    fn words_are_counted_without_spaces_between_them() {
        let text = "我们的大门是敞开的，欢迎大家来港口参观。".repeat(20);
        let statements = statements(&text);
        assert!(statements.len() > 2, "{statements:?}");
        assert!(statements.iter().all(|own| text.cut(own.clone()).ends_with('。')));
        let ends = statements.iter().map(|own| own.end);
        assert!(statements.iter().skip(1).map(|own| own.start).eq(ends.take(statements.len() - 1)));
    }

    #[test]
    fn an_inner_quotation_stays_together() {
        let inner = format!(
            "She told us: “{}Nothing else.” And then she left. ",
            "We keep the lamps lit. ".repeat(15)
        );
        let text = inner.repeat(2);
        for own in statements(&text) {
            let words = text.cut(own);
            assert_eq!(words.matches('“').count(), words.matches('”').count(), "{words}");
        }
    }
}
