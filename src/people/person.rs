//! A person of a library: names, posts, and why each name was joined.

use super::post::HeldPost;
use crate::model::Date;
use serde::{Deserialize, Serialize};
use std::fmt;

/// A person who speaks in one or more documents.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Person {
    /// The id: words of the name joined by `-`.
    pub id: String,
    /// The fullest form of the name, or the name in the people file.
    pub name: String,
    /// The latest post.
    pub post: HeldPost,
    /// All posts, the earliest first.
    pub posts: Vec<HeldPost>,
    /// The number of statements.
    pub statements: usize,
    /// The number of documents.
    pub documents: usize,
    /// The first day on which the person speaks.
    pub first: Option<Date>,
    /// The last day on which the person speaks.
    pub last: Option<Date>,
    /// The names in the documents, the most frequent first.
    pub names: Vec<JoinedName>,
    /// The indexes of the appearances, ascending.
    pub appearances: Vec<usize>,
    /// True if the people file has an entry for the person.
    pub is_in_file: bool,
}

/// A name under which a person appears, and why it is theirs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct JoinedName {
    /// The name as documents show it.
    pub name: String,
    /// Why it belongs to the person.
    pub reason: Reason,
    /// The number of documents with this name and this reason.
    pub documents: usize,
    /// The number of statements in them.
    pub statements: usize,
}

/// Why a name belongs to a person.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Reason {
    /// The people file says so.
    File,
    /// It is the name by which the others are compared.
    Own,
    /// It has the same words, or fewer given names that agree.
    SameName(String),
    /// An initial agrees with a given name.
    Initial(String, String),
    /// A short form agrees with a given name.
    ShortForm(String, String),
    /// It is a family name, and nobody else in the document has it.
    OnlyInDocument(String),
    /// It is a family name with a post, and nobody else of that family name held the post then.
    OnlyHolder(String, String),
    /// It is a family name with a title, and nobody else in the library has it.
    OnlyInLibrary(String),
}

/// How sure it is that a name belongs to a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Certainty {
    /// Somebody decided it in the people file.
    Decided,
    /// The names say so.
    Sure,
    /// Another person may be meant, but none is known.
    Likely,
}

impl Certainty {
    /// Returns `decided`, `sure` or `likely`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Decided => "decided",
            Self::Sure => "sure",
            Self::Likely => "likely",
        }
    }
}

impl Reason {
    /// Returns how sure it is.
    pub fn certainty(&self) -> Certainty {
        match self {
            Self::File => Certainty::Decided,
            Self::Own | Self::SameName(_) | Self::OnlyInDocument(_) => Certainty::Sure,
            Self::Initial(..) | Self::ShortForm(..) | Self::OnlyHolder(..) | Self::OnlyInLibrary(_) => {
                Certainty::Likely
            }
        }
    }

    /// Returns the name of the kind of reason, for programs.
    pub fn kind(&self) -> &'static str {
        match self {
            Self::File => "people-file",
            Self::Own => "own-name",
            Self::SameName(_) => "same-name",
            Self::Initial(..) => "initial",
            Self::ShortForm(..) => "short-form",
            Self::OnlyInDocument(_) => "only-in-document",
            Self::OnlyHolder(..) => "only-holder-of-post",
            Self::OnlyInLibrary(_) => "only-in-library",
        }
    }
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::File => write!(f, "people.toml"),
            Self::Own => write!(f, "own name"),
            Self::SameName(name) => write!(f, "same name as {name}"),
            Self::Initial(initial, given) => write!(f, "initial {initial}. agrees with {given}"),
            Self::ShortForm(short, given) => write!(f, "{short} is short for {given}"),
            Self::OnlyInDocument(family) => write!(f, "only {family} of this document"),
            Self::OnlyInLibrary(family) => write!(f, "only {family} of the library"),
            Self::OnlyHolder(family, post) => write!(f, "only {family} who was {post} then"),
        }
    }
}
