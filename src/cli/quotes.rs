//! `plenary quotes PATH…`: quotes, filtered, in any export format.

use super::{Exit, Paths, load};
use crate::diagnostic::suggest;
use crate::export::{EXPORTERS, Exporter, Record, export, find};
use crate::io::{self, Failure, Mode};
use crate::model::{Briefing, Kind, Quote};
use crate::text::fold::loose;
use std::path::PathBuf;

#[derive(clap::Args)]
pub(super) struct Args {
    #[command(flatten)]
    paths: Paths,
    /// Only of this speaker: an id, or words of the name
    #[arg(long, value_name = "SPEAKER", value_parser = folded)]
    speaker: Option<String>,
    /// Only of this section: an id, or words of the title
    #[arg(long, value_name = "SECTION", value_parser = folded)]
    section: Option<String>,
    /// Only of this kind: direct, indirect, mixed
    #[arg(long, value_name = "KIND", value_parser = kind)]
    kind: Option<Kind>,
    /// Only with this tag
    #[arg(long, value_name = "TAG", value_parser = folded)]
    tag: Option<String>,
    /// Only with these words in them; accents and case do not matter
    #[arg(long = "match", value_name = "WORDS", value_parser = folded)]
    words: Option<String>,
    /// The format; `plenary formats` lists them
    #[arg(long, short, value_name = "FORMAT", default_value = "text", value_parser = format)]
    format: &'static dyn Exporter,
    /// Write to a new file instead of standard output
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,
}

impl std::fmt::Debug for Args {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Args").field("format", &self.format.name()).finish_non_exhaustive()
    }
}

/// Words are compared without accents and case.
#[expect(clippy::unnecessary_wraps, reason = "clap wants a parser that could fail")]
fn folded(words: &str) -> Result<String, std::convert::Infallible> {
    Ok(loose(words))
}

fn kind(word: &str) -> Result<Kind, String> {
    let other =
        || suggest(word, Kind::ALL.map(Kind::name)).unwrap_or_else(|| "direct, indirect or mixed".to_owned());
    Kind::from_name(word).ok_or_else(other)
}

fn format(word: &str) -> Result<&'static dyn Exporter, String> {
    let names: Vec<&str> = EXPORTERS.iter().map(|exporter| exporter.name()).collect();
    let other = || {
        suggest(word, names.iter().copied())
            .unwrap_or_else(|| format!("the formats are {}", names.join(", ")))
    };
    find(word).ok_or_else(other)
}

pub(super) fn run(args: &Args) -> Result<Exit, Failure> {
    let volumes = load::load(&args.paths.paths)?;
    let mut records = Vec::new();
    for briefing in volumes.iter().filter_map(|volume| volume.briefing.as_ref()) {
        let ids = briefing.quote_ids().filter(|id| args.takes(briefing, &briefing[*id]));
        records.extend(ids.map(|id| Record::new(briefing, id)));
    }
    let unread = load::report_unread(&volumes);
    if records.is_empty() {
        super::tell("plenary: no quote is like that\n");
        return Ok(Exit::Faults);
    }
    let text = export(args.format, &records);
    match &args.output {
        None => super::print(&text)?,
        Some(path) => {
            let written = io::write(path, &text, Mode::New).map_err(Failure::from)?;
            super::tell(&format!("{} quotes written to {}\n", records.len(), written.path.display()));
        }
    }
    Ok(if unread { Exit::Faults } else { Exit::Well })
}

impl Args {
    /// Whether a quote is wanted.
    fn takes(&self, briefing: &Briefing, quote: &Quote) -> bool {
        let speaker = quote.speaker.map(|speaker| &briefing[speaker]);
        let section = quote.section.map(|section| &briefing[section]);
        let original = quote.original.as_ref().map_or("", |original| &original.text);
        self.kind.is_none_or(|kind| kind == quote.kind)
            && self.tag.as_ref().is_none_or(|tag| quote.tags.iter().any(|own| loose(own) == *tag))
            && self.words.as_ref().is_none_or(|words| holds(&[&quote.text, original], words))
            && self.speaker.as_ref().is_none_or(|words| {
                let native = |speaker: &crate::model::Speaker| {
                    speaker.native.as_deref().unwrap_or_default().to_owned()
                };
                speaker.is_some_and(|one| &*one.id == words || holds(&[&one.name, &native(one)], words))
            })
            && self.section.as_ref().is_none_or(|words| {
                section.is_some_and(|one| &*one.id == words || holds(&[&one.title], words))
            })
    }
}

/// Whether every word stands somewhere in the texts.
fn holds(texts: &[&str], words: &str) -> bool {
    let hay = loose(&texts.join(" "));
    words.split_whitespace().all(|word| hay.contains(word))
}
