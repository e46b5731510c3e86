//! The command `people`: the list, its forms, and what it writes in people.toml.

use crate::binary::{Run, run};
use serde_json::Value;
use std::fs;
use tempfile::TempDir;

fn briefing(day: &str, speakers: &[(&str, &str)]) -> String {
    let mut text = format!("format = 1\n[event]\ntitle = \"Lock Day\"\ndate = {day}\n");
    for (at, (name, role)) in speakers.iter().enumerate() {
        let role = if role.is_empty() { String::new() } else { format!("role = \"{role}\"\n") };
        text += &format!("[[speakers]]\nid = \"s{at}\"\nname = \"{name}\"\n{role}");
    }
    text += "[[sections]]\nid = \"s\"\ntitle = \"S\"\n";
    for at in 0..speakers.len() {
        text += &format!(
            "[[sections.quotes]]\nspeaker = \"s{at}\"\nkind = \"indirect\"\ntext = \"The lock opens, {at}.\"\n"
        );
    }
    text
}

/// A library with four people, one of whom has three names.
fn library() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("days")).unwrap();
    for (name, day, speakers) in [
        ("a", "2030-01-01", &[("Joseph R. Quell", "Mayor"), ("Quell", "Mayor")][..]),
        ("b", "2030-01-02", &[("Joe Quell", "Mayor"), ("Ada Ling", ""), ("The Mayor", "")]),
        ("c", "2030-01-03", &[("Quell", "Mayor"), ("Adelaide Lingen", "Director")]),
        ("d", "2030-01-04", &[("Ada Ost", "")]),
    ] {
        fs::write(folder.path().join(format!("days/{name}.toml")), briefing(day, speakers)).unwrap();
    }
    folder
}

fn people(folder: &TempDir, words: &[&str]) -> Run {
    run(folder.path(), &[&["people", "days"], words].concat())
}

#[test]
fn people_have_one_row_each() {
    let folder = library();
    let all = people(&folder, &[]);
    assert_eq!(all.code, Some(0), "{}", all.err);
    let expected = "     4  Joseph R. Quell, Mayor · 3 documents, 2030-01-01 to 2030-01-03\n     1  Ada Ling · 1 document, 2030-01-02\n     1  Ada Ost · 1 document, 2030-01-04\n     1  Adelaide Lingen, Director · 1 document, 2030-01-03\n";
    assert_eq!(all.out, expected);
    assert_eq!(
        all.err,
        "4 people in 4 briefings, most statements first; speakers not listed: 1 without a name\n"
    );
    let found = people(&folder, &["--match", "quell jos"]);
    assert_eq!(found.out.lines().count(), 1, "{}", found.out);
    let none = people(&folder, &["--match", "nobody"]);
    assert_eq!((none.code, &*none.out), (Some(1), ""));
    let near = people(&folder, &["--match", "qeull"]);
    assert!(near.err.contains("did you mean \"Joe Quell\" or \"Joseph R. Quell\""), "{}", near.err);
    let merged = people(&folder, &["--merge", "Ada Ost", "Ada Lingg", "--dry-run"]);
    assert!(merged.err.contains("there is no person \"Ada Lingg\"; did you mean"), "{}", merged.err);
}

#[test]
fn why_prints_the_reason_for_every_name() {
    let folder = library();
    let why = people(&folder, &["--why", "--match", "Quell"]).out;
    for line in [
        "        Joseph R. Quell: own name (sure, 1 document)\n",
        "        Joe Quell: Joe is short for Joseph (likely, 1 document)\n",
        "        Quell: only Quell of this document (sure, 1 document)\n",
        "        Quell: only Quell who was Mayor then (likely, 1 document)\n",
    ] {
        assert!(why.contains(line), "{line}{why}");
    }
}

#[test]
fn people_are_printed_for_programs() {
    let folder = library();
    let json: Value = serde_json::from_str(&people(&folder, &["--json"]).out).unwrap();
    let first = &json[0];
    assert_eq!((&first["id"], &first["statements"]), (&"joseph-r-quell".into(), &4.into()));
    assert_eq!(first["documents"].as_array().map(Vec::len), Some(3));
    assert!(first["documents"][0].as_str().unwrap().ends_with("a.toml"));
    assert_eq!(first["posts"][0]["role"], "Mayor");
    assert_eq!(first["names"].as_array().map(Vec::len), Some(4));
    assert_eq!(json, serde_json::from_str::<Value>(&people(&folder, &["--format", "json"]).out).unwrap());
    let lines = people(&folder, &["--format", "ndjson"]).out;
    assert_eq!(lines.lines().filter(|line| serde_json::from_str::<Value>(line).is_ok()).count(), 4);
    let csv = people(&folder, &["--format", "csv", "--why"]).out;
    let mut rows = csv::Reader::from_reader(csv.as_bytes());
    assert_eq!(rows.headers().unwrap().get(0), Some("ID"));
    let rows: Vec<csv::StringRecord> = rows.records().map(Result::unwrap).collect();
    assert_eq!((rows.len(), &rows[0][4], &rows[0][7]), (4, "3", "Joe Quell; Joseph R. Quell; Quell"));
}

#[test]
fn people_are_merged_and_parted_in_the_people_file() {
    let folder = library();
    let file = folder.path().join("days/people.toml");
    let dry = people(&folder, &["--merge", "ada-ling", "Adelaide Lingen", "--dry-run"]);
    assert!(dry.out.contains("aliases = [\"Adelaide Lingen\"]") && !file.exists(), "{}{}", dry.out, dry.err);
    let merge = people(&folder, &["--merge", "ada-ling", "Adelaide Lingen"]);
    assert_eq!((merge.code, &*merge.out), (Some(0), ""), "{}", merge.err);
    assert!(
        merge.err.contains("people.toml") && merge.err.contains("to undo it, delete \"Adelaide Lingen\""),
        "{}",
        merge.err
    );
    assert_eq!(fs::read_to_string(&file).unwrap(), dry.out);
    let rows = people(&folder, &[]).out;
    assert!(rows.contains("     2  Ada Ling, Director · 2 documents"), "{rows}");

    let part = people(&folder, &["--part", "Joe Quell", "Joseph R. Quell"]);
    assert_eq!(part.code, Some(0), "{}", part.err);
    let rows = people(&folder, &[]).out;
    assert!(
        rows.contains("  Joe Quell, Mayor · 1 document") && rows.contains("  Joseph R. Quell, Mayor"),
        "{rows}"
    );
    let check = run(folder.path(), &["check", "days"]);
    assert_eq!(check.code, Some(0), "{}{}", check.out, check.err);
}

#[test]
fn an_unclear_name_lists_the_people() {
    let folder = library();
    let unclear = people(&folder, &["--merge", "Ada", "Quell"]);
    assert_eq!(unclear.code, Some(1));
    for part in ["\"Ada\" may be", "ada-ling (Ada Ling", " or ada-ost (Ada Ost", "use an id"] {
        assert!(unclear.err.contains(part), "{part}: {}", unclear.err);
    }
    let nobody = people(&folder, &["--part", "Zed", "Quell"]);
    assert_eq!(
        (nobody.code, nobody.err.contains("there is no person \"Zed\"")),
        (Some(1), true),
        "{}",
        nobody.err
    );
    assert_eq!(people(&folder, &["--merge", "Ada"]).code, Some(2));
}

#[test]
fn faults_of_the_people_file_are_reported() {
    let folder = library();
    let file = "[[people]]\nid = \"ada\"\nname = \"Ada Ling\"\nnot = [\"bo\"]\n";
    // The file of a folder above counts, too.
    fs::write(folder.path().join("people.toml"), file).unwrap();
    let check = run(folder.path(), &["check", "days", "--format", "short"]);
    assert_eq!(check.code, Some(1));
    assert!(
        check.out.contains("people.toml:4:8: error[unknown-person]: there is no person \"bo\""),
        "{}",
        check.out
    );
    let text = run(folder.path(), &["check", "days"]);
    assert!(text.err.contains("5 files: 1 error"), "{}", text.err);
    let json: Value =
        serde_json::from_str(&run(folder.path(), &["check", "days", "--format", "json"]).out).unwrap();
    assert_eq!((json.as_array().map(Vec::len), &json[4]["errors"]), (Some(5), &1.into()));
    let list = people(&folder, &[]);
    assert_eq!((list.code, list.err.contains("unknown-person")), (Some(1), true), "{}", list.err);
    let merge = people(&folder, &["--merge", "ada", "ada-ost"]);
    assert!(merge.err.contains("has errors and was not changed"), "{}", merge.err);
}

#[cfg(feature = "index")]
#[test]
fn people_that_are_kept_in_the_index_are_never_stale() {
    let folder = library();
    assert_eq!(run(folder.path(), &["index", "days"]).code, Some(0));
    let same = |words: &[&str]| {
        let first = people(&folder, words);
        for words in [words, &[words, &["--no-index"]].concat()] {
            let again = people(&folder, words);
            assert_eq!((&again.out, &again.err), (&first.out, &first.err), "{words:?}");
        }
        first.out
    };
    let forms: [&[&str]; 3] = [&["--why"], &["--json"], &["--match", "quell"]];
    let all = || forms.map(same).concat();
    let first = all();
    fs::write(folder.path().join("days/e.toml"), briefing("2030-01-05", &[("Cy Quell", "")])).unwrap();
    let with_file = all();
    assert!(with_file.contains("Cy Quell") && !first.contains("Cy Quell"));
    let decided =
        "[[people]]\nid = \"quell\"\nname = \"The Quell\"\naliases = [\"Cy Quell\", \"Joe Quell\"]\n";
    fs::write(folder.path().join("days/people.toml"), decided).unwrap();
    assert!(all().contains("The Quell"));
    fs::remove_file(folder.path().join("days/people.toml")).unwrap();
    assert_eq!(all(), with_file);
    fs::remove_file(folder.path().join("days/e.toml")).unwrap();
    assert_eq!(all(), first);
    // A folder inside has fewer people, and its own.
    fs::create_dir(folder.path().join("days/later")).unwrap();
    fs::write(folder.path().join("days/later/f.toml"), briefing("2030-01-06", &[("Dora Marsh", "")]))
        .unwrap();
    assert!(all().contains("Dora Marsh"));
    let inside = run(folder.path(), &["people", "days/later"]);
    assert_eq!(inside.out.lines().count(), 1, "{}", inside.out);
    assert!(all().contains("Ada Ling"));
}
