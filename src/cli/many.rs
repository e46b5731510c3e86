//! A folder of articles imported in one run: several at a time, one line of progress, what was refused told at the end.

use super::Exit;
use super::import::Args;
use crate::import::{self, FORMATS};
use crate::io::{self, Failure, WriteFailure};
use std::collections::HashSet;
use std::io::IsTerminal;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

/// So many failures are told one by one; a folder full of the same fault says nothing new with each.
const TOLD: usize = 50;

/// Imports every article of a folder; each is written and forgotten before the next is read, and what is there stays as it
/// is unless it is to be replaced.
pub(super) fn folder(args: &Args) -> Result<Exit, Failure> {
    let Some(output) = super::file(args.output.as_deref()) else {
        return Err(
            Failure::at(&args.path, "is a folder").help("say with `-o FOLDER` where its briefings go")
        );
    };
    if output.is_file() {
        return Err(Failure::at(output, "is a file, not a folder").help("name a folder for the briefings"));
    }
    let endings: Vec<&str> = FORMATS.iter().flat_map(|format| format.endings).copied().collect();
    let known =
        |ending: &str| args.from.is_some() || endings.iter().any(|known| known.eq_ignore_ascii_case(ending));
    let files = io::articles_in(&args.path, known)?;
    if files.is_empty() {
        return Err(Failure::at(&args.path, "there is no article in this folder")
            .help(format!("articles are files that end in {}", endings.join(", "))));
    }
    let names = names(&files, args.ending());
    io::make_folder(output)?;
    let stop = Arc::new(AtomicBool::new(false));
    on_interrupt(&stop);
    let work = Work {
        args,
        output,
        files: &files,
        names: &names,
        next: AtomicUsize::new(0),
        stop,
        state: Mutex::new(State::default()),
    };
    let workers = std::thread::available_parallelism().map_or(1, usize::from).min(files.len());
    std::thread::scope(|scope| {
        for _ in 0..workers {
            scope.spawn(|| work.run());
        }
    });
    Ok(work.finish())
}

/// The first interrupt lets the files at work be finished; the second one ends the program.
#[cfg(unix)]
fn on_interrupt(stop: &Arc<AtomicBool>) {
    use signal_hook::consts::SIGINT;
    // Without a handler an interrupt ends the program as it always does.
    let _ = signal_hook::flag::register_conditional_default(SIGINT, Arc::clone(stop))
        .and_then(|_| signal_hook::flag::register(SIGINT, Arc::clone(stop)));
}

#[cfg(not(unix))]
fn on_interrupt(_: &Arc<AtomicBool>) {}

/// Ends as an interrupted program does, so that a script ends with it.
#[cfg(unix)]
fn interrupted() -> Exit {
    let _ = signal_hook::low_level::emulate_default_handler(signal_hook::consts::SIGINT);
    Exit::World
}

#[cfg(not(unix))]
fn interrupted() -> Exit {
    Exit::World
}

/// The names of what is written, one for each file: without its ending, unless two would be the same.
fn names(files: &[PathBuf], ending: &str) -> Vec<PathBuf> {
    let mut taken: HashSet<PathBuf> = HashSet::new();
    let name = |file: &PathBuf| {
        let short = file.with_file_name(super::import::output_name(file, ending));
        if taken.insert(short.clone()) {
            return short;
        }
        let mut long = file.clone().into_os_string();
        long.push(".");
        long.push(ending);
        let long = PathBuf::from(long);
        taken.insert(long.clone());
        long
    };
    files.iter().map(name).collect()
}

struct Work<'w> {
    args: &'w Args,
    output: &'w Path,
    files: &'w [PathBuf],
    names: &'w [PathBuf],
    next: AtomicUsize,
    stop: Arc<AtomicBool>,
    state: Mutex<State>,
}

/// What became of a file.
enum Outcome {
    Imported,
    /// A briefing stands there already, perhaps one that somebody corrected.
    Kept,
    /// It is no article.
    Refused(Failure),
    /// A file could not be read or written.
    Failed(Failure),
}

/// How far the work is.
#[derive(Default)]
struct State {
    imported: usize,
    kept: usize,
    refused: usize,
    failed: usize,
    /// What went wrong, by the place of its file.
    failures: Vec<(usize, Failure)>,
    told: Option<Instant>,
    width: usize,
}

impl Work<'_> {
    fn run(&self) {
        while !self.stop.load(Ordering::Relaxed) {
            let index = self.next.fetch_add(1, Ordering::Relaxed);
            let (Some(file), Some(name)) = (self.files.get(index), self.names.get(index)) else { return };
            let outcome = self.one(file, name);
            self.count(index, outcome);
        }
    }

    fn one(&self, file: &Path, name: &Path) -> Outcome {
        let path = self.args.path.join(file);
        let target = self.output.join(name);
        if !self.args.force && target.symlink_metadata().is_ok() {
            return Outcome::Kept;
        }
        let folder = target.parent().filter(|folder| !folder.is_dir());
        if let Some(failure) = folder.and_then(|folder| io::make_folder(folder).err()) {
            return Outcome::Failed(failure);
        }
        let bytes = match io::read(&path) {
            Ok(bytes) => bytes,
            Err(failure) => return Outcome::Failed(failure),
        };
        let shown = path.to_string_lossy();
        let imported = match import::read(&bytes, self.args.options(&shown)) {
            Ok(imported) => imported,
            Err(refusal) => {
                return Outcome::Refused(Failure::at(&path, refusal.message).help(refusal.help));
            }
        };
        drop(bytes);
        match io::write_one_of_many(&target, &self.args.text(&imported), self.args.mode()) {
            Ok(_) => Outcome::Imported,
            Err(WriteFailure::Exists(_)) => Outcome::Kept,
            Err(WriteFailure::World(failure)) => Outcome::Failed(failure),
        }
    }

    fn count(&self, index: usize, outcome: Outcome) {
        let Ok(mut state) = self.state.lock() else { return };
        let failure = match outcome {
            Outcome::Imported => {
                state.imported += 1;
                None
            }
            Outcome::Kept => {
                state.kept += 1;
                None
            }
            Outcome::Refused(failure) => {
                state.refused += 1;
                Some(failure)
            }
            Outcome::Failed(failure) => {
                state.failed += 1;
                Some(failure)
            }
        };
        // Two work side by side: what is kept is the first by place, whoever comes first.
        if let Some(failure) = failure {
            let at = state.failures.partition_point(|(known, _)| *known < index);
            state.failures.insert(at, (index, failure));
            state.failures.truncate(TOLD);
        }
        self.progress(&mut state);
    }

    fn progress(&self, state: &mut State) {
        let due = state.told.is_none_or(|told| told.elapsed() > Duration::from_millis(100));
        if due && std::io::stderr().is_terminal() && !super::is_dumb() {
            let done = state.imported + state.kept + state.refused + state.failed;
            let left = match state.refused + state.failed {
                0 => String::new(),
                left => format!(", {left} could not be imported"),
            };
            let line = format!("{done} of {}{left}", self.files.len());
            super::tell(&format!("\r{line}"));
            state.width = line.len();
            state.told = Some(Instant::now());
        }
    }

    fn finish(self) -> Exit {
        let state = self.state.into_inner().unwrap_or_else(std::sync::PoisonError::into_inner);
        if state.width > 0 {
            super::tell(&format!("\r{}\r", " ".repeat(state.width)));
        }
        for (_, failure) in &state.failures {
            super::complain(failure);
        }
        let bad = state.refused + state.failed;
        if bad > state.failures.len() {
            super::tell(&format!("plenary: and {} more\n", bad - state.failures.len()));
        }
        let mut counts = vec![format!("{} imported", state.imported)];
        if state.kept > 0 {
            counts
                .push(format!("{} there already and left as they are (`--force` replaces them)", state.kept));
        }
        if bad > 0 {
            counts.push(format!("{bad} could not be imported"));
        }
        let done = state.imported + state.kept + bad;
        if done < self.files.len() {
            counts.push(format!("{} not begun", self.files.len() - done));
            super::tell(&format!("stopped: {}; the same command goes on with the rest\n", counts.join(", ")));
            return interrupted();
        }
        super::tell(&format!("{}\n", counts.join(", ")));
        match (state.failed, state.refused) {
            (0, 0) => Exit::Well,
            (0, _) => Exit::Faults,
            _ => Exit::World,
        }
    }
}
