//! Filtering: which quotes are looked at, and a list of all that they can be filtered by.

use super::App;
use super::picker::{Item, Picker, Target};
use crate::model::{Kind, QuoteId};
use crate::pane::Selection;
use crate::pane::filter::{Facet, Filter};
use crate::row::{Role, Row};
use crate::text::fold::loose;
use std::collections::HashMap;

impl App {
    /// Changes the filters, and finds the quotes that pass them.
    pub(super) fn filter(&mut self, change: impl FnOnce(&mut Filter)) {
        change(&mut self.selection.filter);
        self.passing = self.selection.filter.passing(self.briefing());
    }

    /// Chooses a section, filters and a quote at once.
    pub(super) fn select(&mut self, selection: Selection) {
        self.selection = selection;
        self.filter(|_| {});
    }

    /// Sets a filter, or takes it out if it is set, and goes to the nearest quote that passes.
    pub(super) fn toggle(&mut self, facet: Facet) {
        self.filter(|filter| {
            if filter.has(facet) { filter.retain(|other| other != facet) } else { filter.add(facet) }
        });
        self.choose_passing();
    }

    /// Takes out the filter that was set last; whether there was one.
    pub(super) fn unfilter(&mut self) -> bool {
        let mut last = None;
        self.filter(|filter| last = filter.pop());
        if self.selection.quote.is_none() {
            self.selection.quote = self.view().quotes().get(0);
        }
        last.is_some()
    }

    fn choose_passing(&mut self) {
        let quotes = self.view().quotes();
        let Some(last) = quotes.len().checked_sub(1) else {
            self.selection.quote = None;
            return self.say(Role::Doubt, "no quote passes the filters; Esc clears the last");
        };
        let here = self.selection.quote;
        if here.is_none_or(|quote| quotes.position(quote).is_none()) {
            let next = here.map_or(0, |quote| quotes.before(quote).min(last));
            if let Some(quote) = quotes.get(next) {
                self.choose_quote(quote);
            }
        }
    }

    /// A picker of kinds, sections and tags, each with how many quotes would be left.
    pub(super) fn filter_picker(&self) -> Picker {
        let briefing = self.briefing();
        let kinds = Kind::ALL.into_iter().map(|kind| ("kind", Facet::Kind(kind)));
        let tags = briefing.tag_ids().map(|tag| ("tag", Facet::Tag(tag)));
        let sections = briefing.section_ids().map(|section| ("section", Facet::Section(section)));
        let counts = self.counts();
        let view = self.view();
        let items = kinds.chain(tags).chain(sections).map(|(what, facet)| {
            let set = self.selection.filter.has(facet);
            let words = facet.words(&view);
            let count = counts.get(&facet).copied().unwrap_or(0);
            let mark = if set { view.glyphs.pointer } else { " " };
            let row = Row::of(Role::Key, format!("{mark} "))
                .with(Role::Faint, format!("{what:9}"))
                .with(if count > 0 { Role::Text } else { Role::Faint }, &*words)
                .with(Role::Faint, format!("  {count}"));
            Item { row, hay: loose(&[&*words, " ", what].concat()), target: Target::Facet(facet) }
        });
        Picker::new("Filter quotes by", items.collect(), None)
    }

    /// How many quotes each filter would leave, together with those of other kinds that are set.
    fn counts(&self) -> HashMap<Facet, usize> {
        let briefing = self.briefing();
        let tags: HashMap<&str, Facet> =
            briefing.tag_ids().map(|tag| (&*briefing.tags()[tag.index()].name, Facet::Tag(tag))).collect();
        let mut counts = HashMap::new();
        let mut count = |facet: Facet, id: QuoteId| {
            if self.selection.filter.passes(briefing, id, Some(facet)) {
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
