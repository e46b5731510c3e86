//! The reader, from its first frame until the terminal is restored.

use crate::pty::{Session, Setup};
use rustix::process::Signal;
use std::fs;
use std::path::Path;

const BRIEFING: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/briefings/harbour-forum.toml");

fn open() -> Session {
    opened(Session::start(&[BRIEFING], 120, 40))
}

fn opened(mut session: Session) -> Session {
    session.wait_for("Harbour Forum");
    session
}

fn assert_ends_well(mut session: Session) {
    let status = session.wait_exit();
    assert!(status.success(), "{status:?}\n{}", session.screen());
    assert_eq!(session.left_behind(), [""; 0]);
}

#[test]
fn a_briefing_opens_and_q_restores_the_terminal() {
    let mut session = open();
    session.press("q");
    assert_ends_well(session);
}

#[test]
fn ctrl_c_restores_the_terminal() {
    let mut session = open();
    session.press("ctrl+c");
    session.wait_exit();
    assert_eq!(session.left_behind(), [""; 0]);
}

#[test]
fn the_next_speaker_is_two_keys_away() {
    let mut session = open();
    session.press("]s");
    session.wait_for("Quotes · Ada Ling");
    session.press("q");
    assert_ends_well(session);
}

#[test]
fn a_quote_is_exported_to_a_file_and_an_existing_file_stays() {
    let mut session = open();
    session.press("]s e tab right");
    session.wait_for("harbour-forum-ada-ling.txt");
    session.press("enter");
    session.wait_for("written to harbour-forum-ada-ling.txt");
    let path = session.home().join("harbour-forum-ada-ling.txt");
    let written = fs::read_to_string(&path).unwrap();
    assert!(written.starts_with("“A harbour is a promise"), "{written}");
    assert!(written.contains("— Ada Ling, Chair, Port Lantern City Council"), "{written}");

    session.press("]q e");
    session.wait_for("Preview");
    session.press("enter");
    session.wait_for("overwrite");
    assert_eq!(fs::read_to_string(&path).unwrap(), written);
    session.press("esc");
    session.wait_gone("overwrite");
    assert_eq!(fs::read_to_string(&path).unwrap(), written);
    session.press("ctrl+c");
    session.wait_exit();
}

#[test]
fn a_failed_copy_is_reported_with_another_way() {
    let mut session = open();
    session.press("y");
    session.wait_for("cannot copy");
    session.wait_for("export to a file instead");
    session.press("q");
    assert_ends_well(session);
}

#[test]
fn small_and_large_windows_are_drawn() {
    let mut session = open();
    for (columns, rows) in [(20, 6), (1, 1), (200, 60), (80, 24)] {
        session.resize(columns, rows);
    }
    session.wait_for("Harbour Forum");
    session.press("q");
    assert_ends_well(session);
}

#[test]
fn a_signal_ends_the_reader_and_the_terminal_is_restored() {
    for (signal, name) in [
        (Signal::TERM, "Terminated"),
        (Signal::HUP, "Hangup"),
        (Signal::INT, "Interrupt"),
        (Signal::QUIT, "Quit"),
    ] {
        let mut session = open();
        session.signal(signal);
        let ended = session.wait_exit();
        assert!(ended.signal().is_some_and(|ended| ended.starts_with(name)), "{ended:?}");
        assert_eq!(session.left_behind(), [""; 0], "{name}");
    }
}

#[test]
fn half_a_key_does_not_delay_a_signal() {
    let mut session = open();
    session.type_text("\u{1b}[200~a paste that never ends");
    session.signal(Signal::TERM);
    assert_eq!(session.wait_exit().signal(), Some("Terminated"));
    assert_eq!(session.left_behind(), [""; 0]);
}

#[test]
fn ctrl_z_returns_to_the_shell_and_fg_to_the_reader() {
    let mut session = Setup::shell(120, 40).env("BRIEFING", BRIEFING).start();
    session.wait_for("shell>");
    session.type_line("\"$PLENARY\" \"$BRIEFING\"; echo ended");
    session.wait_for("Harbour Forum");
    session.press("ctrl+z");
    session.wait_for("Stopped");
    assert!(session.is_restored_for_a_shell(), "{}", session.screen());
    session.type_line("clear; fg");
    session.wait_for("Harbour Forum");
    session.press("q");
    session.wait_until("the shell's screen", Session::is_restored_for_a_shell);
    session.type_line("exit 7");
    assert_eq!(session.wait_exit().exit_code(), 7);
}

#[test]
fn keys_come_from_the_terminal_when_the_briefing_comes_from_a_pipe() {
    let mut session = Setup::shell(120, 40).env("BRIEFING", BRIEFING).start();
    session.wait_for("shell>");
    session.type_line("cat \"$BRIEFING\" | \"$PLENARY\" -");
    session.wait_for("Harbour Forum");
    session.press("q");
    session.wait_until("the shell's screen", Session::is_restored_for_a_shell);
    session.type_line("exit 7");
    assert_eq!(session.wait_exit().exit_code(), 7);
}

#[test]
fn the_terminal_is_asked_for_its_background_and_a_late_answer_in_pieces_is_not_a_key() {
    let mut session =
        Setup::plenary(120, 40).env("COLORTERM", "truecolor").args(["--theme", "auto", BRIEFING]).start();
    session.wait_for("Harbour Forum");
    session.press("]s");
    session.wait_for("Quotes · Ada Ling");
    session.type_text("\u{1b}]11;rgb:ffff/ff");
    std::thread::sleep(std::time::Duration::from_millis(300));
    session.type_text("ff/ffff\u{1b}\\\u{1b}[?62;4c");
    session.wait_until("a light background", Session::is_light);
    assert!(session.screen().contains("Quotes · Ada Ling"), "{}", session.screen());
    session.press("q");
    assert_ends_well(session);
}

#[test]
fn ten_megabytes_are_searched_while_the_reader_responds() {
    let mut text = String::from("format = 1\n[event]\ntitle = \"A long record\"\n");
    let paragraph = "The pilots wait for the tide and the harbour keeps its lamps lit for them. ".repeat(100);
    for number in 0.. {
        if text.len() > 10_000_000 {
            break;
        }
        let part = format!("id = \"s{number}\"\ntitle = \"Part {number}\"\ntext = \"{paragraph}\"");
        text.push_str(&format!("[[sections]]\n{part}\n"));
    }
    text.push_str(
        "[[sections]]\nid = \"end\"\ntitle = \"The end\"\ntext = \"And a Zeppelin — at last — came.\"\n",
    );
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("long.toml");
    fs::write(&path, text).unwrap();
    let mut session = Setup::plenary(120, 40).args([&path]).start();
    session.wait_for("A long record");
    session.press("/");
    session.type_text("tide");
    session.wait_for("1 of ");
    session.type_text("xx");
    session.wait_for("no match");
    session.press("esc");
    session.wait_gone("no match");
    session.press("/");
    session.type_text("zeppelin - at");
    session.wait_for("And a Zeppelin — at last");
    session.wait_for("1 of 1");
    session.press("enter q");
    assert_ends_well(session);
}

#[cfg(target_os = "linux")]
#[test]
fn the_reader_is_idle_while_nothing_happens() {
    // Use a separate folder, because the system also reports files that other tests open in a watched folder.
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("forum.toml");
    fs::copy(BRIEFING, &file).unwrap();
    assert_idle(&opened(Session::start(&[file.to_str().unwrap()], 120, 40)));
}

/// Asserts that nothing wakes up any thread of the program.
#[cfg(target_os = "linux")]
pub(crate) fn assert_idle(session: &Session) {
    let waits = |pid: u32| {
        let tasks = fs::read_dir(Path::new("/proc").join(pid.to_string()).join("task")).unwrap();
        let of_task = |task: fs::DirEntry| {
            let status = fs::read_to_string(task.path().join("status")).unwrap();
            let line = status.lines().find(|line| line.starts_with("voluntary_ctxt_switches")).unwrap();
            line.split_whitespace().last().unwrap().parse::<u64>().unwrap()
        };
        tasks.map(|task| of_task(task.unwrap())).sum::<u64>()
    };
    // The only test that needs time to pass, because it checks that nothing happens meanwhile. On a busy machine the
    // work of the start may take a while. A program that wakes up regularly does so in every try.
    let quiet = (0..5).any(|_| {
        let before = waits(session.pid());
        std::thread::sleep(std::time::Duration::from_millis(700));
        waits(session.pid()) == before
    });
    assert!(quiet, "the program wakes up");
}

#[test]
fn a_terminal_is_asked_not_to_reorder_until_the_reader_ends() {
    let mut session = open();
    session.press("q");
    session.wait_exit();
    // ECMA-48, BDSM: explicit while the reader has the screen, implicit before and after.
    assert_eq!((session.wrote("\u{1b}[8l"), session.wrote("\u{1b}[8h")), (1, 1));
    let mut session = opened(Session::start(&["--bidi", "terminal", BRIEFING], 120, 40));
    session.press("q");
    session.wait_exit();
    assert_eq!((session.wrote("\u{1b}[8l"), session.wrote("\u{1b}[8h")), (0, 0));
    let mut session = Session::start(&["--bidi", "terminl", BRIEFING], 120, 40);
    session.wait_for("choose `plenary` or `terminal`");
}

#[test]
fn the_mouse_selects_until_it_is_given_to_the_terminal() {
    let mut session = open();
    assert_eq!(session.wrote("\u{1b}[?1000h"), 1);
    // The third quote, after two that have two rows each, pressed and let go.
    session.type_text("\u{1b}[<0;100;7M\u{1b}[<0;100;7m");
    session.wait_for("3 of 25");
    session.press("M");
    session.wait_for("M takes it back");
    assert_eq!(session.wrote("\u{1b}[?1000l"), 1);
    session.press("q");
    assert_ends_well(session);
    let mut session = opened(Session::start(&["--no-mouse", BRIEFING], 120, 40));
    assert_eq!(session.wrote("\u{1b}[?1000h"), 0);
    session.press("q");
    assert_ends_well(session);
}
