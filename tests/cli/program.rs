//! The program as the shell sees it: exit codes, standard output and standard error.

use crate::binary::{Run, folder, plenary, run};
use crate::hostile::acts;
use crate::project::{files, root};
use serde_json::Value;
use std::fs;
use std::io::{Read, Write};
use std::process::Stdio;

/// Runs the program in the folder of the samples.
pub(super) fn samples(words: &[&str]) -> Run {
    run(&root("briefings"), words)
}

/// A briefing with one error.
pub(super) const FAULTY: &str = "format = 1\n[event]\ntitle = \"T\"\n[[sections]]\nid = \"s\"\ntitle = \"S\"\n\
    [[sections.quotes]]\nspeaker = \"ada\"\ntext = \"Doors are open.\"\n";

#[test]
fn exit_codes_tell_how_a_run_ended() {
    let faulty = folder("faulty.toml", FAULTY);
    let folder = faulty.path();
    for (code, words) in [
        (0, &["--version"] as &[&str]),
        (0, &["--help"]),
        (0, &["schema"]),
        (0, &["keys"]),
        (0, &["formats"]),
        (0, &["themes"]),
        (0, &["paths"]),
        (0, &["config"]),
        (0, &["new"]),
        (0, &["man"]),
        (0, &["man", "check"]),
        (0, &["help"]),
        (0, &["help", "check"]),
        (0, &["tour"]),
        (0, &["show", "--size", "80x24", "--color", "always", "faulty.toml"]),
        (0, &["completions", "fish"]),
        (0, &["search", "doors", "faulty.toml"]),
        (0, &["show", "faulty.toml"]),
        (0, &["quotes", "faulty.toml"]),
        (1, &["check", "faulty.toml"]),
        (1, &["check", "."]),
        (1, &["quotes", "--match", "nothing like it", "faulty.toml"]),
        (1, &["search", "windows", "faulty.toml"]),
        (2, &["search"]),
        (2, &["search", " ", "faulty.toml"]),
        (2, &["verify"]),
        (2, &["man", "chekc"]),
        (2, &["help", "chekc"]),
        (2, &["exprot", "faulty.toml"]),
        (3, &["https://example.org/forum"]),
        (3, &["check", "https://example.org/forum"]),
        (2, &["completions", "cmd"]),
        (2, &["check"]),
        (2, &["--colour"]),
        (2, &["check", "--format", "xml", "faulty.toml"]),
        (2, &["quotes", "--format", "xml", "faulty.toml"]),
        (2, &["quotes", "--kind", "spoken", "faulty.toml"]),
        (2, &["show", "--keys", "j", "--size", "wide", "faulty.toml"]),
        (3, &["show", "--theme", "plaid", "faulty.toml"]),
        (3, &["keys", "--config", "nowhere.toml"]),
        (3, &["check", "nowhere.toml"]),
        (3, &["show", "nowhere.toml"]),
        (3, &["nowhere.toml"]),
        (3, &["search", "doors", "nowhere.toml"]),
        (3, &["verify", "nowhere.md", "faulty.toml"]),
        (3, &["new", "faulty.toml"]),
        (3, &["quotes", "-o", "nowhere/quotes.txt", "faulty.toml"]),
    ] {
        let run = run(folder, words);
        assert_eq!(run.code, Some(code), "{words:?}\n{}{}", run.out, run.err);
        assert!(code < 2 || run.out.is_empty(), "{words:?}: data on standard output only\n{}", run.out);
        assert!(code < 2 || !run.err.is_empty(), "{words:?}: an error message");
    }
}

#[test]
fn settings_are_read_and_their_faults_reported() {
    let folder = folder("mine.toml", "measure = 7\n[keys]\ncopy = ['K']\n");
    let told = run(folder.path(), &["keys", "--config", "mine.toml"]);
    assert_eq!(told.code, Some(1));
    assert!(told.out.contains("  K                 copy"), "{}", told.out);
    assert!(told.err.contains("mine.toml:1:11") && told.err.contains("30 to 200"), "{}", told.err);
    fs::write(folder.path().join("a.toml"), "format = 1\n[event]\ntitle = \"T\"\n").unwrap();
    let shown = run(folder.path(), &["show", "--config", "mine.toml", "a.toml"]);
    assert_eq!(shown.code, Some(0));
    assert!(shown.err.contains("mine.toml:1:11: error[bad-value]"), "{}", shown.err);
    fs::create_dir_all(folder.path().join("plenary/themes")).unwrap();
    fs::write(folder.path().join("plenary/config.toml"), "theme = 'moss'\n").unwrap();
    let missing = run(folder.path(), &["paths"]);
    assert!(missing.err.contains("there is no theme \"moss\""), "{}", missing.err);
    fs::write(folder.path().join("plenary/themes/moss.toml"), "inherit = 'mono'\nkye = 'red'\n").unwrap();
    let themes = run(folder.path(), &["themes"]);
    assert!(themes.out.contains("moss") && themes.out.contains("based on mono"), "{}", themes.out);
    assert!(themes.err.contains("did you mean \"key\"?"), "{}", themes.err);
    let begun = run(folder.path(), &["config"]);
    assert!(begun.out.lines().all(|line| line.is_empty() || line.starts_with('#')), "{}", begun.out);
}

#[test]
fn warnings_do_not_make_check_fail() {
    let folder = folder("a.toml", "format = 1\n[event]\ntitle = \"T\"\ntitel = \"U\"\n");
    let run = run(folder.path(), &["check", "a.toml"]);
    assert_eq!(run.code, Some(0));
    assert!(run.out.contains("warning[unknown-key]"), "{}", run.out);
    assert_eq!(run.err, "a.toml: 1 warning\n");
}

#[test]
fn check_reports_the_same_in_all_forms() {
    let folder = folder("faulty.toml", FAULTY);
    let text = run(folder.path(), &["check", "faulty.toml"]);
    assert!(text.out.contains("error[unknown-speaker]: there is no speaker \"ada\""), "{}", text.out);
    assert!(text.out.contains("--> faulty.toml:8:11"), "{}", text.out);
    assert!(text.out.contains("^^^^^"), "{}", text.out);
    assert_eq!(text.err, "faulty.toml: 1 error\n");
    let short = run(folder.path(), &["check", "--format", "short", "faulty.toml"]);
    assert_eq!(short.out.lines().count(), 1);
    assert!(short.out.starts_with("faulty.toml:8:11: error[unknown-speaker]: "), "{}", short.out);
    let json = run(folder.path(), &["check", "--format", "json", "faulty.toml"]);
    let json: Value = serde_json::from_str(&json.out).unwrap();
    assert_eq!(json[0]["file"], "faulty.toml");
    assert_eq!(json[0]["errors"], 1);
    let diagnostic = &json[0]["diagnostics"][0];
    assert_eq!(
        (&diagnostic["name"], &diagnostic["span"]["start"]["line"]),
        (&"unknown-speaker".into(), &8.into())
    );
    assert_eq!(diagnostic["span"]["start"]["column"], 11);
}

#[test]
fn check_uses_colours_if_asked() {
    let folder = folder("faulty.toml", FAULTY);
    let on = |words: &[&str]| run(folder.path(), words).out.contains('\u{1b}');
    assert!(on(&["check", "--color", "always", "faulty.toml"]));
    assert!(!on(&["check", "--color", "never", "faulty.toml"]));
    assert!(!on(&["check", "faulty.toml"]), "a pipe has no colours");
}

#[test]
fn check_accepts_the_folder_of_samples() {
    let run = samples(&["check", "."]);
    assert_eq!((run.code, &*run.out, &*run.err), (Some(0), "", "3 files: no problems\n"));
}

#[test]
fn in_a_pipe_the_reader_prints_the_whole_briefing_without_escape_sequences() {
    for path in files("briefings", ".toml") {
        let shown = run(&root(""), &["show", &path]);
        assert_eq!(shown.code, Some(0), "{path}: {}", shown.err);
        assert_eq!(acts(&shown.out), None, "{path}");
        assert!(!shown.out.contains(['│', '┃', '╭', '┏']), "{path}: linear text has no boxes");
        assert!(shown.out.contains("\n[1] "), "{path}: quotes are numbered");
        assert_eq!(run(&root(""), &[&path]).out, shown.out, "{path}: the reader prints as `show` does");
    }
    let whole = samples(&["show"]);
    assert!(
        whole.out.contains("A Tour of plenary"),
        "without a path: the briefings that come with the program"
    );
}

#[test]
fn linear_text_keeps_to_its_width() {
    for width in ["72", "100"] {
        let run = samples(&["show", "--width", width, "harbour-forum.toml"]);
        let most: usize = width.parse().unwrap();
        for line in run.out.lines() {
            assert!(plenary::text::width::width(line) <= most, "{width}: {line}");
        }
    }
}

#[test]
fn a_screen_is_shown_without_a_terminal() {
    let run = samples(&["show", "--keys", "]s", "--size", "100x20", "chongqing-services.toml"]);
    assert_eq!(run.out.lines().count(), 20);
    assert!(run.out.contains("4 Quotes · Hu Henghua"), "{}", run.out);
    assert_eq!(acts(&run.out), None);
    let ascii = samples(&["show", "--keys", "]s", "--size", "60x16", "--ascii", "chongqing-services.toml"]);
    assert!(!ascii.out.contains(['│', '─', '╭', '❝', '≈']), "{}", ascii.out);
}

#[test]
fn quotes_are_filtered() {
    let list = |words: &[&str]| -> Vec<Value> {
        let words: Vec<&str> =
            ["quotes", "--format", "json", "harbour-forum.toml"].iter().chain(words).copied().collect();
        serde_json::from_str(&samples(&words).out).unwrap()
    };
    let every = list(&[]).len();
    for (filter, key) in [
        (["--speaker", "ada-ling"], "/speaker/name"),
        (["--speaker", "LING ada"], "/speaker/name"),
        (["--speaker", "凌雅达"], "/speaker/name"),
    ] {
        let some = list(&filter);
        assert!(!some.is_empty() && some.len() < every, "{filter:?}");
        assert!(
            some.iter().all(|quote| quote.pointer(key) == Some(&"Ada Ling".into())),
            "{filter:?}: {some:?}"
        );
    }
    assert!(!list(&["--speaker", "huong nguyen"]).is_empty(), "accents and order do not matter");
    let kinds: usize = ["direct", "indirect", "mixed"]
        .iter()
        .map(|kind| {
            let some = list(&["--kind", kind]);
            assert!(!some.is_empty() && some.iter().all(|quote| quote["kind"] == **kind), "{kind}");
            some.len()
        })
        .sum();
    assert_eq!(kinds, every);
    let both = list(&["--speaker", "ada-ling", "--kind", "direct"]).len();
    assert!(both > 0 && both < list(&["--speaker", "ada-ling"]).len(), "filters narrow each other");
}

#[test]
fn quotes_are_filtered_by_section_words_and_tag() {
    let count = |words: &[&str]| {
        let words: Vec<&str> =
            ["quotes", "--format", "json", "chongqing-services.toml"].iter().chain(words).copied().collect();
        let run = samples(&words);
        (run.code, serde_json::from_str::<Vec<Value>>(&run.out).map_or(0, |list| list.len()))
    };
    let (code, opening) = count(&["--section", "opening"]);
    assert!(code == Some(0) && opening > 0);
    assert_eq!(count(&["--section", "OPENING"]).1, opening);
    let (_, tagged) = count(&["--tag", "pilot program"]);
    assert!(tagged > 0);
    let (_, with_words) = count(&["--match", "pioneer SERVICES"]);
    assert_eq!(with_words, 1);
    assert_eq!(count(&["--match", "zeppelin"]), (Some(1), 0));
}

#[test]
fn exported_quotes_never_replace_a_file() {
    let folder = folder("faulty.toml", FAULTY);
    let words = ["quotes", "faulty.toml", "--format", "markdown", "-o", "quotes.md"];
    let first = run(folder.path(), &words);
    assert_eq!((first.code, &*first.out), (Some(0), ""), "{}", first.err);
    let path = folder.path().join("quotes.md");
    let written = fs::read_to_string(&path).unwrap();
    assert!(written.contains("Doors are open."), "{written}");
    fs::write(&path, "mine").unwrap();
    let second = run(folder.path(), &words);
    assert_eq!(second.code, Some(3));
    assert!(second.err.contains("quotes.md: already exists"), "{}", second.err);
    assert_eq!(fs::read_to_string(&path).unwrap(), "mine");
}

#[test]
fn speakers_are_listed_with_their_quotes() {
    let json = samples(&["speakers", "--json", "chongqing-services.toml"]);
    let json: Vec<Value> = serde_json::from_str(&json.out).unwrap();
    let run = samples(&["speakers", "chongqing-services.toml"]);
    assert_eq!(json.len(), run.out.lines().count());
    assert_eq!(json[0]["id"], "hu-henghua");
    for (line, speaker) in run.out.lines().zip(&json) {
        let name = speaker["name"].as_str().unwrap();
        assert!(line.contains(name) && line.contains(&speaker["quotes"].to_string()), "{line}");
    }
    assert!(run.out.contains("  Dr. Hans-Peter Friedrich, former Vice Chairman of "), "{}", run.out);
}

#[test]
fn a_briefing_is_read_from_standard_input() {
    let mut child = plenary(&root("briefings"), &["quotes", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(FAULTY.as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(0));
    assert!(String::from_utf8(output.stdout).unwrap().contains("“Doors are open.”"));
}

#[test]
fn a_closed_pipe_is_not_an_error() {
    // More than fits into a pipe, so that the program must notice.
    let long = FAULTY.to_owned() + &"[[sections.quotes]]\ntext = \"One of very many.\"\n".repeat(4_000);
    let folder = folder("long.toml", long);
    for words in [&["show", "long.toml"] as &[&str], &["quotes", "long.toml"]] {
        let mut child =
            plenary(folder.path(), words).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        let mut out = child.stdout.take().unwrap();
        out.read_exact(&mut [0; 16]).unwrap();
        drop(out);
        let output = child.wait_with_output().unwrap();
        assert_eq!(output.status.code(), Some(0), "{words:?}: {}", String::from_utf8_lossy(&output.stderr));
        assert!(output.stderr.is_empty(), "{words:?}: {}", String::from_utf8_lossy(&output.stderr));
    }
}

#[test]
fn a_missing_file_suggests_a_similar_name() {
    let run = samples(&["show", "harbor-forum.toml"]);
    assert_eq!(run.code, Some(3));
    assert!(run.err.contains("harbor-forum.toml: there is no such file"), "{}", run.err);
    assert!(run.err.contains("did you mean \"harbour-forum.toml\"?"), "{}", run.err);
}

#[test]
fn a_wrong_argument_suggests_a_similar_one() {
    for (words, near) in [
        (&["shwo", "--json"] as &[&str], ""),
        (&["quotes", "--format", "txt", "tour.toml"], "text"),
        (&["quotes", "--kind", "drect", "tour.toml"], "direct"),
        (&["quotes", "--speeker", "a", "tour.toml"], "--speaker"),
    ] {
        let run = samples(words);
        assert_eq!(run.code, Some(2), "{words:?}");
        assert!(run.err.contains(near), "{words:?}: {}", run.err);
    }
}

#[test]
fn a_folder_with_nothing_to_read_is_an_error() {
    let folder = folder("scan.djvu", "nothing");
    let run = run(folder.path(), &["show", "."]);
    assert_eq!(run.code, Some(3));
    assert!(run.err.contains("plenary can read nothing in this folder (1 .djvu)"), "{}", run.err);
}

/// Files that are not briefings, each with the fault that it has.
fn no_briefings() -> Vec<(&'static str, Vec<u8>, &'static str)> {
    let utf16 = [0xff, 0xfe].into_iter().chain(FAULTY.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    vec![
        ("empty.toml", Vec::new(), "not-a-briefing"),
        (
            "binary.toml",
            b"\x7fELF\x02\x01\x01\0\0\0\0\0\xde\xad\xbe\xef\x1b[2J\0\0".repeat(99),
            "not-a-briefing",
        ),
        ("nul.toml", vec![0; 4096], "not-a-briefing"),
        ("utf16.toml", utf16, "not-utf8"),
        ("page.toml", b"<!doctype html><title>x</title>\n".to_vec(), "not-a-briefing"),
    ]
}

#[test]
fn a_file_that_is_not_a_briefing_is_refused_with_a_reason() {
    for (name, bytes, fault) in no_briefings() {
        let folder = folder(name, bytes);
        let checked = run(folder.path(), &["check", "--format", "short", name]);
        assert_eq!(checked.code, Some(1), "{name}");
        assert!(
            checked.out.starts_with(&format!("{name}:1:"))
                && checked.out.contains(&format!(": error[{fault}]: ")),
            "{name}: {}",
            checked.out
        );
        assert_eq!(checked.out.lines().count(), 1, "{name}: {}", checked.out);
        for words in [
            &["show", name] as &[&str],
            &[name],
            &["quotes", name],
            &["speakers", name],
            &["show", "--keys", "j", name],
        ] {
            let run = run(folder.path(), words);
            assert_eq!(run.code, Some(1), "{words:?}: {}", run.err);
            assert!(run.err.contains(fault) || run.err.contains("no quotes match"), "{words:?}: {}", run.err);
            assert_eq!((acts(&run.err), acts(&run.out)), (None, None), "{words:?}: {}", run.err);
        }
    }
}

#[test]
fn bytes_that_are_not_utf8_are_reported_and_the_rest_is_read() {
    let folder = folder("latin.toml", b"format = 1\n[event]\ntitle = \"Caf\xe9\"\nplace = \"Orl\xe9ans\"\n");
    let checked = run(folder.path(), &["check", "--format", "short", "latin.toml"]);
    assert_eq!(checked.code, Some(1));
    assert!(checked.out.starts_with("latin.toml:3:13: error[not-utf8]: 2 characters"), "{}", checked.out);
    let shown = run(folder.path(), &["show", "latin.toml"]);
    assert_eq!(shown.code, Some(0));
    assert!(shown.out.contains("Caf\u{fffd}"), "{}", shown.out);
}
