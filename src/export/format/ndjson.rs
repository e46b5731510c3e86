//! `ndjson`: one whole record per line, for scripts that read lines.

use crate::export::exporter::joined;
use crate::export::record_json::WithQuestion;
use crate::export::{Exporter, Refusal, Style};
use crate::guard::Released;
use std::fmt;

/// The records of `json`, one per line (<https://jsonlines.org>).
#[derive(Debug)]
pub struct Ndjson;

impl Exporter for Ndjson {
    fn name(&self) -> &'static str {
        "ndjson"
    }

    fn ending(&self) -> &'static str {
        "ndjson"
    }

    fn media_type(&self) -> &'static str {
        "application/x-ndjson"
    }

    fn purpose(&self) -> &'static str {
        "scripts and logs: one whole record per line"
    }

    fn has_questions(&self) -> bool {
        true
    }

    fn write(&self, records: &[Released<'_>], style: Style, out: &mut dyn fmt::Write) -> Result<(), Refusal> {
        joined(records, "", out, |record, out| {
            let record = WithQuestion { record, question: style.question };
            let json = serde_json::to_string(&record).map_err(|_| fmt::Error)?;
            Ok(writeln!(out, "{json}")?)
        })
    }

    fn joint(&self) -> Option<&'static str> {
        Some("")
    }

    fn is_streamed(&self) -> bool {
        true
    }
}
