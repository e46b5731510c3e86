//! `plenary new [FILE]`: a commented briefing to start from.

use super::Exit;
use crate::io::{self, Failure, Mode};
use crate::text::Safe;
use std::path::PathBuf;

/// A small briefing without a fault, with every key of the format in it.
const BRIEFING: &str = include_str!("../../assets/new.toml");

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The file to make, which must not be there yet; none: standard output
    #[arg(value_name = "FILE")]
    file: Option<PathBuf>,
}

pub(super) fn run(args: &Args) -> Result<Exit, Failure> {
    let Some(path) = &args.file else {
        super::print(BRIEFING)?;
        return Ok(Exit::Well);
    };
    let written = io::write(path, BRIEFING, Mode::New).map_err(Failure::from)?;
    super::tell(&format!(
        "{} is there for you to fill in\n",
        Safe::from_world(&written.path.to_string_lossy())
    ));
    Ok(Exit::Well)
}
