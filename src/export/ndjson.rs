//! `ndjson`: a whole record on each line, for scripts that read lines.

use super::{Exporter, Refusal, Style, joined};
use crate::guard::Released;
use std::fmt;

/// The records of `json`, one a line, with nothing around them (<https://jsonlines.org>).
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
        "scripts and logs: a whole record a line"
    }

    fn write(&self, records: &[Released<'_>], _: Style, out: &mut dyn fmt::Write) -> Result<(), Refusal> {
        joined(records, "", out, |record, out| {
            let json = serde_json::to_string(record).map_err(|_| fmt::Error)?;
            Ok(writeln!(out, "{json}")?)
        })
    }

    fn joint(&self) -> Option<&'static str> {
        Some("")
    }
}
