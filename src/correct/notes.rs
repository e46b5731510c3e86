//! Notes and tags of quotes and of other words.

use super::file::{Change, File};
use super::toml::{Field, Place};
use super::value::{line, list, prose};
use super::{Correction, Noted, Refusal, Words};
use crate::edit::Splice;

/// A note or tags.
pub(super) struct Annotation<'c> {
    /// What they are about.
    pub(super) noted: &'c Noted,
    /// What is written; `None` to delete what is there.
    field: Option<Field>,
    key: &'static str,
    /// What is done, in a few words.
    pub(super) what: String,
}

impl<'c> Annotation<'c> {
    /// Returns the annotation that a correction is; `None` for other corrections.
    pub(super) fn of(correction: &'c Correction) -> Option<Self> {
        match correction {
            Correction::Note(noted, note) => {
                let note = note.trim();
                let field = (!note.is_empty()).then(|| prose("note", note));
                let what = if note.is_empty() { "deleted the note" } else { "wrote the note" };
                Some(Self { noted, field, key: "note", what: what.to_owned() })
            }
            Correction::Tags(noted, tags) => {
                let tags: Vec<&str> =
                    tags.iter().map(|tag| tag.trim()).filter(|tag| !tag.is_empty()).collect();
                let field = (!tags.is_empty()).then(|| list("tags", tags.iter().copied()));
                let what = match tags.as_slice() {
                    [] => "deleted the tags".to_owned(),
                    tags => format!("tagged {}", tags.join(", ")),
                };
                Some(Self { noted, field, key: "tags", what })
            }
            _ => None,
        }
    }

    /// Sets or deletes it in the table of what it is about.
    fn put(&self, place: &Place<'_, '_>) -> Vec<Splice> {
        match &self.field {
            Some(field) => vec![place.set(field)],
            None => place.unset(self.key).into_iter().collect(),
        }
    }

    /// Sets or deletes it in an entry for notes.
    ///
    /// An entry that says nothing more is deleted. If there is none, `add` makes one of the keys of `identity` and this.
    pub(super) fn put_in_entry(
        &self,
        entry: Option<&Place<'_, '_>>,
        identity: Vec<Field>,
        add: impl FnOnce(&[Field]) -> Splice,
    ) -> Vec<Splice> {
        let Some(entry) = entry else {
            let Some(field) = &self.field else { return Vec::new() };
            return vec![add(&[identity, vec![field.clone()]].concat())];
        };
        let other = if self.key == "note" { "tags" } else { "note" };
        if self.field.is_some() || entry.has(other) { self.put(entry) } else { vec![entry.delete()] }
    }
}

impl File<'_> {
    /// Writes a note or tags of a quote or of other words, or deletes them.
    pub(super) fn annotate(&self, annotation: Annotation<'_>) -> Result<Change, Refusal> {
        let splices = match annotation.noted {
            Noted::Quote(name) => annotation.put(&self.quote_place(self.quote(name)?)?),
            Noted::Words(words) => {
                let place = self.section_place(self.find(words)?.0)?;
                let notes = place.tables("notes");
                let header = "[[sections.notes]]";
                let entry = notes.iter().find(|entry| is_on(entry, words));
                annotation.put_in_entry(entry, identity(words), |fields| match notes.last() {
                    Some(last) => last.add_after(header, fields),
                    None => place.add_last("notes", header, fields),
                })
            }
        };
        Ok((splices, annotation.what))
    }
}

/// Returns true if an entry for notes is on these words.
pub(super) fn is_on(entry: &Place<'_, '_>, words: &Words) -> bool {
    let is = |key: &str, wanted: &str| entry.text(key).is_none_or(|own| own == wanted);
    entry.text("text") == Some(&*words.text) && is("before", &words.before) && is("after", &words.after)
}

/// The keys of an entry for notes that say which words it is on.
pub(super) fn identity(words: &Words) -> Vec<Field> {
    let mut fields = vec![prose("text", &words.text)];
    let sides = [("before", &words.before), ("after", &words.after)];
    let sides = sides.into_iter().filter(|(_, text)| !text.trim().is_empty());
    fields.extend(sides.map(|(key, text)| line(key, text)));
    fields
}
