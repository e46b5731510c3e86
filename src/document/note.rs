//! Finds the words of notes in the texts of their sections.

use crate::model::Note;
use crate::model::around::{Around, find};
use crate::text::Safe;

/// A note whose words have not been found yet.
pub(super) struct Draft {
    pub(super) note: Note,
    /// The words before those of the note.
    pub(super) before: Option<Safe>,
    /// The words after those of the note.
    pub(super) after: Option<Safe>,
}

impl Draft {
    /// Returns the notes on a text, with their places in it.
    pub(super) fn place(drafts: Vec<Self>, text: &str) -> Vec<Note> {
        let wanted: Vec<Around<'_>> = drafts.iter().map(Self::around).collect();
        let places = find(text, &wanted);
        let placed = drafts.into_iter().zip(places);
        placed.map(|(draft, place)| Note { place: place.map(|place| place.range), ..draft.note }).collect()
    }

    fn around(&self) -> Around<'_> {
        Around {
            words: &self.note.text,
            before: self.before.as_deref().unwrap_or_default(),
            after: self.after.as_deref().unwrap_or_default(),
        }
    }
}
