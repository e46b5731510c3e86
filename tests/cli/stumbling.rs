//! Help where people stumble: mistyped commands, web addresses, help, and screens in colour.

use crate::binary::{folder, plenary, run};
use crate::program::{FAULTY, samples};
use std::fs;
use std::io::Read;
use std::process::Stdio;

#[test]
fn a_mistyped_command_suggests_the_right_one() {
    for words in [&["exprot", "tour.toml"] as &[&str], &["help", "exprot"], &["man", "exprot"]] {
        let run = samples(words);
        assert!(run.err.contains("did you mean \"export\"?"), "{words:?}: {}", run.err);
    }
    let run = samples(&["nonsense"]);
    assert!(run.err.contains("there is no such file"), "{}", run.err);
}

#[test]
fn a_web_address_is_answered_with_the_way_to_save_the_page() {
    for words in [&["https://example.org/a?b=c"] as &[&str], &["quotes", "https://example.org/a?b=c"]] {
        let run = samples(words);
        assert!(run.err.contains("opens no network connection"), "{words:?}: {}", run.err);
        assert!(run.err.contains("curl -L -o page.html 'https://example.org/a?b=c'"), "{}", run.err);
    }
}

#[test]
fn help_is_that_of_the_option() {
    assert_eq!(samples(&["help"]).out, samples(&["--help"]).out);
    assert_eq!(samples(&["help", "export"]).out, samples(&["export", "--help"]).out);
}

#[test]
fn a_screen_can_be_printed_in_its_colours() {
    let words = ["show", "--size", "100x30", "--color", "always", "--theme", "plenary-light", "tour.toml"];
    let run = samples(&words);
    // The text and the background of the theme.
    assert!(run.out.contains("38;2;34;37;43;48;2;252;251;248m"), "{:?}", run.out);
    let plain = samples(&["show", "--size", "100x30", "tour.toml"]).out;
    let size = |cells: u16| std::num::NonZeroU16::new(cells).unwrap();
    let mut parser = vt100::Parser::new(size(30), size(100), 0);
    parser.process(run.out.trim_end().replace('\n', "\r\n").as_bytes());
    let seen: Vec<String> =
        parser.screen().contents().lines().map(|line| line.trim_end().to_owned()).collect();
    assert_eq!(seen.join("\n"), plain.trim_end());
}

#[test]
fn a_name_that_no_speaker_has_suggests_similar_names() {
    let none = |words: &[&str]| {
        let run = samples(words);
        assert_eq!((run.code, run.out.as_str()), (Some(1), ""), "{words:?}");
        run.err
    };
    let misspelt = none(&["quotes", "--speaker", "Ada Lnig", "harbour-forum.toml"]);
    assert_eq!(misspelt, "plenary: no speaker is called \"Ada Lnig\"\n         did you mean \"Ada Ling\"?\n");
    let as_json = none(&["quotes", "--speaker", "lnig", "--format", "json", "."]);
    assert!(as_json.contains("did you mean \"Ada Ling\"?"), "{as_json}");
    let unknown = none(&["quotes", "--speaker", "Xanthippe", "harbour-forum.toml"]);
    assert!(unknown.contains("`plenary speakers` lists the names"), "{unknown}");
    let no_words = none(&["quotes", "--speaker", "ling", "--match", "xyzzy", "harbour-forum.toml"]);
    assert_eq!(no_words, "plenary: no quotes match\n");
    let by_id = none(&["quotes", "--speaker", "ada-ling", "--match", "xyzzy", "harbour-forum.toml"]);
    assert_eq!(by_id, "plenary: no quotes match\n");
    let people = none(&["people", "--match", "lnig", "."]);
    assert!(people.ends_with("did you mean \"Ada Ling\"?\n"), "{people}");
}

#[test]
fn an_empty_folder_says_what_could_be_there() {
    let folder = tempfile::tempdir().unwrap();
    let run = run(folder.path(), &["quotes", "."]);
    assert_eq!(run.code, Some(3));
    assert!(run.err.contains("this folder is empty"), "{}", run.err);
    assert!(run.err.contains("put briefings, press releases, web pages or transcripts there"), "{}", run.err);
    assert!(run.err.contains(".toml") && run.err.contains(".html"), "{}", run.err);
}

#[test]
fn quotes_stop_when_nobody_reads_them() {
    // More files than are read ahead on 60 processors, and more text than fits into a pipe.
    let text =
        FAULTY.replace("speaker = \"ada\"\n", "").replace("open.", &"open and so are windows. ".repeat(20));
    let folder = folder("0.toml", &text);
    let names: Vec<String> = (0..1000).map(|number| format!("{number}.toml")).collect();
    for name in &names {
        fs::write(folder.path().join(name), &text).unwrap();
    }
    let mut words = vec!["quotes", "--format", "ndjson"];
    words.extend(names.iter().map(String::as_str));
    words.push("missing.toml");
    let mut child =
        plenary(folder.path(), &words).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let mut out = child.stdout.take().unwrap();
    out.read_exact(&mut [0; 16]).unwrap();
    drop(out);
    let output = child.wait_with_output().unwrap();
    // The last file is never reached.
    assert_eq!(String::from_utf8(output.stderr).unwrap(), "");
    assert_eq!(output.status.code(), Some(0));
}
