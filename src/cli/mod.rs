//! The command line: words to calls, and the only place that prints.

mod check;
mod completions;
mod config;
mod export;
mod form;
mod formats;
mod import;
mod keys;
mod load;
mod man;
mod many;
mod new;
mod paths;
mod pick;
mod quotes;
mod read;
mod schema;
mod search;
mod settings;
mod show;
mod speakers;
mod themes;
mod verify;

use crate::io::Failure;
use clap::{CommandFactory, Parser, Subcommand, ValueEnum};
use std::ffi::OsString;
use std::io::{IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// How a run ended, as the shell sees it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exit {
    /// All is well.
    Well,
    /// The input has faults, or nothing was found.
    Faults,
    /// The command line is wrong.
    Usage,
    /// The world failed: a file, a terminal.
    World,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(match exit {
            Exit::Well => 0,
            Exit::Faults => 1,
            Exit::Usage => 2,
            Exit::World => 3,
        })
    }
}

/// Read event briefings in the terminal and take exact, attributed quotes out.
#[derive(Debug, Parser)]
#[command(name = "plenary", version, args_conflicts_with_subcommands = true, disable_help_subcommand = true)]
struct Cli {
    #[command(subcommand)]
    command: Option<Command>,
    #[command(flatten)]
    read: read::Args,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Say everything that is wrong with briefings, with its place and a way out
    Check(check::Args),
    /// Print a briefing as plain text, or a screen of the reader
    Show(show::Args),
    /// List who speaks, with role and number of quotes
    Speakers(speakers::Args),
    /// Print quotes of one or many briefings in any export format
    Quotes(quotes::Args),
    /// Choose quotes in the reader; print them and leave
    Pick(pick::Args),
    /// Print a whole briefing as a document, a page, data or a calendar
    Export(export::Args),
    /// Make a briefing of an article, a page, a transcript or subtitles
    Import(import::Args),
    /// Find words in one or many briefings
    Search(search::Args),
    /// Hold every passage in quotation marks of a draft against briefings
    Verify(verify::Args),
    /// Print a commented briefing to start from, or make a file of it
    New(new::Args),
    /// Print the JSON Schema of the briefing format, or of quote records
    Schema(schema::Args),
    /// Print every key and what it does
    Keys(settings::Place),
    /// Print every export format and what it is for
    Formats(formats::Args),
    /// Print every theme and what it is for
    Themes(settings::Place),
    /// Print where settings, themes, state and the library are
    Paths(settings::Place),
    /// Print a file of settings to begin with, every line a comment
    Config,
    /// Print what a shell needs to complete commands and options
    Completions(completions::Args),
    /// Print the manual page, or that of a command
    Man(man::Args),
}

/// When colours are used.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
enum Color {
    /// On a terminal, unless `NO_COLOR` is set
    #[default]
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

impl Color {
    /// Whether standard output gets colours (<https://no-color.org>, <https://bixense.com/clicolors>).
    fn on(self) -> bool {
        match self {
            Self::Always => true,
            Self::Never => false,
            Self::Auto if is_set("NO_COLOR") => false,
            Self::Auto
                if is_set("CLICOLOR_FORCE")
                    && std::env::var_os("CLICOLOR_FORCE").is_some_and(|v| v != "0") =>
            {
                true
            }
            Self::Auto => std::io::stdout().is_terminal() && !is_dumb(),
        }
    }
}

/// Whether an environment variable says something.
fn is_set(name: &str) -> bool {
    std::env::var_os(name).is_some_and(|value| !value.is_empty())
}

/// Whether the reader is to do without a screen: asked for, or `PLENARY_LINEAR` says so.
fn is_linear(asked: bool) -> bool {
    let said = std::env::var_os("PLENARY_LINEAR").is_some_and(|said| !said.is_empty() && said != "0");
    asked || said
}

/// Whether the terminal says of itself that it can do nothing.
fn is_dumb() -> bool {
    std::env::var_os("TERM").is_some_and(|term| term == "dumb")
}

/// Runs a command line; the first word is the program's name.
pub fn run(words: impl IntoIterator<Item = OsString>) -> ExitCode {
    let cli = match Cli::try_parse_from(words) {
        Ok(cli) => cli,
        Err(error) => return usage(&error),
    };
    let done = match cli.command {
        None => read::run(&cli.read),
        Some(Command::Check(args)) => check::run(&args),
        Some(Command::Show(args)) => show::run(&args),
        Some(Command::Speakers(args)) => speakers::run(&args),
        Some(Command::Quotes(args)) => quotes::run(&args),
        Some(Command::Pick(args)) => pick::run(&args),
        Some(Command::Export(args)) => export::run(&args),
        Some(Command::Import(args)) => import::run(&args),
        Some(Command::Search(args)) => search::run(&args),
        Some(Command::Verify(args)) => verify::run(&args),
        Some(Command::New(args)) => new::run(&args),
        Some(Command::Schema(args)) => schema::run(&args),
        Some(Command::Keys(args)) => keys::run(&args),
        Some(Command::Formats(args)) => formats::run(&args),
        Some(Command::Themes(args)) => themes::run(&args),
        Some(Command::Paths(args)) => paths::run(&args),
        Some(Command::Config) => config::run(),
        Some(Command::Completions(args)) => completions::run(&args),
        Some(Command::Man(args)) => man::run(&args),
    };
    match done {
        Ok(exit) => exit.into(),
        Err(failure) => {
            complain(&failure);
            Exit::World.into()
        }
    }
}

/// The help of every command, for the documents: name and text.
pub fn help() -> Vec<(String, String)> {
    let mut cli = Cli::command();
    cli.build();
    let mut pages = vec![("plenary".to_owned(), cli.render_long_help().to_string())];
    for command in cli.get_subcommands_mut() {
        pages.push((format!("plenary {}", command.get_name()), command.render_long_help().to_string()));
    }
    pages
}

fn usage(error: &clap::Error) -> ExitCode {
    if error.use_stderr() {
        // It repeats what was typed, and that may have come out of a file.
        tell(&crate::text::Safe::block(error.to_string().into()).0);
        return Exit::Usage.into();
    }
    match print(&error.to_string()) {
        Ok(()) => Exit::Well.into(),
        Err(_) => Exit::World.into(),
    }
}

/// Where to write, if that is a file: without a path and with `-` it is standard output.
fn file(output: Option<&Path>) -> Option<&Path> {
    output.filter(|path| path.as_os_str() != "-")
}

/// Prints data. A reader that has had enough (a closed pipe) is no failure.
fn print(text: &str) -> Result<(), Failure> {
    let mut out = std::io::stdout().lock();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Err(error) if error.kind() != std::io::ErrorKind::BrokenPipe => Err(Failure::of_output(&error)),
        _ => Ok(()),
    }
}

/// Prints a message to a person.
fn tell(text: &str) {
    // There is nobody to tell that telling failed.
    let _ = std::io::stderr().lock().write_all(text.as_bytes());
}

/// Says what the world refused, and a way out.
fn complain(failure: &Failure) {
    tell(&format!("plenary: {failure}\n"));
    if let Some(help) = &failure.help {
        tell(&format!("         {}\n", crate::text::Safe::from_world(help)));
    }
}

/// Files and folders to read; `-` is standard input.
#[derive(Debug, clap::Args)]
struct Paths {
    /// Briefings, folders of briefings, or `-` for standard input
    #[arg(value_name = "PATH", required = true)]
    paths: Vec<PathBuf>,
}
