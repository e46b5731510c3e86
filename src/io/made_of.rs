//! Finds the briefing that was made of an article.

use super::walk::head;
use super::{folder_of, library_dir};
use crate::document::{imported_from, looks_like_briefing};
use std::path::{Path, PathBuf};

/// The folder of a library for briefings whose articles are in folders that cannot be written to.
const BRIEFINGS: &str = "briefings";

/// Maximum number of briefings beside an article whose beginnings are read.
const MAX_BESIDE: usize = 1000;

/// Returns the briefing that was made of an article; `None` if there is none.
///
/// It has the name of the article, beside it or in a folder for briefings further up or in the
/// library; or another name, beside it.
pub fn briefing_of(article: &Path) -> Option<PathBuf> {
    if has_ending(article) || !article.is_file() {
        return None;
    }
    let own = article.with_extension("toml");
    let name = own.file_name()?.to_owned();
    let folders = article.ancestors().skip(1).map(Path::to_owned).chain(library_dir());
    let mut named = std::iter::once(own).chain(folders.map(|folder| folder.join(BRIEFINGS).join(&name)));
    let is_its = |briefing: &PathBuf| is_made_of(briefing, article);
    named.find(is_its).or_else(|| beside(article).into_iter().find(is_its))
}

/// Returns true if a file is a briefing that says that it was imported from the article.
pub fn is_made_of(briefing: &Path, article: &Path) -> bool {
    let head = head(briefing).map(|head| String::from_utf8_lossy(&head).into_owned()).unwrap_or_default();
    let from = Some(head).filter(|head| looks_like_briefing(head)).and_then(|head| imported_from(&head));
    from.is_some_and(|from| is_same_file(&folder_of(briefing).join(from), article))
}

/// Returns true if two paths name one file, also through links.
pub fn is_same_file(one: &Path, other: &Path) -> bool {
    matches!((one.canonicalize(), other.canonicalize()), (Ok(one), Ok(other)) if one == other)
}

/// Returns the TOML files in the folder of an article, in the order of their names.
fn beside(article: &Path) -> Vec<PathBuf> {
    let folder = folder_of(article);
    let names = std::fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.file_name());
    let mut names: Vec<_> = names.filter(|name| has_ending(Path::new(name))).take(MAX_BESIDE).collect();
    names.sort();
    // The path begins as the user named it.
    names.into_iter().map(|name| article.with_file_name(name)).collect()
}

fn has_ending(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("toml"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    fn briefing(from: &str) -> String {
        format!("format = 1\n[event]\ntitle = \"A\"\n[import]\nfrom = \"{from}\"\n")
    }

    #[test]
    fn the_briefing_of_an_article_is_found_by_its_origin() {
        let folder = tempfile::tempdir().unwrap();
        let file = |name: &str| folder.path().join(name);
        for name in ["a.txt", "a.md", "b.txt", "c.txt", "d.txt"] {
            fs::write(file(name), "x").unwrap();
        }
        fs::write(file("a.toml"), briefing("./a.txt")).unwrap();
        fs::write(file("other.toml"), briefing("b.txt")).unwrap();
        fs::write(file("c.toml"), "[package]\nfrom = \"c.txt\"\n").unwrap();
        fs::create_dir(file("briefings")).unwrap();
        fs::write(file("briefings/d.toml"), briefing("../d.txt")).unwrap();
        assert_eq!(briefing_of(&file("a.txt")), Some(file("a.toml")));
        assert_eq!(briefing_of(&file("a.md")), None, "the briefing of another article");
        assert_eq!(briefing_of(&file("b.txt")), Some(file("other.toml")), "another name");
        assert_eq!(briefing_of(&file("c.txt")), None, "no briefing");
        assert_eq!(briefing_of(&file("d.txt")), Some(file("briefings/d.toml")));
        assert_eq!(briefing_of(&file("a.toml")), None, "a briefing is no article");
        assert_eq!(briefing_of(&file("nowhere.txt")), None);
    }
}
