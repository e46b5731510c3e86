//! Where the reader was before each jump, and the way back and forward over them.

use super::{App, Effect, Overlay};
use crate::model::Briefing;
use crate::pane::Selection;
use crate::pane::filter::Facet;
use crate::pane::flow::Place;
use crate::row::Role;

/// So many jumps are kept.
const MOST: usize = 200;

/// Where the reader was.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Stop {
    /// The briefing's place on the shelf.
    pub(super) entry: usize,
    place: Place,
    selection: Selection,
}

impl Stop {
    /// A place in the briefing at `entry` of the shelf.
    pub(super) fn new(entry: usize, place: Place, selection: Selection) -> Self {
        Self { entry, place, selection }
    }
}

/// The stops before and behind this one.
#[derive(Debug, Default)]
pub(super) struct History {
    stops: Vec<Stop>,
    /// How many of them lie before where the reader is.
    at: usize,
    /// Whether the last key scrolled, so that it was no jump.
    pub(super) strolled: bool,
}

impl History {
    /// Keeps where a jump began; what lay ahead is forgotten.
    fn record(&mut self, stop: Stop) {
        self.stops.truncate(self.at);
        if self.stops.last() != Some(&stop) {
            self.stops.push(stop);
        }
        let over = self.stops.len().saturating_sub(MOST);
        self.stops.drain(..over);
        self.at = self.stops.len();
    }

    fn back(&mut self, here: Stop) -> Option<Stop> {
        let before = self.at.checked_sub(1)?;
        if self.at == self.stops.len() {
            // The way forward leads here again.
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
            // This is where the way back began: what comes next is recorded anew.
            self.stops.pop();
        }
        Some(next)
    }

    /// The same stops after the file of a briefing was read again, with what stands for their places now.
    pub(super) fn carried(
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
    /// Where the reader is, in a briefing.
    pub(super) fn here(&self) -> Option<Stop> {
        let entry = self.open.filter(|_| !self.listing)?;
        Some(Stop { entry, place: self.scroll.text, selection: self.selection })
    }

    /// Keeps where a key was pressed if it led out of sight of there; scrolling does not count.
    pub(super) fn record_jump(&mut self, before: Option<Stop>) {
        let Some(before) = before.filter(|before| !self.history.strolled && Some(before.entry) == self.open)
        else {
            return;
        };
        // While words are searched for, each letter may lead elsewhere; what counts is where that ends.
        let typing = matches!(self.overlay, Some(Overlay::Search(_)));
        if self.listing || typing || before.place == self.scroll.text {
            return;
        }
        let (height, cells) = self.text_size();
        let in_sight = self.scroll.text <= before.place
            && before.place < self.view().down(self.scroll.text, height, cells);
        if !in_sight {
            self.history.record(before);
        }
    }

    /// Keeps where another briefing was opened.
    pub(super) fn record_leaving(&mut self, before: Stop) {
        self.history.record(before);
    }

    /// Goes some jumps back or forward.
    pub(super) fn travel(&mut self, forward: bool, times: usize) -> Option<Effect> {
        self.history.strolled = true;
        let mut found = None;
        for _ in 0..times.min(MOST) {
            let Some(here) = found.or_else(|| self.here()) else { break };
            let next = if forward { self.history.forward(here) } else { self.history.back(here) };
            let Some(next) = next else { break };
            found = Some(next);
        }
        let Some(stop) = found else {
            let words = if forward { "there is no jump ahead" } else { "there is no jump to go back over" };
            self.say(Role::Faint, words);
            return None;
        };
        if Some(stop.entry) == self.open {
            self.stand(stop);
            return None;
        }
        self.open_entry(stop.entry, Some(stop))
    }

    /// Stands where the reader was, as far as that is still there.
    pub(super) fn stand(&mut self, stop: Stop) {
        self.select(known(stop.selection, self.briefing()));
        self.look_at_top(stop.place);
    }
}

/// What is chosen, without what the briefing does not have.
pub(super) fn known(selection: Selection, briefing: &Briefing) -> Selection {
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
    fn the_way_back_and_forward_is_the_same() {
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
    fn a_jump_from_the_middle_forgets_what_lay_ahead() {
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
