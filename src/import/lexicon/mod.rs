//! Word lists: a folder for each language, a plain text file for each list.
//!
//! Modules read word lists through [`List`](list::List). To add a language, add a folder here and a row in
//! [`LANGUAGES`].

mod arabic;
mod chinese;
mod dutch;
mod english;
mod french;
mod german;
mod italian;
mod portuguese;
mod spanish;

pub(crate) mod descriptions;
pub(crate) mod given;
pub(crate) mod honours;
pub(crate) mod labels;
pub(crate) mod list;
pub(crate) mod offices;
pub(crate) mod several;
pub(crate) mod small_words;
pub(crate) mod speakers;

/// The word lists of one language.
pub(crate) struct Language {
    /// The name of its folder.
    pub(crate) folder: &'static str,
    /// Its BCP 47 tag.
    pub(crate) tag: &'static str,
    /// Its lists: the name of each, and the text of its file.
    pub(crate) files: &'static [(&'static str, &'static str)],
}

/// Every language with word lists.
pub(crate) static LANGUAGES: &[&Language] = &[
    &english::ENGLISH,
    &german::GERMAN,
    &french::FRENCH,
    &spanish::SPANISH,
    &chinese::CHINESE,
    &dutch::DUTCH,
    &italian::ITALIAN,
    &portuguese::PORTUGUESE,
    &arabic::ARABIC,
];

impl Language {
    /// The entries of one of its lists; empty if the language has no such list.
    pub(crate) fn list(&self, name: &str) -> impl Iterator<Item = &'static str> {
        let files = self.files.iter().filter(move |(list, _)| *list == name);
        files.flat_map(|(_, text)| list::entries(text))
    }
}

/// Returns the value of a key in a list of `key: value` lines.
///
/// If the language does not have the key, the English list is used.
pub(crate) fn value(tag: Option<&str>, list: &str, key: &str) -> Option<&'static str> {
    let primary = tag.and_then(|tag| tag.split('-').next());
    let own = LANGUAGES.iter().copied().filter(|language| Some(language.tag) == primary);
    let files = own.chain([&english::ENGLISH]).flat_map(|language| language.files);
    files
        .filter(|(name, _)| *name == list)
        .flat_map(|(_, text)| list::entries(text))
        .find_map(|entry| entry.split_once(": ").filter(|(name, _)| *name == key).map(|(_, value)| value))
}

/// Includes the files of a language's folder.
///
/// `files!["months", "titles"]` reads `months.txt` and `titles.txt`.
macro_rules! files {
    ($($name:literal),* $(,)?) => { &[$(($name, include_str!(concat!($name, ".txt")))),*] };
}
use files;

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::{BTreeSet, HashSet};

    /// Pairs of lists that must not share an entry.
    const APART: &[(&str, &str)] = &[
        ("documents", "groups"),
        ("documents", "people"),
        ("given-names-of-men", "given-names-of-women"),
        ("institutions", "organization-labels"),
        ("label-titles", "not-labels"),
        ("label-titles", "not-labels-in-capitals"),
        ("not-names", "office-modifiers"),
        ("not-names", "office-nouns"),
        ("people", "office-nouns"),
    ];

    fn files() -> impl Iterator<Item = (String, Vec<&'static str>)> {
        LANGUAGES.iter().flat_map(|language| {
            language.files.iter().map(|(name, text)| {
                (format!("{}/{name}.txt", language.folder), list::entries(text).collect())
            })
        })
    }

    #[test]
    fn lists_are_sorted_and_have_no_duplicates() {
        for (path, entries) in files() {
            for pair in entries.windows(2) {
                assert!(pair[0] < pair[1], "{path}: {:?} must come before {:?}", pair[1], pair[0]);
            }
        }
    }

    #[test]
    fn every_list_begins_with_a_comment() {
        for language in LANGUAGES {
            for (name, text) in language.files {
                let first = text.lines().next().unwrap_or_default();
                assert!(
                    first.starts_with("# ") && first.len() > 10,
                    "{}/{name}.txt: {first}",
                    language.folder
                );
            }
        }
    }

    #[test]
    fn exactly_the_files_of_a_language_are_read() {
        for language in LANGUAGES {
            let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR"))
                .join("src/import/lexicon")
                .join(language.folder);
            let found: BTreeSet<String> = std::fs::read_dir(&folder)
                .expect("the folder of a language")
                .filter_map(|entry| entry.ok()?.file_name().to_str()?.strip_suffix(".txt").map(str::to_owned))
                .collect();
            let listed: BTreeSet<String> =
                language.files.iter().map(|(name, _)| (*name).to_owned()).collect();
            assert_eq!(listed, found, "{}", folder.display());
        }
    }

    #[test]
    fn lists_that_exclude_each_other_share_no_entry() {
        for (one, other) in APART {
            let all = |name: &str| {
                let lists = LANGUAGES.iter().flat_map(|language| language.files);
                lists
                    .filter(|(list, _)| *list == name)
                    .flat_map(|(_, text)| list::entries(text))
                    .collect::<HashSet<_>>()
            };
            let both: Vec<_> = all(one).intersection(&all(other)).copied().collect();
            assert!(both.is_empty(), "{one} and {other} both contain {both:?}");
        }
    }
}
