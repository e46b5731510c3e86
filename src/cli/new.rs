//! `plenary new [FILE]`: a commented briefing to start from.

use super::exit::Exit;
use super::output::{print, shown, tell};
use crate::export::WriteMode;
use crate::io::{self, Failure};
use std::path::PathBuf;

/// A small valid briefing that uses every key of the format.
const BRIEFING: &str = include_str!("../../assets/new.toml");

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The file to create; it must not exist [default: standard output]
    #[arg(value_name = "FILE")]
    file: Option<PathBuf>,
}

pub(super) fn run(args: &Args) -> Result<Exit, Failure> {
    let Some(path) = &args.file else {
        print(BRIEFING)?;
        return Ok(Exit::Success);
    };
    let written = io::write(path, BRIEFING, WriteMode::New).map_err(Failure::from)?;
    tell(&format!("created {}; replace its example text\n", shown(&written.path)));
    Ok(Exit::Success)
}
