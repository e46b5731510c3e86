//! Who said what: source, cue and content, as in the PARC and `PolNeAR` corpora (Pareti 2012; Newell et al. 2018).

pub(crate) mod blocks;
pub mod ends;
pub(crate) mod english;
pub mod found;
pub(crate) mod introduced;
pub(crate) mod languages;
pub(crate) mod marks;
pub(crate) mod people;
pub(crate) mod spans;
pub(crate) mod state;
pub(crate) mod turns;

use crate::import::attribution::found::Found;
#[cfg(test)]
mod tests;

pub use crate::import::attribution::ends::model::{best, chance};
pub use crate::import::attribution::ends::{Choice, choices};

use crate::import::blocks::Layout;

/// Finds who said what. `language` is a BCP 47 tag that somebody gave and that holds for all of the text; without one the
/// layout's holds, or else English, and a paragraph in plain words of another language is read as that.
pub fn attribute(layout: &Layout, language: Option<&str>) -> Found {
    blocks::attribute(layout, &languages::tongues(layout, language))
}
