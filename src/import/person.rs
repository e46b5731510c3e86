//! A person as attribution finds one: a name, an office, and every place where it stands.

use crate::import::blocks::Span;
/// Somebody who says something, all mentions tied into one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Person {
    /// The fullest name, in the order that the input has it; of a group or an unnamed one its description.
    pub name: String,
    /// The family name, where it is sure.
    pub family: Option<String>,
    /// "Dr.", "Sen.".
    pub honorific: Option<String>,
    /// The post, as the input says it.
    pub role: Option<String>,
    /// For whom.
    pub organization: Option<String>,
    /// Several people, or an organization, who speak as one.
    pub group: bool,
    /// Somebody without a name.
    pub unnamed: bool,
    /// Where each mention stands, the first one first.
    pub mentions: Vec<Span>,
}
