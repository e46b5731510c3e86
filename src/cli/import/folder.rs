//! Imports a folder of articles, several at a time, with one line of progress.

use super::args::Args;
use crate::cli::environment::is_dumb;
use crate::cli::exit::Exit;
use crate::cli::output::{complain, output_file, tell};
use crate::import::FORMATS;
use crate::io::{self, Failure, Known, Reason, WriteFailure};
use std::collections::HashSet;
use std::io::IsTerminal;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

/// Maximum number of failures to report one by one.
///
/// More of them would say nothing new in a folder that has the same problem throughout.
const MAX_REPORTED: usize = 50;
/// How often to update the line of progress.
const PROGRESS_INTERVAL: Duration = Duration::from_millis(100);

/// Imports every article of a folder.
///
/// Each is written before the next is read, and files that exist stay as they are unless they are to be replaced.
pub(super) fn run(args: &Args) -> Result<Exit, Failure> {
    let Some(output) = output_file(args.output.as_deref()) else {
        return Err(Failure::at(&args.path, "is a folder").help("add `-o FOLDER` to choose where to write"));
    };
    if output.is_file() {
        return Err(Failure::at(output, "is a file, not a folder").help("choose a folder for the briefings"));
    }
    let files = articles(args)?;
    let names = output_names(&files, args);
    io::make_folder(output)?;
    let stop = Arc::new(AtomicBool::new(false));
    stop_on_interrupt(&stop);
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

/// The articles of the folder: all files if a format is given, else by extension.
fn articles(args: &Args) -> Result<Vec<PathBuf>, Failure> {
    let listing = match args.from {
        Some(_) => io::walk(&args.path, |_| Known::Yes)?,
        None => io::list(&args.path)?,
    };
    let is_article =
        |path: &PathBuf| !path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("toml"));
    let inside = |path: PathBuf| path.strip_prefix(&args.path).map(Path::to_owned).unwrap_or(path);
    let done = listing.skipped.into_iter().filter(|skipped| skipped.reason == Reason::HasBriefing);
    let all = listing.files.into_iter().chain(done.map(|skipped| skipped.path));
    let mut files: Vec<PathBuf> = all.filter(is_article).map(inside).collect();
    files.sort();
    if files.is_empty() {
        let extensions: Vec<&str> = FORMATS.iter().flat_map(|format| format.endings).copied().collect();
        return Err(Failure::at(&args.path, "there are no articles in this folder")
            .help(format!("an article's name ends in {}", extensions.join(", "))));
    }
    Ok(files)
}

/// The names of the output files, in the order of the articles.
///
/// The output extension replaces that of the article. If that name is taken, the extension is added to it.
fn output_names(files: &[PathBuf], args: &Args) -> Vec<PathBuf> {
    let mut taken: HashSet<PathBuf> = HashSet::new();
    let name = |file: &PathBuf| {
        let short = file.with_file_name(args.output_name(file));
        if taken.insert(short.clone()) {
            return short;
        }
        let mut long = file.clone().into_os_string();
        long.push(".");
        long.push(args.extension());
        let long = PathBuf::from(long);
        taken.insert(long.clone());
        long
    };
    files.iter().map(name).collect()
}

/// Lets the first interrupt finish the current files; the second ends the program.
#[cfg(unix)]
fn stop_on_interrupt(stop: &Arc<AtomicBool>) {
    use signal_hook::consts::SIGINT;
    // Without a handler, an interrupt ends the program as usual.
    let _ = signal_hook::flag::register_conditional_default(SIGINT, Arc::clone(stop))
        .and_then(|_| signal_hook::flag::register(SIGINT, Arc::clone(stop)));
}

#[cfg(not(unix))]
fn stop_on_interrupt(_: &Arc<AtomicBool>) {}

/// Ends the program as an interrupt does, so that a script around it ends too.
#[cfg(unix)]
fn interrupted() -> Exit {
    let _ = signal_hook::low_level::emulate_default_handler(signal_hook::consts::SIGINT);
    Exit::System
}

#[cfg(not(unix))]
fn interrupted() -> Exit {
    Exit::System
}

/// The state that the workers share.
struct Work<'w> {
    args: &'w Args,
    output: &'w Path,
    files: &'w [PathBuf],
    names: &'w [PathBuf],
    next: AtomicUsize,
    stop: Arc<AtomicBool>,
    state: Mutex<State>,
}

/// What happened to an article.
enum Outcome {
    Imported,
    /// The output file exists; somebody may have corrected it.
    Kept,
    /// The article was not imported; this is how that counts, and why.
    Failed(Exit, Failure),
}

/// The progress so far.
struct State {
    imported: usize,
    kept: usize,
    failed: usize,
    /// The result of the run so far.
    exit: Exit,
    /// The first failures, each with the index of its article.
    failures: Vec<(usize, Failure)>,
    /// When the line of progress was last written, and how wide it was.
    line: Option<(Instant, usize)>,
}

impl Default for State {
    fn default() -> Self {
        Self { imported: 0, kept: 0, failed: 0, exit: Exit::Success, failures: Vec::new(), line: None }
    }
}

impl Work<'_> {
    fn run(&self) {
        while !self.stop.load(Ordering::Relaxed) {
            let index = self.next.fetch_add(1, Ordering::Relaxed);
            let (Some(file), Some(name)) = (self.files.get(index), self.names.get(index)) else { return };
            let outcome = self.import(file, name).unwrap_or_else(|failure| {
                let exit = Exit::from(&failure);
                Outcome::Failed(exit, failure)
            });
            self.count(index, outcome);
        }
    }

    /// Imports one article. An `Err` is a failure of the system, or a bug in plenary.
    fn import(&self, file: &Path, name: &Path) -> Result<Outcome, Failure> {
        let path = self.args.path.join(file);
        let target = self.output.join(name);
        if !self.args.force && target.symlink_metadata().is_ok() {
            return Ok(Outcome::Kept);
        }
        let folder = io::folder_of(&target);
        if !folder.is_dir() {
            io::make_folder(folder)?;
        }
        let bytes = io::read(&path)?;
        let converted = match self.args.convert(&path.to_string_lossy(), &bytes, Some(&target)) {
            Ok(converted) => converted,
            Err(failure) if failure.is_bug() => return Err(failure),
            Err(refusal) => return Ok(Outcome::Failed(Exit::Faults, refusal)),
        };
        drop(bytes);
        match io::write_one_of_many(&target, &converted.text, self.args.write_mode()) {
            Ok(_) => Ok(Outcome::Imported),
            Err(WriteFailure::Exists(_)) => Ok(Outcome::Kept),
            Err(WriteFailure::System(failure)) => Err(failure),
        }
    }

    fn count(&self, index: usize, outcome: Outcome) {
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        match outcome {
            Outcome::Imported => state.imported += 1,
            Outcome::Kept => state.kept += 1,
            Outcome::Failed(exit, failure) => {
                state.failed += 1;
                state.exit = state.exit.max(exit);
                // The workers finish in any order; the failures that are kept are the first of the folder.
                let at = state.failures.partition_point(|(known, _)| *known < index);
                state.failures.insert(at, (index, failure));
                state.failures.truncate(MAX_REPORTED);
            }
        }
        self.show_progress(&mut state);
    }

    fn show_progress(&self, state: &mut State) {
        let is_due = state.line.is_none_or(|(written, _)| written.elapsed() > PROGRESS_INTERVAL);
        if is_due && std::io::stderr().is_terminal() && !is_dumb() {
            let done = state.imported + state.kept + state.failed;
            let failed = match state.failed {
                0 => String::new(),
                failed => format!(", {failed} could not be imported"),
            };
            let line = format!("{done} of {}{failed}", self.files.len());
            tell(&format!("\r{line}"));
            state.line = Some((Instant::now(), line.len()));
        }
    }

    /// Reports what happened, and returns how the run ends.
    fn finish(self) -> Exit {
        let state = self.state.into_inner().unwrap_or_else(PoisonError::into_inner);
        if let Some((_, width)) = state.line {
            tell(&format!("\r{}\r", " ".repeat(width)));
        }
        for (_, failure) in &state.failures {
            complain(failure);
        }
        if state.failed > state.failures.len() {
            tell(&format!("plenary: and {} more\n", state.failed - state.failures.len()));
        }
        let mut counts = vec![format!("{} imported", state.imported)];
        if state.kept > 0 {
            counts.push(format!("{} already exist and were not changed (--force replaces them)", state.kept));
        }
        if state.failed > 0 {
            counts.push(format!("{} could not be imported", state.failed));
        }
        let done = state.imported + state.kept + state.failed;
        if done < self.files.len() {
            counts.push(format!("{} not started", self.files.len() - done));
            tell(&format!("stopped: {}; run the same command to continue\n", counts.join(", ")));
            return interrupted();
        }
        tell(&format!("{}\n", counts.join(", ")));
        state.exit
    }
}
