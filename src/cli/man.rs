//! `plenary man [COMMAND]`: the manual page of the program, or of one command.

use super::Cli;
use super::exit::Exit;
use super::output::{complain, print};
use crate::diagnostic::suggest;
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
                let failure = Failure::new(format!("there is no command \"{name}\""));
                let similar = suggest(name, cli.get_subcommands().map(clap::Command::get_name));
                complain(
                    &failure
                        .help(similar.unwrap_or_else(|| "`plenary --help` lists the commands".to_owned())),
                );
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
