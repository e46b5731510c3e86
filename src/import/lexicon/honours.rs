//! Recognizes honours, degrees and suffixes after a name.

use super::list::List;

static HONOURS: List = List::all("honours-after-names");
static SUFFIXES: List = List::all("name-suffixes");

/// Returns true for a word after a name that is not part of the family name: "Jr.", "CBE", "MP".
///
/// Honours are in capitals: "Ao" is a family name, "AO" is an order.
pub(crate) fn is_honour(word: &str) -> bool {
    let plain: String = word.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect();
    let capitals = word.chars().filter(|c| c.is_uppercase()).count();
    SUFFIXES.has(&plain) || capitals > 1 && HONOURS.has(&plain)
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
