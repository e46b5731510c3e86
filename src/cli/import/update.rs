//! `plenary import --update FILE`: imports an article again into its briefing, and reports what happened to the quotes.

use crate::cli::exit::Exit;
use crate::cli::output::print;
use crate::correct::Again;
use crate::io::{Failure, Pair};
use crate::text::{Safe, first_words};
use std::path::Path;

/// Number of words of a quote that the report shows.
const SHOWN_WORDS: usize = 14;

pub(super) fn run(path: &Path, dry_run: bool) -> Result<Exit, Failure> {
    let pair = Pair::of(path)?;
    let (edit, again) = pair.import_again(dry_run)?;
    let name = Safe::clean_line(&pair.briefing.display().to_string());
    if edit.is_none() {
        print(&format!("{name}: nothing has changed\n"))?;
        return Ok(Exit::Success);
    }
    print(&report(&name, &again, dry_run))?;
    Ok(if again.lost.is_empty() { Exit::Success } else { Exit::Faults })
}

/// The numbers, then the quotes that somebody should look at.
fn report(name: &str, again: &Again, dry_run: bool) -> String {
    let would = if dry_run { "would be " } else { "" };
    let mut text = format!("{name}: {would}imported again: {}\n", again.words());
    for (what, words) in [
        ("moved", &again.moved),
        ("changed in the source", &again.changed),
        ("lost", &again.lost),
        ("given to another speaker by the article", &again.disputed),
        ("new", &again.new),
        ("no longer found", &again.gone),
    ] {
        for quote in words {
            text.push_str(&format!("  {what}: {}\n", first_words(quote, SHOWN_WORDS)));
        }
    }
    text
}
