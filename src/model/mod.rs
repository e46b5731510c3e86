//! The checked briefing: its text is safe to show, and its ids are always valid.

pub mod anchor;
pub mod around;
mod date;
mod hash;
mod import;
mod index;
pub mod interruption;
mod lookup;
mod note;
mod question;
mod quote;
mod record;
mod spoken;
mod tag;
mod turn;

use crate::diagnostic::Span;
use crate::text::Safe;
use foldhash::fast::RandomState;
use serde::{Deserialize, Serialize};
use std::collections::{HashMap, HashSet};
use std::ops::Range;
use std::sync::OnceLock;

use hash::Fnv;

pub use anchor::Anchor;
pub use date::{Date, Time, When};
pub use import::{Checks, Import, Rejected};
pub use interruption::Interruption;
pub use note::{Note, Noted, hashtags};
pub use question::Question;
pub use quote::{Kind, Passage, Quote, Standing};
pub use record::{Context, Record, TextRange};
pub use spoken::SHORT_LABEL;
pub use tag::Tag;

macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub struct $name(u32);

        impl $name {
            /// Returns the id of the item at `index`, which must exist.
            pub(crate) fn at(index: usize) -> Self {
                Self(u32::try_from(index).unwrap_or(u32::MAX))
            }

            /// Returns the index in the briefing's list.
            pub fn index(self) -> usize {
                self.0 as usize
            }
        }
    };
}

id!(
    /// The id of a speaker, valid for its briefing.
    SpeakerId
);
id!(
    /// The id of a section, valid for its briefing.
    SectionId
);
id!(
    /// The id of a quote, valid for its briefing.
    QuoteId
);

id!(
    /// The id of a tag, valid for its briefing.
    TagId
);

id!(
    /// The id of a note on words, valid for its briefing.
    NoteId
);

/// One event: its agenda, its speakers, and what each of them said.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Briefing {
    /// The event.
    pub event: Event,
    /// The people, in the order of the file.
    pub speakers: Vec<Speaker>,
    /// The agenda, in the order of the file.
    pub sections: Vec<Section>,
    /// All quotes in the order of the file, grouped by section.
    pub quotes: Vec<Quote>,
    /// The notes on words of the texts, grouped by section.
    pub notes: Vec<Note>,
    /// How it was imported; `None` if a person wrote it.
    pub import: Option<Import>,
    /// For each quote, the number of earlier quotes with the same name; computed on first use.
    #[serde(skip)]
    twins: OnceLock<Box<[u32]>>,
    /// The tags of all quotes and notes; computed on first use.
    #[serde(skip)]
    tags: OnceLock<Box<[Tag]>>,
}

/// What the briefing is about.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Event {
    /// Its title; never empty.
    pub title: Safe,
    /// A second line of the title.
    pub subtitle: Option<Safe>,
    /// When it took place, or began.
    pub date: Option<When>,
    /// When it ended.
    pub end: Option<When>,
    /// The position of `end` in the file.
    pub end_span: Option<Span>,
    /// Where it took place.
    pub place: Option<Safe>,
    /// Who organized it.
    pub organizers: Vec<Safe>,
    /// The language of the words (BCP 47).
    pub language: Option<Safe>,
    /// Tags for searching.
    pub tags: Vec<Safe>,
    /// A description in one or two paragraphs.
    pub summary: Option<Safe>,
    /// Where the words come from.
    pub source: Source,
}

/// The source of the words of a briefing.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Source {
    /// The title of the text.
    pub title: Option<Safe>,
    /// Who wrote it.
    pub authors: Vec<Safe>,
    /// Who published it.
    pub publisher: Option<Safe>,
    /// The URL, `http` or `https`.
    pub url: Option<Safe>,
    /// When it was published.
    pub published: Option<When>,
    /// When it was accessed.
    pub accessed: Option<When>,
}

/// A person who spoke, or a group that spoke as one.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Speaker {
    /// The id in the file.
    pub id: Safe,
    /// The name as it is shown.
    pub name: Safe,
    /// The family name, by which citations are sorted.
    pub family: Option<Safe>,
    /// The rest of the name.
    pub given: Option<Safe>,
    /// The name in the speaker's own script.
    pub native: Option<Safe>,
    /// `Dr.`, `Prof.`.
    pub honorific: Option<Safe>,
    /// The role held at the event.
    pub role: Option<Safe>,
    /// The organization that the speaker represents.
    pub organization: Option<Safe>,
    /// True for several people speaking as one.
    pub group: bool,
    /// True if each turn is by one person without a name, not always the same one.
    pub unnamed: bool,
    /// Other names that the document uses.
    pub aliases: Vec<Safe>,
    /// A short biography.
    pub bio: Option<Safe>,
    /// A URL for more information, `http` or `https`.
    pub url: Option<Safe>,
    /// Their quotes, ascending.
    pub quotes: Vec<QuoteId>,
    /// The position of the speaker in the file.
    pub span: Span,
}

/// An id that was made from words, with a number if earlier quotes have the same one.
fn numbered(name: String, earlier: u32) -> String {
    if earlier == 0 { name } else { format!("{name}-{}", earlier + 1) }
}

impl Event {
    /// Returns the day on which it began, or on which its source was published.
    pub fn day(&self) -> Option<Date> {
        let date = |when: Option<When>| when.and_then(|when| when.date);
        date(self.date).or_else(|| date(self.source.published))
    }
}

impl Speaker {
    /// Returns the name with honorific: `Dr. Ada Ling`.
    pub fn full_name(&self) -> String {
        match &self.honorific {
            Some(honorific) => format!("{honorific} {}", self.name),
            None => self.name.to_string(),
        }
    }

    /// Returns the name for English text: `Dr. Ada Ling`, `a reporter`.
    ///
    /// The name of an unnamed person stays as it is in a briefing in another language.
    pub fn name_in_text(&self, language: Option<&str>) -> String {
        let name = self.full_name();
        let is_english = language.is_none_or(|tag| tag.split('-').next() == Some("en"));
        if !self.unnamed || !is_english || name.chars().count() < 3 {
            return name;
        }
        // A name of several words may contain a proper name: "White House Official".
        let words = if name.contains(' ') { name } else { name.to_lowercase() };
        let lower = words.to_lowercase();
        if ["a ", "an ", "the ", "one "].iter().any(|article| lower.starts_with(article)) {
            return words;
        }
        let article = if lower.starts_with(['a', 'e', 'i', 'o', 'u']) { "an" } else { "a" };
        format!("{article} {words}")
    }

    /// Returns role and organization: `Chair, Harbour City Council`; empty if neither is known.
    pub fn post(&self) -> String {
        let parts = [self.role.as_deref(), self.organization.as_deref()];
        parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
    }
}

/// A part of the event.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Section {
    /// The id in the file.
    pub id: Safe,
    /// Its title.
    pub title: Safe,
    /// When it began.
    pub start: Option<When>,
    /// When it ended.
    pub end: Option<When>,
    /// The position of `end` in the file.
    pub end_span: Option<Span>,
    /// The room.
    pub room: Option<Safe>,
    /// The speakers on its programme.
    pub speakers: Vec<SpeakerId>,
    /// The text, with blank lines between paragraphs; may be empty.
    pub text: Safe,
    /// The byte ranges of the paragraphs of `text`.
    pub paragraphs: Vec<Range<usize>>,
    /// Its quotes: a range of [`Briefing::quotes`].
    pub quotes: Range<usize>,
    /// Its pictures.
    pub captions: Vec<Caption>,
    /// Its figures.
    pub figures: Vec<Figure>,
    /// The position of the section in the file.
    pub span: Span,
}

/// The original of translated words.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Original {
    /// The language (BCP 47).
    pub language: Option<Safe>,
    /// The words.
    pub text: Safe,
    /// Who translated them.
    pub translator: Option<Safe>,
}

/// The caption of a picture.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Caption {
    /// The words.
    pub text: Safe,
    /// Who made the picture.
    pub credit: Option<Safe>,
    /// The path of the picture, relative to the briefing and inside its folder.
    pub image: Option<Safe>,
    /// The position of the path in the file.
    pub image_span: Option<Span>,
    /// A description of the picture for people who cannot see it.
    pub alt: Option<Safe>,
    /// The number of paragraphs before it; `None` for the end of the text.
    pub after: Option<usize>,
    /// The position in the file.
    pub span: Span,
}

/// A figure: a number of interest.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Figure {
    /// The number as written: `1,400+`.
    pub value: Safe,
    /// What it counts.
    pub label: Option<Safe>,
    /// Who stated it.
    pub speaker: Option<SpeakerId>,
}

impl Briefing {
    /// Makes a briefing without sections and quotes.
    pub(crate) fn new(event: Event, speakers: Vec<Speaker>) -> Self {
        Self { event, speakers, ..Self::default() }
    }

    /// Returns the ids of all sections, in order.
    pub fn section_ids(&self) -> impl DoubleEndedIterator<Item = SectionId> + ExactSizeIterator + use<> {
        (0..self.sections.len()).map(SectionId::at)
    }

    /// Returns the ids of all speakers, in order.
    pub fn speaker_ids(&self) -> impl DoubleEndedIterator<Item = SpeakerId> + ExactSizeIterator + use<> {
        (0..self.speakers.len()).map(SpeakerId::at)
    }

    /// Returns the ids of all quotes, in order.
    pub fn quote_ids(&self) -> impl DoubleEndedIterator<Item = QuoteId> + ExactSizeIterator + use<> {
        (0..self.quotes.len()).map(QuoteId::at)
    }

    /// Returns the id of the section at `index`, if it exists.
    pub fn section_at(&self, index: usize) -> Option<SectionId> {
        (index < self.sections.len()).then(|| SectionId::at(index))
    }

    /// Returns the id of the speaker at `index`, if it exists.
    pub fn speaker_at(&self, index: usize) -> Option<SpeakerId> {
        (index < self.speakers.len()).then(|| SpeakerId::at(index))
    }

    /// Returns the id of the quote at `index`, if it exists.
    pub fn quote_at(&self, index: usize) -> Option<QuoteId> {
        (index < self.quotes.len()).then(|| QuoteId::at(index))
    }

    /// Returns the id of a quote from the file, or one made from section, speaker and words.
    ///
    /// A made id does not depend on anything else in the file. Quotes with equal ids get `-2`, `-3`, ….
    pub fn quote_name(&self, id: QuoteId) -> String {
        let quote = &self[id];
        if let Some(given) = &quote.id {
            return given.to_string();
        }
        let same = self.twins.get_or_init(|| self.count_twins()).get(id.index()).copied().unwrap_or(0);
        numbered(self.name_of(quote), same)
    }

    /// Returns an id made from section, speaker and words of a quote.
    ///
    /// The quote need not be in the briefing.
    pub fn name_of(&self, quote: &Quote) -> String {
        self.hash_of(quote).name()
    }

    /// Returns the hash of section, speaker and words of a quote.
    fn hash_of(&self, quote: &Quote) -> Fnv {
        let mut hash = Fnv::default();
        hash.add(quote.section.map_or("", |section| &self[section].id));
        hash.add(quote.speaker.map_or("", |speaker| &self[speaker].id));
        hash.go_on(&quote.text);
        hash
    }

    fn count_twins(&self) -> Box<[u32]> {
        let mut seen = HashMap::with_hasher(RandomState::default());
        let mut twins = Vec::with_capacity(self.quotes.len());
        let given: HashSet<&str> = self.quotes.iter().filter_map(|quote| quote.id.as_deref()).collect();
        for quote in &self.quotes {
            if quote.id.is_some() || quote.section.is_none() {
                twins.push(0);
                continue;
            }
            let times: &mut u32 = seen.entry((quote.section, quote.speaker, &*quote.text)).or_default();
            // An id that was kept in the file is not made again for another quote.
            while !given.is_empty() && given.contains(&*numbered(self.name_of(quote), *times)) {
                *times += 1;
            }
            twins.push(*times);
            *times += 1;
        }
        twins.into()
    }
}
