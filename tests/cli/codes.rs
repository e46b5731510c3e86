//! Exports of codings through the real binary.

use crate::binary::{folder, plenary, run};
use std::fs;

const TAGGED: &str = "format = 1\n[event]\ntitle = \"T\"\n[[sections]]\nid = \"s\"\ntitle = \"S\"\n\
    text = \"Doors are open. Lamps are lit.\"\n[[sections.quotes]]\ntext = \"Doors are open.\"\ntags = [\"doors\"]\n\
    [[sections.notes]]\ntext = \"Lamps\"\nnote = \"Which?\"\n";

#[test]
fn codings_are_printed_or_written_to_a_new_file() {
    let folder = folder("a.toml", TAGGED);
    let printed = run(folder.path(), &["codes", "a.toml"]);
    assert!(
        printed.out.starts_with("# Codes\n\n## doors\n\n> “Doors are open.”\n"),
        "{}{}",
        printed.out,
        printed.err
    );
    let words = ["codes", "--format", "qdpx", "-o", "a.qdpx", "a.toml"];
    let written = run(folder.path(), &words);
    assert_eq!((written.code, &*written.err), (Some(0), "codings of 1 briefing written to a.qdpx\n"));
    let bytes = fs::read(folder.path().join("a.qdpx")).unwrap();
    assert!(bytes.starts_with(b"PK"));
    let again = run(folder.path(), &words);
    assert!(
        again.code != Some(0) && again.err.contains("already exists and was not changed"),
        "{}",
        again.err
    );
    let piped = plenary(folder.path(), &["codes", "--format", "qdpx", "a.toml"]).output().unwrap();
    assert_eq!(piped.stdout, bytes, "the same bytes go to a pipe");
    let book = run(folder.path(), &["codes", "--format", "qdc", "."]);
    assert!(book.out.contains("<Code guid=") && book.out.contains("name=\"doors\""), "{}", book.out);
}

#[test]
fn what_cannot_be_exported_says_what_to_do() {
    let folder = folder("a.toml", TAGGED.replace("tags", "#tags").split("[[sections.notes").next().unwrap());
    let bare = run(folder.path(), &["codes", "a.toml"]);
    assert_eq!(bare.code, Some(1));
    assert!(bare.err.contains("nothing is tagged or noted\n         add `tags`"), "{}", bare.err);
    let speakers = run(folder.path(), &["codes", "--speakers", "--format", "csv", "a.toml"]);
    assert_eq!(speakers.code, Some(2));
    assert!(speakers.err.contains("leave out --speakers"), "{}", speakers.err);
    let unknown = run(folder.path(), &["codes", "--format", "qpdx", "a.toml"]);
    assert!(unknown.err.contains("did you mean \"qdpx\"?"), "{}", unknown.err);
}
