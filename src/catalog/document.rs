//! A document of a library that was read, and which ones are wanted.

use crate::model::Briefing;
#[cfg(feature = "index")]
use crate::query::Lookup;
use std::collections::HashMap;
use std::path::Path;

/// The speakers of interest, by the number of their document.
pub(super) type Wanted = HashMap<usize, Vec<usize>>;

/// A document that was read.
#[derive(Debug)]
pub(super) struct Document<'d> {
    /// Its number, while the library does not change.
    pub(super) number: usize,
    /// Its place in the order, the oldest first.
    pub(super) order: i64,
    /// The path, or the name of a briefing without a file.
    pub(super) path: &'d Path,
    /// Its briefing.
    pub(super) briefing: &'d Briefing,
}

/// Which documents are wanted.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Wish<'w> {
    /// What their texts must contain.
    #[cfg(feature = "index")]
    pub(super) lookup: Option<&'w Lookup>,
    /// The speakers whose documents are wanted.
    pub(super) speakers: Option<&'w Wanted>,
    /// The place in the order before which the wanted ones are.
    pub(super) before: Option<i64>,
}
