//! `plenary index [PATH]`: makes the index of a folder, lists all indexes, or removes them.

use super::exit::Exit;
use super::files::{listing, report_skipped};
use super::indexed::updated;
use super::output::{counted, print, shown, size, tell};
use crate::index::{self, Index, Status};
use crate::io::{self, Failure};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

#[derive(Debug, clap::Args)]
#[expect(clippy::struct_excessive_bools, reason = "each is an option of the command line")]
pub(super) struct Args {
    /// The folder of a library [default: your library]
    #[arg(value_name = "PATH")]
    path: Option<PathBuf>,
    /// Make the index again from the files
    #[arg(long, conflicts_with_all = ["status", "clear"])]
    rebuild: bool,
    /// List all indexes with their folders and sizes
    #[arg(long, conflicts_with_all = ["clear", "path"])]
    status: bool,
    /// Remove the index of the folder; the files stay as they are
    #[arg(long)]
    clear: bool,
    /// With --clear, remove the indexes of all folders
    #[arg(long, requires = "clear", conflicts_with = "path")]
    all: bool,
}

pub(super) fn run(args: &Args) -> Result<Exit, Failure> {
    let caches = io::cache_dir()
        .ok_or_else(|| Failure::new("there is no folder for caches").help("set PLENARY_CACHE to a folder"))?;
    if args.status {
        return status(&caches);
    }
    if args.all {
        let count = index::clear_all(&caches)?;
        tell(&format!("{} removed\n", counted_indexes(count)));
        return Ok(Exit::Success);
    }
    let folder = args
        .path
        .clone()
        .or_else(io::library_dir)
        .ok_or_else(|| Failure::new("there is no library").help("name a folder: plenary index FOLDER"))?;
    if args.clear {
        if index::clear(&caches, &folder)? {
            tell(&format!("the index of {} was removed; the files are as they were\n", shown(&folder)));
            return Ok(Exit::Success);
        }
        tell(&format!("{} has no index\n", shown(&folder)));
        return Ok(Exit::Faults);
    }
    make(&caches, &folder, args.rebuild)
}

/// Makes the index of a folder, or brings it up to date.
fn make(caches: &Path, folder: &Path, again: bool) -> Result<Exit, Failure> {
    let listing = listing(folder)?;
    if again {
        Index::open(caches, folder)?.0.rebuild()?;
    }
    let (index, updated) = updated((caches, folder), None, &listing.files)?;
    report_skipped(&listing.skipped);
    if let Some(problem) = updated.problem {
        return Err(problem.into());
    }
    let documents = updated.documents.iter().flatten().count();
    let root = index.root().to_owned();
    drop(index);
    let size = index::statuses(caches).into_iter().find(|status| status.folder.as_ref() == Some(&root));
    let size = size.map(|status| format!(", {}", size_of(&status))).unwrap_or_default();
    let read = match updated.read {
        0 => "none had changed".to_owned(),
        read => format!("{read} read"),
    };
    tell(&format!("{}: {}, {read}{size}\n", shown(&root), counted(documents, "file")));
    Ok(Exit::Success)
}

fn size_of(status: &Status) -> String {
    size(status.bytes)
}

/// Lists all indexes.
fn status(caches: &Path) -> Result<Exit, Failure> {
    let all = index::statuses(caches);
    let lines = all.iter().map(|status| {
        let folder = status.folder.as_deref().map_or_else(
            || format!("{}: cannot be read, made by another version or damaged", shown(&status.file)),
            |folder| shown(folder).to_string(),
        );
        let missing = match &status.folder {
            Some(folder) if !folder.exists() => "  (does not exist)",
            _ => "",
        };
        let documents = counted(usize::try_from(status.documents).unwrap_or(usize::MAX), "file");
        format!("{:>8}  {documents:>12}  {:<16}  {folder}{missing}\n", size(status.bytes), used(status))
    });
    print(&lines.collect::<String>())?;
    let bytes = all.iter().map(|status| status.bytes).sum();
    tell(&format!("{}, {}\n", counted_indexes(all.len()), size(bytes)));
    Ok(Exit::Success)
}

/// When an index was last used: `used today`.
fn used(status: &Status) -> String {
    let age = status.used.and_then(|used| SystemTime::now().duration_since(used).ok()).unwrap_or_default();
    match age.as_secs() / (24 * 60 * 60) {
        0 => "used today".to_owned(),
        1 => "used yesterday".to_owned(),
        days => format!("used {days} days ago"),
    }
}

fn counted_indexes(count: usize) -> String {
    if count == 1 { "1 index".to_owned() } else { format!("{count} indexes") }
}
