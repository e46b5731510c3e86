//! `csl-json`: citation data for Zotero, pandoc and word processors.

use crate::export::name::{Name, name};
use crate::export::record_json::pretty;
use crate::export::reference;
use crate::export::wording::list;
use crate::export::{Exporter, Refusal, Style};
use crate::guard::Released;
use crate::model::Date;
use serde_json::{Map, Value, json};
use std::fmt;

/// CSL-JSON 1.0.2: an array of items.
///
/// Their type is `speech`, or `webpage` for the source's own words.
#[derive(Debug)]
pub struct CslJson;

impl Exporter for CslJson {
    fn name(&self) -> &'static str {
        "csl-json"
    }

    fn ending(&self) -> &'static str {
        "json"
    }

    fn media_type(&self) -> &'static str {
        "application/vnd.citationstyles.csl+json"
    }

    fn purpose(&self) -> &'static str {
        "Zotero, pandoc, Word: citation data"
    }

    fn write(&self, records: &[Released<'_>], _: Style, out: &mut dyn fmt::Write) -> Result<(), Refusal> {
        let items = records.iter().zip(reference::keys(records)).map(|(record, key)| item(record, &key));
        pretty(&items.collect::<Vec<_>>(), out)
    }

    fn joint(&self) -> Option<&'static str> {
        None
    }
}

fn item(record: &Released<'_>, key: &str) -> Value {
    let (event, source) = (record.event, &record.event.source);
    let mut item = Map::new();
    let mut add = |name: &str, value: Option<Value>| {
        item.extend(value.filter(|value| *value != json!([])).map(|value| (name.to_owned(), value)));
    };
    let words = |words: Option<&crate::text::Safe>| words.map(|words| json!(words.as_str()));
    let wholes = |names: &[crate::text::Safe]| {
        Some(names.iter().map(|name| Name::Whole(name).csl()).collect::<Value>())
    };
    add("id", Some(json!(key)));
    add("type", Some(json!(if record.by_source { "webpage" } else { "speech" })));
    add("title", Some(json!(reference::title(record))));
    if record.by_source {
        add("author", wholes(&source.authors));
    } else {
        add("author", record.speaker.map(|speaker| json!([name(speaker).csl()])));
        add("container-author", wholes(&source.authors));
        add("organizer", wholes(&event.organizers));
        add("event-title", Some(json!(event.title.as_str())));
        add("event-place", words(event.place.as_ref()));
        let said = record.days().map(|(first, last)| [first.date, last.and_then(|last| last.date)]);
        add("event-date", said.and_then(dates));
        add("container-title", words(source.title.as_ref()));
    }
    let original = record.quote.original.as_ref();
    let translator = original.and_then(|original| original.translator.as_ref());
    add("translator", translator.map(|name| json!([Name::Whole(name).csl()])));
    add("issued", reference::issued(record).and_then(|(first, last)| dates([Some(first), last])));
    add("publisher", words(source.publisher.as_ref()));
    add("URL", source.url.as_ref().map(|url| json!(reference::url(url))));
    add("accessed", dates([source.accessed.and_then(|when| when.date), None]));
    add("language", record.language().map(Value::from));
    add(
        "keyword",
        Some(list(record.quote.tags.iter().map(|tag| Some(tag.to_string())), ", "))
            .filter(|tags| !tags.is_empty())
            .map(Value::from),
    );
    let about = list([Some(reference::about(record)), reference::note(record)], "\n");
    add("note", Some(json!(format!("{}\n\n{about}", reference::words(record)))));
    Value::Object(item)
}

/// Returns a CSL date of one day, or of a first and a last day.
fn dates(days: [Option<Date>; 2]) -> Option<Value> {
    let parts = |date: Date| json!([date.year, date.month, date.day]);
    let days: Vec<_> = days.into_iter().flatten().map(parts).collect();
    (!days.is_empty()).then(|| json!({ "date-parts": days }))
}
