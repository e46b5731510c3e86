//! The export guard: decides which quotes may be exported, and with which words.
//!
//! Every quote that is copied, exported, picked, printed by a command, or written to a file or notebook passes
//! [`release`]. The export formats take only [`Released`] records, and only [`release`] makes them.

use crate::model::{Briefing, Question, QuoteId, Record, SectionId};
use std::collections::BTreeMap;
use std::ops::Deref;

/// The destination of exported quotes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Destination {
    /// The clipboard.
    Clipboard,
    /// A new file.
    File,
    /// A file that collects quotes.
    Notebook,
    /// Standard output, during a command or after the reader closes.
    Output,
    /// A program that started the reader so that the user selects quotes.
    Pick,
}

impl Destination {
    /// Returns the name that the reader shows: `clipboard`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Clipboard => "clipboard",
            Self::File => "new file",
            Self::Notebook => "notebook",
            Self::Output => "output",
            Self::Pick => "pick",
        }
    }

    /// Returns a description in a few words.
    pub fn words(self) -> &'static str {
        match self {
            Self::Clipboard => "to be pasted",
            Self::File => "writes a new file",
            Self::Notebook => "added to the end of a file",
            Self::Output => "printed after the reader closes",
            Self::Pick => "returned to the calling program",
        }
    }

    /// Returns true if it needs the path of a file.
    pub fn has_path(self) -> bool {
        matches!(self, Self::File | Self::Notebook)
    }
}

/// A record that may be exported.
///
/// Only [`release`] can make one:
///
/// ```compile_fail
/// # let (briefing, _) = plenary::document::read("format = 1\n[event]\ntitle = 'Forum'");
/// # let briefing = briefing.unwrap();
/// # let record = plenary::model::Record::new(&briefing, briefing.quote_at(0).unwrap());
/// plenary::guard::Released(record);
/// ```
#[derive(Clone, Debug)]
pub struct Released<'a>(Record<'a>);

impl<'a> Released<'a> {
    /// Returns the question that the words answer, if it may be exported with them.
    ///
    /// Currently every question may. Rules that withhold records apply to questions too.
    pub fn question(&self) -> Option<Question<'a>> {
        self.0.question()
    }

    /// Returns a note to export with the record if nobody has checked who said the words.
    pub fn caution(&self) -> Option<&'static str> {
        (self.checked == Some(false)).then_some("attribution not checked")
    }
}

impl<'a> Deref for Released<'a> {
    type Target = Record<'a>;

    fn deref(&self) -> &Record<'a> {
        &self.0
    }
}

/// The result of [`release`].
#[derive(Clone, Debug, Default)]
pub struct Release<'a> {
    /// The records that may be exported, in order.
    pub passed: Vec<Released<'a>>,
    /// The records that may not be exported; currently always empty.
    pub held: Vec<Record<'a>>,
}

/// Decides which of `records` may go to a destination.
///
/// Currently all of them may. Any rule that withholds records or changes their words belongs here.
pub fn release<'a>(records: impl IntoIterator<Item = Record<'a>>, _to: Destination) -> Release<'a> {
    Release { passed: records.into_iter().map(Released).collect(), held: Vec::new() }
}

/// Releases quotes of one briefing.
pub fn release_quotes(
    briefing: &Briefing,
    quotes: impl IntoIterator<Item = QuoteId>,
    to: Destination,
) -> Release<'_> {
    release(quotes.into_iter().map(|quote| Record::new(briefing, quote)), to)
}

/// A briefing with the quotes that may be exported.
#[derive(Debug)]
pub struct ReleasedBriefing<'a> {
    briefing: &'a Briefing,
    /// The quotes of each section, in the order of the sections.
    quotes: Vec<Vec<Released<'a>>>,
    /// The pictures to embed, by the path that captions name.
    pictures: BTreeMap<String, Picture>,
}

/// A picture that is part of an exported document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    /// Its media type: `image/png`.
    pub media_type: &'static str,
    /// The bytes of its file.
    pub bytes: Vec<u8>,
}

/// The signatures of picture files that web browsers show, and their media types.
const SIGNATURES: [(&[u8], &str); 4] = [
    (b"\x89PNG\r\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF8", "image/gif"),
    (b"RIFF", "image/webp"),
];

impl Picture {
    /// Returns the picture of a file; `None` if it is of no kind that web browsers show.
    pub fn of(bytes: Vec<u8>) -> Option<Self> {
        let (_, media_type) = SIGNATURES.iter().find(|(start, _)| bytes.starts_with(start))?;
        // Sound files begin like WebP.
        if *media_type == "image/webp" && bytes.get(8..12) != Some(b"WEBP".as_slice()) {
            return None;
        }
        Some(Self { media_type, bytes })
    }
}

impl<'a> ReleasedBriefing<'a> {
    /// Releases all quotes of a briefing.
    pub fn new(briefing: &'a Briefing, to: Destination) -> Self {
        let of_section = |section: &crate::model::Section| {
            let quotes = section.quotes.clone().filter_map(|index| briefing.quote_at(index));
            release_quotes(briefing, quotes, to).passed
        };
        let quotes = briefing.sections.iter().map(of_section).collect();
        Self { briefing, quotes, pictures: BTreeMap::new() }
    }

    /// Adds pictures to embed, by the path that captions name.
    #[must_use]
    pub fn with_pictures(mut self, pictures: impl IntoIterator<Item = (String, Picture)>) -> Self {
        self.pictures.extend(pictures);
        self
    }

    /// The picture of this path, if it is embedded.
    pub fn picture(&self, path: &str) -> Option<&Picture> {
        self.pictures.get(path)
    }

    /// The briefing.
    pub fn briefing(&self) -> &'a Briefing {
        self.briefing
    }

    /// The released quotes of a section, in order.
    pub fn quotes(&self, section: SectionId) -> &[Released<'a>] {
        self.quotes.get(section.index()).map_or(&[], Vec::as_slice)
    }
}
