//! The fields of the export dialog, and what is exported.

use crate::export::Excerpt;
use crate::guard::Destination;
use crate::model::{Briefing, QuoteId, Record};

/// The destinations that the dialog offers, in order.
pub(super) const DESTINATIONS: [Destination; 4] =
    [Destination::Clipboard, Destination::File, Destination::Notebook, Destination::Output];

/// A field of the export dialog.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    /// The selected quote or the marked quotes.
    Quotes,
    /// The format.
    Format,
    /// The destination.
    Destination,
    /// The path of the file.
    Path,
    /// How speakers are named.
    Names,
    /// The answer alone, or with its question.
    Question,
}

/// What is exported.
#[derive(Debug)]
pub enum Subject {
    /// A quote.
    Quote(QuoteId),
    /// Words that were selected in the text.
    Words(Box<Excerpt>),
}

impl Subject {
    /// Its record.
    pub fn record<'a>(&'a self, briefing: &'a Briefing) -> Record<'a> {
        match self {
            Self::Quote(quote) => Record::new(briefing, *quote),
            Self::Words(excerpt) => excerpt.record(briefing),
        }
    }
}
