//! The project itself: layers, source files, documents, the moving picture, themes and sample briefings.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a test that cannot read its own project has failed")]

#[path = "../support/binary.rs"]
mod binary;
mod book;
mod contributing;
mod cycles;
mod documents;
mod examples;
mod imports;
mod layers;
mod packaging;
#[cfg(feature = "images")]
mod picture;
#[path = "../support/project.rs"]
mod project;
mod rust;
mod samples;
mod sources;
mod themes;
mod vision;

use project::root;

/// Returns true if `UPDATE=1` asks to write generated files instead of comparing them.
fn update() -> bool {
    std::env::var_os("UPDATE").is_some_and(|value| !value.is_empty() && value != "0")
}

/// Compares a file with the generated text, or writes it if `UPDATE=1` is set.
fn compare(path: &str, made: &str) {
    let stored = std::fs::read_to_string(root(path)).unwrap_or_default().replace("\r\n", "\n");
    if stored == made {
        return;
    }
    if update() {
        std::fs::write(root(path), made).unwrap_or_else(|why| panic!("{path}: {why}"));
        return;
    }
    let line = stored.lines().zip(made.lines()).position(|(stored, made)| stored != made);
    let line = line.unwrap_or_else(|| stored.lines().count().min(made.lines().count()));
    panic!(
        "{path}:{}: differs from what the program prints; run `UPDATE=1 cargo test` to rewrite it\n stored: {}\n printed: {}",
        line + 1,
        stored.lines().nth(line).unwrap_or("(nothing)"),
        made.lines().nth(line).unwrap_or("(nothing)"),
    );
}
