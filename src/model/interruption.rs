//! Finds the passages of a quote that its attribution interrupts.

use super::anchor::{is_whole, spells_words};
use crate::text::fold::{Folded, joins, writes_no_spaces};
use crate::text::{Cut, is_quotation_mark};
use memchr::memmem;
use std::ops::Range;

/// What is between two passages of a quote where no word of the speaker was left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Interruption {
    /// Marks and spaces only.
    Marks,
    /// A paragraph break, perhaps with marks.
    Paragraph,
    /// The words that attribute the quote: `,” Ling said, “`.
    Attribution,
}

/// What is around the passages of a quote.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Around {
    /// Quotation marks.
    Marks,
    /// Quotation marks, or only commas or dashes inside the marks of the quotation: « …, a dit Ling, … ».
    MarksOrCommas,
    /// Nothing, as in reported speech.
    Nothing,
}

impl Around {
    /// Returns what is around the passages of a quote of a kind in a language.
    pub fn of(is_direct: bool, language: Option<&str>) -> Self {
        let primary = language.and_then(|tag| tag.split('-').next()).unwrap_or_default();
        match (is_direct, primary) {
            (false, _) => Self::Nothing,
            (true, "fr" | "es" | "it" | "pt" | "ca") => Self::MarksOrCommas,
            (true, _) => Self::Marks,
        }
    }
}

/// Maximum length of an attribution between two passages, in bytes.
const MAX_ATTRIBUTION: usize = 400;
/// Maximum length of an attribution inside words without quotation marks, in bytes.
const MAX_INSERTION: usize = 160;
/// Maximum number of passages of a quote.
const MAX_PASSAGES: usize = 12;
/// Maximum number of positions at which a quote is tried.
const MAX_TRIED: usize = 512;
/// Maximum length of the words by which the next passage is found, in bytes.
const PROBE_BYTES: usize = 24;

impl Interruption {
    /// Returns what `gap`, the text between two passages, is; `None` if words of the speaker may be in it.
    ///
    /// `cue` is the cue of the quote, which an attribution must contain. `around` says what is around the
    /// passages.
    pub fn of(gap: &str, cue: Option<&str>, around: Around) -> Option<Self> {
        // A gap can be a whole file on one line, so it is searched only if it is short or has no words.
        let is_break =
            || gap.split('\n').skip(1).any(|line| line.trim().is_empty()) && gap.matches('\n').count() > 1;
        let plain = |c: char| c.is_whitespace() || is_quotation_mark(c);
        if gap.chars().all(plain) {
            return Some(if is_break() { Self::Paragraph } else { Self::Marks });
        }
        let holds_cue = || cue.is_some_and(|cue| contains_cue(gap, cue));
        let in_marks = || gap.len() <= MAX_ATTRIBUTION && inner(gap).is_some();
        let is_short = || gap.len() <= MAX_INSERTION && !is_break();
        let is_attribution = match around {
            Around::Marks => in_marks(),
            Around::MarksOrCommas => in_marks() || is_short() && is_set_off(gap),
            Around::Nothing => is_short(),
        };
        (is_attribution && holds_cue()).then_some(Self::Attribution)
    }
}

/// Returns the words between a closing and an opening mark: ` Ling said, ` in `” Ling said, “`.
///
/// Punctuation may precede the closing mark. There are no other marks between the two.
pub fn inner(gap: &str) -> Option<&str> {
    let head = gap.trim_start_matches(|c: char| {
        c.is_ascii_punctuation() && !is_quotation_mark(c) || "，。！？…".contains(c)
    });
    let rest = head.strip_prefix(is_quotation_mark)?;
    let rest = rest.strip_prefix(is_quotation_mark).unwrap_or(rest);
    let rest = rest.trim_end().strip_suffix(is_quotation_mark)?;
    let rest = rest.strip_suffix(is_quotation_mark).unwrap_or(rest);
    let letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    // An apostrophe is inside a word or at its end.
    let opens_or_closes =
        |(at, mark): (usize, &str)| !matches!(mark, "’" | "'") || !letter(rest.cut(..at).chars().next_back());
    (!rest.match_indices(is_quotation_mark).any(opens_or_closes)).then_some(rest)
}

/// Returns true for an attribution between commas or dashes without quotation marks: `, a dit Ling, `.
fn is_set_off(gap: &str) -> bool {
    let is_sign = |c: char| matches!(c, ',' | '—' | '–' | '-');
    let plain = gap.trim();
    let has_marks = plain.contains(|c: char| is_quotation_mark(c) && !matches!(c, '’' | '\''));
    !has_marks && (plain.starts_with(is_sign) || plain.ends_with([',', '—', '–']))
}

/// Returns true if a text contains a cue as whole words, ignoring case.
fn contains_cue(text: &str, cue: &str) -> bool {
    let (text, cue) =
        (Folded::new(text).into_string().to_lowercase(), Folded::new(cue).into_string().to_lowercase());
    let letter = |c: Option<char>| c.is_some_and(spells_words);
    !cue.is_empty()
        && text.match_indices(cue.as_str()).any(|(at, _)| {
            let before = text.cut(..at).chars().next_back();
            let after = text.cut(at + cue.len()..).chars().next();
            !letter(before) && !letter(after)
        })
}

/// Returns words without the ellipses of omissions.
pub fn without_ellipses(words: &str) -> String {
    let plain = words.replace("[...]", "…").replace("[…]", "…").replace("...", "…");
    let parts = plain.split('…').map(str::trim).filter(|part| !part.is_empty());
    parts.fold(String::new(), |mut all, part| {
        let gap = if all.is_empty() || joins(&all, part.chars().next()) { "" } else { " " };
        all.push_str(gap);
        all.push_str(part);
        all
    })
}

/// A search of a text for quotes with interruptions.
pub struct Search<'t> {
    text: &'t str,
    folded: Folded,
    /// The number of bytes that may still be read.
    left: usize,
}

impl<'t> Search<'t> {
    /// The number of times that all searches together read the text.
    const TIMES: usize = 32;

    /// Makes a search of a text.
    pub fn new(text: &'t str) -> Self {
        Self { text, folded: Folded::new(text), left: text.len().saturating_mul(Self::TIMES) }
    }

    /// Returns the ranges of the passages of a quote; `None` if its words are not found or not interrupted.
    ///
    /// A passage ends at a space of the words, or anywhere in a script without spaces.
    pub fn find(&mut self, words: &str, cue: Option<&str>, around: Around) -> Option<Vec<Range<usize>>> {
        self.left = self.left.checked_sub(self.text.len())?;
        let needle = Folded::new(words).into_string();
        let head = needle.split(' ').next().filter(|head| !head.is_empty())?;
        let chars = head.char_indices();
        let unspaced = chars.take_while(|(_, c)| writes_no_spaces(*c)).nth(2).map(|(at, _)| at);
        let head = head.cut(..unspaced.unwrap_or(head.len()));
        let hay = self.folded.as_str();
        let starts = memmem::find_iter(hay.as_bytes(), head).take(MAX_TRIED);
        for start in starts {
            let passages = self.passages(&needle, start, cue, around);
            if let Some(passages) = passages.filter(|ranges| ranges.len() > 1 && is_whole(self.text, ranges))
            {
                return Some(passages);
            }
        }
        None
    }

    /// Returns the passages of folded words that begin at a byte of the folded text.
    fn passages(
        &self,
        needle: &str,
        start: usize,
        cue: Option<&str>,
        around: Around,
    ) -> Option<Vec<Range<usize>>> {
        let hay = self.folded.as_str();
        let mut found: Vec<Range<usize>> = Vec::new();
        let (mut from, mut rest) = (start, needle);
        while found.len() < MAX_PASSAGES {
            let tail = hay.get(from..)?;
            let same = tail.bytes().zip(rest.bytes()).take_while(|(one, two)| one == two).count();
            if same == rest.len() {
                found.push(self.folded.own(from..from + same));
                return Some(found);
            }
            let (end, next) = border(rest, same)?;
            let own = self.folded.own(from..from + end);
            let begin = self.begin_of(next, own.end, from + end, cue, around)?;
            if end == 0 {
                return None;
            }
            found.push(own);
            (from, rest) = (begin, next);
        }
        None
    }
}

impl Search<'_> {
    /// Returns where the next passage begins in the folded text, after a passage that ends at `end`.
    ///
    /// A passage may be shorter than the words by which it is found. Then its first word is enough.
    fn begin_of(
        &self,
        next: &str,
        end: usize,
        from: usize,
        cue: Option<&str>,
        around: Around,
    ) -> Option<usize> {
        let hay = self.folded.as_str();
        let long = next.cut(..next.floor_char_boundary(PROBE_BYTES.min(next.len())));
        let short = long.split(' ').next().unwrap_or(long);
        [long, short].into_iter().filter(|probe| !probe.is_empty()).find_map(|probe| {
            let window = from..hay.floor_char_boundary((from + MAX_ATTRIBUTION + probe.len()).min(hay.len()));
            let begins = hay.get(window)?.match_indices(probe);
            begins.map(|(at, _)| from + at).find(|begin| {
                let begins = self.folded.own(*begin..begin + 1).start;
                let gap = self.text.cut(end..begins);
                !gap.trim().is_empty() && Interruption::of(gap, cue, around).is_some()
            })
        })
    }
}

/// Returns the end of a passage of which `same` bytes matched, and the words after it.
///
/// It ends at a space, or anywhere in a script without spaces.
fn border(words: &str, same: usize) -> Option<(usize, &str)> {
    if let Some(next) = words.get(same..).and_then(|rest| rest.strip_prefix(' ')) {
        return Some((same, next));
    }
    let found = words.cut(..words.floor_char_boundary(same));
    if found.chars().next_back().is_some_and(writes_no_spaces) {
        return Some((found.len(), words.get(found.len()..)?));
    }
    let end = found.rfind(' ')?;
    Some((end, words.get(end + 1..)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn passages(text: &str, words: &str, cue: &str, around: Around) -> Option<Vec<String>> {
        let ranges = Search::new(text).find(words, Some(cue), around)?;
        Some(ranges.into_iter().map(|range| text.cut(range).to_owned()).collect())
    }

    #[test]
    fn words_go_on_after_their_attribution() {
        for (text, words) in [
            (
                "“We open on Monday,” Ling said, “and all boats are welcome.”",
                "We open on Monday, and all boats are welcome.",
            ),
            ("‘We open’, said Ling’s deputy. ‘All boats are welcome.’", "We open All boats are welcome."),
            ("\"We open on Monday,\" said\nAda Ling, \"and stay.\"", "We open on Monday, and stay."),
            ("„Wir öffnen“, said Ling, „und bleiben.“", "Wir öffnen und bleiben."),
        ] {
            let found = passages(text, words, "said", Around::Marks).unwrap_or_else(|| panic!("{text}"));
            assert_eq!(found.len(), 2, "{text}");
            assert_eq!(found.join(" "), words, "{text}");
        }
        let chinese = "“我们明天开门，”林海说，“大家都来吧。”";
        let found = passages(chinese, "我们明天开门，大家都来吧。", "说", Around::Marks).unwrap();
        assert_eq!(found, ["我们明天开门，", "大家都来吧。"]);
        let french = "« Nous ouvrons lundi, a dit Mme Vogt, et tous les bateaux entrent. »";
        let words = "Nous ouvrons lundi et tous les bateaux entrent.";
        assert_eq!(passages(french, words, "a dit", Around::of(true, Some("fr"))).unwrap().len(), 2);
        assert_eq!(passages(french, words, "a dit", Around::of(true, Some("en"))), None);
        let paragraphs = "“We open on Monday.\n\n“All boats are welcome.”";
        let short = "“We open on Monday,” said Ada Ling. “Come.\n\n“All of you.”";
        let found = passages(short, "We open on Monday, Come.\n\nAll of you.", "said", Around::Marks);
        assert_eq!(found.unwrap(), ["We open on Monday,", "Come.", "All of you."]);
        assert_eq!(
            passages(paragraphs, "We open on Monday.\n\nAll boats are welcome.", "said", Around::Marks)
                .unwrap()
                .len(),
            2
        );
    }

    #[test]
    fn words_of_somebody_else_are_no_interruption() {
        for text in [
            "“We open on Monday,” Ling said. “Late,” Marsh said, “and all boats are welcome.”",
            "“We open on Monday,” Ling wrote, “and all boats are welcome.”",
            "“We open on Monday, Ling said, and all boats are welcome.”",
        ] {
            assert_eq!(
                passages(text, "We open on Monday, and all boats are welcome.", "said", Around::Marks),
                None,
                "{text}"
            );
        }
        let told = "The locks, Ling said, will close in May.";
        assert_eq!(
            passages(told, "The locks, will close in May.", "said", Around::Nothing).unwrap().len(),
            2
        );
        assert_eq!(passages(told, "The locks, will close in June.", "said", Around::Nothing), None);
    }
}
