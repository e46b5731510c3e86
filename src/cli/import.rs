//! `plenary import FILE`: an article, a page, a transcript or subtitles as a briefing in TOML.

use super::Exit;
use crate::import::{self, FORMATS, Imported, Options};
use crate::io::{self, Failure, Mode, WriteFailure, Written};
use crate::text::Safe;
use std::collections::HashSet;
use std::io::IsTerminal;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

/// What is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, clap::ValueEnum)]
enum Output {
    /// A briefing, to be corrected and read
    #[default]
    Toml,
    /// Who says what, as JSON with byte offsets of the input
    Json,
}

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// An article, a page, a transcript or subtitles; a folder of them; or `-` for standard input
    #[arg(value_name = "FILE")]
    path: PathBuf,
    /// Where to write; a folder for a folder [default: standard output]
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// The format of the input, instead of recognising it
    #[arg(long, value_name = "FORMAT", value_parser = format_named)]
    from: Option<&'static import::Format>,
    /// The language of the input, a tag such as `en` or `zh-Hans`, instead of recognising it
    #[arg(long, value_name = "TAG", value_parser = tag)]
    language: Option<String>,
    /// What is written
    #[arg(long, value_enum, default_value_t)]
    format: Output,
    /// Say what every part of the input was taken for, and which rule found every quote
    #[arg(long)]
    explain: bool,
    /// Replace files that are there
    #[arg(long)]
    force: bool,
}

impl std::fmt::Debug for import::Format {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.name)
    }
}

fn format_named(name: &str) -> Result<&'static import::Format, String> {
    import::format(name).ok_or_else(|| {
        let names: Vec<&str> = FORMATS.iter().map(|format| format.name).collect();
        let near = crate::diagnostic::suggest(name, names.iter().copied());
        near.unwrap_or_else(|| format!("the formats are {}", names.join(", ")))
    })
}

fn tag(tag: &str) -> Result<String, String> {
    let well = tag
        .split('-')
        .all(|part| (1..=8).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphanumeric()));
    let first = tag.split('-').next().unwrap_or_default();
    if well && first.len() > 1 && first.bytes().all(|byte| byte.is_ascii_alphabetic()) {
        Ok(tag.to_owned())
    } else {
        Err("a language is a BCP 47 tag, such as \"en\", \"zh-Hans\" or \"ar\"".to_owned())
    }
}

pub(super) fn run(args: &Args) -> Result<Exit, Failure> {
    if args.path.as_os_str() != "-" && args.path.is_dir() {
        return folder(args);
    }
    let (name, bytes) = if args.path.as_os_str() == "-" {
        ("standard input".to_owned(), io::read_stdin()?)
    } else {
        (args.path.to_string_lossy().into_owned(), io::read(&args.path)?)
    };
    let imported = match import::read(&bytes, args.options(&name)) {
        Ok(imported) => imported,
        Err(refusal) => {
            super::complain(&Failure::at(Path::new(&name), refusal.message).help(refusal.help));
            return Ok(Exit::Faults);
        }
    };
    for note in &imported.notes {
        super::tell(&format!("{}: {}\n", Safe::from_world(&name), Safe::from_world(note)));
    }
    let text = args.text(&imported);
    match &args.output {
        None => super::print(&text)?,
        Some(path) => {
            // A folder takes the file under the name of the input.
            let path = if path.is_dir() {
                path.join(output_name(Path::new(&name), args.ending()))
            } else {
                path.clone()
            };
            written(io::write(&path, &text, args.mode()))?;
        }
    }
    Ok(Exit::Well)
}

impl Args {
    fn options<'a>(&'a self, name: &'a str) -> Options<'a> {
        Options { from: self.from, language: self.language.as_deref(), name: Some(name) }
    }

    fn text(&self, imported: &Imported) -> String {
        match self.format {
            _ if self.explain => Safe::block(imported.explain().into()).0.to_string(),
            Output::Toml => imported.toml(),
            Output::Json => imported.json(),
        }
    }

    fn mode(&self) -> Mode {
        if self.force { Mode::Overwrite } else { Mode::New }
    }

    fn ending(&self) -> &'static str {
        match self.format {
            _ if self.explain => "explained.txt",
            Output::Toml => "toml",
            Output::Json => "json",
        }
    }
}

fn output_name(input: &Path, ending: &str) -> PathBuf {
    let stem = input.file_stem().unwrap_or_default();
    PathBuf::from(format!("{}.{ending}", stem.to_string_lossy()))
}

fn written(outcome: Result<Written, WriteFailure>) -> Result<(), Failure> {
    outcome.map(|_| ()).map_err(|failure| match failure {
        WriteFailure::Exists(path) => {
            Failure::at(&path, "is there already").help("give --force to replace it, or another name")
        }
        WriteFailure::World(failure) => failure,
    })
}

/// Imports every article of a folder, several at a time; each is written and forgotten before the next is read.
fn folder(args: &Args) -> Result<Exit, Failure> {
    let Some(output) = &args.output else {
        return Err(
            Failure::at(&args.path, "is a folder").help("say with `-o FOLDER` where its briefings go")
        );
    };
    if output.is_file() {
        return Err(Failure::at(output, "is a file, not a folder").help("name a folder for the briefings"));
    }
    let known = |ending: &str| {
        args.from.is_some() || import::format(ending).is_some_and(|format| format.name != ending)
    };
    let files = io::articles_in(&args.path, known)?;
    if files.is_empty() {
        let endings: Vec<&str> = FORMATS.iter().flat_map(|format| format.endings).copied().collect();
        return Err(Failure::at(&args.path, "there is no article in this folder")
            .help(format!("articles are files that end in {}", endings.join(", "))));
    }
    let names = names(&files, args.ending());
    io::make_folder(output)?;
    let work = Work {
        args,
        output,
        files: &files,
        names: &names,
        next: AtomicUsize::new(0),
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

/// The names of what is written, one for each file: without its ending, unless two would be the same.
fn names(files: &[PathBuf], ending: &str) -> Vec<PathBuf> {
    let mut taken: HashSet<PathBuf> = HashSet::new();
    let name = |file: &PathBuf| {
        let short = file.with_file_name(output_name(file, ending));
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
    state: Mutex<State>,
}

/// How far the work is.
#[derive(Default)]
struct State {
    done: usize,
    refused: usize,
    failed: usize,
    told: Option<Instant>,
    width: usize,
}

impl Work<'_> {
    fn run(&self) {
        loop {
            let index = self.next.fetch_add(1, Ordering::Relaxed);
            let (Some(file), Some(name)) = (self.files.get(index), self.names.get(index)) else { return };
            let outcome = self.one(file, name);
            self.tell(outcome);
        }
    }

    /// One file; `Err` with whether the world failed and what to say.
    fn one(&self, file: &Path, name: &Path) -> Result<(), (bool, Failure)> {
        let world = |failure| (true, failure);
        let path = self.args.path.join(file);
        let target = self.output.join(name);
        if let Some(folder) = target.parent().filter(|folder| !folder.is_dir()) {
            io::make_folder(folder).map_err(world)?;
        }
        let bytes = io::read(&path).map_err(world)?;
        let shown = path.to_string_lossy();
        let imported = import::read(&bytes, self.args.options(&shown))
            .map_err(|refusal| (false, Failure::at(&path, refusal.message).help(refusal.help)))?;
        drop(bytes);
        written(io::write_one_of_many(&target, &self.args.text(&imported), self.args.mode())).map_err(world)
    }

    fn tell(&self, outcome: Result<(), (bool, Failure)>) {
        let Ok(mut state) = self.state.lock() else { return };
        let terminal = std::io::stderr().is_terminal() && !super::is_dumb();
        match outcome {
            Ok(()) => state.done += 1,
            Err((world, failure)) => {
                *(if world { &mut state.failed } else { &mut state.refused }) += 1;
                clear(&mut state);
                super::complain(&failure);
            }
        }
        let due = state.told.is_none_or(|told| told.elapsed() > Duration::from_millis(100));
        if terminal && due {
            let line = format!("{} of {}", state.done + state.refused + state.failed, self.files.len());
            super::tell(&format!("\r{line}"));
            state.width = line.len();
            state.told = Some(Instant::now());
        }
    }

    fn finish(self) -> Exit {
        let mut state = self.state.into_inner().unwrap_or_else(std::sync::PoisonError::into_inner);
        clear(&mut state);
        let left = match state.refused + state.failed {
            0 => String::new(),
            left => format!(", {left} could not be"),
        };
        super::tell(&format!("{} imported{left}\n", state.done));
        match (state.failed, state.refused) {
            (0, 0) => Exit::Well,
            (0, _) => Exit::Faults,
            _ => Exit::World,
        }
    }
}

/// Takes the line of progress away.
fn clear(state: &mut State) {
    if state.width > 0 {
        super::tell(&format!("\r{}\r", " ".repeat(state.width)));
        state.width = 0;
    }
}
