//! Attributions as JSON with offsets, the form that scorers of attributions read.

use crate::import::attribution::found::{Found, Kind};
use crate::import::blocks::{Layout, Span};
use serde_json::{Value, json};

/// The attributions of a layout; offsets are bytes of the input as UTF-8.
pub(crate) fn json(layout: &Layout, found: &Found) -> String {
    let quotes = found.attributions.iter().filter(|quote| !quote.continued).map(|quote| {
        let spans: Vec<Value> = quote.content.iter().map(|span| place(layout, span)).collect();
        let kind = match quote.kind {
            Kind::Direct => "direct",
            Kind::Indirect => "indirect",
            Kind::Mixed => "mixed",
        };
        let person = quote.person.and_then(|person| found.people.get(person));
        json!({
            "spans": spans,
            "speaker": person.map(|person| &person.name),
            "source": quote.source.as_ref().map(|span| place(layout, span)),
            "cue": quote.cue.as_ref().and_then(|span| words(layout, span)),
            "cue_span": quote.cue.as_ref().map(|span| place(layout, span)),
            "rule": quote.rule,
            "kind": kind,
        })
    });
    format!("{}\n", json!({ "unit": "byte", "quotes": quotes.collect::<Vec<_>>() }))
}

fn place(layout: &Layout, span: &Span) -> Value {
    let place =
        layout.blocks.get(span.block).map(|block| block.words.place(span.range.clone())).unwrap_or_default();
    json!([place.start, place.end])
}

fn words<'a>(layout: &'a Layout, span: &Span) -> Option<&'a str> {
    layout.blocks.get(span.block)?.words.as_str().get(span.range.clone())
}
