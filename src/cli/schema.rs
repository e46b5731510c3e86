//! `plenary schema`: the JSON Schema of the briefing format or of quote records.

use super::exit::Exit;
use super::output::print;
use crate::io::Failure;

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Print the schema of a quote record, an object in `plenary quotes --format json`
    #[arg(long)]
    quote: bool,
}

pub(super) fn run(args: &Args) -> Result<Exit, Failure> {
    let schema = if args.quote { crate::export::record_json::schema() } else { crate::document::schema() };
    print(&format!("{schema:#}\n"))?;
    Ok(Exit::Success)
}
