//! Exports through the real binary: formats, templates, files and notebooks.

use crate::binary::{folder, run};
use crate::project::text;
use plenary::export::EXPORTERS;
use serde_json::Value;
use std::fs;
use std::path::Path;
use tempfile::TempDir;

const WITHOUT_URL: &str = "format = 1\n[event]\ntitle = \"T\"\n[[sections]]\nid = \"s\"\ntitle = \"S\"\n\
    text = \"Doors are open.\"\n[[sections.quotes]]\nid = \"open\"\ntext = \"Doors are open.\"\n";

/// A folder with the harbour briefing.
fn harbour() -> TempDir {
    folder("harbour.toml", text("briefings/harbour-forum.toml"))
}

fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

#[test]
fn every_format_is_listed_and_printed() {
    let harbour = harbour();
    let formats = run(harbour.path(), &["formats"]).out;
    for format in EXPORTERS {
        assert!(formats.contains(&format!("{} ", format.name())) && formats.contains(format.purpose()));
        let run = run(harbour.path(), &["quotes", "--format", format.name(), "harbour.toml"]);
        assert_eq!(run.code, Some(0), "{}", run.err);
        assert!(!run.out.is_empty() && run.err.is_empty());
    }
    assert!(formats.contains("--template"));
}

#[test]
fn a_template_is_selected_by_file_or_by_name() {
    let harbour = harbour();
    let folder = harbour.path().join("plenary/templates");
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join("story.md.j2"), "{# For a story #}- {{ attribution }}").unwrap();
    fs::write(harbour.path().join("bad.j2"), "One\n{{ nothing }}").unwrap();
    fs::write(harbour.path().join("broken.j2"), "{% if %}").unwrap();
    let quotes = |words: &[&str]| {
        run(harbour.path(), &[&["quotes", "harbour.toml", "--tag", "openness"], words].concat())
    };
    let by_name = quotes(&["--format", "story"]);
    assert!(
        by_name.out.starts_with("- Ada Ling, Chair, Port Lantern City Council\n"),
        "{}{}",
        by_name.out,
        by_name.err
    );
    let by_file = quotes(&["--template", "plenary/templates/story.md.j2"]);
    assert_eq!(by_file.out, by_name.out);
    let short = quotes(&["--format", "story", "--attribution", "short"]);
    assert!(short.out.starts_with("- Ling\n"), "{}", short.out);
    assert!(run(harbour.path(), &["formats"]).out.contains("For a story"));
    let bad = quotes(&["--template", "bad.j2"]);
    assert_eq!((bad.code, &*bad.out), (Some(1), ""));
    assert!(bad.err.contains("bad.j2:2:4: there is no \"nothing\" here"), "{}", bad.err);
    let broken = quotes(&["--template", "broken.j2"]);
    assert!(broken.code == Some(1) && broken.err.contains("broken.j2:1:"), "{}", broken.err);
    let missing = quotes(&["--template", "none.j2"]);
    assert!(missing.code == Some(3) && missing.err.contains("there is no such file"), "{}", missing.err);
    let near = quotes(&["--format", "stori"]);
    assert!(near.code == Some(2) && near.err.contains("story"), "{}", near.err);
    let which = quotes(&["--format", "template"]);
    assert!(which.code == Some(2) && which.err.contains("--template"), "{}", which.err);
}

#[test]
fn a_failed_export_leaves_no_file_and_says_what_to_do() {
    let folder = folder("t.toml", WITHOUT_URL);
    let link = run(folder.path(), &["quotes", "t.toml", "--format", "link", "-o", "link.txt"]);
    assert_eq!(link.code, Some(1));
    assert!(
        link.err.contains("quote open has no URL") && link.err.contains("[event.source]"),
        "{}",
        link.err
    );
    let ics = run(folder.path(), &["export", "t.toml", "--as", "ics", "-o", "t.ics"]);
    assert!(ics.code == Some(1) && ics.err.contains("no section has a start time"), "{}", ics.err);
    assert_eq!(names(folder.path()), ["t.toml"]);
    let csv = run(folder.path(), &["quotes", "t.toml", "--format", "csv", "--notebook", "t.csv"]);
    assert!(csv.code == Some(2) && csv.err.contains("cannot add to a file"), "{}", csv.err);
    assert_eq!(names(folder.path()), ["t.toml"]);
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_reported_for_every_destination() {
    let harbour = harbour();
    for words in [
        &["quotes", "harbour.toml", "-o", "/dev/full"] as &[&str],
        &["quotes", "harbour.toml", "--format", "markdown", "--notebook", "/dev/full"],
        &["export", "harbour.toml", "--as", "html", "-o", "/dev/full"],
    ] {
        let full = run(harbour.path(), words);
        assert!(full.code == Some(3) && full.err.contains("no space left on the disk"), "{}", full.err);
        assert!(full.err.contains("free some space"), "{}", full.err);
    }
    assert_eq!(names(harbour.path()), ["harbour.toml"]);
}

#[test]
fn a_notebook_contains_each_quote_once() {
    let harbour = harbour();
    let add = |kind: &str| {
        run(
            harbour.path(),
            &["quotes", "harbour.toml", "--kind", kind, "--format", "markdown", "--notebook", "all.md"],
        )
    };
    let first = add("direct");
    assert!(first.code == Some(0) && first.err.contains("added to all.md"), "{}", first.err);
    let once = fs::read_to_string(harbour.path().join("all.md")).unwrap();
    assert!(add("direct").err.contains("already contains all of them"));
    assert_eq!(fs::read_to_string(harbour.path().join("all.md")).unwrap(), once);
    add("indirect");
    let both = fs::read_to_string(harbour.path().join("all.md")).unwrap();
    assert!(both.starts_with(&once) && both.len() > once.len());
    assert_eq!(both.lines().filter(|line| line.starts_with("## ")).count(), 1);
}

#[test]
fn a_whole_briefing_is_exported_in_every_form() {
    let harbour = harbour();
    for (form, begins) in [
        ("markdown", "# Harbour Forum"),
        ("html", "<!DOCTYPE html>"),
        ("json", "{\n"),
        ("ics", "BEGIN:VCALENDAR\r\n"),
    ] {
        let run = run(harbour.path(), &["export", "harbour.toml", "--as", form]);
        assert!(run.code == Some(0) && run.out.starts_with(begins), "{form}: {}{}", run.out, run.err);
    }
    let wrong = run(harbour.path(), &["export", "harbour.toml", "--as", "htm"]);
    assert!(wrong.code == Some(2) && wrong.err.contains("html"), "{}", wrong.err);
    fs::write(harbour.path().join("other.toml"), WITHOUT_URL).unwrap();
    let several = run(harbour.path(), &["export", "."]);
    assert!(several.code == Some(2) && several.err.contains("name one of them"), "{}", several.err);
}

#[test]
fn every_record_matches_the_printed_schema() {
    let harbour = harbour();
    let schema: Value = serde_json::from_str(&run(harbour.path(), &["schema", "--quote"]).out).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    let records = run(harbour.path(), &["quotes", "harbour.toml", "--format", "ndjson"]).out;
    assert!(records.lines().count() > 20);
    assert!(records.lines().all(|line| validator.is_valid(&serde_json::from_str(line).unwrap())));
}

#[test]
fn ids_and_bytes_do_not_depend_on_the_rest_of_the_file() {
    let quote = "[[sections.quotes]]\ntext = \"Doors are open.\"\n";
    let source = WITHOUT_URL.replace("id = \"open\"\n", "");
    let edited = source
        .replace(
            "[[sections]]\n",
            "[[speakers]]\nid = \"x\"\nname = \"X\"\n[[sections]]\nid = \"z\"\ntitle = \"Z\"\n[[sections]]\n",
        )
        .replace(quote, &format!("[[sections.quotes]]\ntext = \"open\"\n{quote}"));
    let ids = |source: &str| {
        let folder = folder("t.toml", source);
        let records = run(folder.path(), &["quotes", "t.toml", "--format", "ndjson", "--match", "doors"]).out;
        serde_json::from_str::<Value>(&records).unwrap()["id"].clone()
    };
    assert_eq!(ids(&source), ids(&edited));
}

#[test]
fn words_across_statements_are_found_and_joined() {
    let talk = "format = 1\n[event]\ntitle = \"T\"\n[[speakers]]\nid = \"q\"\nname = \"Reporter\"\nunnamed = true\n\
        [[speakers]]\nid = \"ada\"\nname = \"Ada Ling\"\n[[sections]]\nid = \"s\"\ntitle = \"S\"\n\
        text = \"\"\"\nQ: Will it?\n\nADA: The locks open. They close late.\n\nBoats wait.\n\"\"\"\n\
        [[sections.quotes]]\nspeaker = \"q\"\ntext = \"Will it?\"\n\
        [[sections.quotes]]\nspeaker = \"ada\"\ntext = \"The locks open.\"\n\
        [[sections.quotes]]\nspeaker = \"ada\"\ntext = \"They close late.\"\n\
        [[sections.quotes]]\nspeaker = \"ada\"\ntext = \"Boats wait.\"\n";
    let folder = folder("talk.toml", talk);
    let found = |words: &[&str]| {
        let json =
            run(folder.path(), &[&["quotes", "talk.toml", "--format", "json", "--match"], words].concat())
                .out;
        let json: Value = serde_json::from_str(&json).unwrap();
        json.as_array()
            .unwrap()
            .iter()
            .map(|one| one["text"].as_str().unwrap().to_owned())
            .collect::<Vec<_>>()
    };
    assert_eq!(found(&["locks"]), ["The locks open."]);
    assert_eq!(found(&["open. they close"]), ["The locks open. They close late."]);
    assert_eq!(found(&["late. boats"]), ["They close late.\n\nBoats wait."]);
    assert_eq!(found(&["locks wait"]), ["The locks open. They close late.\n\nBoats wait."]);
    let asked = run(folder.path(), &["quotes", "talk.toml", "--match", "boats", "--with-question"]).out;
    assert!(asked.starts_with("Question by a reporter: “Will it?”\n\n“Boats wait.”\n"), "{asked}");
    fs::write(
        folder.path().join("draft.md"),
        "“The locks open. They close late. Boats wait,” said Ada Ling.\n",
    )
    .unwrap();
    let verified = run(folder.path(), &["verify", "draft.md", "talk.toml"]);
    assert_eq!(verified.code, Some(0), "{}{}", verified.out, verified.err);
}

#[test]
fn a_draft_may_leave_out_the_directions_of_a_transcript_but_no_words() {
    let talk = "format = 1\n[event]\ntitle = \"T\"\n[[speakers]]\nid = \"ada\"\nname = \"Ada Ling\"\n\
        [[sections]]\nid = \"s\"\ntitle = \"S\"\n\
        text = \"\"\"\nADA: The locks open early. (Laughter.) They close late.\n\n(Applause.)\n\nThe boats (inaudible) wait.\n\"\"\"\n\
        [[sections.quotes]]\nspeaker = \"ada\"\ntext = \"The locks open early. (Laughter.) They close late.\"\n\
        [[sections.quotes]]\nspeaker = \"ada\"\ntext = \"The boats (inaudible) wait.\"\n";
    let folder = folder("talk.toml", talk);
    for (words, code) in [
        ("The locks open early. They close late.", 0),
        ("They close late. The boats (inaudible) wait.", 0),
        ("They close late. (Applause.) The boats (inaudible) wait.", 0),
        ("They close late. The boats wait.", 1),
    ] {
        fs::write(folder.path().join("draft.md"), format!("“{words}” Ada Ling said.\n")).unwrap();
        let verified = run(folder.path(), &["verify", "draft.md", "talk.toml"]);
        assert_eq!(verified.code, Some(code), "{words} {}{}", verified.out, verified.err);
    }
}

#[test]
fn a_draft_may_call_an_unnamed_questioner_a_journalist() {
    let talk = "format = 1\n[event]\ntitle = \"T\"\n[[speakers]]\nid = \"q\"\nname = \"Questioner\"\nunnamed = true\n\
        [[speakers]]\nid = \"ada\"\nname = \"Ada Ling\"\n[[sections]]\nid = \"s\"\ntitle = \"S\"\n\
        text = \"\"\"\nQ: Who pays for the new lamps?\n\nADA: The port pays for all of them.\n\"\"\"\n\
        [[sections.quotes]]\nspeaker = \"q\"\ntext = \"Who pays for the new lamps?\"\n\
        [[sections.quotes]]\nspeaker = \"ada\"\ntext = \"The port pays for all of them.\"\n";
    let folder = folder("talk.toml", talk);
    for (draft, code) in [
        ("“Who pays for the new lamps?” a journalist asked.", 0),
        ("A reporter asked: “Who pays for the new lamps?”", 0),
        ("“Who pays for the new lamps?” a lawyer asked.", 1),
        ("“The port pays for all of them,” a journalist said.", 1),
    ] {
        fs::write(folder.path().join("draft.md"), format!("{draft}\n")).unwrap();
        let verified = run(folder.path(), &["verify", "draft.md", "talk.toml"]);
        assert_eq!(verified.code, Some(code), "{draft} {}{}", verified.out, verified.err);
    }
}

#[test]
fn standard_input_cannot_be_a_draft_and_a_briefing() {
    let folder = folder("note.txt", "");
    let verified = run(folder.path(), &["verify", "-", "-"]);
    assert_eq!(verified.code, Some(3), "{}", verified.out);
    assert!(verified.err.contains("cannot be both the draft and a briefing"), "{}", verified.err);
}
