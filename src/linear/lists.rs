//! Reads out the items of lists, a page at a time.

use super::{Linear, Listed};
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
            Listed::Briefings => self.app.list().map_or(0, |list| list.found().len()),
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
                let entry = *self.app.list()?.found().get(index)?;
                format!("{}. {}", index + 1, item::briefing(self.app.shelf().entries().get(entry)?))
            }
        })
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
        self.more = (to < len).then_some((listed, to));
        if self.more.is_some() {
            self.say(format!("{} more; type more to hear them.", len - to));
        }
    }

    pub(super) fn tell_more(&mut self) {
        match self.more {
            Some((listed, from)) => self.tell_list(listed, from),
            None => self.say("the list has no more items"),
        }
    }
}
