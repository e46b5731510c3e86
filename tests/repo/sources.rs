//! Checks source files: opening sentences, lengths, and unfinished code.

use crate::layers::LAYERS;
use crate::project::{files, text};
use crate::rust::{functions, test_lines, tokens};
use std::fmt::Write;

/// The maximum number of lines of a file, without its unit tests.
const MAX_FILE_LINES: usize = 400;
/// The maximum number of lines of a function, from its `fn` to its closing brace.
const MAX_FUNCTION_LINES: usize = 60;

#[test]
fn every_file_opens_with_a_sentence_that_says_what_it_is() {
    for path in sources() {
        let sentence = sentence(&text(&path));
        assert!(sentence.ends_with('.') && sentence.len() > 10, "{path} opens with {sentence:?}");
    }
}

#[test]
fn no_file_is_long() {
    let mut long = Vec::new();
    for path in sources() {
        let text = text(&path);
        let lines = text.lines().count() - test_lines(&tokens(&text));
        if lines > MAX_FILE_LINES {
            long.push(format!("{path} has {lines} lines without its tests"));
        }
    }
    assert!(long.is_empty(), "more than {MAX_FILE_LINES} lines\n{}", long.join("\n"));
}

#[test]
fn no_function_is_long() {
    let mut long = Vec::new();
    for path in sources() {
        for function in functions(&tokens(&text(&path))) {
            if function.lines > MAX_FUNCTION_LINES {
                long.push(format!(
                    "{path}:{} `{}` has {} lines",
                    function.line, function.name, function.lines
                ));
            }
        }
    }
    assert!(long.is_empty(), "more than {MAX_FUNCTION_LINES} lines\n{}", long.join("\n"));
}

#[test]
fn nothing_unfinished_is_left() {
    // Each is in two parts, so that this file does not contain it.
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
            assert!(!text(&path).contains(&words), "{path} contains {words}");
        }
    }
}

#[test]
fn a_file_opens_with_its_first_sentence() {
    assert_eq!(
        sentence("//! One thing,\n//! and more. And another.\n//!\n//! A paragraph.\nuse a;"),
        "One thing, and more."
    );
    assert_eq!(sentence("//! What [`a`] and [`B`](crate::B) are.\n"), "What `a` and `B` are.");
}

/// Every Rust file.
fn sources() -> Vec<String> {
    ["src", "tests", "benches", "fuzz/targets", "tools"]
        .iter()
        .flat_map(|folder| files(folder, ".rs"))
        .collect()
}

/// The sentence that a file opens with. Links in it become plain words.
fn sentence(source: &str) -> String {
    let lines = source.lines().map_while(|line| line.strip_prefix("//!")).take_while(|line| !line.is_empty());
    let paragraph = lines.map(str::trim).collect::<Vec<_>>().join(" ");
    let sentence = paragraph.split_once(". ").map_or(paragraph.clone(), |(first, _)| format!("{first}."));
    let mut words = String::new();
    let mut rest = sentence.as_str();
    while let Some((before, link)) = rest.split_once("[`") {
        let Some((name, after)) = link.split_once("`]") else { break };
        write!(words, "{before}`{name}`").unwrap();
        let target = after.strip_prefix('(').and_then(|target| target.split_once(')'));
        rest = target.map_or(after, |(_, after)| after);
    }
    words + rest
}

/// A table of all modules in the order of the layers, each with its first sentence.
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
