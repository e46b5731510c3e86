//! What is said after something was done: what changed, as whole labelled lines.

use super::{Linear, Listed};
use crate::action::Action;
use crate::app::App;
use crate::layout::PaneName;
use crate::pane::Selection;
use crate::pane::flow::Place;
use crate::pane::linear::item;

/// So many items of a list are read out at once.
const PAGE: usize = 20;

/// How things stood before something was done.
#[derive(Clone, Copy, Debug)]
pub(super) struct Before {
    open: usize,
    mode: Mode,
    selection: Selection,
    place: Place,
    searching: bool,
    broken: bool,
}

/// What is done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Mode {
    Listing,
    Selecting,
    Reading,
}

impl Before {
    fn listing(&self) -> bool {
        self.mode == Mode::Listing
    }

    fn selecting(&self) -> bool {
        self.mode == Mode::Selecting
    }

    pub(super) fn of(app: &App) -> Self {
        Self {
            open: app.shelf_place().0,
            mode: match (app.list(), app.selecting()) {
                (Some(_), _) => Mode::Listing,
                (None, Some(_)) => Mode::Selecting,
                (None, None) => Mode::Reading,
            },
            selection: app.selection(),
            place: app.scroll().text,
            searching: app.search_words().is_some(),
            broken: app.volume().is_some_and(|volume| volume.since.is_some()),
        }
    }
}

impl Linear {
    /// Says that another briefing is open, or the list of them, if that is so.
    pub(super) fn told_change(&mut self, before: &Before) {
        let now = Before::of(&self.app);
        if now.listing() && !before.listing() {
            self.tell_list(Listed::Briefings, 0);
        } else if now.open != before.open {
            self.listed = None;
            self.tell_briefing();
        } else if before.listing() && !now.listing() {
            self.listed = None;
            self.tell_place();
        }
        let since = self.app.volume().and_then(|volume| volume.since.as_ref()).filter(|_| !before.broken);
        if let Some(words) = since.map(|since| since.words.clone()) {
            self.say(format!("Fault: {words}"));
        }
    }

    /// Says what an action did. `said`: the app has said something itself.
    pub(super) fn tell(&mut self, action: Action, before: &Before, said: bool) {
        use Action as A;
        let now = Before::of(&self.app);
        if self.ended || now.listing() {
            if now.listing() && before.listing() {
                self.tell_listed(action);
            }
            return;
        }
        if now.open != before.open || before.listing() {
            return;
        }
        if now.selecting() || before.selecting() {
            return self.tell_selecting(action, now.selecting());
        }
        let same = now.selection == before.selection && now.place == before.place;
        let pane = self.app.focus();
        match action {
            // Opening an item of a list leads to another pane.
            _ if App::pane_named(action).is_some()
                || matches!(action, A::NextPane | A::PreviousPane | A::Open) =>
            {
                if pane == PaneName::Text {
                    self.tell_block();
                } else {
                    self.tell_list(Listed::Pane(pane), 0);
                }
            }
            // It was said already why nothing changed.
            _ if same && said => {}
            A::NextQuote | A::PreviousQuote => self.tell_quote(),
            A::NextSpeaker | A::PreviousSpeaker | A::JumpToSpeaker | A::PickSpeaker => {
                self.tell_speaker();
                self.tell_chosen_quote();
            }
            A::NextSection | A::PreviousSection | A::PickSection => self.tell_block(),
            A::Search | A::NextMatch | A::PreviousMatch => self.tell_match(),
            A::JumpBack | A::JumpForward | A::GoToMark => {
                self.tell_section();
                self.tell_block();
            }
            A::Filter | A::Back => self.tell_filters(before, said),
            A::Down | A::Up | A::HalfDown | A::HalfUp | A::PageDown | A::PageUp | A::Top | A::Bottom => {
                self.tell_moved(action, pane, before.place);
            }
            A::NextPicture | A::PreviousPicture | A::Copy | A::CopyAs | A::Export => {}
            _ if said => {}
            _ => self.say(if same { "nothing changed" } else { "done" }),
        }
    }

    /// What a list that is gone through points at, and what was read over in the text.
    fn tell_moved(&mut self, action: Action, pane: PaneName, from: Place) {
        let to = self.app.scroll().text;
        match pane {
            PaneName::Speakers => self.tell_speaker(),
            PaneName::Quotes => self.tell_quote(),
            PaneName::Text if to > from && !matches!(action, Action::Bottom) => {
                let view = self.app.view();
                let said: Vec<String> = (from.block + 1..=to.block)
                    .filter(|block| item::is_said(&view, *block))
                    .flat_map(|block| item::block(&view, block))
                    .collect();
                self.out.extend(said);
                self.heard = Some(to.block);
            }
            PaneName::Agenda | PaneName::Text => self.tell_block(),
        }
    }

    /// How many blocks that say something are left in the section.
    pub(super) fn blocks_left(&self) -> usize {
        let view = self.app.view();
        let here = self.app.scroll().text.block;
        let section = view.section_at(self.app.scroll().text);
        let rest = (here + 1..view.flow.blocks.len())
            .take_while(|block| view.flow.blocks[*block].section == section);
        rest.filter(|block| item::is_said(&view, *block)).count()
    }

    fn tell_selecting(&mut self, action: Action, selecting: bool) {
        let Some(own) = self.app.selecting().filter(|_| selecting) else {
            if action == Action::Back {
                self.say("no words are chosen any longer");
            }
            return;
        };
        if matches!(action, Action::Copy | Action::Export) {
            return;
        }
        let picked = own.picked();
        let words = &self.app.briefing()[picked.section].text[picked.range.clone()];
        let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
        let lines = [format!("Chosen: {words}"), own.note().replace(" · ", "; ")];
        self.out.extend(lines);
    }

    fn tell_listed(&mut self, action: Action) {
        let Some(list) = self.app.list() else { return };
        match action {
            Action::Filter | Action::Back => self.tell_list(Listed::Briefings, 0),
            _ => {
                let number = list.chosen() + 1;
                let line = self.app.listed().map(item::briefing);
                self.say(line.map_or("no briefing is found".to_owned(), |line| format!("{number}. {line}")));
            }
        }
    }

    /// The briefing: what it is, how much is in it, its agenda.
    pub(super) fn tell_briefing(&mut self) {
        let Some(volume) = self.app.volume() else { return };
        let (view, faults) = (self.app.view(), volume.count().words());
        let briefing = view.briefing;
        let counts = [
            item::counted(briefing.sections.len(), "section"),
            item::counted(briefing.speakers.len(), "speaker"),
            item::counted(briefing.quotes.len(), "quote"),
        ];
        let mut lines = vec![item::event(&view), format!("{}.", counts.join(", "))];
        if !faults.is_empty() {
            lines.push(format!("Faults: {faults}; the word faults tells them."));
        }
        self.out.extend(lines);
        if !briefing.sections.is_empty() {
            self.tell_list(Listed::Pane(PaneName::Agenda), 0);
        }
        if self.app.scroll().text == Place::default() {
            self.heard = Some(0);
        } else {
            self.tell_here();
        }
    }

    /// Says how much of the list is known, or the list when all of it is.
    pub(super) fn tell_survey(&mut self) {
        let shelf = self.app.shelf();
        if shelf.seen() == shelf.entries().len() {
            self.surveyed = true;
            self.tell_list(Listed::Briefings, 0);
        }
    }

    /// Where the reader is.
    pub(super) fn tell_place(&mut self) {
        if self.app.list().is_some() {
            return self.tell_listed(Action::Open);
        }
        self.say(item::event(&self.app.view()));
        self.tell_here();
    }

    fn tell_here(&mut self) {
        self.tell_section();
        if let Some(filters) = self.filters() {
            self.say(filters);
        }
        if let Some(search) = self.app.search_words() {
            self.say(format!("Search: {}, {}", search.typed, search.count));
        }
        self.tell_chosen_quote();
        self.tell_block();
    }

    fn tell_section(&mut self) {
        let view = self.app.view();
        let start = view.selection.section.map(|section| view.flow.section_start(section));
        if let Some(start) = start.filter(|start| start.block != self.app.scroll().text.block) {
            let lines = item::block(&view, start.block);
            self.out.extend(lines);
        }
    }

    /// What is read at this place of the text.
    pub(super) fn tell_block(&mut self) {
        let here = self.app.scroll().text.block;
        let lines = item::block(&self.app.view(), here);
        self.out.extend(lines);
        self.heard = Some(here);
    }

    /// Whether what stands at this place was read out last.
    pub(super) fn has_heard(&self) -> bool {
        self.heard == Some(self.app.scroll().text.block)
    }

    fn filters(&self) -> Option<String> {
        let view = self.app.view();
        let words: Vec<String> =
            view.selection.filter.facets().map(|facet| facet.plain_words(&view)).collect();
        let count = item::counted(view.quotes().len(), "quote");
        (!words.is_empty()).then(|| format!("Filters: {}. {count}.", words.join(", ")))
    }

    fn tell_filters(&mut self, before: &Before, said: bool) {
        if before.selection.filter != self.app.selection().filter {
            let all = item::counted(self.app.briefing().quotes.len(), "quote");
            let words = self.filters().unwrap_or_else(|| format!("No filter is set. {all}."));
            self.say(words);
            self.tell_chosen_quote();
        } else if before.place != self.app.scroll().text {
            self.tell_block();
        } else if before.searching && self.app.search_words().is_none() {
            self.say("The search is over.");
        } else if !said {
            self.say("nothing changed");
        }
    }

    pub(super) fn tell_speaker(&mut self) {
        let view = self.app.view();
        let line = match view.selection.filter.speaker() {
            Some(speaker) => {
                let (number, all) = (speaker.index() + 1, view.briefing.speakers.len());
                format!("Speaker {number} of {all}, letter {}", item::speaker(&view, speaker))
            }
            None => format!("Everybody. {}.", item::counted(view.quotes().len(), "quote")),
        };
        self.say(line);
    }

    /// The chosen quote whole, with its place among those that are looked at.
    pub(super) fn tell_quote(&mut self) {
        let view = self.app.view();
        let Some(quote) = view.selection.quote else { return self.say("no quote is chosen") };
        let quotes = view.quotes();
        let place = quotes.position(quote).map(|place| format!("Quote {} of {}", place + 1, quotes.len()));
        let lines: Vec<String> = place.into_iter().chain(item::quote_whole(&view, quote)).collect();
        self.out.extend(lines);
    }

    fn tell_chosen_quote(&mut self) {
        let view = self.app.view();
        let Some(quote) = view.selection.quote else { return };
        let place = view.quotes().position(quote).map_or(0, |place| place + 1);
        let line = format!("Quote {place} of {}: {}", view.quotes().len(), item::quote_line(&view, quote));
        self.say(line);
    }

    pub(super) fn tell_match(&mut self) {
        let Some(search) = self.app.search_words() else { return };
        let words = self.app.words_around_match().map_or(String::new(), |words| format!(": {words}"));
        self.say(format!("{}{words}", search.count));
        if self.app.words_around_match().is_some() {
            self.tell_section();
        }
    }

    pub(super) fn len_of(&self, listed: Listed) -> usize {
        let view = self.app.view();
        match listed {
            Listed::Pane(PaneName::Agenda) => view.briefing.sections.len(),
            Listed::Pane(PaneName::Speakers) => view.briefing.speakers.len() + 1,
            Listed::Pane(_) => view.quotes().len(),
            Listed::Briefings => self.app.list().map_or(0, |list| list.found().len()),
        }
    }

    /// An item of a list with its number.
    fn listed_line(&self, listed: Listed, index: usize) -> Option<String> {
        let view = self.app.view();
        Some(match listed {
            Listed::Pane(PaneName::Agenda) => {
                format!("{}. {}", index + 1, item::section(&view, view.briefing.section_at(index)?))
            }
            Listed::Pane(PaneName::Speakers) => match index.checked_sub(1) {
                None => format!("0. Everybody. {}.", item::counted(view.briefing.quotes.len(), "quote")),
                Some(own) => format!("{index}. {}", item::speaker(&view, view.briefing.speaker_at(own)?)),
            },
            Listed::Pane(_) => {
                format!("{}. {}", index + 1, item::quote_line(&view, view.quotes().get(index)?))
            }
            Listed::Briefings => {
                let entry = *self.app.list()?.found().get(index)?;
                format!("{}. {}", index + 1, item::briefing(self.app.shelf().entries().get(entry)?))
            }
        })
    }

    /// A list from an item on, a page of it at most.
    pub(super) fn tell_list(&mut self, listed: Listed, from: usize) {
        let (title, len) = (
            match listed {
                Listed::Pane(pane) => pane.title(),
                Listed::Briefings => "Briefings",
            },
            self.len_of(listed),
        );
        self.listed = Some(listed);
        let to = len.min(from + PAGE);
        if from == 0 {
            self.say(if len == 0 { format!("{title}: none") } else { format!("{title}:") });
        }
        let lines: Vec<String> = (from..to).filter_map(|index| self.listed_line(listed, index)).collect();
        self.out.extend(lines);
        self.more = (to < len).then_some((listed, to));
        if self.more.is_some() {
            self.say(format!("{} more; the word more tells them.", len - to));
        }
    }

    pub(super) fn tell_more(&mut self) {
        match self.more {
            Some((listed, from)) => self.tell_list(listed, from),
            None => self.say("no list goes on"),
        }
    }
}
