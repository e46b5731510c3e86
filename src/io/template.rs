//! Reads templates: a single file, or all of a folder.

use super::Failure;
use crate::export::Template;
use crate::text::fold::natural_key;
use std::path::{Path, PathBuf};

/// The largest template file that is read, in bytes.
///
/// Templates have a lower limit of their own, with a message of its own.
const LIMIT: u64 = 1 << 20;

/// Reads the template in a file.
///
/// A failure without a path is a fault in the template, with its position.
pub fn template(path: &Path) -> Result<Template, Failure> {
    let bytes = super::read::read_within(path, LIMIT)?;
    let source = String::from_utf8(bytes)
        .map_err(|_| Failure::at(path, "is not UTF-8 text").help("save it as UTF-8, or name another file"))?;
    let source = source.strip_prefix('\u{feff}').unwrap_or(&source);
    Template::new(&path.to_string_lossy(), source)
        .map_err(|refusal| Failure::new(refusal.message).help(refusal.help))
}

/// The templates of a folder, sorted by name, and why others cannot be used.
///
/// A missing folder has no templates.
pub fn templates_in(folder: &Path) -> (Vec<Template>, Vec<Failure>) {
    let is_template = |path: &PathBuf| {
        let ending = path.extension().and_then(|ending| ending.to_str());
        ending.is_some_and(|ending| ["j2", "jinja", "jinja2"].contains(&ending)) && path.is_file()
    };
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let mut paths: Vec<_> = entries.map(|entry| entry.path()).filter(is_template).collect();
    paths.sort_by_cached_key(|path| natural_key(&path.to_string_lossy()));
    let (mut templates, mut failures) = (Vec::new(), Vec::new());
    for path in paths {
        match template(&path) {
            Ok(template) => templates.push(template),
            Err(failure) => failures.push(failure),
        }
    }
    (templates, failures)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::Exporter;
    use std::fs;

    #[test]
    fn templates_of_a_folder_are_found_and_faulty_ones_reported() {
        let folder = tempfile::tempdir().unwrap();
        for (name, text) in [("story.md.j2", "{{ text }}"), ("b.jinja", "{% if %}"), ("notes.txt", "x")] {
            fs::write(folder.path().join(name), text).unwrap();
        }
        let (templates, failures) = templates_in(folder.path());
        assert_eq!(templates.iter().map(Exporter::name).collect::<Vec<_>>(), ["story"]);
        assert!(failures[0].to_string().contains("b.jinja:1:"), "{}", failures[0]);
        assert_eq!(templates_in(&folder.path().join("none")), (Vec::new(), Vec::new()));
        fs::write(folder.path().join("latin.j2"), b"\xff").unwrap();
        let failure = template(&folder.path().join("latin.j2")).unwrap_err();
        assert!(failure.to_string().ends_with("is not UTF-8 text"), "{failure}");
    }
}
