//! The recipes in `docs/contributing.md`: each is short, and names files that exist.

use crate::project::{root, text};

/// The maximum number of lines of a recipe.
const MAX_RECIPE_LINES: usize = 10;

/// The recipes that must exist.
const RECIPES: &[&str] = &[
    "a language to the importer",
    "an attribution rule",
    "an input format",
    "an export format",
    "a pane",
    "a check",
];

/// Every recipe: what it adds, and its lines.
fn recipes(document: &str) -> Vec<(&str, Vec<&str>)> {
    let list = document.split_once("\n## How to add").map_or("", |(_, rest)| rest);
    let list = list.split_once("\n## ").map_or(list, |(list, _)| list);
    let recipe = |part| -> (&str, Vec<&str>) {
        let (title, lines): (&str, &str) = str::split_once(part, '\n').unwrap_or((part, ""));
        (title.trim_start_matches("… "), lines.lines().filter(|line| !line.is_empty()).collect())
    };
    list.split("\n### ").skip(1).map(recipe).collect()
}

/// The paths in backticks.
fn paths(line: &str) -> impl Iterator<Item = &str> {
    let in_code = line.split('`').skip(1).step_by(2);
    in_code.filter(|code| code.contains('/') && !code.contains([' ', '<']))
}

#[test]
fn every_recipe_is_short_and_names_files_that_exist() {
    let document = text("docs/contributing.md");
    let recipes = recipes(&document);
    for name in RECIPES {
        assert!(recipes.iter().any(|(title, _)| title == name), "no recipe adds {name}");
    }
    for (title, lines) in recipes {
        assert!(lines.len() <= MAX_RECIPE_LINES, "{title}: {} lines", lines.len());
        assert!(lines.iter().any(|line| paths(line).next().is_some()), "{title} names no file");
        for path in lines.iter().flat_map(|line| paths(line)) {
            assert!(root(path).exists(), "{title}: {path} does not exist");
        }
    }
}

#[test]
fn the_map_is_short_and_names_files_that_exist() {
    let document = text("docs/architecture.md");
    assert!(document.lines().count() <= 100, "docs/architecture.md has {} lines", document.lines().count());
    for path in document.lines().flat_map(paths).filter(|path| !path.starts_with("import/")) {
        assert!(root(path).exists(), "docs/architecture.md: {path} does not exist");
    }
}

#[test]
fn recipes_are_read_from_their_headings() {
    let document = "# A\n\n## How to add …\n\n### … a pane\n\n1. Edit `src/a.rs` and `B`.\n2. Look\n   at it.\n\n## Code\n\n### … no\n";
    let recipes = recipes(document);
    assert_eq!(recipes, [("a pane", vec!["1. Edit `src/a.rs` and `B`.", "2. Look", "   at it."])]);
    assert_eq!(paths(recipes[0].1[0]).collect::<Vec<_>>(), ["src/a.rs"]);
}
