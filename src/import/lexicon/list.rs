//! Word lists, parsed on first use.

use super::LANGUAGES;
use std::collections::HashSet;
use std::sync::OnceLock;

/// A word list: the entries of one file, or of one file in every language.
///
/// A file has one entry per line. White space at the ends of a line is dropped; an entry in double quotes (`"By "`)
/// keeps it. Empty lines and lines that begin with `#` are comments.
pub(crate) struct List {
    name: &'static str,
    /// The language's folder, or `None` for all languages together.
    language: Option<&'static str>,
    read: OnceLock<Read>,
}

struct Read {
    entries: Vec<&'static str>,
    set: HashSet<&'static str>,
}

impl List {
    /// The list of that name in one language, named by its folder.
    pub(crate) const fn of(language: &'static str, name: &'static str) -> Self {
        Self { name, language: Some(language), read: OnceLock::new() }
    }

    /// The lists of that name in every language, combined.
    pub(crate) const fn all(name: &'static str) -> Self {
        Self { name, language: None, read: OnceLock::new() }
    }

    /// Returns true if the list has exactly this entry.
    pub(crate) fn has(&self, entry: &str) -> bool {
        self.read().set.contains(entry)
    }

    /// The entries, language after language, each in the order of its file.
    pub(crate) fn entries(&self) -> &[&'static str] {
        &self.read().entries
    }

    /// The entries of a list whose lines are `word: value`.
    pub(crate) fn pairs(&self) -> impl Iterator<Item = (&'static str, &'static str)> {
        self.entries().iter().copied().map(pair)
    }

    /// The longest entry that `text` starts with.
    pub(crate) fn prefix_of(&self, text: &str) -> Option<&'static str> {
        self.entries()
            .iter()
            .filter(|entry| text.starts_with(**entry))
            .max_by_key(|entry| entry.len())
            .copied()
    }

    /// Removes the longest entry that `text` starts with.
    pub(crate) fn strip_prefix<'t>(&self, text: &'t str) -> Option<&'t str> {
        text.strip_prefix(self.prefix_of(text)?)
    }

    /// The longest entry that `text` ends with.
    pub(crate) fn suffix_of(&self, text: &str) -> Option<&'static str> {
        self.entries().iter().filter(|entry| text.ends_with(**entry)).max_by_key(|entry| entry.len()).copied()
    }

    /// Returns true if `text` contains any entry, even inside a word.
    pub(crate) fn is_in(&self, text: &str) -> bool {
        self.entries().iter().any(|entry| text.contains(entry))
    }

    fn read(&self) -> &Read {
        self.read.get_or_init(|| {
            let languages =
                LANGUAGES.iter().filter(|language| self.language.is_none_or(|own| own == language.folder));
            let files = languages.flat_map(|language| language.files);
            let entries: Vec<_> =
                files.filter(|(name, _)| *name == self.name).flat_map(|(_, text)| entries(text)).collect();
            debug_assert!(!entries.is_empty(), "no word list `{}`", self.name);
            Read { set: entries.iter().copied().collect(), entries }
        })
    }
}

/// The entries of a file's text.
pub(super) fn entries(text: &'static str) -> impl Iterator<Item = &'static str> {
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'));
    lines.map(|line| line.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')).unwrap_or(line))
}

/// The two sides of an entry like `january: 1`.
///
/// The second is empty if the entry has no colon.
pub(crate) fn pair(entry: &'static str) -> (&'static str, &'static str) {
    entry.split_once(": ").unwrap_or((entry, ""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_and_empty_lines_are_not_entries() {
        let text = "# Signs at sea.\n\nbeacon\n  buoy light \n\"lee \"\n";
        assert_eq!(entries(text).collect::<Vec<_>>(), ["beacon", "buoy light", "lee "]);
    }
}
