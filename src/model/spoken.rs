//! Who speaks in a paragraph: the label of a turn, and the names beside a quote.

use super::{Briefing, Kind, QuoteId, SpeakerId};
use crate::text::is_quotation_mark;
use crate::text::width::width;
use crate::text::word::find_whole;
use std::cmp::Reverse;
use std::ops::Range;

/// Maximum length of a label, in bytes.
const MAX_LABEL: usize = 100;
/// Maximum width of a label without a mark at its end, such as `Q`, in cells.
pub const SHORT_LABEL: usize = 3;

impl Briefing {
    /// Returns the length of the label of a paragraph that one person says, 0 without a label; `None` for other paragraphs.
    ///
    /// The paragraph's `quotes` come with their ranges in its text, in order.
    pub fn label_of_spoken(&self, text: &str, quotes: &[(Range<usize>, QuoteId)]) -> Option<usize> {
        let ((first, quote), last) = (quotes.first()?, quotes.last()?);
        let is_one = |(_, other): &(Range<usize>, QuoteId)| {
            self[*other].speaker == self[*quote].speaker && self[*other].kind == Kind::Direct
        };
        let label = first.start;
        if !quotes.iter().all(is_one) || !is_label(text.get(..label)?) {
            return None;
        }
        let mut gaps = quotes.windows(2).map(|pair| match pair {
            [(one, _), (two, _)] => text.get(one.end.min(two.start)..two.start).is_some_and(is_silent),
            _ => false,
        });
        let is_silent_after = text.get(last.0.end.min(text.len())..).is_some_and(is_silent);
        let is_quotation = label == 0 && text.starts_with(is_quotation_mark);
        (gaps.all(|is_silent| is_silent) && is_silent_after && !is_quotation).then_some(label)
    }

    /// Returns true if a paragraph is only the name of the person whose words come next.
    pub fn is_standing_label(&self, text: &str, next: QuoteId) -> bool {
        let is_short = text.len() <= MAX_LABEL && !text.contains(['\n', '?', '!']) && !text.ends_with('.');
        let speaker = self[next].speaker.filter(|_| is_short && self[next].kind == Kind::Direct);
        speaker.is_some_and(|speaker| self.mention_of(speaker, text, &[]).is_some())
    }

    /// Returns the first mention of a speaker in a text, outside the ranges of words that are `said`.
    pub fn mention_of(&self, speaker: SpeakerId, text: &str, said: &[Range<usize>]) -> Option<Range<usize>> {
        let own = &self[speaker];
        let names = [Some(&own.name), own.family.as_ref()].into_iter().flatten().chain(&own.aliases);
        let names = names.map(|name| &**name).filter(|name| name.chars().count() > 1);
        let is_outside =
            |own: &Range<usize>| said.iter().all(|said| said.end <= own.start || own.end <= said.start);
        let first = |name: &str| {
            let mut from = 0;
            while let Some(own) = find_whole(text, name, from) {
                if is_outside(&own) {
                    return Some(own);
                }
                from = own.end;
            }
            None
        };
        names.filter_map(first).min_by_key(|own| (own.start, Reverse(own.end)))
    }

    /// Returns true if a quote belongs to a question that the next speaker answers.
    pub fn is_question(&self, quote: QuoteId) -> bool {
        if self[quote].speaker.is_some_and(|speaker| self[speaker].unnamed) {
            return true;
        }
        let turn = self.turn_of(quote);
        let answer = self.quote_at(turn.end).map(|next| self.turn_of(next));
        answer.and_then(|answer| self.asked_before(answer)) == Some(turn)
    }
}

/// Returns true for the label of a turn: short words without quotation marks, or nothing.
fn is_label(words: &str) -> bool {
    let words = words.trim();
    let is_plain = words.len() <= MAX_LABEL && !words.contains(['\n', '?', '!']);
    // An apostrophe may be part of a name.
    let is_mark = |c: char| is_quotation_mark(c) && !matches!(c, '’' | '\'');
    let ends = words.ends_with([':', '：', '.', '-', '—', '–', ']', ')', '*']);
    is_plain && !words.contains(is_mark) && (ends || width(words) <= SHORT_LABEL)
}

/// Returns true for text that nobody says: white space and directions in brackets.
fn is_silent(text: &str) -> bool {
    let text = text.trim();
    text.is_empty() || text.starts_with(['(', '[', '（', '【']) && text.ends_with([')', ']', '）', '】'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_label_is_short_and_has_no_quotation_marks() {
        for label in
            ["", "MS. LING:  ", "Q    ", "The Chair. ", "**Ada O’Ling:** ", "Harbour Master (by video): "]
        {
            assert!(is_label(label), "{label:?}");
        }
        for text in ["Ada Ling said: “", "“", "What? ", "Ada Ling, the Chair, said that "] {
            assert!(!is_label(text), "{text:?}");
        }
    }
}
