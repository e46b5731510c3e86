//! `plenary check PATH…`: every problem, with its position and a fix.

use super::environment::Color;
use super::exit::Exit;
use super::files::list_passed;
use super::load::{self, Paths};
use super::output::{counted, print, tell};
use crate::diagnostic::{Count, report::WIDTH};
use crate::io::Failure;
use serde_json::Value;

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
    let unread = load::each(&args.paths.paths, |volume| {
        let count = volume.count();
        total.errors += count.errors;
        total.warnings += count.warnings;
        files += 1;
        let report = volume.report();
        let text = match args.format {
            ReportFormat::Text => report.text(color, width),
            ReportFormat::Short => report.short(),
            ReportFormat::Json => {
                objects.push(report.json());
                String::new()
            }
        };
        last = Some(volume.name.clone());
        print(&text)
    })?;
    match args.format {
        ReportFormat::Json => print(&format!("{:#}\n", Value::from(objects)))?,
        ReportFormat::Short => {}
        ReportFormat::Text => {
            list_passed(&unread.passed);
            let files =
                last.filter(|_| files == 1).map_or_else(|| counted(files, "file"), |name| name.to_string());
            let words = total.words();
            tell(&format!("{files}: {}\n", if words.is_empty() { "no problems" } else { &words }));
        }
    }
    let exit = if total.errors > 0 { Exit::Faults } else { Exit::Success };
    Ok(exit.max(unread.report_bugs()))
}
