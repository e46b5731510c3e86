//! The state that attribution carries from one block to the next.

use crate::import::attribution::found::Attribution;
use crate::import::attribution::people::People;
use crate::import::blocks::Span;
use std::collections::HashSet;

/// The people and attributions so far, and what the previous block leaves open.
#[derive(Default)]
pub(super) struct State {
    pub(super) people: People,
    pub(super) found: Vec<Attribution>,
    /// Reports that become no quotes.
    pub(super) little: Vec<Attribution>,
    /// The person whom the last heading begins with, and the words that name them.
    pub(super) heading: Option<(Span, usize)>,
    /// Set if the previous block ends in somebody's own words.
    pub(super) speaking: Option<Speaking>,
    /// The blocks that are turns of a conversation in an article.
    pub(super) turns: HashSet<usize>,
    /// The block that closes a quotation which runs on without opening marks.
    pub(super) runs_until: Option<usize>,
    /// The words of an open quotation whose speaker is not found yet.
    pub(super) left_open: Vec<Span>,
    /// The speaker of a quotation that is a separate block.
    pub(super) introduced: Option<Introduced>,
}

/// A speaker whose words a sentence without a cue can continue.
#[derive(Clone, Copy)]
pub(super) struct Speaking {
    /// The attribution of the words, an index of [`State::found`].
    ///
    /// It is `None` if the next words are an attribution of their own, such as those in a new block.
    pub(super) attribution: Option<usize>,
    pub(super) person: Option<usize>,
}

/// A speaker whose words are in the next block.
#[derive(Clone)]
pub(super) struct Introduced {
    pub(super) source: Option<Span>,
    pub(super) person: Option<usize>,
    pub(super) cue: Option<Span>,
    /// A block with their words was already found; the next one continues it.
    pub(super) spoke: bool,
    /// The quotation in that block has no closing mark.
    pub(super) open: bool,
    /// What the words look like.
    pub(super) shape: Shape,
}

/// What the words of an introduced speaker look like.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    /// A quotation of one block or several.
    Quotation,
    /// The items of a list, each of them a statement.
    List,
    /// A paragraph without marks, after a colon.
    Paragraph,
}
