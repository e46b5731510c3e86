//! Opening the file in an editor, and the source in a browser.

use crate::pty::{Session, Setup};
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};

const BRIEFING: &str = include_str!("../../briefings/harbour-forum.toml");
const TITLE: &str = "Harbour Forum 2025";

/// A folder with a briefing and a program of this name that runs a script.
fn folder(name: &str, script: &str) -> (tempfile::TempDir, PathBuf, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let (path, program) = (folder.path().join("forum.toml"), folder.path().join(name));
    fs::write(&path, BRIEFING).unwrap();
    fs::write(&program, format!("#!/bin/sh\n{script}\n")).unwrap();
    fs::set_permissions(&program, fs::Permissions::from_mode(0o755)).unwrap();
    (folder, path, program)
}

fn open(setup: Setup, path: &Path) -> Session {
    let mut session = setup.args([path]).start();
    session.wait_for(TITLE);
    session
}

#[test]
fn a_pipe_without_a_path_is_read_and_keys_come_from_the_terminal() {
    let (_folder, path, _) = folder("vim", "");
    let script = format!("cat '{}' | \"$PLENARY\"", path.display());
    let setup = Setup::new("sh", 120, 40).args(["-c", &script]).env("PLENARY", env!("CARGO_BIN_EXE_plenary"));
    let mut session = setup.start();
    session.wait_for(TITLE);
    session.press("]s");
    session.wait_for("Quotes · Ada Ling");
    assert_ends_well(session);
}

fn assert_ends_well(mut session: Session) {
    session.press("q");
    assert!(session.wait_exit().success());
    assert_eq!(session.left_behind(), [""; 0]);
}

#[test]
fn the_editor_opens_at_the_line_and_saved_changes_are_shown() {
    let script = "echo \"this is the editor\"; echo \"$@\" > \"$(dirname \"$0\")/args\"; read line; \
                  sed -i 's/Harbour Forum 2025/Edited Forum/' \"$2\"";
    let (folder, path, program) = folder("vim", script);
    let mut session = open(Setup::plenary(120, 40).env("VISUAL", program.to_str().unwrap()), &path);
    session.press("]q E");
    session.wait_for("this is the editor");
    session.press("enter");
    session.wait_for("Edited Forum");
    session.wait_for("2 of");
    let args = fs::read_to_string(folder.path().join("args")).unwrap();
    let (line, file) = args.trim().split_once(' ').unwrap();
    assert_eq!(Path::new(file), path);
    let line: usize = line.strip_prefix('+').unwrap().parse().unwrap();
    let own = BRIEFING.lines().nth(line - 1).unwrap();
    assert!(own.starts_with("text = \"the city will open its night berths"), "{line}: {own}");
    assert_ends_well(session);
}

#[test]
fn a_missing_editor_is_reported_with_a_fix() {
    let (_folder, path, _) = folder("vim", "");
    let mut session = open(Setup::plenary(120, 40).env("VISUAL", "no-such-editor --wait"), &path);
    session.press("E");
    session.wait_for("cannot start no-such-editor");
    session.wait_for("settings (`editor`)");
    assert_ends_well(session);
}

#[test]
fn an_editor_that_is_suspended_suspends_the_reader_with_it() {
    let script = "echo in the editor; kill -TSTP 0; sed -i 's/Harbour Forum 2025/Edited Forum/' \"$2\"";
    let (folder, path, program) = folder("vi", script);
    let mut session = Setup::shell(120, 40).env("EDITOR", program.to_str().unwrap()).start();
    session.wait_for("shell>");
    session.type_text(&format!("$PLENARY {}\r", path.display()));
    session.wait_for(TITLE);
    session.press("E");
    session.wait_for("Stopped");
    session.type_text("echo at the pro\"mpt\"; fg\r");
    session.wait_for("Edited Forum");
    session.press("q");
    session.wait_gone("Edited Forum");
    session.type_text("exit\r");
    session.wait_exit();
    drop(folder);
}

#[test]
fn the_source_opens_in_the_browser_whose_output_is_hidden() {
    let (folder, path, program) = folder("browser", "echo noise; echo \"$@\" > \"$(dirname \"$0\")/args\"");
    let mut session = open(Setup::plenary(120, 40).env("BROWSER", program.to_str().unwrap()), &path);
    session.press("o");
    session.wait_for("opened the source in the browser");
    assert!(!session.screen().contains("noise"));
    let args = fs::read_to_string(folder.path().join("args")).unwrap();
    assert_eq!(args.trim(), "https://example.org/harbour-forum-2025");
    assert_ends_well(session);
    let mut session = open(Setup::plenary(120, 40), &path);
    session.press("o");
    session.wait_for("cannot open a browser from here");
    assert_ends_well(session);
}

#[test]
fn the_title_and_the_address_are_links_if_the_terminal_knows_links() {
    let (_folder, path, _) = folder("none", "");
    let mut session = open(Setup::plenary(120, 40), &path);
    session.press("i");
    session.wait_for("https://example.org/harbour-forum-2025");
    assert!(session.wrote("\u{1b}]8;;https://example.org/harbour-forum-2025\u{1b}\\") > 40);
    session.press("q");
    session.wait_gone("Publisher");
    assert_ends_well(session);
    let mut session = open(Setup::plenary(120, 40).env("TERM", "linux"), &path);
    session.press("i");
    session.wait_for("https://example.org/harbour-forum-2025");
    assert_eq!(session.wrote("\u{1b}]8;;"), 0);
    session.press("q");
    session.wait_gone("Publisher");
    assert_ends_well(session);
}
