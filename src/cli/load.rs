//! Reads the briefings named on a command line: files, folders, standard input.

use super::environment::is_dumb;
use super::exit::Exit;
use super::output::{complain, counted, tell};
use crate::check::NoFiles;
use crate::diagnostic::report::WIDTH;
use crate::io::{self, Failure};
use crate::library::{self, Shelf, Volume};
use crate::model::Briefing;
use std::io::IsTerminal;
use std::path::{Path, PathBuf};
use std::sync::mpsc;
use std::time::Duration;

/// How long standard input is read before the user is informed.
const PATIENCE: Duration = Duration::from_millis(600);

/// Files and folders to read; `-` is standard input.
#[derive(Debug, clap::Args)]
pub(super) struct Paths {
    /// Briefings or folders of briefings; `-` reads standard input
    #[arg(value_name = "PATH", required = true)]
    pub(super) paths: Vec<PathBuf>,
}

/// The briefings that a command reads.
pub(super) struct Loaded {
    /// Every file that was read, with or without a briefing in it.
    pub(super) volumes: Vec<Volume>,
    /// The files on which plenary itself failed.
    bugs: Vec<Failure>,
}

impl Loaded {
    /// Every briefing, with the name of its file.
    pub(super) fn briefings(&self) -> impl Iterator<Item = (&str, &Briefing)> {
        self.volumes.iter().filter_map(|volume| Some((&*volume.name, volume.briefing.as_ref()?)))
    }

    /// Reports the files without a briefing and those on which plenary failed.
    ///
    /// Returns how the run ends.
    pub(super) fn report_unread(&self) -> Exit {
        let exit = if report_unread(&self.volumes) { Exit::Faults } else { Exit::Success };
        exit.max(self.report_bugs())
    }

    /// Reports the files on which plenary failed. Returns how the run ends.
    pub(super) fn report_bugs(&self) -> Exit {
        if self.bugs.is_empty() {
            return Exit::Success;
        }
        self.bugs.iter().for_each(complain);
        if !self.volumes.is_empty() {
            let others = counted(self.volumes.len(), "other file");
            tell(&format!("plenary: {others} could be read\n"));
        }
        Exit::Bug
    }
}

/// Reads every briefing that the paths name.
///
/// Without a path it reads the user's library, or the briefings that come with the program.
pub(super) fn load(paths: &[PathBuf]) -> Result<Loaded, Failure> {
    let files = match paths {
        [] => own_library(),
        paths => Some(files(paths)?),
    };
    let Some(files) = files else {
        return Ok(Loaded { volumes: library::embedded(), bugs: Vec::new() });
    };
    let mut loaded = Loaded { volumes: Vec::new(), bugs: Vec::new() };
    for path in files {
        match read(&path) {
            Ok(volume) => loaded.volumes.push(volume),
            Err(failure) if failure.is_bug() => loaded.bugs.push(failure),
            Err(failure) => return Err(failure),
        }
    }
    Ok(loaded)
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
        paths => files(paths)?,
    };
    for path in files {
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
fn own_library() -> Option<Vec<PathBuf>> {
    io::briefings_in(&io::library_dir()?).ok()
}

/// The files that paths name: each folder is replaced by the briefings in it.
fn files(paths: &[PathBuf]) -> Result<Vec<PathBuf>, Failure> {
    let mut files = Vec::new();
    for path in paths {
        if is_standard_input(path) || !path.is_dir() {
            files.push(path.clone());
        } else {
            files.extend(io::briefings_in(path)?);
        }
    }
    Ok(files)
}

/// True if a path stands for standard input.
pub(super) fn is_standard_input(path: &Path) -> bool {
    path.as_os_str() == "-"
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
    let (done, reading) = mpsc::channel::<()>();
    let waiting = std::thread::spawn(move || tell_waiting(&reading));
    let bytes = io::read_stdin();
    drop(done);
    // The thread only prints; if it failed, the bytes are just as good.
    let _ = waiting.join();
    let bytes = bytes?;
    if bytes.is_empty() {
        return Err(Failure::new("standard input is empty")
            .help("run the command before the `|` alone to see what it prints"));
    }
    Ok(bytes)
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

/// Reports why files contain no briefing. Returns true if there was such a file.
fn report_unread(volumes: &[Volume]) -> bool {
    let mut any = false;
    for volume in volumes.iter().filter(|volume| volume.briefing.is_none()) {
        tell(&volume.report().text(false, WIDTH));
        any = true;
    }
    any
}

/// Reports why the only file contains no briefing; returns true if it has none.
pub(super) fn report_single(shelf: &Shelf) -> bool {
    match (shelf.entries(), shelf.whole(0)) {
        ([_], Some(volume)) => report_unread(std::slice::from_ref(volume)),
        _ => false,
    }
}
