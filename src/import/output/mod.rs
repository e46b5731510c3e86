//! What was found, as text for people and as JSON for scorers.

pub(super) mod explain;
pub(super) mod json;
