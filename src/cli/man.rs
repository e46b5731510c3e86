//! `plenary man [COMMAND]`: the manual page of the program, or of one command.

use super::Cli;
use super::exit::Exit;
use super::help::unknown_command;
use super::output::{complain, print};
use crate::io::Failure;
use clap::CommandFactory;

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The command to describe [default: the whole program]
    #[arg(value_name = "COMMAND")]
    command: Option<String>,
}

pub(super) fn run(args: &Args) -> Result<Exit, Failure> {
    let mut cli = Cli::command();
    cli.build();
    let page = match &args.command {
        None => cli,
        Some(name) => match cli.find_subcommand(name) {
            Some(command) => command.clone(),
            None => {
                complain(&unknown_command(name));
                return Ok(Exit::Usage);
            }
        },
    };
    let mut text = Vec::new();
    clap_mangen::Man::new(page)
        .render(&mut text)
        .map_err(|error| Failure::new(format!("cannot write the manual page: {error}")))?;
    print(&String::from_utf8_lossy(&text))?;
    Ok(Exit::Success)
}
