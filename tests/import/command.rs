//! Runs the binary: `plenary import`, and opening articles.

use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Output, Stdio};

const RELEASE: &str = "The Forum Opens Its Doors\n\nThe hall was full when the chair opened the forum, and it stayed so until the end of the second day.\n\n“Our doors are open,” said Ada Ling, Chair of the Harbour City Council.\n";

fn plenary(folder: &Path, words: &[&str], input: &[u8]) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_plenary"))
        .args(words)
        .current_dir(folder)
        .env("HOME", folder)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    // The program may refuse the input before it has read all of it.
    let _ = stdin.write_all(input);
    drop(stdin);
    child.wait_with_output().unwrap()
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

#[test]
fn import_does_not_replace_a_file_without_force() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("release.txt"), RELEASE).unwrap();
    let run = |words: &[&str]| plenary(folder.path(), words, b"");
    let printed = run(&["import", "release.txt"]);
    assert_eq!(printed.status.code(), Some(0));
    assert!(text(&printed.stdout).contains("title = \"The Forum Opens Its Doors\""));
    assert_eq!(run(&["import", "release.txt", "-o", "release.toml"]).status.code(), Some(0));
    let again = run(&["import", "release.txt", "-o", "release.toml"]);
    assert_eq!(again.status.code(), Some(3));
    assert!(text(&again.stderr).contains("--force"), "{}", text(&again.stderr));
    assert_eq!(run(&["import", "release.txt", "-o", "release.toml", "--force"]).status.code(), Some(0));
    assert_eq!(run(&["check", "release.toml"]).status.code(), Some(0));
    assert_eq!(fs::read_to_string(folder.path().join("release.toml")).unwrap(), text(&printed.stdout));
    assert_eq!(run(&["import", "release.txt", "-o", "-"]).stdout, printed.stdout);
    assert!(!folder.path().join("-").exists());
}

#[test]
fn importing_a_folder_lists_every_refused_file() {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("in")).unwrap();
    for name in ["a.txt", "a.md", "b.txt", "d.html", "e.VTT"] {
        fs::write(folder.path().join("in").join(name), RELEASE).unwrap();
    }
    fs::write(folder.path().join("in/c.txt"), b"%PDF-1.7").unwrap();
    let done = plenary(folder.path(), &["import", "in", "-o", "out"], b"");
    assert_eq!(done.status.code(), Some(1));
    let told = text(&done.stderr);
    assert!(told.contains("c.txt: this is a PDF"), "{told}");
    assert!(told.ends_with("5 imported, 1 could not be imported\n"), "{told}");
    let mut names: Vec<String> = fs::read_dir(folder.path().join("out"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    assert_eq!(names, ["a.toml", "a.txt.toml", "b.toml", "d.toml", "e.toml"]);
    // A corrected briefing is kept, and a missing one is made again.
    fs::write(folder.path().join("out/a.toml"), "# corrected\n").unwrap();
    fs::remove_file(folder.path().join("out/b.toml")).unwrap();
    let again = plenary(folder.path(), &["import", "in", "-o", "out"], b"");
    let told = text(&again.stderr);
    assert!(told.contains("1 imported, 4 already exist and were not changed"), "{told}");
    assert_eq!(fs::read_to_string(folder.path().join("out/a.toml")).unwrap(), "# corrected\n");
    assert!(folder.path().join("out/b.toml").exists());
    assert_eq!(plenary(folder.path(), &["import", "in"], b"").status.code(), Some(3));
}

/// A PDF of one page with these lines.
fn pdf(lines: &[&str]) -> Vec<u8> {
    let shown: String = lines.iter().flat_map(|line| ["(", line, ") Tj 0 -14 Td "]).collect();
    let stream = format!("BT /F1 11 Tf 50 700 Td {shown}ET");
    format!("%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>endobj\n4 0 obj<</Length {}>>stream\n{stream}\nendstream endobj\n5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj\ntrailer<</Root 1 0 R>>\n", stream.len()).into_bytes()
}

#[test]
fn a_pdf_is_read_if_the_program_for_it_is_installed() {
    let folder = tempfile::tempdir().unwrap();
    let lines = [
        "The hall was full when the chair opened the forum.",
        "'Our doors are open,' said Ada Ling, the chair.",
    ];
    fs::write(folder.path().join("release.pdf"), pdf(&lines)).unwrap();
    let done = plenary(folder.path(), &["import", "release.pdf"], b"");
    let is_installed = Command::new("pdftotext").arg("-v").stderr(Stdio::null()).status().is_ok();
    if is_installed {
        let toml = text(&done.stdout);
        assert!(
            toml.contains("The hall was full") && toml.contains("format = \"pdf\""),
            "{}",
            text(&done.stderr)
        );
    } else {
        assert_eq!(done.status.code(), Some(1));
        assert!(text(&done.stderr).contains("pdftotext -layout"), "{}", text(&done.stderr));
    }
    let piped = plenary(folder.path(), &["show", "-"], &pdf(&lines));
    assert_eq!(text(&piped.stdout).contains("The hall was full"), is_installed, "{}", text(&piped.stderr));
}

#[test]
fn the_input_formats_are_listed() {
    let folder = tempfile::tempdir().unwrap();
    let listed = text(&plenary(folder.path(), &["formats", "--import"], b"").stdout);
    for format in &plenary::import::FORMATS {
        let line = format!("{} ", format.name);
        assert!(listed.contains(&line) && listed.contains(format.kept), "{}", format.name);
    }
}

#[test]
fn files_of_a_folder_are_told_by_their_content_if_other_programs_write_them_too() {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("in")).unwrap();
    let transcript = r#"{"segments": [{"start": 0, "end": 1, "text": "We open the quay."}]}"#;
    for (name, text) in [
        ("talk.json", transcript),
        ("package.json", r#"{"name": "lamps", "version": "1"}"#),
        ("build.log", "12:00:01 compiling\n12:00:02 done\n"),
        ("lamps.xml", "<?xml version=\"1.0\"?><lamps/>"),
    ] {
        fs::write(folder.path().join("in").join(name), text).unwrap();
    }
    let done = plenary(folder.path(), &["import", "in", "-o", "out"], b"");
    assert_eq!(done.status.code(), Some(0), "{}", text(&done.stderr));
    assert!(folder.path().join("out/talk.toml").exists());
    assert!(!folder.path().join("out/package.toml").exists());
}

#[test]
fn an_opened_article_is_marked_as_not_yet_checked() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("release.txt"), RELEASE).unwrap();
    let shown = plenary(folder.path(), &["show", "--size", "140x30", "--keys", "j", "release.txt"], b"");
    let screen = text(&shown.stdout);
    assert!(
        screen.contains("The Forum Opens Its Doors") && screen.contains("imported, not yet checked"),
        "{screen}"
    );
    let piped = plenary(folder.path(), &["show", "-"], RELEASE.as_bytes());
    assert!(text(&piped.stdout).contains("The hall was full"), "{}", text(&piped.stdout));
    // A briefing is never imported.
    let briefing = b"format = 1\n[event]\ntitle = \"A forum\"\n";
    let shown = plenary(folder.path(), &["show", "--size", "140x30", "--keys", "j", "-"], briefing);
    assert!(!text(&shown.stdout).contains("imported"), "{}", text(&shown.stdout));
}

#[test]
fn a_wrong_option_suggests_the_right_one() {
    let folder = tempfile::tempdir().unwrap();
    let told = plenary(folder.path(), &["import", "x.txt", "--from", "subrib"], b"");
    assert_eq!(told.status.code(), Some(2));
    assert!(text(&told.stderr).contains("subrip"), "{}", text(&told.stderr));
    let told = plenary(folder.path(), &["import", "-", "--language", "x_y"], RELEASE.as_bytes());
    assert_eq!(told.status.code(), Some(2));
    let json = plenary(folder.path(), &["import", "-", "--format", "json"], RELEASE.as_bytes());
    let value: serde_json::Value = serde_json::from_slice(&json.stdout).unwrap();
    assert_eq!(value["unit"], "byte");
}

#[test]
fn json_has_words_too_few_to_quote_and_says_so() {
    let folder = tempfile::tempdir().unwrap();
    let text = "Quay talk\n\nAda Ling praised the harbour. She said that it will grow. It said that the pier is old.\n";
    let json = plenary(folder.path(), &["import", "-", "--format", "json"], text.as_bytes());
    let value: serde_json::Value = serde_json::from_slice(&json.stdout).unwrap();
    let quotes = value["quotes"].as_array().unwrap();
    let row = |quote: &serde_json::Value| (quote["speaker"].clone(), quote["offered"].clone());
    let rows: Vec<_> = quotes.iter().map(row).collect();
    let expected = vec![
        ("Ada Ling".into(), false.into()),
        ("Ada Ling".into(), true.into()),
        (serde_json::Value::Null, false.into()),
    ];
    assert_eq!(rows, expected, "{value}");
}
