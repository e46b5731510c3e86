//! `plenary codes [PATH…]`: what is tagged and noted, for programs of qualitative analysis or as a list.

use super::exit::Exit;
use super::load::LibraryPaths;
use super::output::{complain, counted, output_file, print, print_bytes, shown, tell};
use super::plan::Plan;
use super::selection::Selection;
use crate::diagnostic::suggest;
use crate::export::coding::{CodingFormat, CodingOptions, export_codings, has_codings};
use crate::guard::{Destination, ReleasedBriefing};
use crate::io::{self, Failure};
use crate::library::Volume;
use crate::model::Briefing;
use std::io::IsTerminal;
use std::path::PathBuf;

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    #[command(flatten)]
    library: LibraryPaths,
    /// Write qdpx (a project of REFI-QDA, which programs of qualitative analysis read), qdc (its codes alone), csv or
    /// markdown
    #[arg(long, short, value_name = "FORMAT", default_value = "markdown", value_parser = format)]
    format: CodingFormat,
    /// Also make a code of each speaker, and code all their statements; in qdpx and qdc
    #[arg(long)]
    speakers: bool,
    /// The name of the person who coded, in qdpx
    #[arg(long, value_name = "NAME", default_value = "plenary")]
    coder: String,
    /// Write to a new file instead of standard output
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,
}

fn format(word: &str) -> Result<CodingFormat, String> {
    let names = CodingFormat::ALL.map(CodingFormat::name);
    CodingFormat::from_name(word).ok_or_else(|| {
        suggest(word, names).unwrap_or_else(|| format!("the formats are {}", names.join(", ")))
    })
}

pub(super) fn run(args: &Args) -> Result<Exit, Failure> {
    let output = output_file(args.output.as_deref());
    if let Some(failure) = args.refusal(output.is_some()) {
        complain(&failure);
        return Ok(Exit::Usage);
    }
    // Only briefings with codings are kept.
    let mut found: Vec<Briefing> = Vec::new();
    let plan = Plan::of(&args.library.paths, &Selection::default(), &args.library.uses_index)?;
    let is_coded = |briefing: &Briefing| has_codings(briefing) || args.speakers;
    let unread = plan.map_briefings(
        |volume: Volume| volume.briefing.filter(is_coded),
        |made| {
            found.extend(made);
            Ok(())
        },
    )?;
    let exit = unread.report();
    let to = output.map_or(Destination::Output, |_| Destination::File);
    let released: Vec<_> = found.iter().map(|briefing| ReleasedBriefing::new(briefing, to)).collect();
    let options = CodingOptions { coder: &args.coder, has_speakers: args.speakers };
    let bytes = match export_codings(args.format, &released, options) {
        Ok(bytes) => bytes,
        Err(refusal) => {
            complain(&Failure::new(refusal.message).help(refusal.help));
            return Ok(exit.max(Exit::Faults));
        }
    };
    match (output, std::str::from_utf8(&bytes)) {
        (Some(path), _) => {
            let written = io::write_new_bytes(path, &bytes).map_err(Failure::from)?;
            let briefings = counted(found.len(), "briefing");
            tell(&format!("codings of {briefings} written to {}\n", shown(&written.path)));
        }
        (None, Ok(text)) if !args.format.is_binary() => print(text)?,
        (None, _) => print_bytes(&bytes)?,
    }
    Ok(exit)
}

impl Args {
    /// Returns why the options do not fit together, if they do not.
    fn refusal(&self, has_file: bool) -> Option<Failure> {
        if self.speakers && !self.format.has_codes() {
            let message =
                format!("{} has no codes for speakers, because every row names them", self.format.name());
            return Some(Failure::new(message).help("leave out --speakers, or use --format qdpx"));
        }
        if self.format.is_binary() && !has_file && std::io::stdout().is_terminal() {
            let failure = Failure::new("a project cannot be printed to a terminal: it is a binary file");
            return Some(failure.help("write it to a file: --output codes.qdpx"));
        }
        None
    }
}
