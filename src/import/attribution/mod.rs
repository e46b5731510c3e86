//! Finds who said what.
//!
//! An attribution has a source, a cue and content, as in the PARC and `PolNeAR` corpora (Pareti 2012; Newell et al.
//! 2018).

mod added;
mod blocks;
pub mod ends;
mod english;
mod excerpts;
pub mod found;
mod headlines;
mod introduced;
mod labels;
mod languages;
pub(crate) mod marks;
mod passage;
mod people;
mod running;
mod signed;
mod spans;
mod state;
mod turns;

pub use ends::model::{best, chance};
pub use ends::{Choice, choices};

use crate::import::blocks::Layout;
use found::Found;

#[cfg(test)]
mod tests;

/// Finds who said what.
///
/// `languages` has the language of each block, as a BCP 47 tag. A block without one is read in the layout's language, or
/// else in English.
pub fn attribute(layout: &Layout, languages: &[Option<&'static str>]) -> Found {
    blocks::attribute(layout, &languages::rules(layout, languages))
}
