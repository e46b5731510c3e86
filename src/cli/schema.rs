//! `plenary schema`: the JSON Schema of the briefing format.

use super::Exit;
use crate::io::Failure;

pub(super) fn run() -> Result<Exit, Failure> {
    super::print(&format!("{:#}\n", crate::document::schema()))?;
    Ok(Exit::Well)
}
