//! `plenary man [COMMAND]`: the manual page of the program, or of one command.

use super::exit::Exit;
use super::help::{Args, described};
use super::output::print;
use crate::io::Failure;

pub(super) fn run(args: &Args) -> Result<Exit, Failure> {
    let Some(page) = described(args) else { return Ok(Exit::Usage) };
    let mut text = Vec::new();
    clap_mangen::Man::new(page)
        .render(&mut text)
        .map_err(|error| Failure::new(format!("cannot write the manual page: {error}")))?;
    print(&String::from_utf8_lossy(&text))?;
    Ok(Exit::Success)
}
