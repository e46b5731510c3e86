//! Finds typed words in a text.
//!
//! Case and accents count only if they were typed. Typographic marks equal plain ones, and a run of white space equals one
//! space. A line break between characters of a script without spaces is ignored.

use super::Cut;
use super::fold::{Folded, Strict};
use super::probe::Probe;
use memchr::memmem::Finder;
use std::ops::Range;
use unicode_segmentation::GraphemeCursor;

/// Words to find.
#[derive(Clone, Debug)]
pub struct Needle {
    typed: String,
    parts: Vec<Part>,
}

/// A test for an occurrence in a text, such as whether it begins where a word begins.
pub type Test = fn(&str, &Range<usize>) -> bool;

/// Words to find, one after another.
#[derive(Clone, Debug)]
struct Part {
    strict: Strict,
    finder: Finder<'static>,
    /// Passes over texts that cannot contain the words, because folding is slow.
    probe: Option<Probe>,
    /// Which occurrences count; all of them without it.
    test: Option<Test>,
}

impl Needle {
    /// Makes a needle of typed words; `None` if they are only white space.
    pub fn new(typed: &str) -> Option<Self> {
        let strict = Strict::of(typed);
        let words = Folded::searched(typed, strict).into_string();
        if words.is_empty() {
            return None;
        }
        // Folding trims white space, but a typed space asks for the end of a word.
        let before = if typed.starts_with(char::is_whitespace) { " " } else { "" };
        let after = if typed.ends_with(char::is_whitespace) { " " } else { "" };
        let finder = Finder::new(&[before, &words, after].concat()).into_owned();
        let probe = Probe::of(&words);
        Some(Self { typed: typed.to_owned(), parts: vec![Part { strict, finder, probe, test: None }] })
    }

    /// Makes a needle that finds any of several; `None` if there are none.
    pub fn any(typed: &str, all: impl IntoIterator<Item = (Self, Test)>) -> Option<Self> {
        let parts: Vec<Part> = all
            .into_iter()
            .flat_map(|(needle, test)| {
                needle.parts.into_iter().map(move |part| Part { test: Some(test), ..part })
            })
            .collect();
        (!parts.is_empty()).then(|| Self { typed: typed.to_owned(), parts })
    }

    /// Returns the typed words.
    pub fn typed(&self) -> &str {
        &self.typed
    }

    /// Returns all occurrences in a text, in order and without overlaps.
    ///
    /// No occurrence splits a grapheme cluster.
    pub fn all(&self, text: &str) -> Vec<Range<usize>> {
        self.within(text, 0..text.len())
    }

    /// Returns the occurrences that begin in a window of a text.
    ///
    /// The ends of the window must be between characters, and its start should be between clusters. The text is read only
    /// a little beyond the window, so the time depends only on the lengths of the window and the needle.
    pub fn within(&self, text: &str, window: Range<usize>) -> Vec<Range<usize>> {
        let mut found: Vec<Range<usize>> =
            self.parts.iter().flat_map(|part| part.within(text, window.clone())).collect();
        if self.parts.len() > 1 {
            found.sort_unstable_by_key(|range| (range.start, std::cmp::Reverse(range.end)));
            let mut end = 0;
            found.retain(|range| {
                let is_new = range.start >= end;
                end = end.max(range.end);
                is_new
            });
        }
        found
    }
}

impl Part {
    /// Returns the maximum length of an occurrence in bytes.
    fn max_len(&self) -> usize {
        self.finder.needle().len() * 16 + 64
    }

    fn within(&self, text: &str, window: Range<usize>) -> Vec<Range<usize>> {
        let mut found = Vec::new();
        let end = text.ceil_char_boundary(window.end.saturating_add(self.max_len()));
        let hay = text.cut(window.start..end);
        if self.probe.as_ref().is_some_and(|probe| !probe.can_be_in(hay)) {
            return found;
        }
        let folded = Folded::searched(hay, self.strict);
        let bytes = folded.as_str().as_bytes();
        let mut at = 0;
        while let Some(start) = bytes.get(at..).and_then(|rest| self.finder.find(rest)).map(|step| at + step)
        {
            let end = start + self.finder.needle().len();
            at = start + 1;
            let Some(own) = folded.own_whole(start..end) else { continue };
            if own.start >= window.len() {
                break;
            }
            if is_boundary(hay, own.start) && is_boundary(hay, own.end) {
                let range = own.start + window.start..own.end + window.start;
                if self.test.is_none_or(|test| test(text, &range)) {
                    found.push(range);
                }
                at = end;
            }
        }
        found
    }
}

/// Returns true if a position is between two grapheme clusters (UAX #29).
fn is_boundary(text: &str, at: usize) -> bool {
    let bytes = text.as_bytes();
    let near = at.checked_sub(1).and_then(|before| Some((*bytes.get(before)?, *bytes.get(at)?)));
    match near {
        None => true,
        Some((before, after)) if before.is_ascii() && after.is_ascii() => (before, after) != (b'\r', b'\n'),
        Some(_) => GraphemeCursor::new(at, text.len(), true).is_boundary(text, 0).unwrap_or(true),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use unicode_segmentation::UnicodeSegmentation;

    fn found<'t>(typed: &str, text: &'t str) -> Vec<&'t str> {
        let needle = Needle::new(typed).unwrap();
        needle.all(text).into_iter().map(|range| text.cut(range)).collect()
    }

    #[test]
    fn case_and_accents_count_only_if_they_are_typed() {
        let text = "Zoë zoë ZOË Zoe zoe";
        assert_eq!(found("zoe", text), ["Zoë", "zoë", "ZOË", "Zoe", "zoe"]);
        assert_eq!(found("Zoe", text), ["Zoë", "Zoe"]);
        assert_eq!(found("zoë", text), ["Zoë", "zoë", "ZOË"]);
        assert_eq!(found("Zoë", text), ["Zoë"]);
        assert_eq!(found("lodz", "Łódź ŁÓDŹ"), ["Łódź", "ŁÓDŹ"]);
        assert_eq!(found("Lodz", "Łódź łódź"), ["Łódź"]);
        assert_eq!(found("strasse", "Straße"), ["Straße"]);
        assert_eq!(found("οδος", "ΟΔΟΣ οδός"), ["ΟΔΟΣ", "οδός"]);
    }

    #[test]
    fn any_of_several_words_is_found_in_order_and_without_overlaps() {
        let all = ["doors", "open", "open door"].map(|typed| {
            let is_first: Test = |text, range| !text.cut(..range.start).ends_with(char::is_alphabetic);
            (Needle::new(typed).unwrap(), is_first)
        });
        let needle = Needle::any("doors open", all).unwrap();
        let text = "Reopen outdoors: doors open, open doors.";
        let found: Vec<&str> = needle.all(text).into_iter().map(|range| text.cut(range)).collect();
        assert_eq!(found, ["doors", "open", "open door"]);
        assert!(Needle::any("", []).is_none());
    }

    #[test]
    fn typographic_variants_are_equal() {
        assert_eq!(found("\"it's\"", "“It’s” „it's“"), ["“It’s”", "„it's“"]);
        assert_eq!(found("2020-21", "2020–21, 2020—21, 2020‑21"), ["2020–21", "2020—21", "2020‑21"]);
        assert_eq!(found("our doors", "our\u{a0}doors, our \n  doors"), ["our\u{a0}doors", "our \n  doors"]);
        assert_eq!(found("...", "so… and so..."), ["…", "..."]);
        assert_eq!(found("office", "oﬃce"), ["oﬃce"]);
        assert_eq!(found("port 2", "ＰＯＲＴ　２"), ["ＰＯＲＴ　２"]);
    }

    #[test]
    fn composed_and_decomposed_letters_are_equal() {
        assert_eq!(found("café", "café cafe\u{301} cafe"), ["café", "cafe\u{301}"]);
        assert_eq!(found("cafe\u{301}", "café"), ["café"]);
        assert_eq!(found("cafe", "cafe\u{301}s"), ["cafe\u{301}"]);
        assert_eq!(
            found("한국", "\u{1112}\u{1161}\u{11ab}\u{1100}\u{116e}\u{11a8}"),
            ["\u{1112}\u{1161}\u{11ab}\u{1100}\u{116e}\u{11a8}"]
        );
    }

    #[test]
    fn chinese_and_japanese_are_found_across_line_breaks() {
        assert_eq!(found("大门", "我们的大门是敞开的。"), ["大门"]);
        assert_eq!(found("的大门", "我们的\n大门"), ["的\n大门"]);
        assert_eq!(found("的\n大门", "我们的大门"), ["的大门"]);
        assert_eq!(found("「港」", "“港”"), ["“港”"]);
        // A sound mark makes a different letter, but the width of kana does not.
        assert_eq!(found("か", "がか"), ["か"]);
        assert_eq!(found("ガス", "ｶﾞｽ"), ["ｶﾞｽ"]);
    }

    #[test]
    fn thai_arabic_hebrew_and_hindi_are_found() {
        assert_eq!(found("ประตู", "ประเทศไทยเปิดประตู"), ["ประตู"]);
        assert!(found("ที", "ที่").is_empty());
        assert_eq!(found("مرحبا", "مَرْحَبًا"), ["مَرْحَبًا"]);
        assert_eq!(found("باب", "بـــاب"), ["بـــاب"]);
        assert!(found("مَرحبا", "مرحبا").is_empty());
        assert_eq!(found("שלום", "שָׁלוֹם"), ["שָׁלוֹם"]);
        assert_eq!(found("नमस्ते", "नमस्ते दुनिया"), ["नमस्ते"]);
        assert_eq!(found("می", "می\u{200c}روم"), ["می\u{200c}"]);
    }

    #[test]
    fn no_cluster_and_no_letter_is_split() {
        assert!(found("s", "ß").is_empty());
        assert!(found("👩", "👩\u{200d}🔬").is_empty());
        assert_eq!(found("❤", "❤\u{fe0f}"), ["❤\u{fe0f}"]);
        assert!(found(".", "…").is_empty());
        assert_eq!(found("aa", "aaaaa"), ["aa", "aa"]);
    }

    #[test]
    fn white_space_is_no_needle_but_ends_a_word() {
        assert!(Needle::new("").is_none());
        assert!(Needle::new(" \n").is_none());
        assert_eq!(found("open ", "opens open doors"), ["open "]);
    }

    #[test]
    fn windows_together_find_the_same_as_the_whole() {
        let text = "open doors and open minds, open doors".repeat(40);
        let needle = Needle::new("open doors").unwrap();
        for size in [1, 7, 100] {
            let starts = (0..text.len()).step_by(size);
            let pieces = starts.flat_map(|at| needle.within(&text, at..(at + size).min(text.len())));
            assert_eq!(pieces.collect::<Vec<_>>(), needle.all(&text), "{size}");
        }
    }

    fn words() -> impl Strategy<Value = String> {
        let word = prop_oneof![
            "[a-eA-E]{1,3}",
            "[é-íÉ-ÍßæøŁł]{1,2}",
            "[\u{4e00}-\u{4e08}]{1,3}",
            prop::sample::select(vec![
                "e\u{301}",
                "…",
                "ﬃ",
                "“",
                "'",
                "–",
                "\n",
                " ",
                "ที่",
                "स्ते",
                "한",
                "\u{1112}\u{1161}",
                "👩\u{200d}🔬",
                "🇩🇪",
                "ـ",
                "\u{64e}",
                "ب",
                "が",
                "İ",
                "ς",
                "\u{200c}",
                "❤\u{fe0f}",
            ])
            .prop_map(str::to_owned),
        ];
        prop::collection::vec(word, 1..14).prop_map(|words| words.concat())
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 512, ..ProptestConfig::default() })]

        #[test]
        fn no_text_that_contains_the_words_is_passed_over(text in words(), typed in "[a-e]{1,3}") {
            let needle = Needle::new(&typed).unwrap();
            let mut slow = needle.clone();
            slow.parts.iter_mut().for_each(|part| part.probe = None);
            prop_assert_eq!(needle.all(&text), slow.all(&text));
        }

        #[test]
        fn an_occurrence_is_whole_and_folds_to_the_typed_words(text in words(), from in 0..40_usize, len in 1..6_usize) {
            let clusters: Vec<(usize, &str)> = text.grapheme_indices(true).collect();
            let from = from % clusters.len();
            let to = (from + len).min(clusters.len());
            let end = clusters.get(to).map_or(text.len(), |(at, _)| *at);
            let typed = text.cut(clusters[from].0..end);
            let Some(needle) = Needle::new(typed) else { return Ok(()) };
            let fold = |text: &str| Folded::searched(text, Strict::of(typed)).into_string();
            for range in needle.all(&text) {
                let edge = |at: usize| at == text.len() || clusters.iter().any(|(start, _)| *start == at);
                prop_assert!(edge(range.start) && edge(range.end), "{range:?} in {text:?}");
                let (found, typed) = (fold(text.cut(range)), fold(typed));
                if typed.trim() == typed {
                    prop_assert_eq!(found, typed);
                } else {
                    // A space at an edge is folded away, unless it is beside an invisible character.
                    prop_assert_eq!(found.trim(), typed.trim());
                }
            }
        }
    }
}
