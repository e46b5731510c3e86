//! Reads the text of a briefing's file, and describes the format as a JSON Schema.

use super::FORMAT;
use super::entry::{Document, described};
use super::field::Reading;
use super::grammar;
use super::table::Table;
use crate::diagnostic::{Diagnostic, NOT_A_BRIEFING, Span, UNKNOWN_FORMAT};
use serde_json::{Value, json};
use toml::de::DeTable;

/// Reads the text of a file.
///
/// Returns `None`, with a diagnostic, if it is not a briefing in this format.
pub(super) fn parse<'s>(source: &'s str, diagnostics: &mut Vec<Diagnostic>) -> Option<Document<'s>> {
    let (table, errors) = DeTable::parse_recoverable(source);
    let table = table.into_inner();
    let known = ["format", "event", "speakers", "sections"];
    if !known.iter().any(|key| table.contains_key(*key)) {
        let grammar = errors.first().and_then(toml::de::Error::span).unwrap_or(0..0);
        diagnostics.push(
            Diagnostic::new(
                &NOT_A_BRIEFING,
                grammar,
                "this file is not a briefing: it has no [event] and no [[sections]]",
            )
            .help("`plenary schema` prints the format of a briefing"),
        );
        return None;
    }
    let broken = grammar::report(source, &errors, diagnostics);
    if let Some(other) = other_format(&table) {
        diagnostics.push(other);
        return None;
    }
    let mut reading = Reading { source, diagnostics, path: Vec::new(), broken };
    Some(Document::read_table(table, Span::default(), &mut reading))
}

fn other_format(table: &DeTable<'_>) -> Option<Diagnostic> {
    let value = table.get("format")?;
    let number = value.get_ref().as_integer()?;
    let read = u64::from_str_radix(number.as_str(), number.radix());
    (read != Ok(FORMAT)).then(|| {
        Diagnostic::new(
            &UNKNOWN_FORMAT,
            value.span(),
            format!("this program reads format {FORMAT}, not {number}"),
        )
        .help(if read.is_ok_and(|number| number > FORMAT) {
            "a newer version of plenary may read it"
        } else {
            "write `format = 1`"
        })
    })
}

/// Returns the JSON Schema of a briefing.
pub(super) fn schema() -> Value {
    let mut schema = json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "plenary briefing, format 1",
    });
    if let (Value::Object(whole), Value::Object(document)) = (&mut schema, Document::table_schema()) {
        whole.extend(document);
        if let Some(format) = whole.get_mut("properties").and_then(|properties| properties.get_mut("format"))
        {
            *format = described(json!({ "const": FORMAT }), "The version of the format; this one is 1.");
        }
    }
    schema
}
