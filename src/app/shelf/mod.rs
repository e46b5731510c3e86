//! The shelf: the briefings at hand, the one that is open, and what is remembered of them.

mod imported;
pub(super) mod list;
pub(super) mod memory;
mod opening;
mod reload;

use crate::library::{Shelf, Volume};
use crate::model::Briefing;
use list::List;
use memory::Memories;
use opening::Opening;

/// The briefings at hand and the one that is open.
#[derive(Debug)]
pub(super) struct ShelfState {
    /// The briefings at hand.
    pub(super) library: Shelf,
    /// The index of the open briefing.
    pub(super) open: Option<usize>,
    /// The list of briefings.
    pub(super) list: List,
    /// True while the list is shown.
    pub(super) listing: bool,
    /// The file that is being opened.
    opening: Option<Opening>,
    /// What is remembered of briefings.
    pub(super) memory: Memories,
    /// The briefing that is shown while none is open.
    nothing: Briefing,
}

impl ShelfState {
    /// The state at the start: nothing is open.
    pub(super) fn new(library: Shelf) -> Self {
        Self {
            library,
            open: None,
            list: List::default(),
            listing: false,
            opening: None,
            memory: Memories::default(),
            nothing: Briefing::default(),
        }
    }

    /// The file that is open.
    pub(super) fn volume(&self) -> Option<&Volume> {
        self.library.whole(self.open?)
    }

    /// The briefing that is open, or an empty one.
    pub(super) fn briefing(&self) -> &Briefing {
        self.volume().and_then(|volume| volume.briefing.as_ref()).unwrap_or(&self.nothing)
    }

    /// True while a file is being opened.
    pub(super) fn is_opening(&self) -> bool {
        self.opening.is_some()
    }
}
