//! `plenary schema`: the JSON Schema of the briefing format, or of the records that quotes are exported as.

use super::Exit;
use crate::io::Failure;

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The schema of a quote record instead, an object of `plenary quotes --format json`
    #[arg(long)]
    quote: bool,
}

pub(super) fn run(args: &Args) -> Result<Exit, Failure> {
    let schema = if args.quote { crate::export::shape::schema() } else { crate::document::schema() };
    super::print(&format!("{schema:#}\n"))?;
    Ok(Exit::Well)
}
