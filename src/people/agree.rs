//! Compares the given names of two people with the same family name.

use super::name::Name;
use crate::import::lexicon::list::{List, pair};
use std::collections::HashMap;
use std::sync::LazyLock;

static SHORT: List = List::all("short-given-names");

/// The given names that each short form stands for.
static LONG: LazyLock<HashMap<&'static str, Vec<&'static str>>> = LazyLock::new(|| {
    SHORT
        .entries()
        .iter()
        .map(|entry| pair(entry))
        .map(|(short, long)| (short, long.split(", ").collect()))
        .collect()
});

/// How the given names of two names agree.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Agreement {
    /// All words are the same, or one name only has more of them.
    Same,
    /// One has an initial where the other one has a name.
    Initial(String, String),
    /// One has a short form where the other one has a name.
    Short(String, String),
}

/// Compares two names whose family names are the same. Returns `None` if they do not agree.
pub(super) fn agreement(one: &Name, other: &Name) -> Option<Agreement> {
    let generations = one.generation.as_ref().zip(other.generation.as_ref());
    let genders = one.woman.zip(other.woman);
    if generations.is_some_and(|(one, other)| one != other)
        || genders.is_some_and(|(one, other)| one != other)
    {
        return None;
    }
    let (first, middle) = one.given.split_first()?;
    let (other_first, other_middle) = other.given.split_first()?;
    let found = same_name(first, other_first)?;
    let (fewer, more) =
        if middle.len() <= other_middle.len() { (middle, other_middle) } else { (other_middle, middle) };
    let mut rest = more.iter();
    let are_all_found = fewer.iter().all(|name| rest.any(|own| same_name(name, own).is_some()));
    are_all_found.then_some(found)
}

/// Compares two words of given names.
fn same_name(one: &str, other: &str) -> Option<Agreement> {
    if one == other {
        return Some(Agreement::Same);
    }
    let (short, long) = if one.len() <= other.len() { (one, other) } else { (other, one) };
    if is_initial(short) {
        let agrees = long.starts_with(short);
        return agrees.then(|| Agreement::Initial(short.to_owned(), long.to_owned()));
    }
    let stands_for = |short: &str, long: &str| LONG.get(short).is_some_and(|names| names.contains(&long));
    if stands_for(one, other) {
        Some(Agreement::Short(one.to_owned(), other.to_owned()))
    } else if stands_for(other, one) {
        Some(Agreement::Short(other.to_owned(), one.to_owned()))
    } else {
        None
    }
}

/// Returns true for a single letter of a script with capitals.
pub(super) fn is_initial(word: &str) -> bool {
    let mut letters = word.chars();
    letters.next().is_some_and(char::is_lowercase) && letters.next().is_none()
}

/// The words under which names that may agree with a first given name are listed.
///
/// Two names can only agree if one is listed under a word of the other.
pub(super) fn listed_under(first: &str) -> impl Iterator<Item = &str> {
    let initial = first.char_indices().nth(1).map_or(first, |(end, _)| first.get(..end).unwrap_or(first));
    let long = LONG.get(first).into_iter().flatten().copied();
    [first].into_iter().chain((initial != first).then_some(initial)).chain(long)
}
