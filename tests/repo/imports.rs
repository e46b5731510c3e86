//! Finds which files of `src/` use items of which other files.
//!
//! A path is followed through modules, aliases and re-exports to the file that defines its item. Code under
//! `#[cfg(test)]` is left out. Calls of methods are not seen: they name no path.

use crate::project::{files, text};
use crate::rust::{Token, closing, is_test_attribute, tokens, without_tests};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

/// A path of names from the root of the crate.
type Path = Vec<String>;

/// One file uses an item that another one defines.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Import {
    pub(crate) from: String,
    pub(crate) to: String,
    pub(crate) line: usize,
    /// The path as resolved from the root of the crate.
    pub(crate) item: String,
}

/// A file of the crate as a module.
#[derive(Default)]
struct Module {
    file: String,
    path: Path,
    children: BTreeSet<String>,
    items: BTreeSet<String>,
    /// Imported names and their paths.
    aliases: BTreeMap<String, Path>,
    globs: Vec<Path>,
    /// Every path that the file names, from the root of the crate, with its line.
    uses: Vec<(usize, Path)>,
}

/// Every use of another file's item in `src/`.
pub(crate) fn imports() -> &'static [Import] {
    static IMPORTS: LazyLock<Vec<Import>> = LazyLock::new(|| {
        let sources = files("src", ".rs").into_iter().map(|path| (path.clone(), text(&path)));
        of(&sources.collect::<Vec<_>>())
    });
    &IMPORTS
}

/// The uses among some sources, given as paths and texts.
fn of(sources: &[(String, String)]) -> Vec<Import> {
    let in_tests = test_modules(sources);
    let modules: BTreeMap<Path, Module> = sources
        .iter()
        .map(|(file, text)| (module_path(file), file, text))
        .filter(|(path, ..)| !in_tests.iter().any(|test| path.starts_with(test)))
        .map(|(path, file, text)| (path.clone(), read(file, path, &without_tests(&tokens(text)))))
        .collect();
    let mut found = BTreeSet::new();
    for module in modules.values() {
        for (line, path) in &module.uses {
            if let Some(to) = definer(&modules, path, 0).filter(|to| *to != module.file) {
                let (from, to, item) = (module.file.clone(), to.to_owned(), path.join("::"));
                found.insert(Import { from, to, line: *line, item });
            }
        }
    }
    found.into_iter().collect()
}

/// `src/a/mod.rs` and `src/a.rs` are the module `a`; `src/lib.rs` is the root.
fn module_path(file: &str) -> Path {
    let name = file.trim_start_matches("src/").trim_end_matches(".rs");
    let name = name.strip_suffix("/mod").unwrap_or(name);
    if ["lib", "main"].contains(&name) { Path::new() } else { name.split('/').map(str::to_owned).collect() }
}

/// The modules that are declared under `#[cfg(test)]`.
fn test_modules(sources: &[(String, String)]) -> Vec<Path> {
    let mut found = Vec::new();
    for (file, text) in sources {
        let tokens = tokens(text);
        for (at, _) in tokens.iter().enumerate().filter(|(at, _)| is_test_attribute(&tokens[*at..])) {
            let declared = tokens[at..].iter().skip_while(|token| !token.is("mod")).nth(1);
            if let Some(name) = declared.and_then(Token::word) {
                found.push(joined(&module_path(file), &[name]));
            }
        }
    }
    found
}

fn joined(path: &[String], more: &[&str]) -> Path {
    path.iter().cloned().chain(more.iter().map(|name| (*name).to_owned())).collect()
}

/// Keywords before the name of an item.
const ITEMS: [&str; 10] =
    ["fn", "struct", "enum", "union", "trait", "type", "const", "static", "mod", "macro_rules"];

/// Reads what a module declares and names.
fn read(file: &str, path: Path, tokens: &[Token]) -> Module {
    let mut module = Module { file: file.to_owned(), path, ..Module::default() };
    let mut depth = 0_usize;
    for (at, token) in tokens.iter().enumerate() {
        if token.is("{") {
            depth += 1;
        } else if token.is("}") {
            depth = depth.saturating_sub(1);
        } else if depth == 0 && token.word().is_some_and(|word| ITEMS.contains(&word)) {
            let name = tokens[at + 1..].iter().find_map(Token::word).filter(|name| !ITEMS.contains(name));
            let is_module = token.is("mod") && tokens.get(at + 2).is_some_and(|token| token.is(";"));
            let list = if is_module { &mut module.children } else { &mut module.items };
            list.extend(name.map(str::to_owned));
        }
    }
    // Read imports first, because other paths may begin with imported names.
    let (imports, others): (Vec<_>, Vec<_>) =
        named(tokens).into_iter().partition(|(.., alias)| alias.is_some());
    for (line, path, alias) in imports {
        let Some(path) = absolute(&module, &path) else { continue };
        match alias.as_deref() {
            Some("*") => module.globs.push(path),
            Some(alias) => {
                module.aliases.insert(alias.to_owned(), path.clone());
                module.uses.push((line, path));
            }
            None => {}
        }
    }
    for (line, path, _) in others {
        let path = absolute(&module, &path);
        module.uses.extend(path.map(|path| (line, path)));
    }
    module
}

/// Every path that tokens name, with its line, and the name that it imports if it is part of a `use`.
fn named(tokens: &[Token]) -> Vec<(usize, Path, Option<String>)> {
    let mut named = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        // `use<'a>` in a type is something else.
        if tokens[at].is("use") && !tokens.get(at + 1).is_some_and(|token| token.is("<")) {
            let end = at + tokens[at..].iter().take_while(|token| !token.is(";")).count();
            tree(&tokens[at + 1..end], &[], &mut |line, path, alias| named.push((line, path, Some(alias))));
            at = end;
        } else if let Some((path, length)) = expression_path(tokens, at) {
            named.push((tokens[at].line, path, None));
            at += length;
        } else {
            at += 1;
        }
    }
    named
}

/// The paths of a source that begin with `crate`, without that word: each with its line. Tests are included.
pub(crate) fn crate_paths(source: &str) -> Vec<(usize, Path)> {
    let from_crate = |(line, path, _): (usize, Path, Option<String>)| {
        let (first, rest) = path.split_first()?;
        (first == "crate").then(|| (line, rest.to_vec()))
    };
    named(&tokens(source)).into_iter().filter_map(from_crate).collect()
}

/// Visits every path of a `use` with the name that it imports, `*` for all names.
fn tree(tokens: &[Token], before: &[String], visit: &mut impl FnMut(usize, Path, String)) {
    let Some(first) = tokens.first() else { return };
    let mut path = before.to_vec();
    let mut alias = None;
    for (at, token) in tokens.iter().enumerate() {
        match token.word() {
            Some("as") => {
                alias = tokens.get(at + 1).and_then(Token::word).map(str::to_owned);
                break;
            }
            // In a group, `self` is the module itself.
            Some("self") if !path.is_empty() => {}
            Some(word) => path.push(word.to_owned()),
            None if token.is("*") => alias = Some("*".to_owned()),
            None if token.is("{") => {
                let group = &tokens[at + 1..closing(tokens, at)];
                return members(group).into_iter().for_each(|member| tree(member, &path, visit));
            }
            None => {}
        }
    }
    if let Some(name) = alias.or_else(|| path.last().cloned()) {
        visit(first.line, path, name);
    }
}

/// The parts of a group, between its commas.
fn members(group: &[Token]) -> Vec<&[Token]> {
    let mut depth = 0_usize;
    let between = |token: &Token| {
        depth = (depth + usize::from(token.is("{"))) - usize::from(token.is("}"));
        depth == 0 && token.is(",")
    };
    group.split(between).collect()
}

/// A path of two or more names in an expression or a type, and its number of tokens.
fn expression_path(tokens: &[Token], at: usize) -> Option<(Path, usize)> {
    let before = at.checked_sub(1).map(|at| &tokens[at]);
    if before.is_some_and(|token| token.is("::") || token.is(".") || token.is("$")) {
        return None;
    }
    let mut path = vec![tokens[at].word()?.to_owned()];
    let mut end = at + 1;
    while let (Some(sign), Some(word)) = (tokens.get(end), tokens.get(end + 1).and_then(Token::word)) {
        if !sign.is("::") {
            break;
        }
        path.push(word.to_owned());
        end += 2;
    }
    (path.len() > 1).then_some((path, end - at))
}

/// A path from the root of the crate; `None` for one of another crate.
fn absolute(module: &Module, path: &[String]) -> Option<Path> {
    let mut base = module.path.clone();
    let mut rest = path;
    match rest.first().map(String::as_str)? {
        "crate" => {
            base.clear();
            rest = &rest[1..];
        }
        "self" => rest = &rest[1..],
        "super" => {
            while rest.first().is_some_and(|name| name == "super") {
                base.pop()?;
                rest = &rest[1..];
            }
        }
        name => {
            if let Some(alias) = module.aliases.get(name) {
                return Some(alias.iter().chain(&rest[1..]).cloned().collect());
            }
            if !module.children.contains(name) && !module.items.contains(name) {
                return None;
            }
        }
    }
    base.extend(rest.iter().cloned());
    Some(base)
}

/// The maximum number of re-exports that are followed.
const MAX_REEXPORTS: usize = 8;

/// The file that defines the item of a path. `None` if the path names a module, or nothing in the crate.
fn definer<'m>(modules: &'m BTreeMap<Path, Module>, path: &[String], followed: usize) -> Option<&'m str> {
    if followed > MAX_REEXPORTS {
        return None;
    }
    let depth = (0..=path.len()).rev().find(|depth| modules.contains_key(&path[..*depth]))?;
    let module = &modules[&path[..depth]];
    let (name, rest) = path[depth..].split_first()?;
    if module.items.contains(name) {
        return Some(&module.file);
    }
    if let Some(target) = module.aliases.get(name) {
        let target: Path = target.iter().chain(rest).cloned().collect();
        return definer(modules, &target, followed + 1);
    }
    let through_glob = module.globs.iter().find_map(|glob| {
        let target: Path = glob.iter().chain(&path[depth..]).cloned().collect();
        let inner = modules.get(&target[..glob.len()])?;
        inner.items.contains(name).then_some(inner.file.as_str())
    });
    // An item that a macro defines is not found by name: it is in the file that the path names.
    Some(through_glob.unwrap_or(&module.file))
}

fn sources(list: &[(&str, &str)]) -> Vec<(String, String)> {
    list.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned())).collect()
}

#[test]
fn paths_are_followed_to_the_file_that_defines_the_item() {
    let found = of(&sources(&[
        ("src/lib.rs", "pub mod a;\npub mod b;\n"),
        ("src/a/mod.rs", "mod inner;\npub mod other;\npub use inner::Thing;\npub fn own() {}\n"),
        ("src/a/inner.rs", "pub struct Thing;\n"),
        ("src/a/other.rs", "use super::own as mine;\nfn f() { super::inner::Thing; mine(); }\n"),
        (
            "src/b.rs",
            "use crate::{a::{self, Thing}, a::other};\nuse std::fmt;\nfn f() { a::own(); other::f(); fmt::x(); }\n\
             #[cfg(test)]\nmod tests { use crate::a::inner::Test; }\n",
        ),
    ]));
    let edges: Vec<(&str, &str, usize, &str)> =
        found.iter().map(|i| (i.from.as_str(), i.to.as_str(), i.line, i.item.as_str())).collect();
    assert_eq!(
        edges,
        [
            ("src/a/mod.rs", "src/a/inner.rs", 3, "a::inner::Thing"),
            ("src/a/other.rs", "src/a/inner.rs", 2, "a::inner::Thing"),
            ("src/a/other.rs", "src/a/mod.rs", 1, "a::own"),
            ("src/b.rs", "src/a/inner.rs", 1, "a::Thing"),
            ("src/b.rs", "src/a/mod.rs", 3, "a::own"),
            ("src/b.rs", "src/a/other.rs", 3, "a::other::f"),
        ]
    );
}

#[test]
fn paths_are_found_in_every_form_of_an_import() {
    let source = "use crate::{app::{self, App as A}, ui};\n// crate::io\nfn f<'a>() -> impl X + use<'a> { crate::key::Key; \"crate::no\" }\n";
    let paths: Vec<String> = crate_paths(source).iter().map(|(_, path)| path.join("::")).collect();
    assert_eq!(paths, ["app", "app::App", "ui", "key::Key"]);
}
