//! Finds the parts of a press release other than its running text.

pub(crate) mod byline;
pub(crate) mod captions;
pub(crate) mod classify;
pub(crate) mod signature;

mod boilerplate;
mod closing;
mod contacts;
mod dateline;
mod headings;
mod names;
mod small_lines;
mod stamps;
mod title;
