//! Finds the files of a folder and its subfolders that plenary can read, and counts the others.

use super::Failure;
use super::read::missing;
use crate::document;
use crate::text::fold::natural_key;
use std::collections::HashSet;
use std::ffi::OsStr;
use std::fmt;
use std::fs::File;
use std::io::{self, ErrorKind, Read};
use std::path::{Component, Path, PathBuf};
use walkdir::{DirEntry, WalkDir};

/// How many levels of subfolders are searched.
const MAX_DEPTH: usize = 64;

/// How many bytes of a file decide whether it is read.
const HEAD_BYTES: u64 = 64 << 10;

/// Name extensions of pictures, which are common in folders of briefings and articles.
const PICTURES: [&str; 11] =
    ["avif", "bmp", "gif", "heic", "ico", "jpeg", "jpg", "png", "svg", "tiff", "webp"];

/// Names of files that plenary writes itself and that are not briefings.
const OWN_NAMES: [&str; 1] = ["people.toml"];
const OWN_ENDINGS: [&str; 1] = [".notes.toml"];

/// Which files with a name extension are read.
#[derive(Clone, Copy)]
pub enum Known {
    /// None.
    No,
    /// All.
    Yes,
    /// Those that begin like a format, by their first bytes. Other programs use the extension too.
    ByContent(fn(&[u8]) -> bool),
}

/// The files of a folder and its subfolders.
#[derive(Debug, Default)]
pub struct Listing {
    /// The files to read, in natural order: `day-2` before `day-10`. Each path begins with that of the folder.
    pub files: Vec<PathBuf>,
    /// The files that are not read, in the same order.
    pub skipped: Vec<Skipped>,
}

/// A file or folder that is not read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Skipped {
    /// Its path.
    pub path: PathBuf,
    /// Why it is not read.
    pub reason: Reason,
}

/// Why a file or folder is not read.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reason {
    /// No format has its name extension; the extension in lowercase, which may be empty.
    Ending(String),
    /// It has the name extension of a format, but is of another kind; the extension in lowercase.
    OtherKind(String),
    /// It is a picture.
    Picture,
    /// It is TOML without any table or key of a briefing.
    OtherToml,
    /// It is an article whose briefing is in the list.
    HasBriefing,
    /// It is a link to a place outside the folder.
    LinkOutside,
    /// It is a link to nothing.
    LinkToNothing,
    /// It is a link to a file or folder that is listed under another name.
    LinkTwice,
    /// It is nested too deeply.
    TooDeep,
    /// It cannot be read or used; the reason.
    Unusable(String),
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Ending(ending) if ending.is_empty() => "its name has no extension",
            Self::Ending(ending) => return write!(f, "plenary does not read .{ending} files"),
            Self::OtherKind(ending) => return write!(f, "plenary does not read this kind of .{ending} file"),
            Self::Picture => "it is a picture",
            Self::OtherToml => "it is TOML, but not a briefing",
            Self::HasBriefing => "its imported briefing is read instead",
            Self::LinkOutside => "it is a link to a place outside the folder",
            Self::LinkToNothing => "it is a link to a file that does not exist",
            Self::LinkTwice => "it is a link to something that is listed already",
            Self::TooDeep => "it is nested too deeply",
            Self::Unusable(reason) => reason,
        })
    }
}

/// Lists the files of a folder and its subfolders.
///
/// Hidden files and folders are left out. A link is followed if it leads to a place inside the folder that is not listed
/// already. `known` decides by the ending of a name, in lowercase; of TOML files, only briefings are listed.
pub fn walk(folder: &Path, known: impl Fn(&str) -> Known) -> Result<Listing, Failure> {
    let refused = |error: io::Error| match error.kind() {
        ErrorKind::NotFound => missing(folder),
        ErrorKind::NotADirectory => Failure::at(folder, "is a file, not a folder"),
        _ => Failure::of_read(folder, &error),
    };
    std::fs::read_dir(folder).map_err(refused)?;
    let root = folder.canonicalize().map_err(refused)?;
    let mut walk = Walk {
        root,
        known: &known,
        listing: Listing::default(),
        links: Vec::new(),
        file_links: Vec::new(),
        followed: HashSet::new(),
        articles: HashSet::new(),
    };
    walk.folder(folder);
    while let Some(link) = walk.links.pop() {
        walk.link(link);
    }
    // Links to files come last, because a followed link to a folder may list the same files.
    for (link, target) in std::mem::take(&mut walk.file_links) {
        if walk.is_new(&target) {
            walk.file(link);
        } else {
            walk.pass(link, Reason::LinkTwice);
        }
    }
    let Listing { mut files, mut skipped } = walk.listing;
    if !walk.articles.is_empty() {
        // The briefing replaces the article that it was imported from, because somebody may have corrected it.
        let has_briefing = |path: &mut PathBuf| walk.articles.contains(&plain(path));
        let articles = files.extract_if(.., has_briefing);
        skipped.extend(articles.map(|path| Skipped { path, reason: Reason::HasBriefing }));
    }
    files.sort_by_cached_key(|path| natural_key(&path.to_string_lossy()));
    skipped.sort_by_cached_key(|skipped| natural_key(&skipped.path.to_string_lossy()));
    Ok(Listing { files, skipped })
}

struct Walk<'w> {
    /// The folder, without links.
    root: PathBuf,
    known: &'w dyn Fn(&str) -> Known,
    listing: Listing,
    /// The links that are still to be read.
    links: Vec<PathBuf>,
    /// The links to files in the folder, with their targets.
    file_links: Vec<(PathBuf, PathBuf)>,
    /// The targets of the links that were followed.
    followed: HashSet<PathBuf>,
    /// The articles that briefings were imported from.
    articles: HashSet<PathBuf>,
}

impl Walk<'_> {
    fn folder(&mut self, folder: &Path) {
        let entries = WalkDir::new(folder).min_depth(1).max_depth(MAX_DEPTH).into_iter();
        for entry in entries.filter_entry(|entry| !is_hidden(entry.file_name())) {
            match entry {
                Ok(entry) => self.entry(entry),
                Err(error) => {
                    let path = error.path().unwrap_or(folder).to_owned();
                    let reason = error.io_error().map(|error| Failure::of_read(&path, error).message);
                    self.pass(path, Reason::Unusable(reason.unwrap_or_else(|| "cannot be read".to_owned())));
                }
            }
        }
    }

    fn entry(&mut self, entry: DirEntry) {
        let kind = entry.file_type();
        let is_deepest = entry.depth() == MAX_DEPTH;
        let path = entry.into_path();
        if kind.is_symlink() {
            self.links.push(path);
        } else if kind.is_file() {
            self.file(path);
        } else if kind.is_dir() && is_deepest {
            self.pass(path, Reason::TooDeep);
        }
    }

    fn file(&mut self, path: PathBuf) {
        let name = path.file_name().unwrap_or_default().to_string_lossy().to_lowercase();
        if OWN_NAMES.contains(&&*name) || OWN_ENDINGS.iter().any(|ending| name.ends_with(ending)) {
            return;
        }
        let ending = Path::new(&name).extension().unwrap_or_default().to_string_lossy().into_owned();
        match (self.known)(&ending) {
            _ if ending == "toml" => self.toml(path),
            Known::Yes => self.listing.files.push(path),
            Known::ByContent(begins) => match head(&path) {
                Ok(head) if begins(&head) => self.listing.files.push(path),
                Ok(_) => self.pass(path, Reason::OtherKind(ending)),
                Err(error) => self.unusable(path, &error),
            },
            Known::No if PICTURES.contains(&&*ending) => self.pass(path, Reason::Picture),
            Known::No => self.pass(path, Reason::Ending(ending)),
        }
    }

    fn toml(&mut self, path: PathBuf) {
        match head(&path).map(|head| String::from_utf8_lossy(&head).into_owned()) {
            Ok(head) if document::looks_like_briefing(&head) => {
                let article = document::imported_from(&head);
                self.articles.extend(article.map(|from| plain(&super::folder_of(&path).join(from))));
                self.listing.files.push(path);
            }
            Ok(_) => self.pass(path, Reason::OtherToml),
            Err(error) => self.unusable(path, &error),
        }
    }

    fn unusable(&mut self, path: PathBuf, error: &io::Error) {
        let reason = Failure::of_read(&path, error).message;
        self.pass(path, Reason::Unusable(reason));
    }

    fn link(&mut self, path: PathBuf) {
        let Ok(target) = path.canonicalize() else { return self.pass(path, Reason::LinkToNothing) };
        if !target.starts_with(&self.root) {
            self.pass(path, Reason::LinkOutside);
        } else if target.is_file() {
            self.file_links.push((path, target));
        } else if self.is_new(&target) {
            self.folder(&path);
        } else {
            self.pass(path, Reason::LinkTwice);
        }
    }

    /// Returns true if nothing lists the target of a link, and remembers that it is listed now.
    fn is_new(&mut self, target: &Path) -> bool {
        let inside = target.strip_prefix(&self.root).unwrap_or(target);
        // Whatever is not hidden is listed under its own name.
        let is_hidden = inside.iter().any(is_hidden);
        let is_followed = target.ancestors().any(|folder| self.followed.contains(folder));
        is_hidden && !is_followed && self.followed.insert(target.to_owned())
    }

    fn pass(&mut self, path: PathBuf, reason: Reason) {
        self.listing.skipped.push(Skipped { path, reason });
    }
}

fn is_hidden(name: &OsStr) -> bool {
    name.as_encoded_bytes().starts_with(b".")
}

/// Returns the first bytes of a file.
pub(super) fn head(path: &Path) -> io::Result<Vec<u8>> {
    let mut head = Vec::new();
    File::open(path)?.take(HEAD_BYTES).read_to_end(&mut head)?;
    Ok(head)
}

/// Returns a path without `.` and `..`, as far as that is possible without looking at the disk.
fn plain(path: &Path) -> PathBuf {
    let mut plain = PathBuf::new();
    for part in path.components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir if matches!(plain.components().next_back(), Some(Component::Normal(_))) => {
                plain.pop();
            }
            part => plain.push(part),
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    fn folder(files: &[(&str, &str)]) -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        for (name, text) in files {
            let path = folder.path().join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        }
        folder
    }

    fn listed(folder: &Path) -> (Vec<String>, Vec<(String, Reason)>) {
        let known = |ending: &str| match ending {
            "txt" | "md" => Known::Yes,
            "json" => Known::ByContent(|head| head.starts_with(b"{")),
            _ => Known::No,
        };
        let listing = walk(folder, known).unwrap();
        let name = |path: &Path| path.strip_prefix(folder).unwrap().to_string_lossy().replace('\\', "/");
        let files = listing.files.iter().map(|path| name(path)).collect();
        (files, listing.skipped.into_iter().map(|skipped| (name(&skipped.path), skipped.reason)).collect())
    }

    #[test]
    fn files_of_all_subfolders_are_found_in_natural_order() {
        let folder = folder(&[
            ("day-10.txt", "x"),
            ("day-2.TXT", "x"),
            ("b/c/d.md", "x"),
            ("b/.hidden.txt", "x"),
            (".git/e.txt", "x"),
            ("b/notes.PDF", "x"),
            ("README", "x"),
        ]);
        let (files, skipped) = listed(folder.path());
        assert_eq!(files, ["b/c/d.md", "day-2.TXT", "day-10.txt"]);
        let ending = |ending: &str| Reason::Ending(ending.to_owned());
        assert_eq!(skipped, [("b/notes.PDF".to_owned(), ending("pdf")), ("README".to_owned(), ending(""))]);
        assert!(walk(&folder.path().join("nowhere"), |_| Known::Yes).is_err());
        assert!(walk(&folder.path().join("README"), |_| Known::Yes).is_err());
    }

    #[test]
    fn toml_that_is_not_a_briefing_is_skipped() {
        let folder = folder(&[
            ("Cargo.toml", "[package]\nname = \"x\"\n"),
            ("a.toml", "# A comment\nformat = 1\n[event]\n"),
            ("broken.toml", "[event\ntitle = 3\n[[sections]]\n"),
            ("people.toml", "[[people]]\nid = \"a\"\n"),
            ("a.notes.toml", "format = 1\n"),
        ]);
        let (files, skipped) = listed(folder.path());
        assert_eq!(files, ["a.toml", "broken.toml"]);
        assert_eq!(skipped, [("Cargo.toml".to_owned(), Reason::OtherToml)]);
    }

    #[test]
    fn the_content_decides_if_other_programs_use_an_extension() {
        let folder = folder(&[("a.json", "{}"), ("b.JSON", "[]")]);
        let (files, skipped) = listed(folder.path());
        assert_eq!(files, ["a.json"]);
        assert_eq!(skipped, [("b.JSON".to_owned(), Reason::OtherKind("json".to_owned()))]);
    }

    #[test]
    fn an_article_and_its_briefing_are_one() {
        let briefing = |from: &str| format!("format = 1\n[event]\n[import]\nfrom = \"{from}\"\n");
        let (one, two, gone) =
            (briefing("../articles/./a.txt"), briefing("b.md"), briefing("https://example.org/c.txt"));
        let folder = folder(&[
            ("articles/a.txt", "x"),
            ("articles/b.md", "x"),
            ("articles/c.txt", "x"),
            ("made/a.toml", &one),
            ("articles/b.toml", &two),
            ("made/c.toml", &gone),
        ]);
        let (files, skipped) = listed(folder.path());
        assert_eq!(files, ["articles/b.toml", "articles/c.txt", "made/a.toml", "made/c.toml"]);
        let has = |name: &str| (name.to_owned(), Reason::HasBriefing);
        assert_eq!(skipped, [has("articles/a.txt"), has("articles/b.md")]);
    }

    #[cfg(unix)]
    #[test]
    fn links_never_leave_the_folder_and_list_nothing_twice() {
        use std::os::unix::fs::symlink;
        let outside = folder(&[("far.txt", "x")]);
        let inside = folder(&[("a/one.txt", "x"), (".data/two.txt", "x"), (".data/deep/three.txt", "x")]);
        let root = inside.path();
        symlink(outside.path(), root.join("out")).unwrap();
        symlink(outside.path().join("far.txt"), root.join("far.txt")).unwrap();
        symlink("nothing", root.join("gone.txt")).unwrap();
        symlink("..", root.join("a/up")).unwrap();
        symlink("one.txt", root.join("a/same.txt")).unwrap();
        symlink("a", root.join("again")).unwrap();
        symlink(".data/two.txt", root.join("two.txt")).unwrap();
        symlink(".data/deep", root.join("deep")).unwrap();
        let (files, skipped) = listed(root);
        assert_eq!(files, ["a/one.txt", "deep/three.txt", "two.txt"]);
        let reasons: Vec<(&str, Reason)> =
            skipped.iter().map(|(name, reason)| (&**name, reason.clone())).collect();
        assert_eq!(
            reasons,
            [
                ("a/same.txt", Reason::LinkTwice),
                ("a/up", Reason::LinkTwice),
                ("again", Reason::LinkTwice),
                ("far.txt", Reason::LinkOutside),
                ("gone.txt", Reason::LinkToNothing),
                ("out", Reason::LinkOutside),
            ]
        );
    }
}
