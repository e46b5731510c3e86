//! A quote: its words, of which kind they are, and how far the text bears them out.

use super::{Anchor, Original, SectionId, SpeakerId};
use crate::diagnostic::Span;
use crate::text::Safe;

/// What kind of words a quote holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Kind {
    /// The speaker's words, verbatim.
    #[default]
    Direct,
    /// The reporter's words for what the speaker said: they never stand in quotation marks.
    Indirect,
    /// Reported speech with verbatim words inside it; only those stand in quotation marks.
    Mixed,
}

impl Kind {
    /// All of them, as the file names them.
    pub const ALL: [Self; 3] = [Self::Direct, Self::Indirect, Self::Mixed];

    /// `direct`, `indirect`, `mixed`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Direct => "direct",
            Self::Indirect => "indirect",
            Self::Mixed => "mixed",
        }
    }

    /// The kind of that name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }
}

/// How far a quote's words can be relied on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Standing {
    /// A direct quote that its section's text bears out.
    Verbatim,
    /// A direct quote in a section without text: nothing to hold it against.
    Unchecked,
    /// A direct quote that its section's text does not bear out.
    Doubtful,
    /// Reported speech.
    Paraphrase,
    /// Reported speech with verbatim words inside it.
    PartlyVerbatim,
}

impl Standing {
    /// A few words for a reader: `verbatim`, `paraphrase`.
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

/// Something that somebody said.
#[derive(Clone, Debug, Default)]
pub struct Quote {
    /// The id in the file, where it gives one.
    pub id: Option<Safe>,
    /// The section it belongs to.
    pub section: Option<SectionId>,
    /// Who said it; `None` when the speaker is not named.
    pub speaker: Option<SpeakerId>,
    /// What kind of words it holds.
    pub kind: Kind,
    /// The words, without outer quotation marks. Never empty.
    pub text: Safe,
    /// The words that attribute it: `said`.
    pub cue: Option<Safe>,
    /// Position in a recording or transcript.
    pub at: Option<Safe>,
    /// Words to find it by.
    pub tags: Vec<Safe>,
    /// A remark of whoever wrote the briefing.
    pub note: Option<Safe>,
    /// The words before translation.
    pub original: Option<Original>,
    /// Where it stands in its section's text.
    pub anchor: Anchor,
    /// Where its words stand in the file.
    pub span: Span,
}

impl Quote {
    /// How far its words can be relied on.
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
