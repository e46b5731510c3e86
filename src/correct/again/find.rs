//! Finds the words of a quote in a text that was changed: as they are, or nearly, between the same words.

use crate::correct::MAX_INTERRUPTION;
use crate::model::{Anchor, Briefing, QuoteId, SectionId, anchor};
use crate::text::Cut;
use std::ops::Range;

/// Maximum part of the characters of a quote that may have changed: one in so many.
const CHANGED: usize = 10;
/// Length in bytes of the text beside a quote by which its place is known.
const AROUND: usize = 48;
/// Least length in bytes of that text.
const MIN_AROUND: usize = 12;
/// Maximum length in characters of a quote that is compared.
const MAX_CHARS: usize = 4_000;

/// Where the words of a quote are now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Found {
    /// The same words between the same words.
    Kept(SectionId, Range<usize>),
    /// The same words at another place.
    Moved(SectionId, Range<usize>),
    /// Nearly the same words, with the same words on one side.
    Changed(SectionId, Range<usize>),
    /// The words are gone, or it is not sure where they are.
    Lost,
}

impl Found {
    /// The section and the range of the words.
    pub(super) fn place(&self) -> Option<(SectionId, Range<usize>)> {
        match self {
            Self::Kept(section, range) | Self::Moved(section, range) | Self::Changed(section, range) => {
                Some((*section, range.clone()))
            }
            Self::Lost => None,
        }
    }
}

/// Finds a quote in a new briefing; `section` is the section there that is the same as its own.
pub(super) fn find(old: &Briefing, quote: QuoteId, new: &Briefing, section: Option<SectionId>) -> Found {
    let own = &old[quote];
    let (before, after) = beside(old, quote);
    let parts: Vec<&str> = match (&own.anchor, own.section) {
        (Anchor::Passages(ranges), Some(section)) => {
            ranges.iter().map(|range| old[section].text.cut(range.clone())).collect()
        }
        _ => Vec::new(),
    };
    let others = new.section_ids().filter(|id| Some(*id) != section);
    let sections: Vec<SectionId> = section.into_iter().chain(others).collect();
    // Words that are said several times are known only by the words before them.
    let is_repeated =
        own.section.is_some_and(|section| places(old[section].text.as_str(), &own.text).len() > 1);
    let question = paragraph_before(old, quote);
    for id in &sections {
        let text = new[*id].text.as_str();
        let places = if parts.is_empty() { places(text, &own.text) } else { passages(text, &parts) };
        let is_after = |place: &Range<usize>| {
            !before.is_empty() && text.cut(..place.start).trim_end().ends_with(&before)
        };
        let is_before = |place: &Range<usize>| {
            !after.is_empty() && text.cut(place.end..).trim_start().starts_with(&after)
        };
        let (same, is_sure) = if is_repeated || places.len() > 1 {
            let both = places.iter().find(|place| is_after(place) && is_before(place));
            let answers = |place: &&Range<usize>| text.cut(..place.start).trim_end().ends_with(&question);
            let mut answers = places.iter().filter(|place| answers(place));
            let only = answers.next().filter(|_| answers.next().is_none() && question.len() >= MIN_AROUND);
            (both.or(only), true)
        } else {
            (places.iter().find(|place| is_after(place) || is_before(place)), false)
        };
        match same.or(places.first().filter(|_| !is_sure)).cloned() {
            Some(place) if same.is_some() && Some(*id) == section => return Found::Kept(*id, place),
            Some(place) => return Found::Moved(*id, place),
            None => {}
        }
    }
    if is_repeated {
        return Found::Lost;
    }
    // In another section it would not be sure that they are the same.
    let near = section.and_then(|id| Some((id, near(new[id].text.as_str(), &own.text, &before, &after)?)));
    near.map_or(Found::Lost, |(id, range)| Found::Changed(id, range))
}

/// The text before and after a quote, without white space at their ends.
pub(in crate::correct) fn beside(briefing: &Briefing, quote: QuoteId) -> (String, String) {
    let own = &briefing[quote];
    let Some((section, own)) = own.section.zip(own.anchor.whole()) else { return Default::default() };
    let text = briefing[section].text.as_str();
    let left = text.cut(..own.start).trim_end();
    let right = text.cut(own.end..).trim_start();
    let before = left.cut(left.ceil_char_boundary(left.len().saturating_sub(AROUND))..).trim_start();
    let after = right.cut(..right.floor_char_boundary(AROUND.min(right.len()))).trim_end();
    (before.to_owned(), after.to_owned())
}

/// The paragraph before that of a quote, and what is before the quote in its own paragraph: the question and the label.
fn paragraph_before(briefing: &Briefing, quote: QuoteId) -> String {
    let own = &briefing[quote];
    let Some((section, start)) = own.section.zip(own.anchor.start()) else { return String::new() };
    let section = &briefing[section];
    let index = section.paragraphs.iter().rposition(|paragraph| paragraph.start <= start).unwrap_or(0);
    let from = section.paragraphs.get(index.saturating_sub(1)).map_or(0, |paragraph| paragraph.start);
    section.text.cut(from..start).trim_end().to_owned()
}

/// Where the words are in a text, all places if they are there literally.
fn places(text: &str, words: &str) -> Vec<Range<usize>> {
    let literal: Vec<Range<usize>> =
        text.match_indices(words).map(|(at, found)| at..at + found.len()).collect();
    if !literal.is_empty() {
        return literal;
    }
    let found = anchor::find(text, &[words]);
    found.first().and_then(Anchor::whole).into_iter().collect()
}

/// Where the passages of an interrupted quote are, one after another.
fn passages(text: &str, parts: &[&str]) -> Vec<Range<usize>> {
    let Some((first, others)) = parts.split_first() else { return Vec::new() };
    let whole = |start: usize| {
        let mut end = start + first.len();
        for part in others {
            end += text.cut(end..).find(part).filter(|gap| *gap <= MAX_INTERRUPTION)? + part.len();
        }
        Some(start..end)
    };
    text.match_indices(first).filter_map(|(start, _)| whole(start)).collect()
}

/// The words that are nearly those of a quote, right after or before the text beside it.
fn near(text: &str, words: &str, before: &str, after: &str) -> Option<Range<usize>> {
    let wanted: Vec<char> = words.chars().collect();
    if wanted.len() > MAX_CHARS || wanted.len() < CHANGED {
        return None;
    }
    let room = wanted.len() + wanted.len() / CHANGED + 1;
    let from_left = only(text, before).map(|at| {
        let rest = text.cut(at + before.len()..);
        let start = at + before.len() + (rest.len() - rest.trim_start().len());
        let window: Vec<char> = text.cut(start..).chars().take(room).collect();
        let (length, distance) = nearest_prefix(&wanted, &window);
        let bytes: usize = window.iter().take(length).map(|c| c.len_utf8()).sum();
        (start..start + bytes, distance)
    });
    let from_right = only(text, after).map(|at| {
        let end = text.cut(..at).trim_end().len();
        let window: Vec<char> = text.cut(..end).chars().rev().take(room).collect();
        let wanted: Vec<char> = wanted.iter().rev().copied().collect();
        let (length, distance) = nearest_prefix(&wanted, &window);
        let bytes: usize = window.iter().take(length).map(|c| c.len_utf8()).sum();
        (end - bytes..end, distance)
    });
    let best = [from_left, from_right].into_iter().flatten().min_by_key(|(_, distance)| *distance);
    best.filter(|(_, distance)| distance * CHANGED <= wanted.len()).map(|(range, _)| range)
}

/// Where a text contains a part that is long enough, if it does once.
fn only(text: &str, part: &str) -> Option<usize> {
    let mut places = text.match_indices(part).filter(|_| part.len() >= MIN_AROUND).map(|(at, _)| at);
    let first = places.next()?;
    places.next().is_none().then_some(first)
}

/// The length of the prefix of `window` that is most similar to `wanted`, and its Levenshtein distance.
///
/// Of two equally similar prefixes, the one that ends with a word is taken, else the longer one.
fn nearest_prefix(wanted: &[char], window: &[char]) -> (usize, usize) {
    let mut row: Vec<usize> = (0..=window.len()).collect();
    for (index, c) in wanted.iter().enumerate() {
        let mut diagonal = index;
        let mut left = index + 1;
        let mut next = Vec::with_capacity(row.len());
        next.push(left);
        for (above, own) in row.iter().skip(1).zip(window) {
            let cost = (diagonal + usize::from(own != c)).min(above + 1).min(left + 1);
            diagonal = *above;
            left = cost;
            next.push(cost);
        }
        row = next;
    }
    let ends_word = |length: usize| {
        let is_word = |at: usize| window.get(at).is_some_and(|c| c.is_alphanumeric());
        !(length > 0 && is_word(length - 1) && is_word(length))
    };
    let best = row.iter().copied().enumerate();
    let best = best.min_by_key(|(length, distance)| (*distance, !ends_word(*length), usize::MAX - length));
    best.unwrap_or((0, wanted.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn nearly(text: &str, words: &str, before: &str, after: &str) -> Option<String> {
        near(text, words, before, after).map(|range| text.cut(range).to_owned())
    }

    #[test]
    fn words_that_changed_a_little_are_found_beside_the_same_words() {
        let text = "Ling said on Monday that the new quay opens in early June, and left. Others stayed.";
        let before = "Ling said on Monday that";
        let found = nearly(text, "the new quay opens in early July", before, "");
        assert_eq!(found.as_deref(), Some("the new quay opens in early June"));
        let found = nearly(text, "the new quay opens in late June", "", ", and left. Others stayed.");
        assert_eq!(found, None, "too much has changed");
        let found = nearly(text, "the new quays open in early June", "", ", and left. Others stayed.");
        assert_eq!(found.as_deref(), Some("the new quay opens in early June"));
        assert_eq!(
            nearly(text, "the new quay opens in early July", "said", ""),
            None,
            "too little beside it"
        );
        assert_eq!(nearly(text, "nobody came to see the old berths", before, ""), None);
    }
}
