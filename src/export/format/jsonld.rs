//! `jsonld`: linked data for web pages and fact checks.

use crate::export::record_json::pretty;
use crate::export::wording::list;
use crate::export::{Exporter, Refusal, Style};
use crate::guard::Released;
use crate::model::{Kind, Speaker, When};
use crate::text::Safe;
use serde_json::{Map, Value, json};
use std::fmt;

/// JSON-LD 1.1 with schema.org: a `Quotation`, or a `Claim` for a paraphrase.
///
/// Each is part of the published source and recorded at the event.
#[derive(Debug)]
pub struct JsonLd;

impl Exporter for JsonLd {
    fn name(&self) -> &'static str {
        "jsonld"
    }

    fn ending(&self) -> &'static str {
        "jsonld"
    }

    fn media_type(&self) -> &'static str {
        "application/ld+json"
    }

    fn purpose(&self) -> &'static str {
        "web pages, fact checks: schema.org data"
    }

    fn write(&self, records: &[Released<'_>], _: Style, out: &mut dyn fmt::Write) -> Result<(), Refusal> {
        let graph: Vec<_> = records.iter().map(quotation).collect();
        pretty(&json!({ "@context": "https://schema.org", "@graph": graph }), out)
    }

    fn joint(&self) -> Option<&'static str> {
        None
    }
}

/// An object of schema.org without its unknown properties.
struct Thing(Map<String, Value>);

impl Thing {
    fn new(kind: &str) -> Self {
        Self(Map::from_iter([("@type".to_owned(), json!(kind))]))
    }

    fn with(mut self, property: &str, value: Option<impl Into<Value>>) -> Self {
        let known =
            value.map(Into::into).filter(|value| !matches!(value, Value::Array(all) if all.is_empty()));
        self.0.extend(known.map(|value| (property.to_owned(), value)));
        self
    }

    fn words(self, property: &str, words: Option<&Safe>) -> Self {
        self.with(property, words.map(Safe::as_str))
    }

    /// Returns the object, or `None` if nothing is known about it.
    fn known(self) -> Option<Value> {
        (self.0.len() > 1).then_some(Value::Object(self.0))
    }
}

fn quotation(record: &Released<'_>) -> Value {
    let quote = record.quote;
    let source = &record.event.source;
    // A paraphrase only claims what the speaker said.
    let is_quotation = quote.kind == Kind::Direct;
    let authors = names(&source.authors);
    let publisher = source
        .publisher
        .as_ref()
        .and_then(|name| Thing::new("Organization").words("name", Some(name)).known());
    let page = Thing::new("CreativeWork")
        .words("name", source.title.as_ref())
        .words("url", source.url.as_ref())
        .with("author", Some(authors.clone()))
        .with("publisher", publisher)
        .with("datePublished", time(source.published))
        .known();
    let speaker = record.speaker.and_then(person);
    let original = quote.original.as_ref();
    let translator = original.and_then(|original| original.translator.as_ref());
    let before = original.and_then(|original| {
        let text = Some(&original.text).filter(|text| !text.is_empty());
        Thing::new("Quotation").words("text", text).words("inLanguage", original.language.as_ref()).known()
    });
    let standing = list([Some(record.quote.standing_words()), record.caution().map(str::to_owned)], ", ");
    let thing = Thing::new(if is_quotation { "Quotation" } else { "Claim" })
        .with("identifier", Some(record.id.as_str()))
        .words("text", Some(&quote.text))
        .with("inLanguage", record.language())
        .with("disambiguatingDescription", Some(standing));
    let thing = if record.by_source {
        thing.with("creator", Some(authors))
    } else if is_quotation {
        thing.with("spokenByCharacter", speaker.clone()).with("creator", speaker)
    } else {
        thing.with("author", speaker)
    };
    let comment = Thing::new("Comment").words("text", quote.note.as_ref()).known();
    let tags: Vec<&str> = quote.tags.iter().map(Safe::as_str).collect();
    Value::Object(
        thing
            .with("translator", translator.map(Safe::as_str))
            .with("translationOfWork", before)
            .with("keywords", Some(tags))
            .with("comment", comment)
            .with("isPartOf", page)
            .with("recordedAt", event(record))
            .0,
    )
}

fn event(record: &Released<'_>) -> Option<Value> {
    let event = record.event;
    let place = event.place.as_ref().and_then(|name| Thing::new("Place").words("name", Some(name)).known());
    let section = record.section.and_then(|section| {
        Thing::new("Event")
            .words("name", Some(&section.title).filter(|title| !title.is_empty()))
            .with("startDate", dated(section.start))
            .with("endDate", dated(section.end))
            .known()
    });
    let organizers = names(&event.organizers);
    Thing::new("Event")
        .words("name", Some(&event.title))
        .with("startDate", dated(event.date))
        .with("endDate", dated(event.end))
        .with("location", place)
        .with("organizer", Some(organizers))
        .with("subEvent", section)
        .known()
}

/// Returns names of people or organizations as plain text.
///
/// schema.org accepts this form for both.
fn names(all: &[Safe]) -> Vec<Value> {
    all.iter().map(|name| json!(name.as_str())).collect()
}

fn person(speaker: &Speaker) -> Option<Value> {
    let member = speaker
        .organization
        .as_ref()
        .and_then(|name| Thing::new("Organization").words("name", Some(name)).known());
    let person =
        Thing::new(if speaker.group { "Organization" } else { "Person" }).words("name", Some(&speaker.name));
    let person = if speaker.group {
        person.with("parentOrganization", member)
    } else {
        person
            .words("familyName", speaker.family.as_ref())
            .words("givenName", speaker.given.as_ref())
            .words("honorificPrefix", speaker.honorific.as_ref())
            .words("jobTitle", speaker.role.as_ref())
            .with("affiliation", member)
    };
    person.words("alternateName", speaker.native.as_ref()).words("url", speaker.url.as_ref()).known()
}

fn time(when: Option<When>) -> Option<String> {
    when.map(|when| when.to_string())
}

/// Returns a time that includes a date.
fn dated(when: Option<When>) -> Option<String> {
    time(when.filter(|when| when.date.is_some()))
}
