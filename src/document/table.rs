//! The interface of a table of the briefing format.

use super::field::Reading;
use crate::diagnostic::Span;
use serde_json::Value;
use toml::de::DeTable;

/// A table of the format.
pub(super) trait Table<'s>: Sized {
    /// Reads the table from TOML; `span` is its header.
    fn read_table(table: DeTable<'s>, span: Span, reading: &mut Reading<'_, 's>) -> Self;

    /// Returns the JSON Schema of the table.
    fn table_schema() -> Value;
}
