//! Measures how long a key waits for the first results of a search over a library: `library-keys FOLDER`.
//!
//! Queries are typed letter by letter. The index of the folder must exist; `plenary index FOLDER` makes it.

#![expect(clippy::print_stdout, reason = "this program prints what it measures")]

use plenary::catalog::{Searcher, Source};
use plenary::library::request::Find;
use std::path::PathBuf;
use std::time::{Duration, Instant};

/// What is typed; with beginnings of one letter, and with words that are everywhere.
const TYPED: [&str; 24] = [
    "the",
    "a",
    "supply chain",
    "\"supply chain\"",
    "night berths",
    "vaccine by:psaki",
    "by:biden jobs",
    "infrastructure",
    "climate since:2022",
    "tariffs until:2024",
    "student loan debt",
    "ukraine aid",
    "semiconductors",
    "in:briefing border",
    "kind:indirect inflation",
    "prescription drug prices",
    "zzzzqqq",
    "clean energy jobs",
    "human rights council",
    "harbour",
    "small business",
    "of the people",
    "s",
    "is:unchecked water",
];

fn main() {
    let Some(folder) = std::env::args_os().nth(1).map(PathBuf::from) else {
        println!("usage: library-keys FOLDER");
        return;
    };
    let caches = std::env::var_os("PLENARY_CACHE").map(PathBuf::from);
    let mut searcher = Searcher::open(Source { folder: Some(folder), caches, ..Source::default() });
    let (mut first, mut whole) = (Vec::new(), Vec::new());
    let mut number = 0;
    for typed in TYPED {
        let ends = typed.char_indices().map(|(at, c)| at + c.len_utf8());
        for end in ends {
            number += 1;
            let typed = typed.get(..end).unwrap_or_default().to_owned();
            let find = Find { number, typed, ..Find::default() };
            let (to_first, to_all) = wait(&mut searcher, &find);
            if to_all.as_secs() >= 5 {
                println!("{} took {to_all:?}", find.typed);
            }
            first.push(to_first);
            whole.push(to_all);
        }
    }
    first.sort_unstable();
    whole.sort_unstable();
    println!("{} keys", first.len());
    println!(
        "to the first results: median {:?}, 95 % within {:?}, longest {:?}",
        at(&first, 50),
        at(&first, 95),
        at(&first, 100)
    );
    println!(
        "to all numbers:       median {:?}, 95 % within {:?}, longest {:?}",
        at(&whole, 50),
        at(&whole, 95),
        at(&whole, 100)
    );
}

/// Searches; returns how long the first answer takes, and the last one.
fn wait(searcher: &mut Searcher, find: &Find) -> (Duration, Duration) {
    let began = Instant::now();
    let mut first = None;
    searcher.find(find, &|| false, &mut |_| {
        first.get_or_insert_with(|| began.elapsed());
    });
    (first.unwrap_or_default(), began.elapsed())
}

/// The duration at a percentage of sorted ones.
fn at(sorted: &[Duration], percent: usize) -> Duration {
    let index = (sorted.len() * percent / 100).min(sorted.len().saturating_sub(1));
    sorted.get(index).copied().unwrap_or_default()
}
