//! What the editor and the browser are asked for.

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

/// The line of the file that the editor is to show, or that holds the words it is to find.
fn line(keys: &str) -> String {
    let reader = open().press(keys);
    let wanted = reader.effects.iter().find_map(|effect| match effect {
        Effect::Edit { editor, path, at, words } => Some((editor, path, *at, words)),
        _ => None,
    });
    let (editor, path, at, words) = wanted.unwrap();
    assert_eq!((&**editor, path.to_str()), ("ed -v", Some("forum.toml")));
    let found = harbour()[at..].find(words).unwrap() + at;
    let start = harbour()[..found].rfind('\n').map_or(0, |feed| feed + 1);
    harbour()[start..].lines().next().unwrap().to_owned()
}

#[test]
fn the_editor_opens_at_what_is_looked_at() {
    assert!(line("4 j E").starts_with("text = \"the city will open"));
    assert_eq!(line("1 j j E"), "id = \"three-languages\"");
    assert_eq!(line("2 j E"), "id = \"ada-ling\"");
    // In the text without the chosen quote in sight: the row that is read.
    let row = line("3 space space space E");
    assert!(!row.starts_with('['), "{row}");
}

#[test]
fn what_is_no_file_cannot_be_edited() {
    let reader = Reader::open("harbour", 120, 40).press("E");
    assert_eq!(reader.effects, []);
    assert_eq!(reader.footer(), "this briefing comes with the program: there is nothing to edit");
    assert!(open().told(Input::Edited(Err("no editor".to_owned()))).footer().contains("no editor"));
}

#[test]
fn the_browser_opens_the_source_where_there_is_one() {
    let reader = open().press("o");
    assert_eq!(reader.effects, [Effect::Browse("https://example.org/harbour-forum-2025".to_owned())]);
    let without = harbour().replace("https://", "ftp://");
    let reader = Reader::of(vec![volume("forum.toml", &without)], 120, 40, Setup::default()).press("o");
    assert_eq!((reader.effects.len(), &*reader.footer()), (0, "the briefing names no address of its source"));
}
