//! Finds the names that a text gives to initials: "Ada Ling (AL)".

use crate::import::blocks::{BlockKind, Layout};
use crate::import::lexicon::small_words::is_small_in_name;
use std::collections::HashMap;

/// Maximum number of words of a name.
const MAX_NAME: usize = 4;

/// Returns the name for each of the initials that are labels.
pub(super) fn names(layout: &Layout) -> HashMap<String, String> {
    let mut names = HashMap::new();
    let labels = layout.blocks.iter().filter_map(|block| match &block.kind {
        BlockKind::Turn { label, .. } => Some(label),
        _ => None,
    });
    let mut wanted: Vec<&str> = labels
        .flat_map(|label| label.split(','))
        .map(str::trim)
        .filter(|label| are_initials(label))
        .collect();
    wanted.sort_unstable();
    wanted.dedup();
    if wanted.is_empty() {
        return names;
    }
    for block in layout.blocks.iter().filter(|block| !matches!(block.kind, BlockKind::Turn { .. })) {
        let words: Vec<&str> = block.words.as_str().split(' ').collect();
        for (index, word) in words.iter().enumerate() {
            let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
            if wanted.binary_search(&bare).is_err() || names.contains_key(bare) {
                continue;
            }
            let before = words.get(..index).unwrap_or_default();
            // In a table, the name is the first cell and the initials are the second one.
            let name =
                if word.starts_with(['(', '[']) { name_before(before, bare) } else { whole_name(before) };
            if let Some(name) = name.filter(|name| name.chars().next() == bare.chars().next()) {
                names.insert(bare.to_owned(), name);
            }
        }
    }
    names
}

/// Returns the name of somebody, or of several people, whom a label calls by initials.
pub(super) fn whole(label: &str, names: &HashMap<String, String>) -> Option<(String, bool)> {
    if names.is_empty() {
        return None;
    }
    let parts: Vec<&str> = label.split([',', '&', '/']).map(str::trim).collect();
    let whole: Option<Vec<&str>> = parts.iter().map(|part| names.get(*part).map(String::as_str)).collect();
    whole.map(|whole| (whole.join(", "), whole.len() > 1))
}

/// Returns true for initials: "AL".
fn are_initials(label: &str) -> bool {
    (2..6).contains(&label.chars().count()) && label.chars().all(char::is_uppercase)
}

/// The name that ends right before its initials in brackets.
fn name_before(before: &[&str], initials: &str) -> Option<String> {
    let mut start = before.len();
    while let Some(word) = start.checked_sub(1).and_then(|at| before.get(at)) {
        let is_part = word.starts_with(char::is_uppercase) || is_small_in_name(word);
        let is_mark = word.ends_with([',', ';', ':', '.', ')', '•']) && word.chars().count() > 2;
        if !is_part || is_mark || before.len() - start >= MAX_NAME {
            break;
        }
        start -= 1;
    }
    // The longest name with these initials, or all words with capitals.
    let fits = |from: &usize| initials_of(before.get(*from..).unwrap_or_default()) == initials;
    let start = (start..before.len()).find(fits).unwrap_or(start);
    whole_name(before.get(start..)?)
}

/// The first letters of the parts of a name.
fn initials_of(name: &[&str]) -> String {
    let parts = name.iter().flat_map(|word| word.split('-')).filter(|word| !is_small_in_name(word));
    parts.filter_map(|word| word.chars().next()).collect()
}

/// The words as a name, if they can be one.
fn whole_name(words: &[&str]) -> Option<String> {
    let is_part = |word: &&str| {
        word.chars().all(|c| c.is_alphabetic() || matches!(c, '-' | '.' | '’' | '\''))
            && (word.starts_with(char::is_uppercase) || is_small_in_name(word))
    };
    let opens = words.first().is_some_and(|first| first.starts_with(char::is_uppercase));
    (opens && (1..=MAX_NAME).contains(&words.len()) && words.iter().all(is_part)).then(|| words.join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::read;

    #[test]
    fn initials_stand_for_the_names_of_the_roster() {
        let text = "# Lamp call\n\nInes Quell (IQ), Bo van Dael (BVD), Mara Ost-Renn (MOR) and others\n\n| Name | Short |\n| --- | --- |\n| Tomas Rill | TR |\n\nIQ: Hello to you all.\n\nBVD: Hello.\n\nTR: Good morning.\n\nIQ, MOR: We will write it down.\n\nBVD: Do that.\n";
        let layout = (read::format("markdown").unwrap().read)(text);
        let names = names(&layout);
        let whole = |label: &str| whole(label, &names);
        assert_eq!(whole("IQ"), Some(("Ines Quell".to_owned(), false)));
        assert_eq!(whole("BVD"), Some(("Bo van Dael".to_owned(), false)));
        assert_eq!(whole("TR"), Some(("Tomas Rill".to_owned(), false)));
        assert_eq!(whole("IQ, MOR"), Some(("Ines Quell, Mara Ost-Renn".to_owned(), true)));
        assert_eq!(whole("XY"), None);
    }
}
