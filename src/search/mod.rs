//! Searches a briefing in slices and counts the matches found so far.
//!
//! A quote with several matches counts once, and only quotes that pass the filters count ([`Stops`]).
//!
//! Only the number of matches in each window of text is kept. Their exact positions are found again when needed, so
//! searching for a letter with a million matches takes no more memory than searching for a word.

use crate::pane::stops::Stops;
use crate::pane::texts::Spot;
use crate::text::find::Needle;
use std::ops::Range;

/// A match at which the search stops.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Match {
    /// The index of its unit.
    pub unit: usize,
    /// The index of the text in the unit.
    pub field: usize,
    /// The bytes of that text.
    pub range: Range<usize>,
}

impl Match {
    /// The position at which it starts.
    pub fn spot(&self) -> Spot {
        Spot { unit: self.unit, field: self.field, at: self.range.start }
    }
}

/// The result of looking for a match.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// This match; true if the search has wrapped around an end.
    To(Match, bool),
    /// Not known yet: more of the briefing must be searched.
    Wait,
    /// There is no match.
    NoMatch,
}

/// A search.
#[derive(Debug)]
pub struct Search {
    needle: Needle,
    /// The unit at which the search began, which was in view.
    origin: usize,
    /// The position to search next; `None` once all is searched.
    next: Option<Spot>,
    /// The matches from the origin on, which is searched first.
    late: Found,
    /// The matches before the origin.
    early: Found,
    /// True once the search has wrapped to the start.
    around: bool,
}

/// The windows with matches, in order.
#[derive(Debug, Default)]
struct Found {
    windows: Vec<Window>,
    total: usize,
}

#[derive(Debug)]
struct Window {
    spot: Spot,
    /// The number of matches before it.
    before: usize,
}

/// The overhead of a unit, counted as bytes, in addition to its own bytes.
const UNIT_COST: usize = 32;

impl Search {
    /// Makes a search that starts at a unit.
    pub fn new(needle: Needle, origin: usize) -> Self {
        let next = Some(Spot { unit: origin, ..Spot::default() });
        Self { needle, origin, next, late: Found::default(), early: Found::default(), around: false }
    }

    /// Returns the words to find.
    pub fn needle(&self) -> &Needle {
        &self.needle
    }

    /// Returns true once everything has been searched.
    pub fn is_done(&self) -> bool {
        self.next.is_none()
    }

    /// Returns the number of matches so far.
    pub fn total(&self) -> usize {
        self.late.total + self.early.total
    }

    /// Searches about this number of bytes.
    pub fn scan(&mut self, stops: &Stops<'_>, bytes: usize) {
        let mut left = bytes;
        while let Some(spot) = self.next.filter(|_| left > 0) {
            left = left.saturating_sub(self.scan_window(stops, spot));
        }
    }

    /// Searches a window and returns the cost.
    fn scan_window(&mut self, stops: &Stops<'_>, spot: Spot) -> usize {
        let ends = self.around && spot.unit >= self.origin;
        let Some(unit) = stops.texts().unit(spot.unit).filter(|_| !ends) else {
            let more = !self.around && self.origin > 0 && !stops.texts().is_empty();
            self.around = true;
            self.next = more.then(Spot::default);
            return UNIT_COST;
        };
        if spot.field >= stops.texts().fields(unit) {
            self.next = Some(Spot { unit: spot.unit + 1, ..Spot::default() });
            return UNIT_COST;
        }
        self.next = Some(Spot { field: spot.field + 1, at: 0, ..spot });
        let Some(field) = stops.texts().field(unit, spot.field) else { return 0 };
        let from = spot.at.max(field.own.start);
        let end = field.window_end(from);
        let count = stops.within(&self.needle, unit, spot.field, &field, from..end).len();
        if count > 0 {
            let found = if self.around { &mut self.early } else { &mut self.late };
            found.windows.push(Window { spot: Spot { at: from, ..spot }, before: found.total });
            found.total += count;
        }
        if end < field.own.end {
            self.next = Some(Spot { at: end, ..spot });
        }
        end - from
    }

    /// Returns the first match at or after a position, wrapping at the end.
    pub fn first_from(&self, stops: &Stops<'_>, spot: Spot) -> Step {
        if spot.unit >= self.origin {
            if let Some(found) = self.late.first_from(self, stops, spot) {
                return Step::To(found, false);
            }
            if !self.late_done() {
                return Step::Wait;
            }
            if let Some(found) = self.early.first_from(self, stops, Spot::default()) {
                return Step::To(found, true);
            }
        } else if let Some(found) = self.early.first_from(self, stops, spot) {
            return Step::To(found, false);
        }
        if !self.is_done() {
            return Step::Wait;
        }
        let early = || self.early.first_from(self, stops, Spot::default());
        let late = self.late.first_from(self, stops, Spot::default());
        if spot.unit < self.origin
            && let Some(found) = late
        {
            return Step::To(found, false);
        }
        early()
            .or_else(|| self.late.first_from(self, stops, Spot::default()))
            .map_or(Step::NoMatch, |found| Step::To(found, true))
    }

    /// Returns the last match before a position, wrapping at the start.
    pub fn last_before(&self, stops: &Stops<'_>, spot: Spot) -> Step {
        if spot.unit >= self.origin
            && let Some(found) = self.late.last_before(self, stops, spot)
        {
            return Step::To(found, false);
        }
        if spot.unit < self.origin
            && let Some(found) = self.early.last_before(self, stops, spot)
        {
            return Step::To(found, false);
        }
        if !self.is_done() {
            return Step::Wait;
        }
        let end = Spot { unit: usize::MAX, ..Spot::default() };
        if spot.unit >= self.origin
            && let Some(found) = self.early.last_before(self, stops, end)
        {
            return Step::To(found, false);
        }
        let last =
            self.late.last_before(self, stops, end).or_else(|| self.early.last_before(self, stops, end));
        last.map_or(Step::NoMatch, |found| Step::To(found, true))
    }

    /// Returns the index of a match, from 0; `None` while it is not known.
    pub fn number(&self, stops: &Stops<'_>, found: &Match) -> Option<usize> {
        if found.unit < self.origin {
            return self.early.number(self, stops, found);
        }
        let before = if self.is_done() || self.origin == 0 { self.early.total } else { return None };
        self.late.number(self, stops, found).map(|number| before + number)
    }

    /// Returns the match with an index, among those found so far.
    pub fn nth(&self, stops: &Stops<'_>, number: usize) -> Option<Match> {
        match number.checked_sub(self.early.total) {
            None => self.early.nth(self, stops, number),
            Some(late) => self.late.nth(self, stops, late),
        }
    }

    fn late_done(&self) -> bool {
        self.around || self.is_done()
    }

    fn in_window(&self, stops: &Stops<'_>, window: &Window) -> Vec<Match> {
        let Spot { unit: number, field: index, at } = window.spot;
        let texts = stops.texts();
        let Some(unit) = texts.unit(number) else { return Vec::new() };
        let Some(field) = texts.field(unit, index) else { return Vec::new() };
        let ranges = stops.within(&self.needle, unit, index, &field, at..field.window_end(at));
        ranges.into_iter().map(|range| Match { unit: number, field: index, range }).collect()
    }
}

impl Found {
    fn first_from(&self, search: &Search, stops: &Stops<'_>, spot: Spot) -> Option<Match> {
        let after = self.windows.partition_point(|window| window.spot <= spot);
        let own = after.checked_sub(1).map(|index| search.in_window(stops, &self.windows[index]));
        let here = own.and_then(|own| own.into_iter().find(|found| found.spot() >= spot));
        here.or_else(|| search.in_window(stops, self.windows.get(after)?).into_iter().next())
    }

    fn last_before(&self, search: &Search, stops: &Stops<'_>, spot: Spot) -> Option<Match> {
        let after = self.windows.partition_point(|window| window.spot < spot);
        let last = |index: usize| {
            let own = search.in_window(stops, &self.windows[index]);
            own.into_iter().rev().find(|found| found.spot() < spot)
        };
        let own = after.checked_sub(1)?;
        last(own).or_else(|| last(own.checked_sub(1)?))
    }

    fn number(&self, search: &Search, stops: &Stops<'_>, found: &Match) -> Option<usize> {
        let after = self.windows.partition_point(|window| window.spot <= found.spot());
        let window = self.windows.get(after.checked_sub(1)?)?;
        let own = search.in_window(stops, window);
        own.iter().position(|other| other == found).map(|index| window.before + index)
    }

    fn nth(&self, search: &Search, stops: &Stops<'_>, number: usize) -> Option<Match> {
        let after = self.windows.partition_point(|window| window.before <= number);
        let window = self.windows.get(after.checked_sub(1)?)?;
        search.in_window(stops, window).into_iter().nth(number - window.before)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::NoFiles;
    use crate::library::{EMBEDDED, Volume};
    use crate::model::Briefing;
    use crate::pane::flow::Flow;

    fn harbour() -> Briefing {
        let (name, text) = EMBEDDED.iter().find(|(name, _)| name.starts_with("harbour")).unwrap();
        Volume::read(name, None, text.as_bytes().to_vec(), &NoFiles).briefing.unwrap()
    }

    fn whole(typed: &str, stops: &Stops<'_>, origin: usize, slice: usize) -> Search {
        let mut search = Search::new(Needle::new(typed).unwrap(), origin);
        while !search.is_done() {
            search.scan(stops, slice);
        }
        search
    }

    #[test]
    fn a_search_finds_the_same_matches_wherever_it_starts_and_however_it_is_sliced() {
        let briefing = harbour();
        let flow = Flow::new(&briefing);
        let stops = Stops::everywhere(&briefing, &flow);
        for typed in ["e", "harbour", "凌", "Zoe", "ท่าเรือ"] {
            let search = whole(typed, &stops, 0, usize::MAX);
            let all: Vec<Match> =
                (0..search.total()).map(|number| search.nth(&stops, number).unwrap()).collect();
            assert!(!all.is_empty(), "{typed}");
            assert!(all.windows(2).all(|pair| pair[0].spot() < pair[1].spot()));
            for origin in [1, stops.texts().len() / 2, stops.texts().len() - 1, stops.texts().len()] {
                let other = whole(typed, &stops, origin, 300);
                assert_eq!(other.total(), all.len());
                for (number, found) in all.iter().enumerate() {
                    assert_eq!(other.nth(&stops, number).as_ref(), Some(found));
                    assert_eq!(other.number(&stops, found), Some(number));
                    let after = Spot { at: found.range.start + 1, ..found.spot() };
                    let next = all.get(number + 1).unwrap_or(&all[0]);
                    let around = number + 1 == all.len();
                    assert_eq!(
                        other.first_from(&stops, after),
                        Step::To(next.clone(), around),
                        "{typed} {origin}"
                    );
                    let before = number.checked_sub(1).map_or(all.last().unwrap(), |before| &all[before]);
                    assert_eq!(
                        other.last_before(&stops, found.spot()),
                        Step::To(before.clone(), number == 0)
                    );
                }
            }
        }
    }

    #[test]
    fn a_search_waits_until_it_is_known_that_there_is_no_match() {
        let briefing = harbour();
        let flow = Flow::new(&briefing);
        let stops = Stops::everywhere(&briefing, &flow);
        let mut search = Search::new(Needle::new("harbour").unwrap(), 20);
        let origin = Spot { unit: 20, ..Spot::default() };
        assert_eq!(search.first_from(&stops, origin), Step::Wait);
        assert_eq!(search.last_before(&stops, origin), Step::Wait);
        while !matches!(search.first_from(&stops, origin), Step::To(..)) {
            search.scan(&stops, 1);
        }
        assert!(!search.is_done());
        let Step::To(first, false) = search.first_from(&stops, origin) else { panic!("not found") };
        assert_eq!(search.number(&stops, &first), None);
        assert_eq!(whole("qqqq", &stops, 20, 100).first_from(&stops, origin), Step::NoMatch);
        assert_eq!(whole("qqqq", &stops, 20, 100).last_before(&stops, origin), Step::NoMatch);
    }
}
