//! Output formats for what an import found: text and JSON.

pub(super) mod explain;
pub(super) mod json;
