//! Opening the briefings of the shelf.

use crate::app::library::Goal;
use crate::app::reading::Scroll;
use crate::app::reading::history::Stop;
use crate::app::{App, Effect, Opened};
use crate::library::Shelf;
use crate::library::request::Question;
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
    /// The text to go to, if it was found by a search over the library.
    goal: Option<Goal>,
}

impl App {
    /// The available briefings.
    pub fn shelf(&self) -> &Shelf {
        &self.shelf.library
    }

    /// Requests what is needed when the reader appears on the screen.
    pub(in crate::app) fn begin(&mut self) -> Option<Effect> {
        if self.setup.has_library {
            return Some(Effect::Ask(Question::Begin));
        }
        if self.shelf.listing {
            return None;
        }
        self.shelf.memory.restore = true;
        self.recall()
    }

    /// Records the current position, and requests that everything be saved.
    pub(in crate::app) fn leaving(&mut self) -> Option<Effect> {
        self.leave();
        self.save()
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
            self.leave_library();
            if let Some(stop) = stop {
                self.return_to(stop);
            }
            return None;
        }
        self.leave_library();
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
        self.shelf.opening = Some(Opening { entry: index, stop, words: None, goal: None });
        Some(Effect::Open { entry: index, path })
    }

    /// Opens a briefing of the shelf at a text that a search has found; the results stay behind it.
    pub(in crate::app) fn open_entry_at(&mut self, index: usize, goal: Goal) -> Option<Effect> {
        self.leave();
        if self.shelf.library.take_up(index) {
            self.arrive(index, None);
            self.shelf.memory.restore = false;
            let recall = self.recall();
            let effect = self.reach(goal);
            // What is remembered is only needed for marks, which the next key can wait for.
            return effect.or(recall);
        }
        let path = self.shelf.library.entries().get(index)?.path.clone()?;
        self.shelf.opening = Some(Opening { entry: index, stop: None, words: None, goal: Some(goal) });
        Some(Effect::Open { entry: index, path })
    }

    /// Stays where the user is now, and not where a result leads that is still being opened.
    pub(in crate::app) fn cancel_goal(&mut self) {
        self.shelf.opening.take_if(|opening| opening.goal.is_some());
    }

    /// Goes on reading in another file with the same briefing, at the same place.
    pub(super) fn go_on_in(&mut self, path: PathBuf, words: String) -> Option<Effect> {
        let entry = self.shelf.open?;
        self.shelf.opening = Some(Opening { entry, stop: self.here(), words: Some(words), goal: None });
        Some(Effect::Open { entry, path })
    }

    /// Handles a file that was opened.
    pub(in crate::app) fn opened(&mut self, opened: Opened) -> Option<Effect> {
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
        let mut effect = None;
        if let (Some(Opening { stop, words, goal, .. }), State::Read(_), Ok(volume)) =
            (awaited, &state, volume)
        {
            self.leave();
            let memory = &self.shelf.memory;
            self.shelf.library.keep(entry, volume, |index| memory.has_marked(index));
            self.arrive(entry, stop);
            self.shelf.memory.restore &= goal.is_none();
            self.recalled(entry, recalled);
            effect = goal.and_then(|goal| self.reach(goal));
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
        effect
    }

    /// Shows a briefing that is in memory, from its start or at a stop.
    pub(in crate::app) fn arrive(&mut self, index: usize, stop: Option<Stop>) {
        if let (Some(here), None) = (self.before_leaving(), stop) {
            self.record_leaving(here);
        }
        self.shelf.open = Some(index);
        self.note_opened(index);
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
        self.offer_import();
    }

    /// Where the reader was in the open briefing, also while the list is shown.
    fn before_leaving(&mut self) -> Option<Stop> {
        let listing = std::mem::take(&mut self.shelf.listing);
        let is_shown = std::mem::take(&mut self.library.is_shown);
        let here = self.here();
        (self.shelf.listing, self.library.is_shown) = (listing, is_shown);
        here
    }

    /// Opens the briefing `count` places forward or back, of those that can be read.
    pub(in crate::app) fn step_briefing(&mut self, forward: bool, count: usize) -> Option<Effect> {
        let open = self.shelf.open?;
        let entries = self.shelf.library.entries();
        let is_fit =
            |index: &usize| entries.get(*index).is_some_and(|entry| !matches!(entry.state, State::Unfit(_)));
        let order = self.shelf.list.order();
        let place = order.iter().position(|index| *index == open)?;
        let (before, after) = order.split_at(place);
        let index = if forward {
            after.iter().skip(1).copied().filter(is_fit).nth(count - 1)
        } else {
            before.iter().rev().copied().filter(is_fit).nth(count - 1)
        };
        if let Some(index) = index {
            return self.open_entry(index, None);
        }
        self.say_at_end("briefing", forward);
        None
    }
}
