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
        .flat_map(|label| label.split([',', '&', '/']))
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
            // In a table or a list, the name may come before the initials or after them.
            let name = if word.starts_with(['(', '[']) {
                name_before(before, bare)
            } else {
                let after = words.get(index + 1..).unwrap_or_default();
                whole_name(last_of_list(before)).or_else(|| name_after(after, bare))
            };
            if let Some(name) = name.filter(|name| name.chars().next() == bare.chars().next()) {
                names.insert(bare.to_owned(), name);
            }
        }
    }
    for initials in wanted {
        if let Some(name) = name_in_label(layout, initials).filter(|_| !names.contains_key(initials)) {
            names.insert(initials.to_owned(), name);
        }
    }
    names
}

/// The only name in a label that has these initials: "Ada Ling:" above "AL:".
fn name_in_label(layout: &Layout, initials: &str) -> Option<String> {
    let mut found: Option<String> = None;
    for block in &layout.blocks {
        let BlockKind::Turn { label, .. } = &block.kind else { continue };
        let words: Vec<&str> = label.split(' ').collect();
        if words.len() < 2 || initials_of(&words) != initials || found.as_deref() == Some(label) {
            continue;
        }
        if found.is_some() {
            return None;
        }
        found = Some(whole_name(&words)?);
    }
    found
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

/// The words of the last entry of a list, without the sign after them: "Ada Ling" in "Bo Chen – BC, Ada Ling –".
fn last_of_list<'w, 't>(before: &'w [&'t str]) -> &'w [&'t str] {
    let is_sign = |word: &&str| !word.contains(char::is_alphanumeric);
    let end = before.iter().rposition(|word| !is_sign(word)).map_or(0, |last| last + 1);
    let before = before.get(..end).unwrap_or_default();
    let start = before.iter().rposition(|word| is_sign(word) || word.ends_with([',', ';', ':']));
    before.get(start.map_or(0, |start| start + 1)..).unwrap_or_default()
}

/// The name right after its initials, perhaps behind a sign: "AL = Ada Ling".
fn name_after(after: &[&str], initials: &str) -> Option<String> {
    let start = after.iter().position(|word| word.contains(char::is_alphanumeric)).unwrap_or(0);
    let after = after.get(start..)?;
    let mut parts: Vec<&str> = Vec::new();
    for word in after.iter().take(MAX_NAME) {
        let bare = word.trim_end_matches([',', ';', '.', ')']);
        parts.push(bare);
        if parts.len() > 1 && abbreviates(&initials.to_lowercase(), &parts) {
            return whole_name(&parts);
        }
        if bare.len() < word.len() {
            break;
        }
    }
    None
}

/// Returns true if letters are the first letters of each part of a name, one or more of each: "alin" for "Ada Ling".
fn abbreviates(letters: &str, name: &[&str]) -> bool {
    let Some((first, others)) = name.split_first() else { return letters.is_empty() };
    let first = first.to_lowercase();
    if is_small_in_name(&first) && abbreviates(letters, others) {
        return true;
    }
    let ends = letters.char_indices().map(|(at, c)| at + c.len_utf8());
    let begun = ends.filter_map(|end| letters.split_at_checked(end));
    begun.take_while(|(own, _)| first.starts_with(own)).any(|(_, rest)| abbreviates(rest, others))
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
        let layout = read::format("markdown").unwrap().blocks(text);
        let names = names(&layout);
        let whole = |label: &str| whole(label, &names);
        assert_eq!(whole("IQ"), Some(("Ines Quell".to_owned(), false)));
        assert_eq!(whole("BVD"), Some(("Bo van Dael".to_owned(), false)));
        assert_eq!(whole("TR"), Some(("Tomas Rill".to_owned(), false)));
        assert_eq!(whole("IQ, MOR"), Some(("Ines Quell, Mara Ost-Renn".to_owned(), true)));
        assert_eq!(whole("XY"), None);
    }

    #[test]
    fn a_roster_may_be_a_list_and_name_the_initials_first() {
        for roster in [
            "Here: Ines Quell – IQ, Bo van Dael – BVD\n",
            "Here: IQ = Ines Quell, BVD = Bo van Dael\n",
            "- Ines Quell - IQ\n- Bo van Dael - BVD\n",
            "| Short | Name | From |\n| --- | --- | --- |\n| IQ | Ines Quell | Lampworks |\n| BVD | Bo van Dael | |\n",
        ] {
            let text = format!(
                "# Lamp call\n\n{roster}\nIQ: Hello to you all.\n\nBVD: Hello. The lamps are new.\n\nIQ/BVD: We agree.\n\nIQ: Good. We open it.\n"
            );
            let names = names(&read::format("markdown").unwrap().blocks(&text));
            let whole = |label: &str| whole(label, &names).map(|(name, _)| name);
            assert_eq!(whole("IQ").as_deref(), Some("Ines Quell"), "{roster}");
            assert_eq!(whole("BVD").as_deref(), Some("Bo van Dael"), "{roster}");
            assert_eq!(whole("IQ/BVD").as_deref(), Some("Ines Quell, Bo van Dael"), "{roster}");
        }
        assert!(abbreviates("inqu", &["Ines", "Quell"]));
        assert!(!abbreviates("iqx", &["Ines", "Quell"]));
    }
}
