//! The places of tables and keys in the text of a TOML file, and the splices that change them.
//!
//! Only what changes is written. Comments, order, layout and line ends stay as they are.

use crate::edit::Splice;
use crate::text::Cut;
use std::ops::Range;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// A key with its value, in the form that TOML has for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Field {
    pub(super) key: &'static str,
    pub(super) value: Written,
}

/// A value as TOML.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Written {
    /// The value on one line.
    pub(super) line: String,
    /// The value as a block of lines, if that is how it is written where there is room.
    pub(super) block: Option<String>,
}

/// A table in the text of a file.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place<'t, 's> {
    source: &'s str,
    table: &'t DeTable<'s>,
    /// The first byte of its header or of its braces.
    start: usize,
    /// The end of its header, or of its braces.
    end: usize,
    /// What stands before its keys if they are written with dots: `import.`.
    prefix: Option<&'t str>,
}

/// How a value is written that is a table, or a list of tables.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Form {
    /// Under a header of its own.
    Headed,
    /// Keys with dots.
    Dotted,
    /// In the line of its key.
    Inline,
}

impl<'t, 's> Place<'t, 's> {
    /// The whole file.
    pub(super) fn root(source: &'s str, table: &'t DeTable<'s>) -> Self {
        Self { source, table, start: 0, end: 0, prefix: None }
    }

    fn new(source: &'s str, table: &'t DeTable<'s>, span: Range<usize>) -> Self {
        Self { source, table, start: span.start, end: span.end, prefix: None }
    }

    /// Returns true if it is in braces.
    pub(super) fn is_inline(&self) -> bool {
        self.source.cut(self.start..).starts_with('{')
    }

    /// Returns the tables of a list in the order of the file.
    pub(super) fn tables(&self, key: &str) -> Vec<Self> {
        let Some(DeValue::Array(list)) = self.table.get(key).map(Spanned::get_ref) else { return Vec::new() };
        list.iter().filter_map(|item| self.inner(item)).collect()
    }

    /// Returns the table of a key.
    pub(super) fn child(&self, key: &'t str) -> Option<Self> {
        let (own, value) = self.table.get_key_value(key)?;
        let prefix = (form(self.source, own, value) == Form::Dotted).then_some(key);
        Some(Self { prefix, ..self.inner(value)? })
    }

    fn inner(&self, value: &'t Spanned<DeValue<'s>>) -> Option<Self> {
        match value.get_ref() {
            DeValue::Table(table) => Some(Self::new(self.source, table, value.span())),
            _ => None,
        }
    }

    /// Returns true if it has the key.
    pub(super) fn has(&self, key: &str) -> bool {
        self.table.contains_key(key)
    }

    /// Returns a text.
    pub(super) fn text(&self, key: &str) -> Option<&'t str> {
        self.table.get(key)?.get_ref().as_str()
    }

    /// Returns the span of a value.
    pub(super) fn span(&self, key: &str) -> Option<Range<usize>> {
        self.table.get(key).map(Spanned::span)
    }

    /// Returns the strings of a list with their spans.
    pub(super) fn strings(&self, key: &str) -> Vec<(&'t str, Range<usize>)> {
        let Some(DeValue::Array(list)) = self.table.get(key).map(Spanned::get_ref) else { return Vec::new() };
        let string = |item: &'t Spanned<DeValue<'s>>| Some((item.get_ref().as_str()?, item.span()));
        list.iter().filter_map(string).collect()
    }

    /// The end of the last value of the table itself, without the tables under headers of their own.
    fn body_end(&self) -> usize {
        let values = self.table.iter().filter_map(|(key, value)| match form(self.source, key, value) {
            Form::Headed => None,
            Form::Inline => Some(value.span().end),
            Form::Dotted => Some(self.inner(value)?.body_end()),
        });
        values.max().unwrap_or(0).max(if self.is_inline() { 0 } else { self.end })
    }

    /// The end of the last value, also of the tables inside it.
    fn whole_end(&self) -> usize {
        let deep = |value: &'t Spanned<DeValue<'s>>| match value.get_ref() {
            DeValue::Table(_) => self.inner(value).map_or(0, |place| place.whole_end()),
            DeValue::Array(list) => list
                .iter()
                .filter_map(|item| self.inner(item))
                .map(|place| place.whole_end())
                .max()
                .unwrap_or(0),
            _ => 0,
        };
        let ends = self.table.iter().map(|(_, value)| value.span().end.max(deep(value)));
        ends.max().unwrap_or(0).max(self.end)
    }

    /// Sets a key to a value.
    pub(super) fn set(&self, field: &Field) -> Splice {
        if let Some(range) = self.span(field.key) {
            let text =
                if self.is_inline() { field.value.line.clone() } else { field.value.in_lines(self.source) };
            return Splice { range, text };
        }
        if self.is_inline() {
            return self.push_inline(std::slice::from_ref(field));
        }
        let prefix = self.prefix.map_or(String::new(), |key| format!("{key}."));
        self.insert_line(self.body_end(), &[prefix, field.in_lines(self.source)].concat())
    }

    /// Adds a key right below the header.
    pub(super) fn set_first(&self, field: &Field) -> Splice {
        if self.has(field.key) || self.is_inline() {
            return self.set(field);
        }
        self.insert_line(self.end, &field.in_lines(self.source))
    }

    /// Adds keys at the end of braces.
    fn push_inline(&self, fields: &[Field]) -> Splice {
        let fields = fields.iter().map(Field::on_one_line).collect::<Vec<_>>().join(", ");
        let last = self.table.iter().map(|(_, value)| value.span().end).max();
        match last {
            Some(end) => Splice { range: end..end, text: format!(", {fields}") },
            None => Splice { range: self.start + 1..self.end - 1, text: format!(" {fields} ") },
        }
    }

    /// Deletes a key with its value, if it has the key.
    pub(super) fn unset(&self, key: &str) -> Option<Splice> {
        let (own, value) = self.table.get_key_value(key)?;
        if form(self.source, own, value) == Form::Headed {
            return None;
        }
        let (start, end) = (own.span().start, value.span().end);
        if self.is_inline() {
            return Some(Splice { range: without_comma(self.source, start..end), text: String::new() });
        }
        let line = line_start(self.source, start)..next_line(self.source, end);
        // A comment at the end of the line may be about something else.
        let rest = self.source.cut(end..line.end);
        let text = rest.find('#').map_or(String::new(), |at| rest.cut(at..).to_owned());
        Some(Splice { range: line, text })
    }

    /// Adds a table after this one, which is in the same list.
    pub(super) fn add_after(&self, header: &str, fields: &[Field]) -> Splice {
        if self.is_inline() {
            let text = format!(", {}", braced(fields));
            return Splice { range: self.end..self.end, text };
        }
        self.insert_line(self.whole_end(), &headed(header, fields, self.source))
    }

    /// Adds the first table of a list that is inside this one: `[[header]]`, or in braces where this one is.
    pub(super) fn add_first(&self, key: &'static str, header: &str, fields: &[Field]) -> Splice {
        if let Some((own, value)) = self.table.get_key_value(key)
            && form(self.source, own, value) == Form::Inline
        {
            return add_to_list(value, fields);
        }
        if self.is_inline() {
            let line = format!("[{}]", braced(fields));
            return self.push_inline(&[Field { key, value: Written { line, block: None } }]);
        }
        self.insert_line(self.body_end(), &headed(header, fields, self.source))
    }

    /// Adds the first table of a list like [`Place::add_first`], but after everything else that is inside this one.
    pub(super) fn add_last(&self, key: &'static str, header: &str, fields: &[Field]) -> Splice {
        if self.is_inline() || self.has(key) {
            return self.add_first(key, header, fields);
        }
        self.insert_line(self.whole_end(), &headed(header, fields, self.source))
    }

    /// Adds a table after everything that is inside this one: under a header, or in braces where this one is.
    pub(super) fn add_beside(&self, key: &str, fields: &[Field]) -> Splice {
        let text = if self.is_inline() {
            format!("{key} = {}{}", braced(fields), newline(self.source))
        } else {
            headed(&format!("[{key}]"), fields, self.source)
        };
        self.insert_line(self.whole_end(), &text)
    }

    /// Returns true if a range of the text is in the table.
    pub(super) fn holds(&self, range: &Range<usize>) -> bool {
        let end = next_line(self.source, self.whole_end());
        self.start <= range.start && range.end <= end && !(range.is_empty() && range.start == end)
    }

    /// The text of the table, with all tables inside it and the comment right above it.
    pub(super) fn raw(&self) -> String {
        let newline = newline(self.source);
        let end = next_line(self.source, self.whole_end());
        let lines = self.source.cut(self.start_with_remarks()..end);
        [newline, lines.trim_end_matches(['\r', '\n']), newline].concat()
    }

    /// Adds the text of a table after everything that is inside this one.
    pub(super) fn add_raw(&self, text: &str) -> Splice {
        self.insert_line(self.whole_end(), text)
    }

    /// Adds the text of a table before this one and the comments about it.
    pub(super) fn add_raw_before(&self, text: &str) -> Splice {
        let at = self.start_with_remarks();
        let text = [text.trim_start_matches(['\r', '\n']), newline(self.source)].concat();
        Splice { range: at..at, text }
    }

    /// Adds a table before this one and the comments about it.
    pub(super) fn add_before(&self, header: &str, fields: &[Field]) -> Splice {
        self.add_raw_before(&headed(header, fields, self.source))
    }

    /// Deletes the table, with all tables inside it and the comment right above it.
    pub(super) fn delete(&self) -> Splice {
        if self.is_inline() {
            return Splice { range: without_comma(self.source, self.start..self.end), text: String::new() };
        }
        let mut start = self.start_with_remarks();
        let end = next_line(self.source, self.whole_end());
        // One of the blank lines around it goes too.
        let before = line_start(self.source, start.saturating_sub(1));
        if start > 0 && self.source.cut(before..start).trim().is_empty() {
            start = before;
        }
        Splice { range: start..end, text: String::new() }
    }

    /// The start of the lines of comments right above the header, or of the header.
    fn start_with_remarks(&self) -> usize {
        let mut start = line_start(self.source, self.start);
        while start > 0 {
            let before = line_start(self.source, start - 1);
            if !self.source.cut(before..start).trim_start().starts_with('#') {
                break;
            }
            start = before;
        }
        start
    }

    /// Inserts lines after the line of a byte.
    fn insert_line(&self, after: usize, lines: &str) -> Splice {
        let at = next_line(self.source, after);
        let is_ended = at == 0 || self.source.cut(..at).ends_with('\n');
        let text = if is_ended { lines.to_owned() } else { [newline(self.source), lines].concat() };
        Splice { range: at..at, text }
    }
}

impl Field {
    pub(super) fn new(key: &'static str, value: Written) -> Self {
        Self { key, value }
    }

    fn on_one_line(&self) -> String {
        format!("{} = {}", self.key, self.value.line)
    }

    fn in_lines(&self, source: &str) -> String {
        format!("{} = {}{}", self.key, self.value.in_lines(source), newline(source))
    }
}

impl Written {
    fn in_lines(&self, source: &str) -> String {
        let text = self.block.as_ref().unwrap_or(&self.line);
        if newline(source) == "\r\n" { text.replace('\n', "\r\n") } else { text.clone() }
    }
}

/// The text of a table under a header.
pub(super) fn headed(header: &str, fields: &[Field], source: &str) -> String {
    let newline = newline(source);
    let fields: String = fields.iter().map(|field| field.in_lines(source)).collect();
    format!("{newline}{header}{newline}{fields}")
}

fn braced(fields: &[Field]) -> String {
    format!("{{ {} }}", fields.iter().map(Field::on_one_line).collect::<Vec<_>>().join(", "))
}

/// Adds a table at the start of a list in brackets.
fn add_to_list(list: &Spanned<DeValue<'_>>, fields: &[Field]) -> Splice {
    let at = list.span().start + 1;
    let is_empty = list.get_ref().as_array().is_none_or(|list| list.is_empty());
    let comma = if is_empty { "" } else { ", " };
    Splice { range: at..at, text: format!("{}{comma}", braced(fields)) }
}

/// How a value is written that may be a table.
fn form(source: &str, key: &Spanned<std::borrow::Cow<'_, str>>, value: &Spanned<DeValue<'_>>) -> Form {
    let (key, span) = (key.span(), value.span());
    let holds_key = span.start <= key.start && key.end <= span.end;
    match holds_key {
        false => Form::Inline,
        true if source.cut(span.start..).starts_with('[') => Form::Headed,
        true => Form::Dotted,
    }
}

/// The range of an item of a list in braces or brackets, with one of the commas beside it.
fn without_comma(source: &str, range: Range<usize>) -> Range<usize> {
    let after = source.cut(range.end..);
    let spaces = after.len() - after.trim_start().len();
    let before = source.cut(..range.start).trim_end();
    if before.ends_with(',') {
        return before.len() - 1..range.end;
    }
    if after.trim_start().starts_with(',') {
        let end = range.end + spaces + 1;
        let rest = source.cut(end..);
        return range.start..end + (rest.len() - rest.trim_start_matches(' ').len());
    }
    range
}

fn line_start(source: &str, at: usize) -> usize {
    source.cut(..at).rfind('\n').map_or(0, |at| at + 1)
}

fn next_line(source: &str, at: usize) -> usize {
    if at == 0 {
        return 0;
    }
    source.cut(at..).find('\n').map_or(source.len(), |end| at + end + 1)
}

/// Sorts splices by their places. At one place, keys come before tables, since they belong to the table above.
pub(super) fn sort(splices: &mut [Splice]) {
    let is_table = |splice: &Splice| splice.text.trim_start().starts_with(['[', '#']);
    splices.sort_by_key(|splice| (splice.range.start, splice.range.end, is_table(splice)));
}

/// The line end of a file.
fn newline(source: &str) -> &'static str {
    let first = source.find('\n').unwrap_or(0);
    if source.cut(..first).ends_with('\r') { "\r\n" } else { "\n" }
}
