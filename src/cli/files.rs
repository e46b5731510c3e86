//! Finds the files that the paths on a command line name.

use super::output::{counted, shown, tell};
use crate::import::FORMATS;
use crate::io::{self, Failure, Listing, Reason, Skipped};
use crate::text::Safe;
use std::collections::{BTreeMap, HashSet};
use std::path::{Path, PathBuf};

/// The files that paths name.
#[derive(Debug, Default)]
pub(super) struct Files {
    /// The files to read, in order, each once; `-` is standard input.
    pub(super) all: Vec<File>,
    /// The folders that the paths name.
    pub(super) folders: Vec<PathBuf>,
    /// The files of folders that are skipped.
    pub(super) skipped: Vec<Skipped>,
}

/// A briefing that is read instead of the article that the user named.
#[derive(Debug)]
pub(super) struct Instead {
    pub(super) article: PathBuf,
    pub(super) briefing: PathBuf,
}

impl Instead {
    /// Returns the briefing of an article that the user named; `None` if the file itself is to be read.
    ///
    /// In a folder, an article and its briefing are one, too.
    pub(super) fn of(path: &Path) -> Option<Self> {
        let briefing = io::briefing_of(path)?;
        Some(Self { article: path.to_owned(), briefing })
    }

    /// Returns what was done: `opened release.toml, the briefing of release.txt`.
    pub(super) fn words(&self, verb: &str) -> String {
        let article = self.article.file_name().unwrap_or_default();
        format!("{verb} {}, the briefing of {}", shown(&self.briefing), shown(Path::new(article)))
    }
}

/// A file to read.
#[derive(Debug)]
pub(super) struct File {
    pub(super) path: PathBuf,
    /// True if the user named the file itself, not a folder that contains it.
    pub(super) is_named: bool,
    /// The number of the folder that contains it.
    pub(super) folder: Option<usize>,
}

impl Files {
    /// Returns the files that paths name: each folder is replaced by the files in it and its subfolders, and an article by
    /// its briefing.
    pub(super) fn of(paths: &[PathBuf]) -> Result<Self, Failure> {
        let mut files = Self::default();
        let mut seen = HashSet::new();
        for path in paths {
            if is_standard_input(path) || !path.is_dir() {
                let instead = Instead::of(path);
                let path = instead.as_ref().map_or(path, |instead| &instead.briefing);
                if seen.insert(path.clone()) {
                    if let Some(instead) = &instead {
                        tell(&format!("plenary: {}\n", instead.words("reading")));
                    }
                    files.all.push(File { path: path.clone(), is_named: true, folder: None });
                }
                continue;
            }
            let listing = listing(path)?;
            let folder = Some(files.folders.len());
            files.folders.push(path.clone());
            // A folder lists each file once.
            let is_only = paths.len() == 1;
            let new = listing.files.into_iter().filter(|file| is_only || seen.insert(file.clone()));
            files.all.extend(new.map(|path| File { path, is_named: false, folder }));
            files.skipped.extend(listing.skipped);
        }
        Ok(files)
    }
}

/// The folder of the user's library, if there is one.
pub(super) fn own_folder() -> Vec<PathBuf> {
    io::library_dir().filter(|folder| folder.is_dir()).into_iter().collect()
}

/// True if a path means standard input.
pub(super) fn is_standard_input(path: &Path) -> bool {
    path.as_os_str() == "-"
}

/// Lists the files of a folder that plenary reads.
///
/// A folder without such a file is a failure, which says what is in it instead.
pub(super) fn listing(folder: &Path) -> Result<Listing, Failure> {
    let listing = io::list(folder)?;
    if listing.files.is_empty() {
        let message = match listing.skipped.len() {
            0 => "this folder is empty".to_owned(),
            _ => format!("plenary can read nothing in this folder ({})", summary(&listing.skipped)),
        };
        let help = format!(
            "put briefings, press releases, web pages or transcripts there; plenary reads {}",
            endings()
        );
        return Err(Failure::at(folder, message).help(help));
    }
    Ok(listing)
}

/// The name extensions of the files that plenary reads: `.toml, .vtt, … and .text`.
fn endings() -> String {
    let all: Vec<String> =
        FORMATS.iter().flat_map(|format| format.endings).map(|ending| format!(".{ending}")).collect();
    format!(".toml, {}", all.join(", "))
}

/// Reports how many files were skipped, and why.
pub(super) fn report_skipped(skipped: &[Skipped]) {
    let count = notable(skipped).count();
    if count > 0 {
        let files = counted(count, "file");
        let was = if count == 1 { "was" } else { "were" };
        let reasons = summary(notable(skipped));
        tell(&format!("plenary: {files} {was} not read ({reasons}); `plenary check` lists them\n"));
    }
}

/// The skipped files that a user may have expected plenary to read.
fn notable(skipped: &[Skipped]) -> impl Iterator<Item = &Skipped> {
    skipped.iter().filter(|one| !matches!(one.reason, Reason::Picture | Reason::HasBriefing))
}

/// Reports every file that was skipped, with the reason.
pub(super) fn list_skipped(skipped: &[Skipped]) {
    for Skipped { path, reason } in notable(skipped) {
        tell(&format!("not read: {}: {}\n", Safe::clean_line(&path.to_string_lossy()), reason));
    }
}

/// The maximum number of reasons in a summary.
const MAX_REASONS: usize = 4;

/// The reasons with their counts, the most frequent first: `20 .jpg, 3 links, 2 others`.
fn summary<'p>(skipped: impl IntoIterator<Item = &'p Skipped>) -> String {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for one in skipped {
        *counts.entry(name(&one.reason)).or_default() += 1;
    }
    let mut counts: Vec<(String, usize)> = counts.into_iter().collect();
    counts.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    let rest: usize = counts.iter().skip(MAX_REASONS).map(|(_, count)| count).sum();
    let mut parts: Vec<String> =
        counts.iter().take(MAX_REASONS).map(|(name, count)| format!("{count} {name}")).collect();
    if rest > 0 {
        parts.push(format!("{rest} others"));
    }
    parts.join(", ")
}

fn name(reason: &Reason) -> String {
    match reason {
        Reason::Ending(ending) if ending.is_empty() => "without an extension".to_owned(),
        Reason::Ending(ending) => Safe::clean_line(&format!(".{ending}")).to_string(),
        Reason::OtherKind(ending) => format!("other .{ending}"),
        Reason::Picture => "pictures".to_owned(),
        Reason::HasBriefing => "already imported".to_owned(),
        Reason::OtherToml => "other TOML".to_owned(),
        Reason::LinkOutside | Reason::LinkToNothing | Reason::LinkTwice => "links".to_owned(),
        Reason::TooDeep => "nested too deeply".to_owned(),
        Reason::Unusable(_) => "unreadable".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_summary_counts_the_reasons() {
        let skipped = |reason| Skipped { path: PathBuf::from("a"), reason };
        let ending = |ending: &str| skipped(Reason::Ending(ending.to_owned()));
        assert_eq!(summary(&[ending("doc"), ending("pdf"), ending("pdf")]), "2 .pdf, 1 .doc");
        let many =
            [ending("a"), ending("b"), ending("c"), ending("d"), ending("e"), skipped(Reason::LinkTwice)];
        assert_eq!(summary(&many), "1 .a, 1 .b, 1 .c, 1 .d, 2 others");
    }
}
