//! Checks that the files of `src/` do not import each other in cycles.
//!
//! In a cycle of files, each file uses items of every other one, directly or through other files. Uses between a `mod.rs`
//! and the files of its folder do not count.

use crate::imports::{Import, imports};
use std::collections::{BTreeMap, BTreeSet};

#[test]
fn no_files_import_each_other_in_a_cycle() {
    let cycles = cycles(imports());
    assert!(cycles.is_empty(), "{} cycles\n{}", cycles.len(), cycles.join("\n"));
}

/// Returns every cycle as lines that say which file uses which items of which other file.
fn cycles(imports: &[Import]) -> Vec<String> {
    let mut uses: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for import in imports.iter().filter(|import| !is_family(&import.from, &import.to)) {
        uses.entry(&import.from).or_default().insert(&import.to);
    }
    let reached: BTreeMap<&str, BTreeSet<&str>> =
        uses.keys().map(|file| (*file, reach(&uses, file))).collect();
    let mut seen = BTreeSet::new();
    let mut found = Vec::new();
    for file in uses.keys() {
        let comes_back = |other: &&&str| reached.get(**other).is_some_and(|back| back.contains(file));
        let cycle: BTreeSet<&str> = reached[file].iter().filter(comes_back).copied().collect();
        if cycle.is_empty() || !seen.insert(*file) {
            continue;
        }
        seen.extend(&cycle);
        let mut pairs: BTreeMap<(&str, &str), Vec<String>> = BTreeMap::new();
        for Import { from, to, line, item } in imports {
            let inside = cycle.contains(from.as_str()) && cycle.contains(to.as_str()) && !is_family(from, to);
            if inside {
                pairs.entry((from, to)).or_default().push(format!("`{item}` ({line})"));
            }
        }
        let lines =
            pairs.iter().map(|((from, to), items)| format!("  {from} uses {to}: {}", items.join(", ")));
        found.push(format!("{} files:\n{}", cycle.len(), lines.collect::<Vec<_>>().join("\n")));
    }
    found
}

/// Every file that a file uses, directly or through others.
fn reach<'a>(uses: &BTreeMap<&'a str, BTreeSet<&'a str>>, file: &'a str) -> BTreeSet<&'a str> {
    let mut found = BTreeSet::new();
    let mut next: Vec<&str> = vec![file];
    while let Some(file) = next.pop() {
        next.extend(uses.get(file).into_iter().flatten().filter(|used| found.insert(**used)));
    }
    found
}

/// Returns true if one of two files is the module that the other one belongs to.
fn is_family(one: &str, other: &str) -> bool {
    let holds = |parent: &str, child: &str| {
        let folder = parent.strip_suffix("mod.rs").map(str::to_owned);
        let folder = folder.unwrap_or_else(|| format!("{}/", parent.trim_end_matches(".rs")));
        ["src/lib.rs", "src/main.rs"].contains(&parent) || child.starts_with(&folder)
    };
    holds(one, other) || holds(other, one)
}

#[test]
fn cycles_are_found_through_other_files_but_not_inside_a_module() {
    let import = |(from, to): &(&str, &str)| Import {
        from: format!("src/{from}.rs"),
        to: format!("src/{to}.rs"),
        line: 1,
        item: "x".to_owned(),
    };
    let found = |edges: &[(&str, &str)]| cycles(&edges.iter().map(import).collect::<Vec<_>>());
    assert_eq!(found(&[("a", "b"), ("b", "c"), ("a", "c")]), [""; 0]);
    assert_eq!(found(&[("a/mod", "a/x"), ("a/x", "a/mod"), ("a/x", "a/y")]), [""; 0]);
    let cycles = found(&[("a", "b"), ("b", "c"), ("c", "a"), ("c", "d"), ("e", "a")]);
    assert_eq!(cycles.len(), 1);
    assert!(cycles[0].starts_with("3 files:\n  src/a.rs uses src/b.rs: `x` (1)\n"), "{cycles:?}");
    assert!(!cycles[0].contains("src/d.rs") && !cycles[0].contains("src/e.rs"), "{cycles:?}");
}
