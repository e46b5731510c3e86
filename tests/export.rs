//! What holds for every format and every quote: the words, their marks, and nothing that is not known.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a test that cannot read its samples has failed")]

use plenary::document;
use plenary::export::quotation::{is_mark, marks};
use plenary::export::{EXPORTERS, Exporter, Record, export, find};
use plenary::model::{Anchor, Briefing, Event, Kind, Original, Quote, Section, Speaker, Standing};
use plenary::text::Safe;
use proptest::prelude::*;
use pulldown_cmark::{Event as Node, Options, Parser, Tag, TagEnd};
use std::borrow::Cow;

fn samples() -> Vec<Briefing> {
    let mut briefings: Vec<_> = ["chongqing-services", "harbour-forum", "tour"]
        .iter()
        .map(|name| {
            let path = format!("{}/briefings/{name}.toml", env!("CARGO_MANIFEST_DIR"));
            let (text, _) = document::decode(std::fs::read(path).unwrap());
            document::read(&text.unwrap()).0.unwrap()
        })
        .collect();
    // The samples hold no fault, so a quote that its text does not bear out is made here.
    briefings.push(one(Kind::Direct, "Never said.", None, Anchor::Missing));
    briefings
}

/// A briefing of one quote of which nothing is known but its words.
fn one(kind: Kind, words: &str, language: Option<&str>, anchor: Anchor) -> Briefing {
    let text = Safe::prose(Cow::Borrowed(words)).0;
    let language = language.map(Safe::from_world);
    let mut briefing = Briefing::default();
    briefing.event = Event { title: Safe::from_world("An event"), language, ..Event::default() };
    briefing.quotes.push(Quote { kind, text, anchor, ..Quote::default() });
    briefing
}

/// Each quote of each briefing in each format, alone.
fn every(mut check: impl FnMut(&Record<'_>, &dyn Exporter, &str)) {
    for briefing in &samples() {
        for id in briefing.quote_ids() {
            let record = Record::new(briefing, id);
            for format in EXPORTERS {
                check(&record, *format, &export(*format, std::slice::from_ref(&record)));
            }
        }
    }
}

/// The part of an export that holds the quote's words, read as the format's readers read it: without what
/// leads them in, with the marks around them.
fn words(format: &dyn Exporter, exported: &str) -> String {
    let whole = match format.name() {
        "text" => exported.split("\n— ").next().unwrap().to_owned(),
        "markdown" => block_quotes(exported).concat(),
        "json" => {
            let value: serde_json::Value = serde_json::from_str(exported).unwrap();
            value[0]["text"].as_str().unwrap().to_owned()
        }
        other => panic!("say where the words stand in {other}"),
    };
    let leads = [
        "Paraphrase: ",
        "Paraphrase, with verbatim words in quotation marks: ",
        "Paraphrase, with verbatim words: ",
    ];
    leads.iter().find_map(|lead| whole.strip_prefix(lead)).map_or(whole.clone(), str::to_owned)
}

/// What readers of Markdown know beyond `CommonMark`; all but typographic marks, which alter words on purpose.
fn extensions() -> Options {
    Options::all() - Options::ENABLE_SMART_PUNCTUATION
}

/// The text of each block quote, paragraphs separated by blank lines, by a `CommonMark` parser.
fn block_quotes(markdown: &str) -> Vec<String> {
    let (mut quotes, mut inside) = (Vec::new(), false);
    for node in Parser::new_ext(markdown, extensions()) {
        match node {
            Node::Start(Tag::BlockQuote(_)) => {
                quotes.push(String::new());
                inside = true;
            }
            Node::End(TagEnd::BlockQuote(_)) => inside = false,
            Node::Start(Tag::Paragraph | Tag::Emphasis) | Node::End(TagEnd::Paragraph | TagEnd::Emphasis)
                if inside =>
            {
                let quote = quotes.last_mut().unwrap();
                if node == Node::Start(Tag::Paragraph) && !quote.is_empty() {
                    quote.push_str("\n\n");
                }
            }
            Node::Text(text) if inside => quotes.last_mut().unwrap().push_str(&text),
            other if inside => panic!("{other:?} in the words of {markdown}"),
            _ => {}
        }
    }
    quotes
}

/// What a format should hold as the words of a record, by the rules of quotation.
fn expected(record: &Record<'_>, format: &dyn Exporter) -> String {
    let text = record.quote.text.as_str();
    if record.quote.kind != Kind::Direct || format.name() == "json" {
        return text.to_owned();
    }
    let pair = marks(record.language()).around(text);
    let paragraphs: Vec<_> = text.split("\n\n").collect();
    format!("{}{}{}", pair.open, paragraphs.join(&format!("\n\n{}", pair.open)), pair.close)
}

#[test]
fn the_words_are_the_recorded_ones_and_only_direct_ones_gain_marks() {
    let mut kinds = Vec::new();
    every(|record, format, exported| {
        assert_eq!(words(format, exported), expected(record, format), "{}", format.name());
        kinds.push(record.quote.kind);
    });
    assert!(Kind::ALL.iter().all(|kind| kinds.contains(kind)));
}

#[test]
fn an_indirect_quote_never_gains_quotation_marks() {
    every(|record, format, exported| {
        if record.quote.kind == Kind::Direct {
            return;
        }
        let marks = |text: &str| text.chars().filter(|c| is_mark(*c)).collect::<String>();
        // The part around the words too, in the formats where it is not markup.
        let part = match format.name() {
            "text" => exported.split("\n— ").next().unwrap().to_owned(),
            "markdown" => exported.lines().filter(|line| line.starts_with('>')).collect(),
            _ => words(format, exported),
        };
        assert_eq!(marks(&part), marks(&record.quote.text), "{exported}");
        if format.name() != "json" {
            assert!(part.trim_start_matches(['>', ' ', '*']).starts_with("Paraphrase"), "{exported}");
        }
    });
}

#[test]
fn every_export_says_how_far_the_words_can_be_relied_on() {
    let mut seen = Vec::new();
    every(|record, format, exported| {
        let standing = record.standing();
        seen.push(standing);
        if format.name() == "json" {
            let value: serde_json::Value = serde_json::from_str(exported).unwrap();
            assert_eq!(value[0]["verbatim"], standing == Standing::Verbatim);
            assert_eq!(value[0]["standing"] == "doubtful", standing == Standing::Doubtful);
        } else {
            assert!(exported.contains(&format!(" · {}", standing.words())), "{exported}");
            assert_eq!(exported.contains("not found in the text"), standing == Standing::Doubtful);
        }
    });
    assert!(seen.contains(&Standing::Doubtful) && seen.contains(&Standing::Unchecked));
}

#[test]
fn nothing_that_is_not_known_is_printed() {
    every(|_, format, exported| {
        for never in ["None", "null", "Some(", ", ,", "· ·", ",,", "()", "[]", "\"\"", "\n\n\n"] {
            assert!(!exported.contains(never), "{never:?} in {exported}");
        }
        assert!(exported.ends_with('\n') && !exported.ends_with("\n\n"), "{exported}");
        for line in exported.lines() {
            assert_eq!(line, line.trim_end(), "{}", format.name());
            assert!(!line.starts_with(", ") && !line.ends_with(',') || format.name() == "json", "{line}");
        }
    });
}

#[test]
fn an_unknown_speaker_stays_unknown() {
    let briefing = one(Kind::Direct, "Who answers?", None, Anchor::NoText);
    let record = [Record::new(&briefing, briefing.quote_at(0).unwrap())];
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
        if let Some(Original { translator: Some(translator), text, .. }) = &record.quote.original {
            seen += 1;
            assert!(exported.contains(translator.as_str()));
            if format.name() == "json" {
                assert!(exported.contains(text.as_str()));
            } else {
                assert!(exported.contains(" · translated from "), "{exported}");
            }
        }
    });
    assert!(seen >= 9);
}

#[test]
fn several_quotes_are_one_document_that_holds_each_once() {
    for briefing in &samples() {
        let records: Vec<_> = briefing.quote_ids().map(|id| Record::new(briefing, id)).collect();
        for format in EXPORTERS {
            let whole = export(*format, &records);
            let alone: Vec<_> =
                records.iter().map(|record| export(*format, std::slice::from_ref(record))).collect();
            if let Some(joint) = format.joint() {
                assert_eq!(whole, alone.join(joint));
            } else {
                let value: serde_json::Value = serde_json::from_str(&whole).unwrap();
                assert_eq!(value.as_array().unwrap().len(), records.len());
            }
        }
        let markdown = export(find("markdown").unwrap(), &records);
        assert_eq!(block_quotes(&markdown).len(), records.len());
    }
}

#[test]
fn no_records_are_still_a_document() {
    for format in EXPORTERS {
        let empty = export(*format, &[]);
        assert!(empty.is_empty() || empty == "[]\n", "{}", format.name());
    }
}

/// Words full of what acts in Markdown, in JSON, or as a quotation mark.
fn hostile() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        "[a-zA-Z0-9 ]{1,6}",
        "[\\\\`*_{}\\[\\]<>()#+.!|~&:;$%=^@/\"' -]{1,5}",
        prop_oneof![
            Just("\n\n"),
            Just("\n\n1. "),
            Just("\n\n---"),
            Just("\n\n> "),
            Just("&amp;"),
            Just("&#42;"),
            Just("<b>"),
            Just("<!--"),
            Just("https://a.org"),
            Just("[x](y)"),
            Just("![x]"),
            Just("  "),
            Just("“"),
            Just("”"),
            Just("«"),
            Just("门"),
            Just("ü"),
            Just("\u{a0}"),
        ]
        .prop_map(str::to_owned),
    ];
    prop::collection::vec(piece, 1..14)
        .prop_map(|pieces| pieces.concat())
        .prop_filter("a quote has words", |words| !words.trim().is_empty())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(400) })]

    #[test]
    fn no_words_are_altered_by_any_format(
        words_in in hostile(),
        kind in prop::sample::select(&Kind::ALL[..]),
        language in prop::sample::select(&[None, Some("en"), Some("fr"), Some("zh-Hant"), Some("nl")][..]),
    ) {
        let briefing = one(kind, &words_in, language, Anchor::NoText);
        let record = Record::new(&briefing, briefing.quote_at(0).unwrap());
        for format in EXPORTERS {
            let exported = export(*format, std::slice::from_ref(&record));
            if format.name() == "text" {
                // Words may look like an attribution; only where they stand can be held here.
                prop_assert!(exported.contains(&expected(&record, *format)));
            } else {
                prop_assert_eq!(words(*format, &exported), expected(&record, *format), "{}", exported);
            }
        }
    }

    #[test]
    fn no_name_or_title_breaks_out_of_its_line_in_markdown(name in hostile(), url in "[a-z&;()<>\\\\#%?=_*]{0,12}") {
        let safe = |words: &str| Safe::from_world(words);
        let mut briefing = one(Kind::Indirect, "the words", None, Anchor::NoText);
        briefing.speakers.push(Speaker { name: safe(&name), ..Speaker::default() });
        briefing.sections.push(Section { title: safe(&name), quotes: 0..1, ..Section::default() });
        briefing.quotes[0].speaker = briefing.speaker_at(0);
        briefing.quotes[0].section = briefing.section_at(0);
        briefing.event.title = safe(&name);
        briefing.event.source.title = Some(safe(&name));
        briefing.event.source.url = Some(safe(&format!("https://a.org/{url}")));
        let record = Record::new(&briefing, briefing.quote_at(0).unwrap());
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
