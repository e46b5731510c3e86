//! Opening the briefings of the shelf.

use crate::app::reading::Scroll;
use crate::app::reading::history::Stop;
use crate::app::{App, Effect, Opened};
use crate::library::Shelf;
use crate::library::shelf::State;
use crate::memory::Identity;
use crate::pane::flow::Flow;
use crate::row::Role;
use crate::text::Safe;
use std::path::PathBuf;

/// A file that is being opened.
#[derive(Debug)]
pub(super) struct Opening {
    entry: usize,
    /// The place to go to; `None` for where the briefing was left.
    stop: Option<Stop>,
    /// What to say when it is open.
    words: Option<String>,
}

impl App {
    /// The available briefings.
    pub fn shelf(&self) -> &Shelf {
        &self.shelf.library
    }

    /// Requests what is needed when the reader appears on the screen.
    pub(in crate::app) fn begin(&mut self) -> Option<Effect> {
        if self.shelf.listing {
            let unread = self.shelf.library.unread();
            return (!unread.is_empty()).then_some(Effect::Survey(unread));
        }
        self.shelf.memory.restore = true;
        self.recall()
    }

    /// Records the current position, and requests that everything be saved.
    pub(in crate::app) fn leaving(&mut self) -> Option<Effect> {
        self.leave();
        self.save()
    }

    /// Handles the summaries of files of the shelf.
    pub(in crate::app) fn surveyed(&mut self, batch: Vec<(usize, State)>) {
        for (index, state) in batch {
            self.shelf.library.learn(index, state);
        }
        self.filter_list(false);
    }

    /// Requests what is remembered of the open briefing.
    fn recall(&self) -> Option<Effect> {
        let (entry, volume) = (self.shelf.open?, self.volume()?);
        Some(Effect::Recall { entry, identity: Identity::of(volume) })
    }

    /// Opens a briefing of the shelf, at a stop or where it was left.
    pub(in crate::app) fn open_entry(&mut self, index: usize, stop: Option<Stop>) -> Option<Effect> {
        if self.shelf.open == Some(index) {
            self.shelf.listing = false;
            if let Some(stop) = stop {
                self.return_to(stop);
            }
            return None;
        }
        self.leave();
        if self.shelf.library.take_up(index) {
            self.arrive(index, stop);
            return self.recall();
        }
        let entry = self.shelf.library.entries().get(index)?;
        let Some(path) = entry.path.clone() else {
            let why = if let State::Unfit(why) = &entry.state { why.to_string() } else { String::new() };
            self.say(Role::Error, why);
            return None;
        };
        let words = format!("opening {}", entry.name);
        self.say(Role::Faint, words);
        self.shelf.opening = Some(Opening { entry: index, stop, words: None });
        Some(Effect::Open { entry: index, path })
    }

    /// Goes on reading in another file with the same briefing, at the same place.
    pub(super) fn go_on_in(&mut self, path: PathBuf, words: String) -> Option<Effect> {
        let entry = self.shelf.open?;
        self.shelf.opening = Some(Opening { entry, stop: self.here(), words: Some(words) });
        Some(Effect::Open { entry, path })
    }

    /// Handles a file that was opened.
    pub(in crate::app) fn opened(&mut self, opened: Opened) {
        let Opened { entry, volume, recalled } = opened;
        let awaited = self.shelf.opening.take_if(|opening| opening.entry == entry);
        if awaited.is_some() {
            // The notice still says that the file is being opened.
            self.notice = None;
        }
        let state = match &volume {
            Ok(volume) => State::of(volume),
            Err(why) => State::Unfit(Safe::clean_line(why)),
        };
        if let (Some(Opening { stop, words, .. }), State::Read(_), Ok(volume)) = (awaited, &state, volume) {
            self.leave();
            let memory = &self.shelf.memory;
            self.shelf.library.keep(entry, volume, |index| memory.has_marked(index));
            self.arrive(entry, stop);
            self.recalled(entry, recalled);
            if let Some(words) = words {
                self.say(Role::Good, words);
            }
        } else {
            if let State::Unfit(why) = &state {
                let entry = self.shelf.library.entries().get(entry);
                let name = entry.map_or(String::new(), |entry| entry.name.to_string());
                self.say(Role::Error, format!("{name}: {why}"));
            }
            self.shelf.library.learn(entry, state);
        }
        self.filter_list(false);
    }

    /// Shows a briefing that is in memory, from its start or at a stop.
    pub(in crate::app) fn arrive(&mut self, index: usize, stop: Option<Stop>) {
        if let (Some(here), None) = (self.before_leaving(), stop) {
            self.record_leaving(here);
        }
        self.shelf.open = Some(index);
        self.shelf.listing = false;
        self.shelf.opening = None;
        self.overlay = None;
        self.reading.flow = Flow::new(self.shelf.briefing());
        self.reading.panes.scroll = Scroll::default();
        self.reading.pictures.current = None;
        self.reading.search.revealed = None;
        self.reading.pictures.gallery.clear();
        self.reading.text_selection = None;
        self.select(self.first_selection());
        self.search_again(true);
        self.shelf.memory.restore = stop.is_none();
        if let Some(stop) = stop {
            self.return_to(stop);
        }
        self.select_in_list(index);
    }

    /// Where the reader was in the open briefing, also while the list is shown.
    fn before_leaving(&mut self) -> Option<Stop> {
        let listing = std::mem::take(&mut self.shelf.listing);
        let here = self.here();
        self.shelf.listing = listing;
        here
    }

    /// Opens the briefing `count` places forward or back, of those that can be read.
    pub(in crate::app) fn step_briefing(&mut self, forward: bool, count: usize) -> Option<Effect> {
        let open = self.shelf.open?;
        let entries = self.shelf.library.entries();
        let is_fit = |index: &usize| !matches!(entries[*index].state, State::Unfit(_));
        let index = if forward {
            (open + 1..entries.len()).filter(is_fit).nth(count - 1)
        } else {
            (0..open).rev().filter(is_fit).nth(count - 1)
        };
        if let Some(index) = index {
            return self.open_entry(index, None);
        }
        self.say_at_end("briefing", forward);
        None
    }
}
