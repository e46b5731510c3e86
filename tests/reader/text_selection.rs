//! Selecting words in the text: how a selection starts, moves and grows, and how it is copied and exported.

use crate::shot::{Reader, volume};
use plenary::app::{Effect, Input, Overlay, Setup, WriteMode, Wrote};
use plenary::layout::PaneName;

const RIGHT_TO_LEFT: &str = include_str!("samples/right-to-left.toml");

fn harbour() -> Reader {
    Reader::open("harbour", 120, 40)
}

/// A briefing of one section with this text, and quotes in TOML.
fn of(text: &str, quotes: &str) -> Reader {
    let source = format!(
        "format = 1\n[event]\ntitle = \"Talks\"\n[event.source]\ntitle = \"A report\"\npublisher = \"The office\"\n\
         [[speakers]]\nid = \"ada\"\nname = \"Ada Ling\"\n[[sections]]\nid = \"s\"\ntitle = \"Talk\"\n\
         text = \"\"\"\n{text}\n\"\"\"\n{quotes}"
    );
    Reader::of(vec![volume("talks.toml", &source)], 80, 24, Setup::default())
}

/// The selected words.
fn picked(reader: &Reader) -> String {
    let picked = reader.app.text_selection().expect("words are being selected").picked();
    reader.app.briefing()[picked.section].text.get(picked.range.clone()).unwrap().to_owned()
}

fn note(reader: &Reader) -> String {
    reader.app.text_selection().unwrap().note().to_owned()
}

#[test]
fn a_selection_starts_at_the_selected_quote_or_without_one_at_the_first_word_in_view() {
    let reader = harbour().press("v");
    assert_eq!(picked(&reader), "A");
    assert_eq!(note(&reader), "1 word · said by Ada Ling");
    // The text is focused, whatever was focused before.
    assert_eq!(harbour().press("4 v").app.focus(), PaneName::Text);
    let scrolled = harbour().resized(80, 24).press("3 d v");
    let first = picked(&scrolled);
    assert!(scrolled.shows(&first), "{first}\n{}", scrolled.screen());
    // A quote that is out of view is scrolled into view.
    assert_eq!(picked(&Reader::open("harbour", 40, 12).press("2 v")), "A");
    assert_eq!(picked(&of("Rain fell.", "").press("v")), "Rain");
    assert_eq!(of("", "").press("v").footer(), "there is no running text to select words from");
}

#[test]
fn a_selection_grows_and_shrinks_by_words_sentences_and_paragraphs() {
    let text = "One two, three. Four five.\\n\\nSix “seven” eight.";
    for (keys, words) in [
        ("w", "One two"),
        ("w w", "One two, three"),
        ("w w b", "One two"),
        ("w w w w )", "One two, three. Four five."),
        (")", "One two, three."),
        (") )", "One two, three. Four five."),
        (") ) (", "One two, three."),
        ("}", "One two, three. Four five."),
        ("} }", "One two, three. Four five.\n\nSix “seven” eight."),
        ("} } {", "One two, three. Four five."),
        ("w w w w w", "One two, three. Four five.\n\nSix"),
        ("l l", "One tw"),
        ("l h h", "On"),
        ("h h h", "O"),
        ("b", "One"),
    ] {
        assert_eq!(picked(&of(text, "").press("v").press(keys)), words, "{keys}");
    }
}

#[test]
fn either_end_moves_and_the_first_word_stays_selected() {
    let text = "One two three four five.";
    for (keys, words) in [
        ("w w o w", "two three"),
        ("w w v w w", "three"),
        ("w w o w o w", "two three four"),
        ("w w w v w w w w", "four five"),
        ("w w w v w w w v b", "three four"),
        ("w w w o w w o w b b", "three"),
    ] {
        assert_eq!(picked(&of(text, "").press("v").press(keys)), words, "{keys}");
    }
    // From the middle, extend back over the first word.
    let quote = "[[sections.quotes]]\nspeaker = \"ada\"\ntext = \"three four\"\n";
    for (keys, words) in [
        ("", "three"),
        ("b", "two three"),
        ("b w", "three"),
        ("b w w", "three four"),
        ("b b h", "One two three"),
    ] {
        assert_eq!(picked(&of(text, quote).press("v").press(keys)), words, "{keys}");
    }
    assert_eq!(
        of(text, "").press("v b").footer().split("  ").next(),
        Some("there is no more text in this section")
    );
}

#[test]
fn a_selection_moves_by_rows_and_to_the_ends_of_a_row() {
    let reader = harbour().press("v");
    let row = |keys: &str| picked(&harbour().press("v").press(keys));
    assert!(row("$").starts_with("A harbour is a promise that is kept twice"), "{}", row("$"));
    assert!(row("0").ends_with("said: “A"), "{}", row("0"));
    assert!(row("j").starts_with("A harbour") && row("j").len() > 30);
    assert_eq!(picked(&reader.press("j k")), "A");
    assert!(row("k").ends_with('A') && row("k").len() > 30);
    // Past the caption of a picture to the next paragraph, but not out of the section.
    let all = row(&["k ".repeat(60), "0".to_owned()].concat());
    assert!(all.starts_with("Rain had been"), "{all}");
    let text = &harbour().app.briefing().sections[0].text.trim().to_owned();
    assert_eq!(
        row(&["0 ", &"j ".repeat(60), "$"].concat()),
        text.get(text.find("A harbour").unwrap()..).unwrap()
    );
}

#[test]
fn the_moving_end_stays_in_view() {
    let mut reader = Reader::open("harbour", 60, 16).press("v");
    for _ in 0..40 {
        reader = reader.press("j");
        let picked = reader.app.text_selection().unwrap().picked().clone();
        let view = reader.app.view();
        let place = view.flow.place_at(picked.section, picked.caret.start);
        let layout = reader.app.layout();
        let area = layout.text_area(reader.app.measure()).unwrap();
        let rows =
            view.text_rows(reader.app.scroll().text, usize::from(area.height), usize::from(area.width) - 2);
        let row = view.row_start(place, usize::from(area.width) - 2);
        assert!(rows.iter().any(|own| own.place == row), "{picked:?}");
    }
    let narrow = reader.resized(30, 10);
    assert!(narrow.screen().lines().last().unwrap().contains("words"), "{}", narrow.screen());
}

#[test]
fn selected_words_are_copied_with_their_attribution() {
    let copied = |keys: &str| match harbour().press("v").press(keys).press("y").effects.pop() {
        Some(Effect::Copy(text)) => text,
        other => panic!("{other:?}"),
    };
    let direct = copied("w w w");
    assert!(
        direct.starts_with("“A harbour is a”\n— Ada Ling, Chair, Port Lantern City Council\n"),
        "{direct}"
    );
    assert!(direct.contains(" · verbatim\n"), "{direct}");
    let source = copied("o b b b");
    assert!(
        source.starts_with("‘notes. She said: “A’\n— Harbour Forum 2025: two days on the quay"),
        "{source}"
    );
    let reported = Reader::open("harbour", 120, 40).press("]q v w w");
    assert_eq!(note(&reported), "3 words · paraphrase of Ada Ling");
    let reported = reported.press("y");
    let [Effect::Copy(text)] = &reported.effects[..] else { panic!("{:?}", reported.effects) };
    assert!(text.starts_with("Paraphrase: the city will\n— Ada Ling, Chair"), "{text}");
}

#[test]
fn a_copy_ends_the_selection_and_a_failure_keeps_it() {
    let failed =
        harbour().press("v w y").told(Input::Copied(Err("no clipboard could be reached".to_owned())));
    assert_eq!(picked(&failed), "A harbour");
    assert!(failed.footer().starts_with("no clipboard could be reached"), "{}", failed.footer());
    let made = failed.press("y").told(Input::Copied(Ok("the desktop's clipboard".to_owned())));
    assert!(made.app.text_selection().is_none());
    assert_eq!(made.footer(), "copied to the desktop's clipboard: A harbour …");
}

#[test]
fn selected_words_are_exported_through_the_dialog() {
    let reader = harbour().press("v ) e down right");
    let Some(Overlay::Export(dialog)) = reader.app.overlay() else { panic!("no dialog") };
    assert!(
        dialog.preview.starts_with(
            "“A harbour is a promise that is kept twice a day, once with every tide.”\n— Ada Ling"
        )
    );
    // Back in the text, the words are still selected.
    let reader = reader.press("esc");
    assert!(picked(&reader).starts_with("A harbour is a promise"));
    let reader = reader.press("e down right enter");
    let Some(Effect::Write { path, mode, .. }) = reader.effects.last() else {
        panic!("{:?}", reader.effects)
    };
    assert_eq!((&**path, *mode), ("harbour-forum-ada-ling.txt", WriteMode::New));
    let done = reader.told(Input::Wrote(Wrote::Done("harbour-forum-ada-ling.txt".to_owned())));
    assert!(done.app.text_selection().is_none());
}

#[test]
fn escape_cancels_the_selection_and_help_keeps_it() {
    let reader = harbour().press("v w esc");
    assert!(reader.app.text_selection().is_none());
    assert_eq!(reader.effects, []);
    let reader = harbour().press("v w ?");
    assert!(matches!(reader.app.overlay(), Some(Overlay::Page(_))));
    assert_eq!(picked(&reader.press("esc w")), "A harbour is");
    assert_eq!(harbour().press("v ctrl+c").effects, [Effect::Quit]);
    assert!(harbour().press("v X").footer().starts_with("X does nothing here"));
}

#[test]
fn words_of_scripts_without_spaces_are_found_by_dictionary() {
    let thai = of("ประเทศไทยเปิดประตู", "").press("v w");
    assert_eq!(
        (picked(&thai).as_str(), note(&thai).as_str()),
        ("ประเทศไทยเปิด", "2 words · the source’s own words")
    );
    assert_eq!(picked(&of("我们的大门是敞开的。再见。", "").press("v w w")), "我们的大门");
    assert_eq!(picked(&of("我们的大门是敞开的。再见。", "").press("v )")), "我们的大门是敞开的。");
    assert_eq!(picked(&of("नमस्ते दुनिया", "").press("v w")), "नमस्ते दुनिया");
    assert_eq!(picked(&of("नमस्ते दुनिया", "").press("v h")), "नम");
    assert_eq!(picked(&of("a 👩\u{200d}🔬🇩🇪 b", "").press("v l l")), "a 👩\u{200d}🔬🇩🇪");
}

#[test]
fn in_right_to_left_text_arrows_move_as_they_point_and_words_as_they_are_read() {
    let open = || Reader::of(vec![volume("forum.toml", RIGHT_TO_LEFT)], 120, 30, Setup::default()).press("v");
    assert_eq!(picked(&open()), "البحر");
    assert_eq!(picked(&open().press("w")), "البحر لا");
    assert_eq!(picked(&open().press("left left")), "البحر لا");
    assert_eq!(picked(&open().press("left left right")), "البحر ل");
    assert!(picked(&open().press("$")).starts_with("البحر لا يسأل"));
    let reader = open().press("w w y");
    let [Effect::Copy(text)] = &reader.effects[..] else { panic!("{:?}", reader.effects) };
    assert!(text.starts_with("”البحر لا يسأل“\n— ليلى حداد"), "{text}");
}

#[test]
fn a_selection_is_drawn() {
    harbour().press("v w w w").is("select");
    Reader::open("harbour", 80, 24).press("]q v ) )").is("select-two");
    Reader::ascii("harbour", 80, 24).press("v }").is("select-mono");
    Reader::of(vec![volume("forum.toml", RIGHT_TO_LEFT)], 80, 24, Setup::default())
        .press("v w w j")
        .is("select-right-to-left");
}

#[test]
fn selecting_in_a_long_section_is_fast() {
    let text = "Every ship that calls by night pays its dues. ".repeat(20_000);
    let reader = of(&text, "").press("v }");
    assert!(note(&reader).starts_with("more than "), "{}", note(&reader));
    assert_eq!(picked(&reader), text.trim());
}

const TURN: &str = "ADA: One two. Three four.\n\nFive six.\n\nBO: Seven.";
const STATEMENTS: &str = "[[sections.quotes]]\nspeaker = \"ada\"\ntext = \"One two.\"\n\
    [[sections.quotes]]\nspeaker = \"ada\"\ntext = \"Three four.\"\n\
    [[sections.quotes]]\nspeaker = \"ada\"\ntext = \"Five six.\"\n\
    [[sections.quotes]]\ntext = \"Seven.\"\n";

#[test]
fn a_count_joins_the_statements_of_a_turn() {
    for (keys, words) in [
        ("y", "“One two.”\n— Ada Ling"),
        ("0 2 y", "“One two. Three four.”\n— Ada Ling"),
        ("0 3 y", "“One two. Three four.\n\n“Five six.”\n— Ada Ling"),
        ("4 y", "“One two.”\n— Ada Ling"),
        ("9 y", "“One two. Three four.\n\n“Five six.”\n— Ada Ling"),
        ("]q 0 3 y", "“Three four.\n\n“Five six.”\n— Ada Ling"),
    ] {
        let Some(Effect::Copy(clip)) = of(TURN, STATEMENTS).press(keys).effects.pop() else {
            panic!("{keys}")
        };
        assert!(clip.starts_with(words), "{keys}: {}", &*clip);
    }
}

#[test]
fn the_notice_of_a_counted_copy_says_how_many_statements_there_were() {
    for (keys, notice) in [
        ("y", "copied to the clipboard: One two. …"),
        ("0 2 y", "copied to the clipboard: 2 statements: One two. Three four. …"),
        ("9 y", "copied to the clipboard: 3 statements, to the end of the turn: One two. Three …"),
        ("]q ]q 0 3 y", "copied to the clipboard: 1 statement, to the end of the turn: Five six. …"),
    ] {
        let reader = of(TURN, STATEMENTS).press(keys).told(Input::Copied(Ok("the clipboard".to_owned())));
        assert_eq!(reader.footer(), notice, "{keys}");
    }
}

#[test]
fn a_selection_over_statements_of_one_turn_is_one_quote() {
    let reader = of(TURN, STATEMENTS).press("v ) ) )");
    assert_eq!(picked(&reader), "One two. Three four.\n\nFive six.");
    assert!(note(&reader).ends_with("said by Ada Ling"), "{}", note(&reader));
    let other = reader.press("w");
    assert!(note(&other).ends_with("the source’s own words"), "{}", note(&other));
}

#[test]
fn a_search_finds_words_across_statements() {
    let count = |typed: &str| {
        let reader = of(TURN, STATEMENTS).press(&format!("/ '{typed}' enter"));
        reader.app.search_words().map(|words| words.count).unwrap_or_default()
    };
    assert_eq!(count("two. three"), "1 of 1");
    assert_eq!(count("four. five"), "1 of 1");
    // Two people do not say one thing.
    assert_ne!(count("six. bo"), "1 of 1");
    assert_eq!(count("five six"), "1 of 1");
}
