//! Makes training examples from annotated texts: where reported words end.

use crate::fit::Example;
use plenary::import::attribution::{Choice, choices};
use plenary::import::blocks::Span;
use plenary::import::{Options, read};
use serde_json::Value;
use std::ops::Range;
use std::path::Path;

/// The weight of an example from a speech. Texts with single annotated sentences are speeches.
const SPOKEN_WEIGHT: f64 = 0.5;

/// Returns the examples in the annotations of a folder's texts.
///
/// `tools/attribution/README.md` describes the annotations. `Err` says which file cannot be read, or differs from the
/// annotated text.
pub(crate) fn examples(texts: &Path, annotations: &[String]) -> Result<Vec<Example>, String> {
    let mut found = Vec::new();
    let mut document = 0;
    for annotation in annotations {
        let all: Value = serde_json::from_str(annotation).map_err(|why| format!("an annotation: {why}"))?;
        for text in all.as_array().into_iter().flatten() {
            let name = text["file"].as_str().ok_or("an annotation without a file")?;
            let bytes = std::fs::read(texts.join(name)).map_err(|why| format!("{name}: {why}"))?;
            if text["xxh3"] != format!("{:016x}", xxhash_rust::xxh3::xxh3_64(&bytes)) {
                return Err(format!("{name} differs from the annotated text"));
            }
            let imported = read(&bytes, Options { name: Some(name), ..Options::default() })
                .map_err(|refusal| format!("{name}: {}", refusal.message))?;
            let place = |span: &Span| imported.layout.blocks[span.block].words.place(span.range.clone());
            for choice in choices(&imported.layout) {
                if let Some(right) = right(&choice, text, &bytes, &place) {
                    found.push(example(choice, right, document, text["read"].is_array()));
                }
            }
            document += 1;
        }
    }
    Ok(found)
}

fn example(choice: Choice, right: usize, document: usize, spoken: bool) -> Example {
    let end = choice.content.range.end;
    Example {
        document,
        right,
        by_rule: choice.places.iter().position(|(reach, ..)| *reach == end).unwrap_or(0),
        weight: if spoken { SPOKEN_WEIGHT } else { 1.0 },
        lengths: choice.places.iter().map(|(_, length, _)| *length).collect(),
        places: choice.places.into_iter().map(|(.., features)| features).collect(),
    }
}

/// Returns the index of the candidate that ends where the annotation ends.
///
/// Punctuation is ignored.
fn right(
    choice: &Choice,
    text: &Value,
    bytes: &[u8],
    place: &impl Fn(&Span) -> Range<usize>,
) -> Option<usize> {
    let (cue, sentence, content) = (place(&choice.cue), place(&choice.sentence), place(&choice.content));
    let sentences = text["read"].as_array();
    if sentences.is_some_and(|read| !read.iter().filter_map(range).any(|read| read == sentence)) {
        return None;
    }
    let quote = text["quotes"].as_array()?.iter().find(|quote| {
        let reported = quote["spans"].as_array().and_then(|spans| range(spans.last()?));
        let Some(reported) = reported else { return false };
        let cued = range(&quote["cue"]).is_some_and(|own| own.start < cue.end && cue.start < own.end);
        (cued || reported.start == content.start)
            && reported.end > content.start
            && reported.start < content.end + 200
    })?;
    let reported = range(quote["spans"].as_array()?.last()?)?;
    let apart = |end: usize| {
        let between = bytes.get(end.min(reported.end)..end.max(reported.end)).unwrap_or_default();
        String::from_utf8_lossy(between).chars().any(char::is_alphanumeric)
    };
    choice.places.iter().position(|(reach, ..)| {
        let words = Span { block: choice.content.block, range: choice.content.range.start..*reach };
        !apart(place(&words).end)
    })
}

fn range(value: &Value) -> Option<Range<usize>> {
    let at = |index: usize| usize::try_from(value[index].as_u64()?).ok();
    Some(at(0)?..at(1)?)
}
