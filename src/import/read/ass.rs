//! Reads subtitles in Advanced `SubStation` Alpha.

use crate::import::imported::{Extracted, Refusal};
use crate::import::read::cues::{self, Cue};

/// Returns true if a text begins with the information about a script.
pub(super) fn is(text: &str) -> bool {
    let text = text.trim_start_matches('\u{feff}').trim_start();
    text.get(..13).is_some_and(|head| head.eq_ignore_ascii_case("[Script Info]"))
}

/// Reads the events, in the order of their times.
pub(super) fn read(text: &str) -> Result<Extracted, Refusal> {
    let mut title = None;
    // The columns of version 4, if the file does not name them.
    let mut columns: Vec<String> =
        ["marked", "start", "end", "style", "name", "l", "r", "v", "effect", "text"]
            .map(str::to_owned)
            .into();
    let mut all: Vec<Cue> = Vec::new();
    let mut is_event = false;
    for line in text.lines().map(str::trim) {
        if line.starts_with('[') {
            is_event = line.eq_ignore_ascii_case("[events]");
            continue;
        }
        let Some((key, value)) = line.split_once(':') else { continue };
        match key.to_ascii_lowercase().as_str() {
            "title" if !is_event => title = Some(value.trim().to_owned()).filter(|title| !title.is_empty()),
            "format" if is_event => {
                columns = value.split(',').map(|column| column.trim().to_ascii_lowercase()).collect();
            }
            "dialogue" if is_event => all.extend(cue(&columns, value)),
            _ => {}
        }
    }
    all.sort_by_key(|cue| cue.start);
    // Signs and styles repeat the words of a line on several layers.
    all.dedup_by(|next, cue| {
        (next.start, &next.speaker, &next.words) == (cue.start, &cue.speaker, &cue.words)
    });
    let mut extracted = cues::read(&all)?;
    // The name that programs write if nobody gives a title.
    extracted.layout.meta.title = title.filter(|title| !title.to_ascii_lowercase().starts_with("default "));
    Ok(extracted)
}

/// The cue of an event, unless it is a drawing.
fn cue(columns: &[String], event: &str) -> Option<Cue> {
    let mut cue = Cue::default();
    let values = event.splitn(columns.len(), ',');
    for (column, value) in columns.iter().zip(values) {
        match column.as_str() {
            "start" => cue.start = cues::millis(value),
            "end" => cue.end = cues::millis(value),
            "name" | "actor" => cue.speaker = Some(value.trim().to_owned()).filter(|name| !name.is_empty()),
            "text" => cue.words = shown(value)?,
            _ => {}
        }
    }
    Some(cue)
}

/// The words of an event without its codes, or `None` if it is a drawing.
fn shown(text: &str) -> Option<String> {
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        out.push_str(before);
        let (codes, after) = after.split_once('}').unwrap_or((after, ""));
        let draws = |code: &str| {
            code.strip_prefix('p').is_some_and(|scale| scale.starts_with(|c: char| ('1'..='9').contains(&c)))
        };
        if codes.split('\\').any(draws) {
            return None;
        }
        rest = after;
    }
    out.push_str(rest);
    Some(out.replace("\\N", "\n").replace("\\n", " ").replace("\\h", " "))
}
