//! Exports codings: what was tagged and noted, for programs of qualitative analysis, spreadsheets and reading.

mod codebook;
mod codes;
mod collect;
mod list;
mod project;
mod source;
mod table;
mod xml;

use super::Refusal;
use crate::guard::ReleasedBriefing;

pub use collect::has_codings;

/// A format for codings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CodingFormat {
    /// A project of REFI-QDA: a zip with the texts, the codes, the coded words and the notes.
    Qdpx,
    /// A codebook of REFI-QDA: the codes alone, as XML.
    Qdc,
    /// One row for each tag of each passage.
    Csv,
    /// A list of passages under a heading for each tag.
    Markdown,
}

impl CodingFormat {
    /// Every format, in the order in which they are offered.
    pub const ALL: [Self; 4] = [Self::Qdpx, Self::Qdc, Self::Csv, Self::Markdown];

    /// Returns the name that the user types: `qdpx`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Qdpx => "qdpx",
            Self::Qdc => "qdc",
            Self::Csv => "csv",
            Self::Markdown => "markdown",
        }
    }

    /// Returns the format of that name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.name() == name)
    }

    /// Returns true if a terminal cannot show it.
    pub fn is_binary(self) -> bool {
        self == Self::Qdpx
    }

    /// Returns true if it can have a code for each speaker.
    pub fn has_codes(self) -> bool {
        matches!(self, Self::Qdpx | Self::Qdc)
    }
}

/// What an export of codings contains beside tags and notes.
#[derive(Clone, Copy, Debug, Default)]
pub struct CodingOptions<'a> {
    /// The name of the person who coded.
    pub coder: &'a str,
    /// True if each speaker is a code, with which all statements of the speaker are coded.
    pub has_speakers: bool,
}

/// Returns the codings of briefings as the bytes of a file, or the reason why the format refuses them.
///
/// The same briefings always give the same bytes.
pub fn export_codings(
    format: CodingFormat,
    briefings: &[ReleasedBriefing<'_>],
    options: CodingOptions<'_>,
) -> Result<Vec<u8>, Refusal> {
    let found = collect::collect(briefings, options.has_speakers);
    if found.is_empty() {
        return Err(Refusal::new(
            "nothing is tagged or noted",
            "add `tags` or `note` to a quote, or a table [[sections.notes]]; `plenary schema` describes them",
        ));
    }
    match format {
        CodingFormat::Qdpx => project::project(briefings, &found, options),
        CodingFormat::Qdc => codebook::codebook(&found, options).map(String::into_bytes),
        CodingFormat::Csv => Ok(table::table(&found)?.into_bytes()),
        CodingFormat::Markdown => Ok(list::list(&found)?.into_bytes()),
    }
}
