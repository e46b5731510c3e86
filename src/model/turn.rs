//! Turns: runs of consecutive statements by one speaker.

use super::{Anchor, Briefing, Kind, Quote, QuoteId};
use std::ops::Range;

/// Maximum number of statements that may together be one quote of an earlier version.
const MAX_RUN: usize = 400;

impl Briefing {
    /// Returns the indexes of all quotes of the turn that a quote is in.
    ///
    /// The statements of a turn are neighbouring direct quotes of one section and one speaker with nothing but white space
    /// between them in the section's text. Any other quote is a turn of its own.
    pub fn turn_of(&self, quote: QuoteId) -> Range<usize> {
        let index = quote.index();
        let before = (0..index).rev().take_while(|before| self.goes_on(*before)).count();
        let after = (index..self.quotes.len()).take_while(|own| self.goes_on(*own)).count();
        index - before..index + after + 1
    }

    /// Returns the turns of a range of quotes, each as the indexes of its quotes.
    pub fn turns(&self, quotes: Range<usize>) -> impl Iterator<Item = Range<usize>> {
        let mut next = quotes.start;
        std::iter::from_fn(move || {
            let start = next;
            let last = (start..quotes.end).find(|own| own + 1 >= quotes.end || !self.goes_on(*own))?;
            next = last + 1;
            Some(start..next)
        })
    }

    /// Returns true if the quote after the one at `index` continues its turn.
    pub fn goes_on(&self, index: usize) -> bool {
        self.gap_after(index).is_some()
    }

    /// Returns the white space between a quote and the next statement of its turn; `None` at the end of the turn.
    pub fn gap_after(&self, index: usize) -> Option<&str> {
        let (one, two) = (self.quotes.get(index)?, self.quotes.get(index + 1)?);
        let is_same = one.section == two.section && one.speaker == two.speaker;
        if !is_same || one.kind != Kind::Direct || two.kind != Kind::Direct {
            return None;
        }
        let section = &self[one.section?];
        let (end, start) = (one.anchor.ranges().last()?.end, two.anchor.start()?);
        let gap = section.text.get(end..start).filter(|gap| gap.trim().is_empty())?;
        // Without a name, two paragraphs may be the words of two people.
        let is_known = one.speaker.is_some() || !has_break(gap);
        is_known.then_some(gap)
    }

    /// Returns the words of a run of statements of one turn, as one text.
    ///
    /// Between two statements is what is between them in the text: a paragraph break, a space, a line break, or nothing.
    pub fn joined_words(&self, run: Range<usize>) -> String {
        let mut words = String::new();
        for index in run.clone() {
            let Some(quote) = self.quotes.get(index) else { break };
            words.push_str(&quote.text);
            if index + 1 < run.end {
                let gap = self.gap_after(index).unwrap_or(" ");
                words.push_str(if has_break(gap) { "\n\n" } else { gap });
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
            // In earlier versions, a quote began only where a turn begins.
            let begins = start == quotes.start || !self.goes_on(start - 1);
            let first = self.quotes.get(start).filter(|_| begins)?;
            let end = quotes.end.min(start + MAX_RUN);
            let mut hash = self.hash_of(first);
            (start + 1..end).find_map(|next| {
                hash.go_on(if self.goes_on(next - 1) { " " } else { " … " });
                hash.go_on(&self.quotes.get(next)?.text);
                (hash.clone().name() == id).then_some(start..next + 1)
            })
        })
    }
}

/// Returns true if white space separates two paragraphs.
fn has_break(gap: &str) -> bool {
    gap.split_once('\n').is_some_and(|(_, rest)| rest.contains('\n'))
}
