//! The whole briefing as one column: headings, paragraphs, numbered quotes.
//!
//! This is for pipes, printers and screen readers: nothing depends on colour or position alone.

pub mod item;

use super::notes::{self, FEW_WORDS};
use super::number::counted;
use super::{Languages, View, about, reliability};
use crate::export::quotation;
use crate::model::{Caption, Figure, Kind, Noted, Section, SectionId, Speaker, hashtags};
use crate::row::{Role, Row, wrapped};
use crate::text::{Cut, first_words};

/// The rows of the briefing, at most `cells` wide.
pub fn rows(view: &View<'_>, cells: usize) -> Vec<Row> {
    let mut rows = about::rows(view, cells);
    heading(&mut rows, "Speakers", cells);
    for (id, speaker) in view.briefing.speaker_ids().zip(&view.briefing.speakers) {
        let quotes = counted(speaker.quotes.len(), "quote");
        let line = format!("{}  {}. {quotes}.", view.letters(id), named(speaker));
        hanging(&mut rows, &line, 3, cells);
    }
    for id in view.briefing.section_ids() {
        heading(&mut rows, &format!("{}. {}", id.index() + 1, view.briefing[id].title), cells);
        section(view, id, &mut rows, cells);
    }
    rows
}

/// A speaker with all names and the post.
fn named(speaker: &Speaker) -> String {
    let post = speaker.post();
    let native = speaker.native.as_ref().map_or(String::new(), |native| format!(" ({native})"));
    let separator = if post.is_empty() { "" } else { ", " };
    format!("{}{native}{separator}{post}", speaker.full_name())
}

/// When and where a section took place, and with whom.
fn facts(view: &View<'_>, section: &Section) -> String {
    let mut facts: Vec<String> = Vec::new();
    if let Some(start) = &section.start {
        let end = section
            .end
            .as_ref()
            .map_or(String::new(), |end| format!(" to {}", end.clock().unwrap_or_default()));
        facts.push(format!("{}{end}", start.words()));
    }
    facts.extend(section.room.as_ref().map(ToString::to_string));
    let names: Vec<&str> = section.speakers.iter().map(|speaker| &*view.briefing[*speaker].name).collect();
    if !names.is_empty() {
        facts.push(format!("with {}", names.join(", ")));
    }
    facts.join("; ")
}

fn picture(caption: &Caption) -> String {
    let credit = caption.credit.as_ref().map_or(String::new(), |credit| format!(" ({credit})"));
    let image = caption.image.as_ref().map_or(String::new(), |image| format!(" [{image}]"));
    format!("Picture: {}{credit}{image}", caption.text)
}

fn figure(view: &View<'_>, figure: &Figure) -> String {
    let label = figure.label.as_ref().map_or(String::new(), |label| format!(", {label}"));
    let speaker =
        figure.speaker.map_or(String::new(), |speaker| format!(" ({})", view.briefing[speaker].name));
    format!("Figure: {}{label}{speaker}", figure.value)
}

/// A note, and what it is on: `Note on “the new berths”: Which ones? #trade`.
fn note(view: &View<'_>, on: Noted) -> String {
    let about = match on {
        Noted::Quote(quote) => format!("quote [{}]", quote.index() + 1),
        Noted::Words(id) => {
            let note = &view.briefing[id];
            let words = first_words(&note.text, FEW_WORDS);
            let more = if words.len() < note.text.trim().len() { " …" } else { "" };
            let lost = if note.place.is_none() { ", which are no longer in the text" } else { "" };
            format!("“{words}{more}”{lost}")
        }
    };
    let (note, tags) = view.briefing.noted(on);
    let said = [note.map_or("", |note| note), &*hashtags(tags)].join(" ");
    format!("Note on {about}: {}", said.trim())
}

fn section(view: &View<'_>, id: SectionId, rows: &mut Vec<Row>, cells: usize) {
    let section = &view.briefing[id];
    let notes = notes::below(view.briefing, id);
    let facts = facts(view, section);
    if !facts.is_empty() {
        rows.extend(wrapped(Role::Faint, &facts, cells));
        rows.push(Row::new());
    }
    let count = section.paragraphs.len();
    let after = |caption: &&Caption, index: usize| caption.after.unwrap_or(count).min(count) == index;
    for index in 0..=count {
        if let Some(paragraph) = index.checked_sub(1).and_then(|index| section.paragraphs.get(index)) {
            rows.extend(wrapped(Role::Text, section.text.cut(paragraph.clone()), cells));
            rows.push(Row::new());
        }
        // The notes on quotes are beside the quotes.
        let is_here = |(after, on): &&(usize, Noted)| *after == index && matches!(on, Noted::Words(_));
        for (_, on) in notes.iter().filter(is_here) {
            hanging(rows, &note(view, *on), 2, cells);
            rows.push(Row::new());
        }
        for caption in section.captions.iter().filter(|caption| after(caption, index)) {
            hanging(rows, &picture(caption), 2, cells);
            rows.push(Row::new());
        }
    }
    for figure in &section.figures {
        hanging(rows, &self::figure(view, figure), 2, cells);
    }
    if !section.figures.is_empty() {
        rows.push(Row::new());
    }
    for index in section.quotes.clone() {
        quote(view, index, rows, cells);
    }
    while rows.last().is_some_and(|row| row.spans.is_empty()) {
        rows.pop();
    }
}

fn quote(view: &View<'_>, index: usize, rows: &mut Vec<Row>, cells: usize) {
    let Some(quote) = view.briefing.quotes.get(index) else { return };
    let language = view.briefing.event.language.as_deref();
    let number = format!("[{}] ", index + 1);
    let mut said =
        quote.speaker.map_or("Speaker not named".to_owned(), |speaker| view.briefing[speaker].full_name());
    if let Some(cue) = &quote.cue {
        said.push_str(&format!(" ({cue})"));
    }
    let at = quote.at.as_ref().map_or(String::new(), |at| format!(", at {at}"));
    hanging(rows, &format!("{number}{said}{at}, {}:", reliability(view, quote)), number.len(), cells);
    let original = quote.original.as_ref().filter(|_| view.languages != Languages::Translation);
    if original.is_none() || view.languages != Languages::Original {
        words(quote.kind, &quote.text, language, number.len(), rows, cells);
    }
    if let Some(original) = original {
        let language = original.language.as_ref().map_or(String::new(), |language| format!(" ({language})"));
        let by = original.translator.as_ref().map_or(String::new(), |by| format!(", translated by {by}"));
        indented(rows, &format!("Original{language}{by}: {}", original.text), number.len(), cells);
    }
    if let Some(note) = &quote.note {
        indented(rows, &format!("Note: {note}"), number.len(), cells);
    }
    rows.push(Row::new());
}

fn words(kind: Kind, words: &str, language: Option<&str>, indent: usize, rows: &mut Vec<Row>, cells: usize) {
    for (index, part) in quotation::paragraphs(kind, words, language).into_iter().enumerate() {
        if index > 0 {
            rows.push(Row::new());
        }
        indented(rows, &format!("{}{}{}", part.open, part.words, part.close), indent, cells);
    }
}

fn heading(rows: &mut Vec<Row>, title: &str, cells: usize) {
    rows.push(Row::new());
    rows.extend(wrapped(Role::Heading, title, cells));
    rows.push(Row::new());
}

fn indented(rows: &mut Vec<Row>, text: &str, indent: usize, cells: usize) {
    for row in wrapped(Role::Text, text, cells.saturating_sub(indent)) {
        rows.push(Row::of(Role::Text, format!("{}{}", " ".repeat(indent), row.text())));
    }
}

/// Adds a line whose continuation is indented.
fn hanging(rows: &mut Vec<Row>, text: &str, indent: usize, cells: usize) {
    let start = rows.len();
    indented(rows, text, indent, cells);
    if let Some(first) = rows.get_mut(start) {
        let flush = first.text().trim_start().to_owned();
        *first = Row::of(Role::Text, flush);
    }
}
