//! `plenary quotes PATH…`: quotes, filtered, in any export format.

use super::form::Form;
use super::{Exit, Paths, load, settings};
use crate::diagnostic::suggest;
use crate::export::{Exporter, export_as, notebook};
use crate::guard::{Destination, Released, release_quotes};
use crate::io::{self, Failure, Mode};
use crate::model::{Briefing, Kind, Quote};
use crate::text::fold::loose;
use std::path::{Path, PathBuf};

#[derive(Debug, clap::Args)]
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
    #[command(flatten)]
    form: Form,
    #[command(flatten)]
    settings: settings::Place,
    /// Write to a new file instead of standard output
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Add to a notebook: in Markdown each briefing has one heading, and no quote comes twice
    #[arg(long, value_name = "FILE", conflicts_with = "output")]
    notebook: Option<PathBuf>,
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

pub(super) fn run(args: &Args) -> Result<Exit, Failure> {
    let format = match args.form.format(args.settings.templates_folder()) {
        Ok(format) => format,
        Err(exit) => return Ok(exit),
    };
    let volumes = load::load(&args.paths.paths)?;
    let mut records = Vec::new();
    for briefing in volumes.iter().filter_map(|volume| volume.briefing.as_ref()) {
        let ids = briefing.quote_ids().filter(|id| args.takes(briefing, &briefing[*id]));
        records.extend(release_quotes(briefing, ids, args.destination()).passed);
    }
    let unread = load::report_unread(&volumes);
    if records.is_empty() {
        super::tell("plenary: no quote is like that\n");
        return Ok(Exit::Faults);
    }
    let text = match export_as(format.exporter(), &records, args.form.style()) {
        Ok(text) => text,
        Err(refusal) => {
            super::complain(&Failure::new(refusal.message).help(refusal.help));
            return Ok(Exit::Faults);
        }
    };
    if let Some(path) = &args.notebook {
        return args.add(format.exporter(), path, &text, &records);
    }
    match super::file(args.output.as_deref()) {
        None => super::print(&text)?,
        Some(path) => {
            let written = io::write(path, &text, Mode::New).map_err(Failure::from)?;
            let count =
                if records.len() == 1 { "1 quote".to_owned() } else { format!("{} quotes", records.len()) };
            super::tell(&format!("{count} written to {}\n", written.path.display()));
        }
    }
    Ok(if unread { Exit::Faults } else { Exit::Well })
}

impl Args {
    fn destination(&self) -> Destination {
        match super::file(self.output.as_deref()) {
            _ if self.notebook.is_some() => Destination::Notebook,
            Some(_) => Destination::File,
            None => Destination::Output,
        }
    }

    /// Adds quotes to a notebook and says so.
    fn add(
        &self,
        format: &dyn Exporter,
        path: &Path,
        text: &str,
        records: &[Released<'_>],
    ) -> Result<Exit, Failure> {
        let written = if format.name() == "markdown" {
            io::write(path, &notebook::page(records, self.form.style()), Mode::Notebook)
        } else if let Some(joint) = format.joint() {
            io::write(path, text, Mode::Append { joint })
        } else {
            super::complain(
                &Failure::new(format!("nothing can be added to a file of the format {}", format.name()))
                    .help("write a new file with -o, or choose text, markdown or ndjson"),
            );
            return Ok(Exit::Usage);
        };
        let written = written.map_err(Failure::from)?;
        let path = crate::text::Safe::from_world(&written.path.to_string_lossy());
        super::tell(&match written.bytes {
            0 => format!("{path} has all of them already\n"),
            _ => format!("added to {path}\n"),
        });
        Ok(Exit::Well)
    }

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
