//! `plenary help [COMMAND]`: the help of the program, or of one command.

use super::Cli;
use super::exit::Exit;
use super::output::{complain, print};
use crate::diagnostic::suggest;
use crate::io::{self, Failure};
use clap::CommandFactory;
use std::path::Path;

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The command to describe [default: the whole program]
    #[arg(value_name = "COMMAND")]
    command: Option<String>,
}

pub(super) fn run(args: &Args) -> Result<Exit, Failure> {
    let Some(mut command) = described(args.command.as_deref()) else { return Ok(Exit::Usage) };
    print(&command.render_help().to_string())?;
    Ok(Exit::Success)
}

/// Returns the command to describe; if there is none of that name, reports it and returns `None`.
pub(super) fn described(name: Option<&str>) -> Option<clap::Command> {
    let mut cli = Cli::command();
    cli.build();
    let Some(name) = name else { return Some(cli) };
    let found = cli.find_subcommand(name).cloned();
    if found.is_none() {
        complain(&unknown_command(name));
    }
    found
}

/// A failure that suggests the command that was meant, or how to list all of them.
fn unknown_command(name: &str) -> Failure {
    let similar = similar_command(name).unwrap_or_else(|| "`plenary help` lists the commands".to_owned());
    Failure::new(format!("there is no command \"{name}\"")).help(similar)
}

/// Returns a failure if the first path looks like a mistyped command: it names no file and is similar to a command.
pub(super) fn mistyped(path: Option<&Path>) -> Option<Failure> {
    let path = path?;
    let name = path.to_str()?;
    let is_word = name.chars().all(|c| c.is_ascii_lowercase() || c == '-') && name != "-";
    if !is_word || path.exists() {
        return None;
    }
    let similar = similar_command(name)?;
    Some(Failure::new(format!("there is no command and no file \"{name}\"")).help(similar))
}

fn similar_command(name: &str) -> Option<String> {
    let cli = Cli::command();
    let names: Vec<&str> = cli.get_subcommands().map(clap::Command::get_name).collect();
    suggest(name, names)
}

/// Returns true if there are no settings and no saved state yet.
pub(super) fn is_first_start() -> bool {
    let exists = |folder: Option<std::path::PathBuf>| folder.is_some_and(|folder| folder.exists());
    !exists(io::state_dir()) && !exists(io::config_dir())
}
