//! `plenary man [COMMAND]`: the manual page of the program, or of one command.

use super::{Cli, Exit};
use crate::diagnostic::suggest;
use crate::io::Failure;
use clap::CommandFactory;

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The command; none: the whole program
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
                let near = suggest(name, cli.get_subcommands().map(clap::Command::get_name));
                super::complain(
                    &failure.help(near.unwrap_or_else(|| "`plenary --help` lists them".to_owned())),
                );
                return Ok(Exit::Usage);
            }
        },
    };
    let mut text = Vec::new();
    clap_mangen::Man::new(page)
        .render(&mut text)
        .map_err(|error| Failure::new(format!("the page cannot be written: {error}")))?;
    super::print(&String::from_utf8_lossy(&text))?;
    Ok(Exit::Well)
}
