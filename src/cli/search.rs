//! `plenary search QUERY [PATH…]`: searches many briefings and prints the results by date.

use super::environment::Color;
use super::exit::Exit;
use super::load::LibraryPaths;
use super::output::{Stop, counted, print, print_part, tell};
use super::plan::Plan;
use super::selection::Selection;
use crate::guard::{Destination, release_quotes};
use crate::io::Failure;
use crate::library::Volume;
use crate::model::{Briefing, Date, Noted, Record};
use crate::query::{Match, Query, TextKind};
use crate::text::{Cut, Safe, first_words};
use anstyle::{AnsiColor, Style};
use serde_json::{Value, json};

/// How to print the results.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, clap::ValueEnum)]
enum Format {
    /// Each event with its statements and paragraphs
    #[default]
    Text,
    /// A list of objects
    Json,
    /// One object per line
    Ndjson,
}

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Words that a statement or paragraph must contain, in any order; each matches the start of a word. Also "a phrase",
    /// -word to exclude it, and filters: by:ling, kind:direct, in:title, tag:trade, lang:en, since:2022-03, until:2022,
    /// is:checked
    #[arg(value_name = "QUERY", value_parser = query, allow_hyphen_values = true)]
    query: Query,
    #[command(flatten)]
    library: LibraryPaths,
    /// Choose how to print the results
    #[arg(long, value_enum, default_value_t)]
    format: Format,
    /// Print a JSON list, like `--format json`
    #[arg(long)]
    json: bool,
    /// Print at most this many statements and paragraphs
    #[arg(long, value_name = "NUMBER")]
    limit: Option<usize>,
    /// Choose when to use colours
    #[arg(long, value_enum, default_value_t)]
    color: Color,
}

/// Parses a query; an error points at its position.
pub(super) fn query(typed: &str) -> Result<Query, String> {
    Query::parse(typed).map_err(|error| {
        let columns = |text: &str| unicode_width::UnicodeWidthStr::width(text);
        let (before, place) = (typed.cut(..error.span.start), typed.cut(error.span.clone()));
        let marks = "^".repeat(columns(place).max(1));
        format!("{error}\n    {typed}\n    {}{marks}", " ".repeat(columns(before)))
    })
}

/// What matches in one briefing.
#[derive(Default)]
struct Found {
    /// The line of the event.
    head: String,
    /// The number of matches.
    count: usize,
    /// The matches as they are printed.
    texts: Vec<String>,
    /// The matches as objects.
    objects: Vec<Value>,
}

pub(super) fn run(args: &Args) -> Result<Exit, Failure> {
    let format = if args.json { Format::Json } else { args.format };
    let color = args.color.is_on();
    let selection = Selection { lookup: Some(args.query.lookup()), is_by_day: true, ..Selection::default() };
    let plan = Plan::of(&args.library.paths, &selection, &args.library.uses_index)?;
    let (mut count, mut events) = (0, 0);
    let mut printer = Printer { format, left: args.limit.unwrap_or(usize::MAX), ..Printer::default() };
    let find = |volume: &Volume, briefing: &Briefing| {
        let matches = released(briefing, args.query.find(briefing));
        (!matches.is_empty()).then(|| Found::new(volume, briefing, &matches, (format, color)))
    };
    let unread = plan.map_by_day(find, |found| {
        count += found.count;
        events += 1;
        printer.print(&found)
    })?;
    printer.finish()?;
    let exit = unread.report();
    if format == Format::Text {
        tell(&summary(count, events, unread.read));
    }
    Ok(if count == 0 { exit.max(Exit::Faults) } else { exit })
}

/// Prints what was found, one event after the other.
#[derive(Default)]
struct Printer {
    format: Format,
    /// How many matches are still printed.
    left: usize,
    has_printed: bool,
    /// The objects of a JSON list, which is printed as a whole.
    objects: Vec<Value>,
}

impl Printer {
    /// Prints what was found in one event.
    ///
    /// Without a reader of the output, only lines of JSON stop: the others have a summary, which counts all matches.
    fn print(&mut self, found: &Found) -> Result<(), Stop> {
        if self.left == 0 {
            return Ok(());
        }
        let count = self.left.min(found.count);
        self.left -= count;
        match self.format {
            Format::Json => self.objects.extend(found.objects.iter().take(count).cloned()),
            Format::Ndjson => {
                let lines = found.objects.iter().take(count).map(|object| format!("{object}\n"));
                print_part(&lines.collect::<String>())?;
            }
            Format::Text => {
                let gap = if self.has_printed { "\n" } else { "" };
                let texts: String = found.texts.iter().take(count).cloned().collect();
                print(&format!("{gap}{}{texts}", found.head))?;
            }
        }
        self.has_printed = true;
        Ok(())
    }

    fn finish(self) -> Result<(), Failure> {
        if self.format == Format::Json {
            print(&format!("{:#}\n", Value::from(self.objects)))
        } else {
            Ok(())
        }
    }
}

impl Found {
    fn new(
        volume: &Volume,
        briefing: &Briefing,
        matches: &[Match<'_>],
        (format, color): (Format, bool),
    ) -> Self {
        let mut found = Self { head: head(volume, briefing, color), count: matches.len(), ..Self::default() };
        match format {
            Format::Text => found.texts = matches.iter().map(|one| text(briefing, one, color)).collect(),
            _ => found.objects = matches.iter().map(|one| object(volume, briefing, one)).collect(),
        }
        found
    }
}

/// The matches that may be printed: those outside quotes, and those in released quotes and their notes.
fn released<'b>(briefing: &Briefing, matches: Vec<Match<'b>>) -> Vec<Match<'b>> {
    let passes = |quote| !release_quotes(briefing, [quote], Destination::Output).passed.is_empty();
    let own = |kind: TextKind| match kind {
        TextKind::Note(Noted::Quote(quote)) => Some(quote),
        kind => kind.quote(),
    };
    matches.into_iter().filter(|one| own(one.kind).is_none_or(passes)).collect()
}

fn summary(matches: usize, briefings: usize, all: usize) -> String {
    match matches {
        0 => format!("no matches in {}\n", counted(all, "briefing")),
        1 => format!("1 match in {}\n", counted(briefings, "briefing")),
        _ => format!("{matches} matches in {}\n", counted(briefings, "briefing")),
    }
}

fn style(style: Style, color: bool) -> Style {
    if color { style } else { Style::new() }
}

/// The line of an event: its day, title, place and file.
fn head(volume: &Volume, briefing: &Briefing, color: bool) -> String {
    let event = &briefing.event;
    let bold = style(Style::new().bold(), color);
    let day = briefing.event.day().map(Date::iso).map(|day| format!("{day}  ")).unwrap_or_default();
    let place = event.place.as_ref().map(|place| format!("{place} · ")).unwrap_or_default();
    format!("{day}{bold}{}{bold:#}  {place}{}\n", event.title, volume.name)
}

/// The two lines of a match: where it is, and its words.
fn text(briefing: &Briefing, one: &Match<'_>, color: bool) -> String {
    let lit = style(AnsiColor::Yellow.on_default().bold(), color);
    let mut out = format!("  {}\n    ", place_of(briefing, one));
    let mut end = 0;
    for range in &one.lit {
        let range = range.start.max(end)..range.end.max(end);
        out.push_str(&line(one.text.cut(end..range.start)));
        out.push_str(&format!("{lit}{}{lit:#}", line(one.text.cut(range.clone()))));
        end = range.end;
    }
    out + &line(one.text.cut(end..)) + "\n"
}

/// A text on one line, with one space for each run of line breaks.
fn line(text: &str) -> String {
    let mut line = String::new();
    let mut ended = false;
    for c in text.chars().filter(|c| *c != '\r') {
        if c == '\n' && ended {
            continue;
        }
        ended = c == '\n';
        line.push(if ended { ' ' } else { c });
    }
    line
}

/// The place of a match: its speaker with the post, its section, what it is, and if nobody has checked who said it.
fn place_of(briefing: &Briefing, one: &Match<'_>) -> String {
    let section = one.section.map_or("", |section| &*briefing[section].title);
    let quote = one.kind.quote().map(|quote| &briefing[quote]);
    let speaker = quote.and_then(|quote| quote.speaker).map(|speaker| &briefing[speaker]);
    let who = speaker.map_or_else(String::new, |speaker| {
        let post = speaker.post();
        let separator = if post.is_empty() { "" } else { ", " };
        format!("{}{separator}{post}", speaker.full_name())
    });
    let what = match one.kind {
        TextKind::Note(on) => format!("note on “{}”", first_words(words_of(briefing, on), NOTED_WORDS)),
        kind => quote.map_or(kind.name(), |quote| quote.kind.name()).to_owned(),
    };
    let is_unchecked = quote.is_some_and(|quote| briefing.is_checked(quote) == Some(false));
    let caution = if is_unchecked { "attribution not checked" } else { "" };
    [&*who, section, &*what, caution]
        .into_iter()
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join(" · ")
}

/// The number of words that a note is on that are printed.
const NOTED_WORDS: usize = 8;

/// The words that a note is on.
fn words_of(briefing: &Briefing, on: Noted) -> &str {
    match on {
        Noted::Words(note) => &briefing[note].text,
        Noted::Quote(quote) => &briefing[quote].text,
    }
}

fn object(volume: &Volume, briefing: &Briefing, one: &Match<'_>) -> Value {
    let event = &briefing.event;
    let mut object = json!({ "file": &*volume.name, "event": &*event.title, "in": one.kind.name() });
    if let Some(day) = briefing.event.day().map(Date::iso) {
        object["date"] = Value::from(day);
    }
    if let Some(place) = &event.place {
        object["place"] = Value::from(&**place);
    }
    if let Some(section) = one.section.map(|section| &briefing[section]) {
        object["section"] = json!({ "id": &*section.id, "title": &*section.title });
    }
    if let TextKind::Statement(id) = one.kind {
        let record = Record::new(briefing, id);
        object["quote"] = json!({ "id": record.id, "kind": record.quote.kind.name() });
        if let Some(checked) = record.checked {
            object["quote"]["checked"] = Value::from(checked);
        }
        if let Some(speaker) = record.speaker {
            object["speaker"] = json!({ "id": &*speaker.id, "name": &*speaker.name });
            if !speaker.post().is_empty() {
                object["speaker"]["post"] = Value::from(speaker.post());
            }
        }
    }
    if let TextKind::Note(on) = one.kind {
        let tags: Vec<&str> = briefing.noted(on).1.iter().map(Safe::as_str).collect();
        object["note"] = json!({ "on": words_of(briefing, on), "tags": tags });
        if let Noted::Quote(quote) = on {
            object["note"]["quote"] = Value::from(briefing.quote_name(quote));
        }
    }
    object["text"] = Value::from(one.text);
    let character = |at: usize| one.text.cut(..at).chars().count();
    let matches = one.lit.iter().map(|range| json!([character(range.start), character(range.end)]));
    object["matches"] = Value::from(matches.collect::<Vec<_>>());
    object
}
