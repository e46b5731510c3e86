//! Pictures in a terminal: what is sent for them, and that nothing is left at the end.

use crate::pty::{Session, Setup};
use std::fs;
use std::path::Path;

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/briefings");
const BRIEFING: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/briefings/harbour-forum.toml");

fn kitty() -> Setup {
    Setup::plenary(120, 40).args([BRIEFING]).env("TERM", "xterm-kitty")
}

/// The numbers after `head` in the output.
fn numbers(session: &Session, head: &str) -> Vec<u32> {
    let written = session.written();
    let number = |rest: &str| rest.split(|c: char| !c.is_ascii_digit()).next().unwrap().parse().unwrap();
    let mut found: Vec<u32> = written.split(head).skip(1).map(number).collect();
    found.sort_unstable();
    found.dedup();
    found
}

const SENT: &str = "\x1b_Ga=t,q=2,f=100,i=";
const LAID: &str = "\x1b_Ga=p,i=";
const DELETED: &str = "\x1b_Ga=d,d=I,i=";

#[test]
fn kitty_gets_pictures_and_keeps_none_at_the_end() {
    let mut session = kitty().start();
    session.press("]p");
    session.wait_until("a picture is laid", |session| !numbers(session, LAID).is_empty());
    session.press("enter");
    session.wait_until("another size of it is laid", |session| numbers(session, LAID).len() > 1);
    session.press("esc");
    session.wait_for("Agenda");
    session.press("q");
    assert!(session.wait_exit().success());
    assert_eq!(session.left_behind(), [""; 0]);
    assert!(numbers(&session, SENT).len() > 1);
    assert_eq!(numbers(&session, SENT), numbers(&session, DELETED));
}

#[test]
fn kitty_keeps_no_pictures_while_the_program_is_stopped() {
    let mut session = Setup::shell(120, 40).env("TERM", "xterm-kitty").env("BRIEFING", BRIEFING).start();
    session.wait_for("shell>");
    session.type_line("\"$PLENARY\" \"$BRIEFING\"; echo ended");
    session.wait_until("a picture is laid", |session| !numbers(session, LAID).is_empty());
    session.press("ctrl+z");
    session.wait_for("Stopped");
    let laid = numbers(&session, LAID);
    let deleted = numbers(&session, DELETED);
    assert!(laid.iter().all(|id| deleted.contains(id)), "{laid:?} {deleted:?}");
    let sent = |session: &Session| session.written().matches(&format!("{LAID}{},", laid[0])).count();
    let before = sent(&session);
    session.type_line("fg");
    session.wait_until("it is laid again", |session| sent(session) > before);
    session.press("q");
    session.wait_until("the shell's screen", Session::is_restored_for_a_shell);
    session.type_line("exit 0");
    session.wait_exit();
}

#[test]
fn after_a_signal_kitty_keeps_no_pictures() {
    let mut session = kitty().start();
    session.wait_until("a picture is laid", |session| !numbers(session, LAID).is_empty());
    session.signal(rustix::process::Signal::TERM);
    session.wait_exit();
    assert_eq!(numbers(&session, SENT), numbers(&session, DELETED));
}

#[test]
fn inside_tmux_the_caption_replaces_the_picture() {
    let mut session = kitty().env("TMUX", "/tmp/none,1,0").start();
    session.wait_for("images/harbour-hall.png (not shown inside tmux)");
    session.press("]p enter");
    session.wait_for("Shows: Rows of empty seats");
    session.press("q q");
    session.wait_exit();
    let written = session.written();
    assert!(!written.contains("\x1b_G") && !written.contains("\x1bP") && !written.contains("1337"));
}

#[test]
fn an_unknown_terminal_gets_half_blocks_and_is_then_idle() {
    let mut session = Setup::plenary(120, 40).args([BRIEFING]).start();
    session.wait_for("▀▀▀");
    #[cfg(target_os = "linux")]
    {
        let waits = || {
            let status = fs::read_to_string(format!("/proc/{}/status", session.pid())).unwrap();
            let line = status.lines().find(|line| line.starts_with("voluntary_ctxt_switches")).unwrap();
            line.to_owned()
        };
        // Pictures of the next page may still come, but nothing after them.
        let rests = (0..40).any(|_| {
            let before = waits();
            std::thread::sleep(std::time::Duration::from_millis(500));
            waits() == before
        });
        assert!(rests, "the program is never idle");
    }
    session.press("q");
    assert!(session.wait_exit().success());
    assert_eq!(session.left_behind(), [""; 0]);
}

#[test]
fn no_colour_and_off_mean_no_pictures() {
    for setup in [
        Setup::plenary(120, 40).args([BRIEFING]).env("NO_COLOR", "1"),
        Setup::plenary(120, 40).args(["--images", "off", BRIEFING]),
        Setup::plenary(120, 40).args(["--ascii", BRIEFING]),
    ] {
        let mut session = setup.start();
        session.wait_for("images/harbour-hall.png");
        session.press("q");
        session.wait_exit();
        assert!(!session.written().contains('▀'));
    }
}

#[test]
fn a_picture_that_cannot_be_shown_is_a_line_that_says_why() {
    let mut text =
        "format = 1\n[event]\ntitle = \"Hostile\"\n[[sections]]\nid = \"a\"\ntitle = \"A\"\n".to_owned();
    let folder = tempfile::tempdir().unwrap();
    let inner = folder.path().join("inner");
    fs::create_dir_all(inner.join("folder.png")).unwrap();
    fs::write(folder.path().join("secret.png"), "secret").unwrap();
    std::os::unix::fs::symlink("../secret.png", inner.join("link.png")).unwrap();
    fs::write(inner.join("text.png"), "no picture").unwrap();
    let hall = fs::read(Path::new(FOLDER).join("images/harbour-hall.png")).unwrap();
    fs::write(inner.join("cut.png"), &hall[..hall.len() / 2]).unwrap();
    let made = std::process::Command::new("mkfifo").arg(inner.join("pipe.png")).status().unwrap();
    assert!(made.success());
    for name in ["folder", "link", "text", "cut", "pipe", "none"] {
        text.push_str(&format!("[[sections.captions]]\ntext = \"It is {name}\"\nimage = \"{name}.png\"\n"));
    }
    fs::write(inner.join("a.toml"), text).unwrap();

    let mut session = Setup::plenary(100, 40).args([inner.join("a.toml")]).start();
    session.press("z");
    for why in [
        "folder.png: is a folder",
        "link.png: is outside the briefing's folder",
        "text.png: is not a picture that can be shown (PNG, JPEG, GIF, WebP)",
        "cut.png: ends too early: it is damaged or was not copied completely",
        "pipe.png: is not a regular file",
        "none.png: there is no such file",
    ] {
        session.wait_for(why);
    }
    session.press("q");
    assert!(session.wait_exit().success());
}
