//! The agenda: the sections, with their times and their number of quotes.

use super::{Lister, Space, View};
use crate::binding::Bindings;
use crate::row::{Role, Row};
use crate::text::line;
use crate::text::width::width;

/// Minimum number of rows of the pane in which a title may have two lines.
const MIN_ROWS: usize = 5;

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

    fn rows(&self, view: &View<'_>, index: usize, space: Space) -> Vec<Row> {
        let Some(section) = view.briefing.sections.get(index) else { return Vec::new() };
        let clock = section.start.and_then(|start| start.clock());
        let clock = clock.map_or(String::new(), |clock| format!("{clock}  "));
        let own = view.quotes().within(&section.quotes);
        let count = if own == 0 { String::new() } else { own.to_string() };
        let (indent, ellipsis) = (width(&clock), view.glyphs.ellipsis);
        let mut row = Row::of(Role::Faint, clock);
        let second = (self.height(view, index, space) > 1).then(|| {
            let room = title_cells(view, index, space.cells).max(1);
            let lines = line::lines(&section.title, 0..section.title.len(), room);
            lines.first().map_or(0, |line| line.end)
        });
        let (first, rest) = section
            .title
            .split_at_checked(second.unwrap_or(section.title.len()))
            .unwrap_or((&*section.title, ""));
        row.push_field(Role::Text, first.trim_end());
        let mut rows = vec![Row::spread(row, Row::of(Role::Faint, count), space.cells, ellipsis)];
        if second.is_some() {
            let mut row = Row::of(Role::Text, " ".repeat(indent));
            row.push_field(Role::Text, rest);
            rows.push(row.cut(space.cells, ellipsis));
        }
        rows
    }

    fn height(&self, view: &View<'_>, index: usize, space: Space) -> usize {
        let title = view.flow.agenda.get(index).map_or(0, |item| usize::from(item.title));
        let fits = space.rows < MIN_ROWS || title <= title_cells(view, index, space.cells);
        if fits { 1 } else { 2 }
    }

    fn lead(&self, view: &View<'_>, index: usize) -> Option<Row> {
        let day = view.flow.agenda.get(index)?.day.as_deref()?;
        Some(Row::of(Role::Faint, day))
    }

    fn empty(&self, _: &View<'_>, _: &Bindings) -> String {
        "This briefing has no sections.".to_owned()
    }
}

/// The cells for the title of a section, beside its time and its number of quotes.
fn title_cells(view: &View<'_>, index: usize, cells: usize) -> usize {
    let around = view.flow.agenda.get(index).map_or(0, |item| usize::from(item.around));
    cells.saturating_sub(around)
}
