//! A quote whole: its words by the rules of quotation, who said them, and how far they can be relied on.

use super::{View, proof};
use crate::export::quotation;
use crate::model::{Kind, QuoteId};
use crate::row::{Role, Row, wrapped};
use crate::text::bidi::isolated;

/// The rows of a quote.
pub fn rows(view: &View<'_>, id: QuoteId, cells: usize) -> Vec<Row> {
    let quote = &view.briefing[id];
    let mut rows = words(quote.kind, &quote.text, view.briefing.event.language.as_deref(), cells);
    rows.push(Row::new());
    speaker(view, id, cells, &mut rows);
    let mut facts: Vec<String> = Vec::new();
    if let Some(section) = quote.section.map(|section| &view.briefing[section]) {
        facts.push(isolated(&section.title).into_owned());
        facts.extend(section.start.as_ref().and_then(crate::model::When::clock));
    }
    facts.extend(quote.at.as_ref().map(|at| format!("at {at}")));
    rows.extend(wrapped(Role::Faint, &facts.join(view.glyphs.dot), cells));
    let mut kind = format!("{} quotation", quote.kind.name());
    if let Some(cue) = &quote.cue {
        kind.push_str(view.glyphs.dot);
        kind.push_str(&format!("cue: {cue}"));
    }
    rows.extend(wrapped(Role::Faint, &kind, cells));
    let (role, mark) = proof(quote, &view.glyphs);
    rows.extend(wrapped(role, &format!("{} {mark}", quote.standing().words()), cells));
    if !quote.tags.is_empty() {
        let tags: Vec<&str> = quote.tags.iter().map(AsRef::as_ref).collect();
        rows.extend(wrapped(Role::Faint, &format!("Tags: {}", tags.join(", ")), cells));
    }
    if let Some(note) = &quote.note {
        rows.push(Row::new());
        rows.extend(wrapped(Role::Faint, &format!("Note: {note}"), cells));
    }
    if let Some(original) = &quote.original {
        let language = original.language.as_ref().map_or(String::new(), |language| format!(" ({language})"));
        rows.push(Row::new());
        rows.extend(wrapped(Role::Faint, &format!("Original{language}"), cells));
        rows.extend(words(quote.kind, &original.text, original.language.as_deref(), cells));
        if let Some(translator) = &original.translator {
            rows.extend(wrapped(Role::Faint, &format!("Translated by {translator}"), cells));
        }
    }
    rows
}

fn words(kind: Kind, words: &str, language: Option<&str>, cells: usize) -> Vec<Row> {
    let mut rows = Vec::new();
    for paragraph in quotation::paragraphs(kind, words, language) {
        if !rows.is_empty() {
            rows.push(Row::new());
        }
        let marked = format!("{}{}{}", paragraph.open, paragraph.words, paragraph.close);
        rows.extend(wrapped(Role::Text, &marked, cells));
    }
    rows
}

fn speaker(view: &View<'_>, id: QuoteId, cells: usize, rows: &mut Vec<Row>) {
    let Some(id) = view.briefing[id].speaker else {
        rows.extend(wrapped(Role::Faint, "Speaker not named", cells));
        return;
    };
    let speaker = &view.briefing[id];
    let mut name = speaker.full_name();
    if let Some(native) = &speaker.native {
        name.push_str(&format!("  {}", isolated(native)));
    }
    rows.extend(wrapped(Role::Name, &name, cells));
    rows.extend(wrapped(Role::Text, &speaker.post(), cells));
    if speaker.group {
        rows.extend(wrapped(Role::Faint, "several people speaking as one", cells));
    }
}
