//! A person or a group that attribution found.

use crate::import::blocks::Span;

/// A speaker, with all mentions.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Person {
    /// The longest name in the input, or a description if there is no name.
    pub name: String,
    /// The family name, if it is certain.
    pub family: Option<String>,
    /// The honorific: "Dr.", "Sen."
    pub honorific: Option<String>,
    /// The post, as in the input.
    pub role: Option<String>,
    /// The organization that the person speaks for.
    pub organization: Option<String>,
    /// True for several people, or an organization, that speak as one.
    pub group: bool,
    /// True for a person without a name.
    pub unnamed: bool,
    /// The span of each mention, in the order of the input.
    pub mentions: Vec<Span>,
}
