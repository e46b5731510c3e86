//! Faults of the cache: whatever is wrong with an index, results are the same, and one line says why.

use crate::binary::{Run, plenary, run};
use crate::library::{library, skip, write};
use rusqlite::Connection;
use std::cell::RefCell;
use std::collections::HashMap;
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::rc::Rc;
use std::time::{Duration, SystemTime};
use tempfile::TempDir;

/// The commands that are compared.
const COMMANDS: [&[&str]; 4] = [
    &["search", "berths", "."],
    &["search", "by:ling dues", ".", "--format", "ndjson"],
    &["quotes", ".", "--speaker", "reyes", "--match", "look"],
    &["check", "."],
];

thread_local! {
    /// The results without an index, by folder, number of files and command. They are the same in every cache.
    static WITHOUT_INDEX: RefCell<HashMap<(PathBuf, usize, String), Rc<Run>>> = RefCell::default();
}

/// Runs a command without the index; the result is kept until a file is added.
fn without_index(folder: &Path, words: &[&str]) -> Rc<Run> {
    let count = fs::read_dir(folder.join("more")).map_or(0, Iterator::count);
    let key = (folder.to_owned(), count, words.join(" "));
    if let Some(run) = WITHOUT_INDEX.with_borrow(|known| known.get(&key).cloned()) {
        return run;
    }
    let run = Rc::new(run(folder, &[words, &["--no-index"]].concat()));
    WITHOUT_INDEX.with_borrow_mut(|known| known.insert(key, Rc::clone(&run)));
    run
}

/// Writes a library that is large enough to get an index without being asked for it.
fn large_library() -> TempDir {
    let folder = library();
    for number in 0..200 {
        let text = format!("Note {number}\n\nBo Reyes said berth {number} was dry all day long.\n");
        write(folder.path(), &format!("more/{number}.txt"), &text);
    }
    age(folder.path());
    folder
}

/// Makes all files an hour old: files that were just written are looked up again.
fn age(folder: &Path) {
    let then = SystemTime::now() - Duration::from_hours(1);
    for entry in walkdir::WalkDir::new(folder) {
        let entry = entry.unwrap();
        if entry.file_type().is_file() {
            fs::File::options().write(true).open(entry.path()).unwrap().set_modified(then).unwrap();
        }
    }
}

/// Runs the program with a folder of caches.
fn at(folder: &Path, caches: &Path, words: &[&str]) -> Run {
    let output = plenary(folder, words).env("PLENARY_CACHE", caches).output().unwrap();
    let text = |bytes| String::from_utf8(bytes).expect("output is UTF-8");
    Run { code: output.status.code(), out: text(output.stdout), err: text(output.stderr) }
}

/// Runs every command, and requires the results of `--no-index` with one more line on standard error, which contains `line`.
fn told(folder: &Path, caches: &Path, line: &str) {
    for words in COMMANDS {
        let more = compared(folder, caches, words);
        assert!(more.lines().count() == 1 && more.contains(line), "{words:?}: {more:?} is not {line:?}");
    }
}

/// Runs every command, and requires the results of `--no-index`; nothing else is said.
fn quiet(folder: &Path, caches: &Path) {
    for words in COMMANDS {
        assert_eq!(compared(folder, caches, words), "", "{words:?}");
    }
}

/// Runs a command with and without the index, requires the same results, and returns what the first says beyond that.
fn compared(folder: &Path, caches: &Path, words: &[&str]) -> String {
    let with = at(folder, caches, words);
    let without = without_index(folder, words);
    assert_eq!(with.out, without.out, "{words:?}\n{}", with.err);
    assert_eq!(with.code, without.code, "{words:?}\n{}", with.err);
    assert!(!with.err.contains('\r') && !with.err.contains('\u{1b}'), "{:?}", with.err);
    let mut rest = without.err.lines().peekable();
    let more: Vec<&str> = with.err.lines().filter(|line| rest.next_if_eq(line).is_none()).collect();
    assert_eq!(rest.next(), None, "{words:?}: {}\nwithout: {}", with.err, without.err);
    more.join("\n")
}

/// The only index in a folder of caches.
fn file_of_index(caches: &Path) -> PathBuf {
    let names = fs::read_dir(caches.join("indexes")).unwrap().map(|entry| entry.unwrap().path());
    let mut files: Vec<PathBuf> =
        names.filter(|path| path.extension().is_some_and(|e| e == "index")).collect();
    assert_eq!(files.len(), 1, "{files:?}");
    files.remove(0)
}

/// A file system in memory, until it is dropped.
struct Mounted(TempDir);

impl Mounted {
    /// Mounts a file system of so many KiB; `None` if that is not allowed, which a line says.
    fn new(kib: usize) -> Option<Self> {
        let folder = tempfile::tempdir().unwrap();
        let size = format!("size={kib}k");
        let mount =
            Command::new("mount").args(["-t", "tmpfs", "-o", &size, "tmpfs"]).arg(folder.path()).output();
        if mount.is_ok_and(|output| output.status.success()) {
            return Some(Self(folder));
        }
        skip("a file system in memory cannot be mounted");
        None
    }

    fn path(&self) -> &Path {
        self.0.path()
    }

    fn make_read_only(&self) {
        let mount = Command::new("mount").args(["-o", "remount,ro"]).arg(self.path()).status().unwrap();
        assert!(mount.success());
    }
}

impl Drop for Mounted {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg("-l").arg(self.path()).status();
    }
}

#[test]
fn a_missing_cache_is_made_for_the_user_alone() {
    let folder = large_library();
    let caches = folder.path().join(".home/cache/plenary");
    quiet(folder.path(), &caches);
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!((mode(&caches), mode(&caches.join("indexes"))), (0o700, 0o700));
    assert_eq!(mode(&file_of_index(&caches)), 0o600);
    fs::remove_dir_all(&caches).unwrap();
    quiet(folder.path(), &caches);
}

#[test]
fn a_file_in_place_of_the_cache_or_a_folder_in_place_of_the_index_is_left_alone() {
    let folder = large_library();
    let caches = folder.path().join(".taken");
    fs::write(&caches, "mine").unwrap();
    told(folder.path(), &caches, "plenary: the index of . cannot be used (");
    assert_eq!(fs::read_to_string(&caches).unwrap(), "mine");
    let made = at(folder.path(), &caches, &["index", "."]);
    assert_eq!((made.code, made.err.lines().count()), (Some(3), 1), "{}", made.err);

    let caches = folder.path().join(".cache");
    fs::create_dir(&caches).unwrap();
    fs::write(caches.join("indexes"), "mine").unwrap();
    told(folder.path(), &caches, "cannot be used (");
    fs::remove_file(caches.join("indexes")).unwrap();

    quiet(folder.path(), &caches);
    let file = file_of_index(&caches);
    fs::remove_file(&file).unwrap();
    fs::create_dir(&file).unwrap();
    fs::write(file.join("mine.txt"), "mine").unwrap();
    told(folder.path(), &caches, "cannot be used (there is a folder in its place)");
    assert!(file.join("mine.txt").exists());
}

#[test]
fn the_reader_keeps_an_index_in_memory_if_there_can_be_none_on_the_disk() {
    let folder = large_library();
    let caches = folder.path().join(".caches");
    fs::write(&caches, "a file").unwrap();
    let shown = |caches: &Path, keys: &str| {
        at(folder.path(), caches, &["show", ".", "--size", "120x40", "--keys", keys]).out
    };
    let list = shown(&caches, "");
    assert!(list.contains("the index cannot be used") && list.contains("it is kept in memory"), "{list}");
    let found = shown(&caches, "/ 'berths by:ling'");
    assert_eq!(found, shown(&folder.path().join(".good"), "/ 'berths by:ling'"));
    // Only an index knows the words that are near.
    let near = shown(&caches, "/ 'berhts'");
    assert!(near.contains("The nearest word is"), "{near}");
    assert_eq!(fs::read_to_string(&caches).unwrap(), "a file");
}

#[test]
fn a_read_only_cache_is_told_once() {
    let Some(mounted) = Mounted::new(8 << 10) else { return };
    let folder = large_library();
    mounted.make_read_only();
    told(folder.path(), mounted.path(), "cannot be used (");
    drop(mounted);
    // With an index in it, which can still be read or not.
    let Some(mounted) = Mounted::new(8 << 10) else { return };
    quiet(folder.path(), mounted.path());
    mounted.make_read_only();
    for words in COMMANDS {
        let more = compared(folder.path(), mounted.path(), words);
        assert!(more.lines().count() <= 1, "{more}");
    }
    write(folder.path(), "more/new.txt", "New\n\nAda Ling said the berths were dry, and the dues too.\n");
    for words in COMMANDS {
        let more = compared(folder.path(), mounted.path(), words);
        assert!(more.lines().count() <= 1, "{more}");
    }
}

#[test]
fn a_full_disk_is_told_once() {
    let folder = large_library();
    let whole = folder.path().join(".whole");
    quiet(folder.path(), &whole);
    let bytes = fs::metadata(file_of_index(&whole)).unwrap().len();
    for part in [2, 40, 100] {
        let kib = usize::try_from(bytes * part / 100 / 1024).unwrap();
        let Some(mounted) = Mounted::new(kib.max(8)) else { return };
        if part == 100 {
            // With luck it fits into the journal.
            for words in COMMANDS {
                let more = compared(folder.path(), mounted.path(), words);
                assert!(more.lines().count() <= 1, "{words:?}: {more}");
            }
            continue;
        }
        told(folder.path(), mounted.path(), "reading the files instead");
        let made = at(folder.path(), mounted.path(), &["index", "."]);
        assert_eq!((made.code, made.err.lines().count()), (Some(3), 1), "{}", made.err);
    }
}

#[test]
fn a_truncated_or_damaged_index_is_made_again() {
    let folder = large_library();
    let caches = folder.path().join(".cache");
    quiet(folder.path(), &caches);
    let file = file_of_index(&caches);
    let whole = fs::read(&file).unwrap();
    let first: &[&str] = COMMANDS[0];
    let cuts = [0, 15, 4096, 5000, whole.len() / 2, whole.len() - 1];
    for len in cuts {
        fs::write(&file, &whole[..len]).unwrap();
        let more = compared(folder.path(), &caches, first);
        assert!(more.lines().count() <= 1, "{len}: {more}");
        quiet(folder.path(), &caches);
        assert!(fs::read(&file).unwrap().len() > whole.len() / 2, "{len}: it is made again");
    }
    // Pages that a broken disk lost.
    let pages = whole.len() / 4096;
    for (page, words) in (0..pages).step_by((pages / 6).max(1)).zip(COMMANDS.iter().cycle()) {
        let mut damaged = whole.clone();
        damaged[page * 4096..(page + 1) * 4096].fill(0);
        fs::write(&file, &damaged).unwrap();
        let more = compared(folder.path(), &caches, words);
        assert!(more.lines().count() <= 1, "page {page}: {more}");
    }
}

#[test]
fn an_index_of_another_version_or_program_is_made_again() {
    let folder = large_library();
    let caches = folder.path().join(".cache");
    quiet(folder.path(), &caches);
    let file = file_of_index(&caches);
    let first: &[&str] = COMMANDS[0];
    let changes = [
        ("update about set value = '1 0000' where name = 'version'", "another version of plenary"),
        ("pragma application_id = 7", "it was not made by plenary"),
        ("drop table about", "it was damaged"),
    ];
    for (change, why) in changes {
        Connection::open(&file).unwrap().execute_batch(change).unwrap();
        let more = compared(folder.path(), &caches, first);
        assert!(more.contains(why) && more.lines().count() == 1, "{more}");
        quiet(folder.path(), &caches);
    }
    fs::write(&file, "This is a letter to the harbour office, and no index.\n".repeat(200)).unwrap();
    let more = compared(folder.path(), &caches, first);
    assert!(more.contains("making the index of . again") && more.lines().count() == 1, "{more}");
    quiet(folder.path(), &caches);
}

#[test]
fn an_index_that_another_process_writes_holds_nobody_up() {
    let folder = large_library();
    let caches = folder.path().join(".cache");
    quiet(folder.path(), &caches);
    let lock = Connection::open(file_of_index(&caches)).unwrap();
    lock.execute_batch("begin immediate").unwrap();
    for words in COMMANDS {
        // Nothing is to be written.
        assert_eq!(compared(folder.path(), &caches, words), "", "{words:?}");
    }
    write(folder.path(), "more/new.txt", "New\n\nAda Ling said the berths were dry, and the dues too.\n");
    // Every command ends while the other process still holds the lock.
    told(folder.path(), &caches, "could not be written (another process is writing it)");
    lock.execute_batch("rollback").unwrap();
    quiet(folder.path(), &caches);
}

#[test]
fn a_stopped_process_holds_nobody_up() {
    let folder = large_library();
    let caches = folder.path().join(".cache");
    let mut stopped = Stopped::amid_indexing(folder.path(), &caches);
    // Every command ends while the other process is still stopped.
    for words in COMMANDS {
        let more = compared(folder.path(), &caches, words);
        assert!(more.lines().count() <= 1, "{more}");
    }
    stopped.signal("-CONT");
    assert!(stopped.0.wait().unwrap().success());
    quiet(folder.path(), &caches);
}

/// A process that makes an index, and is stopped; killed when it is dropped.
struct Stopped(Child);

impl Stopped {
    fn amid_indexing(folder: &Path, caches: &Path) -> Self {
        let mut command = plenary(folder, &["index", "."]);
        let process = command.env("PLENARY_CACHE", caches).stderr(Stdio::null()).spawn().unwrap();
        let mut process = Self(process);
        let folder = caches.join("indexes");
        while fs::read_dir(&folder).map_or(0, Iterator::count) < 2 {
            assert_eq!(process.0.try_wait().unwrap(), None, "it ended without a journal");
            std::thread::sleep(Duration::from_millis(1));
        }
        std::thread::sleep(Duration::from_millis(20));
        process.signal("-STOP");
        process
    }

    fn signal(&self, name: &str) {
        let sent = Command::new("kill").args([name, &self.0.id().to_string()]).status().unwrap();
        assert!(sent.success());
    }
}

impl Drop for Stopped {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

#[test]
fn two_processes_make_one_index() {
    let folder = large_library();
    let caches = folder.path().join(".cache");
    let start = || {
        let mut command = plenary(folder.path(), &["search", "berths", "."]);
        command.env("PLENARY_CACHE", &caches).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap()
    };
    let without = at(folder.path(), &caches, &["search", "berths", ".", "--no-index"]);
    for process in [start(), start(), start()] {
        let output = process.wait_with_output().unwrap();
        let err = String::from_utf8(output.stderr).unwrap();
        assert_eq!(String::from_utf8(output.stdout).unwrap(), without.out, "{err}");
        assert!(!err.contains("again"), "{err}");
    }
    quiet(folder.path(), &caches);
}

#[test]
fn an_index_that_was_not_used_for_long_is_removed() {
    let old = large_library();
    let caches = old.path().join(".cache");
    quiet(old.path(), &caches);
    let file = file_of_index(&caches);
    // The clock was set back: an index that was used in the future is not old.
    let set = |time: SystemTime| {
        fs::File::options().append(true).open(&file).unwrap().set_modified(time).unwrap();
    };
    set(SystemTime::now() + Duration::from_hours(24 * 400));
    let new = large_library();
    quiet(new.path(), &caches);
    assert!(file.exists());
    set(SystemTime::now() - Duration::from_hours(24 * 91));
    write(new.path(), "more/new.txt", "New\n\nAda Ling said the berths were dry, and the dues too.\n");
    let more = compared(new.path(), &caches, &["search", "berths", "."]);
    assert!(more.contains("removed 1 old index") && !file.exists(), "{more}");
}
