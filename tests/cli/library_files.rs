//! Faults of the files of a library: they change while they are read, have odd names, times and links, or are many.

use crate::binary::{Run, plenary, run};
use crate::library::{both, index, library, skip, write};
use rusqlite::Connection;
use std::ffi::OsStr;
use std::fs::{self, File};
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, SystemTime};

/// A note that somebody spoke in.
fn note(number: usize, words: &str) -> String {
    format!("Note {number}\n\nBo Reyes said {words} was dry on day {number} of the year.\n")
}

/// The lines of a search for a word.
fn lines_with(folder: &Path, word: &str) -> usize {
    let found = both(folder, &["search", word, ".", "--format", "ndjson"]);
    found.out.lines().count()
}

fn set_time(path: &Path, time: SystemTime) {
    File::options().append(true).open(path).unwrap().set_modified(time).unwrap();
}

#[test]
fn files_that_vanish_grow_and_change_while_they_are_read_do_no_harm() {
    let folder = library();
    index(folder.path());
    write(folder.path(), "talks/steady.txt", &note(0, "the quay"));
    let ends = AtomicBool::new(false);
    let change = || {
        for round in 0.. {
            if ends.load(Ordering::Relaxed) {
                return;
            }
            let (name, other) =
                (format!("talks/a-{}.txt", round % 40), format!("talks/b-{}.txt", round % 40));
            write(folder.path(), &name, &note(round, "the quay").repeat(round % 20 + 1));
            match round % 3 {
                0 => fs::remove_file(folder.path().join(&name)).unwrap(),
                1 => fs::rename(folder.path().join(&name), folder.path().join(&other)).unwrap(),
                _ => {}
            }
        }
    };
    std::thread::scope(|scope| {
        scope.spawn(change);
        for _ in 0..4 {
            for words in
                [["search", "quay", "."].as_slice(), &["quotes", ".", "--match", "dry"], &["speakers", "."]]
            {
                let Run { code, out, err } = run(folder.path(), words);
                assert!(code == Some(0) && !out.is_empty(), "{words:?}: {code:?} {err}");
                assert!(!err.contains("bug") && !err.contains("index"), "{words:?}: {err}");
            }
        }
        ends.store(true, Ordering::Relaxed);
    });
    assert!(lines_with(folder.path(), "quay") > 0);
    both(folder.path(), &["speakers", "."]);
}

#[test]
fn links_in_circles_are_followed_once() {
    let folder = library();
    let root = folder.path();
    symlink("..", root.join("talks/up")).unwrap();
    symlink(".", root.join("talks/here")).unwrap();
    symlink("two", root.join("one")).unwrap();
    symlink("one", root.join("two")).unwrap();
    fs::create_dir(root.join(".kept")).unwrap();
    write(root, ".kept/kept.txt", &note(1, "the lighthouse"));
    symlink("../.kept", root.join(".kept/round")).unwrap();
    symlink(".kept", root.join("kept")).unwrap();
    both(root, &["search", "lighthouse", "."]);
    let made = run(root, &["index", "."]);
    assert!(made.code == Some(0) && made.err.contains("45 files"), "{}", made.err);
    assert_eq!(lines_with(root, "lighthouse"), 1);
    for path in ["kept", "talks/up", "talks/here"] {
        both(root, &["search", "berths", path, "."]);
    }
}

#[test]
fn names_that_are_not_utf_8_are_read() {
    let outer = tempfile::tempdir().unwrap();
    let odd = |bytes: &[u8]| PathBuf::from(OsStr::from_bytes(bytes));
    let root = outer.path().join(odd(b"caf\xe9"));
    let names: [&[u8]; 4] = [b"one\xff.txt", b"one\xfe.txt", b"two\xc3.txt", b"line\nbreak \x1b[31m.txt"];
    if fs::create_dir(&root).and_then(|()| fs::write(root.join(odd(names[0])), "x")).is_err() {
        skip("this file system takes only names in UTF-8");
        return;
    }
    for (number, name) in names.into_iter().enumerate() {
        fs::create_dir_all(root.join(odd(b"deep\xe9"))).unwrap();
        fs::write(root.join(odd(name)), note(number, "the quay")).unwrap();
        fs::write(root.join(odd(b"deep\xe9")).join(odd(name)), note(number, "the pier")).unwrap();
    }
    let made = run(&root, &["index", "."]);
    assert!(made.code == Some(0) && made.err.contains("8 files"), "{}", made.err);
    assert_eq!((lines_with(&root, "quay"), lines_with(&root, "pier")), (4, 4));
    let again = run(&root, &["index", "."]);
    assert!(again.err.contains("8 files") && again.err.contains("kB"), "its size is told: {}", again.err);
    let status = run(&root, &["index", "--status"]);
    assert!(!status.out.contains("does not exist"), "{}", status.out);
    fs::write(root.join(odd(names[1])), note(9, "the lighthouse")).unwrap();
    assert_eq!((lines_with(&root, "quay"), lines_with(&root, "lighthouse")), (3, 1));
}

#[test]
fn libraries_that_overlap_keep_apart() {
    let folder = library();
    let root = folder.path();
    index(root);
    // The inner folder gets an index of its own only where no folder around it has one.
    let around = run(root, &["index", "talks"]);
    assert_eq!(around.code, Some(0), "{}", around.err);
    run(root, &["index", ".", "--clear"]);
    let own = run(root, &["index", "talks"]);
    assert_eq!(own.code, Some(0), "{}", own.err);
    index(root);
    assert!(run(root, &["index", "--status"]).err.starts_with("2 indexes"));
    for paths in [[".", "talks"], ["talks", "."], ["talks", "talks/../talks"], ["2012", "."]] {
        both(root, &[&["search", "berths"], &paths[..]].concat());
        both(root, &[&["speakers"], &paths[..]].concat());
    }
    let of = |word: &str| {
        (both(root, &["search", word, "."]).out.len(), both(root, &["search", word, "talks"]).out.len())
    };
    write(root, "talks/lamp.txt", &note(1, "the lighthouse"));
    let (outer, inner) = of("lighthouse");
    assert!(outer > 0 && inner > 0);
    fs::remove_file(root.join("talks/lamp.txt")).unwrap();
    assert_eq!(of("lighthouse"), (0, 0));
    fs::rename(root.join("talks"), root.join("speeches")).unwrap();
    both(root, &["search", "opens", "."]);
    both(root, &["search", "opens", "speeches"]);
}

#[test]
fn files_from_the_future_and_the_past_are_read_again_when_they_change() {
    let folder = library();
    let (now, hour) = (SystemTime::now(), Duration::from_hours(1));
    let times = [
        now + hour,
        now + hour * 24 * 400,
        now - hour,
        SystemTime::UNIX_EPOCH,
        SystemTime::UNIX_EPOCH - hour,
        now + Duration::from_millis(500),
    ];
    let path = |number: usize| folder.path().join(format!("talks/time-{number}.txt"));
    for (number, time) in times.into_iter().enumerate() {
        fs::write(path(number), note(number, "the quay")).unwrap();
        set_time(&path(number), time);
    }
    let made = run(folder.path(), &["index", "."]);
    assert_eq!(made.code, Some(0), "{}", made.err);
    assert_eq!(lines_with(folder.path(), "quay"), times.len());
    // Each goes back or forth by an hour, as after a change of the clock; the length stays the same.
    for (number, time) in times.into_iter().enumerate() {
        fs::write(path(number), note(number, "the pier")).unwrap();
        set_time(&path(number), time - hour);
    }
    assert_eq!((lines_with(folder.path(), "quay"), lines_with(folder.path(), "pier")), (0, times.len()));
    // The clock stands still: the file is changed twice within one tick.
    let last = path(times.len() - 1);
    for word in ["the mole", "the dock", "the boat"] {
        fs::write(&last, note(9, word)).unwrap();
        let word = word.strip_prefix("the ").unwrap();
        assert_eq!(lines_with(folder.path(), word), 1, "{word}");
    }
}

/// The number of files in the only index.
fn indexed(caches: &Path) -> i64 {
    let names =
        fs::read_dir(caches.join("indexes")).into_iter().flatten().flatten().map(|entry| entry.path());
    let file = names.filter(|path| path.extension().is_some_and(|ending| ending == "index")).last();
    let count = |file| {
        Connection::open(file).ok()?.query_row("select count(*) from documents", (), |row| row.get(0)).ok()
    };
    file.and_then(count).unwrap_or(0)
}

#[test]
fn many_small_files_are_indexed_in_parts_that_an_interrupt_keeps() {
    const COUNT: usize = 5_000;
    let folder = tempfile::tempdir().unwrap();
    for number in 0..COUNT {
        let word = if number % 1000 == 7 { "the lighthouse" } else { "the quay" };
        let name = format!("{}/{}/{number}.txt", number / 2000, number / 100);
        write(folder.path(), &name, &note(number, word));
        // A file that was just written would be read again, in case it changes at the same time.
        set_time(&folder.path().join(name), SystemTime::now() - Duration::from_mins(1));
    }
    let caches = folder.path().join(".cache");
    let search = ["search", "lighthouse", "."];
    let mut process =
        plenary(folder.path(), &search).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
    while indexed(&caches) == 0 && process.try_wait().unwrap().is_none() {
        std::thread::sleep(Duration::from_millis(20));
    }
    // Like Ctrl+C, which a test that runs in the background would not receive.
    Command::new("kill").args(["-TERM", &process.id().to_string()]).status().unwrap();
    process.wait().unwrap();
    let kept = indexed(&caches);
    assert!(kept > 0, "what was read is kept");
    let found = run(folder.path(), &search);
    assert_eq!(
        (found.code, found.out.matches("the lighthouse").count()),
        (Some(0), COUNT / 1000),
        "{}",
        found.err
    );
    assert_eq!(usize::try_from(indexed(&caches)).unwrap(), COUNT);
    let again = run(folder.path(), &["index", "."]);
    assert!(again.err.contains(&format!("{COUNT} files, none had changed")), "{}", again.err);
}

#[test]
fn no_command_uses_the_network() {
    let folder = library();
    index(folder.path());
    let log = folder.path().join(".trace");
    for words in [
        ["search", "berths", "."].as_slice(),
        &["quotes", ".", "--speaker", "ling"],
        &["speakers", "."],
        &["check", "."],
        &["index", ".", "--rebuild"],
        &["index", "--status"],
    ] {
        let command = plenary(folder.path(), words);
        let mut traced = Command::new("strace");
        traced.args(["-f", "-e", "trace=network", "-o"]).arg(&log).arg(command.get_program()).args(words);
        traced.current_dir(folder.path()).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        traced.envs(command.get_envs().filter_map(|(name, value)| Some((name, value?))));
        if !traced.status().is_ok_and(|status| status.code() != Some(1) || words.contains(&"check")) {
            skip("strace is not installed, or may not be used");
            return;
        }
        let calls = fs::read_to_string(&log).unwrap();
        // Parts of one process may talk to each other.
        let is_harmless =
            |line: &str| ["+++", "---", "socketpair(AF_UNIX"].iter().any(|part| line.contains(part));
        let is_call = |line: &&str| line.contains('(') && !is_harmless(line);
        assert_eq!(calls.lines().find(is_call), None, "{words:?}");
        assert!(calls.contains("+++ exited"), "{words:?}: {calls}");
    }
}
