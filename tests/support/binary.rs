//! Runs the real binary in a separate folder, without the tester's settings.

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use tempfile::TempDir;

/// The result of a run.
pub(crate) struct Run {
    pub(crate) code: Option<i32>,
    pub(crate) out: String,
    pub(crate) err: String,
}

/// A command that runs the program in a folder, without the tester's own settings.
pub(crate) fn plenary(folder: &Path, words: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_plenary"));
    command.args(words).current_dir(folder).stdin(Stdio::null());
    for name in ["NO_COLOR", "CLICOLOR_FORCE", "RUST_BACKTRACE", "PLENARY_CONFIG"] {
        command.env_remove(name);
    }
    command.env("XDG_CONFIG_HOME", folder).env("XDG_DATA_HOME", folder);
    // Hidden, so that no command reads it as a part of the folder.
    command.env("PLENARY_CACHE", folder.join(".cache"));
    command
}

/// Runs the program in a folder to its end.
pub(crate) fn run(folder: &Path, words: &[&str]) -> Run {
    let output = plenary(folder, words).output().unwrap();
    let text = |bytes| String::from_utf8(bytes).expect("output is UTF-8");
    Run { code: output.status.code(), out: text(output.stdout), err: text(output.stderr) }
}

/// A temporary folder with one file.
pub(crate) fn folder(name: &str, contents: impl AsRef<[u8]>) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join(name), contents).unwrap();
    folder
}
