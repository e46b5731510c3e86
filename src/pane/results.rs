//! The results of a search over the library: a row for each, and a preview of the selected one in its place.

use super::lit::light;
use super::notes::LEAD;
use super::number::{counted, people, thousands};
use super::text::push_marked;
use crate::library::hit::{Counts, Hit};
use crate::model::{Briefing, Date, Kind};
use crate::people::{HeldPost, Person};
use crate::query::TextKind;
use crate::row::{Glyphs, HUES, Role, Row, wrapped};
use crate::text::Cut;
use crate::text::bidi::{self, Setting, isolated};
use crate::text::find::Needle;
use crate::text::line;
use crate::text::width::{cut, width};
use std::ops::Range;

/// What a row of a result shows, apart from its words.
#[derive(Clone, Copy, Debug, Default)]
pub struct Columns {
    /// How much of the day is shown, in cells: `03`, `05-03` or `2031-05-03`.
    pub day: usize,
    /// The cells of the speaker's name; 0 leaves it out.
    pub name: usize,
    /// True if the heading above is the event.
    pub is_in_event: bool,
    /// True if the row above is of the same event.
    pub is_repeated: bool,
}

/// Returns a result as a row of `cells`.
pub fn row(hit: &Hit, columns: Columns, is_marked: bool, cells: usize, glyphs: &Glyphs) -> Row {
    let mut left = Row::new();
    if columns.day > 0 {
        let day = hit.event.day.get(hit.event.day.len().saturating_sub(columns.day)..).unwrap_or_default();
        left.push(Role::Faint, format!("{day:width$} ", width = columns.day));
    }
    if columns.name > 0 {
        // A text that nobody said has the title of its event there.
        let (name, role) = match &hit.speaker {
            Some(speaker) => (&*speaker.plain, hue_of(&speaker.plain)),
            None if columns.is_in_event || columns.is_repeated => ("", Role::Faint),
            None => (&*hit.event.title, Role::Faint),
        };
        let shown = cut(name, columns.name, glyphs.ellipsis);
        let blank = " ".repeat(columns.name.saturating_sub(width(&shown)));
        left.push(role, isolated(&shown));
        left.push(Role::Text, format!("{blank} "));
    }
    left.push(Role::Faint, format!("{} ", sign(hit, glyphs)));
    let mut right = Row::new();
    if hit.checked == Some(false) {
        right.push(Role::Doubt, format!(" {}", glyphs.unchecked));
    }
    if is_marked {
        right.push(Role::Key, format!(" {}", glyphs.marked));
    }
    let marks: Vec<(Range<usize>, Role)> = hit.lit.iter().map(|range| (range.clone(), Role::Hit)).collect();
    left.append(Row::of(Role::Text, &*hit.line).marked(&marks));
    Row::spread(left, right, cells, glyphs.ellipsis)
}

/// The sign of the kind of a text, two cells wide.
fn sign(hit: &Hit, glyphs: &Glyphs) -> String {
    let sign = match (hit.quote, hit.kind) {
        (Some(Kind::Direct), _) => glyphs.direct,
        (Some(Kind::Indirect), _) => glyphs.indirect,
        (Some(Kind::Mixed), _) => glyphs.mixed,
        (None, TextKind::Caption) => glyphs.picture,
        (None, TextKind::Title) => "#",
        (None, TextKind::Note(_)) => "+",
        (None, _) => " ",
    };
    format!("{sign:2}")
}

/// A colour that a name always has.
fn hue_of(name: &str) -> Role {
    let sum = name.bytes().fold(0_usize, |sum, byte| sum.wrapping_mul(31).wrapping_add(usize::from(byte)));
    Role::Hue(u8::try_from(sum % HUES).unwrap_or(0))
}

/// Returns the numbers of what was found in a few words: `38 statements · 12 events · 2 people`.
///
/// The last numbers are left out if they do not fit into `cells`.
pub fn counts(counts: &Counts, is_done: bool, cells: usize, glyphs: &Glyphs) -> String {
    let mut parts = Vec::new();
    for (count, name) in
        [(counts.statements, "statement"), (counts.passages, "text"), (counts.events, "event")]
    {
        parts.extend((count > 0).then(|| counted(count, name)));
    }
    parts.extend((counts.people > 0).then(|| people(counts.people)));
    let more = if is_done || parts.is_empty() { "" } else { glyphs.ellipsis };
    let mut whole = (1..=parts.len()).rev().map(|len| parts[..len].join(glyphs.dot) + more);
    let fits = |words: &String| width(words) <= cells;
    whole.clone().find(fits).or_else(|| whole.next_back()).unwrap_or_default()
}

/// Returns the preview of a result in an area of cells and rows, without its place if its briefing is not in memory.
///
/// The first match, or the first words of the statement, are always in view.
pub fn preview(
    hit: &Hit,
    briefing: Option<&Briefing>,
    needle: Option<&Needle>,
    (cells, height): (usize, usize),
    glyphs: &Glyphs,
) -> Vec<Row> {
    let mut place = briefing.map(|briefing| in_place(hit, briefing, cells)).unwrap_or_default();
    if place.is_empty() {
        place = wrapped(Role::Text, &hit.line, cells);
    }
    let is_said = |row: &Row| row.spans.iter().any(|span| span.role == Role::Chosen);
    let said = place.iter().position(is_said);
    let found = needle.map(|needle| light(&mut place, needle, None)).unwrap_or_default();
    let found = found.into_iter().find(|row| said.is_none_or(|said| *row >= said)).or(said).unwrap_or(0);
    let mut rows = about(hit, briefing, cells, glyphs);
    let room = height.saturating_sub(place.len().min(MIN_PLACE_ROWS));
    if rows.len() > room {
        rows.truncate(room.max(1));
    }
    let left = height.saturating_sub(rows.len()).max(1);
    // Of what comes before the words, as much is shown as leaves them and what follows in view.
    let skipped = if found + left / 2 < left { 0 } else { found.saturating_sub(left / 3) };
    rows.extend(place.into_iter().skip(skipped));
    rows
}

/// The fewest rows that show a result in its place.
const MIN_PLACE_ROWS: usize = 5;

/// The event, the day and the section of a result, and who said it.
fn about(hit: &Hit, briefing: Option<&Briefing>, cells: usize, glyphs: &Glyphs) -> Vec<Row> {
    let mut rows = wrapped(Role::Title, &hit.event.title, cells);
    let day = Date::from_iso(&hit.event.day).map(Date::words).unwrap_or_default();
    let section = briefing.and_then(|briefing| briefing.sections.get(hit.section?.index()));
    let section = section.map_or("", |section| &section.title);
    let facts: Vec<&str> = [&*day, section].into_iter().filter(|fact| !fact.is_empty()).collect();
    rows.extend(wrapped(Role::Faint, &facts.join(glyphs.dot), cells));
    if let Some(speaker) = &hit.speaker {
        rows.push(Row::new());
        rows.extend(wrapped(hue_of(&speaker.plain), &speaker.name, cells));
        rows.extend(wrapped(Role::Faint, &speaker.post, cells));
    }
    rows.push(Row::new());
    rows
}

/// The paragraph of a result with the ones before and after it; the words of a statement stand out.
fn in_place(hit: &Hit, briefing: &Briefing, cells: usize) -> Vec<Row> {
    let Some(section) = hit.section.and_then(|id| briefing.sections.get(id.index())) else {
        return Vec::new();
    };
    let quote = hit.kind.quote().and_then(|id| briefing.quotes.get(id.index()));
    let ranges = quote.map_or(&[][..], |quote| quote.anchor.ranges());
    if quote.is_some() && ranges.is_empty() || matches!(hit.kind, TextKind::Caption | TextKind::Title) {
        return Vec::new();
    }
    let end = ranges.last().map_or(hit.at, |range| range.end.saturating_sub(1));
    let all = &section.paragraphs;
    let first = all.partition_point(|paragraph| paragraph.end <= hit.at);
    let last = all.partition_point(|paragraph| paragraph.end <= end);
    let marks: Vec<(Range<usize>, Role)> = ranges.iter().map(|range| (range.clone(), Role::Chosen)).collect();
    let mut rows = Vec::new();
    for index in first.saturating_sub(1)..=(last + 1).min(all.len().saturating_sub(1)) {
        let Some(paragraph) = all.get(index).cloned() else { continue };
        let role = if (first..=last).contains(&index) { Role::Text } else { Role::Faint };
        if !rows.is_empty() {
            rows.push(Row::new());
        }
        let direction = bidi::directed(section.text.cut(paragraph.clone()));
        let mut own: Vec<Row> = line::lines(&section.text, paragraph, cells)
            .into_iter()
            .map(|line| {
                let setting = direction.map(|direction| Setting::new(direction, &section.text, &line));
                let mut row = Row::new();
                push_marked(&section.text, &line, role, &marks, &mut row);
                row.set(setting)
            })
            .collect();
        // Of the paragraph before, the end says where this one comes from.
        if index < first && own.len() > CONTEXT_ROWS {
            own.drain(..own.len() - CONTEXT_ROWS);
        }
        rows.extend(own);
        if index == last && matches!(hit.kind, TextKind::Note(_)) {
            rows.extend(wrapped(Role::Chosen, &format!("{LEAD}{}", hit.line), cells));
        }
    }
    rows
}

/// How many rows of the paragraph before are shown.
const CONTEXT_ROWS: usize = 3;

/// How many posts of a person are shown.
const MAX_POSTS: usize = 6;

/// The posts that most documents name, the latest first.
pub fn main_posts(person: &Person) -> Vec<&HeldPost> {
    let mut posts: Vec<&HeldPost> = person.posts.iter().filter(|post| !post.words().is_empty()).collect();
    posts.sort_by_key(|post| std::cmp::Reverse(post.documents));
    posts.truncate(MAX_POSTS);
    posts.sort_by_key(|post| std::cmp::Reverse(post.last));
    posts
}

/// Returns a person as a row of `cells`: name, post, statements, first and last day.
pub fn person(person: &Person, cells: usize, glyphs: &Glyphs) -> Row {
    let day = |day: Option<Date>| day.map(Date::iso).unwrap_or_default();
    let mut right = Row::new();
    if cells >= 44 {
        right.push(Role::Text, format!("{:>7}", thousands(person.statements)));
    }
    if cells >= 84 {
        right.push(Role::Faint, format!("  {:10}  {:10}", day(person.first), day(person.last)));
    } else if cells >= 60 {
        right.push(Role::Faint, format!("  {:10}", day(person.last)));
    }
    let room = cells.saturating_sub(right.width() + 1);
    let name_room = (room * 2 / 5).clamp(12, 28).min(room);
    let name = cut(&person.name, name_room, glyphs.ellipsis);
    let blank = " ".repeat(name_room.saturating_sub(width(&name)));
    let left = Row::of(hue_of(&person.name), isolated(&name))
        .with(Role::Text, format!("{blank}  "))
        .with(Role::Faint, isolated(&person.post.words()));
    Row::spread(left, right, cells, glyphs.ellipsis)
}

/// Returns the headings of the people, in a row of `cells`.
pub fn people_head(cells: usize, glyphs: &Glyphs) -> Row {
    let mut right = String::new();
    if cells >= 44 {
        right.push_str("  Said");
    }
    if cells >= 84 {
        right.push_str("  First       Last      ");
    } else if cells >= 60 {
        right.push_str("  Last      ");
    }
    Row::spread(Row::of(Role::Faint, "Name"), Row::of(Role::Faint, right), cells, glyphs.ellipsis)
}

/// Returns the preview of a person: posts over time, and the names with the reasons why they were joined.
pub fn person_preview(person: &Person, cells: usize, glyphs: &Glyphs) -> Vec<Row> {
    let mut rows = wrapped(Role::Title, &person.name, cells);
    let events =
        if person.documents == 1 { "1 event".to_owned() } else { format!("{} events", person.documents) };
    let said = thousands(person.statements);
    rows.extend(wrapped(Role::Text, &format!("{said} statements{}{events}", glyphs.dot), cells));
    let posts = main_posts(person);
    if !posts.is_empty() {
        rows.extend([Row::new(), Row::of(Role::Heading, "Posts")]);
    }
    for post in posts {
        let day = |day: Option<Date>| day.map(Date::iso).unwrap_or_default();
        rows.extend(wrapped(Role::Text, &post.words(), cells));
        rows.extend(wrapped(Role::Faint, &format!("  {} to {}", day(post.first), day(post.last)), cells));
    }
    if !person.names.is_empty() {
        rows.extend([Row::new(), Row::of(Role::Heading, "Names")]);
    }
    for name in &person.names {
        rows.extend(wrapped(Role::Text, &name.name, cells));
        let why = format!("  {} ({})", name.reason, name.reason.certainty().name());
        rows.extend(wrapped(Role::Faint, &why, cells));
    }
    rows
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_said_as_far_as_they_are_known() {
        let found = Counts { statements: 1, passages: 0, events: 1, people: 2_000 };
        let words = |is_done, cells| counts(&found, is_done, cells, &Glyphs::UNICODE);
        assert_eq!(words(true, 80), "1 statement · 1 event · 2,000 people");
        assert_eq!(words(false, 80), "1 statement · 1 event · 2,000 people…");
        assert_eq!(words(false, 30), "1 statement · 1 event…", "no number is cut");
        assert_eq!(words(true, 5), "1 statement");
        assert_eq!(counts(&Counts::default(), false, 80, &Glyphs::UNICODE), "");
    }
}
