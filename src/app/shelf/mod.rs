//! The shelf: the available briefings, the open one, and what is remembered.

mod earlier;
pub(super) mod imported;
mod letters;
pub(super) mod list;
pub(super) mod list_filter;
mod lost;
pub(super) mod memory;
mod opening;
mod reload;

use crate::library::{Shelf, Volume};
use crate::model::Briefing;
use list::List;
use memory::Memories;
use opening::Opening;

/// The available briefings and the open one.
#[derive(Debug)]
pub(super) struct ShelfState {
    /// The available briefings.
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
    /// The initial state: nothing is open.
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
