//! `plenary quotes PATH…`: quotes, filtered, in any export format.

use super::exit::Exit;
use super::form::Form;
use super::load::{self, Paths};
use super::output::{complain, counted, output_file, print, shown, tell};
use super::settings;
use crate::diagnostic::suggest;
use crate::export::{Exporter, WriteMode, export_as, notebook};
use crate::guard::{Destination, release_quotes};
use crate::io::{self, Failure, Written};
use crate::model::{Briefing, Kind, Quote, QuoteId};
use crate::text::fold::loose;
use std::path::{Path, PathBuf};

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    #[command(flatten)]
    paths: Paths,
    /// Print only quotes of this speaker: an id, or words of the name
    #[arg(long, value_name = "SPEAKER", value_parser = folded)]
    speaker: Option<String>,
    /// Print only quotes of this section: an id, or words of the title
    #[arg(long, value_name = "SECTION", value_parser = folded)]
    section: Option<String>,
    /// Print only quotes of this kind: direct, indirect or mixed
    #[arg(long, value_name = "KIND", value_parser = kind)]
    kind: Option<Kind>,
    /// Print only quotes with this tag
    #[arg(long, value_name = "TAG", value_parser = folded)]
    tag: Option<String>,
    /// Print only quotes that contain these words; accents and case do not matter
    #[arg(long = "match", value_name = "WORDS", value_parser = folded)]
    words: Option<String>,
    #[command(flatten)]
    form: Form,
    #[command(flatten)]
    settings: settings::Place,
    /// Write to a new file instead of standard output
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Add to a notebook; in Markdown each briefing has one heading, and no quote is added twice
    #[arg(long, value_name = "FILE", conflicts_with = "output")]
    notebook: Option<PathBuf>,
}

/// Words without accents and case, for comparisons.
#[expect(clippy::unnecessary_wraps, reason = "clap requires a parser that can fail")]
fn folded(words: &str) -> Result<String, std::convert::Infallible> {
    Ok(loose(words))
}

fn kind(word: &str) -> Result<Kind, String> {
    Kind::from_name(word).ok_or_else(|| {
        let similar = suggest(word, Kind::ALL.map(Kind::name));
        similar.unwrap_or_else(|| "choose `direct`, `indirect` or `mixed`".to_owned())
    })
}

pub(super) fn run(args: &Args) -> Result<Exit, Failure> {
    let format = match args.form.format(args.settings.templates_folder()) {
        Ok(format) => format,
        Err(exit) => return Ok(exit),
    };
    // Only briefings with matching quotes are kept.
    let mut matching = Vec::new();
    let unread = load::each(&args.paths.paths, |volume| {
        load::report_unread(&volume);
        if let Some(briefing) = volume.briefing {
            let ids: Vec<QuoteId> =
                briefing.quote_ids().filter(|id| args.matches(&briefing, &briefing[*id])).collect();
            if !ids.is_empty() {
                matching.push((briefing, ids));
            }
        }
        Ok(())
    })?;
    let release = |(briefing, ids)| release_quotes(briefing, ids, args.destination()).passed;
    let pairs = matching.iter().map(|(briefing, ids)| (briefing, ids.iter().copied()));
    let records: Vec<_> = pairs.flat_map(release).collect();
    let exit = unread.report();
    if records.is_empty() {
        tell("plenary: no quotes match\n");
        return Ok(exit.max(Exit::Faults));
    }
    let (exporter, style) = (format.exporter(), args.form.style());
    let written = match args.notebook {
        Some(_) => notebook::contents(exporter, &records, style),
        None => export_as(exporter, &records, style),
    };
    let text = match written {
        Ok(text) => text,
        Err(refusal) => {
            complain(&Failure::new(refusal.message).help(refusal.help));
            return Ok(Exit::Faults);
        }
    };
    if let Some(path) = &args.notebook {
        return Ok(add_to_notebook(exporter, path, &text)?.max(exit));
    }
    match output_file(args.output.as_deref()) {
        None => print(&text)?,
        Some(path) => {
            let written = io::write(path, &text, WriteMode::New).map_err(Failure::from)?;
            tell(&format!("{} written to {}\n", counted(records.len(), "quote"), shown(&written.path)));
        }
    }
    Ok(exit)
}

impl Args {
    /// Where the quotes go.
    fn destination(&self) -> Destination {
        match output_file(self.output.as_deref()) {
            _ if self.notebook.is_some() => Destination::Notebook,
            Some(_) => Destination::File,
            None => Destination::Output,
        }
    }

    /// Returns true if a quote passes every filter.
    fn matches(&self, briefing: &Briefing, quote: &Quote) -> bool {
        let speaker = quote.speaker.map(|speaker| &briefing[speaker]);
        let section = quote.section.map(|section| &briefing[section]);
        let original = quote.original.as_ref().map_or("", |original| &original.text);
        self.kind.is_none_or(|kind| kind == quote.kind)
            && self.tag.as_ref().is_none_or(|tag| quote.tags.iter().any(|own| loose(own) == *tag))
            && self.words.as_ref().is_none_or(|words| contains(&[&quote.text, original], words))
            && self.speaker.as_ref().is_none_or(|words| {
                let native = |speaker: &crate::model::Speaker| {
                    speaker.native.as_deref().unwrap_or_default().to_owned()
                };
                speaker.is_some_and(|one| &*one.id == words || contains(&[&one.name, &native(one)], words))
            })
            && self.section.as_ref().is_none_or(|words| {
                section.is_some_and(|one| &*one.id == words || contains(&[&one.title], words))
            })
    }
}

/// Adds quotes to a notebook, and returns how the run ends.
fn add_to_notebook(format: &dyn Exporter, path: &Path, text: &str) -> Result<Exit, Failure> {
    let written = if format.has_headings() {
        io::write(path, text, WriteMode::Notebook)
    } else if let Some(joint) = format.joint() {
        io::write(path, text, WriteMode::Append(joint))
    } else {
        complain(
            &Failure::new(format!("cannot add to a file in the format {}", format.name()))
                .help("write a new file with -o, or choose text, markdown or ndjson"),
        );
        return Ok(Exit::Usage);
    };
    let Written { path, bytes, .. } = written.map_err(Failure::from)?;
    let path = shown(&path);
    tell(&match bytes {
        0 => format!("{path} already contains all of them\n"),
        _ => format!("added to {path}\n"),
    });
    Ok(Exit::Success)
}

/// Returns true if the texts contain every word.
fn contains(texts: &[&str], words: &str) -> bool {
    let hay = loose(&texts.join(" "));
    words.split_whitespace().all(|word| hay.contains(word))
}
