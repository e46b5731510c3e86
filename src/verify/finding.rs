//! Findings: the verdict on a passage, and the quote that it is from.

use super::difference::Difference;
use super::source::Owner;
use crate::model::{Briefing, QuoteId, SectionId, SpeakerId};

/// The result for a passage.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// A speaker's own words.
    Verbatim,
    /// Words of a text, a title or a caption, which no speaker said.
    InText,
    /// One or two words, which anybody could have said.
    TooShort,
    /// The words are a speaker's, but the draft does not make clear who said them.
    SpeakerUnclear,
    /// A speaker's own words, attributed to another speaker.
    Misattributed,
    /// A speaker's own words with changes.
    Differs,
    /// Words of a paraphrase, which must not be in quotation marks.
    Paraphrase,
    /// Words that are in no briefing.
    NotFound,
}

impl Verdict {
    /// All verdicts, faults last.
    pub const ALL: [Self; 8] = [
        Self::Verbatim,
        Self::InText,
        Self::TooShort,
        Self::SpeakerUnclear,
        Self::Misattributed,
        Self::Differs,
        Self::Paraphrase,
        Self::NotFound,
    ];

    /// Returns the name: words joined by `-`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Verbatim => "verbatim",
            Self::InText => "in-text",
            Self::TooShort => "too-short",
            Self::SpeakerUnclear => "speaker-unclear",
            Self::Misattributed => "misattributed",
            Self::Differs => "differs",
            Self::Paraphrase => "paraphrase",
            Self::NotFound => "not-found",
        }
    }

    /// Returns true if the passage must not be printed as it is.
    pub fn is_fault(self) -> bool {
        !matches!(self, Self::Verbatim | Self::InText | Self::TooShort)
    }
}

/// What was found out about a passage.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The verdict.
    pub verdict: Verdict,
    /// The index of the briefing with the words, or with the most similar words.
    pub briefing: Option<usize>,
    /// The section with the words.
    pub section: Option<SectionId>,
    /// The quote with the words, or the most similar quote.
    pub quote: Option<QuoteId>,
    /// Who said the words.
    pub speaker: Option<SpeakerId>,
    /// True if the words are the original before translation.
    pub original: bool,
    /// True if the draft attributes the words to another known speaker.
    pub misattributed: bool,
    /// True if it is not clear whom the draft attributes the words to.
    pub unclear: bool,
    /// The draft's words for the speaker, if they are wrong or unclear.
    pub claimed: Option<String>,
    /// The names of the speakers whom those words can refer to; empty if they match nobody.
    pub could_be: Vec<String>,
    /// The differences between passage and quote.
    pub difference: Option<Difference>,
}

impl Finding {
    pub(super) fn new(verdict: Verdict) -> Self {
        Self {
            verdict,
            briefing: None,
            section: None,
            quote: None,
            speaker: None,
            original: false,
            misattributed: false,
            unclear: false,
            claimed: None,
            could_be: Vec::new(),
            difference: None,
        }
    }

    /// Makes a finding for words whose owner is known.
    pub(super) fn of(verdict: Verdict, index: usize, briefing: &Briefing, owner: Owner) -> Self {
        let (quote, section) = match owner {
            Owner::Quote(quote) => (Some(quote), briefing[quote].section),
            Owner::Section(section) => (None, Some(section)),
            Owner::Event => (None, None),
        };
        let speaker = quote.and_then(|quote| briefing[quote].speaker);
        Self { briefing: Some(index), section, quote, speaker, ..Self::new(verdict) }
    }
}
