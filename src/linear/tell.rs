//! Reads out what an action changed, as whole lines with labels.

use super::{Linear, Listed};
use crate::action::Action;
use crate::action::ReaderAction as A;
use crate::app::App;
use crate::layout::PaneName;
use crate::pane::Selection;
use crate::pane::flow::Place;
use crate::pane::linear::item;
use crate::pane::number::counted;
use crate::text::Cut;

/// The state before an action.
#[derive(Clone, Copy, Debug)]
pub(super) struct Before {
    open: Option<usize>,
    mode: Mode,
    selection: Selection,
    place: Place,
    searching: bool,
    broken: bool,
}

/// What the user is doing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Mode {
    Listing,
    /// The results of a search over the library, or its people.
    Library,
    Selecting,
    Reading,
}

impl Before {
    fn is_listing(&self) -> bool {
        self.mode == Mode::Listing
    }

    fn is_selecting(&self) -> bool {
        self.mode == Mode::Selecting
    }

    pub(super) fn of(app: &App) -> Self {
        Self {
            open: app.open_index(),
            mode: match (app.list(), app.text_selection()) {
                _ if app.library_screen().is_some() => Mode::Library,
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
    /// Reads out the briefing or the list if it was opened.
    pub(super) fn told_change(&mut self, before: &Before) {
        let now = Before::of(&self.app);
        if now.is_listing() && !before.is_listing() {
            self.tell_list(Listed::Briefings, 0);
        } else if now.mode == Mode::Library {
            // What was looked up is read out when it is known.
            if before.mode == Mode::Reading && !self.asks_library() {
                self.tell_library();
            }
        } else if before.mode == Mode::Library && now.mode == Mode::Reading {
            self.listed = None;
            self.tell_place();
        } else if now.open != before.open {
            self.listed = None;
            self.tell_briefing();
        } else if before.is_listing() && !now.is_listing() {
            self.listed = None;
            self.tell_place();
        }
        let since = self.app.volume().and_then(|volume| volume.since.as_ref()).filter(|_| !before.broken);
        if let Some(words) = since.map(|since| since.words.clone()) {
            self.say(format!("Fault: {words}"));
        }
    }

    /// Reads out what an action did. Set `said` if the app has shown a notice.
    pub(super) fn tell(&mut self, action: Action, before: &Before, said: bool) {
        let now = Before::of(&self.app);
        if self.ended || now.is_listing() {
            if now.is_listing() && before.is_listing() {
                self.tell_listed(action);
            }
            return;
        }
        let is_library = now.mode == Mode::Library || before.mode == Mode::Library;
        if now.open != before.open || before.is_listing() || is_library {
            if is_library && now.mode == before.mode {
                self.tell_result(action, said);
            }
            return;
        }
        if now.is_selecting() || before.is_selecting() {
            return self.tell_selecting(action, now.is_selecting());
        }
        let same = now.selection == before.selection && now.place == before.place;
        match A::of(action) {
            // Opening an item of a list leads to another pane.
            Some(
                A::NextPane
                | A::PreviousPane
                | A::Open
                | A::FocusAgenda
                | A::FocusSpeakers
                | A::FocusText
                | A::FocusQuotes,
            ) => self.tell_pane(),
            // The notice has already said why nothing changed.
            _ if same && said => {}
            Some(action) => self.tell_done(action, before, same, said),
            None => {}
        }
    }

    /// Reads out the focused pane.
    fn tell_pane(&mut self) {
        match self.app.focus() {
            PaneName::Text => self.tell_block(),
            pane => self.tell_list(Listed::Pane(pane), 0),
        }
    }

    #[expect(clippy::match_same_arms, reason = "a line for each group of actions")]
    fn tell_done(&mut self, action: A, before: &Before, same: bool, said: bool) {
        match action {
            A::NextQuote | A::PreviousQuote => self.tell_quote(),
            A::NextSpeaker | A::PreviousSpeaker | A::JumpToSpeaker | A::PickSpeaker => {
                self.tell_speaker();
                self.tell_selected_quote();
            }
            A::NextSection | A::PreviousSection | A::PickSection => self.tell_block(),
            A::Search | A::NextMatch | A::PreviousMatch => self.tell_match(),
            A::JumpBack | A::JumpForward | A::GoToMark => {
                self.tell_section();
                self.tell_block();
            }
            A::Filter | A::Back => self.tell_filters(before, said),
            A::Down | A::Up | A::HalfDown | A::HalfUp | A::PageDown | A::PageUp | A::Top | A::Bottom => {
                self.tell_moved(action, before.place);
            }
            A::NextPicture | A::PreviousPicture | A::Copy | A::CopyAs | A::Export => {}
            A::FocusAgenda | A::FocusSpeakers | A::FocusText | A::FocusQuotes => {}
            A::NextPane | A::PreviousPane | A::Open => {}
            A::Confirm | A::ConfirmSpeaker => self.tell_quote(),
            A::Correct | A::Annotate | A::TagQuote | A::WhoseWords | A::ChangeKind => {
                self.tell_end(same, said);
            }
            A::ChangeBounds | A::SplitQuote | A::JoinNext | A::RejectQuote => self.tell_end(same, said),
            A::RenameSpeaker | A::MergeSpeakers | A::PartSpeaker => self.tell_end(same, said),
            A::ConfirmAll | A::ImportAgain => self.tell_end(same, said),
            A::SetMark | A::MarkQuote | A::ClearMarked | A::Select | A::SaveImported => {
                self.tell_end(same, said);
            }
            A::NextBriefing | A::PreviousBriefing | A::ListBriefings => self.tell_end(same, said),
            A::Zoom | A::Wider | A::Narrower | A::Languages | A::PickTheme => self.tell_end(same, said),
            A::PaneLeft | A::PaneRight => self.tell_end(same, said),
            A::About | A::Faults | A::Help | A::Commands => self.tell_end(same, said),
            A::Reload | A::Edit | A::Browse | A::ToggleMouse => self.tell_end(same, said),
            A::SearchAll | A::People | A::Undo | A::Redo => self.tell_end(same, said),
            A::Suspend | A::Quit | A::QuitNow => self.tell_end(same, said),
        }
    }

    /// Reads out that an action is done, if the app has not said it.
    fn tell_end(&mut self, same: bool, said: bool) {
        if !said {
            self.say(if same { "nothing changed" } else { "done" });
        }
    }

    /// Reads out the item that was moved to, or the text that was moved over.
    fn tell_moved(&mut self, action: A, from: Place) {
        let to = self.app.scroll().text;
        match self.app.focus() {
            PaneName::Speakers => self.tell_speaker(),
            PaneName::Quotes => self.tell_quote(),
            PaneName::Text if to > from && action != A::Bottom => {
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

    /// The number of blocks left in the section, not counting empty ones.
    pub(super) fn blocks_left(&self) -> usize {
        let view = self.app.view();
        let here = self.app.scroll().text.block;
        let section = view.section_at(self.app.scroll().text);
        let rest = (here + 1..view.flow.blocks.len())
            .take_while(|block| view.flow.blocks[*block].section == section);
        rest.filter(|block| item::is_said(&view, *block)).count()
    }

    fn tell_selecting(&mut self, action: Action, selecting: bool) {
        let Some(own) = self.app.text_selection().filter(|_| selecting) else {
            if action == Action::Back {
                self.say("selection cancelled");
            }
            return;
        };
        if matches!(action, Action::Copy | Action::Export) {
            return;
        }
        let picked = own.picked();
        let words = self.app.briefing()[picked.section].text.cut(picked.range.clone());
        let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
        let lines = [format!("Selected: {words}"), own.note().replace(" · ", "; ")];
        self.out.extend(lines);
    }

    fn tell_listed(&mut self, action: Action) {
        let Some(list) = self.app.list() else { return };
        if matches!(action, Action::Filter | Action::Back) {
            return self.tell_list(Listed::Briefings, 0);
        }
        let number = list.selected() + 1;
        let line = self.briefing_line(list.selected());
        self.say(line.map_or("no briefing matches".to_owned(), |line| format!("{number}. {line}")));
    }

    /// Reads out the briefing: its title, what it contains, its agenda.
    pub(super) fn tell_briefing(&mut self) {
        let Some(volume) = self.app.volume() else { return };
        let (view, faults) = (self.app.view(), volume.count().words());
        let briefing = view.briefing;
        let counts = [
            counted(briefing.sections.len(), "section"),
            counted(briefing.speakers.len(), "speaker"),
            counted(briefing.quotes.len(), "quote"),
        ];
        let mut lines = vec![item::event(&view), format!("{}.", counts.join(", "))];
        if let Some(checks) = briefing.checks() {
            lines.push(format!("Imported, {}.", checks.state()));
        }
        if !faults.is_empty() {
            lines.push(format!("Faults: {faults}; type faults to hear them."));
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

    /// Reads out the list once it is complete.
    pub(super) fn tell_survey(&mut self) {
        let shelf = self.app.shelf();
        if !self.app.is_being_listed() && shelf.seen() == shelf.entries().len() {
            self.surveyed = true;
            self.tell_list(Listed::Briefings, 0);
        }
    }

    /// Reads out the current position.
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
        self.tell_selected_quote();
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

    /// Reads out the block of the text at this place.
    pub(super) fn tell_block(&mut self) {
        let here = self.app.scroll().text.block;
        let lines = item::block(&self.app.view(), here);
        self.out.extend(lines);
        self.heard = Some(here);
    }

    /// True if the block at this place was the last one read out.
    pub(super) fn has_heard(&self) -> bool {
        self.heard == Some(self.app.scroll().text.block)
    }

    fn filters(&self) -> Option<String> {
        let view = self.app.view();
        let words: Vec<String> =
            view.selection.filter.facets().map(|facet| facet.plain_words(&view)).collect();
        let count = counted(view.quotes().len(), "quote");
        (!words.is_empty()).then(|| format!("Filters: {}. {count}.", words.join(", ")))
    }

    fn tell_filters(&mut self, before: &Before, said: bool) {
        if before.selection.filter != self.app.selection().filter {
            let all = counted(self.app.briefing().quotes.len(), "quote");
            let words = self.filters().unwrap_or_else(|| format!("No filter is set. {all}."));
            self.say(words);
            self.tell_selected_quote();
        } else if before.place != self.app.scroll().text {
            self.tell_block();
        } else if before.searching && self.app.search_words().is_none() {
            self.say("Search ended.");
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
            None => format!("Everybody. {}.", counted(view.quotes().len(), "quote")),
        };
        self.say(line);
    }

    /// Reads out the selected quote, with its number among those that pass the filters.
    pub(super) fn tell_quote(&mut self) {
        let view = self.app.view();
        let Some(quote) = view.selection.quote else { return self.say("no quote is selected") };
        let quotes = view.quotes();
        let place = quotes.position(quote).map(|place| format!("Quote {} of {}", place + 1, quotes.len()));
        let lines: Vec<String> = place.into_iter().chain(item::quote_whole(&view, quote)).collect();
        self.out.extend(lines);
    }

    fn tell_selected_quote(&mut self) {
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
        if self.app.words_around_match().is_none() {
            return;
        }
        self.tell_section();
        // The words around a match may be those of several people.
        match self.app.subject() {
            Ok(_) => self.tell_selected_quote(),
            Err(why) => self.say(why.words()),
        }
    }
}
