//! Direct speech in languages other than English; indirect speech is ignored.

mod chinese;
mod chinese_names;
mod clause;
pub(super) mod cue;
mod entries;
mod grammar;
mod inserted;
mod introduction;
mod marks;
mod names;
mod people;
mod phrase;
pub(super) mod reading;
mod report;
mod spaced;
mod subject;
mod word;
mod words;

use crate::import::blocks::Layout;
use crate::import::language;
use chinese::Chinese;
use cue::LanguageRules;

/// The rules that apply to a block.
#[derive(Clone, Copy)]
pub(crate) enum Rules {
    English,
    Other(&'static dyn LanguageRules),
    /// A language without rules; nothing is attributed.
    Unknown,
}

/// The rules for each block of a layout.
///
/// They are those of `given`, or else of the language of the block's words, or else of the layout's language.
pub(crate) fn rules(layout: &Layout, given: Option<&str>) -> Vec<Rules> {
    let whole = given.or(layout.meta.language.as_deref()).unwrap_or("en");
    let of_block = |words: &str| {
        let own = if given.is_some() { None } else { language::by_words(words) };
        rules_of(own.unwrap_or(whole))
    };
    layout.blocks.iter().map(|block| of_block(block.words.as_str())).collect()
}

/// The rules of a BCP 47 tag.
fn rules_of(tag: &str) -> Rules {
    match tag.split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase().as_str() {
        "en" => Rules::English,
        "zh" | "yue" | "cmn" => Rules::Other(&Chinese),
        primary => grammar::of(primary).map_or(Rules::Unknown, |grammar| Rules::Other(grammar)),
    }
}
