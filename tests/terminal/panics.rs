//! A panic on one file: the run continues, the message names the file, and the terminal is restored.
//!
//! `PLENARY_TEST_PANIC` causes the panic, in debug builds only.
#![cfg(debug_assertions)]

use crate::pty::{Session, Setup};
use std::fs;
use std::path::Path;
use std::process::{Command, Output};

const BRIEFING: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/briefings/harbour-forum.toml");
const RELEASE: &str =
    "The Forum Opens Its Doors\n\n“Our doors are open,” said Ada Ling, Chair of the Council.\n";
/// The message about the file on which plenary fails.
const MESSAGE: &str = "bad.toml: plenary failed on this file (a bug)";

/// A folder with two good briefings and one on which plenary fails.
fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for name in ["bad.toml", "day-1.toml", "day-2.toml"] {
        fs::copy(BRIEFING, folder.path().join(name)).unwrap();
    }
    folder
}

fn plenary(folder: &Path, args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_plenary"))
        .args(args)
        .current_dir(folder)
        .env("PLENARY_TEST_PANIC", "bad.toml")
        .env("PLENARY_STATE", folder.join("state"))
        .output()
        .unwrap()
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

fn open(args: &[&Path], panic: &str) -> Session {
    Setup::plenary(120, 40).args(args).env("PLENARY_TEST_PANIC", panic).start()
}

fn assert_ends_well(mut session: Session) {
    session.press("q");
    let status = session.wait_exit();
    assert!(status.success(), "{status:?}\n{}", session.screen());
    assert_eq!(session.left_behind(), [""; 0]);
}

#[test]
fn every_command_continues_with_the_other_files() {
    let folder = folder();
    fs::write(folder.path().join(".draft.md"), "“A harbour is a promise,” said Ada Ling.\n").unwrap();
    for args in [
        &["check", "."] as &[&str],
        &["show", "."],
        &["speakers", "."],
        &["quotes", "."],
        &["search", "promise", "."],
        &["verify", ".draft.md", "."],
        &["check", "day-1.toml", "bad.toml", "day-2.toml"],
    ] {
        let output = plenary(folder.path(), args);
        let errors = text(&output.stderr);
        assert_eq!(output.status.code(), Some(101), "{args:?}: {errors}");
        assert!(errors.contains(MESSAGE) && errors.contains("please report it"), "{args:?}: {errors}");
        assert!(errors.contains("2 other files could be read"), "{args:?}: {errors}");
        assert!(!errors.contains("panicked at"), "{args:?}: {errors}");
        assert!(!output.stdout.is_empty() || args.starts_with(&["check"]), "{args:?}: {errors}");
    }
}

#[test]
fn a_folder_of_articles_is_imported_except_for_the_bad_one() {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("in")).unwrap();
    for name in ["a.txt", "bad.txt", "c.txt"] {
        fs::write(folder.path().join("in").join(name), RELEASE).unwrap();
    }
    let run = |args: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_plenary"));
        command.args(args).current_dir(folder.path()).env("PLENARY_TEST_PANIC", "bad.txt");
        command.output().unwrap()
    };
    let output = run(&["import", "in", "-o", "out"]);
    let errors = text(&output.stderr);
    assert_eq!(output.status.code(), Some(101), "{errors}");
    assert!(errors.contains("bad.txt: plenary failed on this file (a bug)"), "{errors}");
    assert!(errors.ends_with("2 imported, 1 could not be imported\n"), "{errors}");
    assert!(!errors.contains("panicked at"), "{errors}");
    assert_eq!(fs::read_dir(folder.path().join("out")).unwrap().count(), 2);
    let single = run(&["import", "in/bad.txt"]);
    assert_eq!(single.status.code(), Some(101));
    assert!(text(&single.stderr).contains("bad.txt: plenary failed on this file (a bug)"));
}

#[test]
fn the_list_shows_the_bad_file_and_the_reader_continues() {
    let folder = folder();
    let mut session = open(&[folder.path()], "bad.toml");
    session.wait_for("plenary failed on this file");
    session.wait_gone("reading");
    session.press("G enter");
    session.wait_for("bad.toml: plenary failed on this file (a bug)");
    session.press("g enter");
    session.wait_for("Agenda");
    assert!(!session.screen().contains("panicked"), "{}", session.screen());
    assert_ends_well(session);
}

#[test]
fn a_bad_file_alone_is_reported_without_a_screen() {
    let folder = folder();
    let mut session = open(&[&folder.path().join("bad.toml")], "bad.toml");
    assert_eq!(session.wait_exit().exit_code(), 101);
    assert!(session.screen().contains("plenary failed on this file (a bug)"), "{}", session.screen());
    assert_eq!(session.left_behind(), [""; 0]);
}

#[test]
fn a_panic_of_the_reader_itself_restores_the_terminal_and_is_reported_there() {
    let mut session = open(&[Path::new(BRIEFING)], "P");
    session.wait_for("Harbour Forum");
    session.press("P");
    assert_eq!(session.wait_exit().exit_code(), 101);
    assert_eq!(session.left_behind(), [""; 0]);
    let screen = session.screen();
    assert!(screen.contains("plenary: internal error") && !screen.contains("panicked at"), "{screen}");
}

#[cfg(feature = "images")]
#[test]
fn a_bad_picture_is_replaced_by_a_line_in_the_text() {
    let mut session = open(&[Path::new(BRIEFING)], "harbour-hall.png");
    session.wait_for("harbour-hall.png: plenary failed");
    assert_ends_well(session);
}
