//! `web-annotation`: highlights of the words on their page.

use crate::export::record_json::pretty;
use crate::export::reference;
use crate::export::selector::{Selector, selectors};
use crate::export::uuid::uuid;
use crate::export::wording::{attribution, circumstances};
use crate::export::{Exporter, Refusal, Style};
use crate::guard::Released;
use crate::model::Standing;
use serde_json::{Map, Value, json};
use std::fmt;

/// W3C Web Annotation Data Model: an array of annotations.
///
/// Their targets are the parts of the words in the source.
///
/// Positions count code points of the section's text in the briefing. Positions on the page differ, so programs search for
/// the quoted words first.
#[derive(Debug)]
pub struct WebAnnotation;

impl Exporter for WebAnnotation {
    fn name(&self) -> &'static str {
        "web-annotation"
    }

    fn ending(&self) -> &'static str {
        "jsonld"
    }

    fn media_type(&self) -> &'static str {
        "application/ld+json; profile=\"http://www.w3.org/ns/anno.jsonld\""
    }

    fn purpose(&self) -> &'static str {
        "Hypothesis, archives: the words highlighted on their page"
    }

    fn write(&self, records: &[Released<'_>], _: Style, out: &mut dyn fmt::Write) -> Result<(), Refusal> {
        let all: Result<Vec<_>, _> = records.iter().map(|record| annotation(record)).collect();
        pretty(&all?, out)
    }

    fn joint(&self) -> Option<&'static str> {
        None
    }
}

fn annotation(record: &Released<'_>) -> Result<Value, Refusal> {
    let url = record.event.source.url.as_ref();
    let url = reference::url(url.ok_or_else(|| Refusal::without_url(&record.id, "web-annotation"))?);
    let about = format!("{} · {}", attribution(record, Style::default()), circumstances(record));
    let body = |purpose: &str, words: &str| json!({ "type": "TextualBody", "value": words, "format": "text/plain", "purpose": purpose });
    let mut bodies = vec![body("describing", &about)];
    bodies.extend(record.quote.note.as_ref().map(|note| body("commenting", note)));
    bodies.extend(record.quote.tags.iter().map(|tag| body("tagging", tag)));
    let mut annotation = Map::from_iter([
        ("@context".to_owned(), json!("http://www.w3.org/ns/anno.jsonld")),
        ("id".to_owned(), json!(format!("urn:uuid:{}", id(record)))),
        ("type".to_owned(), json!("Annotation")),
        ("motivation".to_owned(), json!("highlighting")),
        ("body".to_owned(), Value::Array(bodies)),
    ]);
    let targets: Vec<_> = selectors(record).iter().map(|found| target(&url, found)).collect();
    let target = match targets.len() {
        0 => words_alone(record, &url),
        1 => targets.into_iter().next().unwrap_or_default(),
        _ => Value::Array(targets),
    };
    annotation.insert("target".to_owned(), target);
    Ok(Value::Object(annotation))
}

fn target(url: &str, found: &Selector<'_>) -> Value {
    let mut quote = Map::from_iter([
        ("type".to_owned(), json!("TextQuoteSelector")),
        ("exact".to_owned(), json!(found.exact)),
    ]);
    for (name, words) in [("prefix", found.prefix), ("suffix", found.suffix)] {
        if !words.is_empty() {
            quote.insert(name.to_owned(), json!(words));
        }
    }
    let position =
        json!({ "type": "TextPositionSelector", "start": found.position.start, "end": found.position.end });
    json!({ "source": url, "selector": [quote, position] })
}

/// Returns a target for words that have no position.
///
/// If there is no text to search, the target is the words; if they are not in the text, it is the page.
fn words_alone(record: &Released<'_>, url: &str) -> Value {
    if record.standing() == Standing::Unchecked {
        let words = record.quote.text.as_str();
        json!({ "source": url, "selector": { "type": "TextQuoteSelector", "exact": words } })
    } else {
        json!({ "source": url })
    }
}

/// Returns an id derived from the record.
fn id(record: &Released<'_>) -> String {
    let source = record.event.source.url.as_deref().unwrap_or_default();
    uuid(&[source, &record.event.title, &record.id, &record.quote.text])
}
