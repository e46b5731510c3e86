//! Finds the gender of given names and list entries, to resolve "she" and "he".

use super::LANGUAGES;
use super::list::{List, WordMap, pair};
use std::sync::LazyLock;

static WOMEN: List = List::all("given-names-of-women");
static MEN: List = List::all("given-names-of-men");

static GENDERS: LazyLock<WordMap<&'static str, bool>> = LazyLock::new(|| {
    let women = WOMEN.entries().iter().map(|name| (*name, true));
    women.chain(MEN.entries().iter().map(|name| (*name, false))).collect()
});

/// Returns true for a woman's given name and false for a man's, in lower case.
pub(crate) fn woman(given: &str) -> Option<bool> {
    GENDERS.get(given).copied()
}

/// Titles of the labels of a language that tell the gender there: "professor" is open in English, but not in German.
static TITLES: LazyLock<WordMap<&'static str, bool>> = LazyLock::new(|| {
    let titles = LANGUAGES.iter().flat_map(|language| {
        let in_labels = |title: &str| language.list("titles-before-names").any(|label| label == title);
        language.list("honorifics").map(pair).filter(move |(title, _)| in_labels(title))
    });
    titles.filter_map(|(title, value)| Some((title, gender(value)?))).collect()
});

/// Returns true for a woman's title in a label and false for a man's: "Ms.", "Herr".
pub(crate) fn woman_by_title(title: &str) -> Option<bool> {
    TITLES.get(&*title.trim_end_matches('.').to_lowercase()).copied()
}

/// Returns true if an entry says "woman" after its colon, false for "man".
pub(crate) fn gender(value: &str) -> Option<bool> {
    match value {
        "woman" => Some(true),
        "man" => Some(false),
        _ => None,
    }
}
