//! The search: shows the first match as you type, then steps between matches.

use crate::app::App;
use crate::app::reading::Scroll;
use crate::app::reading::history::Stop;
use crate::app::reading::of_library::OfLibrary;
use crate::layout::PaneName;
use crate::model::{QuoteId, SpeakerId};
use crate::pane::Selection;
use crate::pane::filter::Filter;
use crate::pane::flow::Place;
use crate::pane::lit::{Here, Lit};
use crate::pane::stops::Stops;
use crate::pane::texts::Spot;
use crate::query::Query;
use crate::row::Role;
use crate::search::{Match, Search, Step};
use crate::text::find::Needle;

/// Number of bytes to search between two events: a small part of a frame's time.
const SLICE_BYTES: usize = 128 * 1024;

/// The current search, and the searches before it.
#[derive(Debug, Default)]
pub(in crate::app) struct SearchState {
    pub(super) current: CurrentSearch,
    /// The earlier searches, the latest last.
    pub(in crate::app) past: Vec<String>,
    /// The state before a search was typed, while one is.
    before: Option<Box<Before>>,
    /// The speaker that a match led to, kept in view until the next key.
    pub(in crate::app) revealed: Option<SpeakerId>,
}

impl SearchState {
    /// Adds a search to the earlier ones, as the latest.
    pub(in crate::app) fn remember(&mut self, typed: &str) {
        self.past.retain(|other| other != typed);
        self.past.push(typed.to_owned());
    }

    /// Returns true if there is or was anything to search for.
    pub(in crate::app) fn has_any(&self) -> bool {
        self.current.search.is_some() || !self.past.is_empty()
    }

    /// Carries the state before typing over to another reading of the file.
    pub(in crate::app) fn carry(&mut self, carry: impl Fn(Place, Selection) -> (Place, Selection)) {
        if let Some(before) = &mut self.before {
            (before.scroll.text, before.selection) = carry(before.scroll.text, before.selection);
            (before.picture, before.search) = (None, CurrentSearch::default());
        }
    }
}

/// The state to restore if the search is cancelled.
#[derive(Debug)]
struct Before {
    selection: Selection,
    scroll: Scroll,
    focus: PaneName,
    zoom: bool,
    picture: Option<usize>,
    search: CurrentSearch,
}

/// The current search, and the match that it is at.
#[derive(Debug, Default)]
pub(super) struct CurrentSearch {
    search: Option<Search>,
    /// The filters that it was made with.
    filter: Filter,
    /// The current match.
    pub(super) here: Option<Match>,
    /// The current match, in the form that panes use.
    pub(super) lit: Option<Here>,
    /// The quote that contains the current match.
    pub(super) quote: Option<QuoteId>,
    /// The query over the library from which the briefing was opened, if the words are those of it.
    pub(super) of_library: Option<OfLibrary>,
    /// True from the move to a match until its quote is marked or unmarked.
    pub(super) arrived: bool,
    /// How far the text was scrolled at the last move to a match.
    pub(super) scroll: Place,
    /// What to do as soon as more is known.
    wish: Option<Wish>,
}

/// A match to go to that is not found yet.
#[derive(Clone, Copy, Debug)]
enum Wish {
    /// The first at or after a position.
    First(Spot),
    /// The first at or after a position, without moving.
    Again(Spot),
    /// The one at a position, if it still exists, without moving.
    Same(Spot),
    /// A number of matches forward or back.
    Step(bool, usize),
}

/// The visible state of a search in progress.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Progress(usize, bool, Option<Match>, Place);

/// A search and its number of matches, for the footer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SearchWords {
    /// What is searched for.
    pub typed: String,
    /// The number of matches: `4 of 14`.
    pub count: String,
}

impl App {
    /// Returns true if there is work to do between two events.
    ///
    /// Do it by calling [`App::update`] with [`Input::Slice`](crate::app::Input::Slice).
    pub fn is_busy(&self) -> bool {
        self.reading.search.current.search.as_ref().is_some_and(|search| !search.is_done())
    }

    /// The visible state of that work; while it is equal, nothing needs to be drawn.
    pub fn progress(&self) -> Progress {
        let current = &self.reading.search.current;
        let total = current.search.as_ref().map_or(0, Search::total);
        Progress(total, self.is_busy(), current.here.clone(), self.reading.panes.scroll.text)
    }

    /// The matches to highlight in the panes.
    pub(in crate::app) fn lit(&self) -> Option<Lit<'_>> {
        let current = &self.reading.search.current;
        let search = current.search.as_ref()?;
        let here = current.lit.as_ref().filter(|_| self.is_match_selected());
        Some(Lit { needle: search.needle(), here, texts: self.found_texts() })
    }

    /// The current search and its number of matches.
    pub fn search_words(&self) -> Option<SearchWords> {
        let current = &self.reading.search.current;
        let search = current.search.as_ref()?;
        let more = if search.is_done() { "" } else { self.setup.glyphs.ellipsis };
        let stops = self.stops();
        let texts = stops.texts();
        let here = current.here.as_ref();
        let number = here.and_then(|here| search.number(&stops, here));
        let mut count = match (search.total(), number) {
            (0, _) if search.is_done() => self.no_match().to_owned(),
            (0, _) => format!("searching{more}"),
            (total, Some(number)) => format!("{} of {total}{more}", number + 1),
            (total, None) => format!("{total}{more}"),
        };
        let field = here.and_then(|here| texts.field(texts.unit(here.unit)?, here.field));
        if let Some(name) = field.map(|field| field.name).filter(|name| !name.is_empty()) {
            count.push_str(&format!(" ({name})"));
        }
        Some(SearchWords { typed: search.needle().typed().to_owned(), count })
    }

    /// The matches at which the search stops.
    pub(super) fn stops(&self) -> Stops<'_> {
        self.view().stops().in_found(self.found_texts())
    }

    /// What to say if there is no match.
    fn no_match(&self) -> &'static str {
        if self.reading.selection.filter.is_empty() { "no match" } else { "no match in the filtered quotes" }
    }

    /// Saves the state to restore if the search is cancelled.
    pub(in crate::app) fn begin_search(&mut self) {
        let reading = &mut self.reading;
        reading.search.before = Some(Box::new(Before {
            selection: reading.selection,
            scroll: reading.panes.scroll,
            focus: reading.panes.focus,
            zoom: reading.panes.zoom,
            picture: reading.pictures.current,
            search: std::mem::take(&mut reading.search.current),
        }));
    }

    /// Searches for what is typed now, from where typing began.
    pub(in crate::app) fn search_typed(&mut self, typed: &str) {
        self.return_to_before();
        self.start_search(typed);
    }

    /// Returns to the state before the search was typed, except for the search itself.
    fn return_to_before(&mut self) {
        let Some(before) = self.reading.search.before.as_deref() else { return };
        let selection = before.selection;
        let panes = &mut self.reading.panes;
        (panes.scroll, panes.focus, panes.zoom) = (before.scroll, before.focus, before.zoom);
        self.reading.pictures.current = before.picture;
        self.reading.search.current = CurrentSearch::default();
        self.select(selection);
    }

    /// Ends typing, and restores the position and the search from before it.
    pub(in crate::app) fn cancel_search(&mut self) {
        self.return_to_before();
        if let Some(before) = self.reading.search.before.take() {
            self.reading.search.current = before.search;
        }
    }

    /// Ends typing and keeps the matches highlighted.
    ///
    /// If nothing was typed, repeats the latest search.
    pub(in crate::app) fn keep_search(&mut self, typed: &str) {
        let Some(before) = self.reading.search.before.take() else { return };
        if Needle::new(typed).is_some() {
            self.reading.search.remember(typed);
            let stop = self.shelf.open.map(|entry| Stop::new(entry, before.scroll.text, before.selection));
            self.record_jump(stop);
        } else if let Some(last) = self.reading.search.past.last().cloned() {
            self.start_search(&last);
        } else {
            self.reading.search.current = before.search;
        }
    }

    /// Starts a search at what is in view, and goes to the first match from there.
    fn start_search(&mut self, typed: &str) {
        self.reading.search.current = CurrentSearch::default();
        let Some(needle) = Needle::new(typed) else { return };
        let here = self.spot_in_view();
        self.reading.search.current.search = Some(Search::new(needle, here.unit));
        self.reading.search.current.filter = self.reading.selection.filter;
        self.reading.search.current.wish = Some(Wish::First(here));
        self.search_on();
    }

    /// Searches the open briefing for the words of a search over the library, in the texts that it found, without moving.
    pub(in crate::app) fn find_again(&mut self, typed: &str, is_of_person: bool) {
        let query = Query::parse(typed).ok();
        let search = query.as_ref().and_then(|query| query.needle(typed));
        let search = search.map(|needle| Search::new(needle, self.spot_in_view().unit));
        let filter = self.reading.selection.filter;
        let of_library = Some(self.of_library(query, is_of_person));
        self.reading.search.current =
            CurrentSearch { search, filter, of_library, ..CurrentSearch::default() };
        self.search_on();
    }

    /// Returns to the results from which the briefing was opened, if nothing else was searched for since.
    pub(in crate::app) fn return_from_library_find(&mut self) -> bool {
        let returns = self.reading.search.current.of_library.is_some() && self.return_to_library();
        if returns {
            self.end_search();
        }
        returns
    }

    /// Repeats the search in the briefing that is open now.
    ///
    /// If it is the same briefing, the current match is kept where it was.
    pub(in crate::app) fn search_again(&mut self, is_another: bool) {
        let here = self.reading.search.current.here.take().filter(|_| !is_another);
        let of_library = self.reading.search.current.of_library.take().filter(|_| !is_another);
        // The file may have changed.
        self.reading.search.current.of_library =
            of_library.map(|own| self.of_library(own.query, own.is_of_person));
        self.repeat_search(here.map(|here| Wish::Again(here.spot())));
    }

    /// Repeats the search if the filters have changed since it was made.
    pub(in crate::app) fn search_filtered(&mut self) {
        if self.reading.search.current.filter != self.reading.selection.filter {
            let here = self.reading.search.current.here.take();
            self.repeat_search(here.map(|here| Wish::Same(here.spot())));
        }
    }

    fn repeat_search(&mut self, wish: Option<Wish>) {
        let Some(search) = self.reading.search.current.search.take() else { return };
        let search = Some(Search::new(search.needle().clone(), self.spot_in_view().unit));
        let filter = self.reading.selection.filter;
        let of_library = self.reading.search.current.of_library.take();
        self.reading.search.current =
            CurrentSearch { search, filter, of_library, wish, ..CurrentSearch::default() };
        self.search_on();
    }

    /// Searches another slice of the briefing.
    pub(in crate::app) fn search_on(&mut self) {
        let Some(mut search) = self.reading.search.current.search.take() else { return };
        search.scan(&self.stops(), SLICE_BYTES);
        let wish = self.reading.search.current.wish.take();
        match wish {
            Some(Wish::First(spot) | Wish::Again(spot) | Wish::Same(spot)) => {
                match (search.first_from(&self.stops(), spot), wish) {
                    (Step::To(found, _), Some(Wish::Again(_))) => self.point_at(found),
                    (Step::To(found, _), Some(Wish::Same(_))) if found.spot() == spot => self.point_at(found),
                    (Step::To(..), Some(Wish::Same(_))) | (Step::NoMatch, _) => {}
                    (Step::To(found, _), _) => self.go_to_match(found),
                    (Step::Wait, _) => self.reading.search.current.wish = wish,
                }
            }
            Some(Wish::Step(forward, times)) => {
                self.reading.search.current.search = Some(search);
                return self.step_match(forward, times);
            }
            None => {}
        }
        self.reading.search.current.search = Some(search);
    }

    /// Ends the search; returns true if there was one.
    pub(in crate::app) fn end_search(&mut self) -> bool {
        let had_search = std::mem::take(&mut self.reading.search.current).search.is_some();
        if had_search && self.reading.selection.quote.is_none() {
            self.reading.selection.quote = self.quote_in_view();
        }
        had_search
    }

    /// The current match.
    pub(in crate::app) fn current_match(&self) -> Option<&Match> {
        self.reading.search.current.here.as_ref()
    }

    /// Goes forward or back by a number of matches.
    pub(in crate::app) fn step_match(&mut self, forward: bool, times: usize) {
        let Some(search) = self.reading.search.current.search.take() else {
            let Some(last) = self.reading.search.past.last().cloned() else { return };
            return self.start_search(&last);
        };
        let next = self.next_match(&search, forward, times);
        let is_done = search.is_done();
        self.reading.search.current.search = Some(search);
        match next {
            Step::To(found, wrapped) => {
                self.go_to_match(found);
                if wrapped {
                    self.say(Role::Faint, Self::wrapped_search(forward));
                }
            }
            Step::Wait if !is_done => self.reading.search.current.wish = Some(Wish::Step(forward, times)),
            Step::Wait | Step::NoMatch => self.say(Role::Faint, self.no_match()),
        }
    }

    /// The notice for a search that has wrapped around an end.
    pub(in crate::app) fn wrapped_search(forward: bool) -> String {
        let end = if forward { "start" } else { "end" };
        format!("search wrapped to the {end}")
    }

    fn next_match(&self, search: &Search, forward: bool, times: usize) -> Step {
        let stops = self.stops();
        let here = self.current_match().filter(|_| !self.has_moved_on());
        let near = match (here, forward) {
            (Some(here), true) => {
                let spot = here.spot();
                search.first_from(&stops, Spot { at: spot.at + 1, ..spot })
            }
            (None, true) => search.first_from(&stops, self.spot_in_view()),
            (here, false) => {
                search.last_before(&stops, here.map_or_else(|| self.spot_in_view(), Match::spot))
            }
        };
        let more = times.saturating_sub(1);
        let Step::To(near, wrapped) = near else { return near };
        if more == 0 {
            return Step::To(near, wrapped);
        }
        // A count is the number of a match. The numbers are known once the search is done.
        let total = search.total();
        let number = search.number(&stops, &near).filter(|_| search.is_done());
        let Some(number) = number else { return Step::Wait };
        let (next, wraps) = if forward {
            ((number + more) % total, number + more >= total)
        } else {
            ((number + total - more % total) % total, more > number)
        };
        search.nth(&stops, next).map_or(Step::NoMatch, |found| Step::To(found, wrapped || wraps))
    }
}
