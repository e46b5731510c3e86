//! What keeps the project tidy and its words true: layers, documents, samples, faults, the command line.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a test that cannot read its own project has failed")]

mod commands;
mod documents;
mod exports;
mod faults;
mod fuzz;
mod hostile;
mod layers;
mod looks;
mod picture;
mod program;
mod samples;
mod sources;
mod vision;

use std::path::{Path, PathBuf};

/// A path of the project.
fn root(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// The text of a file of the project, with the line ends of Unix.
fn text(path: &str) -> String {
    std::fs::read_to_string(root(path)).unwrap_or_else(|why| panic!("{path}: {why}")).replace("\r\n", "\n")
}

/// Every file below a folder of the project whose name ends so, as paths from the project, sorted.
fn files(folder: &str, ending: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(root(&folder)).unwrap_or_else(|why| panic!("{folder}: {why}")) {
            let entry = entry.unwrap();
            let path = format!("{folder}/{}", entry.file_name().to_str().unwrap());
            if entry.file_type().unwrap().is_dir() {
                folders.push(path);
            } else if path.ends_with(ending) {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}

/// Whether files that are made from the program shall be written anew instead of compared.
fn update() -> bool {
    std::env::var_os("UPDATE").is_some_and(|value| !value.is_empty() && value != "0")
}

/// Compares a file with what the program makes of it; writes it when asked to.
fn compare(path: &str, made: &str) {
    let stands = std::fs::read_to_string(root(path)).unwrap_or_default().replace("\r\n", "\n");
    if stands == made {
        return;
    }
    if update() {
        std::fs::write(root(path), made).unwrap_or_else(|why| panic!("{path}: {why}"));
        return;
    }
    let line = stands.lines().zip(made.lines()).position(|(stands, made)| stands != made);
    let line = line.unwrap_or_else(|| stands.lines().count().min(made.lines().count()));
    panic!(
        "{path}:{}: is not what the program makes of it; `UPDATE=1 cargo test` writes it anew\n stands: {}\n is now: {}",
        line + 1,
        stands.lines().nth(line).unwrap_or("(nothing)"),
        made.lines().nth(line).unwrap_or("(nothing)"),
    );
}
