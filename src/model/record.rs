//! A record: a quote with everything known about it.

use super::{Briefing, Event, Question, Quote, QuoteId, Section, Speaker, Standing, When};
use crate::text::Cut;
use std::ops::Range;
use unicode_segmentation::UnicodeSegmentation;

/// A quote with its speaker, section, event and source, borrowed from its briefing.
#[derive(Clone, Debug)]
pub struct Record<'a> {
    /// The quote's id, from the file or made from its words.
    pub id: String,
    /// The words, with their kind.
    pub quote: &'a Quote,
    /// True if no speaker said the words, because they are the source's own.
    pub by_source: bool,
    /// True if a person has checked who said it, false if only rules found it; `None` if there is nothing to check.
    pub checked: Option<bool>,
    /// Who said it; `None` if the speaker is not named.
    pub speaker: Option<&'a Speaker>,
    /// The section in which it was said.
    pub section: Option<&'a Section>,
    /// The event, with the source of the words.
    pub event: &'a Event,
    /// The briefing, and the quote that the words are from or begin in.
    pub(crate) from: Option<(&'a Briefing, QuoteId)>,
}

/// A part of a quote in its section's text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TextRange {
    /// The byte range in the section's text.
    pub range: Range<usize>,
    /// The paragraph in which it begins, from 1.
    pub paragraph: usize,
}

/// The text around a quote in the same paragraph; may be empty.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Context<'a> {
    /// The words before the quote.
    pub before: &'a str,
    /// The words after the quote.
    pub after: &'a str,
}

/// The maximum number of characters of context on each side.
const MAX_CONTEXT: usize = 60;

impl<'a> Record<'a> {
    /// Makes the record of a quote; `quote` must be an id of `briefing`.
    pub fn new(briefing: &'a Briefing, quote: QuoteId) -> Self {
        let id = briefing.quote_name(quote);
        let from = Some((briefing, quote));
        let quote = &briefing[quote];
        Self {
            id,
            from,
            quote,
            by_source: false,
            checked: briefing.is_checked(quote),
            speaker: quote.speaker.map(|speaker| &briefing[speaker]),
            section: quote.section.map(|section| &briefing[section]),
            event: &briefing.event,
        }
    }

    /// Returns the question that the words answer, if they do.
    pub fn question(&self) -> Option<Question<'a>> {
        self.from.and_then(|(briefing, quote)| briefing.question_of(quote))
    }

    /// Returns the reliability of the words.
    pub fn standing(&self) -> Standing {
        self.quote.standing()
    }

    /// Returns the language of the words (BCP 47).
    pub fn language(&self) -> Option<&'a str> {
        self.event.language.as_deref()
    }

    /// Returns the day of the section, or the first and last day of the event.
    pub fn days(&self) -> Option<(When, Option<When>)> {
        let day = |when: When| when.date.map(|date| When { date: Some(date), time: None, offset: None });
        if let Some(day) = self.section.and_then(|section| section.start).and_then(day) {
            return Some((day, None));
        }
        let first = self.event.date.and_then(day)?;
        Some((first, self.event.end.and_then(day).filter(|last| last.date > first.date)))
    }

    /// Returns the days in ISO 8601: `2025-07-01`, `2025-07-01/2025-07-02`.
    pub fn interval(&self) -> Option<String> {
        let (first, last) = self.days()?;
        Some(last.map_or_else(|| first.to_string(), |last| format!("{first}/{last}")))
    }

    /// Returns the positions of the words in the section's text, in order.
    ///
    /// An ellipsis makes several positions. There are none if the words are not in the text.
    pub fn places(&self) -> Vec<TextRange> {
        let Some(section) = self.section else { return Vec::new() };
        let place = |range: &Range<usize>| TextRange {
            range: range.clone(),
            paragraph: section.paragraphs.partition_point(|paragraph| paragraph.end <= range.start) + 1,
        };
        self.quote.anchor.ranges().iter().map(place).collect()
    }

    /// Returns the words around the quote, cut at spaces; `None` if the quote is not in the text.
    pub fn context(&self) -> Option<Context<'a>> {
        let section = self.section?;
        let text = section.text.as_str();
        let ranges = self.quote.anchor.ranges();
        let (first, last) = (ranges.first()?, ranges.last()?);
        let paragraphs = &section.paragraphs;
        let begins = paragraphs.partition_point(|paragraph| paragraph.start <= first.start);
        let start = paragraphs.get(begins.checked_sub(1)?)?.start;
        let end = paragraphs.get(paragraphs.partition_point(|paragraph| paragraph.end < last.end))?.end;
        Some(Context { before: tail(text.cut(start..first.start)), after: head(text.cut(last.end..end)) })
    }
}

/// Returns the last words of `text`.
fn tail(text: &str) -> &str {
    let len: usize = text.graphemes(true).rev().take(MAX_CONTEXT).map(str::len).sum();
    let (left, kept) = text.split_at(text.len() - len);
    if left.is_empty() || left.ends_with(char::is_whitespace) {
        return kept;
    }
    // Scripts without spaces can be cut between any characters.
    match kept.trim_end().find(char::is_whitespace) {
        Some(at) => kept.cut(at..).trim_start(),
        None => kept,
    }
}

/// Returns the first words of `text`.
fn head(text: &str) -> &str {
    let len: usize = text.graphemes(true).take(MAX_CONTEXT).map(str::len).sum();
    let (kept, left) = text.split_at(len);
    if left.is_empty() || left.starts_with(char::is_whitespace) {
        return kept;
    }
    let ink = kept.len() - kept.trim_start().len();
    match kept.cut(ink..).rfind(char::is_whitespace) {
        Some(at) => kept.cut(..ink + at).trim_end(),
        None => kept,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn context_is_cut_at_spaces_if_there_are_any() {
        let text = "abcdefghi ".repeat(10);
        assert_eq!(tail(&text), "abcdefghi ".repeat(6));
        assert_eq!(tail(text.cut(..97)), text.cut(40..97));
        assert_eq!(head(&text), text.cut(..59));
        assert_eq!(head(text.cut(3..)), text.cut(3..59));
        assert_eq!(tail(&"门".repeat(99)), "门".repeat(60));
        assert_eq!(head(&"e\u{301}".repeat(99)), "e\u{301}".repeat(60));
        assert_eq!(head(" a"), " a");
    }
}
