//! Finds a person by id or name.

use super::name::folded;
use super::person::Person;
use crate::document::slug;
use crate::text::fold::loose;

/// The people whom an id or a name means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Found {
    /// One person, by index.
    One(usize),
    /// Several people, by index.
    Several(Vec<usize>),
    /// Nobody.
    Nobody,
}

/// Finds a person by id, whole name, a name in a document, or words of the name, in this order.
pub fn find(people: &[Person], text: &str) -> Found {
    let wanted = loose(text.trim());
    let words: Vec<String> = text.split_whitespace().map(folded).filter(|word| !word.is_empty()).collect();
    let has_id = |person: &Person| person.id == text.trim();
    let is_named = |person: &Person| loose(&person.name) == wanted;
    let is_called = |person: &Person| person.names.iter().any(|name| loose(&name.name) == wanted);
    let has_words = |person: &Person| matches(person, &words);
    let tests: [&dyn Fn(&Person) -> bool; 4] = [&has_id, &is_named, &is_called, &has_words];
    for test in tests {
        let found: Vec<usize> =
            people.iter().enumerate().filter(|(_, person)| test(person)).map(|(at, _)| at).collect();
        match *found {
            [] => {}
            [one] => return Found::One(one),
            _ => return Found::Several(found),
        }
    }
    Found::Nobody
}

/// Returns true if a person has words, each the beginning of a word of one of the names.
pub(super) fn matches(person: &Person, words: &[String]) -> bool {
    let names = std::iter::once(&*person.name).chain(person.names.iter().map(|name| &*name.name));
    let has_all = |name: &str| {
        let own: Vec<String> = name.split([' ', '-']).map(folded).collect();
        words.iter().all(|word| {
            own.iter().any(|own| own.starts_with(&**word))
                || loose(name).contains(&**word) && !word.is_ascii()
        })
    };
    !words.is_empty() && names.into_iter().any(has_all)
}

impl Person {
    /// Returns true if the words of a text are in one of the names, in any order.
    pub fn matches(&self, text: &str) -> bool {
        let words: Vec<String> = text.split([' ', '-']).map(folded).filter(|word| !word.is_empty()).collect();
        self.id == text || matches(self, &words)
    }
}

/// Returns ids for two names of one person that are to be two people.
///
/// The name of the person, or else the second name, keeps the id. Returns `None` if one is not a name of the person.
pub fn ids_of_names(person: &Person, one: &str, other: &str) -> Option<(String, String)> {
    let is_own = |text: &str| loose(text) == loose(&person.name);
    let is_name =
        |text: &str| is_own(text) || person.names.iter().any(|name| loose(&name.name) == loose(text));
    if !is_name(one) || !is_name(other) || loose(one) == loose(other) {
        return None;
    }
    let new = |text: &str| {
        let made = slug(text);
        if made.is_empty() || made == person.id { format!("{}-2", person.id) } else { made }
    };
    Some(if is_own(one) { (person.id.clone(), new(other)) } else { (new(one), person.id.clone()) })
}
