//! Checks that the words of notes are in their section's text.

use super::checker::{Checker, Files};
use crate::diagnostic::{Diagnostic, LOST_NOTE};
use crate::model::Briefing;
use crate::text::first_words;

pub(super) struct LostNote;

impl Checker for LostNote {
    fn check(&self, briefing: &Briefing, _: &dyn Files, out: &mut Vec<Diagnostic>) {
        for note in briefing.notes.iter().filter(|note| note.place.is_none()) {
            let section = &briefing[note.section].title;
            let head = first_words(&note.text, 6);
            let message = format!("the words of this note are not in the text of \"{section}\"");
            out.push(
                Diagnostic::new(&LOST_NOTE, note.span, message)
                    .label("kept, but shown at the end of the section")
                    .help(format!("write \"{head}\" as it is in the text now, or delete the note")),
            );
        }
    }
}
