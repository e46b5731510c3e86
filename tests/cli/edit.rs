//! The command `edit`: what it writes, what it refuses, and many of them at once.

use crate::binary::{Run, plenary, run};
use serde_json::Value;
use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Child, Stdio};
use tempfile::TempDir;

const ARTICLE: &str = "Harbour opens its night berths\n\n\
    HARBOUR CITY, 4 May 2031 - The Harbour Council opened nine berths on Sunday.\n\n\
    \"Our doors are open by night,\" said Ada Ling, chair of the Harbour Council.\n\n\
    Bo Marsh, mayor of Tidemouth, said the towns would pay their part of the costs.\n\n\
    \"A second quay would be a mistake,\" Ling added.\n";

fn article() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("harbour.md"), ARTICLE).unwrap();
    folder
}

/// A folder with an article and the briefing of it.
fn briefing() -> TempDir {
    let folder = article();
    assert_eq!(run(folder.path(), &["import", "harbour.md", "-o", "harbour.toml"]).code, Some(0));
    folder
}

fn toml(folder: &TempDir) -> String {
    fs::read_to_string(folder.path().join("harbour.toml")).unwrap()
}

/// The ids, the speakers and the words of the quotes.
fn quotes(folder: &Path, name: &str) -> Vec<(String, String, String)> {
    let data: Value = serde_json::from_str(&run(folder, &["quotes", name, "--format", "json"]).out).unwrap();
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let quote = |own: &Value| (text(&own["id"]), text(&own["speaker"]["name"]), text(&own["text"]));
    data.as_array().unwrap().iter().map(quote).collect()
}

fn edit(folder: &TempDir, words: &[&str]) -> Run {
    run(folder.path(), &[&["edit", "harbour.toml"], words].concat())
}

fn start(folder: &TempDir, words: &[&str], lines: &str) -> Child {
    let mut command = plenary(folder.path(), &[&["edit"], words].concat());
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    child.stdin.take().unwrap().write_all(lines.as_bytes()).unwrap();
    child
}

#[test]
fn a_quote_is_given_to_somebody_else_confirmed_and_noted() {
    let folder = briefing();
    let (id, ..) = quotes(folder.path(), "harbour.toml").remove(0);
    let done = edit(&folder, &["--quote", &id, "--speaker", "Bo Marsh", "--note", "Ask.", "--tag", "doors"]);
    assert_eq!((done.code, &*done.err), (Some(0), ""));
    assert_eq!(done.out, "the words are Bo Marsh's\nwrote the note\ntagged doors\n");
    let (same, speaker, _) = quotes(folder.path(), "harbour.toml").remove(0);
    assert_eq!((same, &*speaker), (id.clone(), "Bo Marsh"), "the id stays");
    let new = edit(&folder, &["--quote", &id, "--speaker", "Cy Reed, pilot, Tug Company"]);
    assert_eq!(new.out, "the words are Cy Reed's\n");
    assert!(toml(&folder).contains("organization = \"Tug Company\""));
    let again = edit(&folder, &["--quote", &id, "--confirm"]);
    assert_eq!((again.code, &*again.out), (Some(0), "nothing to change: the file already says this\n"));
    assert_eq!(edit(&folder, &["--confirm-all"]).code, Some(0));
    assert!(toml(&folder).contains("checked = true"));
}

#[test]
fn a_dry_run_is_a_diff_and_changes_nothing() {
    let folder = article();
    let (id, ..) = quotes(folder.path(), "harbour.md").remove(0);
    let words = ["edit", "harbour.md", "--quote", &id, "--confirm"];
    let dry = run(folder.path(), &[&words[..], &["--dry-run"]].concat());
    assert!(dry.out.starts_with("--- harbour.toml\n+++ harbour.toml\n@@ "), "{}", dry.out);
    let changed: Vec<&str> = dry.out.lines().skip(2).filter(|line| line.starts_with(['+', '-'])).collect();
    assert_eq!(changed, ["+checked = true"]);
    assert!(!folder.path().join("harbour.toml").exists());
    assert_eq!(run(folder.path(), &words).out, "checked\n");
    assert_eq!(toml(&folder).matches("checked = true").count(), 1);
    assert_eq!(fs::read_to_string(folder.path().join("harbour.md")).unwrap(), ARTICLE);
}

#[test]
fn many_orders_are_lines_of_json_and_one_wrong_one_changes_nothing() {
    let folder = briefing();
    let before = toml(&folder);
    let ids: Vec<String> = quotes(folder.path(), "harbour.toml").into_iter().map(|(id, ..)| id).collect();
    let lines = format!(
        "{{\"quote\":\"{}\",\"confirm\":true}}\n\n{{\"words\":\"nine berths\",\"speaker\":\"ada-ling\"}}\n{{\"speaker\":\"Bo Marsh\",\"rename\":\"Bo Marshall\"}}\n",
        ids[0]
    );
    let wrong = format!("{lines}{{\"quote\":\"{}\",\"kind\":\"loud\"}}\n", ids[1]);
    let refused = start(&folder, &["harbour.toml"], &wrong).wait_with_output().unwrap();
    let told = String::from_utf8(refused.stderr).unwrap();
    assert_eq!(refused.status.code(), Some(1));
    assert_eq!(told, "plenary: line 5: \"loud\" is not direct, indirect or mixed; nothing was changed\n");
    assert_eq!(toml(&folder), before);
    let done = start(&folder, &["harbour.toml"], &lines).wait_with_output().unwrap();
    assert_eq!(done.status.code(), Some(0), "{}", String::from_utf8_lossy(&done.stderr));
    let after = quotes(folder.path(), "harbour.toml");
    assert!(after.iter().any(|(_, speaker, words)| speaker == "Ada Ling" && words == "nine berths"));
    assert!(after.iter().any(|(_, speaker, _)| speaker == "Bo Marshall"));
    assert!(toml(&folder).contains("role = \"mayor\""), "a name alone leaves the post");
    let broken = start(&folder, &["harbour.toml"], "{\"whom\":1}\n").wait_with_output().unwrap();
    let told = String::from_utf8(broken.stderr).unwrap();
    assert!(told.contains("line 1: unknown field `whom`"), "{told}");
}

#[test]
fn what_cannot_be_done_says_why() {
    let folder = briefing();
    let (id, ..) = quotes(folder.path(), "harbour.toml").remove(0);
    for (words, why) in [
        (&["--quote", "none", "--confirm"][..], "there is no quote \"none\""),
        (&["--words", "no such words", "--note", "x"], "the text does not have the words \"no such words\""),
        (
            &["--words", "the", "--note", "x"],
            "times; name the section, use more words, or say in JSON what is before or after",
        ),
        (&["--quote", "QUOTE", "--reject", "--note", "x"], "cannot be combined"),
        (&["--speaker", "Nobody Known", "--rename", "x"], "there is no speaker \"Nobody Known\""),
    ] {
        let words: Vec<&str> = words.iter().map(|word| if *word == "QUOTE" { &*id } else { *word }).collect();
        let refused = edit(&folder, &words);
        assert_eq!((refused.code, &*refused.out), (Some(1), ""), "{words:?}");
        assert!(refused.err.contains(why) && refused.err.contains("nothing was changed"), "{}", refused.err);
    }
    fs::write(folder.path().join("broken.toml"), "format = 1\n[event\n").unwrap();
    let broken = run(folder.path(), &["edit", "broken.toml", "--confirm-all"]);
    assert_ne!(broken.code, Some(0));
    assert_eq!(run(folder.path(), &["edit", "missing.toml", "--confirm-all"]).code, Some(3));
}

#[test]
fn an_article_is_imported_again_and_keeps_what_a_person_did() {
    let folder = briefing();
    let update = |words: &[&str]| run(folder.path(), &[&["import", "--update"], words].concat());
    let same = update(&["harbour.md"]);
    assert_eq!((same.code, &*same.out), (Some(0), "harbour.toml: nothing has changed\n"));
    let (id, ..) = quotes(folder.path(), "harbour.toml").remove(0);
    edit(&folder, &["--quote", &id, "--confirm"]);
    let article = ARTICLE.replace("\"Our doors are open by night,\"", "\"Come,\"");
    fs::write(folder.path().join("harbour.md"), article).unwrap();
    let before = toml(&folder);
    let dry = update(&["harbour.toml", "--dry-run"]);
    assert_eq!(dry.code, Some(1), "something would be lost: {}", dry.err);
    assert!(dry.out.contains("would be imported again: 1 lost"), "{}", dry.out);
    assert!(dry.out.contains("  lost: Our doors are open by night,"), "{}", dry.out);
    assert_eq!(toml(&folder), before);
    let done = update(&["harbour.md"]);
    assert_eq!(done.code, Some(1));
    assert!(toml(&folder).contains("\"Come,\"") && toml(&folder).contains("Our doors are open by night,"));
    assert_eq!(update(&["harbour.toml"]).out, "harbour.toml: nothing has changed\n");
    fs::write(folder.path().join("other.md"), ARTICLE).unwrap();
    let none = update(&["other.md"]);
    assert!(none.err.contains("has no briefing yet"), "{}", none.err);
}

#[test]
fn ten_programs_on_one_file_lose_nothing() {
    let folder = briefing();
    let count = 10;
    let children: Vec<Child> = (0..count)
        .map(|number| {
            let order = format!("{{\"words\":\"The Harbour Council\",\"after\":\" opened\",\"tags\":[\"t\"]}}\n{{\"speaker\":\"ada-ling\",\"rename\":\"Ada Ling {number}\"}}\n");
            start(&folder, &["harbour.toml"], &order)
        })
        .collect();
    for child in children {
        let done = child.wait_with_output().unwrap();
        assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    }
    let text = toml(&folder);
    let names = (0..count).filter(|number| text.contains(&format!("\"Ada Ling {number}\""))).count();
    assert_eq!(names, count, "each name is the name or an alias:\n{text}");
    assert_eq!(text.matches("[[sections.notes]]").count(), 1);
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 2, "no other file stays");
}
