//! Titles and offices among the words of a name.

use crate::import::lexicon::names::{HONORIFICS, POSTS};
use crate::import::lexicon::{offices, speakers};
pub(crate) fn is_title(word: &str) -> bool {
    let word = lower(word);
    HONORIFICS.contains(&&*word) || POSTS.contains(&&*word)
}

/// Whether a word is what somebody is, so that it stands before a name and is none.
pub(crate) fn is_office(word: &str) -> bool {
    let plain = lower(word);
    let known = || is_title(word) || offices::names_office(word) || speakers::is_person(&plain);
    !plain.ends_with('s') && !ADJECTIVES.contains(&&*plain) && known()
}

pub(crate) fn lower(word: &str) -> String {
    word.trim_end_matches('.').to_lowercase()
}

/// Words of posts and people that stand before the names of houses and things just as well.
pub(crate) const ADJECTIVES: &[&str] = &[
    "press",
    "vice",
    "former",
    "prime",
    "republican",
    "democrat",
    "democratic",
    "executive",
    "conservative",
    "liberal",
    "many",
    "most",
    "some",
    "public",
    "police",
    "team",
    "family",
    "youth",
    "teen",
    "women",
    "men",
    "children",
    "people",
    "staff",
    "associate",
    "nobody",
    "everyone",
    "everybody",
    "somebody",
    "someone",
];
