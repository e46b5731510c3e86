//! What a command needs of the files that it reads, and whether it uses indexes.

use crate::query::Lookup;

/// The option not to use the index of a folder.
#[derive(Debug, Default, clap::Args)]
pub(super) struct UsesIndex {
    /// Read every file, without the index of its folder; the result is the same
    #[arg(long)]
    pub(super) no_index: bool,
}

/// What a command needs of the files.
#[derive(Debug, Default)]
pub(super) struct Selection {
    /// Leaves out files that a query cannot match, as far as an index knows.
    pub(super) lookup: Option<Lookup>,
    /// Words that the speakers' names contain, anywhere, as far as an index knows.
    pub(super) speaker: Option<String>,
    /// True if reports show lines of the files.
    pub(super) has_excerpts: bool,
    /// True if the files come in the order of their days, if that is known before they are read.
    pub(super) is_by_day: bool,
}
