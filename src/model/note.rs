//! Notes: what the author of a briefing remarks on words of a text, or on a quote.

use super::{Briefing, NoteId, QuoteId, Section, SectionId};
use crate::diagnostic::Span;
use crate::text::Safe;
use serde::{Deserialize, Serialize};
use std::ops::Range;

/// A note on words of the text of a section.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Note {
    /// The section.
    pub section: SectionId,
    /// The words; never empty.
    pub text: Safe,
    /// The byte range of the words in the section's text; `None` if they are not in it.
    pub place: Option<Range<usize>>,
    /// The note.
    pub note: Option<Safe>,
    /// Tags for searching.
    pub tags: Vec<Safe>,
    /// The position of the words in the file.
    pub span: Span,
}

/// What a note is on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Noted {
    /// Words of a text.
    Words(NoteId),
    /// A quote.
    Quote(QuoteId),
}

impl Briefing {
    /// Returns the notes on words of a section, in the order of the file.
    pub fn notes_of(&self, section: SectionId) -> impl DoubleEndedIterator<Item = NoteId> + use<> {
        let start = self.notes.partition_point(|note| note.section < section);
        let end = self.notes.partition_point(|note| note.section <= section);
        (start..end).map(NoteId::at)
    }

    /// Returns the ids of all notes on words, in order.
    pub fn note_ids(&self) -> impl DoubleEndedIterator<Item = NoteId> + ExactSizeIterator + use<> {
        (0..self.notes.len()).map(NoteId::at)
    }

    /// Returns the note, if there is one, and the tags.
    pub fn noted(&self, on: Noted) -> (Option<&Safe>, &[Safe]) {
        match on {
            Noted::Words(id) => (self[id].note.as_ref(), &self[id].tags),
            Noted::Quote(id) => (self[id].note.as_ref(), &self[id].tags),
        }
    }

    /// Returns the number of paragraphs up to the end of the words of a note; all of them if the words are lost.
    pub fn paragraphs_above(&self, id: NoteId) -> usize {
        let note = &self[id];
        let end = note.place.as_ref().map_or(usize::MAX, |range| range.end);
        self[note.section].paragraphs_until(end)
    }
}

impl Briefing {
    /// Adds a note after the others on its section.
    pub(crate) fn add_note(&mut self, note: Note) {
        let at = self.notes.partition_point(|other| other.section <= note.section);
        self.notes.insert(at, note);
        self.tags.take();
    }

    /// Adds a note and tags to a quote, after its own.
    pub(crate) fn annotate(&mut self, id: QuoteId, note: Option<Safe>, tags: Vec<Safe>) {
        let Some(quote) = self.quotes.get_mut(id.index()) else { return };
        quote.note = match (quote.note.take(), note) {
            (Some(own), Some(note)) => Some(Safe::prose(format!("{own}\n\n{note}").into()).0),
            (own, note) => own.or(note),
        };
        let new = tags.into_iter().filter(|tag| !quote.tags.contains(tag)).collect::<Vec<_>>();
        quote.tags.extend(new);
        self.tags.take();
    }
}

impl Section {
    /// Returns the number of paragraphs that begin before a byte of the text.
    pub fn paragraphs_until(&self, end: usize) -> usize {
        self.paragraphs.partition_point(|paragraph| paragraph.start < end)
    }
}

/// Returns tags in one line: `#trade #night work`.
pub fn hashtags(tags: &[Safe]) -> String {
    tags.iter().map(|tag| format!("#{tag}")).collect::<Vec<_>>().join(" ")
}
