//! A person or a group as attribution finds one: a name, an office, and every place that mentions it.

use crate::import::blocks::Span;

/// Somebody who says something, with all mentions.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Person {
    /// The fullest name as the input has it, or the description of somebody without a name.
    pub name: String,
    /// The family name, if it is sure.
    pub family: Option<String>,
    /// "Dr.", "Sen.".
    pub honorific: Option<String>,
    /// The post, as the input has it.
    pub role: Option<String>,
    /// The organization that the person speaks for.
    pub organization: Option<String>,
    /// Several people or an organization that speak as one.
    pub group: bool,
    /// Somebody without a name.
    pub unnamed: bool,
    /// Where each mention stands, in the order of the input.
    pub mentions: Vec<Span>,
}
