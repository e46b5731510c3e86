//! How a briefing was imported, and which of its attributions a person has checked.

use super::{Briefing, Quote};
use crate::text::Safe;
use serde::{Deserialize, Serialize};

/// How a briefing was imported from another text.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Import {
    /// The file or the URL that it was read from.
    pub from: Option<Safe>,
    /// The format of that text.
    pub format: Option<Safe>,
    /// A hash of that text.
    pub hash: Option<Safe>,
    /// The version of the rules that found who says what.
    pub rules: Option<Safe>,
    /// True if a person has checked the whole briefing.
    pub checked: bool,
    /// Words that a person rejected as quotes.
    pub rejected: Vec<Rejected>,
}

/// Words that the rules mistook for a quote.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rejected {
    /// The id of the section.
    pub section: Option<Safe>,
    /// The words.
    pub text: Safe,
    /// The words before them.
    pub before: Option<Safe>,
    /// The words after them.
    pub after: Option<Safe>,
}

/// How many attributions of an imported briefing a person has checked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Checks {
    /// The number of checked quotes.
    pub checked: usize,
    /// The number of quotes.
    pub all: usize,
}

impl Checks {
    /// Returns the state in a few words: `imported, 12 of 31 checked`.
    pub fn words(self) -> String {
        format!("imported, {}", self.state())
    }

    /// Returns the state without the word "imported": `12 of 31 checked`.
    pub fn state(self) -> String {
        match self {
            Self { checked: 0, .. } => "not yet checked".to_owned(),
            Self { checked, all } => format!("{checked} of {all} checked"),
        }
    }
}

impl Briefing {
    /// Returns true if a person has checked who said a quote, and false if only rules found it.
    ///
    /// `None` if the briefing was not imported. The quote need not be in the briefing.
    pub fn is_checked(&self, quote: &Quote) -> Option<bool> {
        self.import.as_ref().map(|import| import.checked || quote.checked)
    }

    /// Returns how many quotes were checked; `None` if none is left to check, or if the briefing was not imported.
    pub fn checks(&self) -> Option<Checks> {
        let import = self.import.as_ref().filter(|import| !import.checked)?;
        let checked = self.quotes.iter().filter(|quote| import.checked || quote.checked).count();
        let all = self.quotes.len();
        (checked < all || all == 0).then_some(Checks { checked, all })
    }
}
