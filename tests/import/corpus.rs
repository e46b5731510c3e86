//! Imports the documents in `corpus/` and compares them with expectations.
//!
//! The documents are invented.

use crate::{back, import, kept};
use plenary::import::Imported;
use plenary::model::{Briefing, Kind};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::{Path, PathBuf};

/// What a careful reader finds in a document.
///
/// `corpus/README.md` explains the fields.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Expected {
    about: String,
    title: Option<String>,
    language: Option<String>,
    place: Option<String>,
    published: Option<String>,
    publisher: Option<String>,
    authors: Option<Vec<String>>,
    headings: Option<Vec<String>>,
    #[serde(default)]
    known: BTreeMap<String, String>,
    #[serde(default)]
    people: Vec<Person>,
    #[serde(default)]
    quotes: Vec<Quote>,
    /// Quotes that the importer finds by mistake.
    #[serde(default)]
    wrong: Vec<Quote>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Person {
    name: String,
    #[serde(default)]
    role: String,
    organization: Option<String>,
    /// Why the importer still gets it wrong.
    known: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Quote {
    speaker: String,
    kind: String,
    text: String,
    /// Why the importer still gets it wrong.
    known: Option<String>,
}

/// The parts of a quote that are compared.
type Said = (String, String, String);

impl Quote {
    fn said(&self) -> Said {
        (self.speaker.clone(), self.kind.clone(), words(&self.text))
    }
}

#[test]
fn every_document_matches_its_expectations() {
    let documents = documents();
    assert!(documents.len() >= 25, "only {} documents", documents.len());
    let mut differences = String::new();
    for path in &documents {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let expected = expected(path);
        assert!(
            expected.about.to_lowercase().contains("invented"),
            "{name}: `about` must say that it is invented"
        );
        let imported = import(&name, &std::fs::read(path).unwrap());
        kept::nothing_is_lost(&name, &imported);
        let briefing = back(&name, &imported);
        let mut all = about_the_event(&expected, &imported, &briefing);
        all.extend(about_people(&expected, &briefing));
        all.extend(about_quotes(&expected, &briefing));
        for difference in all {
            writeln!(differences, "{name}: {difference}").unwrap();
        }
    }
    assert!(differences.is_empty(), "\n{differences}");
}

/// All documents, without the files that describe them.
fn documents() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/import/corpus");
    let mut paths: Vec<PathBuf> =
        std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| {
        !path.ends_with("README.md") && path.extension().is_none_or(|ending| ending != "toml")
    });
    paths.sort();
    paths
}

fn expected(document: &Path) -> Expected {
    let mut path = document.as_os_str().to_owned();
    path.push(".toml");
    let text = std::fs::read_to_string(&path).unwrap_or_else(|why| panic!("{}: {why}", path.display()));
    toml::from_str(&text).unwrap_or_else(|why| panic!("{}: {why}", path.display()))
}

/// Compares title, language, place, date, publisher, authors and headings.
fn about_the_event(expected: &Expected, imported: &Imported, briefing: &Briefing) -> Vec<String> {
    let event = &briefing.event;
    let is = |text: Option<&str>| text.unwrap_or_default().to_owned();
    let published = event.source.published.map(|date| date.to_string()).unwrap_or_default();
    let authors: Vec<&str> = event.source.authors.iter().map(plenary::text::Safe::as_str).collect();
    // Without a heading, the importer makes a title from the words of the section.
    let titles = briefing.sections.iter().map(|section| section.title.as_str());
    let headings: Vec<&str> = titles.filter(|title| imported.text.contains(*title)).collect();
    let fields = [
        ("title", expected.title.clone(), is(Some(event.title.as_str()))),
        ("language", expected.language.clone(), is(event.language.as_deref())),
        ("place", expected.place.clone(), is(event.place.as_deref())),
        ("published", expected.published.clone(), published.chars().take("2025-01-01".len()).collect()),
        ("publisher", expected.publisher.clone(), is(event.source.publisher.as_deref())),
        ("authors", expected.authors.as_ref().map(|authors| authors.join("; ")), authors.join("; ")),
        ("headings", expected.headings.as_ref().map(|headings| headings.join("; ")), headings.join("; ")),
    ];
    let mut differences = Vec::new();
    for (field, right, found) in fields {
        let Some(right) = right else { continue };
        let known = expected.known.get(field).map(String::as_str);
        differences.extend(difference(&format!("{field} {right:?}"), right == found, known, &found));
    }
    differences
}

fn about_people(expected: &Expected, briefing: &Briefing) -> Vec<String> {
    let compare = |person: &Person| {
        let speaker = briefing.speakers.iter().find(|speaker| speaker.name.as_str() == person.name);
        let role = speaker.and_then(|speaker| speaker.role.as_deref()).unwrap_or_default();
        let of = speaker.and_then(|speaker| speaker.organization.as_deref()).unwrap_or_default();
        let right = speaker.is_some()
            && role == person.role
            && person.organization.as_deref().is_none_or(|organization| organization == of);
        let what = format!("person {:?}, {:?} of {:?}", person.name, person.role, person.organization);
        difference(&what, right, person.known.as_deref(), &format!("{role:?} of {of:?}"))
    };
    expected.people.iter().filter_map(compare).collect()
}

fn about_quotes(expected: &Expected, briefing: &Briefing) -> Vec<String> {
    let mut found: Vec<Said> = briefing.quotes.iter().map(|quote| said(briefing, quote)).collect();
    let mut take = |quote: &Quote| {
        found.iter().position(|said| *said == quote.said()).map(|at| found.remove(at)).is_some()
    };
    let mut differences = Vec::new();
    for quote in &expected.quotes {
        let right = take(quote);
        differences.extend(difference(
            &format!("quote {:?}", quote.said()),
            right,
            quote.known.as_deref(),
            "missing",
        ));
    }
    for quote in &expected.wrong {
        if !take(quote) {
            differences.push(format!("no longer finds {:?}; remove this [[wrong]]", quote.said()));
        }
    }
    differences.extend(found.iter().map(|said| format!("finds {said:?}, which is not there")));
    differences
}

fn said(briefing: &Briefing, quote: &plenary::model::Quote) -> Said {
    let speaker = quote.speaker.map_or("", |speaker| briefing[speaker].name.as_str());
    let kind = match quote.kind {
        Kind::Direct => "direct",
        Kind::Indirect => "indirect",
        Kind::Mixed => "mixed",
    };
    (speaker.to_owned(), kind.to_owned(), words(&quote.text))
}

/// The words of a quote, with single spaces.
///
/// Punctuation at the ends of its parts is removed.
fn words(text: &str) -> String {
    let ends = [' ', '\n', '\t', ',', '.', ';', ':', '，', '。', '；', '：'];
    let part =
        |part: &str| part.split_whitespace().collect::<Vec<_>>().join(" ").trim_matches(ends).to_owned();
    text.split('…').map(part).collect::<Vec<_>>().join(" … ")
}

/// The message for a wrong finding, or a right one that is marked as wrong.
fn difference(what: &str, right: bool, known: Option<&str>, found: &str) -> Option<String> {
    match (right, known) {
        (true, None) | (false, Some(_)) => None,
        (false, None) => Some(format!("{what}: found {found}")),
        (true, Some(why)) => Some(format!("{what} is right now; remove its mark (known = {why:?})")),
    }
}

#[test]
fn differences_are_reported_in_both_directions() {
    assert_eq!(difference("title", true, None, ""), None);
    assert_eq!(difference("title", false, Some("why"), ""), None);
    assert_eq!(difference("title", false, None, "x").as_deref(), Some("title: found x"));
    assert!(difference("title", true, Some("why"), "").unwrap().contains("remove its mark"));
    assert_eq!(words(" One,\n two, … three. "), "One, two … three");
}
