//! `plenary completions SHELL`: a script that completes commands and options.

use super::Cli;
use super::exit::Exit;
use super::output::print;
use crate::io::Failure;
use clap::CommandFactory;
use clap_complete::Shell;

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The shell that the script is for
    #[arg(value_enum, value_name = "SHELL")]
    shell: Shell,
}

pub(super) fn run(args: &Args) -> Result<Exit, Failure> {
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut Cli::command(), "plenary", &mut script);
    print(&String::from_utf8_lossy(&script))?;
    Ok(Exit::Success)
}
