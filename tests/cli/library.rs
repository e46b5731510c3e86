//! The index of a folder: results are the same with and without it, and never stale.

use crate::binary::{Run, run};
use std::fs;
use std::path::Path;
use tempfile::TempDir;

/// The names of the speakers of the invented library.
const NAMES: [&str; 4] = ["Ada Ling", "Bo Reyes", "Zoë Łaski", "Mira Okafor"];
/// What they speak of.
const TOPICS: [&str; 5] = ["night berths", "harbour dues", "supply chains", "the ﬁsh market", "门 permits"];

/// Writes an invented library of articles, a transcript, a briefing and files that are not read.
pub(crate) fn library() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for number in 0..40_usize {
        let (name, topic) = (NAMES[number % 4], TOPICS[number % 5]);
        let text = format!(
            "Harbour Notes {number}\n\nPORT ELM, May {}, 20{} -- {name}, head of the port office, said: \"We will look after {topic} in year {number}.\"\n\nNobody else spoke of {topic}.\n",
            number % 28 + 1,
            10 + number % 15
        );
        write(folder.path(), &format!("20{}/notes-{number}.txt", 10 + number % 15), &text);
    }
    write(
        folder.path(),
        "talks/day.txt",
        "MS. LING: We open at nine.\n\nMR. REYES: And we close at ten, with night berths.\n\nMS. LING: Thank you.\n",
    );
    write(
        folder.path(),
        "talks/lock.toml",
        "format = 1\n[event]\ntitle = \"Lock Day\"\ndate = 2031-01-02\n[[speakers]]\nid = \"ada\"\nname = \"Ada Ling\"\n\
         [[sections]]\nid = \"s\"\ntitle = \"Night\"\n[[sections.quotes]]\nspeaker = \"ada\"\nkind = \"direct\"\n\
         text = \"The lock opens.\"\ntags = [\"locks\"]\nwrong = 1\n",
    );
    write(folder.path(), "talks/broken.toml", "format = 1\n[event\n");
    write(folder.path(), "talks/binary.txt", "\u{7f}ELF\u{0}\u{1}\u{2}\u{0}\u{0}");
    folder
}

pub(crate) fn write(folder: &Path, name: &str, text: &str) {
    let path = folder.join(name);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
}

/// Says which test is skipped, and why.
///
/// It writes to standard error directly, because the test harness hides the output of `eprintln!` in a passing test.
#[cfg(unix)]
pub(crate) fn skip(why: &str) {
    use std::io::Write;
    let mut errors = std::io::stderr();
    writeln!(errors, "SKIPPED: {why}").unwrap();
}

/// Runs a command with the index and without it, and returns the result, which must be the same.
pub(crate) fn both(folder: &Path, words: &[&str]) -> Run {
    let with = run(folder, words);
    let without = run(folder, &[words, &["--no-index"]].concat());
    assert_eq!(with.out, without.out, "{words:?}\n{}", with.err);
    assert_eq!((with.code, &with.err), (without.code, &without.err), "{words:?}");
    with
}

pub(crate) fn index(folder: &Path) {
    let made = run(folder, &["index", "."]);
    assert_eq!(made.code, Some(0), "{}", made.err);
    assert!(made.err.contains("44 files"), "{}", made.err);
}

#[test]
fn results_are_the_same_with_and_without_an_index() {
    let folder = library();
    index(folder.path());
    for query in [
        "berths",
        "night berth",
        "\"night berths\"",
        "\"night berth\"",
        "berths by:ling",
        "by:laski",
        "by:\"bo reyes\" since:2015",
        "fish",
        "门",
        "nobody -dues",
        "kind:direct until:2012",
        "in:\"harbour notes\" dues",
        "tag:locks",
        "is:unchecked year",
        "lang:en chains",
        "2031 OR",
        "nowhere",
    ] {
        both(folder.path(), &["search", query, "."]);
        both(folder.path(), &["search", query, ".", "--format", "json"]);
        both(folder.path(), &["search", query, ".", "--format", "ndjson", "--limit", "3"]);
        both(folder.path(), &["quotes", ".", "--query", query]);
    }
    for speaker in ["ling", "ŁASKI", "laski zoe", "ada", "nobody"] {
        both(folder.path(), &["quotes", ".", "--speaker", speaker, "--match", "look"]);
        both(folder.path(), &["quotes", ".", "--speaker", speaker, "--as", "json"]);
    }
    write(
        folder.path(),
        ".drafts/draft.md",
        "Ada Ling said: \"We will look after night berths in year 20.\" Mira Okafor said: \"We will look after the ﬁsh \
         market in year 13.\" Mira Okafor said they \"will never look after supply lines in year 7\". Zoë Łaski asked \
         for \"an entirely different sort of lighthouse\".\n",
    );
    let verified = both(folder.path(), &["verify", ".drafts/draft.md", ".", "--json"]);
    assert!(
        ["verbatim", "misattributed", "differs", "not-found"]
            .iter()
            .all(|verdict| verified.out.contains(verdict)),
        "{}",
        verified.out
    );
    both(folder.path(), &["speakers", "."]);
    both(folder.path(), &["people", ".", "--why"]);
    both(folder.path(), &["people", ".", "--json"]);
    let check = both(folder.path(), &["check", "."]);
    assert!(check.out.contains("wrong = 1"), "a report shows lines of the file: {}", check.out);
    both(folder.path(), &["check", ".", "--format", "json"]);
    let found = run(folder.path(), &["search", "berths", "."]);
    assert_eq!((found.code, found.out.matches("night berths").count()), (Some(0), 17), "{}", found.out);
}

#[test]
fn changed_removed_and_new_files_are_seen_at_once() {
    let folder = library();
    index(folder.path());
    let count =
        |query: &str| both(folder.path(), &["search", query, ".", "--format", "ndjson"]).out.lines().count();
    assert_eq!((count("lighthouse"), count("opens")), (0, 1));
    write(
        folder.path(),
        "talks/lamp.txt",
        "Lamp\n\nBo Reyes said the lighthouse was too dark for a port like this.\n",
    );
    assert_eq!(count("lighthouse"), 1);
    write(
        folder.path(),
        "talks/lamp.txt",
        "Lamp\n\nBo Reyes said the light-house was too dark for a port like this.\n",
    );
    assert_eq!((count("lighthouse"), count("light-house")), (0, 1));
    fs::remove_file(folder.path().join("talks/lamp.txt")).unwrap();
    assert_eq!(count("light-house"), 0);
    fs::rename(folder.path().join("talks"), folder.path().join("speeches")).unwrap();
    assert_eq!(count("opens"), 1);
    let found = run(folder.path(), &["search", "opens", "."]);
    assert!(found.out.contains("speeches/lock.toml"), "{}", found.out);
}

#[test]
fn a_folder_inside_uses_the_index_of_the_folder_around_it() {
    let folder = library();
    index(folder.path());
    let inside = both(folder.path(), &["search", "berths", "talks"]);
    assert_eq!(inside.out.matches("night berths").count(), 1, "{}", inside.out);
    both(&folder.path().join("talks"), &["search", "opens", "."]);
    let status = run(folder.path(), &["index", "--status"]);
    assert!(status.out.contains("44 files") && status.err.starts_with("1 index"), "{}", status.out);
    let cleared = run(folder.path(), &["index", ".", "--clear"]);
    assert_eq!(cleared.code, Some(0), "{}", cleared.err);
    assert_eq!(run(folder.path(), &["index", ".", "--clear"]).code, Some(1));
}

#[test]
fn a_small_folder_gets_no_index() {
    let folder = library();
    run(folder.path(), &["search", "berths", "."]);
    assert!(run(folder.path(), &["index", "--status"]).out.is_empty());
    for number in 0..200 {
        write(folder.path(), &format!("more/{number}.txt"), "Note\n\nIt rained on the quay all day long.\n");
    }
    both(folder.path(), &["search", "berths", "."]);
    assert!(run(folder.path(), &["index", "--status"]).out.contains("244 files"));
    write(folder.path(), "plenary/config.toml", "index = false\n");
    both(folder.path(), &["search", "rained", "."]);
}

#[test]
fn folders_that_are_given_together_are_looked_up_in_their_indexes() {
    let folder = library();
    let outer = folder.path();
    assert_eq!(run(outer, &["index", "2010"]).code, Some(0));
    assert_eq!(run(outer, &["index", "2011"]).code, Some(0));
    for words in [
        &["search", "night", "2010", "2011", "2012"][..],
        &["quotes", "--speaker", "ling", "2011", "2010"],
        &["people", "2010", "2011"],
    ] {
        let found = both(outer, words);
        assert!(!found.out.is_empty(), "{words:?}");
    }
    // What only the index can know shows that it was asked: a file with the same stamp is not read again.
    let path = outer.join("2011/notes-1.txt");
    let text = fs::read_to_string(&path).unwrap();
    let ago = std::time::SystemTime::now() - std::time::Duration::from_mins(10);
    let write_ago = |text: &str| {
        fs::write(&path, text).unwrap();
        fs::File::options().write(true).open(&path).unwrap().set_modified(ago).unwrap();
    };
    write_ago(&text);
    assert_eq!(run(outer, &["index", "2011"]).code, Some(0));
    write_ago(&text.replace("look after", "take after"));
    let said = run(outer, &["quotes", "--match", "look after", "2010", "2011"]);
    assert!(said.out.contains("in year 1."), "{}", said.out);
}
