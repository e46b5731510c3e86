//! Direct speech in other languages: quotation marks beside a reporting verb; indirect speech is left alone.

pub(crate) mod chinese;
pub(crate) mod chinese_names;
pub(crate) mod french;
pub(crate) mod german;
pub(crate) mod grammar;
pub(crate) mod marks;
pub(crate) mod names;
pub(crate) mod people;
pub(crate) mod phrase;
pub(crate) mod reading;
pub(crate) mod spaced;
pub(crate) mod spanish;
pub(crate) mod words;

use crate::import::blocks::Layout;
use crate::import::language;
use std::ops::Range;

pub(crate) use crate::import::attribution::languages::reading::Reading;

/// A language whose direct speech is found.
pub(crate) trait Tongue: Sync {
    /// The cue of a quotation that ends the words before it: "Sie sagte:".
    fn before(&self, text: &str, lead: Range<usize>, mark: &Range<usize>) -> Option<Cue>;
    /// The cue of a quotation that begins the words behind it: ", sagte sie".
    fn after(&self, text: &str, tail: Range<usize>, mark: &Range<usize>) -> Option<Cue>;
    /// Cues that stand inside of the marks, between the words: "…, a-t-elle dit, …".
    fn inside(&self, text: &str, inner: Range<usize>) -> Vec<Cue>;
    /// The cue of words in marks that go on with a sentence: "she said that it “will not end”".
    fn around(&self, text: &str, lead: Range<usize>, tail: Range<usize>, mark: &Range<usize>) -> Option<Cue>;
    /// Whether words in marks behind a cue's sentence can be the second half of the quotation.
    fn goes_on(&self, text: &str, lead: Range<usize>, tail: Range<usize>, mark: &Range<usize>) -> bool;
    /// Whom the words between quotations name as the subjects of their sentences, the last one first.
    fn subjects(&self, text: &str, range: Range<usize>) -> Vec<Source>;
    /// The people whom a text names with their posts.
    fn named(&self, text: &str, range: Range<usize>) -> Vec<Source>;
}

/// A cue beside or inside of a quotation, in bytes of the block.
#[derive(Clone, Debug)]
pub(crate) struct Cue {
    pub(crate) verb: Range<usize>,
    pub(crate) source: Option<Source>,
    /// The cue with all that belongs to its sentence.
    pub(crate) whole: Range<usize>,
    pub(crate) rule: &'static str,
}

/// Who stands beside a cue.
#[derive(Clone, Debug)]
pub(crate) struct Source {
    pub(crate) range: Range<usize>,
    pub(crate) who: Mention,
}

/// How somebody is mentioned.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Mention {
    /// By a name, a full one or a family name.
    Named {
        name: String,
        role: Option<String>,
        organization: Option<String>,
        honorific: Option<String>,
        woman: Option<bool>,
    },
    /// By what they are: "ein Sprecher der Polizei", "la ministre".
    Described { words: String, known: bool, group: bool, woman: Option<bool> },
    /// By one word that may be a family name, and is one where somebody is known by it.
    Maybe(String),
    /// By a pronoun, or not at all.
    Pronoun { woman: Option<bool>, many: bool },
}

/// By which rules a block is read.
#[derive(Clone, Copy)]
pub(crate) enum Spoken {
    English,
    Other(&'static dyn Tongue),
    /// A language without rules: nothing is guessed.
    Unknown,
}

/// By which rules each block of a layout is read.
pub(crate) struct Tongues(pub(crate) Vec<Spoken>);

/// What each block is written in: as somebody gave it, or as the words of the block tell, or as the layout says.
pub(crate) fn tongues(layout: &Layout, given: Option<&str>) -> Tongues {
    let whole = given.or(layout.meta.language.as_deref()).unwrap_or("en");
    let spoken = |words: &str| {
        let own = if given.is_some() { None } else { language::by_words(words) };
        tongue(own.unwrap_or(whole))
    };
    Tongues(layout.blocks.iter().map(|block| spoken(block.words.as_str())).collect())
}

/// The rules of a BCP 47 tag.
fn tongue(language: &str) -> Spoken {
    match language.split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase().as_str() {
        "en" => Spoken::English,
        "zh" | "yue" | "cmn" => Spoken::Other(&chinese::Chinese),
        "fr" => Spoken::Other(&*french::FRENCH),
        "de" => Spoken::Other(&*german::GERMAN),
        "es" => Spoken::Other(&*spanish::SPANISH),
        _ => Spoken::Unknown,
    }
}

/// The rules of this room, whose speakers are found by the words of their own language.
const RULES: &[&str] = &[BEFORE, AFTER, INSIDE, AROUND, GOES_ON, INTRODUCED];
const BEFORE: &str = "quotation-after-verb";
const AFTER: &str = "quotation-before-verb";
const INSIDE: &str = "quotation-around-verb";
const AROUND: &str = "words-in-marks-in-a-clause";
const GOES_ON: &str = "quotation-of-its-own-goes-on";
const INTRODUCED: &str = "quotation-under-its-verb";

/// Whether a rule is one of this room.
pub(crate) fn is_rule(rule: &str) -> bool {
    RULES.contains(&rule)
}

fn trim(text: &str, range: Range<usize>) -> Range<usize> {
    let words = &text[range.clone()];
    let start = range.start + words.len() - words.trim_start().len();
    start..(range.start + words.trim_end().len()).max(start)
}
