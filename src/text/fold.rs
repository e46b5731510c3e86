//! Folds texts for anchors and searches, with a map back to the original bytes.
//!
//! Anchors use Unicode NFC (UAX #15) with plain white space and typographic marks, and with letters for ligatures. Searches
//! also ignore case and accents, unless the user typed them.

use super::Cut;
use super::ascii::printable_len;
use super::letters::{is_accent, is_ignored, lower, nearest, plain_mark, push_loose};
use memchr::memmem;
use std::ops::Range;
use unicode_normalization::char::is_combining_mark;
use unicode_normalization::{UnicodeNormalization, is_nfc};

pub use super::letters::{is_letter_form, is_part_of_letter, loose, natural_key};
pub use super::spacing::{is_evenly_spaced, joins, one_line, writes_no_spaces};

/// The differences that a search does not ignore.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Strict {
    /// Upper and lower case.
    pub case: bool,
    /// Accents.
    pub accents: bool,
}

impl Strict {
    /// Returns the differences that matter for the typed words.
    ///
    /// Case matters if they have a capital letter, and accents if they have an accent.
    pub fn of(typed: &str) -> Self {
        let accent = |c: char| is_accent(c) || nearest(c).is_some();
        Self { case: typed.chars().any(char::is_uppercase), accents: typed.nfd().any(accent) }
    }

    /// Adds the searched form of a cluster.
    fn push(self, cluster: &str, out: &mut String) {
        if !self.accents {
            return push_loose(cluster, self.case, out);
        }
        for c in cluster.chars().map(plain_mark).nfkc() {
            if self.case {
                out.push(plain_mark(c));
            } else {
                out.extend(lower(c).map(plain_mark));
            }
        }
    }
}

/// A folded text, with a map back to the bytes of the original.
#[derive(Debug, Default)]
pub struct Folded {
    text: String,
    /// The changed parts, in order. Bytes between them are unchanged.
    changes: Vec<Change>,
}

/// A part that folding changed.
#[derive(Debug)]
struct Change {
    folded: Range<usize>,
    own: Range<usize>,
}

impl Folded {
    /// Folds `text` for anchors.
    ///
    /// The form is NFC with single spaces, none at the ends, straight quotation marks, apostrophes and dashes, and three full
    /// stops for an ellipsis. Ligatures and the like become letters. Soft hyphens, zero-width spaces and joiners are left
    /// out.
    pub fn new(text: &str) -> Self {
        Self::fold(text, None)
    }

    /// Folds `text` for a search.
    ///
    /// Compared with [`Folded::new`], the form is NFKC, without case and accents unless they matter, and without variation
    /// selectors and joiners.
    pub fn searched(text: &str, strict: Strict) -> Self {
        Self::fold(text, Some(strict))
    }

    fn fold(text: &str, strict: Option<Strict>) -> Self {
        let mut folded = Self { text: String::with_capacity(text.len()), changes: Vec::new() };
        let lower = strict.is_some_and(|strict| !strict.case);
        let next_spaces =
            |at: usize| memmem::find(&text.as_bytes()[at..], b"  ").map_or(text.len(), |len| at + len);
        let mut spaces = next_spaces(0);
        let mut at = 0;
        loop {
            if spaces < at {
                spaces = next_spaces(at);
            }
            let plain = plain_len(text, at..spaces);
            let start = folded.text.len();
            folded.text.push_str(text.cut(at..at + plain));
            if lower && let Some(added) = folded.text.get_mut(start..) {
                added.make_ascii_lowercase();
            }
            at += plain;
            let ideographs = ideographs_len(text.cut(at..));
            folded.text.push_str(text.cut(at..at + ideographs));
            at += ideographs;
            let Some(c) = text.cut(at..).chars().next() else { break };
            let start = folded.text.len();
            let end = if c.is_whitespace() {
                let ink = |c: char| !c.is_whitespace() && !is_ignored(c);
                let end = text.cut(at..).find(ink).map_or(text.len(), |len| at + len);
                let next = text.cut(end..).chars().next();
                let joined = text.cut(at..end).contains('\n') && joins(text.cut(..at), next);
                if start > 0 && next.is_some() && !joined {
                    folded.text.push(' ');
                }
                end
            } else {
                let end = at + cluster_len(text.cut(at..), c, strict.is_some());
                match strict {
                    None => push_composed(text.cut(at..end), c, &mut folded.text),
                    Some(strict) => push_searched(text.cut(at..end), c, strict, &mut folded.text),
                }
                end
            };
            let made = folded.text.cut(start..);
            // A search must not begin or end inside a cluster, even if its length did not change.
            let whole = strict.is_some() && (made.chars().nth(1).is_some() || end - at > c.len_utf8());
            if made.len() != end - at || whole {
                folded.changes.push(Change { folded: start..folded.text.len(), own: at..end });
            }
            at = end;
        }
        folded
    }

    /// Returns the folded text.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Returns the folded text without the map.
    pub fn into_string(self) -> String {
        self.text
    }

    /// Returns the original byte range of a range of the folded text.
    ///
    /// Bytes at its ends that folded to nothing are left out.
    pub fn own(&self, folded: Range<usize>) -> Range<usize> {
        let start = match self.before(|change| change.folded.start <= folded.start) {
            None => folded.start,
            Some(change) if folded.start < change.folded.end => change.own.start,
            Some(change) => change.own.end + (folded.start - change.folded.end),
        };
        let end = match self.before(|change| change.folded.start < folded.end) {
            None => folded.end,
            Some(change) if folded.end <= change.folded.end => change.own.end,
            Some(change) => change.own.end + (folded.end - change.folded.end),
        };
        start..end.max(start)
    }

    /// Returns the original byte range of a folded range.
    ///
    /// `None` if the range begins or ends inside a folded cluster.
    pub fn own_whole(&self, folded: Range<usize>) -> Option<Range<usize>> {
        let inside =
            |at| self.before(|change| change.folded.start < at).is_some_and(|change| at < change.folded.end);
        (!inside(folded.start) && !inside(folded.end)).then(|| self.own(folded))
    }

    /// Returns the position in the folded text of an original position.
    pub fn folded(&self, own: usize) -> usize {
        match self.before(|change| change.own.start <= own) {
            None => own.min(self.text.len()),
            Some(change) if own < change.own.end => change.folded.start,
            Some(change) => (change.folded.end + (own - change.own.end)).min(self.text.len()),
        }
    }

    fn before(&self, is_before: impl Fn(&Change) -> bool) -> Option<&Change> {
        self.changes[..self.changes.partition_point(is_before)].last()
    }
}

/// Returns how many bytes at the start of `range` folding leaves unchanged.
///
/// The caller copies them at once.
///
/// They are printable ASCII, without a letter before a combining mark, and without a space that begins a run of white space
/// or ends the text. `range` has no two adjacent spaces.
fn plain_len(text: &str, range: Range<usize>) -> usize {
    let bytes = text.as_bytes();
    let run = printable_len(&bytes[range.clone()]);
    if run == 0 || range.start == 0 && bytes[0] == b' ' {
        return 0;
    }
    let end = range.start + run;
    let space = bytes[end - 1] == b' ';
    let excluded = match text.cut(end..).chars().next() {
        None => space,
        Some(next) => space && (next.is_whitespace() || is_ignored(next)) || !composes_with_nothing(next),
    };
    run - usize::from(excluded)
}

/// Returns the number of bytes of Chinese characters at the start.
///
/// A character before a combining mark does not count.
///
/// Folding never changes them.
fn ideographs_len(text: &str) -> usize {
    let bytes = text.as_bytes();
    let mut len = 0;
    while let [0xe5..=0xe9, ..] | [0xe4, 0xb8..=0xbf, ..] = bytes[len..] {
        len += '\u{4e00}'.len_utf8();
    }
    match text.cut(len..).chars().next() {
        Some(next) if len > 0 && !composes_with_nothing(next) => len - '\u{4e00}'.len_utf8(),
        _ => len,
    }
}

/// Returns true for common characters that are in NFC and never compose.
fn composes_with_nothing(c: char) -> bool {
    matches!(c,
        '\0'..='\u{2ff}' | '\u{2010}'..='\u{2027}' | '\u{3001}'..='\u{3029}' | '\u{3400}'..='\u{4dbf}'
        | '\u{4e00}'..='\u{9fff}' | '\u{ff01}'..='\u{ff60}')
}

fn push_composed(cluster: &str, first: char, out: &mut String) {
    match cluster {
        _ if is_ignored(first) => {}
        cluster if is_letter_form(first) => out.extend(cluster.nfkc().map(plain_mark)),
        cluster if cluster.len() > first.len_utf8() => out.extend(cluster.nfc().map(plain_mark)),
        _ if first == '…' => out.push_str("..."),
        one if composes_with_nothing(first) || is_nfc(one) => out.push(plain_mark(first)),
        one => out.extend(one.nfc().map(plain_mark)),
    }
}

fn push_searched(cluster: &str, first: char, strict: Strict, out: &mut String) {
    match first {
        // Common Chinese characters never change.
        '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' if cluster.len() == first.len_utf8() => {
            out.push(first);
        }
        _ if cluster.contains(is_variation) => {
            strict.push(&cluster.chars().filter(|c| !is_variation(*c)).collect::<String>(), out);
        }
        '\u{ad}' | '\u{200b}' | '\u{2060}' | '\u{feff}' => {}
        _ => strict.push(cluster, out),
    }
}

/// Returns true for characters that only change how another one looks.
///
/// They are variation selectors and the Persian non-joiner.
fn is_variation(c: char) -> bool {
    matches!(c, '\u{fe00}'..='\u{fe0f}' | '\u{200c}')
}

/// Returns the length of the cluster that is composed together, in bytes.
///
/// It is a character with its combining marks, or the jamo of a Hangul syllable, and with `joiners` also joiners.
fn cluster_len(text: &str, first: char, joiners: bool) -> usize {
    let len = first.len_utf8();
    text.cut(len..)
        .chars()
        .take_while(|c| {
            !composes_with_nothing(*c)
                && (is_combining_mark(*c)
                    || matches!(c, '\u{1160}'..='\u{11ff}')
                    || joiners && matches!(c, '\u{200c}' | '\u{200d}'))
        })
        .map(char::len_utf8)
        .sum::<usize>()
        + len
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::borrow::Cow;

    #[test]
    fn folding_makes_variants_equal() {
        let fold = |text| Folded::new(text).as_str().to_owned();
        assert_eq!(fold("  It’s  “open” –\n now… "), "It's \"open\" - now...");
        assert_eq!(fold("cafe\u{301}"), "café");
        assert_eq!(fold("我们的\n大门"), "我们的大门");
        assert_eq!(fold("\u{1112}\u{1161}\u{11ab}"), "한");
        assert_eq!(fold("\u{212b}"), "Å");
        assert_eq!(fold("the ﬁnal oﬃce \u{ad} of\u{ad}fers ﻼ\u{200b}!"), "the final office offers لا!");
    }

    #[test]
    fn every_folded_range_maps_back_to_its_original_bytes() {
        let text = " It’s  a cafe\u{301} – “o\u{308}pen”…  now\n我们的\n大门 ﬁ\u{ad}nal oﬃce ";
        let folded = Folded::new(text);
        for (word, own) in [
            ("It's", "It’s"),
            ("a café", "a cafe\u{301}"),
            ("café", "cafe\u{301}"),
            ("\"öpen\"", "“o\u{308}pen”"),
            ("\"öpen\"...", "“o\u{308}pen”…"),
            ("now 我们的大门", "now\n我们的\n大门"),
            ("now", "now"),
            ("大门", "大门"),
            ("我们的", "我们的"),
            ("final", "ﬁ\u{ad}nal"),
            ("office", "oﬃce"),
        ] {
            let at = folded.as_str().find(word).unwrap();
            assert_eq!(text.cut(folded.own(at..at + word.len())), own, "{word}");
        }
    }

    #[test]
    fn copied_runs_are_folded_like_single_characters() {
        let slowly = |text: &str| -> String {
            let text = text.replace('…', "...").replace('\u{a0}', " ");
            one_line(Cow::Owned(text)).nfc().map(plain_mark).collect()
        };
        let words = "plain words, 我们的大门 and a – dash";
        for (at, _) in words.char_indices() {
            for odd in [" ", "  ", "\n", " \n ", "“", "…", "e\u{301}", "\u{a0}", "门\n门"] {
                let text = format!("{}{odd}{}", words.cut(..at), words.cut(at..));
                assert_eq!(Folded::new(&text).as_str(), slowly(&text), "{text:?}");
                let folded = Folded::new(&text);
                let whole = folded.own(0..folded.as_str().len());
                assert_eq!(text.cut(whole), text.trim(), "{text:?}");
            }
        }
    }
}
