//! The cue and the source that the rules of a language find for a quotation.

use crate::text::Cut;
use std::ops::Range;

/// The rules that find direct speech in one language.
pub(crate) trait LanguageRules: Sync {
    /// The cue before a quotation, at the end of `lead`: "Sie sagte:".
    fn before(&self, text: &str, lead: Range<usize>, mark: &Range<usize>) -> Option<Cue>;
    /// The cue after a quotation, at the start of `tail`: ", sagte sie".
    fn after(&self, text: &str, tail: Range<usize>, mark: &Range<usize>) -> Option<Cue>;
    /// Cues inside the marks, between the quoted words: "…, a-t-elle dit, …".
    fn inside(&self, text: &str, inner: Range<usize>) -> Vec<Cue>;
    /// The cue of quoted words inside a sentence: "she said it “will not end”".
    fn around(&self, text: &str, lead: Range<usize>, tail: Range<usize>, mark: &Range<usize>) -> Option<Cue>;
    /// Returns true if a quotation can continue the previous one.
    ///
    /// It comes after the sentence of the cue.
    fn goes_on(&self, text: &str, lead: Range<usize>, tail: Range<usize>, mark: &Range<usize>) -> bool;
    /// The subjects of the sentences between quotations, last one first.
    fn subjects(&self, text: &str, range: Range<usize>) -> Vec<Source>;
    /// The people whom a text names with their posts.
    fn named(&self, text: &str, range: Range<usize>) -> Vec<Source>;
}

/// A cue next to or inside a quotation, in bytes of the block.
#[derive(Clone, Debug)]
pub(crate) struct Cue {
    pub(crate) verb: Range<usize>,
    pub(crate) source: Option<Source>,
    /// The cue with the rest of its sentence.
    pub(crate) whole: Range<usize>,
    pub(crate) rule: &'static str,
}

/// A mention of a speaker next to a cue.
#[derive(Clone, Debug)]
pub(crate) struct Source {
    pub(crate) range: Range<usize>,
    pub(crate) who: Mention,
}

/// How a speaker is mentioned.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Mention {
    /// By a full name or a family name.
    Named {
        name: String,
        role: Option<String>,
        organization: Option<String>,
        honorific: Option<String>,
        woman: Option<bool>,
    },
    /// By a description: "ein Sprecher der Polizei", "la ministre".
    Described { words: String, known: bool, group: bool, woman: Option<bool> },
    /// By one word, which is a family name only if a person with that name is known.
    Maybe(String),
    /// By a pronoun, or not at all.
    Pronoun { woman: Option<bool>, many: bool },
}

impl Mention {
    /// Whoever spoke last.
    pub(crate) const NOBODY: Self = Self::Pronoun { woman: None, many: false };
}

/// The names of the rules of this module.
///
/// Their speakers are resolved with the word lists of their language.
const RULES: &[&str] = &[BEFORE, AFTER, INSIDE, AROUND, GOES_ON, INTRODUCED];
pub(super) const BEFORE: &str = "quotation-after-verb";
pub(super) const AFTER: &str = "quotation-before-verb";
pub(super) const INSIDE: &str = "quotation-around-verb";
pub(super) const AROUND: &str = "words-in-marks-in-a-clause";
pub(super) const GOES_ON: &str = "quotation-of-its-own-goes-on";
pub(super) const INTRODUCED: &str = "quotation-under-its-verb";

/// Returns true for the name of a rule of this module.
pub(crate) fn is_rule(rule: &str) -> bool {
    RULES.contains(&rule)
}

/// A range without the white space at its ends.
pub(super) fn trim(text: &str, range: Range<usize>) -> Range<usize> {
    let words = text.cut(range.clone());
    let start = range.start + words.len() - words.trim_start().len();
    start..(range.start + words.trim_end().len()).max(start)
}
