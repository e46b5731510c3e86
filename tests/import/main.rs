//! Tests of the importer.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

mod again;
#[path = "../../tools/attribution/train/annotation.rs"]
mod annotation;
mod calls;
mod command;
mod corpus;
mod court;
mod datelines;
mod documents;
#[path = "../../tools/attribution/train/fit.rs"]
mod fit;
#[path = "../../tools/attribution/train/folds.rs"]
mod folds;
mod hostile;
mod interviews;
mod kept;
mod kinds;
mod labels;
mod languages;
mod layouts;
mod learned;
mod notes;
mod parliaments;
mod reactions;
mod real;
mod recordings;
mod records;
mod releases;
mod shared;
mod transcripts;

use plenary::document;
use plenary::import::blocks::BlockKind;
use plenary::import::{Imported, Options, attribution, person, read};
use plenary::model::Briefing;

/// Imports a text with a file name.
pub(crate) fn import(name: &str, bytes: &[u8]) -> Imported {
    read(bytes, Options { name: Some(name), ..Options::default() })
        .unwrap_or_else(|refusal| panic!("{name}: {}", refusal.message))
}

/// Attributes every turn to a person named like its label.
///
/// Each block then gives a quote.
pub(crate) fn with_turns(mut imported: Imported) -> Imported {
    let mut found = attribution::found::Found::default();
    for (block, content) in imported.layout.blocks.iter().enumerate() {
        let BlockKind::Turn { label, .. } = &content.kind else { continue };
        let name = if label.is_empty() { "Nobody" } else { label };
        let person = found.people.iter().position(|person| person.name == name).unwrap_or_else(|| {
            found.people.push(person::Person { name: name.to_owned(), ..person::Person::default() });
            found.people.len() - 1
        });
        found.attributions.push(attribution::found::Attribution {
            kind: attribution::found::Kind::Direct,
            content: vec![plenary::import::blocks::Span { block, range: 0..content.words.as_str().len() }],
            source: None,
            person: Some(person),
            cue: None,
            rule: "test",
            continued: false,
        });
    }
    imported.found = found;
    imported
}

/// The content of a briefing, without positions in its file.
fn content(briefing: &Briefing) -> String {
    let text = format!("{briefing:?}");
    let mut parts = text.split("Span {");
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |text, part| text + part.split_once('}').map_or("", |(_, rest)| rest))
}

/// Reads the briefing of an import back and checks it.
///
/// It must have no errors, it must equal the briefing that the document resolves to,
/// and every quote must be found in its text.
pub(crate) fn back(name: &str, imported: &Imported) -> Briefing {
    let toml = imported.toml();
    let (briefing, faults) = document::read(&toml);
    let errors: Vec<String> =
        faults.iter().filter(|fault| fault.is_error()).map(|fault| fault.message.to_string()).collect();
    assert!(errors.is_empty(), "{name}: {errors:?}\n{toml}");
    let briefing = briefing.unwrap_or_else(|| panic!("{name}: no briefing\n{toml}"));
    let (resolved, _) = imported.document().resolve();
    assert_eq!(content(&resolved), content(&briefing), "{name}: the document is not what its file says");
    for quote in &briefing.quotes {
        assert!(quote.anchor.is_found(), "{name}: a quote is not in its text: {:?}", quote.text);
    }
    briefing
}
