//! Opening briefings of the shelf, one after the other and from the list.

use super::history::Stop;
use super::{App, Effect, Input, Scroll};
use crate::library::shelf::State;
use crate::library::{Shelf, Volume};
use crate::memory::{Identity, Recalled};
use crate::pane::Selection;
use crate::pane::filter::Filter;
use crate::pane::flow::Flow;
use crate::row::Role;
use crate::text::Safe;

/// A file that was to be opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Opened {
    /// Its place on the shelf.
    pub entry: usize,
    /// What it is; why it cannot be read.
    pub volume: Result<Volume, String>,
    /// What is remembered of it.
    pub recalled: Recalled,
}

/// A file that is awaited.
#[derive(Debug)]
pub(super) struct Opening {
    entry: usize,
    /// Where to stand in it; `None` where it was left.
    stop: Option<Stop>,
}

impl App {
    /// The briefings at hand.
    pub fn shelf(&self) -> &Shelf {
        &self.shelf
    }

    /// What must happen when the reader has come on the screen.
    pub(super) fn begin(&mut self) -> Option<Effect> {
        if self.listing {
            let unread = self.shelf.unread();
            return (!unread.is_empty()).then_some(Effect::Survey(unread));
        }
        self.restore = true;
        self.recall()
    }

    /// Asks what is remembered of the briefing that is open.
    fn recall(&self) -> Option<Effect> {
        let (entry, volume) = (self.open?, self.volume()?);
        Some(Effect::Recall { entry, identity: Identity::of(volume) })
    }

    /// Opens a briefing of the shelf: where it was left, or at a stop.
    pub(super) fn open_entry(&mut self, index: usize, stop: Option<Stop>) -> Option<Effect> {
        if self.open == Some(index) {
            self.listing = false;
            if let Some(stop) = stop {
                self.stand(stop);
            }
            return None;
        }
        self.leave();
        if self.shelf.take_up(index) {
            self.arrive(index, stop);
            return self.recall();
        }
        let entry = self.shelf.entries().get(index)?;
        let Some(path) = entry.path.clone() else {
            let why = if let State::Unfit(why) = &entry.state { why.to_string() } else { String::new() };
            self.say(Role::Error, why);
            return None;
        };
        self.say(Role::Faint, format!("opening {}", self.shelf.entries()[index].name));
        self.opening = Some(Opening { entry: index, stop });
        Some(Effect::Open { entry: index, path })
    }

    /// Takes in a file that was to be opened.
    pub(super) fn opened(&mut self, opened: Opened) {
        let Opened { entry, volume, recalled } = opened;
        let awaited = self.opening.take_if(|opening| opening.entry == entry);
        if awaited.is_some() {
            // That it is being opened is no longer true.
            self.notice = None;
        }
        let state = match &volume {
            Ok(volume) => State::of(volume),
            Err(why) => State::Unfit(Safe::from_world(why)),
        };
        if let (Some(Opening { stop, .. }), State::Read(_), Ok(volume)) = (awaited, &state, volume) {
            self.leave();
            let kept = &self.kept;
            self.shelf
                .keep(entry, volume, |index| kept.get(&index).is_some_and(|kept| !kept.marked.is_empty()));
            self.arrive(entry, stop);
            self.recalled(entry, recalled);
        } else {
            if let State::Unfit(why) = &state {
                let name =
                    self.shelf.entries().get(entry).map_or(String::new(), |entry| entry.name.to_string());
                self.say(Role::Error, format!("{name}: {why}"));
            }
            self.shelf.learn(entry, state);
        }
        self.filter_list(false);
    }

    /// Reads a briefing that is kept whole, from its start or at a stop.
    pub(super) fn arrive(&mut self, index: usize, stop: Option<Stop>) {
        if let (Some(here), None) = (self.before_leaving(), stop) {
            self.record_leaving(here);
        }
        self.open = Some(index);
        self.listing = false;
        self.opening = None;
        self.overlay = None;
        self.flow = Flow::new(self.briefing());
        self.scroll = Scroll::default();
        self.picture = None;
        self.revealed = None;
        self.gallery.clear();
        self.selecting = None;
        self.select(self.first_selection());
        self.search_again(true);
        self.restore = stop.is_none();
        if let Some(stop) = stop {
            self.stand(stop);
        }
        self.point_list_at(index);
    }

    /// Where the reader was in the briefing that is open, also while the list is shown.
    fn before_leaving(&mut self) -> Option<Stop> {
        let listing = std::mem::take(&mut self.listing);
        let here = self.here();
        self.listing = listing;
        here
    }

    /// What is chosen when a briefing is opened for the first time.
    pub(super) fn first_selection(&self) -> Selection {
        let briefing = self.briefing();
        Selection { section: briefing.section_at(0), filter: Filter::default(), quote: briefing.quote_at(0) }
    }

    /// Opens the briefing `count` places on or back, past those that cannot be read.
    pub(super) fn step_briefing(&mut self, forward: bool, count: usize) -> Option<Effect> {
        let open = self.open?;
        let fit = |index: &usize| !matches!(self.shelf.entries()[*index].state, State::Unfit(_));
        let index = if forward {
            (open + 1..self.shelf.entries().len()).filter(fit).nth(count - 1)
        } else {
            (0..open).rev().filter(fit).nth(count - 1)
        };
        match index {
            Some(index) => self.open_entry(index, None),
            None => {
                let words = if forward { "this is the last briefing" } else { "this is the first briefing" };
                self.say(Role::Faint, words);
                None
            }
        }
    }

    /// Takes in what concerns the shelf and the memory.
    pub(super) fn outside(&mut self, input: Input) -> Option<Effect> {
        match input {
            Input::Begin => return self.begin(),
            Input::Leaving => {
                self.leave();
                return self.save();
            }
            Input::Surveyed(batch) => {
                for (index, state) in batch {
                    self.shelf.learn(index, state);
                }
                self.filter_list(false);
            }
            Input::Opened(opened) => self.opened(*opened),
            Input::Recalled { entry, recalled } => self.recalled(entry, recalled),
            Input::Remembered(all) => {
                for (entry, recalled) in all {
                    self.remembered(entry, recalled);
                }
            }
            _ => {}
        }
        None
    }
}
