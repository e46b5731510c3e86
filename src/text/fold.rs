//! Folding: forms in which texts that mean the same compare equal.
//!
//! [`Folded`] is what an anchor is searched in: Unicode NFC (UAX #15), white space and typographic marks
//! made even, with a map back to the bytes of the text. [`loose`] is what a person types against: no
//! accents, no case.

use std::borrow::Cow;
use std::ops::Range;
use unicode_normalization::char::{canonical_combining_class, is_combining_mark};
use unicode_normalization::{UnicodeNormalization, is_nfc};

/// Cuts the white space around `text` and makes each run inside it one space.
///
/// A line break between two characters of a script that writes no spaces (Han, kana) leaves nothing, as
/// in CSS Text 3, segment break transformation.
pub fn one_line(text: Cow<'_, str>) -> Cow<'_, str> {
    let trimmed = text.trim();
    let plain = even_len(trimmed.as_bytes());
    let mut spaced = trimmed[..plain].ends_with(' ');
    let even = trimmed[plain..].chars().all(|c| {
        let twice = c == ' ' && spaced;
        spaced = c == ' ';
        !twice && (!c.is_whitespace() || matches!(c, ' ' | '\u{a0}' | '\u{202f}' | '\u{3000}'))
    });
    if even {
        if trimmed.len() == text.len() {
            return text;
        }
        return Cow::Owned(trimmed.to_owned());
    }
    let mut out = String::with_capacity(trimmed.len());
    let mut chars = trimmed.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        if !c.is_whitespace() {
            out.push(c);
            continue;
        }
        let mut broke = c == '\n';
        let mut alone = true;
        while let Some((_, next)) = chars.next_if(|(_, next)| next.is_whitespace()) {
            broke |= next == '\n';
            alone = false;
        }
        if alone && !broke {
            out.push(if matches!(c, '\u{a0}' | '\u{202f}' | '\u{3000}') { c } else { ' ' });
        } else if !(broke && joins(&trimmed[..at], chars.peek().map(|(_, next)| *next))) {
            out.push(' ');
        }
    }
    Cow::Owned(out)
}

/// Whether a line break between `before` and `next` stands for nothing, since neither side spaces words.
pub fn joins(before: &str, next: Option<char>) -> bool {
    before.trim_end().chars().next_back().is_some_and(writes_no_spaces) && next.is_some_and(writes_no_spaces)
}

/// Characters of the East Asian scripts that are written without spaces, their punctuation with them.
pub fn writes_no_spaces(c: char) -> bool {
    matches!(c,
        '\u{3001}'..='\u{303f}' | '\u{3040}'..='\u{30ff}' | '\u{31f0}'..='\u{31ff}' | '\u{3400}'..='\u{4dbf}'
        | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{fe30}'..='\u{fe4f}' | '\u{ff01}'..='\u{ff60}'
        | '\u{20000}'..='\u{3ffff}')
}

/// `text` as somebody types it in a hurry: NFKD without marks, lower case, letters that do not decompose
/// (`ł đ ø ı ß æ`) as their nearest, apostrophes and dashes straight.
pub fn loose(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    let mut out = String::with_capacity(text.len());
    for c in text.nfkd().filter(|c| !is_latin_mark(*c)).flat_map(char::to_lowercase) {
        match c {
            'ł' => out.push('l'),
            'đ' | 'ð' => out.push('d'),
            'ø' => out.push('o'),
            'ı' => out.push('i'),
            'ħ' => out.push('h'),
            'ŧ' => out.push('t'),
            'ß' => out.push_str("ss"),
            'æ' => out.push_str("ae"),
            'œ' => out.push_str("oe"),
            'þ' => out.push_str("th"),
            // Lower-casing İ leaves a dot above behind.
            '\u{307}' => {}
            other => out.push(even(other)),
        }
    }
    out
}

/// Marks that accents are made of, Hebrew points and Arabic vowel signs; not the vowel signs of Indic
/// scripts and Thai, which are letters to their readers.
fn is_latin_mark(c: char) -> bool {
    is_combining_mark(c)
        && canonical_combining_class(c) != 0
        && canonical_combining_class(c) != 9
        && !matches!(c, '\u{e00}'..='\u{eff}')
}

/// Typographic marks as their plain equals; any other character as itself.
fn even(c: char) -> char {
    match c {
        '“' | '”' | '„' | '‟' | '«' | '»' | '″' | '「' | '」' | '〝' | '〞' | '〟' | '＂' => {
            '"'
        }
        '‘' | '’' | '‚' | '‛' | '‹' | '›' | '′' | '『' | '』' | '＇' | 'ʼ' => '\'',
        '‐' | '‑' | '‒' | '–' | '—' | '―' | '−' | '﹣' | '－' => '-',
        _ => c,
    }
}

/// A text folded for anchoring, with the way back to its own bytes.
#[derive(Debug, Default)]
pub struct Folded {
    text: String,
    /// The places where folding changed something, in order; between them every byte stands for itself.
    changes: Vec<Change>,
}

/// What folding made of some bytes.
#[derive(Debug)]
struct Change {
    folded: Range<usize>,
    own: Range<usize>,
}

impl Folded {
    /// Folds `text`: NFC, one space for a run of white space (none at the ends), quotation marks,
    /// apostrophes and dashes straight, an ellipsis as three full stops.
    pub fn new(text: &str) -> Self {
        let mut folded = Self { text: String::with_capacity(text.len()), changes: Vec::new() };
        let mut at = 0;
        loop {
            let plain = plain_len(&text.as_bytes()[at..]);
            folded.text.push_str(&text[at..at + plain]);
            at += plain;
            let Some(c) = text[at..].chars().next() else { break };
            let start = folded.text.len();
            let end = if c.is_whitespace() {
                let end = text[at..].find(|c: char| !c.is_whitespace()).map_or(text.len(), |len| at + len);
                let next = text[end..].chars().next();
                let joined = text[at..end].contains('\n') && joins(&text[..at], next);
                if start > 0 && next.is_some() && !joined {
                    folded.text.push(' ');
                }
                end
            } else {
                let end = at + cluster_len(&text[at..], c);
                match &text[at..end] {
                    cluster if cluster.len() > c.len_utf8() => folded.text.extend(cluster.nfc().map(even)),
                    _ if c == '…' => folded.text.push_str("..."),
                    one if composes_with_nothing(c) || is_nfc(one) => folded.text.push(even(c)),
                    one => folded.text.extend(one.nfc().map(even)),
                }
                end
            };
            if folded.text.len() - start != end - at {
                folded.changes.push(Change { folded: start..folded.text.len(), own: at..end });
            }
            at = end;
        }
        folded
    }

    /// The folded text.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The folded text alone.
    pub fn into_string(self) -> String {
        self.text
    }

    /// The bytes of the text that a range of the folded text stands for. What folded to nothing at the
    /// range's ends is left out.
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

    fn before(&self, is_before: impl Fn(&Change) -> bool) -> Option<&Change> {
        self.changes[..self.changes.partition_point(is_before)].last()
    }
}

/// How many bytes from the start fold to themselves: ASCII with single spaces inside, without what a mark may
/// stand on. Most of a text is made of such runs, and they are copied whole.
fn plain_len(bytes: &[u8]) -> usize {
    let run = even_len(bytes);
    if run == bytes.len() && bytes.last() != Some(&b' ') {
        return run;
    }
    // The last one may have a mark behind it, or begin a run of white space.
    run.saturating_sub(1)
}

/// How many bytes from the start are ASCII with single spaces inside.
fn even_len(bytes: &[u8]) -> usize {
    fn printable(byte: u8) -> bool {
        (b' '..=b'~').contains(&byte)
    }
    fn twice(pair: &[u8]) -> bool {
        pair == b"  "
    }
    /// Without early ends, so that the compiler makes vector instructions of it.
    fn all(chunk: &[u8]) -> bool {
        chunk.iter().fold(true, |all, byte| all & printable(*byte))
            && !chunk.windows(2).fold(false, |any, pair| any | twice(pair))
    }
    const CHUNK: usize = 32;
    if bytes.first() == Some(&b' ') {
        return 0;
    }
    let mut len = 0;
    // Each chunk overlaps the next by a byte, which shows two spaces on either side of the border.
    while bytes.get(len..=len + CHUNK).is_some_and(all) {
        len += CHUNK;
    }
    let mut spaced = false;
    len + bytes[len..]
        .iter()
        .take_while(|byte| match byte {
            b'!'..=b'~' => {
                spaced = false;
                true
            }
            b' ' => !std::mem::replace(&mut spaced, true),
            _ => false,
        })
        .count()
}

/// Characters that are NFC by themselves, by far the most frequent ones beside ASCII.
fn composes_with_nothing(c: char) -> bool {
    matches!(c, '\0'..='\u{2ff}' | '\u{2010}'..='\u{2027}' | '\u{3001}'..='\u{3029}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}')
}

/// The bytes of the cluster that must be composed together: a character and the marks on it, or the
/// conjoining jamo of a Hangul syllable.
fn cluster_len(text: &str, first: char) -> usize {
    let len = first.len_utf8();
    text[len..]
        .chars()
        .take_while(|c| {
            !composes_with_nothing(*c) && (is_combining_mark(*c) || matches!(c, '\u{1160}'..='\u{11ff}'))
        })
        .map(char::len_utf8)
        .sum::<usize>()
        + len
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_found_without_accents_and_case() {
        for (name, typed) in [
            ("Nguyễn Thị Hương", "nguyen thi huong"),
            ("Łukasz Żak", "lukasz zak"),
            ("Şahin", "sahin"),
            ("İstanbul", "istanbul"),
            ("Đặng", "dang"),
            ("Straße", "strasse"),
            ("O’Brien", "o'brien"),
            ("Jean‑Luc", "jean-luc"),
        ] {
            assert_eq!(loose(name), typed);
        }
        assert_eq!(loose("नमस्ते"), "नमस्ते");
    }

    #[test]
    fn folding_makes_variants_equal() {
        let fold = |text| Folded::new(text).as_str().to_owned();
        assert_eq!(fold("  It’s  “open” –\n now… "), "It's \"open\" - now...");
        assert_eq!(fold("cafe\u{301}"), "café");
        assert_eq!(fold("我们的\n大门"), "我们的大门");
        assert_eq!(fold("\u{1112}\u{1161}\u{11ab}"), "한");
        assert_eq!(fold("\u{212b}"), "Å");
    }

    #[test]
    fn every_folded_range_leads_back_to_its_own_bytes() {
        let text = " It’s  a cafe\u{301} – “o\u{308}pen”…  now\n我们的\n大门 ";
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
        ] {
            let at = folded.as_str().find(word).unwrap();
            assert_eq!(&text[folded.own(at..at + word.len())], own, "{word}");
        }
    }

    #[test]
    fn even_runs_end_where_looking_at_each_byte_ends_them() {
        let slowly = |bytes: &[u8]| {
            let ends = |at: &usize| match bytes[*at] {
                b' ' => *at == 0 || bytes[*at - 1] == b' ',
                byte => !byte.is_ascii_graphic(),
            };
            (0..bytes.len()).find(ends).unwrap_or(bytes.len())
        };
        let words = "as even as a line of many words can be, ".repeat(3).into_bytes();
        for at in 0..words.len() {
            for odd in [&b" "[..], b"  ", b"\n", b"\x7f", b"\xc3\xa9", b"x"] {
                let mut bytes = words.clone();
                bytes.splice(at..at, odd.iter().copied());
                assert_eq!(even_len(&bytes), slowly(&bytes), "{odd:?} at {at}");
                assert_eq!(even_len(&bytes[at..]), slowly(&bytes[at..]), "{odd:?} in front, from {at}");
            }
        }
    }

    #[test]
    fn a_line_is_one_line() {
        let line = |text| one_line(Cow::Borrowed(text)).into_owned();
        assert_eq!(line("  a \n b  "), "a b");
        assert_eq!(line("大\n门"), "大门");
        assert_eq!(line("大\nA"), "大 A");
        assert_eq!(line("10\u{a0}000"), "10\u{a0}000");
    }
}
