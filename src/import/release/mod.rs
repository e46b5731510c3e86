//! The parts of a press release besides running text.

pub(crate) mod boilerplate;
pub(crate) mod byline;
pub(crate) mod captions;
pub(crate) mod dateline;
pub(crate) mod furniture;
pub(crate) mod headings;
pub(crate) mod signature;
pub(crate) mod small_lines;
pub(crate) mod stamps;
