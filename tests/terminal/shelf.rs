//! Saved places and marks, and folders of briefings.

use crate::pty::{Session, Setup};
use rustix::process::Signal;
use std::fs;
use std::path::{Path, PathBuf};

const BRIEFING: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/briefings/harbour-forum.toml");

/// Starts a reader that saves its state in the folder `state`.
fn start(state: &Path, paths: &[&str]) -> Session {
    let state = state.to_str().unwrap();
    Setup::plenary(120, 40).args(paths).env("PLENARY_STATE", state).start()
}

fn end(mut session: Session) {
    session.press("q");
    let status = session.wait_exit();
    assert!(status.success(), "{status:?}\n{}", session.screen());
    assert_eq!(session.left_behind(), [""; 0]);
}

fn memories(state: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(state.join("briefings")).unwrap();
    let paths = entries.map(|entry| entry.unwrap().path());
    paths.filter(|path| path.extension().is_some_and(|ending| ending == "json")).collect()
}

/// A folder with this many briefings.
fn folder(count: usize) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for number in 1..=count {
        let text = format!(
            "format = 1\n[event]\ntitle = \"Day {number} of the forum\"\n[[sections]]\nid = \"s\"\n\
             title = \"Opening of day {number}\"\ntext = \"The hall was full on day {number}.\"\n"
        );
        fs::write(folder.path().join(format!("day-{number}.toml")), text).unwrap();
    }
    folder
}

#[test]
fn a_briefing_opens_where_it_was_left_even_after_an_edit() {
    let state = tempfile::tempdir().unwrap();
    let path = state.path().join("forum.toml");
    let text = fs::read_to_string(BRIEFING).unwrap();
    fs::write(&path, &text).unwrap();
    let path = path.to_str().unwrap();
    let mut first = start(state.path(), &[path]);
    first.wait_for("09:00  Opening");
    first.press("3]a ]s");
    first.wait_for("Quotes · Ada Ling");
    first.press("j j j j");
    let row = |session: &Session| {
        session.screen().lines().nth(2).unwrap().chars().skip(31).take(50).collect::<String>()
    };
    first.wait_until("a place further on", |session| !row(session).contains("Opening"));
    first.press("m a");
    first.wait_for("this place has the letter a");
    let place = row(&first);
    end(first);

    let mut second = start(state.path(), &[path]);
    second.wait_for("where you left off");
    second.wait_for("Quotes · Ada Ling");
    assert_eq!(row(&second), place);
    end(second);

    fs::write(path, text.replacen("text = \"\"\"\n", "text = \"\"\"\nA paragraph that was added.\n\n", 1))
        .unwrap();
    let mut third = start(state.path(), &[path]);
    third.wait_for("where you left off");
    assert_eq!(row(&third), place);
    third.press("g `a");
    third.wait_until("the marked place", |session| row(session) == place);
    end(third);
}

#[test]
fn a_lost_connection_loses_no_place() {
    let state = tempfile::tempdir().unwrap();
    let mut first = start(state.path(), &[BRIEFING]);
    first.wait_for("09:00  Opening");
    first.press("]s ]s");
    first.wait_for("Quotes · Bo Marsh");
    first.press("G");
    first.signal(Signal::HUP);
    first.wait_exit();
    let mut second = start(state.path(), &[BRIEFING]);
    second.wait_for("where you left off");
    second.wait_for("Quotes · Bo Marsh");
    end(second);
}

#[test]
fn simultaneous_readers_lose_no_mark() {
    let state = tempfile::tempdir().unwrap();
    let (mut one, mut two) = (start(state.path(), &[BRIEFING]), start(state.path(), &[BRIEFING]));
    one.wait_for("Harbour Forum");
    two.wait_for("Harbour Forum");
    one.press("x");
    one.wait_for("1 quote is marked");
    two.press("]q x");
    // Saving its own mark also loads that of the other reader.
    two.wait_for("2 marked");
    one.press("]q ]q x");
    one.wait_for("3 marked");
    end(two);
    end(one);
    let mut third = start(state.path(), &[BRIEFING]);
    third.wait_for("3 marked");
    third.press("e");
    third.wait_for("the 3 marked");
    third.press("esc");
    third.wait_gone("Preview");
    third.press("X");
    third.wait_for("unmarked 3 quotes");
    end(third);
    let mut fourth = start(state.path(), &[BRIEFING]);
    fourth.wait_for("Harbour Forum");
    assert!(!fourth.screen().contains("marked"), "{}", fourth.screen());
    end(fourth);
}

#[test]
fn a_corrupt_memory_is_kept_under_another_name_and_reported() {
    let state = tempfile::tempdir().unwrap();
    let mut first = start(state.path(), &[BRIEFING]);
    first.wait_for("Harbour Forum");
    first.press("x");
    first.wait_for("1 quote is marked");
    end(first);
    let memory = memories(state.path()).remove(0);
    fs::write(&memory, "half a mem").unwrap();
    let mut second = start(state.path(), &[BRIEFING]);
    second.wait_for("the saved places and marks of this briefing could not be read");
    end(second);
    assert_eq!(fs::read_to_string(format!("{}.corrupt", memory.display())).unwrap(), "half a mem");
    let mut third = start(state.path(), &[BRIEFING]);
    third.wait_for("/ search");
    end(third);
}

#[test]
fn state_that_cannot_be_saved_is_reported_once() {
    let home = tempfile::tempdir().unwrap();
    let file = home.path().join("file");
    fs::write(&file, "").unwrap();
    let mut session = start(&file, &[BRIEFING]);
    session.wait_for("Harbour Forum");
    session.press("x");
    session.wait_for("cannot save places and marks");
    session.press("]q x");
    session.wait_for("2 quotes are marked; e exports them");
    end(session);
}

#[test]
fn nothing_is_saved_without_a_change_or_by_show() {
    let state = tempfile::tempdir().unwrap();
    let mut session = start(state.path(), &[BRIEFING]);
    session.wait_for("Harbour Forum");
    end(session);
    let shown = std::process::Command::new(env!("CARGO_BIN_EXE_plenary"))
        .args(["show", "--keys", "x G", BRIEFING])
        .env("PLENARY_STATE", state.path())
        .output()
        .unwrap();
    assert!(shown.status.success());
    assert_eq!(fs::read_dir(state.path()).unwrap().count(), 0);
}

#[test]
fn a_folder_of_a_thousand_briefings_is_listed_and_one_is_opened() {
    let (folder, state) = (folder(1000), tempfile::tempdir().unwrap());
    let mut session = start(state.path(), &[folder.path().to_str().unwrap()]);
    session.wait_for("1,000 events");
    // Keys work before all files are read.
    session.press("G enter");
    session.wait_for("The hall was full on day 1000.");
    session.press("esc");
    session.wait_for("Events");
    session.wait_gone("reading");
    session.wait_for("Day 1000 of the forum");
    session.press("c 7 7 7");
    session.wait_for("Events  1 of 1,000");
    session.press("enter");
    session.wait_for("The hall was full on day 777.");
    session.press("]b");
    session.wait_for("The hall was full on day 778.");
    end(session);
}

#[cfg(target_os = "linux")]
#[test]
fn a_complete_list_is_idle_while_nothing_happens() {
    let (folder, state) = (folder(9), tempfile::tempdir().unwrap());
    let mut session = start(state.path(), &[folder.path().to_str().unwrap()]);
    session.wait_for("Day 9 of the forum");
    session.wait_gone("reading");
    crate::reader::assert_idle(&session);
    end(session);
}

#[test]
fn plenary_and_enter_open_the_first_briefing() {
    let mut session = Session::start(&[], 100, 30);
    session.wait_for("3 events");
    session.press("enter");
    session.wait_for("briefing 1 of 3");
    end(session);
}

#[test]
fn several_files_are_listed_in_order_and_a_missing_one_is_reported_at_once() {
    let folder = folder(2);
    let path = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    let mut session = Session::start(&[&path("day-2.toml"), &path("day-1.toml")], 100, 30);
    session.wait_for("Day 1 of the forum");
    session.wait_for("▸ Day 2 of the forum");
    end(session);
    let mut missing = Session::start(&[&path("day-2.toml"), &path("day-3x.toml")], 100, 30);
    assert_eq!(missing.wait_exit().exit_code(), 3);
    assert!(missing.screen().contains("there is no such file"), "{}", missing.screen());
}

#[test]
fn a_library_is_searched_as_it_is_typed_and_follows_its_files() {
    let (folder, state) = (folder(300), tempfile::tempdir().unwrap());
    let cache = state.path().join("cache");
    let mut session = Setup::plenary(120, 40)
        .args([folder.path().to_str().unwrap()])
        .env("PLENARY_STATE", state.path().to_str().unwrap())
        .env("PLENARY_CACHE", cache.to_str().unwrap())
        .start();
    session.wait_for("300 events");
    session.wait_for("up to date");
    session.press("/ f u l l");
    session.wait_for("300 texts · 300 events");
    session.press("space 2 9 9");
    session.wait_for("1 text · 1 event");
    session.press("enter");
    session.wait_for("3 Text");
    session.press("esc");
    session.wait_for("1 text · 1 event");
    session.press("esc");
    session.wait_for("Events");
    // A file that is written while the reader is open.
    let text = "format = 1\n[event]\ntitle = \"The Late Day\"\ndate = 2032-01-01\n[[sections]]\nid = \"s\"\n\
                title = \"Opening\"\ntext = \"It came in through the window.\"\n";
    fs::write(folder.path().join("late.toml"), text).unwrap();
    session.wait_for("301 events");
    session.press("g");
    session.wait_for("The Late Day");
    session.press("/ w i n d o w");
    session.wait_for("It came in through the window.");
    session.press("esc esc");
    session.wait_for("Events");
    end(session);
    // The next start has the index.
    let mut again = Setup::plenary(120, 40)
        .args([folder.path().to_str().unwrap()])
        .env("PLENARY_STATE", state.path().to_str().unwrap())
        .env("PLENARY_CACHE", cache.to_str().unwrap())
        .start();
    again.wait_for("301 events");
    end(again);
}
