//! Tables and lists of tables inside a table.

use super::field::{Field, Reading};
use super::table::Table;
use crate::diagnostic::{Diagnostic, MISSING_KEY, Span, WRONG_TYPE};
use serde_json::{Value, json};
use toml::Spanned;
use toml::de::DeValue;

/// A table inside a table.
impl<'s, T: Table<'s>> Field<'s> for Box<T> {
    fn read(value: Spanned<DeValue<'s>>, reading: &mut Reading<'_, 's>) -> Option<Self> {
        read_table(value, reading).map(Self::new)
    }

    fn schema() -> Value {
        T::table_schema()
    }
}

fn read_table<'s, T: Table<'s>>(value: Spanned<DeValue<'s>>, reading: &mut Reading<'_, 's>) -> Option<T> {
    let span = value.span();
    if !value.get_ref().is_table() {
        reading.wrong_type(&value, "a table");
        return None;
    }
    match value.into_inner() {
        DeValue::Table(table) => Some(T::read_table(table, span.into(), reading)),
        _ => None,
    }
}

/// A list of tables.
#[derive(Clone, Debug)]
pub struct Tables<T>(pub Vec<T>);

impl<T> Default for Tables<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

/// Reads a table that has no header, such as the section of `[[sections.quotes]]` before any `[[sections]]`.
///
/// Its content is kept, and the missing header is reported once.
fn orphan<'s, T: Table<'s>>(value: Spanned<DeValue<'s>>, reading: &mut Reading<'_, 's>) -> Option<T> {
    let (path, span) = (reading.path.join("."), Span::from(value.span()));
    let table = read_table(value, reading);
    reading.diagnostics.retain(|other| other.fault != &MISSING_KEY || other.span != span);
    reading.diagnostics.push(
        Diagnostic::new(&WRONG_TYPE, span, format!("this table has no [[{path}]]"))
            .label(format!("there is no [[{path}]] before it"))
            .help(format!("move it below its [[{path}]]")),
    );
    table
}

impl<'s, T: Table<'s>> Field<'s> for Tables<T> {
    fn read(value: Spanned<DeValue<'s>>, reading: &mut Reading<'_, 's>) -> Option<Self> {
        let span = value.span();
        match value.get_ref() {
            DeValue::Array(_) => {}
            DeValue::Table(_) if reading.source.get(span.end..).is_some_and(|rest| rest.starts_with('.')) => {
                return Some(Self(orphan(value, reading).into_iter().collect()));
            }
            DeValue::Table(_) => {
                let path = reading.path.join(".");
                reading.diagnostics.push(
                    Diagnostic::new(&WRONG_TYPE, span.clone(), format!("`{path}` is a list of tables"))
                        .help(format!("write [[{path}]]")),
                );
            }
            _ => {
                reading.wrong_type(&value, "a list of tables");
                return None;
            }
        }
        Some(Self(match value.into_inner() {
            DeValue::Array(items) => {
                let mut tables = Vec::with_capacity(items.len());
                tables.extend(items.into_iter().filter_map(|item| read_table(item, reading)));
                tables
            }
            table => read_table(Spanned::new(span, table), reading).into_iter().collect(),
        }))
    }

    fn schema() -> Value {
        json!({ "type": "array", "items": T::table_schema() })
    }
}
