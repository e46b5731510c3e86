//! The list of briefings on the screen: its rows, the filter and the preview.

use super::{Painter, line};
use crate::action::{Action, Context};
use crate::app::List;
use crate::pane::number::{self, counted, thousands};
use crate::pane::shelf;
use crate::row::{Role, Row, wrapped};
use ratatui::layout::Rect;

impl Painter<'_> {
    /// Draws the list; returns the position of the cursor while the filter is typed.
    pub(super) fn list_of_briefings(&mut self, list: &List) -> Option<(u16, u16)> {
        let layout = self.app.list_layout();
        self.list_header();
        let glyphs = self.app.view().glyphs;
        let (found, all) = (list.found().len(), self.app.shelf().entries().len());
        if layout.borders {
            let place = if list.has_filter() {
                format!("Events  {} of {}", thousands(found), thousands(all))
            } else {
                "Events".to_owned()
            };
            self.border(layout.list, &place, true);
        }
        let cursor = layout.filter.map(|line| self.typed(inner(line), "/ ", &list.prompt.line, list.typing));
        let cells = usize::from(layout.rows.width.saturating_sub(3));
        if let Some(heads) = layout.heads {
            let mut row = Row::of(Role::Text, "  ");
            row.append(shelf::head(&list.shape, cells, &glyphs));
            self.row(&row, heads);
        }
        if found == 0
            && let Some(line) = line(layout.rows, 0)
        {
            let row = self.cut(Row::of(Role::Faint, format!("  {}", self.nothing_listed(list))), line.width);
            self.row(&row, line);
        }
        for index in 0..usize::from(layout.rows.height) {
            let Some(line) = line(layout.rows, index) else { break };
            let place = list.scroll() + index;
            let selected = place == list.selected();
            let mut row = Row::of(Role::Text, format!("{} ", if selected { glyphs.pointer } else { " " }));
            if let Some((name, query)) = list.query_in_row(place) {
                let kept = Row::of(Role::Key, "/ ").with(Role::Text, format!("{name}  "));
                row.append(self.cut(kept.with(Role::Faint, query), line.width.saturating_sub(3)));
            } else {
                let entry = list.entry_in_row(place);
                let Some(entry) = entry.and_then(|entry| self.app.shelf().entries().get(entry)) else {
                    break;
                };
                row.append(shelf::row(entry, &list.shape, cells, &glyphs));
            }
            self.row(&row, line);
            if selected {
                self.stand_at(true, line.x, line.y);
                self.look(Role::Selected, line);
            }
        }
        if layout.borders {
            self.scroll_mark(layout.rows, list.scroll(), list.rows(), true);
        }
        if let Some(preview) = layout.preview {
            self.preview(preview);
        }
        cursor.filter(|_| list.typing)
    }

    /// Why the list is empty, and what to do.
    fn nothing_listed(&self, list: &List) -> String {
        let bindings = self.app.bindings();
        if list.has_filter() {
            return bindings.with_hint("No match", self.app.context(), Action::Back, "shows all");
        }
        if self.app.is_up_to_date() {
            return "Nothing in this folder can be read; `plenary check FOLDER` says why".to_owned();
        }
        format!("Reading the folder{}", self.app.view().glyphs.ellipsis)
    }

    fn list_header(&mut self) {
        let view = self.app.view();
        let dot = view.glyphs.dot;
        let entries = self.app.shelf().entries();
        let (mut events, mut statements) = (0, 0);
        for entry in entries.iter().filter(|entry| !entry.is_gone) {
            events += 1;
            statements += entry.state.summary().map_or(0, |summary| summary.quotes);
        }
        let mut facts = vec![counted(events, "event"), counted(statements, "statement")];
        let people = self.app.people().len();
        if people > 0 {
            facts.push(number::people(people));
        }
        let name = self.app.library_name();
        // Until the list agrees with the files, there may be more.
        let is_whole = name.is_empty() || self.app.is_up_to_date();
        let more = if is_whole { "" } else { view.glyphs.ellipsis };
        let name = if name.is_empty() { String::new() } else { format!("{name}{dot}") };
        let left =
            Row::of(Role::Header, format!(" plenary   {name}")).with(Role::Header, facts.join(dot) + more);
        let mut right = Row::new();
        let marked = self.app.marked();
        let state = self.list_state();
        if marked > 0 {
            right.push(Role::Key, format!("{marked} marked"));
            right.push(Role::Faint, if state.is_empty() { "" } else { dot });
        }
        right.push(Role::Faint, state);
        right.push(Role::Faint, " ");
        let header = Rect { height: 1.min(self.area.height), ..self.area };
        let row = Row::spread(left, right, usize::from(header.width), view.glyphs.ellipsis);
        self.row(&row, header);
    }

    /// How far the list is: reading, up to date, or which files are not read.
    fn list_state(&self) -> String {
        let shelf = self.app.shelf();
        let (seen, all) = (shelf.seen(), shelf.entries().len());
        if let Some((done, all)) = self.app.library_progress() {
            return format!("reading {} of {}", thousands(done), thousands(all));
        }
        if seen < all {
            return format!("reading {} of {}", thousands(seen), thousands(all));
        }
        match (self.app.is_up_to_date(), self.app.library_note()) {
            (true, "") if self.app.library_name().is_empty() => String::new(),
            (true, "") => "up to date".to_owned(),
            (true, note) => note.split(';').next().unwrap_or_default().to_owned(),
            (false, _) => String::new(),
        }
    }

    fn preview(&mut self, rect: Rect) {
        self.border(rect, "Preview", false);
        let Some(entry) = self.app.listed() else { return self.query_preview(rect) };
        let area = Rect {
            x: rect.x + 2,
            y: rect.y + 1,
            width: rect.width.saturating_sub(4),
            height: rect.height.saturating_sub(2),
        };
        let rows = shelf::preview(
            entry,
            usize::from(area.width.max(1)),
            &self.app.view().glyphs,
            self.app.bindings(),
        );
        for (index, row) in rows.into_iter().enumerate() {
            let Some(line) = line(area, index) else { break };
            let row = self.cut(row, line.width);
            self.row(&row, line);
        }
    }

    /// Says what the selected query searches for.
    fn query_preview(&mut self, rect: Rect) {
        let list = self.app.list();
        let Some((name, query)) = list.and_then(|list| list.query_in_row(list.selected())) else { return };
        let area = Rect {
            x: rect.x + 2,
            y: rect.y + 1,
            width: rect.width.saturating_sub(4),
            height: rect.height.saturating_sub(2),
        };
        let words = self.app.bindings().with_hint("A kept query", Context::List, Action::Open, "searches");
        let texts = [(Role::Heading, name), (Role::Text, query), (Role::Faint, &words)];
        let cells = usize::from(area.width.max(1));
        let rows = texts.into_iter().flat_map(|(role, text)| wrapped(role, text, cells));
        for (index, row) in rows.enumerate() {
            let Some(line) = line(area, index) else { break };
            self.row(&row, line);
        }
    }
}

/// A line without the cells of the pointer.
fn inner(line: Rect) -> Rect {
    let left = 2.min(line.width);
    Rect { x: line.x + left, width: line.width - left, ..line }
}
