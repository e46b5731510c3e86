//! Finds words in a text by the words around them.

use super::anchor::is_whole;
use crate::text::fold::Folded;
use crate::text::many;
use std::collections::HashMap;
use std::ops::Range;

/// Words, with a few of the words around them; either side may be empty.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Around<'w> {
    /// The words.
    pub words: &'w str,
    /// The words before them.
    pub before: &'w str,
    /// The words after them.
    pub after: &'w str,
}

/// Where words were found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// The byte range in the text.
    pub range: Range<usize>,
    /// False if the words are also elsewhere, and nothing around them tells which ones are meant.
    pub is_sure: bool,
}

/// The number of characters on each side that are compared.
const CONTEXT_CHARS: usize = 64;

/// Finds words in a text, in time linear in their lengths. Texts are compared in the same way as for anchors.
///
/// Words with the same text on both sides come first, then those with the same text on one side, then any. Of several, it
/// is the first one.
pub fn find(text: &str, wanted: &[Around<'_>]) -> Vec<Option<Place>> {
    if wanted.is_empty() {
        return Vec::new();
    }
    let hay = Folded::new(text);
    let needles: Vec<Needle> = wanted.iter().map(Needle::new).collect();
    let seen = Seen::new(hay.as_str(), needles.iter().flat_map(|needle| &needle.patterns));
    let places = needles.iter().map(|needle| needle.place(&seen));
    let own = |place: Place| Place { range: hay.own(place.range), ..place };
    places.map(|place| place.map(own)).collect()
}

/// A text to search for, which contains the words.
struct Pattern {
    text: String,
    /// The number of sides on which it contains more than the words.
    sides: usize,
    /// The bytes of the words in it.
    words: Range<usize>,
}

struct Needle {
    /// Those with more context come first.
    patterns: Vec<Pattern>,
}

impl Needle {
    fn new(wanted: &Around<'_>) -> Self {
        let words = Folded::new(wanted.words).into_string();
        let before = Folded::new(last_chars(wanted.before)).into_string();
        let after = Folded::new(first_chars(wanted.after)).into_string();
        let mut patterns = Vec::new();
        if words.is_empty() {
            return Self { patterns };
        }
        // Nobody has to write the space between the words and those around them.
        let joints = |side: &str| if side.is_empty() { vec![] } else { vec!["", " "] };
        let (lefts, rights) = (joints(&before), joints(&after));
        let mut add = |before: [&str; 2], after: [&str; 2]| {
            let start = before.concat().len();
            let sides = usize::from(start > 0) + usize::from(!after.concat().is_empty());
            let text = [&before.concat(), &*words, &after.concat()].concat();
            patterns.push(Pattern { text, sides, words: start..start + words.len() });
        };
        for first in &lefts {
            for second in &rights {
                add([&before, first], [second, &after]);
            }
        }
        for joint in &lefts {
            add([&before, joint], ["", ""]);
        }
        for joint in &rights {
            add(["", ""], [joint, &after]);
        }
        add(["", ""], ["", ""]);
        Self { patterns }
    }

    fn place(&self, seen: &Seen<'_>) -> Option<Place> {
        let of_sides = |sides: usize| {
            let own = || self.patterns.iter().filter(move |pattern| pattern.sides == sides);
            let of = |is_whole: bool| Place::of(own().flat_map(|pattern| seen.of(pattern, is_whole)));
            of(true).or_else(|| of(false))
        };
        (0..=2).rev().find_map(of_sides)
    }
}

impl Place {
    /// Returns the first of several ranges.
    fn of(ranges: impl Iterator<Item = Range<usize>>) -> Option<Self> {
        let mut place: Option<Self> = None;
        for range in ranges {
            place = Some(match place {
                None => Self { range, is_sure: true },
                Some(known) if known.range.start <= range.start => {
                    let is_sure = known.is_sure && known.range == range;
                    Self { is_sure, ..known }
                }
                Some(_) => Self { range, is_sure: false },
            });
        }
        place
    }
}

/// The first and the last occurrence of each pattern: of those that begin and end where words do, and of all others.
struct Seen<'p> {
    numbers: HashMap<&'p str, usize>,
    whole: Vec<Option<(usize, usize)>>,
    others: Vec<Option<(usize, usize)>>,
}

impl<'p> Seen<'p> {
    fn new(hay: &str, patterns: impl Iterator<Item = &'p Pattern>) -> Self {
        let mut numbers = HashMap::new();
        let mut different = Vec::new();
        for pattern in patterns {
            numbers.entry(&*pattern.text).or_insert_with(|| {
                different.push(&*pattern.text);
                different.len() - 1
            });
        }
        let mut seen =
            Self { numbers, whole: vec![None; different.len()], others: vec![None; different.len()] };
        many::occurrences(hay, &different, |pattern, range| {
            let is_whole = is_whole(hay, std::slice::from_ref(&range));
            let list = if is_whole { &mut seen.whole } else { &mut seen.others };
            if let Some(known) = list.get_mut(pattern) {
                let (first, last) = known.unwrap_or((range.start, range.start));
                *known = Some((first.min(range.start), last.max(range.start)));
            }
        });
        seen
    }

    /// Returns the ranges of the words at the first and the last occurrence of a pattern.
    fn of(&self, pattern: &Pattern, is_whole: bool) -> Vec<Range<usize>> {
        let list = if is_whole { &self.whole } else { &self.others };
        let known = self.numbers.get(&*pattern.text).and_then(|number| *list.get(*number)?);
        let words = |at: usize| at + pattern.words.start..at + pattern.words.end;
        known.map_or_else(Vec::new, |(first, last)| vec![words(first), words(last)])
    }
}

fn first_chars(text: &str) -> &str {
    let end = text.char_indices().nth(CONTEXT_CHARS).map_or(text.len(), |(at, _)| at);
    text.get(..end).unwrap_or(text)
}

fn last_chars(text: &str) -> &str {
    let start = text.char_indices().rev().nth(CONTEXT_CHARS - 1).map_or(0, |(at, _)| at);
    text.get(start..).unwrap_or(text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Cut;
    use proptest::prelude::*;

    const TEXT: &str = "The port is open.\n\nThe port is shut; the  port\nis “old”. 港口开放。";

    fn found(words: &str, before: &str, after: &str) -> Option<(usize, bool)> {
        let place = find(TEXT, &[Around { words, before, after }]).pop().unwrap()?;
        Some((place.range.start, place.is_sure))
    }

    #[test]
    fn the_words_around_tell_which_words_are_meant() {
        assert_eq!(found("port is", "", ""), Some((4, false)));
        assert_eq!(found("port is", "", "shut"), Some((23, true)));
        assert_eq!(found("port is", "shut; the", "\"old\""), Some((TEXT.find("port\n").unwrap(), true)));
        assert_eq!(found("port is", "gone", "shut"), Some((23, true)), "one side is enough");
        assert_eq!(found("port is", "gone", "away"), Some((4, false)));
        assert_eq!(found("开放", "港口", "。"), Some((TEXT.find('开').unwrap(), true)));
    }

    #[test]
    fn words_that_are_not_in_the_text_are_not_found() {
        assert_eq!(found("harbour", "The port", "is open"), None);
        assert_eq!(found(" ", "The", "port"), None);
        assert_eq!(find("", &[Around { words: "a", ..Around::default() }]), [None]);
    }

    #[test]
    fn whole_words_come_before_parts_of_words() {
        let place = find("reopen to open", &[Around { words: "open", ..Around::default() }]);
        assert_eq!(place, [Some(Place { range: 10..14, is_sure: true })]);
    }

    proptest! {
        #[test]
        fn words_with_the_text_around_them_are_always_found(
            text in "[ab é“\n]{1,60}", at in 0usize..60, len in 1usize..20,
        ) {
            let floor = |at: usize| text.floor_char_boundary(at.min(text.len()));
            let (start, end) = (floor(at), floor(at + len));
            let words = text.cut(start..end);
            let wanted = Around { words, before: text.cut(..start), after: text.cut(end..) };
            let place = find(&text, &[wanted]).pop().unwrap();
            prop_assert_eq!(place.is_some(), !words.trim().is_empty());
            if let Some(place) = place {
                let same = Folded::new(text.cut(place.range)).into_string();
                prop_assert_eq!(same, Folded::new(words).into_string());
            }
        }
    }
}
