//! Selectors and text fragments: tests follow them as a browser or annotation tool does.

use super::standards::FORUM;
use super::{briefing, records, samples, written};
use plenary::export::selector::selectors;
use plenary::export::{export, find};
use plenary::text::Cut;
use serde_json::Value;

#[test]
fn annotations_select_exactly_their_words() {
    let mut found = 0;
    let mut briefings = samples();
    briefings.push(briefing(FORUM));
    for briefing in &briefings {
        for record in records(briefing) {
            let Some(section) = record.section else { continue };
            let text = section.text.as_str();
            for (selector, place) in selectors(&record).iter().zip(record.places()) {
                let whole = format!("{}{}{}", selector.prefix, selector.exact, selector.suffix);
                let all: Vec<_> = text.match_indices(&whole).collect();
                assert_eq!(all.len(), 1, "{whole:?}");
                assert_eq!(all[0].0 + selector.prefix.len(), place.range.start);
                let chars: String =
                    text.chars().skip(selector.position.start).take(selector.position.len()).collect();
                assert_eq!(chars, text.cut(place.range.clone()));
                found += 1;
            }
            if let Some(annotation) = written(find("web-annotation").unwrap(), &record) {
                let annotation: Value = serde_json::from_str(&annotation).unwrap();
                let id = annotation[0]["id"].as_str().unwrap();
                assert!(id.starts_with("urn:uuid:") && id.len() == 45 && id.cut(23..24) == "8", "{id}");
                let targets = annotation[0]["target"].as_array().map_or(1, Vec::len);
                assert_eq!(targets, record.places().len().max(1));
            }
        }
    }
    assert!(found > 20);
}

#[test]
fn a_text_fragment_matches_exactly_its_words() {
    let mut briefings = samples();
    briefings.push(briefing(FORUM));
    let mut found = 0;
    for briefing in &briefings {
        for record in records(briefing) {
            let Some(link) = written(find("link").unwrap(), &record) else { continue };
            assert!(link.trim_end().is_ascii() || !record.event.source.url.as_deref().unwrap().is_ascii());
            let Some((_, directives)) = link.trim_end().split_once(":~:") else { continue };
            let text = &record.section.unwrap().text;
            for (directive, place) in directives.split('&').zip(record.places()) {
                assert_eq!(
                    followed(text, directive.strip_prefix("text=").unwrap()),
                    Some(place.range),
                    "{link}"
                );
                found += 1;
            }
        }
    }
    assert!(found > 20);
    let link = export(find("link").unwrap(), &records(&briefing(FORUM))[..1]);
    assert!(link.starts_with("https://example.org/forum#part:~:text="), "{link}");
}

/// Returns the range that a browser finds for a text directive, ignoring case and runs of white space.
fn followed(text: &str, directive: &str) -> Option<std::ops::Range<usize>> {
    let (mut prefix, mut suffix, mut ends) = (None, None, Vec::new());
    for part in directive.split(',') {
        if let Some(words) = part.strip_suffix('-') {
            prefix = Some(decoded(words));
        } else if let Some(words) = part.strip_prefix('-') {
            suffix = Some(decoded(words));
        } else {
            ends.push(decoded(part));
        }
    }
    // In the samples, lower case does not change the length of letters.
    let folded = text.to_lowercase();
    assert_eq!(folded.len(), text.len());
    let start = ends[0].to_lowercase();
    // Overlapping matches count.
    for at in (0..folded.len()).filter(|at| folded.as_bytes()[*at..].starts_with(start.as_bytes())) {
        let before =
            prefix.as_ref().is_none_or(|words| folded.cut(..at).trim_end().ends_with(&words.to_lowercase()));
        let end = match ends.get(1) {
            Some(end) => {
                // The end must be after the whole beginning.
                let from = at + start.len();
                folded.cut(from..).find(&end.to_lowercase()).map(|found| from + found + end.len())
            }
            None => Some(at + start.len()),
        };
        let precedes_suffix = |end: usize| {
            suffix
                .as_ref()
                .is_none_or(|words| folded.cut(end..).trim_start().starts_with(&words.to_lowercase()))
        };
        if let Some(end) = end.filter(|end| before && precedes_suffix(*end)) {
            return Some(at..end);
        }
    }
    None
}

fn decoded(words: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = words.bytes();
    while let Some(byte) = rest.next() {
        if byte == b'%' {
            let hex = [rest.next().unwrap(), rest.next().unwrap()];
            bytes.push(u8::from_str_radix(std::str::from_utf8(&hex).unwrap(), 16).unwrap());
        } else {
            bytes.push(byte);
        }
    }
    String::from_utf8(bytes).unwrap()
}
