//! Reading without a screen: typed lines, lines from a pipe, and every way of ending.

use crate::pty::{Session, Setup};
use rustix::process::Signal;
use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Output, Stdio};

const BRIEFING: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/briefings/harbour-forum.toml");

fn open(setup: Setup) -> Session {
    let mut session = setup.start();
    session.wait_for("plenary>");
    session
}

fn linear(args: &[&str]) -> Session {
    open(Setup::plenary(100, 60).args(["--linear"]).args(args))
}

fn assert_ends_well(mut session: Session) {
    let status = session.wait_exit();
    assert!(status.success(), "{status:?}\n{}", session.screen());
    for begin in ["\x1b[", "\x1b]", "\x1bP", "\x1b7"] {
        assert_eq!(session.wrote(begin), 0, "an escape sequence was written\n{}", session.screen());
    }
    assert_eq!(session.left_behind(), [""; 0]);
}

/// The output of the program for lines from a pipe, in a folder.
fn through_a_pipe(folder: &Path, args: &[&str], lines: &str) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_plenary"))
        .args(args)
        .current_dir(folder)
        .env("HOME", folder)
        .env("PLENARY_STATE", folder.join("state"))
        .env("PLENARY_CONFIG", "")
        .env("PLENARY_CLIPBOARD", "none")
        .env("TERM", "xterm-256color")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(lines.as_bytes()).unwrap();
    child.wait_with_output().unwrap()
}

fn said(output: &Output) -> String {
    let text = String::from_utf8(output.stdout.clone()).unwrap();
    assert!(!text.contains('\x1b'), "an escape sequence was written\n{text}");
    text
}

#[test]
fn commands_go_to_a_speaker_and_their_quotes() {
    let mut session = linear(&[BRIEFING]);
    session.type_line("next speaker");
    session.wait_for("Speaker 1 of 9, letter a: Ada Ling");
    session.type_line("]q");
    session.wait_for("Quote 2 of 5");
    session.type_line("quotes");
    session.wait_for("5. Ada Ling, verbatim");
    session.type_line("5");
    session.wait_for("We shall publish the bad nights as well as the good ones");
    session.type_line("quit");
    assert_ends_well(session);
}

#[test]
fn a_terminal_that_can_only_print_needs_no_option() {
    let mut session = open(Setup::plenary(100, 60).args([BRIEFING]).env("TERM", "dumb"));
    session.type_line("agenda");
    session.wait_for("7. 11:00 Closing");
    session.press("ctrl+d");
    assert_ends_well(session);
}

#[test]
fn ctrl_c_ends_the_reader_and_the_place_is_saved() {
    let mut session = Setup::shell(100, 60).env("BRIEFING", BRIEFING).env("PLENARY_LINEAR", "1").start();
    session.wait_for("shell>");
    session.type_line("$PLENARY $BRIEFING");
    session.wait_for("plenary>");
    session.type_line("section walk");
    session.wait_for("Section 4 of 7: Harbour walk");
    session.wait_until("the prompt again", |session| session.screen().trim_end().ends_with("plenary>"));
    session.press("ctrl+c");
    session.wait_until("the shell again", |session| session.screen().trim_end().ends_with("shell>"));
    session.type_line("echo code=$?; $PLENARY $BRIEFING");
    session.wait_for("code=130");
    session.wait_for("where you left off");
    session.press("ctrl+d");
    session.type_line("exit 0");
    assert!(session.wait_exit().success());
}

#[test]
fn the_reader_stops_and_continues_like_any_program() {
    let mut session = Setup::shell(100, 60).env("BRIEFING", BRIEFING).start();
    session.wait_for("shell>");
    session.type_line("$PLENARY --linear $BRIEFING");
    session.wait_for("plenary>");
    session.press("ctrl+z");
    session.wait_for("Stopped");
    session.type_line("fg");
    session.wait_until("the prompt again", |session| session.screen().matches("plenary>").count() == 2);
    session.type_line("speaker ling");
    session.wait_for("letter a: Ada Ling");
    session.type_line("suspend");
    session.wait_until("stopped twice", |session| session.screen().matches("Stopped").count() == 2);
    session.type_line("fg");
    session.wait_until("the prompt again", |session| session.screen().trim_end().ends_with("plenary>"));
    session.type_line("q");
    session.wait_until("the shell again", |session| session.screen().trim_end().ends_with("shell>"));
    session.type_line("exit 0");
    assert!(session.wait_exit().success());
}

#[test]
fn a_change_of_the_file_is_reported_with_its_problems() {
    let setup = Setup::plenary(100, 60).args(["--linear", "here.toml"]);
    let path = setup.home().join("here.toml");
    let text = fs::read_to_string(BRIEFING).unwrap();
    fs::write(&path, &text).unwrap();
    let mut session = open(setup);
    fs::write(&path, text.replace("Harbour walk", "Harbour stroll")).unwrap();
    session.wait_for("reloaded here.toml");
    session.type_line("agenda");
    session.wait_for("4. 13:15 Harbour stroll");
    fs::write(&path, "[event\n").unwrap();
    session.wait_for("showing what was read before");
    session.type_line("faults");
    session.wait_for("here.toml:1");
    session.type_line("exit");
    assert_ends_well(session);
}

#[test]
fn an_editor_gets_the_terminal_for_a_while() {
    let setup = Setup::plenary(100, 60).args(["--linear", "here.toml"]).env("EDITOR", "sh edit.sh");
    let path = setup.home().join("here.toml");
    fs::copy(BRIEFING, &path).unwrap();
    let script = "echo in the editor; read line; sed -i 's/Harbour walk/Harbour stroll/' here.toml; echo \"out: $line\"";
    fs::write(setup.home().join("edit.sh"), script).unwrap();
    let mut session = open(setup);
    session.type_line("edit");
    session.wait_for("in the editor");
    session.type_line("for the editor");
    session.wait_for("out: for the editor");
    session.wait_for("reloaded here.toml");
    session.type_line("quit");
    assert_ends_well(session);
}

#[test]
fn a_selected_quote_goes_to_standard_output_and_messages_do_not() {
    let mut session = Setup::shell(100, 60).env("BRIEFING", BRIEFING).start();
    session.wait_for("shell>");
    session.type_line("x=$($PLENARY pick --linear $BRIEFING); echo \"[$x] code=$?\"");
    session.wait_for("plenary>");
    session.type_line("speaker ling");
    session.wait_for("letter a: Ada Ling");
    session.type_line("open");
    session.wait_for("code=0");
    session.wait_for("[“A harbour is a promise");
    session.type_line("exit 0");
    assert!(session.wait_exit().success());
}

#[test]
fn lines_from_a_pipe_export_and_replace_no_file() {
    let home = tempfile::tempdir().unwrap();
    let lines = "search publish\nexport markdown new\nq.md\n\n\
                 export markdown new\nq.md\n\nback\n\
                 export markdown new\nq.md\n\nname\nother.md\n\n\
                 export json output\n\ncopy\nwhere";
    let output = through_a_pipe(home.path(), &["--linear", BRIEFING], lines);
    let text = said(&output);
    assert!(output.status.success(), "{text}");
    assert!(text.contains("1 of ") && text.contains("written to q.md"), "{text}");
    assert!(text.contains("q.md already exists and was not changed"), "{text}");
    assert!(text.contains("written to other.md"), "{text}");
    assert!(text.contains("cannot copy"), "{text}");
    let (one, other) =
        ["q.md", "other.md"].map(|name| fs::read_to_string(home.path().join(name)).unwrap()).into();
    assert_eq!(one, other);
    assert!(one.contains("We shall publish the bad nights"), "{one}");
    // What is printed to standard output comes last.
    let printed = text.rsplit_once("\n[").map(|(_, printed)| printed).unwrap_or_default();
    assert!(printed.contains("\"We shall publish the bad nights as well as the good ones.\""), "{text}");
    assert!(!text.contains("plenary> "), "no prompt in a pipe\n{text}");
}

#[test]
fn briefings_of_a_folder_are_listed_filtered_and_opened() {
    let home = tempfile::tempdir().unwrap();
    for number in 1..=30 {
        let text = format!(
            "format = 1\n[event]\ntitle = \"Forum {number}\"\n[[sections]]\nid = \"a\"\ntitle = \"Morning {number}\"\n\
             text = \"The day began.\"\n"
        );
        fs::write(home.path().join(format!("{number:02}.toml")), text).unwrap();
    }
    let lines = "more\nfilter forum 17\n1\nlist\nback\nback\n]b\n\n";
    let output = through_a_pipe(home.path(), &["--linear", "."], lines);
    let text = said(&output);
    assert!(output.status.success(), "{text}");
    for words in
        ["1. Forum 1: 0 speakers", "10 more", "30. Forum 30", "Briefing: Forum 17.", "Briefing: Forum 18."]
    {
        assert!(text.contains(words), "{words}\n{text}");
    }
    assert!(text.trim_end().ends_with("Section 1 of 1: Morning 18."), "{text}");
}

#[test]
fn unknown_and_ambiguous_commands_are_reported() {
    let home = tempfile::tempdir().unwrap();
    let lines = "n s\nfrobnicate\n99\nhelp quote\nzoom\nagenda\n99\n\u{1b}[31mred\nn s\n";
    let text = said(&through_a_pipe(home.path(), &["--linear", BRIEFING], lines));
    for words in [
        "\"n s\" can mean next-speaker, next-section",
        "\"frobnicate\" is not a command here; help lists all commands",
        "there is no 99 in the list; the last is 7",
        "next-quote: go to the next quote; keys: ]q",
        "there is no screen",
    ] {
        assert!(text.contains(words), "{words}\n{text}");
    }
}

#[test]
fn a_briefing_on_standard_input_needs_a_terminal_for_the_commands() {
    let home = tempfile::tempdir().unwrap();
    // A new session has no terminal either.
    let output = Command::new("setsid")
        .args(["--wait", env!("CARGO_BIN_EXE_plenary"), "--linear", "-"])
        .current_dir(home.path())
        .env("PLENARY_STATE", home.path().join("state"))
        .stdin(fs::File::open(BRIEFING).unwrap())
        .output()
        .unwrap();
    let told = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(3), "{told}");
    assert!(told.contains("save it to a file and open that"), "{told}");
}

#[test]
fn a_signal_ends_the_reader_and_the_place_is_saved() {
    let mut session = linear(&[BRIEFING]);
    session.type_line("section closing");
    session.wait_for("Section 7 of 7");
    session.signal(Signal::TERM);
    assert_eq!(session.wait_exit().signal(), Some("Terminated"));
    let state = session.home().join("state").join("plenary");
    assert!(state.is_dir(), "nothing was kept");
    assert_eq!(session.left_behind(), [""; 0]);
}
