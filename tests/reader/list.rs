//! Several briefings: the list while it is filled and after, and switching briefings.

use crate::shot::{Reader, volume};
use plenary::app::{Effect, Input, Opened, Setup};
use plenary::library::request::{News, Question};
use plenary::library::shelf::{Listed, State};
use plenary::library::{EMBEDDED, Shelf, Volume};
use plenary::memory::Recalled;
use std::path::PathBuf;

fn embedded(width: u16, height: u16) -> Reader {
    let shelf: Vec<Volume> = EMBEDDED.iter().map(|(name, text)| volume(name, text)).collect();
    Reader::of(shelf, width, height, Setup::default())
}

fn named(number: usize) -> String {
    format!("folder/day-{number}.toml")
}

fn text(number: usize) -> String {
    let fault = if number.is_multiple_of(3) { "colour = 3\n" } else { "" };
    format!(
        "format = 1\n{fault}[event]\ntitle = \"Day {number} of the forum\"\ndate = 2025-07-{:02}\n\
         place = \"Port Lantern\"\nsummary = \"What was said on day {number}.\"\n[[speakers]]\nid = \"zoe\"\n\
         name = \"Zoë {number}\"\n[[sections]]\nid = \"s\"\ntitle = \"Opening\"\nspeakers = [\"zoe\"]\n\
         text = \"Said on day {number}.\"\n",
        number % 28 + 1
    )
}

/// A folder whose files are not read yet.
fn folder(count: usize) -> Shelf {
    let mut shelf = Shelf::default();
    (1..=count).for_each(|number| shelf.add_path(PathBuf::from(named(number))));
    shelf
}

fn read(number: usize) -> Volume {
    let mut volume = volume(&named(number), &text(number));
    volume.path = Some(PathBuf::from(named(number)));
    volume
}

/// What the list shows of the first `count` files; the second is not a briefing.
fn surveyed(count: usize) -> Input {
    let path = |number| PathBuf::from(named(number));
    let state = |number| match number {
        2 => State::of(&volume("folder/day-2.toml", "a shopping list")),
        _ => State::of(&read(number)),
    };
    let listed = |number| Listed { path: path(number), state: state(number), is_new: false };
    Input::News(News::Listed((1..=count).map(listed).collect()))
}

fn opened(number: usize) -> Input {
    let recalled = Recalled::default();
    Input::Opened(Box::new(Opened { entry: number - 1, volume: Ok(read(number)), recalled }))
}

#[test]
fn the_built_in_briefings_are_listed_with_the_first_selected() {
    embedded(110, 30).is("list-wide");
    embedded(80, 24).press("j").is("list-two");
    embedded(40, 12).is("list-narrow");
    embedded(20, 6).is("list-smallest");
    assert!(embedded(100, 30).press("enter").shows("briefing 1 of 3"));
}

#[test]
fn counts_stay_in_their_columns_beside_a_title_from_right_to_left() {
    let arabic = text(1).replace("Day 1 of the forum", "افتتاح الميناء");
    let reader = Reader::of(
        vec![volume("one.toml", &arabic), volume("two.toml", &text(2))],
        100,
        20,
        Setup::default(),
    );
    let screen = reader.screen();
    let row = |word: &str| screen.lines().find(|line| line.contains(word)).unwrap_or_default().to_owned();
    let first = row("2025-07-02");
    assert!(first.contains("ءانيملا حاتتفا"), "{screen}");
    // The number of people ends the row.
    assert!(first.split('┃').nth(1).unwrap().trim_end().ends_with("  1"), "{screen}");
}

#[test]
fn the_list_is_filtered_by_titles_places_and_names() {
    embedded(80, 24).press("c 'tour'").is("list-filter");
    embedded(80, 24).press("c 'qqqq'").is("list-nothing");
    assert!(embedded(100, 30).press("c 'lantern' enter").shows("briefing 2 of 3"));
    assert!(embedded(100, 30).press("c 'nguyen' enter").shows("briefing 2 of 3"));
    let back = embedded(100, 30).press("c 'tour' esc");
    assert!(back.shows("Harbour Forum") && back.points_at("A Tour"), "{}", back.screen());
    assert!(embedded(100, 30).told(Input::Paste("tour".to_owned())).shows("Harbour"), "no filter is typed");
    assert!(!embedded(100, 30).press("c").told(Input::Paste("tour".to_owned())).shows("Harbour"));
}

#[test]
fn escape_switches_between_a_briefing_and_the_list() {
    let open = || embedded(100, 30).press("enter");
    assert!(open().press("esc").shows("Events"));
    assert!(open().press("B").shows("Events"));
    assert!(open().press("z esc").shows("briefing 1 of 3"), "the zoom is left first");
    let back = open().press("]a ]a esc esc");
    assert!(back.shows("briefing 1 of 3"));
    assert_eq!(back.selected(), open().press("]a ]a").selected());
    assert_eq!(embedded(100, 30).press("esc").footer(), "q quits");
    assert_eq!(embedded(100, 30).press("q").effects, [Effect::Quit]);
    let single = Reader::open("harbour", 100, 30);
    assert_eq!(single.press("B").footer(), "only one briefing");
}

#[test]
fn the_next_and_the_previous_briefing_can_be_opened() {
    let open = || embedded(100, 30).press("enter");
    assert!(open().press("]b").shows("Harbour Forum 2025"));
    assert!(open().press("]b ]b").shows("briefing 3 of 3"));
    assert!(open().press("]b ]b 02[b").shows("briefing 1 of 3"));
    assert_eq!(open().press("[b").footer(), "this is the first briefing");
    let list = open().press("]b esc");
    assert!(list.points_at("Harbour Forum"), "{}", list.screen());
}

#[test]
fn a_folder_is_listed_before_it_is_read() {
    let reader = || Reader::of(folder(1000), 100, 24, Setup::default());
    reader().told(Input::Begin).is("list-unread");
    let setup = Setup { has_library: true, ..Setup::default() };
    let begun = Reader::of(folder(1000), 100, 24, setup).told(Input::Begin);
    assert_eq!(begun.effects, [Effect::Ask(Question::Begin)]);
    reader().told(surveyed(312)).press("j").is("list-filling");
    let all = reader().told(surveyed(1000));
    assert!(!all.shows("reading"));
    all.press("G").is("list-read");
}

#[test]
fn summaries_that_arrive_keep_the_selection_and_the_filter() {
    let reader = Reader::of(folder(1000), 100, 24, Setup::default()).press("c 'day-999'");
    assert!(reader.points_at("folder/day-999.toml"));
    let filled = reader.told(surveyed(999));
    assert!(filled.points_at("Day 999 of the forum"), "{}", filled.screen());
}

#[test]
fn a_file_that_was_not_read_yet_can_be_opened() {
    let reader = Reader::of(folder(9), 100, 24, Setup::default()).press("j j enter");
    let [Effect::Open { entry: 2, path }] = &reader.effects[..] else { panic!("{:?}", reader.effects) };
    assert_eq!(path, &PathBuf::from("folder/day-3.toml"));
    assert!(reader.footer().starts_with("opening folder/day-3.toml"), "{}", reader.footer());
    // Keys still work, and the last briefing that was asked for opens.
    let other = reader.press("j enter").told(opened(3));
    assert!(other.shows("Events"));
    let other = other.told(opened(4));
    assert!(other.shows("Day 4 of the forum") && other.shows("briefing 4 of 9"));
    // It is still in memory, so returning to it reads nothing.
    let back = other.press("esc enter");
    assert!(back.shows("briefing 4 of 9"));
}

#[test]
fn a_file_that_is_not_a_briefing_says_why_and_is_skipped() {
    let reader = || Reader::of(folder(4), 120, 24, Setup::default()).told(surveyed(4));
    reader().press("j").is("list-unfit");
    let asked = reader().press("j enter");
    assert!(matches!(asked.effects[..], [Effect::Open { entry: 1, .. }]), "it may have been mended");
    let gone =
        Opened { entry: 1, volume: Err("there is no such file".to_owned()), recalled: Recalled::default() };
    let gone = asked.told(Input::Opened(Box::new(gone)));
    assert_eq!(gone.footer(), "folder/day-2.toml: there is no such file");
    assert!(gone.shows("Events"));
    let next = reader().press("enter").told(opened(1)).press("]b");
    assert!(matches!(next.effects[..], [.., Effect::Open { entry: 2, .. }]), "{:?}", next.effects);
}

#[test]
fn keys_of_two_characters_work_in_the_list() {
    let list = embedded(110, 30).press("]q");
    assert_eq!(list.effects, [], "it was the beginning of a key, and no q");
    assert!(list.shows("Events"));
    let next = list.press("]b");
    assert!(next.points_at("Harbour Forum"), "{}", next.screen());
    assert!(next.press("[b").points_at("“Chongqing Services”"));
}

#[test]
fn help_in_the_list_shows_the_keys_of_the_list() {
    let help = embedded(80, 40).press("?");
    assert!(help.shows("filter by part") && !help.shows("]s"), "{}", help.screen());
    assert!(help.press("esc").shows("Events"));
}

#[test]
fn the_list_is_drawn_at_every_size() {
    let mut readers = ["", "c t", "G", "?", "/ t", "P"].map(|keys| embedded(100, 30).press(keys));
    for (width, height) in
        (1..=130).step_by(7).flat_map(|width| (1..=40).step_by(3).map(move |height| (width, height)))
    {
        readers = readers.map(|reader| reader.resized(width, height));
        assert!(readers.iter().all(|reader| reader.screen().lines().count() == usize::from(height)));
    }
}

#[test]
fn a_row_says_that_an_import_is_not_checked_beside_a_long_title_too() {
    let listed = |title: &str, cells: u16| {
        let import = "[import]\nfrom = \"a.txt\"\nformat = \"text\"\nhash = \"xxh3-128:0\"\nrules = 1\n";
        let source = format!("format = 1\n[event]\ntitle = \"{title}\"\n{import}");
        let volumes = vec![volume("one.toml", &source), volume("two.toml", &text(1))];
        let reader = Reader::of(volumes, cells, 24, Setup::default());
        reader
            .screen()
            .lines()
            .find(|line| line.contains("▸") && line.contains("The Quay"))
            .unwrap()
            .to_owned()
    };
    assert!(listed("The Quay", 120).contains("The Quay !"), "{}", listed("The Quay", 120));
    let long = "The Quay and Everything That Happened on It in the Spring of the Long Strike";
    for cells in [40, 60, 80, 120] {
        assert!(listed(long, cells).contains("… !"), "{}", listed(long, cells));
    }
}
