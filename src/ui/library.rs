//! The screens of a library: the results of a search, and the people.

use super::{Painter, line};
use crate::action::{Action, Context};
use crate::app::{Group, LibraryScreen, PeopleList, ResultRow, Results};
use crate::layout::ListLayout;
use crate::library::hit::Hit;
use crate::pane::number::{self, thousands};
use crate::pane::results::{self, Columns, counts};
use crate::query::Query;
use crate::row::{Role, Row, wrapped};
use crate::text::width::width;
use ratatui::layout::Rect;

/// Number of blank cells around what was found.
const NOTE_BLANKS: usize = 3;
/// Number of cells that stay free after a query.
const ROOM_TO_TYPE: usize = 12;

impl Painter<'_> {
    /// Draws the screen of the library in front; returns the position of the cursor while text is typed.
    pub(super) fn library(&mut self, screen: &LibraryScreen) -> Option<(u16, u16)> {
        let layout = self.app.library_layout();
        match screen {
            LibraryScreen::Results(results) => self.results(results, &layout),
            LibraryScreen::People(people) => self.people(people, &layout),
        }
    }

    fn results(&mut self, results: &Results, layout: &ListLayout) -> Option<(u16, u16)> {
        let glyphs = self.app.view().glyphs;
        let mark = results.person.as_ref().map_or(" /".to_owned(), |person| format!(" {} /", person.name));
        let typed = results.prompt.typed();
        let waits = results.is_waiting() && results.error.is_none();
        let note = if waits {
            glyphs.ellipsis.to_owned()
        } else {
            let line = layout.filter.map_or(0, |line| line.width);
            counts(&results.counts, results.is_done, note_cells(line, &mark, typed), &glyphs)
        };
        let cursor = self.query_line(&mark, &results.prompt.line, results.is_typing, &note, layout);
        if layout.borders {
            let what = match (&results.person, results.shown_query.as_str()) {
                (_, shown) if results.error.is_some() && !shown.is_empty() => format!("Results for {shown}"),
                (Some(_), _) => "Statements".to_owned(),
                (None, _) => "Results".to_owned(),
            };
            self.border(layout.list, &format!("{what}{}{}", glyphs.dot, results.group.words()), true);
        }
        if let Some(heads) = layout.heads {
            let row = match (&results.error, &results.person) {
                (Some(error), _) => Row::of(Role::Doubt, format!("  {error}")),
                (None, Some(person)) => Row::of(Role::Faint, format!("  {}", person.posts)),
                (None, None) => Row::new(),
            };
            let row = self.cut(row, heads.width);
            self.row(&row, heads);
        }
        if results.rows.is_empty() {
            self.no_results(results, typed, layout.rows);
        }
        self.result_rows(results, layout);
        if let Some(preview) = layout.preview {
            self.result_preview(results, preview);
        }
        cursor.filter(|_| results.is_typing)
    }

    fn result_rows(&mut self, results: &Results, layout: &ListLayout) {
        let glyphs = self.app.view().glyphs;
        let cells = usize::from(layout.rows.width.saturating_sub(2));
        let day = match results.group {
            Group::Month if cells >= 40 => 5,
            Group::Month => 2,
            Group::Person => 10,
            Group::Event => 0,
        };
        let is_named = results.group != Group::Person && results.person.is_none();
        let columns = Columns {
            day,
            name: if is_named { (cells / 5).clamp(8, 18) } else { 0 },
            is_in_event: results.group == Group::Event,
            is_repeated: false,
        };
        for index in 0..usize::from(layout.rows.height) {
            let place = results.scroll() + index;
            let (Some(line), Some(own)) = (line(layout.rows, index), results.rows.get(place)) else { break };
            match own {
                ResultRow::Heading(heading) => {
                    let row = self.cut(Row::of(Role::Heading, format!(" {heading}")), line.width);
                    self.row(&row, line);
                }
                ResultRow::Hit(_) | ResultRow::Query(_) => {
                    let is_selected = place == results.selected();
                    let pointer = if is_selected { glyphs.pointer } else { " " };
                    let mut row = Row::of(Role::Text, format!("{pointer} "));
                    row.append(match own {
                        ResultRow::Hit(hit) => {
                            let Some(hit) = results.hits.get(*hit) else { continue };
                            let above = place.checked_sub(1).and_then(|above| results.hit_in_row(above));
                            let is_same = |above: &Hit| above.event == hit.event && above.speaker.is_none();
                            // The first row in view names its event again.
                            let is_repeated = index > 0 && above.is_some_and(is_same);
                            let columns = Columns { is_repeated, ..columns };
                            results::row(hit, columns, self.app.is_hit_marked(hit), cells, &glyphs)
                        }
                        ResultRow::Heading(_) => Row::new(),
                        ResultRow::Query(index) => {
                            let Some((name, query)) = results.queries.get(*index) else { continue };
                            Row::of(Role::Text, format!("{name}  ")).with(Role::Faint, &**query)
                        }
                    });
                    self.row(&row, line);
                    if is_selected {
                        self.stand_at(true, line.x, line.y);
                        self.point(&row, Role::Selected, line);
                    }
                }
            }
        }
        if layout.borders {
            self.scroll_mark(layout.rows, results.scroll(), results.rows.len(), true);
        }
    }

    /// Says why there are no results, and what to do.
    fn no_results(&mut self, results: &Results, typed: &str, area: Rect) {
        let bindings = self.app.bindings();
        let mut texts = Vec::new();
        if results.is_empty_query() {
            texts.push("Type words that somebody said or that were written: each must be in the same statement or paragraph, in any order.".to_owned());
            texts.push("Also \"a phrase\", -word, by:name, kind:direct, in:title, tag:trade, lang:en, since:2022-03, until:2022, is:unchecked.".to_owned());
        } else if results.is_waiting() || !results.is_done {
            return;
        } else if let Some((word, nearest)) = &results.nearest {
            texts.push(format!(
                "No text has a word that begins with \"{word}\". The nearest word is \"{nearest}\"."
            ));
        } else {
            let words = format!("Nothing was found for \"{}\"", typed.trim());
            texts.push(bindings.with_hint(&words, Context::Results, Action::SearchAll, "changes the query"));
            if self.app.library_progress().is_some() || !self.app.is_up_to_date() {
                texts.push("The library is still being read.".to_owned());
            }
        }
        self.texts(&texts, area);
    }

    /// Draws paragraphs of secondary text.
    fn texts(&mut self, texts: &[String], area: Rect) {
        let area = Rect { x: area.x + 2.min(area.width), width: area.width.saturating_sub(3), ..area };
        let mut rows = Vec::new();
        for text in texts {
            rows.extend(wrapped(Role::Faint, text, usize::from(area.width.max(1))));
            rows.push(Row::new());
        }
        for (index, row) in rows.iter().enumerate() {
            let Some(line) = line(area, index) else { break };
            self.row(row, line);
        }
    }

    fn result_preview(&mut self, results: &Results, rect: Rect) {
        self.border(rect, "In its place", false);
        let Some(hit) = results.selected_hit() else { return };
        let area = inside(rect);
        let glyphs = self.app.view().glyphs;
        let query = &results.shown_query;
        let needle = Query::parse(query).ok().and_then(|own| own.needle(query));
        let volume = self.app.peek(&hit.event.path);
        let briefing = volume.and_then(|volume| volume.briefing.as_ref());
        let cells = usize::from(area.width.max(1));
        let rows =
            results::preview(hit, briefing, needle.as_ref(), (cells, usize::from(area.height)), &glyphs);
        self.preview_rows(rows, area);
    }

    fn preview_rows(&mut self, rows: Vec<Row>, area: Rect) {
        for (index, row) in rows.into_iter().enumerate() {
            let Some(line) = line(area, index) else { break };
            let row = self.cut(row, line.width);
            self.row(&row, line);
        }
    }

    fn people(&mut self, list: &PeopleList, layout: &ListLayout) -> Option<(u16, u16)> {
        let glyphs = self.app.view().glyphs;
        let people = self.app.people();
        let note = match people.len() {
            0 => format!("finding out who is who{}", glyphs.ellipsis),
            all if list.found.len() < all => {
                format!("{} of {}", thousands(list.found.len()), number::people(all))
            }
            all => number::people(all),
        };
        let cursor = self.query_line(" People /", &list.prompt.line, list.is_typing, &note, layout);
        if layout.borders {
            self.border(layout.list, "People", true);
        }
        let cells = usize::from(layout.rows.width.saturating_sub(3));
        if let Some(heads) = layout.heads {
            let mut row = Row::of(Role::Text, "  ");
            row.append(results::people_head(cells, &glyphs));
            self.row(&row, heads);
        }
        if list.found.is_empty() && !people.is_empty() {
            let words = "No person has this name";
            let words =
                self.app.bindings().with_hint(words, Context::People, Action::Back, "shows all people");
            self.texts(&[words], layout.rows);
        }
        for index in 0..usize::from(layout.rows.height) {
            let place = list.scroll() + index;
            let Some(line) = line(layout.rows, index) else { break };
            let Some(person) = list.found.get(place).and_then(|index| people.get(*index)) else { break };
            let is_selected = place == list.selected();
            let mut row = Row::of(Role::Text, format!("{} ", if is_selected { glyphs.pointer } else { " " }));
            row.append(results::person(person, cells, &glyphs));
            self.row(&row, line);
            if is_selected {
                self.stand_at(true, line.x, line.y);
                self.look(Role::Selected, line);
            }
        }
        if layout.borders {
            self.scroll_mark(layout.rows, list.scroll(), list.found.len(), true);
        }
        if let Some(preview) = layout.preview {
            self.border(preview, "Preview", false);
            let area = inside(preview);
            let person = list.found.get(list.selected()).and_then(|index| people.get(*index));
            let rows =
                person.map(|own| results::person_preview(own, usize::from(area.width.max(1)), &glyphs));
            self.preview_rows(rows.unwrap_or_default(), area);
        }
        cursor.filter(|_| list.is_typing)
    }

    /// Draws the line at the top, with what is typed and a note at its end; returns the position of the cursor.
    fn query_line(
        &mut self,
        mark: &str,
        typed: &tui_input::Input,
        is_typing: bool,
        note: &str,
        layout: &ListLayout,
    ) -> Option<(u16, u16)> {
        let line = layout.filter?;
        let cells = note_cells(line.width, mark, typed.value()) + NOTE_BLANKS;
        let note = Row::of(Role::Header, format!("  {note} "));
        let note = self.cut(note, u16::try_from(cells).unwrap_or(line.width));
        let own = u16::try_from(note.width()).unwrap_or(0);
        let blank = Row::of(Role::Header, " ".repeat(usize::from(line.width)));
        self.row(&blank, line);
        let cursor = self.typed(Rect { width: line.width - own, ..line }, mark, typed, is_typing);
        self.row(&note, Rect { x: line.right() - own, width: own, ..line });
        Some(cursor)
    }
}

/// The cells for what was found, beside a query: what the query leaves free, or half of the line.
fn note_cells(line: u16, mark: &str, typed: &str) -> usize {
    let query = width(mark) + width(typed) + ROOM_TO_TYPE;
    let line = usize::from(line);
    line.saturating_sub(query).max(line / 2).saturating_sub(NOTE_BLANKS)
}

/// The area inside the border of a preview.
fn inside(rect: Rect) -> Rect {
    Rect {
        x: rect.x + 2,
        y: rect.y + 1,
        width: rect.width.saturating_sub(4),
        height: rect.height.saturating_sub(2),
    }
}
