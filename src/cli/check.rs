//! `plenary check PATH…`: every problem, with its position and a fix.

use super::environment::Color;
use super::exit::Exit;
use super::files::list_skipped;
use super::load::Paths;
use super::output::{counted, print, tell};
use super::people_file::OpenFile;
use super::plan::Plan;
use super::selection::Selection;
use crate::diagnostic::{Count, report::WIDTH};
use crate::io::Failure;
use crate::library::Volume;
use crate::model::Checks;
use serde_json::{Value, json};

/// How to print problems.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, clap::ValueEnum)]
enum ReportFormat {
    /// With the line of the file and a marker under the position
    #[default]
    Text,
    /// One line per problem, with file, line and column, for editors
    Short,
    /// A list of objects, one per file
    Json,
}

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    #[command(flatten)]
    paths: Paths,
    /// Choose how to print problems
    #[arg(long, value_enum, default_value_t)]
    format: ReportFormat,
    /// Choose when to use colours
    #[arg(long, value_enum, default_value_t)]
    color: Color,
}

pub(super) fn run(args: &Args) -> Result<Exit, Failure> {
    let color = args.color.is_on();
    let width = crate::terminal::columns().map_or(WIDTH, |columns| usize::from(columns).max(40));
    let mut objects = Vec::new();
    let mut total = Count::default();
    let (mut files, mut last) = (0, None);
    let Paths { paths, uses_index } = &args.paths;
    let selection = Selection { has_excerpts: true, ..Selection::default() };
    let unread = Plan::of(paths, &selection, uses_index)?.each(|volume| {
        let count = volume.count();
        total.errors += count.errors;
        total.warnings += count.warnings;
        files += 1;
        let text = match args.format {
            ReportFormat::Text => volume.report().text(color, width) + &notice(&volume, ""),
            ReportFormat::Short => volume.report().short() + &notice(&volume, "1:1: "),
            ReportFormat::Json => {
                objects.push(json(&volume));
                String::new()
            }
        };
        last = Some(volume.name.clone());
        print(&text)
    })?;
    let folders: Vec<_> = args.paths.paths.iter().filter(|path| path.is_dir()).cloned().collect();
    let people = if folders.is_empty() { None } else { OpenFile::of(&folders)? };
    if let Some(people) = people.filter(|people| people.source.is_some()) {
        let count = people.count();
        total.errors += count.errors;
        total.warnings += count.warnings;
        files += 1;
        match args.format {
            ReportFormat::Text => print(&people.report().text(color, width))?,
            ReportFormat::Short => print(&people.report().short())?,
            ReportFormat::Json => objects.push(people.report().json()),
        }
    }
    match args.format {
        ReportFormat::Json => print(&format!("{:#}\n", Value::from(objects)))?,
        ReportFormat::Short => {}
        ReportFormat::Text => {
            list_skipped(&unread.skipped);
            let files =
                last.filter(|_| files == 1).map_or_else(|| counted(files, "file"), |name| name.to_string());
            let words = total.words();
            tell(&format!("{files}: {}\n", if words.is_empty() { "no problems" } else { &words }));
        }
    }
    let exit = if total.errors > 0 { Exit::Faults } else { Exit::Success };
    Ok(exit.max(unread.report_bugs()))
}

fn checks(volume: &Volume) -> Option<Checks> {
    volume.briefing.as_ref()?.checks()
}

/// Returns a line that says how many attributions nobody has checked; this is not a problem of the file.
fn notice(volume: &Volume, place: &str) -> String {
    let Some(checks) = checks(volume) else { return String::new() };
    let has_key =
        volume.briefing.as_ref().and_then(|briefing| briefing.import.as_ref()?.rules.as_ref()).is_some();
    let help = if has_key || volume.imported().is_some() {
        "in the reader, press `.` on each quote that is right; or write `checked = true` below it, or below [import] for all"
    } else {
        "in the reader, press `.` on each quote that is right; or add a table [import], and `checked = true` below it"
    };
    let gap = if place.is_empty() { " " } else { "" };
    format!("{}:{gap}{place}notice[unchecked]: {}; {help}\n", volume.name, checks.words())
}

/// Returns the report of a file as JSON, with the checked attributions of an imported briefing.
fn json(volume: &Volume) -> Value {
    let mut report = volume.report().json();
    if let Some(checks) = checks(volume) {
        report["import"] = json!({ "checked": checks.checked, "quotes": checks.all });
    }
    report
}
