//! Reads tables of timed words that tabs separate, as Whisper writes them.

use crate::import::imported::{Extracted, Refusal};
use crate::import::lexicon::list::List;
use crate::import::read::cues::{self, Cue};

static SPEAKER_COLUMNS: List = List::all("speaker-columns");
static SPEECH_COLUMNS: List = List::all("speech-columns");

/// The meaning of a column.
#[derive(Clone, Copy, PartialEq)]
enum Column {
    Start,
    End,
    Speaker,
    Words,
    Other,
}

/// Returns true if the first line names the columns of timed words.
pub(super) fn is(text: &str) -> bool {
    let columns = columns(text);
    columns.contains(&Column::Start) && columns.contains(&Column::Words)
}

fn columns(text: &str) -> Vec<Column> {
    let first = text.trim_start_matches('\u{feff}').lines().next().unwrap_or_default();
    if !first.contains('\t') || first.len() > 400 {
        return Vec::new();
    }
    let column = |name: &str| {
        let name = name.trim().trim_matches('"').to_lowercase();
        let bare = name.split([' ', '_', '(']).next().unwrap_or_default();
        match bare {
            "start" | "begin" | "from" => Column::Start,
            "end" | "stop" | "to" => Column::End,
            _ if SPEAKER_COLUMNS.has(bare) => Column::Speaker,
            _ if SPEECH_COLUMNS.has(bare) => Column::Words,
            _ => Column::Other,
        }
    };
    first.split('\t').map(column).collect()
}

/// Reads the rows.
pub(super) fn read(text: &str) -> Result<Extracted, Refusal> {
    let columns = columns(text);
    if !columns.contains(&Column::Words) {
        return Err(Refusal::new(
            "the first line of this table does not name its columns",
            "name the columns `start`, `end`, `speaker` and `text`, with tabs between them",
        ));
    }
    let mut all: Vec<Cue> = Vec::new();
    for row in text.lines().skip(1).filter(|row| !row.trim().is_empty()) {
        let mut cue = Cue::default();
        for (column, value) in columns.iter().zip(row.split('\t')) {
            let value = value.trim();
            match column {
                Column::Start => cue.start = time(value),
                Column::End => cue.end = time(value),
                Column::Speaker => cue.speaker = Some(value.to_owned()).filter(|name| !name.is_empty()),
                Column::Words => cue.words = unquoted(value),
                Column::Other => {}
            }
        }
        all.push(cue);
    }
    cues::read(&all)
}

/// A time in milliseconds. A whole number is milliseconds, a number with a fraction is seconds.
fn time(value: &str) -> Option<u64> {
    match value.parse::<u64>() {
        Ok(millis) => Some(millis),
        Err(_) => cues::millis(value),
    }
}

/// A value without the quotation marks that enclose it.
fn unquoted(value: &str) -> String {
    match value.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')) {
        Some(inner) if inner.replace("\"\"", "").contains('"') => value.to_owned(),
        Some(inner) => inner.replace("\"\"", "\""),
        None => value.to_owned(),
    }
}
