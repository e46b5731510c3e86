//! `plenary quotes PATH…`: quotes, filtered, in any export format.

use super::exit::Exit;
use super::form::Form;
use super::load::Paths;
use super::near::{Names, SpeakerWords};
use super::output::{Stop, complain, counted, output_file, print, print_part, shown, tell};
use super::plan::Plan;
use super::search::query;
use super::selection::Selection;
use super::settings;
use crate::diagnostic::suggest;
use crate::export::{Excerpt, Exporter, Refusal, WriteMode, export_as, notebook};
use crate::guard::{Destination, Released, release};
use crate::io::{self, Failure, Written};
use crate::library::Volume;
use crate::model::{Briefing, Kind, Quote, QuoteId};
use crate::query::Query;
use crate::text::fold::loose;
use std::collections::HashSet;
use std::ops::Range;
use std::path::{Path, PathBuf};

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    #[command(flatten)]
    paths: Paths,
    /// Print only quotes that match a query, like that of `plenary search`: words, "a phrase", by:ling, since:2022
    #[arg(long, value_name = "QUERY", value_parser = query, allow_hyphen_values = true)]
    query: Option<Query>,
    /// Print only quotes of this speaker: an id, or words of the name
    #[arg(long, value_name = "SPEAKER", value_parser = SpeakerWords::parse)]
    speaker: Option<SpeakerWords>,
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

/// Maximum number of statements that are joined to find the words next to each other.
const MAX_JOINED: usize = 6;

pub(super) fn run(args: &Args) -> Result<Exit, Failure> {
    let format = match args.form.format(args.settings.templates_folder()) {
        Ok(format) => format,
        Err(exit) => return Ok(exit),
    };
    if let Some(joint) = args.streamed(format.exporter()) {
        return args.stream(format.exporter(), joint);
    }
    // Only briefings with matching quotes are kept.
    let mut found: Vec<(Briefing, Vec<Excerpt>)> = Vec::new();
    let plan = Plan::of(&args.paths.paths, &args.selection(), &args.paths.uses_index)?;
    let names = Names::default();
    let find = |volume: Volume| {
        let briefing = volume.briefing?;
        let quotes = args.found(&briefing, &names);
        (!quotes.is_empty()).then_some((briefing, quotes))
    };
    let unread = plan.map_briefings(find, |made| {
        found.extend(made);
        Ok(())
    })?;
    if args.has_folder() {
        // `None` sorts before everything else.
        let day = |briefing: &Briefing| briefing.event.day();
        found.sort_by_key(|(briefing, _)| (day(briefing).is_none(), day(briefing)));
    }
    let mut records: Vec<Released<'_>> = Vec::new();
    for (briefing, quotes) in &found {
        let own = quotes.iter().map(|quote| quote.record(briefing));
        records.extend(release(own, args.destination()).passed);
    }
    let exit = unread.report();
    if records.is_empty() {
        return args.report_none(names).map(|none| exit.max(none));
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
    /// What is needed of the files.
    fn selection(&self) -> Selection {
        Selection {
            lookup: self.query.as_ref().map(Query::lookup),
            speaker: self.speaker.as_ref().map(|words| words.folded.clone()),
            ..Selection::default()
        }
    }

    /// Returns true if the quotes come in the order of their days, because a path names a folder.
    fn has_folder(&self) -> bool {
        self.paths.paths.iter().any(|path| path.is_dir())
    }

    /// Returns what separates the quotes of two briefings, if they can be printed one by one.
    fn streamed(&self, exporter: &dyn Exporter) -> Option<&'static str> {
        exporter.joint().filter(|_| exporter.is_streamed() && self.destination() == Destination::Output)
    }

    /// Prints the quotes of each briefing as soon as no earlier ones can follow, so that few are in memory at a time.
    fn stream(&self, exporter: &dyn Exporter, joint: &str) -> Result<Exit, Failure> {
        let is_by_day = self.has_folder();
        let selection = Selection { is_by_day, ..self.selection() };
        let plan = Plan::of(&self.paths.paths, &selection, &self.paths.uses_index)?;
        let style = self.form.style();
        let names = Names::default();
        let find = |briefing: &Briefing| {
            let quotes = self.found(briefing, &names);
            let own = quotes.iter().map(|quote| quote.record(briefing));
            let records = release(own, Destination::Output).passed;
            (!records.is_empty()).then(|| export_as(exporter, &records, style))
        };
        let mut printer = Printer { joint, ..Printer::default() };
        let mut take = |text: Result<String, Refusal>| match text {
            Ok(text) => printer.print(&text),
            Err(refusal) => Err(Failure::new(refusal.message).help(refusal.help).into()),
        };
        let unread = if is_by_day {
            plan.map_by_day(|_, briefing| find(briefing), take)?
        } else {
            plan.map_briefings(
                |volume| find(volume.briefing.as_ref()?),
                |text| text.map_or(Ok(()), &mut take),
            )?
        };
        let exit = unread.report();
        if printer.has_printed {
            return Ok(exit);
        }
        self.report_none(names).map(|none| exit.max(none))
    }

    /// Reports that no quote matches, and similar names if no speaker has that name.
    fn report_none(&self, names: Names) -> Result<Exit, Failure> {
        let Paths { paths, uses_index } = &self.paths;
        let failure = match &self.speaker {
            Some(words) => names.failure(words, paths, uses_index)?,
            None => None,
        };
        complain(&failure.unwrap_or_else(|| Failure::new("no quotes match")));
        Ok(Exit::Faults)
    }

    /// Where the quotes go.
    fn destination(&self) -> Destination {
        match output_file(self.output.as_deref()) {
            _ if self.notebook.is_some() => Destination::Notebook,
            Some(_) => Destination::File,
            None => Destination::Output,
        }
    }

    /// Returns the quotes that pass every filter.
    ///
    /// If the words are found only across several statements of a turn, these are joined into one quote. The speakers are
    /// added to the names.
    fn found(&self, briefing: &Briefing, names: &Names) -> Vec<Excerpt> {
        if let Some(words) = &self.speaker {
            names.add(briefing, words);
        }
        let statements = |query: &Query| {
            let quotes = query.find(briefing).into_iter().filter_map(|one| one.kind.quote());
            quotes.map(QuoteId::index).collect::<HashSet<usize>>()
        };
        let asked = self.query.as_ref().map(statements);
        let turns = briefing.turns(0..briefing.quotes.len());
        let runs = turns.flat_map(|turn| {
            let passes = |index: &usize| {
                let is_asked = asked.as_ref().is_none_or(|asked| asked.contains(index));
                is_asked && self.matches(briefing, &briefing.quotes[*index])
            };
            let passing: Vec<usize> = turn.filter(passes).collect();
            let runs = passing.chunk_by(|one, next| one + 1 == *next);
            let runs = runs.filter_map(|run| Some(*run.first()?..run.last()? + 1));
            let found = |run: Range<usize>| match &self.words {
                None => run.map(|index| index..index + 1).collect(),
                Some(words) => runs_with(briefing, &run, words),
            };
            runs.flat_map(found).collect::<Vec<_>>()
        });
        runs.filter_map(|run| Excerpt::of_run(briefing, run)).collect()
    }

    /// Returns true if a quote passes every filter but that of its words.
    fn matches(&self, briefing: &Briefing, quote: &Quote) -> bool {
        let speaker = quote.speaker.map(|speaker| &briefing[speaker]);
        let section = quote.section.map(|section| &briefing[section]);
        self.kind.is_none_or(|kind| kind == quote.kind)
            && self.tag.as_ref().is_none_or(|tag| quote.tags.iter().any(|own| loose(own) == *tag))
            && self.speaker.as_ref().is_none_or(|words| speaker.is_some_and(|one| words.matches(one)))
            && self.section.as_ref().is_none_or(|words| {
                section.is_some_and(|one| &*one.id == words || contains(&[&one.title], words))
            })
    }
}

/// Prints the quotes of one briefing after the other.
#[derive(Default)]
struct Printer<'j> {
    /// What separates two briefings.
    joint: &'j str,
    has_printed: bool,
}

impl Printer<'_> {
    fn print(&mut self, text: &str) -> Result<(), Stop> {
        let joint = if self.has_printed { self.joint } else { "" };
        self.has_printed = true;
        print_part(&format!("{joint}{text}"))
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

/// Returns the shortest runs of a range of statements of one turn that contain the words.
fn runs_with(briefing: &Briefing, quotes: &Range<usize>, words: &str) -> Vec<Range<usize>> {
    let has = |run: &Range<usize>| {
        let original = briefing.quotes[run.start].original.as_ref().map_or("", |original| &original.text);
        contains(&[&briefing.joined_words(run.clone()), original], words)
    };
    let originals = briefing.quotes[quotes.clone()].iter().filter_map(|quote| quote.original.as_ref());
    let all: Vec<&str> = originals.map(|original| &*original.text).collect();
    if !contains(&[&[&*briefing.joined_words(quotes.clone())], &*all].concat(), words) {
        return Vec::new();
    }
    let is_one_after_another =
        |run: &Range<usize>| loose(&briefing.joined_words(run.clone())).contains(words);
    let windows = |len: usize| {
        let starts = quotes.start..(quotes.end + 1).saturating_sub(len).max(quotes.start);
        starts.map(move |start| start..start + len)
    };
    let mut found: Vec<Range<usize>> = windows(1).filter(has).collect();
    if words.contains(' ') {
        for len in 2..=MAX_JOINED {
            let inside =
                |own: &Range<usize>, run: &Range<usize>| run.start <= own.start && own.end <= run.end;
            for run in windows(len).filter(is_one_after_another) {
                let is_inside = |own: &Range<usize>| inside(own, &run) && is_one_after_another(own);
                if !found.iter().any(is_inside) {
                    found.retain(|own| !inside(own, &run));
                    found.push(run);
                }
            }
        }
    }
    if found.is_empty() && has(quotes) {
        // The words need not be next to each other, as in a single quote.
        let len = (2..=quotes.len()).find(|len| windows(*len).any(|run| has(&run)));
        found.extend(len.and_then(|len| windows(len).find(has)));
    }
    found.sort_by_key(|run| run.start);
    found
}

/// Returns true if the texts contain every word.
fn contains(texts: &[&str], words: &str) -> bool {
    let hay = loose(&texts.join(" "));
    words.split_whitespace().all(|word| hay.contains(word))
}
