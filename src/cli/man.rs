//! `plenary man [COMMAND]`: the manual page of the program, or of one command.

use super::Cli;
use super::exit::Exit;
use super::help::described;
use super::output::print;
use crate::export::WriteMode;
use crate::io::{self, Failure};
use clap::CommandFactory;
use std::path::{Path, PathBuf};

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The command to describe [default: the whole program]
    #[arg(value_name = "COMMAND")]
    command: Option<String>,
    /// Write every manual page to this folder instead, replacing older pages
    #[arg(long, value_name = "FOLDER", conflicts_with = "command")]
    all: Option<PathBuf>,
}

pub(super) fn run(args: &Args) -> Result<Exit, Failure> {
    if let Some(folder) = &args.all {
        write_all(folder)?;
        return Ok(Exit::Success);
    }
    let Some(command) = described(args.command.as_deref()) else { return Ok(Exit::Usage) };
    print(&page(command)?)?;
    Ok(Exit::Success)
}

/// Writes `plenary.1`, and a page such as `plenary-check.1` for every command.
fn write_all(folder: &Path) -> Result<(), Failure> {
    io::make_folder(folder)?;
    let mut cli = Cli::command();
    cli.build();
    let commands: Vec<_> = cli.get_subcommands().cloned().collect();
    for command in std::iter::once(cli).chain(commands) {
        let name = command.get_display_name().unwrap_or_else(|| command.get_name());
        let path = folder.join(format!("{name}.1"));
        io::write_one_of_many(&path, &page(command)?, WriteMode::Overwrite)?;
    }
    Ok(())
}

fn page(command: clap::Command) -> Result<String, Failure> {
    let mut text = Vec::new();
    clap_mangen::Man::new(command)
        .render(&mut text)
        .map_err(|error| Failure::new(format!("cannot write the manual page: {error}")))?;
    Ok(String::from_utf8_lossy(&text).into_owned())
}
