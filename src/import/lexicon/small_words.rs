//! Recognizes lowercase words inside names and offices.

use crate::import::lexicon::list::List;

static IN_NAMES: List = List::all("small-words-in-names");
static IN_OFFICES: List = List::all("office-prepositions");

/// Returns true if a name may contain this lowercase word: "of", "van".
pub(crate) fn is_small_in_name(word: &str) -> bool {
    IN_NAMES.has(word)
}

/// Returns true if an office may contain this word, in upper or lower case.
///
/// For example "Secretary *of the* Treasury".
pub(crate) fn is_small_in_office(word: &str) -> bool {
    IN_OFFICES.has(&word.to_lowercase())
}
