//! Layers: a module uses only what stands before it, and the edges of the program stay at its edges.

use super::{files, sources::without_tests, text};

/// The modules of the crate; each uses only those before it.
pub(super) const LAYERS: &[&str] = &[
    "text",
    "picture",
    "diagnostic",
    "model",
    "key",
    "action",
    "binding",
    "row",
    "layout",
    "document",
    "import",
    "theme",
    "config",
    "check",
    "guard",
    "export",
    "library",
    "verify",
    "pane",
    "search",
    "memory",
    "app",
    "linear",
    "ui",
    "io",
    "terminal",
    "cli",
];

/// Who else uses `io`.
const MAY_USE_IO: &[&str] = &["io", "terminal", "cli"];
/// Who names the library that draws.
const MAY_NAME_RATATUI: &[&str] = &["layout", "ui", "terminal"];

#[test]
fn a_module_uses_only_what_stands_before_it() {
    let mut wrong = Vec::new();
    for (path, layer, source) in modules() {
        let own = place(&layer);
        for used in crate_paths(&source) {
            if place(used) > own {
                wrong.push(format!("{path}: `{layer}` uses `{used}`, which stands behind it"));
            }
            if used == "io" && !MAY_USE_IO.contains(&&*layer) {
                wrong.push(format!("{path}: `{layer}` uses `io`"));
            }
        }
        let depth = path.matches('/').count();
        let out_of_the_room = "super::".repeat(depth);
        if without_tests(&source).contains(&out_of_the_room) {
            wrong.push(format!("{path}: leaves its module by `{out_of_the_room}`; write `crate::`"));
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn every_module_has_its_layer() {
    let lib = text("src/lib.rs");
    let mut declared: Vec<_> =
        lib.lines().filter_map(|line| line.strip_prefix("pub mod ")?.strip_suffix(';')).collect();
    declared.sort_unstable();
    let mut layers = LAYERS.to_vec();
    layers.sort_unstable();
    assert_eq!(declared, layers);
}

#[test]
fn only_what_draws_names_ratatui() {
    for (path, layer, source) in modules() {
        assert!(!source.contains("ratatui") || MAY_NAME_RATATUI.contains(&&*layer), "{path} names ratatui");
    }
}

#[test]
fn files_are_opened_in_io_alone() {
    for (path, layer, source) in modules().filter(|(_, layer, _)| layer != "io") {
        for rest in without_tests(&source).split("fs::").skip(1) {
            // The terminal is a device that looks like a file.
            assert!(
                layer == "terminal" && rest.starts_with("File"),
                "{path} reaches for the files of the system"
            );
        }
        let opens = source.contains("File::open(") || source.contains("File::create(");
        assert!(!opens, "{path} opens a file");
    }
}

#[test]
fn only_the_command_line_prints() {
    for (path, layer, source) in modules() {
        for macro_name in ["print", "println", "eprint", "eprintln"] {
            let called = source
                .match_indices(&format!("{macro_name}!("))
                .any(|(at, _)| !source[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_'));
            assert!(!called, "{path} prints with {macro_name}!");
        }
        let streams = source.contains("stdout()") || source.contains("stderr()");
        // The terminal says a panic where it can be read, when there is nobody else left to say it.
        assert!(!streams || ["cli", "terminal"].contains(&&*layer), "{path} takes an output of the program");
    }
}

#[test]
fn the_reader_of_paths_finds_them_in_every_form() {
    let source = code(
        "use crate::{app::App, ui};\n// crate::io\nuse crate::text::Safe;\nfn f() { crate::key::Key; }\n",
    );
    assert_eq!(crate_paths(&source), ["app", "ui", "text", "key"]);
}

/// The layers in their order, for the map.
pub(super) fn layers() -> String {
    LAYERS.iter().map(|layer| format!("`{layer}`")).collect::<Vec<_>>().join(" → ")
}

/// Every file of a module: its path, its module, and its code without comments.
fn modules() -> impl Iterator<Item = (String, String, String)> {
    files("src", ".rs").into_iter().filter(|path| !["src/lib.rs", "src/main.rs"].contains(&&**path)).map(
        |path| {
            let layer = path["src/".len()..].split(['/', '.']).next().unwrap().to_owned();
            let source = code(&text(&path));
            (path, layer, source)
        },
    )
}

/// A source without its comments.
fn code(source: &str) -> String {
    let lines: Vec<&str> = source.lines().filter(|line| !line.trim_start().starts_with("//")).collect();
    lines.join("\n")
}

fn place(module: &str) -> usize {
    LAYERS.iter().position(|layer| *layer == module).unwrap_or_else(|| panic!("`{module}` has no layer"))
}

/// The modules of the crate that a source names.
fn crate_paths(source: &str) -> Vec<&str> {
    let mut found = Vec::new();
    for rest in source.split("crate::").skip(1) {
        match rest.strip_prefix('{') {
            None => found.push(word(rest)),
            Some(group) => {
                let mut depth = 0;
                let mut at = 0;
                let mut expected = true;
                while let Some(c) = group[at..].chars().next() {
                    match c {
                        '{' => depth += 1,
                        '}' if depth == 0 => break,
                        '}' => depth -= 1,
                        ',' if depth == 0 => expected = true,
                        _ if expected && !c.is_whitespace() => {
                            found.push(word(&group[at..]));
                            expected = false;
                        }
                        _ => {}
                    }
                    at += c.len_utf8();
                }
            }
        }
    }
    // `$crate::` of a macro, or a path to an item of the crate's root.
    found.retain(|name| !name.is_empty());
    found
}

fn word(text: &str) -> &str {
    text.split(|c: char| !c.is_alphanumeric() && c != '_').next().unwrap()
}
