//! A person while names are joined: the appearances so far, each with the reason why it is theirs.

use super::person::Reason;

/// A person who is not finished.
#[derive(Clone, Debug, Default)]
pub(super) struct Draft {
    /// The index in the people file.
    pub(super) entry: Option<usize>,
    /// The fullest name.
    pub(super) name: String,
    /// The indexes of the appearances, each with the reason.
    pub(super) members: Vec<(usize, Reason)>,
}
