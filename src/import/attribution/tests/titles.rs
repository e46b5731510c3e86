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
    ] {
        let body = "Ada Ling, the mayor, said on Friday that the quay will close for a year.";
        let mut layout = layout(&[title, body]);
        layout.blocks[0].kind = BlockKind::Title;
        let found = attribute(&layout, Some("en"));
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
    assert_eq!(attribute(&layout, Some("en")).little, []);
}
