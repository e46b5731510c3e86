//! Recognizes titles, offices and organizations among the words of a name.

use crate::import::lexicon::list::{List, WordMap};
use crate::import::lexicon::{given, offices, speakers};
use crate::import::text::lower_case;
use std::borrow::Cow;
use std::sync::LazyLock;

static BEFORE_ANY_NAME: List = List::of("english", "words-before-any-name");
static PARTICLES: List = List::of("english", "particles-inside-names");
static ORGANIZATION_NOUNS: List = List::of("english", "organization-nouns");
static ORGANIZATION_NAMES: List = List::of("english", "organization-names");

/// Titles before a name, with "man" or "woman" if they show it.
static HONORIFICS: LazyLock<WordMap<&'static str, &'static str>> =
    LazyLock::new(|| List::of("english", "honorifics").pairs().collect());
/// Those titles, and the offices that have a capital before a name.
static TITLES: LazyLock<WordMap<&'static str, &'static str>> = LazyLock::new(|| {
    let offices = List::of("english", "offices-before-names");
    offices.pairs().chain(HONORIFICS.iter().map(|(title, value)| (*title, *value))).collect()
});

/// Returns true for a title before a name, such as "Mr." or "Sen.".
pub(super) fn is_honorific(word: &str) -> bool {
    HONORIFICS.contains_key(&*lower(word))
}

/// Returns true for a title, or for an office that has a capital before a name.
pub(super) fn is_title(word: &str) -> bool {
    TITLES.contains_key(&*lower(word))
}

/// Returns true for a word before a name that says what somebody is.
///
/// It is not part of the name.
pub(super) fn is_office(word: &str) -> bool {
    let plain = lower(word);
    let known = || is_title(&plain) || speakers::is_person(&plain) || offices::names_office(word);
    !plain.ends_with('s') && !BEFORE_ANY_NAME.has(&plain) && known()
}

/// Returns true for a word in names of organizations.
pub(crate) fn is_organization(word: &str) -> bool {
    let word = lower(word);
    ORGANIZATION_NOUNS.has(&word) || ORGANIZATION_NAMES.has(&word)
}

/// Returns true for a small word in a name: "van", "de".
pub(super) fn is_small(word: &str) -> bool {
    PARTICLES.has(word)
}

/// Returns true for a title or an office of a woman, false for one of a man.
pub(super) fn woman_by_title(word: &str) -> Option<bool> {
    given::gender(TITLES.get(&*lower(word))?)
}

/// A word in lower case, without the full stop of an abbreviation.
pub(super) fn lower(word: &str) -> Cow<'_, str> {
    lower_case(word.trim_end_matches('.'))
}
