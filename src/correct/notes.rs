//! Notes and tags of quotes and of other words.

use super::file::{Change, File};
use super::toml::{Field, Place};
use super::value::{line, list, prose};
use super::{Noted, Refusal, Words};
use crate::edit::Splice;
use crate::model::SectionId;

/// The header of a note on words that are no quote.
const HEADER: &str = "[[sections.notes]]";

impl File<'_> {
    /// Writes a note on a quote or on other words, or deletes it.
    pub(super) fn note(&self, noted: &Noted, note: &str) -> Result<Change, Refusal> {
        let note = note.trim();
        let field = (!note.is_empty()).then(|| prose("note", note));
        let what = if note.is_empty() { "deleted the note" } else { "wrote the note" };
        Ok((self.annotate(noted, "note", field)?, what.to_owned()))
    }

    /// Sets the tags of a quote or of other words.
    pub(super) fn tag(&self, noted: &Noted, tags: &[String]) -> Result<Change, Refusal> {
        let tags: Vec<&str> = tags.iter().map(|tag| tag.trim()).filter(|tag| !tag.is_empty()).collect();
        let field = (!tags.is_empty()).then(|| list("tags", tags.iter().copied()));
        let what = match tags.as_slice() {
            [] => "deleted the tags".to_owned(),
            tags => format!("tagged {}", tags.join(", ")),
        };
        Ok((self.annotate(noted, "tags", field)?, what))
    }

    fn annotate(
        &self,
        noted: &Noted,
        key: &'static str,
        field: Option<Field>,
    ) -> Result<Vec<Splice>, Refusal> {
        match noted {
            Noted::Quote(name) => {
                let place = self.quote_place(self.quote(name)?)?;
                Ok(set_or_unset(&place, key, field))
            }
            Noted::Words(words) => {
                let (section, _) = self.find(words)?;
                self.annotate_words(section, words, key, field)
            }
        }
    }

    /// Sets a key of the note on words, or makes a note with it.
    fn annotate_words(
        &self,
        section: SectionId,
        words: &Words,
        key: &'static str,
        field: Option<Field>,
    ) -> Result<Vec<Splice>, Refusal> {
        let place = self.section_place(section)?;
        let notes = place.tables("notes");
        let is_same = |note: &&Place<'_, '_>| {
            let is = |key: &str, wanted: &str| note.text(key).is_none_or(|own| own == wanted);
            note.text("text") == Some(&*words.text)
                && is("before", &words.before)
                && is("after", &words.after)
        };
        if let Some(own) = notes.iter().find(is_same) {
            let other = if key == "note" { "tags" } else { "note" };
            // A note that says nothing goes as a whole.
            let is_left = field.is_some() || own.has(other);
            return Ok(if is_left { set_or_unset(own, key, field) } else { vec![own.delete()] });
        }
        let Some(field) = field else { return Ok(Vec::new()) };
        let mut fields = vec![prose("text", &words.text)];
        for (key, text) in [("before", &words.before), ("after", &words.after)] {
            if !text.trim().is_empty() {
                fields.push(line(key, text));
            }
        }
        fields.push(field);
        Ok(vec![match notes.last() {
            Some(last) => last.add_after(HEADER, &fields),
            None => place.add_last("notes", HEADER, &fields),
        }])
    }
}

pub(super) fn set_or_unset(place: &Place<'_, '_>, key: &str, field: Option<Field>) -> Vec<Splice> {
    match field {
        Some(field) => vec![place.set(&field)],
        None => place.unset(key).into_iter().collect(),
    }
}
