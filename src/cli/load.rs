//! Reads the briefings named on a command line.

use super::files::{File, Files, is_standard_input, own_library};
use super::input::read;
use super::output::report_unread;
use super::plan::{Plan, Unread};
use super::selection::{Selection, UsesIndex};
use crate::io::Failure;
use crate::library::{self, Shelf, Volume};
use crate::model::Briefing;
use std::path::PathBuf;

/// Files and folders to read; `-` is standard input.
#[derive(Debug, clap::Args)]
pub(super) struct Paths {
    /// Briefings, articles, or folders of them; `-` reads standard input
    #[arg(value_name = "PATH", required = true)]
    pub(super) paths: Vec<PathBuf>,
    #[command(flatten)]
    pub(super) uses_index: UsesIndex,
}

/// Files and folders to read; without any, the user's library.
#[derive(Debug, clap::Args)]
pub(super) struct LibraryPaths {
    /// Briefings, articles, or folders of them; `-` reads standard input [default: your library, or the briefings that come
    /// with plenary]
    #[arg(value_name = "PATH")]
    pub(super) paths: Vec<PathBuf>,
    #[command(flatten)]
    pub(super) uses_index: UsesIndex,
}

/// The briefings that a command reads.
pub(super) struct Loaded {
    /// Every file that was read, with or without a briefing in it.
    pub(super) volumes: Vec<Volume>,
    /// The other files.
    pub(super) unread: Unread,
}

impl Loaded {
    /// Every briefing, with the name of its file.
    pub(super) fn briefings(&self) -> impl Iterator<Item = (&str, &Briefing)> {
        self.volumes.iter().filter_map(|volume| Some((&*volume.name, volume.briefing.as_ref()?)))
    }
}

/// Reads every briefing that the paths name, and keeps it in memory.
///
/// A file without a briefing is reported. Without a path it reads the user's library, or the briefings that come with the
/// program.
pub(super) fn load(paths: &[PathBuf], uses_index: &UsesIndex) -> Result<Loaded, Failure> {
    let mut volumes = Vec::new();
    let unread = Plan::of(paths, &Selection::default(), uses_index)?.each(|volume| {
        report_unread(&volume);
        volumes.push(volume.without_document());
        Ok(())
    })?;
    Ok(Loaded { volumes, unread })
}

/// The briefings that the paths name, for the reader.
///
/// A single file is read now. Several files are only listed, and each is read when needed.
pub(super) fn shelf(paths: &[PathBuf]) -> Result<Shelf, Failure> {
    let mut shelf = Shelf::default();
    let files = match paths {
        [] => match own_library() {
            Some(files) => files,
            None => return Ok(library::embedded().into()),
        },
        [path] if !path.is_dir() => return Ok(vec![read(path)?].into()),
        paths => Files::of(paths)?,
    };
    for File { path, .. } in files.all {
        if path.is_file() && !is_standard_input(&path) {
            shelf.add_path(path);
        } else {
            // A missing file is reported now. A pipe can be read only once, so its volume has no path to read again.
            let mut volume = read(&path)?;
            volume.path = None;
            shelf.add(volume);
        }
    }
    Ok(shelf)
}

/// Reports why the only file contains no briefing; returns true if it has none.
pub(super) fn report_single(shelf: &Shelf) -> bool {
    match (shelf.entries(), shelf.whole(0)) {
        ([_], Some(volume)) => report_unread(volume),
        _ => false,
    }
}
