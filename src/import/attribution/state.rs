//! What attribution carries from one block to the next.

use crate::import::attribution::found::Attribution;
use crate::import::attribution::people::People;
use crate::import::blocks::Span;
/// What is carried from block to block.
pub(crate) struct State {
    pub(crate) people: People,
    pub(crate) found: Vec<Attribution>,
    /// The block before ends in its speaker's own words: who, and the rule's attribution.
    pub(crate) speaking: Option<(usize, Option<usize>)>,
    /// Who speaks in a quotation that is a block of its own.
    pub(crate) introduced: Option<Introduced>,
}

/// Somebody whose words the next block holds.
pub(crate) struct Introduced {
    pub(crate) source: Option<Span>,
    pub(crate) person: Option<usize>,
    pub(crate) cue: Option<Span>,
    /// Whether a block of theirs was taken already, so that another one goes on with it.
    pub(crate) spoke: bool,
}
