//! Tests what a title reports.

use super::layout;
use crate::import::attribution::attribute;
use crate::import::attribution::found::Attribution;
use crate::import::blocks::BlockKind;
use crate::text::Cut;

#[test]
fn what_a_title_reports_is_listed_and_not_offered() {
    for (title, words) in [
        ("Ling says the quay will close", "the quay will close"),
        ("Ada Ling Says The Quay Will Close", "The Quay Will Close"),
        ("Ling: The quay will close", "The quay will close"),
        ("Ada Ling on the harbour: The quay will close", "The quay will close"),
        ("Ling to pilots: The quay will close", "The quay will close"),
    ] {
        let body = "Ada Ling, the mayor, said on Friday that the quay will close for a year.";
        let mut layout = layout(&[title, body]);
        layout.blocks[0].kind = BlockKind::Title;
        let found = attribute(&layout, &[]);
        let said = |list: &[Attribution]| -> Vec<String> {
            let spans = list.iter().flat_map(|said| said.content.clone());
            spans.map(|span| layout.blocks[span.block].words.as_str().cut(span.range).to_owned()).collect()
        };
        assert_eq!(said(&found.little), [words]);
        assert_eq!(found.little[0].person, Some(0));
        assert_eq!(said(&found.attributions), ["the quay will close for a year"]);
    }
}

#[test]
fn a_title_about_a_topic_reports_nothing() {
    let mut layout = layout(&["Harbour news: The quay will close", "Ada Ling said it will open."]);
    layout.blocks[0].kind = BlockKind::Title;
    assert_eq!(attribute(&layout, &[]).little, []);
}

#[test]
fn a_title_may_name_a_kind_of_speaker() {
    for (title, words) in [
        ("Poll: Most pilots like the quay", Some("Most pilots like the quay")),
        ("Ling camp: The quay will close soon", Some("The quay will close soon")),
        ("Press release: The quay will close soon", None),
        ("Harbour map: The quay will close soon", None),
    ] {
        let mut layout = layout(&[title, "The quay is old."]);
        layout.blocks[0].kind = BlockKind::Title;
        let found = attribute(&layout, &[]).little;
        let said: Vec<&str> = found
            .iter()
            .flat_map(|said| &said.content)
            .map(|span| layout.blocks[span.block].words.as_str().cut(span.range.clone()))
            .collect();
        assert_eq!(said, words.into_iter().collect::<Vec<_>>(), "{title}");
    }
}

#[test]
fn a_title_may_begin_with_a_kicker_or_name_an_agency_or_a_couple() {
    for (title, words) in [
        ("EXCLUSIVE – Ada Ling: Do not trust the lock", "Do not trust the lock"),
        ("AP: The chair paid for the lock", "The chair paid for the lock"),
        ("Lings: The council stirs hate", "The council stirs hate"),
    ] {
        let mut layout = layout(&[title, "Ada Ling said it will open."]);
        layout.blocks[0].kind = BlockKind::Title;
        let found = attribute(&layout, &[]);
        let span = found.little[0].content[0].clone();
        assert_eq!(layout.blocks[span.block].words.as_str().cut(span.range), words);
    }
}
