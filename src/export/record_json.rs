//! The JSON of a record and its JSON Schema.
//!
//! The keys are those of the briefing format.

use super::Refusal;
use super::schema_types::{count, list, object, when, words};
use crate::guard::Released;
use crate::model::{Event, Kind, Quote, Section, Source, Speaker, Standing, TextRange, When};
use crate::text::Safe;
use serde::{Serialize, Serializer};
use serde_json::{Value, json};
use std::fmt;

/// The version of the JSON.
///
/// It increases when a key is removed or changes its meaning.
pub const RECORD: u32 = 1;

/// A value whose key is left out if it is unknown. No value is null.
trait Known {
    fn is_unknown(&self) -> bool {
        false
    }
}

impl Known for u32 {}
impl Known for usize {}
impl Known for bool {}

impl Known for str {
    fn is_unknown(&self) -> bool {
        self.is_empty()
    }
}

impl<T: Known + ?Sized> Known for &T {
    fn is_unknown(&self) -> bool {
        (**self).is_unknown()
    }
}

impl<T> Known for Option<T> {
    fn is_unknown(&self) -> bool {
        self.is_none()
    }
}

impl<T> Known for Vec<T> {
    fn is_unknown(&self) -> bool {
        self.is_empty()
    }
}

/// Declares structs that serialize only their known fields.
macro_rules! shapes {
    ($($(#[$doc:meta])* $name:ident { $($field:ident: $type:ty,)* })*) => {$(
        $(#[$doc])*
        #[derive(Serialize)]
        pub(super) struct $name<'a> {
            $(#[serde(skip_serializing_if = "Known::is_unknown")] $field: $type,)*
        }

        impl Known for $name<'_> {
            fn is_unknown(&self) -> bool {
                $(self.$field.is_unknown() &&)* true
            }
        }
    )*};
}

shapes! {
    Whole {
        record: u32,
        id: &'a str,
        kind: &'a str,
        standing: &'a str,
        verbatim: bool,
        shortened: Option<bool>,
        by_source: Option<bool>,
        checked: Option<bool>,
        text: &'a str,
        passages: Vec<String>,
        language: Option<&'a str>,
        cue: Option<&'a str>,
        at: Option<&'a str>,
        tags: Vec<&'a str>,
        note: Option<&'a str>,
        original: Option<OriginalShape<'a>>,
        question: Option<QuestionShape>,
        speaker: Option<SpeakerShape<'a>>,
        section: Option<SectionShape<'a>>,
        event: EventShape<'a>,
        source: SourceShape<'a>,
        anchor: Vec<PlaceShape>,
        context: Option<ContextShape<'a>>,
    }
    OriginalShape {
        language: Option<&'a str>,
        text: &'a str,
        translator: Option<&'a str>,
    }
    SpeakerShape {
        id: &'a str,
        name: &'a str,
        family: Option<&'a str>,
        given: Option<&'a str>,
        native: Option<&'a str>,
        honorific: Option<&'a str>,
        role: Option<&'a str>,
        organization: Option<&'a str>,
        group: bool,
        unnamed: Option<bool>,
        url: Option<&'a str>,
    }
    SectionShape {
        id: &'a str,
        title: &'a str,
        start: Option<String>,
        end: Option<String>,
        room: Option<&'a str>,
    }
    EventShape {
        title: &'a str,
        subtitle: Option<&'a str>,
        date: Option<String>,
        end: Option<String>,
        place: Option<&'a str>,
        organizers: Vec<&'a str>,
    }
    SourceShape {
        title: Option<&'a str>,
        authors: Vec<&'a str>,
        publisher: Option<&'a str>,
        url: Option<&'a str>,
        published: Option<String>,
        accessed: Option<String>,
    }
    ContextShape {
        before: &'a str,
        after: &'a str,
    }
}

/// The question that the words answer, and the record of who asks.
#[derive(Serialize)]
struct QuestionShape {
    text: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    speaker: Option<Value>,
}

/// A byte range of the section's text, and its first paragraph, from 1.
#[derive(Serialize)]
struct PlaceShape {
    start: usize,
    end: usize,
    paragraph: usize,
}

impl Serialize for Released<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        whole(self, false).serialize(serializer)
    }
}

/// A record, with the question that it answers if `question` is true.
pub(super) struct WithQuestion<'r, 'a> {
    pub record: &'r Released<'a>,
    pub question: bool,
}

impl Serialize for WithQuestion<'_, '_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        whole(self.record, self.question).serialize(serializer)
    }
}

/// Returns the passages of an interrupted quotation.
fn passages(record: &Released<'_>) -> Vec<String> {
    let all = record.quote.passages(record.section).into_iter();
    all.map(|passage| passage.words.to_string()).collect()
}

fn question(record: &Released<'_>) -> Option<QuestionShape> {
    let question = record.question()?;
    let asker = question.speaker.and_then(|own| serde_json::to_value(speaker(own)).ok());
    Some(QuestionShape { text: question.text.to_string(), speaker: asker })
}

fn whole<'a>(record: &'a Released<'_>, with_question: bool) -> Whole<'a> {
    let quote = record.quote;
    let standing = record.standing();
    let place = |place: TextRange| PlaceShape {
        start: place.range.start,
        end: place.range.end,
        paragraph: place.paragraph,
    };
    let context =
        record.context().map(|context| ContextShape { before: context.before, after: context.after });
    Whole {
        record: RECORD,
        id: &record.id,
        kind: quote.kind.name(),
        standing: standing_name(standing),
        verbatim: standing == Standing::Verbatim,
        shortened: quote.is_shortened().then_some(true),
        by_source: record.by_source.then_some(true),
        checked: record.checked,
        text: &quote.text,
        passages: passages(record),
        language: record.language(),
        cue: quote.cue.as_deref(),
        at: quote.at.as_deref(),
        tags: all(&quote.tags),
        note: quote.note.as_deref(),
        original: original(quote),
        question: if with_question { question(record) } else { None },
        speaker: record.speaker.map(speaker),
        section: record.section.map(section),
        event: event(record.event),
        source: source(&record.event.source),
        anchor: record.places().into_iter().map(place).collect(),
        context: context.filter(|context| !context.is_unknown()),
    }
}

fn original(quote: &Quote) -> Option<OriginalShape<'_>> {
    quote.original.as_ref().map(|original| OriginalShape {
        language: original.language.as_deref(),
        text: &original.text,
        translator: original.translator.as_deref(),
    })
}

pub(super) fn speaker(speaker: &Speaker) -> SpeakerShape<'_> {
    SpeakerShape {
        id: &speaker.id,
        name: &speaker.name,
        family: speaker.family.as_deref(),
        given: speaker.given.as_deref(),
        native: speaker.native.as_deref(),
        honorific: speaker.honorific.as_deref(),
        role: speaker.role.as_deref(),
        organization: speaker.organization.as_deref(),
        group: speaker.group,
        unnamed: speaker.unnamed.then_some(true),
        url: speaker.url.as_deref(),
    }
}

pub(super) fn section(section: &Section) -> SectionShape<'_> {
    SectionShape {
        id: &section.id,
        title: &section.title,
        start: time(section.start),
        end: time(section.end),
        room: section.room.as_deref(),
    }
}

pub(super) fn event(event: &Event) -> EventShape<'_> {
    EventShape {
        title: &event.title,
        subtitle: event.subtitle.as_deref(),
        date: time(event.date),
        end: time(event.end),
        place: event.place.as_deref(),
        organizers: all(&event.organizers),
    }
}

pub(super) fn source(source: &Source) -> SourceShape<'_> {
    SourceShape {
        title: source.title.as_deref(),
        authors: all(&source.authors),
        publisher: source.publisher.as_deref(),
        url: source.url.as_deref(),
        published: time(source.published),
        accessed: time(source.accessed),
    }
}

fn all(words: &[Safe]) -> Vec<&str> {
    words.iter().map(Safe::as_str).collect()
}

/// Returns the known parts of a time in RFC 3339.
fn time(when: Option<When>) -> Option<String> {
    when.map(|when| when.to_string())
}

/// Writes a value as indented JSON, with a line feed at the end.
pub(in crate::export) fn pretty(
    value: &(impl Serialize + ?Sized),
    out: &mut dyn fmt::Write,
) -> Result<(), Refusal> {
    let json = serde_json::to_string_pretty(value).map_err(|_| fmt::Error)?;
    Ok(writeln!(out, "{json}")?)
}

/// All values of [`Standing`].
const STANDINGS: [Standing; 5] = [
    Standing::Verbatim,
    Standing::Unchecked,
    Standing::Doubtful,
    Standing::Paraphrase,
    Standing::PartlyVerbatim,
];

fn standing_name(standing: Standing) -> &'static str {
    match standing {
        Standing::Verbatim => "verbatim",
        Standing::Unchecked => "unchecked",
        Standing::Doubtful => "doubtful",
        Standing::Paraphrase => "paraphrase",
        Standing::PartlyVerbatim => "partly_verbatim",
    }
}

/// Returns the JSON Schema (2020-12) of a record in `json` or `ndjson`.
pub fn schema() -> Value {
    let anchor = object(
        &["start", "end", "paragraph"],
        &json!({ "start": count(), "end": count(), "paragraph": { "type": "integer", "minimum": 1 } }),
    );
    let mut schema = object(
        &["record", "id", "kind", "standing", "verbatim", "text", "event"],
        &json!({
            "record": { "const": RECORD },
            "id": words(),
            "kind": { "enum": Kind::ALL.map(Kind::name) },
            "standing": { "enum": STANDINGS.map(standing_name) },
            "verbatim": { "type": "boolean" },
            "shortened": { "const": true },
            "by_source": { "const": true },
            "checked": { "type": "boolean" },
            "text": words(),
            "passages": { "type": "array", "items": words(), "minItems": 2 },
            "language": words(),
            "cue": words(),
            "at": words(),
            "tags": list(),
            "note": words(),
            "original": object(&[], &json!({ "language": words(), "text": words(), "translator": words() })),
            "question": object(&["text"], &json!({ "text": words(), "speaker": speaker_schema() })),
            "speaker": speaker_schema(),
            "section": section_schema(),
            "event": event_schema(),
            "source": source_schema(),
            "anchor": { "type": "array", "items": anchor, "minItems": 1 },
            "context": object(&[], &json!({ "before": words(), "after": words() })),
        }),
    );
    if let Value::Object(schema) = &mut schema {
        schema.insert("$schema".to_owned(), json!("https://json-schema.org/draft/2020-12/schema"));
        schema.insert("title".to_owned(), json!("A quote record of plenary"));
    }
    schema
}

fn speaker_schema() -> Value {
    object(
        &["id", "name", "group"],
        &json!({
            "id": words(), "name": words(), "family": words(), "given": words(), "native": words(),
            "honorific": words(), "role": words(), "organization": words(), "group": { "type": "boolean" },
            "unnamed": { "const": true }, "url": words(),
        }),
    )
}

fn section_schema() -> Value {
    object(&[], &json!({ "id": words(), "title": words(), "start": when(), "end": when(), "room": words() }))
}

fn event_schema() -> Value {
    object(
        &["title"],
        &json!({
            "title": words(), "subtitle": words(), "date": when(), "end": when(), "place": words(),
            "organizers": list(),
        }),
    )
}

fn source_schema() -> Value {
    object(
        &[],
        &json!({
            "title": words(), "authors": list(), "publisher": words(), "url": words(), "published": when(),
            "accessed": when(),
        }),
    )
}
