//! A file that changes while it is open: the reader stays at the same place.

use crate::property::keys;
use crate::shot::{Reader, volume};
use plenary::app::{Effect, Fresh, Input, Overlay, Reload, ReloadResult, Setup};
use plenary::library::{EMBEDDED, Stamp, Volume};
use proptest::prelude::*;
use std::path::PathBuf;

fn harbour() -> &'static str {
    EMBEDDED.iter().find(|(name, _)| name.starts_with("harbour")).unwrap().1
}

fn file(text: &str) -> Volume {
    let stamp = Stamp { written: None, bytes: text.len() as u64, number: 1 };
    let mut volume = volume("forum.toml", text);
    (volume.path, volume.stamp) = (Some(PathBuf::from("forum.toml")), Some(stamp));
    volume
}

fn open(text: &str) -> Reader {
    Reader::of(vec![file(text)], 100, 30, Setup::default())
}

fn reloaded(asked: bool, result: ReloadResult) -> Input {
    Input::Reloaded(Reload { path: PathBuf::from("forum.toml"), asked, result })
}

fn saved(text: &str) -> Input {
    reloaded(false, ReloadResult::Changed(Fresh::new(file(text))))
}

#[test]
fn only_files_are_read_again() {
    assert_eq!(open(harbour()).press("r").effects, [Effect::Reload]);
    let embedded = Reader::open("harbour", 100, 30).press("r");
    assert_eq!(embedded.effects, []);
    assert_eq!(embedded.footer(), "there is nothing to read again: this briefing is built in");
    assert_eq!(
        open(harbour()).told(reloaded(true, ReloadResult::Unchanged)).footer(),
        "forum.toml has not changed"
    );
}

#[test]
fn reading_the_same_text_again_changes_only_the_footer() {
    for keys in ["", "]s ]q", "3 space space j", "4 9j z", "2 j 4", "3 G", "]p ]p"] {
        let before = open(harbour()).press(keys).press("x esc");
        let (selected, scroll) = (before.selected(), before.app.scroll());
        let after = before.told(saved(harbour()));
        assert_eq!(after.selected(), selected, "{keys}");
        assert_eq!(format!("{:?}", after.app.scroll()), format!("{scroll:?}"), "{keys}");
        assert_ne!(after.footer(), "reloaded forum.toml", "nothing has changed");
    }
}

#[test]
fn a_change_elsewhere_keeps_the_first_row_and_the_selection() {
    let before = open(harbour()).press("s 'haddad' enter 3 j j");
    let top = |reader: &Reader| reader.screen().lines().nth(2).unwrap().to_owned();
    let (selected, row) = (before.selected(), top(&before));
    // A new first section changes every index.
    let with_more = harbour().replacen(
        "[[sections]]",
        "[[sections]]\nid = \"before\"\ntitle = \"Before\"\ntext = \"Somebody opened the doors.\"\n\n\
         [[sections.quotes]]\ntext = \"opened the doors\"\nkind = \"indirect\"\n\n[[sections]]",
        1,
    );
    let after = before.told(saved(&with_more));
    assert_eq!(after.selected(), selected);
    assert_eq!(top(&after).get(40..), row.get(40..), "{}", after.screen());
    let back = after.told(saved(harbour()));
    assert_eq!(back.selected(), selected);
    assert_eq!(top(&back), row);
}

const SHORT: &str = r#"
format = 1
[event]
title = "Doors"
[[speakers]]
id = "ada"
name = "Ada Ling"
[[sections]]
id = "one"
title = "One"
[[sections.quotes]]
speaker = "ada"
text = "The first."
[[sections.quotes]]
speaker = "ada"
text = "The second."
[[sections.quotes]]
speaker = "ada"
text = "The third."
"#;

fn words(reader: &Reader) -> String {
    reader.app.selection().quote.map_or(String::new(), |quote| reader.app.briefing()[quote].text.to_string())
}

#[test]
fn an_edited_quote_is_found_between_its_neighbours_and_a_lost_one_is_replaced() {
    let second = || open(SHORT).press("]q");
    assert_eq!(words(&second()), "The second.");
    let edited = SHORT.replace("The second.", "Quite another.");
    assert_eq!(words(&second().told(saved(&edited))), "Quite another.");
    let moved =
        format!("{}\n[[sections.quotes]]\ntext = \"The second.\"\n", SHORT.replace("The second.", "New."));
    assert_eq!(words(&second().told(saved(&moved))), "The second.");
    let gone = SHORT.replace("[[sections.quotes]]\nspeaker = \"ada\"\ntext = \"The second.\"\n", "");
    assert_eq!(words(&second().told(saved(&gone))), "The third.");
    let (none, _) = SHORT.split_once("[[sections.quotes]]").unwrap();
    assert_eq!(words(&second().told(saved(none))), "");
}

#[test]
fn the_list_of_formats_closes_if_its_quote_is_gone() {
    let second = || open(SHORT).press("]q Y");
    let gone = SHORT.replace("[[sections.quotes]]\nspeaker = \"ada\"\ntext = \"The second.\"\n", "");
    let reader = second().told(saved(&gone));
    assert!(reader.app.overlay().is_none());
    assert_eq!(reader.footer(), "what you wanted to copy is no longer in this briefing");
    // Another edit leaves it open.
    let edited = SHORT.replace("The first.", "The very first.");
    assert!(second().told(saved(&edited)).app.overlay().is_some());
}

#[test]
fn a_lost_speaker_is_reported_and_no_longer_filters() {
    let renamed = SHORT.replace("\"ada\"", "\"bo\"").replace("Ada Ling", "Bo Marsh");
    let reader = open(SHORT).press("]s").told(saved(&renamed));
    assert_eq!(reader.selected().1, "");
    assert_eq!(reader.footer(), "Ada Ling is no longer in this briefing");
    let again = open(SHORT).press("]s").told(saved(&SHORT.replace("\"ada\"", "\"bo\"")));
    assert_eq!(again.selected().1, "Ada Ling");
}

#[test]
fn a_broken_file_keeps_the_old_briefing_until_it_is_corrected() {
    let broken = SHORT.replace("text = \"The third.\"", "text = \"The third.");
    let reader = open(SHORT).press("]q").told(saved(&broken));
    reader.is("reload-broken");
    assert_eq!(words(&reader), "The second.");
    assert!(reader.shows("showing what was read before"), "{}", reader.screen());
    let page = reader.press("!");
    page.is("reload-broken-faults");
    let mended = page.told(saved(SHORT));
    assert!(mended.shows("No faults in this file."), "{}", mended.screen());
    assert!(!mended.press("esc").shows("showing what was read before"));
}

#[test]
fn a_deleted_file_is_reported_until_it_returns() {
    let reader = open(SHORT).told(reloaded(false, ReloadResult::Failed("there is no such file".to_owned())));
    reader.is("reload-gone");
    let back = reader.told(saved(SHORT));
    assert!(!back.shows("showing what was read before"), "{}", back.screen());
}

#[test]
fn faults_in_the_new_file_are_shown() {
    let faulty = SHORT.replacen("speaker = \"ada\"", "speaker = \"aad\"", 1);
    open(SHORT).told(saved(&faulty)).is("reload-faults");
}

#[test]
fn overlays_show_the_new_file() {
    let more = SHORT.replace("[[sections]]", "[[speakers]]\nid = \"zoe\"\nname = \"Zoë\"\n[[sections]]");
    let reader = open(&more).press("s 'zo'").told(saved(SHORT)).press("enter");
    assert_eq!(reader.selected().1, "");
    let export = open(SHORT).press("]q e").told(saved(&SHORT.replace("The second.", "Another.")));
    assert!(export.app.overlay().is_none());
    let kept = open(SHORT).press("]q e").told(saved(&SHORT.replace("The first.", "Another.")));
    assert!(matches!(kept.app.overlay(), Some(Overlay::Export(_))));
    assert!(kept.shows("The second."));
}

#[test]
fn filters_and_the_search_apply_to_the_new_file() {
    let reader = open(harbour()).press("c 'indirect' enter / 'harbour' enter n");
    let (words, filtered) = (reader.app.search_words().unwrap(), reader.selected());
    let again = reader.told(saved(harbour()));
    assert_eq!(again.app.search_words().unwrap(), words);
    assert_eq!(again.selected(), filtered);
    assert!(again.shows("[≈ indirect]"), "{}", again.screen());
    let (none, _) = SHORT.split_once("[[sections.quotes]]").unwrap();
    let other = open(harbour()).press("c '#' enter / 'harbour' enter").told(saved(none));
    assert_eq!(other.app.search_words().unwrap().count, "no match");
    assert!(!other.shows("[#"), "{}", other.screen());
    // While a search is typed, cancelling it returns to the same place in the new file.
    let typing = open(harbour()).press("3 9 j / 'zzz'").told(saved(harbour())).press("esc");
    assert_eq!(
        format!("{:?}", typing.app.scroll()),
        format!("{:?}", open(harbour()).press("3 9 j").app.scroll())
    );
}

/// Ways in which the file may have changed.
fn versions() -> Vec<String> {
    let without = |header: &str| {
        let mut tables: Vec<&str> = harbour().split("\n[").collect();
        tables.retain(|table| !table.starts_with(header));
        tables.join("\n[")
    };
    vec![
        harbour().to_owned(),
        without("[speakers]]"),
        without("[sections.quotes]]"),
        without("[sections]]"),
        harbour().split("\n[[sections]]").step_by(2).collect::<Vec<_>>().join("\n[[sections]]"),
        SHORT.to_owned(),
        "format = 1\n[event]\ntitle = \"T\"\n".to_owned(),
        harbour().replace('e', "é"),
        String::new(),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 32, ..ProptestConfig::default() })]

    #[test]
    fn any_change_of_the_file_at_any_time_draws_a_screen(
        steps in prop::collection::vec((keys(), 0_usize..9), 1..5), last in keys(),
    ) {
        let versions = versions();
        let mut reader = open(harbour());
        for (keys, version) in steps {
            reader = reader.press(&keys);
            reader.screen();
            reader = reader.told(saved(&versions[version]));
            reader.screen();
        }
        reader.press(&last).screen();
    }
}

#[test]
fn selected_words_stay_selected_if_their_text_is_the_same() {
    let selecting = || open(harbour()).press("v w w");
    let note = selecting().app.text_selection().unwrap().note().to_owned();
    let elsewhere =
        harbour().replacen("[[sections]]", "[[sections]]\nid = \"new\"\ntitle = \"New\"\n\n[[sections]]", 1);
    let kept = selecting().told(saved(&elsewhere));
    assert_eq!(kept.app.text_selection().unwrap().note(), note);
    assert!(matches!(kept.press("e").told(saved(harbour())).app.overlay(), Some(Overlay::Export(_))));
    let changed = selecting().told(saved(&harbour().replace(" the ", " this ")));
    assert!(changed.app.text_selection().is_none());
    assert_eq!(changed.footer(), "the text has changed; v selects words again");
    let exporting = selecting().press("e").told(saved(&harbour().replace(" the ", " this ")));
    assert!(exporting.app.overlay().is_none());
}
