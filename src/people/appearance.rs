//! An appearance: one speaker of one document, with the names and the post found there.

use crate::model::{Briefing, Date, Speaker};

/// A speaker in one document.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Appearance {
    /// The number of the document, chosen by the caller.
    pub document: usize,
    /// The day of the document's event.
    pub day: Option<Date>,
    /// The name as the document shows it.
    pub name: String,
    /// The family name, if it is known.
    pub family: Option<String>,
    /// The rest of the name, if it is known.
    pub given: Option<String>,
    /// The name in the speaker's own script.
    pub native: Option<String>,
    /// `Dr.`, `Sen.`.
    pub honorific: Option<String>,
    /// The role held at the event.
    pub role: Option<String>,
    /// The organization that the speaker represents.
    pub organization: Option<String>,
    /// Other names that the document uses.
    pub aliases: Vec<String>,
    /// True for several people speaking as one.
    pub group: bool,
    /// True if each turn is by one person without a name.
    pub unnamed: bool,
    /// The number of their statements in the document.
    pub statements: usize,
}

impl Appearance {
    /// Returns an appearance for each speaker of a briefing, in the order of the file.
    pub fn all(document: usize, briefing: &Briefing) -> impl Iterator<Item = Self> {
        let day = briefing.event.day();
        briefing.speakers.iter().map(move |speaker| Self::new(document, day, speaker))
    }

    fn new(document: usize, day: Option<Date>, speaker: &Speaker) -> Self {
        let own = |text: &Option<crate::text::Safe>| text.as_ref().map(ToString::to_string);
        Self {
            document,
            day,
            name: speaker.name.to_string(),
            family: own(&speaker.family),
            given: own(&speaker.given),
            native: own(&speaker.native),
            honorific: own(&speaker.honorific),
            role: own(&speaker.role),
            organization: own(&speaker.organization),
            aliases: speaker.aliases.iter().map(ToString::to_string).collect(),
            group: speaker.group,
            unnamed: speaker.unnamed,
            statements: speaker.quotes.len(),
        }
    }
}
