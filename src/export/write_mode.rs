//! What to do if the file already exists when quotes are written to it.

/// What to do if the file already exists.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WriteMode {
    /// Leave it as it is and report it.
    New,
    /// Replace it; its permissions stay.
    Overwrite,
    /// Append to it, after this separator; create it if it is missing.
    Append(&'static str),
    /// Add each new quote under the heading of its briefing.
    ///
    /// The file is created if it is missing.
    Notebook,
}
