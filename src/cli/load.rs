//! Reads the briefings named on a command line.

use super::files::{File, Files, Instead, is_standard_input};
use super::input::read;
use super::output::report_unread;
use super::plan::{Plan, Unread};
use super::selection::{Selection, UsesIndex};
use super::settings::uses_index;
use crate::app::Setup;
use crate::catalog::{Source, first_page};
use crate::io::{self, Failure};
use crate::library::{self, Shelf, Volume};
use crate::model::Briefing;
use crate::text::Safe;
use std::path::{Path, PathBuf};

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

/// What the reader opens.
pub(super) struct Opened {
    /// The briefings that are known now.
    pub(super) shelf: Shelf,
    /// Where the others come from, and what is searched; `None` for a single briefing.
    pub(super) library: Option<Source>,
    /// What to say of a briefing that was opened instead of its article.
    pub(super) instead: Option<String>,
}

/// How many briefings the first screen can show.
const FIRST_PAGE: usize = 200;

impl Opened {
    /// Opens what the paths name, for the reader.
    ///
    /// A single file is read now. Several files are only listed, and each is read when needed. A folder with an index is
    /// not even listed: the index knows what to show first.
    pub(super) fn of(paths: &[PathBuf]) -> Result<Self, Failure> {
        let own = io::library_dir().filter(|folder| paths.is_empty() && folder.is_dir());
        match paths {
            [] => match own.map(|folder| Self::of_folder(&folder)) {
                Some(Ok(opened)) => Ok(opened),
                _ => Ok(Self::embedded()),
            },
            [path] if !path.is_dir() => Self::of_file(path),
            [folder] => Self::of_folder(folder),
            paths => Self::of_files(Files::of(paths)?.all, None),
        }
    }

    fn embedded() -> Self {
        let volumes = library::embedded();
        let library = Source { fixed: volumes.clone(), ..Source::default() };
        Self { shelf: volumes.into(), library: Some(library), instead: None }
    }

    /// Opens one file, or the briefing of an article.
    fn of_file(path: &Path) -> Result<Self, Failure> {
        let instead = Instead::of(path);
        let volume = read(instead.as_ref().map_or(path, |instead| &instead.briefing))?;
        let instead = instead.map(|instead| instead.words("opened"));
        Ok(Self { shelf: vec![volume].into(), library: None, instead })
    }

    fn of_folder(folder: &Path) -> Result<Self, Failure> {
        let caches = if uses_index() { io::cache_dir() } else { None };
        let source = Source { folder: Some(folder.to_owned()), caches, ..Source::default() };
        match first_page(&source, FIRST_PAGE) {
            Some(listed) if listed.len() > 1 => {
                let mut shelf = Shelf::default();
                for one in listed {
                    shelf.list(one);
                }
                Ok(Self { shelf, library: Some(source), instead: None })
            }
            _ => Self::of_files(Files::of(&[folder.to_owned()])?.all, Some(source)),
        }
    }

    /// Lists files. Pipes can be read only once, so their briefings have no path to read again.
    fn of_files(files: Vec<File>, source: Option<Source>) -> Result<Self, Failure> {
        let mut shelf = Shelf::default();
        let mut source = source.unwrap_or_default();
        for File { path, .. } in files {
            if path.is_file() && !is_standard_input(&path) {
                source.files.push(path.clone());
                shelf.add_path(path);
            } else {
                // A missing file is reported now.
                let mut volume = read(&path)?;
                volume.path = None;
                source.fixed.push(volume.clone());
                shelf.add(volume);
            }
        }
        Ok(Self { shelf, library: Some(source), instead: None })
    }

    /// Adds to the settings of a reader what it needs to know of the library.
    pub(super) fn set_up(&self, setup: Setup) -> Setup {
        let welcome = self.instead.clone().or(setup.welcome);
        let setup = Setup { welcome, ..setup };
        let Some(library) = &self.library else { return Setup { library_folder: own_library(), ..setup } };
        let folder = library.folder.as_ref();
        let whole = folder.map(|folder| folder.canonicalize().unwrap_or_else(|_| folder.clone()));
        let name = whole.as_deref().and_then(Path::file_name).map(|name| name.to_string_lossy().into_owned());
        let library_name = Safe::clean_line(&name.unwrap_or_default()).to_string();
        Setup {
            has_library: true,
            library_name,
            library_folder: folder.cloned().or_else(own_library),
            ..setup
        }
    }
}

/// The user's own library, if there is one.
fn own_library() -> Option<PathBuf> {
    io::library_dir().filter(|folder| folder.is_dir())
}

/// Reports why the only file contains no briefing; returns true if it has none.
pub(super) fn report_single(shelf: &Shelf) -> bool {
    match (shelf.entries(), shelf.whole(0)) {
        ([_], Some(volume)) => report_unread(volume),
        _ => false,
    }
}
