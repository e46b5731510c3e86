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
/// They are those of the block's own language, or else of the layout's.
pub(crate) fn rules(layout: &Layout, own: &[Option<&'static str>]) -> Vec<Rules> {
    let whole = layout.meta.language.as_deref().unwrap_or("en");
    let own = own.iter().copied().chain(std::iter::repeat(None));
    layout.blocks.iter().zip(own).map(|(_, own)| rules_of(own.unwrap_or(whole))).collect()
}

/// The rules of a BCP 47 tag.
fn rules_of(tag: &str) -> Rules {
    match tag.split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase().as_str() {
        "en" => Rules::English,
        "zh" | "yue" | "cmn" => Rules::Other(&Chinese),
        primary => grammar::of(primary).map_or(Rules::Unknown, |grammar| Rules::Other(grammar)),
    }
}
