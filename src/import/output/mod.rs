//! What was found, as text for people and as JSON for scorers.

pub(crate) mod explain;
pub(crate) mod json;
