//! The shelf: a list of all briefings, of which only a few are kept in memory.

use super::{Since, Volume};
use crate::diagnostic::Count;
use crate::model::{Briefing, Checks, Date};
use crate::text::Safe;
use crate::text::fold::loose;
use std::collections::HashMap;
use std::hash::{BuildHasher, RandomState};
use std::path::{Path, PathBuf};

/// The number of briefings that are kept in memory, so that switching between them is fast.
const KEPT: usize = 4;
/// The maximum length of a summary in the list, in characters.
const MAX_ABOUT_CHARS: usize = 600;
/// The maximum number of section titles in the list.
const MAX_AGENDA: usize = 12;
/// The maximum number of speakers in the list.
const MAX_NAMES: usize = 12;
/// The maximum number of bytes of a briefing that a filter searches.
const MAX_HAY_BYTES: usize = 4096;

/// All briefings, of which a few are kept in memory.
#[derive(Debug, Default)]
pub struct Shelf {
    entries: Vec<Entry>,
    /// The briefings in memory with their indexes, most recently used first.
    whole: Vec<(usize, Volume)>,
    /// The indexes of the briefings with a path, by the hashes of the paths; the first one of a hash.
    paths: HashMap<u64, usize>,
    hasher: RandomState,
}

/// A briefing in the list.
#[derive(Clone, Debug)]
pub struct Entry {
    /// The file's name, as the user gave it.
    pub name: Safe,
    /// The path; `None` for a sample briefing or standard input.
    pub path: Option<PathBuf>,
    /// What is known about the briefing.
    pub state: State,
    /// True if it arrived since the library was last opened, and was not opened since.
    pub is_new: bool,
    /// True if the file is gone.
    pub is_gone: bool,
    /// The name, folded, if that differs from the name.
    hay: Option<Box<str>>,
}

/// What is known about a briefing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum State {
    /// The file has not been read yet.
    Unread,
    /// The briefing was read.
    Read(Box<Summary>),
    /// The file could not be read, or is not a briefing; the reason.
    Unfit(Safe),
}

/// The summary of a briefing for the list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    /// The title.
    pub title: Safe,
    /// The day in ISO 8601, for a column: `2025-07-01`; empty if there is none.
    pub date: String,
    /// The place.
    pub place: Option<Safe>,
    /// The number of speakers.
    pub speakers: usize,
    /// The number of quotes.
    pub quotes: usize,
    /// The number of problems.
    pub faults: Count,
    /// How many attributions were checked, if it was imported and some are left to check.
    pub checks: Option<Checks>,
    /// What only the preview shows; `None` until it is read.
    pub details: Option<Box<Details>>,
    /// The text that a filter searches, folded.
    pub hay: String,
}

/// What the preview shows of a briefing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Details {
    /// The day or days in words.
    pub days: Option<String>,
    /// The number of sections.
    pub sections: usize,
    /// A few sentences about the event; may be cut.
    pub about: String,
    /// The titles of the first sections.
    pub agenda: Vec<Safe>,
    /// The names of the first speakers.
    pub names: Vec<Safe>,
}

/// What is known of a file of a library, for the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    /// The path.
    pub path: PathBuf,
    /// What is known about the briefing.
    pub state: State,
    /// True if it arrived since the library was last opened, and was not opened since.
    pub is_new: bool,
}

impl State {
    /// Returns the state of a file that was read.
    pub fn of(volume: &Volume) -> Self {
        let Some(briefing) = &volume.briefing else {
            let worst = volume.diagnostics.iter().max_by_key(|diagnostic| diagnostic.fault.severity);
            return Self::Unfit(worst.map_or(Safe::clean_line("it is empty"), |worst| worst.message.clone()));
        };
        Self::Read(Box::new(Summary::of(briefing, &volume.name, volume.count())))
    }

    /// Returns the state of a file that was read, without what only the preview shows.
    pub fn brief(volume: &Volume) -> Self {
        let mut state = Self::of(volume);
        if let Self::Read(summary) = &mut state {
            summary.details = None;
        }
        state
    }

    /// Returns the summary of a briefing that was read.
    pub fn summary(&self) -> Option<&Summary> {
        match self {
            Self::Read(summary) => Some(summary),
            Self::Unread | Self::Unfit(_) => None,
        }
    }
}

/// Returns the day of a briefing: that of the event or its source, or else the one in the name of its file.
pub fn day_of(briefing: &Briefing, name: &str) -> Option<Date> {
    briefing.event.day().or_else(|| day_in(name))
}

/// Returns the first day in the name of a file: `2025-07-01`, `2025_07_01` or `20250701`.
fn day_in(name: &str) -> Option<Date> {
    let name = Path::new(name).file_name()?.to_str()?;
    let starts = name.match_indices(|c: char| c.is_ascii_digit()).map(|(at, _)| at);
    let mut before = None;
    for at in starts {
        // A day begins where a number begins.
        if before.replace(at).is_none_or(|before| before + 1 < at)
            && let Some(day) = name.get(at..).and_then(day_at_start)
        {
            return Some(day);
        }
    }
    None
}

fn day_at_start(text: &str) -> Option<Date> {
    let year = text.get(..4)?;
    let rest = text.get(4..)?;
    let separator = rest.chars().next().filter(|c| ['-', '_', '.'].contains(c));
    let skip = separator.map_or(0, char::len_utf8);
    let rest = rest.get(skip..)?;
    let (month, rest) = rest.split_at_checked(2)?;
    let rest = match separator {
        Some(separator) => rest.strip_prefix(separator)?,
        None => rest,
    };
    let (day, rest) = rest.split_at_checked(2)?;
    let is_plausible = ("1000".."2200").contains(&year) && !rest.starts_with(|c: char| c.is_ascii_digit());
    Date::from_iso(&format!("{year}-{month}-{day}")).filter(|_| is_plausible)
}

impl Summary {
    /// Returns the summary of a briefing in a file of that name.
    pub fn of(briefing: &Briefing, name: &str, faults: Count) -> Self {
        let event = &briefing.event;
        let about = event.summary.as_deref().unwrap_or_default();
        let names = briefing.speakers.iter().map(|speaker| &speaker.name);
        Self {
            title: event.title.clone(),
            date: day_of(briefing, name).map(Date::iso).unwrap_or_default(),
            place: event.place.clone(),
            speakers: briefing.speakers.len(),
            quotes: briefing.quotes.len(),
            faults,
            checks: briefing.checks(),
            hay: hay(briefing),
            details: Some(Box::new(Details {
                days: event.days(),
                sections: briefing.sections.len(),
                about: about.chars().take(MAX_ABOUT_CHARS).collect(),
                agenda: briefing
                    .sections
                    .iter()
                    .take(MAX_AGENDA)
                    .map(|section| section.title.clone())
                    .collect(),
                names: names.take(MAX_NAMES).cloned().collect(),
            })),
        }
    }
}

/// The text of a briefing that a filter searches, folded.
fn hay(briefing: &Briefing) -> String {
    let event = &briefing.event;
    let mut hay = [&*event.title, event.place.as_deref().unwrap_or_default()].join(" ");
    hay.push_str(&[" ", &event.days().unwrap_or_default()].concat());
    let names = briefing.speakers.iter().map(|speaker| &speaker.name);
    for words in event.organizers.iter().chain(&event.tags).chain(names) {
        if hay.len() + words.len() > MAX_HAY_BYTES {
            break;
        }
        hay.push(' ');
        hay.push_str(words);
    }
    loose(&hay)
}

impl Entry {
    fn new(name: &str, path: Option<PathBuf>) -> Self {
        let name = Safe::clean_line(name);
        let hay = Some(loose(&name)).filter(|hay| **hay != *name).map(String::into_boxed_str);
        Self { name, path, state: State::Unread, is_new: false, is_gone: false, hay }
    }

    /// Returns the title, or the name if the title is unknown.
    pub fn title(&self) -> &Safe {
        self.state.summary().map_or(&self.name, |summary| &summary.title)
    }

    /// Returns the texts that a filter searches, without accents and case: those of the briefing, and the name.
    pub fn hay(&self) -> (&str, &str) {
        (self.state.summary().map_or("", |summary| &summary.hay), self.hay.as_deref().unwrap_or(&self.name))
    }

    /// Returns the day in ISO 8601; empty if there is none.
    pub fn date(&self) -> &str {
        self.state.summary().map_or("", |summary| &summary.date)
    }
}

impl From<Vec<Volume>> for Shelf {
    fn from(volumes: Vec<Volume>) -> Self {
        let mut shelf = Self::default();
        for volume in volumes {
            shelf.add(volume);
        }
        shelf
    }
}

impl Shelf {
    /// Adds a briefing that was read.
    pub fn add(&mut self, volume: Volume) {
        let mut entry = Entry::new(&volume.name, volume.path.clone());
        entry.state = State::of(&volume);
        self.whole.push((self.entries.len(), volume));
        self.push(entry);
    }

    fn push(&mut self, entry: Entry) {
        if let Some(path) = &entry.path {
            self.paths.entry(self.hasher.hash_one(path.as_path())).or_insert(self.entries.len());
        }
        self.entries.push(entry);
    }

    /// Adds a file that has not been read.
    pub fn add_path(&mut self, path: PathBuf) {
        let name = path.to_string_lossy().into_owned();
        self.push(Entry::new(&name, Some(path)));
    }

    /// Adds or updates a file of a library.
    pub fn list(&mut self, listed: Listed) {
        if self.index_of(&listed.path).is_none() {
            self.add_path(listed.path.clone());
        }
        let index = self.index_of(&listed.path);
        if let Some(entry) = index.and_then(|index| self.entries.get_mut(index)) {
            (entry.is_gone, entry.is_new) = (false, listed.is_new);
            entry.state = listed.state;
        }
    }

    /// Returns the index of the briefing with a path.
    pub fn index_of(&self, path: &Path) -> Option<usize> {
        let is_it =
            |index: usize| self.entries.get(index).is_some_and(|own| own.path.as_deref() == Some(path));
        let first = *self.paths.get(&self.hasher.hash_one(path))?;
        if is_it(first) { Some(first) } else { (0..self.entries.len()).find(|index| is_it(*index)) }
    }

    /// Forgets a briefing in memory, because its file has changed; returns true if there was one.
    pub fn forget(&mut self, index: usize) -> bool {
        let before = self.whole.len();
        self.whole.retain(|(at, volume)| *at != index || volume.path.is_none());
        self.whole.len() < before
    }

    /// Changes an entry.
    pub fn entry_mut(&mut self, index: usize) -> Option<&mut Entry> {
        self.entries.get_mut(index)
    }

    /// Returns all briefings, in order.
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// Returns the number of files that were read.
    pub fn seen(&self) -> usize {
        self.entries.iter().filter(|entry| entry.state != State::Unread).count()
    }

    /// Sets the state of a file.
    pub fn learn(&mut self, index: usize, state: State) {
        if let Some(entry) = self.entries.get_mut(index) {
            entry.state = state;
        }
    }

    /// Returns the most recently used briefing.
    pub fn first(&self) -> Option<&Volume> {
        self.whole.first().map(|(_, volume)| volume)
    }

    /// Returns a briefing that is in memory.
    pub fn whole(&self, index: usize) -> Option<&Volume> {
        self.whole.iter().find(|(at, _)| *at == index).map(|(_, volume)| volume)
    }

    /// Sets the later state of the file of a briefing in memory.
    pub fn set_aside(&mut self, index: usize, since: Since) {
        if let Some((_, volume)) = self.whole.iter_mut().find(|(at, _)| *at == index) {
            volume.since = Some(since);
        }
    }

    /// Moves a readable briefing in memory to the front; returns true if it is there.
    pub fn take_up(&mut self, index: usize) -> bool {
        let is_it = |(at, volume): &(usize, Volume)| *at == index && volume.briefing.is_some();
        let Some(place) = self.whole.iter().position(is_it) else { return false };
        let volume = self.whole.remove(place);
        self.whole.insert(0, volume);
        true
    }

    /// Keeps a briefing in memory, at the front, and returns its previous version.
    ///
    /// If there are too many briefings in memory, old ones are dropped, unless they have no file or are `needed`.
    pub fn keep(&mut self, index: usize, volume: Volume, needed: impl Fn(usize) -> bool) -> Option<Volume> {
        self.learn(index, State::of(&volume));
        let before = self.whole.iter().position(|(at, _)| *at == index).map(|at| self.whole.remove(at).1);
        self.whole.insert(0, (index, volume));
        let mut rest = KEPT;
        self.whole.retain(|(at, volume)| {
            let kept = volume.path.is_none() || rest > 0 || needed(*at);
            rest = rest.saturating_sub(1);
            kept
        });
        before
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::NoFiles;

    fn volume(number: usize) -> Volume {
        let text = format!(
            "format = 1\n[event]\ntitle = \"Forum {number}\"\ndate = 2025-07-01\n[[speakers]]\nid = \"a\"\n\
             name = \"Zoë {number}\"\n"
        );
        let name = format!("{number}.toml");
        Volume::read(&name, Some(PathBuf::from(&name)), text.into_bytes(), &NoFiles)
    }

    #[test]
    fn a_summary_has_the_facts_of_the_list() {
        let mut shelf = Shelf::default();
        shelf.add_path(PathBuf::from("3.toml"));
        assert_eq!((shelf.seen(), &**shelf.entries()[0].title()), (0, "3.toml"));
        shelf.learn(0, State::of(&volume(3)));
        let summary = shelf.entries()[0].state.summary().unwrap();
        assert_eq!((&*summary.title, &*summary.date, summary.speakers), ("Forum 3", "2025-07-01", 1));
        assert!(shelf.entries()[0].hay().0.contains("zoe 3"));
        assert!(shelf.entries()[0].hay().1.contains("3.toml"));
        assert_eq!(shelf.seen(), 1);
    }

    #[test]
    fn the_name_of_a_file_can_have_a_day() {
        let day = |name: &str| day_in(name).map(Date::iso).unwrap_or_default();
        assert_eq!(day("a/2024-01-02/b 2025-07-01.txt"), "2025-07-01");
        assert_eq!(day("20250701-briefing.html"), "2025-07-01");
        assert_eq!(day("statement_2025.07.01.md"), "2025-07-01");
        for other in
            ["120250701.txt", "2025-13-01.txt", "2025-07-0.txt", "1234.txt", "2025-0701.txt", "202507011.txt"]
        {
            assert_eq!(day(other), "", "{other}");
        }
    }

    #[test]
    fn a_file_that_is_listed_again_is_the_same_entry() {
        let mut shelf = Shelf::default();
        let listed = |number, is_new| Listed {
            path: PathBuf::from("1.toml"),
            state: State::of(&volume(number)),
            is_new,
        };
        shelf.list(listed(1, true));
        assert!(shelf.entries()[0].is_new);
        shelf.list(listed(2, false));
        assert_eq!(shelf.entries().len(), 1);
        assert_eq!((&**shelf.entries()[0].title(), shelf.entries()[0].is_new), ("Forum 2", false));
        assert_eq!(shelf.index_of(Path::new("1.toml")), Some(0));
    }

    #[test]
    fn a_file_that_is_not_a_briefing_says_why() {
        let volume = Volume::read("a.toml", None, b"a shopping list".to_vec(), &NoFiles);
        assert!(volume.briefing.is_none());
        let State::Unfit(why) = State::of(&volume) else { panic!("it was read") };
        assert!(!why.is_empty());
        let empty = Volume::read("a.toml", None, Vec::new(), &NoFiles);
        assert!(matches!(State::of(&empty), State::Unfit(_)));
    }

    #[test]
    fn a_few_briefings_and_the_needed_ones_are_kept() {
        let mut shelf = Shelf::default();
        for number in 0..9 {
            shelf.add_path(PathBuf::from(format!("{number}.toml")));
        }
        for number in 0..9 {
            shelf.keep(number, volume(number), |index| index == 2);
        }
        let whole: Vec<_> = (0..9).filter(|index| shelf.whole(*index).is_some()).collect();
        assert_eq!(whole, [2, 5, 6, 7, 8]);
        assert!(shelf.take_up(6) && !shelf.take_up(0));
        assert_eq!(&*shelf.first().unwrap().name, "6.toml");
        assert_eq!(shelf.seen(), 9);
    }
}
