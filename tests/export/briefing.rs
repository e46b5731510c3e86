//! Exports of whole briefings, read by parsers of their formats.

use super::reading::{block_quotes, html_quotes};
use super::standards::all_of;
use super::{briefing, hostile, samples};
use icalendar::{Calendar, CalendarDateTime, Component, DatePerhapsTime, EventLike};
use plenary::export::briefing::{BRIEFING_EXPORTERS, export_briefing, find};
use plenary::export::{Style, record_json};
use plenary::guard::{Destination, Picture, ReleasedBriefing};
use plenary::model::Briefing;
use proptest::prelude::*;
use scraper::Html;
use serde_json::Value;
use std::str::FromStr;

fn written(form: &str, briefing: &Briefing) -> String {
    let briefing = ReleasedBriefing::new(briefing, Destination::Output);
    export_briefing(find(form).unwrap(), &briefing, Style::default()).unwrap()
}

const TIMED: &str = r#"
format = 1
[event]
title = "Forum; one, two"
date = 2025-07-01
place = "Chongqing"
[event.source]
url = "https://example.org/forum"
[[speakers]]
id = "hu"
name = "Hu Henghua"
role = "Mayor"
[[sections]]
id = "one"
title = "Opening, with a title that is long enough to be folded, 开幕式开幕式开幕式开幕式开幕式"
start = 2025-07-01T09:45:00+08:00
end = 2025-07-01T10:30:00+08:00
room = "Hall A"
speakers = ["hu"]
[[sections]]
id = "two"
title = "Walk"
start = 14:00:00
[[sections]]
id = "three"
title = "Second day"
start = 2025-07-02T08:00:00
[[sections]]
id = "four"
title = "Some time"
"#;

#[test]
fn a_calendar_has_the_sections_with_times() {
    let ics = written("ics", &briefing(TIMED));
    assert!(ics.split("\r\n").all(|line| line.len() <= 75 && !line.contains('\n')), "{ics}");
    let calendar = Calendar::from_str(&ics).unwrap();
    let events: Vec<_> = calendar.components.iter().filter_map(|one| one.as_event()).collect();
    assert_eq!(events.len(), 3);
    assert!(events[0].get_summary().unwrap().ends_with("开幕式开幕式开幕式开幕式开幕式"), "{ics}");
    assert_eq!(events[0].get_location(), Some("Hall A, Chongqing"));
    assert!(events[0].get_description().unwrap().contains("Hu Henghua, Mayor"));
    let Some(DatePerhapsTime::DateTime(CalendarDateTime::Utc(start))) = events[0].get_start() else {
        panic!("no time in UTC in {ics}");
    };
    assert_eq!(start.to_rfc3339(), "2025-07-01T01:45:00+00:00");
    let Some(DatePerhapsTime::DateTime(CalendarDateTime::Floating(start))) = events[1].get_start() else {
        panic!("no time of the place in {ics}");
    };
    assert_eq!(start.to_string(), "2025-07-01 14:00:00");
    assert!(ics.contains("\r\nDTSTART:20250702T080000\r\n"), "{ics}");
    let ids: std::collections::HashSet<_> = events.iter().map(|event| event.get_uid().unwrap()).collect();
    assert_eq!(ids.len(), 3);
    assert_eq!(ics, written("ics", &briefing(TIMED)));
}

#[test]
fn a_briefing_without_times_is_refused_as_a_calendar() {
    let briefing =
        briefing("format = 1\n[event]\ntitle = 'Forum'\n[[sections]]\nid = 'one'\ntitle = 'One'\n");
    let briefing = ReleasedBriefing::new(&briefing, Destination::Output);
    let refusal = export_briefing(find("ics").unwrap(), &briefing, Style::default()).unwrap_err();
    assert!(refusal.message.starts_with("no section has a start time"), "{refusal}");
}

#[test]
fn pages_and_notes_have_every_quote_once() {
    for briefing in &samples() {
        let own = briefing.quotes.iter().filter(|quote| quote.section.is_some()).count();
        assert_eq!(html_quotes(&written("html", briefing)).len(), own);
        assert_eq!(block_quotes(&written("markdown", briefing)).len(), own);
        for form in ["html", "markdown"] {
            let exported = written(form, briefing);
            assert!(exported.contains("Agenda") || briefing.sections.is_empty(), "{exported}");
            for never in ["None", "null", "Some(", ", ,", "· ·", "<q", "<script", "\n\n\n"] {
                assert!(!exported.contains(never), "{never} in {exported}");
            }
        }
    }
}

#[test]
fn a_page_is_valid_and_self_contained() {
    for briefing in &samples() {
        let html = written("html", briefing);
        let page = Html::parse_document(&html);
        assert!(page.errors.is_empty(), "{:?}", page.errors);
        for node in page.tree.values() {
            let Some(element) = node.as_element() else { continue };
            assert!(!["script", "link", "iframe", "object"].contains(&element.name()));
            for (name, value) in element.attrs() {
                assert!(!name.starts_with("on"), "{name}");
                assert!(name != "src" || value.starts_with("data:image/"), "{value}");
                assert!(name != "href" || value.starts_with("http") || value.starts_with('#'), "{value}");
                let target = value.strip_prefix('#').filter(|_| name == "href");
                assert!(
                    target.is_none_or(|id| html.contains(&format!("id=\"{id}\""))),
                    "{value} leads nowhere"
                );
            }
        }
    }
}

#[test]
fn records_in_json_match_their_schema() {
    let validator = jsonschema::validator_for(&record_json::schema()).unwrap();
    for briefing in &samples() {
        let whole: Value = serde_json::from_str(&written("json", briefing)).unwrap();
        for section in whole["sections"].as_array().unwrap() {
            assert!(section["quotes"].as_array().unwrap().iter().all(|quote| validator.is_valid(quote)));
        }
        assert_eq!(whole["speakers"].as_array().unwrap().len(), briefing.speakers.len());
    }
}

#[test]
fn every_format_is_found_by_its_name() {
    for form in BRIEFING_EXPORTERS {
        assert_eq!(find(form.name()).unwrap().ending(), form.ending());
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(150))]

    #[test]
    fn no_field_becomes_markup_of_a_page(words in hostile::words()) {
        let briefing = all_of(&words);
        let html = written("html", &briefing);
        let page = Html::parse_document(&html);
        prop_assert!(page.errors.is_empty(), "{:?} in {}", page.errors, html);
        let scripts = scraper::Selector::parse("script, img, b").unwrap();
        prop_assert_eq!(page.select(&scripts).count(), 0);
        prop_assert_eq!(block_quotes(&written("markdown", &briefing)).len(), 1);
    }
}

const ILLUSTRATED: &str = r#"
format = 1
[event]
title = "Forum \"<&\" 2025"
date = 2025-07-01
[event.source]
publisher = "Harbour </style> Press"
[[speakers]]
id = "ada"
name = "Ada Ling"
[[sections]]
id = "one"
title = "Opening"
text = """
The chair, Ada Ling, said: “Our doors are open.” Then Ling left.

ADA LING: We said so in May.
"""
[[sections.quotes]]
speaker = "ada"
text = "Our doors are open."
[[sections.quotes]]
speaker = "ada"
text = "We said so in May."
[[sections.captions]]
text = "The quay"
image = "quay.png"
alt = "Ships \"at night\""
after = 1
"#;

#[test]
fn a_page_has_the_text_with_its_quotes_and_pictures_in_place() {
    let briefing = briefing(ILLUSTRATED);
    let picture = Picture::of(b"\x89PNG\r\n\x1a\nrest".to_vec()).unwrap();
    let released = ReleasedBriefing::new(&briefing, Destination::Output)
        .with_pictures([("quay.png".to_owned(), picture)]);
    let html = export_briefing(find("html").unwrap(), &released, Style::default()).unwrap();
    assert!(
        html.contains("The chair, <span class=\"name s0\">Ada Ling</span>, said: “<a class=\"said s0\""),
        "{html}"
    );
    assert!(
        html.contains("id=\"text-1\" href=\"#quote-1\">Our doors are open.</a>” Then Ling left."),
        "{html}"
    );
    assert!(
        html.contains("<p dir=\"auto\" class=\"turn\"><span class=\"label s0\">ADA LING:</span>"),
        "{html}"
    );
    let image = "<img src=\"data:image/png;base64,iVBORw0KGgpyZXN0\" alt=\"Ships &quot;at night&quot;\">";
    let (before, after) = html.split_once(image).unwrap_or_else(|| panic!("{html}"));
    assert!(
        before.contains("Our doors") && after.contains("ADA LING:"),
        "the picture is after its paragraph"
    );
    assert!(html.contains("content: \"Harbour \\3c /style\\3e  Press · 1 July 2025\""), "{html}");
    let page = Html::parse_document(&html);
    assert!(page.errors.is_empty(), "{:?}", page.errors);
    assert_eq!(html.matches("</style>").count(), 1);
    let bare = written("html", &briefing);
    assert!(
        !bare.contains("<img") && bare.contains("<figcaption dir=\"auto\">The quay</figcaption>"),
        "{bare}"
    );
}
