//! Tests of the export formats: rules for all formats, and the standard of each format.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a test that cannot read its samples has failed")]

mod briefing;
mod coding;
mod guard;
mod hostile;
mod positions;
mod properties;
mod reading;
mod rules;
mod standards;
mod statements;

use plenary::document;
use plenary::export::{EXPORTERS, Exporter, Style, export_as};
use plenary::guard::{Destination, Released, release_quotes};
use plenary::model::{Anchor, Briefing, Event, Kind, Quote};
use plenary::text::Safe;
use std::borrow::Cow;

/// Reads a briefing that must have no errors.
fn briefing(source: &str) -> Briefing {
    let (briefing, faults) = document::read(source);
    assert!(faults.iter().all(|fault| !fault.is_error()), "{faults:?}");
    briefing.unwrap()
}

fn samples() -> Vec<Briefing> {
    let mut briefings: Vec<_> = ["chongqing-services", "harbour-forum", "tour"]
        .iter()
        .map(|name| {
            let path = format!("{}/briefings/{name}.toml", env!("CARGO_MANIFEST_DIR"));
            let (text, _) = document::decode(std::fs::read(path).unwrap());
            document::read(&text.unwrap()).0.unwrap()
        })
        .collect();
    // The samples have no quote that is missing from its text.
    briefings.push(one(Kind::Direct, "Never said.", None, Anchor::Missing));
    briefings
}

/// A briefing of one quote of which only the words are known.
fn one(kind: Kind, words: &str, language: Option<&str>, anchor: Anchor) -> Briefing {
    let text = Safe::prose(Cow::Borrowed(words)).0;
    let language = language.map(Safe::clean_line);
    let mut briefing = Briefing::default();
    briefing.event = Event { title: Safe::clean_line("An event"), language, ..Event::default() };
    briefing.quotes.push(Quote { kind, text, anchor, ..Quote::default() });
    briefing
}

/// All quotes of a briefing.
fn records(briefing: &Briefing) -> Vec<Released<'_>> {
    release_quotes(briefing, briefing.quote_ids(), Destination::Output).passed
}

/// The first quote of a briefing.
fn first(briefing: &Briefing) -> Released<'_> {
    records(briefing).swap_remove(0)
}

/// Returns a record in a format; `None` if the format needs a URL and there is none.
fn written(format: &dyn Exporter, record: &Released<'_>) -> Option<String> {
    let written = export_as(format, std::slice::from_ref(record), Style::default());
    let needs_url = ["link", "web-annotation"].contains(&format.name());
    assert_eq!(written.is_err(), needs_url && record.event.source.url.is_none(), "{written:?}");
    written.ok()
}

/// Exports each quote of each sample in each format.
fn every(mut check: impl FnMut(&Released<'_>, &dyn Exporter, &str)) {
    for briefing in &samples() {
        for record in records(briefing) {
            for format in EXPORTERS {
                if let Some(written) = written(*format, &record) {
                    check(&record, *format, &written);
                }
            }
        }
    }
}
