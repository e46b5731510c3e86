//! Folding: forms in which texts that mean the same compare equal.
//!
//! [`Folded`] is what an anchor is searched in: Unicode NFC (UAX #15), white space and typographic marks
//! made even, with a map back to the bytes of the text; and what a reader searches in: the same without
//! case and accents, unless they are told to count. [`loose`] is what a person types against in a list.

use super::ascii::{has_two_spaces, printable_len};
use memchr::memmem;
use std::borrow::Cow;
use std::cmp::Ordering;
use std::ops::Range;
use unicode_normalization::char::{canonical_combining_class, is_combining_mark};
use unicode_normalization::{UnicodeNormalization, is_nfc};

/// Cuts the white space around `text` and makes each run inside it one space.
///
/// A line break between two characters of a script that writes no spaces (Han, kana) leaves nothing, as
/// in CSS Text 3, segment break transformation.
pub fn one_line(text: Cow<'_, str>) -> Cow<'_, str> {
    let trimmed = text.trim();
    if is_even(trimmed) {
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
            out.push(if is_lasting(c) { c } else { ' ' });
        } else if !(broke && joins(&trimmed[..at], chars.peek().map(|(_, next)| *next))) {
            out.push(' ');
        }
    }
    Cow::Owned(out)
}

/// Whether white space inside `text` is single spaces, or spaces that are wanted as they are.
fn is_even(text: &str) -> bool {
    let bytes = text.as_bytes();
    let mut at = 0;
    loop {
        at += printable_len(&bytes[at..]);
        match text[at..].chars().next() {
            None => return !has_two_spaces(bytes),
            Some(c) if c.is_whitespace() && !is_lasting(c) => return false,
            Some(c) => at += c.len_utf8(),
        }
    }
}

/// Spaces that say more than that a word ends: they do not break, or are as wide as a Chinese character.
fn is_lasting(c: char) -> bool {
    matches!(c, '\u{a0}' | '\u{202f}' | '\u{3000}')
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
    push_loose(text, false, &mut out);
    out
}

/// How a person sorts names: numbers in them by their value, and otherwise without accents and case first.
pub fn natural(a: &str, b: &str) -> Ordering {
    let (left, right) = (loose(a), loose(b));
    let (mut x, mut y) = (&*left, &*right);
    loop {
        let (one, two) = (digits(x), digits(y));
        let order = match (one.is_empty(), two.is_empty()) {
            (false, false) => {
                (x, y) = (&x[one.len()..], &y[two.len()..]);
                let (one, two) = (one.trim_start_matches('0'), two.trim_start_matches('0'));
                one.len().cmp(&two.len()).then_with(|| one.cmp(two))
            }
            _ => {
                let (mut first, mut second) = (x.chars(), y.chars());
                let order = first.next().cmp(&second.next());
                if x.is_empty() && y.is_empty() {
                    // What differs in accents, case or leading zeros alone still has an order.
                    return a.cmp(b);
                }
                (x, y) = (first.as_str(), second.as_str());
                order
            }
        };
        if order != Ordering::Equal {
            return order;
        }
    }
}

fn digits(text: &str) -> &str {
    &text[..text.bytes().take_while(u8::is_ascii_digit).count()]
}

/// Adds `text` without accents; without case too, unless `case` counts.
fn push_loose(text: &str, case: bool, out: &mut String) {
    // Made even first: compatibility would make two primes of one.
    for c in text.chars().map(even).nfkd().filter(|c| !is_accent(*c)) {
        if case {
            push_nearest(c, out);
        } else {
            lower(c).filter(|c| *c != '\u{307}').for_each(|c| push_nearest(c, out));
        }
    }
}

fn push_nearest(c: char, out: &mut String) {
    match nearest(c) {
        Some(letters) => out.push_str(letters),
        None => out.push(even(c)),
    }
}

/// Small letters; a sigma at the end of a word is one as any other.
fn lower(c: char) -> impl Iterator<Item = char> {
    c.to_lowercase().map(|c| if c == 'ς' { 'σ' } else { c })
}

/// The plain letters that stand for one that does not decompose.
fn nearest(c: char) -> Option<&'static str> {
    Some(match c {
        'ł' => "l",
        'Ł' => "L",
        'đ' | 'ð' => "d",
        'Đ' | 'Ð' => "D",
        'ø' => "o",
        'Ø' => "O",
        'ı' => "i",
        'ħ' => "h",
        'Ħ' => "H",
        'ŧ' => "t",
        'Ŧ' => "T",
        'ß' => "ss",
        'ẞ' => "SS",
        'æ' => "ae",
        'Æ' => "AE",
        'œ' => "oe",
        'Œ' => "OE",
        'þ' => "th",
        'Þ' => "TH",
        _ => return None,
    })
}

/// Marks that accents are made of, Hebrew points and Arabic vowel signs with the stroke that stretches a word; not
/// the vowel signs of Indic scripts and Thai nor the sound marks of kana, which make other letters to their readers.
fn is_accent(c: char) -> bool {
    c == '\u{640}'
        || is_combining_mark(c)
            && !matches!(canonical_combining_class(c), 0 | 9)
            && !matches!(c, '\u{e00}'..='\u{eff}' | '\u{3099}' | '\u{309a}')
}

/// What counts as different where a reader searches.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Strict {
    /// Capitals and small letters.
    pub case: bool,
    /// Letters with and without accents.
    pub accents: bool,
}

impl Strict {
    /// What somebody who typed this wants to count: case if they typed a capital, accents if they typed one.
    pub fn of(typed: &str) -> Self {
        let accent = |c: char| is_accent(c) || nearest(c).is_some();
        Self { case: typed.chars().any(char::is_uppercase), accents: typed.nfd().any(accent) }
    }

    /// Adds a cluster as it is searched in.
    fn push(self, cluster: &str, out: &mut String) {
        if !self.accents {
            return push_loose(cluster, self.case, out);
        }
        for c in cluster.chars().map(even).nfkc() {
            if self.case {
                out.push(even(c));
            } else {
                out.extend(lower(c).map(even));
            }
        }
    }
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

/// A text folded, with the way back to its own bytes.
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
        Self::fold(text, None)
    }

    /// Folds `text` for a search: the same in Unicode NFKC, without case and accents unless they count, and without
    /// what only says how a character is drawn or joined.
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
            folded.text.push_str(&text[at..at + plain]);
            if lower {
                folded.text[start..].make_ascii_lowercase();
            }
            at += plain;
            let ideographs = ideographs_len(&text[at..]);
            folded.text.push_str(&text[at..at + ideographs]);
            at += ideographs;
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
                let end = at + cluster_len(&text[at..], c, strict.is_some());
                match strict {
                    None => push_composed(&text[at..end], c, &mut folded.text),
                    Some(strict) => push_searched(&text[at..end], c, strict, &mut folded.text),
                }
                end
            };
            let made = &folded.text[start..];
            // Where a search may begin and end inside is another matter than where bytes are to be counted anew.
            let whole = strict.is_some() && (made.chars().nth(1).is_some() || end - at > c.len_utf8());
            if made.len() != end - at || whole {
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

    /// The same, unless the range begins or ends inside what one character of the text became.
    pub fn own_whole(&self, folded: Range<usize>) -> Option<Range<usize>> {
        let inside =
            |at| self.before(|change| change.folded.start < at).is_some_and(|change| at < change.folded.end);
        (!inside(folded.start) && !inside(folded.end)).then(|| self.own(folded))
    }

    /// Where in the folded text a place of the text is: what begins at or behind it begins there or behind.
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

/// How many bytes from the start of `range`, in which no two spaces stand side by side, fold to themselves: printable
/// ASCII, without what a mark may stand on and without a space that begins a run of white space or ends the text.
/// Most of a text is made of such runs, and they are copied whole.
fn plain_len(text: &str, range: Range<usize>) -> usize {
    let bytes = text.as_bytes();
    let run = printable_len(&bytes[range.clone()]);
    if run == 0 || range.start == 0 && bytes[0] == b' ' {
        return 0;
    }
    let end = range.start + run;
    let space = bytes[end - 1] == b' ';
    let held = match text[end..].chars().next() {
        None => space,
        Some(next) => space && next.is_whitespace() || !composes_with_nothing(next),
    };
    run - usize::from(held)
}

/// How many bytes from the start are Chinese characters, which always fold to themselves, without one that has a
/// mark on it.
fn ideographs_len(text: &str) -> usize {
    let bytes = text.as_bytes();
    let mut len = 0;
    while let [0xe5..=0xe9, ..] | [0xe4, 0xb8..=0xbf, ..] = bytes[len..] {
        len += '\u{4e00}'.len_utf8();
    }
    match text[len..].chars().next() {
        Some(next) if len > 0 && !composes_with_nothing(next) => len - '\u{4e00}'.len_utf8(),
        _ => len,
    }
}

/// Characters that are NFC by themselves, by far the most frequent ones beside ASCII.
fn composes_with_nothing(c: char) -> bool {
    matches!(c,
        '\0'..='\u{2ff}' | '\u{2010}'..='\u{2027}' | '\u{3001}'..='\u{3029}' | '\u{3400}'..='\u{4dbf}'
        | '\u{4e00}'..='\u{9fff}' | '\u{ff01}'..='\u{ff60}')
}

fn push_composed(cluster: &str, first: char, out: &mut String) {
    match cluster {
        cluster if cluster.len() > first.len_utf8() => out.extend(cluster.nfc().map(even)),
        _ if first == '…' => out.push_str("..."),
        one if composes_with_nothing(first) || is_nfc(one) => out.push(even(first)),
        one => out.extend(one.nfc().map(even)),
    }
}

fn push_searched(cluster: &str, first: char, strict: Strict, out: &mut String) {
    match first {
        // Most of Chinese, and always as it is.
        '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' if cluster.len() == first.len_utf8() => {
            out.push(first);
        }
        _ if cluster.contains(is_manner) => {
            strict.push(&cluster.chars().filter(|c| !is_manner(*c)).collect::<String>(), out);
        }
        _ => strict.push(cluster, out),
    }
}

/// Says how a character is drawn or joined, not which it is: variation selectors and the non-joiner of Persian.
fn is_manner(c: char) -> bool {
    matches!(c, '\u{fe00}'..='\u{fe0f}' | '\u{200c}')
}

/// The bytes of the cluster that must be composed together: a character and the marks on it, or the
/// conjoining jamo of a Hangul syllable; with `joiners`, what joins it to the next or keeps it apart.
fn cluster_len(text: &str, first: char, joiners: bool) -> usize {
    let len = first.len_utf8();
    text[len..]
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
    fn names_are_sorted_as_a_person_does() {
        let mut names = ["day-10", "Day-2", "day-02", "éa", "eb", "day", "day-2b", "d9/1", "d10/1"];
        names.sort_by(|a, b| natural(a, b));
        assert_eq!(names, ["d9/1", "d10/1", "day", "Day-2", "day-02", "day-2b", "day-10", "éa", "eb"]);
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
    fn runs_that_are_copied_whole_fold_as_their_characters_do() {
        let slowly = |text: &str| -> String {
            let text = text.replace('…', "...").replace('\u{a0}', " ");
            one_line(Cow::Owned(text)).nfc().map(even).collect()
        };
        let words = "plain words, 我们的大门 and a – dash";
        for (at, _) in words.char_indices() {
            for odd in [" ", "  ", "\n", " \n ", "“", "…", "e\u{301}", "\u{a0}", "门\n门"] {
                let text = format!("{}{odd}{}", &words[..at], &words[at..]);
                assert_eq!(Folded::new(&text).as_str(), slowly(&text), "{text:?}");
                let folded = Folded::new(&text);
                let whole = folded.own(0..folded.as_str().len());
                assert_eq!(&text[whole], text.trim(), "{text:?}");
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
