//! Results of a search while files of the library change, and kept queries in the list.

use crate::shot::{Reader, volume};
use plenary::app::{Effect, Input, Setup};
use plenary::library::Shelf;
use plenary::library::hit::{Counts, Hit, HitEvent};
use plenary::library::request::{Find, Found, News, Question, Resume};
use plenary::library::shelf::{Listed, State};
use plenary::query::TextKind;
use std::path::PathBuf;
use std::sync::Arc;

/// A library with one event, which is searched.
fn searched(queries: Vec<(String, String)>) -> Reader {
    let setup = Setup { has_library: true, library_name: "port".to_owned(), queries, ..Setup::default() };
    Reader::of(Shelf::default(), 100, 30, setup).told(listed("a.txt"))
}

fn listed(path: &str) -> Input {
    let text = "format = 1\n[event]\ntitle = \"Night Berths\"\ndate = 2031-05-03\n";
    let state = State::of(&volume("a.toml", text));
    Input::News(News::Listed(vec![Listed { path: PathBuf::from(path), state, is_new: false }]))
}

fn compared() -> Input {
    Input::News(News::UpToDate(String::new()))
}

fn hit(path: &str, line: &str) -> Hit {
    let event = HitEvent { path: PathBuf::from(path), day: "2031-05-03".to_owned(), ..HitEvent::default() };
    Hit {
        event: Arc::new(event),
        kind: TextKind::Paragraph,
        section: None,
        at: 0,
        speaker: None,
        quote: None,
        checked: None,
        line: line.to_owned(),
        lit: Vec::new(),
    }
}

fn found(number: u64, hits: Vec<Hit>, resume: Option<i64>) -> Input {
    let counts = Counts { passages: hits.len(), events: 1, ..Counts::default() };
    let resume = resume.map(Resume);
    let found = Found { number, hits, counts, resume, is_done: true, ..Found::default() };
    Input::News(News::Found(Box::new(found)))
}

/// The last search that was asked for.
fn asked(reader: &Reader) -> &Find {
    let mut finds = reader.effects.iter().filter_map(|effect| match effect {
        Effect::Ask(Question::Find(find)) => Some(find),
        _ => None,
    });
    finds.next_back().unwrap()
}

#[test]
fn results_follow_changed_files_and_the_selected_one_stays_selected() {
    let reader = searched(Vec::new()).told(compared()).press("/").press("b");
    let number = asked(&reader).number;
    let hits = || vec![hit("a.txt", "one berth"), hit("b.txt", "two berths"), hit("c.txt", "three berths")];
    let reader = reader.told(found(number, hits(), None)).press("esc j");
    assert!(reader.points_at("two berths"), "{}", reader.screen());
    // A comparison without a change asks nothing.
    let reader = reader.told(compared());
    assert_eq!(asked(&reader).number, number);
    let reader = reader.told(listed("new.txt")).told(compared());
    let again = asked(&reader).clone();
    assert!(again.number > number && again.typed == "b");
    assert!(reader.points_at("two berths"), "the old results are shown meanwhile\n{}", reader.screen());
    let mut newer = hits();
    newer.insert(0, hit("new.txt", "a new berth"));
    newer.pop();
    let reader = reader.told(found(again.number, newer, None));
    assert!(reader.points_at("two berths") && reader.shows("a new berth"), "{}", reader.screen());
    assert!(!reader.shows("three berths") && reader.shows("files have changed, and so have the results"));
    // The selected result goes, and one near it is selected.
    let reader = reader.told(Input::News(News::Gone(vec![PathBuf::from("b.txt")]))).told(compared());
    let last = asked(&reader).number;
    let reader = reader.told(found(last, vec![hit("a.txt", "one berth"), hit("d.txt", "four berths")], None));
    assert!(reader.points_at("four berths"), "{}", reader.screen());
}

#[test]
fn as_many_results_as_before_are_asked_for_anew() {
    let reader = searched(Vec::new()).told(compared()).press("/").press("b");
    let number = asked(&reader).number;
    let hits = |from: usize| (from..from + 3).map(|at| hit("a.txt", &format!("berth {at}"))).collect();
    let reader = reader.told(found(number, hits(0), Some(9)));
    assert_eq!(asked(&reader).from, Some(Resume(9)), "the end is near");
    let reader = reader.told(found(number, hits(3), None)).press("esc G");
    assert!(reader.points_at("berth 5"), "{}", reader.screen());
    let reader = reader.told(listed("new.txt")).told(compared());
    let again = asked(&reader).number;
    let reader = reader.told(found(again, hits(0), Some(9)));
    assert!(reader.points_at("berth 5"), "{}", reader.screen());
    assert_eq!((asked(&reader).number, asked(&reader).from), (again, Some(Resume(9))));
    let reader = reader.told(found(again, hits(3), None));
    assert!(reader.points_at("berth 5") && !reader.shows("files have changed"), "{}", reader.screen());
}

#[test]
fn kept_queries_are_above_the_events() {
    let queries = vec![("night".to_owned(), "berths by:ling".to_owned())];
    let reader = searched(queries).told(compared());
    assert!(reader.points_at("Night Berths"), "the newest event is selected\n{}", reader.screen());
    assert!(reader.shows("/ night  berths by:ling"), "{}", reader.screen());
    let reader = reader.press("k");
    assert!(reader.points_at("night  berths by:ling"), "{}", reader.screen());
    assert!(reader.shows("searches"), "the preview says what Enter does\n{}", reader.screen());
    let filtered = reader.press("c").press("berths");
    assert!(!filtered.shows("/ night"), "{}", filtered.screen());
    let reader = filtered.press("esc k enter");
    assert_eq!(asked(&reader).typed, "berths by:ling");
}
