//! The editor and the browser.

use crate::shot::{Reader, volume};
use plenary::app::{Effect, Input, Setup};
use plenary::library::{EMBEDDED, Stamp};
use std::path::PathBuf;

fn harbour() -> &'static str {
    EMBEDDED.iter().find(|(name, _)| name.starts_with("harbour")).unwrap().1
}

fn open() -> Reader {
    let mut volume = volume("forum.toml", harbour());
    volume.path = Some(PathBuf::from("forum.toml"));
    volume.stamp = Some(Stamp { written: None, bytes: 1, number: 1 });
    Reader::of(vec![volume], 120, 40, Setup { editor: "ed -v".to_owned(), ..Setup::default() })
}

/// The line of the file at which the editor opens, or that contains the words to find.
fn line(keys: &str) -> String {
    let reader = open().press(keys);
    let wanted = reader.effects.iter().find_map(|effect| match effect {
        Effect::Edit { editor, path, at, words } => Some((editor, path, *at, words)),
        _ => None,
    });
    let (editor, path, at, words) = wanted.unwrap();
    assert_eq!((&**editor, path.to_str()), ("ed -v", Some("forum.toml")));
    let found = harbour().get(at..).unwrap().find(words).unwrap() + at;
    let (before, after) = harbour().split_at(found);
    let start = before.lines().last().filter(|_| !before.ends_with('\n')).unwrap_or_default();
    [start, after.lines().next().unwrap()].concat()
}

#[test]
fn the_editor_opens_at_the_line_in_view() {
    assert!(line("4 j E").starts_with("text = \"the city will open"));
    assert_eq!(line("1 j j E"), "id = \"three-languages\"");
    assert_eq!(line("2 j E"), "id = \"ada-ling\"");
    // In the text, if the selected quote is not in view: the first row.
    let row = line("3 space space space E");
    assert!(!row.starts_with('['), "{row}");
}

#[test]
fn only_files_can_be_edited() {
    let reader = Reader::open("harbour", 120, 40).press("E");
    assert_eq!(reader.effects, []);
    assert_eq!(reader.footer(), "there is nothing to edit: this briefing is built in");
    assert!(open().told(Input::Edited(Err("no editor".to_owned()))).footer().contains("no editor"));
}

#[test]
fn the_browser_opens_the_source_if_it_has_an_address() {
    let reader = open().press("o");
    assert_eq!(reader.effects, [Effect::Browse("https://example.org/harbour-forum-2025".to_owned())]);
    let without = harbour().replace("https://", "ftp://");
    let reader = Reader::of(vec![volume("forum.toml", &without)], 120, 40, Setup::default()).press("o");
    assert_eq!((reader.effects.len(), &*reader.footer()), (0, "the briefing gives no address of its source"));
}
