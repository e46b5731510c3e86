//! What attribution finds: who said what, with the place of the words, the source and the cue.

use crate::import::attribution::languages;
use crate::import::blocks::Span;
use crate::import::person::Person;
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

impl Attribution {
    /// Whether its speaker needs no second look by English words: a transcript says who speaks, and so does a clause of
    /// another language.
    pub(crate) fn names_its_speaker(&self) -> bool {
        self.rule == "turn" || languages::is_rule(self.rule)
    }
}

/// All that is said in a layout, and by whom.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Found {
    /// Who speaks or is named as an official, in the order of their first mention.
    pub people: Vec<Person>,
    /// Who said what, in the order of the input.
    pub attributions: Vec<Attribution>,
}
