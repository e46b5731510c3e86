//! The source files: what each says of itself, how long it is, and what must not be left in it.

use super::{files, text};
use crate::layers::LAYERS;
use std::fmt::Write;

/// More lines than this, tests aside, and a file wants to be two.
const LONGEST: usize = 450;

#[test]
fn every_file_opens_with_a_sentence_that_says_what_it_is() {
    for path in sources() {
        let sentence = sentence(&text(&path));
        assert!(sentence.ends_with('.') && sentence.len() > 10, "{path} opens with {sentence:?}");
    }
}

#[test]
fn no_file_is_long() {
    for path in sources() {
        let lines = without_tests(&text(&path)).lines().count();
        assert!(lines <= LONGEST, "{path} has {lines} lines besides its tests; {LONGEST} are enough");
    }
}

#[test]
fn nothing_unfinished_is_left() {
    // Put together here, so that this file does not hold what it looks for.
    let unfinished = [
        ["todo", "!("],
        ["unimplemented", "!("],
        ["dbg", "!("],
        ["#[ig", "nore"],
        ["FIX", "ME"],
        ["XX", "X"],
    ];
    for path in sources() {
        for words in unfinished.map(|parts| parts.concat()) {
            assert!(!text(&path).contains(&words), "{path} holds {words}");
        }
    }
}

#[test]
fn tests_are_not_counted_as_the_length_of_a_file() {
    assert_eq!(without_tests("//! A.\nfn a() {}\n#[cfg(test)]\nmod tests {\n}\n"), "//! A.\nfn a() {}\n");
    assert_eq!(
        sentence("//! One thing,\n//! and more. And another.\n//!\n//! A paragraph.\nuse a;"),
        "One thing, and more."
    );
    assert_eq!(sentence("//! What [`a`] and [`B`](crate::B) are.\n"), "What `a` and `B` are.");
}

/// Every file of Rust.
fn sources() -> Vec<String> {
    ["src", "tests"].iter().flat_map(|folder| files(folder, ".rs")).collect()
}

/// A file up to its tests.
pub(super) fn without_tests(source: &str) -> &str {
    source.split("#[cfg(test)]\nmod ").next().unwrap()
}

/// The sentence that a file opens with; links in it become plain words.
fn sentence(source: &str) -> String {
    let lines = source.lines().map_while(|line| line.strip_prefix("//!")).take_while(|line| !line.is_empty());
    let paragraph = lines.map(str::trim).collect::<Vec<_>>().join(" ");
    let end = paragraph.find(". ").map_or(paragraph.len(), |at| at + 1);
    let mut words = String::new();
    let mut rest = &paragraph[..end];
    while let Some((before, behind)) = rest.split_once("[`") {
        let Some((name, behind)) = behind.split_once("`]") else { break };
        write!(words, "{before}`{name}`").unwrap();
        rest = behind
            .strip_prefix('(')
            .and_then(|link| link.split_once(')'))
            .map_or(behind, |(_, behind)| behind);
    }
    words + rest
}

/// The modules with what each says of itself, in the order of the layers.
pub(super) fn modules() -> String {
    let all = files("src", ".rs");
    let mut out = "| module | what it is |\n| --- | --- |\n".to_owned();
    for layer in LAYERS {
        let own = [format!("src/{layer}.rs"), format!("src/{layer}/mod.rs")];
        let (heads, inner): (Vec<_>, Vec<_>) = all
            .iter()
            .filter(|path| own.contains(path) || path.starts_with(&format!("src/{layer}/")))
            .partition(|path| own.contains(path));
        for path in heads.into_iter().chain(inner) {
            let name = path.trim_start_matches("src/").trim_end_matches(".rs").trim_end_matches("/mod");
            let name = if name == *layer { format!("**`{name}`**") } else { format!("`{name}`") };
            writeln!(out, "| {name} | {} |", sentence(&text(path)).replace('|', "\\|")).unwrap();
        }
    }
    out
}
