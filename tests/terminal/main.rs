//! Tests of the real program in a pseudo-terminal. Other tests need no terminal.
#![cfg(unix)]
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test that cannot continue has failed")]

mod elsewhere;
mod lines;
mod panics;
mod picking;
#[cfg(feature = "images")]
mod pictures;
mod pty;
mod reader;
mod shelf;
mod watching;

use pty::Setup;
use rustix::process::Signal;

#[test]
fn the_harness_shows_the_output_and_the_exit_code() {
    let mut session =
        Setup::new("sh", 40, 10).args(["-c", "read line; echo \"heard $line\"; exit 3"]).start();
    session.press("]s enter");
    session.wait_for("heard ]s");
    assert_eq!(session.wait_exit().exit_code(), 3);
    assert_eq!(session.left_behind(), [""; 0]);
}

#[test]
fn the_harness_notices_what_is_left_behind() {
    let script = "stty raw -echo; printf '\\033[?1049h\\033[?25l\\033[?2004hhere'; read line";
    let mut session = Setup::new("sh", 40, 10).args(["-c", script]).start();
    session.wait_for("here");
    session.signal(Signal::TERM);
    assert_eq!(session.wait_exit().signal(), Some("Terminated"));
    assert_eq!(session.left_behind().len(), 4, "{:?}", session.left_behind());
    assert!(!session.is_restored());
}

#[test]
fn the_harness_sees_jobs_stop_and_continue_and_windows_resize() {
    let mut session = Setup::shell(40, 10).start();
    session.wait_for("shell>");
    // Keys that are typed before the shell runs the line would go to the shell.
    session.type_line("echo go; cat");
    session.wait_for("\ngo\n");
    session.press("h i enter");
    session.wait_for("hi\nhi");
    session.press("ctrl+z");
    session.wait_for("Stopped");
    session.type_line("echo on; fg");
    session.wait_for("\non\ncat\n");
    session.press("b y enter");
    session.wait_for("by\nby");
    session.press("ctrl+c");
    session.wait_for("^C\nshell>");
    session.resize(60, 12);
    session.type_line("stty size");
    session.wait_for("12 60");
    session.type_line("exit 0");
    assert!(session.wait_exit().success());
}
