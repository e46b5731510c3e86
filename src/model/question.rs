//! Finds the question that a quote answers.

use super::turn::direction;
use super::{Briefing, Kind, QuoteId, Speaker};
use crate::text::{Cut, Safe};
use std::borrow::Cow;
use std::ops::Range;

/// The question that a quote answers.
#[derive(Clone, Debug)]
pub struct Question<'a> {
    /// The words of the question.
    pub text: Safe,
    /// Who asks; `None` if the speaker is not named.
    pub speaker: Option<&'a Speaker>,
}

/// Maximum length of a label between a question and its answer, in bytes.
const MAX_LABEL: usize = 100;

impl Briefing {
    /// Returns the question that a quote answers.
    ///
    /// It is the turn before that of the quote, by somebody else without a name or with a question mark at the end. Only
    /// white space, directions in brackets and the label of the answer may be between the two.
    pub fn question_of(&self, quote: QuoteId) -> Option<Question<'_>> {
        let asked = self.asked_before(self.turn_of(quote))?;
        let speaker = self.quotes.get(asked.start)?.speaker.map(|speaker| &self[speaker]);
        Some(Question { text: Safe::prose(Cow::Owned(self.joined_words(asked))).0, speaker })
    }

    /// Returns the quotes of the question that the turn `answer` answers.
    pub fn asked_before(&self, answer: Range<usize>) -> Option<Range<usize>> {
        let asked = self.turn_of(self.quote_at(answer.start.checked_sub(1)?)?);
        let (one, two) = (self.quotes.get(asked.start)?, self.quotes.get(answer.start)?);
        if one.section != two.section || one.kind != Kind::Direct || two.kind != Kind::Direct {
            return None;
        }
        let is_unnamed =
            |speaker: Option<super::SpeakerId>| speaker.is_some_and(|speaker| self[speaker].unnamed);
        let is_other = one.speaker != two.speaker && one.speaker.is_some() && !is_unnamed(two.speaker);
        let words = self.quotes.get(asked.end.checked_sub(1)?)?.text.as_str();
        let end = words.trim_end_matches(['”', '"', '’', '»', '」', ')', ' ']);
        let asks = is_unnamed(one.speaker) || end.ends_with(['?', '？', '؟']);
        let (end, start) = (self.range_of(asked.clone())?.end, self.range_of(answer)?.start);
        let text = &self[one.section?].text;
        let is_beside = end <= start && is_label(text.cut(end..start));
        (is_other && asks && is_beside).then_some(asked)
    }
}

/// Returns true for white space with at most directions and the label of a turn in it: "MS. LING: ".
fn is_label(gap: &str) -> bool {
    let mut label = gap.trim();
    while let Some((_, after)) = direction(label).filter(|(_, after)| after.starts_with('\n')) {
        label = after.trim_start();
    }
    let bare = label.trim_end_matches([':', '：', '.', '*', '-', '—', '–', ' ', ']', ')']);
    label.is_empty()
        || label.len() <= MAX_LABEL
            && !label.contains('\n')
            && bare.len() < label.len()
            && !label.contains(['?', '!'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_label_may_be_before_the_answer() {
        for label in
            ["\n\n", "\n\nMS. LING: ", "\n\nThe Chair. ", "\n\n**Ada Ling:** ", "\n\n(Laughter.)\n\nAda: "]
        {
            assert!(is_label(label), "{label:?}");
        }
        for label in ["\n\nThe mayor laughed", "\n\nBo: Yes!\n\nAda: ", "\n\n(Laughter.) No!\n\nAda: "] {
            assert!(!is_label(label), "{label:?}");
        }
    }
}
