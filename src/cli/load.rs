//! Reads the briefings named on a command line: files, folders, standard input.

use super::environment::is_dumb;
use super::exit::Exit;
use super::files::{File, Files, is_standard_input, report_skipped};
use super::output::{complain, counted, tell};
use super::reading::in_order;
use crate::check::NoFiles;
use crate::diagnostic::report::WIDTH;
use crate::io::{self, Failure, Reason, Skipped};
use crate::library::{self, Shelf, Volume};
use crate::model::Briefing;
use std::io::IsTerminal;
use std::path::{Path, PathBuf};
use std::sync::mpsc;
use std::time::Duration;

/// How long standard input is read before the user is informed.
const PATIENCE: Duration = Duration::from_millis(600);

/// How long to wait for standard input that no `-` asked for before telling the user.
const LONG_PATIENCE: Duration = Duration::from_secs(1);

/// Files and folders to read; `-` is standard input.
#[derive(Debug, clap::Args)]
pub(super) struct Paths {
    /// Briefings, articles, or folders of them; `-` reads standard input
    #[arg(value_name = "PATH", required = true)]
    pub(super) paths: Vec<PathBuf>,
}

/// The briefings that a command reads.
pub(super) struct Loaded {
    /// Every file that was read, with or without a briefing in it.
    pub(super) volumes: Vec<Volume>,
    /// The other files.
    pub(super) unread: Unread,
}

/// The files that could not be used.
#[derive(Default)]
pub(super) struct Unread {
    /// The number of files that were read.
    read: usize,
    /// The files of folders that were skipped.
    pub(super) skipped: Vec<Skipped>,
    /// The files on which plenary itself failed.
    bugs: Vec<Failure>,
    /// True if a file that the user named contains no briefing.
    is_faulty: bool,
}

impl Loaded {
    /// Every briefing, with the name of its file.
    pub(super) fn briefings(&self) -> impl Iterator<Item = (&str, &Briefing)> {
        self.volumes.iter().filter_map(|volume| Some((&*volume.name, volume.briefing.as_ref()?)))
    }
}

impl Unread {
    /// Reports the files that were skipped and those on which plenary failed.
    ///
    /// Returns how the run ends.
    pub(super) fn report(&self) -> Exit {
        report_skipped(&self.skipped);
        let exit = if self.is_faulty { Exit::Faults } else { Exit::Success };
        exit.max(self.report_bugs())
    }

    /// Reports the files on which plenary failed. Returns how the run ends.
    pub(super) fn report_bugs(&self) -> Exit {
        if self.bugs.is_empty() {
            return Exit::Success;
        }
        self.bugs.iter().for_each(complain);
        if self.read > 0 {
            tell(&format!("plenary: {} could be read\n", counted(self.read, "other file")));
        }
        Exit::Bug
    }
}

/// Reads every briefing that the paths name, and keeps it in memory.
///
/// A file without a briefing is reported. Without a path it reads the user's library, or the briefings that come with the
/// program.
pub(super) fn load(paths: &[PathBuf]) -> Result<Loaded, Failure> {
    let mut volumes = Vec::new();
    let unread = each(paths, |volume| {
        report_unread(&volume);
        volumes.push(volume.without_document());
        Ok(())
    })?;
    Ok(Loaded { volumes, unread })
}

/// Reads every file that the paths name on all processors, and passes each to `take`, in order.
///
/// Files of a folder that cannot be used are skipped; a file that a path names must be readable. Without a path it
/// reads the user's library, or the briefings that come with the program.
pub(super) fn each(
    paths: &[PathBuf],
    mut take: impl FnMut(Volume) -> Result<(), Failure>,
) -> Result<Unread, Failure> {
    let files = match paths {
        [] => own_library(),
        paths => Some(Files::of(paths)?),
    };
    let Some(Files { files, skipped }) = files else {
        let volumes = library::embedded();
        let read = volumes.len();
        volumes.into_iter().try_for_each(take)?;
        return Ok(Unread { read, ..Unread::default() });
    };
    let mut unread = Unread { skipped, ..Unread::default() };
    in_order(
        &files,
        |file| read(&file.path),
        |file, volume| {
            let unusable = match volume {
                Ok(volume) if file.is_named || !volume.is_refused() => {
                    unread.read += 1;
                    unread.is_faulty |= volume.briefing.is_none();
                    return take(volume);
                }
                Ok(volume) => {
                    volume.diagnostics.first().map_or_else(String::new, |one| one.message.to_string())
                }
                Err(failure) if failure.is_bug() => {
                    unread.bugs.push(failure);
                    return Ok(());
                }
                Err(failure) if file.is_named => return Err(failure),
                Err(failure) => failure.message,
            };
            unread.skipped.push(Skipped { path: file.path.clone(), reason: Reason::Unusable(unusable) });
            Ok(())
        },
    )?;
    Ok(unread)
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
    for File { path, .. } in files.files {
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

/// The briefings of the user's library, if there are any.
fn own_library() -> Option<Files> {
    Files::of(&[io::library_dir().filter(|folder| folder.is_dir())?]).ok()
}

/// Reads the briefing of one file, or of standard input.
fn read(path: &Path) -> Result<Volume, Failure> {
    if !is_standard_input(path) {
        return io::open(path);
    }
    let bytes = stdin()?;
    let name = Volume::STANDARD_INPUT;
    io::catch_panic(Path::new(name), || Volume::read(name, None, bytes, &NoFiles))
}

/// The paths, or `-` if there are none and standard input is a pipe or file with content.
pub(super) fn or_standard_input(paths: &[PathBuf]) -> Vec<PathBuf> {
    if !paths.is_empty() || !io::is_input_piped() {
        return paths.to_vec();
    }
    let is_empty = while_telling(tell_reading, io::is_input_empty);
    if is_empty { Vec::new() } else { vec![PathBuf::from("-")] }
}

/// Reads one input file, or standard input, and returns its name and its bytes.
pub(super) fn input(path: &Path) -> Result<(String, Vec<u8>), Failure> {
    if is_standard_input(path) {
        Ok((Volume::STANDARD_INPUT.to_owned(), stdin()?))
    } else {
        Ok((path.to_string_lossy().into_owned(), io::read(path)?))
    }
}

/// Reads standard input to its end, and tells a user who waits how to end it.
fn stdin() -> Result<Vec<u8>, Failure> {
    let bytes = while_telling(tell_waiting, io::read_stdin)?;
    if bytes.is_empty() {
        return Err(Failure::new("standard input is empty")
            .help("run the command before the `|` alone to see what it prints"));
    }
    Ok(bytes)
}

/// Reads; if that takes long, a thread tells the user what plenary waits for.
fn while_telling<T>(tell: fn(&mpsc::Receiver<()>), read: impl FnOnce() -> T) -> T {
    let (done, reading) = mpsc::channel::<()>();
    let waiting = std::thread::spawn(move || tell(&reading));
    let result = read();
    drop(done);
    // The thread only prints, so its failure does not affect the result.
    let _ = waiting.join();
    result
}

/// Tells the user that plenary reads standard input, if that takes long.
fn tell_reading(reading: &mpsc::Receiver<()>) {
    if reading.recv_timeout(LONG_PATIENCE) != Err(mpsc::RecvTimeoutError::Timeout) {
        return;
    }
    let line = "plenary: reading standard input …";
    if !std::io::stderr().is_terminal() || is_dumb() {
        return tell(&format!("{line}\n"));
    }
    tell(line);
    let _ = reading.recv();
    tell(&format!("\r{}\r", " ".repeat(line.len())));
}

fn tell_waiting(reading: &mpsc::Receiver<()>) {
    let has_terminal = std::io::stderr().is_terminal() && !is_dumb();
    if !has_terminal || reading.recv_timeout(PATIENCE) != Err(mpsc::RecvTimeoutError::Timeout) {
        return;
    }
    if std::io::stdin().is_terminal() {
        tell("plenary: type or paste the text, then press Ctrl+D at the start of a line\n");
        return;
    }
    let line = "plenary: reading standard input; press Ctrl+C to stop";
    tell(line);
    let _ = reading.recv();
    tell(&format!("\r{}\r", " ".repeat(line.len())));
}

/// Reports why a file contains no briefing; returns true if it has none.
pub(super) fn report_unread(volume: &Volume) -> bool {
    let is_unread = volume.briefing.is_none();
    if is_unread {
        tell(&volume.report().text(false, WIDTH));
    }
    is_unread
}

/// Reports why the only file contains no briefing; returns true if it has none.
pub(super) fn report_single(shelf: &Shelf) -> bool {
    match (shelf.entries(), shelf.whole(0)) {
        ([_], Some(volume)) => report_unread(volume),
        _ => false,
    }
}
