//! What was read, as a briefing: event, sections, people, quotes.

pub(crate) mod draft;
pub(crate) mod event;
pub(crate) mod ids;
pub(crate) mod sections;
pub(crate) mod titles;
pub(crate) mod toml;
