//! The agenda: the sections, with their times and their number of quotes.

use super::{Lister, View};
use crate::binding::Bindings;
use crate::row::{Role, Row};

/// The pane.
pub struct Agenda;

impl Lister for Agenda {
    fn title(&self, _: &View<'_>) -> String {
        "Agenda".to_owned()
    }

    fn len(&self, view: &View<'_>) -> usize {
        view.briefing.sections.len()
    }

    fn selected(&self, view: &View<'_>) -> Option<usize> {
        view.selection.section.map(crate::model::SectionId::index)
    }

    fn row(&self, view: &View<'_>, index: usize, cells: usize) -> Row {
        let Some(section) = view.briefing.sections.get(index) else { return Row::new() };
        let mut left = Row::new();
        if let Some(clock) = section.start.and_then(|start| start.clock()) {
            left.push(Role::Faint, format!("{clock}  "));
        }
        left.push_field(Role::Text, &section.title);
        let own = view.quotes().within(&section.quotes);
        let count = if own == 0 { String::new() } else { own.to_string() };
        Row::spread(left, Row::of(Role::Faint, count), cells, view.glyphs.ellipsis)
    }

    fn empty(&self, _: &View<'_>, _: &Bindings) -> String {
        "This briefing has no sections.".to_owned()
    }
}
