//! `plenary export PATH`: a whole briefing as one document.

use super::exit::Exit;
use super::form::attribution;
use super::load;
use super::output::{complain, output_file, print, shown, tell};
use super::selection::UsesIndex;
use crate::diagnostic::suggest;
use crate::export::briefing::{BRIEFING_EXPORTERS, BriefingExporter, export_briefing, find};
use crate::export::{Attribution, Style, WriteMode};
use crate::guard::{Destination, Picture, ReleasedBriefing};
use crate::io::{self, Failure};
use crate::model::Briefing;
use std::path::{Path, PathBuf};

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// A briefing; `-` reads standard input
    #[arg(value_name = "PATH")]
    path: PathBuf,
    /// Export as markdown, html (one self-contained page), json or ics (a calendar)
    #[arg(long = "as", value_name = "FORM", default_value = "markdown", value_parser = form)]
    form: &'static dyn BriefingExporter,
    /// Name speakers with role and organization ("long") or by family name ("short")
    #[arg(long, value_name = "HOW", default_value = "long", value_parser = attribution)]
    attribution: Attribution,
    /// Also write the question that a quote answers
    #[arg(long)]
    with_question: bool,
    /// Leave out the pictures, which a web page otherwise contains
    #[arg(long)]
    no_images: bool,
    /// Write to a new file instead of standard output
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,
}

fn form(word: &str) -> Result<&'static dyn BriefingExporter, String> {
    let names: Vec<&str> = BRIEFING_EXPORTERS.iter().map(|form| form.name()).collect();
    let other = || {
        suggest(word, names.iter().copied()).unwrap_or_else(|| format!("the forms are {}", names.join(", ")))
    };
    find(word).ok_or_else(other)
}

/// The largest picture that is embedded, in bytes.
const MAX_PICTURE_SIZE: u64 = 32 << 20;

/// Reads the pictures of a briefing, and reports those that cannot be used.
fn pictures(briefing: &Briefing, file: &Path) -> Vec<(String, Picture)> {
    let mut pictures = Vec::new();
    let captions = briefing.sections.iter().flat_map(|section| &section.captions);
    for path in captions.filter_map(|caption| caption.image.as_deref()) {
        if pictures.iter().any(|(known, _)| known == path) {
            continue;
        }
        let found = io::find_beside(file, path).and_then(|found| io::read_beside(&found, MAX_PICTURE_SIZE));
        let picture = found.and_then(|bytes| {
            Picture::of(bytes).ok_or_else(|| Failure::new("is not a picture that web browsers show"))
        });
        match picture {
            Ok(picture) => pictures.push((path.to_owned(), picture)),
            Err(failure) => {
                tell(&format!("plenary: without the picture {}: {failure}\n", shown(Path::new(path))));
            }
        }
    }
    pictures
}

pub(super) fn run(args: &Args) -> Result<Exit, Failure> {
    let loaded = load::load(std::slice::from_ref(&args.path), &UsesIndex::default())?;
    let exit = loaded.unread.report();
    let mut briefings = loaded.briefings();
    let Some((_, briefing)) = briefings.next() else { return Ok(exit.max(Exit::Faults)) };
    if briefings.next().is_some() {
        complain(&Failure::at(&args.path, "contains more than one briefing").help("name one of them"));
        return Ok(Exit::Usage);
    }
    let to = output_file(args.output.as_deref()).map_or(Destination::Output, |_| Destination::File);
    let pictures = match loaded.volumes.first().and_then(|volume| volume.path.as_deref()) {
        Some(path) if args.form.embeds_pictures() && !args.no_images => pictures(briefing, path),
        _ => Vec::new(),
    };
    let briefing = ReleasedBriefing::new(briefing, to).with_pictures(pictures);
    let style = Style { attribution: args.attribution, question: args.with_question };
    let text = match export_briefing(args.form, &briefing, style) {
        Ok(text) => text,
        Err(refusal) => {
            complain(&Failure::new(refusal.message).help(refusal.help));
            return Ok(Exit::Faults);
        }
    };
    match output_file(args.output.as_deref()) {
        None => print(&text)?,
        Some(path) => {
            let written = io::write(path, &text, WriteMode::New).map_err(Failure::from)?;
            tell(&format!("written to {}\n", shown(&written.path)));
        }
    }
    Ok(exit)
}
