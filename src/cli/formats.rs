//! `plenary formats`: every export format and what it is for.

use super::Exit;
use crate::export::EXPORTERS;
use crate::io::Failure;

pub(super) fn run() -> Result<Exit, Failure> {
    let lines = EXPORTERS
        .iter()
        .map(|exporter| format!("{:<12}.{:<6}{}\n", exporter.name(), exporter.ending(), exporter.purpose()));
    super::print(&lines.collect::<String>())?;
    Ok(Exit::Well)
}
