//! Reads out the items of lists, a page at a time.

use super::{Linear, Listed, Outside};
use crate::app::{Input, List, Results};
use crate::layout::PaneName;
use crate::pane::linear::item;
use crate::pane::number::counted;

/// Number of items of a list that are read out at once.
const PAGE_ITEMS: usize = 20;

impl Linear {
    /// The number of items of a list.
    pub(super) fn len_of(&self, listed: Listed) -> usize {
        let view = self.app.view();
        match listed {
            Listed::Pane(PaneName::Agenda) => view.briefing.sections.len(),
            Listed::Pane(PaneName::Speakers) => view.briefing.speakers.len() + 1,
            Listed::Pane(_) => view.quotes().len(),
            Listed::Briefings => self.app.list().map_or(0, List::rows),
            Listed::Results | Listed::People => self.len_of_library(),
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
                None => format!("0. Everybody. {}.", counted(view.briefing.quotes.len(), "quote")),
                Some(own) => format!("{index}. {}", item::speaker(&view, view.briefing.speaker_at(own)?)),
            },
            Listed::Pane(_) => {
                format!("{}. {}", index + 1, item::quote_line(&view, view.quotes().get(index)?))
            }
            Listed::Results | Listed::People => format!("{}. {}", index + 1, self.library_line(index)?),
            Listed::Briefings => {
                format!("{}. {}", index + 1, self.briefing_line(index)?)
            }
        })
    }

    /// A row of the list of briefings in words: a kept query, or a briefing.
    pub(super) fn briefing_line(&self, row: usize) -> Option<String> {
        let list = self.app.list()?;
        if let Some((name, query)) = list.query_in_row(row) {
            return Some(format!("Kept query {name}: {query}"));
        }
        Some(item::briefing(self.app.shelf().entries().get(list.entry_in_row(row)?)?))
    }

    /// Reads out a list from an item on, at most a page of it.
    pub(super) fn tell_list(&mut self, listed: Listed, from: usize) {
        let (title, len) = (
            match listed {
                Listed::Pane(pane) => pane.title(),
                Listed::Briefings => "Briefings",
                Listed::Results => "Results",
                Listed::People => "People",
            },
            self.len_of(listed),
        );
        self.listed = Some(listed);
        let to = len.min(from + PAGE_ITEMS);
        if from == 0 {
            self.say(if len == 0 { format!("{title}: none") } else { format!("{title}:") });
        }
        let lines: Vec<String> = (from..to).filter_map(|index| self.listed_line(listed, index)).collect();
        self.out.extend(lines);
        // The list can become longer.
        self.more = Some((listed, to));
        let left = self.known_of(listed).saturating_sub(to);
        if left > 0 {
            self.say(format!("{left} more; type more to hear them."));
        }
    }

    /// The number of items of a list, also of those that have to be asked for.
    fn known_of(&self, listed: Listed) -> usize {
        let len = self.len_of(listed);
        match self.app.results().filter(|results| listed == Listed::Results && results.has_more()) {
            Some(results) => len.max(results.counts.statements + results.counts.passages),
            None => len,
        }
    }

    /// Reads out the next items of the list that was read out last.
    pub(super) fn tell_more(&mut self, outside: &mut Outside<'_>) {
        match self.more {
            Some((listed, from)) if from < self.len_of(listed) => self.tell_list(listed, from),
            Some((Listed::Results, from)) if self.app.results().is_some_and(Results::has_more) => {
                self.resumes_from = Some(from);
                self.feed(Input::More, outside);
                self.tell_resumed();
            }
            _ => self.say("the list has no more items"),
        }
    }

    /// Reads out the results that were asked for, once they are there.
    pub(super) fn tell_resumed(&mut self) {
        if !self.looks_up()
            && let Some(from) = self.resumes_from.take()
            && self.app.results().is_some()
        {
            self.tell_list(Listed::Results, from);
        }
    }
}
