//! Rules that find who said what in English text.

pub(super) mod announced;
pub(crate) mod boundary;
pub(crate) mod candidate;
mod circumstances;
pub(super) mod clause;
mod content;
mod continued;
pub(crate) mod cues;
pub(crate) mod fields;
mod inverted;
mod lexicon;
pub(crate) mod lists;
pub(crate) mod mention;
pub(super) mod nested;
pub(super) mod noun_phrase;
mod nouns;
mod object;
pub(super) mod occasions;
mod passive;
mod phrases;
mod questions;
mod quoting;
pub(super) mod reach;
mod report;
pub(crate) mod reports_nothing;
mod sentences;
mod speaking;
mod subject;
pub(super) mod surroundings;
pub(crate) mod tag;
mod tokenizer;
pub(crate) mod tokens;
pub(super) mod verb;

pub(crate) use lexicon::is_form_of_saying;
