//! A file that changes while it is open.

use crate::pty::{Session, Setup};
use std::fs;
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};

const BRIEFING: &str = include_str!("../../briefings/harbour-forum.toml");
const TITLE: &str = "Harbour Forum 2025";

fn saved(word: &str) -> String {
    BRIEFING.replacen(TITLE, word, 1)
}

/// A session with its own file in its own folder.
fn open() -> (Session, PathBuf, tempfile::TempDir) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("forum.toml");
    fs::write(&path, BRIEFING).unwrap();
    let mut session = Setup::plenary(120, 40).args([&path]).start();
    session.wait_for(TITLE);
    (session, path, folder)
}

fn assert_ends_well(mut session: Session) {
    session.press("q");
    assert!(session.wait_exit().success());
    assert_eq!(session.left_behind(), [""; 0]);
}

#[test]
fn an_overwritten_file_and_a_replaced_file_are_shown() {
    let (mut session, path, folder) = open();
    session.press("]s ]q");
    session.wait_for("2 of");
    fs::write(&path, saved("Written Over")).unwrap();
    session.wait_for("Written Over");
    session.wait_for("Quotes · Ada Ling");
    session.wait_for("2 of");
    for word in ["First Rename", "Second Rename"] {
        let beside = folder.path().join("forum.toml.tmp");
        fs::write(&beside, saved(word)).unwrap();
        fs::rename(&beside, &path).unwrap();
        session.wait_for(word);
    }
    assert_ends_well(session);
}

#[test]
fn a_deleted_file_is_reported_and_its_return_is_shown() {
    let (mut session, path, _folder) = open();
    fs::remove_file(&path).unwrap();
    session.wait_for("there is no such file; showing what was read before");
    session.wait_for(TITLE);
    fs::write(&path, saved("Returned")).unwrap();
    session.wait_for("Returned");
    session.wait_gone("showing what was read before");
    assert_ends_well(session);
}

#[test]
fn a_folder_that_is_created_again_is_watched_again() {
    let (mut session, path, folder) = open();
    fs::remove_dir_all(folder.path()).unwrap();
    session.wait_for("there is no such file; showing what was read before");
    fs::create_dir(folder.path()).unwrap();
    fs::write(&path, saved("Made Anew")).unwrap();
    session.wait_for("Made Anew");
    fs::write(&path, saved("Written Again")).unwrap();
    session.wait_for("Written Again");
    assert_ends_well(session);
}

#[test]
fn a_folder_that_is_replaced_at_once_is_watched_again() {
    let (mut session, path, folder) = open();
    for word in ["First Anew", "Second Anew"] {
        fs::remove_dir_all(folder.path()).unwrap();
        fs::create_dir(folder.path()).unwrap();
        fs::write(&path, saved(word)).unwrap();
        session.wait_for(word);
    }
    fs::write(&path, saved("Written Again")).unwrap();
    session.wait_for("Written Again");
    assert_ends_well(session);
}

#[test]
fn a_broken_file_leaves_the_old_version_until_it_is_fixed() {
    let (mut session, path, _folder) = open();
    fs::write(&path, format!("{}\n[[sections]\n", saved("Broken"))).unwrap();
    session.wait_for("showing what was read before");
    session.wait_for(TITLE);
    fs::write(&path, saved("Mended")).unwrap();
    session.wait_for("Mended");
    session.wait_gone("showing what was read before");
    assert_ends_well(session);
}

#[test]
fn r_checks_at_once_and_reports_that_nothing_changed() {
    let (mut session, _path, _folder) = open();
    session.press("r");
    session.wait_for("has not changed");
    assert_ends_well(session);
}

/// A version of the briefing in a folder of its own.
fn version(folder: &Path, name: &str, word: &str) {
    fs::create_dir(folder.join(name)).unwrap();
    fs::write(folder.join(name).join("forum.toml"), saved(word)).unwrap();
}

/// Retargets a link atomically, as when a release is deployed.
fn turn(folder: &Path, link: &str, to: &str) {
    let new = folder.join("new-link");
    symlink(to, &new).unwrap();
    fs::rename(&new, folder.join(link)).unwrap();
}

#[test]
fn retargeting_a_link_to_a_folder_on_the_path_is_a_change() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path();
    version(root, "v1", "First Version");
    version(root, "v2", "Second Version");
    version(root, "v3", "Third Version");
    symlink("v1", root.join("current")).unwrap();
    symlink("current", root.join("live")).unwrap();
    let mut session = Setup::plenary(120, 40).args([root.join("live/forum.toml")]).start();
    session.wait_for("First Version");
    turn(root, "current", "v2");
    session.wait_for("Second Version");
    // The link to that link as well, and files where they lead now.
    turn(root, "live", "v3");
    session.wait_for("Third Version");
    fs::write(root.join("v3/forum.toml"), saved("Written Over")).unwrap();
    session.wait_for("Written Over");
    turn(root, "live", "current");
    session.wait_for("Second Version");
    assert_ends_well(session);
}
