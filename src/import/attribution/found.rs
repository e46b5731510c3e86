//! Attributions: who said what, with the position of the words, the source and the cue.

use crate::import::attribution::languages::cue;
use crate::import::blocks::Span;
use crate::import::person::Person;

/// How somebody's words are reported.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Inside quotation marks, or a turn of a transcript.
    Direct,
    /// In other words.
    Indirect,
    /// In other words, with some of the speaker's own among them.
    Mixed,
}

/// Words, and who said them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attribution {
    /// How the words are reported.
    pub kind: Kind,
    /// The words, without the marks around them and without "that"; several spans if a cue stands between.
    pub content: Vec<Span>,
    /// The mention beside the cue, if there is one: "she".
    pub source: Option<Span>,
    /// The speaker, an index of [`Found::people`].
    pub person: Option<usize>,
    /// The cue: "said", "according to".
    pub cue: Option<Span>,
    /// The name of the rule that found it.
    pub rule: &'static str,
    /// The words follow what somebody said, without a cue of their own: a suggestion.
    pub continued: bool,
}

impl Attribution {
    /// Returns true if a transcript or a clause of another language says who speaks, so English words decide nothing.
    pub(crate) fn names_its_speaker(&self) -> bool {
        self.rule == "turn" || cue::is_rule(self.rule)
    }
}

/// All attributions of a layout, and its people.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Found {
    /// People who speak or hold an office, in the order of their first mention.
    pub people: Vec<Person>,
    /// The attributions, in the order of the input.
    pub attributions: Vec<Attribution>,
}
