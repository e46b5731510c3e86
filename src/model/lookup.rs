//! Looks up the parts of a briefing by the ids in its file.

use super::{Briefing, QuoteId, SectionId, Speaker, SpeakerId};
use crate::text::fold::loose;

impl Briefing {
    /// Returns the quote with an id, which is from the file or [made from its words](Self::quote_name).
    pub fn quote_named(&self, name: &str) -> Option<QuoteId> {
        self.quote_ids().find(|id| self.quote_name(*id) == name)
    }

    /// Returns the section with an id.
    pub fn section_named(&self, id: &str) -> Option<SectionId> {
        self.section_ids().find(|own| *self[*own].id == *id)
    }

    /// Returns the speaker with an id.
    pub fn speaker_named(&self, id: &str) -> Option<SpeakerId> {
        self.speaker_ids().find(|own| *self[*own].id == *id)
    }
}

impl Speaker {
    /// Returns true if this is the name or an alias, whatever the case and the accents.
    pub fn is_called(&self, name: &str) -> bool {
        let name = loose(name);
        loose(&self.name) == name || self.aliases.iter().any(|alias| loose(alias) == name)
    }
}
