//! Notes and tags: beside the text, in a search, and in the filters.

use crate::shot::{Reader, volume};
use plenary::app::Setup;

const NOTES: &str = include_str!("samples/notes.toml");

fn reader() -> Reader {
    Reader::of(vec![volume("notes.toml", NOTES)], 120, 34, Setup::default())
}

#[test]
fn notes_are_below_the_paragraphs_that_they_are_on() {
    reader().is("notes");
    Reader::of(vec![volume("notes.toml", NOTES)], 40, 20, Setup::default()).press("j j j").is("notes-narrow");
}

#[test]
fn a_search_finds_the_words_and_the_tags_of_notes() {
    let found = |typed: &str| {
        let reader = reader().press(&format!("/ '{typed}' enter"));
        (reader.app.search_words().unwrap().count, reader.selected().2.is_empty())
    };
    assert_eq!(found("minutes").0, "1 of 2", "a note and its tag");
    assert_eq!(found("repeats"), ("1 of 1".to_owned(), false), "the note on a quote selects the quote");
    assert_eq!(found("not in the report"), ("1 of 1".to_owned(), false));
    assert_eq!(found("first edition"), ("1 of 1".to_owned(), true));
}

#[test]
fn the_filter_counts_the_notes_with_a_tag() {
    let reader = reader().press("c");
    assert!(reader.shows("#lamps  1 and 1 note"), "{}", reader.screen());
    assert!(reader.shows("#to ask  0 and 1 note"), "{}", reader.screen());
    let reader = reader.press("'to ask' enter");
    assert_eq!(reader.footer(), "no quote matches the filters; this note does");
    assert!(reader.shows("Ask the clerk"), "{}", reader.screen());
    let reader = reader.press("/ 'clerk' enter");
    assert_eq!(reader.app.search_words().unwrap().count, "1 of 1", "other texts do not pass the filter");
}
