//! The standards of the formats, tested with parsers of HTML, CSV, BibTeX and JSON.

use super::reading::{bib_field, csv_rows, html_quotes, ris_fields, without_apostrophe};
use super::{briefing, every, hostile, one, records};
use plenary::export::{Attribution, EXPORTERS, Style, export, export_as, find};
use plenary::guard::Released;
use plenary::model::{Anchor, Briefing, Event, Kind, Section, Source, Speaker};
use plenary::text::Safe;
use proptest::prelude::*;
use serde_json::Value;

/// A briefing with `words` in every field.
pub(super) fn all_of(words: &str) -> Briefing {
    let safe = || Safe::clean_line(words);
    let mut briefing = one(Kind::Direct, words, Some("en"), Anchor::NoText);
    briefing.speakers.push(Speaker {
        name: safe(),
        honorific: Some(safe()),
        role: Some(safe()),
        organization: Some(safe()),
        ..Speaker::default()
    });
    briefing.sections.push(Section { title: safe(), quotes: 0..1, ..Section::default() });
    briefing.quotes[0].speaker = briefing.speaker_at(0);
    briefing.quotes[0].section = briefing.section_at(0);
    briefing.quotes[0].tags = vec![safe()];
    briefing.quotes[0].note = Some(safe());
    let url = Some(Safe::clean_line(&format!("https://a.org/{words}")));
    let source = Source {
        title: Some(safe()),
        authors: vec![safe()],
        publisher: Some(safe()),
        url,
        ..Source::default()
    };
    briefing.event =
        Event { title: safe(), place: Some(safe()), organizers: vec![safe()], source, ..briefing.event };
    briefing
}

fn json(format: &str, record: &Released<'_>) -> Value {
    serde_json::from_str(&export(find(format).unwrap(), std::slice::from_ref(record))).unwrap()
}

pub(super) const FORUM: &str = r#"
format = 1
[event]
title = "Forum"
date = 2025-07-01
end = 2025-07-02
language = "en"
[event.source]
title = "Forum closes"
url = "https://example.org/forum#part"
accessed = 2025-07-10
[[speakers]]
id = "hu"
name = "Hu Henghua"
family = "Hu"
given = "Henghua"
[[speakers]]
id = "ada"
name = "Ada Ling"
family = "Ling"
role = "Chair"
[[speakers]]
id = "pilots"
name = "The harbour pilots"
group = true
[[sections]]
id = "opening"
title = "Opening"
text = "We open 🚢 now. Later we open again, and once more we open."
[[sections.quotes]]
speaker = "hu"
text = "we open"
[[sections.quotes]]
speaker = "ada"
text = "again"
[[sections.quotes]]
speaker = "pilots"
text = "once more"
"#;

#[test]
fn a_name_that_begins_with_the_family_name_is_never_reversed() {
    let briefing = briefing(FORUM);
    for format in EXPORTERS {
        let written = export(*format, &records(&briefing));
        assert!(!written.contains("Henghua Hu") && !written.contains("Hu, Henghua"), "{written}");
    }
    let records = records(&briefing);
    assert_eq!(json("csl-json", &records[0])[0]["author"][0]["literal"], "Hu Henghua");
    assert_eq!(json("csl-json", &records[1])[0]["author"][0]["family"], "Ling");
    let bib = export(find("biblatex").unwrap(), &records);
    let bib = biblatex::Bibliography::parse(&bib).unwrap();
    let names: Vec<_> = bib.iter().map(|entry| entry.author().unwrap()[0].name.clone()).collect();
    assert_eq!(names, ["Hu Henghua", "Ling", "The harbour pilots"]);
    let ris = ris_fields(&export(find("ris").unwrap(), &records));
    let names: Vec<_> = ris.iter().filter(|(tag, _)| tag == "AU").map(|(_, name)| name.as_str()).collect();
    assert_eq!(names, ["Hu Henghua,", "Ling, Ada", "The harbour pilots,"]);
}

#[test]
fn a_short_attribution_is_the_family_name() {
    let briefing = briefing(FORUM);
    let style = Style { attribution: Attribution::Short, ..Style::default() };
    let records = records(&briefing);
    for format in ["text", "markdown", "html"] {
        let exported = export_as(find(format).unwrap(), &records, style).unwrap();
        assert!(
            exported.contains("— Hu") && exported.contains("— Ling") && !exported.contains("Chair"),
            "{exported}"
        );
        assert!(exported.contains("— The harbour pilots"), "{exported}");
    }
}

#[test]
fn citation_data_matches_its_schema() {
    // CSL 1.0.2, csl-data.json: the variables that are used here, by type.
    let strings = [
        "id",
        "type",
        "title",
        "event-title",
        "event-place",
        "container-title",
        "publisher",
        "URL",
        "language",
        "keyword",
        "note",
    ];
    let names = ["author", "container-author", "organizer", "translator"];
    let dates = ["event-date", "issued", "accessed"];
    every(|_, format, exported| {
        if format.name() != "csl-json" {
            return;
        }
        let items: Value = serde_json::from_str(exported).unwrap();
        for (name, value) in items[0].as_object().unwrap() {
            if strings.contains(&name.as_str()) {
                assert!(value.as_str().is_some_and(|words| !words.is_empty()), "{name}");
            } else if names.contains(&name.as_str()) {
                for person in value.as_array().unwrap() {
                    let parts: Vec<_> = person.as_object().unwrap().keys().map(String::as_str).collect();
                    let allowed = [&["literal"][..], &["family", "given"], &["family", "given", "suffix"]];
                    assert!(allowed.contains(&&*parts), "{parts:?}");
                }
            } else {
                assert!(dates.contains(&name.as_str()), "{name} is not a CSL variable");
                let days = value["date-parts"].as_array().unwrap();
                assert!(
                    (1..=2).contains(&days.len())
                        && days.iter().all(|day| day.as_array().unwrap().len() == 3)
                );
            }
        }
        assert_eq!(items[0]["type"], "speech");
    });
}

#[test]
fn no_single_day_is_chosen_from_several() {
    let about = |days: &str| FORUM.replace("date = 2025-07-01\nend = 2025-07-02\n", days);
    let fields = |days: &str| {
        let briefing = briefing(&about(days));
        let records = &records(&briefing)[..1];
        let ris = ris_fields(&export(find("ris").unwrap(), records));
        let ris = ris.into_iter().find(|(tag, _)| tag == "DA").unwrap().1;
        let csl = json("csl-json", &records[0])[0]["issued"]["date-parts"].to_string();
        let bibtex = export(find("bibtex").unwrap(), records);
        let own = |line: &&str| {
            ["year", "month", "day"].iter().any(|name| line.trim().starts_with(&format!("{name} =")))
        };
        let bibtex = bibtex.lines().filter(own).map(str::trim).collect::<Vec<_>>().join(" ");
        (ris, csl, bibtex, bib_field(&export(find("biblatex").unwrap(), records), "date"))
    };
    let expected = |ris: &str, csl: &str, bibtex: &str, biblatex: &str| {
        (ris.to_owned(), csl.to_owned(), bibtex.to_owned(), biblatex.to_owned())
    };
    assert_eq!(
        fields("date = 2025-07-01\n"),
        expected("2025/07/01", "[[2025,7,1]]", "year = {2025}, month = jul, day = {1},", "2025-07-01")
    );
    assert_eq!(
        fields("date = 2025-07-01\nend = 2025-07-02\n"),
        expected(
            "2025/07/",
            "[[2025,7,1],[2025,7,2]]",
            "year = {2025}, month = jul,",
            "2025-07-01/2025-07-02"
        )
    );
    assert_eq!(
        fields("date = 2025-07-31\nend = 2025-08-02\n"),
        expected("2025//", "[[2025,7,31],[2025,8,2]]", "year = {2025},", "2025-07-31/2025-08-02")
    );
    assert_eq!(fields("date = 2025-12-31\nend = 2026-01-01\n").2, "year = {2025--2026},");
}

#[test]
fn entries_can_be_parsed_and_have_days_and_urls() {
    let briefing = briefing(FORUM);
    let records = records(&briefing);
    for format in ["bibtex", "biblatex"] {
        let bib = biblatex::Bibliography::parse(&export(find(format).unwrap(), &records)).unwrap();
        let keys: Vec<_> = bib.iter().map(|entry| entry.key.clone()).collect();
        assert!(
            keys.len() == 3 && keys[0].starts_with("hu2025-") && keys[1].starts_with("ling2025-"),
            "{keys:?}"
        );
        for entry in bib.iter() {
            assert_eq!(entry.url().unwrap(), "https://example.org/forum#part");
            assert!(entry.url_date().is_ok() && entry.date().is_ok());
        }
    }
    let bib = biblatex::Bibliography::parse(&export(find("biblatex").unwrap(), &records)).unwrap();
    for entry in bib.iter() {
        assert!(entry.event_date().is_ok());
        assert!(entry.verify().is_ok(), "{}", entry.key);
    }
}

#[test]
fn a_reference_begins_with_its_type_and_ends_with_er() {
    every(|record, format, exported| {
        if format.name() == "ris" {
            let fields = ris_fields(exported);
            assert_eq!(fields.first().unwrap(), &("TY".to_owned(), "GEN".to_owned()));
            assert_eq!(fields.last().unwrap(), &("ER".to_owned(), String::new()));
            assert_eq!(fields.iter().filter(|(tag, _)| tag == "TY" || tag == "ER").count(), 2);
            assert_eq!(fields.iter().any(|(tag, _)| tag == "AU"), record.speaker.is_some());
        }
    });
}

#[test]
fn records_match_their_schema() {
    let schema = plenary::export::record_json::schema();
    let validator = jsonschema::validator_for(&schema).unwrap();
    every(|_, format, exported| match format.name() {
        "json" => {
            for record in serde_json::from_str::<Vec<Value>>(exported).unwrap() {
                let wrong: Vec<_> = validator.iter_errors(&record).map(|error| error.to_string()).collect();
                assert!(wrong.is_empty(), "{wrong:?} in {record:#}");
            }
        }
        "ndjson" => {
            assert_eq!(exported.lines().count(), 1);
            assert!(validator.is_valid(&serde_json::from_str(exported).unwrap()));
        }
        _ => {}
    });
    assert!(!validator.is_valid(&serde_json::json!({ "record": 1 })));
    let mut strange = json("ndjson", &records(&briefing(FORUM))[0]);
    assert!(validator.is_valid(&strange));
    strange["speaker"]["nickname"] = "Boss".into();
    assert!(!validator.is_valid(&strange));
}

#[test]
fn a_format_that_needs_a_url_says_so() {
    let briefing = one(Kind::Direct, "Who?", None, Anchor::NoText);
    for format in ["link", "web-annotation"] {
        let refusal = export_as(find(format).unwrap(), &records(&briefing), Style::default()).unwrap_err();
        assert!(refusal.message.contains("has no URL") && refusal.message.contains(format), "{refusal}");
        assert!(refusal.help.contains("[event.source]"), "{refusal}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn no_field_becomes_markup(words in hostile::words()) {
        let briefing = all_of(&words);
        let records = records(&briefing);
        let html = export(find("html").unwrap(), &records);
        let page = scraper::Html::parse_fragment(&html);
        prop_assert!(page.errors.is_empty(), "{:?} in {}", page.errors, html);
        let known = ["html", "body", "figure", "blockquote", "figcaption", "p", "a", "cite", "i"];
        let attributes = ["cite", "lang", "dir", "href"];
        for node in page.tree.values() {
            if let Some(element) = node.as_element() {
                prop_assert!(known.contains(&element.name()), "{} in {}", element.name(), html);
                prop_assert!(element.attrs().all(|(name, _)| attributes.contains(&name)), "{}", html);
            }
        }
        prop_assert_eq!(html_quotes(&html).len(), 1);
    }

    #[test]
    fn no_field_leaves_its_cell(words in hostile::words()) {
        let briefing = all_of(&words);
        let rows = csv_rows(&export(find("csv").unwrap(), &records(&briefing)));
        prop_assert_eq!(rows.len(), 2);
        for cell in &rows[1] {
            prop_assert!(!cell.trim_start().starts_with(['=', '+', '-', '@', '\t']), "{}", cell);
        }
        let name = Safe::clean_line(&words).to_string();
        prop_assert_eq!(without_apostrophe(&rows[1][2]), name);
    }

    #[test]
    fn no_field_breaks_an_entry_or_a_reference(words in hostile::words()) {
        let briefing = all_of(&words);
        let records = records(&briefing);
        for format in ["bibtex", "biblatex"] {
            let bib = export(find(format).unwrap(), &records);
            let parsed = biblatex::RawBibliography::parse(&bib);
            prop_assert!(parsed.is_ok(), "{:?} in {}", parsed, bib);
            prop_assert_eq!(parsed.unwrap().entries.len(), 1);
            prop_assert!(biblatex::Bibliography::parse(&bib).is_ok());
            prop_assert_eq!(bib_field(&bib, "title"), Safe::clean_line(&words).to_string());
        }
        let fields = ris_fields(&export(find("ris").unwrap(), &records));
        prop_assert_eq!(fields.iter().filter(|(tag, _)| tag == "ER").count(), 1);
    }
}
