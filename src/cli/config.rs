//! `plenary config`: a commented settings file to start from.

use super::exit::Exit;
use super::output::print;
use crate::config::commented;
use crate::io::Failure;

pub(super) fn run() -> Result<Exit, Failure> {
    print(&commented())?;
    Ok(Exit::Success)
}
