//! A candidate attribution: content, source and cue as ranges of tokens.

use crate::import::attribution::english::noun_phrase::Mention;
use std::ops::Range;
/// An attribution in tokens.
#[derive(Clone, Debug)]
pub(crate) struct Candidate {
    /// The sentence's index.
    pub(crate) sentence: usize,
    pub(crate) content: Vec<Range<usize>>,
    pub(crate) source: Option<Mention>,
    pub(crate) cue: Option<Range<usize>>,
    pub(crate) rule: &'static str,
    pub(crate) continued: bool,
}

impl Candidate {
    /// Whether its words hold another's cue.
    pub(crate) fn holds(&self, other: &Self) -> bool {
        other.cue.as_ref().is_some_and(|cue| {
            self.cue != other.cue
                && self.content.iter().any(|content| content.start <= cue.start && cue.end <= content.end)
        })
    }
}
