//! The questions that are answered in a line.

/// What is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asked {
    /// A name for the query of the results.
    NameOfQuery,
    /// Who said a quote: a name, a role, an organization.
    NewSpeaker,
    /// The name, the role and the organization of a speaker.
    Post,
    /// A note.
    Note,
    /// Tags.
    Tags,
}

impl Asked {
    /// Maximum length of the answer, in characters.
    pub(super) fn max_chars(self) -> usize {
        match self {
            Self::Note => 4_000,
            Self::Tags | Self::NewSpeaker | Self::Post => 500,
            Self::NameOfQuery => 100,
        }
    }

    /// The words before the line.
    pub fn words(self) -> &'static str {
        match self {
            Self::NameOfQuery => " Keep this query as: ",
            Self::NewSpeaker | Self::Post => " Name, role, organization: ",
            Self::Note => " Note: ",
            Self::Tags => " Tags, with commas: ",
        }
    }
}
