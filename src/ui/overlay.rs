//! What lies over the panes: pickers, pages, the export dialog.

use super::{Painter, cells, line};
use crate::app::{Destination, Dialog, Field, Letter, Overlay, Page, Picker};
use crate::export::Attribution;
use crate::layout;
use crate::row::{Role, Row};
use crate::text::bidi::{Bidi, Setting, caret, directed, has_rtl};
use crate::text::line::{lines, shown};
use crate::text::width::width as width_of;
use ratatui::layout::Rect;
use std::ops::Range;

impl Painter<'_> {
    /// Draws it; returns where the cursor is, if something is being typed.
    pub(super) fn overlay(&mut self) -> Option<(u16, u16)> {
        match self.app.overlay()? {
            Overlay::Jump(_) | Overlay::Search(_) => None,
            Overlay::Mark(wish) => {
                self.marks(*wish);
                None
            }
            Overlay::Picker(picker) => self.picker(picker),
            Overlay::Page(page) => {
                self.page(page);
                None
            }
            Overlay::Export(dialog) => self.dialog(dialog),
        }
    }

    /// An empty box in the middle of the screen; returns its inside.
    fn window(&mut self, width: u16, height: u16, title: &str) -> Rect {
        let (rect, inside) = layout::window((self.area.width, self.area.height), width, height);
        // A wide character that the box would cut in half leaves with its other half.
        let wider =
            Rect { x: rect.x.saturating_sub(1), width: rect.width + 1, ..rect }.intersection(self.area);
        for y in wider.top()..wider.bottom() {
            if let Some(cell) = self.buffer.cell_mut((wider.x, y))
                && wider.x < rect.x
                && cells(cell.symbol()) > 1
            {
                cell.set_symbol(" ");
            }
        }
        self.blank(rect);
        self.border(rect, title, true);
        inside
    }

    /// The places that have a letter, while one is waited for.
    fn marks(&mut self, wish: Letter) {
        let mut rows = self.app.mark_rows();
        if rows.is_empty() {
            rows.push(Row::of(Role::Faint, "No place has a letter yet."));
        }
        let height = u16::try_from(rows.len()).unwrap_or(u16::MAX).saturating_add(2);
        let title = match wish {
            Letter::Set => "Give this place a letter",
            Letter::Go => "Go to the place of a letter",
        };
        let area = self.window((self.area.width * 4 / 5).clamp(20, 84), height, title);
        for (index, row) in rows.into_iter().enumerate() {
            let Some(line) = line(area, index) else { break };
            let row = self.cut(row, line.width);
            self.row(&row, line);
        }
    }

    fn page(&mut self, page: &Page) {
        let (width, height) = self.app.page_size_of(page.kind);
        let rows = self.app.shown_page(page, usize::from(width));
        let height = height.min(u16::try_from(rows.len()).unwrap_or(u16::MAX).max(3));
        let place = if rows.len() > usize::from(height) {
            format!(
                "{}  {}-{} of {}",
                page.kind.title(),
                page.scroll + 1,
                (page.scroll + usize::from(height)).min(rows.len()),
                rows.len()
            )
        } else {
            page.kind.title().to_owned()
        };
        let area = self.window(width + 4, height + 2, &place);
        for (index, row) in rows.into_iter().skip(page.scroll).enumerate() {
            let Some(line) = line(area, index) else { break };
            let row = self.cut(row, line.width);
            self.row(&row, line);
        }
        self.picture_on_page(page, area);
    }

    fn picker(&mut self, picker: &Picker) -> Option<(u16, u16)> {
        let (found, all) = picker.count();
        let (width, height) = layout::picker_size((self.area.width, self.area.height), all);
        let area = self.window(width, height, &format!("{}  {found} of {all}", picker.title));
        let cursor = line(area, 0).map(|line| self.typed(line, "> ", &picker.line, true));
        let list = layout::picker_rows(area);
        let first = picker.first_in_sight(usize::from(list.height));
        if found == 0
            && let Some(line) = line(list, 0)
        {
            self.row(&Row::of(Role::Faint, "Nothing is found; Esc goes back."), line);
        }
        for index in 0..usize::from(list.height) {
            let (Some(line), Some(row)) = (line(list, index), picker.row(first + index)) else { break };
            let row = self.cut(row.clone(), line.width);
            self.row(&row, line);
            if first + index == picker.chosen {
                self.look(Role::Selected, line);
            }
        }
        cursor
    }

    /// A line that is being typed; returns where its cursor is.
    pub(super) fn typed(
        &mut self,
        line: Rect,
        prompt: &str,
        input: &tui_input::Input,
        active: bool,
    ) -> (u16, u16) {
        let prompt_width = cells(prompt);
        let room = line.width.saturating_sub(prompt_width).max(1);
        let scroll = input.visual_scroll(usize::from(room) - 1);
        let shown = skip_cells(input.value(), scroll);
        let role = if active { Role::Input } else { Role::Text };
        let mut row = Row::of(Role::Faint, prompt);
        row.push_field(role, shown);
        self.row(&row, line);
        let cells = input.visual_cursor().saturating_sub(scroll);
        let cursor = if self.app.bidi() == Bidi::Plenary && has_rtl(shown) {
            let before = crate::text::width::split(shown, cells).0.len();
            match caret(shown, before) {
                Some(cells) => cells,
                // Behind the last letter, which is left of it: the blank of the prompt.
                None => return (line.x + prompt_width.saturating_sub(1), line.y),
            }
        } else {
            cells
        };
        let cursor = u16::try_from(cursor).unwrap_or(0);
        (line.x + prompt_width + cursor.min(room), line.y)
    }

    fn dialog(&mut self, dialog: &Dialog) -> Option<(u16, u16)> {
        let width = self.area.width.saturating_sub(if self.area.width < 60 { 0 } else { 8 }).min(92);
        // Where there is nothing to be seen, why that is so has its place.
        let why = dialog.problem.as_deref().filter(|_| dialog.preview.is_empty());
        let preview: Vec<&str> = why.map_or_else(|| dialog.preview.lines().collect(), |why| vec![why]);
        let wrapped: Vec<Row> = preview
            .iter()
            .flat_map(|line| preview_rows(line, usize::from(width.saturating_sub(4))))
            .collect();
        let lines = u16::try_from(wrapped.len()).unwrap_or(u16::MAX);
        let height = lines.saturating_add(10).min(self.area.height.saturating_sub(1));
        let area = self.window(width, height, "Export");
        let mut y = 0;
        let mut cursor = None;
        let fields = dialog.fields();
        for field in &fields {
            let Some(line) = line(area, y) else { break };
            let active = dialog.field == *field;
            match field {
                Field::Quotes => {
                    let marked = format!("the {} marked", dialog.marked);
                    let names = [("this one", !dialog.joint), (marked.as_str(), dialog.joint)];
                    let first = usize::from(dialog.subject.is_none());
                    let row = choices("Quotes", names.into_iter().skip(first), "", active);
                    self.choice(row, line);
                }
                Field::Format => {
                    let formats = dialog.formats.iter().enumerate();
                    let names: Vec<_> =
                        formats.map(|(index, format)| (format.name(), index == dialog.format)).collect();
                    let purpose = dialog.exporter().purpose();
                    let cells = usize::from(line.width);
                    let room = cells.saturating_sub(9 + width_of(purpose)).max(cells / 2);
                    let near = nearby(&names, room, self.app.view().glyphs.ellipsis);
                    let row = choices("Format", near.into_iter(), purpose, active);
                    self.choice(row, line);
                }
                Field::Destination => {
                    let names = dialog.destinations().map(|to| (to.name(), to == dialog.destination));
                    let row = choices("To", names, dialog.destination.words(), active);
                    self.choice(row, line);
                }
                Field::Names => {
                    let all = Attribution::ALL.into_iter();
                    let names = all.map(|one| (one.name(), one == dialog.style.attribution));
                    let row = choices("Names", names, dialog.style.attribution.words(), active);
                    self.choice(row, line);
                }
                Field::Path => {
                    let place = self.typed(line, "File    ", &dialog.path, active);
                    cursor = active.then_some(place);
                }
            }
            if active {
                let label = Rect { width: 7.min(line.width), ..line };
                self.look(Role::Selected, label);
            }
            y += 1;
        }
        if let Some(line) = line(area, y) {
            let problem = Self::problem(dialog);
            let problem = self.cut(problem, line.width);
            self.row(&problem, line);
        }
        let rule = match why {
            Some(_) => "Nothing can be written in this format:".to_owned(),
            None => format!("Preview, {} bytes", dialog.preview.len()),
        };
        if let Some(line) = line(area, y + 1) {
            self.row(&Row::of(Role::Faint, rule), line);
        }
        for (index, row) in wrapped.iter().skip(dialog.scroll).enumerate() {
            let Some(line) = line(area, y + 2 + index) else { break };
            self.row(row, line);
        }
        cursor.filter(|_| !dialog.exists)
    }

    fn choice(&mut self, row: Row, line: Rect) {
        let row = self.cut(row, line.width);
        self.row(&row, line);
    }

    fn problem(dialog: &Dialog) -> Row {
        if dialog.exists {
            let append = if dialog.exporter().joint().is_some() { "  a add to it" } else { "" };
            let words = format!("This file exists.  o overwrite{append}  n another name  Esc back");
            return Row::of(Role::Doubt, words);
        }
        match dialog.problem.as_ref().filter(|_| !dialog.preview.is_empty()) {
            Some(problem) => Row::of(Role::Error, problem.as_str()),
            None if dialog.destination == Destination::Output => {
                Row::of(Role::Faint, "The reader goes on; the text comes when it closes.")
            }
            None => Row::new(),
        }
    }
}

/// As many of the names as there is room for, around the chosen one; a mark stands where some are left out.
fn nearby<'a>(names: &[(&'a str, bool)], room: usize, ellipsis: &'a str) -> Vec<(&'a str, bool)> {
    let chosen = names.iter().position(|(_, chosen)| *chosen).unwrap_or(0);
    let cells = |range: &Range<usize>| {
        let left_out = usize::from(range.start > 0) + usize::from(range.end < names.len());
        names[range.clone()].iter().map(|(name, _)| width_of(name) + 2).sum::<usize>()
            + left_out * (width_of(ellipsis) + 2)
    };
    let mut range = chosen..chosen + 1;
    loop {
        let behind = range.start..(range.end + 1).min(names.len());
        let before = range.start.saturating_sub(1)..range.end;
        match [behind, before].into_iter().find(|wider| *wider != range && cells(wider) <= room) {
            Some(wider) => range = wider,
            None => break,
        }
    }
    let mark = |there: bool| there.then_some((ellipsis, false));
    let own = names[range.clone()].iter().copied();
    mark(range.start > 0).into_iter().chain(own).chain(mark(range.end < names.len())).collect()
}

fn choices<'a>(label: &str, names: impl Iterator<Item = (&'a str, bool)>, words: &str, active: bool) -> Row {
    let mut row = Row::of(if active { Role::Key } else { Role::Faint }, format!("{label:<7}"));
    for (name, chosen) in names {
        if chosen {
            row.push(Role::Hit, format!("[{name}]"));
        } else {
            row.push(Role::Text, format!(" {name} "));
        }
    }
    row.with(Role::Faint, format!("  {words}"))
}

/// A line of the preview: nothing of it is left out, so it goes on in the next row.
fn preview_rows(text: &str, width: usize) -> Vec<Row> {
    let directed = directed(text);
    let lines = lines(text, 0..text.len(), width.max(2)).into_iter();
    let setting = |line: &_| directed.map(|direction| Setting::new(direction, text, line));
    lines
        .map(|line| {
            let setting = setting(&line);
            Row::of(Role::Text, shown(text, line)).set(setting)
        })
        .collect()
}

fn skip_cells(text: &str, cells: usize) -> &str {
    if cells == 0 {
        return text;
    }
    let (head, tail) = crate::text::width::split(text, cells);
    if head.is_empty() { text } else { tail }
}
