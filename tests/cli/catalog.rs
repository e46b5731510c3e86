//! Tests of searching a library by reading its files.

use plenary::catalog::{Searcher, Source};
use plenary::library::request::{Find, Found};
use std::cell::Cell;
use std::fs;
use tempfile::TempDir;

/// An invented library: a note for each day, in which Ada Ling and Bo Reyes take turns.
fn library(days: usize) -> (TempDir, Source) {
    let folder = tempfile::tempdir().unwrap();
    let mut files = Vec::new();
    for day in 1..=days {
        let name = if day % 2 == 0 { "Ada Ling" } else { "Bo Reyes" };
        let text = format!(
            "format = 1\n[event]\ntitle = \"Day {day}\"\ndate = 20{:02}-01-{:02}\n[[speakers]]\nid = \"s\"\nname = \"{name}\"\n\
             [[sections]]\nid = \"a\"\ntitle = \"Opening\"\n[[sections.quotes]]\nspeaker = \"s\"\nkind = \"direct\"\n\
             text = \"The quay is dry on day {day}.\"\n",
            day / 28,
            day % 28 + 1
        );
        let path = folder.path().join(format!("day-{day}.toml"));
        fs::write(&path, text).unwrap();
        files.push(path);
    }
    let source = Source { folder: Some(folder.path().to_owned()), files, ..Source::default() };
    (folder, source)
}

fn found(searcher: &mut Searcher, find: &Find) -> Vec<Found> {
    let mut all = Vec::new();
    searcher.find(find, &|| false, &mut |found| all.push(found));
    all
}

fn query(typed: &str) -> Find {
    Find { number: 7, typed: typed.to_owned(), ..Find::default() }
}

#[test]
fn the_newest_statements_are_found_first_and_all_are_counted() {
    let (_folder, source) = library(30);
    let mut searcher = Searcher::open(source);
    let answers = found(&mut searcher, &query("quay by:ling"));
    let titles: Vec<&str> =
        answers.iter().flat_map(|found| &found.hits).map(|hit| &*hit.event.title).collect();
    assert_eq!(titles.first(), Some(&"Day 30"));
    assert_eq!(titles.last(), Some(&"Day 2"));
    let last = answers.last().unwrap();
    assert!(last.is_done && answers.iter().all(|found| found.number == 7));
    assert_eq!((last.counts.statements, last.counts.events, last.counts.people), (15, 15, 1));
}

#[test]
fn more_than_enough_is_found_only_when_it_is_asked_for() {
    let (_folder, source) = library(600);
    let mut searcher = Searcher::open(source);
    let answers = found(&mut searcher, &query("quay"));
    let hits: usize = answers.iter().map(|found| found.hits.len()).sum();
    let last = answers.last().unwrap();
    assert_eq!((hits, last.counts.statements), (500, 600));
    let more = Find { from: last.resume, ..query("quay") };
    let rest: usize = found(&mut searcher, &more).iter().map(|found| found.hits.len()).sum();
    assert_eq!(rest, 100);
}

#[test]
fn a_search_that_is_not_wanted_any_more_reports_nothing_more() {
    let (_folder, source) = library(40);
    let mut searcher = Searcher::open(source);
    let is_stale = Cell::new(false);
    let reports = Cell::new(0);
    is_stale.set(true);
    searcher.find(&query("quay"), &|| is_stale.get(), &mut |_| reports.set(reports.get() + 1));
    assert_eq!(reports.get(), 0);
}

#[test]
fn a_person_is_followed_over_all_events_and_can_be_another_one() {
    let (folder, source) = library(6);
    let mut searcher = Searcher::open(source);
    let people = searcher.people().unwrap();
    let ids: Vec<&str> = people.iter().map(|person| &*person.id).collect();
    assert_eq!(ids, ["ada-ling", "bo-reyes"]);
    let all = Find { person: Some("ada-ling".to_owned()), ..query("") };
    assert_eq!(found(&mut searcher, &all).last().unwrap().counts.statements, 3);
    let some = Find { person: Some("ada-ling".to_owned()), ..query("\"day 4\"") };
    assert_eq!(found(&mut searcher, &some).last().unwrap().counts.statements, 1);
    let edit = searcher.decide("ada-ling", "bo-reyes", true).unwrap();
    assert_eq!(searcher.people().unwrap().len(), 1);
    assert_eq!(found(&mut searcher, &all).last().unwrap().counts.statements, 6);
    plenary::io::apply(&edit, true).unwrap();
    assert_eq!(searcher.people().unwrap().len(), 2);
    assert!(!folder.path().join("people.toml").exists());
    assert!(searcher.decide("ada-ling", "nobody", true).is_err());
}

#[test]
fn a_file_that_has_changed_is_searched_as_it_is_now() {
    let (folder, source) = library(3);
    let mut searcher = Searcher::open(source);
    assert_eq!(found(&mut searcher, &query("harbour")).last().unwrap().counts.events, 0);
    let path = folder.path().join("day-2.toml");
    let text = fs::read_to_string(&path).unwrap().replace("quay", "harbour wall");
    fs::write(&path, text).unwrap();
    assert_eq!(found(&mut searcher, &query("harbour")).last().unwrap().counts.events, 1);
    fs::remove_file(&path).unwrap();
    assert_eq!(found(&mut searcher, &query("harbour")).last().unwrap().counts.events, 0);
}
