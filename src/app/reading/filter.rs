//! Filtering: which quotes are shown.

use crate::action::Action;
use crate::app::App;
use crate::model::{NoteId, Noted, QuoteId, TagId};
use crate::pane::filter::{Facet, Filter};
use crate::pane::flow::{BlockKind, Place};
use crate::row::Role;
use std::collections::HashMap;

impl App {
    /// Changes the filters, and finds the quotes that pass them.
    pub(in crate::app) fn filter(&mut self, change: impl FnOnce(&mut Filter)) {
        change(&mut self.reading.selection.filter);
        self.reading.passing = self.reading.selection.filter.passing(self.briefing());
    }

    /// Sets or clears a filter, and goes to the nearest quote that passes.
    pub(in crate::app) fn toggle(&mut self, facet: Facet) {
        self.filter(|filter| {
            if filter.has(facet) { filter.retain(|other| other != facet) } else { filter.add(facet) }
        });
        self.select_passing();
    }

    /// Clears the filter that was set last; returns true if there was one.
    pub(in crate::app) fn unfilter(&mut self) -> bool {
        let mut last = None;
        self.filter(|filter| last = filter.pop());
        if self.reading.selection.quote.is_none() {
            self.reading.selection.quote = self.quote_in_view().or_else(|| self.view().quotes().get(0));
        }
        last.is_some()
    }

    fn select_passing(&mut self) {
        let quotes = self.view().quotes();
        let Some(last) = quotes.len().checked_sub(1) else {
            self.reading.selection.quote = None;
            if let Some(block) = self.first_passing_note() {
                self.look_at_top(Place { block, at: 0 });
                self.follow_text();
                return self.say(Role::Doubt, "no quote matches the filters; this note does");
            }
            let does = "clears the last filter";
            return self.say_with_key(Role::Doubt, "no quote matches the filters", Action::Back, does);
        };
        let here = self.reading.selection.quote;
        if here.is_none_or(|quote| quotes.position(quote).is_none()) {
            let next = here.map_or(0, |quote| quotes.before(quote).min(last));
            if let Some(quote) = quotes.get(next) {
                self.select_quote(quote);
            }
        }
    }

    /// The block of the first note on words that passes the filters.
    fn first_passing_note(&self) -> Option<usize> {
        let (briefing, filter) = (self.briefing(), self.reading.selection.filter);
        self.reading.flow.blocks.iter().position(|block| match block.kind {
            BlockKind::Note(Noted::Words(note)) => filter.passes_note(briefing, note, None),
            _ => false,
        })
    }

    /// The number of notes on words that each tag would leave.
    ///
    /// The filters of other kinds that are set still apply.
    pub(in crate::app) fn note_counts(&self) -> HashMap<Facet, usize> {
        let briefing = self.briefing();
        let filter = self.reading.selection.filter;
        let left = |tag: Facet| {
            let passes =
                |id: &NoteId| tag.passes_note(briefing, *id) && filter.passes_note(briefing, *id, Some(tag));
            briefing.note_ids().filter(passes).count()
        };
        let has_notes = |tag: &TagId| briefing.tags()[tag.index()].notes > 0;
        let tags = briefing.tag_ids().filter(has_notes).map(Facet::Tag);
        tags.map(|tag| (tag, left(tag))).collect()
    }

    /// The number of quotes that each filter would leave.
    ///
    /// The filters of other kinds that are set still apply.
    pub(in crate::app) fn facet_counts(&self) -> HashMap<Facet, usize> {
        let briefing = self.briefing();
        let tags: HashMap<&str, Facet> =
            briefing.tag_ids().map(|tag| (&*briefing.tags()[tag.index()].name, Facet::Tag(tag))).collect();
        let mut counts = HashMap::new();
        let mut count = |facet: Facet, id: QuoteId| {
            if self.reading.selection.filter.passes(briefing, id, Some(facet)) {
                *counts.entry(facet).or_default() += 1;
            }
        };
        for id in briefing.quote_ids() {
            let quote = &briefing[id];
            count(Facet::Kind(quote.kind), id);
            quote.section.into_iter().for_each(|section| count(Facet::Section(section), id));
            quote.tags.iter().filter_map(|tag| tags.get(&**tag)).for_each(|tag| count(*tag, id));
        }
        counts
    }
}
