//! Recognizes words that somebody says to others, by their pronouns.

use crate::import::lexicon::list::List;

static SINGULAR: List = List::all("first-persons-singular");
static PLURAL: List = List::all("first-persons-plural");
static UNSPACED: List = List::all("first-persons-without-spaces");
static LISTENERS: List = List::all("words-to-listeners");

/// Returns true if words speak of the speaker: "I", "wir", "我们".
pub(super) fn speaks_of_self(words: &str) -> bool {
    speaks_alone(words) || has(words, &PLURAL)
}

/// Returns true if words speak of one speaker: "I", "ich", "我".
pub(super) fn speaks_alone(words: &str) -> bool {
    has(words, &SINGULAR) || UNSPACED.is_in(words)
}

/// Returns true if words speak of the speaker or to a listener, or ask.
pub(super) fn is_talk(words: &str) -> bool {
    words.contains(['?', '？']) || speaks_of_self(words) || has(words, &LISTENERS)
}

fn has(words: &str, list: &List) -> bool {
    let mut parts = words.split(|c: char| !c.is_alphabetic() && !matches!(c, '\'' | '’'));
    parts.any(|part| list.has_in_any_case(part.split(['\'', '’']).next().unwrap_or_default()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pronouns_show_who_speaks() {
        assert!(speaks_of_self("And I’ve seen it.") && speaks_of_self("Das ist unser Hafen."));
        assert!(speaks_of_self("我们开门。") && !speaks_of_self("The boat has left."));
        assert!(is_talk("Thank you.") && is_talk("Why not?") && !is_talk("The boat has left."));
    }
}
