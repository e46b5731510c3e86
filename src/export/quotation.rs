//! The rules of quotation: which words get quotation marks, and which marks.
//!
//! Direct words get marks and stay exactly as recorded. Indirect words never get marks. Mixed words keep the marks that
//! they have (AP, Reuters, Chicago). The marks are those of the words' language.

use super::quotation_marks::pair;
pub use super::quotation_marks::{Marks, Pair, marks};
use crate::model::Kind;
use crate::text::Cut;

impl Marks {
    /// Returns the marks for `words`; alternate ones if they contain a primary mark.
    ///
    /// Nested marks alternate, and the words stay as they are.
    pub fn around(&self, words: &str) -> Pair {
        let Pair { open, close } = self.primary;
        let has = |mark: &str| words.contains(mark.trim());
        // A straight double mark looks like “ and ”.
        let looks_straight = [open, close].iter().any(|mark| matches!(*mark, "“" | "”" | "„"));
        if has(open) || has(close) || (looks_straight && opens_straight(words)) {
            self.alternate
        } else {
            self.primary
        }
    }
}

/// Returns true if a straight double mark opens a quotation.
///
/// A mark after a letter or a digit may be an inch sign or a Hebrew gershayim.
fn opens_straight(words: &str) -> bool {
    let opens = |before: Option<char>| before.is_none_or(|c| c.is_whitespace() || c == '(');
    words.match_indices('"').any(|(at, _)| opens(words.cut(..at).chars().next_back()))
}

/// A paragraph of a quote with its marks, which may be empty.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Paragraph<'a> {
    /// The mark before the words.
    pub open: &'static str,
    /// The words as recorded.
    pub words: &'a str,
    /// The mark after the words.
    pub close: &'static str,
}

/// Splits a quote into paragraphs with their marks.
///
/// Each paragraph of a direct quote has an opening mark, and only the last one has a closing mark (Chicago Manual of
/// Style, Imprimerie nationale, GB/T 15834). In Spanish, a closing mark opens the paragraphs after the first (Real Academia
/// Española). Other kinds of quotes get no marks.
pub fn paragraphs<'a>(kind: Kind, words: &'a str, language: Option<&str>) -> Vec<Paragraph<'a>> {
    let pair = match kind {
        Kind::Direct => marks(language).around(words),
        Kind::Indirect | Kind::Mixed => pair("", ""),
    };
    let next = if repeats_closing(language) { pair.close } else { pair.open };
    let open = |index| if index == 0 { pair.open } else { next };
    let mut paragraphs: Vec<_> = words
        .split("\n\n")
        .enumerate()
        .map(|(index, words)| Paragraph { open: open(index), words, close: "" })
        .collect();
    if let Some(last) = paragraphs.last_mut() {
        last.close = pair.close;
    }
    paragraphs
}

/// Returns true if a closing mark opens each paragraph of a quote but the first.
fn repeats_closing(language: Option<&str>) -> bool {
    language.is_some_and(|tag| tag.split('-').next().is_some_and(|tag| tag.eq_ignore_ascii_case("es")))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn direct(words: &str, language: &str) -> String {
        let paragraphs = paragraphs(Kind::Direct, words, Some(language));
        let whole = paragraphs.iter().map(|part| format!("{}{}{}", part.open, part.words, part.close));
        whole.collect::<Vec<_>>().join("\n\n")
    }

    #[test]
    fn direct_words_get_the_marks_of_their_language() {
        for (language, marked) in [
            ("en-GB", "“x”"),
            ("fr", "«\u{202f}x\u{202f}»"),
            ("fr-CH", "«x»"),
            ("de-AT", "„x“"),
            ("es", "“x”"),
            ("it", "«x»"),
            ("pt-BR", "“x”"),
            ("pt-PT", "«x»"),
            ("ru", "«x»"),
            ("pl", "„x”"),
            ("sv", "”x”"),
            ("nl", "‘x’"),
            ("zh-Hans", "“x”"),
            ("zh-CN", "“x”"),
            ("zh-Hant-HK", "「x」"),
            ("zh-TW", "「x」"),
            ("ja", "「x」"),
            ("ar", "”x“"),
            ("he", "”x”"),
            ("fa-IR", "«x»"),
            ("tlh", "“x”"),
            ("", "“x”"),
        ] {
            assert_eq!(direct("x", language), marked, "{language}");
        }
    }

    #[test]
    fn nested_marks_alternate_and_the_words_do_not_change() {
        assert_eq!(direct("We say “open” here", "en"), "‘We say “open” here’");
        assert_eq!(direct("We say ‘open’ here", "en"), "“We say ‘open’ here”");
        assert_eq!(direct("We say \"open\" here", "en"), "‘We say \"open\" here’");
        assert_eq!(direct("a 5\" pipe", "en"), "“a 5\" pipe”");
        assert_eq!(direct("我们说「开」", "zh-Hant"), "『我们说「开」』");
        assert_eq!(direct("das „Tor“", "de"), "‚das „Tor“‘");
        assert_eq!(direct("слово «дверь»", "ru"), "„слово «дверь»“");
        assert_eq!(direct("ח\"כ", "he"), "”ח\"כ”");
    }

    #[test]
    fn each_paragraph_opens_and_only_the_last_closes() {
        assert_eq!(direct("one\n\ntwo", "en"), "“one\n\n“two”");
        assert_eq!(direct("one\n\n“two”", "en"), "‘one\n\n‘“two”’");
        assert_eq!(direct("uno\n\ndos", "es-MX"), "“uno\n\n”dos”");
    }

    #[test]
    fn paraphrases_get_no_marks() {
        for kind in [Kind::Indirect, Kind::Mixed] {
            for part in paragraphs(kind, "that “it” is\n\nopen", Some("en")) {
                assert_eq!((part.open, part.close), ("", ""));
            }
        }
    }
}
