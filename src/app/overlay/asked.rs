//! The questions that are answered in a line.

/// What is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asked {
    /// A name for the query of the results.
    NameOfQuery,
}

impl Asked {
    /// The words before the line.
    pub fn words(self) -> &'static str {
        match self {
            Self::NameOfQuery => " Keep this query as: ",
        }
    }
}
