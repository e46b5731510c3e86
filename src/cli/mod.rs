//! The command line: one file per command, and the only place that prints.

mod check;
mod codes;
mod completions;
mod config;
mod edit;
mod environment;
mod exit;
mod export;
mod files;
mod form;
mod formats;
mod help;
mod import;
#[cfg(feature = "index")]
mod index;
#[cfg_attr(not(feature = "index"), path = "without_index.rs")]
mod indexed;
mod input;
mod keys;
mod load;
mod looks;
mod man;
mod near;
mod new;
mod output;
mod paths;
mod people;
mod people_file;
mod pick;
mod plan;
mod quotes;
mod read;
mod schema;
mod search;
mod selection;
mod settings;
mod show;
mod speakers;
mod themes;
mod tour;
mod verify;

use crate::text::Safe;
use clap::{CommandFactory, Parser, Subcommand};
use std::ffi::OsString;
use std::process::ExitCode;

pub use exit::Exit;

/// Read event briefings in the terminal and export exact, attributed quotes
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
    /// Check briefings and report every problem, with its position and a fix
    Check(check::Args),
    /// Print a briefing as plain text, or a screen of the reader
    Show(show::Args),
    /// List the speakers with their roles and numbers of quotes
    Speakers(speakers::Args),
    /// Print quotes from one or more briefings in any export format
    Quotes(quotes::Args),
    /// Select quotes in the reader and print them
    Pick(pick::Args),
    /// Print a whole briefing as a document, web page, data or calendar
    Export(export::Args),
    /// Export what is tagged and noted, for programs of qualitative analysis or as a list
    Codes(codes::Args),
    /// Convert an article, web page, transcript or subtitles to a briefing
    Import(import::Args),
    /// Search one or more briefings for words
    Search(search::Args),
    /// Make the index of a folder, list all indexes, or remove them
    #[cfg(feature = "index")]
    Index(index::Args),
    /// List the people of one or more briefings, and join their names
    People(people::Args),
    /// Correct, confirm or annotate quotes of a briefing
    Edit(edit::Args),
    /// Check every quotation in a draft against briefings
    Verify(verify::Args),
    /// Print a commented briefing to start from, or save it to a file
    New(new::Args),
    /// Print the JSON Schema of the briefing format or of quote records
    Schema(schema::Args),
    /// List every key and what it does
    Keys(settings::Place),
    /// List every format that plenary writes, or with `--import` reads
    Formats(formats::Args),
    /// List every theme and what it is for
    Themes(settings::Place),
    /// Print the paths of the settings, themes, saved state, library and cache
    Paths(settings::Place),
    /// Print a commented settings file to start from
    Config,
    /// Print the completion script for a shell
    Completions(completions::Args),
    /// Take a tour of the reader, in eleven screens
    Tour(tour::Args),
    /// Print the manual page of plenary or of one of its commands
    Man(man::Args),
    /// Print the help of plenary or of one of its commands
    Help(help::Args),
}

/// Runs a command line, whose first word is the program's name.
pub fn run(words: impl IntoIterator<Item = OsString>) -> ExitCode {
    crate::terminal::install_panic_hook();
    let cli = match Cli::try_parse_from(words) {
        Ok(cli) => cli,
        Err(error) => return usage(&error),
    };
    let result = match cli.command {
        None => read::run(&cli.read),
        Some(Command::Check(args)) => check::run(&args),
        Some(Command::Show(args)) => show::run(&args),
        Some(Command::Speakers(args)) => speakers::run(&args),
        Some(Command::Quotes(args)) => quotes::run(&args),
        Some(Command::Pick(args)) => pick::run(&args),
        Some(Command::Export(args)) => export::run(&args),
        Some(Command::Codes(args)) => codes::run(&args),
        Some(Command::Import(args)) => import::run(&args),
        Some(Command::Search(args)) => search::run(&args),
        #[cfg(feature = "index")]
        Some(Command::Index(args)) => index::run(&args),
        Some(Command::People(args)) => people::run(&args),
        Some(Command::Edit(args)) => edit::run(&args),
        Some(Command::Verify(args)) => verify::run(&args),
        Some(Command::New(args)) => new::run(&args),
        Some(Command::Schema(args)) => schema::run(&args),
        Some(Command::Keys(args)) => keys::run(&args),
        Some(Command::Formats(args)) => formats::run(&args),
        Some(Command::Themes(args)) => themes::run(&args),
        Some(Command::Paths(args)) => paths::run(&args),
        Some(Command::Config) => config::run(),
        Some(Command::Completions(args)) => completions::run(&args),
        Some(Command::Tour(args)) => tour::run(&args),
        Some(Command::Man(args)) => man::run(&args),
        Some(Command::Help(args)) => help::run(&args),
    };
    match result {
        Ok(exit) => exit.into(),
        Err(failure) => {
            output::complain(&failure);
            Exit::from(&failure).into()
        }
    }
}

/// The help of every command, for the documents: its name and its text.
pub fn help() -> Vec<(String, String)> {
    let mut cli = Cli::command();
    cli.build();
    let mut pages = vec![("plenary".to_owned(), cli.render_long_help().to_string())];
    for command in cli.get_subcommands_mut() {
        pages.push((format!("plenary {}", command.get_name()), command.render_long_help().to_string()));
    }
    pages
}

/// Prints the message of clap: help, version, or an error in the command line.
fn usage(error: &clap::Error) -> ExitCode {
    if error.use_stderr() {
        // The message repeats the command line, which may contain text from a file.
        output::tell(&Safe::block(error.to_string().into()).0);
        return Exit::Usage.into();
    }
    match output::print(&error.to_string()) {
        Ok(()) => Exit::Success.into(),
        Err(failure) => Exit::from(&failure).into(),
    }
}
