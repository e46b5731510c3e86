//! The selection: a section, a speaker, a quote. All panes follow it.

use crate::app::App;
use crate::layout::PaneName;
use crate::model::{QuoteId, SectionId, SpeakerId};
use crate::pane::Selection;
use crate::pane::filter::{Facet, Filter};
use crate::pane::flow::{BlockKind, Place};
use crate::row::Role;

impl App {
    /// Changes the section, the filters and the quote together.
    pub(in crate::app) fn select(&mut self, selection: Selection) {
        self.reading.selection = selection;
        self.filter(|_| {});
    }

    /// The selection in a briefing that is opened for the first time.
    pub(in crate::app) fn first_selection(&self) -> Selection {
        let briefing = self.briefing();
        Selection { section: briefing.section_at(0), filter: Filter::default(), quote: briefing.quote_at(0) }
    }

    /// Selects an item of a list.
    pub(in crate::app) fn select_item(&mut self, pane: PaneName, index: usize) {
        match pane {
            PaneName::Agenda => {
                if let Some(section) = self.briefing().section_at(index) {
                    self.select_section(section);
                }
            }
            PaneName::Speakers => {
                let speaker = index.checked_sub(1).and_then(|index| self.briefing().speaker_at(index));
                self.select_speaker(speaker);
            }
            PaneName::Quotes => {
                if let Some(quote) = self.view().quotes().get(index) {
                    self.select_quote(quote);
                }
            }
            PaneName::Text => {}
        }
    }

    /// Selects a section and scrolls to its title.
    pub(in crate::app) fn select_section(&mut self, section: SectionId) {
        self.reading.selection.section = Some(section);
        self.look_at_top(self.reading.flow.section_start(section));
        let quotes = self.briefing()[section].quotes.clone();
        let passing = self.view().quotes();
        let first = quotes.clone().find_map(|index| self.briefing().quote_at(index));
        if let Some(first) = first {
            let next = passing.get(passing.before(first)).filter(|quote| quotes.contains(&quote.index()));
            self.reading.selection.quote = next.or(self.reading.selection.quote);
        }
    }

    /// Selects a speaker, or everybody, and goes to the first quote.
    pub(in crate::app) fn select_speaker(&mut self, speaker: Option<SpeakerId>) {
        self.filter(|filter| match speaker {
            Some(speaker) => filter.add(Facet::Speaker(speaker)),
            None => filter.retain(|facet| !matches!(facet, Facet::Speaker(_))),
        });
        let quotes = self.view().quotes();
        let selected = self.reading.selection.quote;
        let Some(id) = speaker else {
            self.reading.selection.quote = selected.or_else(|| quotes.get(0));
            return;
        };
        let passing = selected.filter(|quote| quotes.position(*quote).is_some());
        match passing.or_else(|| quotes.get(0)) {
            Some(quote) => self.select_quote(quote),
            None => self.select_silent_speaker(id),
        }
    }

    /// For a speaker without quotes, goes to the first section with that speaker.
    fn select_silent_speaker(&mut self, id: SpeakerId) {
        self.reading.selection.quote = None;
        let sections = &self.briefing().sections;
        let index = sections.iter().position(|section| section.speakers.contains(&id));
        if let Some(section) = index.and_then(|index| self.briefing().section_at(index)) {
            self.reading.selection.section = Some(section);
            self.look_at_top(self.reading.flow.section_start(section));
        }
        let has_others = self.reading.selection.filter.facets().nth(1).is_some();
        let others = if has_others { " matches the other filters" } else { "" };
        self.say(Role::Faint, format!("no quote by {}{others}", self.briefing()[id].name));
    }

    /// Selects a quote and brings its words into view.
    pub(in crate::app) fn select_quote(&mut self, id: QuoteId) {
        self.reading.selection.quote = Some(id);
        self.reading.pictures.is_selected = false;
        let section = self.briefing()[id].section;
        self.reading.selection.section = section.or(self.reading.selection.section);
        let Some(start) = self.reading.flow.place_of(self.briefing(), id) else { return };
        let last = section.zip(self.briefing()[id].anchor.ranges().last());
        let end = last.map_or(start, |(section, range)| {
            self.reading.flow.place_at(section, range.end.saturating_sub(1).max(range.start))
        });
        self.bring_into_view(start, end.max(start));
    }

    /// Selects the next or the previous speaker.
    ///
    /// Going forward, a count is the number of the speaker.
    pub(in crate::app) fn step_speaker(&mut self, forward: bool, count: Option<usize>) {
        let len = self.briefing().speakers.len();
        let Some(last) = len.checked_sub(1) else { return self.say(Role::Faint, "no speaker is named") };
        let current = self.reading.selection.filter.speaker().map(SpeakerId::index);
        let index = match (forward, count, current) {
            (true, Some(ordinal), _) => ordinal.saturating_sub(1).min(last),
            (true, None, None) => 0,
            (true, None, Some(index)) => index + 1,
            (false, count, Some(index)) => index.wrapping_sub(count.unwrap_or(1)),
            (false, _, None) => last,
        };
        match self.briefing().speaker_at(index) {
            Some(speaker) => self.select_speaker(Some(speaker)),
            None => self.say_at_end("speaker", forward),
        }
    }

    /// Moves the selection by a number of the quotes that pass the filters.
    pub(in crate::app) fn step_quote(&mut self, forward: bool, count: usize) {
        let quotes = self.view().quotes();
        let Some(last) = quotes.len().checked_sub(1) else {
            return self.say(Role::Faint, "there is no quote here");
        };
        let index = match self.reading.selection.quote {
            None if forward => self.quotes_before_here() + count - 1,
            None => self.quotes_before_here().saturating_sub(count),
            Some(quote) => {
                let before = quotes.before(quote);
                let passes = quotes.position(quote).is_some();
                if forward { before + count - usize::from(!passes) } else { before.saturating_sub(count) }
            }
        };
        if let Some(quote) = quotes.get(index.min(last)) {
            let is_same = self.reading.selection.quote == Some(quote);
            self.select_quote(quote);
            if is_same {
                self.say_at_end("quote", forward);
            }
        }
    }

    /// The number of quotes that pass the filters before the current match, or else before the view.
    pub(super) fn quotes_before_here(&self) -> usize {
        let here = self.place_of_match().unwrap_or(self.reading.panes.scroll.text);
        let (view, briefing) = (self.view(), self.briefing());
        let (Some(section), quotes) = (view.section_at(here), view.quotes()) else { return 0 };
        let own = briefing[section].quotes.clone();
        let is_before = |quote: &QuoteId| {
            let place = self.reading.flow.place_of(briefing, *quote);
            quotes.position(*quote).is_some() && place.is_some_and(|place| place < here)
        };
        let in_section = own.clone().filter_map(|index| briefing.quote_at(index)).filter(is_before).count();
        quotes.within(&(0..own.start)) + in_section
    }

    /// Moves the selection by a number of sections.
    pub(in crate::app) fn step_section(&mut self, forward: bool, count: usize) {
        let Some(last) = self.briefing().sections.len().checked_sub(1) else { return };
        let index = match self.reading.selection.section.map(SectionId::index) {
            None => 0,
            Some(index) if forward => (index + count).min(last),
            Some(index) => index.saturating_sub(count),
        };
        if let Some(section) = self.briefing().section_at(index) {
            let is_same = self.reading.selection.section == Some(section);
            self.select_section(section);
            if is_same {
                self.say_at_end("section", forward);
            }
        }
    }

    /// The quote at a place in the text, of those that pass the filters.
    pub(super) fn quote_around(&self, place: Place) -> Option<QuoteId> {
        let block = self.reading.flow.blocks.get(place.block)?;
        let passes = |quote: &QuoteId| self.view().quotes().position(*quote).is_some();
        match (&block.kind, block.section) {
            (BlockKind::Quote(quote), _) => Some(*quote).filter(passes),
            (BlockKind::Paragraph(own), Some(section)) => {
                let at = own.start + place.at;
                let here = at..at + 1;
                let mut quotes = self.reading.flow.quotes_in(section, &here);
                quotes.find(|quoted| passes(&quoted.quote)).map(|quoted| quoted.quote)
            }
            _ => None,
        }
    }

    /// Reports that there is no next or no previous one.
    pub(in crate::app) fn say_at_end(&mut self, thing: &str, forward: bool) {
        let end = if forward { "last" } else { "first" };
        self.say(Role::Faint, format!("this is the {end} {thing}"));
    }
}
