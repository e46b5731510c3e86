//! `plenary export PATH`: a whole briefing as one document.

use super::form::attribution;
use super::{Exit, load};
use crate::diagnostic::suggest;
use crate::export::digest::{DIGESTS, Digest, digest, find};
use crate::export::{Attribution, Style};
use crate::guard::{Destination, ReleasedBriefing};
use crate::io::{self, Failure, Mode};
use std::path::PathBuf;

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// A briefing, or `-` for standard input
    #[arg(value_name = "PATH")]
    path: PathBuf,
    /// As what: markdown, html (one page that needs nothing else), json, ics (a calendar)
    #[arg(long = "as", value_name = "FORM", default_value = "markdown", value_parser = form)]
    form: &'static dyn Digest,
    /// How speakers are named under their quotes: "long" with role and organization, "short" by family name
    #[arg(long, value_name = "HOW", default_value = "long", value_parser = attribution)]
    attribution: Attribution,
    /// Write to a new file instead of standard output
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,
}

fn form(word: &str) -> Result<&'static dyn Digest, String> {
    let names: Vec<&str> = DIGESTS.iter().map(|form| form.name()).collect();
    let other = || {
        suggest(word, names.iter().copied()).unwrap_or_else(|| format!("the forms are {}", names.join(", ")))
    };
    find(word).ok_or_else(other)
}

pub(super) fn run(args: &Args) -> Result<Exit, Failure> {
    let volumes = load::load(std::slice::from_ref(&args.path))?;
    let unread = load::report_unread(&volumes);
    let mut briefings = volumes.iter().filter_map(|volume| volume.briefing.as_ref());
    let Some(briefing) = briefings.next() else { return Ok(Exit::Faults) };
    if briefings.next().is_some() {
        super::complain(&Failure::at(&args.path, "holds several briefings").help("name one of them"));
        return Ok(Exit::Usage);
    }
    let to = super::file(args.output.as_deref()).map_or(Destination::Output, |_| Destination::File);
    let briefing = ReleasedBriefing::new(briefing, to);
    let text = match digest(args.form, &briefing, Style { attribution: args.attribution }) {
        Ok(text) => text,
        Err(refusal) => {
            super::complain(&Failure::new(refusal.message).help(refusal.help));
            return Ok(Exit::Faults);
        }
    };
    match super::file(args.output.as_deref()) {
        None => super::print(&text)?,
        Some(path) => {
            let written = io::write(path, &text, Mode::New).map_err(Failure::from)?;
            super::tell(&format!("written to {}\n", written.path.display()));
        }
    }
    Ok(if unread { Exit::Faults } else { Exit::Well })
}
