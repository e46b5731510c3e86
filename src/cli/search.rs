//! `plenary search WORDS [PATH…]`: searches many briefings, with context.

use super::environment::Color;
use super::exit::Exit;
use super::load;
use super::output::{counted, print, tell};
use crate::guard::{Destination, release_quotes};
use crate::io::Failure;
use crate::library::Volume;
use crate::model::Briefing;
use crate::search::hit::{Hit, hits};
use crate::text::find::Needle;
use anstyle::{AnsiColor, Style};
use serde_json::{Value, json};
use std::path::PathBuf;

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Words to search for; case and accents count only if you type capitals or accents
    #[arg(value_name = "WORDS", value_parser = words)]
    words: Needle,
    /// Briefings, articles, or folders of them; `-` reads standard input [default: your library, or the briefings that come
    /// with plenary]
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// Print a JSON list
    #[arg(long)]
    json: bool,
    /// Choose when to use colours
    #[arg(long, value_enum, default_value_t)]
    color: Color,
}

fn words(typed: &str) -> Result<Needle, String> {
    Needle::new(typed).ok_or_else(|| "type at least one letter to search for".to_owned())
}

/// Characters of context on either side if the terminal width is unknown.
const CONTEXT: usize = 48;

pub(super) fn run(args: &Args) -> Result<Exit, Failure> {
    let around = crate::terminal::columns().map_or(CONTEXT, |columns| {
        (usize::from(columns).saturating_sub(args.words.typed().len() + 8) / 2).clamp(12, 96)
    });
    let color = args.color.is_on();
    let (mut all, mut matching, mut count) = (0, 0, 0);
    let mut objects = Vec::new();
    let unread = load::each(&args.paths, |volume| {
        load::report_unread(&volume);
        all += 1;
        let Some(briefing) = &volume.briefing else { return Ok(()) };
        let hits = released(briefing, hits(briefing, &args.words, around));
        if hits.is_empty() {
            return Ok(());
        }
        count += hits.len();
        matching += 1;
        if args.json {
            objects.extend(hits.iter().map(|hit| object(&volume, briefing, hit)));
            return Ok(());
        }
        let gap = if matching > 1 { "\n" } else { "" };
        print(&format!("{gap}{}", page(&volume, briefing, &hits, color)))
    })?;
    let exit = unread.report();
    if args.json {
        print(&format!("{:#}\n", Value::from(objects)))?;
    } else {
        tell(&summary(count, matching, all));
    }
    Ok(if count == 0 { exit.max(Exit::Faults) } else { exit })
}

/// The hits that may be printed: outside quotes, or in released quotes.
fn released(briefing: &Briefing, hits: Vec<Hit>) -> Vec<Hit> {
    let passes = |quote| !release_quotes(briefing, [quote], Destination::Output).passed.is_empty();
    hits.into_iter().filter(|hit| hit.quote.is_none_or(passes)).collect()
}

fn summary(matches: usize, briefings: usize, all: usize) -> String {
    match matches {
        0 => format!("no matches in {}\n", counted(all, "briefing")),
        1 => format!("1 match in {}\n", counted(briefings, "briefing")),
        _ => format!("{matches} matches in {}\n", counted(briefings, "briefing")),
    }
}

/// The matches in one briefing: its name, then each place with its matches.
fn page(volume: &Volume, briefing: &Briefing, hits: &[Hit], color: bool) -> String {
    let style = |style: Style| if color { style } else { Style::new() };
    let (title, found) = (style(Style::new().bold()), style(AnsiColor::Yellow.on_default().bold()));
    let mut out = format!("{title}{}{title:#}  {}\n", volume.name, briefing.event.title);
    let mut last = None;
    for hit in hits {
        let place = place(briefing, hit);
        if last.as_ref() != Some(&place) {
            out.push_str(&format!("  {place}\n"));
            last = Some(place);
        }
        out.push_str(&format!("    {}{found}{}{found:#}{}\n", hit.before, hit.words, hit.after));
    }
    out
}

/// The place of a match in words: its section, what contains it, and its speaker.
fn place(briefing: &Briefing, hit: &Hit) -> String {
    let section = hit.section.map_or("", |section| &*briefing[section].title);
    let kind = hit.quote.filter(|_| hit.holder == "quote").map(|quote| briefing[quote].kind.name());
    let holder = kind.map_or(hit.holder.to_owned(), |kind| format!("{kind} quote"));
    let speaker = hit.speaker.map_or("", |speaker| &*briefing[speaker].name);
    [section, &holder, speaker].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
}

fn object(volume: &Volume, briefing: &Briefing, hit: &Hit) -> Value {
    let mut object = json!({ "file": &*volume.name, "event": &*briefing.event.title, "in": hit.holder });
    if let Some(section) = hit.section.map(|section| &briefing[section]) {
        object["section"] = json!({ "id": &*section.id, "title": &*section.title });
    }
    if let Some(quote) = hit.quote {
        object["quote"] = json!({ "id": briefing.quote_name(quote), "kind": briefing[quote].kind.name() });
    }
    if let Some(speaker) = hit.speaker.map(|speaker| &briefing[speaker]) {
        object["speaker"] = json!({ "id": &*speaker.id, "name": &*speaker.name });
    }
    object["before"] = Value::from(&*hit.before);
    object["words"] = Value::from(&*hit.words);
    object["after"] = Value::from(&*hit.after);
    object
}
