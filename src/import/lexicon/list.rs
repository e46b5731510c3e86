//! Word lists, parsed on first use.

use super::LANGUAGES;
use aho_corasick::AhoCorasick;
use foldhash::fast::FixedState;
use std::collections::{HashMap, HashSet};
use std::sync::OnceLock;

/// Maximum length in bytes of a word that is changed to lower case without an allocation.
const MAX_SHORT: usize = 48;

/// A map from words, with a hash function that is fast for short keys.
pub(crate) type WordMap<K, V> = HashMap<K, V, FixedState>;

/// A word list: the entries of one file, or of one file in every language.
///
/// A file has one entry per line. White space at the ends of a line is dropped; an entry in double quotes (`"By "`)
/// keeps it. Empty lines and lines that begin with `#` are comments.
pub(crate) struct List {
    name: &'static str,
    /// The language's folder, or `None` for all languages together.
    language: Option<&'static str>,
    read: OnceLock<Read>,
    by_first_byte: OnceLock<Box<Buckets>>,
    by_last_byte: OnceLock<Box<Buckets>>,
    /// Finds the entries anywhere in a text; `None` if they are too long for it.
    anywhere: OnceLock<Option<AhoCorasick>>,
}

struct Read {
    entries: Vec<&'static str>,
    /// As bytes, because a word in lower case need not be checked to be UTF-8 then.
    set: HashSet<&'static [u8], FixedState>,
    /// The lengths of the entries in bytes, one bit each; the last bit stands for all longer ones.
    lengths: u64,
    /// The first bytes of the entries as bits; four byte values share each bit.
    firsts: u64,
    /// The length of the longest entry in bytes.
    longest: usize,
}

impl Read {
    fn new(entries: Vec<&'static str>) -> Self {
        let lengths = entries.iter().fold(0, |bits, entry| bits | length_bit(entry.len()));
        let firsts =
            entries.iter().filter_map(|entry| first_byte(entry)).fold(0, |bits, byte| bits | bit(byte));
        let longest = entries.iter().map(|entry| entry.len()).max().unwrap_or(0);
        let set = entries.iter().map(|entry| entry.as_bytes()).collect();
        Self { entries, set, lengths, firsts, longest }
    }

    /// Returns false for nearly all words that are no entry.
    fn may_have(&self, length: usize, first: u8) -> bool {
        self.lengths & length_bit(length) != 0 && self.firsts & bit(first) != 0
    }
}

/// The entries of a list in groups, by one of their bytes.
struct Buckets {
    /// The longest entries of each group come first.
    entries: Vec<&'static str>,
    /// Where the entries with each byte end.
    ends: [u16; 256],
}

impl Buckets {
    fn of(entries: &[&'static str], byte: fn(&str) -> Option<u8>) -> Self {
        let mut entries = entries.to_vec();
        entries.sort_by_key(|entry| (byte(entry), std::cmp::Reverse(entry.len())));
        let mut ends = [0; 256];
        for (value, end) in (0..=u8::MAX).zip(&mut ends) {
            let count = entries.partition_point(|entry| byte(entry) <= Some(value));
            *end = u16::try_from(count).unwrap_or(u16::MAX);
        }
        Self { entries, ends }
    }

    /// The entries with this byte, the longest first.
    fn with(&self, byte: u8) -> &[&'static str] {
        let end = |byte: u8| self.ends.get(usize::from(byte)).copied().map_or(0, usize::from);
        let start = byte.checked_sub(1).map_or(0, end);
        self.entries.get(start..end(byte)).unwrap_or_default()
    }
}

impl List {
    /// The list of that name in one language, named by its folder.
    pub(crate) const fn of(language: &'static str, name: &'static str) -> Self {
        Self::new(name, Some(language))
    }

    /// The lists of that name in every language, combined.
    pub(crate) const fn all(name: &'static str) -> Self {
        Self::new(name, None)
    }

    const fn new(name: &'static str, language: Option<&'static str>) -> Self {
        Self {
            name,
            language,
            read: OnceLock::new(),
            by_first_byte: OnceLock::new(),
            by_last_byte: OnceLock::new(),
            anywhere: OnceLock::new(),
        }
    }

    /// Returns true if the list has exactly this entry.
    pub(crate) fn has(&self, entry: &str) -> bool {
        let (read, entry) = (self.read(), entry.as_bytes());
        entry.first().is_some_and(|first| read.may_have(entry.len(), *first)) && read.set.contains(entry)
    }

    /// Returns true if the list has this entry, in lower case, ignoring the case of `word`.
    pub(crate) fn has_in_any_case(&self, word: &str) -> bool {
        let read = self.read();
        let Some(first) = first_byte(word) else { return false };
        let mut buffer = [0; MAX_SHORT];
        match buffer.get_mut(..word.len()).filter(|_| word.is_ascii()) {
            Some(_) if !read.may_have(word.len(), first.to_ascii_lowercase()) => false,
            Some(lower) => {
                lower.copy_from_slice(word.as_bytes());
                lower.make_ascii_lowercase();
                read.set.contains(&*lower)
            }
            // No letter has more than three times the bytes of its lower case.
            None => word.len() <= 3 * read.longest && self.has(&word.to_lowercase()),
        }
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
        let buckets = self.by_first_byte.get_or_init(|| Box::new(Buckets::of(self.entries(), first_byte)));
        buckets.with(first_byte(text)?).iter().find(|entry| text.starts_with(**entry)).copied()
    }

    /// Removes the longest entry that `text` starts with.
    pub(crate) fn strip_prefix<'t>(&self, text: &'t str) -> Option<&'t str> {
        text.strip_prefix(self.prefix_of(text)?)
    }

    /// The longest entry that `text` ends with.
    pub(crate) fn suffix_of(&self, text: &str) -> Option<&'static str> {
        let buckets = self.by_last_byte.get_or_init(|| Box::new(Buckets::of(self.entries(), last_byte)));
        buckets.with(last_byte(text)?).iter().find(|entry| text.ends_with(**entry)).copied()
    }

    /// Returns true if `text` contains any entry, even inside a word.
    pub(crate) fn is_in(&self, text: &str) -> bool {
        let anywhere = self.anywhere.get_or_init(|| AhoCorasick::new(self.entries()).ok());
        match anywhere {
            Some(entries) => entries.is_match(text),
            None => self.entries().iter().any(|entry| text.contains(entry)),
        }
    }

    fn read(&self) -> &Read {
        self.read.get_or_init(|| {
            let languages =
                LANGUAGES.iter().filter(|language| self.language.is_none_or(|own| own == language.folder));
            let files = languages.flat_map(|language| language.files);
            let entries: Vec<_> =
                files.filter(|(name, _)| *name == self.name).flat_map(|(_, text)| entries(text)).collect();
            debug_assert!(!entries.is_empty(), "no word list `{}`", self.name);
            Read::new(entries)
        })
    }
}

fn length_bit(length: usize) -> u64 {
    1 << length.min(63)
}

fn bit(byte: u8) -> u64 {
    1 << (byte & 63)
}

fn first_byte(text: &str) -> Option<u8> {
    text.as_bytes().first().copied()
}

fn last_byte(text: &str) -> Option<u8> {
    text.as_bytes().last().copied()
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
