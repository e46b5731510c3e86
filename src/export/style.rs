//! Options of an export, and the reason why a format refuses it.

use std::fmt;

/// The form of a speaker's name in an attribution.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Attribution {
    /// Name with honorific, role and organization, for the first mention.
    #[default]
    Long,
    /// The family name, for later mentions.
    Short,
}

impl Attribution {
    /// Both forms.
    pub const ALL: [Self; 2] = [Self::Long, Self::Short];

    /// Returns the name on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Self::Long => "long",
            Self::Short => "short",
        }
    }

    /// Returns what the form contains, in a few words.
    pub fn words(self) -> &'static str {
        match self {
            Self::Long => "name, role, organization: at the first mention",
            Self::Short => "the family name: for later mentions",
        }
    }

    /// Returns the form with that name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.name() == name)
    }
}

/// Options of an export. Formats for programs use only [`Style::question`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Style {
    /// How attributions name speakers.
    pub attribution: Attribution,
    /// True if the question is written too, in formats that support it.
    pub question: bool,
}

/// The reason why records cannot be written in a format.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// The problem, as a sentence without a full stop.
    pub message: String,
    /// What the user can do.
    pub help: String,
}

impl Refusal {
    pub(super) fn new(message: impl Into<String>, help: impl Into<String>) -> Self {
        Self { message: message.into(), help: help.into() }
    }

    /// The refusal of a quote whose source has no URL, which `format` requires.
    pub(super) fn without_url(id: &str, format: &str) -> Self {
        let message = format!("quote {id} has no URL, and `{format}` needs one");
        Self::new(message, "add a `url` under `[event.source]`, or use another format")
    }
}

impl From<fmt::Error> for Refusal {
    fn from(_: fmt::Error) -> Self {
        Self::new("the export cannot be written", "use another format")
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}; {}", self.message, self.help)
    }
}

impl std::error::Error for Refusal {}
