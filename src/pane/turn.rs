//! Who speaks in a block of the text: the label of a turn, a question, and the names beside a quote.

use super::flow::BlockKind;
use super::{View, hue};
use crate::model::{QuoteId, SHORT_LABEL, SpeakerId};
use crate::row::Role;
use crate::text::width::width;
use std::ops::Range;

/// A paragraph of a transcript, all of which one person says.
#[derive(Clone, Debug)]
pub(super) struct Spoken {
    /// The speaker.
    speaker: Option<SpeakerId>,
    /// The first quote in it, or after it if it is only a label.
    quote: QuoteId,
    /// The bytes of its text before its words, which name the speaker.
    pub label: usize,
}

/// The quotes in a paragraph, with their ranges in its text.
type Quoted = Vec<(Range<usize>, QuoteId)>;

impl View<'_> {
    /// Returns who says a paragraph of a transcript; `None` for any other text.
    pub(super) fn spoken(&self, number: usize) -> Option<Spoken> {
        let quotes = self.quoted_in(number)?;
        let text = self.flow.blocks.get(number)?.text(self.briefing);
        if let Some((_, quote)) = quotes.first() {
            let label = self.briefing.label_of_spoken(&text, &quotes)?;
            return Some(Spoken { speaker: self.briefing[*quote].speaker, quote: *quote, label });
        }
        // A name that is a paragraph of its own.
        let (range, quote) = self.quoted_in(number + 1)?.into_iter().next()?;
        let is_label = range.start == 0 && self.briefing.is_standing_label(&text, quote);
        let speaker = self.briefing[quote].speaker;
        is_label.then_some(Spoken { speaker, quote, label: text.len() })
    }

    /// The quotes in a paragraph; `None` for blocks of other kinds.
    fn quoted_in(&self, number: usize) -> Option<Quoted> {
        let block = self.flow.blocks.get(number)?;
        let BlockKind::Paragraph(range) = &block.kind else { return None };
        let own = |at: usize| at.saturating_sub(range.start);
        let quotes = self.flow.quotes_in(block.section?, range);
        let quotes = quotes.map(|quoted| (own(quoted.range.start)..own(quoted.range.end), quoted.quote));
        Some(quotes.collect())
    }

    /// The byte at which the words of a block begin, if its label has a line of its own.
    pub(super) fn label_line(&self, number: usize, text: &str) -> Option<usize> {
        let label = self.spoken(number)?.label;
        let own = text.get(..label).map(str::trim)?;
        (label < text.len() && width(own) > SHORT_LABEL).then_some(label)
    }

    /// The role of the words of a paragraph that is spoken: a question is set apart from answers.
    pub(super) fn role_of_words(&self, spoken: &Spoken) -> Role {
        if self.briefing.is_question(spoken.quote) { Role::Question } else { Role::Text }
    }

    /// The label of a turn, or the first mention of each speaker beside their words, with their roles.
    pub(super) fn named(
        &self,
        number: usize,
        text: &str,
        spoken: Option<&Spoken>,
    ) -> Vec<(Range<usize>, Role)> {
        if let Some(spoken) = spoken {
            let role = spoken.speaker.map_or(Role::Name, hue);
            return if spoken.label > 0 { vec![(0..spoken.label, role)] } else { Vec::new() };
        }
        let Some(quotes) = self.quoted_in(number) else { return Vec::new() };
        let said: Vec<Range<usize>> = quotes.iter().map(|(range, _)| range.clone()).collect();
        let mut speakers: Vec<SpeakerId> =
            quotes.iter().filter_map(|(_, quote)| self.briefing[*quote].speaker).collect();
        speakers.sort_unstable();
        speakers.dedup();
        let mention = |speaker| Some((self.briefing.mention_of(speaker, text, &said)?, hue(speaker)));
        speakers.into_iter().filter_map(mention).collect()
    }
}
