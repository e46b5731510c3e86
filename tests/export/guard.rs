//! The export guard: only quotes that it has released are exported.

use super::{briefing, samples};
use plenary::export::briefing::{BRIEFING_EXPORTERS, export_briefing};
use plenary::export::{EXPORTERS, Style, Template, export};
use plenary::guard::{Destination, ReleasedBriefing, release_quotes};
use std::path::{Path, PathBuf};

/// The sources below a folder of `src/`.
fn sources(folder: &str) -> Vec<(PathBuf, String)> {
    let mut found = Vec::new();
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("src").join(folder)];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|ending| ending == "rs") {
                let text = std::fs::read_to_string(&path).unwrap();
                found.push((path, text));
            }
        }
    }
    found
}

/// Returns true if a source names an item, as a whole word and outside of comments.
fn names(source: &str, item: &str) -> bool {
    let code = source.lines().filter(|line| !line.trim_start().starts_with("//"));
    code.flat_map(|line| line.split(|c: char| !c.is_alphanumeric() && c != '_')).any(|word| word == item)
}

#[test]
fn all_quotes_are_released_in_order() {
    for briefing in &samples() {
        let release = release_quotes(briefing, briefing.quote_ids(), Destination::File);
        let ids: Vec<_> = release.passed.iter().map(|record| record.id.clone()).collect();
        let all: Vec<_> = briefing.quote_ids().map(|quote| briefing.quote_name(quote)).collect();
        assert_eq!(ids, all);
        assert!(release.held.is_empty());
        let whole = ReleasedBriefing::new(briefing, Destination::File);
        for section in briefing.section_ids() {
            assert_eq!(whole.quotes(section).len(), briefing[section].quotes.len());
        }
    }
}

/// Only the guard can make a `Released`, so no format may take anything else.
#[test]
fn formats_take_released_records_and_nothing_else() {
    for (path, source) in sources("export") {
        // An excerpt makes a record of words in a text. Its callers must have the record released.
        let may = path.ends_with("excerpt.rs");
        assert!(may || !names(&source, "Record"), "{} takes records that are not released", path.display());
    }
    for (path, source) in sources("") {
        let serializes = source.contains("Serialize for Record");
        assert!(!serializes, "{} writes records that are not released", path.display());
    }
}

#[test]
fn a_record_knows_its_places_in_the_text_and_the_words_around_them() {
    let briefing = briefing(
        r#"
format = 1
[event]
title = "Harbour Forum 2025"
[[sections]]
id = "opening"
title = "Opening"
text = "She said: “Our doors are open.” The plan names nine berths."
[[sections.quotes]]
text = "doors … open"
[[sections.quotes]]
text = "not there"
"#,
    );
    let records = super::records(&briefing);
    let places = records[0].places();
    assert_eq!(places.len(), 2);
    assert!(places.iter().all(|place| place.paragraph == 1));
    let context = records[0].context().unwrap();
    assert_eq!(context.before, "She said: “Our ");
    assert_eq!(context.after, ".” The plan names nine berths.");
    assert_eq!(records[1].places(), []);
    assert_eq!(records[1].context(), None);
}

/// A briefing with one checked quote, one that is not, and one without a speaker.
fn imported(import: &str) -> plenary::model::Briefing {
    briefing(&format!(
        r#"
format = 1
[event]
title = "Quay meeting"
language = "en"
date = 2025-07-01
[event.source]
url = "https://example.org/quay"
{import}
[[speakers]]
id = "mirel"
name = "Mirel Quell"
[[sections]]
id = "opening"
title = "Opening"
start = 09:00:00
text = "She said: “The quay opens.” He said: “The lamps burn.” They wait."
[[sections.quotes]]
speaker = "mirel"
text = "The quay opens."
checked = true
[[sections.quotes]]
speaker = "mirel"
text = "The lamps burn."
[[sections.quotes]]
kind = "indirect"
text = "They wait"
"#
    ))
}

#[test]
fn every_format_says_that_an_attribution_is_not_checked() {
    let template =
        Template::new("a.txt.j2", "{{ text }}{% if caution %} ({{ caution }}){% endif %}").unwrap();
    let by_hand = imported("");
    let unchecked = imported("[import]\nfrom = 'quay.txt'\n");
    let whole = imported("[import]\nchecked = true\n");
    let words = |briefing: &plenary::model::Briefing,
                 format: &dyn plenary::export::Exporter,
                 quote: usize| { export(format, &super::records(briefing)[quote..=quote]) };
    for format in EXPORTERS.iter().copied().chain([&template as &dyn plenary::export::Exporter]) {
        if format.name() == "link" {
            continue;
        }
        let [own, checked, not] =
            [words(&by_hand, format, 1), words(&unchecked, format, 0), words(&unchecked, format, 1)];
        let phrase = match format.name() {
            "json" => "\"checked\": false",
            "ndjson" => "\"checked\":false",
            "csv" => "\"no\"",
            _ => "attribution not checked",
        };
        assert!(not.contains(phrase), "{}: {not}", format.name());
        assert!(!checked.contains(phrase) && !own.contains("checked"), "{}: {checked}{own}", format.name());
        assert!(!words(&whole, format, 1).contains(phrase), "{}", format.name());
    }
    for format in BRIEFING_EXPORTERS.iter().filter(|format| format.name() != "ics") {
        let written = |briefing| {
            let released = ReleasedBriefing::new(briefing, Destination::Output);
            export_briefing(*format, &released, Style::default()).unwrap()
        };
        let count = |text: &str| {
            text.matches("attribution not checked").count() + text.matches("\"checked\": false").count()
        };
        assert_eq!(count(&written(&unchecked)), 2, "{}", format.name());
        assert_eq!(count(&written(&by_hand)) + count(&written(&whole)), 0, "{}", format.name());
    }
}

#[test]
fn the_source_s_own_words_have_no_attribution_to_check() {
    let briefing = imported("[import]\n");
    let section = briefing.section_at(0).unwrap();
    for (words, checked) in [("She said", None), ("quay opens", Some(true)), ("lamps", Some(false))] {
        let at = briefing[section].text.find(words).unwrap();
        let range = at..at + words.len();
        let cover = plenary::export::Cover::of(&briefing, section, range, briefing.quote_ids()).unwrap();
        let excerpt = plenary::export::Excerpt::new(&briefing, section, &cover);
        assert_eq!(excerpt.record(&briefing).checked, checked, "{}", excerpt.text());
    }
}
