//! The shelf: every briefing at hand as far as it is known; only those that are being read are kept whole.

use super::{Since, Volume};
use crate::diagnostic::Count;
use crate::model::{Briefing, When};
use crate::text::Safe;
use crate::text::fold::loose;
use std::path::PathBuf;

/// So many briefings are kept whole, so that going back and forth between a few costs nothing.
const KEPT: usize = 4;
/// So much of a briefing is kept for the list: characters of its summary, sections, speakers.
const MOST: (usize, usize, usize) = (600, 12, 12);
/// So many bytes of names are looked through when the list is filtered.
const MOST_HAY: usize = 4096;

/// Every briefing at hand.
#[derive(Debug, Default)]
pub struct Shelf {
    entries: Vec<Entry>,
    /// Those that are kept whole, with their places on the shelf; the one that was read last comes first.
    whole: Vec<(usize, Volume)>,
}

/// A briefing as the list shows it.
#[derive(Clone, Debug)]
pub struct Entry {
    /// The file's name as the reader gave it.
    pub name: Safe,
    /// Where it is, unless it came with the program or from standard input.
    pub path: Option<PathBuf>,
    /// What is known of it.
    pub state: State,
    /// What the filter looks through.
    hay: String,
}

/// What is known of a briefing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum State {
    /// Nothing yet.
    Unread,
    /// It was read.
    Read(Box<Summary>),
    /// It could not be read, or is no briefing: why.
    Unfit(Safe),
}

/// A briefing in a few lines.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Summary {
    /// Its title.
    pub title: Safe,
    /// Its day as numbers, for a column: `2025-07-01`.
    pub date: String,
    /// Its day or days as a person reads them.
    pub days: Option<String>,
    /// Where it took place.
    pub place: Option<Safe>,
    /// How many people speak.
    pub speakers: usize,
    /// How many quotes it has.
    pub quotes: usize,
    /// How many sections it has.
    pub sections: usize,
    /// What is wrong with it.
    pub faults: Count,
    /// What it was, in a few sentences; may be cut.
    pub about: String,
    /// The titles of its first sections.
    pub agenda: Vec<Safe>,
    /// The names of its first speakers.
    pub names: Vec<Safe>,
    hay: String,
}

impl State {
    /// What a file turned out to be.
    pub fn of(volume: &Volume) -> Self {
        let Some(briefing) = &volume.briefing else {
            let worst = volume.diagnostics.iter().max_by_key(|diagnostic| diagnostic.fault.severity);
            return Self::Unfit(worst.map_or(Safe::from_world("it is empty"), |worst| worst.message.clone()));
        };
        Self::Read(Box::new(Summary::of(briefing, volume.count())))
    }

    /// What is known of it, if it was read.
    pub fn summary(&self) -> Option<&Summary> {
        match self {
            Self::Read(summary) => Some(summary),
            Self::Unread | Self::Unfit(_) => None,
        }
    }
}

impl Summary {
    fn of(briefing: &Briefing, faults: Count) -> Self {
        let event = &briefing.event;
        let (characters, sections, speakers) = MOST;
        let about = event.summary.as_deref().unwrap_or_default();
        let day = |when: &When| When { time: None, offset: None, ..*when }.to_string();
        let names = briefing.speakers.iter().map(|speaker| &speaker.name);
        let mut hay = [&*event.title, event.place.as_deref().unwrap_or_default()].join(" ");
        hay.push_str(&[" ", &event.days().unwrap_or_default()].concat());
        for words in event.organizers.iter().chain(&event.tags).chain(names.clone()) {
            if hay.len() + words.len() > MOST_HAY {
                break;
            }
            hay.push(' ');
            hay.push_str(words);
        }
        Self {
            title: event.title.clone(),
            date: event.date.as_ref().map(day).unwrap_or_default(),
            days: event.days(),
            place: event.place.clone(),
            speakers: briefing.speakers.len(),
            quotes: briefing.quotes.len(),
            sections: briefing.sections.len(),
            faults,
            about: about.chars().take(characters).collect(),
            agenda: briefing.sections.iter().take(sections).map(|section| section.title.clone()).collect(),
            names: names.take(speakers).cloned().collect(),
            hay: loose(&hay),
        }
    }
}

impl Entry {
    fn new(name: &str, path: Option<PathBuf>) -> Self {
        let name = Safe::from_world(name);
        let hay = loose(&name);
        Self { name, path, state: State::Unread, hay }
    }

    /// Its title, or its name while no title is known.
    pub fn title(&self) -> &Safe {
        self.state.summary().map_or(&self.name, |summary| &summary.title)
    }

    /// What a filter looks through: names and words without accents and case.
    pub fn hay(&self) -> &str {
        &self.hay
    }

    fn learn(&mut self, state: State) {
        self.hay = loose(&self.name);
        if let State::Read(summary) = &state {
            self.hay.insert(0, ' ');
            self.hay.insert_str(0, &summary.hay);
        }
        self.state = state;
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
    /// Puts a briefing at the end that was read already.
    pub fn add(&mut self, volume: Volume) {
        let mut entry = Entry::new(&volume.name, volume.path.clone());
        entry.learn(State::of(&volume));
        self.whole.push((self.entries.len(), volume));
        self.entries.push(entry);
    }

    /// Puts a file at the end that is still to be read.
    pub fn add_path(&mut self, path: PathBuf) {
        let name = path.to_string_lossy().into_owned();
        self.entries.push(Entry::new(&name, Some(path)));
    }

    /// All of them, in their order.
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// How many were looked at so far.
    pub fn seen(&self) -> usize {
        self.entries.iter().filter(|entry| entry.state != State::Unread).count()
    }

    /// The files that are still to be read, with their places.
    pub fn unread(&self) -> Vec<(usize, PathBuf)> {
        let unread = self.entries.iter().enumerate().filter(|(_, entry)| entry.state == State::Unread);
        unread.filter_map(|(index, entry)| Some((index, entry.path.clone()?))).collect()
    }

    /// Takes in what a file turned out to be.
    pub fn learn(&mut self, index: usize, state: State) {
        if let Some(entry) = self.entries.get_mut(index) {
            entry.learn(state);
        }
    }

    /// The briefing that is read, or was last.
    pub fn first(&self) -> Option<&Volume> {
        self.whole.first().map(|(_, volume)| volume)
    }

    /// A briefing that is kept whole.
    pub fn whole(&self, index: usize) -> Option<&Volume> {
        self.whole.iter().find(|(at, _)| *at == index).map(|(_, volume)| volume)
    }

    /// Notes what became of the file of a briefing that is kept whole.
    pub fn set_aside(&mut self, index: usize, since: Since) {
        if let Some((_, volume)) = self.whole.iter_mut().find(|(at, _)| *at == index) {
            volume.since = Some(since);
        }
    }

    /// Brings a briefing that is kept whole to the front, if it can be read; returns whether it is there now.
    pub fn take_up(&mut self, index: usize) -> bool {
        let is_it = |(at, volume): &(usize, Volume)| *at == index && volume.briefing.is_some();
        let Some(place) = self.whole.iter().position(is_it) else { return false };
        let volume = self.whole.remove(place);
        self.whole.insert(0, volume);
        true
    }

    /// Keeps a briefing whole, before all others. Others that can be read again are let go when there are too
    /// many, but none that is `needed`.
    ///
    /// Returns what was kept in its place before.
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
    use crate::check::Nowhere;

    fn volume(number: usize) -> Volume {
        let text = format!(
            "format = 1\n[event]\ntitle = \"Forum {number}\"\ndate = 2025-07-01\n[[speakers]]\nid = \"a\"\n\
             name = \"Zoë {number}\"\n"
        );
        let name = format!("{number}.toml");
        Volume::read(&name, Some(PathBuf::from(&name)), text.into_bytes(), &Nowhere)
    }

    #[test]
    fn a_summary_says_what_the_list_shows() {
        let mut shelf = Shelf::default();
        shelf.add_path(PathBuf::from("3.toml"));
        assert_eq!((shelf.seen(), &**shelf.entries()[0].title()), (0, "3.toml"));
        assert_eq!(shelf.unread(), [(0, PathBuf::from("3.toml"))]);
        shelf.learn(0, State::of(&volume(3)));
        let summary = shelf.entries()[0].state.summary().unwrap();
        assert_eq!((&*summary.title, &*summary.date, summary.speakers), ("Forum 3", "2025-07-01", 1));
        assert!(shelf.entries()[0].hay().contains("zoe 3"));
        assert!(shelf.entries()[0].hay().contains("3.toml"));
        assert_eq!((shelf.seen(), shelf.unread()), (1, vec![]));
    }

    #[test]
    fn what_is_no_briefing_says_why() {
        let volume = Volume::read("a.toml", None, b"a shopping list".to_vec(), &Nowhere);
        assert!(volume.briefing.is_none());
        let State::Unfit(why) = State::of(&volume) else { panic!("it was read") };
        assert!(!why.is_empty());
        let empty = Volume::read("a.toml", None, Vec::new(), &Nowhere);
        assert!(matches!(State::of(&empty), State::Unfit(_)));
    }

    #[test]
    fn a_few_are_kept_whole_and_those_that_are_needed() {
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
