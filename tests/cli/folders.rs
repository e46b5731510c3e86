//! Folders: every command reads all files in all subfolders, and reports what it skips.

use crate::binary::{Run, run};
use std::fs;
use tempfile::TempDir;

const BRIEFING: &str = "format = 1\n[event]\ntitle = \"Lock Day\"\n[[speakers]]\nid = \"ada\"\nname = \"Ada Ling\"\n\
    [[sections]]\nid = \"s\"\ntitle = \"S\"\n[[sections.quotes]]\nspeaker = \"ada\"\n\
    text = \"The lock opens in the spring of next year.\"\n";

const ARTICLE: &str =
    "Berths Get Lamps\n\nBo Reyes, head pilot, said: \"Every berth has a lamp of its own now.\"\n";

fn folder(files: &[(&str, &[u8])]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, bytes) in files {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
    folder
}

/// A folder with a briefing, two articles and files of other kinds.
fn mixed() -> TempDir {
    folder(&[
        ("2030/lock.toml", BRIEFING.as_bytes()),
        ("2030/may/berths.txt", ARTICLE.as_bytes()),
        ("2031/berths.md", ARTICLE.as_bytes()),
        ("2031/Cargo.toml", b"[package]\nname = \"x\"\n"),
        ("2031/scan.djvu", b"AT&TFORM"),
        ("2031/binary.txt", &[0x7f, b'E', b'L', b'F', 2, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0xde, 0xad]),
        (".git/lock.toml", BRIEFING.as_bytes()),
    ])
}

#[test]
fn every_command_reads_all_files_of_a_folder() {
    let folder = mixed();
    let at = |words: &[&str]| run(folder.path(), words);
    let told = |run: &Run| run.err.contains("3 files were not read (1 .djvu, 1 other TOML, 1 unreadable)");

    let search = at(&["search", "berth", "."]);
    assert_eq!(search.code, Some(0), "{}", search.err);
    assert!(search.out.contains("berths.txt") && search.out.contains("berths.md"), "{}", search.out);
    assert!(told(&search), "{}", search.err);
    assert_eq!(at(&["search", "lock", "."]).out.matches("Lock Day").count(), 2, "its title is a match too");

    let speakers = at(&["speakers", "."]);
    assert_eq!(speakers.out.lines().count(), 3, "{}", speakers.out);
    assert!(told(&speakers));

    let quotes = at(&["quotes", ".", "--speaker", "reyes"]);
    assert_eq!(
        (quotes.code, quotes.out.matches("a lamp of its own").count()),
        (Some(0), 2),
        "{}",
        quotes.out
    );

    fs::write(
        folder.path().join("draft.md"),
        "\"The lock opens in the spring of next year,\" Ada Ling said.\n",
    )
    .unwrap();
    let verify = at(&["verify", "draft.md", "2030"]);
    assert_eq!((verify.code, verify.out.contains(": verbatim:")), (Some(0), true), "{}", verify.out);

    let show = at(&["show", "2030", "2031"]);
    assert!(show.out.contains("Lock Day") && show.out.contains("Berths Get Lamps"));
    let list = at(&["show", ".", "--keys", "j", "--size", "100x20"]);
    assert!(list.out.contains("lock.toml") || list.out.contains("Lock Day"), "{}", list.out);
}

#[test]
fn check_lists_skipped_files() {
    let folder = mixed();
    let check = run(folder.path(), &["check", "."]);
    assert_eq!(check.code, Some(0), "{}{}", check.out, check.err);
    for line in [
        "Cargo.toml: it is TOML, but not a briefing",
        "scan.djvu: plenary does not read .djvu files",
        "binary.txt: ",
        "3 files: no problems",
    ] {
        assert!(check.err.contains(line), "{line}: {}", check.err);
    }
    assert!(!check.err.contains(".git"), "{}", check.err);
}

#[test]
fn a_file_that_is_named_must_be_readable() {
    let folder = mixed();
    let one = run(folder.path(), &["search", "berth", "2031/binary.txt", "2031/berths.md"]);
    assert_eq!((one.code, one.out.contains("berths.md")), (Some(1), true), "{}", one.err);
    let gone = run(folder.path(), &["search", "berth", ".", "nowhere.toml"]);
    assert_eq!(gone.code, Some(3));
    let empty = run(folder.path(), &["search", "berth", ".git/.."]);
    assert_eq!(empty.code, Some(0), "{}", empty.err);
}

#[test]
fn imported_folders_are_read_again() {
    let folder = mixed();
    let import = run(folder.path(), &["import", ".", "-o", "out"]);
    assert!(folder.path().join("out/2030/may/berths.toml").is_file(), "{}", import.err);
    let search = run(folder.path(), &["search", "lamp", "out"]);
    assert_eq!(search.code, Some(0), "{}", search.err);
    assert!(search.out.contains("berths.toml"), "{}", search.out);
    // An article and its briefing are one, and are imported only once.
    let search = run(folder.path(), &["search", "lamp", "."]);
    assert!(!search.out.contains("berths.txt") && search.out.contains("berths.toml"), "{}", search.out);
    let again = run(folder.path(), &["import", ".", "-o", "out"]);
    assert!(again.err.contains("0 imported, 2 already exist"), "{}", again.err);
}
