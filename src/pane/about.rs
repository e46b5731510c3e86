//! The page about the event: its facts, its source, and the selected speaker.

use super::View;
use crate::model::{Checks, SpeakerId, When};
use crate::row::{Role, Row, wrapped};

/// The rows of the page.
pub fn rows(view: &View<'_>, cells: usize) -> Vec<Row> {
    let event = &view.briefing.event;
    let mut rows = wrapped(Role::Title, &event.title, cells);
    if let Some(subtitle) = &event.subtitle {
        rows.extend(wrapped(Role::Text, subtitle, cells));
    }
    rows.push(Row::new());
    let list = |words: &[crate::text::Safe]| {
        (!words.is_empty()).then(|| words.iter().map(AsRef::as_ref).collect::<Vec<_>>().join(", "))
    };
    let text = |text: &Option<crate::text::Safe>| text.as_ref().map(ToString::to_string);
    let day = |when: &Option<When>| when.as_ref().and_then(When::day);
    fact(&mut rows, "When", event.days(), cells);
    fact(&mut rows, "Where", text(&event.place), cells);
    fact(&mut rows, "Organizers", list(&event.organizers), cells);
    fact(&mut rows, "Language", text(&event.language), cells);
    fact(&mut rows, "Tags", list(&event.tags), cells);
    fact(&mut rows, "Contents", Some(contents(view)), cells);
    fact(&mut rows, "Import", import(view), cells);
    let source = &event.source;
    fact(&mut rows, "Source", text(&source.title), cells);
    fact(&mut rows, "Authors", list(&source.authors), cells);
    fact(&mut rows, "Publisher", text(&source.publisher), cells);
    fact(&mut rows, "Published", day(&source.published), cells);
    fact(&mut rows, "Accessed", day(&source.accessed), cells);
    let from = rows.len();
    fact(&mut rows, "Link", text(&source.url), cells);
    for span in rows[from..].iter_mut().flat_map(|row| &mut row.spans).filter(|span| span.role == Role::Text)
    {
        span.role = Role::Link;
    }
    if let Some(speaker) = view.selection.filter.speaker() {
        rows.push(Row::new());
        about_speaker(view, speaker, &mut rows, cells);
    }
    if let Some(summary) = &event.summary {
        rows.push(Row::new());
        rows.extend(wrapped(Role::Text, summary, cells));
    }
    rows
}

/// The file that the briefing was imported from, and how much a person has checked.
fn import(view: &View<'_>) -> Option<String> {
    let import = view.briefing.import.as_ref()?;
    let from = import.from.as_ref().map(|from| format!("from {from}"));
    let checks = view.briefing.checks().map_or_else(|| "checked".to_owned(), Checks::state);
    Some(from.into_iter().chain([checks]).collect::<Vec<_>>().join(", "))
}

fn contents(view: &View<'_>) -> String {
    let briefing = view.briefing;
    let count = |count: usize, one: &str| format!("{count} {one}{}", if count == 1 { "" } else { "s" });
    let pictures = briefing.sections.iter().map(|section| section.captions.len()).sum();
    let figures = briefing.sections.iter().map(|section| section.figures.len()).sum();
    [
        count(briefing.sections.len(), "section"),
        count(briefing.speakers.len(), "speaker"),
        count(briefing.quotes.len(), "quote"),
        count(pictures, "picture"),
        count(figures, "figure"),
    ]
    .join(", ")
}

fn about_speaker(view: &View<'_>, id: SpeakerId, rows: &mut Vec<Row>, cells: usize) {
    let speaker = &view.briefing[id];
    let mut name = Row::new();
    name.push_field(Role::Name, &speaker.full_name());
    if let Some(native) = &speaker.native {
        name.push(Role::Name, "  ");
        name.push_field(Role::Name, native);
    }
    rows.push(name);
    rows.extend(wrapped(Role::Text, &speaker.post(), cells));
    if let Some(bio) = &speaker.bio {
        rows.extend(wrapped(Role::Text, bio, cells));
    }
    if let Some(url) = &speaker.url {
        rows.extend(wrapped(Role::Link, url, cells));
    }
}

const LABEL: usize = 12;

fn fact(rows: &mut Vec<Row>, label: &str, words: Option<String>, cells: usize) {
    let Some(words) = words else { return };
    let indent = if cells > 3 * LABEL { LABEL } else { 0 };
    if indent == 0 {
        rows.extend(wrapped(Role::Faint, &format!("{label}:"), cells));
    }
    for (index, row) in wrapped(Role::Text, &words, cells - indent).into_iter().enumerate() {
        let mut line = Row::new();
        if indent > 0 {
            line.push(Role::Faint, format!("{:LABEL$}", if index == 0 { label } else { "" }));
        }
        line.append(row);
        rows.push(line);
    }
}
