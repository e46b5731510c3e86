//! Returns the parts of a briefing by their ids.

use super::{Briefing, Note, NoteId, Quote, QuoteId, Section, SectionId, Speaker, SpeakerId};
use std::ops::Index;

impl Index<SpeakerId> for Briefing {
    type Output = Speaker;

    fn index(&self, id: SpeakerId) -> &Speaker {
        &self.speakers[id.index()]
    }
}

impl Index<SectionId> for Briefing {
    type Output = Section;

    fn index(&self, id: SectionId) -> &Section {
        &self.sections[id.index()]
    }
}

impl Index<QuoteId> for Briefing {
    type Output = Quote;

    fn index(&self, id: QuoteId) -> &Quote {
        &self.quotes[id.index()]
    }
}

impl Index<NoteId> for Briefing {
    type Output = Note;

    fn index(&self, id: NoteId) -> &Note {
        &self.notes[id.index()]
    }
}
