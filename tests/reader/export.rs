//! Copying and exporting: what is copied, written and printed.

use crate::shot::Reader;
use plenary::app::{Effect, Input, Overlay, WriteMode, Wrote};

fn harbour() -> Reader {
    Reader::open("harbour", 100, 30)
}

#[test]
fn copying_includes_the_attribution() {
    let reader = harbour().press("y");
    let [Effect::Copy(text)] = &reader.effects[..] else { panic!("{:?}", reader.effects) };
    assert!(
        text.starts_with("“A harbour is a promise that is kept twice a day, once with every tide.”\n— "),
        "{text}"
    );
    assert!(text.contains("Ada Ling, Chair, Port Lantern City Council"), "{text}");
    assert!(text.contains("verbatim"), "{text}");
    let told = reader.told(Input::Copied(Ok("the desktop's clipboard".to_owned())));
    assert!(told.footer().starts_with("copied to the desktop's clipboard"), "{}", told.footer());
    let failed = harbour().press("y").told(Input::Copied(Err("no clipboard could be reached".to_owned())));
    assert_eq!(failed.footer(), "no clipboard could be reached");
}

#[test]
fn the_preview_is_what_is_written() {
    let reader = harbour().press("e right down right");
    let Some(Overlay::Export(dialog)) = reader.app.overlay() else { panic!("no dialog") };
    let (preview, path) = (dialog.preview.clone(), dialog.path.value().to_owned());
    assert_eq!(path, "harbour-forum-ada-ling.md");
    let written = reader.press("enter");
    let [Effect::Write { path: wrote, contents, mode }] = &written.effects[..] else {
        panic!("{:?}", written.effects)
    };
    assert_eq!((wrote, contents, *mode), (&path, &preview, WriteMode::New));
    let done = written.told(Input::Wrote(Wrote::Done(path)));
    assert!(done.app.overlay().is_none());
    assert_eq!(done.footer(), "written to harbour-forum-ada-ling.md");
}

#[test]
fn a_file_that_exists_is_left_alone_until_the_user_decides() {
    let asked = || harbour().press("e down right enter").told(Input::Wrote(Wrote::Exists));
    assert!(asked().shows("This file exists."));
    let mode = |reader: Reader| match reader.effects.last() {
        Some(Effect::Write { mode, path, .. }) => (*mode, path.clone()),
        other => panic!("{other:?}"),
    };
    let path = "harbour-forum-ada-ling.txt".to_owned();
    assert_eq!(mode(asked().press("o")), (WriteMode::Overwrite, path.clone()));
    assert_eq!(mode(asked().press("a")).1, path);
    // Enter again does not overwrite.
    assert_eq!(asked().press("enter").effects.len(), 1);
    let renamed = asked().press("n enter");
    assert_eq!(mode(renamed), (WriteMode::New, "harbour-forum-ada-ling-2.txt".to_owned()));
    let left = asked().press("esc");
    assert!(!left.shows("This file exists."));
}

#[test]
fn a_notebook_is_appended_to() {
    let reader = harbour().press("e down right right enter");
    let [Effect::Write { path, mode, .. }] = &reader.effects[..] else { panic!("{:?}", reader.effects) };
    assert_eq!(path, "quotes.txt");
    assert!(matches!(mode, WriteMode::Append(_)));
}

#[test]
fn output_is_printed_after_closing() {
    let reader = harbour().press("e down left enter");
    assert!(matches!(&reader.effects[..], [Effect::Print(text)] if text.contains("Ada Ling")));
    assert_eq!(reader.footer(), "it will be printed when the reader closes");
}

#[test]
fn a_path_can_be_typed_and_a_failure_keeps_the_dialog() {
    let reader =
        harbour().press("e down right down ctrl+w ctrl+w ctrl+w ctrl+w ctrl+w ctrl+w 'a b.txt' enter");
    let [Effect::Write { path, .. }] = &reader.effects[..] else { panic!("{:?}", reader.effects) };
    assert_eq!(path, "a b.txt");
    let failed = reader.told(Input::Wrote(Wrote::Failed("a b.txt: there is no space left".to_owned())));
    assert!(failed.shows("there is no space left"));
    assert!(matches!(failed.app.overlay(), Some(Overlay::Export(_))));
}

#[test]
fn an_empty_path_is_refused() {
    let reader = harbour().press("e down right down ctrl+a ctrl+u enter");
    assert_eq!(reader.effects, []);
    assert!(reader.shows("type a name for the file"));
}

#[test]
fn pasted_text_is_typed_into_the_path_and_ignored_elsewhere() {
    let reader = harbour()
        .press("e down right down ctrl+u")
        .told(Input::Paste("notes\n.txt".to_owned()))
        .press("enter");
    let Some(Effect::Write { path, .. }) = reader.effects.last() else { panic!("{:?}", reader.effects) };
    assert!(path.contains("notes.txt"), "{path}");
    let panes = harbour().told(Input::Paste("qqq".to_owned()));
    assert_eq!(panes.effects, []);
    assert_eq!(panes.selected(), harbour().selected());
}
