//! A quote: its words, their kind, and how reliable they are.

use super::interruption::Around;
use super::{Anchor, Interruption, Original, Section, SectionId, SpeakerId};
use crate::diagnostic::Span;
use crate::text::{Cut, Safe};
use serde::{Deserialize, Serialize};
use std::borrow::Cow;

/// The kind of a quote.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
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

/// A passage of an interrupted quote.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passage<'a> {
    /// The words.
    pub words: Safe,
    /// The text between the passage before and this one.
    pub gap: &'a str,
    /// What the gap is; `None` for the first passage.
    pub interruption: Option<Interruption>,
}

/// Something that a speaker said.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
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
    /// True if a person has checked who said it; only used in an imported briefing.
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

    /// Returns the passages of an interrupted direct quote; none if it is not interrupted.
    ///
    /// `section` must be the section of the quote.
    pub fn passages<'a>(&self, section: Option<&'a Section>) -> Vec<Passage<'a>> {
        let (Anchor::Passages(ranges), Kind::Direct, Some(section)) = (&self.anchor, self.kind, section)
        else {
            return Vec::new();
        };
        let text = section.text.as_str();
        let ends = std::iter::once(None).chain(ranges.iter().map(|range| Some(range.end)));
        let passage = |(range, end): (&std::ops::Range<usize>, Option<usize>)| {
            let gap = end.map_or("", |end| text.cut(end..range.start));
            Passage {
                words: Safe::prose(Cow::Borrowed(text.cut(range.clone()))).0,
                gap,
                interruption: end
                    .and_then(|_| Interruption::of(gap, self.cue.as_deref(), Around::MarksOrCommas)),
            }
        };
        ranges.iter().zip(ends).map(passage).collect()
    }

    /// Returns true if the speaker's words are in the text, and some between them were left out.
    pub fn is_shortened(&self) -> bool {
        self.kind == Kind::Direct && matches!(self.anchor, Anchor::Pieces(_))
    }

    /// Returns the reliability of its words, and adds if they were shortened: `verbatim, shortened`.
    pub fn standing_words(&self) -> String {
        let shortened = if self.is_shortened() { ", shortened" } else { "" };
        format!("{}{shortened}", self.standing().words())
    }
}
