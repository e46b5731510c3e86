//! Writes values as TOML.

use super::toml::{Field, Written};
use crate::document;
use crate::model::Quote;
use toml_writer::{ToTomlValue, TomlStringBuilder};

/// The longest line of a value, in characters.
const WIDTH: usize = 100;

/// A key with a text of one line.
pub(super) fn line(key: &'static str, text: &str) -> Field {
    Field::new(key, Written { line: quoted(text), block: None })
}

/// A key with a text in which only blank lines matter: a block of lines if it is long.
pub(super) fn prose(key: &'static str, text: &str) -> Field {
    let is_short = text.chars().count() + key.len() + 5 <= WIDTH;
    let block = || {
        let paragraphs: Vec<String> = text.split("\n\n").map(document::wrap).collect();
        document::lines(&paragraphs.join("\n"))
    };
    Field::new(key, Written { line: quoted(text), block: (!is_short).then(block) })
}

/// A key with a list of texts.
pub(super) fn list<'a>(key: &'static str, texts: impl IntoIterator<Item = &'a str>) -> Field {
    let texts: Vec<String> = texts.into_iter().map(quoted).collect();
    Field::new(key, Written { line: format!("[{}]", texts.join(", ")), block: None })
}

/// A key with `true` or `false`.
pub(super) fn boolean(key: &'static str, value: bool) -> Field {
    Field::new(key, Written { line: value.to_string(), block: None })
}

/// The keys that every quote has, in the order of the format.
pub(super) fn quote(speaker: Option<&str>, quote: &Quote) -> Vec<Field> {
    let mut fields = Vec::new();
    fields.extend(speaker.map(|id| line("speaker", id)));
    fields.push(line("kind", quote.kind.name()));
    fields.push(prose("text", &quote.text));
    fields.extend(quote.cue.as_deref().map(|cue| line("cue", cue)));
    fields.extend(quote.at.as_deref().map(|at| line("at", at)));
    if !quote.tags.is_empty() {
        fields.push(list("tags", quote.tags.iter().map(|tag| &**tag)));
    }
    fields
}

/// A text in quotation marks, on one line.
pub(super) fn quoted(text: &str) -> String {
    TomlStringBuilder::new(text).as_basic().to_toml_value()
}
