//! A candidate attribution: content, source and cue as ranges of tokens.

use super::mention::Mention;
use std::ops::Range;

/// A possible attribution that a rule found.
#[derive(Clone, Debug)]
pub(crate) struct Candidate {
    /// The index of its sentence.
    pub(crate) sentence: usize,
    pub(crate) content: Vec<Range<usize>>,
    pub(crate) source: Option<Mention>,
    pub(crate) cue: Option<Range<usize>>,
    /// The name of the rule.
    pub(crate) rule: &'static str,
    pub(crate) continued: bool,
    /// Its content ends before another report, so the model must not select a later end.
    pub(crate) bounded: bool,
}

impl Candidate {
    /// A candidate with a cue, and content in one or more parts.
    pub(crate) fn new(
        rule: &'static str,
        sentence: usize,
        cue: Range<usize>,
        content: impl IntoIterator<Item = Range<usize>>,
        source: Option<Mention>,
    ) -> Self {
        Self {
            sentence,
            content: content.into_iter().collect(),
            source,
            cue: Some(cue),
            rule,
            continued: false,
            bounded: false,
        }
    }

    /// Returns true if the cue of the other is part of this content.
    pub(crate) fn holds(&self, other: &Self) -> bool {
        other.cue.as_ref().is_some_and(|cue| {
            self.cue != other.cue
                && self.content.iter().any(|content| content.start <= cue.start && cue.end <= content.end)
        })
    }
}
