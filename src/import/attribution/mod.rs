//! Who said what: source, cue and content, as in the PARC and `PolNeAR` corpora (Pareti 2012; Newell et al. 2018).

mod actions;
mod circumstances;
mod complement;
mod content;
mod cues;
mod ends;
mod given;
mod introduced;
mod join;
mod languages;
mod learned;
mod lexicon;
pub(super) mod marks;
mod nouns;
mod people;
mod phrases;
mod place;
mod posts;
mod reach;
mod source;
mod subject;
#[cfg(test)]
mod tests;
mod titled;
mod tokens;
mod turns;

pub use ends::{Choice, choices};
pub use learned::{best, chance};

use super::layout::{Block, BlockKind, Layout};
use std::ops::Range;

/// A stretch of a block's words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Span {
    /// The block's index in the layout.
    pub block: usize,
    /// Bytes of its words.
    pub range: Range<usize>,
}

/// How words are given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Inside quotation marks, or a turn of a transcript.
    Direct,
    /// In other words.
    Indirect,
    /// In other words with some of the own among them.
    Mixed,
}

/// Somebody who says something, all mentions tied into one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Person {
    /// The fullest name, in the order that the input has it; of a group or an unnamed one its description.
    pub name: String,
    /// The family name, where it is sure.
    pub family: Option<String>,
    /// "Dr.", "Sen.".
    pub honorific: Option<String>,
    /// The post, as the input says it.
    pub role: Option<String>,
    /// For whom.
    pub organization: Option<String>,
    /// Several people, or an organization, who speak as one.
    pub group: bool,
    /// Somebody without a name.
    pub unnamed: bool,
    /// Where each mention stands, the first one first.
    pub mentions: Vec<Span>,
}

/// Somebody's words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attribution {
    /// The kind.
    pub kind: Kind,
    /// The words, without the marks around them and without "that"; several where a cue stands between.
    pub content: Vec<Span>,
    /// The mention beside the cue ("she"), where there is one.
    pub source: Option<Span>,
    /// Who, an index of [`Found::people`].
    pub person: Option<usize>,
    /// "said", "according to".
    pub cue: Option<Span>,
    /// The name of the rule that found it, for whoever asks why.
    pub rule: &'static str,
    /// Goes on with what somebody said, without a cue of its own: offered, not claimed.
    pub continued: bool,
}

/// All that is said in a layout, and by whom.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Found {
    /// Who speaks or is named as an official, in the order of their first mention.
    pub people: Vec<Person>,
    /// Who said what, in the order of the input.
    pub attributions: Vec<Attribution>,
}

/// Finds who said what. `language` is a BCP 47 tag that somebody gave and that holds for all of the text; without one the
/// layout's holds, or else English, and a paragraph in plain words of another language is read as that.
pub fn attribute(layout: &Layout, language: Option<&str>) -> Found {
    join::attribute(layout, &languages::tongues(layout, language))
}

impl Attribution {
    /// Whether its speaker needs no second look by English words: a transcript says who speaks, and so does a clause of
    /// another language.
    pub(super) fn names_its_speaker(&self) -> bool {
        self.rule == "turn" || languages::is_rule(self.rule)
    }
}

/// Whether a block holds running text in which somebody may be reported.
fn holds_statements(block: &Block) -> bool {
    matches!(block.kind, BlockKind::Paragraph | BlockKind::Item | BlockKind::Quotation)
}
