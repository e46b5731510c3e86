//! A quote: its words, their kind, and how reliable they are.

use super::{Anchor, Original, SectionId, SpeakerId};
use crate::diagnostic::Span;
use crate::text::Safe;

/// The kind of a quote.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Kind {
    /// The speaker's words, verbatim.
    #[default]
    Direct,
    /// The reporter's words for what the speaker said; never in quotation marks.
    Indirect,
    /// Reported speech with verbatim words; only those are in quotation marks.
    Mixed,
}

impl Kind {
    /// All kinds.
    pub const ALL: [Self; 3] = [Self::Direct, Self::Indirect, Self::Mixed];

    /// Returns `direct`, `indirect` or `mixed`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Direct => "direct",
            Self::Indirect => "indirect",
            Self::Mixed => "mixed",
        }
    }

    /// Returns the kind with that name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }
}

/// The reliability of a quote's words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Standing {
    /// A direct quote that is in its section's text.
    Verbatim,
    /// A direct quote in a section without text.
    Unchecked,
    /// A direct quote that is not in its section's text.
    Doubtful,
    /// Reported speech.
    Paraphrase,
    /// Reported speech with verbatim words.
    PartlyVerbatim,
}

impl Standing {
    /// Returns a description in a few words: `verbatim`, `paraphrase`.
    pub fn words(self) -> &'static str {
        match self {
            Self::Verbatim => "verbatim",
            Self::Unchecked => "direct, no text to check it against",
            Self::Doubtful => "direct, not found in the text",
            Self::Paraphrase => "paraphrase",
            Self::PartlyVerbatim => "paraphrase with verbatim words",
        }
    }
}

/// Something that a speaker said.
#[derive(Clone, Debug, Default)]
pub struct Quote {
    /// The id in the file, if it has one.
    pub id: Option<Safe>,
    /// The section it belongs to.
    pub section: Option<SectionId>,
    /// Who said it; `None` if the speaker is not named.
    pub speaker: Option<SpeakerId>,
    /// The kind of the words.
    pub kind: Kind,
    /// The words without outer quotation marks; never empty.
    pub text: Safe,
    /// The cue of the attribution: `said`.
    pub cue: Option<Safe>,
    /// The position in a recording or transcript.
    pub at: Option<Safe>,
    /// Tags for searching.
    pub tags: Vec<Safe>,
    /// A note by the briefing's author.
    pub note: Option<Safe>,
    /// True if a person has checked who said it; only matters in an imported briefing.
    pub checked: bool,
    /// The original, if the words are a translation.
    pub original: Option<Original>,
    /// The position in its section's text.
    pub anchor: Anchor,
    /// The position of its words in the file.
    pub span: Span,
}

impl Quote {
    /// Returns the reliability of its words.
    pub fn standing(&self) -> Standing {
        match (self.kind, &self.anchor) {
            (Kind::Indirect, _) => Standing::Paraphrase,
            (Kind::Mixed, _) => Standing::PartlyVerbatim,
            (Kind::Direct, Anchor::NoText) => Standing::Unchecked,
            (Kind::Direct, Anchor::Missing) => Standing::Doubtful,
            (Kind::Direct, _) => Standing::Verbatim,
        }
    }
}
