//! `plenary check PATH…`: every problem, with its position and a fix.

use super::environment::Color;
use super::exit::Exit;
use super::load::{self, Paths};
use super::output::{counted, print, tell};
use crate::diagnostic::{Count, report::WIDTH};
use crate::io::Failure;
use crate::library::Volume;
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
    let loaded = load::load(&args.paths.paths)?;
    let volumes = &loaded.volumes;
    let color = args.color.is_on();
    let width = crate::terminal::columns().map_or(WIDTH, |columns| usize::from(columns).max(40));
    let reports = volumes.iter().map(Volume::report);
    print(&match args.format {
        ReportFormat::Text => reports.map(|report| report.text(color, width)).collect::<String>(),
        ReportFormat::Short => reports.map(|report| report.short()).collect(),
        ReportFormat::Json => {
            format!("{:#}\n", Value::from(reports.map(|report| report.json()).collect::<Vec<_>>()))
        }
    })?;
    let total = volumes.iter().map(Volume::count).fold(Count::default(), |total, count| Count {
        errors: total.errors + count.errors,
        warnings: total.warnings + count.warnings,
    });
    if args.format == ReportFormat::Text {
        let files = match &volumes[..] {
            [one] => one.name.to_string(),
            volumes => counted(volumes.len(), "file"),
        };
        let words = total.words();
        tell(&format!("{files}: {}\n", if words.is_empty() { "no problems" } else { &words }));
    }
    let exit = if total.errors > 0 { Exit::Faults } else { Exit::Success };
    Ok(exit.max(loaded.report_bugs()))
}
