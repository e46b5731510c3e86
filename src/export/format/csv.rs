//! `csv`: one row per quote, for spreadsheets and Readwise.

use crate::export::{Exporter, Refusal, Style};
use crate::guard::Released;
use crate::model::When;
use std::fmt;

/// CSV (RFC 4180) with a header, CRLF line ends, and quoted cells.
///
/// Readwise reads the first seven columns. A cell that a spreadsheet could read as a formula begins with an apostrophe.
#[derive(Debug)]
pub struct Csv;

impl Exporter for Csv {
    fn name(&self) -> &'static str {
        "csv"
    }

    fn ending(&self) -> &'static str {
        "csv"
    }

    fn media_type(&self) -> &'static str {
        "text/csv"
    }

    fn purpose(&self) -> &'static str {
        "spreadsheets, Readwise: one row per quote"
    }

    fn write(&self, records: &[Released<'_>], _: Style, out: &mut dyn fmt::Write) -> Result<(), Refusal> {
        // Only imported briefings have attributions to check.
        let imported = records.iter().any(|record| record.checked.is_some());
        let columns = || COLUMNS.iter().chain(imported.then_some(&CHECKED));
        row(columns().map(|(name, _)| (*name).to_owned()), out)?;
        for record in records {
            row(columns().map(|(_, cell)| without_formula(cell(record).unwrap_or_default())), out)?;
        }
        Ok(())
    }

    // Appended rows would repeat the header.
    fn joint(&self) -> Option<&'static str> {
        None
    }
}

type Cell = fn(&Released<'_>) -> Option<String>;

/// The last column of imported briefings: has a person checked who said it?
static CHECKED: (&str, Cell) =
    ("Checked", |record| record.checked.map(|checked| if checked { "yes" } else { "no" }.to_owned()));

/// Each column with a function that fills its cell; `None` leaves the cell empty.
static COLUMNS: &[(&str, Cell)] = &[
    ("Highlight", |record| Some(record.quote.text.to_string())),
    ("Title", |record| Some(record.event.source.title.as_ref().unwrap_or(&record.event.title).to_string())),
    ("Author", |record| match record.speaker {
        Some(speaker) => Some(speaker.name.to_string()),
        None if record.by_source => Some(words(&record.event.source.authors)),
        None => None,
    }),
    ("URL", |record| text(record.event.source.url.as_ref())),
    ("Note", |record| text(record.quote.note.as_ref())),
    ("Location", |record| record.places().first().map(|place| place.paragraph.to_string())),
    ("Date", |record| record.interval()),
    ("ID", |record| Some(record.id.clone())),
    ("Kind", |record| Some(record.quote.kind.name().to_owned())),
    ("Standing", |record| Some(record.quote.standing_words())),
    ("Language", |record| record.language().map(str::to_owned)),
    ("Honorific", |record| text(record.speaker?.honorific.as_ref())),
    ("Family name", |record| text(record.speaker?.family.as_ref())),
    ("Role", |record| text(record.speaker?.role.as_ref())),
    ("Organization", |record| text(record.speaker?.organization.as_ref())),
    ("Event", |record| Some(record.event.title.to_string())),
    ("Place", |record| text(record.event.place.as_ref())),
    ("Section", |record| Some(record.section?.title.to_string())),
    ("At", |record| text(record.quote.at.as_ref())),
    ("Publisher", |record| text(record.event.source.publisher.as_ref())),
    ("Published", |record| time(record.event.source.published)),
    ("Accessed", |record| time(record.event.source.accessed)),
    ("Original", |record| text(Some(&record.quote.original.as_ref()?.text))),
    ("Original language", |record| text(record.quote.original.as_ref()?.language.as_ref())),
    ("Translator", |record| text(record.quote.original.as_ref()?.translator.as_ref())),
    ("Tags", |record| Some(words(&record.quote.tags))),
];

fn text(words: Option<&crate::text::Safe>) -> Option<String> {
    words.map(ToString::to_string)
}

fn words(list: &[crate::text::Safe]) -> String {
    list.iter().map(ToString::to_string).collect::<Vec<_>>().join("; ")
}

fn time(when: Option<When>) -> Option<String> {
    when.map(|when| when.to_string())
}

/// Puts an apostrophe before a cell that a spreadsheet would read as a formula.
///
/// A cell that begins with such an apostrophe gets another one, so removing one always restores the cell.
pub(in crate::export) fn without_formula(cell: String) -> String {
    let acts = |c: char| matches!(c, '=' | '+' | '-' | '@' | '\t' | '\r' | '\n' | '＝' | '＋' | '－' | '＠');
    // Some programs ignore leading spaces.
    if cell.trim_start_matches(['\'', ' ', '\u{a0}']).starts_with(acts) { format!("'{cell}") } else { cell }
}

/// Writes a row with quoted cells and a CRLF at its end.
pub(in crate::export) fn row(cells: impl Iterator<Item = String>, out: &mut dyn fmt::Write) -> fmt::Result {
    for (index, cell) in cells.enumerate() {
        let comma = if index > 0 { "," } else { "" };
        write!(out, "{comma}\"{}\"", cell.replace('"', "\"\""))?;
    }
    out.write_str("\r\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_that_could_be_a_formula_is_text() {
        for (cell, safe) in [
            ("=1+1", "'=1+1"),
            ("+1", "'+1"),
            ("-1", "'-1"),
            ("@SUM(A1)", "'@SUM(A1)"),
            ("\tx", "'\tx"),
            (" =1", "' =1"),
            ("＝1", "'＝1"),
            ("'=1", "''=1"),
            ("'Tis so", "'Tis so"),
            ("a = b", "a = b"),
            ("", ""),
        ] {
            assert_eq!(without_formula(cell.to_owned()), safe);
        }
    }
}
