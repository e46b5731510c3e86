//! Recognizes honours, degrees and suffixes after a name.

use super::list::List;

static HONOURS: List = List::all("honours-after-names");
static SUFFIXES: List = List::all("name-suffixes");

/// Returns true for a word after a name that is not part of the family name: "Jr.", "CBE", "MP".
///
/// Honours are in capitals: "Ao" is a family name, "AO" is an order.
pub(crate) fn is_honour(word: &str) -> bool {
    is_suffix(word) || is_degree(word)
}

/// Returns true for a word that belongs to a name but follows the family name: "Jr.", "III".
pub(crate) fn is_suffix(word: &str) -> bool {
    SUFFIXES.has(&plain(word))
}

/// Returns true for letters after a name that are not part of it: "CBE", "MP", "KC", but not "Jr.".
pub(crate) fn is_degree(word: &str) -> bool {
    word.chars().filter(|c| c.is_uppercase()).count() > 1 && HONOURS.has(&plain(word))
}

fn plain(word: &str) -> String {
    word.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn honours_are_known_with_and_without_full_stops() {
        assert!(["Jr.", "Ph.D.", "OBE", "MP", "III"].into_iter().all(is_honour));
        assert!(!["Ling", "Ao", ""].into_iter().any(is_honour));
    }
}
