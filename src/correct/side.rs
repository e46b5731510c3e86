//! Notes and tags on a briefing that cannot be changed, in a file of side notes.

use super::notes::set_or_unset;
use super::toml::{Field, Place};
use super::value::{line, list, prose};
use super::{Corrected, Correction, Noted, Refusal, Words};
use crate::diagnostic::Lines;
use crate::edit::{Splice, spliced};
use crate::model::{Briefing, Record};
use toml::de::DeTable;

/// The comment at the top of a new file.
const HEADER: &str =
    "# Notes and tags on a briefing that could not be changed itself. plenary reads this file with it.\n";

/// Returns the change of a file of side notes that a note or tags make; `source` is its text, empty if there is no file.
///
/// Fails for other corrections, because only the briefing itself can have them.
pub fn annotate_beside(
    source: &str,
    briefing: &Briefing,
    correction: &Correction,
) -> Result<Corrected, Refusal> {
    let (noted, key, field, what) = match correction {
        Correction::Note(noted, note) if note.trim().is_empty() => {
            (noted, "note", None, "deleted the note".to_owned())
        }
        Correction::Note(noted, note) => {
            (noted, "note", Some(prose("note", note.trim())), "wrote the note".to_owned())
        }
        Correction::Tags(noted, tags) if tags.is_empty() => {
            (noted, "tags", None, "deleted the tags".to_owned())
        }
        Correction::Tags(noted, tags) => {
            let field = list("tags", tags.iter().map(String::as_str));
            (noted, "tags", Some(field), format!("tagged {}", tags.join(", ")))
        }
        _ => return Err(Refusal::Wrong("the briefing cannot be changed".to_owned())),
    };
    let table = DeTable::parse(source).map_err(|error| {
        Refusal::Broken(Lines::new(source).place(error.span().map_or(0, |span| span.start)).0)
    })?;
    let root = Place::root(source, table.get_ref());
    let (list, identity) = match noted {
        Noted::Quote(name) => ("quotes", of_quote(briefing, name)?),
        Noted::Words(words) => ("notes", of_words(words)),
    };
    let splice = annotate(&root, list, &identity, key, field);
    let splices: Vec<Splice> = splice.into_iter().collect();
    if splices.is_empty() {
        return Err(Refusal::Same);
    }
    let text = spliced(source, &splices);
    let text = if source.is_empty() { [HEADER, &text].concat() } else { text };
    Ok(Corrected { text, splices, what })
}

/// Sets a key of the entry with the same identity, or adds an entry.
fn annotate(
    root: &Place<'_, '_>,
    list: &'static str,
    identity: &Identity,
    key: &'static str,
    field: Option<Field>,
) -> Vec<Splice> {
    let entries = root.tables(list);
    let is_it = |entry: &&Place<'_, '_>| match &identity.id {
        Some(id) => entry.text("id") == Some(id),
        None => {
            entry.text("text") == Some(&identity.text) && entry.text("before") == identity.before.as_deref()
        }
    };
    if let Some(own) = entries.iter().find(is_it) {
        let other = if key == "note" { "tags" } else { "note" };
        // An entry that says nothing goes as a whole.
        return if field.is_some() || own.has(other) {
            set_or_unset(own, key, field)
        } else {
            vec![own.delete()]
        };
    }
    let Some(field) = field else { return Vec::new() };
    let mut fields = identity.fields.clone();
    fields.push(field);
    let header = format!("[[{list}]]");
    vec![match entries.last() {
        Some(last) => last.add_after(&header, &fields),
        None => root.add_last(list, &header, &fields),
    }]
}

/// What an entry is about, and the keys that say so.
struct Identity {
    id: Option<String>,
    text: String,
    before: Option<String>,
    fields: Vec<Field>,
}

fn of_quote(briefing: &Briefing, name: &str) -> Result<Identity, Refusal> {
    let found = briefing.quote_ids().find(|id| briefing.quote_name(*id) == name);
    let record = Record::new(briefing, found.ok_or_else(|| Refusal::Gone("the quote".to_owned()))?);
    let mut fields = vec![line("id", name)];
    fields.extend(record.section.map(|section| line("section", &section.id)));
    fields.push(prose("text", &record.quote.text));
    if let Some(context) = record.context() {
        let sides = [("before", context.before.trim()), ("after", context.after.trim())];
        fields.extend(
            sides.into_iter().filter(|(_, text)| !text.is_empty()).map(|(key, text)| line(key, text)),
        );
    }
    Ok(Identity { id: Some(name.to_owned()), text: record.quote.text.to_string(), before: None, fields })
}

fn of_words(words: &Words) -> Identity {
    let mut fields = vec![line("section", &words.section), prose("text", &words.text)];
    let sides = [("before", &words.before), ("after", &words.after)];
    let sides = sides.into_iter().filter(|(_, text)| !text.trim().is_empty());
    fields.extend(sides.map(|(key, text)| line(key, text)));
    let before = Some(words.before.clone()).filter(|before| !before.trim().is_empty());
    Identity { id: None, text: words.text.clone(), before, fields }
}
