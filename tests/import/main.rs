//! What holds for every import: nothing is lost, the briefing that comes out is sound and says the same when it is
//! read back, and bad input gets a clear word.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

#[path = "../../tools/attribution/train/annotation.rs"]
mod annotation;
mod command;
mod corpus;
#[path = "../../tools/attribution/train/fit.rs"]
mod fit;
#[path = "../../tools/attribution/train/folds.rs"]
mod folds;
mod hostile;
mod kept;
mod kinds;
mod languages;
mod learned;
mod real;
mod recordings;
mod releases;
mod shared;
mod transcripts;

use plenary::document;
use plenary::import::blocks::BlockKind;
use plenary::import::{Imported, Options, attribution, person, read};
use plenary::model::Briefing;

/// Imports a text under a name.
pub(crate) fn import(name: &str, bytes: &[u8]) -> Imported {
    read(bytes, Options { name: Some(name), ..Options::default() })
        .unwrap_or_else(|refusal| panic!("{name}: {}", refusal.message))
}

/// Gives every turn of a transcript to a person of its label, whatever attribution makes of it, so that quotes of every
/// block are tried.
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

/// Reads the briefing of an import back; it must be without an error, and hold each quote where it stands.
pub(crate) fn back(name: &str, imported: &Imported) -> Briefing {
    let toml = imported.toml();
    let (briefing, faults) = document::read(&toml);
    let errors: Vec<String> =
        faults.iter().filter(|fault| fault.is_error()).map(|fault| fault.message.to_string()).collect();
    assert!(errors.is_empty(), "{name}: {errors:?}\n{toml}");
    let briefing = briefing.unwrap_or_else(|| panic!("{name}: no briefing\n{toml}"));
    for quote in &briefing.quotes {
        assert!(quote.anchor.is_found(), "{name}: a quote stands nowhere: {:?}", quote.text);
    }
    briefing
}
