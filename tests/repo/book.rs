//! The README and the pages of `docs/`: what they begin with, and where they are listed and linked.

use crate::project::{files, root, text};

/// The maximum number of lines of the README.
const MAX_README_LINES: usize = 140;

const INDEX: &str = "docs/README.md";

/// The documents for readers: the README and its neighbours, and the pages of `docs/`.
pub(crate) fn documents() -> Vec<String> {
    let mut documents = vec!["README.md".to_owned(), "CONTRIBUTING.md".to_owned(), "CHANGELOG.md".to_owned()];
    documents.extend(files("docs", ".md"));
    documents
}

/// Every page of `docs/` except the index.
fn pages() -> Vec<String> {
    files("docs", ".md").into_iter().filter(|path| path != INDEX).collect()
}

/// The links of a document.
fn links(document: &str) -> impl Iterator<Item = &str> {
    document.split("](").skip(1).filter_map(|rest| rest.split(')').next())
}

/// The headings of a document, outside of code.
fn headings(document: &str) -> impl Iterator<Item = &str> {
    let mut is_code = false;
    document.lines().filter(move |line| {
        is_code ^= line.starts_with("```");
        !is_code && line.starts_with('#')
    })
}

/// The anchor that GitHub gives to a heading.
fn anchor(heading: &str) -> String {
    let words = heading.trim_start_matches('#').trim().to_lowercase();
    let kept = words.chars().filter(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_'));
    kept.map(|c| if c == ' ' { '-' } else { c }).collect()
}

#[test]
fn the_readme_is_short() {
    let lines = text("README.md").lines().count();
    assert!(lines <= MAX_README_LINES, "README.md has {lines} lines");
}

#[test]
fn the_readme_shows_the_two_commands() {
    let readme = text("README.md");
    let blocks: Vec<_> = readme.split("```").skip(1).step_by(2).collect();
    assert!(blocks.contains(&"sh\ncargo run --release\ncargo test\n"), "{blocks:?}");
}

#[test]
fn every_page_opens_with_a_title_and_a_sentence() {
    for path in pages() {
        let page = text(&path);
        let (title, rest) = page.split_once("\n\n").unwrap_or_default();
        assert!(title.starts_with("# ") && !title.contains('\n'), "{path} begins with {title:?}");
        let paragraph = rest.split("\n\n").next().unwrap_or_default();
        let is_prose = paragraph.starts_with(char::is_uppercase);
        assert!(is_prose && paragraph.contains('.'), "{path} opens with {paragraph:?}");
    }
}

#[test]
fn the_index_lists_every_page_once_with_a_sentence() {
    let index = text(INDEX);
    for path in pages() {
        let page = text(&path);
        let title = page.lines().next().unwrap_or_default().trim_start_matches("# ");
        let name = path.trim_start_matches("docs/");
        let start = format!("- [{title}]({name}): ");
        let sentences: Vec<_> = index.lines().filter_map(|line| line.strip_prefix(&*start)).collect();
        let [sentence] = sentences[..] else { panic!("{INDEX} has {} lines `{start}`", sentences.len()) };
        assert_eq!(sentence.find('.'), Some(sentence.len() - 1), "{INDEX}: {sentence:?} is not one sentence");
    }
}

#[test]
fn documents_link_to_files_and_headings_that_exist() {
    for path in documents() {
        let document = text(&path);
        let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
        for link in links(&document).filter(|link| !link.contains("://")) {
            let (file, heading) = link.split_once('#').unwrap_or((link, ""));
            let target = if file.is_empty() { root(&path) } else { root(folder).join(file) };
            assert!(target.exists(), "{path} links to {file}, which does not exist");
            if !heading.is_empty() {
                let linked = std::fs::read_to_string(&target).unwrap();
                let exists = headings(&linked).any(|line| anchor(line) == heading);
                assert!(exists, "{path} links to {link}, but {file} has no such heading");
            }
        }
    }
}

#[test]
fn anchors_are_made_from_headings() {
    assert_eq!(anchor("## Anchors: the position of a quote"), "anchors-the-position-of-a-quote");
    assert_eq!(anchor("### people.toml"), "peopletoml");
    let document = "# A\n\n```sh\n# no heading\n```\n\n## B\n[c](d.md#e) and [f](#g)\n";
    assert_eq!(headings(document).collect::<Vec<_>>(), ["# A", "## B"]);
    assert_eq!(links(document).collect::<Vec<_>>(), ["d.md#e", "#g"]);
}
