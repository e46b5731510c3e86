//! Paths to volumes: files, folders of briefings, standard input.

use crate::check::Nowhere;
use crate::diagnostic::report::WIDTH;
use crate::io::{self, Failure};
use crate::library::{self, Shelf, Volume};
use std::io::IsTerminal;
use std::path::PathBuf;
use std::sync::mpsc;
use std::time::Duration;

/// The briefings of the person's own library, if there are any.
fn own_library() -> Option<Vec<PathBuf>> {
    io::briefings_in(&io::library_dir()?).ok()
}

/// How long nothing is said while standard input is read.
const PATIENCE: Duration = Duration::from_millis(600);

/// Standard input to its end. Whoever waits for it is told so, and how to end it.
pub(super) fn stdin() -> Result<Vec<u8>, Failure> {
    let (done, reading) = mpsc::channel::<()>();
    let waiting = std::thread::spawn(move || tell_waiting(&reading));
    let bytes = io::read_stdin();
    drop(done);
    // It only prints; that it could not adds nothing to what was read.
    let _ = waiting.join();
    let bytes = bytes?;
    if bytes.is_empty() {
        return Err(Failure::new("nothing came on standard input")
            .help("see what the command before the `|` says when it runs alone"));
    }
    Ok(bytes)
}

fn tell_waiting(reading: &mpsc::Receiver<()>) {
    let terminal = std::io::stderr().is_terminal() && !super::is_dumb();
    if !terminal || reading.recv_timeout(PATIENCE) != Err(mpsc::RecvTimeoutError::Timeout) {
        return;
    }
    if std::io::stdin().is_terminal() {
        super::tell("plenary: type or paste the text; Ctrl+D at the start of a line ends it\n");
        return;
    }
    let line = "plenary: reading standard input; Ctrl+C stops";
    super::tell(line);
    let _ = reading.recv();
    super::tell(&format!("\r{}\r", " ".repeat(line.len())));
}

/// Reads every briefing that the paths name; without a path those of the person's library, or else the ones that come
/// with the program.
pub(super) fn load(paths: &[PathBuf]) -> Result<Vec<Volume>, Failure> {
    if paths.is_empty() {
        return match own_library() {
            Some(paths) => paths.iter().map(|path| io::open(path)).collect(),
            None => Ok(library::embedded()),
        };
    }
    let mut volumes = Vec::new();
    for path in paths {
        if path.as_os_str() == "-" {
            volumes.push(Volume::read(Volume::STANDARD_INPUT, None, stdin()?, &Nowhere));
        } else if path.is_dir() {
            for path in io::briefings_in(path)? {
                volumes.push(io::open(&path)?);
            }
        } else {
            volumes.push(io::open(path)?);
        }
    }
    Ok(volumes)
}

/// The briefings that the paths name, for the reader. A single file is read at once; several are only listed, to be
/// read when they are wanted.
pub(super) fn shelf(paths: &[PathBuf]) -> Result<Shelf, Failure> {
    if paths.is_empty() {
        let Some(paths) = own_library() else { return Ok(library::embedded().into()) };
        let mut shelf = Shelf::default();
        for path in paths {
            shelf.add_path(path);
        }
        return Ok(shelf);
    }
    if let [path] = paths
        && !path.is_dir()
    {
        return Ok(load(paths)?.into());
    }
    let mut shelf = Shelf::default();
    for path in paths {
        if path.as_os_str() == "-" {
            shelf.add(Volume::read(Volume::STANDARD_INPUT, None, stdin()?, &Nowhere));
        } else if path.is_dir() {
            io::briefings_in(path)?.into_iter().for_each(|path| shelf.add_path(path));
        } else if path.is_file() {
            shelf.add_path(path.clone());
        } else {
            // What is not there is told at once. A pipe can be read only once, and stays as it was read.
            let mut volume = io::open(path)?;
            volume.path = None;
            shelf.add(volume);
        }
    }
    Ok(shelf)
}

/// Says on standard error why files hold no briefing; returns whether there was such a file.
pub(super) fn report_unread(volumes: &[Volume]) -> bool {
    let mut any = false;
    for volume in volumes.iter().filter(|volume| volume.briefing.is_none()) {
        super::tell(&volume.report().text(false, WIDTH));
        any = true;
    }
    any
}

/// Says why the only file holds no briefing; returns whether it holds none.
pub(super) fn report_single(shelf: &Shelf) -> bool {
    match (shelf.entries(), shelf.whole(0)) {
        ([_], Some(volume)) => report_unread(std::slice::from_ref(volume)),
        _ => false,
    }
}
