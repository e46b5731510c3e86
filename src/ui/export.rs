//! The export dialog on the screen.

use super::{Painter, line};
use crate::action::{Action, Context};
use crate::app::{Destination, ExportDialog, Field};
use crate::export::Attribution;
use crate::row::{Role, Row};
use crate::text::bidi::{Setting, directed};
use crate::text::line::{lines, shown};
use crate::text::width::width as width_of;
use ratatui::layout::Rect;
use std::ops::Range;

impl Painter<'_> {
    /// Draws the dialog; returns where the cursor is, if the path is being typed.
    pub(super) fn dialog(&mut self, dialog: &ExportDialog) -> Option<(u16, u16)> {
        let width = self.area.width.saturating_sub(if self.area.width < 60 { 0 } else { 8 }).min(92);
        let preview = preview(dialog, usize::from(width.saturating_sub(4)));
        let lines = u16::try_from(preview.len()).unwrap_or(u16::MAX);
        let height = lines.saturating_add(10).min(self.area.height.saturating_sub(1));
        let area = self.window(width, height, "Export");
        let fields = dialog.fields();
        let mut cursor = None;
        for (index, field) in fields.iter().enumerate() {
            let Some(line) = line(area, index) else { break };
            cursor = cursor.or(self.field(dialog, *field, line));
        }
        let y = fields.len();
        if let Some(line) = line(area, y) {
            let problem = self.problem(dialog);
            let problem = self.cut(problem, line.width);
            self.row(&problem, line);
        }
        let rule = match refusal(dialog) {
            Some(_) => "Cannot be written in this format:".to_owned(),
            None => match dialog.preview.split_whitespace().count() {
                1 => "Preview, 1 word".to_owned(),
                count => format!("Preview, {count} words"),
            },
        };
        if let Some(line) = line(area, y + 1) {
            self.row(&Row::of(Role::Faint, rule), line);
        }
        for (index, row) in preview.iter().skip(dialog.scroll).enumerate() {
            let Some(line) = line(area, y + 2 + index) else { break };
            self.row(row, line);
        }
        cursor.filter(|_| !dialog.exists)
    }

    /// Draws a field; returns where the cursor is, if it is being typed in.
    fn field(&mut self, dialog: &ExportDialog, field: Field, line: Rect) -> Option<(u16, u16)> {
        let active = dialog.field == field;
        let mut cursor = None;
        match field {
            Field::Path => {
                let place = self.typed(line, "File    ", &dialog.path, active);
                cursor = active.then_some(place);
            }
            Field::Quotes | Field::Format | Field::Destination | Field::Names | Field::Question => {
                let row = self.field_row(dialog, field, active, usize::from(line.width));
                let row = self.cut(row, line.width);
                self.row(&row, line);
            }
        }
        if active {
            self.stand_at(true, line.x, line.y);
            let label = Rect { width: 7.min(line.width), ..line };
            self.look(Role::Selected, label);
        }
        cursor
    }

    fn field_row(&self, dialog: &ExportDialog, field: Field, active: bool, cells: usize) -> Row {
        match field {
            Field::Quotes => {
                let marked = match self.app.lost_marks() {
                    0 => format!("the {} marked", dialog.marked),
                    lost => format!("the {} marked ({lost} no longer in the text)", dialog.marked),
                };
                let names = [("this one", !dialog.joint), (marked.as_str(), dialog.joint)];
                let first = usize::from(dialog.subject.is_none());
                choices("Quotes", names.into_iter().skip(first), "", active)
            }
            Field::Format => {
                let formats = dialog.formats.iter().enumerate();
                let names: Vec<_> =
                    formats.map(|(index, format)| (format.name(), index == dialog.format)).collect();
                let purpose = dialog.exporter().purpose();
                let room = cells.saturating_sub(9 + width_of(purpose)).max(cells / 2);
                let near = nearby(&names, room, self.app.view().glyphs.ellipsis);
                choices("Format", near.into_iter(), purpose, active)
            }
            Field::Destination => {
                let names = dialog.destinations().map(|to| (to.name(), to == dialog.destination));
                choices("To", names, dialog.destination.words(), active)
            }
            Field::Names => {
                let all = Attribution::ALL.into_iter();
                let names = all.map(|one| (one.name(), one == dialog.style.attribution));
                choices("Names", names, dialog.style.attribution.words(), active)
            }
            Field::Question => {
                let with = dialog.style.question;
                choices("Answer", [("alone", !with), ("with its question", with)].into_iter(), "", active)
            }
            Field::Path => Row::new(),
        }
    }

    fn problem(&self, dialog: &ExportDialog) -> Row {
        if dialog.exists {
            let mut keys = vec![format!("{} overwrite", ExportDialog::OVERWRITE)];
            if dialog.exporter().joint().is_some() {
                keys.push(format!("{} append", ExportDialog::APPEND));
            }
            keys.push(format!("{} rename", ExportDialog::RENAME));
            keys.extend(self.app.bindings().hint(Context::Export, Action::Back, "back"));
            return Row::of(Role::Doubt, format!("This file exists.  {}", keys.join("  ")));
        }
        match dialog.problem.as_ref().filter(|_| !dialog.preview.is_empty()) {
            Some(problem) => Row::of(Role::Error, problem.as_str()),
            None if dialog.destination == Destination::Output => {
                Row::of(Role::Faint, "The text is printed when the reader closes.")
            }
            None => Row::new(),
        }
    }
}

/// Why nothing can be written, if there is nothing to preview.
fn refusal(dialog: &ExportDialog) -> Option<&str> {
    dialog.problem.as_deref().filter(|_| dialog.preview.is_empty())
}

/// The rows of the preview, or of the reason why there is none.
fn preview(dialog: &ExportDialog, cells: usize) -> Vec<Row> {
    let text = refusal(dialog).map_or_else(|| dialog.preview.lines().collect(), |why| vec![why]);
    text.into_iter().flat_map(|line| preview_rows(line, cells)).collect()
}

/// As many of the names as fit around the selected one.
///
/// An ellipsis stands for names that are left out.
fn nearby<'a>(names: &[(&'a str, bool)], room: usize, ellipsis: &'a str) -> Vec<(&'a str, bool)> {
    let selected = names.iter().position(|(_, selected)| *selected).unwrap_or(0);
    let cells = |range: &Range<usize>| {
        let left_out = usize::from(range.start > 0) + usize::from(range.end < names.len());
        names[range.clone()].iter().map(|(name, _)| width_of(name) + 2).sum::<usize>()
            + left_out * (width_of(ellipsis) + 2)
    };
    let mut range = selected..selected + 1;
    loop {
        let after = range.start..(range.end + 1).min(names.len());
        let before = range.start.saturating_sub(1)..range.end;
        match [after, before].into_iter().find(|wider| *wider != range && cells(wider) <= room) {
            Some(wider) => range = wider,
            None => break,
        }
    }
    let cut = |is_cut: bool| is_cut.then_some((ellipsis, false));
    let own = names[range.clone()].iter().copied();
    cut(range.start > 0).into_iter().chain(own).chain(cut(range.end < names.len())).collect()
}

/// A field with its choices, the selected one in brackets, and a few words.
fn choices<'a>(label: &str, names: impl Iterator<Item = (&'a str, bool)>, words: &str, active: bool) -> Row {
    let mut row = Row::of(if active { Role::Key } else { Role::Faint }, format!("{label:<7}"));
    for (name, selected) in names {
        if selected {
            row.push(Role::Hit, format!("[{name}]"));
        } else {
            row.push(Role::Text, format!(" {name} "));
        }
    }
    row.with(Role::Faint, format!("  {words}"))
}

/// A line of the preview, wrapped; nothing is cut.
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
