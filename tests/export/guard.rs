//! The export guard: only quotes that it has released are exported.

use super::{briefing, samples};
use plenary::guard::{Destination, ReleasedBriefing, release_quotes};
use std::path::{Path, PathBuf};

/// The sources below a folder of `src/`.
fn sources(folder: &str) -> Vec<(PathBuf, String)> {
    let mut found = Vec::new();
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("src").join(folder)];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|ending| ending == "rs") {
                let text = std::fs::read_to_string(&path).unwrap();
                found.push((path, text));
            }
        }
    }
    found
}

/// Returns true if a source names an item, as a whole word and outside of comments.
fn names(source: &str, item: &str) -> bool {
    let code = source.lines().filter(|line| !line.trim_start().starts_with("//"));
    code.flat_map(|line| line.split(|c: char| !c.is_alphanumeric() && c != '_')).any(|word| word == item)
}

#[test]
fn all_quotes_are_released_in_order() {
    for briefing in &samples() {
        let release = release_quotes(briefing, briefing.quote_ids(), Destination::File);
        let ids: Vec<_> = release.passed.iter().map(|record| record.id.clone()).collect();
        let all: Vec<_> = briefing.quote_ids().map(|quote| briefing.quote_name(quote)).collect();
        assert_eq!(ids, all);
        assert!(release.held.is_empty());
        let whole = ReleasedBriefing::new(briefing, Destination::File);
        for section in briefing.section_ids() {
            assert_eq!(whole.quotes(section).len(), briefing[section].quotes.len());
        }
    }
}

/// Only the guard can make a `Released`, so no format may take anything else.
#[test]
fn formats_take_released_records_and_nothing_else() {
    for (path, source) in sources("export") {
        // An excerpt makes a record of words in a text. Its callers must have the record released.
        let may = path.ends_with("excerpt.rs");
        assert!(may || !names(&source, "Record"), "{} takes records that are not released", path.display());
    }
    for (path, source) in sources("") {
        let serializes = source.contains("Serialize for Record");
        assert!(!serializes, "{} writes records that are not released", path.display());
    }
}

#[test]
fn a_record_knows_its_places_in_the_text_and_the_words_around_them() {
    let briefing = briefing(
        r#"
format = 1
[event]
title = "Harbour Forum 2025"
[[sections]]
id = "opening"
title = "Opening"
text = "She said: “Our doors are open.” The plan names nine berths."
[[sections.quotes]]
text = "doors … open"
[[sections.quotes]]
text = "not there"
"#,
    );
    let records = super::records(&briefing);
    let places = records[0].places();
    assert_eq!(places.len(), 2);
    assert!(places.iter().all(|place| place.paragraph == 1));
    let context = records[0].context().unwrap();
    assert_eq!(context.before, "She said: “Our ");
    assert_eq!(context.after, ".” The plan names nine berths.");
    assert_eq!(records[1].places(), []);
    assert_eq!(records[1].context(), None);
}
