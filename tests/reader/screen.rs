//! Snapshots of the screen: each layout and each overlay.

use crate::shot::{Reader, volume};
use plenary::app::{Input, Setup, Wrote};

const FAULTY: &str = r#"
format = 1
[event]
title = "A file with faults"
[[speakers]]
id = "ada-ling"
name = "Ada Ling"
[[sections]]
id = "opening"
title = "Opening"
text = "Ada Ling said: “Our doors are open.”"
[[sections.quotes]]
speaker = "ada-lnig"
text = "Our doors are open."
[[sections.quotes]]
speaker = "ada-ling"
text = "Our windows are shut."
"#;

#[test]
fn a_wide_screen_has_agenda_speakers_text_and_quotes_side_by_side() {
    Reader::open("harbour", 120, 40).is("wide");
}

#[test]
fn every_pane_follows_the_selected_speaker() {
    Reader::open("harbour", 120, 40).press("]s ]s").is("wide-speaker");
}

#[test]
fn eighty_columns_have_lists_on_the_left_and_text_on_the_right() {
    Reader::open("chongqing", 80, 24).is("two");
}

#[test]
fn eighty_columns_show_the_whole_quote_when_the_quotes_are_focused() {
    Reader::open("chongqing", 80, 24).press("4 j j").is("two-quotes");
}

#[test]
fn a_narrow_screen_shows_one_pane_with_tabs() {
    Reader::open("chongqing", 40, 12).is("one-text");
    Reader::open("chongqing", 40, 12).press("2 j j").is("one-speakers");
    Reader::open("chongqing", 40, 24).press("4").is("one-quotes");
}

#[test]
fn the_smallest_screen_can_be_used_and_a_smaller_one_says_so() {
    Reader::open("harbour", 20, 6).is("smallest");
    Reader::open("harbour", 19, 5).is("too-small");
}

#[test]
fn a_zoomed_pane_has_the_screen() {
    Reader::open("harbour", 80, 24).press("z d").is("zoom");
}

#[test]
fn a_prefix_shows_the_keys_that_can_follow() {
    Reader::open("harbour", 100, 16).press("]").is("prefix");
}

#[test]
fn jumping_shows_a_letter_on_every_speaker() {
    Reader::open("harbour", 100, 30).press("f").is("jump");
    Reader::open("harbour", 40, 14).press("f").is("jump-narrow");
}

#[test]
fn speakers_and_sections_are_picked_by_typing() {
    Reader::open("harbour", 80, 24).press("s 'nguyen'").is("pick-speaker");
    Reader::open("harbour", 80, 24).press("a").is("pick-section");
    Reader::open("harbour", 80, 24).press("s 'qqqq'").is("pick-nothing");
}

#[test]
fn a_quote_at_full_size_has_its_words_speaker_and_original() {
    Reader::open("harbour", 80, 24).press("s 'jiayi' enter enter").is("quote-chinese");
    Reader::open("harbour", 80, 24).press("s 'haddad' enter enter").is("quote-arabic");
    Reader::open("harbour", 80, 24).press("s 'somchai' enter enter").is("quote-thai");
    Reader::open("chongqing", 60, 24).press("s 'tang' enter enter").is("quote-mixed");
}

#[test]
fn pages_show_the_event_and_the_keys() {
    Reader::open("chongqing", 80, 30).press("i").is("about");
    Reader::open("chongqing", 80, 80).press("?").is("help");
    Reader::open("chongqing", 80, 24).press("? G").is("help-end");
}

#[test]
fn faults_are_reported_in_a_bar_and_on_a_page() {
    let open = || Reader::of(vec![volume("faulty.toml", FAULTY)], 80, 24, Setup::default());
    open().is("faults-bar");
    open().press("!").is("faults-page");
}

#[test]
fn the_export_dialog_previews_what_will_be_written() {
    let harbour = || Reader::open("harbour", 100, 30);
    harbour().press("e").is("export-text");
    harbour().press("e right").is("export-markdown");
    harbour().press("e right right down right").is("export-json-file");
    harbour().press("e down right enter").told(Input::Wrote(Wrote::Exists)).is("export-exists");
    harbour().press("e down right right").is("export-notebook");
    Reader::open("harbour", 40, 12).press("]q [q e").is("export-narrow");
}

#[test]
fn plain_ascii_needs_no_special_font() {
    let reader = Reader::ascii("chongqing", 100, 30);
    reader.is("ascii");
    Reader::ascii("chongqing", 100, 30).press("e").is("ascii-export");
    let drawn = reader.screen();
    let own: String = drawn.chars().filter(|c| !c.is_ascii()).collect();
    // The text of the briefing stays as it is.
    assert!(own.chars().all(|c| matches!(c, '“' | '”' | '’' | '·' | '–')), "{own}");
}
