//! A whole quote: its words, who said them, and if they are in the text.

use super::status::kind_and_standing;
use super::{Languages, View, is_unchecked};
use crate::export::passages::{self, Part};
use crate::import::lexicon::several::means_several;
use crate::model::{Kind, Original, QuoteId};
use crate::row::{Role, Row, wrapped};
use crate::text::bidi::isolated;
use crate::text::width::width;

/// Width from which translation and original are shown side by side, in cells.
const WIDE: usize = 60;
/// Number of cells between two columns.
const GAP: usize = 3;

/// The rows of a quote.
pub fn rows(view: &View<'_>, id: QuoteId, cells: usize) -> Vec<Row> {
    let quote = &view.briefing[id];
    let mut rows = asked(view, id, cells);
    rows.extend(said(view, id, cells));
    rows.push(Row::new());
    speaker(view, id, cells, &mut rows);
    let mut facts: Vec<String> = Vec::new();
    if let Some(section) = quote.section.map(|section| &view.briefing[section]) {
        facts.push(isolated(&section.title).into_owned());
        facts.extend(section.start.as_ref().and_then(crate::model::When::clock));
    }
    facts.extend(quote.at.as_ref().map(|at| format!("at {at}")));
    rows.extend(wrapped(Role::Faint, &facts.join(view.glyphs.dot), cells));
    // The translation is what was found in the text, whichever wording is shown.
    let only_original = quote.original.is_some() && view.languages == Languages::Original;
    let mut kind = Row::of(Role::Faint, if only_original { "translation: " } else { "" });
    kind.append(kind_and_standing(view, quote));
    let cue = quote.cue.as_ref().map(|cue| format!("cue: {}", isolated(cue)));
    let beside = cue.as_ref().map(|cue| format!("{}{cue}", view.glyphs.dot));
    if let Some(beside) = beside.filter(|beside| kind.width() + width(beside) <= cells) {
        rows.push(kind.with(Role::Faint, beside));
    } else {
        rows.extend(fitting(kind, cells));
        rows.extend(cue.iter().flat_map(|cue| wrapped(Role::Faint, cue, cells)));
    }
    if is_unchecked(view, quote) {
        let words = format!("attribution not checked {}", view.glyphs.unchecked);
        rows.extend(wrapped(Role::Doubt, words.trim_end(), cells));
    }
    if !quote.tags.is_empty() {
        let tags: Vec<_> = quote.tags.iter().map(|tag| isolated(tag)).collect();
        rows.extend(wrapped(Role::Faint, &format!("Tags: {}", tags.join(", ")), cells));
    }
    if let Some(note) = &quote.note {
        rows.push(Row::new());
        rows.extend(wrapped(Role::Faint, &format!("Note: {note}"), cells));
    }
    if let Some(original) = &quote.original {
        translated(view, quote.kind, original, cells, &mut rows);
    }
    rows
}

/// A row, or its text in several rows if it is too wide.
fn fitting(row: Row, cells: usize) -> Vec<Row> {
    if row.width() <= cells { vec![row] } else { wrapped(Role::Faint, &row.text(), cells) }
}

/// The question that a quote answers, if it does.
fn asked(view: &View<'_>, id: QuoteId, cells: usize) -> Vec<Row> {
    let Some(question) = view.briefing.question_of(id) else { return Vec::new() };
    let (lead, parts) = passages::question(&question, view.briefing.event.language.as_deref());
    let mut rows = paragraphs(Role::Faint, &isolated(&lead), &parts, cells);
    rows.push(Row::new());
    rows
}

/// The words of a quote: the translation, the original, or both side by side.
fn said(view: &View<'_>, id: QuoteId, cells: usize) -> Vec<Row> {
    let quote = &view.briefing[id];
    let own = view.briefing.event.language.as_deref();
    let section = quote.section.map(|section| &view.briefing[section]);
    let speaker = quote.speaker.map(|speaker| &view.briefing[speaker]);
    let parts = passages::parts(quote, section, speaker, own);
    let translation = |cells| paragraphs(Role::Text, "", &parts, cells);
    match (&quote.original, view.languages) {
        (Some(original), Languages::Original) => {
            words(quote.kind, &original.text, original.language.as_deref(), cells)
        }
        (Some(original), Languages::Both) if cells >= WIDE => {
            let column = (cells - GAP) / 2;
            let side = |title: &str, language: Option<&str>, words: Vec<Row>| {
                let language = language.map_or(String::new(), |language| format!(" ({language})"));
                let mut rows = vec![Row::of(Role::Faint, format!("{title}{language}"))];
                rows.extend(words);
                rows
            };
            let left = side("Translation", own, translation(column));
            let language = original.language.as_deref();
            let right = side("Original", language, words(quote.kind, &original.text, language, column));
            let count = left.len().max(right.len());
            let mut sides = [left.into_iter(), right.into_iter()];
            let mut next = |side: usize| sides[side].next().unwrap_or_default();
            (0..count).map(|_| Row::beside(next(0), next(1), column, GAP)).collect()
        }
        _ => translation(cells),
    }
}

/// The language, the translator, and the original if it is not shown beside.
fn translated(view: &View<'_>, kind: Kind, original: &Original, cells: usize, rows: &mut Vec<Row>) {
    let language = original.language.as_ref().map_or(String::new(), |language| format!(" ({language})"));
    let below = view.languages == Languages::Both && cells < WIDE;
    if below || original.translator.is_some() || view.languages == Languages::Original {
        rows.push(Row::new());
    }
    if below || view.languages == Languages::Original {
        rows.extend(wrapped(Role::Faint, &format!("Original{language}"), cells));
    }
    if below {
        rows.extend(words(kind, &original.text, original.language.as_deref(), cells));
    }
    if let Some(translator) = &original.translator {
        rows.extend(wrapped(Role::Faint, &format!("Translated by {}", isolated(translator)), cells));
    }
}

fn words(kind: Kind, words: &str, language: Option<&str>, cells: usize) -> Vec<Row> {
    paragraphs(Role::Text, "", &passages::of_words(kind, words, language), cells)
}

/// Parts of words as rows, with an empty row between paragraphs.
fn paragraphs(role: Role, lead: &str, parts: &[Part<'_>], cells: usize) -> Vec<Row> {
    let mut rows = Vec::new();
    let mut text = lead.to_owned();
    for (index, part) in parts.iter().enumerate() {
        if part.begins && index > 0 {
            rows.extend(wrapped(role, &text, cells));
            rows.push(Row::new());
            text.clear();
        }
        text.push_str(&part.text());
    }
    rows.extend(wrapped(role, &text, cells));
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
    if speaker.group && means_several(&speaker.name) {
        rows.extend(wrapped(Role::Faint, "several people speaking as one", cells));
    }
    if speaker.unnamed {
        rows.extend(wrapped(Role::Faint, "one person without a name, not the same one each time", cells));
    }
}
