//! Articles that have a briefing, and drafts beside the sources that they are compared with.

use crate::binary::{folder, run};
use std::fs;
use tempfile::TempDir;

const RELEASE: &str = "Night berths counted\n\n\
    PORT LANTERN, 4 May 2031 - The harbour has counted its night berths.\n\n\
    \"We have counted the bad nights,\" Ada Ling, chair of the Harbour Council, told the Forum, \"as well as the good \
    ones.\"\n\n\
    \"An average is a comfortable chair,\" said Ling.\n";

fn release() -> TempDir {
    folder("release.txt", RELEASE)
}

#[test]
fn an_article_is_read_as_the_briefing_that_was_made_of_it() {
    let folder = release();
    let at = |words: &[&str]| run(folder.path(), words);
    let fresh = at(&["quotes", "release.txt"]);
    assert!(fresh.out.contains("attribution not checked") && fresh.err.is_empty(), "{}", fresh.err);
    assert_eq!(at(&["edit", "release.txt", "--confirm-all"]).code, Some(0));
    let told = "plenary: reading release.toml, the briefing of release.txt\n";
    for words in [
        &["quotes", "release.txt"][..],
        &["show", "release.txt"],
        &["search", "average", "release.txt"],
        &["export", "release.txt"],
        &["check", "release.txt"],
        &["quotes", "release.txt", "release.toml"],
    ] {
        let read = at(words);
        assert_eq!(read.code, Some(0), "{words:?} {}", read.err);
        assert_eq!(read.err.matches(told).count(), 1, "{words:?} {}", read.err);
        assert!(!read.out.contains("not checked"), "{words:?} {}", read.out);
    }
    assert_eq!(at(&["quotes", "release.txt", "release.toml"]).out, at(&["quotes", "release.toml"]).out);
    let screen = at(&["show", "release.txt", "--size", "100x30", "--keys", ""]);
    assert!(screen.out.contains("opened release.toml, the briefing of release.txt"), "{}", screen.out);
    let again = at(&["edit", "release.txt", "--confirm-all"]);
    assert_eq!(again.out, "nothing to change: the file already says this\n");
    let anew = at(&["import", "release.txt"]);
    assert!(!anew.out.contains("checked = true"), "an import reads the article itself\n{}", anew.out);
    fs::rename(folder.path().join("release.toml"), folder.path().join("checked.toml")).unwrap();
    assert!(at(&["quotes", "release.txt"]).err.contains("reading checked.toml"), "whatever its name is");
}

#[test]
fn a_draft_is_never_compared_with_itself() {
    let folder = release();
    let draft = "\"We have counted the bad nights as well as the good ones,\" Bo Marsh said.\n";
    fs::write(folder.path().join("draft.md"), draft).unwrap();
    let at = |words: &[&str]| run(folder.path(), words);
    let told = at(&["verify", "draft.md", "."]);
    assert_eq!(told.code, Some(1), "{}", told.out);
    assert!(told.out.contains("Ada Ling") && !told.out.contains("draft.md)"), "{}", told.out);
    assert!(told.err.contains("plenary: draft.md is not compared with itself\n"), "{}", told.err);
    for source in ["draft.md", "./draft.md"] {
        let alone = at(&["verify", "draft.md", source]);
        assert_eq!((alone.code, &*alone.out), (Some(1), ""));
        assert!(alone.err.contains("nothing to compare the draft with, except the draft itself"));
    }
    assert_eq!(at(&["edit", "draft.md", "--confirm-all"]).code, Some(0));
    let made = at(&["verify", "draft.md", "draft.toml"]);
    assert!(made.err.contains("except the draft itself"), "a briefing of the draft\n{}", made.err);
    let other = at(&["verify", "draft.md", "release.txt"]);
    assert!(!other.err.contains("itself"), "{}", other.err);
}

#[test]
fn without_a_library_a_draft_is_not_compared_with_the_samples() {
    let folder = folder("draft.md", "\"An average is a comfortable chair,\" said Zoë Ackermann.\n");
    let told = run(folder.path(), &["verify", "draft.md"]);
    assert_eq!((told.code, &*told.out), (Some(2), ""));
    assert!(told.err.contains("because you have no library"), "{}", told.err);
    assert!(told.err.contains("plenary verify draft.md release.toml"), "{}", told.err);
}

#[test]
fn the_marks_at_an_interruption_are_no_difference() {
    let folder = release();
    let verdict = |draft: &str| {
        fs::write(folder.path().join("draft.md"), draft).unwrap();
        run(folder.path(), &["verify", "draft.md", "release.txt"]).out
    };
    for words in ["counted the bad nights as well as the good", "counted the bad nights, as well as the good"]
    {
        let told = verdict(&format!("Ada Ling said they had “{words}”.\n"));
        assert!(told.contains(": verbatim: "), "{told}");
    }
    let told = verdict("Ada Ling said they had “counted the good nights as well as the good ones”.\n");
    assert!(told.contains("counted the [good → bad] nights as well as"), "{told}");
}

#[test]
fn a_quotation_leaves_its_sentence_without_the_comma() {
    let folder = release();
    let at = |format: &str| run(folder.path(), &["quotes", "release.txt", "--format", format]).out;
    for format in ["text", "markdown", "html"] {
        let told = at(format);
        assert!(told.contains("An average is a comfortable chair."), "{told}");
        assert!(told.contains("nights,” Ada Ling told the Forum, “as well"), "{told}");
    }
    for format in ["json", "csv", "jsonld"] {
        assert!(at(format).contains("An average is a comfortable chair,"), "{format}");
    }
}
