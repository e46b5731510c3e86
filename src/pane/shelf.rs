//! The list of briefings: a row for each, and a preview of the selected one.

use crate::action::{Action, Context};
use crate::binding::Bindings;
use crate::library::shelf::{Entry, State, Summary};
use crate::row::{Glyphs, Role, Row, wrapped};
use crate::text::width::{cut, width};

/// A column after the titles.
struct Column {
    /// The heading.
    title: &'static str,
    /// The width.
    cells: usize,
    /// Width of a row from which it shows the column, in cells.
    from: usize,
    /// The text of the column for a briefing.
    of: fn(&Summary, &Glyphs) -> (Role, String),
}

const COLUMNS: &[Column] = &[
    Column {
        title: "Place",
        cells: 22,
        from: 92,
        of: |summary, glyphs| {
            let place = summary.place.as_deref().unwrap_or_default();
            (Role::Faint, cut(place, 22, glyphs.ellipsis).into_owned())
        },
    },
    Column { title: "Date", cells: 10, from: 34, of: |summary, _| (Role::Faint, summary.date.clone()) },
    Column {
        title: "Speakers",
        cells: 8,
        from: 56,
        of: |summary, _| (Role::Text, summary.speakers.to_string()),
    },
    Column { title: "Quotes", cells: 6, from: 46, of: |summary, _| (Role::Text, summary.quotes.to_string()) },
    Column { title: "Faults", cells: 6, from: 56, of: |summary, _| faults(summary) },
];

fn faults(summary: &Summary) -> (Role, String) {
    let count = summary.faults;
    let role = if count.errors > 0 { Role::Error } else { Role::Doubt };
    let all = count.errors + count.warnings;
    (role, if all == 0 { String::new() } else { all.to_string() })
}

/// The headings of the columns, in a row of `cells`.
pub fn head(cells: usize, glyphs: &Glyphs) -> Row {
    let mut right = Row::new();
    for column in COLUMNS.iter().filter(|column| cells >= column.from) {
        push(&mut right, column, Role::Faint, column.title);
    }
    Row::spread(Row::of(Role::Faint, "Title"), right, cells, glyphs.ellipsis)
}

/// A briefing as a row of `cells`.
pub fn row(entry: &Entry, cells: usize, glyphs: &Glyphs) -> Row {
    let summary = match &entry.state {
        State::Unread => {
            let right = Row::of(Role::Faint, "not read yet");
            return Row::spread(Row::of(Role::Faint, &*entry.name), right, cells, glyphs.ellipsis);
        }
        State::Unfit(why) => {
            let row = Row::of(Role::Text, &*entry.name).with(Role::Error, format!("  {why}"));
            return row.cut(cells, glyphs.ellipsis);
        }
        State::Read(summary) => summary,
    };
    let mut right = Row::new();
    for column in COLUMNS.iter().filter(|column| cells >= column.from) {
        let (role, text) = (column.of)(summary, glyphs);
        push(&mut right, column, role, &text);
    }
    if cells < 56 && summary.faults.errors + summary.faults.warnings > 0 {
        right.push(faults(summary).0, " !");
    }
    let left = title(summary, cells.saturating_sub(right.width() + 1), glyphs);
    Row::spread(left, right, cells, glyphs.ellipsis)
}

/// The title, and if nobody has checked the import; only a sign for it beside a long title.
fn title(summary: &Summary, cells: usize, glyphs: &Glyphs) -> Row {
    let mut title = Row::of(Role::Text, &*summary.title);
    let Some(checks) = summary.checks else { return title };
    let words = format!("  {}", checks.words());
    if title.width() + width(&words) <= cells {
        title.push(Role::Doubt, words);
        return title;
    }
    let sign = format!(" {}", glyphs.unchecked);
    let mut title = title.cut(cells.saturating_sub(width(&sign)), glyphs.ellipsis);
    title.push(Role::Doubt, sign);
    title
}

/// Adds a column: words are aligned to the left, numbers to the right.
fn push(row: &mut Row, column: &Column, role: Role, text: &str) {
    let blank = " ".repeat(column.cells.saturating_sub(width(text)));
    row.push(Role::Text, "  ");
    if matches!(column.title, "Place" | "Date") {
        row.push(role, text);
        row.push(Role::Text, blank);
    } else {
        row.push(Role::Text, blank);
        row.push(role, text);
    }
}

/// The preview of a briefing, at most `cells` wide.
pub fn preview(entry: &Entry, cells: usize, glyphs: &Glyphs, bindings: &Bindings) -> Vec<Row> {
    let mut rows = wrapped(Role::Title, entry.title(), cells);
    match &entry.state {
        State::Unread => {
            let words = bindings.with_hint("Not read yet", Context::List, Action::Open, "opens it now");
            rows.extend(wrapped(Role::Faint, &words, cells));
        }
        State::Unfit(why) => rows.extend(wrapped(Role::Error, why, cells)),
        State::Read(summary) => known(summary, entry, cells, glyphs, &mut rows),
    }
    rows
}

fn known(summary: &Summary, entry: &Entry, cells: usize, glyphs: &Glyphs, rows: &mut Vec<Row>) {
    let facts = [summary.days.clone(), summary.place.as_ref().map(ToString::to_string)];
    let facts: Vec<String> = facts.into_iter().flatten().collect();
    rows.extend(wrapped(Role::Faint, &facts.join(glyphs.dot), cells));
    let counts = [
        counted(summary.sections, "section"),
        counted(summary.speakers, "speaker"),
        counted(summary.quotes, "quote"),
    ];
    rows.extend(wrapped(Role::Text, &counts.join(glyphs.dot), cells));
    let faults = summary.faults.words();
    if !faults.is_empty() {
        rows.extend(wrapped(self::faults(summary).0, &faults, cells));
    }
    if let Some(checks) = summary.checks {
        rows.extend(wrapped(Role::Doubt, &checks.words(), cells));
    }
    if !summary.about.is_empty() {
        rows.push(Row::new());
        rows.extend(wrapped(Role::Text, &summary.about, cells));
    }
    for (title, names, all) in
        [("Agenda", &summary.agenda, summary.sections), ("Speakers", &summary.names, summary.speakers)]
    {
        if names.is_empty() {
            continue;
        }
        rows.push(Row::new());
        rows.push(Row::of(Role::Heading, title));
        rows.extend(names.iter().map(|name| Row::of(Role::Text, &**name).cut(cells, glyphs.ellipsis)));
        if all > names.len() {
            rows.push(Row::of(Role::Faint, format!("and {} more", all - names.len())));
        }
    }
    rows.push(Row::new());
    rows.push(Row::of(Role::Faint, &*entry.name).cut(cells, glyphs.ellipsis));
}

fn counted(count: usize, name: &str) -> String {
    if count == 1 { format!("1 {name}") } else { format!("{count} {name}s") }
}
