//! Texts that are not part of the repository: real releases, which not everybody has.

use std::io::Write;
use std::path::PathBuf;

/// A file or folder beside the repository, or under the path in `PLENARY_SHARED`. Says so if it is missing.
pub(crate) fn shared(what: &str) -> Option<PathBuf> {
    let beside = || PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared");
    let path = std::env::var_os("PLENARY_SHARED").map_or_else(beside, PathBuf::from).join(what);
    if path.exists() { Some(path) } else { skip(&format!("no corpus ({what})")) }
}

/// Reports that the running test has nothing to test. `.ci/run` counts these lines.
///
/// The line goes to standard error itself: the test harness hides what `eprintln!` prints in a test that passes.
fn skip<T>(why: &str) -> Option<T> {
    let thread = std::thread::current();
    let test = thread.name().unwrap_or("a test");
    std::io::stderr().write_all(format!("SKIPPED: {test}: {why}\n").as_bytes()).unwrap();
    None
}
