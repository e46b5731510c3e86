//! Layers: a module uses only modules before it.
//!
//! Only the outer modules open files, print or draw.

use crate::imports::{Import, crate_paths, imports};
use crate::project::{files, text};
use crate::rust::{Token, tokens, without_tests};

/// The modules of the crate. Each uses only those before it.
pub(super) const LAYERS: &[&str] = &[
    "text",
    "edit",
    "picture",
    "diagnostic",
    "model",
    "key",
    "action",
    "binding",
    "row",
    "layout",
    "document",
    "correct",
    "query",
    "import",
    "people",
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
    "index",
    "catalog",
    "terminal",
    "cli",
];

/// The modules inside `import/`. Each uses only modules in its own row and in the rows before it.
const IMPORT_ORDER: &[&[&str]] = &[
    &["blocks", "person", "text"],
    &["lexicon"],
    &["date", "language", "sentence"],
    &["label"],
    &["release", "transcript"],
    &["attribution"],
    &["cast"],
    &["imported"],
    &["read", "briefing", "output", "passage"],
    &["mod"],
];

/// The modules that may use `io`.
const MAY_USE_IO: &[&str] = &["io", "index", "catalog", "terminal", "cli"];
/// The modules that may name the drawing library.
const MAY_NAME_RATATUI: &[&str] = &["layout", "ui", "terminal"];

#[test]
fn a_module_uses_only_modules_before_it() {
    let mut wrong = Vec::new();
    for source in sources() {
        let Source { path, layer, text, .. } = &source;
        let own = position(layer);
        for (line, used) in crate_paths(text) {
            let Some(used) = used.first().filter(|used| LAYERS.contains(&used.as_str())) else { continue };
            if position(used) > own {
                wrong.push(format!("{path}:{line}: `{layer}` uses `{used}`, a later layer"));
            }
            if used == "io" && !MAY_USE_IO.contains(&layer.as_str()) {
                wrong.push(format!("{path}:{line}: `{layer}` uses `io`"));
            }
        }
        let out_of_its_layer = vec!["super"; path.matches('/').count()].join("::");
        if source.has_path(&out_of_its_layer) {
            wrong.push(format!("{path}: leaves its layer by `{out_of_its_layer}::`; write `crate::`"));
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn every_module_has_a_layer() {
    let lib = text("src/lib.rs");
    let mut declared: Vec<_> =
        lib.lines().filter_map(|line| line.strip_prefix("pub mod ")?.strip_suffix(';')).collect();
    declared.sort_unstable();
    let mut layers = LAYERS.to_vec();
    layers.sort_unstable();
    assert_eq!(declared, layers);
}

#[test]
fn modules_inside_import_use_only_modules_before_them() {
    let wrong = imports().iter().filter(|import| is_out_of_order(import));
    let wrong: Vec<String> = wrong
        .map(|import| format!("{}:{}: uses `{}` of {}", import.from, import.line, import.item, import.to))
        .collect();
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn every_module_inside_import_has_a_row() {
    for path in files("src/import", ".rs") {
        assert!(row(&path).is_some(), "{path} belongs to no row of the order inside `import/`");
    }
}

/// The module inside `import/` that a file belongs to.
fn module(path: &str) -> Option<&str> {
    path.strip_prefix("src/import/")?.split(['/', '.']).next()
}

/// The row of [`IMPORT_ORDER`] that a file belongs to.
fn row(path: &str) -> Option<usize> {
    let module = module(path)?;
    IMPORT_ORDER.iter().position(|row| row.contains(&module))
}

/// Returns true if a file inside `import/` uses one of a later row.
fn is_out_of_order(import: &Import) -> bool {
    row(&import.from).zip(row(&import.to)).is_some_and(|(from, to)| to > from)
}

#[test]
fn only_drawing_modules_name_ratatui() {
    for source in sources() {
        let named = source.tokens.iter().any(|token| token.is("ratatui"));
        assert!(!named || MAY_NAME_RATATUI.contains(&&*source.layer), "{} names ratatui", source.path);
    }
}

#[test]
fn only_io_opens_files() {
    for source in sources().filter(|source| source.layer != "io") {
        let path = &source.path;
        for words in source.without_tests().windows(3) {
            let opens =
                words[0].is("File") && words[1].is("::") && (words[2].is("open") || words[2].is("create"));
            assert!(!opens, "{path}:{} opens a file", words[0].line);
            // The terminal is a device that looks like a file.
            let uses = words[0].is("fs")
                && words[1].is("::")
                && !(source.layer == "terminal" && words[2].is("File"));
            assert!(!uses, "{path}:{} uses the file system", words[0].line);
        }
    }
}

#[test]
fn only_the_command_line_prints() {
    for source in sources() {
        let path = &source.path;
        // The terminal reports a panic, because nothing else can.
        let may_take_streams = ["cli", "terminal"].contains(&&*source.layer);
        for words in source.tokens.windows(3) {
            let name = words[1].word().unwrap_or_default();
            let prints = ["print", "println", "eprint", "eprintln"].contains(&name) && words[2].is("!");
            assert!(!prints, "{path}:{} prints with {name}!", words[1].line);
            // A method is that of another program that is started.
            let takes = ["stdout", "stderr"].contains(&name) && words[2].is("(") && !words[0].is(".");
            assert!(!takes || may_take_streams, "{path}:{} takes {name}", words[1].line);
        }
    }
}

#[test]
fn a_use_of_a_later_row_is_out_of_order() {
    let uses = |from: &str, to: &str| {
        let path = |name: &str| format!("src/import/{name}");
        is_out_of_order(&Import { from: path(from), to: path(to), line: 1, item: String::new() })
    };
    assert!(uses("label/parts.rs", "cast/mod.rs") && uses("person.rs", "date.rs"));
    assert!(!uses("cast/mod.rs", "label/parts.rs") && !uses("release/title.rs", "transcript/turns.rs"));
    assert!(!uses("mod.rs", "output/json.rs") && uses("output/json.rs", "mod.rs"));
}

/// The layers in their order, for a document.
pub(super) fn layers() -> String {
    LAYERS.iter().map(|layer| format!("`{layer}`")).collect::<Vec<_>>().join(" → ")
}

/// A file of a layer.
struct Source {
    path: String,
    layer: String,
    text: String,
    tokens: Vec<Token>,
}

impl Source {
    fn without_tests(&self) -> Vec<Token> {
        without_tests(&self.tokens)
    }

    /// Returns true if the code names this path, except in tests.
    fn has_path(&self, path: &str) -> bool {
        let path: Vec<String> =
            tokens(path).into_iter().filter_map(|token| token.word().map(str::to_owned)).collect();
        // Names and the punctuation between them.
        let length = path.len() * 2 - 1;
        self.without_tests().windows(length).any(|window| {
            window.iter().step_by(2).zip(&path).all(|(token, name)| token.is(name))
                && window.iter().skip(1).step_by(2).all(|token| token.is("::"))
        })
    }
}

/// Every file of a layer.
fn sources() -> impl Iterator<Item = Source> {
    let files =
        files("src", ".rs").into_iter().filter(|path| !["src/lib.rs", "src/main.rs"].contains(&&**path));
    files.map(|path| {
        let layer = path.trim_start_matches("src/").split(['/', '.']).next().unwrap().to_owned();
        let text = text(&path);
        Source { layer, tokens: tokens(&text), path, text }
    })
}

fn position(module: &str) -> usize {
    LAYERS.iter().position(|layer| *layer == module).unwrap_or_else(|| panic!("`{module}` has no layer"))
}
