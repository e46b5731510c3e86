//! The sample briefings: they have no faults and match the JSON Schema.

use crate::project::{files, root, text};
use plenary::check::Files;
use plenary::document;
use plenary::library::{EMBEDDED, Volume};
use serde_json::Value;

/// The folder of the samples, which has their pictures.
struct Briefings;

impl Files for Briefings {
    fn has_file(&self, path: &str) -> Option<bool> {
        Some(root("briefings").join(path).is_file())
    }
}

#[test]
fn every_sample_is_embedded_in_the_program() {
    let embedded: Vec<_> = EMBEDDED.iter().map(|(name, _)| format!("briefings/{name}")).collect();
    assert_eq!(embedded, files("briefings", ".toml"));
}

#[test]
fn the_samples_have_no_faults_and_their_pictures_exist() {
    let mut pictures = 0;
    for path in files("briefings", ".toml") {
        let volume = Volume::read(&path, None, text(&path).into_bytes(), &Briefings);
        assert_eq!(volume.report().short(), "", "{path}");
        let briefing = volume.briefing.unwrap();
        pictures += briefing
            .sections
            .iter()
            .flat_map(|section| &section.captions)
            .filter(|c| c.image.is_some())
            .count();
    }
    assert_eq!(
        pictures,
        files("briefings", ".png").len(),
        "a picture that no sample shows, or one shown twice"
    );
}

#[test]
fn the_schema_accepts_the_samples() {
    let schema = jsonschema::validator_for(&document::schema()).unwrap();
    for path in files("briefings", ".toml") {
        let wrong: Vec<_> = schema.iter_errors(&json(&text(&path))).map(|error| error.to_string()).collect();
        assert!(wrong.is_empty(), "{path}: {wrong:?}");
    }
}

#[test]
fn the_schema_and_the_program_refuse_the_same() {
    let schema = jsonschema::validator_for(&document::schema()).unwrap();
    let start = "format = 1\n[event]\ntitle = \"T\"\n";
    assert!(schema.is_valid(&json(start)));
    let wrong = [
        ("no title", "format = 1\n[event]\n"),
        ("no format", "[event]\ntitle = \"T\"\n"),
        ("another format", "format = 2\n[event]\ntitle = \"T\"\n"),
        ("a title that is a number", "format = 1\n[event]\ntitle = 7\n"),
        ("a time without a date", &format!("{start}date = 09:00:00\n")),
        ("a language that is none", &format!("{start}language = \"e\"\n")),
        ("another kind of address", &format!("{start}[event.source]\nurl = \"ftp://example.org\"\n")),
        ("an id with a capital", &format!("{start}[[speakers]]\nid = \"Ada\"\nname = \"Ada\"\n")),
        ("a speaker without a name", &format!("{start}[[speakers]]\nid = \"ada\"\n")),
        ("a kind that is none", &quote(start, "kind = \"spoken\"\ntext = \"W\"\n")),
        ("a quote without words", &quote(start, "cue = \"said\"\n")),
        (
            "a date for a time",
            &format!("{start}[[sections]]\nid = \"s\"\ntitle = \"S\"\nstart = 2025-07-01\n"),
        ),
    ];
    for (what, briefing) in wrong {
        assert!(!schema.is_valid(&json(briefing)), "the schema accepts {what}");
        let (_, faults) = document::read(briefing);
        assert!(faults.iter().any(plenary::diagnostic::Diagnostic::is_error), "the program accepts {what}");
    }
}

fn quote(start: &str, quote: &str) -> String {
    format!("{start}[[sections]]\nid = \"s\"\ntitle = \"S\"\n[[sections.quotes]]\n{quote}")
}

/// A TOML file as JSON; dates and times become strings.
fn json(source: &str) -> Value {
    as_json(toml::Value::Table(toml::from_str(source).unwrap()))
}

fn as_json(value: toml::Value) -> Value {
    match value {
        toml::Value::String(text) => text.into(),
        toml::Value::Integer(number) => number.into(),
        toml::Value::Float(number) => number.into(),
        toml::Value::Boolean(flag) => flag.into(),
        toml::Value::Datetime(when) => when.to_string().into(),
        toml::Value::Array(items) => items.into_iter().map(as_json).collect(),
        toml::Value::Table(table) => table.into_iter().map(|(key, item)| (key, as_json(item))).collect(),
    }
}
