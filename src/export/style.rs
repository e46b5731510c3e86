//! How an export is written, and why it cannot be.

use std::fmt;

/// How an attribution names a speaker.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Attribution {
    /// As at the first mention: name with honorific, role, organization.
    #[default]
    Long,
    /// As at each further mention: the family name.
    Short,
}

impl Attribution {
    /// Both of them.
    pub const ALL: [Self; 2] = [Self::Long, Self::Short];

    /// Its name on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Self::Long => "long",
            Self::Short => "short",
        }
    }

    /// What it means, in a few words.
    pub fn words(self) -> &'static str {
        match self {
            Self::Long => "name, role, organization: at the first mention",
            Self::Short => "the family name: at each further mention",
        }
    }

    /// The one of that name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.name() == name)
    }
}

/// What a person may choose about a format that people read; data for programs is always the same.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Style {
    /// How speakers are named.
    pub attribution: Attribution,
}

/// Why records cannot be written in a format.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// What is wrong, as a sentence without a full stop.
    pub message: String,
    /// A way out.
    pub help: String,
}

impl Refusal {
    pub(super) fn new(message: impl Into<String>, help: impl Into<String>) -> Self {
        Self { message: message.into(), help: help.into() }
    }

    /// That a quote's source has no address, which `format` cannot do without.
    pub(super) fn without_url(id: &str, format: &str) -> Self {
        let message = format!("quote {id} has no URL, and `{format}` is made of one");
        Self::new(message, "give its source a `url` under `[event.source]`, or choose another format")
    }
}

impl From<fmt::Error> for Refusal {
    fn from(_: fmt::Error) -> Self {
        Self::new("the export could not be written down", "try another format")
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}; {}", self.message, self.help)
    }
}

impl std::error::Error for Refusal {}
