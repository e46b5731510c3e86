//! What to do with a file that exists when quotes are written to it.

/// What to do with a file that exists.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WriteMode {
    /// Leave it as it is and say so.
    New,
    /// Replace it; its permissions stay.
    Overwrite,
    /// Append to it, with this text in between; create it if it is missing.
    Append(&'static str),
    /// Add each quote under the heading of its briefing unless it is there; create the file if it is missing.
    Notebook,
}
