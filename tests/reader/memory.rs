//! Memory: jumps, places marked with letters, the last position, and marked quotes.

use crate::shot::{Reader, volume};
use plenary::app::{Effect, Input, Setup};
use plenary::library::{EMBEDDED, Volume};
use plenary::memory::{Change, Memory, Note, Recalled};

fn harbour() -> Reader {
    Reader::open("harbour", 100, 30)
}

fn both() -> Reader {
    let shelf: Vec<Volume> = EMBEDDED.iter().map(|(name, text)| volume(name, text)).collect();
    Reader::of(shelf, 100, 30, Setup::default()).press("j enter")
}

/// All changes that the reader asked to save.
fn notes(reader: &Reader) -> Vec<Note> {
    let all = reader.effects.iter().filter_map(|effect| match effect {
        Effect::Remember(notes) => Some(notes.clone()),
        _ => None,
    });
    all.flatten().collect()
}

/// What the next reader loads.
fn memory(reader: &Reader) -> Input {
    let mut memory = Memory::default();
    for change in notes(reader).into_iter().flat_map(|note| note.changes) {
        memory.apply(change);
    }
    Input::Recalled { entry: 0, recalled: Recalled { memory: Some(Box::new(memory)), problem: None } }
}

fn text_at_top(reader: &Reader) -> String {
    let (app, top) = (&reader.app, reader.app.scroll().text);
    let text = app.view().flow.blocks[top.block].text(app.briefing()).into_owned();
    text.get(top.at..).unwrap().chars().take(40).collect()
}

#[test]
fn jumps_can_be_undone_and_redone() {
    let places = |keys: &str| text_at_top(&harbour().press(keys));
    let (start, third) = (places(""), places("3]a"));
    assert_ne!(start, third);
    assert_eq!(places("3]a G ctrl+o"), third);
    assert_eq!(places("3]a G ctrl+o ctrl+o"), start);
    assert_eq!(places("3]a G ctrl+o ctrl+o ctrl+y"), third);
    assert_eq!(places("3]a G ctrl+o ctrl+o ctrl+i ctrl+i"), places("G"));
    assert_eq!(places("j j ctrl+o"), places("j j"), "scrolling is not a jump");
    assert_eq!(harbour().press("ctrl+o").footer(), "there is no earlier jump");
    assert_eq!(harbour().press("G ctrl+y").footer(), "there is no later jump");
}

#[test]
fn going_back_restores_the_selection() {
    let reader = harbour().press("s 'zoe' enter s 'bo' enter");
    let back = harbour().press("s 'zoe' enter G s 'bo' enter ctrl+o");
    assert_eq!(back.selected().1, "Zoë Ackermann");
    assert_eq!(reader.selected().1, "Bo Marsh");
}

#[test]
fn jumps_lead_across_briefings() {
    let reader = both().press("3]a");
    let (place, selected) = (text_at_top(&reader), reader.selected());
    let back = reader.press("]b G ctrl+o ctrl+o");
    assert!(back.shows("briefing 2 of 3"), "{}", back.screen());
    assert_eq!((text_at_top(&back), back.selected()), (place, selected));
}

#[test]
fn a_place_marked_with_a_letter_can_be_reached_again() {
    let reader = harbour().press("3]a");
    let place = text_at_top(&reader);
    let marked = reader.press("m a");
    assert_eq!(marked.footer(), "this place has the letter a; ` then a returns to it");
    assert!(matches!(&notes(&marked)[0].changes[..], [Change::Mark('a', _)]));
    let away = marked.press("G `");
    away.is("marks-go");
    assert_eq!(text_at_top(&away.press("a")), place);
    harbour().press("m").is("marks-none");
    assert_eq!(harbour().press("` x").footer(), "no place has the letter x; m then x gives it to this place");
    assert!(!harbour().press("m esc").shows("Give this place"));
    assert_eq!(harbour().press("m +").footer(), "a mark is a letter or a digit");
    assert_eq!(harbour().press("m q").effects.len(), 1, "q is a letter here");
}

#[test]
fn each_briefing_has_its_own_letters() {
    let other = both().press("3]a m a ]b `a");
    assert_eq!(other.footer(), "no place has the letter a; m then a gives it to this place");
    let back = other.press("]a ]a m a [b g `a");
    assert_eq!(text_at_top(&back), text_at_top(&both().press("3]a")));
}

#[test]
fn a_briefing_opens_where_it_was_left() {
    let left = harbour().press("s 'zoe' enter j j ]q 4").told(Input::Leaving);
    let again = harbour().told(memory(&left));
    assert_eq!((text_at_top(&again), again.selected()), (text_at_top(&left), left.selected()));
    assert_eq!(again.app.focus(), left.app.focus());
    assert_eq!(again.footer(), "where you left off; g goes to the start");
    // Nothing more is saved if nothing more has happened.
    assert_eq!(notes(&again.told(Input::Leaving)), []);
    assert_eq!(
        notes(&harbour().told(Input::Leaving)),
        [],
        "a briefing that was only looked into was not left anywhere"
    );
}

#[test]
fn an_edited_briefing_opens_where_it_was_left() {
    let left = harbour().press("4]a j j").told(Input::Leaving);
    let (_, text) = EMBEDDED.iter().find(|(name, _)| name.starts_with("harbour")).unwrap();
    let edited = text.replace("text = \"\"\"\n", "text = \"\"\"\nA paragraph that was not there.\n\n");
    assert_ne!(*text, edited);
    let again = Reader::of(vec![volume("harbour-forum.toml", &edited)], 100, 30, Setup::default());
    assert_eq!(text_at_top(&again.told(memory(&left))), text_at_top(&left));
}

#[test]
fn a_memory_that_cannot_be_read_is_reported() {
    let problem = Some("places and marks are not kept: no space".to_owned());
    let told = harbour().told(Input::Recalled { entry: 0, recalled: Recalled { memory: None, problem } });
    assert_eq!(told.footer(), "places and marks are not kept: no space");
}

#[test]
fn marked_quotes_are_exported_together() {
    let marked = || harbour().press("x ]q ]q x");
    assert_eq!(marked().footer(), "2 quotes are marked; e exports them");
    marked().is("marked");
    marked().press("]q e").is("marked-export");
    let joint = marked().press("]q e enter");
    let Some(Effect::Copy(text)) = joint.effects.last() else { panic!("{:?}", joint.effects) };
    assert_eq!(text.matches("\n— ").count(), 2, "{text}");
    let done = joint.told(Input::Copied(Ok("tmux".to_owned())));
    assert_eq!(done.footer(), "copied to tmux; X marks the 2 again");
    assert_eq!(done.app.marked(), 0);
    assert!(matches!(&notes(&done).last().unwrap().changes[..], [Change::Drop(_), Change::Drop(_)]));
    assert_eq!(done.press("X").app.marked(), 2);
    // Exporting one of them keeps the marks.
    let one = marked().press("e up right enter").told(Input::Copied(Ok("tmux".to_owned())));
    assert_eq!(one.app.marked(), 2);
    let Some(Effect::Copy(text)) = one.effects.iter().find(|effect| matches!(effect, Effect::Copy(_))) else {
        panic!("{:?}", one.effects)
    };
    assert_eq!(text.matches("\n— ").count(), 1, "{text}");
    // What could not be exported stays marked.
    let failed = marked().press("e enter").told(Input::Copied(Err("no".to_owned())));
    assert_eq!(failed.app.marked(), 2);
    let printed = marked().press("e down left enter");
    assert!(matches!(printed.effects.last(), Some(Effect::Print(_))), "{:?}", printed.effects);
    assert_eq!(printed.app.marked(), 0);
    assert!(matches!(printed.told(Input::Leaving).effects.last(), Some(Effect::Remember(_))));
}

#[test]
fn copying_copies_the_selected_quote_even_if_others_are_marked() {
    let Some(Effect::Copy(text)) = harbour().press("x ]q x ]q y").effects.pop() else { panic!("no copy") };
    assert_eq!(text.matches("\n— ").count(), 1, "{text}");
}

#[test]
fn quotes_are_unmarked_one_by_one_or_all_at_once_and_marked_again() {
    assert_eq!(harbour().press("x x").footer(), "0 quotes are marked");
    let cleared = harbour().press("x ]q x X");
    assert_eq!(cleared.footer(), "unmarked 2 quotes; X marks them again");
    assert_eq!(cleared.app.marked(), 0);
    assert_eq!(cleared.press("X").footer(), "2 quotes are marked again");
    assert_eq!(harbour().press("X").footer(), "no quote is marked; x marks one");
}

#[test]
fn marked_quotes_of_several_briefings_are_exported_together() {
    let reader = both().press("x ]b x ]q x");
    assert_eq!(reader.footer(), "3 quotes are marked; e exports them");
    let exported = reader.press("e down right enter");
    let Some(Effect::Write { path, contents, .. }) = exported.effects.last() else {
        panic!("{:?}", exported.effects)
    };
    assert_eq!(path, "quotes.txt");
    assert!(contents.contains("Harbour Forum 2025") && contents.contains("Tour"), "{contents}");
    // The list says so as well.
    assert!(exported.press("esc esc").shows("3 marked"));
}

#[test]
fn marks_from_another_reader_are_merged() {
    let ours = harbour().press("x");
    let theirs = harbour().press("]q x");
    let mut together = Memory::default();
    for note in notes(&ours).into_iter().chain(notes(&theirs)) {
        note.changes.into_iter().for_each(|change| together.apply(change));
    }
    let recalled = Recalled { memory: Some(Box::new(together)), problem: None };
    let told = ours.told(Input::Remembered(vec![(0, recalled)]));
    assert_eq!(told.app.marked(), 2);
}

#[test]
fn a_marked_quote_is_found_after_an_edit_gave_it_another_id() {
    let marked = harbour().press("]q x").told(Input::Leaving);
    let (_, text) = EMBEDDED.iter().find(|(name, _)| name.starts_with("harbour")).unwrap();
    let edited = text.replace("\"ada-ling\"", "\"a-ling\"");
    let again = Reader::of(vec![volume("harbour-forum.toml", &edited)], 100, 30, Setup::default());
    let again = again.told(memory(&marked));
    assert_eq!(again.app.marked(), 1);
    assert_eq!(again.press("x").app.marked(), 0, "and it can be unmarked");
}

#[test]
fn a_quote_at_full_size_can_be_marked() {
    let marked = harbour().press("4 enter x");
    assert_eq!(marked.app.marked(), 1);
    assert!(marked.shows("1 quote is marked"));
}

#[test]
fn a_mark_of_a_whole_turn_is_on_its_statements() {
    let text = "ADA: One two.\n\nThree four.\n\n(Laughter.)\n\nFive six.\n\nBO: Seven.";
    let source = |quotes: &[&str]| {
        let quote = |words: &&str| format!("[[sections.quotes]]\nspeaker = \"ada\"\ntext = \"{words}\"\n");
        let quotes: String = quotes.iter().map(quote).collect();
        format!(
            "format = 1\n[event]\ntitle = \"Talks\"\n[[speakers]]\nid = \"ada\"\nname = \"Ada\"\n[[sections]]\n\
             id = \"s\"\ntitle = \"Talk\"\ntext = \"\"\"\n{text}\n\"\"\"\n{quotes}"
        )
    };
    let open =
        |quotes: &[&str]| Reader::of(vec![volume("talks.toml", &source(quotes))], 100, 30, Setup::default());
    let before = open(&["One two. Three four. … Five six."]).press("x");
    assert_eq!(before.app.marked(), 1);
    let mut after = open(&["One two.", "Three four.", "Five six."]);
    after.app.update(memory(&before));
    assert_eq!(after.app.marked(), 3);
    // One statement can be unmarked; the others stay marked.
    let after = after.press("x");
    assert_eq!(after.app.marked(), 2);
}

#[test]
fn a_mark_whose_words_are_gone_is_kept_and_shown() {
    let source = |first: &str, second: &str| {
        format!(
            "format = 1\n[event]\ntitle = \"Talks\"\n[[speakers]]\nid = \"ada\"\nname = \"Ada\"\n[[sections]]\n\
             id = \"s\"\ntitle = \"Talk\"\ntext = \"\"\"\nADA: {first}\n\n{second}\n\"\"\"\n\
             [[sections.quotes]]\nspeaker = \"ada\"\ntext = \"{first}\"\n\
             [[sections.quotes]]\nspeaker = \"ada\"\ntext = \"{second}\"\n"
        )
    };
    let open = |first: &str, second: &str| {
        Reader::of(vec![volume("talks.toml", &source(first, second))], 100, 30, Setup::default())
    };
    let (berths, dues) = ("The berths are dry in all years.", "The dues of the port are low.");
    let before = open(berths, dues).press("x ]q x");
    assert_eq!((before.app.marked(), before.app.lost_marks()), (2, 0));
    let after = open(berths, "Nothing was said of money.").told(memory(&before));
    assert_eq!((after.app.marked(), after.app.lost_marks()), (1, 1));
    assert!(after.footer().starts_with("1 marked quote is no longer in the text"), "{}", after.footer());
    let listed = after.press("`");
    assert!(listed.shows("x  The dues of the port are low.  no longer in the text"), "{}", listed.screen());
    let dialog = listed.press("esc e");
    assert!(dialog.shows("the 1 marked (1 no longer in the text)"), "{}", dialog.screen());
    let done = dialog.press("enter").told(Input::Copied(Ok("tmux".to_owned())));
    assert!(
        done.footer().contains("1 marked quote that is no longer in the text was left out"),
        "{}",
        done.footer()
    );
    assert_eq!((done.app.marked(), done.app.lost_marks()), (0, 1), "it stays until it is cleared");
    // The words come back.
    let again = open(berths, dues).told(memory(&before));
    assert_eq!((again.app.marked(), again.app.lost_marks()), (2, 0));
    let cleared = done.press("X");
    assert_eq!(cleared.app.lost_marks(), 0);
}

#[test]
fn a_letter_whose_words_are_gone_says_so() {
    let source = |text: &str| {
        format!(
            "format = 1\n[event]\ntitle = \"Talks\"\n[[sections]]\nid = \"s\"\ntitle = \"Talk\"\n\
             text = \"\"\"\n{text}\n\"\"\"\n"
        )
    };
    let long = "The quay was full of people who had come to see the boats.\n\n".repeat(20);
    let open = |text: &str| Reader::of(vec![volume("talks.toml", &source(text))], 60, 12, Setup::default());
    let before = open(&long).press("3 G").press("m a");
    let after = open("Other words.").told(memory(&before)).press("` a");
    assert!(after.footer().contains("no longer in the text"), "{}", after.footer());
    let listed = after.press("`");
    assert!(listed.shows("no longer in the text"), "{}", listed.screen());
}
