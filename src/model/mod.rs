//! A briefing once checked: its words are safe to show and its ids always point somewhere.

pub mod anchor;
mod date;
mod quote;
mod record;
mod tag;

use crate::diagnostic::Span;
use crate::text::Safe;
use std::collections::HashMap;
use std::ops::{Index, Range};
use std::sync::OnceLock;

pub use anchor::Anchor;
pub use date::{Date, Time, When};
pub use quote::{Kind, Quote, Standing};
pub use record::{Context, Record, TextRange};
pub use tag::Tag;

macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(u32);

        impl $name {
            /// The id of the thing at `index` of its list; only who fills the list knows that it is there.
            pub(crate) fn at(index: usize) -> Self {
                Self(u32::try_from(index).unwrap_or(u32::MAX))
            }

            /// Its place in the briefing's list.
            pub fn index(self) -> usize {
                self.0 as usize
            }
        }
    };
}

id!(
    /// Points at a speaker of the briefing that it came from.
    SpeakerId
);
id!(
    /// Points at a section of the briefing that it came from.
    SectionId
);
id!(
    /// Points at a quote of the briefing that it came from.
    QuoteId
);

id!(
    /// Points at a tag of the briefing that it came from.
    TagId
);

/// One event: what was on the agenda, who spoke, and what each of them said.
#[derive(Clone, Debug, Default)]
pub struct Briefing {
    /// The event.
    pub event: Event,
    /// The people, in the order of the file.
    pub speakers: Vec<Speaker>,
    /// The agenda, in the order of the file.
    pub sections: Vec<Section>,
    /// All quotes in the order of the file; those of a section stand together.
    pub quotes: Vec<Quote>,
    /// How many quotes before each would have the same name, found when first asked for: to compare each with
    /// each takes minutes in a long section.
    twins: OnceLock<Box<[u32]>>,
    /// The tags of all quotes, found when first asked for.
    tags: OnceLock<Box<[Tag]>>,
}

/// What the briefing is about.
#[derive(Clone, Debug, Default)]
pub struct Event {
    /// Its title; never empty.
    pub title: Safe,
    /// A second line of the title.
    pub subtitle: Option<Safe>,
    /// When it took place, or began.
    pub date: Option<When>,
    /// When it ended.
    pub end: Option<When>,
    /// Where `end` stands in the file.
    pub end_span: Option<Span>,
    /// Where it took place.
    pub place: Option<Safe>,
    /// Who held it.
    pub organizers: Vec<Safe>,
    /// The language of the words, a BCP 47 tag.
    pub language: Option<Safe>,
    /// Words to find it by.
    pub tags: Vec<Safe>,
    /// What it was, in a paragraph or two.
    pub summary: Option<Safe>,
    /// Where the words come from.
    pub source: Source,
}

/// Where the words of a briefing come from.
#[derive(Clone, Debug, Default)]
pub struct Source {
    /// Title of the text.
    pub title: Option<Safe>,
    /// Who wrote it.
    pub authors: Vec<Safe>,
    /// Who published it.
    pub publisher: Option<Safe>,
    /// Where it can be read; `http` or `https`.
    pub url: Option<Safe>,
    /// When it was published.
    pub published: Option<When>,
    /// When it was read.
    pub accessed: Option<When>,
}

/// Somebody who spoke, or several who spoke as one.
#[derive(Clone, Debug, Default)]
pub struct Speaker {
    /// The id in the file.
    pub id: Safe,
    /// The name as a reader should see it.
    pub name: Safe,
    /// The part of the name that a citation sorts by.
    pub family: Option<Safe>,
    /// The rest of the name.
    pub given: Option<Safe>,
    /// The name in the speaker's own script.
    pub native: Option<Safe>,
    /// `Dr.`, `Prof.`.
    pub honorific: Option<Safe>,
    /// The role held at the event.
    pub role: Option<Safe>,
    /// For whom.
    pub organization: Option<Safe>,
    /// Several people speaking as one.
    pub group: bool,
    /// Other names that the document uses.
    pub aliases: Vec<Safe>,
    /// Who they are.
    pub bio: Option<Safe>,
    /// Where to read more; `http` or `https`.
    pub url: Option<Safe>,
    /// Their quotes, ascending.
    pub quotes: Vec<QuoteId>,
    /// Where the speaker stands in the file.
    pub span: Span,
}

impl Speaker {
    /// Name with honorific: `Dr. Ada Ling`.
    pub fn full_name(&self) -> String {
        match &self.honorific {
            Some(honorific) => format!("{honorific} {}", self.name),
            None => self.name.to_string(),
        }
    }

    /// Role and organization: `Chair, Harbour City Council`; empty when neither is known.
    pub fn post(&self) -> String {
        let parts = [self.role.as_deref(), self.organization.as_deref()];
        parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
    }
}

/// A part of the event.
#[derive(Clone, Debug, Default)]
pub struct Section {
    /// The id in the file.
    pub id: Safe,
    /// Its title.
    pub title: Safe,
    /// When it began.
    pub start: Option<When>,
    /// When it ended.
    pub end: Option<When>,
    /// Where `end` stands in the file.
    pub end_span: Option<Span>,
    /// Where it was held.
    pub room: Option<Safe>,
    /// Who is on its programme.
    pub speakers: Vec<SpeakerId>,
    /// What was said and done; paragraphs are separated by blank lines. May be empty.
    pub text: Safe,
    /// The paragraphs of `text`, without the blank lines between them.
    pub paragraphs: Vec<Range<usize>>,
    /// Its quotes: a range of [`Briefing::quotes`].
    pub quotes: Range<usize>,
    /// Its pictures.
    pub captions: Vec<Caption>,
    /// Its numbers worth finding again.
    pub figures: Vec<Figure>,
    /// Where the section stands in the file.
    pub span: Span,
}

/// Words before they were translated.
#[derive(Clone, Debug, Default)]
pub struct Original {
    /// Their language, a BCP 47 tag.
    pub language: Option<Safe>,
    /// The words.
    pub text: Safe,
    /// Who translated them.
    pub translator: Option<Safe>,
}

/// What stands under a picture.
#[derive(Clone, Debug, Default)]
pub struct Caption {
    /// The words.
    pub text: Safe,
    /// Who made the picture.
    pub credit: Option<Safe>,
    /// Path of the picture, relative to the briefing; never leaves its folder.
    pub image: Option<Safe>,
    /// Where the path stands in the file.
    pub image_span: Option<Span>,
    /// What the picture shows, for who cannot see it.
    pub alt: Option<Safe>,
    /// After how many paragraphs it stands; `None` behind the text.
    pub after: Option<usize>,
    /// Where it stands in the file.
    pub span: Span,
}

/// A number worth finding again.
#[derive(Clone, Debug, Default)]
pub struct Figure {
    /// The number as it is written: `1,400+`.
    pub value: Safe,
    /// What it counts.
    pub label: Option<Safe>,
    /// Who gave it.
    pub speaker: Option<SpeakerId>,
}

impl Briefing {
    /// A briefing of which only the event and the people are known.
    pub(crate) fn new(event: Event, speakers: Vec<Speaker>) -> Self {
        Self { event, speakers, ..Self::default() }
    }

    /// The ids of all sections, in order.
    pub fn section_ids(&self) -> impl DoubleEndedIterator<Item = SectionId> + ExactSizeIterator + use<> {
        (0..self.sections.len()).map(SectionId::at)
    }

    /// The ids of all speakers, in order.
    pub fn speaker_ids(&self) -> impl DoubleEndedIterator<Item = SpeakerId> + ExactSizeIterator + use<> {
        (0..self.speakers.len()).map(SpeakerId::at)
    }

    /// The ids of all quotes, in order.
    pub fn quote_ids(&self) -> impl DoubleEndedIterator<Item = QuoteId> + ExactSizeIterator + use<> {
        (0..self.quotes.len()).map(QuoteId::at)
    }

    /// The id at `index`, if there are that many sections.
    pub fn section_at(&self, index: usize) -> Option<SectionId> {
        (index < self.sections.len()).then(|| SectionId::at(index))
    }

    /// The id at `index`, if there are that many speakers.
    pub fn speaker_at(&self, index: usize) -> Option<SpeakerId> {
        (index < self.speakers.len()).then(|| SpeakerId::at(index))
    }

    /// The id at `index`, if there are that many quotes.
    pub fn quote_at(&self, index: usize) -> Option<QuoteId> {
        (index < self.quotes.len()).then(|| QuoteId::at(index))
    }

    /// An id for a quote that its file gives none: the same words of the same speaker in the same section
    /// have the same id, whatever else changes in the file. Equal ones are told apart by `-2`, `-3`, ….
    pub fn quote_name(&self, id: QuoteId) -> String {
        let quote = &self[id];
        if let Some(given) = &quote.id {
            return given.to_string();
        }
        let same = self.twins.get_or_init(|| self.count_twins()).get(id.index()).copied().unwrap_or(0);
        let name = self.name_of(quote);
        if same == 0 { name } else { format!("{name}-{}", same + 1) }
    }

    /// An id made of what a quote says, whether or not it is one of this briefing's own.
    pub fn name_of(&self, quote: &Quote) -> String {
        let mut hash = Fnv::default();
        hash.add(quote.section.map_or("", |section| &self[section].id));
        hash.add(quote.speaker.map_or("", |speaker| &self[speaker].id));
        hash.add(&quote.text);
        format!("q-{:012x}", hash.0 & 0xffff_ffff_ffff)
    }

    fn count_twins(&self) -> Box<[u32]> {
        let mut seen = HashMap::new();
        let mut twins = Vec::with_capacity(self.quotes.len());
        for quote in &self.quotes {
            if quote.id.is_some() || quote.section.is_none() {
                twins.push(0);
                continue;
            }
            let times: &mut u32 = seen.entry((quote.section, quote.speaker, &*quote.text)).or_default();
            twins.push(*times);
            *times += 1;
        }
        twins.into()
    }
}

/// FNV-1a, 64 bits: the same on every machine, which `std`'s hasher does not promise.
struct Fnv(u64);

impl Default for Fnv {
    fn default() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }
}

impl Fnv {
    fn add(&mut self, field: &str) {
        for byte in field.bytes().chain(std::iter::once(0xff)) {
            self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
}

impl Index<SpeakerId> for Briefing {
    type Output = Speaker;

    fn index(&self, id: SpeakerId) -> &Speaker {
        &self.speakers[id.index()]
    }
}

impl Index<SectionId> for Briefing {
    type Output = Section;

    fn index(&self, id: SectionId) -> &Section {
        &self.sections[id.index()]
    }
}

impl Index<QuoteId> for Briefing {
    type Output = Quote;

    fn index(&self, id: QuoteId) -> &Quote {
        &self.quotes[id.index()]
    }
}
