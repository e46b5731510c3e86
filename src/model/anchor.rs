//! Anchors: where a quote's words stand in its section's text.
//!
//! Compared after Unicode NFC, with runs of white space as one space, typographic and straight quotation
//! marks, apostrophes and dashes as equal; `...`, `…`, `[...]` and `[…]` in a quote skip words of the text.

use crate::text::fold::Folded;
use crate::text::many;
use memchr::memmem;
use std::collections::HashMap;
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
    let mut reach = Reach::new(text.len(), quotes.len());
    for (index, quote) in quotes.iter().enumerate() {
        let words = quote.trim();
        match exact(text, reach.window(from, text.len()), words, &mut reach) {
            Some(range) => {
                from = range.end;
                anchors[index] = Anchor::Found(range);
            }
            None => left.push((index, words)),
        }
    }
    if !left.is_empty() {
        find_folded(text, &left, &mut anchors);
    }
    anchors
}

/// How much of a text may still be read by searches for one quote at a time.
struct Reach {
    left: usize,
    each: usize,
}

impl Reach {
    /// A text is read as often as this, all searches together.
    const TIMES: usize = 8;
    /// A quote that follows another mostly stands no further behind it than this.
    const NEAR: usize = 32 * 1024;

    fn new(text: usize, quotes: usize) -> Self {
        let left = text * Self::TIMES;
        Self { left, each: (left / quotes.max(1)).max(Self::NEAR) }
    }

    /// What a search from `from` on may read.
    fn window(&self, from: usize, end: usize) -> Range<usize> {
        from..end.min(from + self.each.min(self.left))
    }

    fn read(&mut self, bytes: usize) {
        self.left = self.left.saturating_sub(bytes);
    }
}

/// The first occurrence of the very bytes in a window of the text, whole words preferred.
fn exact(text: &str, window: Range<usize>, words: &str, reach: &mut Reach) -> Option<Range<usize>> {
    if words.is_empty() || words.len() > window.len() {
        return None;
    }
    let from = window.start;
    let bytes = &text.as_bytes()[window];
    let mut first = None;
    let mut found = None;
    // Its head finds a quote; to prepare a search for all of a long one takes longer than the search.
    let head = &words.as_bytes()[..words.len().min(HEAD)];
    for at in memmem::find_iter(bytes, head).map(|at| at + from).take(MOST_TRIED) {
        let range = at..at + words.len();
        if bytes.get(range.start - from..range.end - from) != Some(words.as_bytes()) {
            continue;
        }
        match Fit::of(text, &range) {
            Fit::Words => {
                found = Some(range);
                break;
            }
            Fit::Letters => first = first.or(Some(range)),
            Fit::None => {}
        }
    }
    reach.read(found.as_ref().map_or(bytes.len(), |range| range.end - from));
    found.or(first)
}

/// How many bytes of a quote are searched for.
const HEAD: usize = 32;
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
    let firsts = Firsts::new(hay.as_str(), needles.iter().flat_map(Needle::patterns));
    let mut reach = Reach::new(hay.as_str().len(), 1);
    for needle in &needles {
        if let Some(range) = firsts.of(&needle.whole) {
            anchors[needle.index] = Anchor::Found(hay.own(range));
        } else if needle.pieces.len() > 1
            && let Some(ranges) = in_order(hay.as_str(), &needle.pieces, &firsts, &mut reach)
        {
            anchors[needle.index] = Anchor::Pieces(ranges.into_iter().map(|range| hay.own(range)).collect());
        } else if let [piece] = &needle.pieces[..]
            && let Some(range) = firsts.of(piece)
        {
            anchors[needle.index] = Anchor::Found(hay.own(range));
        }
    }
}

/// A quote to look for: whole, and as the pieces between its ellipses, where it has any.
struct Needle {
    index: usize,
    whole: String,
    pieces: Vec<String>,
}

impl Needle {
    fn new(index: usize, words: &str) -> Self {
        let whole = Folded::new(words).into_string();
        let mut pieces = Vec::new();
        if whole.contains("...") {
            let bare = whole.replace("[...]", "...");
            let found = bare.split("...").map(|piece| piece.trim_matches([' ', '.']));
            pieces.extend(found.filter(|piece| !piece.is_empty()).map(str::to_owned));
        }
        Self { index, whole, pieces }
    }

    /// The whole and the pieces.
    fn patterns(&self) -> impl Iterator<Item = &str> {
        std::iter::once(self.whole.as_str()).chain(self.pieces.iter().map(String::as_str))
    }
}

/// Where each pattern occurs first (an occurrence of whole words preferred), found in one pass over the text.
struct Firsts<'p> {
    numbers: HashMap<&'p str, usize>,
    /// Whether it is of whole words, and where it is.
    firsts: Vec<Option<(bool, Range<usize>)>>,
}

impl<'p> Firsts<'p> {
    fn new(hay: &str, patterns: impl Iterator<Item = &'p str>) -> Self {
        let mut numbers = HashMap::new();
        let mut different = Vec::new();
        for pattern in patterns.filter(|pattern| !pattern.is_empty()) {
            numbers.entry(pattern).or_insert_with(|| {
                different.push(pattern);
                different.len() - 1
            });
        }
        let mut firsts: Vec<Option<(bool, Range<usize>)>> = vec![None; different.len()];
        many::occurrences(hay, &different, |pattern, range| {
            let first = &mut firsts[pattern];
            if first.as_ref().is_some_and(|(words, known)| *words && known.start <= range.start) {
                return;
            }
            let words = match Fit::of(hay, &range) {
                Fit::Words => true,
                Fit::Letters => false,
                Fit::None => return,
            };
            let better = |(known, at): &(bool, Range<usize>)| {
                (words && !known) || (words == *known && range.start < at.start)
            };
            if first.as_ref().is_none_or(better) {
                *first = Some((words, range));
            }
        });
        Self { numbers, firsts }
    }

    fn of(&self, pattern: &str) -> Option<Range<usize>> {
        let first = self.firsts.get(*self.numbers.get(pattern)?)?.as_ref();
        first.map(|(_, range)| range.clone())
    }
}

/// The pieces one behind the other: the earliest place where the last can end, and from there back the
/// nearest place of each piece before it.
fn in_order(
    hay: &str,
    pieces: &[String],
    firsts: &Firsts<'_>,
    reach: &mut Reach,
) -> Option<Vec<Range<usize>>> {
    // One that is nowhere spares looking for the others.
    let known: Option<Vec<Range<usize>>> = pieces.iter().map(|piece| firsts.of(piece)).collect();
    let mut ranges: Vec<Range<usize>> = Vec::with_capacity(pieces.len());
    let mut from = 0;
    for (piece, first) in pieces.iter().zip(known?) {
        let range = if first.start >= from {
            first
        } else {
            exact(hay, reach.window(from, hay.len()), piece, reach)?
        };
        from = range.end;
        ranges.push(range);
    }
    for index in (0..ranges.len().saturating_sub(1)).rev() {
        let start = ranges[index].end;
        let window = start..ranges[index + 1].start.max(start);
        let window = window.end.saturating_sub(reach.left).max(start)..window.end;
        let piece = pieces[index].as_bytes();
        let nearest = memmem::rfind_iter(&hay.as_bytes()[window.clone()], piece)
            .take(MOST_TRIED)
            .map(|at| window.start + at..window.start + at + piece.len())
            .find(|range| Fit::of(hay, range) == Fit::Words);
        reach.read(window.end - nearest.as_ref().map_or(window.start, |range| range.start));
        ranges[index] = nearest.unwrap_or_else(|| ranges[index].clone());
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
