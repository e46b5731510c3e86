//! Who said what: source, cue and content, as in the PARC and `PolNeAR` corpora (Pareti 2012; Newell et al. 2018).

mod actions;
mod complement;
mod content;
mod cues;
mod given;
mod introduced;
mod join;
mod languages;
mod lexicon;
pub(super) mod marks;
mod nouns;
mod people;
mod phrases;
mod posts;
mod reach;
mod source;
#[cfg(test)]
mod tests;
mod titled;
mod tokens;
mod turns;

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

/// Finds who said what; `language` is a BCP 47 tag, and English where it is not known.
pub fn attribute(layout: &Layout, language: Option<&str>) -> Found {
    let language = language.or(layout.meta.language.as_deref()).unwrap_or("en");
    join::attribute(layout, language)
}

/// Whether a block holds running text in which somebody may be reported.
fn holds_statements(block: &Block) -> bool {
    matches!(block.kind, BlockKind::Paragraph | BlockKind::Item | BlockKind::Quotation)
}
