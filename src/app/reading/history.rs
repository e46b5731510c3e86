//! The history of jumps: where each began, and how to go back and forward.

use crate::app::{App, Effect};
use crate::model::Briefing;
use crate::pane::Selection;
use crate::pane::filter::Facet;
use crate::pane::flow::Place;
use crate::row::Role;

/// The number of jumps that are kept.
const MAX_JUMPS: usize = 200;

/// A place in a briefing, with what was selected there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::app) struct Stop {
    /// The index of the briefing on the shelf.
    pub(in crate::app) entry: usize,
    place: Place,
    selection: Selection,
}

impl Stop {
    /// A place in the briefing at index `entry` of the shelf.
    pub(in crate::app) fn new(entry: usize, place: Place, selection: Selection) -> Self {
        Self { entry, place, selection }
    }
}

/// The places from which the reader jumped.
#[derive(Debug, Default)]
pub(in crate::app) struct History {
    stops: Vec<Stop>,
    /// The number of stops before the current position.
    at: usize,
    /// True if the last key only scrolled, which is not a jump.
    pub(in crate::app) scrolled: bool,
}

impl History {
    /// Records where a jump began, and drops the jumps that were undone.
    fn record(&mut self, stop: Stop) {
        self.stops.truncate(self.at);
        if self.stops.last() != Some(&stop) {
            self.stops.push(stop);
        }
        let over = self.stops.len().saturating_sub(MAX_JUMPS);
        self.stops.drain(..over);
        self.at = self.stops.len();
    }

    fn back(&mut self, here: Stop) -> Option<Stop> {
        let before = self.at.checked_sub(1)?;
        if self.at == self.stops.len() {
            // Going forward returns to this place.
            self.stops.push(here);
        } else {
            self.stops[self.at] = here;
        }
        self.at = before;
        Some(self.stops[before])
    }

    fn forward(&mut self, here: Stop) -> Option<Stop> {
        let next = *self.stops.get(self.at + 1)?;
        self.stops[self.at] = here;
        self.at += 1;
        if self.at + 1 == self.stops.len() {
            // Going back added this stop; without it, the next jump is recorded as usual.
            self.stops.pop();
        }
        Some(next)
    }

    /// The history in a new reading of a briefing, with each place mapped by `carry`.
    pub(in crate::app) fn carried(
        &self,
        entry: usize,
        carry: impl Fn(Place, Selection) -> (Place, Selection),
    ) -> Self {
        let mut stops = self.stops.clone();
        for stop in stops.iter_mut().filter(|stop| stop.entry == entry) {
            (stop.place, stop.selection) = carry(stop.place, stop.selection);
        }
        Self { stops, ..*self }
    }
}

impl App {
    /// The current place in the open briefing.
    pub(in crate::app) fn here(&self) -> Option<Stop> {
        let entry = self.shelf.open.filter(|_| self.is_reading())?;
        Some(Stop { entry, place: self.reading.panes.scroll.text, selection: self.reading.selection })
    }

    /// Records the place before a key that led out of view; scrolling does not count.
    pub(in crate::app) fn record_jump(&mut self, before: Option<Stop>) {
        let Some(before) =
            before.filter(|before| !self.reading.history.scrolled && Some(before.entry) == self.shelf.open)
        else {
            return;
        };
        // While a search is typed, each letter may move the view. It becomes one jump when typing ends.
        if !self.is_reading() || self.is_typing_search() || before.place == self.reading.panes.scroll.text {
            return;
        }
        let (height, cells) = self.text_size();
        let in_view = self.reading.panes.scroll.text <= before.place
            && before.place < self.view().down(self.reading.panes.scroll.text, height, cells);
        if !in_view {
            self.reading.history.record(before);
        }
    }

    /// Records where the reader was when another briefing was opened.
    pub(in crate::app) fn record_leaving(&mut self, before: Stop) {
        self.reading.history.record(before);
    }

    /// Goes back or forward over some jumps.
    pub(in crate::app) fn travel(&mut self, forward: bool, times: usize) -> Option<Effect> {
        self.reading.history.scrolled = true;
        let mut found = None;
        for _ in 0..times.min(MAX_JUMPS) {
            let Some(here) = found.or_else(|| self.here()) else { break };
            let next =
                if forward { self.reading.history.forward(here) } else { self.reading.history.back(here) };
            let Some(next) = next else { break };
            found = Some(next);
        }
        let Some(stop) = found else {
            let words = if forward { "there is no later jump" } else { "there is no earlier jump" };
            self.say(Role::Faint, words);
            return None;
        };
        if Some(stop.entry) == self.shelf.open {
            self.return_to(stop);
            return None;
        }
        self.open_entry(stop.entry, Some(stop))
    }

    /// Returns to a place, as far as it still exists.
    pub(in crate::app) fn return_to(&mut self, stop: Stop) {
        self.select(known(stop.selection, self.briefing()));
        self.look_at_top(stop.place);
    }
}

/// A selection without what the briefing does not contain.
pub(in crate::app) fn known(selection: Selection, briefing: &Briefing) -> Selection {
    let mut filter = selection.filter;
    filter.retain(|facet| match facet {
        Facet::Kind(_) => true,
        Facet::Speaker(speaker) => speaker.index() < briefing.speakers.len(),
        Facet::Section(section) => section.index() < briefing.sections.len(),
        Facet::Tag(tag) => tag.index() < briefing.tags().len(),
    });
    Selection {
        section: selection.section.filter(|section| section.index() < briefing.sections.len()),
        filter,
        quote: selection.quote.filter(|quote| quote.index() < briefing.quotes.len()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stop(block: usize) -> Stop {
        Stop { entry: 0, place: Place { block, at: 0 }, selection: Selection::default() }
    }

    #[test]
    fn going_back_and_forward_leads_over_the_same_places() {
        let mut history = History::default();
        for number in [1, 2, 3] {
            history.record(stop(number));
        }
        assert_eq!(history.forward(stop(4)), None);
        assert_eq!(history.back(stop(4)), Some(stop(3)));
        assert_eq!(history.back(stop(3)), Some(stop(2)));
        assert_eq!(history.forward(stop(2)), Some(stop(3)));
        assert_eq!(history.forward(stop(3)), Some(stop(4)));
        assert_eq!(history.forward(stop(4)), None);
        assert_eq!(history.back(stop(4)), Some(stop(3)));
    }

    #[test]
    fn a_jump_forgets_the_jumps_that_were_gone_back_over() {
        let mut history = History::default();
        for number in [1, 2, 3] {
            history.record(stop(number));
        }
        history.back(stop(4));
        history.back(stop(3));
        history.record(stop(9));
        assert_eq!(history.forward(stop(10)), None);
        assert_eq!(history.back(stop(10)), Some(stop(9)));
        assert_eq!(history.back(stop(9)), Some(stop(1)));
        assert_eq!(history.back(stop(1)), None);
    }
}
