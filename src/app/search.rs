//! Searching: words are typed, the first place that holds them comes into sight, and from there to the next.

use super::history::Stop;
use super::prompt::{Prompt, remember};
use super::{App, Overlay, Scroll};
use crate::action::{Action, Context};
use crate::layout::PaneName;
use crate::model::QuoteId;
use crate::pane::Selection;
use crate::pane::flow::{BlockKind, Place};
use crate::pane::lit::{Here, Lit};
use crate::pane::texts::{Spot, Texts, Unit};
use crate::row::Role;
use crate::search::{Match, Search, Step};
use crate::text::find::Needle;

/// So many bytes are gone through between two events: a small part of a frame's time.
const SLICE: usize = 128 * 1024;

/// Words that are being typed, and what there was before.
#[derive(Debug)]
pub struct Typing {
    /// The line.
    pub prompt: Prompt,
    before: Before,
}

/// What typing leaves as it was, should it be left itself.
#[derive(Debug)]
struct Before {
    selection: Selection,
    scroll: Scroll,
    focus: PaneName,
    zoom: bool,
    picture: Option<usize>,
    found: Finding,
}

impl Typing {
    /// Makes what there was before that of another reading of the file.
    pub(super) fn carry(&mut self, carry: impl Fn(Place, Selection) -> (Place, Selection)) {
        let before = &mut self.before;
        (before.scroll.text, before.selection) = carry(before.scroll.text, before.selection);
        (before.picture, before.found) = (None, Finding::default());
    }
}

/// What is searched for and where that has led.
#[derive(Debug, Default)]
pub(super) struct Finding {
    search: Option<Search>,
    /// The occurrence that was gone to.
    here: Option<Match>,
    /// The same as panes know it.
    lit: Option<Here>,
    /// Where the text stood when it was gone to.
    stood: Place,
    /// What is to be gone to as soon as it is known.
    wish: Option<Wish>,
}

/// Somewhere to go that is not known yet.
#[derive(Clone, Copy, Debug)]
enum Wish {
    /// To the first from a place on.
    First(Spot),
    /// To the one that stood at a place, without moving.
    Again(Spot),
    /// So many on or back.
    Step(bool, usize),
}

/// What can be seen of how far a search is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Progress(usize, bool, Option<Match>, Place);

/// A search in a few words for the footer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SearchWords {
    /// What is searched for.
    pub typed: String,
    /// `4 of 14`.
    pub count: String,
}

impl App {
    /// Whether there is something to do between two events: call [`App::update`] with
    /// [`Input::Slice`](super::Input::Slice).
    pub fn is_busy(&self) -> bool {
        self.finding.search.as_ref().is_some_and(|search| !search.is_done())
    }

    /// What can be seen of how far that is: while it is the same, there is nothing to draw.
    pub fn progress(&self) -> Progress {
        let search = self.finding.search.as_ref();
        let here = self.finding.here.clone();
        Progress(search.map_or(0, Search::total), self.is_busy(), here, self.scroll.text)
    }

    /// What panes are to light.
    pub(super) fn lit(&self) -> Option<Lit<'_>> {
        let search = self.finding.search.as_ref()?;
        Some(Lit { needle: search.needle(), here: self.finding.lit.as_ref() })
    }

    /// The search that is lit, in words.
    pub fn search_words(&self) -> Option<SearchWords> {
        let search = self.finding.search.as_ref()?;
        let more = if search.is_done() { "" } else { self.setup.glyphs.ellipsis };
        let texts = self.texts();
        let here = self.finding.here.as_ref();
        let number = here.and_then(|here| search.number(&texts, here));
        let mut count = match (search.total(), number) {
            (0, _) if search.is_done() => "nothing found".to_owned(),
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

    fn texts(&self) -> Texts<'_> {
        Texts::new(self.briefing(), &self.flow)
    }

    /// Opens the line to type in.
    pub(super) fn open_search(&mut self) {
        let before = Before {
            selection: self.selection,
            scroll: self.scroll,
            focus: self.focus,
            zoom: self.zoom,
            picture: self.picture,
            found: std::mem::take(&mut self.finding),
        };
        self.overlay = Some(Overlay::Search(Box::new(Typing { prompt: Prompt::default(), before })));
    }

    /// Puts everything where it was when the line was opened.
    fn return_from(&mut self, before: &Before) {
        self.select(before.selection);
        self.scroll = before.scroll;
        self.focus = before.focus;
        self.zoom = before.zoom;
        self.picture = before.picture;
        self.finding = Finding::default();
    }

    /// Searches anew for what is typed now, from where the line was opened.
    pub(super) fn search_typed(&mut self, typing: &Typing) {
        self.return_from(&typing.before);
        self.start_search(typing.prompt.typed());
    }

    /// What a key that is bound means while words are typed.
    pub(super) fn typing_action(&mut self, mut typing: Box<Typing>, action: Action) {
        match action {
            Action::Back => {
                self.return_from(&typing.before);
                self.finding = typing.before.found;
                return;
            }
            Action::Keep => return self.keep_search(typing),
            Action::OlderSearch | Action::NewerSearch
                if typing.prompt.leaf(&self.searched, action == Action::OlderSearch) =>
            {
                self.search_typed(&typing);
            }
            Action::NextMatch => self.step_match(true, 1),
            Action::PreviousMatch => self.step_match(false, 1),
            _ => {}
        }
        self.overlay = Some(Overlay::Search(typing));
    }

    /// Leaves what was found lit. Nothing typed is what was searched for last.
    fn keep_search(&mut self, typing: Box<Typing>) {
        let typed = typing.prompt.typed();
        if Needle::new(typed).is_some() {
            remember(&mut self.searched, typed);
            let before =
                self.open.map(|entry| Stop::new(entry, typing.before.scroll.text, typing.before.selection));
            self.record_jump(before);
        } else if let Some(last) = self.searched.last().cloned() {
            self.start_search(&last);
        } else {
            self.finding = typing.before.found;
        }
    }

    fn start_search(&mut self, typed: &str) {
        self.finding = Finding::default();
        let Some(needle) = Needle::new(typed) else { return };
        let here = self.spot_in_sight();
        self.finding.search = Some(Search::new(needle, here.unit));
        self.finding.wish = Some(Wish::First(here));
        self.search_on();
    }

    /// Searches the briefing that is open now for the same; what was gone to is looked for where it stood, unless the
    /// briefing is `another`. To be called when a briefing has taken another's place.
    pub(super) fn search_again(&mut self, another: bool) {
        let Some(search) = self.finding.search.take() else { return };
        let wish = self.finding.here.take().filter(|_| !another).map(|here| Wish::Again(here.spot()));
        let search = Search::new(search.needle().clone(), self.spot_in_sight().unit);
        self.finding = Finding { search: Some(search), wish, ..Finding::default() };
        self.search_on();
    }

    /// Goes on with a search by a bounded piece.
    pub(super) fn search_on(&mut self) {
        let Some(mut search) = self.finding.search.take() else { return };
        search.scan(&self.texts(), SLICE);
        let wish = self.finding.wish.take();
        match wish {
            Some(Wish::First(spot) | Wish::Again(spot)) => {
                let quiet = matches!(wish, Some(Wish::Again(_)));
                match search.first_from(&self.texts(), spot) {
                    Step::To(found, _) if quiet => self.point_at(found),
                    Step::To(found, _) => self.go_to_match(found),
                    Step::Wait => self.finding.wish = wish,
                    Step::Nowhere => {}
                }
            }
            Some(Wish::Step(forward, times)) => {
                self.finding.search = Some(search);
                return self.step_match(forward, times);
            }
            None => {}
        }
        self.finding.search = Some(search);
    }

    /// Ends the search; whether there was one.
    pub(super) fn end_search(&mut self) -> bool {
        std::mem::take(&mut self.finding).search.is_some()
    }

    /// The occurrence that was gone to.
    pub(super) fn found_here(&self) -> Option<&Match> {
        self.finding.here.as_ref()
    }

    /// Whether there is or was anything to search for.
    pub(super) fn has_searched(&self) -> bool {
        self.finding.search.is_some() || !self.searched.is_empty()
    }

    /// Goes some occurrences on or back.
    pub(super) fn step_match(&mut self, forward: bool, times: usize) {
        let Some(search) = self.finding.search.take() else {
            let Some(last) = self.searched.last().cloned() else { return };
            return self.start_search(&last);
        };
        let next = self.next_match(&search, forward, times);
        let done = search.is_done();
        self.finding.search = Some(search);
        match next {
            Step::To(found, around) => {
                self.go_to_match(found);
                if around {
                    let end = if forward { "start" } else { "end" };
                    self.say(Role::Faint, format!("search wrapped to the {end}"));
                }
            }
            Step::Wait if !done => self.finding.wish = Some(Wish::Step(forward, times)),
            Step::Wait | Step::Nowhere => self.say(Role::Faint, "nothing found"),
        }
    }

    fn next_match(&self, search: &Search, forward: bool, times: usize) -> Step {
        let texts = self.texts();
        let here = self.finding.here.as_ref().filter(|_| !self.has_left());
        let near = match (here, forward) {
            (Some(here), true) => {
                let spot = here.spot();
                search.first_from(&texts, Spot { at: spot.at + 1, ..spot })
            }
            (None, true) => search.first_from(&texts, self.spot_in_sight()),
            (here, false) => {
                search.last_before(&texts, here.map_or_else(|| self.spot_in_sight(), Match::spot))
            }
        };
        let more = times.saturating_sub(1);
        let Step::To(near, around) = near else { return near };
        if more == 0 {
            return Step::To(near, around);
        }
        // So many at once are counted, not walked: and for that all must be known.
        let total = search.total();
        let number = search.number(&texts, &near).filter(|_| search.is_done());
        let Some(number) = number else { return Step::Wait };
        let (next, over) = if forward {
            ((number + more) % total, number + more >= total)
        } else {
            ((number + total - more % total) % total, more > number)
        };
        search.nth(&texts, next).map_or(Step::Nowhere, |found| Step::To(found, around || over))
    }

    /// Whether a reader has moved on since an occurrence was gone to, so that it is out of sight.
    fn has_left(&self) -> bool {
        if self.scroll.text == self.finding.stood {
            return false;
        }
        let Some(Here::Block(block, range)) = &self.finding.lit else { return true };
        let place = Place { block: *block, at: range.start };
        let (height, cells) = self.text_size();
        place < self.scroll.text || place >= self.view().down(self.scroll.text, height, cells)
    }

    /// The first place that is in sight.
    fn spot_in_sight(&self) -> Spot {
        let Place { block, at } = self.scroll.text;
        let texts = self.texts();
        let own = texts.field(Unit::Block(block), 0).map_or(0, |field| field.own.start);
        Spot { unit: texts.number(block), field: 0, at: own + at }
    }

    /// Marks an occurrence as the one that was gone to.
    fn point_at(&mut self, found: Match) {
        let texts = self.texts();
        let unit = texts.unit(found.unit);
        let lit = unit.and_then(|unit| match unit {
            Unit::Block(block) => {
                let field = texts.field(unit, found.field)?;
                Some(Here::Block(block, field.shifted(&found.range, texts.field_start(block, found.field))))
            }
            Unit::Quote(quote) => Some(Here::Quote(quote)),
            Unit::Speaker(speaker) => Some(Here::Speaker(speaker)),
        });
        self.finding.lit = lit;
        self.finding.here = Some(found);
        self.finding.stood = self.scroll.text;
    }

    /// Brings an occurrence into sight, and with it the quote that it stands in.
    fn go_to_match(&mut self, found: Match) {
        self.point_at(found);
        match self.finding.lit.clone() {
            Some(Here::Block(block, range)) => {
                self.show_pane(PaneName::Text);
                let start = Place { block, at: range.start };
                let end = Place { block, at: range.end.saturating_sub(1).max(range.start) };
                self.bring_into_sight(start, end);
                self.selection.section = self.view().section_at(start).or(self.selection.section);
                if let Some(quote) = self.quote_around(start) {
                    self.selection.quote = Some(quote);
                }
            }
            Some(Here::Quote(quote)) => {
                self.show_pane(PaneName::Quotes);
                self.choose_quote(quote);
            }
            Some(Here::Speaker(speaker)) => {
                self.show_pane(PaneName::Speakers);
                self.revealed = Some(speaker);
            }
            None => {}
        }
        self.finding.stood = self.scroll.text;
    }

    /// The quote in whose words a place is, of those that are looked at.
    pub(super) fn quote_around(&self, place: Place) -> Option<QuoteId> {
        let block = self.flow.blocks.get(place.block)?;
        let ours = |quote: &QuoteId| self.view().quotes().position(*quote).is_some();
        match (&block.kind, block.section) {
            (BlockKind::Quote(quote), _) => Some(*quote).filter(ours),
            (BlockKind::Paragraph(own), Some(section)) => {
                let at = own.start + place.at;
                let here = at..at + 1;
                let mut stands = self.flow.stands_in(section, &here);
                stands.find(|stand| ours(&stand.quote)).map(|stand| stand.quote)
            }
            _ => None,
        }
    }

    /// Gives a pane the keys if it could not be seen otherwise.
    fn show_pane(&mut self, pane: PaneName) {
        let layout = self.layout();
        let seen = layout.pane(pane).is_some() && (pane != PaneName::Quotes || layout.viewer.is_some());
        if !seen {
            self.focus_on(pane);
        }
    }

    /// What to say where nothing was searched for.
    pub(super) fn no_search(&self) -> String {
        format!("no search yet; {} searches", self.bindings().key_of(Context::Reader, Action::Search))
    }
}
