//! No import circle between the files of `src/`.
//!
//! A circle is a set of files each of which uses, directly or through others, an item that another one defines. What a
//! `mod.rs` and the files of its own folder use of each other is no circle.

use crate::imports::{Import, imports};
use std::collections::{BTreeMap, BTreeSet};

#[test]
fn no_files_import_each_other_in_a_circle() {
    let circles = circles(imports());
    assert!(circles.is_empty(), "{} circles\n{}", circles.len(), circles.join("\n"));
}

/// Every circle as lines that say which file uses what of which.
fn circles(imports: &[Import]) -> Vec<String> {
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
        let circle: BTreeSet<&str> = reached[file].iter().filter(comes_back).copied().collect();
        if circle.is_empty() || !seen.insert(*file) {
            continue;
        }
        seen.extend(&circle);
        let mut pairs: BTreeMap<(&str, &str), Vec<String>> = BTreeMap::new();
        for Import { from, to, line, item } in imports {
            let inside =
                circle.contains(from.as_str()) && circle.contains(to.as_str()) && !is_family(from, to);
            if inside {
                pairs.entry((from, to)).or_default().push(format!("`{item}` ({line})"));
            }
        }
        let lines =
            pairs.iter().map(|((from, to), items)| format!("  {from} uses {to}: {}", items.join(", ")));
        found.push(format!("{} files:\n{}", circle.len(), lines.collect::<Vec<_>>().join("\n")));
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
fn a_circle_is_found_through_other_files_and_a_family_is_none() {
    let import = |(from, to): &(&str, &str)| Import {
        from: format!("src/{from}.rs"),
        to: format!("src/{to}.rs"),
        line: 1,
        item: "x".to_owned(),
    };
    let found = |edges: &[(&str, &str)]| circles(&edges.iter().map(import).collect::<Vec<_>>());
    assert_eq!(found(&[("a", "b"), ("b", "c"), ("a", "c")]), [""; 0]);
    assert_eq!(found(&[("a/mod", "a/x"), ("a/x", "a/mod"), ("a/x", "a/y")]), [""; 0]);
    let circles = found(&[("a", "b"), ("b", "c"), ("c", "a"), ("c", "d"), ("e", "a")]);
    assert_eq!(circles.len(), 1);
    assert!(circles[0].starts_with("3 files:\n  src/a.rs uses src/b.rs: `x` (1)\n"), "{circles:?}");
    assert!(!circles[0].contains("src/d.rs") && !circles[0].contains("src/e.rs"), "{circles:?}");
}
