//! Anchors: where a quote's words stand in its section's text.
//!
//! Compared after Unicode NFC, with runs of white space as one space, typographic and straight quotation
//! marks, apostrophes and dashes as equal; `...`, `…`, `[...]` and `[…]` in a quote skip words of the text.

use crate::text::fold::Folded;
use aho_corasick::AhoCorasick;
use memchr::memmem;
use std::ops::Range;
use unicode_normalization::char::is_combining_mark;

/// Where a quote's words stand in its section's text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Anchor {
    /// The section has no text, which bears out nothing.
    #[default]
    NoText,
    /// The words are not in the section's text.
    Missing,
    /// The words stand at this range of bytes.
    Found(Range<usize>),
    /// The words stand at these ranges of bytes, in order, with omitted words between them.
    Pieces(Box<[Range<usize>]>),
}

impl Anchor {
    /// The ranges of bytes of the section's text, in order; none when the words are not there.
    pub fn ranges(&self) -> &[Range<usize>] {
        match self {
            Self::NoText | Self::Missing => &[],
            Self::Found(range) => std::slice::from_ref(range),
            Self::Pieces(ranges) => ranges,
        }
    }

    /// The first byte of the words in the section's text.
    pub fn start(&self) -> Option<usize> {
        self.ranges().first().map(|range| range.start)
    }

    /// Whether the words stand in the text.
    pub fn is_found(&self) -> bool {
        self.start().is_some()
    }
}

/// Finds where each of `quotes` stands in `text`.
///
/// Quotes are expected in the order of the text: each is looked for behind the one before it first, so that
/// words that occur twice find their own place. An occurrence of whole words is preferred. The time is
/// linear in the text and the quotes together, whether they are found or not.
pub fn find(text: &str, quotes: &[&str]) -> Vec<Anchor> {
    if text.trim().is_empty() {
        return vec![Anchor::NoText; quotes.len()];
    }
    let mut anchors = vec![Anchor::Missing; quotes.len()];
    let mut from = 0;
    let mut left = Vec::new();
    // A search that finds nothing has read the rest of the text; so often it is worth trying.
    let mut tries = 16;
    for (index, quote) in quotes.iter().enumerate() {
        let words = quote.trim();
        match if tries > 0 { exact(text, from, words) } else { None } {
            Some(range) => {
                from = range.end;
                anchors[index] = Anchor::Found(range);
            }
            None => {
                tries -= i32::from(tries > 0);
                left.push((index, words));
            }
        }
    }
    if !left.is_empty() {
        find_folded(text, &left, &mut anchors);
    }
    anchors
}

/// The first occurrence of the very bytes behind `from`, whole words preferred.
fn exact(text: &str, from: usize, words: &str) -> Option<Range<usize>> {
    if words.is_empty() {
        return None;
    }
    let mut first = None;
    for at in
        memmem::find_iter(&text.as_bytes()[from..], words.as_bytes()).map(|at| at + from).take(MOST_TRIED)
    {
        let range = at..at + words.len();
        match Fit::of(text, &range) {
            Fit::Words => return Some(range),
            Fit::Letters => first = first.or(Some(range)),
            Fit::None => {}
        }
    }
    first
}

/// How many occurrences of the same words are looked at for one of whole words.
const MOST_TRIED: usize = 64;

/// How well an occurrence stands in its text.
#[derive(PartialEq)]
enum Fit {
    /// It begins and ends where words do.
    Words,
    /// It begins or ends inside a word.
    Letters,
    /// It cuts a character from the marks on it, so that the letters are others.
    None,
}

impl Fit {
    fn of(text: &str, range: &Range<usize>) -> Self {
        let before = text[..range.start].chars().next_back();
        let after = text[range.end..].chars().next();
        if after.is_some_and(is_combining_mark)
            || text[range.start..].chars().next().is_some_and(is_combining_mark)
        {
            return Self::None;
        }
        let inside = &text[range.clone()];
        let joined = |a: Option<char>, b: Option<char>| {
            a.zip(b).is_some_and(|(a, b)| spells_words(a) && spells_words(b))
        };
        if joined(before, inside.chars().next()) || joined(inside.chars().next_back(), after) {
            Self::Letters
        } else {
            Self::Words
        }
    }
}

/// Letters and digits of the scripts that put spaces between words.
fn spells_words(c: char) -> bool {
    c.is_alphanumeric()
        && !crate::text::fold::writes_no_spaces(c)
        && !matches!(c, '\u{e00}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}')
}

/// Finds quotes that do not stand in the text to the byte, by folded text and with omissions.
fn find_folded(text: &str, left: &[(usize, &str)], anchors: &mut [Anchor]) {
    let hay = Folded::new(text);
    let needles: Vec<Needle> = left.iter().map(|(index, words)| Needle::new(*index, words)).collect();
    let patterns: Vec<&str> = needles.iter().flat_map(Needle::patterns).collect();
    let firsts = first_hits(hay.as_str(), &patterns);
    let mut at = 0;
    for needle in &needles {
        let count = needle.patterns().count();
        let hits = &firsts[at..at + count];
        at += count;
        if let Some(range) = hits[0].clone() {
            anchors[needle.index] = Anchor::Found(hay.own(range));
        } else if needle.pieces.len() > 1
            && hits[1..].iter().all(Option::is_some)
            && let Some(ranges) = in_order(hay.as_str(), &needle.pieces)
        {
            anchors[needle.index] = Anchor::Pieces(ranges.into_iter().map(|range| hay.own(range)).collect());
        } else if let [piece] = &needle.pieces[..]
            && *piece != needle.whole
            && let Some(range) = hits.get(1).cloned().flatten()
        {
            anchors[needle.index] = Anchor::Found(hay.own(range));
        }
    }
}

/// A quote to look for: whole, and as the pieces between its ellipses.
struct Needle {
    index: usize,
    whole: String,
    pieces: Vec<String>,
}

impl Needle {
    fn new(index: usize, words: &str) -> Self {
        let whole = Folded::new(words).as_str().to_owned();
        let bare = whole.replace("[...]", "...");
        let pieces = bare
            .split("...")
            .map(|piece| piece.trim_matches([' ', '.']).to_owned())
            .filter(|piece| !piece.is_empty());
        let pieces: Vec<String> = if bare.contains("...") { pieces.collect() } else { vec![whole.clone()] };
        Self { index, whole, pieces }
    }

    /// The whole first, then the pieces where there are other ones.
    fn patterns(&self) -> impl Iterator<Item = &str> {
        let pieces = if self.pieces.first() == Some(&self.whole) { &[][..] } else { &self.pieces[..] };
        std::iter::once(self.whole.as_str()).chain(pieces.iter().map(String::as_str))
    }
}

/// Where each pattern occurs first (an occurrence of whole words preferred), in one pass over the text.
fn first_hits(hay: &str, patterns: &[&str]) -> Vec<Option<Range<usize>>> {
    let mut firsts: Vec<Option<(bool, Range<usize>)>> = vec![None; patterns.len()];
    // Only a text too large for 32-bit states is refused; then nothing is found, as if it were not there.
    let Ok(automaton) = AhoCorasick::new(patterns) else { return vec![None; patterns.len()] };
    for hit in automaton.find_overlapping_iter(hay) {
        let first = &mut firsts[hit.pattern().as_usize()];
        if hit.is_empty() || matches!(first, Some((true, _))) {
            continue;
        }
        match Fit::of(hay, &hit.range()) {
            Fit::Words => *first = Some((true, hit.range())),
            Fit::Letters if first.is_none() => *first = Some((false, hit.range())),
            _ => {}
        }
    }
    firsts.into_iter().map(|first| first.map(|(_, range)| range)).collect()
}

/// The pieces one behind the other: the earliest place where the last can end, and from there back the
/// nearest place of each piece before it.
fn in_order(hay: &str, pieces: &[String]) -> Option<Vec<Range<usize>>> {
    let mut ranges: Vec<Range<usize>> = Vec::with_capacity(pieces.len());
    let mut from = 0;
    for piece in pieces {
        let range = exact(hay, from, piece)?;
        from = range.end;
        ranges.push(range);
    }
    for index in (0..ranges.len().saturating_sub(1)).rev() {
        let window = &hay[..ranges[index + 1].start];
        let piece = pieces[index].as_bytes();
        let nearest = memmem::rfind_iter(window.as_bytes(), piece)
            .map(|at| at..at + piece.len())
            .find(|range| Fit::of(hay, range) == Fit::Words);
        if let Some(nearest) = nearest
            && nearest.start > ranges[index].start
        {
            ranges[index] = nearest;
        }
    }
    Some(ranges)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stands(text: &str, quote: &str) -> Vec<String> {
        find(text, &[quote])[0].ranges().iter().map(|range| text[range.clone()].to_owned()).collect()
    }

    #[test]
    fn exact_words_are_found_at_their_bytes() {
        assert_eq!(find("Our doors are open.", &["doors are"]), [Anchor::Found(4..13)]);
        assert_eq!(find("Our doors are open.", &["windows"]), [Anchor::Missing]);
        assert_eq!(find(" \n ", &["windows"]), [Anchor::NoText]);
    }

    #[test]
    fn typographic_variants_are_equal() {
        assert_eq!(stands("She said: “It’s open” — now.", "\"It's open\" - now"), ["“It’s open” — now"]);
        assert_eq!(
            stands("It's a self-made \"door\".", "It’s a self‑made “door”"),
            ["It's a self-made \"door\""]
        );
        assert_eq!(stands("one  two\nthree\u{a0}four", "one two three four"), ["one  two\nthree\u{a0}four"]);
    }

    #[test]
    fn composed_and_decomposed_letters_are_equal() {
        assert_eq!(stands("un cafe\u{301} noir", "café noir"), ["cafe\u{301} noir"]);
        assert_eq!(stands("un café noir", "cafe\u{301}"), ["café"]);
        assert_eq!(find("un cafe\u{301}", &["cafe"]), [Anchor::Missing]);
        assert_eq!(find("x\u{20d7}", &["x"]), [Anchor::Missing]);
    }

    #[test]
    fn ellipses_skip_words() {
        let text = "We open, slowly and with care, every door we have.";
        for quote in ["We open … every door", "We open, [...] every door", "We open[…]every door"] {
            assert_eq!(
                stands(text, quote),
                [if quote.contains(',') { "We open," } else { "We open" }, "every door"]
            );
        }
        assert_eq!(stands(text, "… every door we have."), ["every door we have"]);
        assert_eq!(stands(text, "every door … We open"), Vec::<String>::new());
        assert_eq!(stands("the end. We see the end of the road", "the … road"), ["the", "road"]);
        assert_eq!(find("the end. We see the end of the road", &["the … road"])[0].start(), Some(27));
    }

    #[test]
    fn an_ellipsis_that_the_text_has_too_skips_nothing() {
        assert_eq!(stands("Well… we wait.", "Well... we wait"), ["Well… we wait"]);
    }

    #[test]
    fn chinese_and_thai_are_found_without_word_breaks() {
        assert_eq!(stands("他说，我们的大门\n是敞开的。", "大门是敞开的"), ["大门\n是敞开的"]);
        assert_eq!(stands("ประเทศไทยเปิดประตู", "เปิดประตู"), ["เปิดประตู"]);
    }

    #[test]
    fn equal_words_find_their_own_places_in_order() {
        assert_eq!(
            find("open. Again: open.", &["open", "open"]),
            [Anchor::Found(0..4), Anchor::Found(13..17)]
        );
        // Out of order is still found.
        assert_eq!(find("first second", &["second", "first"]), [Anchor::Found(6..12), Anchor::Found(0..5)]);
    }

    #[test]
    fn whole_words_are_preferred() {
        assert_eq!(find("a start in art", &["art"]), [Anchor::Found(11..14)]);
        assert_eq!(find("only a start", &["art"]), [Anchor::Found(9..12)]);
    }
}
