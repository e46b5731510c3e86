//! `plenary config`: a file of settings to begin with, every line a comment.

use super::Exit;
use crate::config::commented;
use crate::io::Failure;

pub(super) fn run() -> Result<Exit, Failure> {
    super::print(&commented())?;
    Ok(Exit::Well)
}
