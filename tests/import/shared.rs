//! Finds texts that are not part of the repository, such as real releases.

use std::io::Write;
use std::path::PathBuf;

/// A file or folder next to the repository, or in `PLENARY_SHARED`.
///
/// Reports if it is missing.
pub(crate) fn shared(what: &str) -> Option<PathBuf> {
    let beside = || PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared");
    let path = std::env::var_os("PLENARY_SHARED").map_or_else(beside, PathBuf::from).join(what);
    if path.exists() { Some(path) } else { skip(&format!("no corpus ({what})")) }
}

/// Reports that the running test has nothing to test.
///
/// `.ci/run` counts these lines.
///
/// It writes to standard error directly, because the test harness hides the output of `eprintln!` in a passing test.
fn skip<T>(why: &str) -> Option<T> {
    let thread = std::thread::current();
    let test = thread.name().unwrap_or("a test");
    std::io::stderr().write_all(format!("SKIPPED: {test}: {why}\n").as_bytes()).unwrap();
    None
}
