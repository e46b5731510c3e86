//! `plenary completions SHELL`: what a shell needs to complete commands and options.

use super::{Cli, Exit};
use crate::io::Failure;
use clap::CommandFactory;
use clap_complete::Shell;

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The shell that completes
    #[arg(value_enum, value_name = "SHELL")]
    shell: Shell,
}

pub(super) fn run(args: &Args) -> Result<Exit, Failure> {
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut Cli::command(), "plenary", &mut script);
    super::print(&String::from_utf8_lossy(&script))?;
    Ok(Exit::Well)
}
