//! Attributions: who said what, and where the words, source and cue are.

use crate::import::attribution::languages::cue;
use crate::import::blocks::Span;
use crate::import::person::Person;

/// How somebody's words are reported.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Inside quotation marks, or a turn of a transcript.
    Direct,
    /// Paraphrased.
    Indirect,
    /// Paraphrased, with some of the speaker's own words in quotation marks.
    Mixed,
}

/// What somebody said, and who said it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attribution {
    /// How the words are reported.
    pub kind: Kind,
    /// The words, without the quotation marks around them and without "that".
    ///
    /// There are several spans if a cue interrupts the words.
    pub content: Vec<Span>,
    /// The mention next to the cue, if there is one: "she".
    pub source: Option<Span>,
    /// The speaker, an index of [`Found::people`].
    pub person: Option<usize>,
    /// The cue: "said", "according to".
    pub cue: Option<Span>,
    /// The name of the rule that found it.
    pub rule: &'static str,
    /// The words follow a statement and have no cue, so they are only suggested.
    pub continued: bool,
}

impl Attribution {
    /// Returns true if the English rules must not change the speaker.
    ///
    /// The speaker comes from a transcript, or from a clause in another language.
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
    /// Reports that become no quotes: those with too few words, and those in titles.
    pub little: Vec<Attribution>,
}
