//! What a command needs of the files that it reads, and whether it uses indexes.

use crate::query::Lookup;

/// The number of files up to which a draft is compared with all, so that the speakers of all are known in it.
pub(super) const MAX_KEPT: usize = 50;

/// The option not to use the index of a folder.
#[derive(Debug, Default, clap::Args)]
pub(super) struct UsesIndex {
    /// Read every file, without the index of its folder; the result is the same
    #[arg(long)]
    pub(super) no_index: bool,
}

/// What a command needs of the files.
#[derive(Debug, Default)]
#[cfg_attr(not(feature = "index"), expect(dead_code, reason = "only an index selects before files are read"))]
pub(super) struct Selection {
    /// Leaves out files that a query cannot match, as far as an index knows.
    pub(super) lookup: Option<Lookup>,
    /// Groups of words; of many files, leaves out those with less than half of the words of each group.
    pub(super) half_of: Option<Vec<Vec<String>>>,
    /// Words that the speakers' names contain, anywhere, as far as an index knows.
    pub(super) speaker: Option<String>,
    /// True if reports show lines of the files.
    pub(super) has_excerpts: bool,
    /// True if the files come in the order of their days, if that is known before they are read.
    pub(super) is_by_day: bool,
}
