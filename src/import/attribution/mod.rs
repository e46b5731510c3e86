//! Finds who said what.
//!
//! An attribution has a source, a cue and content, as in the PARC and `PolNeAR` corpora (Pareti 2012; Newell et al.
//! 2018).

mod blocks;
pub mod ends;
mod english;
pub mod found;
mod headlines;
mod introduced;
mod labels;
mod languages;
pub(crate) mod marks;
mod people;
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
/// `language` is a BCP 47 tag for the whole text. It defaults to the layout's language, or else English. Then a
/// paragraph that is clearly in another language is read in that language.
pub fn attribute(layout: &Layout, language: Option<&str>) -> Found {
    blocks::attribute(layout, &languages::rules(layout, language))
}
