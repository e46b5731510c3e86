//! The rules of quotation in every format: words, marks, and only known facts.

use super::reading::{Words, block_quotes, expected, extensions, html_quotes, words};
use super::{every, hostile, one, records, samples, written};
use plenary::export::{EXPORTERS, export, find};
use plenary::model::{Anchor, Kind, Original, Section, Speaker, Standing};
use plenary::text::Safe;
use plenary::text::is_quotation_mark;
use proptest::prelude::*;
use pulldown_cmark::{Event as Node, Parser, Tag, TagEnd};

/// Formats with text for people around the quote.
const FOR_PEOPLE: [&str; 7] = ["text", "markdown", "html", "csl-json", "bibtex", "biblatex", "ris"];

#[test]
fn words_are_as_recorded_and_only_direct_ones_get_marks() {
    let mut kinds = Vec::new();
    every(|record, format, exported| {
        let words = words(format, exported);
        assert_eq!(words, expected(record, &words), "{}", format.name());
        kinds.push(record.quote.kind);
    });
    assert!(Kind::ALL.iter().all(|kind| kinds.contains(kind)));
}

#[test]
fn an_indirect_quote_never_gets_quotation_marks() {
    every(|record, format, exported| {
        if record.quote.kind == Kind::Direct {
            return;
        }
        let marks = |text: &str| text.chars().filter(|c| is_quotation_mark(*c)).collect::<String>();
        if let Words::Marked(part) | Words::Bare(part) = words(format, exported) {
            assert_eq!(marks(&part), marks(&record.quote.text), "{exported}");
        }
        assert!(!exported.contains("<q"), "{exported}");
        if FOR_PEOPLE.contains(&format.name()) {
            assert!(exported.contains("Paraphrase"), "{exported}");
        }
        // The text around the words has no marks either, in formats where marks are not markup.
        let part = match format.name() {
            "text" => exported.split("\n— ").next().unwrap().to_owned(),
            "markdown" => exported.lines().filter(|line| line.starts_with('>')).collect(),
            "html" => html_quotes(exported).concat(),
            _ => return,
        };
        assert_eq!(marks(&part), marks(&record.quote.text), "{exported}");
    });
}

#[test]
fn a_paraphrase_is_not_a_quotation_in_data() {
    every(|record, format, exported| {
        if format.name() == "jsonld" {
            let value: serde_json::Value = serde_json::from_str(exported).unwrap();
            let kind = value["@graph"][0]["@type"].as_str().unwrap();
            assert_eq!(kind == "Quotation", record.quote.kind == Kind::Direct);
        }
    });
}

#[test]
fn every_export_says_how_reliable_the_words_are() {
    let mut seen = Vec::new();
    every(|record, format, exported| {
        let standing = record.standing();
        seen.push(standing);
        match format.name() {
            // A link has only a URL.
            "link" => {}
            "json" | "ndjson" => {
                let value: serde_json::Value = serde_json::from_str(exported).unwrap();
                let value = value.get(0).unwrap_or(&value);
                assert_eq!(value["verbatim"], standing == Standing::Verbatim);
                assert_eq!(value["standing"] == "doubtful", standing == Standing::Doubtful);
            }
            _ => {
                assert!(exported.contains(standing.words()), "{exported}");
                assert_eq!(exported.contains("not found in the text"), standing == Standing::Doubtful);
            }
        }
    });
    assert!(seen.contains(&Standing::Doubtful) && seen.contains(&Standing::Unchecked));
}

#[test]
fn no_placeholder_is_printed_for_unknown_facts() {
    every(|_, format, exported| {
        let table = format.name() == "csv";
        for never in ["None", "null", "Some(", ", ,", "· ·", "()", "[]", "= {}", "\n\n\n"] {
            assert!(!exported.contains(never), "{never:?} in {exported}");
        }
        // A table has a cell for every fact.
        assert!(table || !(exported.contains("\"\"") || exported.contains(",,")), "{exported}");
        assert!(exported.ends_with('\n') && !exported.ends_with("\n\n"), "{exported}");
        for line in exported.lines().filter(|line| *line != "ER  - ") {
            assert_eq!(line, line.trim_end(), "{}", format.name());
            let for_people = ["text", "markdown", "html"].contains(&format.name());
            assert!(!(line.starts_with(", ") || for_people && line.ends_with(',')), "{line}");
        }
    });
}

#[test]
fn an_unknown_speaker_stays_unknown() {
    let briefing = one(Kind::Direct, "Who answers?", None, Anchor::NoText);
    let record = [super::first(&briefing)];
    assert_eq!(
        export(find("text").unwrap(), &record),
        "“Who answers?”\n— speaker not named\nAn event · direct, no text to check it against\n"
    );
    let json: serde_json::Value = serde_json::from_str(&export(find("json").unwrap(), &record)).unwrap();
    let keys: Vec<_> = json[0].as_object().unwrap().keys().map(String::as_str).collect();
    assert_eq!(keys, ["record", "id", "kind", "standing", "verbatim", "text", "event"]);
}

#[test]
fn translated_words_say_so() {
    let mut seen = 0;
    every(|record, format, exported| {
        if format.name() == "link" {
            return;
        }
        if let Some(Original { translator: Some(translator), text, .. }) = &record.quote.original {
            seen += 1;
            assert!(exported.contains(translator.as_str()));
            if ["json", "ndjson", "csv", "jsonld"].contains(&format.name()) {
                assert!(exported.contains(text.as_str()));
            } else {
                assert!(exported.contains(" · translated from "), "{exported}");
            }
        }
    });
    assert!(seen >= 9);
}

#[test]
fn several_quotes_are_one_document_with_each_quote_once() {
    for briefing in &samples() {
        let records = records(briefing);
        for format in EXPORTERS {
            let alone: Vec<_> = records.iter().filter_map(|record| written(*format, record)).collect();
            if alone.is_empty() {
                continue;
            }
            let whole = export(*format, &records);
            if let Some(joint) = format.joint() {
                assert_eq!(whole, alone.join(joint), "{}", format.name());
            } else if format.name() == "csv" {
                assert_eq!(super::reading::csv_rows(&whole).len(), records.len() + 1);
            } else {
                let value: serde_json::Value = serde_json::from_str(&whole).unwrap();
                let list = value.get("@graph").unwrap_or(&value);
                assert_eq!(list.as_array().unwrap().len(), records.len());
            }
        }
        let markdown = export(find("markdown").unwrap(), &records);
        assert_eq!(block_quotes(&markdown).len(), records.len());
        assert_eq!(html_quotes(&export(find("html").unwrap(), &records)).len(), records.len());
    }
}

#[test]
fn no_records_are_a_valid_document() {
    for format in EXPORTERS {
        let empty = export(*format, &[]);
        match format.name() {
            "json" | "csl-json" | "web-annotation" => assert_eq!(empty, "[]\n"),
            "jsonld" => assert!(empty.contains("\"@graph\": []")),
            "csv" => assert_eq!(empty.lines().count(), 1),
            _ => assert_eq!(empty, ""),
        }
    }
}

#[test]
fn the_same_quote_always_gives_the_same_bytes() {
    let first = samples();
    let second = samples();
    for (first, second) in first.iter().zip(&second) {
        for (one, other) in records(first).iter().zip(&records(second)) {
            for format in EXPORTERS {
                assert_eq!(written(*format, one), written(*format, other));
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn names_and_titles_stay_in_their_line_in_markdown(name in hostile::words(), url in "[a-z&;()<>\\\\#%?=_*]{0,12}") {
        let safe = |words: &str| Safe::clean_line(words);
        let mut briefing = one(Kind::Indirect, "the words", None, Anchor::NoText);
        briefing.speakers.push(Speaker { name: safe(&name), ..Speaker::default() });
        briefing.sections.push(Section { title: safe(&name), quotes: 0..1, ..Section::default() });
        briefing.quotes[0].speaker = briefing.speaker_at(0);
        briefing.quotes[0].section = briefing.section_at(0);
        briefing.event.title = safe(&name);
        briefing.event.source.title = Some(safe(&name));
        briefing.event.source.url = Some(safe(&format!("https://a.org/{url}")));
        let record = super::first(&briefing);
        let markdown = export(find("markdown").unwrap(), &[record]);
        let name = safe(&name);
        let (mut lines, mut links) = (vec![String::new()], Vec::new());
        for node in Parser::new_ext(&markdown, extensions()) {
            match node {
                Node::Text(text) => lines.last_mut().unwrap().push_str(&text),
                Node::End(TagEnd::Paragraph) => lines.push(String::new()),
                Node::Start(Tag::Link { dest_url, .. }) => links.push(dest_url.to_string()),
                Node::Start(Tag::BlockQuote(_) | Tag::Paragraph | Tag::Emphasis) | Node::End(_) => {}
                other => prop_assert!(false, "{:?} in {}", other, markdown),
            }
        }
        let last = format!("{name} · {name} · paraphrase · Source: {name}");
        prop_assert_eq!(&lines, &["Paraphrase: the words", &format!("— {name}"), &last, ""]);
        prop_assert_eq!(links, [format!("https://a.org/{url}")]);
    }
}
