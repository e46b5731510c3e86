//! Writes attributions as JSON with byte offsets, for scorers.

use crate::import::attribution::found::Kind;
use crate::import::blocks::Span;
use crate::import::imported::Imported;
use serde_json::{Value, json};

/// Returns the attributions of an input; offsets are bytes of the input as UTF-8.
pub(crate) fn json(imported: &Imported) -> String {
    let place = |span: &Span| {
        let place = imported.place(span);
        json!([place.start, place.end])
    };
    let found = &imported.found;
    let quotes = found.attributions.iter().filter(|quote| !quote.continued).map(|quote| {
        let kind = match quote.kind {
            Kind::Direct => "direct",
            Kind::Indirect => "indirect",
            Kind::Mixed => "mixed",
        };
        let person = quote.person.and_then(|person| found.people.get(person));
        let mention = || quote.source.as_ref().and_then(|span| imported.words(span));
        json!({
            "spans": quote.content.iter().map(place).collect::<Vec<Value>>(),
            "speaker": person.map_or_else(mention, |person| Some(person.name.as_str())),
            "source": quote.source.as_ref().map(place),
            "cue": quote.cue.as_ref().and_then(|span| imported.words(span)),
            "cue_span": quote.cue.as_ref().map(place),
            "rule": quote.rule,
            "kind": kind,
        })
    });
    format!("{}\n", json!({ "unit": "byte", "quotes": quotes.collect::<Vec<_>>() }))
}
