//! The screens of a library: its list, the search over everything, and people; with an index, and without one.

use crate::binary::{plenary, run};
use crate::library::{index, library, write};
use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::Stdio;

/// The screen of the reader of a folder after some keys.
fn shown(folder: &Path, size: &str, keys: &str) -> String {
    let shown = run(folder, &["show", ".", "--size", size, "--keys", keys]);
    assert_eq!(shown.code, Some(0), "{}", shown.err);
    shown.out
}

/// The same screen with an index and without one.
fn both(keys: &str) -> String {
    let folder = library();
    let without = shown(folder.path(), "120x40", keys);
    index(folder.path());
    let with = shown(folder.path(), "120x40", keys);
    // Events of one day can be in another order.
    let sorted = |screen: &str| {
        let mut lines: Vec<String> = screen.lines().map(|line| line.chars().take(78).collect()).collect();
        lines.sort_unstable();
        lines
    };
    assert_eq!(sorted(&with), sorted(&without), "{with}\n{without}");
    with
}

#[test]
fn the_newest_event_is_the_first_of_the_list() {
    let list = both("");
    let rows: Vec<&str> = list.lines().skip(3).collect();
    assert!(rows[0].contains("2031-01-02") && rows[0].contains("Lock Day"), "{list}");
    assert!(rows[1].contains("2024-05-15") && rows[2].contains("2024-05-02"), "{list}");
    assert!(list.lines().next().unwrap().contains("44 events"), "{list}");
    assert!(list.lines().next().unwrap().contains("up to date"), "{list}");
}

#[test]
fn a_search_finds_statements_and_texts_and_shows_their_place() {
    let found = both("/ 'berths by:ling'");
    assert!(found.contains(" /berths by:ling"), "{found}");
    assert!(found.contains("2 statements · 2 events · 1 person"), "{found}");
    assert!(found.contains("May 2015") && found.contains("In its place"), "{found}");
    assert!(found.contains("Ada Ling"), "{found}");
    let texts = both("/ 'nobody berths'");
    assert!(texts.contains("8 texts · 8 events"), "{texts}");
}

#[test]
fn an_open_result_counts_what_the_results_list() {
    let folder = tempfile::tempdir().unwrap();
    let quotes = "“The night berths are full,” said Ada Ling.\n\n“A night is long,” said Ada Ling.\n\n\
        “Nobody asked for berths at night,” said Ada Ling.\n\nThe night was cold, and the berths were empty.\n\n\
        A berth costs nothing.\n";
    fs::write(folder.path().join("a.txt"), format!("Night berths\n\n{quotes}")).unwrap();
    fs::write(folder.path().join("b.txt"), "Morning\n\n“We open,” said Bo Marsh.\n").unwrap();
    let screen = |keys: &str| shown(folder.path(), "120x40", keys);
    let list = screen("/ 'night berths'");
    assert!(list.contains("2 statements · 2 texts"), "{list}");
    let open = screen("/ 'night berths' down enter");
    assert!(open.contains("/night berths  4"), "two statements, the title and a paragraph\n{open}");
    let next = screen("/ 'night berths' down enter n n n n");
    assert!(next.contains(" of 4"), "{next}");
    let one = screen("/ 'nobody berths' enter");
    assert!(one.contains("/nobody berths  1"), "{one}");
}

#[test]
fn a_result_opens_at_its_place_and_escape_comes_back_to_it() {
    let folder = library();
    let screen = |keys: &str| shown(folder.path(), "120x40", keys);
    let open = screen("/ 'berths by:ling' down enter");
    assert!(open.contains("3 Text") && open.contains("Harbour Notes 0"), "{open}");
    assert!(open.contains("/berths by:ling"), "the words of the query are a find now\n{open}");
    let back = screen("/ 'berths by:ling' down enter esc");
    let row = back.lines().find(|line| line.contains("▸")).unwrap();
    assert!(row.contains("in year 0"), "{back}");
    let list = screen("/ 'berths by:ling' down enter esc esc");
    assert!(list.contains("Events"), "{list}");
}

#[test]
fn results_are_grouped_and_a_wrong_query_says_why() {
    let folder = library();
    let screen = |keys: &str| shown(folder.path(), "120x40", keys);
    assert!(screen("/ 'berths' esc").contains("Results · by month"));
    let people = screen("/ 'berths' esc v");
    assert!(people.contains("by person") && people.contains("No speaker"), "{people}");
    let events = screen("/ 'berths' esc v v");
    assert!(events.contains("by event") && events.contains("Harbour Notes 35"), "{events}");
    let wrong = screen("/ 'berths knd:direct'");
    assert!(wrong.contains("knd") && wrong.contains("did you mean"), "{wrong}");
    assert!(wrong.contains("Results for berths"), "{wrong}");
    assert!(screen("/ 'zzz'").contains("Nothing was found for \"zzz\";"));
    index(folder.path());
    let near = screen("/ 'harbuor'");
    assert!(near.contains("The nearest word is") && near.contains("\"harbour\"."), "{near}");
}

#[test]
fn a_statement_is_marked_in_the_results_and_exported_with_its_source() {
    let folder = library();
    let screen = |keys: &str| shown(folder.path(), "120x40", keys);
    let marked = screen("/ 'berths by:ling' esc x j x");
    assert!(marked.contains("2 quotes are marked"), "{marked}");
    let dialog = screen("/ 'berths by:ling' esc x j x e");
    assert!(dialog.contains("the 2 marked"), "{dialog}");
    let preview = dialog.split("Preview").nth(1).unwrap();
    let first = preview.find("in year 0").unwrap();
    assert!(first < preview.find("in year 20").unwrap(), "the older event comes first\n{dialog}");
    assert!(dialog.contains("Harbour Notes 0") && dialog.contains("Harbour Notes 20"), "{dialog}");
    let none = screen("/ 'nobody' esc x");
    assert!(none.contains("no statement of anybody"), "{none}");
}

#[test]
fn people_are_listed_with_what_they_said() {
    let people = both("P");
    assert!(people.contains(" People /") && people.contains("Mira Okafor"), "{people}");
    let folder = library();
    let person = shown(folder.path(), "120x40", "P / 'okafor' enter");
    assert!(person.contains(" Mira Okafor /") && person.contains("10 statements · 10 events"), "{person}");
    assert!(person.contains("port office"), "{person}");
    let narrowed = shown(folder.path(), "120x40", "P / 'okafor' enter / 'fish'");
    assert!(narrowed.contains("2 statements · 2 events"), "{narrowed}");
    let refused = shown(folder.path(), "120x40", "P = 'reyes' enter");
    assert!(refused.contains("`show` writes nothing"), "{refused}");
}

#[test]
fn the_screens_stay_usable_when_they_are_small() {
    let folder = library();
    for size in ["60x20", "40x12", "20x6"] {
        for keys in ["", "/ 'berths'", "P", "/ 'berths' enter"] {
            let screen = shown(folder.path(), size, keys);
            let height: usize = size.split_once('x').unwrap().1.parse().unwrap();
            assert_eq!(screen.lines().count(), height, "{size} {keys}\n{screen}");
        }
    }
    let narrow = shown(folder.path(), "40x12", "/ 'berths by:ling'");
    assert!(narrow.contains("Ada Ling") && narrow.contains("berths"), "{narrow}");
}

#[test]
fn an_empty_folder_and_a_filter_without_a_match_say_what_to_do() {
    let folder = library();
    let none = shown(folder.path(), "100x30", "c 'qqqq'");
    assert!(none.contains("No match") && none.contains("shows all"), "{none}");
    let since = shown(folder.path(), "100x30", "c 'since:2031'");
    assert!(since.contains("Events  1 of 44"), "{since}");
    let sorted = shown(folder.path(), "100x30", "s s");
    assert!(sorted.contains("sorted by folder"), "{sorted}");
}

#[test]
fn a_shared_beginning_of_titles_is_left_out_of_the_rows() {
    let folder = tempfile::tempdir().unwrap();
    for number in 1..=4 {
        let text = format!("Statement by the Harbour Chair on Berth {number}\n\nAda Ling said it was dry.\n");
        write(folder.path(), &format!("2031-05-0{number}.txt"), &text);
    }
    let list = shown(folder.path(), "80x24", "");
    assert!(list.contains("2031-05-04  … 4"), "{list}");
    assert!(list.contains("Statement by the Harbour Chair on Berth"), "the preview has all of it\n{list}");
}

/// What the reader without a screen says to these lines.
fn said(folder: &Path, lines: &str) -> String {
    let mut child = plenary(folder, &[".", "--linear"])
        .env("PLENARY_STATE", folder.join(".state"))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(lines.as_bytes()).unwrap();
    String::from_utf8(child.wait_with_output().unwrap().stdout).unwrap()
}

#[test]
fn a_library_is_searched_line_by_line() {
    let folder = library();
    let said = said(folder.path(), "search-all berths by:ling\n2\nback\npeople\nquit\n");
    assert!(said.contains("2 statements") && said.contains("Results:"), "{said}");
    assert!(said.contains("1. 2015-05-21, Ada Ling"), "{said}");
    assert!(said.contains("Harbour Notes 0"), "{said}");
    assert!(said.contains("People:") && said.contains("Mira Okafor"), "{said}");
}

#[test]
fn more_results_and_events_are_read_out_than_are_loaded_at_first() {
    let folder = tempfile::tempdir().unwrap();
    for number in 0..260 {
        let text =
            format!("Note {number}\n\nThe berth is dry.\n\nThe berth is full.\n\nThe berth is shut.\n");
        write(folder.path(), &format!("{number}.txt"), &text);
    }
    assert_eq!(run(folder.path(), &["index", "."]).code, Some(0));
    let pages = "more\n".repeat(13);
    let events = said(folder.path(), &format!("{pages}quit\n"));
    assert!(events.contains("\n260. ") && events.contains("the list has no more items"), "{events}");
    // A page ends early where more has to be loaded.
    let pages = "more\n".repeat(42);
    let results = said(folder.path(), &format!("search-all \"the berth\"\n{pages}quit\n"));
    assert!(results.contains("780 texts"), "{results}");
    assert!(results.contains("760 more; type more to hear them"), "{results}");
    assert!(results.contains("\n780. ") && results.contains("the list has no more items"), "{results}");
}

#[test]
fn who_is_one_person_is_written_and_undone() {
    let folder = library();
    let people = folder.path().join("people.toml");
    let merged = said(folder.path(), "people\nsame-person\nreyes\nquit\n");
    assert!(merged.contains("are one person"), "{merged}");
    let text = fs::read_to_string(&people).unwrap();
    assert!(text.contains("[[people]]") && text.contains("aliases"), "{text}");
    fs::remove_file(&people).unwrap();
    let undone = said(folder.path(), "people\nsame-person\nreyes\nundo\nquit\n");
    assert!(undone.contains("undone in people.toml"), "{undone}");
    assert!(!people.exists(), "the file that the change made is gone");
}

#[test]
fn what_arrived_since_is_new_until_it_is_opened() {
    let folder = library();
    let list = said(folder.path(), "quit\n");
    assert!(!list.contains("(new)"), "nothing is new at first\n{list}");
    write(
        folder.path(),
        "talks/later.txt",
        "A Later Note\n\nBo Reyes said on May 4, 2032 that it was dry.\n",
    );
    let state = folder.path().join(".state");
    let screen = |keys: &str| {
        let words = ["show", ".", "--size", "100x30", "--keys", keys];
        let output = plenary(folder.path(), &words).env("PLENARY_STATE", &state).output().unwrap();
        String::from_utf8(output.stdout).unwrap()
    };
    let shown = screen("c 'is:unread'");
    assert!(shown.contains("Events  1 of 45") && shown.contains("● "), "{shown}");
}

#[test]
fn a_query_is_kept_in_the_settings_and_offered_again() {
    let folder = library();
    let kept = said(folder.path(), "search-all berths by:ling\nkeep-query night\nquit\n");
    assert!(kept.contains("the query \"night\" is kept"), "{kept}");
    let settings = fs::read_to_string(folder.path().join("plenary/config.toml")).unwrap();
    assert!(settings.contains("night = \"berths by:ling\""), "{settings}");
    let offered = shown(folder.path(), "120x40", "/");
    assert!(offered.contains("Kept queries") && offered.contains("night  berths by:ling"), "{offered}");
    let list = shown(folder.path(), "120x40", "");
    assert!(list.contains("/ night  berths by:ling"), "{list}");
    let found = shown(folder.path(), "120x40", "k enter");
    assert!(found.contains("2 statements"), "{found}");
    let asked = shown(folder.path(), "120x40", "/ 'dues' ctrl+s");
    assert!(asked.contains("Keep this query as:"), "also while the query is typed\n{asked}");
    let found = shown(folder.path(), "120x40", "/ enter");
    assert!(found.contains("2 statements"), "{found}");
}

#[test]
fn marks_are_remembered_with_the_library() {
    let folder = library();
    let marked = said(folder.path(), "search-all berths by:ling\nmark-quote\ndown\nmark-quote\nquit\n");
    assert!(marked.contains("2 quotes are marked"), "{marked}");
    let later = said(folder.path(), "search-all berths by:ling\nquit\n");
    assert_eq!(later.matches("checked, marked; Harbour Notes").count(), 2, "{later}");
}
