//! The list of briefings: a row for each, and a preview of the selected one.

use super::number::counted;
use crate::action::{Action, Context};
use crate::binding::Bindings;
use crate::library::shelf::{Details, Entry, State, Summary};
use crate::row::{Glyphs, Role, Row, wrapped};
use crate::text::bidi::isolated;
use crate::text::width::{cut, width};

/// The fewest cells of a shared beginning that is worth leaving out.
const MIN_SHARED: usize = 12;
/// The width of the column of days.
const DAY_CELLS: usize = 10;
/// The width of the column of places.
const PLACE_CELLS: usize = 20;

/// What the columns of a list can leave out, because no briefing in it has it or because all have the same.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "one for each column that can be left out")]
pub struct ListShape {
    has_days: bool,
    has_places: bool,
    has_faults: bool,
    has_new: bool,
    /// True if some attributions are left to check, and others are not.
    has_checked: bool,
    /// The widest numbers of speakers and of quotes.
    speakers: usize,
    quotes: usize,
    /// The words with which all titles begin.
    shared_title: String,
    /// The folders in which all files are.
    shared_folder: String,
}

impl ListShape {
    /// Returns the shape of a list of briefings.
    pub fn of<'e>(entries: impl Iterator<Item = &'e Entry>) -> Self {
        let mut shape = Self::default();
        let (mut titles, mut names) = (Shared::default(), Shared::default());
        for entry in entries {
            names.add(&entry.name);
            shape.has_new |= entry.is_new;
            let Some(summary) = entry.state.summary() else { continue };
            titles.add(&summary.title);
            shape.has_days |= !summary.date.is_empty();
            shape.has_places |= summary.place.is_some();
            shape.has_faults |= summary.faults.errors + summary.faults.warnings > 0;
            shape.has_checked |= summary.checks.is_none();
            shape.speakers = shape.speakers.max(summary.speakers);
            shape.quotes = shape.quotes.max(summary.quotes);
        }
        titles.up_to(' ').clone_into(&mut shape.shared_title);
        names.up_to('/').clone_into(&mut shape.shared_folder);
        shape
    }
}

/// The beginning that several texts share.
#[derive(Default)]
struct Shared<'t> {
    text: Option<&'t str>,
    count: usize,
}

impl<'t> Shared<'t> {
    fn add(&mut self, text: &'t str) {
        self.count += 1;
        let old = self.text.unwrap_or(text);
        let same = old.bytes().zip(text.bytes()).take_while(|(a, b)| a == b).count();
        self.text = old.get(..old.floor_char_boundary(same));
    }

    /// The part up to the last separator, if it is long enough and several texts have it.
    fn up_to(&self, separator: char) -> &'t str {
        let text = self.text.filter(|_| self.count > 2).unwrap_or_default();
        let end = text.rfind(separator).map_or(0, |at| at + separator.len_utf8());
        let shared = text.get(..end).unwrap_or_default();
        if width(shared) < MIN_SHARED { "" } else { shared }
    }
}

/// Returns the headings of the columns, in a row of `cells`.
pub fn head(shape: &ListShape, cells: usize, glyphs: &Glyphs) -> Row {
    let mut left = Row::of(Role::Text, if shape.has_new { "  " } else { "" });
    if shape.has_days && cells >= 28 {
        let room = if cells >= 40 { DAY_CELLS } else { DAY_CELLS - 2 };
        left.push(Role::Faint, format!("{:room$}  ", "Day"));
    }
    left.push(Role::Faint, "Title");
    let mut right = Row::new();
    let mut numbers = vec![(shape.speakers, "People"), (shape.quotes, " Said")];
    numbers.retain(|(most, _)| *most > 0);
    if shape.has_places && cells >= 96 {
        right.push(Role::Faint, format!("  {:PLACE_CELLS$}", "Place"));
    }
    for (_, words) in numbers.into_iter().filter(|_| cells >= 56) {
        right.push(Role::Faint, format!("  {words}"));
    }
    if shape.has_faults && cells >= 56 {
        right.push(Role::Faint, "  Faults");
    }
    Row::spread(left, right, cells, glyphs.ellipsis)
}

/// A briefing as a row of `cells`.
pub fn row(entry: &Entry, shape: &ListShape, cells: usize, glyphs: &Glyphs) -> Row {
    let mut left = Row::new();
    if shape.has_new {
        let mark = if entry.is_new { glyphs.unread } else { " " };
        left.push(Role::Key, format!("{mark} "));
    }
    let summary = match &entry.state {
        State::Unread => {
            let name = shortened(&entry.name, &shape.shared_folder, glyphs);
            left.append(Row::of(Role::Faint, name));
            return Row::spread(left, Row::of(Role::Faint, "not read yet"), cells, glyphs.ellipsis);
        }
        State::Unfit(why) => {
            let name = shortened(&entry.name, &shape.shared_folder, glyphs);
            left.append(Row::of(Role::Text, name).with(Role::Error, format!("  {why}")));
            return left.cut(cells, glyphs.ellipsis);
        }
        State::Read(summary) => summary,
    };
    if shape.has_days && cells >= 28 {
        let day = if cells >= 40 { &*summary.date } else { summary.date.get(2..).unwrap_or_default() };
        let room = if cells >= 40 { DAY_CELLS } else { DAY_CELLS - 2 };
        left.push(Role::Faint, format!("{day:room$}  "));
    }
    let mut right = Row::new();
    if shape.has_places && cells >= 96 {
        let place =
            cut(summary.place.as_deref().unwrap_or_default(), PLACE_CELLS, glyphs.ellipsis).into_owned();
        let blank = " ".repeat(PLACE_CELLS.saturating_sub(width(&place)));
        right.push(Role::Faint, format!("  {}{blank}", isolated(&place)));
    }
    let is_wide = cells >= 56;
    for (most, own, words) in
        [(shape.speakers, summary.speakers, "People"), (shape.quotes, summary.quotes, " Said")]
    {
        let room = if is_wide { words.len() } else { most.to_string().len() };
        if most > 0 && (is_wide || cells >= 36 && words == " Said") {
            right.push(Role::Text, format!("  {own:>room$}"));
        }
    }
    if shape.has_faults && is_wide {
        let (role, text) = faults(summary);
        right.push(role, format!("{text:>8}"));
    } else if summary.faults.errors + summary.faults.warnings > 0 {
        right.push(faults(summary).0, " !");
    }
    let room = cells.saturating_sub(left.width() + right.width() + 1);
    left.append(title(entry, summary, shape, room, glyphs));
    Row::spread(left, right, cells, glyphs.ellipsis)
}

fn faults(summary: &Summary) -> (Role, String) {
    let count = summary.faults;
    let role = if count.errors > 0 { Role::Error } else { Role::Doubt };
    let all = count.errors + count.warnings;
    (role, if all == 0 { String::new() } else { all.to_string() })
}

/// A text without the beginning that all share, which the preview shows in full.
fn shortened(text: &str, shared: &str, glyphs: &Glyphs) -> String {
    match text.strip_prefix(shared).filter(|rest| !shared.is_empty() && !rest.is_empty()) {
        Some(rest) => format!("{} {rest}", glyphs.ellipsis),
        None => text.to_owned(),
    }
}

/// The title, with a sign if attributions are left to check.
fn title(entry: &Entry, summary: &Summary, shape: &ListShape, cells: usize, glyphs: &Glyphs) -> Row {
    let title = shortened(&summary.title, &shape.shared_title, glyphs);
    let title = Row::of(if entry.is_new { Role::Title } else { Role::Text }, isolated(&title));
    // A sign on every row would say nothing.
    if summary.checks.is_none() || !shape.has_checked {
        return title;
    }
    let sign = format!(" {}", glyphs.unchecked);
    title.cut(cells.saturating_sub(width(&sign)), glyphs.ellipsis).with(Role::Doubt, sign)
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
    let details = summary.details.as_deref();
    let date = Some(summary.date.clone()).filter(|date| !date.is_empty());
    let days = details.and_then(|details| details.days.clone()).or(date);
    let facts = [days, summary.place.as_ref().map(ToString::to_string)];
    let facts: Vec<String> = facts.into_iter().flatten().collect();
    rows.extend(wrapped(Role::Faint, &facts.join(glyphs.dot), cells));
    let sections = details.map(|details| counted(details.sections, "section"));
    let others = [counted(summary.speakers, "speaker"), counted(summary.quotes, "statement")];
    let counts: Vec<String> = sections.into_iter().chain(others).collect();
    rows.extend(wrapped(Role::Text, &counts.join(glyphs.dot), cells));
    let faults = summary.faults.words();
    if !faults.is_empty() {
        rows.extend(wrapped(self::faults(summary).0, &faults, cells));
    }
    if let Some(checks) = summary.checks {
        rows.extend(wrapped(Role::Doubt, &checks.words(), cells));
    }
    if let Some(details) = details {
        self::details(details, summary, cells, glyphs, rows);
    }
    rows.push(Row::new());
    rows.extend(wrapped(Role::Faint, &entry.name, cells));
}

fn details(details: &Details, summary: &Summary, cells: usize, glyphs: &Glyphs, rows: &mut Vec<Row>) {
    if !details.about.is_empty() {
        rows.push(Row::new());
        rows.extend(wrapped(Role::Text, &details.about, cells));
    }
    for (title, names, all) in
        [("Speakers", &details.names, summary.speakers), ("Agenda", &details.agenda, details.sections)]
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
}
