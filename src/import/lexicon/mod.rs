//! Word lists of the importer.

pub(crate) mod given;
pub(crate) mod labels;
pub(crate) mod list;
pub(crate) mod names;
pub(crate) mod offices;
pub(crate) mod speakers;
