//! A quote with everything that is known about it, ready to leave its briefing.

use super::{Briefing, Event, Quote, QuoteId, Section, Speaker, Standing, When};
use std::ops::Range;
use unicode_segmentation::UnicodeSegmentation;

/// One quote with who said it, where it stands and where the words come from; borrowed from its briefing.
#[derive(Clone, Debug)]
pub struct Record<'a> {
    /// The quote's id: the one its file gives it, or one made of what it says.
    pub id: String,
    /// The words, with their kind.
    pub quote: &'a Quote,
    /// Whether nobody said it: the words are those of the source itself.
    pub by_source: bool,
    /// Who said it; `None` when the speaker is not named.
    pub speaker: Option<&'a Speaker>,
    /// The part of the event in which it was said.
    pub section: Option<&'a Section>,
    /// The event, with the source of the words.
    pub event: &'a Event,
}

/// A piece of a quote in its section's text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TextRange {
    /// Bytes of the section's text.
    pub range: Range<usize>,
    /// The paragraph in which it begins, from 1.
    pub paragraph: usize,
}

/// The words of the same paragraph around a quote, as they stand in the text; empty where there are none.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Context<'a> {
    /// Up to the first of the quote's words.
    pub before: &'a str,
    /// From behind the last of them.
    pub after: &'a str,
}

/// How many characters of context are given at most, on either side.
const CONTEXT: usize = 60;

impl<'a> Record<'a> {
    /// The record of a quote; `quote` must be an id of `briefing`.
    pub fn new(briefing: &'a Briefing, quote: QuoteId) -> Self {
        let id = briefing.quote_name(quote);
        let quote = &briefing[quote];
        Self {
            id,
            quote,
            by_source: false,
            speaker: quote.speaker.map(|speaker| &briefing[speaker]),
            section: quote.section.map(|section| &briefing[section]),
            event: &briefing.event,
        }
    }

    /// How far the words can be relied on.
    pub fn standing(&self) -> Standing {
        self.quote.standing()
    }

    /// The language of the words, a BCP 47 tag.
    pub fn language(&self) -> Option<&'a str> {
        self.event.language.as_deref()
    }

    /// The first and the last day between which it was said, where any is known: the day of its section, or those of the
    /// event.
    pub fn days(&self) -> Option<(When, Option<When>)> {
        let day = |when: When| when.date.map(|date| When { date: Some(date), time: None, offset: None });
        if let Some(day) = self.section.and_then(|section| section.start).and_then(day) {
            return Some((day, None));
        }
        let first = self.event.date.and_then(day)?;
        Some((first, self.event.end.and_then(day).filter(|last| last.date > first.date)))
    }

    /// The same as ISO 8601 has it: `2025-07-01`, `2025-07-01/2025-07-02`.
    pub fn interval(&self) -> Option<String> {
        let (first, last) = self.days()?;
        Some(last.map_or_else(|| first.to_string(), |last| format!("{first}/{last}")))
    }

    /// Where the words stand in the section's text, in order; several where an ellipsis skips, none where
    /// they are not found.
    pub fn places(&self) -> Vec<TextRange> {
        let Some(section) = self.section else { return Vec::new() };
        let place = |range: &Range<usize>| TextRange {
            range: range.clone(),
            paragraph: section.paragraphs.partition_point(|paragraph| paragraph.end <= range.start) + 1,
        };
        self.quote.anchor.ranges().iter().map(place).collect()
    }

    /// The words around the quote, cut at spaces; `None` where it is not found in the text.
    pub fn context(&self) -> Option<Context<'a>> {
        let section = self.section?;
        let text = section.text.as_str();
        let ranges = self.quote.anchor.ranges();
        let (first, last) = (ranges.first()?, ranges.last()?);
        let paragraphs = &section.paragraphs;
        let begins = paragraphs.partition_point(|paragraph| paragraph.start <= first.start);
        let start = paragraphs.get(begins.checked_sub(1)?)?.start;
        let end = paragraphs.get(paragraphs.partition_point(|paragraph| paragraph.end < last.end))?.end;
        Some(Context { before: tail(&text[start..first.start]), after: head(&text[last.end..end]) })
    }
}

/// The last words of `text`.
fn tail(text: &str) -> &str {
    let len: usize = text.graphemes(true).rev().take(CONTEXT).map(str::len).sum();
    let (left, kept) = text.split_at(text.len() - len);
    if left.is_empty() || left.ends_with(char::is_whitespace) {
        return kept;
    }
    // Scripts without spaces have no other place to cut than between characters.
    match kept.trim_end().find(char::is_whitespace) {
        Some(at) => kept[at..].trim_start(),
        None => kept,
    }
}

/// The first words of `text`.
fn head(text: &str) -> &str {
    let len: usize = text.graphemes(true).take(CONTEXT).map(str::len).sum();
    let (kept, left) = text.split_at(len);
    if left.is_empty() || left.starts_with(char::is_whitespace) {
        return kept;
    }
    let ink = kept.len() - kept.trim_start().len();
    match kept[ink..].rfind(char::is_whitespace) {
        Some(at) => kept[..ink + at].trim_end(),
        None => kept,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn context_is_cut_at_spaces_where_there_are_any() {
        let text = "abcdefghi ".repeat(10);
        assert_eq!(tail(&text), "abcdefghi ".repeat(6));
        assert_eq!(tail(&text[..97]), &text[40..97]);
        assert_eq!(head(&text), &text[..59]);
        assert_eq!(head(&text[3..]), &text[3..59]);
        assert_eq!(tail(&"门".repeat(99)), "门".repeat(60));
        assert_eq!(head(&"e\u{301}".repeat(99)), "e\u{301}".repeat(60));
        assert_eq!(head(" a"), " a");
    }
}
