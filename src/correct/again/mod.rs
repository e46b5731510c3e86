//! Imports an article again into its briefing: what a person checked, corrected, rejected or noted stays as it is.
//!
//! Everything else comes from the article as it is now. Only the lines of the file that are about changed text or
//! changed quotes are written again.

mod find;
mod order;
mod plan;
mod same;

use super::file::File;
use super::{Corrected, Refusal};
use crate::model::Briefing;
use crate::text::first_words;
use find::Found;
pub(super) use find::beside;

/// Number of words of a lost quote that are shown.
const SHOWN_WORDS: usize = 6;

/// What happened to the quotes of a briefing when its article was imported again: the words of each.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Again {
    /// Quotes of a person that are where they were.
    pub kept: Vec<String>,
    /// Quotes of a person that are at another place now.
    pub moved: Vec<String>,
    /// Quotes of a person whose words changed a little in the article: their words now.
    pub changed: Vec<String>,
    /// Quotes of a person whose words are not in the article any more. They stay in the briefing.
    pub lost: Vec<String>,
    /// Quotes of a person whose words the article now gives to another speaker; they are also kept, moved or changed.
    pub disputed: Vec<String>,
    /// Quotes that the rules have found now.
    pub new: Vec<String>,
    /// Quotes that the rules do not find any more.
    pub gone: Vec<String>,
}

impl Again {
    /// Returns the numbers in one line: "12 kept, 1 moved, 2 new".
    pub fn words(&self) -> String {
        let parts = [
            (self.kept.len(), "kept"),
            (self.moved.len(), "moved"),
            (self.changed.len(), "changed in the source"),
            (self.lost.len(), "lost"),
            (self.disputed.len(), "given to another speaker by the article"),
            (self.new.len(), "new"),
            (self.gone.len(), "no longer found"),
        ];
        let parts =
            parts.iter().filter(|(count, _)| *count > 0).map(|(count, what)| format!("{count} {what}"));
        let parts: Vec<String> = parts.collect();
        if parts.is_empty() { "no quotes".to_owned() } else { parts.join(", ") }
    }

    fn add(&mut self, found: &Found, words: &str) {
        let list = match found {
            Found::Kept(..) => &mut self.kept,
            Found::Moved(..) => &mut self.moved,
            Found::Changed(..) => &mut self.changed,
            Found::Lost => &mut self.lost,
        };
        list.push(words.to_owned());
    }
}

/// Returns the change of a briefing's file that brings it up to date with its article, and what happened to the quotes.
///
/// `fresh` is the briefing that the article gives now. Fails with [`Refusal::Same`] if nothing changes.
pub fn import_again(source: &str, fresh: &Briefing) -> Result<(Corrected, Again), Refusal> {
    let file = File::read(source)?;
    if file.briefing.import.is_none() {
        return Err(Refusal::Wrong("a person wrote this briefing; it was not imported".to_owned()));
    }
    let (splices, again) = plan::plan(&file, fresh)?;
    let lost = again.lost.first().map(|words| format!(" (lost: “{}”)", first_words(words, SHOWN_WORDS)));
    let what = format!("imported again: {}{}", again.words(), lost.unwrap_or_default());
    let corrected = Corrected::of(source, splices, what)?;
    File::read(&corrected.text)?;
    Ok((corrected, again))
}
