//! Formats in the reader: HTML on the clipboard, templates, notebooks, and refusals.

use crate::shot::{Reader, volume};
use plenary::app::{Effect, Input, Overlay, Pick, Setup, WriteMode, Wrote};
use plenary::export::{Style, Template, find};

fn harbour() -> Reader {
    Reader::open("harbour", 100, 30)
}

fn source() -> String {
    std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/briefings/harbour-forum.toml")).unwrap()
}

fn without_url() -> Reader {
    let source = source().replace("url = \"https://example.org/harbour-forum-2025\"\n", "");
    Reader::of(vec![volume("harbour-forum.toml", &source)], 100, 30, Setup::default())
}

#[test]
fn formats_that_people_read_are_copied_as_html_too() {
    for keys in ["y", "e enter"] {
        let reader = harbour().press(keys);
        let Some(Effect::Copy(clip)) = reader.effects.last() else { panic!("{:?}", reader.effects) };
        assert!(clip.text.starts_with("“A harbour is a promise"), "{clip}");
        assert!(clip.html.as_ref().unwrap().contains("<p>“A harbour is a promise"), "{:?}", clip.html);
    }
    let data = harbour().press("e right right enter");
    let Some(Effect::Copy(clip)) = data.effects.last() else { panic!("{:?}", data.effects) };
    assert_eq!(clip.html, None);
}

#[test]
fn a_quote_is_copied_in_a_format_that_is_picked() {
    let asked = harbour().press("Y");
    assert_eq!(asked.effects, []);
    assert!(asked.shows("Copy as") && asked.shows("biblatex"), "{}", asked.screen());
    let reader = asked.press("'bibtex' enter");
    let Some(Effect::Copy(clip)) = reader.effects.last() else { panic!("{:?}", reader.effects) };
    assert!(clip.text.starts_with("@misc{") && clip.text.contains("A harbour is a promise"), "{clip}");
    // The same format is selected the next time, also for selected words.
    let words = reader.told(Input::Copied(Ok("a clipboard".to_owned()))).press("v w Y enter");
    let Some(Effect::Copy(clip)) = words.effects.last() else { panic!("{:?}", words.effects) };
    assert!(clip.text.starts_with("@misc{"), "{clip}");
    let refused = without_url().press("Y 'link' enter");
    assert!(!refused.effects.iter().any(|effect| matches!(effect, Effect::Copy(_))));
    assert!(refused.shows("has no URL"), "{}", refused.screen());
}

#[test]
fn a_format_that_needs_an_address_refuses_without_one() {
    let reader = without_url().press("e right right right right");
    assert!(reader.shows("Cannot be written in this format:"), "{}", reader.screen());
    assert!(reader.shows("has no URL"), "{}", reader.screen());
    let pressed = reader.press("enter");
    assert_eq!(pressed.effects, []);
    assert!(pressed.shows("has no URL"));
    // The next format can write the quote.
    assert!(!pressed.press("left").shows("has no URL"));
}

#[test]
fn templates_are_read_when_needed_and_offered_like_formats() {
    let setup = Setup { templates_folder: Some("/home/ada/templates".into()), ..Setup::default() };
    let reader = Reader::of(vec![volume("harbour-forum.toml", &source())], 100, 30, setup);
    assert_eq!(reader.effects, []);
    let asked = reader.press("e");
    let [Effect::FindTemplates(folder)] = &asked.effects[..] else { panic!("{:?}", asked.effects) };
    assert_eq!(folder, std::path::Path::new("/home/ada/templates"));
    let story = Template::new("story.txt.j2", "{# For a story #}{{ attribution }}: {{ text }}").unwrap();
    let bad = Template::new("bad.txt.j2", "{{ nobody }}").unwrap();
    let known = asked.told(Input::Templates(vec![story, bad], Some("c.j2:1:4: is wrong".to_owned())));
    assert!(known.shows("c.j2:1:4: is wrong"), "{}", known.screen());
    let other = known.press("left left");
    assert!(other.shows("[story]") && other.shows("For a story"), "{}", other.screen());
    assert!(other.shows("Ada Ling, Chair, Port Lantern City Council: A harbour"), "{}", other.screen());
    let wrong = other.press("right");
    assert!(wrong.shows("bad.txt.j2:1:4: there is no \"nobody\" here"), "{}", wrong.screen());
    // They are read once.
    assert_eq!(wrong.press("esc e").effects.len(), 1);
}

#[test]
fn a_format_to_copy_in_is_picked_and_remembered() {
    let picker = harbour().press("Y");
    assert!(picker.shows("Copy as  13 of 13") && picker.shows("Zotero, pandoc, Word"), "{}", picker.screen());
    let reader = picker.press("b i b l enter");
    let Some(Effect::Copy(clip)) = reader.effects.last() else { panic!("{:?}", reader.effects) };
    assert!(clip.text.starts_with("@unpublished{"), "{clip}");
    let told = reader.told(Input::Copied(Ok("the desktop's clipboard".to_owned())));
    assert!(told.footer().starts_with("copied to the desktop's clipboard: A harbour"), "{}", told.footer());
    let again = told.press("Y enter");
    let [Effect::Copy(first), Effect::Copy(second)] = &again.effects[..] else {
        panic!("{:?}", again.effects)
    };
    assert_eq!(first, second);
    // Words that are selected in the text, and a quote at full size.
    let words = harbour().press("3 v w Y c s v enter");
    let Some(Effect::Copy(clip)) = words.effects.last() else { panic!("{:?}", words.effects) };
    assert!(clip.text.starts_with("\"Highlight\","), "{clip}");
    let page = harbour().press("4 enter Y n d j s o n enter");
    assert!(
        matches!(page.effects.last(), Some(Effect::Copy(clip)) if clip.text.starts_with("{\"record\":1"))
    );
    let refused = without_url().press("Y 'web-a' enter");
    assert_eq!(refused.effects, []);
    assert!(refused.footer().contains("has no URL"), "{}", refused.footer());
}

#[test]
fn templates_are_in_the_list_of_formats_to_copy_in() {
    let setup = Setup { templates_folder: Some("/home/ada/templates".into()), ..Setup::default() };
    let reader = Reader::of(vec![volume("harbour-forum.toml", &source())], 100, 30, setup).press("Y s t");
    assert!(matches!(&reader.effects[..], [Effect::FindTemplates(_)]), "{:?}", reader.effects);
    let story = Template::new("story.txt.j2", "{# For a story #}{{ text }}").unwrap();
    let known = reader.told(Input::Templates(vec![story], None));
    assert!(known.shows("For a story"), "{}", known.screen());
    let copied = known.press("o r y enter");
    assert!(
        matches!(copied.effects.last(), Some(Effect::Copy(clip)) if clip.text.starts_with("A harbour is"))
    );
}

#[test]
fn speakers_are_named_in_full_or_by_family_name() {
    let long = harbour().press("e");
    assert!(long.shows("— Ada Ling, Chair") && long.shows("Names  [long]"), "{}", long.screen());
    let short = long.press("up right");
    assert!(short.shows("— Ling") && !short.shows("Ada Ling, Chair, Port"), "{}", short.screen());
    let reader = short.press("enter");
    let Some(Effect::Copy(clip)) = reader.effects.last() else { panic!("{:?}", reader.effects) };
    assert!(
        clip.text.contains("\n— Ling\n") && clip.html.as_ref().unwrap().contains("<p>— Ling</p>"),
        "{clip}"
    );
    // The choice is remembered; data for programs has no such choice.
    let again = reader.told(Input::Copied(Ok("x".to_owned()))).press("e");
    assert!(again.shows("[short]"), "{}", again.screen());
    let notebook = again.press("right down right right");
    assert!(notebook.shows("— Ling"), "{}", notebook.screen());
    assert!(!notebook.press("up right").shows("[short]"));
}

#[test]
fn a_notebook_in_markdown_is_previewed_with_its_heading() {
    let reader = harbour().press("e right down right right");
    assert!(reader.shows("## Harbour Forum 2025 (invented), 1–2 July 2025"), "{}", reader.screen());
    let written = reader.press("enter");
    let Some(Effect::Write { contents, mode, .. }) = written.effects.last() else {
        panic!("{:?}", written.effects)
    };
    assert_eq!(*mode, WriteMode::Notebook);
    assert!(contents.contains("\n<!-- plenary kept-promise@"), "{contents}");
    let told = written.told(Input::Wrote(Wrote::Unchanged("quotes.md".to_owned())));
    assert_eq!(told.footer(), "quotes.md already contains it");
}

#[test]
fn a_reader_opened_to_pick_ends_with_the_pick() {
    let pick = |format: &str| Setup {
        pick: Some(Pick { format: find(format).unwrap(), style: Style::default() }),
        ..Setup::default()
    };
    let open =
        |format: &str| Reader::of(vec![volume("harbour-forum.toml", &source())], 100, 30, pick(format));
    assert!(open("text").footer().starts_with("Enter picks the quote"));
    let picked = open("markdown").press("]q enter");
    let [Effect::Choose(text)] = &picked.effects[..] else { panic!("{:?}", picked.effects) };
    assert!(text.starts_with("> "), "{text}");
    let Some(Effect::Choose(both)) = open("ndjson").press("x ]q x enter").effects.pop() else {
        panic!("nothing")
    };
    assert_eq!(both.lines().count(), 2);
    // Enter still goes from the agenda into the text.
    assert_eq!(open("text").press("1 enter").effects, []);
    assert!(!matches!(open("text").press("1 enter").app.overlay(), Some(Overlay::Page(_))));
    let source = source().replace("url = \"https://example.org/harbour-forum-2025\"\n", "");
    let refused =
        Reader::of(vec![volume("harbour-forum.toml", &source)], 120, 30, pick("link")).press("enter");
    assert_eq!(refused.effects, []);
    assert!(refused.footer().contains("has no URL"), "{}", refused.footer());
}
