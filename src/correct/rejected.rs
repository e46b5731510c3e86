//! Removes words that are not quotes, and records them, so that importing again does not bring them back.

use super::file::{Change, File};
use super::value::{line, prose};
use super::{Refusal, again, toml::Field};
use crate::edit::Splice;
use crate::model::{QuoteId, Record};

impl File<'_> {
    /// Removes a quote that is none.
    pub(super) fn reject(&self, name: &str) -> Result<Change, Refusal> {
        let quote = self.quote(name)?;
        let mut splices = vec![self.quote_place(quote)?.delete()];
        splices.extend(self.pinned_twins(quote));
        splices.extend(self.remember_rejected(quote));
        Ok((splices, "removed the quote".to_owned()))
    }

    /// What notes in an imported briefing that words are no quote.
    fn remember_rejected(&self, quote: QuoteId) -> Vec<Splice> {
        if self.briefing.import.is_none() {
            return Vec::new();
        }
        let record = Record::new(&self.briefing, quote);
        let mut fields: Vec<Field> = Vec::new();
        fields.extend(record.section.map(|section| line("section", &section.id)));
        fields.push(prose("text", &record.quote.text));
        let (before, after) = again::beside(&self.briefing, quote);
        let sides = [("before", before), ("after", after)];
        let sides = sides.into_iter().filter(|(_, text)| !text.is_empty());
        fields.extend(sides.map(|(key, text)| prose(key, &text)));
        let header = "[[import.rejected]]";
        match self.root().child("import") {
            Some(import) => match import.tables("rejected").last() {
                Some(last) => vec![last.add_after(header, &fields)],
                None => vec![import.add_first("rejected", header, &fields)],
            },
            // An older file says only in a comment that it was imported.
            None => {
                let event = self.root().child("event");
                let tables = |place: super::toml::Place<'_, '_>| {
                    vec![
                        place.add_beside("import", &[super::value::boolean("checked", false)]),
                        place.add_after(header, &fields),
                    ]
                };
                event.map(tables).unwrap_or_default()
            }
        }
    }
}
