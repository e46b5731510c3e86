//! Turns: runs of consecutive statements by one speaker.

use super::{Anchor, Briefing, Kind, Quote, QuoteId};
use crate::text::fold::joins;
use std::ops::Range;

/// Maximum number of statements that may together be one quote of an earlier version.
const MAX_RUN: usize = 400;
/// Maximum length of a direction between two statements, in bytes.
const MAX_DIRECTION: usize = 160;

impl Briefing {
    /// Returns the indexes of all quotes of the turn that a quote is in.
    ///
    /// The statements of a turn are neighbouring direct quotes of one section and one speaker with nothing but white space
    /// and directions such as "(Applause.)" between them in the section's text. Any other quote is a turn of its own.
    pub fn turn_of(&self, quote: QuoteId) -> Range<usize> {
        let index = quote.index();
        let before = (0..index).rev().take_while(|before| self.turn_continues_after(*before)).count();
        let after = (index..self.quotes.len()).take_while(|own| self.turn_continues_after(*own)).count();
        index - before..index + after + 1
    }

    /// Returns the turns of a range of quotes, each as the indexes of its quotes.
    pub fn turns(&self, quotes: Range<usize>) -> impl Iterator<Item = Range<usize>> {
        let mut next = quotes.start;
        std::iter::from_fn(move || {
            let start = next;
            let last =
                (start..quotes.end).find(|own| own + 1 >= quotes.end || !self.turn_continues_after(*own))?;
            next = last + 1;
            Some(start..next)
        })
    }

    /// Returns true if the quote after the one at `index` continues its turn.
    pub fn turn_continues_after(&self, index: usize) -> bool {
        self.gap_after(index).is_some()
    }

    /// Returns true if only white space is between a quote and the next statement of its turn.
    fn is_beside(&self, index: usize) -> bool {
        self.gap_after(index).is_some_and(|gap| gap.trim().is_empty())
    }

    /// Returns what is between a quote and the next statement of its turn; `None` at the end of the turn.
    ///
    /// It is white space, perhaps with directions in brackets.
    pub fn gap_after(&self, index: usize) -> Option<&str> {
        let (one, two) = (self.quotes.get(index)?, self.quotes.get(index + 1)?);
        let is_same = one.section == two.section && one.speaker == two.speaker;
        if !is_same || one.kind != Kind::Direct || two.kind != Kind::Direct {
            return None;
        }
        let section = &self[one.section?];
        let (end, start) = (one.anchor.ranges().last()?.end, two.anchor.start()?);
        let gap = section.text.get(end..start).filter(|gap| is_gap(gap))?;
        // Without a name, two paragraphs may be the words of two people.
        let is_known = one.speaker.is_some() || !has_break(gap);
        is_known.then_some(gap)
    }

    /// Returns the words of a run of statements of one turn, as one text.
    ///
    /// Between two statements is what is between them in the text: a paragraph break, a space, a line break, or nothing.
    /// A direction stays, because the text does not say that no words are missing there. It ends the paragraph before it.
    pub fn joined_words(&self, run: Range<usize>) -> String {
        let mut words = String::new();
        for index in run.clone() {
            let Some(quote) = self.quotes.get(index) else { break };
            words.push_str(&quote.text);
            if index + 1 < run.end {
                join(&mut words, self.gap_after(index).unwrap_or(" "));
            }
        }
        words
    }

    /// Returns the position of a run of statements of one turn, as one anchor.
    pub fn joined_anchor(&self, run: Range<usize>) -> Anchor {
        let mut ranges: Vec<Range<usize>> = Vec::new();
        for quote in self.quotes.get(run.clone()).unwrap_or_default() {
            let Some((first, rest)) = quote.anchor.ranges().split_first() else { continue };
            match ranges.last_mut() {
                Some(last) => last.end = first.end,
                None => ranges.push(first.clone()),
            }
            ranges.extend_from_slice(rest);
        }
        let is_shortened = self.quotes.get(run).unwrap_or_default().iter().any(Quote::is_shortened);
        match ranges.as_slice() {
            [] => Anchor::Missing,
            [one] => Anchor::Found(one.clone()),
            _ if is_shortened => Anchor::Pieces(ranges.into()),
            _ => Anchor::Passages(ranges.into()),
        }
    }

    /// Returns the byte range of a turn in its section's text; `None` if its words are not there.
    pub fn range_of(&self, run: Range<usize>) -> Option<Range<usize>> {
        let first = self.quotes.get(run.start)?.anchor.start()?;
        let last = self.quotes.get(run.end.checked_sub(1)?)?.anchor.ranges().last()?.end;
        Some(first..last)
    }
}

impl Briefing {
    /// Returns the run of `quotes` that was one quote with the id `id` when a turn was one quote.
    ///
    /// Its paragraphs were joined by spaces, and by an ellipsis where there were other words between them.
    pub fn earlier_run(&self, quotes: Range<usize>, id: &str) -> Option<Range<usize>> {
        quotes.clone().find_map(|start| {
            // In earlier versions, a quote began only where a run of adjacent statements begins.
            let begins = start == quotes.start || !self.is_beside(start - 1);
            let first = self.quotes.get(start).filter(|_| begins)?;
            let end = quotes.end.min(start + MAX_RUN);
            let mut hash = self.hash_of(first);
            (start + 1..end).find_map(|next| {
                hash.go_on(if self.is_beside(next - 1) { " " } else { " … " });
                hash.go_on(&self.quotes.get(next)?.text);
                (hash.clone().name() == id).then_some(start..next + 1)
            })
        })
    }
}

/// Returns true for white space, perhaps with directions in brackets: "(Applause.)".
fn is_gap(gap: &str) -> bool {
    let mut rest = gap.trim_start();
    while !rest.is_empty() {
        let Some((direction, after)) = direction(rest) else { return false };
        if direction.len() > MAX_DIRECTION {
            return false;
        }
        rest = after.trim_start();
    }
    true
}

/// Returns the direction at the start of a text, and what follows it.
///
/// "[Bo Marsh: No!]" and "(“No!”)" are words of somebody else.
pub(super) fn direction(text: &str) -> Option<(&str, &str)> {
    let close = match text.chars().next()? {
        '(' => ')',
        '[' => ']',
        '（' => '）',
        '【' => '】',
        _ => return None,
    };
    let (inner, after) = text.split_once(close)?;
    let has_words = inner.contains([':', '：', '?', '？', '“', '”', '"', '«', '»', '„', '\n']);
    let is_direction = inner.contains(char::is_alphabetic) && !has_words;
    is_direction.then(|| (text.get(..inner.len() + close.len_utf8()).unwrap_or(text), after))
}

/// Adds what is between two statements to the words of the first.
fn join(words: &mut String, gap: &str) {
    if gap.trim().is_empty() {
        words.push_str(if has_break(gap) { "\n\n" } else { gap });
        return;
    }
    let start = gap.get(..gap.len() - gap.trim_start().len()).unwrap_or_default();
    let end = gap.get(gap.trim_end().len()..).unwrap_or_default();
    let mut rest = gap.trim_start();
    let mut begins = has_break(start) && !has_break(end);
    while let Some((direction, after)) = direction(rest) {
        let is_spaced = !joins(words, direction.chars().next());
        words.push_str(if std::mem::take(&mut begins) {
            "\n\n"
        } else if is_spaced {
            " "
        } else {
            ""
        });
        words.push_str(direction);
        rest = after.trim_start();
    }
    words.push_str(if has_break(end) { "\n\n" } else { end });
}

/// Returns true if white space separates two paragraphs.
fn has_break(gap: &str) -> bool {
    gap.split_once('\n').is_some_and(|(_, rest)| rest.contains('\n'))
}
