//! Recognizes honours, degrees and suffixes after a name.

use super::list::List;

static HONOURS: List = List::all("honours-after-names");
static SUFFIXES: List = List::all("name-suffixes");

/// Returns true for a word after a name that is not part of the family name: "Jr.", "CBE", "MP".
pub(crate) fn is_honour(word: &str) -> bool {
    let plain: String = word.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect();
    HONOURS.has(&plain) || SUFFIXES.has(&plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn honours_are_known_with_and_without_full_stops() {
        assert!(["Jr.", "Ph.D.", "OBE", "MP", "III"].into_iter().all(is_honour));
        assert!(!is_honour("Ling"));
    }
}
