//! Writes attributions as JSON with byte offsets, for scorers.

use crate::import::attribution::found::{Attribution, Kind};
use crate::import::blocks::Span;
use crate::import::imported::Imported;
use crate::import::lexicon::list::List;
use serde::Serialize;

static PRONOUNS: List = List::of("english", "pronouns");
static RELATIVE_PRONOUNS: List = List::of("english", "relative-pronouns");
static POSSESSIVES: List = List::of("english", "possessives");

/// Where words begin and end in the input.
type Place = [usize; 2];

/// All attributions of an input.
#[derive(Serialize)]
struct Attributions<'i> {
    unit: &'static str,
    quotes: Vec<Record<'i>>,
}

/// One attribution.
#[derive(Serialize)]
struct Record<'i> {
    spans: Vec<Place>,
    speaker: Option<&'i str>,
    source: Option<Place>,
    cue: Option<&'i str>,
    cue_span: Option<Place>,
    rule: &'static str,
    kind: &'static str,
    offered: bool,
}

/// Returns the attributions of an input; offsets are bytes of the input as UTF-8.
pub(crate) fn json(imported: &Imported) -> String {
    let place = |span: &Span| {
        let place = imported.place(span);
        [place.start, place.end]
    };
    let found = &imported.found;
    let mut all: Vec<_> = joined(&found.attributions);
    all.extend(found.little.iter().map(|little| (little, little.content.iter().collect(), false)));
    all.sort_by_key(|(quote, ..)| quote.content.first().map(|span| (span.block, span.range.start)));
    let quotes = all.into_iter().map(|(quote, content, offered)| {
        let kind = match quote.kind {
            Kind::Direct => "direct",
            Kind::Indirect => "indirect",
            Kind::Mixed => "mixed",
        };
        let person = quote.person.and_then(|person| found.people.get(person));
        // "She" is a mention, not a name: the source has it.
        let mention = || {
            let words = quote.source.as_ref().and_then(|span| imported.words(span))?;
            let pronoun = [&PRONOUNS, &RELATIVE_PRONOUNS, &POSSESSIVES]
                .iter()
                .any(|list| list.has(&words.to_lowercase()));
            (!pronoun).then_some(words)
        };
        Record {
            spans: content.into_iter().map(place).collect(),
            speaker: person.map_or_else(mention, |person| Some(person.name.as_str())),
            source: quote.source.as_ref().map(place),
            cue: quote.cue.as_ref().and_then(|span| imported.words(span)),
            cue_span: quote.cue.as_ref().map(place),
            rule: quote.rule,
            kind,
            offered,
        }
    });
    let all = Attributions { unit: "byte", quotes: quotes.collect() };
    let mut json = serde_json::to_string(&all).unwrap_or_default();
    json.push('\n');
    json
}

/// The attributions with their spans; a quotation that goes on without a cue is part of the one before it.
fn joined(attributions: &[Attribution]) -> Vec<(&Attribution, Vec<&Span>, bool)> {
    let mut all: Vec<(&Attribution, Vec<&Span>, bool)> = Vec::with_capacity(attributions.len());
    for quote in attributions {
        if !quote.continued {
            all.push((quote, quote.content.iter().collect(), true));
        } else if let Some((before, content, _)) = all.last_mut()
            && before.kind == Kind::Direct
            && before.person == quote.person
        {
            content.extend(&quote.content);
        }
    }
    all
}
