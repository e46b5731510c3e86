//! Searches a briefing that was opened from the results of a search over the library, in the texts that it found.

use crate::app::App;
use crate::pane::found::FoundTexts;
use crate::query::Query;

/// A query over the library, whose words are searched for in the briefing that was opened from its results.
#[derive(Debug)]
pub(super) struct OfLibrary {
    pub(super) query: Option<Query>,
    /// True if only statements of the selected speaker were found.
    pub(super) is_of_person: bool,
    /// The texts that the query has found here.
    texts: FoundTexts,
}

impl App {
    /// The texts that a search over the library has found here, if its words are searched for.
    pub(super) fn found_texts(&self) -> Option<&FoundTexts> {
        self.reading.search.current.of_library.as_ref().map(|own| &own.texts)
    }

    /// Finds the texts of the open briefing that a query over the library lists.
    pub(super) fn of_library(&self, query: Option<Query>, is_of_person: bool) -> OfLibrary {
        let briefing = self.briefing();
        let mut found = query.as_ref().map(|query| query.find(briefing)).unwrap_or_default();
        if is_of_person {
            let speaker = self.reading.selection.quote.and_then(|quote| briefing[quote].speaker);
            found.retain(|one| one.kind.quote().is_some_and(|quote| briefing[quote].speaker == speaker));
        }
        let texts = FoundTexts::new(briefing, &self.reading.flow, &found);
        OfLibrary { query, is_of_person, texts }
    }
}
