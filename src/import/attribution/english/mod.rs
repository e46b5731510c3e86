//! English: tokens, clauses, noun phrases, and the rules that find who said what in them.

pub(crate) mod actions;
pub(crate) mod candidate;
pub(crate) mod circumstances;
pub(crate) mod clause;
pub(crate) mod complement;
pub(crate) mod content;
pub(crate) mod cues;
pub(crate) mod lexicon;
pub(crate) mod noun_phrase;
pub(crate) mod nouns;
pub(crate) mod phrases;
pub(crate) mod reach;
pub(crate) mod subject;
pub(crate) mod tokens;
